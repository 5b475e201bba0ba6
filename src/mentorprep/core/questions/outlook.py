"""What a goal's date means, to be said right after its plan is typed: hours there are, hours needed, ways out."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from mentorprep.core.format.read import load_text
from mentorprep.core.human import echo_hours, echo_hours_per_week
from mentorprep.core.model import Homework, Step
from mentorprep.core.plan.assessment import Assessment, GoalAssessment, Pace, WayOut, tenths
from mentorprep.core.questions.document import compose
from mentorprep.core.wording import chances, counted, half_up, long_day, plain_decimal, told_apart

_ROUND_FROM = 10  # hours; below, a tenth is told


class Outlook(NamedTuple):
    """Lines to read, and ways out to choose from: each in words, and as the answer to asked.WAY_OUT that takes it."""

    lines: tuple[str, ...] = ()
    ways: tuple[tuple[str, str], ...] = ()


def outlook(data: dict[str, Any], index: int, today: dt.date) -> Outlook:
    """The goal at `index` of the wizard's data; nothing where it has no date or no plan."""
    from mentorprep.core.plan.assess import assess  # only here, so that a wizard without dates starts at once

    homework = load_text(compose(data)).homework
    if homework is None:
        return Outlook()
    assessment = assess(homework, today, figures="few")
    goal = assessment.goals[index]
    if goal.by is None or goal.verdict in ("no-plan", "done", "paused"):
        return Outlook()
    if goal.verdict == "unknown":
        return Outlook(_unknown(homework, goal, goal.by))
    lines = (*_sums(homework, assessment, goal, goal.by), *_verdict(goal))
    choices = (_choice(homework, way) for way in goal.ways_out or () if way.by is None or way.by > goal.by)
    return Outlook(lines, tuple(choice for choice in choices if choice))


def _sums(homework: Homework, assessment: Assessment, goal: GoalAssessment, by: dt.date) -> tuple[str, ...]:
    """What a date means in hours: `6 h a week until 30 June 2027 is 187 h; this plan needs 240 h.` Where other goals are due before, their hours are said to be in the sum."""
    due = [deadline for deadline in assessment.deadlines if deadline.date <= by]
    availability = homework.mentee.availability
    if not due or availability is None or availability.hours_per_week is None:
        return ()
    deadline = due[-1]
    weekly = echo_hours_per_week(availability.hours_per_week).partition(":")[0]
    alone = deadline.hours_needed == goal.hours_left
    needs = "this plan needs" if alone else "all that is due by then needs"
    needed, available = told_apart(deadline.hours_needed, deadline.hours_available)
    return (f"{weekly} until {long_day(deadline.date)} is {available} h; {needs} {needed} h.",)


def _verdict(goal: GoalAssessment) -> tuple[str, ...]:
    if goal.verdict == "impossible":
        return ("That does not fit, even if every estimate is right.",)
    if goal.chance is None:
        return ()
    late = goal.p80 is not None and goal.by is not None and goal.p80 > goal.by
    later = f"; more likely by {long_day(goal.p80)}" if goal.p80 and late and goal.verdict != "fits" else ""
    lines = (f"{chances(tenths(goal.chance)).capitalize()}, going by how estimates usually turn out{later}.",)
    step = goal.unlikely_step
    if step is None:
        return lines
    better = f"; more likely by {long_day(step.p80)}" if step.p80 else ""
    return (*lines, f"Its step “{step.title}” is due {long_day(step.by)}: {chances(tenths(step.chance))}{better}.")


def _choice(homework: Homework, way: WayOut) -> tuple[str, str] | None:
    """A lever in words, and as the answer that pulls it; None where a date moves that is not the goal's."""
    if way.lever == "date":
        return None if way.by is None else (f"{long_day(way.by)} as the date", way.by.isoformat())
    if way.hours_per_week is not None:
        words = f"{plain_decimal(way.hours_per_week)} h a week"
        return words, words
    if way.lever == "pause":
        index = next(index for index, goal in enumerate(homework.goals) if goal.id == way.goal)
        return f"Pause “{homework.goals[index].title}” meanwhile", f"pause goal {index + 1}"
    cuts = [(int(edit.path[1]), int(edit.path[3]), edit.value) for edit in way.edits]
    told = (_cut(homework.goals[goal].plan[step], hours) for goal, step, hours in cuts)
    taken = (f"step {step + 1} at {plain_decimal(hours)} h" for _, step, hours in cuts)
    return f"Less work: {', '.join(told)}", ", ".join(taken)


def _cut(step: Step, hours: Decimal) -> str:
    if not hours:
        return f"“{step.title}” only if there is time"
    before = f" instead of {echo_hours(step.hours).partition(',')[0]}" if step.hours is not None else ""
    return f"“{step.title}” in {plain_decimal(hours)} h{before}"


def _unknown(homework: Homework, goal: GoalAssessment, by: dt.date) -> tuple[str, ...]:
    """Numbers are missing: what a week would have to hold instead."""
    pace = goal.pace
    if pace is None:
        return ()
    lines = [f"Until {long_day(by)} there are {_number(pace.weeks)} weeks: {_per_week(pace)}."]
    if homework.mentee.availability is None:
        lines.append("With hours a week in the file, `mentorprep check` says whether that fits.")
    elif missing := _without_number(homework, goal):
        lines.append(f"With a guess for “{missing}” it could be said whether that fits.")
    return tuple(lines)


def _without_number(homework: Homework, goal: GoalAssessment) -> str:
    """The first step of the goal whose size is not known at all."""
    steps = next(other.plan for other in homework.goals if other.id == goal.id)
    unknown = (step.title for step in steps if step.hours is None and step.size is None and step.weekly_hours is None)
    return next(unknown, "")


def _per_week(pace: Pace) -> str:
    parts = [_of_units(unit.per_week, unit.unit or "unit") for unit in pace.units if unit.per_week > 0]
    if pace.hours_per_week is not None:
        parts.insert(0, f"about {_number(pace.hours_per_week)} h a week")
    elif not parts and pace.steps_per_week > 0:
        parts.append(f"one step every {_number(1 / pace.steps_per_week)} weeks")
    return ", ".join(parts) or "nothing to do"


def _of_units(per_week: Fraction, unit: str) -> str:
    """Under one in two weeks it is clearer how many weeks there are for one."""
    if per_week * 2 < 1:
        return f"one {unit} every {_number(1 / per_week)} weeks"
    return f"{counted(_number(per_week), unit)} a week"


def _number(value: Fraction) -> str:
    """Half up, to whole ones from 10 on, below to a tenth."""
    return plain_decimal(half_up(value, 0 if value >= _ROUND_FROM else 1))
