"""What `update` and `add` share: make the edits, ask for an answer that is missing, write, and say what to know."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Generic, NoReturn, TypeVar

from mentorprep import storage
from mentorprep.cli.judging import judged
from mentorprep.cli.settings import nothing_written_yet
from mentorprep.core.amend.ending import Missing
from mentorprep.core.format.edit import Refusal
from mentorprep.core.stop import USAGE, Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mentorprep.cli.settings import Settings
    from mentorprep.core.amend.add import Added
    from mentorprep.core.amend.update import Amendment
    from mentorprep.core.format.edit import Edit, Edited
    from mentorprep.core.format.read import Document
    from mentorprep.core.model import Homework

Asked = TypeVar("Asked")
Made = TypeVar("Made", bound="Amendment | Added")


_MAY_CONTRADICT = ("--from", "--to")  # of what is asked for; what came by another flag cannot be answered anew


class _Short(Exception):  # noqa: N818 - it leaves the write, lock and all, to ask a question
    def __init__(self, missing: Missing) -> None:
        super().__init__(missing)
        self.missing = missing


class Amending(Generic[Asked, Made]):
    """`make` gives the edits for what was `asked`; `complete` puts in the answer to a missing flag. `typed` are the words
    for what was answered at prompts already: where the write fails, they are told, as they are nowhere else."""

    def __init__(
        self,
        settings: Settings,
        asked: Asked,
        *,
        make: Callable[[Homework, Asked], Made | Refusal | Missing],
        complete: Callable[[Asked, str, str], Asked],
        typed: Sequence[str] = (),
    ) -> None:
        self._settings = settings
        self._asked = asked
        self._make: Callable[[Homework, Asked], Made | Refusal | Missing] = make
        self._complete = complete
        self._typed = list(typed)
        self._last: tuple[Missing, Asked] | None = None  # what was asked for last, and what was asked before its answer

    def write(
        self, command: str, before: Callable[[Homework, Made | Missing], None] = lambda *_: None
    ) -> tuple[Made, storage.Saved]:
        """Make the change and write it. `before` sees each outcome first, with the homework that it is of: the question, the
        change, another change where the file was edited meanwhile."""
        path = self._settings.homework_file()
        made: list[Made] = []

        def change(document: Document) -> Sequence[Edit] | Edited:
            new, edited = self._made(document, before)
            made.append(new)
            return edited or new.edits

        while True:
            try:
                saved = storage.write(path, change, command=command, now=self._settings.now)
            except _Short as short:
                self._take(short.missing, self._answer(short.missing))
            except Stop as stop:
                raise self._with_what_was_typed(stop) from stop
            else:
                break
        self._settings.tell_what_was_found(saved)
        return made[-1], saved

    def _take(self, missing: Missing, answer: str) -> None:
        self._last = (missing, self._asked)
        self._typed += (missing.flag, answer)
        self._asked = self._complete(self._asked, missing.flag, answer)

    def _ask_again(self, refusal: Refusal) -> NoReturn:
        """Leave the write for the question whose answer cannot be taken; what was answered before it stays."""
        assert self._last is not None
        missing, self._asked = self._last
        self._last = None
        del self._typed[-2:]
        self._settings.console.err(self._settings.console.wrap(f"{refusal.message} {refusal.cure}"))
        raise _Short(missing)

    def _with_what_was_typed(self, stop: Stop) -> Stop:
        if not self._typed:
            return stop
        from mentorprep.core.commandline import text_of

        typed = text_of(self._typed, windows=sys.platform == "win32")
        cure = f"{stop.cure}\nWhat was answered, for the command line: {typed}".strip()
        return Stop(stop.exit_code, stop.message, cure, file=stop.file, findings=stop.findings)

    def _made(
        self, document: Document, before: Callable[[Homework, Made | Missing], None]
    ) -> tuple[Made, Edited | None]:
        """What is to be changed, and the document after it, where it had to be judged."""
        assert document.homework is not None  # what cannot be used has ended the write
        made = self._make(document.homework, self._asked)
        if isinstance(made, Refusal):
            if self._last is not None:
                self._ask_again(made)
            raise Stop(USAGE, made.message, made.cure)
        edited = judged(document, made.edits)
        if isinstance(edited, Refusal):
            if self._last is not None and self._last[0].flag in _MAY_CONTRADICT:
                self._ask_again(edited)
            raise Stop(USAGE, edited.message, edited.cure)
        before(document.homework, made)
        self._last = None
        if isinstance(made, Missing):
            raise _Short(made)
        return made, edited

    def _answer(self, missing: Missing) -> str:
        if not self._settings.may_ask:
            raise Stop(USAGE, f"{missing.flag} is missing. {missing.question}", f"Give it: {missing.flag} TEXT")
        from mentorprep.terminal.prompts import ask_needed

        with nothing_written_yet():
            return ask_needed(self._settings.console, missing.question)
