"""What is believed of estimates and of hours per week: the general evidence, moved by the mentee's own record.

Sources of the numbers, fitted in November 2026 on public data that Derek M. Jones collected: CESAW (arXiv:2106.03679) for
the effort of steps, of totals of ten steps, and for the weeks that remaining plans took; SiP (arXiv:1901.01621), Renzo's
pomodoros and Project-22 to see that they carry over. All of it is of working developers, trained and paid; students are
likely later (a median of 1.6 times, in days)."""

from __future__ import annotations

from math import exp, log, sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mentorprep.core.plan.record import Record

# log(hours taken / hours estimated) of one step is normal, with mean and variance themselves uncertain
# (normal-inverse-gamma); CESAW, a person's total on one part of a product.
MEAN = -0.032
KAPPA = 6.42
ALPHA = 2.04
BETA = 0.655
FORGETTING = 0.97  # how much a finished step still counts when one more is finished

# The part of a step's variance that all steps of a plan have in common, beside the mean that is not known exactly:
# with it the totals of ten steps have a shared sd of 0.37. CESAW, totals of ten steps.
SHARED = 0.27

# log of the hours given over the hours promised, of the next eight weeks: P15 0.55, P50 0.91, P85 1.34. CESAW.
HOURS_MEAN = log(0.91)
HOURS_VARIANCE = 0.43**2
HOURS_OWN = 0.46  # the part of that variance that differs between people and can be learnt
HOURS_WEEKS = 6  # as many weeks of one's own count as much as the evidence
LEAST_RATIO = 0.05  # a record of no hours at all counts as this


class Beliefs(NamedTuple):
    """What a forecast goes by. All on a log scale; `width` and `shift` are relative to the general evidence.

    A total is `exp(bias + shared_sd * normal)` times the sum of its steps, each `exp(step_sd * normal)` times its
    estimate. For dates, `shift` is added to the stretch of calendar time that the evidence has, and `width` multiplies
    its spread. `steps` and `weeks` say how much of the mentee's own record is in it."""

    bias: float
    step_sd: float
    shared_sd: float
    shift: float
    width: float
    steps: int
    weeks: float


def beliefs(record: Record) -> Beliefs:
    """The general evidence, updated by the mentee's record."""
    mean, kappa, spread = _effort(record.ratios)
    hours_mean, hours_variance = _hours(record)
    shared = _shared(kappa, spread)
    general = _shared(KAPPA, BETA / ALPHA) + HOURS_VARIANCE
    return Beliefs(
        bias=mean,
        step_sd=sqrt(spread * (1 - SHARED)),
        shared_sd=sqrt(shared),
        shift=(mean - MEAN) - (hours_mean - HOURS_MEAN),
        width=sqrt((shared + hours_variance) / general),
        steps=len(record.ratios),
        weeks=record.weeks,
    )


def _shared(kappa: float, spread: float) -> float:
    return spread * (SHARED + 1 / kappa)


def _effort(ratios: tuple[float, ...]) -> tuple[float, float, float]:
    """Mean, its weight, and the variance of a step, after steps finished in this order."""
    weights = [FORGETTING**age for age in range(len(ratios) - 1, -1, -1)]
    weight = sum(weights)
    if not weight:
        return MEAN, KAPPA, BETA / ALPHA
    own = sum(w * ratio for w, ratio in zip(weights, ratios, strict=True)) / weight
    around = sum(w * (ratio - own) ** 2 for w, ratio in zip(weights, ratios, strict=True))
    kappa = KAPPA + weight
    beta = BETA + around / 2 + KAPPA * weight * (own - MEAN) ** 2 / (2 * kappa)
    return (KAPPA * MEAN + weight * own) / kappa, kappa, beta / (ALPHA + weight / 2)


def _hours(record: Record) -> tuple[float, float]:
    """Mean and variance of log(hours given / hours promised)."""
    if not record.hours_available:
        return HOURS_MEAN, HOURS_VARIANCE
    own = log(max(record.hours_logged / record.hours_available, LEAST_RATIO))
    trust = record.weeks / (record.weeks + HOURS_WEEKS)
    return HOURS_MEAN + trust * (own - HOURS_MEAN), HOURS_VARIANCE * (1 - HOURS_OWN * trust)


# How many times the planned working time has passed when a plan is finished, by the weeks that have passed: median
# `exp(LONG + SHORT * exp(-weeks / FADE))`. Short horizons slip more. Hours and effort are both in it, so it stands in
# their place. Of spreads, the one above the median widens for short horizons; the one below it must not, or a later
# date could lower a chance. CESAW, weeks of 780 remaining plans of 147 people: CRPS 0.308, the 80 % day held 79 %.
LONG = -0.20
SHORT = 0.953
FADE = 13.9
SD_LATE = 0.432
SD_LATE_SHORT = 0.468
SD_EARLY = 0.777


def odds_of_stretch(stretch: float, weeks: float, beliefs: Beliefs) -> float:
    """How many standard deviations lie between the median and a plan that would still be in time if everything took
    `stretch` times as long, `weeks` from today. Grows with both."""
    fading = exp(-weeks / FADE)
    distance = log(stretch) - LONG - SHORT * fading - beliefs.shift
    return distance / (beliefs.width * (SD_LATE + SD_LATE_SHORT * fading if distance > 0 else SD_EARLY))


PACE_SD = 0.43  # of a step's own pace so far, as a forecast of its pace to come: as uncertain as the hours per week


def odds_of_pace(stretch: float) -> float:
    """The same for a step that is forecast from its own pace, whose median is that pace."""
    return log(stretch) / PACE_SD
