"""`mentorprep show`: the dashboard, one entry of the homework, or one side of the plan."""

import os
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mentorprep import storage
from mentorprep.cli.form import Form
from mentorprep.cli.settings import Settings
from mentorprep.cli.show_view import View
from mentorprep.core.model import Homework
from mentorprep.core.plan.assess import MOST_WAYS_OUT, assess
from mentorprep.core.plan.assessment import LEVERS
from mentorprep.core.report import VERSION
from mentorprep.core.show.about import ids_of
from mentorprep.core.stop import USAGE, Stop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorprep.core.amend.target import Target
    from mentorprep.core.plan.assessment import Figures, Lever


def show(
    context: typer.Context,
    id_: Annotated[str | None, typer.Argument(metavar="[ID]", help="Of any entry: only what is about it.")] = None,
    *,
    timeline: Annotated[bool, typer.Option("--timeline", help="Dates, breaks and forecasts, day by day.")] = False,
    week: Annotated[bool, typer.Option("--week", help="What the hours of the next seven days are for.")] = False,
    decisions: Annotated[bool, typer.Option("--decisions", help="Decisions with their reasons.")] = False,
    questions: Annotated[bool, typer.Option("--questions", help="Questions, with their answers.")] = False,
    log: Annotated[bool, typer.Option("--log", help="What was done, the newest first.")] = False,
    form: Annotated[Form, typer.Option("--format", help="How it is printed.")] = "text",
) -> None:
    """Show where the plan stands: progress, dates and forecasts, this week, open questions.

    Example: mentorprep show --week

    Example: mentorprep show backend-job
    """
    asked = {"timeline": timeline, "week": week, "decisions": decisions, "questions": questions, "log": log}
    sides = tuple(name for name, is_asked in asked.items() if is_asked)
    needs_ways_out = not sides and (id_ is not None or form == "text")
    view = _view(context.obj, id_, form, needs_ways_out=needs_ways_out)
    if form == "json":
        from mentorprep.cli.show_json import data

        view.settings.console.data({**_head(view), **data(view, sides)})
        return
    from mentorprep.cli.show_text import print_entry, print_overview, print_sides

    if sides:
        print_sides(view, sides)
    elif view.target is not None:
        print_entry(view, view.target)
    else:
        from mentorprep.core.next import after_show

        print_overview(view)
        view.settings.console.note()
        view.settings.tell_next(after_show(view.homework, view.assessment))


def _view(settings: Settings, name: str | None, form: Form, *, needs_ways_out: bool) -> View:
    """Only JSON tells the revision and every figure, so only for JSON the journal is read and all are worked out."""
    figures: Figures = "all" if form == "json" else "days"
    loaded = storage.read(settings.homework_file())
    homework = loaded.homework
    target = None if name is None else _target(homework, name)
    of_goal = target.goal.id if target and target.goal else name
    limit = of_goal or MOST_WAYS_OUT if needs_ways_out else 0
    levers: Sequence[Lever] = (
        LEVERS if of_goal else ("date",)
    )  # the overview has the dates of `check`, no other way out
    assessment = assess(homework, settings.today, ways_out=limit, levers=levers, figures=figures)
    ids = ids_of(target.kind, target.entry) if target else None
    revision = loaded.revision if form == "json" else None
    return View(settings, os.fspath(loaded.path), revision, homework, assessment, target, ids)


def _target(homework: Homework, name: str) -> "Target":
    from mentorprep.core.amend.ending import Ended
    from mentorprep.core.amend.target import target_of
    from mentorprep.core.format.edit import Refusal

    try:
        return target_of(homework, name)
    except Ended as ended:
        if not isinstance(ended.ending, Refusal):
            raise
        raise Stop(USAGE, ended.ending.message, ended.ending.cure) from ended


def _head(view: View) -> dict[str, Any]:
    return {
        "version": VERSION,
        "today": view.settings.today.isoformat(),
        "file": view.file,
        "revision": view.revision,
    }
