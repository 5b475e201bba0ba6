"""What one step takes over its estimate, on a log scale: a normal, and beside it the mentee's own outcomes as they were.

Where many steps take just what was estimated, a normal's median drifts off 1; one's own outcomes keep it there."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from math import erfc, exp, log, sqrt
from typing import NamedTuple

_SMEAR = 0.1  # an outcome of one's own stands for all within so much of it
_EXACT_ENOUGH = 1e-5
_FAR = 6.0  # standard deviations; hours logged beyond them count as so many


class Own:
    """Outcomes of one's own, oldest first, each counting `forgetting` times as much as the next one."""

    def __init__(self, ratios: Sequence[float] = (), forgetting: float = 1.0) -> None:
        aged = sorted((ratio, forgetting**age) for age, ratio in enumerate(reversed(ratios)))
        self.ratios = [ratio for ratio, _ in aged]
        self._weights = [0.0, *accumulate(weight for _, weight in aged)]
        self._moments = [0.0, *accumulate(weight * ratio for ratio, weight in aged)]
        self.weight = self._weights[-1]

    def below(self, value: float) -> float:
        """The weight of the outcomes below a value, each spread evenly around itself. Never falls."""
        return (self._area(value + _SMEAR) - self._area(value - _SMEAR)) / (2 * _SMEAR)

    def _area(self, value: float) -> float:
        at = bisect_right(self.ratios, value)
        return value * self._weights[at] - self._moments[at]


class Outcome(NamedTuple):
    """log(hours taken / hours estimated) of one step: a normal that counts `weight` beside what the own ones count."""

    mean: float
    sd: float
    weight: float
    own: Own

    def below(self, value: float) -> float:
        """The probability of less."""
        normal = _below((value - self.mean) / self.sd)
        return (self.weight * normal + self.own.below(value)) / (self.weight + self.own.weight)

    def quantile(self, level: float) -> float:
        """The value that is not passed with this probability."""
        guess = self.mean + self.sd * normal_quantile(level)
        if not self.own.weight:
            return guess
        low, high = min(guess, self.own.ratios[0] - _SMEAR), max(guess, self.own.ratios[-1] + _SMEAR)
        while high - low > _EXACT_ENOUGH:
            middle = (low + high) / 2
            low, high = (low, middle) if self.below(middle) >= level else (middle, high)
        return high

    def still_needed(self, estimate: float, logged: float, level: float) -> float:
        """Hours that a step still needs of which so many are logged, at this level: it keeps the tail of the normal."""
        reached = min((log(logged / estimate) - self.mean) / self.sd, _FAR)
        above = (1 - level) * _below(-reached)
        return estimate * max(exp(self.mean - self.sd * normal_quantile(above)) - exp(self.mean + self.sd * reached), 0)

    def likely_left(self, estimate: float, logged: float) -> float:
        """The estimate of an untouched step that would need, on average, what this one still needs.

        What it takes in all is log-normal around its estimate, given that it is more than was logged: a step past its
        estimate keeps the tail. Never falls when the estimate grows."""
        if not logged or not estimate:
            return estimate
        reached = min((log(logged / estimate) - self.mean) / self.sd, _FAR)
        mean = exp(self.mean + self.sd * self.sd / 2)
        passed = exp(self.mean + reached * self.sd)
        return estimate * (mean * _below(self.sd - reached) / _below(-reached) - passed) / mean


def _below(deviations: float) -> float:
    """The probability that a standard normal is below so many standard deviations."""
    return erfc(-deviations / sqrt(2)) / 2


def normal_quantile(level: float) -> float:
    """The quantile of a standard normal, to 1e-9: P. J. Acklam's rational approximation and one step of Halley's."""
    if level > 0.5:
        return -normal_quantile(1 - level)
    if level < 0.02425:
        root = sqrt(-2 * log(level))
        guess = _ratio(root, _TAIL_ABOVE, (*_TAIL_BELOW, 1.0))
    else:
        off = level - 0.5
        guess = off * _ratio(off * off, _MIDDLE_ABOVE, (*_MIDDLE_BELOW, 1.0))
    error = (_below(guess) - level) * sqrt(2 * 3.141592653589793) * exp(guess * guess / 2)
    return guess - error / (1 + guess * error / 2)


_MIDDLE_ABOVE = (
    -39.69683028665376,
    220.9460984245205,
    -275.9285104469687,
    138.3577518672690,
    -30.66479806614716,
    2.506628277459239,
)
_MIDDLE_BELOW = (-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572)
_TAIL_ABOVE = (
    -0.007784894002430293,
    -0.3223964580411365,
    -2.400758277161838,
    -2.549732539343734,
    4.374664141464968,
    2.938163982698783,
)
_TAIL_BELOW = (0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416)


def _ratio(value: float, above: Sequence[float], below: Sequence[float]) -> float:
    top = bottom = 0.0
    for coefficient in above:
        top = top * value + coefficient
    for coefficient in below:
        bottom = bottom * value + coefficient
    return top / bottom
