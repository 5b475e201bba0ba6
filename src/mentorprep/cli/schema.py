"""`mentorprep schema`: the JSON Schema of the format, for editors."""

from __future__ import annotations

import typer


def schema(context: typer.Context) -> None:
    """Print the JSON Schema (draft-07) of the homework file.

    Example: mentorprep schema > homework.schema.json
    """
    from mentorprep.core.format.schema import schema_text

    context.obj.console.raw(schema_text())
