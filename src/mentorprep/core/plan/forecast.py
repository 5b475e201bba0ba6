"""When things will really be done: the chance of each goal's dates, and the days and hours it is likely to take.

Not a simulation. All work of a plan stretches together, by one factor whose spread `prior.py` knows: `line.py` works out
how far it may stretch to be done by a day, and this module how likely that is. So the same file and day give the same
figures, at once.

Where one step waits for the wait of another, the days that waiting adds to the exact schedule are added to every
forecast as they are; the chances are then no longer exactly monotone.

It takes O(n log n + d r) for n steps, d dates of goals and steps, and r distinct days that steps are released on: each
date has one line, which looks from every release on. Without `start` there is one release, and d stays below n."""

import datetime as dt
from collections.abc import Iterable, Sequence
from math import ceil, erfc, exp, inf, isqrt, log, sqrt
from typing import NamedTuple

from mentorprep.core.plan.assessment import QUANTILES
from mentorprep.core.plan.capacity import Capacity
from mentorprep.core.plan.line import Line
from mentorprep.core.plan.outcome import Outcome, normal_quantile
from mentorprep.core.plan.prior import Beliefs, odds_of_pace, odds_of_stretch

_FIRST_TRIED = 8  # days from today on
_CLOSE = 8  # days between which straight lines are better than halves


class Gate(NamedTuple):
    """Something that must be done `earlier` days before the day that is asked for, and is delayed by waiting in between.

    Either a line of work, up to the job at the place `last` in the order of work, or a step that will take `weeks` at
    its own pace."""

    line: Line | None
    weeks: float = 0.0
    earlier: int = 0
    delay: int = 0
    last: int = -1


class Calendar(NamedTuple):
    """What dates are reckoned by: capacity in floats, days without breaks (one unit a day), and what is believed.

    `today` and `last`, the horizon, are ordinals."""

    hours: Capacity | None
    days: Capacity
    beliefs: Beliefs
    today: int
    last: int


def probability(gates: Iterable[tuple[Gate, int]], by: Calendar) -> float:
    """The probability that each gate is passed by the end of its day, an ordinal."""
    least = min((_odds(gate, day - gate.earlier - gate.delay, by) for gate, day in gates), default=inf)
    return erfc(-least / sqrt(2)) / 2


def _odds(gate: Gate, day: int, by: Calendar) -> float:
    """Standard deviations by which the gate's stretch may lie above its median."""
    if day < by.today:
        return -inf
    weeks = by.days.opening(day + 1) / 7
    if gate.line is None:
        return inf if not gate.weeks else -inf if not weeks else odds_of_pace(weeks / gate.weeks)
    stretch = gate.line.stretch(day)
    return inf if stretch == inf else -inf if stretch <= 0 else odds_of_stretch(stretch, weeks, by.beliefs)


class _Search:
    """Looks for the first day with a probability; what was tried for one level serves the next, higher one.

    Days count from the eve of today, so that their logarithm is 0 today: against it the log odds are almost straight."""

    def __init__(self, gates: Sequence[Gate], by: Calendar) -> None:
        self._gates = gates
        self._by = by
        self._last = by.last - by.today + 1
        self._known = {0: 0.0}
        self._low = 0

    def first_day(self, level: float) -> int | None:
        """The first day, an ordinal, on which the probability reaches the level; None beyond the horizon."""
        high = self._high(level)
        if high is None:
            return None
        straight = True
        while high - self._low > 1:
            day = self._between(level, high) if straight else isqrt(self._low * high)
            day = min(max(day, self._low + 1), high - 1)
            if self._chance(day) >= level:
                high = day
            else:
                self._low = day
            straight = not straight or high - self._low < _CLOSE
        return self._by.today - 1 + high

    def _high(self, level: float) -> int | None:
        """The first day tried that reaches the level, going on into the future until there is one."""
        for day in sorted(day for day in self._known if day > self._low):
            if self._known[day] >= level:
                return day
            self._low = day
        while self._low < self._last:
            day = min(self._last, max(_FIRST_TRIED, 3 * self._low))
            if self._chance(day) >= level:
                return day
            self._low = day
        return None

    def _between(self, level: float, high: int) -> int:
        """Where the straight line between the two days reaches the level."""
        below, above = _log_odds(self._known[self._low]), _log_odds(self._known[high])
        if not self._low or above - below < 1e-9:
            return (self._low + high) // 2
        share = (_log_odds(level) - below) / (above - below)
        return ceil(exp(log(self._low) + share * (log(high) - log(self._low))))

    def _chance(self, day: int) -> float:
        if day not in self._known:
            asked = self._by.today - 1 + day
            self._known[day] = probability(((gate, asked) for gate in self._gates), self._by)
        return self._known[day]


def _log_odds(probability: float) -> float:
    within = min(max(probability, 1e-9), 1 - 1e-9)
    return log(within / (1 - within))


def first_day(gates: Sequence[Gate], by: Calendar, level: float) -> int | None:
    """The first day, an ordinal, by which all gates are passed with this probability; None beyond the horizon."""
    return _Search(gates, by).first_day(level)


def date_quantiles(
    gates: Sequence[Gate], by: Calendar, levels: Sequence[int]
) -> tuple[tuple[int, dt.date | None], ...]:
    """For each of these levels, per cent, ascending, the first day by which all gates are passed with that probability."""
    search = _Search(gates, by)
    days = ((level, search.first_day(level / 100)) for level in levels)
    return tuple((level, None if day is None else dt.date.fromordinal(day)) for level, day in days)


class Work(NamedTuple):
    """The work of a goal: for each of its steps the hours to reckon with, and of one that was begun its estimate and the
    hours logged since."""

    untouched: list[float]
    begun: list[tuple[float, float, float]]


class Scale(NamedTuple):
    """How many times the hours estimated are not passed at each of QUANTILES: by `one` step, and by `many` together."""

    step: Outcome
    one: tuple[float, ...]
    many: tuple[float, ...]


def scale_of(beliefs: Beliefs) -> Scale:
    """The scale that the beliefs come to."""
    levels = [quantile / 100 for quantile in QUANTILES]
    return Scale(
        beliefs.step,
        tuple(exp(beliefs.step.quantile(level)) for level in levels),
        tuple(exp(beliefs.total_mean + beliefs.total_sd * normal_quantile(level)) for level in levels),
    )


def hours_quantiles(work: Work, scale: Scale) -> tuple[tuple[int, float], ...]:
    """For each of QUANTILES the hours that the work will not pass.

    Steps are one person's, so they share most of their error, and n independent steps deviate from their mean together
    like one of the size sqrt(sum of squares). So of their hours that size has the spread of a single step, and the rest
    that of many: exact for one step. Never falls when untouched work is added or grows."""
    likely = [hours for hours, *_ in work.begun]
    squares = sum(hours * hours for hours in work.untouched)
    total = sum(work.untouched) + sum(likely)
    together = max(total - sqrt(squares + sum(hours * hours for hours in likely)), 0.0)
    found = []
    for quantile, one, many in zip(QUANTILES, scale.one, scale.many, strict=True):
        needed = (scale.step.still_needed(estimate, logged, quantile / 100) for _, estimate, logged in work.begun)
        alone = sqrt(squares * one * one + sum(hours * hours for hours in needed))
        found.append((quantile, many * together + alone))
    return tuple(found)
