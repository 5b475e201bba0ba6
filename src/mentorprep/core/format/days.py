"""Days and periods as a file writes them, and what is likely meant where they are written otherwise."""

from __future__ import annotations

import datetime as dt
import re

from mentorprep.core.format.unfit import Unfit, quoted
from mentorprep.core.model import By
from mentorprep.core.wording import MONTHS

_DAY = "a day as YYYY-MM-DD"
_PERIOD = "a day, month, quarter or year (2027-06-30, 2027-06, 2027-Q2, 2027)"

_ISO_LENGTH = 10
_MONTH = r"([0-9]{4})-([0-9]{2})"
_QUARTER = r"([0-9]{4})-Q([1-4])"
_YEAR = r"[0-9]{4}"

PERIOD_FORM = r"[0-9]{4}(?:-(?:[0-9]{2}(?:-[0-9]{2})?|Q[1-4]))?"
DAY_FORM = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"


def read_day(text: str) -> dt.date:
    """The day that a text names; raises Unfit."""
    day = _day(text)
    if day is None:
        raise _bad(text, _DAY, periods=False)
    return day


def period(text: str) -> By:
    """The last day of the day, month, quarter or year that a text names; raises Unfit."""
    day = _day(text) or _last_day(text)
    if day is None:
        raise _bad(text, _PERIOD, periods=True)
    return By(day, text)


def _day(text: str) -> dt.date | None:
    """Of what `fromisoformat` takes, `20270630` and `2027-W26-3` are no days here."""
    try:
        return dt.date.fromisoformat(text) if len(text) == _ISO_LENGTH and text[4] == "-" == text[7] else None
    except ValueError:
        return None


def _last_day(text: str) -> dt.date | None:
    if match := re.fullmatch(_MONTH, text):
        return _month_end(int(match[1]), int(match[2]))
    if match := re.fullmatch(_QUARTER, text):
        return _month_end(int(match[1]), 3 * int(match[2]))
    return _month_end(int(text), 12) if re.fullmatch(_YEAR, text) else None


def _month_end(year: int, month: int) -> dt.date | None:
    if year < dt.MINYEAR or not 1 <= month <= 12:
        return None
    if month == 12:
        return dt.date(year, 12, 31)
    return dt.date(year, month + 1, 1) - dt.timedelta(days=1)


def _bad(text: str, expected: str, *, periods: bool) -> Unfit:
    because, nearest = _reason(text.strip()[:60], periods=periods)
    fix = f"write {nearest}" if nearest else "write it as 2027-06-30"
    return Unfit(quoted(text), expected, fix, because=because, code="MP103")


def _reason(text: str, *, periods: bool) -> tuple[str, str]:
    """Why a text is no date, and what is likely meant ("" where that cannot be told)."""
    if re.fullmatch(DAY_FORM, text):
        return _no_such_day(*(int(part) for part in text.split("-")))
    if match := re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ].*", text):
        return "it has a time of day", match[1] if _day(match[1]) else ""
    if match := re.fullmatch(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})\.?", text):
        return "", _written(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", text):
        return "", _written(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})", text):
        return "", _written(int(match[3]), int(match[2]), int(match[1]))
    if match := re.fullmatch(r"([0-9]{1,2})[-/]([0-9]{1,2})[-/]([0-9]{4})", text):
        return _day_or_month_first(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"([0-9]{4})[- ]?[qQ]([1-4])|[qQ]([1-4])[- ]?([0-9]{4})", text):
        quarter = f"{match[1] or match[4]}-Q{match[2] or match[3]}"
        return "", quarter if periods else _first_day(_last_day(quarter), months=3)
    if not periods and _last_day(text):
        return "this field takes a day", _first_day(_last_day(text), months=1 if "-" in text else 12)
    return "", ""


def _no_such_day(year: int, month: int, day: int) -> tuple[str, str]:
    end = _month_end(year, month)
    if end:
        return f"{MONTHS[month - 1]} {year} has {end.day} days", str(end)
    if not year:
        return "years run from 1", ""
    return f"there is no month {month:02}", _written(year, day, month)


def _written(year: int, month: int, day: int) -> str:
    return _iso(year, month, day) if _day(_iso(year, month, day)) else ""


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"


def _day_or_month_first(first: int, second: int, year: int) -> tuple[str, str]:
    """`31/12/2026` is clear, `5/6/2027` is not."""
    choices = [text for text in (_written(year, second, first), _written(year, first, second)) if text]
    return "", " or ".join(dict.fromkeys(choices))


def _first_day(end: dt.date | None, months: int) -> str:
    return _iso(end.year, end.month - months + 1, 1) if end else ""
