"""What summaries are made from, looked up once: what may be told, how it is judged, what was worked."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from mentorprep.core.model import Homework, Mentor
from mentorprep.core.plan.assessment import Assessment, GoalAssessment


class Logged(NamedTuple):
    """What was logged on a step up to today."""

    hours: Decimal = Decimal(0)
    units: Decimal = Decimal(0)


class Known(NamedTuple):
    """What summaries are made from: the public homework, its assessment, the mentor it goes to, if any. `titles` are of
    goals and steps by id, `judged` goals and `logged` work by theirs; `beside_private` is how goals are judged beside
    private work, where there is such."""

    homework: Homework
    assessment: Assessment
    mentor: Mentor | None
    private_work: bool
    titles: Mapping[str, str]
    judged: Mapping[str, GoalAssessment]
    beside_private: Mapping[str, GoalAssessment]
    logged: Mapping[str, Logged]

    @property
    def today(self) -> dt.date:
        """The day the summary is made for."""
        return self.assessment.today

    def titles_of(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The titles behind some ids; unknown ones are left out."""
        return tuple(self.titles[id_] for id_ in ids if id_ in self.titles)


def known(
    homework: Homework, assessment: Assessment, mentor: Mentor | None, *, beside_private: Assessment | None = None
) -> Known:
    """Everything a summary needs, looked up once. `homework` is the public one, and `assessment` its own: no figure has
    a private part. `beside_private` is the assessment of the whole, if private work uses hours."""
    return Known(
        homework=homework,
        assessment=assessment,
        mentor=mentor,
        private_work=beside_private is not None,
        titles=_titles(homework),
        judged=_judged(assessment),
        beside_private=_judged(beside_private) if beside_private else {},
        logged=_logged(homework, assessment.today),
    )


def _judged(assessment: Assessment) -> dict[str, GoalAssessment]:
    found: dict[str, GoalAssessment] = {}
    for goal in assessment.goals:
        found.setdefault(goal.id, goal)
    return found


def _titles(homework: Homework) -> dict[str, str]:
    found: dict[str, str] = {}
    for goal in homework.goals:
        found.setdefault(goal.id, goal.title)
        for step in goal.plan:
            found.setdefault(step.id, step.title)
    return found


def _logged(homework: Homework, today: dt.date) -> dict[str, Logged]:
    found: dict[str, Logged] = {}
    for entry in homework.log:
        if entry.step and entry.date <= today:
            so_far = found.get(entry.step, Logged())
            found[entry.step] = Logged(so_far.hours + (entry.hours or 0), so_far.units + (entry.units or 0))
    return found
