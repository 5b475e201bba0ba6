"""Pages of the docs that are made, whole or in parts, and pages whose commands are run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
_MADE = "Made from the code: pytest tests/docs --update-goldens"


def prove_whole(path: Path, made: str, request: pytest.FixtureRequest) -> None:
    """Hold a file to what is made from the code; with --update-goldens, write it."""
    if request.config.getoption("--update-goldens"):
        path.write_text(made, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == made, _MADE


def prove_part(path: Path, name: str, made: str, request: pytest.FixtureRequest) -> None:
    """The same for the part of a page between `<!-- NAME -->` and `<!-- end of NAME -->`."""
    before, opened, rest = path.read_text(encoding="utf-8").partition(f"<!-- {name} -->\n")
    part, closed, after = rest.partition(f"\n<!-- end of {name} -->")
    assert opened
    assert closed
    if request.config.getoption("--update-goldens"):
        path.write_text(f"{before}{opened}{made}{closed}{after}", encoding="utf-8")
    else:
        assert part == made, _MADE


def markdown_pages() -> list[Path]:
    """Every page of the repository, in the order of their paths."""
    folders = [DOCS, ROOT / "examples", ROOT / ".github"]
    return sorted([*ROOT.glob("*.md"), *(path for folder in folders for path in folder.rglob("*.md"))])


def row(*cells: str) -> str:
    """A line of a table, whose bars do not end a cell."""
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A table of Markdown."""
    return "\n".join([row(*heads), row(*["---"] * len(heads)), *(row(*cells) for cells in rows)])


# A page is run from its top: `<!-- today: DAY -->` sets the day, `<!-- file: NAME -->` writes the block that follows it,
# `<!-- copy: PATH to NAME -->` copies a file of the repository, and each `$ command` of a console block must print what
# stands under it.
_RUN = re.compile(
    r"<!-- today: (?P<today>\S+) -->|<!-- copy: (?P<source>\S+) to (?P<target>\S+) -->"
    r"|<!-- file: (?P<name>\S+) -->\n+```\w*\n(?P<text>.*?)^```$|^```console\n(?P<console>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)


_CLOCK = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")  # the one thing that --today does not set: shown as 18:00 of that day


def runnable_pages() -> list[Path]:
    """The pages with commands that are run."""
    return [path for path in markdown_pages() if "```console\n" in path.read_text(encoding="utf-8")]


def as_run(page: str, folder: Path) -> str:
    """The page with what its commands print when they are run in an empty folder."""
    today = ""
    made, end = [], 0
    for part in _RUN.finditer(page):
        if part["today"]:
            today = part["today"]
        elif part["source"]:
            target = folder / part["target"]
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / part["source"], target)
        elif part["name"]:
            (folder / part["name"]).write_text(part["text"], encoding="utf-8")
        else:
            made += [page[end : part.start("console")], *_printed(part["console"], today, folder)]
            end = part.end("console")
    return "".join(made) + page[end:]


def _printed(console: str, today: str, folder: Path) -> Iterator[str]:
    for line in console.splitlines():
        if not line.startswith("$ "):
            continue
        assert " | " not in line or " -q" in line, f"beside a pipe, remarks come at any moment: {line}"
        yield f"{line}\n"
        words = line[2:].replace("mentorprep ", f"mentorprep --today {today} ")
        ended = subprocess.run(
            ["sh", "-c", words],
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        yield _CLOCK.sub(f"{today} 18:00", ended.stdout.decode())


def _environment(folder: Path) -> dict[str, str]:
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    home = folder / ".home"
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("MENTORPREP", "XDG_"))}
    return {**kept, "PATH": programs, "HOME": str(home), "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
