"""A letter handed to a program: what it reads, what its end says, and a real msmtp with a real server."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from mail_server import PASSWORD, Certificates, Real, Scripted, free_port
from mail_world import msmtp, needs_msmtp
from mentorprep.mail.account import Letter, Outcome, Program
from mentorprep.mail.handing import hand_over

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Date: Mon, 23 Nov 2026 18:00:00 +0100\r\nMessage-ID: <1@example.org>\r\n"
    "From: ada@example.org\r\nTo: marcin@example.com\r\nSubject: A dot\r\n\r\n.one\r\n.\r\nżółć\r\n"
).encode()
LETTER = Letter("ada@example.org", "marcin@example.com", TEXT)


def ended(script: str) -> Outcome:
    return hand_over(Program((sys.executable, "-c", script)), LETTER)


def test_a_program_reads_the_letter_with_its_own_line_ends(tmp_path: Path) -> None:
    got = tmp_path / "got"
    script = f"import sys; open({str(got)!r}, 'wb').write(sys.stdin.buffer.read())"
    assert ended(script) == Outcome("sent")
    assert got.read_bytes() == TEXT.replace(b"\r\n", b"\n")


def test_no_shell_looks_at_the_words(tmp_path: Path) -> None:
    odd = f"$(touch {tmp_path / 'made'}); `id` | > *"
    script = f"import sys; sys.exit(0 if sys.argv[1] == {odd!r} else 64)"
    assert hand_over(Program((sys.executable, "-c", script, odd)), LETTER) == Outcome("sent")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("code", [64, 65, 67, 68, 69, 77, 78, 127])
def test_an_end_that_says_that_nothing_left_is_believed(code: int) -> None:
    assert ended(f"raise SystemExit({code})").state == "not sent"


@pytest.mark.parametrize("code", [1, 2, 74, 75, 255])
def test_any_other_end_leaves_it_uncertain(code: int) -> None:
    assert ended(f"raise SystemExit({code})").state == "uncertain"


def test_an_end_by_a_signal_leaves_it_uncertain() -> None:
    outcome = ended("import os; os.kill(os.getpid(), 9)")
    assert outcome.state == "uncertain"
    assert outcome.failure is not None
    assert "was ended by signal 9" in outcome.failure.message


def test_what_the_program_said_is_told(tmp_path: Path) -> None:
    program = tmp_path / "send.py"
    program.write_text("import sys\nprint('cannot add IMAP message', file=sys.stderr)\nsys.exit(1)\n", encoding="utf-8")
    outcome = hand_over(Program((sys.executable, str(program))), LETTER)
    assert outcome.failure is not None
    assert outcome.failure.message.split("`")[2] == " ended with 1 and said:\n    cannot add IMAP message"


def test_a_program_that_is_not_there_or_does_not_run_has_sent_nothing(tmp_path: Path) -> None:
    gone = hand_over(Program(("no-such-program-here", "-t")), LETTER)
    assert gone.state == "not sent"
    assert gone.failure is not None
    assert gone.failure.message == "There is no program no-such-program-here here."
    no_program = tmp_path / "text"
    no_program.write_text("x", encoding="utf-8")
    assert hand_over(Program((str(no_program),)), LETTER).state == "not sent"


@needs_msmtp
def test_a_real_msmtp_takes_the_letter_to_a_real_server(certificates: Certificates, tmp_path: Path) -> None:
    with Real(certificates) as server:
        assert hand_over(msmtp(tmp_path, server.account().port, certificates.ca_file), LETTER) == Outcome("sent")
    (received,) = server.received
    assert received == ("ada@example.org", ("marcin@example.com",), TEXT)
    assert server.passwords == [PASSWORD]


@needs_msmtp
def test_what_a_real_msmtp_cannot_do_is_told_in_its_words(certificates: Certificates, tmp_path: Path) -> None:
    with Real(certificates) as server:
        refused = hand_over(msmtp(tmp_path, server.account().port, certificates.ca_file, password="no"), LETTER)
    assert (refused.state, server.received) == ("not sent", [])
    assert refused.failure is not None
    assert "authentication failed" in refused.failure.message
    away = hand_over(msmtp(tmp_path, free_port(), certificates.ca_file), LETTER)
    assert away.state == "not sent"
    assert away.failure is not None
    assert "Connection refused" in away.failure.message


@needs_msmtp
@pytest.mark.parametrize(
    ("stage", "wrong", "state"),
    [
        ("recipient", b"550 no such mailbox", "not sent"),
        ("recipient", b"450 try later", "not sent"),
        ("end", b"554 spam", "not sent"),
        ("end", "close", "uncertain"),
    ],
)
def test_a_real_msmtp_and_a_server_that_goes_wrong(
    stage: str, wrong: bytes, state: str, certificates: Certificates, tmp_path: Path
) -> None:
    with Scripted(certificates.context(), certificates.ca_file, "starttls", stage, wrong) as server:
        outcome = hand_over(msmtp(tmp_path, server.account().port, certificates.ca_file), LETTER)
    assert outcome.state == state, outcome
