"""Where a password comes from, and what is said where it does not come."""

from __future__ import annotations

import sys
from typing import Any, cast

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from mentorprep.mail import secret
from mentorprep.mail.account import Failure, Smtp

ACCOUNT = Smtp("smtp.example.org", 465, "tls", "ada")


def printed(script: str) -> str | Failure:
    return secret.password_of(ACCOUNT._replace(password_command=(sys.executable, "-c", script)))


def failure(found: object) -> str:
    assert isinstance(found, Failure), found
    return found.message.replace(sys.executable, "python")


def test_the_first_line_that_a_command_prints_is_the_password() -> None:
    script = f"import os; os.write(1, {'zażółć hunter2 '.encode()!r} + bytes([10, 120]))"
    assert printed(script) == "zażółć hunter2 "
    assert printed("import os; os.write(1, b'one\\r\\ntwo')") == "one"


def test_a_command_that_gives_no_password_is_told_with_its_end() -> None:
    assert failure(printed("raise SystemExit(3)")) == "python, which should print the password, ended with 3."
    assert failure(printed("")) == "python, which should print the password, printed nothing."
    assert failure(printed("import os; os.write(1, b'\\xff')")) == "What python prints is no text."
    assert failure(printed("import os; os.write(1, b'a\\x00b')")).startswith("What came as the password is none")
    assert failure(printed("print('x' * 2000)")).startswith("What came as the password is none")
    gone = ACCOUNT._replace(password_command=("no-such-program-here",))
    assert (
        failure(secret.password_of(gone))
        == "There is no program no-such-program-here, which should print the password."
    )


class Ring(KeyringBackend):
    """A keyring in memory, as good as a system's."""

    priority = 1.0

    def __init__(self, *, locked: bool = False) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = locked

    def get_password(self, service: str, username: str) -> str | None:
        self._look()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._look()
        self.kept[service, username] = password

    def _look(self) -> None:
        if self.locked:
            raise KeyringLocked("hunter2 is what you typed")


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    kept = Ring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: kept)
    return kept


def test_a_keyring_keeps_a_password_and_gives_it_back(ring: Ring) -> None:
    assert failure(secret.password_of(ACCOUNT)) == "The keyring has no password for ada on smtp.example.org."
    assert secret.keep(ACCOUNT, "hunter2") is None
    assert ring.kept == {("mentorprep smtp.example.org", "ada"): "hunter2"}
    assert secret.password_of(ACCOUNT) == "hunter2"


def test_a_locked_keyring_is_told_by_the_name_of_its_error_alone(ring: Ring) -> None:
    ring.locked = True
    assert failure(secret.password_of(ACCOUNT)) == "The keyring gave no password (KeyringLocked)."
    assert failure(secret.keep(ACCOUNT, "hunter2")) == "The keyring did not take the password (KeyringLocked)."


def test_a_keyring_that_keeps_nothing_secret_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from keyring.backends import fail

    plain: Any = type("PlaintextKeyring", (), {"__module__": "keyrings.alt.file"})
    for none in (cast("Any", fail.Keyring)(), plain()):
        monkeypatch.setattr(keyring, "get_keyring", lambda none=none: none)
        assert secret.keyring_trouble() is not None
        assert failure(secret.keep(ACCOUNT, "hunter2")) == "This system has no keyring that keeps a secret."


def test_without_the_package_the_way_to_install_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    found = secret.keyring_trouble()
    assert found is not None
    assert "mentorprep[keyring]" in found.cure
