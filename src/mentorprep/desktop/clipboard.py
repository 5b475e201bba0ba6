"""Puts a text into the clipboard, by the program that the system has for it. Never by OSC 52: no one could tell whether
the terminal took it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from mentorprep.core.stop import OUTSIDE, Stop

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SECONDS = 10
_ON_X = (("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input"))
_ON_WAYLAND = (("wl-copy",),)
_OF_WINDOWS = (("clip.exe",),)  # from inside of WSL


def copy(text: str, instead: str, environ: Mapping[str, str] = os.environ) -> None:
    """Stop(4) where no program takes it; `instead` says what to do then."""
    known = _programs(environ)
    there = [words for words in known if shutil.which(words[0])]
    for words in there:
        if _takes(words, text):
            return
    if there:
        tried = ", ".join(words[0] for words in there)
        raise Stop(OUTSIDE, f"The clipboard could not be reached ({tried}).", instead)
    raise Stop(OUTSIDE, f"No clipboard program was found ({', '.join(words[0] for words in known)}).", instead)


def _programs(environ: Mapping[str, str]) -> Sequence[Sequence[str]]:
    if sys.platform == "darwin":
        return (("pbcopy",),)
    if sys.platform == "win32":
        return (("clip",),)
    return (
        (*_ON_WAYLAND, *_ON_X, *_OF_WINDOWS) if environ.get("WAYLAND_DISPLAY") else (*_ON_X, *_ON_WAYLAND, *_OF_WINDOWS)
    )


def _takes(words: Sequence[str], text: str) -> bool:
    """Its output goes nowhere: these programs stay behind to hold the clipboard, and would hold a pipe open too."""
    data = text.encode("utf-16" if words[0].startswith("clip") else "utf-8")  # `clip` knows UTF-16 by its first bytes
    nothing = subprocess.DEVNULL
    try:
        done = subprocess.run(words, input=data, stdout=nothing, stderr=nothing, timeout=_SECONDS, check=False)  # noqa: S603 - one of the programs named above
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
