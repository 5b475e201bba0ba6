"""Text in the columns of a terminal, where a wide character takes two and one that combines takes none."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ZERO_WIDTH = ("Mn", "Me", "Cf")


def text_width(text: str) -> int:
    """Columns that a terminal gives a text on one line."""
    return len(text) if text.isascii() else sum(map(_width_of, text))


def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """The text on one line, at most so many columns wide."""
    line = " ".join(text.split())
    if text_width(line) <= width:
        return line
    return f"{_beginning(line, max(0, width - len(ellipsis))).rstrip()}{ellipsis}"


def padded(text: str, width: int) -> str:
    """The text with blanks behind it, up to a width in columns."""
    return text + " " * max(0, width - text_width(text))


def wrapped(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most so many columns, `first` before the first and `rest` before the others. A word that is wider
    stays whole, unless it is of a script that is written without blanks and breaks anywhere."""
    lines: list[str] = []
    line, taken, is_empty = first, text_width(first), True
    for word, columns, glued in _pieces(text):
        gap = "" if glued or is_empty else " "
        if not is_empty and taken + len(gap) + columns > width:
            lines.append(line)
            line, taken, gap = rest, text_width(rest), ""
        line, taken, is_empty = f"{line}{gap}{word}", taken + len(gap) + columns, False
    return [*lines, line] if not is_empty else []


def _pieces(text: str) -> list[tuple[str, int, bool]]:
    """What may stand on a line by itself, how wide it is, and whether it is glued to what stands before it."""
    pieces: list[tuple[str, int, bool]] = []
    for word in text.split():
        columns = text_width(word)
        if columns == len(word):
            pieces.append((word, columns, False))
            continue
        glued = False
        for part in _breakable(word):
            pieces.append((part, text_width(part), glued))
            glued = True
    return pieces


def _breakable(word: str) -> list[str]:
    """The word in parts: each wide character alone, with what combines with it; others together."""
    parts: list[str] = []
    was_wide = False
    for character in word:
        width = _width_of(character)
        if parts and (width == 0 or (width == 1 and not was_wide)):
            parts[-1] += character
        else:
            parts.append(character)
        was_wide = width == 2 or (width == 0 and was_wide)
    return parts


def _beginning(line: str, width: int) -> str:
    for at, character in enumerate(line):
        width -= _width_of(character)
        if width < 0:
            return line[:at]
    return line


@lru_cache(maxsize=1024)
def _width_of(character: str) -> int:
    if unicodedata.category(character) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
