"""Where a plan and each of its goals stand, in words: the first lines of `check`. What to do about it is the findings'."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from mentorprep.core.checks import phrases
from mentorprep.core.plan.assessment import AT_REST
from mentorprep.core.wording import WAITS

if TYPE_CHECKING:
    import datetime as dt

    from mentorprep.core.plan.assessment import Assessment, GoalAssessment, Pace, Verdict

DATE_IS_OVER = "its date is over"
_NEARLY_CERTAIN = Decimal("0.95")
_SENTENCES: dict[Verdict, str] = {  # impossible is told with its numbers
    "blocked": f"A goal {WAITS}.",
    "over-ambitious": "The plan is over-ambitious: a date is more likely missed than met.",
    "tight": "The plan is tight, but it can work.",
    "unknown": "Whether the dates fit cannot be told yet, for hours are missing. What can be told is the pace they ask for.",
    "no-plan": "There is no plan to judge yet.",
    "no-date": "There are no dates to judge yet.",
    "fits": "The plan fits.",
    "paused": "All goals are paused.",
    "done": "All goals are done.",
    "dropped": "All goals are dropped.",
}
_STATES: dict[Verdict, str] = {
    "impossible": "does not fit",
    "blocked": WAITS,
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


def state_of(verdict: Verdict) -> str:
    """A verdict in two or three words: `does not fit`."""
    return "waits for a step" if verdict == "blocked" else _STATES[verdict]


def state(assessment: Assessment) -> str:
    """The whole plan in two or three words: `does not fit`."""
    impossible = [goal for goal in assessment.goals if goal.verdict == "impossible"]
    if impossible and all(goal.is_over(assessment.today) for goal in impossible):
        return "a date is over"
    return state_of(assessment.verdict)


def headline(assessment: Assessment) -> str:
    """The whole plan in one sentence that is true of every goal it speaks of."""
    verdicts = [goal.verdict for goal in assessment.goals]
    without_plan = verdicts.count("no-plan")
    if assessment.verdict == "impossible":
        return _impossible(assessment)
    if assessment.verdict == "no-plan" and without_plan < len(verdicts):
        return f"{phrases.count(without_plan, 'goal')} without a plan yet; nothing else stands in the way."
    if assessment.verdict == "unknown" and not any(_waits_for_hours(goal) for goal in assessment.goals):
        return _SENTENCES["no-date"]
    return _SENTENCES[assessment.verdict]


def _impossible(assessment: Assessment) -> str:
    """Dates that are over are asked about, and are no reason to call a plan impossible."""
    impossible = [goal for goal in assessment.goals if goal.verdict == "impossible"]
    over = sum(goal.is_over(assessment.today) for goal in impossible)
    one = over == 1
    asked = f"The {'date' if one else 'dates'} of {phrases.count(over, 'goal')} {'is' if one else 'are'} over, with work left."
    asked = asked if over else ""
    ahead = len(impossible) - over
    if not ahead:
        return asked
    if not assessment.exact:
        return phrases.sentences("No schedule was found that meets every date.", asked)
    goals = [goal for goal in assessment.goals if goal.by is not None and goal.verdict not in AT_REST]
    told = f"{ahead} of {len(goals)} goals cannot meet" if len(goals) > 1 else "The goal cannot meet"
    whose = "their dates" if ahead > 1 else "its date"
    return phrases.sentences(f"{told} {whose}, even if every estimate is right.", asked)


def _waits_for_hours(goal: GoalAssessment) -> bool:
    return goal.verdict == "unknown" and goal.by is not None


def goal_line(goal: GoalAssessment, assessment: Assessment) -> str:
    """One goal on a line: `Get a job, by 30 June 2027: does not fit`."""
    by = f", by {phrases.goal_date(goal)}" if goal.by else ""
    return f"{' '.join(goal.title.split())}{by}: {standing(goal, exact=assessment.exact, today=assessment.today)}"


def standing(goal: GoalAssessment, *, exact: bool, today: dt.date) -> str:
    """One goal in a few words: the verdict, and the chance, date or pace that says most."""
    words = _STATES[goal.verdict]
    if goal.is_over(today):
        return DATE_IS_OVER
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
    return f"; likely by {phrases.day(goal.likely_by)}" if goal.likely_by else ""


def _asked_for(pace: Pace) -> str:
    """`2.1 chapters a week`, or how many steps in how many weeks. Of one step that tells nothing."""
    if pace.units:
        a_week: dict[str, Fraction] = {}
        for unit in pace.units:
            a_week[unit.unit or "unit"] = a_week.get(unit.unit or "unit", Fraction(0)) + unit.per_week
        return f"; {phrases.listed([phrases.a_week(count, unit) for unit, count in a_week.items()])}"
    steps = round(pace.steps_per_week * pace.weeks)
    return f"; {phrases.count(steps, 'step')} in {phrases.weeks(pace.weeks)}" if steps > 1 else ""
