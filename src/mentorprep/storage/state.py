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
