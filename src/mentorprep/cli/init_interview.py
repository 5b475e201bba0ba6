"""The conversation of `init`: asks, says back, keeps every answer on the disk, and shows the file before it is written."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentorprep.core.human import Unclear
from mentorprep.core.questions import Answer, Outlook, Question, Turn, compose, outlook, respond, turn_after
from mentorprep.core.questions.asked import WAY_OUT
from mentorprep.core.stop import INTERRUPTED, NO, USAGE, Stop
from mentorprep.storage import drafts
from mentorprep.storage.file import FILE_NAME
from mentorprep.terminal.console import Styled
from mentorprep.terminal.prompts import ask_choice, ask_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorprep.cli.settings import Settings
    from mentorprep.terminal.console import Console

_BACK = "<"
_WRITE, _CORRECT, _LATER = range(3)


def interview(settings: Settings, target: Path, template: str | None, write: Callable[[str], None]) -> None:
    """Ask, show the homework that the answers make, and `write` it. Stop(130) on Ctrl-C, Stop(1) at the end of the input
    or on "not now", and whatever `write` stops with: the answers are kept."""
    seed = _suggestions(template)
    if not settings.may_ask:
        reason = "--no-input was given" if settings.no_input else "there is no terminal to ask on"
        raise Stop(USAGE, f"`init` asks questions, and {reason}.", "Give --answers FILE (- for stdin) instead.")
    talk = _Interview(settings, target, template, seed)
    try:
        talk.begin()
        write(talk.hold())
    except KeyboardInterrupt:
        raise Stop(INTERRUPTED, f"\n{talk.kept()}", talk.how_to_go_on()) from None
    except Stop as stop:
        cure = f"{stop.cure}\n{talk.how_to_go_on()}".strip()
        raise Stop(stop.exit_code, f"{stop.message} {talk.kept()}", cure) from stop
    with contextlib.suppress(OSError):  # it holds nothing that is not in the homework now
        drafts.discard_draft(target)


class _Interview:
    """The state of one conversation: the answers so far, which are on the disk as well."""

    def __init__(self, settings: Settings, target: Path, template: str | None, seed: dict[str, Any]) -> None:
        self.console: Console = settings.console
        self.settings = settings
        self.target = target
        self.template = template
        self.seed = seed
        self.answers: list[Answer] = []
        self.on_disk = True

    def begin(self) -> None:
        """Take up the answers of an earlier conversation, or begin a new one."""
        draft = drafts.find_draft(self.target)
        if draft is not None and self._goes_on(draft):
            self.template = draft.template
            self.seed = _suggestions(draft.template)
        else:
            self.answers = []
            self._on_disk(lambda: drafts.begin_draft(self.target, self.template, self.settings.now))
        self._greet()

    def _greet(self) -> None:
        say = self.console
        say.err(
            say.wrap(
                f"Enter skips a question, {_BACK} goes back to the one before. Ctrl-C stops: your answers are kept, "
                "and the next init goes on from there."
            )
        )
        if self.seed:
            leave_out = "- leaves it out" if say.plain else "erase it (Ctrl-U) to leave it out"
            say.err(say.wrap(f"Enter keeps a suggestion of the template; {leave_out}."))

    def _goes_on(self, draft: drafts.Draft) -> bool:
        self.answers = list(draft.answers)  # also when the question is left with Ctrl-C
        count = _counted(len(draft.answers))
        prompt = f"There are {count} for this file, begun on {draft.at:%Y-%m-%d}."
        choice = ask_choice(self.console, prompt, ["Go on from there", "Begin anew, without them"])
        return choice == 0

    def hold(self) -> str:
        """Ask until there is nothing left to ask and the file is to be written."""
        while True:
            turn = turn_after(self.answers, self.seed)
            for _ in self.answers[turn.used :]:  # a newer version asks otherwise
                self._take_back()
            if turn.question is None:
                text = compose(turn.data)
                if self._is_to_be_written(text):
                    return text
                self._go_back()
            else:
                self._ask(turn, turn.question)

    def _ask(self, turn: Turn, question: Question) -> None:
        if question.outlook_of is not None:
            self._take(question, self._way_out(outlook(turn.data, question.outlook_of, self.settings.today)))
            return
        self._show(question)
        while True:
            text = ask_text(self.console, "", suggestion=question.suggestion, several=question.several)
            if text.removeprefix(question.suggestion).strip() == _BACK:
                self._go_back()
                return
            if self._take(question, text):
                return

    def _take(self, question: Question, text: str) -> bool:
        """Say back what an answer means and keep it; or say why it cannot be taken."""
        understood = respond(question, text, self.settings.today)
        if isinstance(understood, Unclear):
            self.console.err(self.console.wrap(str(understood), first="  ", rest="  "))
            return False
        if understood.echo:
            self.console.err(self.console.wrap(understood.echo, first="  = ", rest="    "))
        answer = Answer(question.id, text, self.settings.today)
        self.answers.append(answer)
        self._on_disk(lambda: drafts.keep_answer(self.target, answer))
        return True

    def _way_out(self, found: Outlook) -> str:
        """Say what the date means; the answer that takes the way out that was chosen, empty for none."""
        if found.lines:
            self.console.err("")
        for line in found.lines:
            self.console.err(self.console.wrap(line, first="  ", rest="  "))
        if not found.ways:
            return ""
        self.console.err("")
        choice = ask_choice(self.console, WAY_OUT.prompt, ["Keep it so", *(words for words, _ in found.ways)])
        return found.ways[choice - 1][1] if choice else ""

    def _show(self, question: Question) -> None:
        console = self.console
        console.err("")
        console.err(Styled(console.wrap(question.prompt), "bold"))
        example = f"Example: {question.example}" if question.example else ""
        for line in (*question.listed, question.why, example):
            if line:
                console.err(Styled(console.wrap(line, first="  ", rest="  "), "dim"))

    def _go_back(self) -> None:
        if not self.answers:
            self.console.err("  This is the first question.")
            return
        is_choice = True
        while self.answers and is_choice:  # a way out is chosen with the answer before it
            is_choice = self._take_back().question == WAY_OUT.id

    def _take_back(self) -> Answer:
        self._on_disk(lambda: drafts.take_back(self.target))
        return self.answers.pop()

    def _is_to_be_written(self, text: str) -> bool:
        self.console.err(Styled(f"\nThis will be {self.target}:\n", "bold"))
        self.console.err(text)
        choices = [f"Write {self.target}", "Go back to the last question", "Not now; the answers are kept"]
        choice = ask_choice(self.console, "Write it?", choices)
        if choice == _LATER:
            raise Stop(NO, "Nothing is written.")
        return choice == _WRITE

    def _on_disk(self, keep: Any) -> None:
        """Keep an answer on the disk; where that cannot be, say so once and go on."""
        if not self.on_disk:
            return
        try:
            keep()
        except OSError as error:
            self.on_disk = False
            self.console.err(f"  Answers cannot be kept ({error.strerror or error}): they are only in this window.")

    def kept(self) -> str:
        """What has become of the answers."""
        if not self.answers or not self.on_disk:
            return "No answer was kept." if self.answers else "There was no answer yet."
        return f"Your {_counted(len(self.answers))} {'is' if len(self.answers) == 1 else 'are'} kept."

    def how_to_go_on(self) -> str:
        """The command that takes them up again."""
        if not self.answers or not self.on_disk:
            return ""
        option = "" if self.target == Path(FILE_NAME) else f" {self.target}"
        force = " --force" if os.path.lexists(self.target) else ""
        return f"`mentorprep init{option}{force}` goes on from there."


def _suggestions(template: str | None) -> dict[str, Any]:
    if template is None:
        return {}
    from mentorprep.cli.init_templates import read_template

    return read_template(template)


def _counted(answers: int) -> str:
    return f"{answers} answer" if answers == 1 else f"{answers} answers"
