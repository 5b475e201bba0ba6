"""`mentorprep schema`: the JSON Schema of the format, for editors."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mentorprep.cli.settings import Settings
from mentorprep.core.stop import OUTSIDE, USAGE, Stop

if TYPE_CHECKING:
    from mentorprep import storage

_NAME = "homework.schema.json"


def schema(
    context: typer.Context,
    *,
    write: Annotated[
        bool, typer.Option("--write", help="Put it beside the homework, and the line that editors look for into it.")
    ] = False,
) -> None:
    """Print the JSON Schema (draft-07) of the homework file, or put it where editors find it.

    Example: mentorprep schema --write
    """
    from mentorprep.core.format.schema import schema_text

    if write:
        _write(context.obj, schema_text())
    else:
        context.obj.console.raw(schema_text())


def _write(settings: Settings, text: str) -> None:
    from mentorprep import storage

    loaded = storage.read(settings.homework_file())
    file = loaded.real.with_name(_NAME)
    _refuse_another(file)
    try:
        storage.put_whole(file, text.encode())
    except OSError as error:
        message = f"{file} cannot be written: {error.strerror or error}."
        raise Stop(OUTSIDE, message, "The homework is as it was.") from error
    saved = storage.put_back(loaded.path, _headed, now=settings.now)
    settings.tell_what_was_found(saved)
    changed = saved.sha256 != loaded.sha256
    settings.console.out(f"{file.name} is beside {loaded.real.name}, whose first lines name it.")
    settings.tell_next(
        "An editor with a YAML language server completes and checks it as you type.", saved if changed else None
    )


def _headed(current: bytes | None) -> "storage.Chosen":
    from mentorprep import storage
    from mentorprep.core.format.header import with_header

    if current is None:
        raise Stop(OUTSIDE, "The homework was moved away at this moment.", "Look where it is, and try again.")
    text = with_header(current.decode(errors="surrogateescape"), _NAME)  # what is no UTF-8 any more, storage refuses
    return storage.Chosen(text.encode(errors="surrogateescape"), "schema")


def _refuse_another(file: Path) -> None:
    """What stands there may be a schema of somebody's own."""
    from mentorprep.core.format.schema import is_ours

    if file.exists() and not (file.is_file() and is_ours(file.read_text(encoding="utf-8", errors="replace"))):
        raise Stop(USAGE, f"{file.name} is there already, and is not mentorprep's.", "Move it to another name first.")
