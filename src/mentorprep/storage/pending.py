"""What could not be written, kept in the user's state folder so that nothing typed is lost.

It is never applied by itself: the homework may have changed since. Doing the same again settles it."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from mentorprep.core.finding import path_text
from mentorprep.storage.disk import write_synced
from mentorprep.storage.state import make_folder, state_folder

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    from mentorprep.core.format.edit import Edit


def described(file: Path, edits: Sequence[Edit], *, command: str, now: dt.datetime) -> str:
    """A change as it is kept: JSON that says where each value belongs."""
    import json

    plain: dict[str, Any] = {
        "file": os.fspath(file),
        "at": now.isoformat(timespec="seconds"),
        "command": command,
        "edits": [{"path": path_text(edit.path), "value": edit.value} for edit in edits],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2, default=str) + "\n"


def keep(file: Path, content: str, *, kind: str, now: dt.datetime) -> Path:
    """Put `content` into a new file of its own, readable by its owner alone, and return where; the one that says the
    same already will do. `kind` is the end of its name. Raises OSError, and leaves nothing then."""
    for path in _kept_for(file):
        if _is_same(path, content):
            return path
    folder = pending_folder()
    make_folder(folder)
    number = 0
    while True:
        number += 1
        path = folder / f"{_prefix(file)}{now:%Y%m%d-%H%M%S}-{number}.{kind}"
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        _fill(descriptor, path, content)
        return path


def settle(file: Path, content: str) -> None:
    """Remove what is kept and says the same as `content`, which is in the homework now."""
    for path in _kept_for(file):
        if _is_same(path, content):
            with suppress(OSError):
                path.unlink()


def waiting(file: Path) -> tuple[str, ...]:
    """One sentence for each thing kept for a homework."""
    return tuple(
        f"A change that could not be written is kept in {path}. Repeat it, or remove that file."
        for path in _kept_for(file)
    )


def pending_folder() -> Path:
    """Where such changes wait: `pending` in the state folder of the user."""
    return state_folder() / "pending"


def _kept_for(file: Path) -> list[Path]:
    folder = pending_folder()
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:
        return []
    prefix = _prefix(file) if names else ""
    return [folder / name for name in names if name.startswith(prefix)]


def _prefix(file: Path) -> str:
    """The homework's name, and enough of a hash to tell it from those of the same name elsewhere."""
    import hashlib

    return f"{file.stem[:100]}-{hashlib.sha256(os.fsencode(file)).hexdigest()[:8]}-"


def _is_same(path: Path, content: str) -> bool:
    try:
        return bool(_meaning(path.read_text(encoding="utf-8")) == _meaning(content))
    except (OSError, ValueError):
        return False


def _meaning(content: str) -> Any:
    """What a change would do, whenever it was asked for, and however many entries stood before an added one."""
    import json

    if not content.startswith("{"):
        return content
    plain = json.loads(content)
    return plain["command"], [(edit["path"].rstrip("0123456789]"), edit["value"]) for edit in plain["edits"]]


def _fill(descriptor: int, path: Path, content: str) -> None:
    try:
        try:
            write_synced(descriptor, content.encode())
        finally:
            os.close(descriptor)
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise
