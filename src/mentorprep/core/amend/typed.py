"""Typed words → plain data of the file, or an ending that says how to type them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from mentorprep.core.amend.ending import refusal
from mentorprep.core.human import Unclear, parse_by, parse_day, parse_estimate, parse_hours, parse_hours_per_week
from mentorprep.core.model import By, Measure, Range, Size, Week, key_of
from mentorprep.core.wording import tidy

if TYPE_CHECKING:
    import datetime as dt

    from mentorprep.core.human import Estimate
    from mentorprep.core.model import Homework

_Read = TypeVar("_Read")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def day(flag: str, text: str | None, today: dt.date, *, past: bool = False) -> dt.date:
    """A day, today where nothing was typed."""
    return today if text is None else _clear(flag, parse_day(text, today, past=past))


def by(flag: str, text: str, today: dt.date) -> By:
    """A date to reach."""
    return _clear(flag, parse_by(text, today))


def hours(flag: str, text: str) -> Decimal:
    """Hours."""
    return _clear(flag, parse_hours(text))


def hours_per_week(flag: str, text: str) -> Decimal | Week:
    """Hours a week, or for each weekday."""
    read: Decimal | Week | Unclear = parse_hours_per_week(text)
    if isinstance(read, Unclear):
        raise refusal(f"{flag}: {read.message}", read.cure)
    return read


def estimate(flag: str, text: str, a_week: Decimal | None) -> Estimate:
    """Hours, a range of them, a size in units, or hours every week. Weeks become hours at `a_week`."""
    return _clear(flag, parse_estimate(text, a_week))


def hours_or_range(flag: str, text: str) -> Decimal | Range:
    """Hours, or the two ends of `20-45`."""
    read = estimate(flag, text, None)
    if read.hours is None:
        raise refusal(f"{flag}: “{text}” is not a number of hours.", "Type hours as 2.5, 90m or 20-45.")
    return read.hours


def hours_a_week(homework: Homework) -> Decimal | None:
    """The hours of an ordinary week; None where the homework does not say."""
    availability = homework.mentee.availability
    hours = availability.hours_per_week if availability else None
    return hours if hours is None or isinstance(hours, Decimal) else sum(hours, Decimal(0))


def number(flag: str, text: str) -> Decimal:
    """A plain number."""
    if not _NUMBER.fullmatch(text.strip()):
        raise refusal(f"{flag}: “{text}” is not a number.", "Type it as 3 or 2.5.")
    return tidy(Decimal(text.strip().replace(",", ".")))


def choice(flag: str, text: str, words: tuple[str, ...]) -> str:
    """One of the words, however it is capitalised."""
    word = text.strip().lower()
    if word not in words:
        raise refusal(f"{flag} cannot be “{text}” here.", f"{flag} takes {'|'.join(words)}.")
    return word


def plain(value: Any) -> Any:
    """A value of the model as plain data: a date as the mentee gave it, a mapping without what says nothing."""
    if isinstance(value, By):
        return value.day if value.text == value.day.isoformat() else value.text
    if isinstance(value, Range):
        return {"low": value.low, "high": value.high}
    if isinstance(value, Week | Size | Measure):
        return {key_of(name): item for name, item in value._asdict().items() if item}
    return value


def _clear(flag: str, read: _Read | Unclear) -> _Read:
    if isinstance(read, Unclear):
        raise refusal(f"{flag}: {read.message}", read.cure)
    return read
