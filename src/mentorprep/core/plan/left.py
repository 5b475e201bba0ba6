"""How much is left of a step: hours and units, exact. Not when it will be done."""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from functools import lru_cache, reduce
from math import isqrt, lcm
from typing import NamedTuple

from mentorprep.core.model import DaysRange, Goal, LogEntry, Range, Step

CLOSED = ("done", "dropped")
NOTHING = Fraction(0)
_SUMS = Context(prec=200, traps=[Inexact])  # a number of the file has at most 100 digits, so a sum of them is exact


class Left(NamedTuple):
    """What is left of a step. None is "not known"; `units` are None for a step without a size."""

    hours: Fraction | None
    units: Decimal | None = None


@lru_cache(maxsize=4096)  # few estimates of a homework differ
def middle(estimate: Decimal | Range) -> Fraction:
    """The hours an estimate counts as: of a range its geometric mean, rounded half up to 0.01 h.

    The root is taken of whole numbers, so that a mean exactly between two hundredths is seen as such."""
    if not isinstance(estimate, Range):
        return Fraction(estimate)
    square = Fraction(estimate.low) * Fraction(estimate.high)
    half_hundredths = isqrt(int(square * 200**2))
    return Fraction((half_hundredths + 1) // 2, 100)


def wait_of(step: Step) -> int:
    """Days of waiting after the step's work: of a range the geometric mean, rounded up to a whole day."""
    wait: int | DaysRange | None = step.wait_days
    if wait is None or isinstance(wait, int):
        return wait or 0
    square = wait.low * wait.high
    return isqrt(square - 1) + 1


def is_open(step: Step, goal: Goal) -> bool:
    """Whether the step still holds up what comes after it: neither it nor its goal is done or dropped."""
    return step.status not in CLOSED and goal.status not in CLOSED


def entries_by_step(log: Iterable[LogEntry], today: dt.date) -> dict[str, list[LogEntry]]:
    """The log entries of each step in the order of date, then file; those after `today` do not count."""
    entries: dict[str, list[LogEntry]] = {}
    for entry in log:
        if entry.step is not None and entry.date <= today:
            entries.setdefault(entry.step, []).append(entry)
    for of_step in entries.values():
        of_step.sort(key=lambda entry: entry.date)
    return entries


def units_done(step: Step, entries: Iterable[LogEntry]) -> Decimal | None:
    """`before` and the logged units, at most `total`; None without a size."""
    if step.size is None:
        return None
    logged = sum((entry.units for entry in entries if entry.units is not None), step.size.before)
    return min(logged, step.size.total)


def left(step: Step, goal: Goal, entries: Sequence[LogEntry]) -> Left:
    """What is left of a step of `goal`; `entries` are the step's, as `entries_by_step` gives them.

    A recurring step never has hours left that are known: it takes its share of every week instead."""
    done = units_done(step, entries)
    units = None if step.size is None or done is None else step.size.total - done
    if not is_open(step, goal):
        return Left(NOTHING, units)
    return Left(hours_left(step, entries), units)


def hours_left(step: Step, entries: Sequence[LogEntry]) -> Fraction | None:
    """The hours left of a step that is open, at least 0; None where they are not known. `entries` are the step's."""
    hours = _known_best(step, entries)
    return NOTHING if hours is not None and hours.numerator < 0 else hours


def _known_best(step: Step, entries: Sequence[LogEntry]) -> Fraction | None:
    """What is known best of an open step: the newest `left`, else its estimate, else its units."""
    done = units_done(step, entries)
    for index in range(len(entries) - 1, -1, -1):
        newest = entries[index].left
        if newest is not None:
            return middle(newest) - _hours_logged(entries[index + 1 :])
    if step.hours is not None:
        estimate = middle(step.hours)
        if step.size is not None and done:
            return estimate * (1 - Fraction(done) / Fraction(step.size.total))
        return estimate - _hours_logged(entries) if entries else estimate
    if step.size is not None and done is not None:
        return _hours_by_pace(step.size.total - done, entries)
    return None


def _hours_logged(entries: Iterable[LogEntry]) -> Fraction:
    hours = [entry.hours for entry in entries if entry.hours is not None]
    return total(hours) if hours else NOTHING


def total(numbers: Iterable[Decimal]) -> Fraction:
    """The exact sum of numbers of the file."""
    return Fraction(reduce(_SUMS.add, numbers, Decimal(0)))


def summed(hours: Iterable[Fraction]) -> Fraction:
    """The exact sum of hours, few of which have denominators of their own."""
    ratios = [of_one.as_integer_ratio() for of_one in hours]
    unit = lcm(*{below for _, below in ratios})
    return Fraction(sum(above * (unit // below) for above, below in ratios), unit)


def _hours_by_pace(units: Decimal, entries: Iterable[LogEntry]) -> Fraction | None:
    """Units left times the hours per unit of the entries that have both; None where those have no units."""
    both = [entry for entry in entries if entry.hours is not None and entry.units is not None]
    counted = sum((Fraction(entry.units) for entry in both if entry.units is not None), NOTHING)
    return Fraction(units) * _hours_logged(both) / counted if counted else None
