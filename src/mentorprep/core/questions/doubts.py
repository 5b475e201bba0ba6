"""Questions that a homework itself raises, to choose from: what its author is unsure of, and what the checks found open."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from mentorprep.core.format.read import load_text
from mentorprep.core.model import Range
from mentorprep.core.questions.document import compose
from mentorprep.core.wording import by_date, plain_decimal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mentorprep.core.finding import Finding
    from mentorprep.core.model import Homework, Step

_MOST = 5
_WIDE = 2  # times the low number; from here on a range is a doubt
_OF_A_GOAL = {
    "MP216": "“{goal}” is decided by others. What would convince them?",
    "MP203": "What would be a realistic date for “{goal}”?",
    "MP204": "What would be your first step towards “{goal}”?",
    "MP210": "“{goal}” is still vague. What would you make of it?",
    "MP205": "How would you tell that “{goal}” is reached?",
}


def doubts(data: dict[str, Any], today: dt.date) -> tuple[str, ...]:
    """Up to five questions, those of a choice and of a date first; none that is asked already."""
    from mentorprep.core.checks.rules import check  # only here: a wizard that is not at its end yet starts at once
    from mentorprep.core.plan.assess import assess

    homework = load_text(compose(data)).homework
    if homework is None or not homework.goals:
        return ()
    findings = check(homework, assess(homework, today, ways_out=0, figures="few"))
    asked = {question.text for question in homework.questions}
    found = (text for text in _raised(homework, findings) if text not in asked)
    return tuple(dict.fromkeys(found))[:_MOST]


def _raised(homework: Homework, findings: tuple[Finding, ...]) -> Iterator[str]:
    if len(homework.mentee.options) > 1:
        first, second, *_ = homework.mentee.options
        yield f"I am weighing “{first}” against “{second}”. What would you look at first, in my place?"
    goals = {goal.id: goal for goal in homework.goals}
    of_goals = [(finding.code, goals[finding.about]) for finding in findings if finding.about in goals]
    for code, goal in of_goals:
        if code in ("MP301", "MP302", "MP303") and goal.by:
            yield f"“{goal.title}” by {by_date(*goal.by)} is a lot{_a_week(homework)}. What would you leave out?"
    yield from _of_estimates([step for goal in homework.goals for step in goal.plan])
    yield from (_OF_A_GOAL[code].format(goal=goal.title) for code, goal in of_goals if code in _OF_A_GOAL)
    yield f"What have I not thought of on the way to “{homework.goals[0].title}”?"


def _a_week(homework: Homework) -> str:
    availability = homework.mentee.availability
    hours = availability.hours_per_week if availability else None
    if hours is None:
        return ""
    return f" at {plain_decimal(sum(hours, Decimal(0)) if isinstance(hours, tuple) else hours)} h a week"


def _of_estimates(steps: list[Step]) -> Iterator[str]:
    """The widest guess, and the first step without one."""
    guessed = [(step.hours, step.title) for step in steps if isinstance(step.hours, Range)]
    wide = [(hours, title) for hours, title in guessed if hours.high >= _WIDE * hours.low]
    if wide:
        hours, title = max(wide, key=lambda one: one[0].high - one[0].low)
        low, high = plain_decimal(hours.low), plain_decimal(hours.high)
        yield f"I guess {low} to {high} h for “{title}”. What would you expect?"
    for step in steps:
        if step.hours is None and step.size is None and step.weekly_hours is None:
            yield f"How much work is “{step.title}” likely to be?"
            return
