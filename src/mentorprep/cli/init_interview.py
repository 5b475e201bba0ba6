"""The conversation of `init`: from the first question, over what each date means, to the review and the file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentorprep.cli.conversation import BACK, EDIT, Conversation, Kept
from mentorprep.cli.init_review import Review
from mentorprep.core.questions import Outlook, Question, Turn, outlook
from mentorprep.core.questions.asked import WAY_OUT
from mentorprep.core.questions.readers import picking_reader
from mentorprep.core.questions.talk import talk
from mentorprep.core.stop import USAGE, Stop
from mentorprep.storage import drafts
from mentorprep.storage.file import FILE_NAME
from mentorprep.terminal.prompts import ask_choice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mentorprep.cli.settings import Settings
    from mentorprep.core.questions import Answer

_KEEP_IT, _BACK_TO_PLAN = "Keep it so", "Back to the question before"
_MOVES_DATES = ("mentee.hours_per_week", "mentee.week.")
_MOVES_THE_DATE_OF_ITS_GOAL = ("by", "plan", "order", "started")


def interview(settings: Settings, target: Path, template: str | None, write: Callable[[str], None]) -> None:
    """Ask, show the homework that the answers make, and `write` it. Stop(130) on Ctrl-C, Stop(1) at the end of the input
    or on "not now", and whatever `write` stops with: the answers are kept."""
    seed = _suggestions(template)
    if not settings.may_ask:
        reason = "--no-input was given" if settings.no_input else "there is no terminal to ask on"
        raise Stop(USAGE, f"`init` asks questions, and {reason}.", "Give --answers FILE (- for stdin) instead.")
    held = _Interview(settings, target, template, seed)
    with held.keeping():
        held.open()
        write(held.hold())


class _Interview(Conversation):
    """The conversation about a homework that is not written yet."""

    sections: Mapping[str, str] = {
        "mentee": "1 of 4: where you are now",
        "goals": "2 of 4: goals, and how to reach them",
        "mentors": "3 of 4: a mentor",
        "questions": "4 of 4: what you would ask",
    }

    def __init__(self, settings: Settings, target: Path, template: str | None, seed: dict[str, Any]) -> None:
        super().__init__(settings, Kept(target, "init"), lambda data: talk(data, self.seed))
        self.target = target
        self.template = template
        self.seed = seed

    def open(self) -> None:
        """Take up the answers of an earlier conversation, or begin a new one."""
        draft = drafts.find_draft(self.target)
        if draft is not None and self.offers_to_go_on(draft, "for this file"):
            self.template = draft.template
            self.seed = _suggestions(draft.template)
            self._greet("")
        else:
            self.begin(self.template)
            self._greet("To begin from a plan instead: `mentorprep init --list-templates`.")

    def _greet(self, blank: str) -> None:
        """Which keys do what; `blank` is said where there is no template."""
        say = self.console
        say.err(
            say.wrap(
                f"Enter skips a question, {BACK} goes back to the one before, {EDIT} opens your editor for a long answer. "
                "At the end every answer can be changed. Ctrl-C stops: your answers are kept, and the next init goes on "
                "from there."
            )
        )
        if not self.seed and blank:
            say.err(say.wrap(blank))
        elif self.seed:
            edit = "" if say.plain else "Tab takes it into the line to edit it, "
            say.err(say.wrap(f"Enter keeps a suggestion of the template, {edit}- leaves it out."))

    def hold(self) -> str:
        """Ask until there is nothing left to ask and the file is to be written."""
        while True:
            turn = self.to_the_end()
            review = Review(self.settings, self.target, turn, self.skipped(turn))
            if review.is_to_be_written():
                return review.text
            self._change(*self.pick(turn))

    def _change(self, question: Question, answer: Answer) -> None:
        """A new answer, and then again what depends on it: the dates, and what names steps or goals by their numbers."""
        if not self.ask_again(question, answer):
            return
        first, *rest = question.id.split(".")
        goal = f"goals.{rest[0]}." if first == "goals" else ""
        if question.id.startswith(_MOVES_DATES) or question.id == f"{goal}title":
            self.forget_all(lambda known: ".way_out." in known)
        elif goal and rest[1] in _MOVES_THE_DATE_OF_ITS_GOAL:
            self.forget_all(lambda known: known.startswith(f"{goal}way_out."))
        if goal and question.id.startswith(f"{goal}plan.") and rest[-1] == "title":
            self.forget_all(lambda known: known in (f"{goal}order", f"{goal}started"))

    def ask(self, turn: Turn, question: Question) -> None:
        """Also the questions whose answers are offered by what the homework comes to."""
        if question.outlook_of is not None:
            self._offer_ways_out(turn, question, outlook(turn.data, question.outlook_of, self.settings.today))
        elif question.offers_doubts:
            from mentorprep.core.questions.doubts import doubts

            offered = doubts(turn.data, self.settings.today)
            listed = tuple(f"{number} {text}" for number, text in enumerate(offered, 1))
            example = "1, or your own words" if offered else question.example
            read = picking_reader(offered)
            super().ask(turn, question._replace(listed=listed, example=example, read=read))
        else:
            super().ask(turn, question)

    def _offer_ways_out(self, turn: Turn, question: Question, found: Outlook) -> None:
        """Say what the date means, and take the way out that is chosen; none where it fits."""
        if found.lines:
            self.console.err("")
        for line in found.lines:
            self.console.err(self.console.wrap(line, first="  ", rest="  "))
        if not found.ways:
            self.take(question, "")
            return
        self.console.err("")
        offers = [_KEEP_IT, *(words for words, _ in found.ways), _BACK_TO_PLAN]
        choice = ask_choice(self.console, WAY_OUT.prompt, offers)
        if offers[choice] == _BACK_TO_PLAN:
            self.go_back(turn)
        else:
            self.take(question, found.ways[choice - 1][1] if choice else "")

    def how_to_go_on(self) -> str:
        """The command that takes the answers up again."""
        if not self.can_go_on:
            return ""
        from shlex import quote

        option = "" if self.target == Path(FILE_NAME) else f" {quote(os.fspath(self.target))}"
        force = " --force" if os.path.lexists(self.target) else ""
        return f"`mentorprep init{option}{force}` goes on from there."


def _suggestions(template: str | None) -> dict[str, Any]:
    if template is None:
        return {}
    from mentorprep.cli.init_templates import read_template

    return read_template(template)
