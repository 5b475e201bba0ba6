"""The short menu of `update`: what is likely worth saying today, and the questions each of it leads to."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from mentorprep.core.amend.wanted import Wanted
from mentorprep.core.entries import name_of
from mentorprep.core.model import Decision, Homework, Meeting, Step
from mentorprep.core.wording import long_day, plural

_MOST_OF_A_KIND = 4


class Ask(NamedTuple):
    """One question of the menu: the field of `Wanted` that its answer fills. Enter leaves it out unless `needed`."""

    field: str
    prompt: str
    needed: bool = False


class Choice(NamedTuple):
    """One line of the menu: what is wanted already, and what is asked then. `decided`: decisions about the entry, to be
    read before anything of it changes. `after_meeting`: it leads to all that came of a meeting instead; `held` is the
    planned one, where there is one."""

    label: str
    wanted: Wanted
    asks: tuple[Ask, ...]
    decided: tuple[Decision, ...] = ()
    after_meeting: bool = False
    held: Meeting | None = None


def choices(homework: Homework, today: dt.date, id_: str | None = None) -> tuple[Choice, ...]:
    """The menu, the likeliest first: meetings that were planned and have no notes, steps under way, then those that may
    begin; questions, ideas, dates, hours. With an id only what is about that entry, which may be nothing."""
    latest = {entry.step: entry.date for entry in sorted(homework.log, key=lambda entry: entry.date)}
    steps = sorted(
        _open_steps(homework),
        key=lambda step: (step.status != "doing", -latest.get(step.id, dt.date.min).toordinal()),
    )
    every = (
        *_held(homework, today),
        *map(_log, steps),
        *(_done(step) for step in steps if step.status == "doing" or step.id == id_),
        *_answers(homework),
        *_ideas(homework),
        *_dates(homework),
    )
    if id_ is not None:
        return tuple(choice for choice in every if choice.wanted.id == id_)
    return (*_shortened(every), *_other_meeting(homework), Choice("Other hours a week", Wanted(), (_HOURS, _FROM)))


def _shortened(every: tuple[Choice, ...]) -> Iterator[Choice]:
    """At most a few lines of each kind; `update ID` reaches the others."""
    told: dict[str, int] = {}
    for choice in every:
        kind = choice.label.partition(":")[0]
        told[kind] = told.get(kind, 0) + 1
        if told[kind] <= _MOST_OF_A_KIND:
            yield choice


_HOURS = Ask("hours_per_week", "How many hours a week?", needed=True)
_FROM = Ask("from_", "From which day on? Enter: today.")
_BECAUSE = Ask("because", "Why? Your mentor will read it.", needed=True)


def _open_steps(homework: Homework) -> Iterator[Step]:
    unfinished = {step.id for goal in homework.goals for step in goal.plan if step.status in ("todo", "doing")}
    for goal in homework.goals:
        for step in goal.plan if goal.status == "active" else ():
            if step.id in unfinished and (step.status == "doing" or unfinished.isdisjoint(step.after)):
                yield step


def _held(homework: Homework, today: dt.date) -> Iterator[Choice]:
    """Planned meetings whose day has come, the latest first."""
    past = [meeting for meeting in homework.meetings if meeting.notes is None and meeting.date <= today]
    for meeting in sorted(past, key=lambda meeting: -meeting.date.toordinal()):
        who = name_of(meeting.with_, homework)
        label = f"After the meeting{f' with {who}' if who else ''} on {long_day(meeting.date)}"
        yield Choice(label, Wanted(id=meeting.id), (), after_meeting=True, held=meeting)


def _other_meeting(homework: Homework) -> Iterator[Choice]:
    """A meeting that was not planned here, where there may have been one."""
    if homework.mentors or homework.meetings:
        yield Choice("After another meeting", Wanted(), (), after_meeting=True)


def _log(step: Step) -> Choice:
    units = (Ask("units", f"How many more {plural(step.size.unit or 'unit')}?"),) if step.size else ()
    asks = (
        Ask("hours", "How many hours? Such as 2.5 or 1h30m."),
        *units,
        Ask("learned", "Anything learned?"),
        Ask("stuck", "Anything you are stuck on?"),
    )
    return Choice(f"Worked on: {step.title}", Wanted(id=step.id), asks)


def _done(step: Step) -> Choice:
    return Choice(f"Done: {step.title}", Wanted(id=step.id, done=True), (Ask("learned", "Anything learned?"),))


def _answers(homework: Homework) -> Iterator[Choice]:
    for question in homework.questions:
        if question.answer is None:
            yield Choice(
                f"Answered: {question.text}",
                Wanted(id=question.id),
                (Ask("answer", "What is the answer?", needed=True),),
            )


def _ideas(homework: Homework) -> Iterator[Choice]:
    for idea in homework.ideas:
        if idea.status == "new":
            status = Ask("status", "Adopted, parked or declined?", needed=True)
            yield Choice(f"Settled: {idea.text}", Wanted(id=idea.id), (status, _BECAUSE))


def _dates(homework: Homework) -> Iterator[Choice]:
    replaced = {decision.replaces for decision in homework.decisions}
    standing = [decision for decision in homework.decisions if decision.id not in replaced]
    for goal in homework.goals:
        if goal.status == "active" and goal.by:
            asks = (Ask("by", "By when?", needed=True), _BECAUSE)
            decided = tuple(decision for decision in standing if goal.id in decision.about)
            yield Choice(f"Another date for: {goal.title}", Wanted(id=goal.id), asks, decided)
