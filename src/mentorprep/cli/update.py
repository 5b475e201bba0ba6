"""`mentorprep update`: logs progress, changes a step or a goal, settles a question or an idea."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import typer

from mentorprep.cli.amending import Amending
from mentorprep.cli.flags import argument, switch, text_flag, with_flags
from mentorprep.core.amend.told import decision_line, next_line, result_lines
from mentorprep.core.amend.update import Amendment, amended
from mentorprep.core.amend.wanted import Wanted, flag
from mentorprep.core.model import GoalStatus, IdeaStatus, MentorStatus, StepStatus
from mentorprep.core.stop import USAGE, Stop

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorprep import storage
    from mentorprep.cli.settings import Settings
    from mentorprep.core.amend.ending import Missing
    from mentorprep.core.format.edit import Refusal
    from mentorprep.core.model import Decision, Homework

_STATUS = "Of {}.".format(
    ", ".join(
        f"{kind} {'|'.join(get_args(words))}"
        for kind, words in (
            ("a step", StepStatus),
            ("a goal", GoalStatus),
            ("an idea", IdeaStatus),
            ("a mentor", MentorStatus),
        )
    )
)
_TAKE_TEXT = (
    ("hours", "H", "Hours worked: 2.5, 1h30m, 90m, 1:30."),
    ("units", "N", "Units done: chapters, lessons, posts."),
    ("learned", "TEXT", "What you learned; told in updates."),
    ("stuck", "TEXT", "Where you are stuck; told in updates."),
    ("note", "TEXT", "For you; of a meeting, what was said."),
    ("date", "DATE", "The day it was; today if not given."),
    ("left", "H", "What is left of a step: 12 or 8-20."),
    ("status", "S", _STATUS),
    ("because", "TEXT", "Why, for a mentor to read."),
    ("by", "DATE", "The new date: 2027-06-30, 2027-Q2, end of March, +3m."),
    ("estimate", "H", "The new estimate of a step: 30, 20-45, “92 chapters”."),
    ("answer", "TEXT", "The answer to a question."),
    ("hours_per_week", "H", "Other hours per week: 6, or “mon 1, sat 4”."),
    ("from_", "DATE", "The day from which these hours hold; today if not given."),
    ("accept", "CODE", "Keep this finding on purpose, of the ID or of the whole file."),
)
_SWITCHES = (
    ("done", "The step or goal is done."),
    ("reopen", "It is not done, paused or dropped after all."),
    ("private", "What this adds, or else the entry, never leaves in any export."),
)


def _update(context: typer.Context, **given: Any) -> None:
    """Log progress; change a step or a goal; settle a question or an idea.

    Example: mentorprep update sql --hours 2.5 --learned "Joins finally clicked"

    Example: mentorprep update backend-job --by "end of June" --because "the SQL course runs longer"

    Example: mentorprep update --hours-per-week 8 --from "1 February"
    """
    wanted = Wanted(**given)
    settings: Settings = context.obj
    if not wanted.asked and settings.may_ask:
        from mentorprep.cli.update_menu import update_by_menu

        if update_by_menu(settings, wanted.id):
            return
    if not wanted.asked:
        raise Stop(
            USAGE,
            "Nothing was said to change.",
            "Log with --hours, --units, --learned, --stuck or --note; change with --done, --left, --status, --by, "
            "--estimate or --answer. All of them: mentorprep update --help",
        )
    write(settings, wanted)


update = with_flags(
    _update,
    (
        argument("id", "[ID]", "Of any entry of the file."),
        *(text_flag(name, flag(name), metavar, text) for name, metavar, text in _TAKE_TEXT),
        *(switch(name, flag(name), text) for name, text in _SWITCHES),
    ),
)


def write(
    settings: Settings,
    wanted: Wanted,
    *,
    typed: Sequence[str] = (),
    shown: Sequence[Decision] = (),
    replaces: str | None = None,
) -> None:
    """Make the change, write it and say so. `typed` are the words for what was answered at prompts; `shown` the decisions
    that were read already; `replaces` the id of one that the change takes the place of."""
    amending: Amending[Wanted, Amendment] = Amending(
        settings,
        wanted,
        make=lambda homework, asked: _made(homework, asked, replaces, settings.today),
        complete=lambda asked, _flag, answer: asked._replace(because=answer),
        typed=typed,
    )
    seen = list(shown)
    amendment, saved = amending.write(
        "update", before=lambda homework, made: _show_decisions(settings, homework, made.against, seen)
    )
    after = _homework(saved)
    settings.console.out("\n".join(result_lines(amendment, after, settings.today)))
    settings.tell_next(next_line(amendment, wanted, after, settings.today), saved if amendment.edits else None)


def _made(homework: Homework, wanted: Wanted, replaces: str | None, today: dt.date) -> Amendment | Refusal | Missing:
    made = amended(homework, wanted, today)
    if replaces is None or not isinstance(made, Amendment):
        return made
    from mentorprep.core.amend.supersede import superseding

    return superseding(homework, made, replaces, today)


def _homework(saved: storage.Saved) -> Homework:
    assert saved.document.homework is not None  # what is written is usable
    return saved.document.homework


def _show_decisions(
    settings: Settings, homework: Homework, decisions: tuple[Decision, ...], shown: list[Decision]
) -> None:
    for decision in decisions:
        if decision in shown:
            continue
        shown.append(decision)
        settings.console.err(settings.console.fold(decision_line(decision, homework)))
