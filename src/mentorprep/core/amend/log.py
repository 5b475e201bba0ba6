"""A log entry, from what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorprep.core.amend import typed
from mentorprep.core.amend.ending import refusal
from mentorprep.core.amend.part import Part
from mentorprep.core.format.edit import Edit
from mentorprep.core.human import echo_day, echo_hours, plain_decimal
from mentorprep.core.wording import counted

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from mentorprep.core.amend.target import Target
    from mentorprep.core.amend.wanted import Wanted
    from mentorprep.core.model import Homework

_FIRST_YEAR = 1970  # before it a year is a slip of the hand
LOGGED = ("hours", "units", "left", "learned", "stuck", "note")


def logged(homework: Homework, target: Target | None, wanted: Wanted, today: dt.date) -> Part:
    """One more log entry of the step, or of none; an empty part where nothing was to be logged."""
    if not any(name in LOGGED for name in wanted.asked):
        return Part()
    entry: dict[str, Any] = {"date": _day(wanted, today)}
    if target is not None:
        entry["step"] = target.id
    entry |= _figures(wanted)
    entry |= {name: getattr(wanted, name) for name in ("learned", "stuck", "note") if getattr(wanted, name)}
    if wanted.private:
        entry["private"] = True
    told = [_told(entry, target, today)]
    if entry["date"] > today:
        told.append("An entry of a day to come counts from that day on")
    return Part((Edit(("log", len(homework.log)), entry),), tuple(told))


def _figures(wanted: Wanted) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    if wanted.hours is not None:
        figures["hours"] = _some("--hours", typed.hours("--hours", wanted.hours))
    if wanted.units is not None:
        figures["units"] = _some("--units", typed.number("--units", wanted.units))
    if wanted.left is not None:
        figures["left"] = typed.plain(typed.hours_or_range("--left", wanted.left))
    return figures


def _some(flag: str, figure: Decimal) -> Decimal:
    if not figure:
        raise refusal(f"{flag}: 0 says nothing.", "Leave it out where there is nothing to count.")
    return figure


def _day(wanted: Wanted, today: dt.date) -> dt.date:
    day = typed.day("--date", wanted.date, today, past=True)
    if day.year < _FIRST_YEAR:
        raise refusal(f"--date: {day} is long past.", f"Is {today.year}{day:-%m-%d} meant?")
    return day


def _told(entry: dict[str, Any], target: Target | None, today: dt.date) -> str:
    figures = [echo_hours(entry["hours"])] if "hours" in entry else []
    if "units" in entry:
        size = target.entry.size if target else None
        figures.append(counted(plain_decimal(entry["units"]), (size and size.unit) or "unit"))
    what = f"Logged {' and '.join(figures)}" if figures else "Noted"
    where = f" on {target.id}" if target else ""
    when = "" if entry["date"] == today else f", {echo_day(entry['date'], today)}"
    return f"{what}{where}{when}"
