"""The ids that entries without one are known by. They are made from titles, and are unique in the whole file."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from mentorprep.core.entries import cut_id, numbered_id
from mentorprep.core.finding import Path
from mentorprep.core.model import Goal, Homework

_SOURCE_LENGTH = 300  # of a title, before it is turned into an id
_GAPS = r"[^a-z0-9]+"


def slug(title: str) -> str:
    """An id made from a title; "" where no letter or digit is left. Other scripts are transliterated."""
    title = title[:_SOURCE_LENGTH]
    if not title.isascii():
        from slugify import slugify

        title = slugify(title)
    return cut_id(re.sub(_GAPS, "-", title.lower().replace("'", "")).strip("-"))


class _Names:
    """The ids in use."""

    def __init__(self, taken: Iterator[str]) -> None:
        self.taken = set(taken)
        self.next: dict[str, int] = {}  # the first number that may be free, so that a thousand equal titles stay quick

    def fresh(self, wanted: str) -> str:
        """`wanted`, or with the first of -2, -3 … that is free."""
        name, number = wanted, self.next.get(wanted, 2)
        while name in self.taken:
            name, number = numbered_id(wanted, number), number + 1
        self.next[wanted] = number
        self.taken.add(name)
        return name


class Named(NamedTuple):
    """A homework in which every entry has its id, and the ids that the file does not have, by the path of the entry."""

    homework: Homework
    missing: tuple[tuple[Path, str], ...]


def with_every_id(homework: Homework) -> Named:
    """Explicit ids come first, also those used twice; the others are given in the order of the format."""
    missing: list[tuple[Path, str]] = []
    names = _Names(_explicit(homework))

    def named(path: Path, entry: Any, wanted: str) -> Any:
        missing.append((path, names.fresh(wanted)))
        return entry._replace(id=missing[-1][1])

    def each(section: str) -> tuple[Any, ...]:
        entries = enumerate(getattr(homework, section))
        wanted = _WANTED[section]
        return tuple(
            entry if entry.id else named((section, index), entry, wanted(entry, index + 1)) for index, entry in entries
        )

    def goal(index: int, entry: Goal) -> Goal:
        if not entry.id:
            entry = named(("goals", index), entry, slug(entry.title) or f"goal-{index + 1}")
        if all(step.id for step in entry.plan):
            return entry
        plan = (
            step if step.id else named(("goals", index, "plan", at), step, slug(step.title) or f"step-{at + 1}")
            for at, step in enumerate(entry.plan)
        )
        return entry._replace(plan=tuple(plan))

    mentors = each("mentors")
    goals = tuple(goal(index, entry) for index, entry in enumerate(homework.goals))
    whole = homework._replace(
        mentors=mentors,
        goals=goals,
        questions=each("questions"),
        meetings=each("meetings"),
        decisions=each("decisions"),
        ideas=each("ideas"),
    )
    return Named(whole, tuple(missing))


_WANTED: dict[str, Any] = {
    "mentors": lambda mentor, number: slug(mentor.name or "") or f"mentor-{number}",
    "questions": lambda _, number: f"q{number}",
    "meetings": lambda meeting, _: f"meeting-{meeting.date}",
    "decisions": lambda _, number: f"d{number}",
    "ideas": lambda _, number: f"i{number}",
}


def _explicit(homework: Homework) -> Iterator[str]:
    for section in _WANTED:
        yield from (entry.id for entry in getattr(homework, section) if entry.id)
    for goal in homework.goals:
        if goal.id:
            yield goal.id
        yield from (step.id for step in goal.plan if step.id)
