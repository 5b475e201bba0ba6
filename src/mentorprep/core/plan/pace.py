"""The answer when numbers are missing: what a week would have to hold for a goal's date."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from mentorprep.core.model import Break, Homework, LogEntry, Step
from mentorprep.core.plan.assessment import Pace, UnitPace
from mentorprep.core.plan.left import summed, units_done

if TYPE_CHECKING:
    from mentorprep.core.plan.jobs import Job

SO_FAR_DAYS = 26 * 7
LEAST_SO_FAR_DAYS = 14


def pace(
    homework: Homework,
    at_goal: int,
    by: dt.date | None,
    required: "Sequence[Job]",
    entries: Mapping[str, Sequence[LogEntry]],
    today: dt.date,
) -> Pace | None:
    """The pace of the goal at a place of the file, of its date and its required jobs; `entries` are those of
    `entries_by_step`.

    None for a goal without a date from today on, without work left, or with only breaks until its date.
    `hours_per_week` is None where a required step has neither hours nor a size: a sum without it would say too little.
    Sized steps without hours run beside the others and have their own pace."""
    breaks = breaks_of(homework)
    if by is None or by < today or not required or not (weeks := working_weeks(today, by, breaks)):
        return None
    goal = homework.goals[at_goal]
    steps = [goal.plan[job.place[1]] for job in sorted(required, key=lambda job: job.place)]
    known = [job.hours for job in required if job.hours is not None]
    unsized = any(job.hours is None and goal.plan[job.place[1]].size is None for job in required)
    return Pace(
        weeks=weeks,
        hours_per_week=summed(known) / weeks if known and not unsized else None,
        steps_per_week=len(required) / weeks,
        units=tuple(
            _unit_pace(step, entries.get(step.id, ()), weeks, breaks, today) for step in steps if step.size is not None
        ),
    )


def working_weeks(first: dt.date, last: dt.date, breaks: Iterable[Break]) -> Fraction:
    """The days from `first` to `last`, both included, that are in no break, in weeks."""
    begin, end = first.toordinal(), last.toordinal() + 1
    days = end - begin
    for rest in sorted(breaks, key=lambda rest: rest.from_):
        start, stop = max(rest.from_.toordinal(), begin), min(rest.to.toordinal() + 1, end)
        if start < stop:
            days -= stop - start
            begin = stop
    return Fraction(max(days, 0), 7)


def breaks_of(homework: Homework) -> tuple[Break, ...]:
    """The breaks of the homework, in the order of the file."""
    availability = homework.mentee.availability
    return availability.breaks if availability else ()


def _unit_pace(
    step: Step, entries: Sequence[LogEntry], weeks: Fraction, breaks: Iterable[Break], today: dt.date
) -> UnitPace:
    assert step.size is not None
    units = step.size.total - (units_done(step, entries) or 0)
    before = so_far(entries, breaks, today)
    return UnitPace(step.id, step.size.unit, units, Fraction(units) / weeks, *(before or ()))


class SoFar(NamedTuple):
    """Units a week, and the weeks they are logged over, breaks left out."""

    per_week: Fraction
    weeks: Fraction


def so_far(entries: Sequence[LogEntry], breaks: Iterable[Break], today: dt.date) -> SoFar | None:
    """Units a week, logged in the last 26 weeks, from the day of the first of those entries to today, both included.

    None under 14 days, breaks left out of them too."""
    recent = [entry for entry in entries if entry.units is not None and (today - entry.date).days < SO_FAR_DAYS]
    if not recent:
        return None
    weeks = working_weeks(recent[0].date, today, breaks)
    if weeks * 7 < LEAST_SO_FAR_DAYS:
        return None
    units = sum((Fraction(entry.units) for entry in recent if entry.units is not None), Fraction(0))
    return SoFar(units / weeks, weeks)
