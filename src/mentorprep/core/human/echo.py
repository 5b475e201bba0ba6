"""What was understood, said back: “30 June 2027 (Wednesday), in 31 weeks”."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mentorprep.core.model import Range, Week
from mentorprep.core.wording import WEEKDAYS, counted, half_up, long_day, plain_decimal

if TYPE_CHECKING:
    import datetime as dt

    from mentorprep.core.human.durations import Estimate
    from mentorprep.core.model import By

_WEEKS_FROM = 14  # days; below, days are told
_YEARS_FROM = 730
_WHOLE_YEARS_FROM = 3653


def echo_day(day: dt.date, today: dt.date) -> str:
    """A day with its weekday and its distance from today."""
    return f"{long_day(day)} ({WEEKDAYS[day.weekday()]}), {_distance((day - today).days)}"


def echo_by(by: By, today: dt.date) -> str:
    """A date to reach; a period says that its last day is meant."""
    day = echo_day(by.day, today)
    return day if by.text == by.day.isoformat() else f"{by.text}, so until {day}"


def echo_hours(hours: Decimal | Range) -> str:
    """Hours as they are counted; of a range, its geometric mean."""
    if isinstance(hours, Range):
        mean = half_up((hours.low * hours.high).sqrt(), 2)
        return f"{plain_decimal(hours.low)} to {plain_decimal(hours.high)} h, counted as {plain_decimal(mean)} h"
    return f"{plain_decimal(hours)} h"


def echo_hours_per_week(hours: Decimal | Week) -> str:
    """Hours a week, and for a pattern its days."""
    if not isinstance(hours, Week):
        return f"{plain_decimal(hours)} h a week"
    days = ", ".join(f"{name} {plain_decimal(value)}" for name, value in zip(WEEKDAYS, hours, strict=True) if value)
    return f"{plain_decimal(sum(hours, Decimal(0)))} h a week: {days}"


def echo_estimate(estimate: Estimate) -> str:
    """What the step will count as."""
    if estimate.weekly_hours is not None:
        return f"{plain_decimal(estimate.weekly_hours)} h every week"
    if estimate.size is not None:
        total, before, unit = estimate.size
        done = f", {plain_decimal(before)} of them done" if before else ""
        return f"{counted(plain_decimal(total), unit or 'unit')}{done}"
    if estimate.hours is None:
        return "no estimate"
    reckoned = f" ({estimate.counted})" if estimate.counted else ""
    return "a milestone, no work of its own" if estimate.hours == 0 else echo_hours(estimate.hours) + reckoned


def _distance(days: int) -> str:
    if abs(days) <= 1:
        return {-1: "yesterday", 0: "today", 1: "tomorrow"}[days]
    size = abs(days)
    if size < _WEEKS_FROM:
        text = f"{size} days"
    elif size < _YEARS_FROM:
        text = f"{size // 7} weeks"
    else:
        years = half_up(size / Decimal("365.25"), 1 if size < _WHOLE_YEARS_FROM else 0)
        text = f"about {plain_decimal(years)} years"
    return f"in {text}" if days > 0 else f"{text} ago"
