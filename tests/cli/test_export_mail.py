"""`mentorprep export --format eml` as it is called: drafts, and the thread that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mails import bodies, read_mail
from mentorprep.cli.app import run

if TYPE_CHECKING:
    from pathlib import Path

HOMEWORK = """\
mentorprep: 1
mentee: {name: Ada, email: ada@example.org}
mentors:
  - {id: marcin, name: Marcin Żak, email: marcin@example.com, status: accepted, opening_code: "Lorem  *ipsum*"}
goals:
  - {id: job, title: A job, by: 2027-06-30}
"""
TODAY = ["--today", "2026-11-23"]


@pytest.fixture
def homework(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "homework.yaml"
    path.write_bytes(HOMEWORK.encode())
    return path


def exported(capfdbinary: pytest.CaptureFixture[bytes], *words: str) -> bytes:
    assert run(["export", *words, "--format", "eml", *TODAY]) == 0
    return capfdbinary.readouterr().out


def test_the_mail_on_stdout_and_in_a_file_are_the_same_bytes(
    homework: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = exported(capfdbinary, "outreach")
    assert exported(capfdbinary, "outreach", "-o", "first.eml") == b""
    assert homework.with_name("first.eml").read_bytes() == data
    assert bodies(data)[0].startswith("Lorem  *ipsum*\n\nHello Marcin Żak,\n")
    assert read_mail(data)["To"] == "Marcin Żak <marcin@example.com>"


def test_what_follows_has_the_subject_that_was_sent_first(
    homework: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    first = exported(capfdbinary, "outreach", "--mark-sent")
    homework.write_bytes(homework.read_bytes().replace(b"A job", b"A backend job"))
    for kind in ("kickoff", "update"):
        assert read_mail(exported(capfdbinary, kind))["Subject"] == read_mail(first)["Subject"]
    text, _ = bodies(exported(capfdbinary, "update"))
    assert "A job is now called A backend job" in text


def test_a_subject_tells_nothing_that_became_private_since(
    homework: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    exported(capfdbinary, "outreach", "--mark-sent")
    private = b"title: A job, private: true}\n  - {id: english, title: English}\n"
    homework.write_bytes(homework.read_bytes().replace(b"title: A job, by: 2027-06-30}\n", private))
    assert read_mail(exported(capfdbinary, "kickoff"))["Subject"] == "A mentoring request"


def test_the_newest_mail_of_the_mentor_is_answered(homework: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    more = "sent: [{date: 2026-11-01, to: marcin, kind: kickoff, message_id: <ours@example.org>}]\n"
    text = HOMEWORK.replace("status: accepted", "status: accepted, last_message_id: <theirs@example.com>") + more
    homework.write_bytes((text + "log: [{date: 2026-11-02, learned: Joins}]\n").encode())
    message = read_mail(exported(capfdbinary, "update"))
    assert message["Subject"] == "Ada: before our call"
    assert message["In-Reply-To"] == "<theirs@example.com>"
    assert message["References"] == "<ours@example.org> <theirs@example.com>"


def test_on_a_terminal_a_mail_is_shown_without_marks_for_its_line_ends(
    homework: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run(["export", "outreach", "--format", "eml", *TODAY]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Date: Mon, 23 Nov 2026 12:00:00 +0000\nFrom: Ada <ada@example.org>\n")
    assert "\r" not in shown
    assert "␍" not in shown
