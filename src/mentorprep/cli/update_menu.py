"""The short menu of `update` on a terminal: one choice, a few questions, and it is written like flags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep import storage
from mentorprep.cli.judging import contradiction
from mentorprep.core.amend.menu import choices
from mentorprep.core.amend.update import amended
from mentorprep.core.amend.wanted import Wanted
from mentorprep.core.format.edit import Refusal
from mentorprep.core.stop import NO, Stop
from mentorprep.terminal.prompts import ask_choice, ask_needed, ask_text

if TYPE_CHECKING:
    from mentorprep.cli.settings import Settings
    from mentorprep.core.amend.menu import Ask
    from mentorprep.core.format.read import Document


def ask_what_changed(settings: Settings, id_: str | None) -> Wanted:
    """What the mentee chose and answered, of one entry where an id is given. Stop(1) where nothing was said."""
    document = storage.read(settings.homework_file()).document
    assert document.homework is not None  # what cannot be used has ended the reading
    offered = choices(document.homework, id_)
    if not offered:
        return Wanted(id=id_)
    labels = [*(" ".join(choice.label.split()) for choice in offered), "Nothing now"]
    taken = ask_choice(settings.console, "What is new?", labels)
    if taken == len(offered):
        raise Stop(NO, "Nothing changed.")
    wanted = offered[taken].wanted
    for ask in offered[taken].asks:
        wanted = _answered(settings, document, wanted, ask)
    if not wanted.asked:
        raise Stop(NO, "Nothing was said, so nothing changed.")
    return wanted


def _answered(settings: Settings, document: Document, wanted: Wanted, ask: Ask) -> Wanted:
    """With the answer to one question. One that cannot be taken is asked for again at once, before the others."""
    console = settings.console
    while True:
        answer = ask_needed(console, ask.prompt) if ask.needed else ask_text(console, ask.prompt).strip()
        if not answer:
            return wanted
        more = Wanted(**{**wanted._asdict(), ask.field: answer})
        refusal = _refusal(document, more, settings)
        if refusal is None:
            return more
        console.err(console.wrap(f"{refusal.message} {refusal.cure}"))


def _refusal(document: Document, wanted: Wanted, settings: Settings) -> Refusal | None:
    assert document.homework is not None
    made = amended(document.homework, wanted, settings.today)
    return made if isinstance(made, Refusal) else contradiction(document, made.edits)
