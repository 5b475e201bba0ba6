"""Two editors that change the first line of a file, as `python editors.py in_place|whole_file FILE`, until they are ended.

The line is `x-editor: ` and a number of six digits."""

from __future__ import annotations

import itertools
import sys
import time
from pathlib import Path

LINE = b"x-editor: %06d\n"


def in_place(file: Path) -> None:
    """Count in the first line without touching another byte."""
    for number in itertools.count(1):
        with file.open("r+b", buffering=0) as opened:
            opened.write(LINE % number)
        time.sleep(0.1)  # without a pause no write of ours would ever find the file at rest


def whole_file(file: Path) -> None:
    """Read, think, and put another file in its place, as many editors save."""
    for number in itertools.count(1):
        text = file.read_bytes()
        time.sleep(0.004)
        saved = file.with_name("editor.tmp")
        saved.write_bytes(LINE % number + text[len(LINE % 0) :])
        saved.replace(file)
        time.sleep(0.05)


if __name__ == "__main__":
    {"in_place": in_place, "whole_file": whole_file}[sys.argv[1]](Path(sys.argv[2]))
