"""Bytes and names safely on the disk: written whole, and synced."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_synced(descriptor: int, data: bytes) -> None:
    """Write all of it, in as many pieces as the system takes, and see it on the disk. Raises OSError, with some of it
    written."""
    while data:
        data = data[os.write(descriptor, data) :]
    os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """See a new name in a folder safely on the disk, where the system can and the folder may be opened."""
    if sys.platform == "win32":
        return
    with suppress(OSError):  # what was renamed is there all the same, and its data is synced
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
