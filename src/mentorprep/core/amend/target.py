"""Which entry an id names. Ids are unique in the file; where one stands twice, the first counts."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from mentorprep.core.amend.ending import refusal
from mentorprep.core.entries import EntryKind, entries
from mentorprep.core.finding import Path
from mentorprep.core.model import Goal, Homework
from mentorprep.core.wording import nearest


class Target(NamedTuple):
    """An entry and its place in the file; `goal` is the one a step belongs to."""

    kind: EntryKind
    id: str
    path: Path
    entry: Any
    goal: Goal | None = None

    @property
    def is_private(self) -> bool:
        """Whether the entry, or the goal it belongs to, never leaves in an export."""
        return bool(getattr(self.entry, "private", False) or (self.goal and self.goal.private))


def find(homework: Homework, name: str) -> Target | None:
    """The entry with this id; where it stands twice, the first."""
    for kind, id_, path, value, goal in entries(homework):
        if id_ == name:
            return Target(kind, name, path, value, goal)
    return None


def target_of(homework: Homework, name: str, kinds: Sequence[str] = ()) -> Target:
    """The entry with this id, of one of `kinds` if any are named; ended with the nearest id where there is none."""
    target = find(homework, name)
    if target is not None and (not kinds or target.kind in kinds):
        return target
    fitting = [entry.id for entry in entries(homework) if not kinds or entry.kind in kinds]
    what = " or ".join(kinds) or "entry"
    near = nearest(name, fitting)
    raise refusal(f"There is no {what} “{name}”.", f"Did you mean {near}?" if near else _listed(fitting, what))


def _listed(ids: list[str], what: str) -> str:
    if not ids:
        return f"The homework has no {what} yet: `mentorprep add`."
    return f"There {'is' if len(ids) == 1 else 'are'}: {', '.join(ids[:8])}{' …' if len(ids) > 8 else ''}"
