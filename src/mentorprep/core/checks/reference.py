"""Estimates beside what sources report for the same kind of goal."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from mentorprep.core.checks import phrases
from mentorprep.core.checks.reference_hours import BY_PART, ReferenceClass
from mentorprep.core.checks.subject import finding
from mentorprep.core.checks.vocabulary import is_exam
from mentorprep.core.plan.left import middle
from mentorprep.core.wording import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorprep.core.checks.subject import GoalAt, Subject
    from mentorprep.core.finding import Finding, Path

_PART = r"\b(?:chapter|module|part|section|week|lesson|rozdzial|czesc|lekcj\w)s?\b"


def below_reference(subject: Subject) -> Iterator[Finding]:
    """MP312, for a goal whose title names a class and whose steps all have hours: their sum, done ones included, is
    under half of the least that the source reports. In other goals, for a step that names one and is not a part of it
    or the exam alone."""
    for at in subject.active_goals():
        named = _class_of(at.goal.title)
        if named:
            yield from _goal_below(at, named)
            continue
        for step in at.open_steps:
            title = step.step.title
            of_step = _class_of(title) if step.step.hours is not None else None
            if of_step and step.step.hours is not None and not (is_exam(title) or re.search(_PART, folded(title))):
                estimate = middle(step.step.hours)
                if estimate and _is_below(estimate, of_step):
                    yield _below(step.step.title, estimate, of_step, (*step.path, "hours"), step.step.id)


def _goal_below(at: GoalAt, named: ReferenceClass) -> Iterator[Finding]:
    steps = [step.step for step in at.steps if step.step.status != "dropped"]
    estimates = [middle(step.hours) for step in steps if step.hours is not None]
    if estimates and len(estimates) == len(steps) and _is_below(total := sum(estimates, Fraction(0)), named):
        yield _below(at.goal.title, total, named, (*at.path, "plan"), at.goal.id)


def _is_below(estimate: Fraction, named: ReferenceClass) -> bool:
    return estimate * 2 < named.low


def _class_of(title: str) -> ReferenceClass | None:
    text = folded(title)
    return next((one for part, one in BY_PART if part in text and one.names.are_in(text)), None)


def _below(title: str, estimate: Fraction, named: ReferenceClass, path: Path, about: str) -> Finding:
    reported = f"{named.low} to {named.high} h" if named.high > named.low else f"{named.low} h"
    return finding(
        "MP312",
        f"{phrases.title(title)} is planned with {phrases.hours(estimate)}; {reported} are reported for {named.what}.",
        because=f"Source: {named.source}",
        fix="If you bring some of it already, keep the estimate. If not, plan closer to what is reported.",
        path=path,
        about=about,
    )
