"""Where the homework is, and what it holds: finding and reading. Nothing is written here."""

from __future__ import annotations

import os
import stat
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mentorprep.core.finding import Finding
from mentorprep.core.stop import UNUSABLE, Stop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorprep.core.format.read import Document
    from mentorprep.core.model import Homework

FILE_NAME = "homework.yaml"
FILE_VARIABLE = "MENTORPREP_FILE"
LIMIT_BYTES = 16 * 1024 * 1024


class Loaded:
    """A usable homework as it was read: its bytes, and what they say. `path` is as it was given, `real` the file itself."""

    def __init__(self, path: Path, data: bytes, document: Document, homework: Homework) -> None:
        self.path = path
        self.data = data
        self.document = document
        self.homework = homework

    @property
    def real(self) -> Path:
        """The file itself, behind any symbolic links."""
        return real_path(self.path)

    @cached_property
    def sha256(self) -> str:
        """Of the bytes, in hex."""
        from mentorprep.storage.journal import digest

        return digest(self.data)

    @cached_property
    def revision(self) -> int | None:
        """The journal's last revision of the file; None without a journal. Edits by hand since are not counted yet."""
        from mentorprep.storage.journal import last_entry

        entry = last_entry(self.real)
        return entry.rev if entry else None


def find(explicit: Path | None, environ: Mapping[str, str], cwd: Path) -> Path:
    """The homework to work on: `explicit`, else `$MENTORPREP_FILE`, else the nearest `homework.yaml` at or above `cwd`.

    The last is given relative to `cwd`, as messages show it. Stop(3) when there is none."""
    if explicit is not None:
        return explicit
    if named := environ.get(FILE_VARIABLE):
        return Path(named)
    for folder in (cwd, *cwd.parents):
        if os.path.lexists(folder / FILE_NAME):
            return Path(os.path.relpath(folder / FILE_NAME, cwd))
    raise _unreadable(
        Path(FILE_NAME),
        "There is no homework.yaml in this folder or one above.",
        "`mentorprep init` writes one; `-f FILE` names another.",
    )


def real_path(path: Path) -> Path:
    """The file behind any symbolic links, absolute."""
    return Path(os.path.realpath(path))


def read(path: Path) -> Loaded:
    """Read a homework. Stop(3), with every finding, when it cannot be used."""
    from mentorprep.core.format.read import load

    data = read_bytes(path)
    document = load(data)
    if document.homework is None:
        raise Stop(UNUSABLE, f"{path} cannot be used as it stands.", file=os.fspath(path), findings=document.findings)
    return Loaded(path, data, document, document.homework)


def read_bytes(path: Path) -> bytes:
    """The bytes of a plain file of at most 16 MiB. Anything else is refused unread, with Stop(3)."""
    try:
        with open(path, "rb", opener=_open_without_waiting) as file:
            _refuse_what_is_no_homework(path, os.fstat(file.fileno()))
            data = file.read(LIMIT_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(path, *_why_not(error)) from error
    if len(data) > LIMIT_BYTES:  # it has grown since we looked
        raise _too_large(path)
    return data


def _open_without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # a fifo would hold us for ever


def _refuse_what_is_no_homework(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError
    if not stat.S_ISREG(status.st_mode):
        raise _unreadable(path, "is not a plain file.", "A homework is a YAML file, homework.yaml by default.")
    if status.st_size > LIMIT_BYTES:
        raise _too_large(path)


def _why_not(error: OSError | ValueError) -> tuple[str, str]:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "there is no such file.", "`mentorprep init` writes a homework; `-f FILE` names another."
    if isinstance(error, IsADirectoryError):
        return "is a folder.", "Name the file in it: `-f FOLDER/homework.yaml`."
    if isinstance(error, PermissionError):
        return "may not be read: no permission.", "Give yourself the right to read it, or name another with `-f FILE`."
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return f"cannot be read: {reason}.", "Name another file with `-f FILE`."


def _too_large(path: Path) -> Stop:
    return _unreadable(path, "is larger than 16 MiB.", "A homework is text: is this the right file?")


def _unreadable(path: Path, message: str, cure: str) -> Stop:
    finding = Finding("MP100", "error", message, fix=cure)
    return Stop(UNUSABLE, message, file=os.fspath(path), findings=(finding,))
