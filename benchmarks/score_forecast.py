"""How good the forecast is, measured on people it was not fitted on. Run by hand, on a folder of rows:

    python benchmarks/score_forecast.py FOLDER [--folds 5]

The people are divided into folds. For each fold all numbers are fitted anew on the others (`tools/fit_forecast.py`), put
in the place of those that ship, and the shipped forecast is asked about those left out: each step from all that the person
finished before, totals of ten steps with and without that, and the weeks that remaining plans took. Dates are
asked of a whole homework, hours of the part of the forecast that knows them.
The rows are not part of this project (docs/method.md)."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from math import log
from pathlib import Path
from statistics import NormalDist, fmean
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))

from effort_rows import Effort, People, Remaining, efforts, fold_of, in_a_row, remaining, total_ratio
from fit_forecast import OTHER_SETS, fit

from mentorprep.core.format.read import load
from mentorprep.core.plan import evidence
from mentorprep.core.plan.assess import assess
from mentorprep.core.plan.assessment import QUANTILES
from mentorprep.core.plan.forecast import Work, hours_quantiles, scale_of
from mentorprep.core.plan.prior import beliefs
from mentorprep.core.plan.record import Finished, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mentorprep.core.model import Homework

TODAY = dt.date(2026, 11, 23)
LEVELS = [(index + 0.5) / 50 for index in range(50)]
MULTIPLES = (1.0, 1.25, 1.5, 2.0)
NORMAL = NormalDist()
SCORES = [NORMAL.inv_cdf(quantile / 100) for quantile in QUANTILES]
Claim = dict[int, float]  # the logarithm of what is claimed, by quantile


class Answer(NamedTuple):
    """A claim and what came true, both as logarithms, with the group it is counted in."""

    group: str
    claim: Claim
    outcome: float


def between(claim: Claim, level: float) -> float:
    """What is claimed at any level: straight lines against normal scores, the last ones going on."""
    score = NORMAL.inv_cdf(level)
    at = min(max(sum(score > known for known in SCORES) - 1, 0), len(SCORES) - 2)
    low, high = claim[QUANTILES[at]], claim[QUANTILES[at + 1]]
    return low + (high - low) * (score - SCORES[at]) / (SCORES[at + 1] - SCORES[at])


def pinball(missed: float, level: float) -> float:
    return max(level * missed, (level - 1) * missed)


def crps(answer: Answer) -> float:
    return 2 * fmean(pinball(answer.outcome - between(answer.claim, level), level) for level in LEVELS)


def brier(answer: Answer) -> float:
    """The mean over being within 1, 1.25, 1.5 and 2 times the estimate."""
    claimed = [between(answer.claim, level) for level in LEVELS]
    return fmean(
        (sum(at <= log(most) for at in claimed) / len(LEVELS) - (answer.outcome <= log(most))) ** 2
        for most in MULTIPLES
    )


def of_steps(name: str, steps: Sequence[Effort]) -> Iterator[Answer]:
    """Each step of a person, from all before it, and from the general evidence alone."""
    known = [Finished(step.estimate, step.ratio) for step in steps]
    untold = beliefs(Record())
    for index, step in enumerate(known):
        for group, believed in ((name, beliefs(Record(tuple(known[:index])))), (f"{name}, prior alone", untold)):
            yield Answer(
                group, {q: log(hours) for q, hours in hours_quantiles(Work([1.0], []), scale_of(believed))}, step.ratio
            )


def of_totals(name: str, steps: Sequence[Effort]) -> Iterator[Answer]:
    """Each ten steps of a person, without a record and, where there are ten steps before, with it."""
    for before, ten in in_a_row(list(steps), 10):
        work, estimate = Work([step.estimate for step in ten], []), sum(step.estimate for step in ten)
        record = Record(tuple(Finished(step.estimate, step.ratio) for step in before))
        for group, believed in (("without", Record()), ("with", record))[: 2 if len(before) >= 10 else 1]:
            quantiles = hours_quantiles(work, scale_of(beliefs(believed)))
            yield Answer(f"{name}, {group}", {q: log(hours / estimate) for q, hours in quantiles}, total_ratio(ten))


def of_dates(row: Remaining) -> Answer:
    """The weeks of a remaining plan, asked of a homework with that many steps and hours per week."""
    hours = f"{row.hours / row.steps:.6f}"
    steps = "".join(f"      - {{title: Step {number}, hours: {hours}}}\n" for number in range(row.steps))
    return Answer("dates", weeks_of(plan_text(row.hours_per_week, steps)), log(row.weeks))


def plan_text(hours_per_week: float, steps: str, log_entries: str = "") -> str:
    return (
        f"mentorprep: 1\nmentee:\n  name: Ada\n  availability: {{hours_per_week: {hours_per_week:.6f}}}\n"
        f"goals:\n  - title: A goal\n    plan:\n{steps}{'log:' if log_entries else ''}\n{log_entries}"
    )


def weeks_of(text: str) -> Claim:
    goal = assess(homework_of(text), TODAY, ways_out=0).goals[0]
    days = {q: day for q, day in goal.date_quantiles or () if day is not None}
    return {q: log(((day - TODAY).days + 1) / 7) for q, day in days.items()}


def homework_of(text: str) -> Homework:
    document = load(text.encode())
    assert document.homework is not None, document.findings
    return document.homework


def held_out(people: People, fold: int, folds: int, *, inside: bool) -> People:
    return {person: steps for person, steps in people.items() if (fold_of(person, folds) == fold) is inside}


def answers(folder: Path, folds: int) -> Iterator[Answer]:
    """All answers, each given by a forecast that was fitted without the person it is about."""
    sets = {name: efforts(folder, name) for name in ("cesaw_wbs", "cesaw_personproject", *OTHER_SETS)}
    rows, shipped = remaining(folder), evidence.EVIDENCE
    for fold in range(folds):
        kept = {name: held_out(people, fold, folds, inside=False) for name, people in sets.items()}
        of_others = [row for row in rows if fold_of(row.person, folds) != fold]
        evidence.EVIDENCE = fit(
            kept["cesaw_wbs"], kept["cesaw_personproject"], [kept[name] for name in OTHER_SETS], of_others
        )
        for name in ("cesaw_wbs", *OTHER_SETS):
            for steps in held_out(sets[name], fold, folds, inside=True).values():
                yield from of_steps(name, steps)
                yield from of_totals(f"{name} totals of 10", steps)
        yield from (of_dates(row) for row in rows if fold_of(row.person, folds) == fold)
    evidence.EVIDENCE = shipped


def table(found: Iterable[Answer]) -> str:
    groups: dict[str, list[Answer]] = {}
    for answer in found:
        groups.setdefault(answer.group, []).append(answer)
    lines = [
        "| | n | CRPS | pinball 85 % | Brier | 50 % true | 80 % true |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for group, of_group in groups.items():
        figures = (
            f"{fmean(map(crps, of_group)):.3f}",
            f"{fmean(pinball(a.outcome - a.claim[85], 0.85) for a in of_group):.3f}",
            f"{fmean(map(brier, of_group)):.3f}" if "totals" in group else "",
            *(f"{fmean(a.outcome <= a.claim[q] + 1e-9 for a in of_group):.0%}" for q in (50, 80)),
        )
        lines.append(f"| {group} | {len(of_group):,} | {' | '.join(figures)} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    given = parser.parse_args()
    print(table(answers(given.folder, given.folds)))


if __name__ == "__main__":
    main()
