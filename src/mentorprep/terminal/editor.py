"""The mentee's own editor: `$VISUAL`, else `$EDITOR`, else what the system has."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mentorprep.core.commandline import words_of
from mentorprep.core.stop import OUTSIDE, Stop
from mentorprep.terminal.console import flush

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_VARIABLES = ("VISUAL", "EDITOR")
_USUAL = ("notepad",) if sys.platform == "win32" else ("nano", "vim", "vi")


def edit_file(path: Path, environ: Mapping[str, str]) -> None:
    """Open a file and wait until the editor is closed. Stop(4) where there is none, or it ends with an error."""
    command = _command(environ)
    flush()
    try:
        with _left_to_the_editor():
            done = subprocess.run([*command, os.fspath(path)], check=False)  # noqa: S603 - the mentee's own choice
    except OSError as error:
        raise Stop(OUTSIDE, f"{command[0]} cannot be started: {error.strerror or error}.", _SET_EDITOR) from error
    if done.returncode:
        raise Stop(OUTSIDE, f"{command[0]} ended with an error ({done.returncode}).", "Nothing was taken from it.")


def is_named(environ: Mapping[str, str]) -> bool:
    """Whether the mentee has named an editor; it may be one that needs no terminal."""
    return any(environ.get(variable, "").strip() for variable in _VARIABLES)


def edit_text(text: str, environ: Mapping[str, str]) -> str:
    """The text as it is after the editor. Stop(4) as for a file."""
    descriptor, name = tempfile.mkstemp(prefix="mentorprep-", suffix=".md")
    os.close(descriptor)
    path = Path(name)
    try:
        path.write_text(text, encoding="utf-8")
        edit_file(path, environ)
        return path.read_text(encoding="utf-8-sig", errors="replace")
    finally:
        path.unlink(missing_ok=True)


_SET_EDITOR = "Set EDITOR to the editor that you like."


def _command(environ: Mapping[str, str]) -> list[str]:
    for variable in _VARIABLES:
        if words := words_of(environ.get(variable, ""), windows=sys.platform == "win32"):
            return words
    usual = next((name for name in _USUAL if shutil.which(name)), None)
    if usual is None:
        raise Stop(OUTSIDE, "There is no editor.", _SET_EDITOR)
    return [usual]


@contextlib.contextmanager
def _left_to_the_editor() -> Iterator[None]:
    """Ctrl-C is the editor's while it runs."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
