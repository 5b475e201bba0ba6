"""Hours, hours a week and estimates as people type them: `2.5`, `2,5`, `1h30m`, `90m`, `1:30`, `20-45`, `about 5 weeks`."""

import re
from decimal import Decimal
from typing import NamedTuple

from mentorprep.core.human.words import Unclear, canonical, quoted
from mentorprep.core.model import Range, Size, Week
from mentorprep.core.wording import WEEKDAYS, folded, half_up, plain_decimal, singular, tidy

HOUR_FORMS = "Type hours as 2.5, 2h, 90m, 1h30m or 1:30."
ESTIMATE_FORMS = "Type hours as 30 or 20-45, a size as “92 chapters”, or “about 5 weeks”."
WEEK_FORMS = "Type hours a week as 6, “1 h a day”, or for each weekday: mon 1, wed 1, sat 4."


class Estimate(NamedTuple):
    """How big a step is, in the words of the file: `hours`, or `weekly_hours`, or `size`; never two of them.

    `counted` says how hours came of another measure ("5 weeks at 6 h a week"), empty where they were typed."""

    hours: Decimal | Range | None = None
    weekly_hours: Decimal | None = None
    size: Size | None = None
    counted: str = ""


def parse_hours(text: str) -> Decimal | Unclear:
    """Hours from 0 to 10,000. Minutes are rounded half up to 0.01 h, the grain in which hours are shown."""
    bare = folded(text)
    hours = _hours_of(bare)
    if hours is None:
        return Unclear(f"{quoted(text)} is not a number of hours." if bare else "No hours were typed.", HOUR_FORMS)
    if isinstance(hours, Decimal) and hours > _MOST_HOURS:
        return Unclear(f"{quoted(text)} is more than 10,000 hours.", HOUR_FORMS)
    return hours


def parse_hours_per_week(text: str) -> Decimal | Week | Unclear:
    """Hours a week, 0 to 168, or hours for weekdays (`mon 1, sat 4`, `mon-fri 1`), 0 to 24 each."""
    bare = folded(text)
    if re.match(r"[{\s]*[a-z]", bare):
        return _week_of(text)
    daily = re.fullmatch(rf"(.+?){_EACH}(?:day|dzien|d)", bare)
    weekly = re.fullmatch(rf"(.+?){_EACH}{_A_WEEK}", bare)
    hours = parse_hours((daily or weekly or ["", bare])[1])
    if isinstance(hours, Unclear):
        return Unclear(hours.message, WEEK_FORMS)
    hours *= 7 if daily else 1
    if hours > _HOURS_IN_A_WEEK:
        return Unclear(f"{plain_decimal(hours)} h is more than a week has.", "A week has 168 hours.")
    return tidy(hours)


def parse_estimate(text: str, hours_per_week: Decimal | None) -> Estimate | Unclear:
    """A step's size. Weeks, months and years become hours at `hours_per_week`; days are refused, since "3 days" are 24
    hours to one and half a week to another."""
    bare = re.sub(_ABOUT, "", folded(out_of_braces(text)))
    if not bare:
        return Unclear("No estimate was typed.", ESTIMATE_FORMS)
    if re.search(rf"\d\s*{_HOUR}?{_EACH}(?:{_A_WEEK}|day|dzien)$", bare):
        return _recurring(bare)
    if re.search(r"\d\s*(?:days?|dni|dzien|d)$", bare):
        return Unclear(
            f"{quoted(text)} may be days of work or days of the calendar.", "Type hours: 3 working days are about 24."
        )
    duration = re.fullmatch(rf"({_NUMBER})(?:\s*(?:-|to|do)\s*({_NUMBER}))?\s*({'|'.join(_LONG)})", bare)
    if duration:
        return _of_weeks(duration[1], duration[2], duration[3], hours_per_week)
    return _between(bare) or _sized(bare) or _plain_hours(bare, text)


def out_of_braces(text: str) -> str:
    """A range as the file has it, `{low: 20, high: 45}`, as it is typed otherwise: `20-45`. Other texts as they are."""
    match = re.fullmatch(_IN_BRACES, text)
    return f"{match[1]}-{match[2]}" if match else text


_MOST_HOURS = Decimal(10_000)
_HOURS_IN_A_WEEK = 168
_HOURS_IN_A_DAY = 24
_NUMBER = r"\d{1,9}(?:[.,]\d{1,9})?"
_IN_BRACES = r"\s*\{\s*low:\s+([0-9.]+)\s*,\s*high:\s+([0-9.]+)\s*\}\s*"
_HOUR = r"(?:hours?|hrs?|h|godziny|godzina|godzin|godz)"
_MINUTE = r"(?:minutes?|mins?|min|m|minuty|minut)"
_EACH = r"(?:\s*/\s*|\s+(?:a|per|each|every|na|w)\s+)"
_A_WEEK = r"(?:week|wk|w|tydzien|tygodniu)"
_ABOUT = re.compile(r"^(?:(?:about|around|roughly|approximately|approx|circa|ca|maybe|okolo)\b\.?\s*|~\s*)+")
_LONG = {
    **dict.fromkeys(("weeks", "week", "wks", "wk", "w", "tygodni", "tygodnie", "tydzien"), Decimal(1)),
    **dict.fromkeys(("months", "month", "miesiecy", "miesiace", "miesiac"), Decimal("30.4375") / 7),
    **dict.fromkeys(("years", "year", "lata", "lat", "rok"), Decimal("365.25") / 7),
}


_IN_WORDS = {
    **dict.fromkeys(("half an hour", "half hour", "pol godziny"), Decimal("0.5")),
    **dict.fromkeys(("an hour", "one hour", "hour", "godzina", "godzine"), Decimal(1)),
    **dict.fromkeys(("an hour and a half", "one and a half hours", "poltorej godziny"), Decimal("1.5")),
}


def _hours_of(bare: str) -> Decimal | Unclear | None:
    if bare in _IN_WORDS:
        return _IN_WORDS[bare]
    hours = re.fullmatch(rf"({_NUMBER})\s*{_HOUR}?", bare)
    if hours and "," in bare and re.fullmatch(r"[1-9]\d{0,2},\d{3}", hours[1]):  # a thousand in London, one in Warsaw
        whole, part = hours[1].split(",")
        return Unclear(f"That may be {whole}.{part} or {whole}{part} hours.", f"Type {whole}.{part} or {whole}{part}.")
    if hours:
        return tidy(_decimal(hours[1]))
    clock = re.fullmatch(r"(\d{1,5}):([0-5]\d)", bare) or re.fullmatch(
        rf"(\d{{1,5}})\s*{_HOUR}\s*(?:and\s*)?([0-5]?\d)\s*{_MINUTE}?", bare
    )
    if clock:
        return _from_minutes(int(clock[1]), Decimal(clock[2]))
    minutes = re.fullmatch(rf"({_NUMBER})\s*{_MINUTE}", bare)
    return _from_minutes(0, _decimal(minutes[1])) if minutes else None


def _from_minutes(hours: int, minutes: Decimal) -> Decimal:
    return tidy(half_up(hours + minutes / 60, 2))


def _week_of(text: str) -> Week | Unclear:
    rest, hours = folded(text).strip("{} "), {}
    item = re.compile(rf"([a-z]+)(?:\s*-\s*([a-z]+))?[\s:=]*({_NUMBER})\s*{_HOUR}?(?:[\s,;]+|$)")
    while rest:
        match = item.match(rest)
        first, last = (canonical(match[1]), canonical(match[2] or match[1])) if match else ("", "")
        if match is None or not (first.startswith("D") and last.startswith("D") and first <= last):
            return Unclear(f"{quoted(text)} is not a number of hours a week.", WEEK_FORMS)
        day_hours = _decimal(match[3])
        if day_hours > _HOURS_IN_A_DAY:
            return Unclear(f"{plain_decimal(day_hours)} h is more than a day has.", WEEK_FORMS)
        for day in range(int(first[1]), int(last[1]) + 1):
            hours[WEEKDAYS[day][:3].lower()] = tidy(day_hours)
        rest = rest[match.end() :]
    return Week(**hours)


def _recurring(bare: str) -> Estimate | Unclear:
    hours = parse_hours_per_week(bare)
    return Estimate(weekly_hours=hours) if isinstance(hours, Decimal) else Unclear(str(hours), ESTIMATE_FORMS)


def _of_weeks(low: str, high: str | None, unit: str, hours_per_week: Decimal | None) -> Estimate | Unclear:
    if not hours_per_week:
        return Unclear(
            f"How many hours {low} {unit} are depends on the hours a week, and none are given.",
            "Type hours as 30 or 20-45, or a size as “92 chapters”.",
        )
    hours = _range(*(_decimal(number) * _LONG[unit] * hours_per_week for number in (low, high or low)))
    if isinstance(hours, Unclear):
        return hours
    said = f"{low} to {high}" if high else low
    return Estimate(hours=hours, counted=f"{said} {unit} at {plain_decimal(hours_per_week)} h a week")


def _between(bare: str) -> Estimate | Unclear | None:
    match = re.fullmatch(
        rf"({_NUMBER})\s*({_HOUR}|{_MINUTE})?\s*(?:-|to|do|\.\.+)\s*({_NUMBER})\s*({_HOUR}|{_MINUTE})?", bare
    )
    if not match:
        return None
    low, high = _hours_of(match[1] + (match[2] or match[4] or "")), _hours_of(match[3] + (match[4] or ""))
    if not isinstance(low, Decimal) or not isinstance(high, Decimal):
        return low if isinstance(low, Unclear) else high if isinstance(high, Unclear) else None
    hours = _range(low, high)
    return hours if isinstance(hours, Unclear) else Estimate(hours=hours)


def _range(*ends: Decimal) -> Decimal | Range | Unclear:
    low, high = (tidy(half_up(end, 2)) for end in ends)
    if high > _MOST_HOURS:
        return Unclear(f"{plain_decimal(high)} h is more than 10,000 hours.", ESTIMATE_FORMS)
    if low == high:
        return low
    if not 0 < low < high:
        return Unclear(f"{plain_decimal(low)} to {plain_decimal(high)} is no range.", "Type the smaller first: 20-45.")
    return Range(low, high)


def _sized(bare: str) -> Estimate | Unclear | None:
    match = re.fullmatch(rf"(?:({_NUMBER})\s*(?:of|/|z|out of)\s*)?({_NUMBER})\s+([a-z][a-z ]*)", bare)
    if not match or re.match(rf"(?:{_HOUR}|{_MINUTE}|{'|'.join(_LONG)})\b|.*{_EACH}{_A_WEEK}", match[3]):
        return None
    before, total = _decimal(match[1] or "0"), _decimal(match[2])
    if not 0 < total <= 1_000_000 or before > total:
        return Unclear(f"{plain_decimal(before)} of {plain_decimal(total)} is no size.", ESTIMATE_FORMS)
    return Estimate(size=Size(tidy(total), tidy(before), singular(match[3])))


def _plain_hours(bare: str, text: str) -> Estimate | Unclear:
    hours = parse_hours(bare)
    if isinstance(hours, Decimal):
        return Estimate(hours=hours)
    is_number = re.match(r"\d", bare) and "not a number" not in hours.message
    return hours if is_number else Unclear(f"{quoted(text)} is not a size that can be read for sure.", ESTIMATE_FORMS)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
