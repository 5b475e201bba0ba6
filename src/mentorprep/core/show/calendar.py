"""The plan on the calendar: dates, breaks, meetings, and when each goal is likely done."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal, NamedTuple

from mentorprep.core.model import Break, Goal, Homework, Step
from mentorprep.core.plan.assessment import Assessment, GoalAssessment
from mentorprep.core.plan.left import CLOSED

EventKind = Literal["today", "start", "step", "meeting", "break", "estimates", "likely", "goal"]
_ORDER: tuple[EventKind, ...] = ("today", "break", "start", "step", "meeting", "estimates", "likely", "goal")


class Event(NamedTuple):
    """Something on a day. `until` is the last day of a break, and of the days on which a goal is likely done: from the
    day that is reached with 5 chances of 10 to that with 8. `id` is of the goal, step or meeting."""

    date: dt.date
    kind: EventKind
    title: str = ""
    id: str | None = None
    goal: str | None = None
    until: dt.date | None = None


class Track(NamedTuple):
    """One goal on the calendar: its own events, without those of the others."""

    id: str
    title: str
    found: GoalAssessment
    events: tuple[Event, ...]


class Timeline(NamedTuple):
    """From `first` to `last`, both of them days on which something is. `events` are those of no goal."""

    first: dt.date
    last: dt.date
    today: dt.date
    tracks: tuple[Track, ...]
    events: tuple[Event, ...]

    @property
    def has_future(self) -> bool:
        """Whether anything is still to come."""
        return self.last > self.today

    def in_order(self) -> list[Event]:
        """All events by day."""
        every = [*self.events, *(event for track in self.tracks for event in track.events)]
        return sorted(every, key=lambda event: (event.date, _ORDER.index(event.kind)))


def timeline(homework: Homework, assessment: Assessment, only: str | None = None) -> Timeline:
    """The calendar of all active goals, or of the one with the id `only`."""
    today = assessment.today
    tracks = tuple(
        Track(goal.id, goal.title, found, tuple(_of_goal(goal, found, today)))
        for goal, found in zip(homework.goals, assessment.goals, strict=True)
        if goal.status == "active" and only in (None, goal.id)
    )
    own = [event for track in tracks for event in track.events]
    last = max((event.until or event.date for event in own), default=today)
    shared = tuple(_of_all(homework, today, max(last, today)))
    first = min((event.date for event in own), default=today)
    return Timeline(min(first, today), max(last, today, *(event.date for event in shared)), today, tracks, shared)


def _of_goal(goal: Goal, found: GoalAssessment, today: dt.date) -> Iterator[Event]:
    if goal.start and goal.start > today:
        yield Event(goal.start, "start", goal.title, goal.id, goal.id)
    for step in goal.plan:
        if step.by and step.status not in CLOSED:
            yield _step_event(step, goal)
    if found.finish and found.hours_left:
        yield Event(found.finish, "estimates", goal.title, goal.id, goal.id)
    if found.p50 and found.p80:
        yield Event(found.p50, "likely", goal.title, goal.id, goal.id, found.p80)
    if found.by:
        yield Event(found.by, "goal", goal.title, goal.id, goal.id)


def _step_event(step: Step, goal: Goal) -> Event:
    assert step.by is not None
    return Event(step.by.day, "step", step.title, step.id, goal.id)


def _of_all(homework: Homework, today: dt.date, last: dt.date) -> Iterator[Event]:
    """What concerns every goal: today, meetings to come, and the breaks that begin before the last date."""
    yield Event(today, "today")
    for meeting in homework.meetings:
        if meeting.date >= today:
            yield Event(meeting.date, "meeting", meeting.with_ or "", meeting.id)
    availability = homework.mentee.availability
    for rest in availability.breaks if availability else ():
        if rest.from_ <= rest.to and rest.to >= today and rest.from_ <= last:
            yield _break_event(rest)


def _break_event(rest: Break) -> Event:
    return Event(rest.from_, "break", rest.why or "", until=rest.to)
