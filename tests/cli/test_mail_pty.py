"""`mail setup` and `mail test` on a real terminal, in plain lines."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mail_server import USER
from mentorprep.cli.app import run
from mentorprep.mail.config import config_path, read_account

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX's", allow_module_level=True)
from screen import answer, ended, spawned

NO_KEYRING = "keyring.backends.fail.Keyring"  # whatever the system of whoever runs the tests has
PATH = str(Path(sys.executable).parent)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return tmp_path / "work"


def terminal(work: Path, *words: str) -> Any:
    keyring = os.environ.get("PYTHON_KEYRING_BACKEND", NO_KEYRING)
    flags = ["--plain", *words]
    return spawned(flags, work, PYTHON_KEYRING_BACKEND=keyring, TERM="dumb", COLUMNS="80", PATH=PATH)


def test_an_account_is_asked_for_one_small_question_at_a_time(work: Path) -> None:
    asked = terminal(work, "mail", "setup")
    answer(asked, ("Number", "1"), ("Your mail address", "ada@gmail.com"))
    asked.expect_exact("Gmail: It takes an app password, not the one you log in with.")
    answer(asked, ("prints the password", "no-such-program"))
    asked.expect_exact("there is no such program here")
    answer(asked, ("prints the password", "python -c pass"))
    asked.expect_exact("Messages go out by smtp.gmail.com:465 (TLS) as ada@gmail.com.")
    assert ended(asked) == 0
    account = read_account(config_path())
    assert account is not None
    assert account[3:5] == ("ada@gmail.com", ("python", "-c", "pass"))


def test_an_unknown_provider_is_asked_for_its_server(work: Path) -> None:
    asked = terminal(work, "mail", "setup")
    answer(asked, ("Number", "1"), ("Your mail address", USER), ("The server", "smtp.example.org"), ("Number", "2"))
    answer(asked, ("Port [587]", ""), (f"Login [{USER}]", ""), ("prints the password", "python -c pass"))
    assert ended(asked) == 0
    assert (
        config_path()
        .read_text(encoding="utf-8")
        .split("\n", 1)[1]
        .startswith(f'[smtp]\nhost = "smtp.example.org"\nport = 587\ntls = "starttls"\nuser = "{USER}"\n')
    )


def test_the_end_of_input_leaves_everything_as_it_was(work: Path) -> None:
    asked = terminal(work, "mail", "setup")
    answer(asked, ("Number", "1"))
    asked.expect_exact("Your mail address")
    asked.sendeof()
    assert ended(asked) == 1
    assert not config_path().exists()


def test_a_test_is_sent_only_after_a_yes(work: Path) -> None:
    assert run(["mail", "setup", "--command", f"{sys.executable} -c pass"]) == 0
    for typed, code, said in (("", 1, "Nothing was sent."), ("n", 1, "Nothing was sent."), ("y", 0, "Sent to ada@")):
        asked = terminal(work, "mail", "test", "--address", "ada@example.org")
        answer(asked, ("Send it? [y/N]", typed))
        asked.expect_exact(said)
        assert ended(asked) == code


@pytest.fixture
def ring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A keyring for the commands of a test: the file that it keeps."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "mail_ring.Ring")
    monkeypatch.setenv("MENTORPREP_TEST_RING", str(tmp_path / "ring"))
    return tmp_path / "ring"


def test_a_password_is_typed_unseen_into_the_keyring_and_into_nothing_else(work: Path, ring: Path) -> None:
    asked = terminal(work, "mail", "setup")
    answer(asked, ("Number", "1"), ("Your mail address", "ada@fastmail.com"), ("Number", "1"))
    for typed in ("", "hunter2-zażółć"):
        asked.expect_exact("Password of ada@fastmail.com")
        asked.waitnoecho()  # what is typed before is thrown away
        asked.sendline(typed)
    asked.expect_exact("Messages go out by smtp.fastmail.com:465 (TLS) as ada@fastmail.com.")
    shown = asked.before
    assert ended(asked) == 0
    assert "hunter2" not in shown + asked.before
    assert json.loads(ring.read_text(encoding="utf-8")) == {
        "mentorprep smtp.fastmail.com ada@fastmail.com": "hunter2-zażółć"
    }
    assert config_path().read_text(encoding="utf-8").endswith('user = "ada@fastmail.com"\nkeyring = true\n')
    others = [path for path in work.parent.rglob("*") if path.is_file() and path != ring]
    assert [path for path in others if b"hunter2" in path.read_bytes()] == []


def test_the_end_of_input_at_the_password_sets_nothing_up(work: Path, ring: Path) -> None:
    asked = terminal(work, "mail", "setup", "--provider", "fastmail", "--user", "ada@fastmail.com", "--keyring")
    asked.expect_exact("Password of ada@fastmail.com")
    asked.waitnoecho()
    asked.sendeof()
    assert ended(asked) == 1
    assert (ring.exists(), config_path().exists()) == (False, False)


def test_without_a_terminal_the_keyring_must_have_the_password(work: Path, ring: Path) -> None:
    words = ["mail", "setup", "--provider", "fastmail", "--user", "ada@fastmail.com", "--keyring"]
    command = [sys.executable, "-m", "mentorprep", *words]
    none = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert none.returncode == 2
    assert "The keyring has no password for ada@fastmail.com on smtp.fastmail.com.\n" in none.stderr
    assert 'keyring set "mentorprep smtp.fastmail.com" ada@fastmail.com\n' in none.stderr
    ring.write_text('{"mentorprep smtp.fastmail.com ada@fastmail.com": "hunter2"}', encoding="utf-8")
    there = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert (there.returncode, config_path().exists()) == (0, True)
