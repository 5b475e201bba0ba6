"""Streams that are closed, full, endless or of another encoding: what a run still does, and what it says."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mentorprep.cli.app import run
from mentorprep.storage.file import LIMIT_BYTES

if sys.platform == "win32":
    pytest.skip("closed streams are a matter of POSIX shells", allow_module_level=True)
import pexpect

TEXT = """\
mentorprep: 1
mentee: {name: Ádám}
goals:
  - {id: job, title: Get a job, by: 2027-06-30, plan: [{id: sql, title: SQL course, hours: 30}]}
"""
NARROW = 40
SAVED = "It is saved; only this message could not be printed.\n"
full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("MENTORPREP_FILE", raising=False)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "homework.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def shell(command: str) -> tuple[int, bytes, str]:
    words = command.replace("mentorprep", f"{sys.executable} -m mentorprep --today 2026-11-23", 1)
    ended = subprocess.run(["sh", "-c", words], capture_output=True, check=False, stdin=subprocess.DEVNULL)
    return ended.returncode, ended.stdout, ended.stderr.decode()


@full
def test_a_change_that_is_written_is_no_failure_where_the_message_finds_no_room(file: Path) -> None:
    code, _, err = shell("mentorprep update sql --hours 2 >/dev/full")
    assert (code, err.endswith(SAVED)) == (0, True)
    assert "hours: 2}" in file.read_text(encoding="utf-8")


@full
def test_a_new_homework_is_no_failure_either(tmp_path: Path) -> None:
    code, _, err = shell("mentorprep init new.yaml --answers homework.yaml >/dev/full")
    assert (code, err.endswith(SAVED)) == (0, True)
    assert (tmp_path / "new.yaml").is_file()


@full
def test_where_nothing_was_written_a_full_disk_is_one() -> None:
    code, _, err = shell("mentorprep export full >/dev/full")
    assert code == 4
    assert "disk is full" in err


@full
def test_remarks_that_find_no_room_change_nothing(file: Path) -> None:
    code, out, _ = shell("mentorprep update sql --hours 2 2>/dev/full")
    assert (code, out) == (0, b"Logged 2 h on sql: 28 h left of 30.\n")


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
@pytest.mark.parametrize(
    "command", ["update sql --hours 2", "check --fail-on never", "export full", "schema", "--help"]
)
def test_a_closed_stream_is_no_error(command: str, closed: str) -> None:
    code, _, err = shell(f"mentorprep {command} {closed}")
    assert (code, "error of its own" in err) == (0, False)


def test_a_closed_stdin_is_an_empty_one() -> None:
    code, _, err = shell("mentorprep check - <&-")
    assert code == 3
    assert err.startswith("-")
    assert shell("mentorprep init new.yaml --answers - <&-")[0] in (2, 3)


@pytest.mark.parametrize("command", [["check", "-"], ["init", "new.yaml", "--answers", "-"]])
def test_an_endless_stdin_is_read_no_further_than_the_limit(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    endless = io.BytesIO(b"a" * (LIMIT_BYTES + 1000))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(endless))
    assert run(command) == 3
    assert endless.tell() <= LIMIT_BYTES + 1
    assert "larger than 16 MiB" in capsys.readouterr().err


def test_documents_are_utf_8_in_files_and_pipes_whatever_the_terminal_speaks() -> None:
    code, out, _ = shell("PYTHONIOENCODING=ascii mentorprep export full")
    assert code == 0
    assert "Ádám".encode() in out


@pytest.mark.parametrize(
    "words",
    [
        ["init", "--list-templates"],
        ["init"],
        ["update", "nothing-of-that-name", "--hours", "2"],
        ["update", "sql", "--hours", "two or three"],
        ["update", "sql", "--hours", "2"],
        ["add", "question", "--text", "Is it?"],
        ["check", "missing.yaml"],
        ["check", "--for", "breakfast"],
    ],
)
def test_lines_on_a_narrow_terminal_end_with_a_word(words: list[str]) -> None:
    arguments = ["-m", "mentorprep", "--today", "2026-11-23", *words]
    shown = _on_a_terminal(arguments)
    assert [line for line in shown.splitlines() if len(line) > NARROW] == []


def _on_a_terminal(arguments: list[str]) -> str:
    environment = {**os.environ, "COLUMNS": str(NARROW)}
    child = pexpect.spawn(sys.executable, arguments, env=environment, encoding="utf-8", timeout=60)
    child.expect(pexpect.EOF)
    return str(child.before)


@pytest.mark.parametrize("speaks", ["LC_ALL=C", "PYTHONIOENCODING=cp1252", "PYTHONIOENCODING=ascii"])
def test_no_letter_is_lost_in_a_file_whatever_the_terminal_speaks(file: Path, speaks: str) -> None:
    answers = TEXT.replace("SQL course", "„Pętle” 🐢").replace("2027-06", "2026-10")
    answers = answers.replace("Ádám", "Ádám, availability: {hours_per_week: 7}")
    Path("answers.yaml").write_text(answers, encoding="utf-8")
    editor = "EDITOR=\"sed -i 's/Get a job/Znaleźć pracę/'\""
    for command in (
        "mentorprep init --force --answers answers.yaml",
        "mentorprep update sql --hours 2 --learned 'Złączenia 漢字'",
        "mentorprep replan --yes --because 'Święta'",
        f"{editor} mentorprep edit",
        "mentorprep check",
        "mentorprep show",
        "mentorprep history",
    ):
        words = command if command.startswith("EDITOR") else f" {command}"
        code, _, err = shell(f"{speaks} {words}")
        assert (command, code, "error" in err) == (command, 0, False)
    text = file.read_text(encoding="utf-8")
    for typed in ("Ádám", "„Pętle” 🐢", "Złączenia 漢字", "Święta", "Znaleźć pracę"):
        assert typed in text


def test_what_an_older_terminal_lacks_is_shown_by_what_is_nearest(file: Path) -> None:
    file.write_text(TEXT.replace("Get a job", "„Złożyć” podanie – dziś 🐢"), encoding="utf-8")
    for encoding, shown in (
        ("ascii", '"Zlozyc" podanie - dzis ?'),
        ("cp1252", "„Zlozyc” podanie – dzis ?"),
        ("iso8859-2", '"Złożyć" podanie - dziś ?'),
        ("utf-8", "„Złożyć” podanie – dziś 🐢"),
    ):
        _, out, _ = shell(f"PYTHONIOENCODING={encoding} mentorprep show")
        assert shown in out.decode(encoding)
    code, out, _ = shell("PYTHONIOENCODING=ascii mentorprep update --help")
    assert (code, b'"92 chapters"' in out) == (0, True)
