"""What must hold between the fields of one entry, which no field can say alone: one function per class that has such a rule."""

from collections.abc import Callable, Collection
from decimal import Decimal
from typing import Any, NamedTuple

from mentorprep.core import model
from mentorprep.core.format.unfit import Unfit

NOT_RECURRING = ("hours", "after", "optional", "size", "wait_days")


class Clash(NamedTuple):
    """Why the value at `key` cannot stand beside the others of its entry, and what to do."""

    key: str
    message: str
    fix: str


Rule = Callable[[Any, Collection[str]], tuple[Clash, ...]]  # of an entry, and its keys that give a value


def _ordered(entry: Any, _given: Collection[str]) -> tuple[Clash, ...]:
    """`low` at most `high`."""
    low, high = entry.low, entry.high
    if not (isinstance(low, int | Decimal) and isinstance(high, int | Decimal)) or low <= high:  # or told already
        return ()
    message = f"`low` is {low}, but `high` is {high}; a `low` of at most `high` is expected"
    return (Clash("low", message, f"write {{low: {high}, high: {low}}}"),)


def _some_weekday(_entry: Any, given: Collection[str]) -> tuple[Clash, ...]:
    """At least one weekday with hours, if only 0. It is the whole entry that does not fit without."""
    if not given:
        raise Unfit("a mapping without a weekday", "at least one weekday with its hours", "write {mon: 1, sat: 4}")
    return ()


def _one_kind_of_hours(entry: Any, given: Collection[str]) -> tuple[Clash, ...]:
    """`weekly_hours` make a step recurring, and exclude what only a step with an end can have."""
    if entry.weekly_hours is None:
        return ()
    return tuple(
        Clash(key, f"`{key}` stands beside `weekly_hours`; a recurring step has no `{key}`", "leave one of them out")
        for key in given
        if key in NOT_RECURRING
    )


RULES: dict[Any, Rule] = {
    model.Range: _ordered,
    model.DaysRange: _ordered,
    model.Week: _some_weekday,
    model.Step: _one_kind_of_hours,
}
