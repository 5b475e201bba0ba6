"""The verdict of a goal: the first of a fixed list that applies."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorprep.core.model import LogEntry, Size
from mentorprep.core.plan.assessment import tenths
from mentorprep.core.plan.verdict import Judged, by_chance, judge, rank, situation, worst
from plans import TODAY, by, day, goal, homework, random_homework, step
from solver import Solver

if TYPE_CHECKING:
    from mentorprep.core.model import Goal
    from mentorprep.core.plan.assessment import Verdict

DONE = step("d", "5", status="done")
DROPPED = step("d", "5", status="dropped")
RECURS = step("r", weekly_hours=Decimal(1))
SIZED = step("s", size=Size(Decimal(20), unit="chapter"))


def verdicts(*goals: Goal, hours: str | None = "7", log: tuple[LogEntry, ...] = ()) -> list[Verdict]:
    return [judged.verdict for judged in judge(situation(homework(*goals, hours=hours, log=log), TODAY))]


@pytest.mark.parametrize(
    ("verdict", "plan"),
    [
        ("done", goal(step("a", "500"), by=by(-3), status="done")),
        ("paused", goal(step("a", "500"), by=by(-3), status="paused")),
        ("dropped", goal(status="dropped")),
        ("no-plan", goal(by=by(-3))),
        ("no-plan", goal(DROPPED, by=by(9))),
        ("fits", goal(DONE, by=by(-3))),
        ("fits", goal(DONE, DROPPED, RECURS, step("o", "900", optional=True), by=by(9))),
        ("impossible", goal(step("a"), by=by(-1))),
        ("impossible", goal(step("a", "0"), step("b", "0", after=("b",)), by=by(-1))),
        ("blocked", goal(step("a", "1", after=("b",)), step("b", "1", after=("a",)), by=by(300))),
        ("blocked", goal(step("a", "900"), step("b", "1", after=("b",)), by=by(9))),
        ("blocked", goal(RECURS, step("a", "1", after=("r",)))),
        ("impossible", goal(step("a", "11"), by=by(9))),
        ("impossible", goal(step("a", "11"), step("b"), by=by(9))),
        ("impossible", goal(step("a", "3", by=by(1)), step("b", "1"), by=by(300))),
        ("impossible", goal(step("a", "3", by=by(-1)), by=by(300))),
        ("impossible", goal(step("a", "7", wait_days=4), by=by(9))),
        ("impossible", goal(step("a", "1", start=day(10)), by=by(9))),
        ("unknown", goal(step("a"), by=by(300))),
        ("impossible", goal(step("a"), step("b", "900", after=("a",)), by=by(9))),
        ("unknown", goal(step("a"), step("b", "1", after=("a",)), by=by(9))),
        ("unknown", goal(SIZED, by=by(300))),
        ("no-date", goal(step("a", "900"))),
        ("over-ambitious", goal(step("a", "10"), by=by(9))),
        ("tight", goal(step("a", "30"), by=by(60))),
        ("fits", goal(step("a", "10"), by=by(60))),
        ("fits", goal(step("a", "10"), step("b", "900", optional=True), by=by(60))),
        ("fits", goal(step("a", "1", by=by(60)))),
    ],
)
def test_the_first_verdict_that_applies_is_given(verdict: Verdict, plan: Goal) -> None:
    assert verdicts(plan) == [verdict]


def test_without_hours_per_week_nothing_is_known_of_steps_with_hours() -> None:
    plan = goal(step("a", "900"), by=by(9))
    assert verdicts(plan, hours=None) == ["unknown"]
    assert verdicts(plan, hours="0") == ["impossible"]


@pytest.mark.parametrize(("date", "verdict"), [(300, "fits"), (20, "over-ambitious"), (None, "no-date")])
def test_a_sized_step_without_hours_is_judged_by_its_pace(date: int | None, verdict: Verdict) -> None:
    log = (LogEntry(day(-20), step="s", units=Decimal(3)), LogEntry(day(-6), step="s", units=Decimal(3)))
    plan = goal(SIZED, by=None if date is None else by(date))
    assert verdicts(plan, log=log) == [verdict]
    assert verdicts(plan, log=log, hours=None) == [verdict]


def test_a_step_of_a_goal_waits_for_those_of_a_paused_one() -> None:
    paused = goal(step("p", "1"), status="paused", id="paused")
    assert verdicts(paused, goal(step("a", "1", after=("p",)), by=by(90))) == ["paused", "blocked"]


@pytest.mark.parametrize(
    ("chance", "verdict"),
    [("0.00", "over-ambitious"), ("0.49", "over-ambitious"), ("0.50", "tight"), ("0.79", "tight"), ("0.80", "fits")],
)
def test_the_rounded_chance_decides_where_all_is_known(chance: str, verdict: Verdict) -> None:
    assert by_chance(Decimal(chance)) == verdict


@pytest.mark.parametrize("chance", [Decimal(percent).scaleb(-2) for percent in range(101)], ids=str)
def test_chances_of_ten_are_near_and_of_the_same_verdict(chance: Decimal) -> None:
    told = Decimal(tenths(chance)) / 10
    assert abs(told - chance) < Decimal("0.10")
    assert by_chance(told) == by_chance(chance)


def test_the_file_is_as_its_worst_goal() -> None:
    assert worst(["fits", "unknown", "done"]) == "unknown"
    assert worst(["over-ambitious", "blocked", "no-plan"]) == "blocked"
    assert worst([]) == "no-plan"


def test_among_equal_verdicts_the_lower_chance_is_worse() -> None:
    judged = [Judged("tight", Decimal("0.70")), Judged("tight", Decimal("0.60")), Judged("impossible", None)]
    assert sorted(judged, key=rank) == [judged[2], judged[1], judged[0]]


@given(st.integers(0, 1_000_000))
@settings(max_examples=100, deadline=None)
def test_impossible_is_what_an_independent_solver_finds_late(seed: int) -> None:
    plan = random_homework(Random(seed))
    solver = Solver(plan, TODAY)
    laid_out = situation(plan, TODAY)
    if not solver.has_capacity:
        return
    for of_goal, judged, date in zip(plan.goals, judge(laid_out), laid_out.jobs.goal_days, strict=True):
        finish = solver.finish(of_goal)
        if of_goal.status == "active" and finish is not None and date is not None and date >= TODAY:
            has_dated_steps = any(of_step.by for of_step in of_goal.plan)
            assert (judged.verdict == "impossible") == (finish > date) or (has_dated_steps and finish <= date)
