"""What the first message says: who asks, why this person, for what, and one small request. Up to 150 words."""

import datetime as dt
import re
from decimal import Decimal
from typing import Literal, NamedTuple

from mentorprep.core.model import Availability, By, Homework, Step, Week
from mentorprep.core.summary.facts import StepFact, active_goals, date_of, is_begun, steps_of
from mentorprep.core.summary.known import Known

GOALS_TOLD = 3
STEPS_TOLD = 3
_SENTENCES_TOLD = 2
_SENTENCE_END = r"(?<=[.!?…])\s+(?=\W*[^\W\da-z_])|(?<=[。！？])"


class Wish(NamedTuple):
    """A goal that help is wished for."""

    number: int
    title: str
    by: By | None
    help: str | None


class Outreach(NamedTuple):
    """The first message. What is None or empty is not said."""

    kind: Literal["outreach"]
    opening_code: str | None
    mentor: str | None
    mentee: str
    situation: str | None
    why: str | None
    goals: tuple[Wish, ...]
    more_goals: int
    done: tuple[str, ...]
    under_way: tuple[StepFact, ...]  # with how far they are, where that is counted in units
    evidence: str | None
    hours_per_week: Decimal | None
    beside_other_commitments: bool
    ask: str | None


def outreach(known: Known) -> Outreach:
    """The first message to the mentor, or to whoever takes it."""
    homework, mentor = known.homework, known.mentor
    goals = active_goals(homework)
    return Outreach(
        kind="outreach",
        opening_code=mentor.opening_code if mentor else None,
        mentor=mentor.name if mentor else None,
        mentee=homework.mentee.name,
        situation=first_sentences(homework.mentee.situation),
        why=mentor.why if mentor else None,
        goals=tuple(
            Wish(n, goal.title, date_of(goal, known), goal.help) for n, goal in enumerate(goals[:GOALS_TOLD], 1)
        ),
        more_goals=max(0, len(goals) - GOALS_TOLD),
        done=tuple(step.title for step in _steps(homework, "done")[-STEPS_TOLD:]),
        under_way=_under_way(known),
        evidence=_evidence(homework),
        hours_per_week=weekly_hours(known),
        beside_other_commitments=known.private_work,
        ask=mentor.ask if mentor else None,
    )


def _under_way(known: Known) -> tuple[StepFact, ...]:
    """Without hours: how many chapters are behind says something to somebody who does not know the plan."""
    begun = [step for step in _told_steps(known.homework) if is_begun(step, known)]
    steps = steps_of(begun[:STEPS_TOLD], known)
    return tuple(StepFact(s.title, s.status, units_done=s.units_done, units=s.units, unit=s.unit) for s in steps)


def first_sentences(text: str | None) -> str | None:
    """The first sentence or two of a text's first paragraph."""
    if not text:
        return None
    paragraph = re.split(r"\n[ \t]*\n", text.strip())[0]
    return " ".join(re.split(_SENTENCE_END, paragraph)[:_SENTENCES_TOLD])


def first_sentence(text: str | None) -> str | None:
    """The first sentence of a text."""
    return re.split(_SENTENCE_END, text.strip())[0] if text else None


def weekly_hours(known: Known, day: dt.date | None = None) -> Decimal | None:
    """The hours per week in force on a day, today if none is named; a weekday pattern counts as its sum."""
    return hours_on(known.homework.mentee.availability, day or known.today)


def hours_on(availability: Availability | None, day: dt.date) -> Decimal | None:
    """The hours per week in force on a day; a weekday pattern counts as its sum."""
    if availability is None:
        return None
    hours = availability.hours_per_week
    for change in sorted(availability.changes, key=lambda change: change.from_):
        if change.from_ <= day:
            hours = change.hours_per_week
    return sum(hours, Decimal(0)) if isinstance(hours, Week) else hours


def _steps(homework: Homework, status: str) -> list[Step]:
    return [step for step in _told_steps(homework) if step.status == status]


def _told_steps(homework: Homework) -> list[Step]:
    return [step for goal in homework.goals if goal.status in {"active", "done"} for step in goal.plan]


def _evidence(homework: Homework) -> str | None:
    shown = [step.evidence for status in ("doing", "done") for step in _steps(homework, status) if step.evidence]
    return shown[-1] if shown else next(iter(homework.mentee.links), None)
