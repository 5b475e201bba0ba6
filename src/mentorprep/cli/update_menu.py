"""The short menu of `update` on a terminal: one choice, a few questions, and it is written like flags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep import storage
from mentorprep.core.amend.menu import choices
from mentorprep.core.amend.wanted import Wanted
from mentorprep.core.stop import NO, Stop
from mentorprep.terminal.prompts import ask_choice, ask_text

if TYPE_CHECKING:
    from mentorprep.cli.settings import Settings
    from mentorprep.core.amend.menu import Ask


def ask_what_changed(settings: Settings, id_: str | None) -> Wanted:
    """What the mentee chose and answered, of one entry where an id is given. Stop(1) where nothing was said."""
    offered = choices(storage.read(settings.homework_file()).homework, id_)
    if not offered:
        return Wanted(id=id_)
    labels = [*(" ".join(choice.label.split()) for choice in offered), "Nothing now"]
    taken = ask_choice(settings.console, "What is new?", labels)
    if taken == len(offered):
        raise Stop(NO, "Nothing changed.")
    wanted = offered[taken].wanted
    for ask in offered[taken].asks:
        answer = _answer(settings, ask)
        wanted = Wanted(**{**wanted._asdict(), ask.field: answer or None})
    if not wanted.asked:
        raise Stop(NO, "Nothing was said, so nothing changed.")
    return wanted


def _answer(settings: Settings, ask: Ask) -> str:
    while True:
        answer = ask_text(settings.console, ask.prompt).strip()
        if answer or not ask.needed:
            return answer
        settings.console.err("This one needs an answer; Ctrl-C leaves everything as it is.")
