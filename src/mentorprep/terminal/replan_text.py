"""A replan as a person reads it: each goal before and after, side by side, and why the dates are these."""

from __future__ import annotations

import datetime as dt
from itertools import zip_longest
from typing import TYPE_CHECKING

from mentorprep.core.checks import phrases
from mentorprep.core.columns import padded, wrapped
from mentorprep.terminal.console import Styled
from mentorprep.terminal.standing import DATE_IS_OVER, state_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mentorprep.core.model import Homework
    from mentorprep.core.plan.replan import GoalReplanned, Look, Replan, Silence
    from mentorprep.terminal.console import Console

_INDENT = "   "
_GAP = "  "
_NARROW = 36  # columns: under it a long date no longer fits into a half
_BY_CHANCE = ("over-ambitious", "tight", "fits")  # of others the verdict says more than a chance would


def print_replan(console: Console, homework: Homework, found: Replan, command_line: Callable[[str], str]) -> None:
    """Print every goal with a date, before and after, and the dates of its steps that move. `command_line` writes a
    command as it is typed for this homework."""
    console.out(Styled(console.wrap(f"Dates from {phrases.day(found.day)} on"), "bold"))
    console.out(side_by_side(("before",), ("after",), console.width))
    for number, goal in enumerate(found.goals, 1):
        before, after = _told(goal.before, found.day), _after(goal, found.day)
        console.out()
        console.out(console.wrap(" ".join(goal.title.split()), first=f"{number:>2}. ", rest=f"{_INDENT} "))
        console.out(side_by_side(before, after, console.width))
        for title, old, new in _steps(homework, goal):
            console.out(console.wrap(f"{phrases.title(title)}:", first=_INDENT, rest=f"{_INDENT} "))
            console.out(side_by_side((phrases.day(old),), (phrases.day(new),), console.width))
    for text in _reasons(found, command_line):
        console.out()
        console.out(console.wrap(text))


def side_by_side(left: Iterable[str], right: Iterable[str], width: int) -> str:
    """Lines of text in two columns, each folded to its half of the width; on a very narrow terminal below each other."""
    if width < _NARROW:
        lines = [(line, _INDENT) for line in left] + [(line, _INDENT + _GAP) for line in right]
        folded = (wrapped(line, width, first=by, rest=by) for line, by in lines)
        return "\n".join(row for rows in folded for row in rows)
    half = (width - len(_INDENT) - len(_GAP)) // 2
    halves = [[row for line in lines for row in wrapped(line, half)] for lines in (left, right)]
    rows = zip_longest(*halves, fillvalue="")
    return "\n".join(f"{_INDENT}{padded(one, half)}{_GAP}{other}".rstrip() for one, other in rows)


def _steps(homework: Homework, goal: GoalReplanned) -> Iterator[tuple[str, dt.date, dt.date]]:
    """Each step with a date that moves: its title, the day it had, and the new one."""
    for path, value in goal.edits:
        if path[2] == "plan":
            step = homework.goals[goal.at_goal].plan[int(path[3])]
            if step.by and isinstance(value, dt.date):
                yield step.title, step.by.day, value


def _after(goal: GoalReplanned, day: dt.date) -> tuple[str, str]:
    if goal.edits:
        return _told(goal.after, day)
    if goal.outcome == "no day":
        return "no day was found", "that fits"
    if goal.after.by and goal.after.by < day:
        return "a day of your own", ""
    return "stays", _state(goal.after)


def _told(look: Look, day: dt.date) -> tuple[str, str]:
    """The date and how it stands: `23 January 2027`, `about 8 chances of 10`."""
    if look.by is None:
        return "no date", ""
    return look.date, DATE_IS_OVER if look.by < day else _state(look)


def _state(look: Look) -> str:
    if look.verdict not in _BY_CHANCE:
        return state_of(look.verdict)
    return phrases.chances(look.chance) if look.chance is not None else ""


def _reasons(found: Replan, command_line: Callable[[str], str]) -> Iterator[str]:
    """Why these dates: one sentence for each way in which they came about."""
    outcomes = {goal.outcome for goal in found.goals}
    if "moves" in outcomes:
        yield (
            "A goal that moves has its first day with 8 chances of 10 or more. The goals keep their order, and what "
            "fits stays where it is."
        )
    shifted = [goal.title for goal in found.goals if goal.outcome == "shifts"]
    if shifted and found.silence:
        its = "it moves" if len(shifted) == 1 else "they move"
        yield f"{phrases.titles(shifted)}: without hours to reckon with, {its} by {_length(found.silence)}."
    if "no day" in outcomes:
        more_hours = command_line("update --hours-per-week H")
        yield f"Where no day fits, hours per week are what is missing: {more_hours}."
    past = [goal for goal in found.goals if goal.outcome == "stays" and goal.after.by and goal.after.by < found.day]
    if past:
        yield (
            f"{phrases.titles([goal.title for goal in past])}: no hours and no entry to reckon with. A day of your own: "
            f"{command_line(f'update {past[0].id} --by DATE')}."
        )


def _length(silence: Silence) -> str:
    """`the 13 weeks since 27 August 2026, when something was last noted`."""
    weeks, days = divmod(silence.days, 7)
    length = phrases.count(weeks, "week") if weeks >= 2 else phrases.count(silence.days, "day")
    rest = f" and {phrases.count(days, 'day')}" if weeks >= 2 and days else ""
    return f"the {length}{rest} since {phrases.day(silence.since)}, when something was last noted"
