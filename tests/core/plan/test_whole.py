"""Whether a plan fits, what it lacks, and what would mend it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorprep.core.model import AvailabilityChange, Break, By, Homework
from mentorprep.core.plan.assessment import Deadline, Overload
from mentorprep.core.plan.capacity import capacity
from mentorprep.core.plan.jobs import jobs
from mentorprep.core.plan.overload import overloads
from mentorprep.core.plan.schedule import schedule
from mentorprep.core.plan.whole import Whole, deadlines, whole
from plans import TODAY, by, day, goal, homework, random_homework, step

if TYPE_CHECKING:
    from mentorprep.core.model import Goal


def whole_of(of: Homework) -> Whole:
    hours = capacity(of, TODAY)
    assert hours is not None
    return whole(jobs(of, TODAY), hours, TODAY)


def overloads_of(of: Homework) -> list[Overload]:
    hours = capacity(of, TODAY)
    assert hours is not None
    work = jobs(of, TODAY)
    return list(overloads(work, hours, schedule(of, work, hours, TODAY).ends))


def test_a_plan_that_needs_exactly_what_it_has_fits_and_a_hundredth_more_does_not() -> None:
    assert whole_of(homework(goal(step("a", "10"), by=by(9)))) == Whole(True, Fraction(1), 0)
    assert whole_of(homework(goal(step("a", "10.01"), by=by(9)))) == Whole(False, Fraction(1001, 1000), 1)
    assert whole_of(homework(goal(step("a", "8.57"), by=by(9)), hours="6")) == Whole(True, Fraction("8.57") / 60 * 7, 0)
    assert not whole_of(homework(goal(step("a", "8.58"), by=by(9)), hours="6")).fits


def test_a_plan_without_dates_fits_with_no_hours_at_all() -> None:
    assert whole_of(homework(goal(step("a", "10")), hours="0")) == Whole(True, Fraction(0), 0)
    assert whole_of(homework()) == Whole(True, Fraction(0), 0)


def test_milestones_in_time_need_no_hours() -> None:
    assert whole_of(homework(goal(step("a", "0"), by=by(0)), hours="0")) == Whole(True, Fraction(0), 0)


def test_a_milestone_in_the_past_is_late_by_its_days_and_no_factor_helps() -> None:
    of = homework(goal(step("a", "0"), by=by(-3)))
    assert whole_of(of) == Whole(False, None, 3)
    assert overloads_of(of) == []


def test_without_hours_nothing_makes_dated_work_fit() -> None:
    assert whole_of(homework(goal(step("a", "1"), by=by(3)), hours="0")) == Whole(False, None, None)
    assert whole_of(homework(goal(step("a", "1"), by=by(3)), breaks=(Break(day(0), day(3)),))) == Whole(False, None, 1)


def test_a_slip_beyond_fifty_years_is_none() -> None:
    days = (dt.date(2076, 11, 23) - TODAY).days
    assert whole_of(homework(goal(step("a", str(days + 1)), by=by(0)))).least_slip_days == days
    assert whole_of(homework(goal(step("a", str(days + 2)), by=by(0)))).least_slip_days is None


def test_the_factor_leaves_recurring_hours_as_they_are() -> None:
    talk = step("talk", weekly_hours=Decimal("3.5"), by=by(100))
    assert whole_of(homework(goal(talk, step("a", "10", by=by(9))))).least_hours_factor == Fraction(3, 2)
    assert whole_of(homework(goal(talk, step("a", "5", by=by(9))))).least_hours_factor == 1


def test_the_factor_lies_on_the_piece_of_days_that_have_hours_at_it() -> None:
    talk = step("talk", weekly_hours=Decimal("14"), by=by(4))
    plan = goal(talk, step("a", "2", by=by(9)))
    assert whole_of(homework(plan)).least_hours_factor == Fraction(2, 5)
    assert whole_of(homework(goal(talk, step("a", "20", by=by(9))))).least_hours_factor == 3
    assert whole_of(homework(goal(talk, step("a", "10", by=by(9))))).least_hours_factor == 2


def test_the_factor_multiplies_later_changes_too() -> None:
    changes = (AvailabilityChange(day(2), Decimal(14)),)
    assert whole_of(homework(goal(step("a", "9"), by=by(4)), changes=changes)).least_hours_factor == Fraction(9, 8)


def test_blocked_work_needs_its_hours_all_the_same() -> None:
    assert not whole_of(homework(goal(step("a", "5", after=("a",)), by=by(3)))).fits
    assert not whole_of(homework(goal(step("a", "5", after=("b",)), step("b"), by=by(3)))).fits


def test_optional_work_needs_no_hours_by_any_date() -> None:
    assert whole_of(homework(goal(step("a", "50", optional=True, by=by(1)), by=by(3)))).fits


def test_deadlines_add_up_all_that_is_due_by_a_day() -> None:
    of = homework(
        goal(step("a", "3"), step("b", "2", by=by(2)), by=by(9)), goal(step("c", "1"), by=by(-2)), goal(step("d", "9"))
    )
    hours = capacity(of, TODAY)
    assert hours is not None
    assert deadlines(jobs(of, TODAY), hours) == (
        Deadline(day(-2), Fraction(1), Fraction(0)),
        Deadline(day(2), Fraction(3), Fraction(3)),
        Deadline(day(9), Fraction(6), Fraction(10)),
    )


def test_an_overload_names_days_hours_goals_and_steps() -> None:
    sql = step("sql", "6", after=("git",), by=by(7))
    first = goal(sql, step("git", "4"), step("book", "9"), by=by(60), id="job")
    other = goal(step("talk", "2", by=by(5)), id="english")
    assert overloads_of(homework(first, other)) == [
        Overload(TODAY, day(7), Fraction(12), Fraction(8), ("job", "english"), ("sql", "git", "talk"))
    ]


def test_of_equal_shortages_the_earliest_to_end_counts_then_the_shortest() -> None:
    plan = (step("a", "5", by=by(2)), step("b", "3", by=by(5)), step("m", "0", start=day(1), by=by(2)))
    assert [(o.from_, o.to) for o in overloads_of(homework(goal(*plan)))] == [(day(0), day(2))]
    late = step("a", "5", start=day(2), by=by(4))
    rest = homework(goal(late, step("b", "0.5", by=by(4))), breaks=(Break(day(0), day(1)),), hours="7")
    assert [(o.from_, o.to, str(o.hours_needed)) for o in overloads_of(rest)] == [(day(0), day(4), "11/2")]
    again = homework(goal(late, step("b", "0", by=by(4))), breaks=(Break(day(0), day(1)),))
    assert [(o.from_, o.to, str(o.hours_needed)) for o in overloads_of(again)] == [(day(2), day(4), "5")]


def test_work_whose_date_is_before_its_release_lacks_all_its_hours_on_that_date() -> None:
    past = goal(step("a", "5"), step("b", "1", start=day(3)), by=by(-2))
    assert overloads_of(homework(past)) == [Overload(day(-2), day(-2), Fraction(6), Fraction(0), ("goal",), ("a", "b"))]
    soon = goal(step("a", "5", start=day(4), by=by(2)))
    assert overloads_of(homework(soon)) == [Overload(day(2), day(2), Fraction(5), Fraction(0), ("goal",), ("a",))]


def test_each_late_goal_has_its_own_worst_interval_and_equal_ones_are_told_once() -> None:
    a = goal(step("a", "5"), by=by(1), id="a")
    b = goal(step("b", "5"), by=by(3), id="b")
    c = goal(step("c", "9", start=day(50)), by=by(52), id="c")
    assert [(o.from_, o.to, o.goals) for o in overloads_of(homework(a, b, c))] == [
        (day(0), day(3), ("a", "b")),
        (day(50), day(52), ("c",)),
    ]


def test_a_goal_that_only_a_wait_makes_late_lacks_no_hours() -> None:
    busy = goal(step("c", "4", by=by(3)), step("e", "1", start=day(9), by=by(9)))
    waits = goal(step("a", "1", wait_days=5), step("b", "1", after=("a",)), by=by(9), id="waits")
    of = homework(busy, waits)
    hours = capacity(of, TODAY)
    assert hours is not None
    assert schedule(of, jobs(of, TODAY), hours, TODAY).goal_finishes == (day(9), day(10))
    assert (whole_of(of).fits, overloads_of(of), jobs(of, TODAY).exact) == (True, [], False)


CALM = settings(deadline=None)
plans = st.integers(0, 100_000).map(lambda seed: random_homework(Random(seed)))


@CALM
@given(plans)
def test_a_plan_fits_exactly_when_it_needs_no_slip_and_at_most_its_own_hours(of: Homework) -> None:
    if capacity(of, TODAY):
        found = whole_of(of)
        factor = found.least_hours_factor
        assert found.fits == (found.least_slip_days == 0) == (factor is not None and factor <= 1)


@CALM
@given(plans)
def test_a_plan_that_does_not_fit_has_an_overload_and_one_that_fits_has_none(of: Homework) -> None:
    if capacity(of, TODAY) and whole_of(of).least_hours_factor is not None:
        assert whole_of(of).fits == (overloads_of(of) == [])


@CALM
@given(plans, st.integers(1, 60))
def test_later_dates_never_need_more_hours_or_more_slip(of: Homework, days: int) -> None:
    if capacity(of, TODAY):
        before, after = whole_of(of), whole_of(_moved(of, days))
        assert not before.fits or after.fits
        if before.least_hours_factor is not None:
            assert after.least_hours_factor is not None
            assert after.least_hours_factor <= before.least_hours_factor


def _moved(of: Homework, days: int) -> Homework:
    """All dates later; recurring steps keep their last day, and nothing waits for another's end."""

    def later(date: By | None) -> By | None:
        return date and By(date.day + dt.timedelta(days=days), "later")

    def goal_moved(of_goal: Goal) -> Goal:
        plan = (
            s._replace(by=s.by or of_goal.by) if s.weekly_hours is not None else s._replace(by=later(s.by))
            for s in of_goal.plan
        )
        return of_goal._replace(by=later(of_goal.by), plan=tuple(plan))

    return of._replace(goals=tuple(map(goal_moved, of.goals)))


@CALM
@given(plans, st.integers(2, 5))
def test_as_many_times_the_hours_need_that_part_of_the_factor(of: Homework, times: int) -> None:
    availability = of.mentee.availability
    assert availability is not None
    if any(s.weekly_hours is not None for g in of.goals for s in g.plan) or not isinstance(
        availability.hours_per_week, Decimal
    ):
        return
    more = availability._replace(hours_per_week=availability.hours_per_week * times, changes=())
    same = availability._replace(changes=())
    once = whole_of(of._replace(mentee=of.mentee._replace(availability=same))).least_hours_factor
    often = whole_of(of._replace(mentee=of.mentee._replace(availability=more))).least_hours_factor
    assert often == (None if once is None else once / times)


@pytest.mark.parametrize("text", ["0.0000001", "9999.9999999"])
def test_the_factor_is_exact_for_any_decimal(text: str) -> None:
    assert whole_of(homework(goal(step("a", text), by=by(6)))).least_hours_factor == Fraction(text) / 7
