"""A conversation at the terminal: asks the questions of a talk one by one, says back what was understood, goes back, and
keeps every answer on the disk before the next question."""

import os
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mentorprep.cli.settings import Settings
from mentorprep.core.human import Unclear
from mentorprep.core.questions import Answer, Question, Turn, respond, turn_after
from mentorprep.core.questions.answers import LEAVE_OUT, SKIP
from mentorprep.core.stop import INTERRUPTED, Stop
from mentorprep.core.wording import counted, shortened
from mentorprep.storage import drafts
from mentorprep.terminal.console import Styled
from mentorprep.terminal.prompts import MENU_MARGIN, ask_choice, ask_text

if TYPE_CHECKING:
    from mentorprep.core.questions.answers import Data, Talk

BACK = "<"
CHANGE_AN_ANSWER = "Change or add an answer"
EDIT = "edit"
_ENTER = re.compile(r"(.*?)( \(Enter: [^)]*\))$", re.DOTALL)  # a prompt that says what Enter does
_NOTHING = ("", SKIP, LEAVE_OUT)


class Kept(NamedTuple):
    """Under what the answers are kept: the file that the conversation is about, and the kind of conversation."""

    target: Path
    kind: str


class Conversation(ABC):
    """The state of one conversation: the answers so far, which are on the disk as well. `sections` are headings, by the
    first part of the questions' ids."""

    sections: Mapping[str, str] = {}

    def __init__(self, settings: Settings, kept: Kept, talk: "Callable[[Data], Talk]") -> None:
        self.console = settings.console
        self.settings = settings
        self.talk = talk
        self._kept = kept
        self._answers: dict[str, Answer] = {}
        self._earlier: dict[str, str] = {}  # taken back; offered again at their questions
        self._on_disk = True
        self._section = ""
        self._listed: tuple[str, ...] = ()

    def begin(self, template: str | None = None) -> None:
        """Begin a new one, without any answer."""
        self._answers, self._earlier = {}, {}
        target, kind = self._kept
        self._keep(lambda: drafts.begin_draft(target, template, self.settings.now, kind))

    def take_up(self, draft: drafts.Draft) -> None:
        """Go on with the answers of an earlier one."""
        self._answers = {answer.question: answer for answer in draft.answers}
        self._earlier = {answer.question: answer.text for answer in draft.earlier}

    def offers_to_go_on(self, draft: drafts.Draft, about: str) -> bool:
        """Whether an earlier conversation is to be gone on with."""
        self.take_up(draft)  # they are kept also when this question is left with Ctrl-C
        count = counted(str(len(draft.answers)), "answer")
        verb = "is" if len(draft.answers) == 1 else "are"
        prompt = f"There {verb} {count} {about}, begun on {draft.at:%Y-%m-%d}."
        return ask_choice(self.console, prompt, ["Go on from there", "Begin anew, without them"]) == 0

    def to_the_end(self) -> Turn:
        """Ask until there is nothing left to ask."""
        while (turn := turn_after(self._answers, self.talk)).question is not None:
            self.ask(turn, turn.question)
        return turn

    def ask(self, turn: Turn, question: Question) -> None:
        """Ask one question until its answer is kept, or the one before it is to be asked again."""
        self.show(question)
        while True:
            text = self._typed(question)
            if text.strip() == BACK:
                self.go_back(turn)
                return
            if self.take(question, text):
                return

    def ask_again(self, question: Question, answer: Answer) -> bool:
        """Ask a question that has its answer, which stays where a new one is not wanted after all: whether it was."""
        self._earlier[question.id] = answer.text
        self.show(question)
        while True:
            text = self._typed(question)
            if text.strip() == BACK:
                return False
            if self.take(question, text):
                return True

    def pick(self, turn: Turn) -> tuple[Question, Answer]:
        """The question to go back to, chosen among those that were asked."""
        asked = [(question, answer) for question, answer in turn.answered if question.outlook_of is None]
        longest = self.console.width - MENU_MARGIN
        labels = [shortened(_label(question, answer), longest) for question, answer in asked]
        return asked[ask_choice(self.console, "Which one?", labels)]

    def take(self, question: Question, text: str) -> bool:
        """Say back what an answer means and keep it; or say why it cannot be taken."""
        understood = respond(question, text, self.settings.today)
        if isinstance(understood, Unclear):
            self._say(f"{understood} {'' if question.required else 'Enter skips it.'}".strip(), "  ")
            return False
        if understood.echo:
            self._say(understood.echo, "  = ")
        answer = Answer(question.id, understood.kept or text, self.settings.today)
        self._answers[question.id] = answer
        self._earlier.pop(question.id, None)
        target, kind = self._kept
        self._keep(lambda: drafts.keep_answer(target, answer, kind))
        return True

    def go_back(self, turn: Turn) -> None:
        """Take back the last answer, to be offered at its question. One that was given without asking goes with it."""
        if not turn.answered:
            self._say("This is the first question.", "  ")
        for question, _ in reversed(turn.answered):
            self.forget(question.id)
            if question.outlook_of is None:
                return

    def forget(self, question_id: str) -> None:
        """Take an answer back."""
        answer = self._answers.pop(question_id, None)
        if answer is not None:
            self._earlier[question_id] = answer.text
            target, kind = self._kept
            self._keep(lambda: drafts.take_back(target, question_id, kind))

    def forget_all(self, is_meant: Callable[[str], bool]) -> None:
        """Take back all answers at questions that are meant."""
        for question_id in [known for known in self._answers if is_meant(known)]:
            self.forget(question_id)

    def show(self, question: Question) -> None:
        """Print a question with what helps to answer it. A list that stands right above is not printed again."""
        console = self.console
        section = self.sections.get(question.id.split(".")[0], self._section)
        if section != self._section:
            self._section = section
            console.err("")
            console.err(Styled(console.wrap(section), "cyan"))
        console.err("")
        console.err(Styled(console.wrap(self._prompt(question)), "bold"))
        example = f"Example: {question.example}" if question.example else ""
        for line in question.listed if question.listed != self._listed else ():
            console.err(Styled(console.wrap(line, first="  ", rest="    "), "dim"))
        self._listed = question.listed or self._listed
        for line in (question.why, example):
            if line:
                console.err(Styled(console.wrap(line, first="  ", rest="  "), "dim"))

    def kept(self) -> str:
        """What has become of the answers."""
        if not self._answers or not self._on_disk:
            return "No answer was kept." if self._answers else "There was no answer yet."
        count = len(self._answers)
        return f"Your {counted(str(count), 'answer')} {'is' if count == 1 else 'are'} kept."

    @abstractmethod
    def how_to_go_on(self) -> str:
        """The command that takes the answers up again; "" where there is nothing to take up."""

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Around the conversation and the write that it leads to. However it is left, Ctrl-C included, it is said what
        has become of the answers; where it comes to its end they are in the homework, and needed no more."""
        try:
            yield
        except KeyboardInterrupt:
            raise Stop(INTERRUPTED, f"\n{self.kept()}", self.how_to_go_on()) from None
        except Stop as stop:
            cure = f"{stop.cure}\n{self.how_to_go_on()}".strip()
            raise Stop(stop.exit_code, f"{stop.message} {self.kept()}", cure) from stop
        self.end()

    @property
    def can_go_on(self) -> bool:
        """Whether there is something on the disk to go on from."""
        return bool(self._answers) and self._on_disk

    def skipped(self, turn: Turn) -> int:
        """How many questions have no answer, the ends of lists aside."""
        return sum(answer.text.strip() in _NOTHING and not question.series for question, answer in turn.answered)

    def end(self) -> None:
        """What was kept is in the homework now."""
        target, kind = self._kept
        self._keep(lambda: drafts.discard_draft(target, kind))

    def _offered(self, question: Question) -> str:
        """What Enter keeps: the answer that was there before, else the suggestion."""
        earlier = self._earlier.get(question.id, "")
        return question.suggestion if earlier in _NOTHING else earlier

    def _prompt(self, question: Question) -> str:
        """Where something is offered, Enter does not end the list."""
        enter = r"\1 (Enter: as suggested, -: without it)" if self._offered(question) else r"\1\2"
        return _ENTER.sub(enter, question.prompt)

    def _typed(self, question: Question) -> str:
        """What is typed, in the line or in the editor. What was there before is offered, to keep or to leave out."""
        offered = self._offered(question)
        text: str | None = None
        while text is None:
            text = ask_text(self.console, "", suggestion=offered, several=question.several)
            if question.several and text.strip().lower() == EDIT:
                text = self._from_editor(offered)
        return LEAVE_OUT if offered and text.strip() in ("", SKIP) else text

    def _from_editor(self, offered: str) -> str | None:
        """What was written there; None where the editor could not be used."""
        from mentorprep.terminal.editor import edit_text

        try:
            text = edit_text(offered, os.environ)
        except Stop as stop:
            self._say(f"{stop.message} {stop.cure}", "  ")
            return None
        self._say(text.strip() or "Nothing was written.", "  ")
        return text

    def _say(self, text: str, first: str) -> None:
        self.console.err(self.console.wrap(text, first=first, rest=" " * len(first)))

    def _keep(self, keep: Callable[[], None]) -> None:
        """Keep an answer on the disk; where that cannot be, say so once and go on."""
        if not self._on_disk:
            return
        try:
            keep()
        except OSError as error:
            self._on_disk = False
            self._say(f"Answers cannot be kept ({error.strerror or error}): they are only in this window.", "  ")


def _label(question: Question, answer: Answer) -> str:
    """The question with its answer, on one line."""
    said = "" if answer.text.strip() in _NOTHING else " ".join(answer.text.split())
    asked = _ENTER.sub(r"\1", question.prompt)
    return f"{asked} {said or ('(add one)' if question.series else '(skipped)')}"
