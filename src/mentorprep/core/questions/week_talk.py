"""How many hours a week there are, found by small questions about a normal week. The sum is shown, never hidden."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from mentorprep.core.human import Unclear
from mentorprep.core.questions import asked
from mentorprep.core.wording import half_up, plain_decimal, tidy

if TYPE_CHECKING:
    import datetime as dt

    from mentorprep.core.questions.answers import Data, Talk
    from mentorprep.core.questions.readers import Reader, Understood


def week_talk(mentee: Data) -> Talk:
    """Ask about a normal week and put the hours that it leaves into the mentee's availability."""
    availability: Data = {}
    other = yield asked.WEEK_OTHER
    a_day = yield asked.WEEK_DAY
    days = (yield asked.WEEK_DAYS) if a_day else 0
    weekend = yield asked.WEEKEND
    spent = (a_day or Decimal(0), days or 0, weekend or Decimal(0))
    in_all = spent[0] * spent[1] + spent[2]
    if in_all:
        question = asked.WEEKS_OF_FOUR
        weeks = yield question._replace(why=f"{_so_far(*spent)} {question.why}", read=_weeks_reader(in_all))
        availability["hours_per_week"] = _of_four(in_all, 4 if weeks is None else weeks)
    if other is not None:
        availability["other_hours_per_week"] = other
    if availability:
        mentee["availability"] = availability


def hours_per_week(mentee: Data) -> Decimal | None:
    """The hours a week that are known so far."""
    hours: Any = mentee.get("availability", {}).get("hours_per_week")
    return sum(hours.values(), Decimal(0)) if isinstance(hours, dict) else hours


def _of_four(in_all: Decimal, weeks: int) -> Decimal:
    """Hours a week where so many weeks of four go as planned; to a tenth, since it is a guess and should look like one."""
    return tidy(half_up(in_all * weeks / 4, 1))


def _so_far(a_day: Decimal, days: int, weekend: Decimal) -> str:
    parts = [f"{days} × {plain_decimal(a_day)} h"] * bool(a_day and days) + [f"{plain_decimal(weekend)} h"] * bool(
        weekend
    )
    return f"{' + '.join(parts)}: {plain_decimal(_of_four(a_day * days + weekend, 4))} h in such a week."


def _weeks_reader(in_all: Decimal) -> Reader:
    """Reads the weeks of four, and says back what all of it comes to."""

    def read(text: str, today: dt.date) -> Understood | Unclear:
        weeks = asked.WEEKS_OF_FOUR.read(text, today)
        if isinstance(weeks, Unclear):
            return weeks
        return weeks._replace(echo=f"{plain_decimal(_of_four(in_all, weeks.value))} h a week")

    return read
