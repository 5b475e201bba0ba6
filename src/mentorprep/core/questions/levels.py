"""The levels beside technology on which good advice often comes, each as a goal to edit: offered once, lightly."""

from decimal import Decimal
from typing import Any, NamedTuple


class Level(NamedTuple):
    """`area` is that of the goal; a homework that has a goal of this area is not asked again."""

    area: str
    offer: str
    goal: dict[str, Any]


def _level(area: str, offer: str, title: str, done_when: str, *plan: dict[str, Any]) -> Level:
    return Level(area, offer, {"title": title, "area": area, "done_when": done_when, "plan": list(plan)})


LEVELS = (
    _level(
        "language",
        "English, or another language at work",
        "Talk about my work in English for fifteen minutes",
        "A practice interview went through in English",
        {"title": "Conversation class or partner", "weekly_hours": Decimal(1)},
    ),
    _level(
        "negotiation",
        "Talking about salary and conditions",
        "Go into the next salary talk with a number and reasons",
        "The talk has been held",
        {"title": "Find out from three sources what the work pays", "hours": {"low": Decimal(3), "high": Decimal(8)}},
        {"title": "Practise the talk twice with somebody", "hours": {"low": Decimal(2), "high": Decimal(5)}},
    ),
    _level(
        "pace",
        "A calmer pace, and rest",
        "Keep a pace that holds for a year",
        "Two evenings a week and one week in each half year stayed free",
        {"title": "Put the free evenings and weeks into the calendar", "hours": Decimal(1)},
    ),
    _level(
        "opportunities",
        "A look at other jobs",
        "Know what I would be offered elsewhere",
        "I have had two talks outside, whatever comes of them",
        {"title": "Rewrite the CV and let somebody read it", "hours": {"low": Decimal(4), "high": Decimal(10)}},
        {"title": "Have two talks with other teams or companies", "hours": {"low": Decimal(3), "high": Decimal(8)}},
    ),
)
