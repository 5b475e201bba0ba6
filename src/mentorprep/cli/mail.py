"""`mentorprep mail`: the account that messages go out with, set up and tried. The homework has no part in it."""

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from mentorprep import storage
from mentorprep.cli.settings import Settings
from mentorprep.core.stop import NO, OUTSIDE, USAGE, Stop
from mentorprep.mail.account import Account, Tls, told

mail = typer.Typer(
    help="Set up how messages go out, and try it.", no_args_is_help=True, add_completion=False, rich_markup_mode=None
)


@mail.command("setup")
def setup(
    context: typer.Context,
    *,
    provider: Annotated[str | None, typer.Option(metavar="NAME", help="A known provider: host, port and TLS.")] = None,
    list_providers: Annotated[bool, typer.Option("--list-providers", help="List the known providers.")] = False,
    host: Annotated[str | None, typer.Option(metavar="HOST", help="The mail server that takes mail from you.")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, metavar="PORT", help="465 or 587, mostly.")] = None,
    tls: Annotated[Tls | None, typer.Option(help="TLS from the start (port 465), or STARTTLS (port 587).")] = None,
    user: Annotated[str | None, typer.Option(metavar="NAME", help="The login, mostly your address.")] = None,
    password_command: Annotated[
        str | None, typer.Option(metavar="COMMAND", help="Prints the password: “pass show mail”. Run without a shell.")
    ] = None,
    keyring: Annotated[bool, typer.Option("--keyring", help="The password is in the system's keyring.")] = False,
    ca_file: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Certificates to trust instead of the system's (PEM).")
    ] = None,
    command: Annotated[
        str | None, typer.Option(metavar="COMMAND", help="Instead of all this: a program that sends, “msmtp -t”.")
    ] = None,
) -> None:
    """Say how messages go out: by a mail account, or by a program that sends. Without flags it asks.

    A password is never a flag, nor in a file of ours: it stays in the system's keyring, or a command prints it.

    Example: mentorprep mail setup --command "msmtp -t"
    """
    from mentorprep.cli.mail_setup import Given, account_by, list_known

    settings: Settings = context.obj
    if list_providers:
        list_known(settings)
        return
    given = Given(provider, host, port, tls, user, password_command, keyring, ca_file, command)
    account = account_by(settings, given, _own_address(settings))
    path = _save(account)
    settings.console.out(f"Messages go out by {told(account)}.")
    settings.console.note(f"Saved, without a password: {path}")
    settings.tell_next("`mentorprep mail test` sends a message to yourself.")


@mail.command("test")
def try_out(
    context: typer.Context,
    *,
    address: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Your own address, if not that of the homework.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Send without asking.")] = False,
) -> None:
    """Send a short message to yourself, after asking, to see whether mail goes out.

    Example: mentorprep mail test
    """
    from mentorprep.cli.sending import sent_or_stop, way_out_of
    from mentorprep.mail.trial import SUBJECT, TEXT, trial_letter

    settings: Settings = context.obj
    account = configured()
    own = _checked(address) if address else _own_address(settings) or _login_address(account)
    letter = trial_letter(own, settings.now)
    console = settings.console
    for line in (f"To:       {own}", f"By:       {told(account)}", f"Subject:  {SUBJECT}", "", TEXT.rstrip()):
        console.err(line)
    if not yes:
        _ask(settings)
    sent_or_stop(way_out_of(settings, account)(letter))
    console.out(f"Sent to {own}. Look whether it has come.")


def configured() -> Account:
    """The account that is set up. Stop(2) without one."""
    from mentorprep.mail.config import config_path, read_account

    account = read_account(config_path())
    if account is None:
        cure = (
            "`mentorprep mail setup` does that. Or open it as a draft in your mail program: `mentorprep export --open`"
        )
        raise Stop(USAGE, "No way to send mail is set up yet.", cure)
    return account


def _ask(settings: Settings) -> None:
    if not settings.may_ask:
        raise Stop(USAGE, "Sending asks first, and there is no terminal to ask on.", "Send without asking: --yes")
    from mentorprep.terminal.prompts import ask_yes

    if not ask_yes(settings.console, "Send it?"):
        raise Stop(NO, "Nothing was sent.")


def _own_address(settings: Settings) -> str | None:
    """The mentee's, where there is a homework that says it."""
    with suppress(Stop):
        return storage.read(settings.homework_file()).homework.mentee.email
    return None


def _login_address(account: Account) -> str:
    from mentorprep.mail.account import Smtp

    if isinstance(account, Smtp) and "@" in account.user:
        return _checked(account.user)
    raise Stop(USAGE, "Your own address is not known here.", "Name it: mentorprep mail test --address ADDRESS")


def _checked(address: str) -> str:
    import re

    from mentorprep.core.format.values import ADDRESS_FORM

    if not re.fullmatch(ADDRESS_FORM, address):
        raise Stop(USAGE, f"“{address}” is no mail address.", "Write it as ada@example.org: --address ADDRESS")
    return address


def _save(account: Account) -> Path:
    """Write the file whole or not at all, for its owner alone."""
    from mentorprep.mail.config import config_path, written
    from mentorprep.storage.file import real_path
    from mentorprep.storage.replace import replace
    from mentorprep.storage.state import make_folder

    path = config_path()
    try:
        make_folder(path.parent)
        replace(real_path(path), written(account).encode(), None, lambda: True)  # 0600, whatever it was before
    except OSError as error:
        cure = "Nothing is set up; the account was not saved."
        raise Stop(OUTSIDE, f"{path} cannot be written: {error.strerror or error}.", cure) from error
    return path
