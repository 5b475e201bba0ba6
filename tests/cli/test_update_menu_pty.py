"""The short menu of `update` on a real terminal, in plain lines."""

import sys
from pathlib import Path
from typing import Any

import pytest

from mentorprep.core.format.read import load

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX's", allow_module_level=True)
from screen import answer, ended, spawned

HOMEWORK = """\
mentorprep: 1
mentee: {name: Ada}
goals:
  - id: job
    title: Get a job
    plan:
      - {id: sql, title: SQL course, hours: 30, status: doing}
"""


@pytest.fixture
def terminal(tmp_path: Path) -> Any:
    (tmp_path / "homework.yaml").write_text(HOMEWORK, encoding="utf-8")
    return spawned(["--today", "2026-11-23", "--plain", "update"], tmp_path, TERM="dumb")


def test_work_is_logged_with_one_choice_and_four_short_answers(terminal: Any, tmp_path: Path) -> None:
    terminal.expect_exact("1 Worked on: SQL course")
    answer(terminal, ("Number", "1"), ("How many hours?", "1h30m"), ("learned?", "Joins"), ("stuck on?", ""))
    terminal.expect_exact("Logged 1.5 h on sql")
    assert ended(terminal) == 0
    homework = load((tmp_path / "homework.yaml").read_bytes()).homework
    assert homework is not None
    assert [(str(entry.date), entry.step, str(entry.hours), entry.learned) for entry in homework.log] == [
        ("2026-11-23", "sql", "1.5", "Joins")
    ]


def test_nothing_now_leaves_the_file_alone(terminal: Any, tmp_path: Path) -> None:
    terminal.expect("([0-9]) Nothing now")
    number = terminal.match.group(1)
    terminal.expect_exact(">")
    terminal.sendline(number)
    terminal.expect_exact("Nothing changed.")
    assert ended(terminal) == 1
    assert (tmp_path / "homework.yaml").read_text(encoding="utf-8") == HOMEWORK


def test_the_end_of_input_means_no(terminal: Any, tmp_path: Path) -> None:
    terminal.expect_exact("Number")
    terminal.expect_exact(">")
    terminal.sendeof()
    assert ended(terminal) == 1
    assert (tmp_path / "homework.yaml").read_text(encoding="utf-8") == HOMEWORK


def test_an_answer_that_cannot_be_taken_is_asked_for_again_at_once(terminal: Any, tmp_path: Path) -> None:
    terminal.expect_exact("1 Worked on: SQL course")
    answer(terminal, ("Number", "1"), ("How many hours?", "two or three"), ("How many hours?", "2"))
    answer(terminal, ("learned?", "Joins"), ("stuck on?", ""))
    terminal.expect_exact("Logged 2 h on sql")
    assert ended(terminal) == 0


def test_add_asks_for_what_is_missing_until_it_is_clear(tmp_path: Path) -> None:
    (tmp_path / "homework.yaml").write_text(HOMEWORK, encoding="utf-8")
    terminal = spawned(["--today", "2026-11-23", "--plain", "add", "break", "--why", "family"], tmp_path)
    turns = (
        ("Which is the first day of the break?", "whenever"),
        ("Which is the first day of the break?", "21 December"),
        ("Which is its last day?", ""),
        ("Which is its last day?", "2027-01-03"),
    )
    answer(terminal, *turns)
    assert ended(terminal) == 0
    homework = load((tmp_path / "homework.yaml").read_bytes()).homework
    assert homework is not None
    assert homework.mentee.availability is not None
    assert [tuple(map(str, rest)) for rest in homework.mentee.availability.breaks] == [
        ("2026-12-21", "2027-01-03", "family")
    ]
