"""What came of a meeting, in one flow: asked like a first homework, kept like one, and written as one revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep import storage
from mentorprep.cli.conversation import CHANGE_AN_ANSWER, Conversation, Kept
from mentorprep.cli.judging import contradiction
from mentorprep.core.amend.meeting import recorded
from mentorprep.core.format.edit import Refusal
from mentorprep.core.questions.meeting_talk import meeting_talk
from mentorprep.core.stop import NO, USAGE, Stop
from mentorprep.storage import drafts
from mentorprep.terminal.prompts import ask_choice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentorprep.cli.settings import Settings
    from mentorprep.core.format.edit import Edit
    from mentorprep.core.format.read import Document
    from mentorprep.core.model import Meeting
    from mentorprep.core.questions.answers import Data

_WRITE, _CHANGE = range(2)


def after_meeting(settings: Settings, loaded: storage.Loaded, held: Meeting | None) -> None:
    """Ask for notes, decisions, ideas and answers, and write what was said. Ctrl-C and "not now" keep the answers."""
    talk = _Talk(settings, loaded, held)
    with talk.keeping():
        talk.open()
        saved = talk.hold()
    settings.tell_next("`mentorprep export update` tells your mentor what you made of it.", saved)


class _Talk(Conversation):
    """The conversation about one meeting."""

    sections: Mapping[str, str] = {
        "meeting": "The meeting",
        "decisions": "What was decided",
        "ideas": "Ideas",
        "answers": "Your questions",
    }

    def __init__(self, settings: Settings, loaded: storage.Loaded, held: Meeting | None) -> None:
        kept = Kept(loaded.real, f"meeting-{held.id}" if held else "meeting")
        super().__init__(settings, kept, lambda data: meeting_talk(data, loaded.homework, held))
        self._loaded = loaded
        self._draft = drafts.find_draft(*kept)

    def open(self) -> None:
        """Take up the answers of an earlier conversation about the same meeting, or begin a new one."""
        if self._draft is None or not self.offers_to_go_on(self._draft, "about this meeting"):
            self.begin()
        say = self.console
        say.err(say.wrap("Enter skips a question, < goes back to the one before, edit opens your editor."))

    def hold(self) -> storage.Saved:
        """Ask until it is to be written, write it and say so."""
        while True:
            turn = self.to_the_end()
            made = recorded(self._loaded.document, turn.data, self.settings.today)
            if isinstance(made, Refusal):
                raise Stop(USAGE, made.message, made.cure)
            if not made.edits:
                raise Stop(NO, "Nothing was said, so nothing changed.")
            self.console.err("")
            choice = ask_choice(
                self.console, "Write it?", ["Write it", CHANGE_AN_ANSWER, "Not now; the answers are kept"]
            )
            if choice == _WRITE:
                return self._written(turn.data)
            if choice != _CHANGE:
                raise Stop(NO, "Nothing is written.")
            self.ask_again(*self.pick(turn))

    def _written(self, said: Data) -> storage.Saved:
        told: list[str] = []

        def change(document: Document) -> Sequence[Edit]:
            made = recorded(document, said, self.settings.today)
            refused = made if isinstance(made, Refusal) else contradiction(document, made.edits)
            if isinstance(made, Refusal) or refused is not None:
                assert refused is not None
                raise Stop(USAGE, refused.message, refused.cure)
            told[:] = made.told
            return made.edits

        saved = storage.write(self._loaded.path, change, command="update", now=self.settings.now)
        self.settings.tell_what_was_found(saved)
        self.console.out("\n".join(told))
        return saved

    def how_to_go_on(self) -> str:
        """The command that takes the answers up again."""
        return f"`{self.settings.command_line('update')}` goes on from there." if self.can_go_on else ""
