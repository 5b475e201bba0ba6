"""How much is asked of the calendar and of the person in it: too full, too long without rest, too much at once."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from mentorprep.core.checks import phrases
from mentorprep.core.checks.subject import finding
from mentorprep.core.checks.verdicts import overload_sentence
from mentorprep.core.model import Availability, Week
from mentorprep.core.plan.capacity import last_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorprep.core.checks.subject import StepAt, Subject
    from mentorprep.core.finding import Finding, Path

_HIGH_LOAD = 60  # hours a week in all
_HALF_YEAR = 183  # days
_MANY_GOALS = 4
_TOO_MANY_GOALS = 6
_AVAILABILITY: Path = ("mentee", "availability")


def overloads(subject: Subject) -> Iterator[Finding]:
    """MP304, for an overload none of whose goals is called impossible: those are told its numbers already. One
    without steps, of a milestone that comes too late, needs no hours."""
    impossible = {at.goal.id for at in subject.goals if at.found.verdict == "impossible"}
    for overload in subject.assessment.overloads:
        if overload.steps and impossible.isdisjoint(overload.goals):
            path = subject.step_by_id[overload.steps[0]].path
            yield finding(
                "MP304",
                overload_sentence(subject, overload),
                because=f"{phrases.hours(overload.hours_needed - overload.hours_available)} more than there are.",
                fix="Move one of the dates, take something out, or find hours in that time.",
                path=path,
                about=overload.goals[0],
            )


def high_load(subject: Subject) -> Iterator[Finding]:
    """MP306, for the first time from today on at which it is so. Hours that are not given count as none."""
    other = _availability(subject).other_hours_per_week or Decimal(0)
    for first, weekly, path in _hours_in_force(subject):
        if weekly + Fraction(other) > _HIGH_LOAD:
            since = "" if first <= subject.today else f" from {phrases.day(first)} on"
            beside = f": {phrases.hours(weekly)} for this plan and {phrases.hours(other)} beside it" if other else ""
            yield finding(
                "MP306",
                f"The weeks{since} hold {phrases.hours(weekly + Fraction(other))} of work{beside}.",
                because=f"Over {_HIGH_LOAD} h a week, plans of several months rarely hold, and rest is the first to go.",
                fix=f"{phrases.hours(max(Fraction(0), _HIGH_LOAD - Fraction(other)))} a week for the plan would stay "
                "within. If it is only for a while, keep it on purpose.",
                path=path,
            )
            return


def no_rest(subject: Subject) -> Iterator[Finding]:
    """MP307: half a year (183 days in a row) of the plan, between today and its last date or finish, without a single
    day of `breaks` and with some hours a week all the time. Silent where no hours per week are given: then there is no
    calendar to have a break in."""
    if not subject.has_hours:
        return
    begin = subject.today.toordinal()
    end = max((day.toordinal() for day in _ends(subject)), default=begin) + 1
    for rest_begins, rest_ends in (*sorted(_rests(subject)), (end, end)):
        days = min(rest_begins, end) - begin
        if days >= _HALF_YEAR:
            first, last = dt.date.fromordinal(begin), dt.date.fromordinal(begin + days - 1)
            yield finding(
                "MP307",
                f"No break is planned from {phrases.day(first)} to {phrases.day(last)}.",
                because=f"That is {phrases.number(Fraction(days, 7), 0)} weeks in a row.",
                fix="A week off that is planned costs less than one that happens: mentorprep add break.",
                path=(*_AVAILABILITY, "breaks"),
            )
            return
        begin = max(begin, rest_ends)


def _ends(subject: Subject) -> Iterator[dt.date]:
    for at in subject.active_goals():
        yield from (day for day in (at.found.by, at.found.finish) if day and at.open_steps)


def _rests(subject: Subject) -> Iterator[tuple[int, int]]:
    """Breaks, and times of no hours at all: the first day and the one after the last, as ordinals."""
    for rest in _availability(subject).breaks:
        if rest.from_ <= rest.to:
            yield rest.from_.toordinal(), rest.to.toordinal() + 1
    in_force = [(first.toordinal(), weekly) for first, weekly, _ in _hours_in_force(subject)]
    for (first, weekly), (following, _) in pairwise((*in_force, (dt.date.max.toordinal(), Fraction(0)))):
        if not weekly:
            yield first, following


def many_goals(subject: Subject) -> Iterator[Finding]:
    """MP308: active goals with a date to come, each from its start (else today) to its date; the most on any one day."""
    spans = [
        (max(at.goal.start or subject.today, subject.today), at.found.by, at)
        for at in subject.active_goals()
        if at.found.by and at.found.by >= subject.today
    ]
    starts, ends = sorted(first for first, _, _ in spans), sorted(last for _, last, _ in spans)
    fullest = max(starts, key=lambda day: bisect_right(starts, day) - bisect_left(ends, day), default=None)
    most = [at for first, last, at in spans if fullest and first <= fullest <= last]
    if len(most) >= _MANY_GOALS:
        yield finding(
            "MP308",
            f"{len(most)} goals at the same time: {phrases.titles([at.goal.title for at in most])}.",
            because="Each one more makes all of them later.",
            fix="Which two would still matter if there were time for only two? The others can be paused, or start later.",
            path=("goals",),
        )._replace(severity="warning" if len(most) >= _TOO_MANY_GOALS else "info")


def recurring_over_capacity(subject: Subject) -> Iterator[Finding]:
    """MP313, for the first day from today on at which recurring steps take more than the hours per week in force."""
    if not subject.has_hours:
        return
    recurring = [at for at in subject.open_steps() if at.step.weekly_hours is not None]
    in_force = list(_hours_in_force(subject))
    spans = [(*_days_of(subject, at), Fraction(at.step.weekly_hours or 0)) for at in recurring]
    days = {first for first, _, _ in in_force} | {max(first, subject.today) for first, _, _ in spans}
    for day, taken in _taken_on(sorted(days), spans):
        weekly = next(hours for first, hours, _ in reversed(in_force) if first <= day)
        if taken > weekly:
            running = [at for at, (first, last, _) in zip(recurring, spans, strict=True) if first <= day <= last]
            needed, available = phrases.hours_against(taken, weekly)
            yield finding(
                "MP313",
                f"What recurs takes {needed} a week from {phrases.day(day)} on, and there are {available}.",
                because=f"{phrases.titles([at.step.title for at in running])}. Nothing is left for the other steps.",
                fix="Lower their weekly_hours, end one of them with by, or raise hours_per_week.",
                path=(*running[-1].path, "weekly_hours"),
                about=running[-1].step.id,
            )
            return


def _days_of(subject: Subject, at: StepAt) -> tuple[dt.date, dt.date]:
    """The first and the last day of a recurring step."""
    return at.step.start or at.goal.start or subject.today, last_day(at.step, at.goal) or dt.date.max


def _taken_on(
    days: Iterable[dt.date], spans: Iterable[tuple[dt.date, dt.date, Fraction]]
) -> Iterator[tuple[dt.date, Fraction]]:
    """The sum of the spans that hold each of the days, which ascend."""
    turns = [(first, hours) for first, last, hours in spans if first <= last]
    turns += [(last + dt.timedelta(1), -hours) for first, last, hours in spans if first <= last < dt.date.max]
    turns.sort(reverse=True)
    taken = Fraction(0)
    for day in days:
        while turns and turns[-1][0] <= day:
            taken += turns.pop()[1]
        yield day, taken


def _availability(subject: Subject) -> Availability:
    return subject.homework.mentee.availability or Availability()


def _hours_in_force(subject: Subject) -> Iterator[tuple[dt.date, Fraction, Path]]:
    """The hours per week from today on, each with its first day and its place; nothing where none are given."""
    availability = _availability(subject)
    now: tuple[Fraction, Path] = (_weekly(availability.hours_per_week), (*_AVAILABILITY, "hours_per_week"))
    later: dict[dt.date, tuple[Fraction, Path]] = {}
    for index, change in sorted(enumerate(availability.changes), key=lambda pair: pair[1].from_):
        hours = (_weekly(change.hours_per_week), (*_AVAILABILITY, "changes", index, "hours_per_week"))
        if change.from_ <= subject.today:
            now = hours
        else:
            later[change.from_] = hours
    if subject.has_hours:
        yield subject.today, *now
        yield from ((day, *hours) for day, hours in later.items())


def _weekly(hours: Decimal | Week | None) -> Fraction:
    return sum(map(Fraction, hours), Fraction(0)) if isinstance(hours, Week) else Fraction(hours or 0)
