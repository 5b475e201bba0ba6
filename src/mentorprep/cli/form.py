"""How a command prints what it found: for people or for programs."""

from enum import StrEnum


class Form(StrEnum):
    """The words of `--format`, where a command has no others."""

    TEXT = "text"
    JSON = "json"
