"""What is believed of estimates and of hours per week: the general evidence, moved by the mentee's own record.

The evidence is of working developers, trained and paid; students are likely later (a median of 1.6 times, in days)."""

from math import exp, log, sqrt
from typing import NamedTuple

from mentorprep.core.plan import evidence
from mentorprep.core.plan.evidence import Evidence
from mentorprep.core.plan.outcome import Outcome, Own
from mentorprep.core.plan.record import Finished, Record

# log of the hours given over the hours promised, of the next eight weeks: P15 0.55, P50 0.91, P85 1.34. CESAW.
HOURS_MEAN = log(0.91)
HOURS_VARIANCE = 0.43**2
HOURS_OWN = 0.46  # the part of that variance that differs between people and can be learnt
HOURS_WEEKS = 6  # as many weeks of one's own count as much as the evidence
LEAST_RATIO = 0.05  # a record of no hours at all counts as this
SPREAD_SHARED = (
    0.5  # of how far a person's spread of steps is from the evidence's, the part (of the logarithm) totals have
)

# Hours promised over these are given less and less in proportion. New coders report a median of 8 h a week (freeCodeCamp,
# survey of 2021). In the calendar rows of CESAW time falls with about the cube root of the pace; as that pace was measured
# and not promised, this goes a third of the way only.
USUAL_HOURS = 8.0
MORE_HOURS = 0.75


class Beliefs(NamedTuple):
    """What a forecast goes by. All on a log scale; `width` and `shift` are relative to the general evidence.

    `step` is what one step takes over its estimate. Many steps together take `exp(total_mean + total_sd * normal)` times
    theirs. For dates, `shift` is added to the stretch of calendar time that the evidence has, and `width` multiplies
    its spread. `steps` and `weeks` say how much of the mentee's own record is in it."""

    evidence: Evidence
    step: Outcome
    total_mean: float
    total_sd: float
    shift: float
    width: float
    steps: int
    weeks: float


def beliefs(record: Record) -> Beliefs:
    """The general evidence, updated by the mentee's record."""
    known = evidence.EVIDENCE
    step = _step(record.finished, known)
    total_mean = _total(record.finished, known)
    total_sd = known.total_sd * (step.sd / _untold_sd(known)) ** SPREAD_SHARED
    hours_shift, hours_variance = _hours(record)
    general = known.total_sd**2 + HOURS_VARIANCE
    return Beliefs(
        evidence=known,
        step=step,
        total_mean=total_mean,
        total_sd=total_sd,
        shift=(total_mean - known.total_mean) - hours_shift,
        width=sqrt((total_sd**2 + hours_variance) / general),
        steps=len(record.finished),
        weeks=record.weeks,
    )


def _untold_sd(known: Evidence) -> float:
    """The sd of a step of whom nothing is known: that of their outcomes, and that of their mean."""
    return known.step_sd * sqrt(1 + 1 / known.step_weight)


def _step(finished: tuple[Finished, ...], known: Evidence) -> Outcome:
    """What the next step takes. Mean and variance are uncertain themselves (normal-inverse-gamma) and drift, so that
    recent steps count more; the mentee's own outcomes stand beside that normal as they are, and fade more slowly."""
    weight = total = freedom = squares = 0.0
    mean = known.step_mean
    for ratio in (step.ratio for step in finished):
        kappa = known.step_weight + weight
        freedom, squares = (
            known.sd_forgetting * freedom + 1,
            known.sd_forgetting * squares + (ratio - mean) ** 2 * kappa / (kappa + 1),
        )
        weight, total = known.step_forgetting * weight + 1, known.step_forgetting * total + ratio
        mean = (known.step_weight * known.step_mean + total) / (known.step_weight + weight)
    variance = (known.sd_weight * known.step_sd**2 + squares) / (known.sd_weight + freedom)
    sd = sqrt(variance * (1 + 1 / (known.step_weight + weight)))
    return Outcome(mean, sd, known.own_weight, Own([step.ratio for step in finished], known.own_forgetting))


def _total(finished: tuple[Finished, ...], known: Evidence) -> float:
    """The logarithm of the hours that many steps take over their estimates: of one's own, all their hours over all estimates."""
    weight = taken = estimated = 0.0
    for step in finished:
        weight = known.total_forgetting * weight + 1
        taken = known.total_forgetting * taken + step.estimate * exp(step.ratio)
        estimated = known.total_forgetting * estimated + step.estimate
    if not estimated:
        return known.total_mean
    return known.total_mean + weight / (weight + known.total_weight) * (log(taken / estimated) - known.total_mean)


def _hours(record: Record) -> tuple[float, float]:
    """The logarithm of the hours given over those of the evidence, both for the same hours promised; and the variance left."""
    if not record.hours_available:
        return 0.0, HOURS_VARIANCE
    own = log(max(record.hours_logged / record.hours_available, LEAST_RATIO))
    promised = record.hours_available / record.weeks
    usual = HOURS_MEAN + log(delivered(promised, 1.0) / promised)
    trust = record.weeks / (record.weeks + HOURS_WEEKS)
    return trust * (own - usual), HOURS_VARIANCE * (1 - HOURS_OWN * trust)


def delivered(hours: float, weeks: float) -> float:
    """Of hours promised in so many weeks those that count, before anything is known of the person. Grows with both."""
    usual = USUAL_HOURS * max(weeks, 1.0)
    return hours if hours <= usual else usual * (hours / usual) ** MORE_HOURS


LEAST_DELIVERED = delivered(168, 1) / 168  # of any hours


def odds_of_stretch(stretch: float, weeks: float, believed: Beliefs) -> float:
    """How many standard deviations lie between the median and a plan that would still be in time if everything took
    `stretch` times as long, `weeks` from today. Grows with both.

    The evidence is of how many times the planned working time has passed when a plan is finished, by the weeks that have
    passed: median `exp(long + short * exp(-weeks / fade))`. Short horizons slip more. Hours and effort are both in it,
    so it stands in their place. Of spreads, the one above the median widens for short horizons; the one below it must
    not, or a later date could lower a chance."""
    known = believed.evidence
    fading = exp(-weeks / known.fade)
    distance = log(stretch) - known.long - known.short * fading - believed.shift
    spread = known.sd_late + known.sd_late_short * fading if distance > 0 else known.sd_early
    return distance / (believed.width * spread)


PACE_SD = 0.43  # of a step's own pace so far, as a forecast of its pace to come: as uncertain as the hours per week


def odds_of_pace(stretch: float) -> float:
    """The same for a step that is forecast from its own pace, whose median is that pace."""
    return log(stretch) / PACE_SD
