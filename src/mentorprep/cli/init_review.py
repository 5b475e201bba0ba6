"""The end of `init`: the homework as a mentor will read it, the file as it will be, and the way back to every answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorprep.cli.conversation import CHANGE_AN_ANSWER
from mentorprep.core.questions import Turn, compose
from mentorprep.core.stop import NO, Stop
from mentorprep.core.wording import counted
from mentorprep.terminal.console import Styled
from mentorprep.terminal.prompts import ask_choice

if TYPE_CHECKING:
    from pathlib import Path

    from mentorprep.cli.settings import Settings

_MARK = re.compile(r"\s*(?:[-*•] |\d+[.:] )?")  # what stands before the words of a line
_GO_ON, _CHANGE, _LATER = range(3)


class Review:
    """What the answers come to, shown in two steps. `text` is the file."""

    def __init__(self, settings: Settings, target: Path, turn: Turn, skipped: int) -> None:
        self._settings = settings
        self._console = settings.console
        self._target = target
        self._skipped = skipped
        self.text = compose(turn.data)

    def is_to_be_written(self) -> bool:
        """Whether the file is to be written; else an answer is to be changed. Stop(1) for "not now"."""
        return self._as_the_mentor_reads_it() == _GO_ON and self._as_the_file() == _GO_ON

    def _as_the_mentor_reads_it(self) -> int:
        self._title("This is how a mentor will read it:")
        for line in _message(self.text, self._settings).rstrip("\n").split("\n"):
            mark = _MARK.match(line)
            assert mark is not None  # it may be empty
            self._console.err(self._console.wrap(line[mark.end() :], first=mark[0], rest=" " * mark.end()))
        if self._skipped:
            verb = "was" if self._skipped == 1 else "were"
            told = f"{counted(str(self._skipped), 'question')} {verb} skipped; none is needed."
            self._console.err("")
            self._console.err(self._console.wrap(told))
        return self._asked("What now?", "Show the file")

    def _as_the_file(self) -> int:
        self._title(f"This will be {self._target}:")
        self._console.err(self.text.rstrip("\n"))
        return self._asked("Write it?", f"Write {self._target}")

    def _title(self, text: str) -> None:
        self._console.err("")
        self._console.err(Styled(self._console.wrap(text), "bold"))
        self._console.err("")

    def _asked(self, prompt: str, go_on: str) -> int:
        self._console.err("")
        choice = ask_choice(self._console, prompt, [go_on, CHANGE_AN_ANSWER, "Not now; the answers are kept"])
        if choice == _LATER:
            raise Stop(NO, "Nothing is written.")
        return choice


def _message(text: str, settings: Settings) -> str:
    """The summary for a first call, of a homework that is on no disk yet."""
    from mentorprep.core.checks.rules import check
    from mentorprep.core.format.read import load_text
    from mentorprep.core.plan.assess import assess
    from mentorprep.core.render import written
    from mentorprep.core.render.languages import words_in
    from mentorprep.core.render.pages import page
    from mentorprep.core.summary.kickoff import DOUBTED, kickoff
    from mentorprep.core.summary.known import known

    homework = load_text(text).homework
    assert homework is not None  # what the wizard composes can be read
    assessment = assess(homework, settings.today, ways_out=0, figures="days")
    mentor = homework.mentors[0] if homework.mentors else None
    summary = kickoff(known(homework, assessment, mentor), check(homework, assessment, codes=DOUBTED))
    return written(summary, page(summary, words_in("en")), "text")
