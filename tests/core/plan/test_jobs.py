"""Release, due day and order of the jobs."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from mentorprep.core.model import By, DaysRange, LogEntry
from mentorprep.core.plan.jobs import Job, jobs
from plans import TODAY, by, day, goal, homework, step

if TYPE_CHECKING:
    from mentorprep.core.model import Goal


def jobs_by_id(*goals: Goal) -> dict[str, Job]:
    found = jobs(homework(*goals), TODAY)
    return {job.id: job for job in (*found.work, *found.unknown)}


def dues(*goals: Goal) -> dict[str, int | None]:
    """Days from today to each due day."""
    return {id_: None if job.due is None else job.due - TODAY.toordinal() for id_, job in jobs_by_id(*goals).items()}


def releases(*goals: Goal) -> dict[str, int]:
    return {id_: job.release - TODAY.toordinal() for id_, job in jobs_by_id(*goals).items()}


def order(*goals: Goal) -> list[str]:
    return [job.id for job in jobs(homework(*goals), TODAY).work]


def blocked(*goals: Goal) -> set[str]:
    return {id_ for id_, job in jobs_by_id(*goals).items() if job.blocked}


def test_only_unfinished_steps_of_active_goals_that_do_not_recur_are_jobs() -> None:
    plan = (step("a", "1"), step("b", "1", status="done"), step("c", "1", status="dropped"), step("d", "0"))
    recurring = step("e", weekly_hours=Decimal(1))
    assert set(jobs_by_id(goal(*plan, recurring), goal(step("f", "1"), status="paused"))) == {"a", "d"}


def test_steps_of_unknown_hours_are_kept_aside() -> None:
    found = jobs(homework(goal(step("a"), step("b", "1", after=("a",)))), TODAY)
    assert ([job.id for job in found.work], [job.id for job in found.unknown]) == (["b"], ["a"])
    assert [(job.id, job.unknown, job.stuck) for job in found.work] == [("b", True, True)]


def test_a_step_is_released_on_the_latest_of_today_the_starts_and_the_releases_before_it() -> None:
    first = step("a", "1", start=day(9))
    assert releases(goal(first, step("b", "1", after=("a",)), start=day(3)), goal(step("c", "1", start=day(-5)))) == {
        "a": 9,
        "b": 9,
        "c": 0,
    }
    assert releases(goal(step("d", "1"), start=day(3))) == {"d": 3}


def test_a_wait_does_not_move_the_release_which_is_a_lower_bound() -> None:
    assert releases(goal(step("a", "1", start=day(2), wait_days=30), step("b", "1", after=("a",)))) == {"a": 2, "b": 2}


def test_what_comes_after_a_recurring_step_is_released_the_day_after_its_last_day() -> None:
    talk = step("talk", weekly_hours=Decimal(1), by=by(6))
    assert releases(goal(talk, step("a", "1", after=("talk",)))) == {"a": 7}
    bounded = goal(talk._replace(by=None), by=by(4))
    assert releases(bounded, goal(step("a", "1", after=("talk",)))) == {"a": 5}


def test_finished_and_unknown_steps_before_it_say_nothing() -> None:
    plan = (step("a", "1", start=day(9), status="done"), step("b", "1", after=("a", "nowhere", "goal")))
    closed = goal(step("c", "1", start=day(9)), status="dropped")
    assert releases(goal(*plan), closed, goal(step("d", "1", after=("c",)))) == {"b": 0, "d": 0}


def test_a_due_day_is_the_earliest_of_its_own_by_and_the_goals_date_less_its_wait() -> None:
    plan = (
        step("a", "1"),
        step("b", "1", by=by(4)),
        step("c", "0", wait_days=14),
        step("d", "0", wait_days=DaysRange(4, 9), by=by(25)),
    )
    assert dues(goal(*plan, by=by(30))) == {"a": 30, "b": 4, "c": 16, "d": 24}


def test_a_goal_without_a_date_takes_the_latest_of_its_steps_with_its_wait() -> None:
    plan = (
        step("a", "1", by=by(9)),
        step("b", "1", by=by(5), wait_days=7),
        step("c", "1"),
        step("d", "1", by=by(20), status="dropped"),
    )
    more = (step("e", "1", by=by(40), optional=True), step("f", weekly_hours=Decimal(1), by=by(50)))
    assert dues(goal(*plan, *more)) == {"a": 9, "b": 5, "c": 12, "e": None}
    assert jobs(homework(goal(*plan, *more)), TODAY).goal_days == (day(12),)


def test_a_done_step_still_dates_its_goal() -> None:
    assert dues(goal(step("a", "1", by=by(9), status="done"), step("b", "1"))) == {"b": 9}


def test_a_date_is_handed_on_along_the_chain_less_the_wait_of_each_that_receives_it() -> None:
    first = goal(step("a", "1"), step("b", "1", after=("a",), wait_days=3))
    assert dues(first, goal(step("c", "1", after=("b",)), by=by(20))) == {"a": 17, "b": 17, "c": 20}


def test_a_date_is_handed_on_through_a_step_of_unknown_hours() -> None:
    assert dues(goal(step("a", "1"), step("b", after=("a",)), step("c", "1", after=("b",), by=by(5)), by=by(9))) == {
        "a": 5,
        "b": 5,
        "c": 5,
    }


def test_optional_steps_have_no_due_day_unless_a_required_one_comes_after_them() -> None:
    plan = (step("a", "1", optional=True, by=by(3)), step("b", "1", optional=True), step("c", "1", after=("b",)))
    assert dues(goal(*plan, by=by(9))) == {"a": None, "b": 9, "c": 9}


def test_what_makes_an_optional_step_required_may_be_in_another_goal_and_far_along_the_chain() -> None:
    first = goal(step("a", "1", optional=True), step("b", "1", optional=True, after=("a",)))
    later = goal(step("c", "1", after=("b",)))
    assert {id_: job.required for id_, job in jobs_by_id(first, later).items()} == {"a": True, "b": True, "c": True}
    for status in ("paused", "done"):
        assert not jobs_by_id(first, later._replace(status=status))["a"].required
    finished = goal(step("c", "1", after=("b",), status="done"))
    assert not jobs_by_id(first, finished)["b"].required


def test_work_is_ordered_by_due_day_then_as_it_is_possible_in_the_order_of_the_file() -> None:
    late = goal(step("a", "1"), step("b", "1", after=("d",)), step("c", "1"), by=by(20))
    assert order(late, goal(step("d", "1"), step("e", "1", by=by(5)), by=by(20))) == ["e", "a", "c", "d", "b"]


def test_work_without_a_date_comes_after_dated_work_and_optional_work_last() -> None:
    plan = (step("a", "1", optional=True), step("b", "1"), step("c", "1", by=by(90)))
    assert order(goal(*plan), goal(step("d", "1"))) == ["b", "c", "d", "a"]


def test_steps_on_a_cycle_and_all_after_them_are_blocked() -> None:
    cycle = (step("a", "1", after=("c",)), step("b", "1", after=("a",)), step("c", "1", after=("b", "x")))
    plan = (
        step("x", "1"),
        *cycle,
        step("d", "1", after=("c",)),
        step("e", "1", after=("d",)),
        step("f", "1", after=("f",)),
    )
    assert blocked(goal(*plan)) == {"a", "b", "c", "d", "e", "f"}


def test_a_finished_step_breaks_a_cycle() -> None:
    assert blocked(goal(step("a", "1", after=("b",)), step("b", "1", after=("a",), status="done"))) == set()


def test_a_step_after_one_of_a_paused_goal_is_blocked_unless_that_one_is_finished() -> None:
    paused = goal(step("a", "1"), step("b", "1", status="done"), status="paused")
    assert blocked(
        paused, goal(step("c", "1", after=("a",)), step("d", "1", after=("c",)), step("e", "1", after=("b",)))
    ) == {
        "c",
        "d",
    }


def test_a_step_after_a_recurring_one_that_never_ends_is_blocked() -> None:
    talk = step("talk", weekly_hours=Decimal(1))
    assert blocked(goal(talk, step("a", "1", after=("talk",)))) == {"a"}
    assert blocked(goal(talk, step("a", "1", after=("talk",)), by=by(9))) == set()


def test_all_steps_of_a_cycle_share_its_latest_release_and_earliest_date_without_the_waits_inside() -> None:
    plan = (
        step("a", "1", after=("c",), by=by(9), wait_days=2),
        step("b", "1", after=("a",)),
        step("c", "1", after=("b",), start=day(4)),
    )
    before = step("x", "1", wait_days=1)
    around = goal(before, *plan[:1], step("z", "1", after=("c",), by=by(12)), by=by(30))
    around = around._replace(
        plan=(before, plan[0]._replace(after=("c", "x")), *plan[1:], step("z", "1", after=("c",), by=by(7)))
    )
    assert dues(around) == {"x": 6, "a": 7, "b": 7, "c": 7, "z": 7}
    assert releases(around) == {"x": 0, "a": 4, "b": 4, "c": 4, "z": 4}


def test_behind_a_cycle_days_are_handed_on_as_along_any_chain() -> None:
    cycle = (step("a", "1", after=("b",), start=day(4)), step("b", "1", after=("a",)))
    chain = (step("d", "1", after=("c",)), step("c", "1", after=("b",), start=day(6), wait_days=3))
    goals = goal(*cycle, *chain), goal(step("e", "1", after=("d",)), by=by(20))
    assert dues(*goals) == {"a": 17, "b": 17, "c": 17, "d": 20, "e": 20}
    assert releases(*goals) == {"a": 4, "b": 4, "c": 6, "d": 6, "e": 6}


@pytest.mark.parametrize("wait", [None, 3])
def test_only_a_required_step_after_a_required_wait_makes_the_schedule_inexact(wait: int | None) -> None:
    first = step("a", "1", wait_days=wait)
    assert jobs(homework(goal(first, step("b", "1", after=("a",)))), TODAY).exact is (wait is None)
    assert jobs(homework(goal(first, step("b", "1", after=("a",), optional=True))), TODAY).exact
    assert jobs(homework(goal(first._replace(status="done"), step("b", "1", after=("a",)))), TODAY).exact


def test_an_id_used_twice_means_the_first_step_that_has_it() -> None:
    twice = homework(
        goal(step("a", "3", start=day(5)), step("a", "4"), step("b", "1", after=("a",))),
        log=(LogEntry(TODAY, "a", Decimal(1)),),
    )
    assert [(job.id, int(job.hours or 0), job.release - TODAY.toordinal()) for job in jobs(twice, TODAY).work] == [
        ("a", 2, 5),
        ("a", 4, 0),
        ("b", 1, 5),
    ]


def test_dates_at_the_ends_of_the_calendar_do_not_overflow() -> None:
    last = By(dt.date.max, "9999")
    talk = step("talk", weekly_hours=Decimal(1), by=last)
    early = goal(step("a", "1", wait_days=3650, by=By(dt.date(2, 1, 1), "0002")))
    late = goal(step("b", "1", after=("talk",), wait_days=3650, by=last), talk)
    assert jobs(homework(early, late), TODAY).goal_days == (dt.date(2, 1, 1) + dt.timedelta(days=3650), dt.date.max)
