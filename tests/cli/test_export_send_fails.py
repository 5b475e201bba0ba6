"""Sending that fails, at each stage on the way to the server: one clear message, what to do, and the truth in `sent`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from mail_server import Certificates, Scripted, Wrong, free_port
from mail_world import AT_ONCE, HOMEWORK, noted, set_up, write_homework
from mentorprep.cli.app import run
from mentorprep.mail.account import Smtp

if TYPE_CHECKING:
    from pathlib import Path

    from mail_server import Certificate
    from mentorprep.mail.account import Tls

PORT = "localhost:PORT"
NOTHING = "Nothing was sent."
NEITHER = "Nothing was sent, the password neither."
WAYS = "The port and the encryption should be 465 with TLS or 587 with STARTTLS: `mentorprep mail setup` changes it."
OTHER_NETWORK = f"{NOTHING} {WAYS} Some networks let no mail through; then try another."
AGAIN = f"{NOTHING} Send again later."
QUARTER = f"{NOTHING} Send again in a quarter of an hour."
SENT_FOLDER = (
    "Your Sent folder may show it, or who it went to knows. The next `mentorprep export --send` asks what became of it."
)
LOGIN = (
    f"{NOTHING} Many providers want an app password here, not the usual one. `mentorprep mail setup` takes another one."
)
DRAFT = f"{NOTHING} `mentorprep export --open` opens a message as a draft, for your mail program to send."


class Case(NamedTuple):
    """A server that goes wrong at a stage, what is said of it, and what is noted (None: nothing)."""

    stage: str
    wrong: Wrong
    message: str
    cure: str
    state: str | None = None
    tls: Tls = "starttls"


CASES = [
    Case("banner", "hang", f"{PORT} does not answer at the greeting: waited 1 second.", OTHER_NETWORK),
    Case("banner", "close", "localhost broke the connection off at the greeting.", f"{NOTHING} {WAYS}"),
    Case("banner", b"554 go away", "localhost refused at the greeting: 554 go away", f"{NOTHING} {WAYS}"),
    Case("banner", b"421 too busy", "localhost does not want it now: 421 too busy", QUARTER),
    Case(
        "banner",
        b"SSH-2.0-OpenSSH_9.2",
        "localhost refused at the greeting: what it says is no answer of a mail server",
        f"{NOTHING} {WAYS}",
    ),
    Case("ehlo", "close", "localhost broke the connection off at the greeting.", f"{NOTHING} {WAYS}"),
    Case("ehlo", b"502 no", "localhost refused at the greeting: 502 no", f"{NOTHING} {WAYS}"),
    Case("starttls", "hang", f"{PORT} does not answer when asked for encryption: waited 1 second.", AGAIN),
    Case("starttls", "close", "localhost broke the connection off when asked for encryption.", AGAIN),
    Case("starttls", b"454 not now", "localhost does not want it now: 454 not now", QUARTER),
    Case(
        "handshake",
        "hang",
        f"{PORT} does not answer while the connection was being encrypted: waited 1 second.",
        AGAIN,
    ),
    Case("handshake", "close", "localhost broke the connection off while the connection was being encrypted.", AGAIN),
    Case("handshake", b"what?", f"{PORT} does not speak TLS when asked to.", f"{NEITHER} {WAYS}"),
    Case(
        "handshake",
        "hang",
        f"{PORT} does not answer while the connection was being encrypted: waited 1 second.",
        AGAIN,
        tls="tls",
    ),
    Case("handshake", b"220 hello", f"{PORT} does not speak TLS from the start.", f"{NEITHER} {WAYS}", tls="tls"),
    Case("login", "hang", f"{PORT} does not answer at the login: waited 1 second.", AGAIN),
    Case("login", "close", "localhost broke the connection off at the login.", AGAIN),
    Case("login", b"535 no", "localhost does not take the login of ada@example.org: 535 no", LOGIN),
    Case("login", b"454 not now", "localhost does not want it now: 454 not now", QUARTER),
    Case("sender", "hang", f"{PORT} does not answer when it was told who sends: waited 1 second.", AGAIN),
    Case("sender", "close", "localhost broke the connection off when it was told who sends.", AGAIN),
    Case(
        "sender",
        b"553 not yours",
        "localhost does not send for ada@example.org: 553 not yours",
        f"{NOTHING} The email of the mentee must be an address of the account ada@example.org.",
    ),
    Case(
        "sender",
        b"552 too big",
        "The message (N KiB) is too large for localhost, or the mailbox is full: 552 too big",
        f"{NOTHING} Say less of it, or wait until the mailbox has room.",
    ),
    Case("recipient", "hang", f"{PORT} does not answer when it was told to whom: waited 1 second.", AGAIN),
    Case("recipient", "close", "localhost broke the connection off when it was told to whom.", AGAIN),
    Case(
        "recipient",
        b"550 unknown",
        "localhost does not take mail for marcin@example.com: 550 unknown",
        f"{NOTHING} Is that address right? Mend it in the homework, and send again.",
    ),
    Case(
        "recipient",
        b"450 greylisted",
        "localhost does not take mail for marcin@example.com yet: 450 greylisted",
        f"{NOTHING} Such a first refusal is common (greylisting). Send again in a quarter of an hour.",
    ),
    Case("data", "hang", f"{PORT} does not answer while it takes the message: waited 1 second.", AGAIN),
    Case("data", "close", "localhost broke the connection off while it takes the message.", AGAIN),
    Case("data", b"554 no", "localhost refused the message itself: 554 no", DRAFT),
    Case("end", b"554 spam", "localhost refused the message itself: 554 spam", DRAFT),
    Case("end", b"451 busy", "localhost does not want it now: 451 busy", QUARTER),
    Case(
        "end",
        b"552 full",
        "The message (N KiB) is too large for localhost, or the mailbox is full: 552 full",
        f"{NOTHING} Say less of it, or wait until the mailbox has room.",
    ),
    Case(
        "end",
        "hang",
        "localhost did not answer after it had the whole message: it may have gone out.",
        SENT_FOLDER,
        "uncertain",
    ),
    Case(
        "end",
        "close",
        "localhost broke the connection off after it had the whole message: it may have gone out.",
        SENT_FOLDER,
        "uncertain",
    ),
    Case(
        "end",
        b"what?",
        "localhost gave no answer that can be understood after it had the whole message: it may have gone out.",
        SENT_FOLDER,
        "uncertain",
    ),
]


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(autouse=True)
def homework(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return write_homework(tmp_path / "work")


def told(capsys: pytest.CaptureFixture[str]) -> str:
    """What is said after the preview, without what differs from run to run."""
    said = capsys.readouterr().err.rpartition(" …\n")[2]
    return re.sub(r"\(\d+ KiB\)", "(N KiB)", re.sub(r"localhost:\d+", PORT, said))


def is_noted(path: Path, state: str | None) -> None:
    if state is None:
        assert path.read_text(encoding="utf-8") == HOMEWORK
    else:
        (sent,) = noted(path)
        assert sent.state == state
        assert sent.message_id


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.tls}-{case.stage}-{case.wrong!r}")
def test_a_failure_is_told_once_with_what_to_do_and_noted_as_it_is(
    case: Case, homework: Path, certificates: Certificates, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Scripted(certificates.context(), certificates.ca_file, case.tls, case.stage, case.wrong) as server:
        set_up(server.account(), tmp_path)
        assert run([*AT_ONCE]) == 4
    assert server.reached[-1] in {case.stage, "quit"}
    assert told(capsys) == f"{case.message}\n{case.cure}\n"
    is_noted(homework, case.state)
    assert len(server.letters) == (case.stage == "end")


UNKNOWN = "The certificate of localhost is signed by nobody whom this computer knows."
CERTIFICATES = {
    "other name": (
        f"The certificate at {PORT} is for another name: this may be another server.",
        f"{NEITHER} Is localhost the name that your provider gives? `mentorprep mail setup` changes it.",
    ),
    "expired": (
        "The certificate of localhost is out of date.",
        f"{NEITHER} Is this computer's clock right? Otherwise the provider has to renew it.",
    ),
    "self-signed": (
        UNKNOWN,
        f"{NEITHER} Try another network. For a server of your own, name its certificate: mail setup --ca-file FILE",
    ),
}


@pytest.mark.parametrize("tls", ["tls", "starttls"])
@pytest.mark.parametrize("kind", CERTIFICATES)
def test_a_certificate_that_cannot_be_trusted_ends_it(
    kind: Certificate,
    tls: Tls,
    homework: Path,
    certificates: Certificates,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Scripted(certificates.context(kind), certificates.ca_file, tls) as server:
        set_up(server.account(), tmp_path)
        assert run([*AT_ONCE]) == 4
    assert server.reached[-1] == "handshake"
    assert told(capsys).startswith("\n".join(CERTIFICATES[kind]))
    is_noted(homework, None)


def test_the_systems_certificates_do_not_know_a_server_of_ones_own(
    homework: Path, certificates: Certificates, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Scripted(certificates.context(), certificates.ca_file, "tls") as server:
        set_up(server.account(ca_file=None), tmp_path)
        assert run([*AT_ONCE]) == 4
    assert told(capsys).startswith(UNKNOWN)
    is_noted(homework, None)


@pytest.mark.parametrize(
    ("offers", "message", "cure"),
    [
        ("SIZE 1000", f"{PORT} offers no encryption (STARTTLS).", f"{NEITHER} {WAYS}"),
        (
            "STARTTLS\nAUTH XOAUTH2",
            "localhost takes no password: it offers XOAUTH2.",
            (
                f"{NOTHING} A mail program may know that login: `mentorprep mail setup` takes a command. Or open a draft: "
                "`mentorprep export --open`"
            ),
        ),
    ],
)
def test_what_a_server_does_not_offer_is_named(
    offers: str,
    message: str,
    cure: str,
    homework: Path,
    certificates: Certificates,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Scripted(certificates.context(), certificates.ca_file, "starttls", offers=offers) as server:
        set_up(server.account(), tmp_path)
        assert run([*AT_ONCE]) == 4
    assert told(capsys) == f"{message}\n{cure}\n"
    is_noted(homework, None)


def test_a_server_that_is_not_there_is_told(homework: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    account = Smtp("localhost", free_port(), "tls", "ada", timeout_seconds=2)
    set_up(account, tmp_path)
    assert run([*AT_ONCE]) == 4
    assert told(capsys) == f"{PORT} refuses the connection.\n{NOTHING} {WAYS}\n"
    for host in ("no-such-server.invalid", f"{'a' * 70}.example.org"):
        set_up(account._replace(host=host), tmp_path)
        assert run([*AT_ONCE]) == 4
        assert re.fullmatch(
            rf"The mail server {host} (was not found|could not be looked up)\.\n{NOTHING} Are you online\?.*\n",
            told(capsys),
        )
    is_noted(homework, None)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "The certificates in gone.pem cannot be read: No such file or directory."),
        ("no certificate", "gone.pem holds no certificate (PEM)."),
    ],
)
def test_certificates_that_are_gone_or_none_are_told(
    text: str | None,
    message: str,
    homework: Path,
    certificates: Certificates,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if text:
        (homework.parent / "gone.pem").write_text(text, encoding="utf-8")
    with Scripted(certificates.context(), certificates.ca_file, "tls") as server:
        set_up(server.account(ca_file="gone.pem"), tmp_path)
        assert run([*AT_ONCE]) == 4
    assert told(capsys).startswith(f"{message}\n")
    is_noted(homework, None)


def test_a_provider_that_is_known_is_told_with_its_own_way(homework: Path, tmp_path: Path) -> None:
    from mentorprep.mail.account import Letter
    from mentorprep.mail.refusals import Refused, failure_at

    letter = Letter("ada@gmail.com", "marcin@example.com", b"")
    account = Smtp("smtp.gmail.com", 25, "starttls", "ada@gmail.com")
    refused = failure_at("login", Refused(535, b"5.7.8 Username and Password not accepted."), account, letter, hide=())
    assert "Turn on 2-Step Verification, then: https://myaccount.google.com/apppasswords" in refused.cure
    closed = failure_at("reach", ConnectionRefusedError(111, "refused"), account, letter, hide=())
    assert "should be 465 with TLS, for Gmail" in closed.cure
