"""Dates, hours and durations as people type them, and how they are echoed. What could mean two things is refused with a
reason (`Unclear`), never guessed. `today` is a parameter; nothing here reads a clock."""

from mentorprep.core.human.days import parse_by, parse_day
from mentorprep.core.human.durations import Estimate, out_of_braces, parse_estimate, parse_hours, parse_hours_per_week
from mentorprep.core.human.echo import echo_by, echo_day, echo_estimate, echo_hours, echo_hours_per_week
from mentorprep.core.human.words import Unclear
from mentorprep.core.wording import plain_decimal

__all__ = [
    "Estimate",
    "Unclear",
    "echo_by",
    "echo_day",
    "echo_estimate",
    "echo_hours",
    "echo_hours_per_week",
    "out_of_braces",
    "parse_by",
    "parse_day",
    "parse_estimate",
    "parse_hours",
    "parse_hours_per_week",
    "plain_decimal",
]
