"""`update`: real runs on a real file, what they print, and what they leave behind."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mentorprep.cli.app import run

TEXT = """\
mentorprep: 1  # mine
mentee:
  name: Ada
goals:
  - id: backend-job
    title: Get a junior backend job
    by: 2027-03-31
    plan:
      - {id: sql, title: SQL course, hours: 30}   # all exercises
decisions:
  - {id: d1, date: 2026-11-01, with: Marcin, text: Python first, because: most offers ask for it, about: backend-job}
"""


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "homework.yaml"
    path.write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MENTORPREP_FILE", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return path


def update(*words: str) -> int:
    return run(["--today", "2026-11-23", "update", *words])


def test_logging_adds_one_line_and_says_what_is_left(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert update("sql", "--hours", "1h30m", "--learned", "Joins") == 0
    out, err = capsys.readouterr()
    assert out == "Logged 1.5 h on sql: 28.5 h left of 30.\n"
    assert err == "`mentorprep check` says what this means for the dates. Undo: `mentorprep history restore`\n"
    assert file.read_text() == TEXT.replace(
        "decisions:", "log:\n  - {date: 2026-11-23, step: sql, hours: 1.5, learned: Joins}\ndecisions:"
    )


def test_quiet_leaves_the_result_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert update("sql", "--hours", "2", "-q") == 0
    out, err = capsys.readouterr()
    assert (out, err) == ("Logged 2 h on sql: 28 h left of 30.\n", "")


def test_a_moved_date_shows_the_decision_first_and_is_told_in_the_changes(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert update("backend-job", "--by", "2027-Q2", "--because", "it runs longer") == 0
    out, err = capsys.readouterr()
    assert out == (
        "backend-job is due 2027-Q2, so until 30 June 2027 (Wednesday), in 31 weeks; it was 31 March 2027.\n"
    )
    assert err == (
        "Decided on 1 November 2026 with Marcin (d1): Python first, because most offers ask for it\n"
        "`mentorprep check` says what this means for the dates. Undo: `mentorprep history restore`\n"
    )
    assert file.read_text() == TEXT.replace("2027-03-31", "2027-Q2") + (
        "changes:\n"
        "  - {date: 2026-11-23, about: backend-job, what: moved from 2027-03-31 to 2027-Q2, because: it runs longer}\n"
    )


def test_a_reason_that_is_missing_is_named_without_a_terminal(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert update("backend-job", "--by", "2027-Q2") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        "Decided on 1 November 2026 with Marcin (d1): Python first, because most offers ask for it\n"
        "--because is missing. Why? A sentence that a mentor may read.\n"
        "Give it: --because TEXT\n"
    )
    assert file.read_text() == TEXT


def test_an_unknown_id_is_told_with_the_nearest(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert update("slq", "--done") == 2
    assert capsys.readouterr() == ("", "There is no entry “slq”.\nDid you mean sql?\n")
    assert file.read_text() == TEXT


def test_no_flags_without_a_terminal_names_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert update() == 2
    assert update("sql") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Log with --hours, --units, --learned, --stuck or --note" in err


def test_a_missing_file_is_3_and_leaves_no_lock(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    assert update("sql", "--done", "-f", str(folder / "homework.yaml")) == 3
    assert update("sql", "--done", "-f", str(folder / "none" / "homework.yaml")) == 3
    assert list(folder.iterdir()) == []


def test_an_unusable_file_is_3_with_all_its_errors(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(TEXT.replace("name:", "nam:").replace("2027-03-31", "2027-02-30"))
    assert update("sql", "--done") == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert "homework.yaml:3:3: " in err
    assert "homework.yaml:7:9: " in err


def test_a_read_only_file_is_4_and_the_change_is_kept(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.chmod(0o444)
    assert update("sql", "--hours", "2", "--learned", "Joins finally clicked") == 4
    out, err = capsys.readouterr()
    assert out == ""
    kept = Path(err.split("The change is kept in ")[1].strip().rstrip("."))
    assert "Joins finally clicked" in kept.read_text()
    assert file.read_text() == TEXT


def test_an_edit_by_hand_in_between_stays(file: Path) -> None:
    assert update("sql", "--hours", "2") == 0
    file.write_text(file.read_text().replace("SQL course", "SQL and more"))
    assert update("sql", "--hours", "3") == 0
    text = file.read_text()
    assert "SQL and more" in text
    assert text.count("step: sql") == 2


def test_eight_runs_at_once_lose_nothing(file: Path) -> None:
    def log(number: int) -> int:
        words = [sys.executable, "-m", "mentorprep", "update", "sql", "--hours", "1", "--note", f"note {number}"]
        return subprocess.run(words, cwd=file.parent, env=os.environ, capture_output=True, check=False).returncode

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(log, range(8))) == {0}
    assert sorted(line.split("note: ")[1] for line in file.read_text().splitlines() if "note: " in line) == sorted(
        f"note {number}}}" for number in range(8)
    )


def test_a_date_before_that_of_a_step_is_refused_before_its_reason_is_asked_for(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = TEXT.replace("hours: 30}", "hours: 30, by: 2027-02-01}")
    file.write_text(text)
    assert update("backend-job", "--by", "2027-01-15") == 2
    assert capsys.readouterr() == (
        "",
        (
            "The step “SQL course” is dated 1 February 2027, after its goal “Get a junior backend job”, 15 January 2027. "
            "17 days later.\nMove the goal's date, or the step's.\n"
        ),
    )
    assert file.read_text() == text


def test_an_error_that_is_in_the_file_already_stands_in_no_way(file: Path) -> None:
    file.write_text(TEXT.replace("hours: 30}", "hours: 30, by: 2027-05-01}"))
    assert update("backend-job", "--by", "2027-04-15", "--because", "it runs longer") == 0
    assert update("sql", "--by", "2027-04-30", "--because", "it runs longer") == 0
    assert update("sql", "--by", "2027-04-01", "--because", "it runs longer") == 0
