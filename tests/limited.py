"""Runs `mentorprep check` on each file of a list, in a process of its own, and tells what that took and said.

Started as a program, so that memory is measured from a small process: a child begins with what its parent holds."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

CPU_SECONDS = 2


class Ran(NamedTuple):
    """`status` is that of the process: its exit code, or less than 0 for the signal that ended it. `told`: the findings
    of severity error, as `line:column CODE path: message (because); fix`. `megabytes` at the peak."""

    status: int
    told: list[str]
    megabytes: float
    seconds: float


def run_each(paths: list[Path]) -> list[Ran]:
    """What `check` makes of each file."""
    command = [sys.executable, __file__]
    text = json.dumps([os.fspath(path) for path in paths])
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return [Ran(*ran) for ran in json.loads(done.stdout)]


def _run(path: str) -> Ran:
    from mentorprep.cli.app import run

    with tempfile.TemporaryFile() as output:
        child = os.fork()
        if not child:
            resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
            os.dup2(output.fileno(), 1)
            code = run(["--today", "2026-11-23", "check", "--format", "json", path])
            sys.stdout.flush()
            os._exit(code)
        _, status, used = os.wait4(child, 0)
        output.seek(0)
        text = output.read()
    megabytes = used.ru_maxrss / 1024 if sys.platform == "linux" else used.ru_maxrss / 1024**2
    return Ran(os.waitstatus_to_exitcode(status), _told(text), megabytes, used.ru_utime + used.ru_stime)


def _told(text: bytes) -> list[str]:
    report = json.loads(text or b'{"files": []}')
    findings = [finding for file in report["files"] for finding in file["findings"] if finding["severity"] == "error"]
    return [_line(finding) for finding in findings]


def _line(finding: dict[str, object]) -> str:
    place = "" if finding["line"] is None else f"{finding['line']}:{finding['column']} "
    because = f" ({finding['because']})" if finding["because"] else ""
    path = str(finding["path"] or "file")
    path = path if len(path) <= 60 else f"{path[:59]}…"
    return f"{place}{finding['code']} {path}: {finding['message']}{because}; {finding['fix'] or ''}"


if __name__ == "__main__":
    from mentorprep.cli import check  # noqa: F401 - what all of them need is imported before the first fork
    from mentorprep.core.format import syntax  # noqa: F401

    json.dump([_run(path) for path in json.load(sys.stdin)], sys.stdout)
