"""What it means when a step towards the mail server fails, and what to do: one clear message for each."""

from __future__ import annotations

import socket
import ssl
import sys
from typing import TYPE_CHECKING, Literal

from mentorprep.core.wording import counted
from mentorprep.mail.account import TLS_NAMES, USUAL_PORT, Failure
from mentorprep.mail.providers import provider_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mentorprep.mail.account import Letter, Smtp

Step = Literal["reach", "handshake", "greeting", "starttls", "login", "sender", "recipient", "text", "end"]

_NOTHING_SENT = "Nothing was sent."
_SETUP = "`mentorprep mail setup` changes it."
_LATER = "Send again in a quarter of an hour."
_LONGEST_WORDS = 300
_TEMPORARY = range(400, 500)
_REFUSALS_RANGE = range(400, 600)
_TOO_LARGE = 552
_STEP_NAMES: dict[Step, str] = {
    "reach": "at the start",
    "handshake": "while the connection was being encrypted",
    "greeting": "at the greeting",
    "starttls": "when asked for encryption",
    "login": "at the login",
    "sender": "when it was told who sends",
    "recipient": "when it was told to whom",
    "text": "while it takes the message",
    "end": "after it had the whole message",
}


class Refused(Exception):  # noqa: N818 - it is the server's answer
    """The server answered, and not with yes."""

    def __init__(self, code: int, words: bytes) -> None:
        super().__init__(code)
        self.code = code
        self.words = words

    @property
    def is_plain(self) -> bool:
        """Whether it says no, for now or for good, and not something that no server should say."""
        return self.code in _REFUSALS_RANGE


class Unfit(Exception):  # noqa: N818 - as above
    """The server does not offer what is needed. `offered`: what it offers instead."""

    def __init__(self, offered: str = "") -> None:
        super().__init__(offered)
        self.offered = offered


def failure_at(step: Step, error: Exception, account: Smtp, letter: Letter, *, hide: Iterable[str]) -> Failure:
    """What to tell of an error at a step. `hide`: texts that stay out of what is told of the server's words."""
    if isinstance(error, Refused) and (error.is_plain or step != "end"):
        return _refused(step, error, account, letter, _quoted(error, hide))
    if isinstance(error, Unfit):
        return _unfit(step, error, account)
    cause = _cause(error)
    if step == "end":
        return _broken_at_the_end(cause, account)
    if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return _not_secure(cause, account)
    if isinstance(cause, TimeoutError):
        return _no_answer(step, account)
    if step == "reach":
        return _not_reached(cause, account)
    if step == "handshake" and isinstance(cause, FileNotFoundError | PermissionError | IsADirectoryError):
        return Failure(f"The certificates in {account.ca_file} cannot be read: {cause.strerror}.", _SETUP)
    message = f"{account.host} broke the connection off {_STEP_NAMES[step]}."
    return Failure(message, f"{_NOTHING_SENT} {_other_way(account) if step == 'greeting' else 'Send again later.'}")


def _cause(error: BaseException) -> BaseException:
    """The system's own error, which smtplib wraps without keeping its kind."""
    inner = error.__cause__ or error.__context__
    return inner if isinstance(inner, OSError) else error


def _not_reached(cause: BaseException, account: Smtp) -> Failure:
    if isinstance(cause, socket.gaierror) and cause.errno == socket.EAI_AGAIN:
        return Failure(f"The mail server {account.host} could not be looked up.", f"{_NOTHING_SENT} Are you online?")
    if isinstance(cause, socket.gaierror | UnicodeError):
        cure = f"Are you online? If so, the name of the host is not right: {_SETUP}"
        return Failure(f"The mail server {account.host} was not found.", f"{_NOTHING_SENT} {cure}")
    if isinstance(cause, ConnectionRefusedError):
        return Failure(f"{account.place} refuses the connection.", f"{_NOTHING_SENT} {_other_way(account)}")
    reason = getattr(cause, "strerror", None) or str(cause)
    return Failure(f"{account.place} cannot be reached: {reason}.", f"{_NOTHING_SENT} Are you online?")


def _other_way(account: Smtp) -> str:
    ways = " or ".join(f"{port} with {TLS_NAMES[tls]}" for tls, port in USUAL_PORT.items())
    known = provider_at(account.host)
    if known and (known.port, known.tls) != (account.port, account.tls):
        ways = f"{known.port} with {TLS_NAMES[known.tls]}, for {known.name}"
    return f"The port and the encryption should be {ways}: {_SETUP}"


def _no_answer(step: Step, account: Smtp) -> Failure:
    waited = counted(str(account.timeout_seconds), "second")
    message = f"{account.place} does not answer {_STEP_NAMES[step]}: waited {waited}."
    if step in {"reach", "greeting"}:
        way = f"{_other_way(account)} Some networks let no mail through; then try another."
        return Failure(message, f"{_NOTHING_SENT} {way}")
    return Failure(message, f"{_NOTHING_SENT} Send again later.")


def _not_secure(error: ssl.SSLError, account: Smtp) -> Failure:
    """The server is not, or not provably, the one that is meant."""
    nothing = "Nothing was sent, the password neither."
    if isinstance(error, ssl.SSLCertVerificationError):
        return _bad_certificate(error, account, nothing)
    if error.reason in {"WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "HTTP_REQUEST", "UNKNOWN_PROTOCOL"}:
        message = f"{account.place} does not speak TLS {'from the start' if account.tls == 'tls' else 'when asked to'}."
        return Failure(message, f"{nothing} {_other_way(account)}")
    if error.reason in {"NO_CERTIFICATE_OR_CRL_FOUND", "BAD_BASE64_DECODE", "NO_START_LINE"} or "PEM" in str(error):
        return Failure(f"{account.ca_file} holds no certificate (PEM).", f"{nothing} {_SETUP}")
    reason = (error.reason or "no reason given").replace("_", " ").lower()
    return Failure(f"The connection to {account.place} could not be encrypted: {reason}.", nothing)


_NAME_MISMATCH = (62, 64)  # X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH
_NOT_NOW = (9, 10)  # not yet valid, expired
_UNKNOWN_SIGNER = (18, 19, 20, 21)  # self-signed, its chain, no issuer, no first certificate


def _bad_certificate(error: ssl.SSLCertVerificationError, account: Smtp, nothing: str) -> Failure:
    if error.verify_code in _NAME_MISMATCH:
        cure = f"{nothing} Is {account.host} the name that your provider gives? {_SETUP}"
        return Failure(f"The certificate at {account.place} is for another name: this may be another server.", cure)
    if error.verify_code in _NOT_NOW:
        cure = f"{nothing} Is this computer's clock right? Otherwise the provider has to renew it."
        return Failure(f"The certificate of {account.host} is out of date.", cure)
    if error.verify_code in _UNKNOWN_SIGNER:
        cure = (
            f"{nothing} Try another network. For a server of your own, name its certificate: mail setup --ca-file FILE"
        )
        if sys.platform == "darwin":
            cure += "\nWith Python from python.org, run “Install Certificates.command” in its folder once."
        return Failure(f"The certificate of {account.host} is signed by nobody whom this computer knows.", cure)
    return Failure(f"The certificate of {account.host} is not valid: {error.verify_message}.", nothing)


def _unfit(step: Step, error: Unfit, account: Smtp) -> Failure:
    if step == "starttls":
        return Failure(
            f"{account.place} offers no encryption (STARTTLS).",
            f"Nothing was sent, the password neither. {_other_way(account)}",
        )
    offers = f"it offers {error.offered}" if error.offered else "it offers no login at all"
    return Failure(
        f"{account.host} takes no password: {offers}.",
        f"{_NOTHING_SENT} A mail program may know that login: `mentorprep mail setup` takes a command. Or open a draft: "
        "`mentorprep export --open`",
    )


def _refused(step: Step, error: Refused, account: Smtp, letter: Letter, words: str) -> Failure:
    if error.code in _TEMPORARY:
        return _not_now(step, account, letter, words)
    if step in {"sender", "text", "end"} and error.code == _TOO_LARGE:
        kilobytes = -(-len(letter.data) // 1024)
        cure = f"{_NOTHING_SENT} Say less of it, or wait until the mailbox has room."
        return Failure(
            f"The message ({kilobytes} KiB) is too large for {account.host}, or the mailbox is full: {words}", cure
        )
    if step in _REFUSALS:
        return _REFUSALS[step](account, letter, words)
    return Failure(f"{account.host} refused {_STEP_NAMES[step]}: {words}", f"{_NOTHING_SENT} {_other_way(account)}")


def _not_now(step: Step, account: Smtp, letter: Letter, words: str) -> Failure:
    if step == "recipient":
        return Failure(
            f"{account.host} does not take mail for {letter.recipient} yet: {words}",
            f"{_NOTHING_SENT} Such a first refusal is common (greylisting). {_LATER}",
        )
    return Failure(f"{account.host} does not want it now: {words}", f"{_NOTHING_SENT} {_LATER}")


def _bad_login(account: Smtp, _letter: Letter, words: str) -> Failure:
    known = provider_at(account.host)
    note = known.note if known and known.note else "Many providers want an app password here, not the usual one."
    return Failure(
        f"{account.host} does not take the login of {account.user}: {words}",
        f"{_NOTHING_SENT} {note} `mentorprep mail setup` takes another one.",
    )


def _bad_sender(account: Smtp, letter: Letter, words: str) -> Failure:
    cure = f"The email of the mentee must be an address of the account {account.user}."
    return Failure(f"{account.host} does not send for {letter.sender}: {words}", f"{_NOTHING_SENT} {cure}")


def _bad_recipient(account: Smtp, letter: Letter, words: str) -> Failure:
    cure = "Is that address right? Mend it in the homework, and send again."
    return Failure(f"{account.host} does not take mail for {letter.recipient}: {words}", f"{_NOTHING_SENT} {cure}")


def _bad_text(account: Smtp, _letter: Letter, words: str) -> Failure:
    cure = f"{_NOTHING_SENT} `mentorprep export --open` opens a message as a draft, for your mail program to send."
    return Failure(f"{account.host} refused the message itself: {words}", cure)


_REFUSALS: dict[Step, Callable[[Smtp, Letter, str], Failure]] = {
    "login": _bad_login,
    "sender": _bad_sender,
    "recipient": _bad_recipient,
    "text": _bad_text,
    "end": _bad_text,
}


def _broken_at_the_end(cause: BaseException, account: Smtp) -> Failure:
    how = "did not answer" if isinstance(cause, TimeoutError) else "broke the connection off"
    if isinstance(cause, Refused):
        how = "gave no answer that can be understood"
    return Failure(
        f"{account.host} {how} {_STEP_NAMES['end']}: it may have gone out.",
        "Your Sent folder may show it, or who it went to knows.",
    )


def _quoted(error: Refused, hide: Iterable[str]) -> str:
    """The server's code and words on one line, without what must not be told."""
    words = " ".join(error.words.decode(errors="replace").split())
    for secret in hide:
        words = words.replace(secret, "…")
    words = words if len(words) <= _LONGEST_WORDS else f"{words[:_LONGEST_WORDS]}…"
    return f"{error.code} {words}".strip() if error.code > 0 else "what it says is no answer of a mail server"
