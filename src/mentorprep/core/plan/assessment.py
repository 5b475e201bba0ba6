"""What a plan comes to on a day, as values: the figures that `check --format json` prints, exact and unrounded."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, NamedTuple

from mentorprep.core.finding import Path
from mentorprep.core.model import By
from mentorprep.core.wording import half_up

Verdict = Literal[
    "impossible",
    "blocked",
    "over-ambitious",
    "tight",
    "unknown",
    "no-plan",
    "no-date",
    "fits",
    "paused",
    "done",
    "dropped",
]
WORST_FIRST: tuple[Verdict, ...] = (
    "impossible",
    "blocked",
    "over-ambitious",
    "tight",
    "unknown",
    "no-plan",
    "no-date",
    "fits",
    "paused",
    "done",
    "dropped",
)
AT_REST: tuple[Verdict, ...] = ("paused", "done", "dropped")  # no work is planned for it
TIGHT_BELOW = Decimal("0.80")
OVER_AMBITIOUS_BELOW = Decimal("0.50")
QUANTILES = (5, 15, 25, 50, 75, 80, 85, 95)  # per cent
HORIZON_YEARS = 50

Lever = Literal["date", "hours", "cut", "pause"]
LEVERS: tuple[Lever, ...] = ("date", "hours", "cut", "pause")
Figures = Literal["all", "days", "few"]  # what `assess` works out beside verdicts
Watch = Callable[[Sequence[int]], Iterable[int]]  # hands on what it is given, one by one: how far a long search is


def tenths(chance: Decimal) -> int:
    """How many chances of ten it is told as: half up, but never up to a limit that it is below itself. A goal that is
    tight with 0.79 has about 7, for 8 are what makes one fit."""
    nearest = int(half_up(chance * 10))
    return nearest - any(chance < limit <= Decimal(nearest) / 10 for limit in (OVER_AMBITIOUS_BELOW, TIGHT_BELOW))


class Deadline(NamedTuple):
    """All that is due by a day, against all the hours there are until then."""

    date: dt.date
    hours_needed: Fraction
    hours_available: Fraction


class Overload(NamedTuple):
    """An interval, both days included, whose jobs need more hours than it has. The mentee's "why"."""

    from_: dt.date
    to: dt.date
    hours_needed: Fraction
    hours_available: Fraction
    goals: tuple[str, ...]
    steps: tuple[str, ...]


class UnitPace(NamedTuple):
    """The pace that a sized step needs, beside the pace so far. Units a week.

    `weeks` are those that the pace so far is of, breaks left out; None where there is none."""

    step: str
    unit: str | None
    left: Decimal
    per_week: Fraction
    so_far_per_week: Fraction | None = None
    weeks: Fraction | None = None


class Pace(NamedTuple):
    """The answer when numbers are missing: what a week would have to hold."""

    weeks: Fraction
    hours_per_week: Fraction | None
    steps_per_week: Fraction
    units: tuple[UnitPace, ...]


class PlanEdit(NamedTuple):
    """One edit of the file: the value at `path` becomes `value` (plain data; None removes it; an index one past the
    end of a list appends). The same words as `format.edit.Edit`, which applies them."""

    path: Path
    value: Any


class WayOut(NamedTuple):
    """One lever that alone makes the goal fit, as edits that a fresh run confirmed."""

    lever: Lever
    chance: Decimal | None
    edits: tuple[PlanEdit, ...]
    by: dt.date | None = None  # lever date
    hours_per_week: Decimal | None = None  # lever hours
    hours: Decimal | None = None  # lever cut: how many are taken off
    goal: str | None = None  # lever pause: the goal that is paused


class UnlikelyStep(NamedTuple):
    """A dated step that is less likely in time than its goal would be without its date; p80 is its own."""

    id: str
    title: str
    by: dt.date
    chance: Decimal
    p80: dt.date | None


class GoalAssessment(NamedTuple):
    """One goal on a day. None is "not known", or was not asked for: see `assess`.

    `unlikely_step` is there where a step's own date keeps a possible goal from fitting. `ways_out` are None where they
    were not worked out, and empty where no lever alone helps or none is needed."""

    id: str
    title: str
    verdict: Verdict
    by: dt.date | None = None  # the goal's date: its own, else its steps'
    finish: dt.date | None = None
    hours_left: Fraction = Fraction(0)
    hours_available: Fraction | None = None
    chance: Decimal | None = None  # rounded half up to 0.01
    p50: dt.date | None = None
    p80: dt.date | None = None
    hours_p50: float | None = None
    hours_p80: float | None = None
    hours_quantiles: tuple[tuple[int, float], ...] | None = None
    date_quantiles: tuple[tuple[int, dt.date | None], ...] | None = None
    pace: Pace | None = None
    unlikely_step: UnlikelyStep | None = None
    ways_out: tuple[WayOut, ...] | None = ()
    given: By | None = None  # the goal's own date, as the file has it

    def is_over(self, today: dt.date) -> bool:
        """Whether its date is over, with work left: a question to the mentee, and no judgement of the plan."""
        return self.verdict == "impossible" and self.by is not None and self.by < today

    @property
    def likely_by(self) -> dt.date | None:
        """The later day that is likely enough, of a goal whose date is not: the one to move the date to, where that was
        worked out, else p80."""
        if self.verdict == "fits":
            return None
        moved = next((way.by for way in self.ways_out or () if way.lever == "date" and way.by != self.by), None)
        return moved or (self.p80 if self.p80 and self.by and self.p80 > self.by else None)


class Assessment(NamedTuple):
    """A whole homework on a day."""

    today: dt.date
    verdict: Verdict
    exact: bool
    hours_left: Fraction
    fits: bool | None
    least_hours_factor: Fraction | None
    least_slip_days: int | None
    plan_finish: dt.date | None
    deadlines: tuple[Deadline, ...]
    overloads: tuple[Overload, ...]
    goals: tuple[GoalAssessment, ...]
