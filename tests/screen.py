"""A run of mentorprep on a real pseudo-terminal, and what its screen shows. Nothing here sleeps: it waits for text."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pexpect
import pyte

ROWS = 400  # so that nothing scrolls away
READY = "\x1b[?7h"  # prompt_toolkit ends every drawing with it
CTRL_C, DOWN, TAB = "\x03", "\x1b[B", "\t"
_PATIENCE = 60  # seconds, for a slow and busy machine


def spawned(
    words: Sequence[str], folder: Path | None = None, *, dimensions: tuple[int, int] | None = None, **variables: str
) -> Any:
    """A run of `words` after `mentorprep`, whose lines are waited for and answered one by one."""
    return pexpect.spawn(
        sys.executable,
        ["-m", "mentorprep", *words],
        cwd=None if folder is None else str(folder),
        dimensions=dimensions,
        encoding="utf-8",
        timeout=_PATIENCE,
        env={**os.environ, **variables},
    )


def answer(run: Any, *turns: tuple[str, str]) -> None:
    """Wait for each prompt, and type what belongs to it."""
    for prompt, typed in turns:
        run.expect_exact(prompt)
        run.expect_exact(">")
        run.sendline(typed)


def ended(run: Any) -> int:
    """Wait for the end: the exit code."""
    run.expect(pexpect.EOF)
    run.close()
    return int(run.exitstatus)


def _environment(folder: Path) -> dict[str, str]:
    """What is around the tests, without what says more of a terminal than this one knows."""
    kept = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES", "NO_COLOR"}}
    return {**kept, "XDG_STATE_HOME": str(folder / "state"), "TERM": "xterm"}


class Terminal:
    """`words` after `mentorprep`, run in `folder/work` with its state in `folder/state`."""

    def __init__(
        self, folder: Path, *words: str, columns: int = 80, today: str = "2026-11-23", **variables: str
    ) -> None:
        self.screen = pyte.Screen(columns, ROWS)
        self.plain = "--plain" in words or variables.get("TERM") == "dumb"
        self.child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "mentorprep", "--today", today, *words],
            cwd=str(folder / "work"),
            dimensions=(ROWS, columns),
            encoding="utf-8",
            timeout=_PATIENCE,
            env=_environment(folder) | variables,
        )
        self.child.delaybeforesend = None  # what is sent waits for READY already
        stream = pyte.Stream(self.screen)
        self.child.logfile_read = self
        self.write = stream.feed

    def flush(self) -> None:
        """Part of being a log file."""

    def sees(self, text: str) -> None:
        """Wait until the text is there and the prompt behind it."""
        self.child.expect_exact(text)
        self.child.expect_exact(">" if self.plain else [READY, "] >"])  # a menu that is too wide is a list with numbers

    def types(self, keys: str) -> None:
        """Send keys and Enter."""
        self.child.send(keys + ("\n" if self.plain else "\r"))

    def says(self, *turns: tuple[str, str]) -> None:
        """Questions as they come, each with its answer."""
        for question, answer in turns:
            self.sees(question)
            self.types(answer)

    def resize(self, columns: int) -> None:
        """Another width, as when the window is dragged."""
        self.child.setwinsize(ROWS, columns)
        self.screen.resize(ROWS, columns)

    def ends(self) -> int:
        """The exit code."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        return int(self.child.exitstatus)

    def is_killed(self, by: int) -> None:
        """End it from outside."""
        self.child.kill(by)
        self.child.expect(pexpect.EOF)
        self.child.close(force=True)

    @property
    def shown(self) -> str:
        """The whole screen, without what is blank at its edges."""
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip() + "\n"
