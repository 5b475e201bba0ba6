"""The way out for a letter, whichever account is set up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mentorprep.mail.account import Failure, Program

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorprep.mail.account import Account, Letter, Outcome


def way_out(account: Account) -> Callable[[Letter], Outcome] | Failure:
    """What sends one letter and says what became of it. The password, if one is needed, is fetched now: a store that
    stays locked shall be found out before anything is sent or noted."""
    if isinstance(account, Program):
        from mentorprep.mail.handing import hand_over

        return partial(hand_over, account)
    from mentorprep.mail.secret import password_of
    from mentorprep.mail.smtp import deliver

    password = password_of(account)
    return password if isinstance(password, Failure) else partial(deliver, account, password)
