"""`export --send` on a real terminal: the question before every send, and what is asked after a run was ended."""

import sys
from pathlib import Path
from typing import Any

import pytest

from mail_world import HOMEWORK, SEND, noted, sender_into, set_up, states, write_homework

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX's", allow_module_level=True)
from screen import ended, spawned

QUESTION = "Send it to Marcin Nowak <marcin@example.com>? [y/N]"
DOUBTFUL = (
    f"{HOMEWORK}sent:\n"
    "  - {date: 2026-11-20, to: marcin, kind: kickoff, sha256: abc, message_id: <1@example.org>, state: sending}\n"
)


@pytest.fixture
def homework(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    set_up(sender_into(tmp_path / "box"), tmp_path)
    return write_homework(tmp_path / "work")


def terminal(homework: Path, *words: str, plain: bool = True) -> Any:
    flags = ["--today", "2026-11-23", *(["--plain"] if plain else [])]
    return spawned([*flags, *(words or SEND)], homework.parent, TERM="dumb" if plain else "xterm", COLUMNS="80")


def sent_by(homework: Path) -> int:
    box = homework.parent.parent / "box"
    return len(list(box.iterdir())) if box.exists() else 0


@pytest.mark.parametrize("typed", ["", "n", "no", "what?"])
def test_anything_but_a_yes_sends_nothing(typed: str, homework: Path) -> None:
    asked = terminal(homework)
    asked.expect_exact("To:       Marcin Nowak <marcin@example.com>")
    asked.expect_exact("Django or FastAPI?")
    asked.expect_exact(QUESTION)
    asked.sendline(typed)
    asked.expect_exact("Nothing was sent.")
    assert ended(asked) == 1
    assert (sent_by(homework), homework.read_text(encoding="utf-8")) == (0, HOMEWORK)


@pytest.mark.parametrize("plain", [True, False])
def test_the_end_of_input_sends_nothing(plain: bool, homework: Path) -> None:
    asked = terminal(homework, plain=plain)
    asked.expect_exact("Send it to Marcin Nowak")
    asked.expect_exact("[y/N]" if plain else "(y/N)")
    asked.sendeof()
    asked.expect_exact("The input ended at a question, so the answer is no.")
    assert ended(asked) == 1
    assert (sent_by(homework), homework.read_text(encoding="utf-8")) == (0, HOMEWORK)


@pytest.mark.parametrize("plain", [True, False])
def test_a_yes_sends_it(plain: bool, homework: Path) -> None:
    asked = terminal(homework, plain=plain)
    asked.expect_exact("Send it to Marcin Nowak")
    asked.expect_exact("[y/N]" if plain else "(y/N)")
    asked.sendline("y")
    asked.expect_exact("Sent to Marcin Nowak <marcin@example.com>.")
    assert ended(asked) == 0
    assert (sent_by(homework), states(homework)) == (1, ["sent"])


def after_the_doubt(homework: Path, number: str) -> Any:
    homework.write_text(DOUBTFUL, encoding="utf-8")
    asked = terminal(homework)
    asked.expect_exact("The kickoff message of 20 November 2026 to Marcin Nowak: it may have gone out; a")
    for choice in ("1 It went out", "2 It did not", "3 I cannot tell"):
        asked.expect_exact(choice)
    asked.sendline(number)
    return asked


def test_a_message_that_went_out_after_all_is_noted_and_not_sent_again(homework: Path) -> None:
    asked = after_the_doubt(homework, "1")
    asked.expect_exact("Noted: it went out.")
    asked.expect_exact("Nothing was sent now.")
    assert ended(asked) == 0
    assert (sent_by(homework), homework.read_text(encoding="utf-8")) == (0, DOUBTFUL.replace("sending", "sent"))


def test_a_message_that_did_not_go_out_is_taken_from_the_notes_and_can_be_sent(homework: Path) -> None:
    asked = after_the_doubt(homework, "2")
    asked.expect_exact("Noted: it did not go out.")
    asked.expect_exact(QUESTION)
    assert homework.read_text(encoding="utf-8") == HOMEWORK
    asked.sendline("y")
    assert ended(asked) == 0
    assert (sent_by(homework), states(homework)) == (1, ["sent"])


def test_a_message_of_which_nobody_can_tell_stays_uncertain_and_is_told_before_the_next(homework: Path) -> None:
    asked = after_the_doubt(homework, "3")
    asked.expect_exact("It stays uncertain.")
    asked.expect_exact("They may have your kickoff message of 20 November 2026 already.")
    asked.expect_exact(QUESTION)
    asked.sendline("")
    assert ended(asked) == 1
    assert (sent_by(homework), homework.read_text(encoding="utf-8")) == (0, DOUBTFUL.replace("sending", "uncertain"))


def test_the_end_of_input_at_the_doubt_changes_nothing(homework: Path) -> None:
    homework.write_text(DOUBTFUL, encoding="utf-8")
    asked = terminal(homework)
    asked.expect_exact("Number [1-3, Enter: 1]")
    asked.sendeof()
    assert ended(asked) == 1
    assert (sent_by(homework), homework.read_text(encoding="utf-8")) == (0, DOUBTFUL)


def test_a_doubt_about_an_earlier_kind_is_settled_and_the_new_message_goes_on(homework: Path) -> None:
    homework.write_text(DOUBTFUL.replace("kind: kickoff", "kind: outreach"), encoding="utf-8")
    asked = terminal(homework)
    asked.expect_exact("Number [1-3, Enter: 1]")
    asked.sendline("1")
    asked.expect_exact("Thread:   yours of 20 November 2026")
    asked.expect_exact(QUESTION)
    asked.sendline("y")
    assert ended(asked) == 0
    assert [(sent.kind, sent.state) for sent in noted(homework)] == [("outreach", "sent"), ("kickoff", "sent")]


def test_input_that_is_no_terminal_sends_nothing_even_with_a_yes_in_it(homework: Path) -> None:
    import subprocess

    done = subprocess.run(
        [sys.executable, "-m", "mentorprep", *SEND], cwd=homework.parent, input=b"y\n", capture_output=True, check=False
    )
    assert done.returncode == 2
    assert b"--yes" in done.stderr
    assert sent_by(homework) == 0
