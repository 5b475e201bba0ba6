"""What the program tells people to type exists."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from mentorprep.cli.app import COMMANDS

SOURCE = Path(__file__).parents[1] / "src" / "mentorprep"
COMMAND = re.compile(r"\bmentorprep ([a-z]+)")
PROSE = {"can", "is", "on", "ran", "sends", "writes"}  # “mentorprep ran into an error of its own”


def named_in(source: str) -> Iterator[tuple[int, str]]:
    """The line and the command of each `mentorprep COMMAND` in a string."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from ((node.lineno, command) for command in COMMAND.findall(node.value))


def test_every_command_that_a_text_names_is_there() -> None:
    unknown = [
        f"{path.relative_to(SOURCE)}:{line}: {command}"
        for path in sorted(SOURCE.rglob("*.py"))
        for line, command in named_in(path.read_text(encoding="utf-8"))
        if command not in COMMANDS.keys() | PROSE
    ]
    assert unknown == []


def test_this_can_fail() -> None:
    assert list(named_in('x = f"{y}: `mentorprep edit` mends it"')) == [(1, "edit")]
