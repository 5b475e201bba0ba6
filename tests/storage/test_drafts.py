"""Answers are on the disk before the next question is asked, for their owner alone."""

import datetime as dt
import os
import stat
from pathlib import Path

import pytest

from mentorprep.core.questions import Answer
from mentorprep.storage.drafts import (
    Draft,
    begin_draft,
    discard_draft,
    draft_path,
    find_draft,
    keep_answer,
    take_back,
)

MONDAY = dt.date(2026, 11, 23)
AT = dt.datetime(2026, 11, 23, 18, 0, tzinfo=dt.UTC)
NAME = Answer("mentee.name", "Ada\n“Kowalska” 🐍", MONDAY)
SITUATION = Answer("mentee.situation", "Tester", MONDAY)


@pytest.fixture(autouse=True)
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "homework.yaml"


def test_answers_come_back_as_they_were_given(target: Path) -> None:
    begin_draft(target, "first-job", AT)
    keep_answer(target, NAME)
    keep_answer(target, SITUATION)
    assert find_draft(target) == Draft("first-job", AT, (NAME, SITUATION))


def test_an_answer_that_the_system_takes_in_pieces_is_whole(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:7]))
    begin_draft(target, None, AT)
    keep_answer(target, NAME)
    assert find_draft(target) == Draft(None, AT, (NAME,))


def test_an_answer_taken_back_does_not_count(target: Path) -> None:
    begin_draft(target, None, AT)
    keep_answer(target, NAME)
    keep_answer(target, SITUATION)
    take_back(target, SITUATION.question)
    assert find_draft(target) == Draft(None, AT, (NAME,), (SITUATION,))
    keep_answer(target, SITUATION)
    keep_answer(target, NAME._replace(text="Anu"))
    assert find_draft(target) == Draft(None, AT, (NAME._replace(text="Anu"), SITUATION))


def test_without_an_answer_there_is_nothing_to_go_on_from(target: Path) -> None:
    assert find_draft(target) is None
    begin_draft(target, None, AT)
    assert find_draft(target) is None


def test_each_target_has_its_own_by_its_real_path(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin_draft(target, None, AT)
    keep_answer(target, NAME)
    monkeypatch.chdir(target.parent)
    assert find_draft(Path("homework.yaml")) == Draft(None, AT, (NAME,))
    assert find_draft(target.parent / "other.yaml") is None


def test_an_answer_cut_off_by_a_kill_is_left_out_and_later_ones_stay_whole(target: Path) -> None:
    begin_draft(target, None, AT)
    keep_answer(target, NAME)
    with draft_path(target).open("ab") as file:
        file.write(b'{"question": "mentee.situa')
    assert find_draft(target) == Draft(None, AT, (NAME,))
    keep_answer(target, SITUATION)
    assert find_draft(target) == Draft(None, AT, (NAME, SITUATION))


@pytest.mark.parametrize("content", [b"", b"\xff\n", b"[]\n", b'{"draft": 99}\n{}\n', b'{"draft": 1, "at": "x"}\n{}\n'])
def test_a_file_that_is_no_draft_is_passed_over(target: Path, content: bytes) -> None:
    begin_draft(target, None, AT)
    draft_path(target).write_bytes(content)
    assert find_draft(target) is None


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_only_the_owner_reads_answers(target: Path) -> None:
    begin_draft(target, None, AT)
    assert stat.S_IMODE(draft_path(target).stat().st_mode) == 0o600
    assert stat.S_IMODE(draft_path(target).parent.stat().st_mode) == 0o700


def test_beginning_anew_and_discarding_leave_nothing(target: Path) -> None:
    begin_draft(target, None, AT)
    keep_answer(target, NAME)
    begin_draft(target, None, AT)
    assert find_draft(target) is None
    discard_draft(target)
    discard_draft(target)
    assert not draft_path(target).exists()


def test_conversations_of_another_kind_about_the_same_file_are_kept_apart(target: Path) -> None:
    begin_draft(target, None, AT)
    keep_answer(target, NAME)
    begin_draft(target, None, AT, "meeting")
    keep_answer(target, SITUATION, "meeting")
    discard_draft(target)
    assert find_draft(target) is None
    assert find_draft(target, "meeting") == Draft(None, AT, (SITUATION,))
