"""What `update` and `add` share: make the edits, ask for an answer that is missing, write, and say what to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from mentorprep import storage
from mentorprep.core.amend.ending import Missing
from mentorprep.core.format.edit import Refusal
from mentorprep.core.stop import USAGE, Stop

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mentorprep.cli.settings import Settings
    from mentorprep.core.amend.add import Added
    from mentorprep.core.amend.update import Amendment
    from mentorprep.core.format.edit import Edit
    from mentorprep.core.format.read import Document
    from mentorprep.core.model import Homework

Asked = TypeVar("Asked")
Made = TypeVar("Made", bound="Amendment | Added")


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

    def write(
        self, command: str, before: Callable[[Made | Missing], None] = lambda _: None
    ) -> tuple[Made, storage.Saved]:
        """Make the change and write it. `before` sees each outcome first: the question, the change, another change where
        the file was edited meanwhile."""
        path = self._settings.homework_file()
        made: list[Made] = []

        def change(document: Document) -> Sequence[Edit]:
            assert document.homework is not None  # what cannot be used has ended the write
            made.append(self._made(document.homework, before))
            return made[-1].edits

        while True:
            try:
                saved = storage.write(path, change, command=command, now=self._settings.now)
            except _Short as short:
                flag, answer = short.missing.flag, self._answer(short.missing)
                self._typed += (flag, answer)
                self._asked = self._complete(self._asked, flag, answer)
            except Stop as stop:
                raise self._with_what_was_typed(stop) from stop
            else:
                break
        self._settings.tell_what_was_found(saved)
        return made[-1], saved

    def _with_what_was_typed(self, stop: Stop) -> Stop:
        if not self._typed:
            return stop
        from shlex import join

        cure = f"{stop.cure}\nWhat was answered, for the command line: {join(self._typed)}".strip()
        return Stop(stop.exit_code, stop.message, cure, file=stop.file, findings=stop.findings)

    def _made(self, homework: Homework, before: Callable[[Made | Missing], None]) -> Made:
        made = self._make(homework, self._asked)
        if isinstance(made, Refusal):
            raise Stop(USAGE, made.message, made.cure)
        before(made)
        if isinstance(made, Missing):
            raise _Short(made)
        return made

    def _answer(self, missing: Missing) -> str:
        answer = ""
        if self._settings.may_ask:
            from mentorprep.terminal.prompts import ask_text

            answer = ask_text(self._settings.console, missing.question).strip()
        if not answer:
            raise Stop(USAGE, f"{missing.flag} is missing. {missing.question}", f"Give it: {missing.flag} TEXT")
        return answer
