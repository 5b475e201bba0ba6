"""Habits: steps that come round every day or week beside the others, and are never done by doing them once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorprep.core.model import Step

_HABITS = (
    (1, r"\b(?:(?:every|each|a|per)\s+day|daily|codziennie|(?:co|każdego|kazdego)\s+(?:dzień|dzien|dnia))\b"),
    (7, r"\b(?:(?:every|each|a|per)\s+week|weekly|(?:co|na|każdego|kazdego)\s+(?:tydzień|tydzien|tygodnia))\b"),
)
_PARTS = ("day", "daily", "codziennie", "dzie", "dnia", "week", "tydzie", "tygodnia")  # one of them is in every habit


def days_of_habit(title: str) -> int | None:
    """Every how many days a habit comes round: 1 or 7; None where a title names none, in English or Polish."""
    folded = title.lower()
    if not any(part in folded for part in _PARTS):
        return None
    return next((days for days, pattern in _HABITS if re.search(pattern, title, re.IGNORECASE)), None)


def is_habit(step: Step) -> bool:
    """Whether the step comes round, by its weekly hours or by its title. One with a `size` has an end to come to."""
    return step.weekly_hours is not None or (step.size is None and days_of_habit(step.title) is not None)
