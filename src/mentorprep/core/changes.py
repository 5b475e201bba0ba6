"""Two homeworks → what changed, in plan terms. Entries are matched by their ids; what was sent is not a change."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from mentorprep.core.model import (
    Availability,
    By,
    DaysRange,
    Homework,
    LogEntry,
    Measure,
    PlanChange,
    Range,
    Size,
    Week,
    key_of,
)
from mentorprep.core.wording import counted, plain_decimal, shortened

Kind = Literal[
    "goal", "step", "mentor", "question", "meeting", "decision", "idea", "break", "log", "change", "mentee",
    "sent", "accepted",
]  # fmt: skip
_WITHOUT_ID = frozenset({"log", "change", "break", "sent", "accepted"})
_HOURS = frozenset({"hours", "weekly_hours", "hours_per_week", "other_hours_per_week"})
_CONTENT_OF_ITS_OWN = frozenset({"id", "plan", "availability"})
_LONGEST = 60


class Change(NamedTuple):
    """One change. `event` "changed" has a `field` (a key of the file, or "goal" for a step that moved to another goal,
    or "order") with its value before and after, as the model holds it."""

    event: Literal["added", "removed", "changed"]
    kind: Kind
    id: str
    title: str
    goal: str | None = None  # of a step: the id of its goal now, or before if it is gone
    field: str | None = None
    before: Any = None
    after: Any = None


class _Entry(NamedTuple):
    kind: Kind
    id: str
    title: str
    value: Any
    goal: str | None = None


def changes_between(old: Homework, new: Homework) -> tuple[Change, ...]:
    """All that changed from `old` to `new`, in the order of the new file; what is gone stands last."""
    before, after = _entries(old), _entries(new)
    found: list[Change] = []
    for key, entry in after.items():
        if key not in before:
            found.append(_event("added", entry))
        elif before[key] != entry:
            found.extend(_fields_changed(before[key], entry))
    found.extend(_reordered(old, new))
    found.extend(_unnamed(old, new))
    found.extend(_event("removed", entry) for key, entry in before.items() if key not in after)
    return tuple(found)


def told(change: Change) -> str:
    """One change as a line for the mentee's terminal: `backend-job: by 2027-03-31 → 2027-06-30`."""
    name = change.id or change.kind
    if change.event != "changed":
        what = "" if change.kind in _WITHOUT_ID else f"{change.kind} "
        return f"{name}: {change.event} {what}{_short(change.title)}".rstrip()
    if change.field == "order":
        return f"{name}: another order"
    before, after = (_shown(value, change.field) for value in (change.before, change.after))
    return f"{name}: {change.field} {before} → {after}"


def all_told(old: Homework, new: Homework) -> tuple[str, ...]:
    """All that changed as lines for the mentee's terminal, what was sent and accepted included; where only details that
    have no words of their own changed, the sections they are in. Empty for equal homeworks alone."""
    lines = tuple(told(change) for change in (*changes_between(old, new), *_records(old, new)))
    if lines:
        return lines
    return tuple(f"{key_of(name)}: details" for name in new._fields if getattr(old, name) != getattr(new, name))


def _event(event: Literal["added", "removed"], entry: _Entry) -> Change:
    return Change(event, entry.kind, entry.id, entry.title, entry.goal)


def _entries(homework: Homework) -> dict[tuple[str, int], _Entry]:
    """Every entry that has an id, by it; a second use of an id (a finding of its own) by its turn."""
    found: dict[tuple[str, int], _Entry] = {}
    seen: Counter[str] = Counter()
    for entry in _with_ids(homework):
        found[entry.id, seen[entry.id]] = entry
        seen[entry.id] += 1
    return found


def _with_ids(homework: Homework) -> Iterator[_Entry]:
    yield _Entry("mentee", "", homework.mentee.name, homework.mentee)
    for goal in homework.goals:
        yield _Entry("goal", goal.id, goal.title, goal)
        for step in goal.plan:
            yield _Entry("step", step.id, step.title, step, goal.id)
    yield from (_Entry("mentor", mentor.id, mentor.name or "", mentor) for mentor in homework.mentors)
    yield from (_Entry("question", question.id, question.text, question) for question in homework.questions)
    yield from (_Entry("meeting", meeting.id, meeting.date.isoformat(), meeting) for meeting in homework.meetings)
    yield from (_Entry("decision", decision.id, decision.text, decision) for decision in homework.decisions)
    yield from (_Entry("idea", idea.id, idea.text, idea) for idea in homework.ideas)


def _fields_changed(before: _Entry, after: _Entry) -> Iterator[Change]:
    def changed(field: str, old: Any, new: Any) -> Change:
        return Change("changed", after.kind, after.id, after.title, after.goal, field, old, new)

    if before.goal != after.goal:
        yield changed("goal", before.goal, after.goal)
    if before.kind != after.kind:
        return
    for name in after.value._fields:
        old, new = getattr(before.value, name), getattr(after.value, name)
        if old != new and name not in _CONTENT_OF_ITS_OWN:
            yield changed(key_of(name), old, new)


def _reordered(old: Homework, new: Homework) -> Iterator[Change]:
    if _order_differs([goal.id for goal in old.goals], [goal.id for goal in new.goals]):
        yield Change("changed", "mentee", "goals", "", field="order")
    plans = {goal.id: goal.plan for goal in old.goals}
    for goal in new.goals:
        if _order_differs([step.id for step in plans.get(goal.id, ())], [step.id for step in goal.plan]):
            yield Change("changed", "goal", goal.id, goal.title, field="order")


def _order_differs(old: list[str], new: list[str]) -> bool:
    common = set(old) & set(new)
    return [id_ for id_ in old if id_ in common] != [id_ for id_ in new if id_ in common]


def _unnamed(old: Homework, new: Homework) -> Iterator[Change]:
    """What has no id of its own: hours, breaks, the log, told changes."""
    yield from _availability_changed(old.mentee.availability, new.mentee.availability)
    breaks = [getattr(homework.mentee.availability, "breaks", ()) for homework in (old, new)]
    yield from _came_and_went("break", *([_days(rest.from_, rest.to) for rest in rests] for rests in breaks))
    yield from _came_and_went("log", *([_log_line(entry) for entry in homework.log] for homework in (old, new)))
    yield from _came_and_went("change", *([_reason_line(entry) for entry in side.changes] for side in (old, new)))


def _records(old: Homework, new: Homework) -> Iterator[Change]:
    """What the tool notes down: messages that went out, findings that are kept."""
    sent = [[f"{entry.kind} to {entry.to} {entry.date}" for entry in homework.sent] for homework in (old, new)]
    yield from _came_and_went("sent", *sent)
    accepted = [[" ".join((entry.code or "", *entry.about)) for entry in side.accepted] for side in (old, new)]
    yield from _came_and_went("accepted", *accepted)


def _availability_changed(old: Availability | None, new: Availability | None) -> Iterator[Change]:
    for field in ("hours_per_week", "other_hours_per_week", "changes"):
        before, after = getattr(old, field, None) or None, getattr(new, field, None) or None
        if before != after:
            yield Change("changed", "mentee", "availability", "", field=field, before=before, after=after)


def _came_and_went(kind: Kind, old: Iterable[str], new: Iterable[str]) -> Iterator[Change]:
    before, after = Counter(old), Counter(new)
    yield from (Change("added", kind, "", line) for line in (after - before).elements())
    yield from (Change("removed", kind, "", line) for line in (before - after).elements())


def _log_line(entry: LogEntry) -> str:
    figures = [f"{_number(entry.hours)} h"] if entry.hours is not None else []
    if entry.units is not None:
        figures.append(f"{_number(entry.units)} units")
    if entry.left is not None:
        figures.append(f"{_plain(entry.left)} h left")
    what = " ".join(filter(None, (entry.date.isoformat(), entry.step)))
    return ", ".join(filter(None, (what, *figures, entry.learned or entry.stuck)))


def _reason_line(entry: PlanChange) -> str:
    because = f"because {entry.because}" if entry.because else ""
    return ", ".join(filter(None, (" ".join(filter(None, (*entry.about, entry.what))), because)))


def _shown(value: Any, field: str | None) -> str:
    """A value of the model in a few words."""
    if value is None or value == ():
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    unit = " h" if field in _HOURS else ""
    return _short(_plain(value) + unit)


def _plain(value: Any) -> str:
    match value:
        case By():
            return value.text
        case Range() | DaysRange():
            return f"{_number(value.low)} to {_number(value.high)}"
        case Size():
            return counted(_number(value.total), value.unit or "unit")
        case Week():
            return ", ".join(f"{day} {_number(hours)}" for day, hours in value._asdict().items() if hours)
        case Measure():
            return ", ".join(f"{key} {text}" for key, text in value._asdict().items() if text)
        case tuple():
            return ", ".join(_plain(getattr(item, "from_", item)) for item in value)
        case _:
            return _number(value)


def _number(value: Any) -> str:
    if isinstance(value, Decimal):
        return plain_decimal(value)
    return str(value)


def _days(first: dt.date, last: dt.date) -> str:
    return f"{first} to {last}"


def _short(text: str) -> str:
    return shortened(text, _LONGEST)
