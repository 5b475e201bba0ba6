"""The history on a terminal, or as JSON: each version with its time and command, and what changed in the plan."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from mentorprep.terminal.console import Console, Styled

_AT_A_GLANCE = 4  # changes of one version in the list
_LONGEST_COMMAND = 40


class Line(NamedTuple):
    """One version. `revision` is None for what the file holds beyond its history; `is_whole`: it can be restored."""

    revision: int | None
    at: str
    command: str
    sha256: str
    changes: tuple[str, ...]
    is_whole: bool = True


def print_list(console: Console, lines: Sequence[Line], revisions: int) -> None:
    """Print the versions as given; `revisions`: how many there are in all."""
    width = max((len(str(line.revision)) for line in lines if line.revision is not None), default=0)
    for line in lines:
        number = f"{'now' if line.revision is None else line.revision:>{width}}"
        console.out(Styled(number, "bold"), "  ".join(["", *filter(None, (_time(line.at), _command(line.command)))]))
        print_changes(console, _at_a_glance(line))
    if more := revisions - sum(line.revision is not None for line in lines):
        console.out(f"and {more:,} more: mentorprep history list --most {revisions}")


def print_changes(console: Console, changes: Sequence[str]) -> None:
    """Print one change a line, below what they belong to."""
    for change in changes:
        console.out(console.wrap(change, first="    ", rest="      "))


def data(file: str, lines: Sequence[Line], *, revisions: int, damaged: int) -> dict[str, Any]:
    """The list for programs. `revision` is null for changes that no revision holds yet."""
    versions = [{**line._asdict(), "changes": list(line.changes)} for line in lines]
    return {"file": file, "revisions": revisions, "damaged_lines": damaged, "versions": versions}


def told_time(at: str) -> str:
    """“, of 2026-11-23 18:00”; empty where the history holds no time."""
    return f", of {time}" if (time := _time(at)) else ""


def _at_a_glance(line: Line) -> tuple[str, ...]:
    if len(line.changes) <= _AT_A_GLANCE + 1:
        return line.changes
    more = len(line.changes) - _AT_A_GLANCE
    where = f": mentorprep history diff {line.revision - 1} {line.revision}" if line.revision else ""
    return (*line.changes[:_AT_A_GLANCE], f"and {more:,} more{where}")


def _command(command: str) -> str:
    line = " ".join(command.split())
    return line if len(line) <= _LONGEST_COMMAND else f"{line[:_LONGEST_COMMAND]}…"


def _time(at: str) -> str:
    try:
        return f"{dt.datetime.fromisoformat(at):%Y-%m-%d %H:%M}"
    except ValueError:
        return ""
