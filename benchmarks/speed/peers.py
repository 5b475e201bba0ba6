"""The tools that mentorprep is measured against: each installed into a virtual environment of its own, with a small file to
work on. taskwarrior is taken from the system, where it is there."""

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.speed.measure import Command

_ENTRIES = 50


class Tool(NamedTuple):
    """An installed tool: the interpreter of its environment (None where it is no Python program), its version, and its
    commands by what they are called."""

    python: Path | None
    version: str
    commands: dict[str, Command]


def environment(folder: Path, *packages: str) -> Path:
    """The folder of the programs of a virtual environment, made where it is missing, with these packages in it, compiled."""
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    if not programs.exists():
        _run(sys.executable, "-m", "venv", folder)
        _run(programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages)
        _run(programs / "python", "-m", "compileall", "-q", folder / "lib", may_fail=True)
    return programs


def version(python: Path, package: str) -> str:
    """The version of an installed package."""
    asked = f"from importlib.metadata import version; print(version({package!r}))"
    return subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True).stdout.strip()


def peer(name: str, folder: Path) -> Tool | None:
    """The tool, ready to be measured; None where it cannot be had on this machine."""
    return _SET_UP[name](folder / name)


def _pre_commit(folder: Path) -> Tool:
    programs = environment(folder / "venv", "pre-commit")
    config = folder / "config.yaml"
    hook = "  - repo: https://github.com/pre-commit/pre-commit-hooks\n    rev: v5.0.0\n    hooks: [{id: check-yaml}]\n"
    config.write_text("repos:\n" + hook * 5)
    return _tool(
        "pre-commit",
        programs,
        {"--version": ("--version",), "validate-config": ("validate-config", str(config))},
        folder,
    )


def _jrnl(folder: Path) -> Tool:
    programs = environment(folder / "venv", "jrnl")
    journal, config = folder / "journal.txt", folder / "jrnl.yaml"
    day = dt.datetime(2026, 1, 1, 9, tzinfo=dt.UTC)
    entries = (f"[{day + dt.timedelta(days=at):%Y-%m-%d %H:%M}] Read a chapter.\nIt was good.\n" for at in range(200))
    journal.write_text("\n".join(entries))
    config.write_text(_JRNL.format(version=version(programs / "python", "jrnl"), journal=journal))
    words = ("--config-file", str(config), "-n", "5")
    return _tool("jrnl", programs, {"--version": ("--version",), "-n 5": words}, folder)


_JRNL = """\
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: true
indent_character: '|'
journals: {{default: {{journal: {journal}}}}}
linewrap: 79
tagsymbols: '#@'
template: false
timeformat: '%F %r'
version: v{version}
"""


def _todoman(folder: Path) -> Tool:
    programs = environment(folder / "venv", "todoman")
    todos, config = folder / "todos" / "plan", folder / "config.py"
    todos.mkdir(parents=True, exist_ok=True)
    for at in range(_ENTRIES):
        (todos / f"{at}.ics").write_text(_TODO.format(at=at), newline="")
    config.write_text(f'path = "{folder / "todos"}/*"\ncache_path = "{folder / "cache.sqlite3"}"\n')
    words = ("--config", str(config), "list")
    return _tool("todoman", programs, {"--version": ("--version",), f"list {_ENTRIES}": words}, folder, program="todo")


_TODO = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//benchmark//EN\r\nBEGIN:VTODO\r\nUID:{at}\r\n"
    "DTSTAMP:20260101T090000Z\r\nSUMMARY:Read chapter {at}\r\nDUE:20270101T090000Z\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
)


def _copier(folder: Path) -> Tool:
    programs = environment(folder / "venv", "copier")
    template, made = folder / "template", folder / "made"
    template.mkdir(exist_ok=True)
    questions = "".join(f"question_{at}: {{type: str, default: answer {at}}}\n" for at in range(5))
    (template / "copier.yml").write_text(questions)
    (template / "README.md.jinja").write_text("# {{ question_0 }}\n")
    words = ("copy", "--defaults", "--quiet", str(template), str(made))
    clean = partial(shutil.rmtree, made, ignore_errors=True)
    return _tool("copier", programs, {"--version": ("--version",), "copy": words}, folder, prepare=clean)


def _taskwarrior(folder: Path) -> Tool | None:
    program = shutil.which("task")
    if program is None:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    settings = folder / "taskrc"
    settings.write_text(f"data.location={folder / 'data'}\nconfirmation=no\n")
    (folder / "data").mkdir(exist_ok=True)
    environ = {"TASKRC": str(settings), "TASKDATA": str(folder / "data")}
    if not any((folder / "data").iterdir()):
        for at in range(_ENTRIES):
            _run(program, "add", f"Read chapter {at}", environ=environ)
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    return Tool(
        None,
        told,
        {
            "--version": Command((program, "--version"), folder, environ),
            f"list {_ENTRIES}": Command((program, "list"), folder, environ),
        },
    )


_SET_UP: dict[str, Callable[[Path], Tool | None]] = {
    "taskwarrior": _taskwarrior,
    "pre-commit": _pre_commit,
    "jrnl": _jrnl,
    "todoman": _todoman,
    "copier": _copier,
}
NAMES = tuple(_SET_UP)


def _tool(
    name: str,
    programs: Path,
    commands: dict[str, tuple[str, ...]],
    folder: Path,
    *,
    program: str = "",
    prepare: Callable[[], object] = lambda: None,
) -> Tool:
    """A tool that is a Python package; its commands are given with the words that follow its name."""
    run = str(programs / (program or name))
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    return Tool(
        programs / "python",
        version(programs / "python", name),
        {called: Command((run, *given), folder, home, prepare) for called, given in commands.items()},
    )


def _run(*words: str | Path, environ: dict[str, str] | None = None, may_fail: bool = False) -> None:
    subprocess.run(
        list(map(str, words)),
        check=not may_fail,
        stdout=subprocess.DEVNULL,
        env={**{name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}, **(environ or {})},
    )
