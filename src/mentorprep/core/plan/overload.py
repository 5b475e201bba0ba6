"""Why dates cannot be met: the intervals of days whose jobs need more hours than there are."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from itertools import accumulate, groupby
from math import lcm
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from mentorprep.core.plan.assessment import Overload
from mentorprep.core.plan.whole import day_of, demands

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentorprep.core.plan.capacity import Amount, Capacity
    from mentorprep.core.plan.jobs import Job, Jobs
    from mentorprep.core.plan.whole import Demand


class _Interval(NamedTuple):
    release: int
    due: int


def overloads(jobs: Jobs, capacity: Capacity, ends: Sequence[int | None]) -> tuple[Overload, ...]:
    """For each late goal, in the order of the file, the interval with the largest shortage that holds one of its jobs.

    Late is a goal one of whose jobs does not end by its due day, `ends` being those of the schedule; one that never
    runs does not end. An interval that lacks nothing is not listed: then only waiting makes the goal late. Goals and
    steps are in the order of the file. O(n log n) for a plan that meets its dates, else O(n x distinct due days)."""
    late = {
        job.place[0]
        for job, end in zip(jobs.work, ends, strict=True)
        if job.due is not None and (end is None or end > job.due)
    }
    found = dict.fromkeys(interval for _, interval in sorted(_largest(jobs, capacity, late).items()))
    return tuple(dict.fromkeys(_overload(interval, jobs, capacity) for interval in found))


def _largest(jobs: Jobs, capacity: Capacity, late: set[int]) -> dict[int, _Interval]:
    """The interval of each late goal that lacks anything; of equal ones the earliest to end, then the shortest."""
    if not late:
        return {}
    due = demands(jobs)
    releases = sorted({demand.release for demand in due})
    entering: dict[int, list[Job]] = {}
    for job in jobs.work:
        if job.due is not None and job.place[0] in late:
            entering.setdefault(job.due, []).append(job)
    reach: dict[int, int] = {}  # for each late goal the last release of its jobs so far
    shortage: dict[int, Amount] = {}
    found: dict[int, _Interval] = {}
    for day, best in _best_by_due(due, releases, capacity):
        for job in entering.get(day, ()):
            index = bisect_right(releases, job.release) - 1
            reach[job.place[0]] = max(reach.get(job.place[0], 0), index)
        for at_goal, index in reach.items():
            lack, release = divmod(best[index], len(releases))
            if lack > shortage.get(at_goal, 0):
                shortage[at_goal] = lack
                found[at_goal] = _Interval(releases[int(release)], day)
    return found


def _best_by_due(
    due: Sequence[Demand], releases: Sequence[int], capacity: Capacity
) -> Iterator[tuple[int, list[Amount]]]:
    """For each due day and each release: the largest shortage of the intervals from there or earlier to that day.

    It is given as shortage, in units, times the number of releases, plus the place of the interval's own release:
    so the larger of two is the worse one, and of equally bad ones the shorter. A release after the due day has no
    hours until then."""
    exact = capacity.measured_in(lcm(*(demand.hours.denominator for demand in due)))
    openings = [exact.opening(release) for release in releases]
    place = {release: index for index, release in enumerate(releases)}
    needed: list[Amount] = [0] * len(releases)
    for day, of_day in groupby(due, key=lambda demand: demand.due):
        new: list[Amount] = [0] * len(releases)
        for demand in of_day:
            new[place[demand.release]] += demand.hours.numerator * (exact.unit // demand.hours.denominator)
        from_each_on = list(accumulate(reversed(new)))[::-1]
        needed = list(map(add, needed, from_each_on))
        closing = exact.closing(day)
        keys = (
            (hours - max(closing - opening, 0)) * len(releases) + index
            for index, (hours, opening) in enumerate(zip(needed, openings, strict=True))
        )
        yield day, list(accumulate(keys, max))


def _overload(interval: _Interval, jobs: Jobs, capacity: Capacity) -> Overload:
    """An interval in plain numbers. One that ends before it begins is its due day, with no hours."""
    release, due = interval
    inside = [
        job for job in jobs.work if job.due is not None and job.due <= due and job.release >= release and job.hours
    ]
    inside.sort(key=lambda job: job.place)
    return Overload(
        from_=day_of(min(release, due)),
        to=day_of(due),
        hours_needed=sum((job.hours for job in inside if job.hours), Fraction(0)),
        hours_available=capacity.hours_between(release, due),
        goals=tuple(dict.fromkeys(job.goal for job in inside)),
        steps=tuple(job.id for job in inside),
    )
