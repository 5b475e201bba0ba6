"""Where a message goes: to stdout, or whole into a file that is none of the homework's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mentorprep.core.stop import OUTSIDE, USAGE, Stop
from mentorprep.terminal.console import flush

if TYPE_CHECKING:
    from mentorprep.cli.export_wanted import Wanted

STDOUT = "-"


def put(data: bytes, output: str, wanted: Wanted) -> None:
    """Print the message, or write it to the file `output`. Stop(2) for a file of ours, Stop(4) where it cannot be written."""
    if output == STDOUT:
        wanted.settings.console.document(data)
        flush()
        return
    path = Path(output)
    from mentorprep.storage.file import real_path
    from mentorprep.storage.replace import put_whole

    _refuse_own_files(path, wanted.loaded.real)
    try:
        put_whole(real_path(path), data)
    except OSError as error:
        raise Stop(
            OUTSIDE, f"{output} cannot be written: {error.strerror or error}.", "Name another with -o."
        ) from error
    wanted.settings.console.note(f"Written: {output}")


def _refuse_own_files(path: Path, homework: Path) -> None:
    from mentorprep.storage.journal import journal_path
    from mentorprep.storage.lock import lock_path

    for own, name in (
        (homework, "the homework itself"),
        (journal_path(homework), "the history of the homework"),
        (lock_path(homework), "the lock of the homework"),
    ):
        if path.absolute() == own or (path.exists() and own.exists() and path.samefile(own)):
            raise Stop(USAGE, f"{path} is {name}.", "Name another file with -o.")
