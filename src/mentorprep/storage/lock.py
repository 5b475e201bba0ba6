"""One writer at a time: a lock beside the homework that the system frees when its holder dies, however it dies."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mentorprep.core.stop import OUTSIDE, Stop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAIT_SECONDS = 10.0
_LOOK_AGAIN_SECONDS = 0.02


def lock_path(file: Path) -> Path:
    """The lock of a homework: `.NAME.lock` beside it. It stays there: removing it would let two holders in."""
    return file.with_name(f".{file.name}.lock")


@contextmanager
def locked(file: Path, wait_seconds: float | None = None) -> Iterator[None]:
    """Hold the lock of `file`, the real one behind any link; Stop(4) when another run keeps it all the time.

    Raises OSError where no lock can be made: no such folder, no permission."""
    wait_seconds = WAIT_SECONDS if wait_seconds is None else wait_seconds
    with _held(file, wait_seconds) as held:
        if not held:
            raise Stop(
                OUTSIDE,
                f"Another run of mentorprep is writing {file.name}: waited {wait_seconds:g} seconds for it.",
                "When it has ended, run the command again.",
            )
        yield


if sys.platform == "win32":

    @contextmanager
    def _held(file: Path, wait_seconds: float) -> Iterator[bool]:
        import filelock  # its import takes as long as a third of a command; flock below is what it uses elsewhere

        lock = filelock.FileLock(lock_path(file), timeout=wait_seconds)
        try:
            lock.acquire()
        except filelock.Timeout:
            yield False
            return
        try:
            yield True
        finally:
            lock.release()

else:
    import fcntl

    @contextmanager
    def _held(file: Path, wait_seconds: float) -> Iterator[bool]:
        descriptor = os.open(
            lock_path(file), os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, 0o600
        )
        try:
            _give_to_the_owner_of(file, descriptor)
            yield _take(descriptor, time.monotonic() + wait_seconds)
        finally:
            os.close(descriptor)  # and with it the lock

    def _give_to_the_owner_of(file: Path, descriptor: int) -> None:
        """What root leaves behind must not shut out the mentee."""
        if os.geteuid() == 0 and file.exists():
            status = file.stat()
            os.fchown(descriptor, status.st_uid, status.st_gid)

    def _take(descriptor: int, until: float) -> bool:
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= until:
                    return False
                time.sleep(_LOOK_AGAIN_SECONDS)
            else:
                return True
