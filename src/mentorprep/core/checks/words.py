"""Goals and steps whose words leave open what there is to do. The word lists are in `vocabulary.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.checks.together import Entry, Words, together
from mentorprep.core.checks.vocabulary import is_vague

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorprep.core.checks.subject import Subject
    from mentorprep.core.finding import Finding

_GOAL = Words(
    "Still open what exactly is meant: {}.",
    "",
    "What will be there at the end that is not there now: something built, a level, an exam, a number?",
)
_STEP = Words(
    "Still open what exactly to do: {}.",
    "",
    "Which course, chapters or exercises, and up to where?",
)


def vague_goals(subject: Subject) -> Iterator[Finding]:
    """MP210. With `done_when`, or the target of a `measure`, a goal is concrete, whatever its title is."""
    vague = (Entry.of_goal(at, "title") for at in subject.active_goals() if not at.has_end and is_vague(at.goal.title))
    yield from together(subject, "MP210", vague, _GOAL)


def vague_steps(subject: Subject) -> Iterator[Finding]:
    """MP211. With a `resource` or a `size` a step is concrete, whatever its title is."""
    vague = (
        Entry.of_step(at, "title")
        for at in subject.open_steps()
        if not at.step.resource and not at.step.size and is_vague(at.step.title)
    )
    yield from together(subject, "MP211", vague, _STEP)
