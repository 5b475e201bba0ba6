"""What is worth doing next, in one line: of a homework as it stands. What follows from a change is `amend/told.py`'s."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.plan.assessment import AT_REST
from mentorprep.core.plan.left import CLOSED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorprep.core.finding import Finding
    from mentorprep.core.model import Homework, Step
    from mentorprep.core.plan.assessment import Assessment

_CANNOT_BE = ("MP110", "MP111", "MP112", "MP113", "MP114")  # what the file says of itself cannot be right


def after_check(assessment: Assessment, findings: Iterable[Finding]) -> str:
    """Behind what `check` found: first what is wrong in the file, then what does not fit, then what is missing."""
    codes = {one.code for one in findings if one.accepted is None}
    if codes.intersection(_CANNOT_BE):
        return "`mentorprep edit` opens the file; the places stand above."
    mended = _does_not_fit(assessment) or _is_missing(assessment)
    return mended or "`mentorprep export` writes the message for your mentor that fits now."


def after_show(homework: Homework, assessment: Assessment) -> str:
    """Behind the dashboard: what does not fit, what is missing, else the step under way."""
    found = _does_not_fit(assessment) or _is_missing(assessment)
    if found:
        return found
    step = next((step for step in _open_steps(homework) if step.status == "doing"), None)
    if step is not None:
        return f"`mentorprep update {step.id} --hours 1` logs an hour on “{' '.join(step.title.split())}”."
    return "`mentorprep check` says what is worth a look."


def _does_not_fit(assessment: Assessment) -> str:
    """The date of an active goal that is over or cannot be met."""
    late = [goal for goal in assessment.goals if goal.verdict in ("impossible", "over-ambitious")]
    if any(goal.by is not None and goal.by < assessment.today for goal in late):
        return "`mentorprep replan` moves the dates to where they are realistic from today."
    if late:
        return (
            f"`mentorprep show {late[0].id}` has the ways out; `mentorprep replan` moves every date that does not fit."
        )
    return ""


def _is_missing(assessment: Assessment) -> str:
    """What a plan cannot be judged without."""
    if not assessment.goals:
        return "`mentorprep add goal` adds what you want to reach."
    empty = next((goal for goal in assessment.goals if goal.verdict == "no-plan"), None)
    if empty is not None:
        return f"`mentorprep add step --goal {empty.id}` adds a first step."
    if assessment.fits is None and any(goal.verdict not in AT_REST for goal in assessment.goals):
        return "`mentorprep update --hours-per-week 6` says how many hours a week there are; then dates can be judged."
    return ""


def _open_steps(homework: Homework) -> Iterator[Step]:
    return (
        step for goal in homework.goals if goal.status == "active" for step in goal.plan if step.status not in CLOSED
    )
