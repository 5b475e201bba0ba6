"""`mail setup` and `mail test`: by flags, and where something is missing."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from mail_server import PASSWORD, USER, Certificates, Real
from mentorprep.cli.app import run
from mentorprep.mail.config import config_path

if TYPE_CHECKING:
    from pathlib import Path

PRINTS = f"{sys.executable} -c pass"


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


def saved() -> str:
    return "".join(line for line in config_path().read_text(encoding="utf-8").splitlines(True) if line[0] != "#")


def test_a_program_that_sends_is_kept_as_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mail", "setup", "--command", f"{sys.executable} -m 'my sender'"]) == 0
    assert saved() == f'command = ["{sys.executable}", "-m", "my sender"]\n'
    out, err = capsys.readouterr()
    assert out == f"Messages go out by {sys.executable} -m 'my sender'.\n"
    assert err == f"Saved, without a password: {config_path()}\n`mentorprep mail test` sends a message to yourself.\n"


def test_a_known_provider_needs_a_login_and_where_the_password_is(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["mail", "setup", "--provider", "wp", "--user", "ada@wp.pl", "--password-command", PRINTS]
    assert run(words) == 0
    assert saved() == (
        '[smtp]\nhost = "smtp.wp.pl"\nport = 465\ntls = "tls"\nuser = "ada"\n'
        f'password_command = ["{sys.executable}", "-c", "pass"]\n'
    )
    assert "must first be allowed in the settings of your mailbox" in capsys.readouterr().err


def test_a_server_of_ones_own_is_named_with_all_it_takes(certificates: Certificates) -> None:
    words = ["--host", "mail.example.org", "--port", "587", "--user", "ada", "--password-command", PRINTS]
    assert run(["mail", "setup", *words, "--ca-file", str(certificates.ca_file)]) == 0
    assert saved() == (
        '[smtp]\nhost = "mail.example.org"\nport = 587\ntls = "starttls"\nuser = "ada"\n'
        f'password_command = ["{sys.executable}", "-c", "pass"]\nca_file = "{certificates.ca_file}"\n'
    )


def test_the_file_and_its_folder_are_for_their_owner_alone() -> None:
    umask = os.umask(0)
    try:
        for _ in range(2):
            assert run(["mail", "setup", "--command", sys.executable]) == 0
            assert stat.S_IMODE(config_path().stat().st_mode) == 0o600
            assert stat.S_IMODE(config_path().parent.stat().st_mode) == 0o700
            config_path().chmod(0o644)  # the next run closes it again
    finally:
        os.umask(umask)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "How should mail go out? There is no terminal to ask on."),
        (
            ["--command", "no-such-program -t"],
            "--command begins with no-such-program, and there is no such program here.",
        ),
        (["--command", "'open"], "--command has a quote that is not closed."),
        (["--command", "x", "--user", "ada"], "--command sends by itself: no other flag goes with it."),
        (["--provider", "gmial"], "--provider: “gmial” is not known. Did you mean gmail?"),
        (["--provider", "gmail"], "--user is missing: the login, mostly your address."),
        (["--user", "ada"], "--host is missing: the mail server."),
        (
            ["--provider", "gmail", "--user", "ada"],
            "--password-command is missing, or --keyring: where the password is.",
        ),
        (
            ["--host", "a b", "--user", "ada", "--password-command", PRINTS],
            "--host is the name of a mail server, such as smtp.example.org.",
        ),
        (
            ["--host", "x", "--user", "ada", "--password-command", "echo hunter2"],
            "--password-command would hold the password itself. Use one that looks it up: pass show mail",
        ),
        (
            ["--host", "x", "--user", "ada", "--password-command", PRINTS, "--ca-file", "gone"],
            "--ca-file gone holds no certificates that can be read: No such file or directory.",
        ),
    ],
)
def test_what_is_missing_or_does_not_fit_is_named(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["mail", "setup", *words]) == 2
    assert capsys.readouterr().err.splitlines()[0] == said
    assert not config_path().exists()


def test_a_provider_that_takes_no_passwords_is_said_to_and_the_draft_named(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--provider", "outlook", "--user", "ada@hotmail.com", "--password-command", PRINTS]
    assert run(["mail", "setup", *words]) == 1
    said = capsys.readouterr().err
    assert "It takes no passwords from mail programs any more" in said
    assert "mentorprep export --open" in said
    assert not config_path().exists()


def test_every_known_provider_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mail", "setup", "--list-providers"]) == 0
    assert "gmail        Gmail. smtp.gmail.com:465, TLS. It takes an app password" in capsys.readouterr().out


def test_a_test_needs_an_account_an_address_and_a_yes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mail", "test"]) == 2
    assert capsys.readouterr().err.startswith("No way to send mail is set up yet.\n`mentorprep mail setup` does that.")
    assert run(["mail", "setup", "--command", sys.executable, "-q"]) == 0
    assert run(["mail", "test"]) == 2
    assert "Name it: mentorprep mail test --address ADDRESS" in capsys.readouterr().err
    assert run(["mail", "test", "--address", "ada"]) == 2
    assert run(["mail", "test", "--address", "ada@example.org"]) == 2
    assert "Send without asking: --yes" in capsys.readouterr().err


def test_a_test_goes_to_the_address_of_the_homework(
    certificates: Certificates, work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (work / "homework.yaml").write_text(f"mentorprep: 1\nmentee: {{name: Ada, email: {USER}}}\n", encoding="utf-8")
    (work / "password").write_text(PASSWORD + "\n", encoding="utf-8")
    with Real(certificates) as server:
        account = server.account()
        words = ["--host", account.host, "--port", str(account.port), "--tls", "starttls", "--user", USER]
        shows = f"{sys.executable} -c \"print(open('password', encoding='utf-8').read())\""
        trust = ["--ca-file", str(account.ca_file)]
        assert run(["mail", "setup", *words, *trust, "--password-command", shows]) == 0
        assert run(["mail", "test", "--yes"]) == 0
    (received,) = server.received
    assert received.recipients == (USER,)
    assert b"\r\nSubject: mentorprep: a test\r\n" in received.data
    out, err = capsys.readouterr()
    assert out.endswith(f"Sent to {USER}. Look whether it has come.\n")
    assert f"To:       {USER}\n" in err
