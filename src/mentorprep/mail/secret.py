"""Where the password comes from: a command that prints it, or the system's keyring. It is held while a letter is handed
over, and nowhere else: no file, flag, environment, log or message of ours has it."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

from mentorprep.mail.account import Failure

if TYPE_CHECKING:
    from mentorprep.mail.account import Smtp

_COMMAND_SECONDS = 120  # somebody may have to unlock a password store
_LONGEST = 1000
_SETUP = "`mentorprep mail setup` sets it up anew."
_INSTALL = (
    "Install it beside mentorprep: pip install 'mentorprep[keyring]' (pipx: pipx inject mentorprep 'keyring>=25')."
)
_PLAIN_STORES = (
    "keyrings.alt.file",
    "keyring.backends.fail",
    "keyring.backends.null",
)  # files that anybody can read, or none


def password_of(account: Smtp) -> str | Failure:
    """The password of an account, fetched now."""
    if account.password_command is None:
        return _from_keyring(account)
    return _from_command(account.password_command)


def keyring_trouble() -> Failure | None:
    """Why no password can be kept in the system's keyring; None where one can."""
    ring = _keyring()
    return ring if isinstance(ring, Failure) else None


def keep(account: Smtp, password: str) -> Failure | None:
    """Put a password into the system's keyring; None when it is there."""
    ring = _keyring()
    if isinstance(ring, Failure):
        return ring
    try:
        ring.set_password(service(account.host), account.user, password)
    except Exception as error:  # each keyring has its own; its name says enough, its text may say too much
        return Failure(f"The keyring did not take the password ({type(error).__name__}).", "Unlock it and try again.")
    return None


def service(host: str) -> str:
    """The name under which the keyring has a password."""
    return f"mentorprep {host}"


def usable(password: str) -> Failure | None:
    """Why a text can be no password; None when it can."""
    if not password:
        return Failure("The password is empty.", _SETUP)
    if len(password) > _LONGEST or any(ord(character) < ord(" ") or character == "\x7f" for character in password):
        return Failure("What came as the password is none: it is too long, or has control characters.", _SETUP)
    return None


def _from_command(words: tuple[str, ...]) -> str | Failure:
    """The first line that a command prints. Its own words go to the terminal, where it may also ask for something."""
    name = words[0]
    try:
        done = subprocess.run(words, stdout=subprocess.PIPE, check=False, timeout=_COMMAND_SECONDS)  # noqa: S603 - the user's own
    except FileNotFoundError:
        return Failure(f"There is no program {name}, which should print the password.", _SETUP)
    except subprocess.TimeoutExpired:
        return Failure(f"{name} printed no password within {_COMMAND_SECONDS} seconds.", "Run it by hand to see why.")
    except OSError as error:
        return Failure(f"{name}, which should print the password, does not run: {error.strerror}.", _SETUP)
    if done.returncode:
        return Failure(
            f"{name}, which should print the password, ended with {done.returncode}.", "Run it by hand to see why."
        )
    try:
        password = done.stdout.split(b"\n")[0].rstrip(b"\r").decode()
    except UnicodeDecodeError:
        return Failure(f"What {name} prints is no text.", _SETUP)
    if not password:
        return Failure(f"{name}, which should print the password, printed nothing.", "Run it by hand to see why.")
    return usable(password) or password


def _from_keyring(account: Smtp) -> str | Failure:
    ring = _keyring()
    if isinstance(ring, Failure):
        return ring
    try:
        password = ring.get_password(service(account.host), account.user)
    except Exception as error:  # as above
        return Failure(f"The keyring gave no password ({type(error).__name__}).", "Unlock it and try again.")
    if not password:
        return Failure(
            f"The keyring has no password for {account.user} on {account.host}.",
            f'`mentorprep mail setup` asks for it; so does: keyring set "{service(account.host)}" {account.user}',
        )
    return usable(password) or str(password)


def _keyring() -> Any | Failure:
    """The system's keyring, if it is one that keeps a secret."""
    try:
        import keyring
    except ImportError:
        return Failure("The keyring needs a package that is not installed.", _INSTALL)
    ring = keyring.get_keyring()
    kinds = [type(each).__module__ for each in getattr(ring, "backends", None) or [ring]]
    if any(kind.startswith(_PLAIN_STORES) for kind in kinds):
        return Failure(
            "This system has no keyring that keeps a secret.",
            "A command can print the password instead (pass, op, bw, secret-tool …).",
        )
    return ring
