"""The dates of a homework, as a calendar holds them: goals, steps, booked days, breaks, and meetings to come."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from mentorprep.core.entries import name_of
from mentorprep.core.model import Goal, Homework, Meeting, SentKind, Step
from mentorprep.core.summary.facts import is_with
from mentorprep.core.summary.known import Known
from mentorprep.core.summary.relationship import has_met

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_FIRST_CALL, _LATER_CALL = 60, 30  # minutes, as the agendas propose
State = Literal["sure", "paused", "dropped"]


class Entry(NamedTuple):
    """One date. `key` is the same for it in every export; `last` is included. `minutes` since midnight in `zone`, and
    how long it takes, only where a time of the day is known; `when` is the time as typed, where it is none. `about`: the goal of
    a step, the person of a meeting, what a break is for."""

    key: str
    kind: Literal["goal", "step", "booked", "break", "meeting"]
    title: str | None
    first: dt.date
    last: dt.date
    state: State = "sure"
    about: str | None = None
    done_when: str | None = None
    link: str | None = None
    minutes: int | None = None
    takes: int | None = None
    zone: str | None = None
    when: str | None = None


class Calendar(NamedTuple):
    """Whose dates they are, and on which day they were told."""

    mentee: str
    today: dt.date
    entries: tuple[Entry, ...]


def calendar(known: Known, kind: SentKind) -> Calendar:
    """All dates that are public; meetings with this mentor, and with everybody where `kind` is everything."""
    homework = known.homework
    availability = homework.mentee.availability
    entries = [entry for goal in homework.goals for entry in _of_goal(goal)]
    entries += [
        Entry(f"break {days.from_}", "break", None, days.from_, days.to, about=days.why)
        for days in (availability.breaks if availability else ())
        if days.from_ <= days.to
    ]
    entries += [
        _meeting(meeting, known)
        for meeting in homework.meetings
        if meeting.date >= known.today and (kind == "full" or is_with(meeting.with_, known.mentor, homework))
    ]
    once = {entry.key: entry for entry in reversed(entries)}
    return Calendar(homework.mentee.name, known.today, tuple(reversed(once.values())))


def _of_goal(goal: Goal) -> Iterator[Entry]:
    state: State = "dropped" if goal.status == "dropped" else "paused" if goal.status == "paused" else "sure"
    if goal.by:
        yield Entry(f"goal {goal.id}", "goal", goal.title, goal.by.day, goal.by.day, state, None, goal.done_when)
    for step in goal.plan:
        if step.by:
            yield _step(step, goal, "dropped" if step.status == "dropped" else state)


def _step(step: Step, goal: Goal, state: State) -> Entry:
    assert step.by is not None
    day = step.by.day
    return Entry(f"step {step.id}", "booked" if step.start == day else "step", step.title, day, day, state, goal.title)


def _meeting(meeting: Meeting, known: Known) -> Entry:
    clock = _CLOCK.fullmatch((meeting.time or "").strip())
    person = name_of(meeting.with_, known.homework) if meeting.with_ else _only_mentor(known.homework)
    return Entry(
        key=f"meeting {meeting.id}",
        kind="meeting",
        title=None,
        first=meeting.date,
        last=meeting.date,
        about=person,
        link=meeting.link,
        minutes=int(clock[1]) * 60 + int(clock[2]) if clock else None,
        takes=_LATER_CALL if known.mentor and has_met(known.homework, known.mentor, known.today) else _FIRST_CALL,
        zone=known.homework.mentee.time_zone,
        when=None if clock else meeting.time,
    )


def _only_mentor(homework: Homework) -> str | None:
    return homework.mentors[0].name if len(homework.mentors) == 1 else None
