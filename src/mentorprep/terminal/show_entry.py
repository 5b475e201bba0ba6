"""One entry as `show ID` prints it: what the file says of it, then what follows from it and what is about it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from mentorprep.core.checks import phrases
from mentorprep.core.model import By, DaysRange, Measure, Range, Size, key_of
from mentorprep.core.wording import as_given, plain_decimal
from mentorprep.terminal.show_goals import print_key, print_progress, print_steps, standing_now, step_facts
from mentorprep.terminal.show_sheet import marked, style_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorprep.core.finding import Finding
    from mentorprep.core.plan.assessment import Assessment
    from mentorprep.core.show.progress import GoalState, StepState
    from mentorprep.terminal.show_sheet import Sheet

_SAID_ELSEWHERE = {"id", "title", "text", "name", "plan", "private"}


def print_head(sheet: Sheet, kind: str, entry: Any) -> None:
    """What the entry is, and its id."""
    names = (getattr(entry, field, None) for field in ("title", "text", "name"))
    name = f"Meeting on {phrases.day(entry.date)}" if kind == "meeting" else next(filter(None, names), entry.id)
    sheet.say(marked(" ".join(name.split()), private=getattr(entry, "private", False)), style="bold")
    sheet.say(f"{kind.capitalize()} {entry.id}")


def print_fields(sheet: Sheet, entry: Any) -> None:
    """Every field that is given, by its key in the file, in the order of the format."""
    for name in entry._fields:
        value = getattr(entry, name)
        if name not in _SAID_ELSEWHERE and value not in (None, (), False, ""):
            sheet.say(_told(value), first=f"{_label(name)}: ", rest="  ")


def print_goal(sheet: Sheet, state: GoalState, assessment: Assessment, at_goal: int) -> None:
    """How far a goal is, where it stands, and its plan."""
    found = assessment.goals[at_goal]
    sheet.console.out()
    print_progress(sheet, state.progress, found, "")
    sheet.say(standing_now(found, assessment), style=style_of(found.verdict))
    if state.steps:
        sheet.heading("Plan")
        print_steps(sheet, state.steps)
        print_key(sheet)


def print_step(sheet: Sheet, state: StepState, goal_title: str, ends: dt.date | None) -> None:
    """What is left of a step, of which goal it is, and when its work ends if every estimate is right."""
    sheet.console.out()
    facts = [fact for fact in step_facts(state) if not fact.startswith(("by ", "after "))]
    if facts:
        sheet.say(f"{', '.join(facts).capitalize()}.")
    sheet.say(f"A step of {phrases.title(goal_title)}.")
    if ends is not None:
        sheet.say(f"If every estimate is right, its work ends on {phrases.day(ends)}.")


def print_findings(sheet: Sheet, findings: Iterable[Finding]) -> None:
    """What `check` says of the entry: the reason in numbers, and the ways out."""
    kept = [one for one in findings if one.accepted is None]
    if not kept:
        return
    sheet.heading("What `check` says")
    for one in kept:
        sheet.say(one.message, first="  - ")
        for text in filter(None, (one.because, one.fix)):
            sheet.say(text, first="    ")
        sheet.say(f"{one.severity} {one.code}", first="    ", style="dim")


def _label(name: str) -> str:
    return key_of(name).replace("_", " ").capitalize()


def _told(value: Any) -> str:
    match value:
        case By():
            return as_given(*value)
        case dt.date():
            return phrases.day(value)
        case bool():
            return "yes"
        case Decimal():
            return plain_decimal(value)
        case Range() | DaysRange():
            return f"{_told(value.low)} to {_told(value.high)}"
        case Size():
            before = f", {plain_decimal(value.before)} done before" if value.before else ""
            return f"{phrases.count(value.total, value.unit or 'unit')}{before}"
        case Measure():
            target = f" of {value.target}" if value.target else ""
            return f"{value.name or 'it'}: {value.now or '?'}{target}"
        case tuple():
            return ", ".join(map(_told, value))
        case _:
            return str(value)
