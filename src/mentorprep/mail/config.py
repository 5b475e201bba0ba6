"""The file in which the mail account is kept, `mail.toml` in the user's configuration folder: found, read, written. A
password in it is refused."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentorprep.core.stop import USAGE, Stop
from mentorprep.core.wording import nearest
from mentorprep.mail.account import LONGEST_TIMEOUT, TIMEOUT_SECONDS, TLS_NAMES, Program, Smtp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorprep.mail.account import Account

FILE_NAME = "mail.toml"
_HEAD = "# How mentorprep sends mail. Written by `mentorprep mail setup`; no password is ever in here.\n"
_KEYS = (*Smtp._fields, "keyring")
_SECRETS = ("password", "pass", "passwd", "secret", "token")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]+")
_SETUP = "Mend it there, or write it anew: `mentorprep mail setup`."
_ECHOES = ("echo", "printf")
_READS_TO = {"msmtp": "-t", "sendmail": "-t"}  # without it they take no recipient from the message


class Wrong(ValueError):  # noqa: N818 - it is the user's value
    """A value that cannot be used: which key, why, and what would do."""

    def __init__(self, key: str, why: str) -> None:
        super().__init__(f"{key}: {why}")
        self.key = key
        self.why = why


def config_path() -> Path:
    """Where the account is kept, as platformdirs has it for the system."""
    import platformdirs

    return platformdirs.user_config_path("mentorprep", appauthor=False) / FILE_NAME


def read_account(path: Path) -> Account | None:
    """The account that is set up; None without one. Stop(2) for a file that cannot be used."""
    try:
        text = path.read_bytes().decode()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text in UTF-8"
        raise Stop(USAGE, f"{path} cannot be read: {reason}.", _SETUP) from None
    try:
        return account_of(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise Stop(USAGE, f"{path} is no TOML: {error}", _SETUP) from None
    except Wrong as wrong:
        raise Stop(USAGE, f"{path}: {wrong}", _SETUP) from None


def account_of(data: dict[str, Any]) -> Account:
    """The account that plain data means: `command`, or the table `smtp`. Raises Wrong."""
    _refuse_others(data, ("command", "smtp"), "")
    if "command" in data and "smtp" in data:
        raise Wrong("command", "stands beside smtp; only one of them can send.")
    if "command" in data:
        return program(_words(data, "command"))
    table = data.get("smtp")
    if not isinstance(table, dict):
        raise Wrong("smtp", "is missing: a table with host, port, tls, user and password_command or keyring.")
    _refuse_others(table, _KEYS, "smtp.")
    return _smtp(table)


def program(words: Sequence[str]) -> Program:
    """A command that sends what it reads. Raises Wrong."""
    if not words or not words[0].strip():
        raise Wrong("command", "is empty. One that sends: msmtp -t")
    name = Path(words[0]).stem
    flag = _READS_TO.get(name)
    if flag and flag not in words:
        raise Wrong("command", f"{name} reads the recipient from the message only with {flag}: {name} {flag}")
    return Program(tuple(words))


def written(account: Account) -> str:
    """The file for an account."""
    if isinstance(account, Program):
        return f"{_HEAD}command = {_list(account.words)}\n"
    lines = [
        "[smtp]",
        f"host = {_text(account.host)}",
        f"port = {account.port}",
        f"tls = {_text(account.tls)}",
        f"user = {_text(account.user)}",
        f"password_command = {_list(account.password_command)}" if account.password_command else "keyring = true",
    ]
    if account.ca_file:
        lines.append(f"ca_file = {_text(account.ca_file)}")
    if account.timeout_seconds != TIMEOUT_SECONDS:
        lines.append(f"timeout_seconds = {account.timeout_seconds}")
    return _HEAD + "\n".join(lines) + "\n"


def _smtp(table: dict[str, Any]) -> Smtp:
    tls = table.get("tls")
    if tls not in TLS_NAMES:
        raise Wrong("tls", "is missing or unknown. It is “tls” (from the start, port 465) or “starttls” (port 587).")
    keyring = table.get("keyring", False)
    if not isinstance(keyring, bool):
        raise Wrong("keyring", "is true or false; the password itself is in the system's keyring.")
    if keyring == ("password_command" in table):
        raise Wrong("password_command", "or keyring = true: exactly one of them says where the password is.")
    return Smtp(
        host=_host(table),
        port=_whole(table, "port", None, 65535),
        tls=tls,
        user=_line(table, "user"),
        password_command=None if keyring else _password_command(table),
        ca_file=_line(table, "ca_file") if "ca_file" in table else None,
        timeout_seconds=_whole(table, "timeout_seconds", TIMEOUT_SECONDS, LONGEST_TIMEOUT),
    )


def _refuse_others(data: dict[str, Any], known: Sequence[str], before: str) -> None:
    for key in data:
        if key.lower() in _SECRETS:
            raise Wrong(
                f"{before}{key}", "no password belongs in a file. Take it out; password_command or keyring gives it."
            )
        if key not in known:
            near = nearest(key, known)
            raise Wrong(f"{before}{key}", f"is unknown.{f' Did you mean {near}?' if near else ''}")


def _host(table: dict[str, Any]) -> str:
    host = _line(table, "host")
    if not _HOST.fullmatch(host):
        raise Wrong("host", "is the name of a mail server, such as smtp.example.org.")
    return host


def _line(table: dict[str, Any], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise Wrong(key, "is missing, or is no text on one line.")
    return value


def _whole(table: dict[str, Any], key: str, default: int | None, most: int) -> int:
    value = table.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
        raise Wrong(key, f"is a whole number from 1 to {most}.")
    return value


def _password_command(table: dict[str, Any]) -> tuple[str, ...]:
    words = _words(table, "password_command")
    if Path(words[0]).stem in _ECHOES:
        raise Wrong("password_command", "would hold the password itself. Use one that looks it up: pass show mail")
    return words


def _words(table: dict[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key)
    if (
        not isinstance(value, list)
        or not value
        or not all(isinstance(word, str) and word.isprintable() for word in value)
    ):
        raise Wrong(key, 'is a list of words: ["pass", "show", "mail"]. No shell looks at it.')
    if not value[0].strip():
        raise Wrong(key, "begins with the name of a program.")
    return tuple(value)


def _list(words: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, words))}]"


def _text(value: str) -> str:
    """A basic string of TOML: JSON's form, with DEL escaped too."""
    import json

    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
