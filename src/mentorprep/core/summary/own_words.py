"""What `update` and `replan` wrote into `changes` in their own words, read back as facts, so that each language can say
it. The words stand in `core/amend/plan.py` and `core/amend/replan.py`; what the mentee worded is never touched."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from typing import TYPE_CHECKING, Literal

from mentorprep.core.model import By

if TYPE_CHECKING:
    from collections.abc import Mapping

Said = Literal["date", "estimate", "status"]

_DATE = r"[0-9]{4}(?:-(?:Q[1-4]|[0-9]{2}(?:-[0-9]{2})?))?"  # as a `by` is written
_MOVED = re.compile(rf"moved from (?P<before>{_DATE}) to (?P<after>{_DATE})(?:, with .+ by as many days)?")
_FORMS: Mapping[Said, re.Pattern[str]] = {
    "date": re.compile(rf"{_MOVED.pattern}|has a date now: {_DATE}"),
    "estimate": re.compile(r"estimate from [^;]+ to [^;]+|has an estimate now: [^;]+"),
    "status": re.compile(r"active|todo|doing|done|paused|dropped|taken up again"),
}


def topics_of(what: str | None) -> frozenset[Said]:
    """What a told change is about, if every word of it is ours; else nothing."""
    parts = [part.strip() for part in (what or "").split(";")]
    found = [next((topic for topic, form in _FORMS.items() if form.fullmatch(part)), None) for part in parts]
    return frozenset(topic for topic in found if topic) if all(found) else frozenset()


def move_of(what: str | None) -> tuple[By, By] | None:
    """The date before and after, where nothing else is told and in our words; steps that moved along are no news."""
    match = _MOVED.fullmatch((what or "").strip())
    before, after = (_by(match[name]) for name in ("before", "after")) if match else (None, None)
    return (before, after) if before and after else None


def _by(text: str) -> By | None:
    year, month, day = (*text.split("-"), "", "")[:3]
    last = 3 * int(month[1:]) if month.startswith("Q") else int(month or 12)
    try:
        return By(dt.date(int(year), last, int(day or monthrange(int(year), last)[1])), text)
    except ValueError:
        return None
