"""What is sent by a command, and how it ends when it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.stop import INTERRUPTED, OUTSIDE, Stop
from mentorprep.mail.account import Failure, Program

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorprep.cli.settings import Settings
    from mentorprep.mail.account import Account, Letter, Outcome


def way_out_of(settings: Settings, account: Account) -> Callable[[Letter], Outcome]:
    """What sends a letter by the account. Stop(4) where its password cannot be had."""
    from mentorprep.mail.transport import way_out
    from mentorprep.terminal.console import flush

    flush()  # a command that prints the password may ask for something below
    way = way_out(account)
    if isinstance(way, Failure):
        raise Stop(OUTSIDE, way.message, f"Nothing was sent. {way.cure}")
    by = account.words[0] if isinstance(account, Program) else account.host
    settings.console.note(f"Sending by {by} …")
    flush()
    return way


def sent_or_stop(outcome: Outcome) -> None:
    """Stop(4), or 130 where the user interrupted it, unless the letter was sent."""
    if outcome.failure is not None:
        code = INTERRUPTED if outcome.interrupted else OUTSIDE
        raise Stop(code, outcome.failure.message, outcome.failure.cure)
