"""`mentorprep replan`: the dates that are realistic from today, side by side with those there are."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from mentorprep import storage
from mentorprep.cli.form import Form
from mentorprep.cli.settings import Settings, nothing_written_yet
from mentorprep.core.amend.replan import decided_about, replan_edits
from mentorprep.core.amend.told import decision_line
from mentorprep.core.checks.phrases import was_it_a_break
from mentorprep.core.format.edit import Edit
from mentorprep.core.format.read import Document
from mentorprep.core.model import Homework
from mentorprep.core.plan.record import quiet_since
from mentorprep.core.plan.replan import Replan, only
from mentorprep.core.plan.replan import replan as replanned
from mentorprep.core.stop import NO, OUTSIDE, USAGE, Stop
from mentorprep.storage.versions import last_written
from mentorprep.terminal.progress import watched
from mentorprep.terminal.replan_text import print_replan

_WHY = "Why do the dates move? A sentence that a mentor may read."


def replan(
    context: typer.Context,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="The day from which work goes on.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Write it without asking.")] = False,
    because: Annotated[str | None, typer.Option(metavar="TEXT", help="Why, for a mentor to read.")] = None,
    form: Annotated[Form, typer.Option("--format", help="How to print; json alone writes nothing.")] = "text",
) -> None:
    """Find the earliest realistic dates from today on: what fits stays, the rest moves to the first day that fits.

    Example: mentorprep replan

    Example: mentorprep replan --from "1 February" --yes --because "a new project at work comes first"
    """
    settings: Settings = context.obj
    if because is not None and not because.strip():
        raise Stop(USAGE, "--because: nothing is typed there.", "Type a text, or leave the flag out.")
    day = _day(from_, settings.today)
    loaded, found = _read(settings, day)
    if form == "json":
        if yes and found.edits:
            _write(settings, loaded, found, _typed(because))
        _print_json(settings, found, written=yes and bool(found.edits))
        return
    _move(settings, loaded, found, because, yes=yes)


def move_dates(settings: Settings) -> None:
    """The same from today on, as `update` offers it after a quiet time."""
    _move(settings, *_read(settings, settings.today), None, yes=False)


def _read(settings: Settings, day: dt.date) -> tuple[storage.Loaded, Replan]:
    with nothing_written_yet():
        loaded = storage.read(settings.homework_file())
        return loaded, _found(settings, loaded.homework, loaded.real, day)


def _move(settings: Settings, loaded: storage.Loaded, found: Replan, because: str | None, *, yes: bool) -> None:
    _show(settings, loaded.homework, found)
    if found.edits:
        with nothing_written_yet():
            agreed = _agreed(settings, loaded.homework, found, yes=yes)
            reason = _typed(because) if yes or because else _asked_reason(settings)
        saved = _write(settings, loaded, agreed, reason)
        _tell(settings, agreed, reason, saved)


def _day(text: str | None, today: dt.date) -> dt.date:
    if text is None:
        return today
    from mentorprep.core.human import Unclear, parse_day

    day = parse_day(text, today)
    if isinstance(day, Unclear):
        raise Stop(USAGE, f"--from: {day.message}", day.cure)
    if day < today:
        raise Stop(USAGE, f"--from: {day} is over.", "Work goes on today or on a later day.")
    return day


def _found(settings: Settings, homework: Homework, file: Path, day: dt.date) -> Replan:
    return replanned(homework, day, last_written(file), partial(watched, settings.console))


def _print_json(settings: Settings, found: Replan, *, written: bool) -> None:
    from mentorprep.core.report_replan import replan_report

    settings.console.data(replan_report(found, settings.today, written=written))


def _show(settings: Settings, homework: Homework, found: Replan) -> None:
    """The goals side by side; where nothing moves, why."""
    console = settings.console
    if not found.goals:
        console.out(console.wrap("No goal with a date is being worked on, so there is nothing to move."))
        settings.tell_next("A date: `mentorprep update ID --by DATE`")
        return
    print_replan(console, homework, found, settings.command_line)
    if not found.edits:
        console.out()
        console.out("Nothing moves.")
    if found.edits and (last := quiet_since(homework, settings.today)):
        console.err(console.fold(was_it_a_break(last, settings.today, settings.command_line)))
    for decision in decided_about(homework, found):
        console.err(console.fold(decision_line(decision, homework)))


def _agreed(settings: Settings, homework: Homework, found: Replan, *, yes: bool) -> Replan:
    """What of it the mentee wants; Stop(1) for nothing of it, Stop(2) where nobody can be asked."""
    if yes:
        return found
    if not settings.may_ask:
        cure = f'To write this: {settings.command_line("replan")} --yes --because "…"'
        raise Stop(USAGE, "--yes is missing, and nobody can be asked. Nothing was changed.", cure)
    from mentorprep.terminal.prompts import ask_choice

    moving = [goal for goal in found.goals if goal.edits]
    several = ["Choose goal by goal"] if len(moving) > 1 else []
    all_of_it = f"Move all {len(moving)}" if several else "Move it"
    choices = [all_of_it, *several, "Leave everything as it is"]
    taken = choices[ask_choice(settings.console, "What would you like?", choices)]
    if taken == all_of_it:
        return found
    chosen = _chosen(settings, found) if taken in several else set()
    if not chosen:
        raise Stop(NO, "Nothing was changed.")
    return only(homework, found, chosen)


def _chosen(settings: Settings, found: Replan) -> set[str]:
    from mentorprep.core.checks import phrases
    from mentorprep.terminal.prompts import ask_choice

    chosen = set()
    for goal in found.goals:
        if goal.edits and goal.after.by and goal.before.by:
            question = f"{phrases.title(goal.title)}, {goal.before.date}"
            stays = goal.before.by == goal.after.by
            move = "Move the dates of its steps" if stays else f"Move to {goal.after.date}"
            if ask_choice(settings.console, question, [move, "Leave it"]) == 0:
                chosen.add(goal.id)
    return chosen


def _typed(because: str | None) -> str:
    return because.strip() if because else ""


def _asked_reason(settings: Settings) -> str:
    from mentorprep.terminal.prompts import ask_needed

    return ask_needed(settings.console, _WHY)


def _write(settings: Settings, loaded: storage.Loaded, agreed: Replan, because: str) -> "storage.Saved":
    """One revision. What changed in the file since it was shown is no reason to move dates that nobody saw: then they
    are looked for once more, and must be the same."""
    ids = {goal.id for goal in agreed.goals if goal.edits}

    def change(document: Document) -> Sequence[Edit]:
        homework = document.homework
        assert homework is not None, "storage reads it first"
        if document.text != loaded.document.text:
            now = only(homework, _found(settings, homework, loaded.real, agreed.day), ids)
            if now.edits != agreed.edits:
                raise Stop(OUTSIDE, "The homework was changed meanwhile; nothing was moved.", "Run replan again.")
        return replan_edits(homework, agreed, settings.today, because)

    saved = storage.write(loaded.path, change, command="replan", now=settings.now)
    settings.tell_what_was_found(saved)
    return saved


def _tell(settings: Settings, agreed: Replan, reason: str, saved: "storage.Saved") -> None:
    from mentorprep.core.wording import counted

    moved = sum(bool(goal.edits) for goal in agreed.goals)
    console = settings.console
    console.out()
    told = "with the reason in changes" if reason else "told in changes, without a reason; --because TEXT gives one"
    console.out(console.wrap(f"{counted(str(moved), 'goal')} moved, {told}."))
    settings.tell_next("`mentorprep export update` tells your mentor where things are.", saved)
