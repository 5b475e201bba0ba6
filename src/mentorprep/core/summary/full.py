"""Everything that is not private, for a mentor who wants to read on."""

import datetime as dt
from decimal import Decimal
from typing import Literal, NamedTuple

from mentorprep.core.entries import name_of
from mentorprep.core.model import Availability, DaysRange, Goal, LogEntry, PlanChange, Step
from mentorprep.core.summary.facts import (
    GoalFact,
    MeetingFact,
    QuestionFact,
    StepFact,
    goal_facts,
    meeting_fact,
    numbers_of,
    open_questions,
    question_facts,
    steps_of,
)
from mentorprep.core.summary.known import Known
from mentorprep.core.summary.outreach import weekly_hours
from mentorprep.core.summary.own_words import told_shift
from mentorprep.core.summary.shift import Shift
from mentorprep.core.summary.timeline import Timeline, timeline
from mentorprep.core.summary.update import Advice, DecisionFact, advice, decision_fact


class FullStep(NamedTuple):
    """A step with all that is said about it. `after` are titles; `wait_days` a figure or a range."""

    step: StepFact
    start: dt.date | None
    finished: dt.date | None
    after: tuple[str, ...]
    wait_days: str | None
    optional: bool
    resource: str | None


class FullGoal(NamedTuple):
    """A goal with all that is said about it. `replaced_by` is a title."""

    goal: GoalFact
    why: str | None
    start: dt.date | None
    finished: dt.date | None
    because: str | None
    replaced_by: str | None
    plan: tuple[FullStep, ...]


class Period(NamedTuple):
    """Days without work on the plan, both included."""

    first: dt.date
    last: dt.date
    why: str | None


class LogFact(NamedTuple):
    """What happened on a day."""

    date: dt.date
    step: str | None
    hours: Decimal | None
    units: Decimal | None
    unit: str | None
    learned: str | None
    stuck: str | None
    note: str | None


class MeetingHeld(NamedTuple):
    """A meeting, held or planned, and with whom."""

    meeting: MeetingFact
    person: str | None


class ToldChange(NamedTuple):
    """A change of the plan in the mentee's words; where they are the tool's, `shift` is what they mean."""

    date: dt.date | None
    about: tuple[str, ...]
    what: str | None
    because: str | None
    shift: Shift | None


class Full(NamedTuple):
    """The whole public homework. What is None or empty is not said."""

    kind: Literal["full"]
    mentor: str | None
    mentee: str
    email: str | None
    links: tuple[str, ...]
    questions: tuple[QuestionFact, ...]
    situation: str | None
    options: tuple[str, ...]
    hours_per_week: Decimal | None
    other_hours_per_week: Decimal | None
    hours_to_come: tuple[tuple[dt.date, Decimal], ...]
    breaks: tuple[Period, ...]
    goals: tuple[FullGoal, ...]
    timeline: Timeline | None
    beside_other_commitments: bool
    answered: tuple[QuestionFact, ...]
    meetings: tuple[MeetingHeld, ...]
    decisions: tuple[DecisionFact, ...]
    ideas: tuple[Advice, ...]
    changes: tuple[ToldChange, ...]
    log: tuple[LogFact, ...]
    agreement: str | None


def full(known: Known) -> Full | None:
    """Everything; None for a homework that holds nothing yet."""
    homework, mentee = known.homework, known.homework.mentee
    if not _holds_something(known):
        return None
    asked = open_questions(homework)
    answered = [question for question in homework.questions if question.answer]
    numbers = numbers_of(homework.goals, len(asked) + 1)
    questions = question_facts(asked, known, 1, numbers)
    availability = mentee.availability
    return Full(
        kind="full",
        mentor=known.mentor.name if known.mentor else None,
        mentee=mentee.name,
        email=mentee.email,
        links=mentee.links,
        questions=questions,
        situation=mentee.situation,
        options=mentee.options,
        hours_per_week=weekly_hours(known),
        other_hours_per_week=availability.other_hours_per_week if availability else None,
        hours_to_come=_hours_to_come(availability, known),
        breaks=tuple(Period(rest.from_, rest.to, rest.why) for rest in getattr(availability, "breaks", ())),
        goals=_goals(known, len(questions) + 1),
        timeline=timeline(known, numbers),
        beside_other_commitments=known.private_work,
        answered=question_facts(answered, known, len(asked) + len(homework.goals) + 1, numbers),
        meetings=tuple(
            MeetingHeld(meeting_fact(meeting, homework), name_of(meeting.with_, homework))
            for meeting in homework.meetings
        ),
        decisions=tuple(decision_fact(decision, known) for decision in homework.decisions),
        ideas=tuple(advice(idea, known) for idea in homework.ideas),
        changes=tuple(_told_change(change, known) for change in homework.changes),
        log=_log(known),
        agreement=known.mentor.agreement if known.mentor else None,
    )


def _told_change(change: PlanChange, known: Known) -> ToldChange:
    titles = known.titles_of(change.about)
    return ToldChange(change.date, titles, change.what, change.because, told_shift(change, known))


def _holds_something(known: Known) -> bool:
    homework, mentee = known.homework, known.homework.mentee
    entries = (
        homework.goals,
        homework.questions,
        homework.log,
        homework.meetings,
        homework.decisions,
        homework.ideas,
        homework.changes,
    )
    return any((mentee.situation, mentee.options, mentee.links, mentee.availability, *entries))


def _hours_to_come(availability: Availability | None, known: Known) -> tuple[tuple[dt.date, Decimal], ...]:
    if availability is None:
        return ()
    days = sorted({change.from_ for change in availability.changes if change.from_ > known.today})
    in_force = ((day, weekly_hours(known, day)) for day in days)
    return tuple((day, hours) for day, hours in in_force if hours is not None)


def _goals(known: Known, first: int) -> tuple[FullGoal, ...]:
    goals = known.homework.goals
    return tuple(
        FullGoal(
            goal=fact,
            why=goal.why,
            start=goal.start,
            finished=goal.finished,
            because=goal.because,
            replaced_by=known.titles.get(goal.replaced_by or ""),
            plan=_plan(goal, known),
        )
        for goal, fact in zip(goals, goal_facts(goals, known, first), strict=True)
    )


def _plan(goal: Goal, known: Known) -> tuple[FullStep, ...]:
    return tuple(
        FullStep(
            step=fact,
            start=step.start,
            finished=step.finished,
            after=known.titles_of(step.after),
            wait_days=_wait(step),
            optional=step.optional,
            resource=step.resource,
        )
        for step, fact in zip(goal.plan, steps_of(goal.plan, known), strict=True)
    )


def _wait(step: Step) -> str | None:
    if isinstance(step.wait_days, DaysRange):
        return f"{step.wait_days.low}–{step.wait_days.high}"
    return str(step.wait_days) if step.wait_days else None


def _log(known: Known) -> tuple[LogFact, ...]:
    units = {step.id: step.size.unit for goal in known.homework.goals for step in goal.plan if step.size}
    return tuple(_log_fact(entry, known, units.get(entry.step or "")) for entry in known.homework.log)


def _log_fact(entry: LogEntry, known: Known, unit: str | None) -> LogFact:
    return LogFact(
        date=entry.date,
        step=known.titles.get(entry.step or ""),
        hours=entry.hours,
        units=entry.units,
        unit=unit,
        learned=entry.learned,
        stuck=entry.stuck,
        note=entry.note,
    )
