"""The hours that each goal has until its date, beside the work of other goals that comes first."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from mentorprep.core.plan.schedule import prepare

if TYPE_CHECKING:
    from mentorprep.core.plan.capacity import Amount, Capacity
    from mentorprep.core.plan.free import Free
    from mentorprep.core.plan.jobs import Jobs


def hours_available(jobs: Jobs, capacity: Capacity) -> tuple[Fraction | None, ...]:
    """For each goal of the file the hours up to its date that jobs of other goals before its last job do not use.

    That is what its last job leaves free until then, and what its own jobs use. None for a goal without a date; for one
    without a job, before which nothing stands, all hours. Required jobs only. O(n log n)."""
    course, amounts = prepare(jobs, capacity)
    moments = course.run(amounts).moments
    limits = [None if day is None else course.capacity.closing(day.toordinal()) for day in jobs.goal_days]
    last = {job.place[0]: index for index, job in enumerate(jobs.work) if job.required}
    shown: dict[int, list[Amount]] = {index: [] for index in last.values()}
    hours: list[Amount] = [0 if at_goal in last else limit or 0 for at_goal, limit in enumerate(limits)]
    for index, job in enumerate(jobs.work):
        limit, end = limits[job.place[0]], moments[index]
        if job.required and limit is not None and end is not None:
            if end <= limit:
                hours[job.place[0]] += amounts[index]
            else:
                shown.setdefault(index, [])

    def watch(index: int, free: Free) -> None:
        limit = limits[jobs.work[index].place[0]]
        if index in shown and limit is not None:
            shown[index].append(free.before(limit))

    course.run(amounts, watch=watch)
    for index, (before, after) in ((index, pair) for index, pair in shown.items() if pair):
        at_goal, end, limit = jobs.work[index].place[0], moments[index], limits[jobs.work[index].place[0]]
        late = end is not None and limit is not None and end > limit
        hours[at_goal] += (before - after if late else 0) + (after if last[at_goal] == index else 0)
    return tuple(
        None if limit is None else Fraction(of_goal) / course.capacity.unit
        for limit, of_goal in zip(limits, hours, strict=True)
    )
