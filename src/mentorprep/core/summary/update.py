"""What a follow-up says: what is new since the mentor last heard, not everything again. Up to 300 words."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from mentorprep.core.model import By, Decision, Idea, LogEntry, Question, Step
from mentorprep.core.summary.facts import (
    LEADING_QUESTIONS,
    GoalFact,
    MeetingFact,
    QuestionFact,
    StepFact,
    active_goals,
    goal_facts,
    is_with,
    meeting_to_come,
    numbers_of,
    open_questions,
    other_than,
    question_facts,
    steps_of,
)
from mentorprep.core.summary.kickoff import AgendaItem
from mentorprep.core.summary.known import Known
from mentorprep.core.summary.news import Since, Told, finished_since, log_since, new_or_changed, told_changes
from mentorprep.core.summary.outreach import first_sentence
from mentorprep.core.summary.timeline import Timeline, timeline

SILENCE_DAYS = 56  # from here on a mentor may not remember who writes


class Remark(NamedTuple):
    """Something learned, or where the mentee is stuck, in their words."""

    text: str
    step: str | None


class Advice(NamedTuple):
    """What became of an idea. `from_other`: whose it was, where it was not this mentor's."""

    text: str
    outcome: Literal["new", "adopted", "parked", "declined"]
    because: str | None
    became: str | None
    from_other: str | None


class DecisionFact(NamedTuple):
    """A decision reached together."""

    text: str
    because: str | None
    date: dt.date | None
    instead_of: str | None
    with_other: str | None  # with whom, where it was not this mentor


class Standing(NamedTuple):
    """Where a goal's date stands. `date`: against the one the mentor knows; None where that is not known. `was` is told
    here where no change tells it."""

    goal: GoalFact
    date: Literal["unchanged", "moved", "new"] | None
    was: By | None


class Reminder(NamedTuple):
    """For a mentor who has other mentees: the situation after a long silence, what was agreed last, else when they met."""

    situation: str | None
    agreed: DecisionFact | None
    met: dt.date | None


class Update(NamedTuple):
    """A follow-up. What is None or empty is not said."""

    kind: Literal["update"]
    mentor: str | None
    mentee: str
    since: dt.date
    compared: bool  # with the version that was sent; else by dates alone
    after_silence: bool
    reminder: Reminder
    done_goals: tuple[str, ...]
    done: tuple[StepFact, ...]
    under_way: tuple[StepFact, ...]
    learned: tuple[Remark, ...]
    changes: tuple[Told, ...]
    advice: tuple[Advice, ...]
    decisions: tuple[DecisionFact, ...]
    standings: tuple[Standing, ...]
    timeline: Timeline | None
    beside_other_commitments: bool
    questions: tuple[QuestionFact, ...]
    more_questions: int
    stuck: tuple[Remark, ...]
    meeting: MeetingFact | None
    wish_to_meet: bool  # where no meeting is planned
    agenda: tuple[AgendaItem, ...]


def update(known: Known, since: Since, *, meet: bool = False) -> Update | None:
    """The follow-up; None when there is nothing to tell. `meet`: to ask for a meeting, which alone is worth a message."""
    homework, old = known.homework, since.old
    entries = log_since(known, since)
    done_goals, done = finished_since(known, since)
    ideas = new_or_changed(homework.ideas, old.ideas if old else None, since)
    decisions = new_or_changed(homework.decisions, old.decisions if old else None, since)
    changes = told_changes(known, since)
    questions = open_questions(homework)
    meeting = meeting_to_come(known)
    asked = any(_is_new(question, since) for question in questions)
    planned = _is_new_meeting(meeting, known, since)
    if not any((entries, done_goals, done, ideas, decisions, changes, asked, meet, planned)):
        return None
    led_by = _led_by(questions, known)
    return Update(
        kind="update",
        mentor=known.mentor.name if known.mentor else None,
        mentee=homework.mentee.name,
        since=since.date,
        compared=old is not None,
        after_silence=_is_silence(known, since),
        reminder=_reminder(known, since, decisions),
        done_goals=tuple(goal.title for goal in done_goals),
        done=steps_of(done, known),
        under_way=steps_of(_under_way(known, entries), known),
        learned=_remarks(known, ((entry.learned, entry) for entry in entries)),
        changes=changes,
        advice=tuple(advice(idea, known) for idea in ideas),
        decisions=tuple(decision_fact(decision, known) for decision in decisions),
        standings=_standings(known, since, changes),
        timeline=timeline(known, numbers_of(active_goals(homework), 1)),
        beside_other_commitments=known.private_work,
        questions=led_by,
        more_questions=len(questions) - len(led_by),
        stuck=_remarks(known, ((entry.stuck, entry) for entry in entries)),
        meeting=meeting,
        wish_to_meet=meet and meeting is None,
        agenda=_agenda(has_questions=bool(questions)) if meet or meeting else (),
    )


def _led_by(questions: Sequence[Question], known: Known) -> tuple[QuestionFact, ...]:
    goals = active_goals(known.homework)
    return question_facts(questions[:LEADING_QUESTIONS], known, len(goals) + 1, numbers_of(goals, 1))


def _is_silence(known: Known, since: Since) -> bool:
    return (known.today - max(since.date, _met(known) or since.date)).days >= SILENCE_DAYS


def _met(known: Known) -> dt.date | None:
    """When they last met, if ever."""
    met = [one.date for one in known.homework.meetings if is_with(one.with_, known.mentor, known.homework)]
    return max((day for day in met if day < known.today), default=None)


def _reminder(known: Known, since: Since, told: Sequence[Decision]) -> Reminder:
    homework = known.homework
    shared = [one for one in homework.decisions if one not in told and is_with(one.with_, known.mentor, homework)]
    replaced = {one.replaces for one in homework.decisions}
    standing = [one for one in shared if one.id not in replaced]
    agreed = max(standing, key=lambda one: (one.date is not None, one.date or known.today), default=None)
    return Reminder(
        situation=first_sentence(homework.mentee.situation) if _is_silence(known, since) else None,
        agreed=decision_fact(agreed, known)._replace(instead_of=None) if agreed else None,
        met=_met(known),
    )


def _under_way(known: Known, entries: Sequence[LogEntry]) -> list[Step]:
    worked_on = {entry.step for entry in entries}
    return [
        step
        for goal in active_goals(known.homework)
        for step in goal.plan
        if step.status == "doing" or (step.status == "todo" and step.id in worked_on)
    ]


def _is_new(question: Question, since: Since) -> bool:
    if since.old is None:
        return since.is_news(question.asked)
    return all(question.id != known.id or question.text != known.text for known in since.old.questions)


def _is_new_meeting(meeting: MeetingFact | None, known: Known, since: Since) -> bool:
    if meeting is None or since.old is None:
        return False
    return all(
        (meeting.date, meeting.time) != (other.date, other.time) or not is_with(other.with_, known.mentor, since.old)
        for other in since.old.meetings
    )


def _remarks(known: Known, told: Iterable[tuple[str | None, LogEntry]]) -> tuple[Remark, ...]:
    return tuple(Remark(text, known.titles.get(entry.step or "")) for text, entry in told if text)


def advice(idea: Idea, known: Known) -> Advice:
    """An idea and what became of it."""
    return Advice(
        text=idea.text,
        outcome=idea.status,
        because=idea.because,
        became=known.titles.get(idea.became or ""),
        from_other=other_than(idea.from_, known.mentor, known.homework),
    )


def decision_fact(decision: Decision, known: Known) -> DecisionFact:
    """A decision, with the one it stands in for."""
    replaced = next((other.text for other in known.homework.decisions if other.id == decision.replaces), None)
    other = other_than(decision.with_, known.mentor, known.homework)
    return DecisionFact(decision.text, decision.because, decision.date, replaced, other)


def _standings(known: Known, since: Since, changes: Sequence[Told]) -> tuple[Standing, ...]:
    goals = active_goals(known.homework)
    then = {goal.id: goal.by for goal in since.old.goals} if since.old else {}
    told = {one.shift.title for one in changes if one.shift and one.shift.thing == "goal" and one.shift.topic == "date"}
    standings = []
    for goal, fact in zip(goals, goal_facts(goals, known, 1), strict=True):
        if since.old is None or (goal.by is None and fact.by):  # a step's date: what it was is not looked up
            standings.append(Standing(fact, None, None))
        elif goal.id not in then:
            standings.append(Standing(fact, "new", None))
        else:
            was, now = then[goal.id], goal.by
            same = (was and was.day) == (now and now.day)
            standings.append(Standing(fact, "unchanged" if same else "moved", None if goal.title in told else was))
    return tuple(standings)


def _agenda(*, has_questions: bool) -> tuple[AgendaItem, ...]:
    people, news, questions, plan = (5, 5, 15, 5) if has_questions else (5, 10, 0, 15)
    items = (
        AgendaItem(people, "ourselves"),
        AgendaItem(news, "news"),
        AgendaItem(questions, "questions"),
        AgendaItem(plan, "plan"),
    )
    return tuple(item for item in items if item.minutes)
