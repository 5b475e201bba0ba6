"""Fit the numbers that the forecast starts from, and print them as the module that holds them:

    python tools/fit_forecast.py FOLDER --date 2026-11-26 > src/mentorprep/core/plan/evidence.py

FOLDER has rows as `effort_rows.py` reads them. Each number is chosen for the least score (CRPS on the log scale, and what
an 85 % claim costs) of forecasts that see only what the same person finished before. No random numbers: the same rows
give the same module. Needs the packages of `pip install -e '.[dev]'`; takes a minute."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from effort_rows import Effort, People, Remaining, efforts, in_a_row, remaining, total_ratio
from scipy.optimize import minimize
from scipy.special import ndtr, ndtri

from mentorprep.core.plan.evidence import Evidence
from mentorprep.core.plan.prior import MORE_HOURS, SPREAD_SHARED, USUAL_HOURS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    Numbers = npt.NDArray[np.float64]

CELL = 0.1
GRID = np.arange(-4, 4 + CELL / 2, CELL)  # of logarithms of hours over estimates
LEVELS = (np.arange(50) + 0.5) / 50
MULTIPLES = np.log([1, 1.25, 1.5, 2])  # of a plan's estimate, which it is within or not
OTHER_SETS = ("sip", "renzo", "p22")  # to see that it carries over: a tenth of the weight each
SMEAR = 0.1
SIZES = (10, 30)  # steps of a total
START = Evidence(
    step_mean=0.0,
    step_weight=3.0,
    step_forgetting=0.8,
    step_sd=0.55,
    sd_weight=5.0,
    sd_forgetting=0.8,
    own_weight=12.0,  # not fitted: with more of it what is called 80 % comes true 86 % of the time for SiP
    own_forgetting=0.95,
    total_mean=0.1,
    total_weight=15.0,
    total_forgetting=0.95,
    total_sd=0.3,
    long=-0.1,
    short=0.7,
    fade=15.0,
    sd_late=0.4,
    sd_late_short=0.8,
    sd_early=0.6,
)


class Steps(NamedTuple):
    """The steps of many people, one after another."""

    ratios: list[Numbers]  # of each person
    estimates: list[Numbers]

    @property
    def outcomes(self) -> Numbers:
        return np.concatenate(self.ratios)


def steps_of(people: People) -> Steps:
    """Arrays of the steps of these people."""
    return Steps(
        [np.array([step.ratio for step in steps]) for steps in people.values()],
        [np.array([step.estimate for step in steps]) for steps in people.values()],
    )


def normals(steps: Steps, known: Evidence) -> tuple[Numbers, Numbers]:
    """Mean and sd of the normal that is believed before each step; what `prior.py` does, for all of them."""
    means, sds = [], []
    for ratios in steps.ratios:
        weight = total = freedom = squares = 0.0
        for ratio in ratios:
            kappa = known.step_weight + weight
            mean = (known.step_weight * known.step_mean + total) / kappa
            variance = (known.sd_weight * known.step_sd**2 + squares) / (known.sd_weight + freedom)
            means.append(mean)
            sds.append((variance * (1 + 1 / kappa)) ** 0.5)
            freedom = known.sd_forgetting * freedom + 1
            squares = known.sd_forgetting * squares + (ratio - mean) ** 2 * kappa / (kappa + 1)
            weight, total = known.step_forgetting * weight + 1, known.step_forgetting * total + ratio
    return np.array(means), np.array(sds)


def own(steps: Steps, forgetting: float) -> tuple[Numbers, Numbers]:
    """Before each step the weight of the person's own outcomes below each point of the grid, and that of all."""
    below, weights = [], []
    for ratios in steps.ratios:
        smeared = np.clip((GRID[None, :] - ratios[:, None] + SMEAR) / (2 * SMEAR), 0, 1)
        so_far, weight = np.zeros(len(GRID)), 0.0
        for of_step in smeared:
            below.append(so_far)
            weights.append(weight)
            so_far, weight = forgetting * so_far + of_step, forgetting * weight + 1
    return np.array(below), np.array(weights)


def distributions(steps: Steps, known: Evidence) -> Numbers:
    """The distribution believed before each step, at the points of the grid."""
    means, sds = normals(steps, known)
    below, weights = own(steps, known.own_forgetting)
    normal = ndtr((GRID[None, :] - means[:, None]) / sds[:, None])
    return np.asarray((known.own_weight * normal + below) / (known.own_weight + weights)[:, None])


def quantiles(found: Numbers, level: float) -> Numbers:
    """The quantile of each distribution on the grid."""
    rows = np.arange(len(found))
    at = np.argmax(found >= level, axis=1).clip(1)
    share = (level - found[rows, at - 1]) / np.maximum(found[rows, at] - found[rows, at - 1], 1e-12)
    return np.asarray(GRID[at - 1] + CELL * share)


def pinball(outcomes: Numbers, claimed: Numbers, level: Any) -> Numbers:
    """What claims at a level, or levels, cost."""
    missed = outcomes - claimed
    return np.asarray(np.maximum(level * missed, (level - 1) * missed))


def score_of_steps(steps: Steps, found: Numbers) -> float:
    """CRPS and pinball at 85 % of distributions on the grid, added."""
    reached = np.clip((GRID[None, :] - steps.outcomes[:, None]) / CELL + 0.5, 0, 1)
    crps = ((found - reached) ** 2).sum(axis=1) * CELL
    return float(crps.mean() + pinball(steps.outcomes, quantiles(found, 0.85), 0.85).mean())


def least(score: Callable[[Evidence], float], start: Evidence, moves: dict[str, float], runs: int) -> Evidence:
    """The start with these fields, each moved by so much at first, where the score is least."""
    names = list(moves)

    def at(point: Sequence[float]) -> Evidence:
        return start._replace(**{name: float(value) for name, value in zip(names, point, strict=True)})

    def bounded(point: Sequence[float]) -> float:
        tried = at(point)
        fading = (tried.step_forgetting, tried.sd_forgetting, tried.own_forgetting, tried.total_forgetting)
        positive = [value for name, value in tried._asdict().items() if not name.endswith("mean") and name != "long"]
        return score(tried) if max(fading) <= 1 and min(positive) > 0 else 9.0

    first = np.array([getattr(start, name) for name in names])
    corners = np.vstack([first, first + np.diag(list(moves.values()))])
    found = minimize(bounded, first, method="Nelder-Mead", options={"maxfev": runs, "initial_simplex": corners})
    return at([float(f"{value:.3g}") for value in found.x])


STEP_MOVES = {
    "step_mean": 0.05,
    "step_weight": 1.0,
    "step_forgetting": 0.08,
    "step_sd": 0.05,
    "sd_weight": 1.5,
    "sd_forgetting": 0.08,
    "own_forgetting": -0.02,
}


def fit_steps(people: People, others: Sequence[People], start: Evidence) -> Evidence:
    """What is believed of a single step."""
    sets = [(1.0, steps_of(people)), *((0.1, steps_of(other)) for other in others if other)]

    def score(tried: Evidence) -> float:
        return sum(weight * score_of_steps(steps, distributions(steps, tried)) for weight, steps in sets)

    return least(score, start, STEP_MOVES, 200)


class Totals(NamedTuple):
    """Totals of so many steps each, with what is believed before."""

    outcomes: Numbers
    alone: Numbers  # the part of the total that has the spread of a single step
    single: Numbers  # that spread, at LEVELS
    sds: Numbers  # of steps, over that of the evidence
    before: list[tuple[Numbers, Numbers]]  # estimates and hours of all steps before


def totals_of(people: People, size: int, known: Evidence) -> Totals:
    """All totals of so many steps in a row of these people."""
    steps = steps_of(people)
    places, found, place = [], [], 0
    for of_person in people.values():
        for before, ten in in_a_row(of_person, size):
            places.append(place + len(before))
            found.append((before, ten))
        place += len(of_person)
    single = distributions(steps, known)[places]
    estimates = [np.array([step.estimate for step in ten]) for _, ten in found]
    return Totals(
        np.array([total_ratio(ten) for _, ten in found]),
        np.array([(of_ten**2).sum() ** 0.5 / of_ten.sum() for of_ten in estimates]),
        np.exp(np.stack([quantiles(single, level) for level in LEVELS], axis=1)),
        normals(steps, known)[1][places] / (known.step_sd * (1 + 1 / known.step_weight) ** 0.5),
        [(np.array([s.estimate for s in before]), np.array([s.taken for s in before])) for before, _ in found],
    )


def projects_of(people: People, known: Evidence) -> Totals:
    """Each person's share of a project: as a total of a hundred steps, of a person that nothing is known of."""
    ratios = np.concatenate(steps_of(people).ratios)
    untold = steps_of({"": [Effort("", 1.0, 1.0)]})
    single = distributions(untold, known)
    return Totals(
        ratios,
        np.full(len(ratios), 0.1),
        np.tile(np.exp([quantiles(single, level)[0] for level in LEVELS]), (len(ratios), 1)),
        np.ones(len(ratios)),
        [(np.array([]), np.array([]))] * len(ratios),
    )


def claims(totals: Totals, known: Evidence) -> Numbers:
    """The logarithm of the total over its estimate that is claimed for each, at LEVELS."""
    means = []
    for estimates, taken in totals.before:
        ages = known.total_forgetting ** np.arange(len(estimates) - 1, -1, -1)
        weight = float(ages.sum())
        own_mean = log((ages * taken).sum() / (ages * estimates).sum()) if weight else known.total_mean
        means.append(known.total_mean + weight / (weight + known.total_weight) * (own_mean - known.total_mean))
    sds = known.total_sd * totals.sds**SPREAD_SHARED
    many = np.exp(np.array(means)[:, None] + sds[:, None] * ndtri(LEVELS)[None, :])
    share = totals.alone[:, None]
    return np.asarray(np.log((1 - share) * many + share * totals.single))


def score_of_totals(totals: Totals, claimed: Numbers) -> float:
    """CRPS, and the mean Brier score of being within MULTIPLES, added."""
    crps = 2 * pinball(totals.outcomes[:, None], claimed, LEVELS).mean()
    chances = np.array([np.interp(MULTIPLES, row, LEVELS, left=0, right=1) for row in claimed])
    return float(crps + ((chances - (totals.outcomes[:, None] <= MULTIPLES)) ** 2).mean())


def fit_totals(people: People, projects: People, start: Evidence) -> Evidence:
    """What is believed of many steps together."""
    sizes = [projects_of(projects, start), *(totals_of(people, size, start) for size in SIZES)]
    moves = {"total_mean": 0.05, "total_weight": 5.0, "total_forgetting": -0.03, "total_sd": 0.05}

    def score(tried: Evidence) -> float:
        return sum(score_of_totals(totals, claims(totals, tried)) for totals in sizes)

    return least(score, start, moves, 120)


WEEKS = np.exp(np.linspace(log(0.03), log(3000), 500))


def weeks_claimed(rows: Sequence[Remaining], known: Evidence) -> Numbers:
    """The logarithm of the weeks that are claimed for each remaining plan, at LEVELS; what `prior.py` says of days."""
    fading = np.exp(-WEEKS / known.fade)
    late, median = known.sd_late + known.sd_late_short * fading, known.long + known.short * fading
    found = []
    for row in rows:
        pace = min(row.hours_per_week, USUAL_HOURS * (row.hours_per_week / USUAL_HOURS) ** MORE_HOURS)
        distance = np.log(WEEKS * pace / row.hours) - median
        odds = np.where(distance > 0, distance / late, distance / known.sd_early)
        found.append(np.interp(ndtri(LEVELS), odds, np.log(WEEKS)))
    return np.array(found)


def fit_calendar(rows: Sequence[Remaining], start: Evidence) -> Evidence:
    """What is believed of the weeks that a plan takes."""
    taken = np.log([row.weeks for row in rows])[:, None]
    moves = {"long": 0.1, "short": 0.2, "fade": 3.0, "sd_late": 0.1, "sd_late_short": 0.3, "sd_early": 0.1}

    def score(tried: Evidence) -> float:
        return float(2 * pinball(taken, weeks_claimed(rows, tried), LEVELS).mean())

    return least(score, start, moves, 250)


def fit(people: People, projects: People, others: Sequence[People], rows: Sequence[Remaining]) -> Evidence:
    """All numbers, from steps, shares of whole projects, steps of other kinds, and remaining plans."""
    return fit_calendar(rows, fit_totals(people, projects, fit_steps(people, others, START)))


def module(known: Evidence, people: People, rows: Sequence[Remaining], day: dt.date) -> str:
    """The module that holds the numbers."""
    fields = "\n".join(f"    {name}: float = {value:.3g}" for name, value in known._asdict().items())
    parts, plans = sum(map(len, people.values())), len({row.person for row in rows})
    return f'''"""How estimates of other people turned out, as a few fitted numbers: made by `tools/fit_forecast.py`, not written by hand.

Fitted on {day} on public data that Derek M. Jones collected. Effort: {parts:,} parts of products by {len(people)} people of
CESAW (arXiv:2106.03679), and their shares of projects; SiP (arXiv:1901.01621), Renzo's pomodoros and Project-22 count a tenth each. Calendar: {len(rows)}
remaining plans of {plans} people of CESAW. All of them are trained and paid developers."""

from typing import NamedTuple


class Evidence(NamedTuple):
    """What a forecast starts from; `prior.py` says what each number does. Means and sds are on a log scale."""

{fields}


EVIDENCE = Evidence()
'''


def main() -> None:
    """Print the module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--date", type=dt.date.fromisoformat, required=True, help="the day that the module names")
    given = parser.parse_args()
    people, rows = efforts(given.folder, "cesaw_wbs"), remaining(given.folder)
    projects = efforts(given.folder, "cesaw_personproject")
    others = [efforts(given.folder, name) for name in OTHER_SETS]
    sys.stdout.write(module(fit(people, projects, others, rows), people, rows, given.date))


if __name__ == "__main__":
    main()
