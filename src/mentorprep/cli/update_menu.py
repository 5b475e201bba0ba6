"""The short menu of `update` on a terminal: one choice, a few questions, and it is written like flags. After a quiet time
it says where things stand and offers `replan` first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep import storage
from mentorprep.cli.judging import contradiction
from mentorprep.cli.settings import nothing_written_yet
from mentorprep.core.amend.menu import choices
from mentorprep.core.amend.told import decision_line
from mentorprep.core.amend.update import amended
from mentorprep.core.amend.wanted import Wanted
from mentorprep.core.format.edit import Refusal
from mentorprep.core.stop import NO, Stop
from mentorprep.core.wording import long_day, shortened
from mentorprep.terminal.prompts import MENU_MARGIN, ask_choice, ask_needed, ask_text

if TYPE_CHECKING:
    from mentorprep.cli.settings import Settings
    from mentorprep.core.amend.menu import Ask, Choice
    from mentorprep.core.format.read import Document
    from mentorprep.core.model import Homework
    from mentorprep.core.plan.replan import Silence

_QUIET_DAYS = 42  # six weeks; until then the plan's own dates say enough


def update_by_menu(settings: Settings, id_: str | None) -> bool:
    """Let the mentee choose what is new, of one entry where an id is given, ask for it and write it. False where there
    is nothing to choose from; Stop(1) where nothing was said."""
    loaded = storage.read(settings.homework_file())
    homework = loaded.homework
    if id_ is None and (silence := _quiet(loaded, settings)) and _wants_new_dates(settings, homework, silence):
        from mentorprep.cli.replan import move_dates

        move_dates(settings)
        return True
    offered = choices(homework, settings.today, id_)
    if not offered:
        return False
    longest = settings.console.width - MENU_MARGIN
    labels = [*(shortened(choice.label, longest) for choice in offered), "Nothing now"]
    with nothing_written_yet():
        taken = ask_choice(settings.console, "What is new?", labels)
    if taken == len(offered):
        raise Stop(NO, "Nothing changed.")
    choice = offered[taken]
    if choice.after_meeting:
        from mentorprep.cli.update_meeting import after_meeting

        after_meeting(settings, loaded, choice.held)
    else:
        _write(settings, loaded, choice)
    return True


def _quiet(loaded: storage.Loaded, settings: Settings) -> Silence | None:
    """The time since something was noted, where it is long and there is a plan to go back to."""
    from mentorprep.core.plan.replan import silence_until
    from mentorprep.storage.versions import last_written

    if all(goal.status != "active" for goal in loaded.homework.goals):
        return None
    silence = silence_until(loaded.homework, settings.today, last_written(loaded.real))
    return silence if silence is not None and silence.days >= _QUIET_DAYS else None


def _wants_new_dates(settings: Settings, homework: Homework, silence: Silence) -> bool:
    """Say where things stand and offer new dates; whether they are wanted."""
    from mentorprep.core.plan.assess import assess
    from mentorprep.terminal.standing import goal_line, headline

    console = settings.console
    assessment = assess(homework, settings.today, ways_out=0, figures="few")
    console.err(console.wrap(f"Last noted on {long_day(silence.since)}. Where things stand:"))
    console.err("")
    for goal in assessment.goals:
        if goal.verdict not in ("done", "dropped"):
            console.err(console.wrap(goal_line(goal, assessment), first="  ", rest="    "))
    console.err("")
    console.err(console.wrap(headline(assessment)))
    console.err("")
    offers = ["Yes: show realistic dates (replan)", "Not now"]
    with nothing_written_yet():
        return ask_choice(console, "Move the dates?", offers) == 0


def _write(settings: Settings, loaded: storage.Loaded, choice: Choice) -> None:
    """Ask what the choice needs, and write it."""
    from mentorprep.cli.update import write

    for decision in choice.decided:
        settings.console.err(settings.console.fold(decision_line(decision, loaded.homework)))
    wanted = choice.wanted
    with nothing_written_yet():
        for ask in choice.asks:
            wanted = _answered(settings, loaded.document, wanted, ask)
        if not wanted.asked:
            raise Stop(NO, "Nothing was said, so nothing changed.")
        replaces = _replaced(settings, choice)
    write(settings, wanted, typed=wanted.words, shown=choice.decided, replaces=replaces)


def _replaced(settings: Settings, choice: Choice) -> str | None:
    """The decision whose place the change takes, if any."""
    if not choice.decided:
        return None
    offers = [f"It replaces {decision.id}: the new date and its reason are kept" for decision in choice.decided]
    holds = "What was decided still holds" if len(offers) == 1 else "All that was decided still holds"
    chosen = ask_choice(settings.console, "And what was decided before?", [*offers, holds])
    return choice.decided[chosen].id if chosen < len(offers) else None


def _answered(settings: Settings, document: Document, wanted: Wanted, ask: Ask) -> Wanted:
    """With the answer to one question. One that cannot be taken is asked for again at once, before the others."""
    console = settings.console
    while True:
        answer = ask_needed(console, ask.prompt) if ask.needed else ask_text(console, ask.prompt).strip()
        if not answer:
            return wanted
        more = Wanted(**{**wanted._asdict(), ask.field: answer})
        refusal = _refusal(document, more, settings)
        if refusal is None:
            return more
        console.err(console.wrap(f"{refusal.message} {refusal.cure}"))


def _refusal(document: Document, wanted: Wanted, settings: Settings) -> Refusal | None:
    assert document.homework is not None
    made = amended(document.homework, wanted, settings.today)
    return made if isinstance(made, Refusal) else contradiction(document, made.edits)
