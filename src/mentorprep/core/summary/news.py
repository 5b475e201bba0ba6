"""What is new since a mentor last heard: by comparing with the version they saw, else by the dates in the file alone."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from mentorprep.core.changes import Change, changes_between
from mentorprep.core.model import Availability, By, Goal, Homework, LogEntry, PlanChange, Range, Step, Week
from mentorprep.core.summary.facts import active_goals
from mentorprep.core.summary.known import Known
from mentorprep.core.summary.outreach import hours_on
from mentorprep.core.summary.own_words import told_shift, topics_of
from mentorprep.core.summary.shift import Shift
from mentorprep.core.wording import plain_decimal

_TOLD_FIELDS = {
    "by": "date",
    "hours": "estimate",
    "weekly_hours": "estimate",
    "title": "name",
    "goal": "place",
    "status": "status",
    "hours_per_week": "hours per week",
}


class Since(NamedTuple):
    """When the mentor last heard. `old` is the public homework of then, None where it is not known; `itself`: whether
    what happened on that day is news."""

    date: dt.date
    old: Homework | None = None
    itself: bool = False

    def is_news(self, day: dt.date | None) -> bool:
        """Whether something of this day came after."""
        return day is not None and (day > self.date or (self.itself and day == self.date))


class _Seen(NamedTuple):
    """A change that was seen: of the entry with this `id`, if it is one of an entry; of a step in this `goal`."""

    shift: Shift
    id: str = ""
    goal: str | None = None
    because: tuple[str, ...] = ()


class Told(NamedTuple):
    """One change, told once: in the mentee's words (`what`), else as it was seen (`shift`); with its reasons. `goals` are
    the numbers of goals whose dates moved for one reason."""

    about: tuple[str, ...]
    what: str | None
    shift: Shift | None
    because: tuple[str, ...]
    goals: tuple[int, ...] = ()


def tells_of_later_days(homework: Homework, since: Since, today: dt.date) -> bool:
    """Whether a version holds what is news since a day, and so was not the one that was known then. It happens where
    the clock that wrote the history and the dates in the file differ."""
    days = (
        *(entry.date for entry in homework.log),
        *(change.date for change in homework.changes),
        *(decision.date for decision in homework.decisions),
        *(idea.date for idea in homework.ideas),
        *(one.finished for goal in homework.goals for one in _family(goal)),
    )
    return any(day <= today and since.is_news(day) for day in days if day is not None)


def log_since(known: Known, since: Since) -> tuple[LogEntry, ...]:
    """The log entries that are news, up to today."""
    entries = [entry for entry in known.homework.log if entry.date <= known.today]
    if since.old is None:
        return tuple(entry for entry in entries if since.is_news(entry.date))
    seen = Counter(since.old.log)
    news = []
    for entry in entries:
        seen[entry] -= 1
        if seen[entry] < 0:
            news.append(entry)
    return tuple(news)


def finished_since(known: Known, since: Since) -> tuple[list[Goal], list[Step]]:
    """The goals and the steps that were done since."""
    was_done = {entry.id for goal in _goals(since.old) for entry in _family(goal) if entry.status == "done"}

    def is_news(entry: Any) -> bool:
        if entry.status != "done":
            return False
        return since.is_news(entry.finished) if since.old is None else entry.id not in was_done

    goals = known.homework.goals
    return [goal for goal in goals if is_news(goal)], [step for goal in goals for step in goal.plan if is_news(step)]


def new_or_changed(entries: Sequence[Any], old: Sequence[Any] | None, since: Since) -> list[Any]:
    """The entries that are news: not as they were then, else of a later date."""
    if old is None:
        return [entry for entry in entries if since.is_news(entry.date)]
    then = {entry.id: entry for entry in old}
    return [entry for entry in entries if then.get(entry.id) != entry]


def told_changes(known: Known, since: Since) -> tuple[Told, ...]:
    """What changed in the plan: the changes the mentee told, and those that only the comparison shows, each once."""
    said = _said(known.homework.changes, since)
    seen = _seen(known, since)
    covering = [[entry for entry in said if _covers(entry, one)] for one in seen]
    net = {  # told as what is seen: the sum of several moves, and what `update` worded
        id(entry) for entries in covering for entry in entries if len(entries) > 1 or topics_of(entry.what)
    }
    own_words = [_in_own_words(entry, known) for entry in said if entry.what and id(entry) not in net]
    shifts = [
        Told((), None, one.shift, _reasons(entries) or one.because)
        for one, entries in zip(seen, covering, strict=True)
        if not any(
            _says_it(entry, one) if topics_of(entry.what) else id(entry) not in net for entry in entries if entry.what
        )
    ]
    return _one_reason_once([*own_words, *shifts], known)


def _says_it(entry: PlanChange, seen: _Seen) -> bool:
    """Whether the words of `replan` on a goal name the step that moved with it."""
    return seen.shift.thing == "step" and seen.id not in entry.about


def _one_reason_once(told: list[Told], known: Known) -> tuple[Told, ...]:
    """Dates of several goals that moved for one reason, as after a quiet time, in one line: the standings have the days."""
    numbers = {goal.title: number for number, goal in enumerate(active_goals(known.homework), 1)}
    moved: dict[tuple[str, ...], list[int]] = {}
    for one in told:
        if one.because and _is_goal_moved(one) and one.shift and one.shift.title in numbers:
            moved.setdefault(one.because, []).append(numbers[one.shift.title])
    found: dict[object, Told] = {}
    for place, one in enumerate(told):
        goals = moved.get(one.because, []) if _is_goal_moved(one) else []
        if len(goals) > 1:
            found[one.because] = Told((), None, None, one.because, tuple(sorted(goals)))
        else:
            found[place] = one
    return tuple(found.values())


def _is_goal_moved(told: Told) -> bool:
    shift = told.shift
    return (
        shift is not None
        and shift.topic == "date"
        and shift.thing == "goal"
        and None not in (shift.before, shift.after)
    )


def _in_own_words(entry: PlanChange, known: Known) -> Told:
    """As the mentee worded it; what the tool worded as what it means."""
    shift = told_shift(entry, known)
    if shift is None:
        return Told(known.titles_of(entry.about), entry.what, None, _reasons([entry]))
    return Told((), None, shift, _reasons([entry]))


def _said(changes: Sequence[PlanChange], since: Since) -> list[PlanChange]:
    if since.old is None:
        return [entry for entry in changes if since.is_news(entry.date)]
    seen = set(since.old.changes)
    return [entry for entry in changes if entry not in seen]


def _seen(known: Known, since: Since) -> list[_Seen]:
    if since.old is None:
        return []
    told = [change for change in changes_between(since.old, known.homework) if _is_told(change)]
    whole = {change.id for change in told if change.kind == "goal" and change.event != "changed"}
    plan = [change for change in told if change.event == "changed" or change.goal not in whole]
    then, now = since.old.mentee.availability, known.homework.mentee.availability
    return [
        *(_Seen(_shift(change, known), change.id, change.goal, _own_reason(change, known)) for change in plan),
        *map(_Seen, _hours_from(then, now, known.today)),
        *map(_Seen, _breaks(then, now, known.today)),
    ]


def _hours_from(then: Availability | None, now: Availability | None, today: dt.date) -> Iterator[Shift]:
    """Other hours from a day on: those that make a difference from today on."""
    old, new = (
        {(change.from_, change.hours_per_week) for change in getattr(side, "changes", ())} for side in (then, now)
    )
    for day in sorted({day for day, _ in old ^ new}):
        before, after = (as_written(hours_on(side, max(day, today))) for side in (then, now))
        if before != after:
            yield Shift("hours from", "mentee", "", before, after, first=day)


def _breaks(then: Availability | None, now: Availability | None, today: dt.date) -> Iterator[Shift]:
    """Breaks that are new, and those called off; one that is over and gone from the file is tidied away."""
    old, new = ({(rest.from_, rest.to): rest.why or "" for rest in getattr(side, "breaks", ())} for side in (then, now))
    for first, last in sorted(new.keys() - old.keys()):
        yield Shift("away", "mentee", new[first, last], first=first, last=last)
    for first, last in sorted(old.keys() - new.keys()):
        if last >= today:
            yield Shift("not away", "mentee", old[first, last], first=first, last=last)


def _is_told(change: Change) -> bool:
    if change.kind not in {"goal", "step", "mentee"}:
        return False
    if change.event != "changed":
        return True
    if change.field == "by" and change.before and change.after and change.before.day == change.after.day:
        return False  # 2027-Q2 and 2027-06-30 are one date
    reached = change.field == "status" and change.after in {"done", "doing", "todo"} and change.before != "dropped"
    return change.field in _TOLD_FIELDS and not reached


def _covers(entry: PlanChange, seen: _Seen) -> bool:
    """Whether the mentee told this change: by its entry, by the step's title, or by the day of other hours."""
    shift, what = seen.shift, (entry.what or "").casefold()
    if seen.id and seen.id in entry.about:
        ours = topics_of(entry.what)
        return not ours or shift.topic in ours
    if shift.topic == "hours from":
        return not entry.about and bool(shift.first) and str(shift.first) in what
    return shift.thing == "step" and seen.goal in entry.about and shift.title.casefold() in what


def _shift(change: Change, known: Known) -> Shift:
    topic: Any = change.event if change.event != "changed" else _TOLD_FIELDS[change.field or ""]
    before, after = change.before, change.after
    if topic == "place":
        before, after = known.titles.get(before), known.titles.get(after)
    thing: Any = change.kind
    return Shift(topic, thing, change.title, as_written(before), as_written(after))


def _reasons(entries: Sequence[PlanChange]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(entry.because for entry in entries if entry.because))


def _own_reason(change: Change, known: Known) -> tuple[str, ...]:
    """Why a goal was paused or dropped."""
    if change.field != "status":
        return ()
    return tuple(goal.because for goal in known.homework.goals if goal.id == change.id and goal.because)


def as_written(value: Any) -> str | By | None:
    """A value of the model as its owner would write it; figures without unit, dates as they are."""
    match value:
        case None | By():
            return value
        case Range():
            return f"{plain_decimal(value.low)}–{plain_decimal(value.high)}"
        case Week():
            return plain_decimal(sum(value, Decimal(0)))
        case Decimal():
            return plain_decimal(value)
        case _:
            return str(value)


def _goals(homework: Homework | None) -> tuple[Goal, ...]:
    return homework.goals if homework else ()


def _family(goal: Goal) -> tuple[Any, ...]:
    return (goal, *goal.plan)
