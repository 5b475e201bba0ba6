"""The whole of an assessment, on homeworks that can be worked out by hand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorprep.core.model import Availability, By, Goal, Homework, Mentee, Step
from mentorprep.core.plan.assess import assess
from mentorprep.core.plan.assessment import (
    Assessment,
    Deadline,
    Figures,
    GoalAssessment,
    Pace,
    PlanEdit,
)
from plans import TODAY, by, day, goal, homework, random_homework, step

if TYPE_CHECKING:
    import pytest

JUNE = dt.date(2027, 6, 30)
FEWER: tuple[Figures, ...] = ("days", "few")


def first_homework() -> Homework:
    """The one that the description of the format begins with."""
    plan = (step("sql", "30"), step("service", "25"))
    job = Goal("Get a junior backend job", id="job", by=By(JUNE, "2027-06-30"), plan=plan)
    return homework(job, hours="6")


def test_the_first_homework_of_the_format_fits() -> None:
    weeks = Fraction(220, 7)
    assert assess(first_homework(), TODAY) == Assessment(
        today=TODAY,
        verdict="fits",
        exact=True,
        hours_left=Fraction(55),
        fits=True,
        least_hours_factor=Fraction(7, 24),
        least_slip_days=0,
        plan_finish=dt.date(2027, 1, 26),
        deadlines=(Deadline(JUNE, Fraction(55), weeks * 6),),
        overloads=(),
        goals=(
            GoalAssessment(
                id="job",
                title="Get a junior backend job",
                verdict="fits",
                by=JUNE,
                finish=dt.date(2027, 1, 26),
                hours_left=Fraction(55),
                hours_available=weeks * 6,
                chance=Decimal("1.00"),
                p50=dt.date(2027, 2, 10),
                p80=dt.date(2027, 3, 26),
                **hours_of(assess(first_homework(), TODAY).goals[0], "55.4", "84.9"),
                date_quantiles=(
                    (5, dt.date(2026, 12, 29)),
                    (15, dt.date(2027, 1, 10)),
                    (25, dt.date(2027, 1, 20)),
                    (50, dt.date(2027, 2, 10)),
                    (75, dt.date(2027, 3, 17)),
                    (80, dt.date(2027, 3, 26)),
                    (85, dt.date(2027, 4, 5)),
                    (95, dt.date(2027, 5, 7)),
                ),
                pace=Pace(weeks, Fraction(55) / weeks, 2 / weeks, ()),
                given=By(JUNE, "2027-06-30"),
            ),
        ),
    )


def hours_of(found: GoalAssessment, p50: str, p80: str) -> dict[str, Any]:
    """The hours of an assessment, once its median and 80 % are seen to be these to a decimal."""
    hours = dict(found.hours_quantiles or ())
    assert [f"{hours[quantile]:.1f}" for quantile in (50, 80)] == [p50, p80]
    return {"hours_p50": hours[50], "hours_p80": hours[80], "hours_quantiles": found.hours_quantiles}


def test_a_goal_that_asks_too_much_is_told_why_and_what_would_do() -> None:
    found = assess(homework(goal(step("a", "40"), step("b", "20"), by=by(55)), hours="7"), TODAY)
    assert (found.verdict, found.fits, found.least_hours_factor, found.least_slip_days) == (
        "impossible",
        False,
        Fraction(60, 56),
        4,
    )
    assert [(o.from_, o.to, o.hours_needed, o.hours_available, o.steps) for o in found.overloads] == [
        (TODAY, day(55), Fraction(60), Fraction(56), ("a", "b"))
    ]
    assert [(way.lever, way.edits) for way in found.goals[0].ways_out or ()] == [
        ("date", (PlanEdit(("goals", 0, "by"), day(117)),)),
        (
            "hours",
            (PlanEdit(("mentee", "availability", "changes", 0), {"from": TODAY, "hours_per_week": Decimal(31)}),),
        ),
        (
            "cut",
            (
                PlanEdit(("goals", 0, "plan", 1, "hours"), Decimal(0)),
                PlanEdit(("goals", 0, "plan", 0, "hours"), Decimal(19)),
            ),
        ),
    ]


def test_without_hours_per_week_the_pace_is_the_answer() -> None:
    found = assess(homework(goal(step("a", "20"), step("b"), by=by(55)), hours=None), TODAY)
    of_goal = found.goals[0]
    assert (found.fits, found.least_hours_factor, found.least_slip_days, found.plan_finish) == (None, None, None, None)
    assert (found.verdict, found.deadlines, found.overloads) == ("unknown", (), ())
    assert found.hours_left == 20
    assert of_goal.pace == Pace(Fraction(8), None, Fraction(1, 4), ())
    assert (of_goal.chance, of_goal.finish, of_goal.hours_available) == (None, None, None)


def test_hours_are_known_where_days_are_not() -> None:
    of_goal = assess(homework(goal(step("a", "20"), by=by(55)), hours=None), TODAY).goals[0]
    assert of_goal.hours_p50 is not None
    assert of_goal.p50 is None


def test_a_goal_with_all_its_work_done_is_finished_today() -> None:
    found = assess(homework(goal(step("a", "20", status="done"), by=by(-5))), TODAY)
    of_goal = found.goals[0]
    assert (of_goal.verdict, of_goal.finish, of_goal.p50, of_goal.hours_p80) == ("fits", TODAY, TODAY, 0.0)
    assert found.hours_left == 0
    assert found.plan_finish == TODAY


def test_paused_and_closed_goals_have_no_hours_left_and_no_forecast() -> None:
    paused = goal(step("a", "20"), by=by(55), status="paused")
    found = assess(homework(paused), TODAY)
    assert found.verdict == "paused"
    assert found.hours_left == 0
    assert (found.goals[0].chance, found.goals[0].hours_p50, found.goals[0].finish) == (None, None, None)


def test_a_homework_with_nothing_but_a_name_has_no_plan() -> None:
    found = assess(Homework(1, Mentee("Anu")), TODAY)
    assert (found.verdict, found.goals, found.fits, found.exact) == ("no-plan", (), None, True)


def test_the_same_homework_on_the_same_day_gives_the_same_assessment() -> None:
    assert assess(first_homework(), TODAY) == assess(first_homework(), TODAY)


def test_ways_out_name_the_lever_with_its_value() -> None:
    found = assess(homework(goal(step("a", "14"), by=by(20))), TODAY).goals[0].ways_out
    assert {way.lever: (way.by, way.hours_per_week, way.hours, way.goal) for way in found or ()} == {
        "date": (day(44), None, None, None),
        "hours": (None, Decimal(26), None, None),
        "cut": (None, None, Decimal(9), None),
    }
    assert all(way.chance is not None and way.chance >= Decimal("0.80") for way in found or ())


def test_the_dated_step_that_keeps_a_goal_from_fitting_is_named_with_its_own_figures() -> None:
    plan = homework(
        goal(step("a", "30", by=by(34)), step("b", "2", by=by(399)), step("c", "10"), by=by(400)),
        goal(step("d", "1", by=by(800)), by=by(801), id="later"),
        goal(step("e", "40", by=by(95)), by=by(95), id="same-day"),
    )
    found = assess(plan, TODAY).goals
    unlikely = found[0].unlikely_step
    assert unlikely is not None
    assert (unlikely.id, unlikely.by, unlikely.chance) == ("a", day(34), found[0].chance)
    assert unlikely.p80 is not None
    assert unlikely.p80 > day(34)
    assert [goal.unlikely_step for goal in found[1:]] == [None, None]


def test_ways_out_that_were_not_worked_out_are_none_and_those_that_are_not_needed_empty() -> None:
    plan = homework(goal(step("a", "60"), by=by(20), id="a"), goal(step("b", "1"), by=by(900), id="b"))
    assert [found.ways_out for found in assess(plan, TODAY, ways_out=0).goals] == [None, ()]


def test_a_search_for_ways_out_ends_by_the_jobs_it_laid_out_and_says_that_it_does_not_know(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = (Step(title="s", id="s", hours=Decimal(900)),)
    by = By(dt.date(2027, 6, 30), "2027-06-30")
    mentee = Mentee(name="Ada", availability=Availability(hours_per_week=Decimal(6)))
    late = Homework(1, mentee, goals=(Goal(title="g", id="g", by=by, plan=plan),))
    monkeypatch.setattr("mentorprep.core.plan.ways_out._MOST_LAID_OUT", 0)
    assert assess(late, dt.date(2026, 11, 23)).goals[0].ways_out is None
    monkeypatch.undo()
    assert assess(late, dt.date(2026, 11, 23)).goals[0].ways_out


OF_DAYS = {"hours_available", "hours_p50", "hours_p80", "hours_quantiles", "date_quantiles"}


@given(st.integers(0, 1_000_000))
@settings(max_examples=60, deadline=None)
def test_fewer_figures_are_the_same_but_for_those_left_out(seed: int) -> None:
    plan = random_homework(Random(seed))
    every = assess(plan, TODAY)
    for figures in FEWER:
        fewer = assess(plan, TODAY, figures=figures)
        assert fewer._replace(goals=()) == every._replace(goals=(), least_hours_factor=None)
        for some, of_goal in zip(fewer.goals, every.goals, strict=True):
            without = OF_DAYS if figures == "days" else OF_DAYS | {"p50"}
            if figures == "few" and some.verdict == "fits":
                without |= {"p80"}
            left_out: dict[str, Any] = dict.fromkeys(without)
            assert some == of_goal._replace(**left_out)


def test_the_first_goal_leaves_others_their_part_of_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = homework(*(goal(step(id_, "40"), id=id_, by=by(10 + at)) for at, id_ in enumerate("abcd")))
    monkeypatch.setattr("mentorprep.core.plan.ways_out._MOST_LAID_OUT", 8 * 4)  # jobs: two layouts for each goal
    levers = [[way.lever for way in of_goal.ways_out or ()] for of_goal in assess(plan, TODAY).goals]
    assert levers == [["date"]] * 4
