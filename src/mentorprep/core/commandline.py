"""Commands as one types them: one text → its words, and words → a text to copy, as the system's shell would see them."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def words_of(text: str, *, windows: bool) -> list[str]:
    """The words of a command. On Windows a backslash is a part of a path, and only double quotes hold words together.
    Raises ValueError where a quote is not closed."""
    if not windows:
        return shlex.split(text)
    lexer = shlex.shlex(text, posix=True)
    lexer.whitespace_split = True
    lexer.commenters = lexer.escape = ""
    lexer.quotes = '"'
    return list(lexer)


def text_of(words: Iterable[str], *, windows: bool) -> str:
    """The words as a command to copy."""
    if not windows:
        return shlex.join(words)
    return " ".join(word if re.fullmatch(r"[^\s\"&|<>^()%!]+", word) else f'"{word}"' for word in words)
