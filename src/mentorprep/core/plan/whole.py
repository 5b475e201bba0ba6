"""Whether the plan as a whole fits, by which factor or delay it would, and what is due by when."""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate
from math import lcm
from typing import NamedTuple

from mentorprep.core.plan.assessment import Deadline
from mentorprep.core.plan.capacity import Capacity
from mentorprep.core.plan.free import Free
from mentorprep.core.plan.jobs import Jobs
from mentorprep.core.plan.left import summed
from mentorprep.core.plan.schedule import horizon


class Demand(NamedTuple):
    """Hours that have to fit between two days, ordinals, both included: all jobs with this release and due day."""

    due: int
    release: int
    hours: Fraction


class Whole(NamedTuple):
    """The figures of the plan as a whole, by the exact schedule and not by the forecast."""

    fits: bool
    least_hours_factor: Fraction | None
    least_slip_days: int | None


def demands(jobs: Jobs) -> tuple[Demand, ...]:
    """What is due, by due day, then release; blocked jobs and those after unknown ones included."""
    dated: dict[tuple[int, int], list[Fraction]] = {}
    for job in jobs.work:
        if job.due is not None and job.hours is not None:
            dated.setdefault((job.due, job.release), []).append(job.hours)
    return tuple(Demand(due, release, summed(hours)) for (due, release), hours in sorted(dated.items()))


def whole(jobs: Jobs, capacity: Capacity, today: dt.date, *, with_factor: bool = True) -> Whole:
    """Fits, factor and slip, all by the same test: no interval of days needs more hours than it has.

    The test looks at releases and due days alone. By them a plan fits if and only if work in the order of due days,
    interrupted by what is released later and due earlier, meets them all; so one such run, O(n log n), answers it, and
    by how many days it is late at the worst is the least slip: moving all dates alike leaves the order as it is."""
    due = demands(jobs)
    slip = _slip(due, capacity)
    return Whole(
        fits=slip == 0,
        least_hours_factor=least_hours_factor(due, capacity) if with_factor else None,
        least_slip_days=slip if slip is not None and slip <= (horizon(today) - today).days else None,
    )


def _ends(due: Sequence[Demand], capacity: Capacity) -> tuple[Capacity, list[float]]:
    """The moments at which demands end when worked at in their order, in a capacity whose unit suits them."""
    exact = capacity.measured_in(lcm(*(demand.hours.denominator for demand in due)))
    free = Free()
    ends = []
    for demand in due:
        moment = exact.opening(demand.release)
        need = demand.hours.numerator * (exact.unit // demand.hours.denominator)
        ends.append(free.take(moment, need) if need else moment)
    return exact, ends


def _slip(due: Sequence[Demand], capacity: Capacity) -> int | None:
    """The days by which the latest demand ends after its due day, at least 0; None if one never ends."""
    exact, ends = _ends(due, capacity)
    slip = 0
    for demand, end in zip(due, ends, strict=True):
        day = exact.day_of(end)
        if day is None:
            return None
        slip = max(slip, day - demand.due, demand.release - demand.due)
    return slip


def least_hours_factor(due: Sequence[Demand], capacity: Capacity) -> Fraction | None:
    """The least multiple of the hours per week with which every date is met; None if there is none.

    From 0 up: the interval that lacks most at a factor needs at least the factor that just fills it. With that the
    search goes on until none lacks anything, which is then the least. Each round takes O(n log n); there are few, since
    every round settles its interval for good."""
    if any(demand.release > demand.due for demand in due):
        return None
    factor: Fraction | None = Fraction(0)
    while factor is not None:
        worst = _worst(due, capacity.scaled(factor))
        if worst is None:
            return factor
        factor = filling_factor(capacity, *worst)
    return None


def _worst(due: Sequence[Demand], capacity: Capacity) -> Demand | None:
    """The interval that lacks most, with all that has to fit into it; None if none lacks anything."""
    exact, ends = _ends(due, capacity)
    late = [(end - exact.closing(demand.due), demand.due) for demand, end in zip(due, ends, strict=True)]
    lack, last = max(late, default=(0, 0))
    if lack <= 0:
        return None
    inside = sorted((demand.release, demand.hours) for demand in due if demand.due <= last)[::-1]
    needed = accumulate(hours for _, hours in inside)
    spans = [Demand(last, release, hours) for (release, _), hours in zip(inside, needed, strict=True)]
    return max(spans, key=lambda span: span.hours - capacity.hours_between(span.release, last))


def filling_factor(capacity: Capacity, due: int, release: int, hours: Fraction) -> Fraction | None:
    """The least factor with which the days from `release` to `due` have `hours`; None if none is enough.

    In each stretch of days the capacity is its gross hours times what the factor exceeds its recurring share by, so the
    hours grow with the factor in straight pieces, which begin at the shares."""
    gross: dict[Fraction, Fraction] = {}
    for share, of_stretch in capacity.gross_between(release, due):
        gross[share] = gross.get(share, Fraction(0)) + of_stretch
    slope, covered, reached = Fraction(0), Fraction(0), Fraction(0)
    for share in sorted(gross):
        here = covered + slope * (share - reached)
        if here >= hours:
            break
        covered, reached = here, share
        slope += gross[share]
    return reached + (hours - covered) / slope if slope else None


def deadlines(jobs: Jobs, capacity: Capacity) -> tuple[Deadline, ...]:
    """For each distinct due day of the jobs, ascending: the hours due by then, and those there are from today to it."""
    needed: dict[int, Fraction] = {}
    for demand in demands(jobs):
        needed[demand.due] = needed.get(demand.due, Fraction(0)) + demand.hours
    return tuple(
        Deadline(day_of(due), hours, capacity.hours_between(capacity.start, due))
        for due, hours in zip(needed, accumulate(needed.values()), strict=True)
    )


def day_of(ordinal: int) -> dt.date:
    """The day of an ordinal, the first one there is for those before it."""
    return dt.date.fromordinal(max(ordinal, 1))
