"""`add`: from the fields that were given to one new entry of the file."""

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

from mentorprep.core.amend import typed
from mentorprep.core.amend.ending import Ended, Missing, missing, refusal
from mentorprep.core.amend.kinds import KINDS, Field, Kind, fields_of
from mentorprep.core.amend.target import find, target_of
from mentorprep.core.amend.value import value_of
from mentorprep.core.format.edit import Edit, Refusal
from mentorprep.core.format.ids import with_every_id
from mentorprep.core.human import echo_by, echo_day
from mentorprep.core.model import By, Homework, Step, key_of
from mentorprep.core.shapes import Day, DayOrPeriod
from mentorprep.core.wording import nearest

if TYPE_CHECKING:
    from mentorprep.core.model import Goal

_GOAL_QUESTION = "Which goal is it a step of?"
_DATED_TODAY = ("decision", "idea")
_FOR_MENTORS = ("question", "meeting")
_BECOMES: dict[str, Kind] = {"goal": "goal", "step": "step"}
_REFERENCES: dict[str, tuple[str, ...]] = {
    "after": ("step",),
    "about": ("goal", "step"),
    "became": ("goal", "step"),
    "replaced_by": ("goal",),
    "replaces": ("decision",),
}


class New(NamedTuple):
    """What was given. `values`: by the model's field, typed text, a list of such where the flag may stand several times,
    or True. `goal`: of a step. `as_`: what an idea becomes at once; `title` is then that one's."""

    kind: Kind
    values: dict[str, Any]
    goal: str | None = None
    as_: str | None = None
    title: str | None = None


class Added(NamedTuple):
    """Edits, and one sentence for the mentee. `id` is empty for a break, which has none."""

    edits: tuple[Edit, ...]
    told: str
    kind: Kind
    id: str
    is_private: bool = False


class _Entry(NamedTuple):
    kind: Kind
    path: tuple[str | int, ...]
    data: dict[str, Any]


def added(homework: Homework, new: New, today: dt.date) -> Added | Refusal | Missing:
    """The edits that add it, or why not, or which answer is missing."""
    try:
        return _added(homework, new, today)
    except Ended as ended:
        return ended.ending


def _added(homework: Homework, new: New, today: dt.date) -> Added:
    if new.kind == "idea":
        _refuse_two_stories(new)
    data = _data(homework, new, today)
    if new.as_ is not None:
        return _idea_put_to_work(homework, new, data)
    entry = _placed(homework, new.kind, data, new.goal)
    return _announced(homework, (entry,), _dates(new, data, today))


def _data(homework: Homework, new: New, today: dt.date) -> dict[str, Any]:
    """The new entry as plain data, in the order of the model. What was given is read before anything is asked for."""
    data: dict[str, Any] = {}
    for field in fields_of(new.kind):
        raw = new.values.get(field.name)
        if raw:
            data[key_of(field.name)] = _given(homework, new.kind, field, raw, today)
        elif field.name == "date" and new.kind in _DATED_TODAY:
            data["date"] = today
    _refuse_taken(homework, data.get("id"))
    if new.goal is not None:
        target_of(homework, new.goal, ("goal",))
    _ask_for_what_is_missing(new)
    return data


def _ask_for_what_is_missing(new: New) -> None:
    asks = KINDS[new.kind].asks
    for field in fields_of(new.kind):
        needed = field.required or not any(new.values.values())  # of a mentor any field will do
        if field.name in asks and needed and not new.values.get(field.name):
            raise missing(field.flag, asks[field.name])


def _given(homework: Homework, kind: Kind, field: Field, raw: Any, today: dt.date) -> Any:
    values = [_one(homework, kind, field, text, today) for text in (raw if field.many else [raw])]
    is_list = field.many and not (field.one_alone and len(values) == 1)
    return values if is_list else values[0]


def _one(homework: Homework, kind: Kind, field: Field, raw: Any, today: dt.date) -> Any:
    if kinds := _REFERENCES.get(field.name):
        return target_of(homework, raw, kinds).id
    past = kind in {"decision", "idea", "question"} or field.name == "finished"
    return value_of(field, raw, homework, today, past=past)


def _refuse_taken(homework: Homework, wanted: str | None) -> None:
    if wanted is not None and find(homework, wanted) is not None:
        raise refusal(f"The id {wanted} is taken.", "Leave out --id to get one made from the title.")


def _placed(homework: Homework, kind: Kind, data: dict[str, Any], goal: str | None) -> _Entry:
    section: tuple[str | int, ...] = KINDS[kind].section
    if kind == "step":
        of = _goal_of(homework, goal)
        return _Entry(kind, ("goals", of, "plan", len(homework.goals[of].plan)), data)
    if kind == "break":
        availability = homework.mentee.availability
        return _Entry(kind, (*section, len(availability.breaks) if availability else 0), data)
    return _Entry(kind, (*section, len(getattr(homework, KINDS[kind].section[0]))), data)


def _goal_of(homework: Homework, name: str | None) -> int:
    """The index of the goal that a step goes to: the one named, or the only one there is."""
    if name is not None:
        return int(target_of(homework, name, ("goal",)).path[1])
    if len(homework.goals) == 1:
        return 0
    if not homework.goals:
        raise refusal("There is no goal yet to put a step into.", "`mentorprep add goal` adds the first.")
    raise missing("--goal", f"{_GOAL_QUESTION} ({', '.join(goal.id for goal in homework.goals)})")


def _refuse_two_stories(new: New) -> None:
    """What an idea becomes is said by `--as`, or by the fields of the idea, not by both; the rest needs `--as`."""
    if new.as_ is None and (new.title or new.goal):
        raise refusal("--title and --goal say what the idea becomes.", "Give --as goal or --as step with them.")
    if new.as_ is not None and (new.values.get("status") or new.values.get("became")):
        raise refusal("--as adopts the idea and notes what it became.", "Leave out --status and --became.")


def _idea_put_to_work(homework: Homework, new: New, idea: dict[str, Any]) -> Added:
    """The idea, adopted, and the goal or step that it became."""
    kind = _BECOMES.get(new.as_ or "")
    if kind is None:
        near = nearest(new.as_ or "", _BECOMES)
        raise refusal(f"An idea becomes a goal or a step, not “{new.as_}”.", f"--as {near or 'goal'}")
    title = new.title or " ".join(str(idea["text"]).split())
    work = _placed(homework, kind, {"title": title} | _privacy(idea), new.goal)
    became = _named(homework, work)
    grown = _grown(homework, became)
    kept = _placed(grown, "idea", {**idea, "status": "adopted", "became": became.data["id"]}, None)
    return _announced(homework, (became, _named(grown, kept)))


def _privacy(idea: dict[str, Any]) -> dict[str, Any]:
    return {"private": True} if idea.get("private") else {}


def _dates(new: New, data: dict[str, Any], today: dt.date) -> str:
    """The days that were typed, as they were understood."""
    told = []
    for field in fields_of(new.kind):
        if new.values.get(field.name) and isinstance(field.shape, Day | DayOrPeriod):
            value = data[key_of(field.name)]
            day = echo_day(value, today) if isinstance(field.shape, Day) else echo_by(_by(field, new, today), today)
            told.append(f"{key_of(field.name).replace('_', ' ')} {day}")
    return "; ".join(told)


def _by(field: Field, new: New, today: dt.date) -> By:
    return typed.by(field.flag, new.values[field.name], today)


def _announced(homework: Homework, entries: tuple[_Entry, ...], dates: str = "") -> Added:
    named = [entry if "id" in entry.data else _named(homework, entry) for entry in entries]
    first = named[0]
    edits = tuple(Edit(entry.path, entry.data) for entry in named)
    told = " and ".join(f"{entry.kind} {entry.data.get('id', '')}".rstrip() for entry in named)
    told = f"Added {told}: {dates}." if dates else f"Added {told}."
    return Added(edits, told, first.kind, str(first.data.get("id", "")), "private" in first.data)


def _named(homework: Homework, entry: _Entry) -> _Entry:
    """With the id that the format would give it, first."""
    if entry.kind == "break" or "id" in entry.data:
        return entry
    unnamed = with_every_id(_grown(homework, entry)).missing
    name = next(name for path, name in unnamed if path == entry.path)
    return entry._replace(data={"id": name, **entry.data})


def _grown(homework: Homework, entry: _Entry) -> Homework:
    """The homework with the entry in its place; of its fields only those that its id is made from."""
    cls = KINDS[entry.kind].cls
    known = ("id", "title", "name", "text", "date")
    made = cls(**{name: entry.data[name] for name in known if name in cls._fields and name in entry.data})
    section = entry.path[0]
    if isinstance(made, Step):
        at = int(entry.path[1])
        goal: Goal = homework.goals[at]
        goals = (*homework.goals[:at], goal._replace(plan=(*goal.plan, made)), *homework.goals[at + 1 :])
        return homework._replace(goals=goals)
    more: dict[str, Any] = {str(section): (*getattr(homework, str(section)), made)}
    return homework._replace(**more)


def next_after(added_entry: Added) -> str:
    """One line on what is worth doing next. What is private is never said to go into a message."""
    if added_entry.is_private and added_entry.kind in _FOR_MENTORS:
        return "It stays with you: no export tells it."
    return {
        "goal": f"`mentorprep add step --goal {added_entry.id}` puts the first step into its plan.",
        "step": "`mentorprep check` says what this means for the dates.",
        "question": "`mentorprep export` asks it in the next message.",
        "mentor": "`mentorprep export` writes the message that fits now.",
        "meeting": "`mentorprep export` writes the message that fits now.",
        "decision": "It is shown before a later change that goes another way.",
        "idea": f"`mentorprep update {added_entry.id} --status adopted|parked|declined` settles it.",
        "break": "`mentorprep check` says what this means for the dates.",
    }[added_entry.kind]
