"""Mail servers on this machine: a real one with TLS and login, and one that goes wrong wherever a test wants it to.

Certificates are made when the tests run, by an authority of their own that nothing else trusts."""

from __future__ import annotations

import base64
import contextlib
import datetime as dt
import select
import socket
import ssl
import threading
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Self

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from mentorprep.mail.account import Smtp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mentorprep.mail.account import Tls

USER = "ada@example.org"
PASSWORD = "zażółć-hunter2 'quoted\"+/="
HOST = "localhost"
HANG_SECONDS = 8.0  # longer than any test waits

Wrong = Literal["hang", "close"] | bytes
Certificate = Literal["good", "other name", "expired", "self-signed"]


class Certificates:
    """An authority in `ca_file`, and server certificates, good and bad."""

    def __init__(self, folder: Path) -> None:
        self._authority = trustme.CA()
        self.ca_file = folder / "ca.pem"
        self._authority.cert_pem.write_to_path(self.ca_file)

    def context(self, kind: Certificate = "good") -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._issued(kind).configure_cert(context)
        return context

    def _issued(self, kind: Certificate) -> trustme.LeafCert:
        if kind == "other name":
            return self._authority.issue_cert("mail.example.net")
        if kind == "expired":
            past = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
            return self._authority.issue_cert(HOST, not_before=past, not_after=past + dt.timedelta(days=1))
        authority = trustme.CA() if kind == "self-signed" else self._authority
        return authority.issue_cert(HOST, "127.0.0.1")


class Received(NamedTuple):
    """What a server has taken."""

    sender: str
    recipients: tuple[str, ...]
    data: bytes


class Real:
    """An aiosmtpd with login, over TLS from the start or STARTTLS, `without` one way to log in. `passwords` are those that were tried."""

    def __init__(self, certificates: Certificates, tls: Tls = "starttls", *, without: str = "") -> None:
        self.received: list[Received] = []
        self.passwords: list[str] = []
        self.names: list[str] = []
        context = certificates.context()
        secured: dict[str, Any] = (
            {"ssl_context": context, "auth_require_tls": False}
            if tls == "tls"
            else {"tls_context": context, "require_starttls": True}
        )
        self._controller = Controller(
            self,
            hostname="127.0.0.1",
            port=free_port(),
            authenticator=self._judge,
            auth_required=tls == "starttls",  # over TLS from the start it would warn of a line that it takes for open
            auth_exclude_mechanism=[without],
            **secured,
        )
        self._certificates, self._tls = certificates, tls

    async def handle_DATA(self, _server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        self.names.append(session.host_name)
        self.received.append(Received(envelope.mail_from, tuple(envelope.rcpt_tos), envelope.original_content))
        return "250 taken"

    def _judge(self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        self.passwords.append(data.password.decode())
        return AuthResult(success=data == LoginPassword(USER.encode(), PASSWORD.encode()), handled=False)

    def account(self, **other: Any) -> Smtp:
        """How to reach it."""
        plain: dict[str, Any] = {
            "host": HOST,
            "port": self._controller.port,
            "tls": self._tls,
            "user": USER,
            "password_command": ("false",),
            "ca_file": str(self._certificates.ca_file),
            "timeout_seconds": 5,
        }
        return Smtp(**(plain | other))

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._controller.stop()


class Scripted:
    """A server that answers as servers do, but at one stage does what is `wrong`: says something else, hangs, or closes.

    Stages in order: banner, ehlo, starttls, handshake, login, sender, recipient, data, end, quit. `reached` are those
    that a client came to; `letters` what was received up to a last dot."""

    def __init__(
        self, context: ssl.SSLContext, ca_file: Path, tls: Tls, stage: str = "", wrong: Wrong = b"", *, offers: str = ""
    ) -> None:
        self._context, self._ca_file, self._tls = context, ca_file, tls
        self._stage, self._wrong = stage, wrong
        self._offers = offers or "STARTTLS\nSIZE 1000000\nAUTH PLAIN LOGIN"
        self.reached: list[str] = []
        self.letters: list[bytes] = []
        self._ended = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def account(self, **other: Any) -> Smtp:
        port = self._socket.getsockname()[1]
        plain: dict[str, Any] = {
            "host": HOST,
            "port": port,
            "tls": self._tls,
            "user": USER,
            "password_command": ("false",),
            "ca_file": str(self._ca_file),
            "timeout_seconds": 1,
        }
        return Smtp(**(plain | other))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()
        self._socket.close()

    def _serve(self) -> None:
        while not self._ended.is_set():
            if not select.select([self._socket], [], [], 0.02)[0]:
                continue
            connection, _ = self._socket.accept()
            with connection, contextlib.suppress(OSError, EOFError):
                connection.settimeout(HANG_SECONDS)
                self._converse(connection)

    def _converse(self, connection: socket.socket) -> None:
        line = _Line(connection)
        with contextlib.ExitStack() as closing:
            if self._tls == "tls":
                line = self._encrypted(line)
                closing.enter_context(line.connection)
            self._answer(line, "banner", b"220 localhost ESMTP")
            for words in line.commands():
                command = words.split()[0].upper()
                if command == b"EHLO":
                    self._say_hello(line)
                elif command == b"STARTTLS":
                    self._answer(line, "starttls", b"220 go ahead")
                    if self._stage == "starttls":
                        continue
                    line = self._encrypted(line)
                    closing.enter_context(line.connection)
                    self._go_on(line)
                    return
                elif not self._letter(line, command):
                    return

    def _go_on(self, line: _Line) -> None:
        for words in line.commands():
            command = words.split()[0].upper()
            if command == b"EHLO":
                self._say_hello(line)
            elif not self._letter(line, command):
                return

    def _say_hello(self, line: _Line) -> None:
        offers = [offer for offer in self._offers.split("\n") if offer]
        lines = ["localhost", *offers]
        reply = "\r\n".join(f"250{'-' if number < len(lines) else ' '}{text}" for number, text in enumerate(lines, 1))
        self._answer(line, "ehlo", reply.encode())

    def _letter(self, line: _Line, command: bytes) -> bool:
        """Answer a command of a letter; whether the conversation goes on."""
        match command:
            case b"AUTH":
                self._answer(line, "login", b"235 welcome")
            case b"MAIL":
                self._answer(line, "sender", b"250 sender ok")
            case b"RCPT":
                self._answer(line, "recipient", b"250 recipient ok")
            case b"DATA":
                self._answer(line, "data", b"354 go ahead")
                self.letters.append(line.text())
                self._answer(line, "end", b"250 taken")
            case b"QUIT":
                self._answer(line, "quit", b"221 bye")
                return False
            case _:
                line.put(b"500 what?")
        return True

    def _encrypted(self, line: _Line) -> _Line:
        self.reached.append("handshake")
        self._go_wrong(line, "handshake")
        return _Line(self._context.wrap_socket(line.connection, server_side=True))

    def _answer(self, line: _Line, stage: str, reply: bytes) -> None:
        self.reached.append(stage)
        if not self._go_wrong(line, stage):
            line.put(reply)

    def _go_wrong(self, line: _Line, stage: str) -> bool:
        if stage != self._stage:
            return False
        if self._wrong == "hang":
            self._ended.wait(HANG_SECONDS)
            raise EOFError
        if self._wrong == "close":
            raise EOFError
        line.put(self._wrong)
        return True


class _Line:
    """A connection, by lines."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self._kept = b""

    def put(self, text: bytes) -> None:
        self.connection.sendall(text + b"\r\n")

    def commands(self) -> Iterator[bytes]:
        while True:
            yield self._until(b"\r\n").strip() or b"-"

    def text(self) -> bytes:
        return self._until(b"\r\n.\r\n")

    def _until(self, end: bytes) -> bytes:
        while end not in self._kept:
            received = self.connection.recv(65536)
            if not received:
                raise EOFError
            self._kept += received
        found, self._kept = self._kept.split(end, 1)
        return found + end


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def spellings(password: str = PASSWORD) -> list[bytes]:
    """The password in each form in which it could slip out."""
    texts = [password.encode(), f"\0{USER}\0{password}".encode()]
    return [password.encode(), *(base64.b64encode(text) for text in texts)]
