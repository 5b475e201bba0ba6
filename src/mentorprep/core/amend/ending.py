"""How an amendment can end without edits: refused, or short of one more answer."""

from typing import NamedTuple

from mentorprep.core.format.edit import Edit, Refusal
from mentorprep.core.model import Decision


class Missing(NamedTuple):
    """An answer that the change needs. `flag` gives it without a terminal; `question` asks for it at one. `against`:
    decisions that the change may contradict, to be read before the answer is given. `edits`: what is clear already, to
    be judged before it as well."""

    flag: str
    question: str
    against: tuple[Decision, ...] = ()
    edits: tuple[Edit, ...] = ()


class Ended(Exception):  # noqa: N818 - it ends one amendment, and becomes a value
    """Carries the way in which the amendment ended to the function that gives it back."""

    def __init__(self, ending: Refusal | Missing) -> None:
        super().__init__(ending)
        self.ending = ending


def refusal(message: str, cure: str) -> Ended:
    """To raise where there can be no edits: `message` says why, `cure` what to do instead."""
    return Ended(Refusal(message, cure))


def missing(flag: str, question: str, against: tuple[Decision, ...] = (), edits: tuple[Edit, ...] = ()) -> Ended:
    """To raise where an answer is missing."""
    return Ended(Missing(flag, question, against, edits))
