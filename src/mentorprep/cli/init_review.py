"""The end of `init`: the homework as a mentor will read it, the file as it will be, and the way back to every answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorprep.core.questions import Answer, Question, Turn, compose
from mentorprep.core.questions.answers import LEAVE_OUT, SKIP
from mentorprep.core.stop import NO, Stop
from mentorprep.core.wording import counted, shortened
from mentorprep.terminal.console import Styled
from mentorprep.terminal.prompts import MENU_MARGIN, ask_choice

if TYPE_CHECKING:
    from pathlib import Path

    from mentorprep.cli.settings import Settings

_GO_ON, _CHANGE, _LATER = range(3)
_NO_ANSWER = ("", SKIP, LEAVE_OUT)


class Review:
    """What the answers come to, shown in two steps. `text` is the file."""

    def __init__(self, settings: Settings, target: Path, turn: Turn) -> None:
        self._settings = settings
        self._console = settings.console
        self._target = target
        self._open = [(question, answer) for question, answer in turn.answered if question.outlook_of is None]
        self.text = compose(turn.data)

    def is_to_be_written(self) -> bool:
        """Whether the file is to be written; else an answer is to be changed. Stop(1) for "not now"."""
        return self._as_the_mentor_reads_it() == _GO_ON and self._as_the_file() == _GO_ON

    def chosen(self) -> tuple[Question, Answer]:
        """The question to go back to."""
        longest = self._console.width - MENU_MARGIN
        labels = [shortened(_label(*one), longest) for one in self._open]
        return self._open[ask_choice(self._console, "Which one?", labels)]

    def _as_the_mentor_reads_it(self) -> int:
        self._title("This is how a mentor will read it:")
        for line in _message(self.text, self._settings).rstrip("\n").split("\n"):
            indent = line[: len(line) - len(line.lstrip())]
            self._console.err(self._console.wrap(line.strip(), first=indent, rest=indent))
        skipped = sum(answer.text.strip() in _NO_ANSWER and not question.series for question, answer in self._open)
        if skipped:
            verb = "was" if skipped == 1 else "were"
            self._console.err("")
            self._console.err(
                self._console.wrap(f"{counted(str(skipped), 'question')} {verb} skipped; none is needed.")
            )
        return self._asked("What now?", "Show the file")

    def _as_the_file(self) -> int:
        self._title(f"This will be {self._target}:")
        self._console.err(self.text)
        return self._asked("Write it?", f"Write {self._target}")

    def _title(self, text: str) -> None:
        self._console.err("")
        self._console.err(Styled(self._console.wrap(text), "bold"))
        self._console.err("")

    def _asked(self, prompt: str, go_on: str) -> int:
        self._console.err("")
        choice = ask_choice(
            self._console, prompt, [go_on, "Change an answer, or give a skipped one", "Not now; the answers are kept"]
        )
        if choice == _LATER:
            raise Stop(NO, "Nothing is written.")
        return choice


def _label(question: Question, answer: Answer) -> str:
    """The question with its answer, on one line."""
    said = "" if answer.text.strip() in _NO_ANSWER else " ".join(answer.text.split())
    asked = re.sub(r" \(Enter: [^)]*\)$", "", question.prompt)
    return f"{asked} {said or ('(add one)' if question.series else '(skipped)')}"


def _message(text: str, settings: Settings) -> str:
    """The summary for a first call, of a homework that is on no disk yet."""
    from mentorprep.core.checks import check
    from mentorprep.core.format.read import load_text
    from mentorprep.core.plan.assess import assess
    from mentorprep.core.render import written
    from mentorprep.core.render.languages import words_in
    from mentorprep.core.render.pages import page
    from mentorprep.core.summary.kickoff import kickoff
    from mentorprep.core.summary.known import known

    homework = load_text(text).homework
    assert homework is not None  # what the wizard composes can be read
    assessment = assess(homework, settings.today, ways_out=0)
    mentor = homework.mentors[0] if homework.mentors else None
    summary = kickoff(known(homework, assessment, mentor), check(homework, assessment))
    return written(summary, page(summary, words_in("en")), "text")
