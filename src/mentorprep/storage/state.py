"""Where the user's own state is kept between runs: answers under way, and changes that could not be written."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def state_folder() -> Path:
    """The folder for mentorprep's state, as platformdirs has it. On Linux its rule stands here as well: every write
    looks there, and importing platformdirs takes as long as starting Python twice."""
    if sys.platform == "linux" and "ANDROID_DATA" not in os.environ:
        named = os.environ.get("XDG_STATE_HOME", "")
        return (Path(named) if named.strip() else Path("~/.local/state").expanduser()) / "mentorprep"
    import platformdirs

    return platformdirs.user_state_path("mentorprep", appauthor=False)


def name_for(file: Path) -> str:
    """The name under which state about a homework is kept: of the real file, so that a link to it finds the same."""
    import hashlib

    return hashlib.sha256(os.fsencode(os.path.realpath(file))).hexdigest()[:32]


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, for the user alone, whatever the umask is. Raises OSError."""
    if not folder.is_dir():
        make_folder(folder.parent)  # mkdir's own `parents` would leave these open
        folder.mkdir(mode=0o700, exist_ok=True)
