"""`mentorprep schema`: the JSON Schema of the format, for editors."""

from __future__ import annotations

from importlib.resources import files

import typer


def schema(context: typer.Context) -> None:
    """Print the JSON Schema (draft-07) of the homework file.

    Example: mentorprep schema > homework.schema.json
    """
    text = files("mentorprep").joinpath("data/homework.schema.json").read_text(encoding="utf-8")
    context.obj.console.raw(text)
