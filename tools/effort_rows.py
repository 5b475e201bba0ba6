"""Rows of finished work, read from a folder of CSV files that is given; none of them belongs to this project.

`NAME-*.csv` has `person, estimate_hours, actual_hours, seq, group`; `calendar-*.csv` has `person, remaining_plan_h,
pace_h_per_week, actual_weeks, steps` of remaining plans. Several files of one name count together."""

from __future__ import annotations

import csv
from math import log
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Effort(NamedTuple):
    """A finished step."""

    person: str
    estimate: float  # hours
    taken: float

    @property
    def ratio(self) -> float:
        return log(self.taken / self.estimate)


class Remaining(NamedTuple):
    """What was left of a plan on a day, and when it was done."""

    person: str
    hours: float
    hours_per_week: float
    weeks: float  # that it took
    steps: int


People = dict[str, list[Effort]]  # steps in the order of finishing


def _records(folder: Path, name: str) -> Iterator[dict[str, str]]:
    for file in sorted(folder.glob(f"{name}-*.csv")):
        with file.open(encoding="utf-8", newline="") as text:
            yield from csv.DictReader(text)


def efforts(folder: Path, name: str) -> People:
    """The finished steps of each person, those without hours left out."""
    people: dict[str, list[tuple[int, Effort]]] = {}
    for row in _records(folder, name):
        effort = Effort(row["person"], float(row["estimate_hours"]), float(row["actual_hours"]))
        if effort.estimate > 0 and effort.taken > 0:
            people.setdefault(effort.person, []).append((int(row["seq"]), effort))
    return {person: [effort for _, effort in sorted(of_person)] for person, of_person in people.items()}


def remaining(folder: Path) -> list[Remaining]:
    """All remaining plans."""
    return [
        Remaining(
            row["person"],
            float(row["remaining_plan_h"]),
            float(row["pace_h_per_week"]),
            float(row["actual_weeks"]),
            int(row["steps"]),
        )
        for row in _records(folder, "calendar")
    ]


def fold_of(person: str, folds: int) -> int:
    """The fold that a person is held out in, the same in every file and run."""
    return crc32(person.encode()) % folds


def in_a_row(steps: list[Effort], size: int) -> Iterator[tuple[list[Effort], list[Effort]]]:
    """So many steps in a row, none twice, each time with all that the person finished before."""
    for begin in range(0, len(steps) - size + 1, size):
        yield steps[:begin], steps[begin : begin + size]


def total_ratio(steps: list[Effort]) -> float:
    """The logarithm of all hours over all estimates."""
    return log(sum(step.taken for step in steps) / sum(step.estimate for step in steps))
