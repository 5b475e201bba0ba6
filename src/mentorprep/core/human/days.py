"""Days and periods as people type them: `2027-03-01`, `1 March`, `end of March`, `in 6 weeks`, `+3m`, `next friday`."""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple

from mentorprep.core.human.words import Unclear, canonical, nearest_word, quoted
from mentorprep.core.model import By
from mentorprep.core.wording import MONTHS, WEEKDAYS, long_day

FORMS = "Type it as 2027-03-01, 1 March, end of March, in 6 weeks, +3m or next friday."


class _At(NamedTuple):
    """Where the reader stands. `past`: a day without a year is the last such day, else the next."""

    today: dt.date
    past: bool


_Read = dt.date | By | Unclear  # a By is a period: a month, a quarter or a year
_Rule = Callable[["re.Match[str]", _At], _Read]


def parse_day(text: str, today: dt.date, *, past: bool = False) -> dt.date | Unclear:
    """One day. Without a year it is the next such day, `today` included; with `past` the last one, `today` included.
    A weekday is never today."""
    read = _read(text, _At(today, past))
    if not isinstance(read, By):
        return read
    return Unclear(f"{quoted(text)} is more than one day.", f"Type one of its days, such as {long_day(read.day)}.")


def parse_by(text: str, today: dt.date) -> By | Unclear:
    """A date to reach, as the file has it: a day, or a month, quarter or year, which stay one (`June 2027` is
    `2027-06`) and mean their last day."""
    read = _read(text, _At(today, past=False))
    return By(read, read.isoformat()) if isinstance(read, dt.date) else read


def _read(text: str, at: _At) -> _Read:
    tokens = canonical(text)
    if not tokens:
        return Unclear("No date was typed.", FORMS)
    weekday = re.fullmatch(r"D(\d) ((?:\d|M).*)", tokens)
    read = _by_rules(weekday[2] if weekday else tokens, text, at)
    if weekday and isinstance(read, dt.date) and read.weekday() != int(weekday[1]):
        return Unclear(
            f"{long_day(read)} is a {WEEKDAYS[read.weekday()]}, not a {WEEKDAYS[int(weekday[1])]}.",
            "Type the date alone, or with its year.",
        )
    return read


def _by_rules(tokens: str, text: str, at: _At) -> _Read:
    for pattern, rule in _RULES:
        match = re.fullmatch(pattern, tokens)
        if match:
            try:
                return rule(match, at)
            except (OverflowError, ValueError):  # beyond the years that a calendar has
                return Unclear(f"{quoted(text)} is outside the calendar.", FORMS)
    near = nearest_word(text)
    hint = f" Did you mean “{near}”?" if near else ""
    return Unclear(f"{quoted(text)} is not a date that can be read for sure.{hint}", FORMS)


# One function per form. Groups are the pattern's.


def _named(match: re.Match[str], at: _At) -> _Read:
    return at.today + dt.timedelta({"yesterday": -1, "today": 0, "tomorrow": 1}[match[1]])


def _shift(match: re.Match[str], at: _At) -> _Read:
    return _moved(at.today, int(match[1] or 1), match[2])


def _shift_back(match: re.Match[str], at: _At) -> _Read:
    return _moved(at.today, -int(match[1] or 1), match[2])


def _shift_unsigned(match: re.Match[str], at: _At) -> _Read:
    if at.past:
        return Unclear("That is a length of time, not a day.", f"Type “{match[1]} {match[2]}s ago”, or the date.")
    return _shift(match, at)


def _weekday(match: re.Match[str], at: _At) -> _Read:
    back = match[1] == "last" or (at.past and match[1] != "next")
    days = (at.today.weekday() - int(match[2])) if back else (int(match[2]) - at.today.weekday())
    days = days % 7 or 7
    return at.today + dt.timedelta(-days if back else days)


def _year_month_day(match: re.Match[str], _at: _At) -> _Read:
    return _date(int(match[1]), int(match[2]), int(match[3]))


def _day_month(match: re.Match[str], at: _At) -> _Read:
    return _in_some_year(int(match["day"]), int(match["month"]), match["year"], at)


def _numbers(match: re.Match[str], at: _At) -> _Read:
    """`31/03/2027` has one reading; `03/04/2027` has two, and people on both sides of an ocean are sure of theirs."""
    first, second, year = int(match[1]), int(match[2]), match[3]
    readings = {(day, month) for day, month in ((first, second), (second, first)) if 1 <= month <= 12 and day <= 31}
    if len(readings) == 1:
        ((day, month),) = readings
        return _in_some_year(day, month, year, at)
    if not readings:
        return Unclear(f"{first} and {second} are not a day and a month.", FORMS)
    days = sorted(f"{day} {MONTHS[month - 1]}" for day, month in readings)
    return Unclear(
        f"That may be {days[0]} or {days[1]}.", f"Type “{days[0]} {year}”, “{days[1]} {year}”, or 2027-03-01."
    )


def _two_digit_year(_match: re.Match[str], _at: _At) -> _Read:
    return Unclear(
        "A year of two digits can be mistaken for a day.", "Type the year in full: 1 March 2027, 2027-03-01."
    )


def _part_of_month(match: re.Match[str], at: _At) -> _Read:
    month, year = int(match["month"]), match["year"]
    if year:
        return _part(match["part"], int(year), month)
    return _nearest(lambda some_year: _part(match["part"], some_year, month), at)


def _part(part: str, year: int, month: int) -> dt.date:
    return dt.date(year, month, {"start": 1, "mid": 15, "end": calendar.monthrange(year, month)[1]}[part])


def _end_of_period(match: re.Match[str], at: _At) -> _Read:
    period = _by_rules(match[1], match[1], at)
    return period.day if isinstance(period, By) else period


def _month(match: re.Match[str], at: _At) -> _Read:
    month, year = int(match["month"]), match["year"]
    if year:
        return _month_of(_part("end", int(year), month))
    return _month_of(_nearest(lambda some_year: _part("end", some_year, month), at))


def _quarter(match: re.Match[str], at: _At) -> _Read:
    number, year = int(match["quarter"]), match["year"]
    if year:
        return _quarter_of(_part("end", int(year), number * 3))
    return _quarter_of(_nearest(lambda some_year: _part("end", some_year, number * 3), at))


def _year(match: re.Match[str], _at: _At) -> _Read:
    return By(dt.date(int(match[1]), 12, 31), match[1])


def _relative_period(match: re.Match[str], at: _At) -> _Read:
    steps, unit = {"next": 1, "last": -1}.get(match[1] or "this", 0), match[2]
    day = _moved(at.today, steps * 3, "month") if unit == "quarter" else _moved(at.today, steps, unit)
    if unit == "week":
        sunday = day + dt.timedelta(6 - day.weekday())
        return By(sunday, sunday.isoformat())
    if unit == "year":
        return By(dt.date(day.year, 12, 31), f"{day.year:04d}")
    return _month_of(day) if unit == "month" else _quarter_of(day)


_UNIT = "(day|week|month|year)"
_YEAR = r"(?: (?P<year>\d{4}))?"
_RULES: tuple[tuple[str, _Rule], ...] = (
    ("(today|tomorrow|yesterday)", _named),
    (rf"(?:in|\+)(?: (\d+))? {_UNIT}", _shift),
    (rf"(?:(\d+) )?{_UNIT} ago", _shift_back),
    (rf"- (\d+) {_UNIT}", _shift_back),
    (rf"(\d+) {_UNIT}", _shift_unsigned),
    (r"(?:(next|last|this) )?D(\d)", _weekday),
    (r"(\d{4}) ([-/.]) (\d{1,2}) \2 (\d{1,2})", lambda match, _at: _date(int(match[1]), int(match[3]), int(match[4]))),
    (r"(\d{4})(\d{2})(\d{2})", _year_month_day),
    (rf"(?P<day>\d{{1,2}}) M(?P<month>\d+){_YEAR}", _day_month),
    (rf"M(?P<month>\d+) (?P<day>\d{{1,2}}){_YEAR}", _day_month),
    (r"(\d{1,2}) [-/.] (\d{1,2}) [-/.] (\d{4})", _numbers),
    (r"\d{1,2} [-/.] \d{1,2} [-/.] \d\d", _two_digit_year),
    (r"\d{1,2} M\d+ \d\d|M\d+ \d{1,2} \d\d", _two_digit_year),
    (rf"(?P<part>start|mid|end) -? ?(?:in )?M(?P<month>\d+){_YEAR}", _part_of_month),
    (
        r"end ((?:(?:this|next|last) )?(?:week|month|quarter|year)|(?:\d{4} )?(?:- )?q \d|q \d \d{4}|\d{4})",
        _end_of_period,
    ),
    (rf"(?:in |next |this )?M(?P<month>\d+){_YEAR}", _month),
    (r"(?P<year>\d{4}) - (?P<month>0[1-9]|1[0-2])", _month),
    (r"(?P<year>\d{4}) (?:- )?q (?P<quarter>[1-4])", _quarter),
    (rf"(?:in )?q (?P<quarter>[1-4]){_YEAR}", _quarter),
    (r"(?:in )?(\d{4})", _year),
    (r"(?:(this|next|last) )(week|month|quarter|year)", _relative_period),
    (r"()(week|month|quarter|year)", _relative_period),  # only behind "end of the"
)


def _in_some_year(day: int, month: int, year: str | None, at: _At) -> dt.date | Unclear:
    if year:
        return _date(int(year), month, day)
    if not 1 <= day <= calendar.monthrange(2024, month)[1]:
        return Unclear(f"{MONTHS[month - 1]} has no day {day}.", FORMS)
    return _nearest(lambda some_year: _day_or_none(some_year, month, day), at)


def _date(year: int, month: int, day: int) -> dt.date | Unclear:
    if not 1 <= month <= 12:
        return Unclear(f"There is no month {month}.", "A year, a month and a day read as 2027-03-01.")
    found = _day_or_none(year, month, day)
    if found is None and year > 0:
        last = calendar.monthrange(year, month)[1]
        return Unclear(
            f"There is no {day} {MONTHS[month - 1]} {year}.", f"Its last day is {year:04d}-{month:02d}-{last}."
        )
    return found or Unclear(f"There is no year {year}.", FORMS)


def _day_or_none(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _nearest(day_in: Callable[[int], dt.date | None], at: _At) -> dt.date:
    """The first year's day from today on, or the last until today. Nine years always hold a leap day."""
    for years in range(9):
        day = day_in(at.today.year + (-years if at.past else years))
        if day and (day <= at.today if at.past else day >= at.today):
            return day
    raise OverflowError


def _moved(day: dt.date, count: int, unit: str) -> dt.date:
    """A month after 31 January is the last day of February."""
    if unit in ("day", "week"):
        return day + dt.timedelta(count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _month_of(day: dt.date) -> By:
    return By(_part("end", day.year, day.month), f"{day.year:04d}-{day.month:02d}")


def _quarter_of(day: dt.date) -> By:
    number = (day.month + 2) // 3
    return By(_part("end", day.year, number * 3), f"{day.year:04d}-Q{number}")
