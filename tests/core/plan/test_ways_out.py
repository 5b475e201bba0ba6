"""Ways out: each is confirmed by a fresh run, and a little less does not do."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorprep.core.model import AvailabilityChange, LogEntry, Range, Size, Week
from mentorprep.core.plan.applied import applied
from mentorprep.core.plan.assess import MENDABLE, assess
from mentorprep.core.plan.assessment import WORST_FIRST, PlanEdit, WayOut
from mentorprep.core.plan.levers import (
    cuttable,
    fewer_hours,
    hours_steps,
    more_hours,
    pausable,
    pause,
)
from mentorprep.core.plan.reach import Reach
from mentorprep.core.plan.verdict import edited, judge, situation
from plans import TODAY, by, day, goal, homework, random_homework, step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorprep.core.model import Homework
    from mentorprep.core.plan.verdict import Situation

Edits = tuple[PlanEdit, ...]
HOURS = ("mentee", "availability", "changes")


def ways_of(plan: Homework, at_goal: int = 0) -> dict[str, WayOut]:
    return {way.lever: way for way in assess(plan, TODAY).goals[at_goal].ways_out or ()}


def helps(plan: Homework, at_goal: int, edits: Edits, paused: int | None = None) -> bool:
    """Whether by a fresh run of all the goal fits and no other one is worse."""
    old, new = assess(plan, TODAY, ways_out=0).goals, assess(applied(plan, edits), TODAY, ways_out=0).goals
    none_worse = all(
        WORST_FIRST.index(after.verdict) >= WORST_FIRST.index(before.verdict)
        for index, (before, after) in enumerate(zip(old, new, strict=True))
        if index != paused
    )
    return bool(edits) and new[at_goal].verdict == "fits" and none_worse


def in_turn(laid_out: Situation, at_goal: int) -> Iterator[tuple[str, Iterator[tuple[Edits, int | None]]]]:
    """Every value of every lever but the date, in the order in which they are to be tried."""
    plan = laid_out.homework
    yield "hours", ((more_hours(plan, TODAY, hours), None) for hours in hours_steps(plan))
    jobs = cuttable(laid_out, at_goal)
    halves = int(sum((left for *_, left in jobs), Decimal(0)) * 2)
    yield "cut", ((fewer_hours(jobs, Decimal(count) / 2), None) for count in range(1, halves + 1))
    yield "pause", ((pause(other), other) for other in pausable(laid_out, at_goal))


def first_of(tries: Iterable[tuple[Edits, int | None]], plan: Homework, at_goal: int) -> Edits | None:
    return next((edits for edits, paused in tries if helps(plan, at_goal, edits, paused)), None)


@given(st.integers(0, 1_000_000))
@settings(max_examples=12, deadline=None)
def test_ways_out_are_those_that_trying_everything_in_turn_finds(seed: int) -> None:
    plan = random_homework(Random(seed))
    laid_out = situation(plan, TODAY)
    for at_goal, of_goal in enumerate(assess(plan, TODAY).goals):
        if of_goal.verdict in MENDABLE and laid_out.outlook.known(at_goal):
            found: dict[str, Edits] = {way.lever: way.edits for way in of_goal.ways_out or ()}
            for lever, tries in in_turn(laid_out, at_goal):
                assert found.get(lever) == first_of(tries, plan, at_goal), lever


@given(st.integers(0, 1_000_000))
@settings(max_examples=100, deadline=None)
def test_every_way_out_is_confirmed_by_a_fresh_run(seed: int) -> None:
    plan = random_homework(Random(seed))
    for at_goal, of_goal in enumerate(assess(plan, TODAY).goals):
        assert of_goal.verdict in MENDABLE or not of_goal.ways_out
        for way in of_goal.ways_out or ():
            paused = next((index for index, other in enumerate(plan.goals) if other.id == way.goal), None)
            assert helps(plan, at_goal, way.edits, paused)
            fresh = assess(applied(plan, way.edits), TODAY, ways_out=0).goals[at_goal]
            assert (fresh.chance, way.by or fresh.by) == (way.chance, fresh.by)


def test_a_later_date_moves_the_missed_dates_of_steps_and_a_day_less_does_not_do() -> None:
    steps = (step("a", "30", by=by(20)), step("b", "10", by=by(60)), step("c", "30"))
    plan = homework(goal(*steps, by=by(80)))
    way = ways_of(plan)["date"]
    assert way.by is not None
    days = (way.by - day(80)).days
    assert way.edits == (
        PlanEdit(("goals", 0, "by"), day(80 + days)),
        PlanEdit(("goals", 0, "plan", 0, "by"), day(20 + days)),
    )
    earlier = tuple(PlanEdit(path, value - dt.timedelta(days=1)) for path, value in way.edits)
    assert (helps(plan, 0, way.edits), helps(plan, 0, earlier)) == (True, False)


def test_where_a_goal_has_its_date_from_a_step_that_one_moves() -> None:
    plan = homework(goal(step("a", "10", by=by(12), wait_days=3), step("b", "0", by=by(2))))
    way = ways_of(plan)["date"]
    assert [edit.path for edit in way.edits] == [("goals", 0, "plan", 0, "by")]
    assert way.by == way.edits[0].value + dt.timedelta(days=3)


def test_more_hours_begin_today_and_drop_later_changes_to_fewer() -> None:
    changes = (
        AvailabilityChange(day(10), Decimal(3)),
        AvailabilityChange(day(50), Decimal(30)),
        AvailabilityChange(day(55), Week(mon=Decimal(1))),
    )
    plan = homework(goal(step("a", "60"), by=by(60)), changes=changes)
    way = ways_of(plan)["hours"]
    assert way.hours_per_week is not None
    assert way.edits == (
        PlanEdit((*HOURS, 2), None),
        PlanEdit((*HOURS, 0), None),
        PlanEdit((*HOURS, 1), {"from": TODAY, "hours_per_week": way.hours_per_week}),
    )
    less = more_hours(plan, TODAY, way.hours_per_week - Decimal("0.5"))
    assert (helps(plan, 0, way.edits), helps(plan, 0, less)) == (True, False)


def test_hours_are_tried_in_halves_up_to_forty() -> None:
    assert hours_steps(homework())[:2] == (Decimal("0.5"), Decimal(1))
    assert hours_steps(homework())[-1] == Decimal(40)
    assert hours_steps(homework(hours=None)) == ()


def test_the_hours_of_today_are_enough_where_later_ones_were_too_few() -> None:
    plan = homework(goal(step("a", "20"), by=by(60)), changes=(AvailabilityChange(day(7), Decimal(1)),))
    assert ways_of(plan)["hours"].hours_per_week == Decimal("6.5")


def test_hours_are_cut_from_the_last_step_first_and_half_an_hour_less_does_not_do() -> None:
    steps = (step("a", "30"), step("b", hours=None)._replace(hours=Range(Decimal(4), Decimal(9))), step("c", "5"))
    plan = homework(goal(*steps, by=by(45)))
    way = ways_of(plan)["cut"]
    assert way.hours is not None
    assert way.hours > 11
    assert way.edits == (
        PlanEdit(("goals", 0, "plan", 2, "hours"), Decimal(0)),
        PlanEdit(("goals", 0, "plan", 1, "hours"), Decimal(0)),
        PlanEdit(("goals", 0, "plan", 0, "hours"), Decimal(41) - way.hours),
    )
    less = fewer_hours(cuttable(situation(plan, TODAY), 0), way.hours - Decimal("0.5"))
    assert (helps(plan, 0, way.edits), helps(plan, 0, less)) == (True, False)


def test_a_cut_leaves_the_hours_that_were_logged_and_what_the_log_estimated_anew() -> None:
    log = (
        LogEntry(day(-3), step="a", hours=Decimal(8)),
        LogEntry(day(-2), step="b", hours=Decimal(1), left=Decimal(9)),
    )
    plan = homework(goal(step("a", "20"), step("b", "20"), by=by(60)), log=log)
    jobs = cuttable(situation(plan, TODAY), 0)
    assert [(job.id, estimate, left) for job, estimate, left in jobs] == [("a", Decimal(20), Decimal(12))]
    assert fewer_hours(jobs, Decimal(12)) == (PlanEdit(("goals", 0, "plan", 0, "hours"), Decimal(8)),)


def test_the_goal_without_a_date_is_paused_first_then_the_one_with_the_latest() -> None:
    goals = [goal(step(name, "1"), id=name, by=date) for name, date in (("a", by(9)), ("b", by(90)), ("c", None))]
    laid_out = situation(homework(*goals, goal(step("x", "1"), id="x")._replace(status="paused")), TODAY)
    assert pausable(laid_out, 0) == [2, 1]
    weekly = goal(step("talk", weekly_hours=Decimal(5)), id="talk")
    plan = homework(goal(step("a", "14"), by=by(60), id="a"), weekly)
    assert ways_of(plan)["pause"] == WayOut(
        "pause", Decimal("0.91"), (PlanEdit(("goals", 1, "status"), "paused"),), goal="talk"
    )


def test_work_that_only_a_step_of_unknown_hours_makes_urgent_is_not_urgent_without_its_goal() -> None:
    mine = goal(step("booked", "5", by=by(30)), step("course", "25"), by=by(200), id="mine")
    other = goal(step("unknown", after=("course",)), by=by(10), id="other")
    assert ways_of(homework(mine, other))["pause"].goal == "other"


def test_what_levers_may_come_to_is_right_for_work_after_a_step_with_a_pace_of_its_own() -> None:
    course = step("course", size=Size(Decimal(92), Decimal(26), "chapter"))
    quick = tuple(step(f"s{count}", "10", status="done") for count in range(12))
    log = (
        *(LogEntry(day(-7 * week), step="course", units=Decimal(3)) for week in range(1, 5)),
        *(LogEntry(day(-count), step=of_step.id, hours=Decimal(3)) for count, of_step in enumerate(quick)),
    )
    mine = goal(course, step("exam", "40", after=("course",)), *quick, by=by(165))
    now = situation(homework(mine, log=log), TODAY)
    assert Reach(now.outlook).with_hours(0, {}, {}) == now.outlook.chance(0)
    for hours in (Decimal(3), Decimal(20)):
        other = edited(now, more_hours(now.homework, TODAY, hours))
        assert Reach(now.outlook).beside(0, other.capacity) == other.outlook.chance(0)


@pytest.mark.parametrize(
    "plan",
    [
        goal(step("a", "5"), by=by(90)),
        goal(step("a", "500")),
        goal(step("a"), by=by(90)),
        goal(step("a", "500"), step("b"), by=by(9)),
        goal(step("a", "5", after=("a",)), by=by(9)),
    ],
)
def test_there_is_no_way_out_where_none_is_needed_or_too_little_is_known(plan: object) -> None:
    assert ways_of(homework(plan)) == {}  # type: ignore[arg-type]


def test_ways_out_are_worked_out_for_the_worst_goals_only() -> None:
    goals = [goal(step(f"s{n}", "20"), by=by(20 + n), id=f"g{n}") for n in range(4)]
    with_ways = [bool(found.ways_out) for found in assess(homework(*goals), TODAY, ways_out=2).goals]
    assert with_ways == [False, False, True, True]
    assert all(found.ways_out for found in assess(homework(*goals), TODAY, ways_out=None).goals)


def some_edits(now: Situation) -> Iterator[Edits]:
    """Of each goal a date, and a few values of every other lever."""
    for at_goal, of_goal in enumerate(now.homework.goals):
        if of_goal.status == "active":
            yield (PlanEdit(("goals", at_goal, "by"), day(3 + at_goal)),)
            for _, tries in in_turn(now, at_goal):
                every = [edits for edits, _ in tries]
                yield from every[:: 1 + len(every) // 4]


@given(st.integers(0, 1_000_000))
@settings(max_examples=100, deadline=None)
def test_what_edits_leave_as_it_was_is_what_a_homework_laid_out_afresh_has(seed: int) -> None:
    now = situation(random_homework(Random(seed)), TODAY)
    for edits in some_edits(now):
        one, other = edited(now, edits), situation(applied(now.homework, edits), TODAY)
        assert one.jobs == other.jobs
        assert (one.done and one.done.ends) == (other.done and other.done.ends)
        assert one.outlook.plan == other.outlook.plan
        assert judge(one) == judge(other)


def test_one_lever_alone_is_the_same_as_among_all() -> None:
    plan = homework(goal(step("a", "20"), by=by(30)), goal(step("b", "5"), id="b", by=by(90)))
    every = {way.lever: way for way in assess(plan, TODAY).goals[0].ways_out or ()}
    assert list(every) == ["date", "hours", "cut"]
    for lever, way in every.items():
        assert assess(plan, TODAY, levers=[lever]).goals[0].ways_out == (way,)
