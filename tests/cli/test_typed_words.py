"""What was typed at a prompt is told where it could not be written; what was written is never told as not done."""

from pathlib import Path

import pytest

from mentorprep.cli import amending
from mentorprep.cli.app import run
from mentorprep.core.amend.wanted import Wanted

TEXT = """\
mentorprep: 1
mentee: {name: Ada}
goals:
  - {id: backend-job, title: Backend job, by: 2027-06-30, plan: [{id: sql, title: SQL course, hours: 30}]}
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("MENTORPREP_FILE", raising=False)
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "homework.yaml"
    path.write_text(TEXT)
    return path


def test_the_words_of_a_wish_are_those_of_the_command_line() -> None:
    wanted = Wanted(id="sql", hours="2", learned="Joins, finally", done=True, hours_per_week="6", from_="1 March")
    assert wanted.words == (
        *("sql", "--hours", "2", "--learned", "Joins, finally", "--done"),
        *("--hours-per-week", "6", "--from", "1 March"),
    )


def test_an_answer_is_told_where_the_file_was_broken_while_the_question_stood_open(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def answered(*_: object) -> str:
        file.write_text("mentorprep: 1\nmentee: {name: Ada")
        return "the course runs longer"

    monkeypatch.setattr(amending.Amending, "_answer", answered)
    assert run(["--today", "2026-11-23", "update", "backend-job", "--by", "2027-09-30"]) == 3
    assert capsys.readouterr().err.endswith(
        "\nWhat was answered, for the command line: --because 'the course runs longer'\n"
    )
    assert file.read_text() == "mentorprep: 1\nmentee: {name: Ada"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_result_that_cannot_be_printed_does_not_make_a_write_look_undone(file: Path) -> None:
    import subprocess
    import sys

    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "mentorprep", "update", "sql", "--hours", "2"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 0
    assert ended.stderr.endswith("It is saved; only this message could not be printed.\n")
    assert "hours: 2}" in file.read_text()
