"""When each job is done, by one rule: the first possible job in the order of work, always."""

import datetime as dt
from collections.abc import Callable, Sequence
from math import lcm
from typing import NamedTuple

from mentorprep.core.model import Goal, Homework
from mentorprep.core.plan.assessment import HORIZON_YEARS
from mentorprep.core.plan.capacity import Amount, Capacity
from mentorprep.core.plan.free import Free
from mentorprep.core.plan.jobs import Job, Jobs


class Ends(NamedTuple):
    """When the work of each job ends, in the order of work.

    `moments` are moments of the capacity, None for what never begins. A job may need no hours, so its day can be later
    than its moment says: it is at least the one in `days`, an ordinal. See `day_of`."""

    moments: list[Amount | None]
    days: list[int]


class Course:
    """The order of work on a given capacity, prepared once and run for any hours of the jobs.

    The rule takes at each moment the first job in the order that may run, and interrupts it for an earlier
    one. Since whatever a job waits for stands before it in the order, that is the same as letting each job in turn take
    the earliest hours that those before it left. One run takes O(n log n), without waits and later releases O(n).
    Amounts are integers in the capacity's units for a verdict, floats (`capacity.in_floats()`) for a forecast."""

    def __init__(self, work: Sequence[Job], capacity: Capacity) -> None:
        self.work = work
        self.capacity = capacity
        self._openings = [capacity.opening(job.release) for job in work]

    def run(self, amounts: Sequence[Amount], watch: Callable[[int, Free], None] | None = None) -> Ends:
        """The ends of all jobs when each needs its amount of units; 0 ends at once.

        `watch` is shown the free capacity before and after each job, with the job's place in the order."""
        moments: list[Amount | None] = []
        days: list[int] = []
        free = Free()
        for index in range(len(self.work)):
            ready, day = self._ready(index, moments, days)
            if watch:
                watch(index, free)
            if ready is not None and amounts[index]:
                ready = free.take(ready, amounts[index])
            if watch:
                watch(index, free)
            moments.append(ready)
            days.append(day)
        return Ends(moments, days)

    def _ready(self, index: int, moments: Sequence[Amount | None], days: Sequence[int]) -> tuple[Amount | None, int]:
        """Moment from which, and day on which at the earliest, a job may run; None if it never may."""
        job = self.work[index]
        moment, day = self._openings[index], job.release
        for other in job.after:
            ended, on = self._finish(other, moments[other], days[other])
            if ended is None:
                return None, day
            moment, day = max(moment, ended), max(day, on)
        return moment, day

    def _finish(self, index: int, moment: Amount | None, day: int) -> tuple[Amount | None, int]:
        """Moment and earliest day from which a job, whose work ends then, holds nothing up any more."""
        wait = self.work[index].wait_days
        if moment is None or not wait:
            return moment, day
        worked = self.day_of(moment, day)
        return (None, day) if worked is None else (self.capacity.opening(worked + wait), worked + wait)

    def day_of(self, moment: Amount | None, earliest: int) -> int | None:
        """The day, an ordinal, on which a moment of `Ends` is reached; None for never."""
        day = None if moment is None else self.capacity.day_of(moment)
        return None if day is None else max(day, earliest)


class Schedule(NamedTuple):
    """When everything is done. Jobs stand in the order of work, goals in that of the file.

    `ends` are the days, as ordinals, on which the work of each job ends by what is known, however far; None for never.
    Finishes are with the waits, and None where unknown, blocked, never, or beyond the horizon."""

    ends: tuple[int | None, ...]
    job_finishes: tuple[dt.date | None, ...]
    goal_finishes: tuple[dt.date | None, ...]
    plan_finish: dt.date | None


def prepare(jobs: Jobs, capacity: Capacity) -> tuple[Course, list[int]]:
    """The course of the jobs and their hours in its capacity's units, both exact."""
    hours = [job.hours for job in jobs.work if job.hours is not None]
    exact = capacity.measured_in(lcm(*(of_job.denominator for of_job in hours)))
    amounts = [of_job.numerator * (exact.unit // of_job.denominator) for of_job in hours]
    return Course(jobs.work, exact), amounts


def schedule(homework: Homework, jobs: Jobs, capacity: Capacity, today: dt.date) -> Schedule:
    """The exact schedule from `today` on.

    Blocked jobs and those after steps of unknown hours "stay jobs, only their finish is null": they take their turn and
    their hours as if nothing but other jobs held them up, so that what comes later in the order is not promised hours
    that are spoken for. `plan_finish` is None as soon as one required step has no finish, because then the last one is not known."""
    course, amounts = prepare(jobs, capacity)
    run = course.run(amounts)
    ends = tuple(map(course.day_of, run.moments, run.days))
    last = horizon(today).toordinal()
    finishes = tuple(
        None if end is None or job.stuck or end + job.wait_days > last else dt.date.fromordinal(end + job.wait_days)
        for job, end in zip(jobs.work, ends, strict=True)
    )
    by_goal: list[list[dt.date | None]] = [[] for _ in homework.goals]
    for job, finish in zip(jobs.work, finishes, strict=True):
        if job.required:
            by_goal[job.place[0]].append(finish)
    for job in jobs.unknown:
        if job.required:
            by_goal[job.place[0]].append(None)
    return Schedule(
        ends,
        finishes,
        tuple(
            _last(of_goal, today) if _has_finish(goal) else None
            for goal, of_goal in zip(homework.goals, by_goal, strict=True)
        ),
        _last([finish for of_goal in by_goal for finish in of_goal], today),
    )


def horizon(today: dt.date) -> dt.date:
    """The last day that a finish is given for: 50 years from today, 28 February for 29 February."""
    if today.year + HORIZON_YEARS > dt.MAXYEAR:
        return dt.date.max
    leap = today.month == 2 and today.day == 29
    return today.replace(year=today.year + HORIZON_YEARS, day=28 if leap else today.day)


def _last(finishes: Sequence[dt.date | None], today: dt.date) -> dt.date | None:
    """The last finish; None if one is not known, today if there is none."""
    known = [finish for finish in finishes if finish is not None]
    return max(known, default=today) if len(known) == len(finishes) else None


def _has_finish(goal: Goal) -> bool:
    return goal.status == "active" and any(step.status != "dropped" for step in goal.plan)
