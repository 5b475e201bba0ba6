"""What belongs to one entry: the steps a goal has, and whatever else of the file is about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from mentorprep.core.model import Decision, Homework, LogEntry, Meeting, Question


def ids_of(kind: str, entry: Any) -> frozenset[str]:
    """The id of an entry, and those of the steps of a goal."""
    steps = entry.plan if kind == "goal" else ()
    return frozenset((entry.id, *(step.id for step in steps)))


def names(homework: Homework) -> dict[str, str]:
    """The words that stand for an id: the title of a goal or step, the name of a mentor."""
    found = {mentor.id: mentor.name or mentor.found_via or mentor.id for mentor in homework.mentors}
    for goal in homework.goals:
        found |= {goal.id: goal.title, **{step.id: step.title for step in goal.plan}}
    return found


def units(homework: Homework) -> dict[str, str]:
    """What the steps with a size are counted in, by their ids."""
    return {step.id: step.size.unit or "unit" for goal in homework.goals for step in goal.plan if step.size}


def open_questions(homework: Homework) -> tuple[Question, ...]:
    """Those without an answer, in the order of the file."""
    return tuple(question for question in homework.questions if not question.answer)


def about(entries: Iterable[Any], ids: frozenset[str] | None) -> tuple[Any, ...]:
    """The entries that are about one of `ids`, or that have it; all of them where `ids` is None."""
    return tuple(one for one in entries if ids is None or ids.intersection(one.about) or getattr(one, "id", "") in ids)


def log_of(homework: Homework, ids: frozenset[str] | None) -> tuple[LogEntry, ...]:
    """The log, the newest first, of these steps or of all."""
    kept = [entry for entry in homework.log if ids is None or entry.step in ids]
    return tuple(sorted(kept, key=lambda entry: entry.date)[::-1])


def in_force(decisions: Sequence[Decision]) -> dict[str, str]:
    """The id of each decision that another one replaced → the id of that one."""
    return {one.replaces: one.id for one in decisions if one.replaces and one.replaces != one.id}


def next_meeting(homework: Homework, today: dt.date) -> Meeting | None:
    """The first meeting from today on."""
    return min((one for one in homework.meetings if one.date >= today), key=lambda one: one.date, default=None)
