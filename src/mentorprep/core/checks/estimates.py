"""Estimates: which number is missing and would tell most, and which is too big to be one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.checks import phrases
from mentorprep.core.checks.reference_hours import MEDIAN_PACE
from mentorprep.core.checks.subject import finding
from mentorprep.core.plan.habits import days_of_habit
from mentorprep.core.plan.left import middle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorprep.core.checks.subject import GoalAt, StepAt, Subject
    from mentorprep.core.finding import Finding, Path
    from mentorprep.core.plan.assessment import Pace

_LARGE = 40  # hours


def no_estimates(subject: Subject) -> Iterator[Finding]:
    """MP213, for goals whose verdict is not known. Hours per week, where there are none, come before all else and are
    asked for once; then one finding a goal, on the first step that is to be done and has no hours. Goals without a date
    that hold nothing but habits (“one problem a week”) need no number."""
    missing = [(at, steps) for at in subject.active_goals() if (steps := _missing(at))]
    if missing and not subject.has_hours:
        yield _no_hours_per_week(subject, missing)
        return
    for at, steps in missing:
        unknown = [step for step in steps if subject.left(step).hours is None]
        if unknown:
            yield _no_estimate(at, sorted(unknown, key=lambda step: (step.step.optional, step.step.status != "doing")))


def _missing(at: GoalAt) -> list[StepAt]:
    """The open steps of a goal that would need a number; none where it needs none."""
    steps = [step for step in at.open_steps if step.step.weekly_hours is None]
    if at.found.verdict != "unknown":
        return []
    if at.found.by is None and all(days_of_habit(step.step.title) for step in steps):
        return []
    return steps


def _no_hours_per_week(subject: Subject, missing: list[tuple[GoalAt, list[StepAt]]]) -> Finding:
    habit = next((told for at, steps in missing for step in steps if (told := _as_units(subject, at, step))), "")
    path: Path = ("mentee", "availability")
    return finding(
        "MP213",
        "How many hours a week do you have for this? It is the one number that would tell most.",
        because=phrases.sentences(*(_pace(at, named=len(missing) > 1) for at, _ in missing[:3])),
        fix=f"Put a guess into hours_per_week; two or three weeks of log will tell. {MEDIAN_PACE}.{habit}",
        path=(*path, "hours_per_week") if subject.homework.mentee.availability else path,
        about=missing[0][0].goal.id,
    )


def _as_units(subject: Subject, at: GoalAt, step: StepAt) -> str:
    """How a habit up to a date is counted, which needs no hours at all."""
    days = days_of_habit(step.step.title)
    if days is None or step.step.size or at.found.by is None or at.found.by < subject.today:
        return ""
    first = max(filter(None, (subject.today, at.goal.start, step.step.start)))
    times = ((at.found.by - first).days + 1) // days
    return f" {phrases.title(step.step.title)} can be counted without hours: size: {{total: {max(times, 1)}}}."


def _no_estimate(at: GoalAt, steps: list[StepAt]) -> Finding:
    first = steps[0].step
    unit = f" One {first.size.unit or 'unit'}, timed, is enough to start from." if first.size else ""
    rest = f" Then {phrases.count(len(steps) - 1, 'more step')}." if len(steps) > 1 else ""
    median = f"{MEDIAN_PACE}." if at.found.pace and at.found.pace.hours_per_week else ""
    return finding(
        "MP213",
        f"How many hours will {phrases.title(first.title)} take? "
        f"It is the number that would tell most about {phrases.title(at.goal.title)}.",
        because=phrases.sentences(_pace(at), median),
        fix=f"A wide guess is fine: hours: {{low: 10, high: 30}}.{unit}{rest}",
        path=(*steps[0].path, "hours"),
        about=at.goal.id,
    )


def _pace(at: GoalAt, *, named: bool = False) -> str:
    """What a week would have to hold, where the goal has a date to come."""
    if at.found.pace is None or at.found.by is None or _says_nothing(at.found.pace):
        return ""
    whose = f"{phrases.title(at.goal.title)} asks for " if named else "The date asks for "
    return whose + phrases.pace_needed(at.found.by, at.found.pace)


def _says_nothing(pace: Pace) -> bool:
    """One step until a date is no pace."""
    return not (pace.units or pace.hours_per_week) and round(pace.steps_per_week * pace.weeks) <= 1


def large_steps(subject: Subject) -> Iterator[Finding]:
    """MP212: more than 40 h by the estimate and still left. A step with a `size` is reviewed unit by unit."""
    for at in subject.open_steps():
        if at.step.hours is None or at.step.size or at.step.weekly_hours is not None:
            continue
        if middle(at.step.hours) > _LARGE and (left := subject.left(at).hours or 0) > _LARGE:
            parts = -(-left // 20)
            yield finding(
                "MP212",
                f"{phrases.title(at.step.title)} is a big step: {phrases.hours(left)}.",
                because=f"Over {_LARGE} h is a long time with nothing to show.",
                fix=f"Could it be {parts} steps of about {phrases.number(left / parts, 0)} h, each with something to show? "
                "Or give it a size, with units to count.",
                path=(*at.path, "hours"),
                about=at.step.id,
            )
