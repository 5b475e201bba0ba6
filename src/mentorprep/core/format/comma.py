"""The comma trap: in `{title: HTTP, HTML and CSS}` YAML sees a key `HTML and CSS`. Ten of 28 first drafts broke on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorprep.core.finding import Finding
from mentorprep.core.format.nodes import Scalar
from mentorprep.core.format.unfit import quoted

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from mentorprep.core.finding import Path
    from mentorprep.core.format.entries import Table
    from mentorprep.core.format.nodes import Mapping, Node

_COLON = re.compile(r"\s*:")
_SHOWN = 200  # characters of the text to put in quotes


def is_trapped(key: Scalar, value: Node) -> bool:
    """Whether a pair of a mapping in braces has a key and nothing else, not even a colon's worth of value."""
    return isinstance(value, Scalar) and value.start == value.end and not key.value.startswith("x-")


def may_be_torn(before: tuple[Scalar, Node] | None, texts: Container[str]) -> bool:
    """Whether what stands before a comma is a text without quotes, which may go on behind it."""
    return before is not None and before[0].value in texts and isinstance(before[1], Scalar) and not before[1].style


def traps(text: str, node: Mapping, table: Table, path: Path) -> Iterator[tuple[Scalar, Finding]]:
    """One finding for each text that commas have torn apart, with the first piece that became a key. A piece that is
    written as one of the format's keys is told by its lack of a colon."""
    before: tuple[Scalar, Node] | None = None
    pieces: list[Scalar] = []
    for key, value in node.pairs:
        if is_trapped(key, value) and (
            key.value not in table.keys or (may_be_torn(before, table.texts) and not _COLON.match(text, key.end))
        ):
            pieces.append(key)
            continue
        if pieces:
            yield pieces[0], _finding(text, before, pieces, table, path)
        before, pieces = (key, value), []
    if pieces:
        yield pieces[0], _finding(text, before, pieces, table, path)


def _finding(text: str, before: tuple[Scalar, Node] | None, pieces: list[Scalar], table: Table, path: Path) -> Finding:
    piece = pieces[0].value
    lack = " without a value" if piece in table.keys else ", which the format does not have"
    message = f"inside braces a comma ends a text, so {quoted(piece)} is read as a key{lack}"
    fix = "put the text that it belongs to in quotes"
    if before is not None and isinstance(before[1], Scalar) and not before[1].style:
        whole = " ".join(text[before[1].start : pieces[-1].end].split())
        if len(whole) <= _SHOWN:
            fix = f"put the whole text in quotes: {before[0].value}: {_in_quotes(whole)}"
    return Finding("MP101", "error", message, fix=fix, path=(*path, piece))


def _in_quotes(text: str) -> str:
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
