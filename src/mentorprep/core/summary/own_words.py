"""What the tool wrote into `changes` in its own words, read back as facts, so that each language can say it. The words
stand in `core/amend/` (`plan.py`, `replan.py`, `whole.py`); what the mentee worded is never touched."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from typing import TYPE_CHECKING, Any, Literal

from mentorprep.core.model import By
from mentorprep.core.summary.shift import Shift
from mentorprep.core.wording import WEEKDAYS, plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentorprep.core.model import PlanChange
    from mentorprep.core.summary.known import Known

Said = Literal["date", "estimate", "status"]

_DATE = r"[0-9]{4}(?:-(?:Q[1-4]|[0-9]{2}(?:-[0-9]{2})?))?"  # as a `by` is written
_MOVED = rf"moved from (?P<before>{_DATE}) to (?P<after>{_DATE})(?:, with .+ by as many days)?"
_DATED = rf"has a date now: (?P<day>{_DATE})"
_FORMS: Mapping[Said, str] = {
    "date": f"{_MOVED}|{_DATED}",
    "estimate": r"estimate from [^;]+ to [^;]+|has an estimate now: [^;]+",
    "status": r"active|todo|doing|done|paused|dropped|taken up again",
}
_OF_DAY = rf"({'|'.join(WEEKDAYS)}) ([0-9.]+)"
_HOURS = rf"from (?P<first>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}): (?P<hours>[0-9.]+) h a week(?:: (?P<days>{_OF_DAY}(?:, {_OF_DAY})*))?"
_GUESS = r"[0-9.]+ h(?: every week)?|[0-9.]+ to [0-9.]+ h, counted as [0-9.]+ h|a milestone, no work of its own"
_RECKONED = r"(?: \([^;()]+\))?"  # how weeks became hours
_ESTIMATE = rf"(?:estimate from (?P<before>{_GUESS}) to|has an estimate now:) (?P<after>{_GUESS}){_RECKONED}"
_STEP_DATES = r"dates of “(?P<steps>.+)” moved|a date of a step moved"
_TOLD_STATUSES = {"paused": "paused", "dropped": "dropped", "done": "done", "taken up again": "active"}


def topics_of(what: str | None) -> frozenset[Said]:
    """What a told change is about, if every word of it is ours; else nothing."""
    parts = [part.strip() for part in (what or "").split(";")]
    found = [next((topic for topic, form in _FORMS.items() if re.fullmatch(form, part)), None) for part in parts]
    return frozenset(topic for topic in found if topic) if all(found) else frozenset()


def told_shift(change: PlanChange, known: Known) -> Shift | None:
    """What a told change means, where it is in words of ours."""
    goals = known.homework.goals
    of_goal = any(goal.id in change.about for goal in goals)
    step = next((step for goal in goals for step in goal.plan if step.id in change.about and not of_goal), None)
    unit = step.size.unit if step and step.size else None
    return shift_of(change.what, known.titles_of(change.about), of_goal=of_goal, unit=unit)


def shift_of(what: str | None, titles: Sequence[str], *, of_goal: bool, unit: str | None = None) -> Shift | None:
    """The change that words of ours mean, where they mean just one: of the goal or step with this title, or, without a
    title, of the hours from a day on. Steps that moved along with their goal are no news. `unit` is the step's."""
    text = (what or "").strip()
    if not titles:
        return _hours_from(text)
    if len(titles) != 1:
        return None
    thing: Any = "goal" if of_goal else "step"
    if text in _TOLD_STATUSES:
        return Shift("status", thing, titles[0], after=_TOLD_STATUSES[text])
    if match := re.fullmatch(_STEP_DATES, text):
        return Shift(
            "step dates", thing, titles[0], steps=tuple(match["steps"].split("”, “") if match["steps"] else ())
        )
    if match := re.fullmatch(_ESTIMATE, text):
        return _estimate(match, thing, titles[0])
    if match := re.fullmatch(_size(unit or "unit"), text):
        return Shift("size", thing, titles[0], match["before"], match["after"], unit=unit)
    match = re.fullmatch(_FORMS["date"], text)
    before, after = (_by(match["before"]), _by(match["after"] or match["day"])) if match else (None, None)
    return Shift("date", thing, titles[0], before, after) if after else None


def _size(unit: str) -> str:
    count = f"(?:{re.escape(unit)}|{re.escape(plural(unit))})(?:, [0-9.]+ of them done)?"
    return rf"(?:estimate from (?P<before>[0-9.]+) {count} to|has an estimate now:) (?P<after>[0-9.]+) {count}"


def _hours_from(text: str) -> Shift | None:
    match = re.fullmatch(_HOURS, text)
    day = _by(match["first"]) if match else None
    if match is None or day is None:
        return None
    of_days = re.findall(_OF_DAY, match["days"] or "")
    weekdays = tuple((WEEKDAYS.index(name), hours) for name, hours in of_days)
    return Shift("hours from", "mentee", "", after=match["hours"], first=day.day, weekdays=weekdays)


def _estimate(match: re.Match[str], thing: Any, title: str) -> Shift | None:
    """None where hours become hours every week, or the other way round: two figures alone would not tell that."""
    guesses = [guess for guess in (match["before"], match["after"]) if guess]
    weekly = {guess.endswith("every week") for guess in guesses}
    if len(weekly) > 1:
        return None
    figures = ["–".join(re.findall(r"[0-9.]+", guess.partition(",")[0])) or "0" for guess in guesses]
    before = figures[0] if match["before"] else None
    return Shift("weekly estimate" if weekly == {True} else "estimate", thing, title, before, figures[-1])


def _by(text: str | None) -> By | None:
    if not text:
        return None
    year, month, day = (*text.split("-"), "", "")[:3]
    last = 3 * int(month[1:]) if month.startswith("Q") else int(month or 12)
    try:
        return By(dt.date(int(year), last, int(day or monthrange(int(year), last)[1])), text)
    except ValueError:
        return None
