"""How far a goal or a step is: in hours where all of them are known, else in steps."""

import datetime as dt
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal, NamedTuple

from mentorprep.core.model import Goal, Homework, LogEntry, Step
from mentorprep.core.plan.left import CLOSED, Left, entries_by_step, left, middle, units_done


class Progress(NamedTuple):
    """So much of so much. `total` is above 0."""

    done: Fraction
    total: Fraction
    of: Literal["hours", "units", "steps"]

    @property
    def share(self) -> Fraction:
        """From 0 to 1."""
        return self.done / self.total


class StepState(NamedTuple):
    """One step with what is left of it."""

    step: Step
    left: Left
    progress: Progress | None


class GoalState(NamedTuple):
    """One goal, its steps in the order of the file, and how far it is: None where it has no required step."""

    goal: Goal
    steps: tuple[StepState, ...]
    progress: Progress | None


def goal_states(homework: Homework, today: dt.date) -> tuple[GoalState, ...]:
    """The state of each goal, in the order of the file."""
    entries = entries_by_step(homework.log, today)
    return tuple(_goal_state(goal, entries) for goal in homework.goals)


def _goal_state(goal: Goal, entries: Mapping[str, Sequence[LogEntry]]) -> GoalState:
    states = tuple(_step_state(step, goal, entries.get(step.id, ())) for step in goal.plan)
    counted = [one for one in states if one.step.status != "dropped" and not one.step.optional]
    return GoalState(goal, states, _of_goal([one for one in counted if one.step.weekly_hours is None]))


def _of_goal(states: Sequence[StepState]) -> Progress | None:
    """In hours where each step has some that are known; else each step counts as one, and a step in units in part."""
    if not states:
        return None
    hours = [one.progress for one in states if one.progress and one.progress.of == "hours"]
    if len(hours) == len(states):
        return Progress(
            sum(one.done for one in hours) + Fraction(0), sum(one.total for one in hours) + Fraction(0), "hours"
        )
    done = sum((one.progress.share if one.progress else Fraction(_is_done(one.step)) for one in states), Fraction(0))
    return Progress(done, Fraction(len(states)), "steps")


def _step_state(step: Step, goal: Goal, entries: Sequence[LogEntry]) -> StepState:
    rest = left(step, goal, entries)
    return StepState(step, rest, _of_hours(step, rest, entries) or _of_units(step, entries))


def _of_hours(step: Step, rest: Left, entries: Sequence[LogEntry]) -> Progress | None:
    if step.weekly_hours is not None or rest.hours is None:
        return None
    logged = sum((Fraction(entry.hours) for entry in entries if entry.hours is not None), Fraction(0))
    estimate = middle(step.hours) if step.hours is not None else Fraction(0)
    if step.status in CLOSED:
        total = estimate or logged
        return Progress(total, total, "hours") if total else None
    by_units = step.size is not None and step.hours is not None and rest.hours <= estimate
    done = estimate - rest.hours if by_units else logged
    return Progress(done, done + rest.hours, "hours") if done + rest.hours else None


def _of_units(step: Step, entries: Sequence[LogEntry]) -> Progress | None:
    done = units_done(step, entries)
    if step.size is None or done is None:
        return None
    total = Fraction(step.size.total)
    return Progress(total if _is_done(step) else Fraction(done), total, "units")


def _is_done(step: Step) -> bool:
    return step.status == "done"
