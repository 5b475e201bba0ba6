"""Putting new bytes in the place of a file: whole or not at all, with the owner and mode that it had."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from mentorprep.core.stop import OUTSIDE, Stop
from mentorprep.storage.disk import sync_folder, write_synced

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def temporary_path(file: Path) -> Path:
    """Where new bytes wait for their rename. One name, so that what a killed run left goes with the next write."""
    return file.with_name(f".{file.name}.mentorprep.tmp")


def replace(file: Path, data: bytes, like: os.stat_result | None, is_unchanged: Callable[[], bool]) -> bool:
    """Rename a temporary file with `data` over `file`, if `is_unchanged` says yes at the last moment; whether it did.

    `like`: the status of the file that gives way, None where there is none. The lock must be held. Raises OSError; then,
    as when the answer is no, the old file is whole and nothing is left behind."""
    temporary = temporary_path(file)
    is_done = False
    with suppress(FileNotFoundError):
        temporary.unlink()
    try:
        _write_temporary(temporary, data, like)
        if is_unchanged():
            temporary.replace(file)
            is_done = True
    finally:
        if not is_done:
            with suppress(OSError):  # it goes with the next write
                temporary.unlink()
    if is_done:
        sync_folder(file.parent)
    return is_done


def put_whole(file: Path, data: bytes) -> None:
    """Write all of another file than the homework, or nothing of it. A new one is its owner's alone; one that was there
    keeps its mode. Stop(4) where it is read-only, OSError where it cannot be written."""
    status = file.stat() if file.exists() else None
    if status is not None and not file.is_file():  # a device or a pipe takes what comes
        file.write_bytes(data)
        return
    if status is not None:
        refuse_read_only(file, status)
    replace(file, data, status, lambda: True)


def refuse_read_only(file: Path, status: os.stat_result) -> None:
    """Stop(4) for a file that is marked read-only, also where its folder and the user's rank would let us through."""
    if not status.st_mode & 0o222 or not os.access(file, os.W_OK):
        raise Stop(OUTSIDE, f"{file.name} is read-only.", f"Make it writable (`chmod u+w {file.name}`) and try again.")


def _write_temporary(path: Path, data: bytes, like: os.stat_result | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o600)
    try:
        if like is not None:
            _take_after(descriptor, path, like)
        write_synced(descriptor, data)
    finally:
        os.close(descriptor)


def _take_after(descriptor: int, path: Path, like: os.stat_result) -> None:
    if sys.platform == "win32":
        path.chmod(stat.S_IMODE(like.st_mode))
        return
    own = os.fstat(descriptor)
    if (own.st_uid, own.st_gid) != (like.st_uid, like.st_gid):
        try:
            os.fchown(descriptor, like.st_uid, like.st_gid)
        except PermissionError as error:
            raise Stop(
                OUTSIDE,
                "The homework belongs to another user or group, and writing it would make it yours.",
                "Work on a copy of your own: `cp -i` it, and name the copy with `-f`.",
            ) from error
    os.fchmod(descriptor, stat.S_IMODE(like.st_mode))
