"""What the tool wrote into `changes` in its own words, read back as facts, so that each language can say it. The words
stand in `core/amend/` (`plan.py`, `replan.py`, `whole.py`); what the mentee worded is never touched."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from typing import TYPE_CHECKING, Any, Literal

from mentorprep.core.model import By
from mentorprep.core.summary.shift import Shift

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Said = Literal["date", "estimate", "status"]

_DATE = r"[0-9]{4}(?:-(?:Q[1-4]|[0-9]{2}(?:-[0-9]{2})?))?"  # as a `by` is written
_MOVED = rf"moved from (?P<before>{_DATE}) to (?P<after>{_DATE})(?:, with .+ by as many days)?"
_DATED = rf"has a date now: (?P<day>{_DATE})"
_FORMS: Mapping[Said, str] = {
    "date": f"{_MOVED}|{_DATED}",
    "estimate": r"estimate from [^;]+ to [^;]+|has an estimate now: [^;]+",
    "status": r"active|todo|doing|done|paused|dropped|taken up again",
}
_HOURS = r"from (?P<first>[0-9]{4}-[0-9]{2}-[0-9]{2}): (?P<hours>[0-9.]+) h a week"
_TOLD_STATUSES = {"paused": "paused", "dropped": "dropped", "taken up again": "active"}


def topics_of(what: str | None) -> frozenset[Said]:
    """What a told change is about, if every word of it is ours; else nothing."""
    parts = [part.strip() for part in (what or "").split(";")]
    found = [next((topic for topic, form in _FORMS.items() if re.fullmatch(form, part)), None) for part in parts]
    return frozenset(topic for topic in found if topic) if all(found) else frozenset()


def shift_of(what: str | None, titles: Sequence[str], *, of_goal: bool) -> Shift | None:
    """The change that words of ours mean, where they mean just one: of the goal or step with this title, or, without a
    title, of the hours from a day on. Steps that moved along with their goal are no news."""
    text = (what or "").strip()
    if not titles and (match := re.fullmatch(_HOURS, text)) and (day := _by(match["first"])):
        return Shift("hours from", "mentee", "", after=match["hours"], first=day.day)
    if len(titles) != 1:
        return None
    thing: Any = "goal" if of_goal else "step"
    if text in _TOLD_STATUSES:
        return Shift("status", thing, titles[0], after=_TOLD_STATUSES[text])
    match = re.fullmatch(_FORMS["date"], text)
    before, after = (_by(match["before"]), _by(match["after"] or match["day"])) if match else (None, None)
    return Shift("date", thing, titles[0], before, after) if after else None


def _by(text: str | None) -> By | None:
    if not text:
        return None
    year, month, day = (*text.split("-"), "", "")[:3]
    last = 3 * int(month[1:]) if month.startswith("Q") else int(month or 12)
    try:
        return By(dt.date(int(year), last, int(day or monthrange(int(year), last)[1])), text)
    except ValueError:
        return None
