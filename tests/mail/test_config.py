"""The file with the mail account: what may stand in it, and what is said of anything else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorprep.core.stop import USAGE, Stop
from mentorprep.mail.account import Account, Program, Smtp
from mentorprep.mail.config import config_path, read_account, written

SHAKY = 'host = "smtp.example.org"\nport = 465\ntls = "none"\nuser = "ada"\nkeyring = true\n'
TWO_LINES = 'host = "smtp.example.org"\nport = 465\ntls = "tls"\nuser = "ada\\nx"\nkeyring = true\n'
GOOD = 'host = "smtp.example.org"\nport = 465\ntls = "tls"\nuser = "ada"\n'


def refusal(folder: Path, text: str) -> str:
    path = folder / "mail.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Stop) as stopped:
        read_account(path)
    assert stopped.value.exit_code == USAGE
    assert "mentorprep mail setup" in stopped.value.cure
    return stopped.value.message.removeprefix(f"{path}: ")


def test_the_file_is_in_the_configuration_folder_of_the_user(tmp_path: Path) -> None:
    assert config_path() == tmp_path / "config" / "mentorprep" / "mail.toml"
    assert read_account(config_path()) is None


_WORDS = st.lists(st.text(st.characters(exclude_categories=["C", "Z"])), max_size=3).map(tuple)
_LINES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)
_PROGRAMS = st.builds(lambda words: Program(("my-sender", *words)), _WORDS)
_ACCOUNTS = st.builds(
    Smtp,
    host=st.sampled_from(["smtp.example.org", "127.0.0.1", "::1"]),
    port=st.integers(1, 65535),
    tls=st.sampled_from(["tls", "starttls"]),
    user=_LINES,
    password_command=st.none() | _WORDS.map(lambda words: ("pass", *words)),
    ca_file=st.none() | _LINES,
    timeout_seconds=st.integers(1, 600),
)


@given(account=_PROGRAMS | _ACCOUNTS)
def test_what_is_written_reads_back_the_same(account: Account, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "written.toml"
    path.write_text(written(account), encoding="utf-8")
    assert read_account(path) == account


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "smtp: is missing: a table with host, port, tls, user and password_command or keyring."),
        ("command = 'msmtp -t'", 'command: is a list of words: ["pass", "show", "mail"]. No shell looks at it.'),
        ("command = ['msmtp']", "command: msmtp reads the recipient from the message only with -t: msmtp -t"),
        ("command = ['a']\n[smtp]", "command: stands beside smtp; only one of them can send."),
        ("comand = ['a']", "comand: is unknown. Did you mean command?"),
        ("[smtp]\nhots = 'x'", "smtp.hots: is unknown. Did you mean host?"),
        (f"[smtp]\n{GOOD}", "password_command: or keyring = true: exactly one of them says where the password is."),
        (
            f"[smtp]\n{GOOD}password_command = ['echo', 'hunter2']",
            "password_command: would hold the password itself. Use one that looks it up: pass show mail",
        ),
        (
            f"[smtp]\n{GOOD}keyring = 'yes'",
            "keyring: is true or false; the password itself is in the system's keyring.",
        ),
        (f"[smtp]\n{GOOD}keyring = true\ntimeout_seconds = 0", "timeout_seconds: is a whole number from 1 to 600."),
        (f"[smtp]\n{GOOD.replace('465', 'true')}keyring = true", "port: is a whole number from 1 to 65535."),
        (
            f"[smtp]\n{GOOD.replace('smtp.example.org', 'https://smtp.example.org')}keyring = true",
            "host: is the name of a mail server, such as smtp.example.org.",
        ),
        (
            f"[smtp]\n{SHAKY}",
            "tls: is missing or unknown. It is “tls” (from the start, port 465) or “starttls” (port 587).",
        ),
        (f"[smtp]\n{TWO_LINES}", "user: is missing, or is no text on one line."),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(text: str, said: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, text) == said


@pytest.mark.parametrize("key", ["password", "Password", "pass", "secret", "token"])
@pytest.mark.parametrize("where", ["", "[smtp]\n"])
def test_a_password_in_the_file_is_refused_and_not_repeated(key: str, where: str, tmp_path: Path) -> None:
    said = refusal(tmp_path, f"{where}{key} = 'hunter2'\n")
    assert "no password belongs in a file" in said
    assert "hunter2" not in said


def test_a_file_that_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    assert "is no TOML: " in refusal(tmp_path, "command = \n")
    (tmp_path / "mail.toml").write_bytes(b"\xff")
    with pytest.raises(Stop) as stopped:
        read_account(tmp_path / "mail.toml")
    assert stopped.value.message.endswith("cannot be read: it is no text in UTF-8.")
