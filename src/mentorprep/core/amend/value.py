"""The value of one flag of `add`, by the shape that the model gives its field."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from mentorprep.core.amend import typed
from mentorprep.core.amend.ending import refusal
from mentorprep.core.format.read import load_text
from mentorprep.core.model import Measure, Size
from mentorprep.core.shapes import Choice, Day, DayOrPeriod, Entry, Flag, Number, ScalarOrEntry, Whole

if TYPE_CHECKING:
    import datetime as dt

    from mentorprep.core.amend.kinds import Field
    from mentorprep.core.model import Homework

_MEASURE = re.compile(r"(?P<name>.+?)\s*:\s*(?P<now>.*?)\s*(?:->|→|\bto\b)\s*(?P<target>.+)")
_MEASURE_FORM = "Type it as “mock interview score: 57 -> 70”."


def value_of(field: Field, raw: Any, homework: Homework, today: dt.date, *, past: bool) -> Any:
    """Plain data of the file. What stands here unread (texts, ids, addresses) is judged by the format when it is written."""
    match field.shape:
        case Flag():
            return True
        case Choice(words=words):
            return typed.choice(field.flag, raw, words)
        case Day():
            return typed.day(field.flag, raw, today, past=past)
        case DayOrPeriod():
            return typed.plain(typed.by(field.flag, raw, today))
        case Number():
            return typed.hours(field.flag, raw)
        case ScalarOrEntry(scalar=Number()):
            return _hours(field.flag, raw, homework)
        case ScalarOrEntry(scalar=Whole()):
            return _days(field.flag, raw)
        case Entry(cls=cls):
            return _parts(field, cls, raw)
        case _:
            return raw


def _hours(flag: str, text: str, homework: Homework) -> Any:
    hours = typed.estimate(flag, text, typed.hours_a_week(homework)).hours
    if hours is None:
        raise refusal(
            f"{flag}: “{text}” is not a number of hours.", "Type hours as 2.5, 90m or 20-45; --size takes units."
        )
    return typed.plain(hours)


def _days(flag: str, text: str) -> Any:
    match = re.fullmatch(r"\s*(\d{1,4})\s*(?:(?:-|–|to|\.\.)\s*(\d{1,4})\s*)?(?:d|days?)?\s*", text)
    if match is None:
        raise refusal(f"{flag}: “{text}” is not a number of days.", "Type it as 14 or 14-21.")
    low, high = match.groups()
    return int(low) if high is None else {"low": int(low), "high": int(high)}


def _parts(field: Field, cls: Any, text: str) -> Any:
    if text.lstrip().startswith("{"):
        return _as_in_the_file(field, text)
    return _size(field.flag, text) if cls is Size else _measure(field.flag, text)


def _size(flag: str, text: str) -> Any:
    """“92 chapters”, or “26 of 92 chapters” where some are done."""
    before, of, rest = text.partition(" of ")
    bare = (rest if of else text).strip()
    size = Size(Decimal(bare)) if re.fullmatch(r"\d+", bare) else typed.estimate(flag, bare, None).size
    if size is None:
        raise refusal(f"{flag}: “{text}” is not a number of units.", "Type it as “92 chapters” or “26 of 92 chapters”.")
    return typed.plain(size._replace(before=typed.number(flag, before)) if of else size)


def _measure(flag: str, text: str) -> Any:
    match = _MEASURE.fullmatch(text.strip())
    if match is None:
        raise refusal(
            f"{flag}: “{text}” does not say what it is, where it stands and where it should be.", _MEASURE_FORM
        )
    return typed.plain(Measure(**match.groupdict()))


def _as_in_the_file(field: Field, text: str) -> Any:
    """`{total: 92, unit: chapter}`, read by the reader of the file."""
    step = f"plan: [{{title: t, size: {text}}}]" if field.name == "size" else f"{field.name}: {text}"
    document = load_text(f"mentorprep: 1\nmentee: {{name: n}}\ngoals: [{{title: g, {step}}}]\n")
    if document.homework is None:
        finding = document.findings[0]
        raise refusal(f"{field.flag}: {finding.message}", finding.fix)
    goal = document.homework.goals[0]
    return typed.plain(goal.plan[0].size if field.name == "size" else goal.measure)
