"""The hours of each day, exact: availability less breaks and the share of recurring steps. Not what they are used for."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate
from math import lcm
from typing import NamedTuple

from mentorprep.core.model import Availability, Goal, Homework, Step, Week
from mentorprep.core.plan.left import is_open

_NOTHING = (Fraction(0),) * 7  # of each day of a week
Amount = float  # a count of units of work; an int of any size wherever it has to be exact


class Stretch(NamedTuple):
    """Days in a row with one weekday pattern, up to the next stretch.

    `hours` has Sunday first, because a day's ordinal modulo 7 is 0 on Sundays. `share` is what recurring steps take of
    a week's hours: capacity is `hours` times `max(0, 1 - share)`, and with all hours multiplied by a factor it is
    `hours` times `max(0, factor - share)`."""

    first: int
    hours: tuple[Fraction, ...]
    share: Fraction = Fraction(0)


class Span(NamedTuple):
    """Days from `first` to the one before `end` (None: forever), with a height that adds up where spans meet."""

    first: int
    end: int | None
    height: Fraction | int


class Capacity:
    """Hours there are for the plan on each day from `start` on, forever.

    Inside it counts in units, of which an hour has `unit`, so that sums are sums of integers. A moment is a number of
    units: the point at which that much capacity has passed since the morning of `start`. Days are ordinals where a
    method says so; `opening`, `closing` and `day_of` take O(log stretches), however far the day is."""

    def __init__(self, stretches: Sequence[Stretch], factor: Fraction = Fraction(1), unit: int = 1) -> None:
        self.stretches = stretches
        self.factor = factor
        keys = [(id(week), share) for _, week, share in stretches]  # few weeks are really different
        hours = {
            key: _times(max(Fraction(0), factor - share), week)
            for key, (_, week, share) in dict(zip(keys, stretches, strict=True)).items()
        }
        self.unit = lcm(unit, *(of_day.denominator for week in hours.values() for of_day in week))
        units: dict[tuple[int, Fraction], list[Amount]] = {
            key: [of_day.numerator * (self.unit // of_day.denominator) for of_day in week]
            for key, week in hours.items()
        }
        self._days = [units[key] for key in keys]
        self._sum_up()

    def _sum_up(self) -> None:
        self._firsts = [stretch.first for stretch in self.stretches]
        self._sums: list[list[Amount]] = [
            list(accumulate((days[(first + offset) % 7] for offset in range(7)), initial=0))
            for first, days in zip(self._firsts, self._days, strict=True)
        ]
        self._before: list[Amount] = [0]
        for index in range(1, len(self._firsts)):
            weeks, rest = divmod(self._firsts[index] - self._firsts[index - 1], 7)
            sums = self._sums[index - 1]
            self._before.append(self._before[-1] + weeks * sums[7] + sums[rest])

    @property
    def start(self) -> int:
        """The first day, an ordinal; days before it have nothing."""
        return self._firsts[0]

    def measured_in(self, unit: int) -> "Capacity":
        """The same capacity in a unit that divides both this one's and 1/`unit` h."""
        return self if self.unit % unit == 0 else Capacity(self.stretches, self.factor, lcm(unit, self.unit))

    def scaled(self, factor: Fraction) -> "Capacity":
        """The capacity with `factor` times the hours per week everywhere; recurring hours stay as they are."""
        return Capacity(self.stretches, factor)

    def in_floats(self) -> "Capacity":
        """The same capacity in hours as floats, one unit an hour: quick, and never for a verdict."""
        quick = Capacity.__new__(Capacity)
        quick.stretches, quick.factor, quick.unit = self.stretches, self.factor, 1
        quick._days = [[of_day / self.unit for of_day in days] for days in self._days]
        quick._sum_up()
        return quick

    def opening(self, day: int) -> Amount:
        """The moment a day, an ordinal, begins: the units of all days from `start` to the one before it."""
        if day <= self._firsts[0]:
            return 0
        index = bisect_right(self._firsts, day) - 1
        weeks, rest = divmod(day - self._firsts[index], 7)
        sums = self._sums[index]
        return self._before[index] + weeks * sums[7] + sums[rest]

    def closing(self, day: int) -> Amount:
        """The moment a day, an ordinal, ends."""
        return self.opening(day + 1)

    def day_of(self, moment: Amount) -> int | None:
        """The ordinal of the first day by whose end so many units have passed; None when that never comes."""
        if moment <= 0:
            return self._firsts[0]
        index = bisect_left(self._before, moment) - 1
        sums = self._sums[index]
        if not sums[7]:
            return None
        weeks, rest = divmod(moment - self._before[index], sums[7])
        if not rest:
            weeks, rest = weeks - 1, sums[7]
        return self._firsts[index] + int(weeks) * 7 + bisect_left(sums, rest) - 1

    def on(self, day: dt.date) -> Fraction:
        """Hours of one day."""
        return self.between(day, day)

    def between(self, first: dt.date, last: dt.date) -> Fraction:
        """Hours of all days from `first` to `last`, both included; 0 when `last` is earlier."""
        return self.hours_between(first.toordinal(), last.toordinal())

    def hours_between(self, first: int, last: int) -> Fraction:
        """`between`, for ordinals."""
        if last < first:
            return Fraction(0)
        return Fraction(self.closing(last) - self.opening(first)) / self.unit

    def gross_between(self, first: int, last: int) -> Iterator[tuple[Fraction, Fraction]]:
        """Share of recurring steps, and hours before they take it, of each stretch between two ordinals, included."""
        begin = max(bisect_right(self._firsts, first) - 1, 0)
        for index in range(begin, bisect_right(self._firsts, last)):
            stretch = self.stretches[index]
            end = self._firsts[index + 1] if index + 1 < len(self._firsts) else last + 1
            start = max(first, stretch.first)
            weeks, rest = divmod(min(end, last + 1) - start, 7)
            days = sum((stretch.hours[(start + offset) % 7] for offset in range(rest)), Fraction(0))
            yield stretch.share, weeks * sum(stretch.hours, Fraction(0)) + days


def _times(factor: Fraction, week: Sequence[Fraction]) -> Sequence[Fraction]:
    """So many times the hours of each day, few of which are really different."""
    if factor == 1:
        return week
    products = {of_day: of_day * factor for of_day in set(week)}
    return [products[of_day] for of_day in week]


def same_capacity(one: Homework, other: Homework, today: dt.date) -> bool:
    """Whether two homeworks plainly have the same capacity; quick, and False where that is not plain."""
    return one.mentee is other.mentee and list(_recurring(one.goals, today)) == list(_recurring(other.goals, today))


def capacity(homework: Homework, today: dt.date, *, since: dt.date | None = None) -> Capacity | None:
    """The capacity from `since` (else `today`) on; None where no hours per week are given at all.

    `today` counts whole. Days before the first of `changes`, where there is no base, have 0 hours: hours are given,
    only not for those days. A recurring step without any start recurs from `today`."""
    availability = homework.mentee.availability or Availability()
    if availability.hours_per_week is None and not availability.changes:
        return None
    start = (since or today).toordinal()
    shares = list(_recurring(homework.goals, today))
    breaks = [
        Span(rest.from_.toordinal(), rest.to.toordinal() + 1, 1)
        for rest in availability.breaks
        if rest.from_ <= rest.to
    ]
    patterns = _patterns(availability)
    marks = {start, *(day for day, _ in patterns)}
    marks.update(day for span in (*breaks, *shares) for day in (span.first, span.end) if day is not None)
    firsts = sorted(day for day in marks if day >= start)
    return Capacity(tuple(_stretches(firsts, patterns, breaks, shares)))


def last_day(step: Step, goal: Goal) -> dt.date | None:
    """The last day of a recurring step: its `by`, else its goal's; None when it never ends."""
    by = step.by or goal.by
    return by.day if by else None


def _recurring(goals: Iterable[Goal], today: dt.date) -> Iterator[Span]:
    """The days of each step that recurs in the plan, with its weekly hours."""
    for goal in goals:
        for step in goal.plan:
            if goal.status == "active" and step.weekly_hours is not None and is_open(step, goal):
                first = (step.start or goal.start or today).toordinal()
                last = last_day(step, goal)
                end = last.toordinal() + 1 if last else None
                if end is None or first < end:
                    yield Span(first, end, Fraction(step.weekly_hours))


def _patterns(availability: Availability) -> list[tuple[int, tuple[Fraction, ...]]]:
    """The weekday patterns with the day each is in force from, ascending; the base from ever."""
    base = availability.hours_per_week
    latest: dict[int, tuple[Fraction, ...]] = {0: _week(base) if base is not None else (Fraction(0),) * 7}
    for change in availability.changes:
        latest[change.from_.toordinal()] = _week(change.hours_per_week)
    return sorted(latest.items())


def _week(hours: Decimal | Week) -> tuple[Fraction, ...]:
    if isinstance(hours, Week):
        return (Fraction(hours.sun), *(Fraction(of_day) for of_day in hours[:6]))
    return (Fraction(hours) / 7,) * 7


def _stretches(
    firsts: Sequence[int],
    patterns: Sequence[tuple[int, tuple[Fraction, ...]]],
    breaks: Iterable[Span],
    shares: Iterable[Span],
) -> Iterator[Stretch]:
    """One stretch from each of `firsts` on."""
    starts = [day for day, _ in patterns]
    for first, resting, taken in zip(firsts, _levels(firsts, breaks), _levels(firsts, shares), strict=True):
        _, week = patterns[bisect_right(starts, first) - 1]
        if resting or not any(week):
            yield Stretch(first, _NOTHING)
        else:
            yield Stretch(first, week, taken / sum(week, Fraction(0)) if taken else Fraction(0))


def _levels(days: Sequence[int], spans: Iterable[Span]) -> Iterator[Fraction | int]:
    """For each day, ascending, the sum over the spans that hold it."""
    turns: dict[int, Fraction | int] = {}
    for first, end, height in spans:
        turns[first] = turns.get(first, 0) + height
        if end is not None:
            turns[end] = turns.get(end, 0) - height
    starts = sorted(turns)
    heights = list(accumulate((turns[day] for day in starts), initial=0))
    return (heights[bisect_right(starts, day)] for day in days)
