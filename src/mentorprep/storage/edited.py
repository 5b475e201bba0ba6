"""A homework while it is edited as a whole: a copy in the user's state folder, which outlives the editor and the run.

The copy has the name of the homework, so that an editor knows what it is, and beside it stands what it was made from."""

import contextlib
import os
import shutil
from pathlib import Path
from typing import NamedTuple

from mentorprep.storage.state import make_folder, name_for, state_folder

_BASE = "base"


class Copy(NamedTuple):
    """The copy of a homework, and the bytes that it was made from."""

    path: Path
    base: bytes

    def read(self) -> bytes:
        """What it holds now. Raises OSError."""
        return self.path.read_bytes()

    def has_changed(self) -> bool:
        """Whether there is anything in it that would be lost."""
        with contextlib.suppress(OSError):
            return self.read() != self.base
        return False


def find_copy(target: Path) -> Copy | None:
    """The copy that an earlier run left, if any."""
    folder = _folder(target)
    with contextlib.suppress(OSError):
        copy = Copy(folder / target.name, (folder / _BASE).read_bytes())
        return copy if copy.path.is_file() else None
    return None


def make_copy(target: Path, data: bytes) -> Copy:
    """A fresh copy of a homework that holds `data`, for its user alone. Raises OSError."""
    folder = _folder(target)
    discard_copy(target)
    make_folder(folder)
    for name in (_BASE, target.name):
        descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
    return Copy(folder / target.name, data)


def rebased(copy: Copy, data: bytes) -> Copy:
    """The same copy, meant to take the place of `data` from now on. Raises OSError."""
    (copy.path.parent / _BASE).write_bytes(data)
    return copy._replace(base=data)


def discard_copy(target: Path) -> None:
    """Remove the copy, and what the editor left beside it. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(_folder(target))


def _folder(target: Path) -> Path:
    return state_folder() / "edits" / name_for(target)
