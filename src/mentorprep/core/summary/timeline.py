"""What a picture of the plan shows: today, the dates of goals, days without work, and when goals are likely to be done."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from mentorprep.core.model import By
from mentorprep.core.summary.facts import date_of
from mentorprep.core.summary.known import Known


class Likely(NamedTuple):
    """When a goal is done: by `first` with five chances of ten, by `last` with eight; None where that is too far away to
    say."""

    first: dt.date
    last: dt.date | None


class GoalLine(NamedTuple):
    """A goal by the number it has in the message. `likely` is None where it is not known, or not told."""

    number: int
    title: str
    by: By | None
    likely: Likely | None


class Rest(NamedTuple):
    """Days without work on the plan, both included."""

    first: dt.date
    last: dt.date


class Timeline(NamedTuple):
    """What there is to draw. Breaks only as far as they are not over."""

    today: dt.date
    goals: tuple[GoalLine, ...]
    breaks: tuple[Rest, ...]


def timeline(known: Known, numbers: Mapping[str, int]) -> Timeline | None:
    """The timeline of the active goals with these numbers; None where no date is known of any.

    Beside private work there are no ranges: every figure of the forecast would have a private part."""
    lines = []
    for goal in known.homework.goals:
        judged = known.judged.get(goal.id)
        if goal.status != "active" or goal.id not in numbers or judged is None:
            continue
        likely = Likely(judged.p50, judged.p80) if judged.p50 and not known.private_work else None
        by = date_of(goal, known)
        if by or likely:
            lines.append(GoalLine(numbers[goal.id], goal.title, by, likely))
    if not lines:
        return None
    availability = known.homework.mentee.availability
    breaks = [Rest(days.from_, days.to) for days in (availability.breaks if availability else ())]
    to_come = sorted(days for days in breaks if known.today <= days.last and days.first <= days.last)
    return Timeline(known.today, tuple(lines), tuple(to_come))
