"""Opens a file or a mailto: address with the program that the system has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from mentorprep.core.stop import OUTSIDE, Stop

if TYPE_CHECKING:
    from collections.abc import Sequence

_SECONDS = 5  # an opener that takes longer is showing it
_OPENERS: dict[str, tuple[Sequence[str], ...]] = {"darwin": (("open",),)}
_ELSEWHERE: tuple[Sequence[str], ...] = (("xdg-open",), ("wslview",), ("gio", "open"))


def open_with_system(target: str, instead: str) -> None:
    """Open an absolute path or a mailto: address. Stop(4) where nothing can; `instead` says what to do then."""
    if sys.platform == "win32":
        try:
            os.startfile(target)  # noqa: S606 - a file that we wrote, or a mailto: address that we made
        except OSError as error:
            raise Stop(OUTSIDE, f"Windows could not open it: {error.strerror}.", instead) from error
        return
    known = _OPENERS.get(sys.platform, _ELSEWHERE)
    opener = next((words for words in known if shutil.which(words[0])), None)
    if opener is None:
        raise Stop(OUTSIDE, f"No program was found that opens it ({known[0][0]}).", instead)
    if code := _code_of([*opener, target]):
        raise Stop(OUTSIDE, f"{opener[0]} could not open it (it ended with {code}).", instead)


def _code_of(words: list[str]) -> int:
    nothing = subprocess.DEVNULL
    started = subprocess.Popen(words, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)  # noqa: S603 - the same
    try:
        return started.wait(_SECONDS)
    except subprocess.TimeoutExpired:
        return 0
