"""When each job is done, by one rule: the first possible job in the order of work, always."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
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
        openings = {release: capacity.opening(release) for release in {job.release for job in work}}
        self._openings = [openings[job.release] for job in work]

    def run(
        self, amounts: Sequence[Amount], watch: Callable[[int, Free], None] | None = None, *, waiting: bool = True
    ) -> Ends:
        """The ends of all jobs when each needs its amount of units; 0 ends at once.

        `watch` is shown the free capacity before and after each job, with the job's place in the order. Without `waiting`
        no job waits for the wait of another."""
        moments: list[Amount | None] = []
        days: list[int] = []
        free = Free()
        for index, job in enumerate(self.work):
            ready: Amount | None = self._openings[index]
            day = job.release
            if job.after:
                ready, day = self._ready(index, moments, days, waiting=waiting)
            if watch:
                watch(index, free)
            if ready is not None and amounts[index]:
                ready = free.take(ready, amounts[index])
            if watch:
                watch(index, free)
            moments.append(ready)
            days.append(day)
        return Ends(moments, days)

    def _ready(
        self, index: int, moments: Sequence[Amount | None], days: Sequence[int], *, waiting: bool
    ) -> tuple[Amount | None, int]:
        """Moment from which, and day on which at the earliest, a job may run; None if it never may."""
        job = self.work[index]
        moment, day = self._openings[index], job.release
        for other in job.after:
            ended, on = moments[other], days[other]
            if waiting and ended is not None and self.work[other].wait_days:
                ended, on = self._opened(other, ended, on)
            if ended is None:
                return None, day
            moment, day = max(moment, ended), max(day, on)
        return moment, day

    def _opened(self, index: int, moment: Amount, day: int) -> tuple[Amount | None, int]:
        """Moment and earliest day from which a job, whose work ends then, holds nothing up any more."""
        wait = self.work[index].wait_days
        worked = self.day_of(moment, day)
        return (None, day) if worked is None else (self.capacity.opening(worked + wait), worked + wait)

    def day_of(self, moment: Amount | None, earliest: int) -> int | None:
        """The day, an ordinal, on which a moment of `Ends` is reached; None for never."""
        day = None if moment is None else self.capacity.day_of(moment)
        return None if day is None else max(day, earliest)


class Done:
    """All jobs done in the order of work on a capacity, exactly. Days are ordinals.

    A day is worked out only where one is asked for: whether a job is late can be told by its moment."""

    def __init__(self, jobs: Jobs, capacity: Capacity) -> None:
        self._jobs = jobs
        self._course, self._amounts = prepare(jobs, capacity)
        self._run = self._course.run(self._amounts)

    @cached_property
    def ends(self) -> tuple[int | None, ...]:
        """The day on which the work of each job ends by what is known, however far; None for never."""
        return tuple(map(self._course.day_of, self._run.moments, self._run.days))

    @cached_property
    def delays(self) -> tuple[int, ...]:
        """The days by which each job ends later than it would if no job waited for the wait of another."""
        if self._jobs.exact:
            return (0,) * len(self._amounts)
        day_of, soonest = self._course.day_of, self._course.run(self._amounts, waiting=False)
        ends = zip(self._run.moments, self._run.days, soonest.moments, soonest.days, strict=True)
        return tuple(
            0 if (moment, day) == (soon, first) else max((day_of(moment, day) or 0) - (day_of(soon, first) or 0), 0)
            for moment, day, soon, first in ends
        )

    def late(self, limits: Sequence[int | None]) -> Iterator[int]:
        """The places in the order of the jobs that end after these days, of which None is no limit, or never."""
        closing = cache(self._course.capacity.closing)
        for index, (limit, moment, day) in enumerate(zip(limits, self._run.moments, self._run.days, strict=True)):
            if limit is not None and (moment is None or day > limit or moment > closing(limit)):
                yield index


class Schedule(NamedTuple):
    """When everything is done. Jobs stand in the order of work, goals in that of the file.

    `ends` are those of `Done`. Finishes are with the waits, and None where unknown, blocked, never, or beyond the
    horizon."""

    ends: tuple[int | None, ...]
    job_finishes: tuple[dt.date | None, ...]
    goal_finishes: tuple[dt.date | None, ...]
    plan_finish: dt.date | None


def prepare(jobs: Jobs, capacity: Capacity) -> tuple[Course, list[int]]:
    """The course of the jobs and their hours in its capacity's units, both exact."""
    ratios = [job.hours.as_integer_ratio() for job in jobs.work if job.hours is not None]
    exact = capacity.measured_in(lcm(*{below for _, below in ratios}))
    return Course(jobs.work, exact), [above * (exact.unit // below) for above, below in ratios]


def schedule(homework: Homework, jobs: Jobs, capacity: Capacity, today: dt.date) -> Schedule:
    """The exact schedule from `today` on.

    Blocked jobs and those after steps of unknown hours "stay jobs, only their finish is null": they take their turn and
    their hours as if nothing but other jobs held them up, so that what comes later in the order is not promised hours
    that are spoken for. `plan_finish` is None as soon as one required step has no finish, because then the last one is not known."""
    return finishes(homework, jobs, Done(jobs, capacity).ends, today)


def finishes(homework: Homework, jobs: Jobs, ends: tuple[int | None, ...], today: dt.date) -> Schedule:
    """The schedule whose jobs' work ends on these days."""
    last = horizon(today).toordinal()
    of_jobs = tuple(
        None if end is None or job.stuck or end + job.wait_days > last else dt.date.fromordinal(end + job.wait_days)
        for job, end in zip(jobs.work, ends, strict=True)
    )
    by_goal: list[list[dt.date | None]] = [[] for _ in homework.goals]
    for job, finish in zip(jobs.work, of_jobs, strict=True):
        if job.required:
            by_goal[job.place[0]].append(finish)
    for job in jobs.unknown:
        if job.required:
            by_goal[job.place[0]].append(None)
    return Schedule(
        ends,
        of_jobs,
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
