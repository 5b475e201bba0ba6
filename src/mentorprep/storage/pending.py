"""A change that could not be written, kept in the user's state folder so that nothing typed is lost."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from mentorprep.core.finding import path_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from mentorprep.core.format.edit import Edit


def keep(file: Path, edits: Sequence[Edit], *, command: str, now: dt.datetime) -> Path:
    """Write the change to a new file of its own, readable by its owner alone, and return where. Raises OSError."""
    folder = pending_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    content = _content(file, edits, command=command, now=now)
    number = 0
    while True:
        number += 1
        path = folder / f"{file.stem}-{now:%Y%m%d-%H%M%S}-{number}.json"
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            out.write(content)
            out.flush()
            os.fsync(descriptor)
        return path


def pending_folder() -> Path:
    """Where such changes wait: `pending` in the state folder of the user."""
    import platformdirs

    return platformdirs.user_state_path("mentorprep", appauthor=False) / "pending"


def _content(file: Path, edits: Sequence[Edit], *, command: str, now: dt.datetime) -> str:
    import json

    plain: dict[str, Any] = {
        "file": os.fspath(file),
        "at": now.isoformat(timespec="seconds"),
        "command": command,
        "edits": [{"path": path_text(edit.path), "value": edit.value} for edit in edits],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2, default=str) + "\n"
