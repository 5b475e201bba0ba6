"""How a command prints what it found: for people or for programs."""

from typing import Literal

Form = Literal["text", "json"]  # the words of `--format`, where a command has no others
