"""English grammar: numbers, dates, states and changes as they are said."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from mentorprep.core.model import By
from mentorprep.core.render.blocks import Line, Typed, fill, joined
from mentorprep.core.wording import (
    MONTHS,
    WAITS,
    WEEKDAYS,
    as_given,
    by_date,
    chances,
    counted,
    long_day,
    plain_decimal,
    plural,
    told_apart,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorprep.core.summary.facts import Shortage, State, StepFact, WouldDo
    from mentorprep.core.summary.shift import Shift

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_STATES = {
    "likely": "likely in time",
    "close": "close",
    "doubtful": "doubtful",
    "short": "does not fit",
    "starts too late": "does not fit: it cannot begin before its date",
    "date passed": "its date has passed",
    "no schedule": "no schedule found that meets the date",
    "waits": WAITS,
    "not estimated": "no hours yet",
    "without plan": "no plan yet",
    "without date": "no date yet",
    "all steps done": "every step is done",
    "paused": "paused",
    "done": "done",
    "dropped": "dropped",
}
_SELDOM = Decimal("0.5")  # a week; not more than that is told as one in so many weeks
_STATUS_NOW = {"paused": "paused", "dropped": "dropped", "done": "done"}


def weekday(day: dt.date) -> str:
    """`Tuesday, 1 December 2026`."""
    return f"{WEEKDAYS[day.weekday()]}, {long_day(day)}"


def date(when: By | dt.date) -> str:
    """`30 June 2027`, and `end of June 2027` for a month or quarter, as it was given."""
    return as_given(*when) if isinstance(when, By) else long_day(when)


def until(when: By | dt.date) -> str:
    """`by 30 June 2027`, `by the end of June 2027`."""
    return f"by {by_date(*when) if isinstance(when, By) else long_day(when)}"


def days(first: dt.date, last: dt.date) -> str:
    """`21 December 2026 to 3 January 2027`, `5 to 9 July 2027`, `2 August 2027`: both included."""
    if first == last:
        return long_day(last)
    if first.year != last.year:
        return f"{long_day(first)} to {long_day(last)}"
    begin = str(first.day) if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"
    return f"{begin} to {long_day(last)}"


def hours(count: Decimal) -> str:
    """`1 hour`, `2.5 hours`."""
    return counted(plain_decimal(count), "hour")


def count_of(count: int, one: str, many: str) -> str:
    """`one question`, `12 questions`."""
    word = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{word} {one if count == 1 else many}"


def state(state: State) -> Line:
    """Where a goal stands."""
    words = _STATES[state.word]
    if state.chances is not None:
        return (f"{words}: {chances(state.chances)}",)
    if state.shortage is not None:
        return (f"{words}: {_shortage(state.shortage)}",)
    if state.would_do:
        return _would_do(words, state.would_do)
    return (f"{words}; likely done {until(state.likely_by)}",) if state.likely_by else (words,)


def _shortage(shortage: Shortage) -> str:
    needed, available = told_apart(shortage.needed, shortage.available)
    begin = f"from {date(shortage.since)} " if shortage.since else ""
    end = f"{until(shortage.until)} " if shortage.until else ""
    others = f", together with {goals_of(shortage.together_with)}" if shortage.together_with else ""
    return f"{begin}{end}needs {needed} h, has {available} h{others}"


def _would_do(words: str, would_do: tuple[WouldDo, ...]) -> Line:
    if would_do[0].of == "hours":
        return (f"no weekly hours yet: {_up(would_do[0].per_week)} h a week would do",)
    if would_do[0].of == "steps":
        return (f"{words}: {_steps(would_do[0].per_week)} would do",)
    paces = [_pace(pace) for pace in would_do]
    return (f"{words}: ", *joined(paces, " and "), " would do")


def _pace(pace: WouldDo) -> Line:
    """`3 chapters a week`; of less than about one in two weeks `1 chapter every 3 weeks`."""
    if pace.per_week > _SELDOM:
        return (*units(_up(pace.per_week), pace.unit), " a week")
    return (*units(Decimal(1), pace.unit), f" every {int(1 / pace.per_week)} weeks")


def _steps(per_week: Decimal) -> str:
    if per_week >= 1:
        return f"{counted(str(_up(per_week)), 'step')} a week"
    weeks = int(1 / per_week)
    return "1 step a week" if weeks == 1 else f"1 step in {weeks} weeks"


def _up(value: Decimal) -> Decimal:
    """At least so many: whole from one on, else to the tenth."""
    return value.quantize(Decimal(1), ROUND_CEILING) if value >= 1 else value


def units(count: Decimal, unit: str | None) -> Line:
    """`1 story`, `92 chapters`."""
    one = unit or "unit"
    return (f"{plain_decimal(count)} ", Typed(one if count == 1 else plural(one)))


def amount(step: StepFact) -> Line:
    """How much of a step, and how far: `35 of 92 chapters, 4 of 30 h`."""
    if step.weekly_hours is not None:
        return (f"{plain_decimal(step.weekly_hours)} h a week",)
    parts: list[Line] = []
    if step.units is not None and step.units_done is not None:
        of = f"{plain_decimal(step.units_done)} of " if step.units_done else ""
        parts.append((of, *units(step.units, step.unit)))
    if told := _hours(step):
        parts.append((told,))
    return joined(parts, ", ")


def _hours(step: StepFact) -> str:
    estimate = "–".join(map(plain_decimal, step.hours))
    if step.status == "done":
        return f"{plain_decimal(step.worked)} h" if step.worked else ""
    if step.worked and step.hours:
        so_far = plain_decimal(step.worked)
        return f"{so_far} of {estimate} h" if step.worked < step.hours[-1] else f"{so_far} h so far"
    return f"{estimate} h" if estimate else ""


def shift(shift: Shift) -> Line:
    """A change of the plan that was seen."""
    title = Typed(shift.title)
    match shift.topic:
        case "added":
            return fill("New: {title}" if shift.thing == "step" else "New goal: {title}", title=title)
        case "removed":
            return fill("No longer in the plan: {title}", title=title)
        case "date":
            return fill("{title}: {moved}", title=title, moved=_moved(shift))
        case "step dates":
            return fill("{title}: {dates}", title=title, dates=_dates_of(shift.steps))
        case "estimate" | "weekly estimate":
            a_week = " a week" if shift.topic == "weekly estimate" else ""
            return fill("{title}: {estimate}", title=title, estimate=f"{_estimated(shift)}{a_week}")
        case "size":
            sizes = [units(Decimal(str(size)), shift.unit) for size in (shift.before, shift.after) if size]
            return fill("{title}: {sizes}", title=title, sizes=joined(sizes, " → "))
        case "name":
            return fill("{before} is now called {title}", before=Typed(str(shift.before or "")), title=title)
        case "place":
            return fill("{title} now belongs to {after}", title=title, after=Typed(str(shift.after or "")))
        case "status":
            return fill("{title}: {now}", title=title, now=_STATUS_NOW.get(str(shift.after), "active again"))
        case _:
            return _availability(shift)


def _availability(shift: Shift) -> Line:
    if shift.topic == "hours per week":
        return (f"Hours per week: {shift.before or 'not given'} → {shift.after or 'not given'}",)
    if shift.first is None or shift.topic == "hours from":
        begin = f"From {date(shift.first)} on: " if shift.first else ""
        of_days = ", ".join(f"{WEEKDAYS[day]} {hours}" for day, hours in shift.weekdays)
        told = f"{shift.after} h a week{f' ({of_days})' if of_days else ''}" if shift.after else "hours not given"
        return (f"{begin}{told}",)
    away = f"{'Away' if shift.topic == 'away' else 'No longer away'} {days(shift.first, shift.last or shift.first)}"
    return (f"{away}: ", Typed(shift.title)) if shift.title else (away,)


def _moved(shift: Shift) -> str:
    before, after = (date(one) if isinstance(one, By) else "" for one in (shift.before, shift.after))
    if before and after:
        return f"{before} → {after}"
    return f"now {until(shift.after)}" if isinstance(shift.after, By) else "no date any more"


def _dates_of(steps: Sequence[str]) -> Line:
    titles = joined([(Typed(step),) for step in steps], ", ")
    what = ("new dates for " if len(steps) > 1 else "a new date for ") if steps else "a new date for one step"
    return (what, *titles)


def _estimated(shift: Shift) -> str:
    if shift.before and shift.after:
        return f"{shift.before} h → {shift.after} h"
    return f"{shift.after} h" if shift.after else "no estimate any more"


def listed(words: Sequence[str]) -> str:
    """`2, 4 and 5`."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else ""


def goals_of(numbers: Sequence[int]) -> str:
    """`goal 4`, `goals 4 and 5`."""
    return f"{'goal' if len(numbers) == 1 else 'goals'} {listed([str(number) for number in numbers])}"


def questions_asked(count: int, first: int, last: int) -> str:
    """`three questions for you (1 to 3)`."""
    numbers = {1: f"{first}", 2: f"{first} and {last}"}.get(count, f"{first} to {last}")
    return f"{count_of(count, 'question', 'questions')} for you ({numbers})"


def more_questions(count: int) -> str:
    """`Two more questions can wait.`"""
    return f"{count_of(count, 'more question', 'more questions').capitalize()} can wait."


def more_goals(count: int) -> str:
    """`And two more goals.`"""
    return f"And {count_of(count, 'more goal', 'more goals')}."


def more_steps(count: int) -> str:
    """`and two more steps`."""
    return f"and {count_of(count, 'more step', 'more steps')}"
