"""The value of one flag of `add`, by the shape that the model gives its field."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from mentorprep.core.amend import typed
from mentorprep.core.amend.ending import Ended, refusal
from mentorprep.core.format.nodes import Mapping
from mentorprep.core.format.source import prepared
from mentorprep.core.human import out_of_braces
from mentorprep.core.model import Measure, Size
from mentorprep.core.shapes import Choice, Day, DayOrPeriod, Entry, Flag, Number, ScalarOrEntry, Whole

if TYPE_CHECKING:
    import datetime as dt

    from mentorprep.core.amend.kinds import Field
    from mentorprep.core.format.entries import Reading
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
    match = re.fullmatch(r"\s*(\d{1,4})\s*(?:(?:-|–|to|\.\.)\s*(\d{1,4})\s*)?(?:d|days?)?\s*", out_of_braces(text))
    if match is None:
        raise refusal(f"{flag}: “{text}” is not a number of days.", "Type it as 14 or 14-21.")
    low, high = match.groups()
    return int(low) if high is None else {"low": int(low), "high": int(high)}


def _parts(field: Field, cls: Any, text: str) -> Any:
    if text.lstrip().startswith("{"):
        return _as_in_the_file(field.flag, cls, text)
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


def _as_in_the_file(flag: str, cls: Any, text: str) -> Any:
    """`{total: 92, unit: chapter}`, read by the reader of the file."""
    from mentorprep.core.format.entries import Reading, read_entry
    from mentorprep.core.format.tree import parse

    source = prepared(text)
    tree = parse(source.usable or "")
    reading = Reading(text)
    for trouble in (*source.troubles, *tree.troubles):
        reading.tell(0, trouble.finding)
    if not isinstance(tree.root, Mapping) or reading.troubles:
        raise _unread(flag, reading, text)
    entry = read_entry(cls, tree.root, reading)
    if reading.troubles:
        raise _unread(flag, reading, text)
    if own := next((key.value for key, _ in tree.root.pairs if key.value.startswith("x-")), ""):
        raise refusal(f"{flag}: {own} would be lost.", "Open the file in an editor for keys of your own.")
    return typed.plain(entry)


def _unread(flag: str, reading: Reading, text: str) -> Ended:
    if not reading.troubles:
        return refusal(f"{flag}: “{text}” is not one entry in braces.", "Type it as in the file: {key: value}.")
    finding = reading.troubles[0].finding
    return refusal(f"{flag}: {finding.message}", finding.fix)
