"""Why dates cannot be met: the intervals of days whose jobs need more hours than there are."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, groupby
from math import lcm
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

from mentorprep.core.plan.assessment import Overload
from mentorprep.core.plan.capacity import Amount, Capacity
from mentorprep.core.plan.jobs import Jobs
from mentorprep.core.plan.whole import Demand, day_of, demands

if TYPE_CHECKING:
    from mentorprep.core.plan.jobs import Job


class _Interval(NamedTuple):
    release: int
    due: int


def overloads(jobs: Jobs, capacity: Capacity, ends: Sequence[int | None]) -> tuple[Overload, ...]:
    """For each late goal, in the order of the file, the interval with the largest shortage that holds one of its jobs.

    Late is a goal one of whose jobs does not end by its due day, `ends` being those of the schedule, where blocked jobs
    and those after unknown ones take their turn too. An interval that lacks nothing is not listed: then only waiting makes the goal late. Goals and
    steps are in the order of the file. O(n) for a plan that meets its dates; else O(n log n + distinct releases x
    distinct due days), which are at most as many as there are dates in the file, and waits."""
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
    place = {release: index for index, release in enumerate(releases)}
    jobs_due: dict[int, list[Job]] = {}
    for job in jobs.work:
        if job.due is not None and job.place[0] in late:
            jobs_due.setdefault(job.due, []).append(job)
    worst: dict[int, Amount] = dict.fromkeys(late, 0)
    days = sorted({demand.due for demand in due}, reverse=True)
    for day, around in zip(days, _worst_around(due, days, releases, capacity), strict=True):
        for job in jobs_due.get(day, ()):
            worst[job.place[0]] = max(worst[job.place[0]], around[place[job.release]])
    found: dict[int, _Interval] = {}
    for at_goal, key in worst.items():
        rest, release = divmod(key, len(releases))
        shortage, at_day = divmod(rest, len(days))
        if shortage:
            found[at_goal] = _Interval(releases[int(release)], days[int(at_day)])
    return found


def _worst_around(
    due: Sequence[Demand], days: Sequence[int], releases: Sequence[int], capacity: Capacity
) -> Iterator[list[Amount]]:
    """For each of `days`, descending, and each release: the worst of all intervals from it or earlier to the day or later.

    An interval is a number, the larger the worse: its shortage in units, then its due day's place in `days`, then its
    release's. So of equally bad ones the earliest to end counts, then the shortest. One that is short of nothing is 0
    or less. Where the release comes after the due day there are no hours."""
    exact = capacity.measured_in(lcm(*(demand.hours.denominator for demand in due)))
    openings = [exact.opening(release) for release in releases]
    places = len(days) * len(releases)
    by_due = {day: list(of_day) for day, of_day in groupby(due, key=lambda demand: demand.due)}
    needed = _from_each_on(due, releases, exact.unit)
    worst: list[Amount] = [0] * len(releases)
    for at_day, day in enumerate(days):
        closing, place = exact.closing(day), at_day * len(releases)
        row = (
            (hours - max(closing - opening, 0)) * places + place + index
            for index, (hours, opening) in enumerate(zip(needed, openings, strict=True))
        )
        worst = list(map(max, worst, accumulate(row, max)))
        yield worst
        needed = list(map(sub, needed, _from_each_on(by_due[day], releases, exact.unit)))


def _from_each_on(due: Iterable[Demand], releases: Sequence[int], unit: int) -> list[int]:
    """For each release the units of the demands that are released then or later."""
    units = dict.fromkeys(releases, 0)
    for demand in due:
        units[demand.release] += demand.hours.numerator * (unit // demand.hours.denominator)
    return list(accumulate(reversed(units.values())))[::-1]


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
