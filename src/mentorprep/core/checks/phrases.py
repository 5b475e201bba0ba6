"""How figures, dates and titles are told in findings. Only the wording: nothing is worked out here."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING

from mentorprep.core import wording
from mentorprep.core.plan.assessment import tenths
from mentorprep.core.wording import (
    Quantity,
    counted,
    half_up,
    long_day,
    plain_decimal,
    shortened,
    told_apart,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from mentorprep.core.model import By
    from mentorprep.core.plan.assessment import GoalAssessment, Pace, UnitPace

_LONGEST_TITLE = 70
_NAMED = 4  # titles told by name before "and 3 more"


def number(value: Quantity, places: int = 1) -> str:
    """Half up to `places` decimals, without needless zeros; from 100 on, whole."""
    return plain_decimal(half_up(value, 0 if value >= 100 else places))


def hours(value: Quantity) -> str:
    """`78 h`, `11.5 h`."""
    return f"{number(value)} h"


def hours_against(needed: Fraction, available: Fraction) -> tuple[str, str]:
    """Both as coarsely as still tells them apart: 240 against 186.9 is `240 h`, `187 h`."""
    one, other = told_apart(needed, available)
    return f"{one} h", f"{other} h"


def day(value: dt.date) -> str:
    """`10 December 2027`."""
    return long_day(value)


def by_date(by: By) -> str:
    """A date as the mentee gave it: `30 June 2027`, `the end of June 2027`."""
    return wording.by_date(*by)


def goal_date(goal: GoalAssessment) -> str:
    """The date of a goal inside a sentence, as it was given where it is its own; "" where it has none."""
    if goal.given is not None:
        return by_date(goal.given)
    return day(goal.by) if goal.by else ""


def title(text: str) -> str:
    """A title in quotation marks, on one line, cut where it is a paragraph."""
    return f"“{shortened(text, _LONGEST_TITLE)}”"


def listed(items: Sequence[str], last: str = "and", word: Callable[[str], str] = str) -> str:
    """`a`, `a and b`, `a, b and c`; of many the first few, and how many more. `word` says how an item is told."""
    if len(items) > _NAMED + 1:
        return f"{', '.join(map(word, items[:_NAMED]))} {last} {len(items) - _NAMED} more"
    words = [word(item) for item in items]
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def titles(items: Sequence[str], title_of: Callable[[str], str] = str) -> str:
    """Several titles in a row; `title_of` finds the title of an item that is an id."""
    return listed(items, word=lambda item: title(title_of(item)))


def count(quantity: Quantity, noun: str) -> str:
    """`1 step`, `2.5 steps`."""
    return counted(number(quantity), noun)


def chances(chance: Decimal) -> str:
    """A chance in words: `about 4 chances of 10`."""
    return wording.chances(tenths(chance))


def sentences(*texts: str) -> str:
    """What there is of them, one after the other."""
    return " ".join(filter(None, texts))


def a_week(quantity: Quantity, unit: str) -> str:
    """`2.1 chapters a week`; of less than that `1 chapter every 4 weeks`."""
    if 0 < quantity * 5 < 3:
        return f"1 {unit} every {number(1 / Fraction(quantity), 0)} weeks"
    return f"{count(quantity, unit)} a week"


def weeks(quantity: Quantity) -> str:
    """`18 weeks`; of few `4.5 weeks`."""
    return counted(number(quantity, 0 if quantity >= 10 else 1), "week")


def pace_needed(by: dt.date, pace: Pace) -> str:
    """What each week to a date would have to hold, for a goal whose hours are not all known."""
    parts = [unit_pace(unit) for unit in pace.units]
    if pace.hours_per_week:
        parts.insert(0, f"{hours(pace.hours_per_week)} a week for what has an estimate")
    steps = count(round(pace.steps_per_week * pace.weeks), "step")
    return f"{listed(parts or [steps])} in the {weeks(pace.weeks)} to {day(by)}."


def unit_pace(pace: UnitPace) -> str:
    """`2.1 chapters a week (63 left; 1.2 a week so far)`."""
    so_far = "" if pace.so_far_per_week is None else f"; {number(pace.so_far_per_week)} a week so far"
    return f"{a_week(pace.per_week, pace.unit or 'unit')} ({number(pace.left)} left{so_far})"


def was_it_a_break(last: dt.date, today: dt.date, command_line: Callable[[str], str] = "mentorprep {}".format) -> str:
    """What to do about weeks without an entry, from the day after `last`: as a break they say nothing of other weeks.
    `command_line` writes a command as it is typed."""
    one = dt.timedelta(days=1)
    command = command_line(f"add break --from {last + one} --to {today - one}")
    return f"If the quiet weeks were a break, say so, and they count no more: {command}."
