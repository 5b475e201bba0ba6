"""The bar of a long run: seen only where somebody looks, and only after a second."""

import io
import sys

import pytest

from mentorprep.terminal.console import Console
from mentorprep.terminal.progress import watched


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "console", "seconds", "is_shown"),
    [
        (Screen(), Console(environ={"TERM": "xterm"}), 0.5, True),
        (Screen(), Console(environ={"TERM": "xterm"}), 0.01, False),
        (Screen(), Console(plain=True), 0.5, False),
        (Screen(), Console(quiet=True), 0.5, False),
        (io.StringIO(), Console(environ={"TERM": "xterm"}), 0.5, False),
    ],
)
def test_a_bar_is_shown_on_a_terminal_once_a_second_has_passed(
    stream: io.StringIO, console: Console, seconds: float, is_shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    times = iter(range(100))
    assert list(watched(console, "abcdefgh", clock=lambda: next(times) * seconds)) == list("abcdefgh")
    assert ("8" in stream.getvalue()) == is_shown
