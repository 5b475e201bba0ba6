"""The account that `mail setup` writes: from flags, or from a few questions on a terminal."""

import shutil
import sys
from pathlib import Path
from typing import Any, NamedTuple

from mentorprep.cli.settings import Settings
from mentorprep.core.commandline import words_of
from mentorprep.core.stop import NO, OUTSIDE, USAGE, Stop
from mentorprep.core.wording import nearest
from mentorprep.mail import secret
from mentorprep.mail.account import TLS_NAMES, USUAL_PORT, Account, Smtp, Tls
from mentorprep.mail.config import Wrong, account_of, program
from mentorprep.mail.providers import PROVIDERS, Provider, login_of, provider_at, provider_of

_PROGRAMS = ("msmtp -t", "himalaya message send", "sendmail -t")
_PLACES = ("The system's keyring keeps it", "A command prints it (pass, op, bw, secret-tool …)")
_DRAFT = "`mentorprep export --open` opens a message as a draft in your mail program, and you send it from there."


class Given(NamedTuple):
    """The flags of `mail setup`."""

    provider: str | None
    host: str | None
    port: int | None
    tls: Tls | None
    user: str | None
    password_command: str | None
    keyring: bool
    ca_file: Path | None
    command: str | None


def list_known(settings: Settings) -> None:
    """The providers that `--provider` knows, with what to know of each."""
    console = settings.console
    for key, known in PROVIDERS.items():
        server = f"{known.host}:{known.port}, {TLS_NAMES[known.tls]}"
        console.out(console.wrap(f"{known.name}. {server}. {known.note}".strip(), first=f"{key:12} ", rest=" " * 13))


def account_by(settings: Settings, given: Given, own: str | None) -> Account:
    """The account that the flags say, or else the answers. `own`: the mentee's address, if known.

    Stop(2) for what is missing or does not fit, Stop(1) where the provider takes no passwords, Stop(4) where the keyring
    does not take one."""
    try:
        if given.command is not None:
            return _by_command(given)
        if any(given):
            return _by_flags(settings, given)
        if not settings.may_ask:
            cure = 'Say it by flags: --command "msmtp -t"; or --provider NAME --user NAME with --password-command or --keyring'
            raise Stop(USAGE, "How should mail go out? There is no terminal to ask on.", cure)
        return _by_answers(settings, own)
    except Wrong as wrong:
        raise Stop(USAGE, f"--{wrong.key.replace('_', '-')} {wrong.why}") from None


def _by_command(given: Given) -> Account:
    if any(given._replace(command=None)):
        raise Stop(USAGE, "--command sends by itself: no other flag goes with it.", "Leave the others out.")
    return program(_words("command", given.command or ""))


def _words(key: str, typed: str) -> tuple[str, ...]:
    """What was typed as a command, in words as a shell would see them. No shell ever does."""
    try:
        words = tuple(words_of(typed, windows=sys.platform == "win32"))
    except ValueError:
        raise Wrong(key, "has a quote that is not closed.") from None
    if words and shutil.which(words[0]) is None:
        raise Wrong(key, f"begins with {words[0]}, and there is no such program here.")
    return words


def _by_flags(settings: Settings, given: Given) -> Account:
    known = _named(given.provider) if given.provider else provider_at(given.host or "")
    if given.user is None:
        raise Stop(USAGE, "--user is missing: the login, mostly your address.", "Give it: --user ada@example.org")
    login = login_of(known, given.user) if known else given.user
    tls = given.tls or (known.tls if known else _usual_tls(given.port))
    data: dict[str, Any] = {
        "host": given.host or (known.host if known else ""),
        "port": given.port or (known.port if known and tls == known.tls else USUAL_PORT[tls]),
        "tls": tls,
        "user": login,
    }
    if not data["host"]:
        raise Stop(USAGE, "--host is missing: the mail server.", "Give it, or --provider NAME: --list-providers")
    if given.password_command is not None and given.keyring:
        raise Stop(USAGE, "--password-command and --keyring exclude each other.", "Leave one of them out.")
    if given.password_command is None and not given.keyring:
        cure = 'Give --password-command "pass show mail", or --keyring.'
        raise Stop(USAGE, "--password-command is missing, or --keyring: where the password is.", cure)
    account = _account(data, given.password_command, given.ca_file)
    if given.provider and known:
        _refuse_without_password(known)
    _tell(settings, known)
    return _kept_in_keyring(settings, account) if given.keyring else account


def _named(name: str) -> Provider:
    if name in PROVIDERS:
        return PROVIDERS[name]
    near = nearest(name, PROVIDERS)
    raise Stop(
        USAGE, f"--provider: “{name}” is not known.{f' Did you mean {near}?' if near else ''}", "See --list-providers."
    )


def _usual_tls(port: int | None) -> Tls:
    return "starttls" if port == USUAL_PORT["starttls"] else "tls"


def _account(data: dict[str, Any], password_command: str | None, ca_file: Path | None) -> Smtp:
    secrets: dict[str, Any] = (
        {"keyring": True}
        if password_command is None
        else {"password_command": list(_words("password_command", password_command))}
    )
    trusted: dict[str, Any] = {"ca_file": str(_certificates(ca_file))} if ca_file else {}
    account = account_of({"smtp": {**data, **secrets, **trusted}})
    assert isinstance(account, Smtp)
    return account


def _certificates(path: Path) -> Path:
    """The file, absolute: messages are sent from other folders too."""
    import ssl

    try:
        ssl.create_default_context(cafile=path)
    except OSError as error:
        raise Wrong("ca_file", f"{path} holds no certificates that can be read: {error.strerror or error}.") from None
    return path.absolute()


def _refuse_without_password(known: Provider) -> None:
    if not known.takes_passwords:
        raise Stop(NO, f"{known.name}: {known.note}", f"{_DRAFT} Nothing is set up.")


def _tell(settings: Settings, known: Provider | None) -> None:
    if known and known.note:
        settings.console.err(settings.console.wrap(f"{known.name}: {known.note}"))


def _kept_in_keyring(settings: Settings, account: Smtp) -> Smtp:
    """The same account, once its password is in the keyring: put there before, or asked for now."""
    if trouble := secret.keyring_trouble():
        raise Stop(OUTSIDE, trouble.message, f"{trouble.cure} Nothing is set up yet.")
    if not settings.may_ask:
        found = secret.password_of(account)
        if isinstance(found, str):
            return account
        raise Stop(USAGE, found.message, f"{found.cure}\nOr run this on a terminal, where it asks.")
    from mentorprep.terminal.prompts import ask_secret

    while True:
        typed = ask_secret(settings.console, f"Password of {account.user} (goes into the keyring, is not shown)")
        wrong = secret.usable(typed.strip())
        if wrong is None:
            break
        settings.console.err(wrong.message)
    if failure := secret.keep(account, typed.strip()):
        raise Stop(OUTSIDE, failure.message, f"{failure.cure} Nothing is set up yet.")
    return account


def _by_answers(settings: Settings, own: str | None) -> Account:
    from mentorprep.terminal.prompts import ask_choice, ask_needed

    console = settings.console
    found = [words for words in _PROGRAMS if shutil.which(words.split()[0])]
    ways = [
        "A mail account: server, login, password",
        *(f"The program here: {words}" for words in found),
        "Another program",
    ]
    taken = ask_choice(console, "How should messages go out?", ways)
    if taken == 0:
        return _asked_account(settings, own)
    if taken <= len(found):
        return program(found[taken - 1].split())
    while True:
        try:
            return program(_words("command", ask_needed(console, "The command, which reads a message and sends it")))
        except Wrong as wrong:
            console.err(console.wrap(f"It {wrong.why}"))


def _asked_account(settings: Settings, own: str | None) -> Account:
    from mentorprep.terminal.prompts import ask_text

    address = ask_text(settings.console, "Your mail address", suggestion=own or "").strip()
    known = provider_of(address)
    if known is None:
        return _with_asked_secret(settings, _asked_server(settings, address), None)
    _refuse_without_password(known)
    _tell(settings, known)
    data = {"host": known.host, "port": known.port, "tls": known.tls, "user": login_of(known, address)}
    return _with_asked_secret(settings, data, _asked_certificate(settings) if known.own_certificate else None)


def _asked_certificate(settings: Settings) -> Path:
    from pathlib import Path

    from mentorprep.terminal.prompts import ask_needed

    while True:
        try:
            return _certificates(Path(ask_needed(settings.console, "Its certificate, a file")).expanduser())
        except Wrong as wrong:
            settings.console.err(settings.console.wrap(wrong.why))


def _asked_server(settings: Settings, address: str) -> dict[str, Any]:
    from mentorprep.terminal.prompts import ask_choice, ask_needed, ask_text

    console = settings.console
    console.note(console.wrap("Your provider's help pages name the server for outgoing mail (SMTP)."))
    host = ask_needed(console, "The server")
    tls: Tls = ("tls", "starttls")[ask_choice(console, "Encryption", ["TLS, port 465", "STARTTLS, port 587"])]
    port = ask_text(console, "Port", suggestion=str(USUAL_PORT[tls])).strip()
    user = ask_text(console, "Login", suggestion=address).strip()
    return {"host": host, "port": int(port) if port.isdecimal() else port, "tls": tls, "user": user}


def _with_asked_secret(settings: Settings, data: dict[str, Any], ca_file: Path | None) -> Account:
    from mentorprep.terminal.prompts import ask_choice, ask_needed

    console = settings.console
    if trouble := secret.keyring_trouble():
        console.note(console.wrap(f"{trouble.message} {trouble.cure}"))
    elif ask_choice(console, "Where is the password?", _PLACES) == 0:
        return _kept_in_keyring(settings, _account(data, None, ca_file))
    while True:
        try:
            return _account(data, ask_needed(console, "The command that prints the password"), ca_file)
        except Wrong as wrong:
            if wrong.key != "password_command":
                raise
            console.err(console.wrap(f"It {wrong.why}"))
