"""Messages of which nobody noted whether they went out: a run was ended while sending, or the server did not answer. They
are told, and settled by the mentee; nothing is sent twice without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep import storage
from mentorprep.core.stop import USAGE, Stop
from mentorprep.core.summary.relationship import in_doubt
from mentorprep.core.wording import long_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorprep.cli.export_wanted import Wanted
    from mentorprep.core.format.edit import Edit
    from mentorprep.core.format.read import Document
    from mentorprep.core.model import Sent

_WENT, _DID_NOT, _UNKNOWN = range(3)
_ANSWERS = ("It went out", "It did not", "I cannot tell")


def tell_doubts(wanted: Wanted) -> None:
    """Say that a message may have gone out, where nothing is sent now."""
    console = wanted.settings.console
    for sent in in_doubt(wanted.loaded.homework, wanted.mentor):
        again = wanted.settings.command_line("export --send")
        console.err(console.wrap(f"{_told(sent, wanted)} `{again}` asks what became of it."))


def settle_doubts(wanted: Wanted) -> Sequence[Sent]:
    """Ask what became of each such message, and note it. Those that went out are returned.

    Stop(2) where there is no terminal to ask on."""
    doubts = in_doubt(wanted.loaded.homework, wanted.mentor)
    if doubts and not wanted.settings.may_ask:
        raise Stop(USAGE, _told(doubts[0], wanted), _by_hand(doubts[0], wanted))
    return [sent for sent in doubts if _settled(sent, wanted) == _WENT]


def settle(sent: Sent, state: str | None, wanted: Wanted) -> storage.Saved:
    """Note the state of a message in the homework as it is by now; None takes its entry out. An entry that somebody else
    took out in the meantime comes back with its state: it is what happened."""

    def change(document: Document) -> Sequence[Edit]:
        from mentorprep.core.format.edit import Edit

        assert document.homework is not None, "storage reads it first"
        found = [index for index, entry in enumerate(document.homework.sent) if _is_same(entry, sent)]
        if state is None:
            is_last = len(document.homework.sent) == 1
            return [Edit(("sent",) if is_last else ("sent", index), None) for index in found[-1:]]
        if not found:
            entry = {key: value for key, value in sent._asdict().items() if value is not None}
            return [Edit(("sent", len(document.homework.sent)), {**entry, "state": state})]
        return [Edit(("sent", found[-1], "state"), state)]

    return storage.write(wanted.loaded.path, change, command="export", now=wanted.settings.now)


def _is_same(entry: Sent, sent: Sent) -> bool:
    return entry.message_id == sent.message_id if sent.message_id else entry == sent


def _settled(sent: Sent, wanted: Wanted) -> int:
    from mentorprep.terminal.prompts import ask_choice

    console = wanted.settings.console
    console.err(console.wrap(f"{_told(sent, wanted)} Your Sent folder shows it, or {_name(wanted)} knows."))
    answer = ask_choice(console, "What became of it?", _ANSWERS)
    state = {_WENT: "sent", _DID_NOT: None, _UNKNOWN: "uncertain"}[answer]
    if state != sent.state:
        wanted.settings.tell_what_was_found(settle(sent, state, wanted))
    said = {"sent": "Noted: it went out.", None: "Noted: it did not go out.", "uncertain": "It stays uncertain."}
    console.out(said[state])
    return answer


def _told(sent: Sent, wanted: Wanted) -> str:
    why = (
        "a run was ended before it had noted the end"
        if sent.state == "sending"
        else "the last word of the server is missing"
    )
    return f"The {sent.kind} message of {long_day(sent.date)} to {_name(wanted)}: it may have gone out; {why}."


def _name(wanted: Wanted) -> str:
    assert wanted.mentor is not None, "without a mentor nothing is in doubt"
    return wanted.mentor.name or wanted.mentor.id


def _by_hand(sent: Sent, wanted: Wanted) -> str:
    went = wanted.settings.command_line(f"export {sent.kind} --mentor {sent.to} --mark-sent")
    index = wanted.loaded.homework.sent.index(sent)
    return (
        f"Say on a terminal what became of it. Or, if it went out: `{went}`\n"
        f"If it did not, take entry {index + 1} below `sent` out of {wanted.loaded.path}."
    )
