"""How much is left of a step."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from mentorprep.core.model import DaysRange, LogEntry, Range, Size, Step
from mentorprep.core.plan.left import Left, entries_by_step, left, middle, wait_of
from plans import TODAY, day, goal, step


def entry(offset: int, hours: str | None = None, units: str | None = None, left: str | None = None) -> LogEntry:
    def number(value: str | None) -> Decimal | None:
        return None if value is None else Decimal(value)

    return LogEntry(day(offset), "sql", number(hours), number(units), number(left))


def left_of(of_step: Step, *entries: LogEntry) -> Left:
    return left(of_step, goal(of_step), entries_by_step(entries, TODAY).get("sql", ()))


def test_an_estimate_less_all_hours_logged_on_it_is_left() -> None:
    assert left_of(step("sql", "30"), entry(-2, hours="2.5"), entry(-9, hours="3")) == Left(Fraction("24.5"))


def test_entries_after_today_do_not_count_and_those_of_today_do() -> None:
    assert left_of(step("sql", "30"), entry(0, hours="1"), entry(1, hours="2")) == Left(Fraction(29))


def test_it_is_never_below_nothing() -> None:
    assert left_of(step("sql", "3"), entry(-2, hours="5")) == Left(Fraction(0))


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_nothing_is_left_of_a_closed_step_or_of_a_step_of_a_closed_goal(status: str) -> None:
    entries = [entry(-1, left="9")]
    assert left_of(step("sql", "30", status=status), *entries) == Left(Fraction(0))
    assert left(step("sql", "30"), goal(status=status), entries) == Left(Fraction(0))


def test_a_new_estimate_counts_from_its_entry_on_less_the_hours_of_later_entries() -> None:
    entries = entry(-5, hours="20", left="12"), entry(-3, hours="4"), entry(-9, hours="8", left="40")
    assert left_of(step("sql", "30"), *entries) == Left(Fraction(8))


def test_among_entries_of_one_day_the_order_of_the_file_counts() -> None:
    assert left_of(step("sql"), entry(-5, left="12"), entry(-5, hours="1", left="7"), entry(-5, hours="2")) == Left(
        Fraction(5)
    )


def test_an_estimate_with_units_done_is_left_in_the_share_of_units_left_whatever_was_logged() -> None:
    sized = step("sql", "46", size=Size(Decimal(92), before=Decimal(26)))
    assert left_of(sized, entry(-2, hours="40", units="20")) == Left(Fraction(23), Decimal(46))


def test_an_estimate_with_no_unit_done_is_left_less_the_hours_logged() -> None:
    assert left_of(step("sql", "46", size=Size(Decimal(92))), entry(-2, hours="6")) == Left(Fraction(40), Decimal(92))


def test_units_without_an_estimate_take_the_hours_a_unit_of_entries_that_have_both() -> None:
    sized = step("sql", size=Size(Decimal(10), before=Decimal(1)))
    entries = entry(-4, hours="4", units="3"), entry(-3, units="2"), entry(-2, hours="9")
    assert left_of(sized, *entries) == Left(Fraction(16, 3), Decimal(4))


@pytest.mark.parametrize(
    "entries", [(), (entry(-3, units="2"), entry(-2, hours="9")), (entry(-1, hours="1", units="0"),)]
)
def test_units_without_a_pace_are_known_in_units_and_unknown_in_hours(entries: tuple[LogEntry, ...]) -> None:
    done = sum((e.units for e in entries if e.units), Decimal(0))
    assert left_of(step("sql", size=Size(Decimal(10))), *entries) == Left(None, Decimal(10) - done)


def test_more_units_than_there_are_count_as_all() -> None:
    sized = step("sql", "20", size=Size(Decimal(10)))
    assert left_of(sized, entry(-2, units="12")) == Left(Fraction(0), Decimal(0))


def test_without_any_number_it_is_unknown() -> None:
    assert left_of(step("sql"), entry(-2, hours="5")) == Left(None)


@pytest.mark.parametrize(
    ("low", "high", "hours"),
    [
        ("20", "45", "30"),
        ("2", "3", "2.45"),
        ("10", "20", "14.14"),
        ("0.01", "0.0225", "0.02"),  # the mean is 0.015: half up
        ("0.01", "0.02249", "0.01"),
        ("3", "3", "3"),
    ],
)
def test_a_range_counts_as_its_geometric_mean_rounded_half_up(low: str, high: str, hours: str) -> None:
    assert middle(Range(Decimal(low), Decimal(high))) == Fraction(hours)


def test_a_range_is_rounded_before_anything_is_taken_off() -> None:
    ranged = step("sql", hours=None)._replace(hours=Range(Decimal(2), Decimal(3)))
    assert left_of(ranged, entry(-1, hours="0.2")) == Left(Fraction("2.25"))
    again = entry(-1)._replace(left=Range(Decimal(10), Decimal(20)))
    assert left_of(ranged, again) == Left(Fraction("14.14"))


@pytest.mark.parametrize(
    ("wait", "days"), [(None, 0), (14, 14), (DaysRange(4, 9), 6), (DaysRange(5, 9), 7), (DaysRange(1, 1), 1)]
)
def test_a_wait_counts_as_its_geometric_mean_rounded_up(wait: int | DaysRange | None, days: int) -> None:
    assert wait_of(step("exam", wait_days=wait)) == days
