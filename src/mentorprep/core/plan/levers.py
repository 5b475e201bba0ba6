"""The four levers that may make a goal fit, as edits of the file. Whether they do is for `ways_out.py` to find out."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from mentorprep.core.model import Availability, Week
from mentorprep.core.plan.assessment import TIGHT_BELOW, PlanEdit
from mentorprep.core.plan.left import middle, units_done

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from mentorprep.core.model import Homework, LogEntry, Step
    from mentorprep.core.plan.jobs import Job
    from mentorprep.core.plan.verdict import Situation

HALF = Decimal("0.5")
MOST_HOURS_PER_WEEK = Decimal(40)


def dates_to_move(situation: Situation, at_goal: int) -> tuple[PlanEdit, ...]:
    """The goal's date and its missed step dates, as edits to what they are now.

    Where the goal has no `by` of its own, its date comes from its steps: then those that give it move, too."""
    goal = situation.homework.goals[at_goal]
    own = () if goal.by is None else (PlanEdit(("goals", at_goal, "by"), goal.by.day),)
    return (*own, *_step_dates(situation, at_goal, _steps_to_move(situation, at_goal)))


def unlikely_dates(situation: Situation, at_goal: int) -> tuple[PlanEdit, ...]:
    """The dates of its steps whose own chance is below the limit, as edits to what they are now."""
    chances = situation.outlook.step_chances(at_goal)
    return _step_dates(situation, at_goal, (at_step for at_step, of_step in chances.items() if of_step < TIGHT_BELOW))


def _step_dates(situation: Situation, at_goal: int, at_steps: Iterable[int]) -> tuple[PlanEdit, ...]:
    plan = situation.homework.goals[at_goal].plan
    dates = ((at_step, plan[at_step].by) for at_step in sorted(set(at_steps)))
    return tuple(PlanEdit(("goals", at_goal, "plan", at_step, "by"), by.day) for at_step, by in dates if by)


def moved(dates: Sequence[PlanEdit], days: int) -> tuple[PlanEdit, ...]:
    """These dates so many days later."""
    return tuple(PlanEdit(path, day + dt.timedelta(days=days)) for path, day in dates)


def _steps_to_move(situation: Situation, at_goal: int) -> Iterator[int]:
    """Steps whose own date is missed by what is known, or gives the goal its date."""
    goal, goal_day = situation.homework.goals[at_goal], situation.jobs.goal_days[at_goal]
    ends = situation.done.ends if situation.done else [None] * len(situation.jobs.work)
    for index in situation.outlook.plan.required.get(at_goal, ()):
        job, end = situation.jobs.work[index], ends[index]
        by = goal.plan[job.place[1]].by
        if by is not None:
            missed = end is None or end > by.day.toordinal()
            gives = goal.by is None and goal_day == by.day + dt.timedelta(days=job.wait_days)
            if missed or gives:
                yield job.place[1]


def hours_steps(homework: Homework) -> tuple[Decimal, ...]:
    """The hours per week that may be tried, to a half; nothing where no hours are given. Those of today and fewer are
    among them: they help where later changes to still fewer are dropped."""
    availability = homework.mentee.availability
    if availability is None or (availability.hours_per_week is None and not availability.changes):
        return ()
    return tuple(HALF * count for count in range(1, int(MOST_HOURS_PER_WEEK / HALF) + 1))


def more_hours(homework: Homework, today: dt.date, hours: Decimal) -> tuple[PlanEdit, ...]:
    """These hours per week from today on, and no later change to fewer. The last change goes first, so that the places
    of the others stay true."""
    changes = (homework.mentee.availability or Availability()).changes
    dropped = [
        index for index, change in enumerate(changes) if change.from_ > today and _weekly(change.hours_per_week) < hours
    ]
    base = ("mentee", "availability", "changes")
    entry = {"from": today, "hours_per_week": hours}
    removed = (PlanEdit((*base, index), None) for index in reversed(dropped))
    return (*removed, PlanEdit((*base, len(changes) - len(dropped)), entry))


def _weekly(hours: Decimal | Week) -> Decimal:
    return sum(hours, Decimal(0)) if isinstance(hours, Week) else hours


def cuttable(situation: Situation, at_goal: int) -> list[tuple[Job, Decimal, Decimal]]:
    """The goal's required jobs whose hours can be cut in the plan, the last in the order of work first: each with its
    estimate and its hours left. Where the log has a newer estimate or progress in units, it decides, not the plan."""
    found = []
    for index in reversed(situation.outlook.plan.required.get(at_goal, ())):
        job = situation.jobs.work[index]
        step = situation.homework.goals[at_goal].plan[job.place[1]]
        of_step = situation.outlook.entries.get(job.id, ())
        if job.hours and step.hours is not None and _plan_decides(step, of_step):
            found.append((job, _decimal(middle(step.hours)), _decimal(job.hours)))
    return found


def _plan_decides(step: Step, entries: Sequence[LogEntry]) -> bool:
    return not units_done(step, entries) and all(entry.left is None for entry in entries)


def _decimal(hours: Fraction) -> Decimal:
    """Hours of the file, all of them decimals, as the decimal that they are."""
    return Decimal(hours.numerator) / hours.denominator


def fewer_hours(jobs: Sequence[tuple[Job, Decimal, Decimal]], hours: Decimal) -> tuple[PlanEdit, ...]:
    """So many hours off the estimates of these jobs, all of the first before any of the second. A range becomes one
    number: what is left of its middle."""
    edits = []
    for job, estimate, left in jobs:
        off = min(left, hours)
        if off:
            path = ("goals", job.place[0], "plan", job.place[1], "hours")
            edits.append(PlanEdit(path, estimate - off))
        hours -= off
    return tuple(edits)


def pausable(situation: Situation, at_goal: int) -> list[int]:
    """The other active goals, the least useful first: those without a date, then those with the latest."""
    days = situation.jobs.goal_days
    others = [
        index
        for index, goal in enumerate(situation.homework.goals)
        if index != at_goal and goal.status == "active" and goal.plan
    ]
    return sorted(others, key=lambda index: -(days[index] or dt.date.max).toordinal())


def pause(at_goal: int) -> tuple[PlanEdit, ...]:
    """The goal paused."""
    return (PlanEdit(("goals", at_goal, "status"), "paused"),)
