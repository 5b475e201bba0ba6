"""The pictures of README and docs, from real runs: `python tools/pictures.py` draws them anew into docs/pictures.

A picture is an SVG of what a terminal of 80 columns shows. `pytest tests/test_pictures.py` says whether they are fresh."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
COLUMNS = 80
TODAY = "2026-11-23"
EXAMPLE = "examples/tester-to-backend/homework.yaml"
RUNS = {
    "check": ["check", EXAMPLE],
    "timeline": ["show", "-f", EXAMPLE],
}
WIZARD = ("Ada Kowalska", "Manual tester for four years in a bank", "", "6")

_CELL_WIDTH, _CELL_HEIGHT, _MARGIN = 8.4, 19, 14
_FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
_COLOURS = {"31": "#ff7b72", "33": "#e3b341", "32": "#7ee787", "36": "#79c0ff", "2": "#9198a1"}
_SGR = re.compile(r"\x1b\[([0-9;]*)m")


def terminal_of(words: list[str], given: str | None = None) -> str:
    """What a run prints, colours and all, with `given` as its input."""
    environ = {**os.environ, "COLUMNS": str(COLUMNS), "FORCE_COLOR": "1", "PYTHONUTF8": "1", "TERM": "xterm"}
    for name in ("NO_COLOR", "MENTORPREP_FILE"):
        environ.pop(name, None)
    done = subprocess.run(
        [sys.executable, "-m", "mentorprep", "--today", TODAY, "-q", *words],
        cwd=ROOT, env=environ, input=given, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return done.stdout


def wizard() -> str:
    """The first questions of `init`, as a terminal shows them."""
    import pexpect

    with tempfile.TemporaryDirectory() as folder:
        environ = {**os.environ, "XDG_STATE_HOME": f"{folder}/state", "TERM": "xterm", "PYTHONUTF8": "1"}
        environ["PS1"] = ""
        child = pexpect.spawn(
            sys.executable, ["-m", "mentorprep", "--today", TODAY, "--plain", "init"],
            cwd=folder, env=environ, encoding="utf-8", dimensions=(100, COLUMNS), timeout=60,
        )  # fmt: skip
        seen = ""
        for answer in WIZARD:
            child.expect(r"(?m)^ ?>")
            seen += f"{child.before}{child.after}"
            child.sendline(answer)
        child.expect(r"(?m)^ ?>")
        seen += f"{child.before}{child.after}"
        child.close(force=True)
    return seen.replace("\r\n", "\n")


def picture(text: str, title: str) -> str:
    """An SVG of lines with colours."""
    lines = text.rstrip("\n").split("\n")
    width = COLUMNS * _CELL_WIDTH + 2 * _MARGIN
    height = (len(lines) + 2) * _CELL_HEIGHT + _MARGIN
    rows = [
        f'<text y="{(number + 2) * _CELL_HEIGHT:g}">{"".join(_pieces(line))}</text>'
        for number, line in enumerate(lines)
    ]
    style = f"text{{font:14px {_FONT};fill:#e6edf3;white-space:pre}}"
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img">',
            f"<title>{escape(title)}</title>",
            f"<style>{style}</style>",
            f'<rect width="{width:g}" height="{height:g}" rx="8" fill="#0d1117"/>',
            *rows,
            "</svg>\n",
        )
    )


def _pieces(line: str) -> Iterator[str]:
    """Each stretch of one style at its column: a wide or missing glyph moves nothing behind it."""
    column, colour, bold = 0, "", False
    parts = _SGR.split(line)
    for index in range(0, len(parts), 2):
        if parts[index]:
            weight = ' font-weight="bold"' if bold else ""
            fill = f' fill="{colour}"' if colour else ""
            for at, word in _words(parts[index]):
                x = _MARGIN + (column + at) * _CELL_WIDTH
                yield f'<tspan x="{x:g}"{fill}{weight}>{escape(word)}</tspan>'
            column += len(parts[index])
        if index + 1 < len(parts):
            code = parts[index + 1]
            bold = code == "1"
            colour = _COLOURS.get(code, "")


def _words(text: str) -> Iterator[tuple[int, str]]:
    for found in re.finditer(r"\S+(?: \S+)*", text):
        yield found.start(), found.group()


def pictures() -> dict[str, str]:
    """Each picture by the name of its file."""
    texts = {name: terminal_of(words) for name, words in RUNS.items()}
    titles = {name: f"mentorprep {words[0]}" for name, words in RUNS.items()}
    texts["wizard"], titles["wizard"] = wizard(), "mentorprep init"
    return {f"{name}.svg": picture(f"$ {titles[name]}\n{text}", titles[name]) for name, text in texts.items()}


def main() -> None:
    """Write them all."""
    FOLDER.mkdir(exist_ok=True)
    for name, svg in pictures().items():
        (FOLDER / name).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
