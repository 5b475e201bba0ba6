"""How mail goes out, as data: an SMTP account or a program, and one letter on its way. A password is in none of them."""

import sys
from typing import Literal, NamedTuple

Tls = Literal["tls", "starttls"]
TLS_NAMES: dict[Tls, str] = {"tls": "TLS", "starttls": "STARTTLS"}
USUAL_PORT: dict[Tls, int] = {"tls": 465, "starttls": 587}  # RFC 8314, section 3.3; RFC 6409
TIMEOUT_SECONDS = 30
LONGEST_TIMEOUT = 600


class Smtp(NamedTuple):
    """An account on a mail server. `tls`: encrypted from the first byte, or after a greeting; there is no third way.
    `password_command` prints the password; None: it is in the system's keyring. `ca_file`: certificates to trust in the
    place of the system's. `timeout_seconds` is the wait for one answer."""

    host: str
    port: int
    tls: Tls
    user: str
    password_command: tuple[str, ...] | None = None
    ca_file: str | None = None
    timeout_seconds: int = TIMEOUT_SECONDS

    @property
    def place(self) -> str:
        """`smtp.example.org:465`."""
        return f"{self.host}:{self.port}"


class Program(NamedTuple):
    """A program that reads a message with its headers from stdin and sends it: `msmtp -t`. Never run by a shell."""

    words: tuple[str, ...]


Account = Smtp | Program


class Letter(NamedTuple):
    """One message on its way: two plain addresses, and the message itself with CRLF at the end of each line."""

    sender: str
    recipient: str
    data: bytes


class Failure(NamedTuple):
    """Why something did not work, and what to do."""

    message: str
    cure: str


class Outcome(NamedTuple):
    """What became of a letter. `uncertain`: nobody here can tell. `failure` is None when it was sent; `interrupted`:
    by the user."""

    state: Literal["sent", "not sent", "uncertain"]
    failure: Failure | None = None
    interrupted: bool = False


def told(account: Account) -> str:
    """The account as one reads it: `smtp.example.org:465 (TLS) as ada`, `msmtp -t`."""
    if isinstance(account, Program):
        from mentorprep.core.commandline import text_of

        return text_of(account.words, windows=sys.platform == "win32")
    return f"{account.place} ({TLS_NAMES[account.tls]}) as {account.user}"
