"""mentorprep as on Windows, as far as another system can be made to look like it: run as a program, with the words of the
command line. What is imported first keeps its own system; mentorprep then finds `win32`, none of POSIX's own calls,
folders that cannot be opened, and a console of code page 1252."""

import email.message  # noqa: F401 - the standard library and what we build on know their system already
import os
import pathlib
import shutil  # noqa: F401
import subprocess  # noqa: F401
import sys
import tempfile  # noqa: F401
import uuid  # noqa: F401
import zoneinfo  # noqa: F401
from typing import Any

import filelock  # noqa: F401
import platformdirs  # noqa: F401
import pydantic  # noqa: F401
import typer.main  # noqa: F401
import yaml  # noqa: F401

_NOT_THERE = ("chown", "fchown", "geteuid", "getuid", "getegid")  # mypy, told of the platform, knows the others
_NO_MODULES = ("fcntl", "termios", "tty", "pwd", "grp", "resource")
_open = os.open


def open_no_folder(path: Any, flags: int, mode: int = 0o777, **given: Any) -> int:
    if pathlib.Path(path).is_dir():
        raise PermissionError(13, "Permission denied", str(path))
    return _open(path, flags, mode, **given)


def fsync_no_folder(fd: Any) -> None:
    assert not os.path.isdir(f"/proc/self/fd/{fd}"), "a folder is synced"  # noqa: PTH112


if __name__ == "__main__":
    sys.platform = "win32"
    for name in _NOT_THERE:
        if hasattr(os, name):
            delattr(os, name)
    for name in _NO_MODULES:
        sys.modules[name] = None  # type: ignore[assignment]
    os.open = open_no_folder
    os.fsync = fsync_no_folder
    from mentorprep.__main__ import main

    main()
