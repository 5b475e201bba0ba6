"""How long a message may be, and what could go from one that is longer."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from mentorprep.core.model import SentKind

WORDS_AT_MOST: dict[SentKind, int] = {"outreach": 150, "kickoff": 450, "update": 300}
PARTS_NAMED = 2
WORDS_WORTH_NAMING = 20
_WORD = re.compile(r"\S*\w\S*")


class Part(NamedTuple):
    """A part of a message by its name, with how many words it has."""

    name: str
    words: int


class TooLong(NamedTuple):
    """A message over its length. `could_go`: its longest parts, the longest first."""

    words: int
    at_most: int
    could_go: tuple[Part, ...]

    @property
    def what_could_go(self) -> str:
        """`What could go: “Questions” (210 words) or “Goals” (140 words).`"""
        parts = " or ".join(f"“{part.name}” ({part.words} words)" for part in self.could_go)
        return f"What could go: {parts}."


def count_words(text: str) -> int:
    """The words of a text; signs alone are none."""
    return len(_WORD.findall(text))


def too_long(kind: SentKind, parts: Sequence[Part]) -> TooLong | None:
    """What to say of a message of these parts; None when it is short enough."""
    at_most = WORDS_AT_MOST.get(kind)
    words = sum(part.words for part in parts)
    if at_most is None or words <= at_most:
        return None
    longest = sorted(parts, key=lambda part: -part.words)[:PARTS_NAMED]
    worth_it = tuple(part for part in longest if part.words >= WORDS_WORTH_NAMING)
    return TooLong(words, at_most, worth_it or tuple(longest[:1]))
