"""What the rules look at: the homework and its assessment, with the look-ups that many rules share, made once."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from mentorprep.core.entries import Entry, entries
from mentorprep.core.finding import CATALOGUE, Finding, Path, Severity
from mentorprep.core.model import Goal, Homework, LogEntry, SentKind, Step
from mentorprep.core.plan.assessment import Assessment, Deadline, GoalAssessment, Overload
from mentorprep.core.plan.capacity import capacity
from mentorprep.core.plan.left import CLOSED, Left, entries_by_step, is_open, left
from mentorprep.core.plan.pace import SO_FAR_DAYS, breaks_of, working_weeks

if TYPE_CHECKING:
    from mentorprep.core.checks.accepted import Kept


class StepAt(NamedTuple):
    """A step with its goal and its place in the file."""

    step: Step
    goal: Goal
    path: Path


class GoalAt(NamedTuple):
    """A goal with what its plan comes to, and its place in the file."""

    goal: Goal
    found: GoalAssessment
    path: Path
    steps: tuple[StepAt, ...]
    open_steps: tuple[StepAt, ...]  # still to be done, in the order of the file; none where the goal rests

    @property
    def is_active(self) -> bool:
        """Whether it is being worked on."""
        return self.goal.status == "active"

    @property
    def has_end(self) -> bool:
        """Whether it says when it is reached: `done_when`, or the target of a measure."""
        return bool(self.goal.done_when or (self.goal.measure and self.goal.measure.target))


class Worked(NamedTuple):
    """Hours logged, and hours that the plan had, in the `days` from `since` up to today that are in no break: since the
    first entry with hours, a week at least and 26 at most."""

    since: dt.date
    days: int
    logged: Fraction
    available: Fraction

    def per_week(self, hours: Fraction) -> Fraction:
        """So many hours of all these days, in a week."""
        return hours * 7 / self.days


class Subject(NamedTuple):
    """All that a rule may ask about. `message` is the kind that `--for` names."""

    homework: Homework
    assessment: Assessment
    message: SentKind | None
    kept: "Kept"
    goals: tuple[GoalAt, ...]
    everything: tuple[Entry, ...]  # that has an id
    entries: dict[str, list[LogEntry]]  # of each step, until today, by date and then the order of the file
    step_by_id: dict[str, StepAt]  # the first of each id
    overload_by_goal: dict[str, Overload]
    deadline_by_day: dict[dt.date, Deadline]
    unfinished: frozenset[str]  # ids of steps that hold up what comes after them
    worked: Worked | None  # None where no hours are logged, or none are given

    @property
    def today(self) -> dt.date:
        """The day of the run."""
        return self.assessment.today

    def active_goals(self) -> tuple[GoalAt, ...]:
        """The goals that are being worked on."""
        return tuple(at for at in self.goals if at.is_active)

    def steps(self) -> Iterator[StepAt]:
        """Every step of every goal."""
        return (step for goal in self.goals for step in goal.steps)

    def open_steps(self) -> Iterator[StepAt]:
        """The steps still to be done, of all goals."""
        return (step for goal in self.goals for step in goal.open_steps)

    def left(self, at: StepAt) -> Left:
        """How much is left of a step."""
        return left(at.step, at.goal, self.entries.get(at.step.id, ()))

    def step_title(self, id_: str) -> str:
        """The title of a step; of one that is not known its id."""
        at = self.step_by_id.get(id_)
        return at.step.title if at else id_

    def goal_title(self, id_: str) -> str:
        """The title of a goal; of one that is not known its id."""
        return next((goal.title for goal in self.homework.goals if goal.id == id_), id_)

    @property
    def has_hours(self) -> bool:
        """Whether any hours per week are given; without them there is no schedule."""
        return _has_hours(self.homework)

    def gap_severity(self, code: str, *, private: bool = False) -> Severity:
        """How much a gap weighs: before a kick-off more, unless it is in what the mentor never sees."""
        rule = CATALOGUE[code]
        return (self.message == "kickoff" and not private and rule.for_message) or rule.severity


def look_at(homework: Homework, assessment: Assessment, message: SentKind | None, kept: "Kept") -> Subject:
    """The subject of one run."""
    goals = tuple(
        _goal(goal, found, ("goals", index))
        for index, (goal, found) in enumerate(zip(homework.goals, assessment.goals, strict=True))
    )
    step_by_id: dict[str, StepAt] = {}
    for at in (step for goal in goals for step in goal.steps):
        step_by_id.setdefault(at.step.id, at)
    unfinished = frozenset(id_ for id_, at in step_by_id.items() if is_open(at.step, at.goal))
    return Subject(
        homework=homework,
        assessment=assessment,
        message=message,
        kept=kept,
        goals=goals,
        everything=tuple(entries(homework)),
        entries=entries_by_step(homework.log, assessment.today),
        step_by_id=step_by_id,
        overload_by_goal={id_: one for one in reversed(assessment.overloads) for id_ in one.goals},
        deadline_by_day={one.date: one for one in assessment.deadlines},
        unfinished=unfinished,
        worked=_worked(homework, assessment.today),
    )


def _goal(goal: Goal, found: GoalAssessment, path: Path) -> GoalAt:
    steps = tuple(StepAt(step, goal, (*path, "plan", index)) for index, step in enumerate(goal.plan))
    is_active = goal.status == "active"
    return GoalAt(goal, found, path, steps, tuple(at for at in steps if is_active and at.step.status not in CLOSED))


def _has_hours(homework: Homework) -> bool:
    availability = homework.mentee.availability
    return bool(availability and (availability.hours_per_week is not None or availability.changes))


def _worked(homework: Homework, today: dt.date) -> Worked | None:
    """Recurring steps are work like any other here."""
    entries = [entry for entry in homework.log if entry.hours is not None and entry.date <= today]
    if not entries or not _has_hours(homework):
        return None
    days = min(SO_FAR_DAYS, (today - min(entry.date for entry in entries)).days + 1)
    since = today - dt.timedelta(max(7, days) - 1)
    calendar = capacity(homework._replace(goals=()), today, since=since)
    assert calendar is not None
    logged = Fraction(hours_of(entry for entry in entries if entry.date >= since))
    at_work = int(working_weeks(since, today, breaks_of(homework)) * 7)
    return Worked(since, max(at_work, 1), logged, calendar.between(since, today))


def hours_of(entries: Iterable[LogEntry]) -> Decimal:
    """The hours logged in all of them together."""
    return sum((entry.hours for entry in entries if entry.hours is not None), Decimal(0))


def finding(  # the fields of a Finding, by name
    code: str,
    message: str,
    *,
    because: str = "",
    fix: str = "",
    path: Path = (),
    about: str | None = None,
) -> Finding:
    """A finding with the severity of the catalogue."""
    return Finding(code, CATALOGUE[code].severity, message, because, fix, path, about)
