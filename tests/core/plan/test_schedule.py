"""When the jobs of a plan are done."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorprep.core.model import AvailabilityChange, Break, By, Homework, Range, Week
from mentorprep.core.plan.available import hours_available
from mentorprep.core.plan.capacity import Capacity, capacity
from mentorprep.core.plan.jobs import jobs
from mentorprep.core.plan.schedule import Course, Done, Schedule, horizon, prepare, schedule
from plans import TODAY, by, day, goal, homework, random_homework, step

if TYPE_CHECKING:
    from mentorprep.core.model import Goal


def scheduled(of: Homework) -> Schedule:
    hours = capacity(of, TODAY)
    assert hours is not None
    return schedule(of, jobs(of, TODAY), hours, TODAY)


def ends(of: Homework) -> dict[str, int | None]:
    """Days from today to the end of each job's work."""
    days = zip(jobs(of, TODAY).work, scheduled(of).ends, strict=True)
    return {job.id: None if end is None else end - TODAY.toordinal() for job, end in days}


def finishes(of: Homework) -> list[int | None]:
    """Days from today to the finish of each goal, then of the plan."""
    plan = scheduled(of)
    return [None if d is None else (d - TODAY).days for d in (*plan.goal_finishes, plan.plan_finish)]


def test_jobs_share_a_day_and_end_on_the_day_their_last_hour_fits() -> None:
    assert ends(homework(goal(step("a", "0.5"), step("b", "0.5"), step("c", "2"), step("d", "0.01")))) == {
        "a": 0,
        "b": 0,
        "c": 2,
        "d": 3,
    }


def test_a_job_that_is_due_earlier_interrupts_one_that_began() -> None:
    long, soon = step("long", "4", by=by(20)), step("soon", "1", start=day(2), by=by(9))
    assert ends(homework(goal(long, soon))) == {"soon": 2, "long": 4}


def test_hours_before_a_release_go_to_later_jobs() -> None:
    first = step("first", "2", start=day(3), by=by(9))
    assert ends(homework(goal(first, step("a", "4", by=by(20)), step("b", "1", by=by(21))))) == {
        "first": 4,
        "a": 5,
        "b": 6,
    }


def test_a_milestone_ends_at_once_with_no_hours_and_before_its_turn() -> None:
    rest = (Break(day(0), day(5)),)
    plan = (step("a", "1", by=by(1)), step("m", "0", start=day(3)), step("n", "0", after=("a",)))
    assert ends(homework(goal(*plan), breaks=rest)) == {"a": 6, "m": 3, "n": 6}
    assert ends(homework(goal(*plan), hours="0")) == {"a": None, "m": 3, "n": None}


def test_a_milestone_behind_one_on_a_day_without_hours_is_not_done_before_it() -> None:
    plan = (step("m", "0", start=day(3)), step("n", "0", after=("m",)), step("a", "1", after=("n",)))
    assert ends(homework(goal(*plan), breaks=(Break(day(1), day(6)),))) == {"m": 3, "n": 3, "a": 7}


def test_a_milestone_is_not_done_before_the_wait_two_steps_before_it_is_over() -> None:
    plan = (step("a", "1", wait_days=7), step("b", "0", after=("a",)), step("c", "0", after=("b",)))
    week = Week(mon=Decimal(1), wed=Decimal(1))
    assert ends(homework(goal(*plan), hours=week, breaks=(Break(day(1), day(20)),))) == {"a": 0, "b": 7, "c": 7}


def test_what_comes_after_a_wait_may_start_on_the_day_it_ends() -> None:
    plan = (step("a", "2", wait_days=3), step("b", "1", after=("a",)), step("c", "9"))
    assert ends(homework(goal(*plan, by=by(40)))) == {"a": 1, "b": 4, "c": 11}


def test_a_wait_of_zero_days_is_no_wait() -> None:
    assert ends(homework(goal(step("a", "0.5", wait_days=0), step("b", "0.5", after=("a",))))) == {"a": 0, "b": 0}


def test_blocked_jobs_and_those_after_unknown_ones_take_their_hours_and_have_no_finish() -> None:
    plan = (step("a", "3", after=("b",), by=by(2)), step("b"), step("c", "1", after=("c",), by=by(2)), step("d", "1"))
    of = homework(goal(*plan), goal(step("e", "1")))
    assert ends(of) == {"a": 2, "d": 3, "c": 4, "e": 5}
    assert finishes(of) == [None, 5, None]


def test_a_cycle_is_worked_at_in_the_order_of_the_file() -> None:
    plan = (step("a", "1", after=("b",)), step("b", "1", after=("a",)), step("c", "1", after=("a",)))
    assert ends(homework(goal(*plan))) == {"a": 0, "b": 1, "c": 2}


def test_what_comes_after_work_that_never_ends_never_ends() -> None:
    pattern = (step("a", "9", wait_days=2), step("b", "0", after=("a",)))
    assert ends(homework(goal(*pattern), changes=(AvailabilityChange(day(3), Decimal(0)),))) == {"a": None, "b": None}


def test_a_goal_finishes_with_its_last_required_step_and_its_wait() -> None:
    plan = (step("a", "2", wait_days=5), step("b", "1"), step("c", "50", optional=True))
    assert finishes(homework(goal(*plan))) == [6, 6]


def test_a_goal_with_all_required_steps_done_finishes_today_and_one_without_a_plan_never() -> None:
    done = goal(step("a", "2", status="done"), step("b", "1", optional=True), step("talk", weekly_hours=Decimal(1)))
    assert finishes(homework(done, goal(), goal(step("c", "1", status="dropped")))) == [0, None, None, 0]


@pytest.mark.parametrize("status", ["paused", "done", "dropped"])
def test_a_goal_that_is_not_active_has_no_finish(status: str) -> None:
    assert finishes(homework(goal(step("a", "2"), status=status))) == [None, 0]


def test_one_unknown_step_leaves_the_finish_of_its_goal_and_of_the_plan_unknown() -> None:
    assert finishes(homework(goal(step("a"), step("b", "1")), goal(step("c", "1")))) == [None, 1, None]


def test_there_is_no_finish_beyond_fifty_years() -> None:
    last = (horizon(TODAY) - TODAY).days
    assert horizon(TODAY) == dt.date(2076, 11, 23)
    assert finishes(homework(goal(step("a", str(last + 1))))) == [last, last]
    assert finishes(homework(goal(step("a", str(last + 1), wait_days=1)))) == [None, None]
    assert finishes(homework(goal(step("a", str(last + 2))))) == [None, None]


def test_the_horizon_of_a_leap_day_and_of_the_last_years_is_a_day() -> None:
    assert horizon(dt.date(2028, 2, 29)) == dt.date(2078, 2, 28)
    assert horizon(dt.date(9980, 1, 1)) == dt.date.max


def test_hours_are_exact_where_floats_are_not() -> None:
    third = homework(*(goal(step(f"s{n}", "0.1")) for n in range(60)), hours="6")
    assert scheduled(third).plan_finish == day(6)
    assert scheduled(third._replace(goals=(*third.goals, goal(step("more", "0.0000000001"))))).plan_finish == day(7)


def available(*goals: Goal, hours: str = "7") -> list[Fraction | None]:
    of = homework(*goals, hours=hours)
    there = capacity(of, TODAY)
    assert there is not None
    return list(hours_available(jobs(of, TODAY), there))


def test_a_goal_has_the_hours_to_its_date_less_those_of_others_that_come_first() -> None:
    first, second = goal(step("a", "3"), by=by(9)), goal(step("b", "4"), by=by(14))
    assert available(first, second) == [10, 12]


def test_hours_of_others_after_a_goals_date_are_not_taken_from_it() -> None:
    missed = goal(step("a", "30", start=day(5)), by=by(3))
    assert available(missed, goal(step("b", "4"), by=by(7))) == [4, 5]


def test_a_goal_that_is_late_keeps_the_hours_it_uses_itself() -> None:
    assert available(goal(step("a", "3", by=by(2)), step("b", "30"), by=by(9)), goal(step("c", "2", by=by(4)))) == [
        8,
        2,
    ]


def test_a_goal_without_a_date_has_no_such_hours_and_one_without_work_or_in_the_past_all() -> None:
    assert available(goal(step("a", "3")), goal(by=by(4)), goal(step("b", "1"), by=by(-2))) == [None, 5, 0]


CALM = settings(deadline=None)
plans = st.integers(0, 100_000).map(lambda seed: random_homework(Random(seed)))


def capacity_of(of: Homework) -> Capacity:
    hours = capacity(of, TODAY)
    return hours or Capacity(capacity(homework(), TODAY).stretches)  # type: ignore[union-attr]


@CALM
@given(plans)
def test_no_day_is_given_away_twice(of: Homework) -> None:
    course, amounts = prepare(jobs(of, TODAY), capacity_of(of))
    run = course.run(amounts)
    for limit in {moment for moment in run.moments if moment is not None}:
        done = sum(a for a, m in zip(amounts, run.moments, strict=True) if m is not None and m <= limit)
        assert done <= limit


@CALM
@given(plans, st.integers(0, 20), st.integers(1, 40))
def test_more_work_in_one_job_never_ends_a_later_job_of_the_order_earlier(of: Homework, place: int, more: int) -> None:
    course, amounts = prepare(jobs(of, TODAY), capacity_of(of))
    if place < len(amounts):
        before = course.run(amounts).moments[place]
        longer = [*amounts[:place], amounts[place] + more, *amounts[place + 1 :]]
        after = course.run(longer).moments[place]
        assert (before is None) == (after is None)
        assert before is None or after is None or after > before


@CALM
@given(plans)
def test_floats_end_jobs_where_integers_do(of: Homework) -> None:
    work = jobs(of, TODAY)
    course, amounts = prepare(work, capacity_of(of))
    quick = Course(work.work, capacity_of(of).in_floats())
    exact = course.run(amounts).moments
    rough = quick.run([float(job.hours or 0) for job in work.work]).moments
    if work.exact:
        unit = course.capacity.unit
        assert [None if m is None else float(Fraction(m) / unit) for m in exact] == pytest.approx(rough, abs=1e-6)


def test_a_range_is_scheduled_by_its_mean() -> None:
    ranged = step("a")._replace(hours=Range(Decimal(2), Decimal(8)))
    assert ends(homework(goal(ranged))) == {"a": 3}


def test_dates_at_the_end_of_the_calendar_are_scheduled() -> None:
    of = homework(goal(step("a", "1"), by=By(dt.date.max, "9999")), goal(step("b", "1", start=dt.date.max)))
    assert finishes(of) == [0, None, None]


@given(st.integers(0, 1_000_000))
@settings(max_examples=300, deadline=None)
def test_delays_are_the_days_that_waiting_adds_to_the_exact_schedule(seed: int) -> None:
    of = random_homework(Random(seed))
    work, hours = jobs(of, TODAY), capacity_of(of)
    done = Done(work, hours)
    soonest = Done(work._replace(work=tuple(job._replace(wait_days=0) for job in work.work)), hours)
    for delay, late, soon in zip(done.delays, done.ends, soonest.ends, strict=True):
        assert delay == (0 if work.exact or late is None or soon is None else max(late - soon, 0))
