"""A letter taken to a mail server, one step of the conversation after the other. What a step that fails means is told in
`refusals.py`; here it only matters whether the letter may be out."""

from __future__ import annotations

import base64
import contextlib
import re
import smtplib
import socket
import ssl
from typing import TYPE_CHECKING

from mentorprep.mail.account import Failure, Outcome
from mentorprep.mail.refusals import Refused, Unfit, failure_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorprep.mail.account import Letter, Smtp
    from mentorprep.mail.refusals import Step

_OK = 250
_READY = 220
_GO_AHEAD = 354
_LOGGED_IN = 235
_GO_ON = 334
_ANONYMOUS = "[127.0.0.1]"  # who we are, to the server: the name of this machine is nobody's business
_LAST_WAIT = 4  # times the usual one: RFC 5321, section 4.5.3.2.6, wants patience after the end of a letter
_LINE_END = re.compile(rb"\r\n|\r|\n")
_DOT = re.compile(rb"(?m)^\.")
_INTERRUPTED = "Sending was interrupted."


def deliver(account: Smtp, password: str, letter: Letter) -> Outcome:
    """Take the letter to the server of the account. It is there only when the server has said so after its last dot;
    whatever breaks before that dot was sent leaves nothing behind, and what breaks after it is uncertain."""
    talk = _Talk(account, letter, password)
    try:
        talk.carry_out()
    except KeyboardInterrupt:
        return _interrupted(talk.step, account)
    except (OSError, smtplib.SMTPException, UnicodeError, Refused, Unfit) as error:
        failure = failure_at(talk.step, error, account, letter, hide=_spellings(password, account.user))
        is_open = talk.step == "end" and not (isinstance(error, Refused) and error.is_plain)
        return Outcome("uncertain" if is_open else "not sent", failure)
    finally:
        talk.leave()
    return Outcome("sent")


def _interrupted(step: Step, account: Smtp) -> Outcome:
    if step == "end":
        failure = Failure(f"{_INTERRUPTED} {account.host} has the whole message.", "Look in your Sent folder.")
        return Outcome("uncertain", failure, interrupted=True)
    return Outcome("not sent", Failure(_INTERRUPTED, "Nothing was sent."), interrupted=True)


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _spellings(password: str, user: str) -> tuple[str, ...]:
    """The password as it may come back in a server's words."""
    return (password, _encoded(password), _encoded(f"\0{user}\0{password}"))


class _Talk:
    """One conversation with a server. Its steps are taken in order; each raises when it was not passed. `step` is the
    one that is being taken."""

    def __init__(self, account: Smtp, letter: Letter, password: str) -> None:
        self._account = account
        self._letter = letter
        self._password = password
        # Only its lines and replies are used: where it stands in the conversation must be known at every moment.
        self._server = smtplib.SMTP(local_hostname=_ANONYMOUS, timeout=account.timeout_seconds)

    step: Step = "reach"

    def carry_out(self) -> None:
        """Take all steps."""
        for step, take in self._steps():
            self.step = step
            take()

    def _steps(self) -> tuple[tuple[Step, Callable[[], None]], ...]:
        first: tuple[tuple[Step, Callable[[], None]], ...] = (
            (("handshake", self._encrypt), ("greeting", self._greet))
            if self._account.tls == "tls"
            else (("greeting", self._greet), ("starttls", self._ask_for_tls), ("handshake", self._encrypt_and_greet))
        )
        return (
            ("reach", self._reach),
            *first,
            ("login", self._log_in),
            ("sender", self._name_sender),
            ("recipient", self._name_recipient),
            ("text", self._write),
            ("end", self._end),
        )

    def leave(self) -> None:
        """Say goodbye, if anybody listens; what is done is done."""
        with contextlib.suppress(OSError, smtplib.SMTPException):
            if self._server.sock is not None:
                self._server.sock.settimeout(1)
                self._server.putcmd("quit")
        self._server.close()

    def _reach(self) -> None:
        place = (self._account.host, self._account.port)
        self._server.sock = socket.create_connection(place, self._account.timeout_seconds)

    def _encrypt(self) -> None:
        """Certificates and names are verified, always."""
        context = ssl.create_default_context(cafile=self._account.ca_file)
        assert self._server.sock is not None
        self._server.sock = context.wrap_socket(self._server.sock, server_hostname=self._account.host)
        self._server.file = None  # what came before it was encrypted may be from anybody

    def _greet(self) -> None:
        self._expect(_READY, *self._server.getreply())
        self._say_hello()

    def _say_hello(self) -> None:
        self._expect(_OK, *self._server.ehlo())

    def _ask_for_tls(self) -> None:
        if not self._server.has_extn("starttls"):
            raise Unfit
        self._expect(_READY, *self._server.docmd("STARTTLS"))

    def _encrypt_and_greet(self) -> None:
        self._encrypt()
        self._server.esmtp_features = {}  # RFC 3207, section 4.2: forget what was said in the open
        self._say_hello()

    def _log_in(self) -> None:
        offered = self._server.esmtp_features.get("auth", "").upper().split()
        if "PLAIN" in offered:
            credentials = _encoded(f"\0{self._account.user}\0{self._password}")
            self._expect(_LOGGED_IN, *self._server.docmd("AUTH", f"PLAIN {credentials}"))
        elif "LOGIN" in offered:
            self._expect(_GO_ON, *self._server.docmd("AUTH", "LOGIN"))
            self._expect(_GO_ON, *self._server.docmd(_encoded(self._account.user)))
            self._expect(_LOGGED_IN, *self._server.docmd(_encoded(self._password)))
        else:
            raise Unfit(" ".join(offered))

    def _name_sender(self) -> None:
        size = f" size={len(self._letter.data)}" if self._server.has_extn("size") else ""
        self._expect(_OK, *self._server.docmd("MAIL", f"FROM:<{self._letter.sender}>{size}"))

    def _name_recipient(self) -> None:
        self._expect(_OK, *self._server.docmd("RCPT", f"TO:<{self._letter.recipient}>"), (_OK, 251))

    def _write(self) -> None:
        """The letter without its last dot, without which no server takes it."""
        self._expect(_GO_AHEAD, *self._server.docmd("DATA"))
        lines = _LINE_END.sub(b"\r\n", self._letter.data)
        lines = lines if lines.endswith(b"\r\n") else lines + b"\r\n"
        self._server.send(_DOT.sub(b"..", lines))

    def _end(self) -> None:
        assert self._server.sock is not None
        self._server.sock.settimeout(_LAST_WAIT * self._account.timeout_seconds)
        self._server.send(b".\r\n")
        self._expect(_OK, *self._server.getreply())

    @staticmethod
    def _expect(wanted: int, code: int, words: bytes, also: tuple[int, ...] = ()) -> None:
        if code != wanted and code not in also:
            raise Refused(code, words)
