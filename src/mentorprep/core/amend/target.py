"""Which entry an id names. Ids are unique in the file; where one stands twice, the first counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from mentorprep.core.amend.ending import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorprep.core.finding import Path
    from mentorprep.core.model import Goal, Homework

TargetKind = Literal["goal", "step", "question", "idea", "mentor", "meeting", "decision"]
_SECTIONS: dict[str, TargetKind] = {
    "questions": "question",
    "ideas": "idea",
    "mentors": "mentor",
    "meetings": "meeting",
    "decisions": "decision",
}


class Target(NamedTuple):
    """An entry and its place in the file; `goal` is the one a step belongs to."""

    kind: TargetKind
    id: str
    path: Path
    entry: Any
    goal: Goal | None = None

    @property
    def is_private(self) -> bool:
        """Whether the entry, or the goal it belongs to, never leaves in an export."""
        return bool(getattr(self.entry, "private", False) or (self.goal and self.goal.private))


def targets(homework: Homework) -> dict[str, Target]:
    """Every entry that has an id, by it."""
    found: dict[str, Target] = {}
    for target in _entries(homework):
        found.setdefault(target.id, target)
    return found


def target_of(homework: Homework, name: str, kinds: Iterable[str] = ()) -> Target:
    """The entry with this id, of one of `kinds` if any are named; ended with the nearest id where there is none."""
    known = targets(homework)
    target = known.get(name)
    if target is not None and (not kinds or target.kind in kinds):
        return target
    fitting = [other.id for other in known.values() if not kinds or other.kind in kinds]
    what = " or ".join(kinds) or "entry"
    near = nearest(name, fitting)
    raise refusal(f"There is no {what} “{name}”.", f"Did you mean {near}?" if near else _listed(fitting, what))


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word that a typing error may have meant."""
    from difflib import get_close_matches  # only a typing error needs it

    return next(iter(get_close_matches(word.lower(), list(words), n=1, cutoff=0.5)), None)


def _listed(ids: list[str], what: str) -> str:
    if not ids:
        return f"The homework has no {what} yet: `mentorprep add`."
    return f"There {'is' if len(ids) == 1 else 'are'}: {', '.join(ids[:8])}{' …' if len(ids) > 8 else ''}"


def _entries(homework: Homework) -> Iterator[Target]:
    for index, goal in enumerate(homework.goals):
        yield Target("goal", goal.id, ("goals", index), goal)
        for place, step in enumerate(goal.plan):
            yield Target("step", step.id, ("goals", index, "plan", place), step, goal)
    for section, kind in _SECTIONS.items():
        for index, entry in enumerate(getattr(homework, section)):
            yield Target(kind, entry.id, (section, index), entry)
