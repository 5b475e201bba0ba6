"""A value that does not fit its field: how that is raised inside the reader, and how what was found is quoted."""

from __future__ import annotations

from mentorprep.core.wording import shortened


class Unfit(ValueError):  # noqa: N818 - caught inside the reader and told as a finding
    """`found` and `expected` are told as "`key` is {found}; {expected} is expected"."""

    def __init__(self, found: str, expected: str, fix: str = "", *, because: str = "", code: str = "MP102") -> None:
        super().__init__(found)
        self.found, self.expected, self.fix, self.because, self.code = found, expected, fix, because, code


def quoted(text: str) -> str:
    """The text as it is shown in a message: one line, at most 40 characters."""
    return f"`{shortened(text, 40)}`"
