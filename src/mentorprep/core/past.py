"""Two versions of a homework, as the history holds them → what is said of the change. Not where versions are kept."""

import difflib
import re
from typing import NamedTuple

from mentorprep.core.changes import all_told
from mentorprep.core.format.read import load
from mentorprep.core.model import Homework
from mentorprep.core.wording import counted

_LOST = "its text is lost: the history is damaged here"
_UNUSABLE = "no homework that this version of mentorprep can use"
_NO_PLAN_TERMS = "the version before it cannot be compared"
_NOTHING = "nothing in the plan: comments, layout or keys of your own"
_CONTEXT = 3  # lines around a change
_HUNK = re.compile(r"^@@ -(\d+)(,\d+)? \+(\d+)(,\d+)? @@$")


class Text(NamedTuple):
    """A version: its bytes, None where they are lost, and the homework they are, None where they are none."""

    data: bytes | None
    homework: Homework | None


def read(data: bytes | None) -> Text:
    """A version from its bytes."""
    return Text(data, None if data is None else load(data).homework)


def is_told(before: Text, after: Text) -> bool:
    """Whether the change can be told in plan terms."""
    return before.homework is not None and after.homework is not None


def change_told(before: Text | None, after: Text) -> tuple[str, ...]:
    """What changed, a line each, or why that cannot be told. `before` is None for the first version of all."""
    if after.homework is None:
        return (_LOST if after.data is None else _UNUSABLE,)
    if before is None:
        return (_first(after.homework),)
    if before.homework is None:
        return (_NO_PLAN_TERMS,)
    return all_told(before.homework, after.homework) or (_NOTHING,)


def line_diff(before: bytes, after: bytes) -> str:
    """The lines that differ, as a unified diff without its head; empty for equal texts."""
    if before == after:
        return ""
    old, new = (data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n") for data in (before, after))
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    skipped, kept = max(0, start - _CONTEXT), max(0, end - _CONTEXT)
    part, other = (lines[skipped : len(lines) - kept] for lines in (old, new))
    hunks = list(difflib.unified_diff(part, other, n=_CONTEXT, lineterm=""))[2:]
    return "\n".join(_moved(line, skipped) for line in hunks) or "Only line ends or broken characters differ."


def _common(old: list[str], new: list[str]) -> int:
    """How many lines at the start are equal. What is equal at the ends need not be compared line by line with all."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(old), len(new)))


def _moved(line: str, by: int) -> str:
    hunk = _HUNK.match(line)
    if hunk is None:
        return line
    return f"@@ -{int(hunk[1]) + by}{hunk[2] or ''} +{int(hunk[3]) + by}{hunk[4] or ''} @@"


def _first(homework: Homework) -> str:
    goals, steps = len(homework.goals), sum(len(goal.plan) for goal in homework.goals)
    return f"the first version: {counted(str(goals), 'goal')}, {counted(str(steps), 'step')}"
