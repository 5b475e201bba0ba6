"""The hours of each day."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorprep.core.model import AvailabilityChange, Break, Homework, Mentee, Week
from mentorprep.core.plan.capacity import Capacity, capacity
from plans import TODAY, by, day, goal, homework, random_homework, step

WEEKEND = Week(sat=Decimal(4), sun=Decimal("2.5"))


def hours_of_days(of: Homework, first: int, count: int) -> list[Fraction]:
    hours = capacity(of, TODAY)
    assert hours is not None
    return [hours.on(day(first + n)) for n in range(count)]


def rec(weekly: str, **more: Any) -> Homework:
    return homework(goal(step("talk", weekly_hours=Decimal(weekly), **more)), hours="7")


def test_hours_a_week_are_spread_evenly_over_its_days() -> None:
    assert hours_of_days(homework(hours="6"), 0, 8) == [Fraction(6, 7)] * 8


def test_a_pattern_has_its_hours_on_its_weekdays() -> None:
    assert hours_of_days(homework(hours=WEEKEND), 0, 8) == [0, 0, 0, 0, 0, 4, Fraction(5, 2), 0]


def test_a_break_has_no_hours_and_includes_both_its_days() -> None:
    rests = (Break(day(1), day(2)), Break(day(2), day(3)), Break(day(9), day(8)))
    assert hours_of_days(homework(breaks=rests), 0, 11) == [1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1]


def test_a_change_counts_from_its_day_the_later_in_the_file_among_equals() -> None:
    changes = (
        AvailabilityChange(day(2), Decimal(14)),
        AvailabilityChange(day(4), WEEKEND),
        AvailabilityChange(day(-3), Decimal(21)),
        AvailabilityChange(day(2), Decimal(28)),
    )
    assert hours_of_days(homework(changes=changes), 0, 6) == [3, 3, 4, 4, 0, 4]


def test_without_any_hours_a_week_there_is_no_capacity() -> None:
    assert capacity(Homework(1, Mentee("Ada")), TODAY) is None
    assert capacity(homework(hours=None, breaks=(Break(day(0), day(1)),)), TODAY) is None


def test_no_hours_a_week_are_a_capacity_of_nothing() -> None:
    assert hours_of_days(homework(hours="0"), 0, 3) == [0, 0, 0]


def test_hours_that_begin_with_a_change_are_nothing_before_it() -> None:
    assert hours_of_days(homework(hours=None, changes=(AvailabilityChange(day(2), Decimal(7)),)), 0, 4) == [0, 0, 1, 1]


def test_recurring_steps_take_their_share_of_every_day_from_start_to_by() -> None:
    assert hours_of_days(rec("3.5", start=day(2), by=by(4)), 0, 7) == [
        1,
        1,
        Fraction(1, 2),
        Fraction(1, 2),
        Fraction(1, 2),
        1,
        1,
    ]


def test_a_recurring_step_without_dates_takes_those_of_its_goal_else_it_never_ends() -> None:
    talk = step("talk", weekly_hours=Decimal("3.5"))
    bounded = homework(goal(talk, by=by(1), start=day(1)))
    assert hours_of_days(bounded, 0, 4) == [1, Fraction(1, 2), 1, 1]
    assert hours_of_days(homework(goal(talk)), 100_000, 2) == [Fraction(1, 2)] * 2


def test_a_share_is_taken_from_the_sum_of_the_pattern_in_force() -> None:
    talk = goal(step("talk", weekly_hours=Decimal("1.3")))
    assert hours_of_days(homework(talk, hours=WEEKEND), 0, 7) == [0, 0, 0, 0, 0, Fraction(16, 5), 2]


def test_more_recurring_hours_than_there_are_leave_nothing() -> None:
    assert hours_of_days(rec("9"), 0, 2) == [0, 0]
    assert hours_of_days(homework(goal(step("talk", weekly_hours=Decimal(1))), hours="0"), 0, 2) == [0, 0]


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_closed_recurring_steps_and_those_of_goals_that_are_not_active_take_nothing(status: str) -> None:
    assert hours_of_days(rec("3.5", status=status), 0, 2) == [1, 1]
    for of_goal in (status, "paused"):
        talk = goal(step("talk", weekly_hours=Decimal(3)), status=of_goal)
        assert hours_of_days(homework(talk), 0, 2) == [1, 1]


def test_a_factor_multiplies_the_pattern_and_leaves_recurring_hours() -> None:
    hours = capacity(rec("3.5", by=by(0)), TODAY)
    assert hours is not None
    assert [hours.scaled(Fraction(2)).on(day(n)) for n in range(2)] == [Fraction(3, 2), 2]
    assert [hours.scaled(Fraction(1, 4)).on(day(n)) for n in range(2)] == [0, Fraction(1, 4)]


def test_hours_before_today_are_known_when_asked_for() -> None:
    hours = capacity(homework(breaks=(Break(day(-2), day(-2)),)), TODAY, since=day(-3))
    assert hours is not None
    assert hours.between(day(-3), TODAY) == 3


def test_the_last_day_of_the_calendar_has_hours_like_any_other() -> None:
    hours = capacity(
        homework(goal(step("talk", weekly_hours=Decimal("3.5"))), breaks=(Break(day(0), dt.date.max),)), TODAY
    )
    assert hours is not None
    assert hours.between(TODAY, dt.date.max) == 0


CALM = settings(deadline=None)
plans = st.integers(0, 400).map(lambda seed: random_homework(Random(seed)))


@CALM
@given(plans, st.integers(0, 120), st.integers(-1, 60))
def test_hours_between_two_days_are_the_sum_of_their_days(of: Homework, first: int, length: int) -> None:
    hours = capacity(of, TODAY)
    if hours is not None:
        days = [hours.on(day(first + n)) for n in range(length + 1)]
        assert hours.between(day(first), day(first + length)) == sum(days)


@CALM
@given(plans, st.integers(0, 3000))
def test_a_moment_is_reached_on_the_first_day_that_closes_at_or_after_it(of: Homework, moment: int) -> None:
    hours = capacity(of, TODAY)
    if hours is not None:
        found = hours.day_of(moment)
        if found is None:
            assert hours.closing(TODAY.toordinal() + 100_000) < moment
        else:
            assert hours.closing(found) >= moment
            assert found == hours.start or hours.closing(found - 1) < moment


@CALM
@given(plans, st.integers(0, 200))
def test_floats_are_the_same_hours(of: Homework, offset: int) -> None:
    hours = capacity(of, TODAY)
    if hours is not None:
        quick = hours.in_floats()
        assert quick.closing(TODAY.toordinal() + offset) == pytest.approx(float(hours.between(TODAY, day(offset))))
        assert isinstance(quick, Capacity)
