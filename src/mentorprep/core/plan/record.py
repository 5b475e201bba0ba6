"""The mentee's own record: how estimates turned out, how many of the promised hours were given, what is likely left of
a step that was begun. It reads the log and believes nothing; see `prior.py` for that."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import log
from typing import NamedTuple

from mentorprep.core.model import Homework, LogEntry, Step
from mentorprep.core.plan.capacity import capacity
from mentorprep.core.plan.left import middle
from mentorprep.core.plan.pace import breaks_of, working_weeks

LATEST_DAYS = 182  # at most the latest half year of weeks counts
_QUIET_DAYS = 4 * 7  # outside of breaks


class Finished(NamedTuple):
    """A finished step: hours estimated, and log(hours taken / hours estimated)."""

    estimate: float
    ratio: float


class Record(NamedTuple):
    """The finished steps, oldest first. The hours logged and available are of the same `weeks`, breaks left out; all are
    0 where no hours were logged, because what is not logged is unknown."""

    finished: tuple[Finished, ...] = ()
    hours_logged: float = 0.0
    hours_available: float = 0.0
    weeks: float = 0.0


def record(homework: Homework, entries: Mapping[str, Sequence[LogEntry]], today: dt.date) -> Record:
    """The record up to the day before `today`, finished steps up to it; `entries` are those of `entries_by_step`."""
    finished = tuple(step for _, step in sorted(_finished(homework, entries), key=lambda dated: dated[0]))
    return Record(finished, *_hours_given(homework, today))


def _finished(homework: Homework, entries: Mapping[str, Sequence[LogEntry]]) -> Iterable[tuple[dt.date, Finished]]:
    """Day and outcome of each finished step that had an estimate and hours logged."""
    for goal in homework.goals:
        for step in goal.plan:
            if step.status == "done" and step.hours is not None and (of_step := entries.get(step.id)):
                estimate, logged = float(middle(step.hours)), _logged(of_step)
                if estimate and logged:
                    yield step.finished or of_step[-1].date, Finished(estimate, log(logged / estimate))


def _hours_given(homework: Homework, today: dt.date) -> tuple[float, float, float]:
    """Hours logged, hours available, and the weeks both are of, since the first entry with hours."""
    recurring = {step.id for goal in homework.goals for step in goal.plan if step.weekly_hours is not None}
    worked = [
        entry
        for entry in homework.log
        if entry.hours is not None and entry.date < today and entry.step not in recurring
    ]
    if not worked:
        return 0.0, 0.0, 0.0
    first = max(min(entry.date for entry in worked), today - dt.timedelta(days=LATEST_DAYS))
    of_days = capacity(homework, today, since=first)
    available = float(of_days.between(first, today - dt.timedelta(days=1))) if of_days else 0.0
    logged = _logged(entry for entry in worked if entry.date >= first)
    if not available:
        return 0.0, 0.0, 0.0
    return logged, available, float(working_weeks(first, today - dt.timedelta(days=1), breaks_of(homework)))


def quiet_since(homework: Homework, today: dt.date) -> dt.date | None:
    """The day of the last entry with hours, where it is four weeks ago or more without the breaks since then: weeks that
    count as hours not given, unless they are said to have been a break. None where no hours are logged."""
    last = max((entry.date for entry in homework.log if entry.hours and entry.date <= today), default=None)
    if last is None:
        return None
    quiet = working_weeks(last + dt.timedelta(days=1), today - dt.timedelta(days=1), breaks_of(homework))
    return last if quiet * 7 >= _QUIET_DAYS else None


def estimate_and_hours_since(step: Step, entries: Sequence[LogEntry], hours_left: Fraction) -> tuple[float, float]:
    """The estimate that counts, and the hours logged since it was made.

    Progress in units makes a new estimate of its own, the hours left, at once."""
    for index in range(len(entries) - 1, -1, -1):
        newest = entries[index].left
        if newest is not None:
            return float(middle(newest)), _logged(entries[index + 1 :])
    in_units = step.size is not None and (step.size.before or any(entry.units for entry in entries))
    if step.hours is None or in_units:
        return float(hours_left), 0.0
    return float(middle(step.hours)), _logged(entries)


def _logged(entries: Iterable[LogEntry]) -> float:
    return sum(float(entry.hours) for entry in entries if entry.hours is not None)
