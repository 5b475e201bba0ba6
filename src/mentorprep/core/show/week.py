"""What the hours of the next seven days are for, by the schedule. Not a duty: what the plan counts on."""

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from mentorprep.core.model import Break, Goal, Homework, Meeting, Step
from mentorprep.core.plan.capacity import Capacity, last_day
from mentorprep.core.plan.capacity import capacity as capacity_of
from mentorprep.core.plan.free import Free
from mentorprep.core.plan.jobs import Job, Jobs
from mentorprep.core.plan.jobs import jobs as jobs_of
from mentorprep.core.plan.left import is_open
from mentorprep.core.plan.schedule import prepare

if TYPE_CHECKING:
    from mentorprep.core.plan.capacity import Amount

DAYS = 7


class Work(NamedTuple):
    """Hours of the week for one step; `hours` are None where its hours are not known, or no hours per week are.

    `ends`: its work is done within the week; `due`: the last day for its work, where it has one."""

    step: Step
    goal: Goal
    hours: Fraction | None
    ends: bool = False
    due: dt.date | None = None


class Week(NamedTuple):
    """The seven days from `first` on. `hours` are all there are, those of recurring steps included; None where no hours
    per week are given. `free` are those that no step can use yet."""

    first: dt.date
    last: dt.date
    hours: Fraction | None
    free: Fraction | None
    work: tuple[Work, ...]
    recurring: tuple[Work, ...]
    unknown: tuple[Work, ...]
    breaks: tuple[Break, ...]
    meetings: tuple[Meeting, ...]


def week(homework: Homework, today: dt.date, only: frozenset[str] | None = None) -> Week:
    """What the days from `today` to six days later are for; of steps alone that are named in `only`, if given.

    Without hours per week `work` has the steps that may begin now, in the order of work, without hours."""
    whole = _week(homework, today)
    if only is None:
        return whole
    work, recurring, unknown = (
        tuple(one for one in part if one.step.id in only) for part in (whole.work, whole.recurring, whole.unknown)
    )
    return whole._replace(work=work, recurring=recurring, unknown=unknown, free=None)


def _week(homework: Homework, today: dt.date) -> Week:
    last = min(today, dt.date.max - dt.timedelta(days=DAYS)) + dt.timedelta(days=DAYS - 1)
    jobs, capacity = jobs_of(homework, today), capacity_of(homework, today)
    waiting = _waiting(homework)
    unknown = tuple(_work(homework, job) for job in jobs.unknown if _may_begin(job, waiting, last))
    availability = homework.mentee.availability
    empty = Week(
        today,
        last,
        None,
        None,
        (),
        (),
        unknown,
        tuple(one for one in (availability.breaks if availability else ()) if one.from_ <= last and one.to >= today),
        tuple(sorted((one for one in homework.meetings if today <= one.date <= last), key=lambda one: one.date)),
    )
    if capacity is None:
        possible = tuple(_work(homework, job) for job in jobs.work if _may_begin(job, waiting, last))
        return empty._replace(work=possible, recurring=_recurring(homework, None, today, last))
    work, used = _scheduled(homework, jobs, capacity, last)
    recurring = _recurring(homework, capacity, today, last)
    there = capacity.between(today, last)
    of_recurring = sum((one.hours or Fraction(0) for one in recurring), Fraction(0))
    return empty._replace(hours=there + of_recurring, free=there - used, work=work, recurring=recurring)


def _scheduled(homework: Homework, jobs: Jobs, capacity: Capacity, last: dt.date) -> tuple[tuple[Work, ...], Fraction]:
    """The steps that take hours of the week, in the order of work, and all hours they take."""
    course, amounts = prepare(jobs, capacity)
    limit = course.capacity.closing(last.toordinal())
    seen: list[tuple[int, Amount]] = []

    def watch(index: int, free: Free) -> None:
        seen.append((index, free.before(limit)))

    moments = course.run(amounts, watch=watch).moments
    work, used = [], Fraction(0)
    for (index, before), (_, after) in zip(seen[::2], seen[1::2], strict=True):
        if jobs.work[index].stuck:  # its hours are for what it waits for
            continue
        taken = Fraction(before - after) / course.capacity.unit
        used += taken
        end = moments[index]
        milestone = not amounts[index] and end is not None and _is_due_within(jobs.work[index], last)
        if taken or milestone:
            work.append(_work(homework, jobs.work[index], taken, ends=end is not None and end <= limit))
    return tuple(work), used


def _is_due_within(job: Job, last: dt.date) -> bool:
    return job.due is not None and job.release <= last.toordinal() and job.due <= last.toordinal()


def _waiting(homework: Homework) -> set[tuple[int, int]]:
    """The places of the steps that come after one that is not finished; recurring ones hold up by days alone."""
    open_ids: dict[str, bool] = {}
    for goal in homework.goals:
        for step in goal.plan:
            open_ids.setdefault(step.id, step.weekly_hours is None and is_open(step, goal))
    return {
        (at_goal, at_step)
        for at_goal, goal in enumerate(homework.goals)
        for at_step, step in enumerate(goal.plan)
        if any(open_ids.get(id_, False) for id_ in step.after)
    }


def _may_begin(job: Job, waiting: set[tuple[int, int]], last: dt.date) -> bool:
    return not job.blocked and job.release <= last.toordinal() and job.place not in waiting


def _work(homework: Homework, job: Job, hours: Fraction | None = None, *, ends: bool = False) -> Work:
    goal = homework.goals[job.place[0]]
    due = dt.date.fromordinal(job.due) if job.due is not None and job.due > 0 else None
    return Work(goal.plan[job.place[1]], goal, hours, ends, due)


def _recurring(homework: Homework, capacity: Capacity | None, first: dt.date, last: dt.date) -> tuple[Work, ...]:
    """The recurring steps of the week with the hours that they take of its days; None where no hours are given."""
    steps = [
        (step, goal)
        for goal in homework.goals
        for step in goal.plan
        if goal.status == "active" and step.weekly_hours is not None and is_open(step, goal)
    ]
    taken = [Fraction(0)] * len(steps)
    days = [first + dt.timedelta(days=offset) for offset in range((last - first).days + 1)]
    here = [False] * len(steps)
    for day in days:
        at = [index for index, (step, goal) in enumerate(steps) if _recurs_on(step, goal, day, first)]
        weekly = sum((Fraction(steps[index][0].weekly_hours or 0) for index in at), Fraction(0))
        of_day = Fraction(0) if capacity is None else _taken_on(capacity, day)
        for index in at:
            here[index] = True
            taken[index] += of_day * Fraction(steps[index][0].weekly_hours or 0) / weekly if weekly else 0
    return tuple(
        Work(step, goal, None if capacity is None else taken[index])
        for index, (step, goal) in enumerate(steps)
        if here[index]
    )


def _recurs_on(step: Step, goal: Goal, day: dt.date, today: dt.date) -> bool:
    end = last_day(step, goal)
    return (step.start or goal.start or today) <= day and (end is None or day <= end)


def _taken_on(capacity: Capacity, day: dt.date) -> Fraction:
    """The hours of a day that recurring steps take: at most all of them."""
    of_day = capacity.gross_between(day.toordinal(), day.toordinal())
    return sum((min(share, Fraction(1)) * hours for share, hours in of_day), Fraction(0))
