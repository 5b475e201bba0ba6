"""Where a plan and each of its goals stand, in words: the first lines of `check`. What to do about it is the findings'."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mentorprep.core.checks import phrases
from mentorprep.core.wording import HOLDS_UP

if TYPE_CHECKING:
    from mentorprep.core.plan.assessment import Assessment, GoalAssessment, Pace, Verdict

_NEARLY_CERTAIN = Decimal("0.95")
_SENTENCES: dict[Verdict, str] = {
    "impossible": "Not every date can be met, even if every estimate is right.",
    "blocked": f"A goal waits for something that {HOLDS_UP}.",
    "over-ambitious": "The plan is over-ambitious: a date is more likely missed than met.",
    "tight": "The plan is tight, but it can work.",
    "unknown": "Whether the dates fit cannot be told yet: hours are missing. The pace they ask for can.",
    "no-plan": "There is no plan to judge yet.",
    "no-date": "There are no dates to judge yet.",
    "fits": "The plan fits.",
    "paused": "All goals are paused.",
    "done": "All goals are done.",
    "dropped": "All goals are dropped.",
}
_STATES: dict[Verdict, str] = {
    "impossible": "does not fit",
    "blocked": f"waits for a step that {HOLDS_UP}",
    "over-ambitious": "over-ambitious",
    "tight": "tight",
    "unknown": "hours are missing",
    "no-plan": "no plan yet",
    "no-date": "no date",
    "fits": "likely in time",
    "paused": "paused",
    "done": "done",
    "dropped": "dropped",
}


def headline(assessment: Assessment) -> str:
    """The whole plan in one sentence that is true of every goal it speaks of."""
    verdicts = [goal.verdict for goal in assessment.goals]
    without_plan = verdicts.count("no-plan")
    if assessment.verdict == "impossible" and not assessment.exact:
        return "No schedule was found that meets every date."
    if assessment.verdict == "no-plan" and without_plan < len(verdicts):
        return f"{phrases.count(without_plan, 'goal')} without a plan yet; nothing else stands in the way."
    if assessment.verdict == "unknown" and not any(_waits_for_hours(goal) for goal in assessment.goals):
        return _SENTENCES["no-date"]
    return _SENTENCES[assessment.verdict]


def _waits_for_hours(goal: GoalAssessment) -> bool:
    return goal.verdict == "unknown" and goal.by is not None


def standing(goal: GoalAssessment, *, exact: bool) -> str:
    """One goal in a few words: the verdict, and the chance, date or pace that says most."""
    words = _STATES[goal.verdict]
    if goal.verdict == "impossible":  # the findings have the numbers
        return words if exact else "no schedule found that fits"
    if goal.verdict == "unknown":
        return f"{words}{_asked_for(goal.pace)}" if goal.pace else "no date, and not all hours are known"
    if goal.verdict == "fits" and goal.chance is None and not goal.hours_left and not _counts_units(goal):
        return "nothing left to finish"
    if goal.verdict == "fits" and goal.chance is not None and goal.chance >= _NEARLY_CERTAIN:
        return f"very {words}"
    if goal.chance is not None:
        return f"{words}, {phrases.chances(goal.chance)}{_likely_by(goal)}"
    return f"{words}; likely done by {phrases.day(goal.p80)}" if goal.by is None and goal.p80 else words


def _counts_units(goal: GoalAssessment) -> bool:
    return goal.pace is not None and bool(goal.pace.units)


def _likely_by(goal: GoalAssessment) -> str:
    later = goal.p80 is not None and goal.by is not None and goal.p80 > goal.by
    return f"; likely by {phrases.day(goal.p80)}" if later and goal.p80 else ""


def _asked_for(pace: Pace) -> str:
    """`2.1 chapters a week`, or how many steps in how many weeks. Of one step that tells nothing."""
    if pace.units:
        paces = [f"{phrases.count(unit.per_week, unit.unit or 'unit')} a week" for unit in pace.units]
        return f"; {phrases.listed(paces)}"
    steps = round(pace.steps_per_week * pace.weeks)
    return f"; {phrases.count(steps, 'step')} in {phrases.count(pace.weeks, 'week')}" if steps > 1 else ""
