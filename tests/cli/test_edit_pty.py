"""`edit` on a real pseudo-terminal, with real programs as editors."""

import json
import os
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mentorprep.cli.app import run
from mentorprep.storage.edited import find_copy

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX's", allow_module_level=True)
from screen import CTRL_C, Terminal

HOMEWORK = """\
mentorprep: 1
mentee: {name: Ada}   # a comment that stays
goals:
  - {id: job, title: Get a job, by: 2027-06-30}
"""
EDITOR = """\
import pathlib, sys
log = pathlib.Path(__file__).with_suffix(".log")
turn = len(log.read_text().splitlines()) if log.exists() else 0
log.write_text("opened\\n" * (turn + 1))
path = pathlib.Path(sys.argv[-1])
def change(old, new, file=path):
    text = file.read_bytes().decode()
    assert old in text, (old, text)
    file.write_bytes(text.replace(old, new).encode())
"""
BREAK, MEND = 'change("by: 2027-06-30", "by: 2027-06-31")', 'change("by: 2027-06-31", "by: 2027-09-30")'
MOVE = 'change("by: 2027-06-30", "by: 2027-09-30")'
MOVED = HOMEWORK.replace("2027-06-30", "2027-09-30")


class Bench:
    """A homework, and an editor that does one thing each time it is opened."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "work").mkdir()
        self.file = folder / "work" / "homework.yaml"
        self.file.write_text(HOMEWORK, encoding="utf-8")

    def edit(self, *turns: str, words: tuple[str, ...] = ("--plain",), **variables: str) -> Terminal:
        script = self.folder / "my editor.py"
        script.with_suffix(".log").unlink(missing_ok=True)
        cases = "\n".join(f"if turn == {number}:\n    {turn}" for number, turn in enumerate(turns))
        script.write_text(EDITOR + cases + "\n", encoding="utf-8")
        command = shlex.join((sys.executable, str(script), "--wait"))
        variables.setdefault("VISUAL", command)
        return Terminal(self.folder, *words, "edit", columns=80, today="2026-11-23", **variables)

    @property
    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")

    def commands(self) -> list[str]:
        lines = self.file.with_name("homework.history.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["command"] for line in lines]


@pytest.fixture
def bench(tmp_path: Path, state_folder: Path) -> Bench:
    return Bench(tmp_path)


def test_a_sound_edit_is_saved_as_a_revision_and_told_in_plan_terms(bench: Bench) -> None:
    terminal = bench.edit(MOVE)
    assert terminal.ends() == 0
    assert "Saved homework.yaml.\n    job: by 2027-06-30 → 2027-09-30\n" in terminal.shown
    assert "Undo: `mentorprep history\nrestore`" in terminal.shown
    assert (bench.text, bench.commands()) == (MOVED, ["by hand", "edit"])
    assert find_copy(bench.file) is None


def test_a_broken_edit_is_told_with_its_line_and_can_be_mended(bench: Bench) -> None:
    terminal = bench.edit(BREAK, MEND)
    terminal.sees("Number [1-3, Enter: 1]")
    assert "homework.yaml:4:37: `by` is `2027-06-31`;" in terminal.shown
    assert bench.text == HOMEWORK
    terminal.types("1")
    assert terminal.ends() == 0
    assert bench.text == MOVED


def test_a_broken_edit_is_kept_as_a_draft_and_gone_on_with(bench: Bench) -> None:
    terminal = bench.edit(BREAK)
    terminal.sees("Number [1-3, Enter: 1]")
    terminal.types("2")
    assert terminal.ends() == 1
    assert "Nothing is written.\nWhat you wrote is kept; `mentorprep edit` goes on from there" in terminal.shown
    assert bench.text == HOMEWORK
    again = bench.edit(MEND)
    again.sees("Number [1-2, Enter: 1]")
    again.types("")
    assert again.ends() == 0
    assert bench.text == MOVED


def test_a_broken_edit_can_be_discarded(bench: Bench) -> None:
    terminal = bench.edit(BREAK)
    terminal.sees("Number [1-3, Enter: 1]")
    terminal.types("3")
    assert terminal.ends() == 1
    assert "Discarded; nothing is written." in terminal.shown
    assert bench.text == HOMEWORK
    assert find_copy(bench.file) is None


def test_ctrl_c_and_a_kill_at_the_choice_keep_the_draft(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(bench.folder / "state"))
    terminal = bench.edit(BREAK)
    terminal.sees("Number [1-3, Enter: 1]")
    terminal.child.send(CTRL_C)
    assert terminal.ends() == 130
    assert "What you wrote is kept" in terminal.shown
    again = bench.edit()
    again.sees("Number [1-2, Enter: 1]")
    again.types("1")
    again.sees("Number [1-3, Enter: 1]")
    again.is_killed(signal.SIGKILL)
    copy = find_copy(bench.file)
    assert copy is not None
    assert b"2027-06-31" in copy.read()
    assert bench.text == HOMEWORK


def test_a_file_that_was_changed_meanwhile_is_not_overwritten(bench: Bench) -> None:
    beside = f'change("name: Ada", "name: Ada K", pathlib.Path({str(bench.file)!r}))'
    terminal = bench.edit(f"{MOVE}; {beside}")
    assert terminal.ends() == 4
    assert "homework.yaml was changed by something else meanwhile, and stays as it is now." in terminal.shown
    assert bench.text == HOMEWORK.replace("name: Ada", "name: Ada K")
    again = bench.edit('change("name: Ada", "name: Ada K")')
    again.sees("Number [1-2, Enter: 1]")
    assert "homework.yaml has changed since then:" in again.shown
    again.types("1")
    assert again.ends() == 0
    assert bench.text == MOVED.replace("name: Ada", "name: Ada K")


def test_a_broken_homework_can_be_opened_and_mended(bench: Bench) -> None:
    bench.file.write_text(HOMEWORK.replace("06-30", "06-31"), encoding="utf-8")
    assert bench.edit(MEND).ends() == 0
    assert bench.text == MOVED


def test_an_editor_that_changes_nothing_leaves_nothing_behind(bench: Bench) -> None:
    terminal = bench.edit()
    assert terminal.ends() == 0
    assert terminal.shown.startswith("Nothing changed.\n")
    assert find_copy(bench.file) is None
    assert not bench.file.with_name("homework.history.jsonl").exists()


def test_an_editor_that_fails_or_is_not_there_is_told(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(bench.folder / "state"))
    missing = bench.edit(VISUAL="no-such-editor --wait")
    assert missing.ends() == 4
    assert "no-such-editor cannot be started: No such file or directory." in missing.shown
    failed = bench.edit(f"{MOVE}; sys.exit(3)")
    assert failed.ends() == 4
    assert "ended with an error (3)." in failed.shown
    assert "What you wrote is kept" in " ".join(failed.shown.split())
    copy = find_copy(bench.file)
    assert copy is not None
    assert copy.read().decode() == MOVED
    assert copy.path.stat().st_mode & 0o077 == 0
    assert bench.text == HOMEWORK


def test_a_read_only_homework_keeps_the_edit_as_a_draft(bench: Bench) -> None:
    bench.file.chmod(0o444)
    terminal = bench.edit(MOVE)
    assert terminal.ends() == 4
    assert "What you wrote is kept" in " ".join(terminal.shown.split())
    assert bench.text == HOMEWORK


def test_without_a_terminal_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", " ")
    file = tmp_path / "homework.yaml"
    file.write_text(HOMEWORK, encoding="utf-8")
    assert run(["-f", str(file), "edit"]) == 2
    assert capsys.readouterr().err == (
        "`edit` opens an editor, and there is no terminal for one.\n"
        f"Open {file} in any editor, then `mentorprep check`; or change it by `mentorprep update` and `add`. "
        "Programs that need no terminal: set EDITOR.\n"
    )
    assert run(["-f", str(tmp_path / "none.yaml"), "edit"]) == 3


def edit_without_a_terminal(bench: Bench, turn: str, *words: str) -> "subprocess.CompletedProcess[str]":
    script = bench.folder / "script.py"
    script.write_text(EDITOR + turn + "\n", encoding="utf-8")
    environ = {**os.environ, "EDITOR": shlex.join((sys.executable, str(script))), "XDG_STATE_HOME": str(bench.folder)}
    environ.pop("VISUAL", None)
    command = [sys.executable, "-m", "mentorprep", "--today", "2026-11-23", "edit", *words]
    return subprocess.run(
        command, cwd=bench.file.parent, env=environ, input="", capture_output=True, encoding="utf-8", check=False
    )


def test_an_editor_that_is_named_needs_no_terminal(bench: Bench) -> None:
    done = edit_without_a_terminal(bench, MOVE)
    assert (done.returncode, bench.text) == (0, MOVED)


def test_without_a_terminal_a_broken_text_is_kept_as_a_draft(bench: Bench) -> None:
    done = edit_without_a_terminal(bench, BREAK)
    assert done.returncode == 2
    assert "homework.yaml:4:" in done.stderr
    assert "What you wrote is kept" in " ".join(done.stderr.split())
    assert bench.text == HOMEWORK
    again = edit_without_a_terminal(bench, MOVE)
    assert again.returncode == 2
    assert "There is a draft of homework.yaml" in again.stderr
    assert bench.text == HOMEWORK


def test_no_input_opens_no_editor(bench: Bench) -> None:
    assert edit_without_a_terminal(bench, MOVE, "--no-input").returncode == 2
    assert bench.text == HOMEWORK


def test_a_menu_is_drawn_where_it_can_be(bench: Bench) -> None:
    terminal = bench.edit(BREAK, MEND, words=())
    terminal.sees("Keep it as a draft for later")
    terminal.types("")
    assert terminal.ends() == 0
    assert bench.text == MOVED
