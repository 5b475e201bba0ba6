"""`export --send`: what goes out, what is noted, and what is refused before anything happens."""

from __future__ import annotations

import os
import re
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from mail_server import Certificates, Real
from mail_world import AT_ONCE, HOMEWORK, SEND, msmtp, needs_msmtp, noted, sender_into, set_up, states, write_homework
from mentorprep import storage
from mentorprep.cli.app import run
from mentorprep.storage.sending import sending

if TYPE_CHECKING:
    from pathlib import Path

DAY = ["--today", "2026-11-23"]


@pytest.fixture(autouse=True)
def homework(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return write_homework(tmp_path / "work")


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """Where a program puts what it was given to send."""
    set_up(sender_into(tmp_path / "box"), tmp_path)
    return tmp_path / "box"


def test_what_is_sent_is_what_was_shown_and_it_is_noted(
    homework: Path, certificates: Certificates, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Real(certificates) as server:
        set_up(server.account(), tmp_path)
        assert run([*AT_ONCE]) == 0
        account = server.account()
    (received,) = server.received
    assert (received.sender, received.recipients) == ("ada@example.org", ("marcin@example.com",))
    mail = message_from_bytes(received.data, policy=default)
    body = mail.get_body(("plain",))
    assert body is not None
    text = body.get_content().replace("\r\n", "\n")
    out, err = capsys.readouterr()
    assert out == "Sent to Marcin Nowak <marcin@example.com>.\n"
    assert err == (
        "To:       Marcin Nowak <marcin@example.com>\n"
        "From:     Ada Kowalska <ada@example.org>\n"
        f"By:       localhost:{account.port} (STARTTLS) as ada@example.org\n"
        f"Subject:  {mail['Subject']}\n"
        f"\n{text.rstrip()}\n\n"
        "Sending by localhost …\n"
        "Noted under `sent`: the next `mentorprep export` goes on from here.\n"
    )
    (sent,) = noted(homework)
    assert sent[:4] == (sent.date, "marcin", "kickoff", 1)
    assert (str(sent.date), sent.state, sent.message_id) == ("2026-11-23", "sent", mail["Message-ID"])
    assert storage.text_of(homework, sent.sha256 or "") == HOMEWORK.encode()


@needs_msmtp
def test_a_real_msmtp_takes_the_message_to_a_real_server(
    homework: Path, certificates: Certificates, tmp_path: Path
) -> None:
    with Real(certificates) as server:
        set_up(msmtp(tmp_path, server.account().port, certificates.ca_file), tmp_path)
        assert run([*AT_ONCE]) == 0
        set_up(msmtp(tmp_path, server.account().port, certificates.ca_file, password="no"), tmp_path)
        assert run([*AT_ONCE]) == 4
    (received,) = server.received
    assert received.recipients == ("marcin@example.com",)
    (sent,) = noted(homework)
    assert sent.state == "sent"
    assert f"\r\nMessage-ID: {sent.message_id}\r\n".encode() in received.data


def test_a_real_mail_has_the_real_time_and_is_no_draft(homework: Path, box: Path) -> None:
    assert run([*AT_ONCE]) == 0
    mail = message_from_bytes((box / "0").read_bytes(), policy=default)
    assert "X-Unsent" not in mail
    assert mail["Date"].datetime.date().isoformat() != "2026-11-23" or mail["Date"].datetime.hour != 12
    assert re.fullmatch(r"<[0-9a-f]+@example\.org>", mail["Message-ID"])


def test_everything_to_a_mentor_is_one_thread_with_one_subject(homework: Path, box: Path) -> None:
    assert run([*AT_ONCE]) == 0
    text = homework.read_text(encoding="utf-8")
    homework.write_text(
        text.replace("status: accepted}", "status: accepted, last_message_id: <his@example.com>}"), encoding="utf-8"
    )
    assert run(["update", "sql", "--hours", "2", "--learned", "Joins", "--today", "2026-12-01", "-q"]) == 0
    update = ["export", "update", "--mentor", "marcin", "--send", "--yes", "--today", "2026-12-02"]
    assert run(update) == 0
    first, second = (message_from_bytes((box / name).read_bytes(), policy=default) for name in "01")
    assert second["Subject"] == first["Subject"]
    assert second["In-Reply-To"] == "<his@example.com>"
    assert second["References"].split() == [first["Message-ID"], "<his@example.com>"]
    assert first["References"] is None
    assert [sent.kind for sent in noted(homework)] == ["kickoff", "update"]
    assert run(update) == 1  # there is nothing new to tell
    assert len(list(box.iterdir())) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (SEND, "Sending asks first, and there is no terminal to ask on.\n--yes sends without asking: "),
        (("export", "kickoff", "--send", "--yes"), "--yes sends without asking: it needs --mentor beside it.\n"),
        (
            ("export", "kickoff", "--mentor", "marcin", "--yes"),
            "--yes sends without asking: it needs --send beside it.\n",
        ),
        ((*AT_ONCE, "-o", "x.md"), "--send and -o exclude each other.\n"),
        ((*AT_ONCE, "--mark-sent"), "--send and --mark-sent exclude each other.\n"),
        ((*AT_ONCE, "--format", "text"), "--send and --format exclude each other.\n"),
        (("export", "--mentor", "nobody", "--send", "--yes"), "There is no mentor “nobody”.\n"),
    ],
)
def test_what_is_missing_or_does_not_fit_is_named(
    words: tuple[str, ...], said: str, homework: Path, box: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*words]) == 2
    assert capsys.readouterr().err.startswith(said)
    assert (homework.read_text(encoding="utf-8"), box.exists()) == (HOMEWORK, False)


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        (", email: ada@example.org", "Your own address is missing.\nPut `email` under `mentee` in the homework.\n"),
        (
            ", email: marcin@example.com",
            "The address of Marcin Nowak is missing.\nPut `email` to marcin under `mentors`.\n",
        ),
    ],
)
def test_both_addresses_are_needed(
    gone: str, said: str, homework: Path, box: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    homework.write_text(HOMEWORK.replace(gone, ""), encoding="utf-8")
    assert run([*AT_ONCE]) == 2
    assert capsys.readouterr().err == said
    assert not box.exists()


def test_an_account_is_needed(homework: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*AT_ONCE]) == 2
    assert capsys.readouterr().err.startswith("No way to send mail is set up yet.\n`mentorprep mail setup` does that.")
    assert homework.read_text(encoding="utf-8") == HOMEWORK


def test_a_message_that_did_not_leave_leaves_no_trace_but_in_the_history(homework: Path, tmp_path: Path) -> None:
    set_up(sender_into(tmp_path / "box")._replace(words=("no-such-program-here",)), tmp_path)
    assert run([*AT_ONCE]) == 4
    assert homework.read_text(encoding="utf-8") == HOMEWORK


def test_a_password_that_cannot_be_had_is_told_before_anything_is_noted(
    homework: Path, certificates: Certificates, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Real(certificates) as server:
        set_up(server.account(), tmp_path)
        (tmp_path / "password").unlink()
        assert run([*AT_ONCE]) == 4
    assert "which should print the password, ended with 1.\nNothing was sent." in capsys.readouterr().err
    assert homework.read_text(encoding="utf-8") == HOMEWORK
    assert not storage.journal.journal_path(homework).exists()


def test_two_runs_do_not_send_at_the_same_time(homework: Path, box: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with sending(homework):
        assert run([*AT_ONCE]) == 4
    assert capsys.readouterr().err == (
        "Another run of mentorprep is about to send from homework.yaml, or is sending now.\n"
        "When it has ended, run the command again. Nothing was sent by this one.\n"
    )
    assert not box.exists()
    assert run([*AT_ONCE]) == 0


def test_the_homework_can_be_written_while_a_mail_is_on_its_way(homework: Path, tmp_path: Path) -> None:
    """The program that sends logs an hour of work meanwhile; a lock that is held would stop it for ten seconds."""
    words = sender_into(tmp_path / "box").words
    logs = "import subprocess; subprocess.run([sys.executable, '-m', 'mentorprep', 'update', 'sql', '--hours', '1', '-q'], check=True)"
    set_up(sender_into(tmp_path / "box")._replace(words=(*words[:2], f"{words[2]}; {logs}", *words[3:])), tmp_path)
    assert run([*AT_ONCE]) == 0
    assert states(homework) == ["sent"]
    assert len(storage.read(homework).homework.log) == 1


def test_an_entry_that_was_taken_out_meanwhile_comes_back(homework: Path, tmp_path: Path) -> None:
    words = sender_into(tmp_path / "box").words
    undo = f"open({str(homework)!r}, 'w').write({HOMEWORK!r})"
    set_up(sender_into(tmp_path / "box")._replace(words=(*words[:2], f"{words[2]}; {undo}", *words[3:])), tmp_path)
    assert run([*AT_ONCE]) == 0
    assert states(homework) == ["sent"]


def test_a_mail_that_went_out_and_could_not_be_noted_is_told_and_asked_about(
    homework: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = sender_into(tmp_path / "box").words
    lock = f"import os; os.chmod({str(homework)!r}, 0o400)"
    set_up(sender_into(tmp_path / "box")._replace(words=(*words[:2], f"{words[2]}; {lock}", *words[3:])), tmp_path)
    assert run([*AT_ONCE]) == 4
    said = capsys.readouterr().err
    assert "The message is sent. But the homework could not be told: homework.yaml is read-only." in said
    assert "The next `mentorprep export --send` asks what became of it." in said
    assert states(homework) == ["sending"]
    homework.chmod(0o600)
    assert run([*AT_ONCE]) == 2
    assert "it may have gone out" in capsys.readouterr().err
    assert len(list((tmp_path / "box").iterdir())) == 1


@pytest.mark.parametrize("state", ["sending", "uncertain"])
def test_what_may_have_gone_out_is_told_and_not_sent_again_without_a_terminal(
    state: str, homework: Path, box: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    doubtful = f"{HOMEWORK}sent:\n  - {{date: 2026-11-20, to: marcin, kind: kickoff, message_id: <1@example.org>, state: {state}}}\n"
    homework.write_text(doubtful, encoding="utf-8")
    assert run([*AT_ONCE]) == 2
    said = capsys.readouterr().err
    assert said.startswith("The kickoff message of 20 November 2026 to Marcin Nowak: it may have gone out; ")
    assert "`mentorprep export kickoff --mentor marcin --mark-sent`" in said
    assert "take entry 1 below `sent` out of homework.yaml" in said
    assert (homework.read_text(encoding="utf-8"), box.exists()) == (doubtful, False)
    assert run(["export", "kickoff", *DAY]) == 0  # nothing is sent by this: it is told, and no more
    assert "it may have gone out" in capsys.readouterr().err
    assert run(["export", "kickoff", "--mentor", "marcin", "--mark-sent", *DAY]) == 0
    assert "Marked as sent to Marcin Nowak on 20 November 2026." in capsys.readouterr().err
    (sent,) = noted(homework)
    assert (sent.state, sent.message_id) == ("sent", "<1@example.org>")


def test_a_doubt_is_past_once_a_later_message_surely_went_out(homework: Path, box: Path) -> None:
    entries = [("2026-11-20", "uncertain"), ("2026-11-21", "sent")]
    lines = "".join(f"  - {{date: {day}, to: marcin, kind: kickoff, state: {state}}}\n" for day, state in entries)
    homework.write_text(f"{HOMEWORK}sent:\n{lines}", encoding="utf-8")
    assert run([*AT_ONCE]) == 0
    assert states(homework) == ["uncertain", "sent", "sent"]


def test_nothing_private_and_nothing_of_this_machine_is_in_a_mail(homework: Path, box: Path) -> None:
    private = "  - {id: secret, title: Leave the bank, private: true}\n"
    homework.write_text(HOMEWORK.replace("questions:\n", f"{private}questions:\n"), encoding="utf-8")
    assert run([*AT_ONCE]) == 0
    sent = (box / "0").read_bytes().decode("ascii")
    assert "Leave the bank" not in sent
    assert os.uname().nodename not in sent
