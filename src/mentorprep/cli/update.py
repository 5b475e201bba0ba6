"""`mentorprep update`: logs progress, changes a step or a goal, settles a question or an idea."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mentorprep.cli.amending import Amending
from mentorprep.core.amend import Amendment, Wanted, amended, next_line, result_lines
from mentorprep.core.stop import USAGE, Stop

if TYPE_CHECKING:
    from mentorprep import storage
    from mentorprep.cli.settings import Settings
    from mentorprep.core.model import Homework

_LOG = "What happened"
_PLAN = "A step or goal"
_OTHER = "Other entries"


def update(
    context: typer.Context,
    id: Annotated[str | None, typer.Argument(metavar="[ID]", help="Of any entry of the file.")] = None,  # noqa: A002
    hours: Annotated[str | None, typer.Option(metavar="H", help="Hours worked: 2.5, 1h30m, 90m, 1:30.")] = None,
    units: Annotated[str | None, typer.Option(metavar="N", help="Units done: chapters, lessons, posts.")] = None,
    learned: Annotated[str | None, typer.Option(metavar="TEXT", help="What you learned; told in updates.")] = None,
    stuck: Annotated[str | None, typer.Option(metavar="TEXT", help="Where you are stuck; told in updates.")] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="For you.")] = None,
    date: Annotated[str | None, typer.Option(metavar="DATE", help="The day it was; today if not given.")] = None,
    left: Annotated[str | None, typer.Option(metavar="H", help="What is left of the step: 12 or 8-20.")] = None,
    *,
    done: Annotated[bool, typer.Option("--done", help="The step or goal is done.")] = False,
    reopen: Annotated[bool, typer.Option("--reopen", help="It is not done, paused or dropped after all.")] = False,
    status: Annotated[
        str | None,
        typer.Option(
            metavar="S",
            help="Of a step todo|doing|done|dropped, a goal active|paused|done|dropped, an idea "
            "adopted|parked|declined, a mentor asked|accepted|declined|ended.",
        ),
    ] = None,
    because: Annotated[str | None, typer.Option(metavar="TEXT", help="Why, for a mentor to read.")] = None,
    by: Annotated[str | None, typer.Option(metavar="DATE", help="The new date: 2027-06-30, 2027-Q2, +3m.")] = None,
    estimate: Annotated[str | None, typer.Option(metavar="H", help="The new estimate of a step: 30, 20-45.")] = None,
    answer: Annotated[str | None, typer.Option(metavar="TEXT", help="The answer to a question.")] = None,
    hours_per_week: Annotated[str | None, typer.Option(metavar="H", help="Other hours per week …")] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="DATE", help="… from this day on.")] = None,
    accept: Annotated[str | None, typer.Option(metavar="CODE", help="Keep this finding on purpose.")] = None,
    private: Annotated[bool, typer.Option("--private", help="It never leaves in any export.")] = False,
) -> None:
    """Log progress; change a step or a goal; settle a question or an idea.

    Examples:
      mentorprep update sql --hours 2.5 --learned "Joins finally clicked"

      mentorprep update backend-job --by "end of June" --because "the SQL course runs longer"

      mentorprep update --hours-per-week 8 --from "1 February"
    """
    wanted = Wanted(
        id=id,
        hours=hours,
        units=units,
        learned=learned,
        stuck=stuck,
        note=note,
        date=date,
        done=done,
        reopen=reopen,
        left=left,
        status=status,
        because=because,
        by=by,
        estimate=estimate,
        answer=answer,
        hours_per_week=hours_per_week,
        from_=from_,
        accept=accept,
        private=private,
    )
    settings: Settings = context.obj
    if not wanted.asked:
        raise Stop(
            USAGE,
            "Nothing was said to change.",
            "Log with --hours, --units, --learned, --stuck or --note; change with --done, --left, --status, --by, "
            "--estimate, --answer. All of them: mentorprep update --help",
        )
    _update(settings, wanted)


def _update(settings: Settings, wanted: Wanted) -> None:
    amending: Amending[Wanted, Amendment] = Amending(
        settings,
        wanted,
        make=lambda homework, asked: amended(homework, asked, settings.today),
        complete=lambda asked, _flag, answer: asked._replace(because=answer),
    )
    amendment, saved = amending.write("update", before=lambda made: _show_decisions(settings, made))
    after = _homework(saved)
    settings.console.out("\n".join(result_lines(amendment, after, settings.today)))
    settings.console.note(next_line(amendment, wanted, after, settings.today))


def _homework(saved: storage.Saved) -> Homework:
    assert saved.document.homework is not None  # what is written is usable
    return saved.document.homework


def _show_decisions(settings: Settings, amendment: Amendment) -> None:
    for decision in amendment.against:
        when = f" on {decision.date}" if decision.date else ""
        who = f" with {decision.with_}" if decision.with_ else ""
        because = f", because {decision.because}" if decision.because else ""
        settings.console.err(f"Decided{when}{who} ({decision.id}): {decision.text}{because}")
