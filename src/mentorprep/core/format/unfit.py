"""A value that does not fit its field: how that is raised inside the reader, and how what was found is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Unfit(ValueError):  # noqa: N818 - caught inside the reader and told as a finding
    """`found` and `expected` are told as "`key` is {found}; {expected} is expected"."""

    def __init__(self, found: str, expected: str, fix: str = "", *, because: str = "", code: str = "MP102") -> None:
        super().__init__(found)
        self.found, self.expected, self.fix, self.because, self.code = found, expected, fix, because, code


def nearest(word: str, words: Sequence[str]) -> str:
    """The one of `words` that is most like `word`; "" where none is."""
    from difflib import get_close_matches  # a millisecond that a sound file need not pay

    return next(iter(get_close_matches(word[:60], words, 1)), "")


def quoted(text: str) -> str:
    """The text as it is shown in a message: one line, at most 40 characters."""
    line = " ".join(text[:200].split())
    return f"`{line[:39]}…`" if len(line) > 40 else f"`{line}`"
