"""The forecast of a goal: monotone, conditional on work done, and what it says of plans that can be worked out."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from math import exp
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mentorprep.core.model import AvailabilityChange, Break, LogEntry, Size
from mentorprep.core.plan.assess import assess
from mentorprep.core.plan.evidence import EVIDENCE
from mentorprep.core.plan.verdict import Situation, judge, situation
from plans import TODAY, by, day, goal, homework, random_homework, step

if TYPE_CHECKING:
    from mentorprep.core.model import Homework
    from mentorprep.core.plan.assessment import GoalAssessment

seeds = st.integers(0, 1_000_000)


def chances(laid_out: Situation) -> list[Decimal | None]:
    return [judged.chance for judged in judge(laid_out)]


def none_lower(before: list[Decimal | None], after: list[Decimal | None]) -> bool:
    return all(old is None or new is None or new >= old for old, new in zip(before, after, strict=True))


def order(laid_out: Situation) -> list[tuple[int, int]]:
    return [job.place for job in laid_out.jobs.work]


def of_one_goal(plan: Homework) -> GoalAssessment:
    return assess(plan, TODAY, ways_out=0).goals[0]


def chance(plan: Homework) -> Decimal:
    found = of_one_goal(plan).chance
    assert found is not None
    return found


@given(seeds, st.integers(0, 40))
@settings(max_examples=150, deadline=None)
def test_more_hours_from_a_day_on_never_lower_a_chance(seed: int, offset: int) -> None:
    plan = random_homework(Random(seed))
    before = situation(plan, TODAY)
    availability = plan.mentee.availability
    assume(before.jobs.exact and availability and not any(s.weekly_hours for g in plan.goals for s in g.plan))
    assert availability is not None
    changes = [change for change in availability.changes if change.from_ < day(offset)]
    most = AvailabilityChange(day(offset), Decimal(28))  # 4 hours a day, and no pattern has more than 2
    more = availability._replace(changes=(*changes, most))
    after = situation(plan._replace(mentee=plan.mentee._replace(availability=more)), TODAY)
    assert none_lower(chances(before), chances(after))


@given(seeds, seeds, st.sampled_from(("0.5", "1", "8", "100")))
@settings(max_examples=150, deadline=None)
def test_more_work_never_raises_a_chance_while_the_order_stays(seed: int, choice: int, more: str) -> None:
    plan = random_homework(Random(seed))
    places = [
        (at_goal, at_step)
        for at_goal, of_goal in enumerate(plan.goals)
        for at_step, of_step in enumerate(of_goal.plan)
        if isinstance(of_step.hours, Decimal) and of_step.status not in ("done", "dropped")
    ]
    assume(places)
    at_goal, at_step = places[choice % len(places)]
    chosen = plan.goals[at_goal]
    steps = list(chosen.plan)
    estimate = steps[at_step].hours
    assert isinstance(estimate, Decimal)
    steps[at_step] = steps[at_step]._replace(hours=estimate + Decimal(more))
    goals = list(plan.goals)
    goals[at_goal] = chosen._replace(plan=tuple(steps))
    before, after = situation(plan, TODAY), situation(plan._replace(goals=tuple(goals)), TODAY)
    assume(before.jobs.exact)
    assert order(before) == order(after)
    assert none_lower(chances(after), chances(before))


@given(seeds, st.integers(1, 90))
@settings(max_examples=150, deadline=None)
def test_a_later_date_never_lowers_a_chance_while_the_order_stays(seed: int, days: int) -> None:
    plan = random_homework(Random(seed))
    dated = [index for index, of_goal in enumerate(plan.goals) if of_goal.by and of_goal.plan]
    assume(dated and not any(s.weekly_hours for g in plan.goals for s in g.plan))
    at_goal = dated[0]
    date = plan.goals[at_goal].by
    assert date is not None
    goals = list(plan.goals)
    goals[at_goal] = plan.goals[at_goal]._replace(by=by((date.day - TODAY).days + days))
    before, after = situation(plan, TODAY), situation(plan._replace(goals=tuple(goals)), TODAY)
    assume(before.jobs.exact and order(before) == order(after))
    assert none_lower(chances(before), chances(after))


@given(seeds)
@settings(max_examples=100, deadline=None)
def test_quantiles_rise_and_p80_is_the_first_day_on_which_the_chance_is_four_in_five(seed: int) -> None:
    for of_goal in assess(random_homework(Random(seed)), TODAY, ways_out=0).goals:
        days = [found or dt.date.max for _, found in of_goal.date_quantiles or ()]
        hours = [found for _, found in of_goal.hours_quantiles or ()]
        assert days == sorted(days)
        assert hours == sorted(hours)


def test_the_chance_reaches_four_in_five_on_the_day_of_p80_and_not_before() -> None:
    plan = goal(step("a", "30"), step("b", "12"), step("c", "8"), by=by(100))
    p80 = of_one_goal(homework(plan)).p80
    assert p80 is not None
    offset = (p80 - TODAY).days
    assert [chance(homework(plan._replace(by=by(offset + more)))) for more in (-2, 0)] == [
        Decimal("0.79"),
        Decimal("0.80"),
    ]


def test_one_step_has_the_spread_of_the_evidence_and_many_steps_share_a_good_part_of_it() -> None:
    one = of_one_goal(homework(goal(step("a", "100"))))
    ten = of_one_goal(homework(goal(*(step(f"s{n}", "10") for n in range(10)))))
    many = of_one_goal(homework(goal(*(step(f"s{n}", "0.1") for n in range(1000)))))
    shown = [[round(hours) for _, hours in found.hours_quantiles or ()] for found in (one, ten, many)]
    assert shown == [
        [36, 51, 64, 95, 143, 158, 178, 256],
        [60, 74, 85, 108, 140, 149, 161, 206],
        [70, 84, 93, 114, 139, 146, 154, 185],
    ]


def test_a_step_of_no_hours_is_done_when_those_before_it_are_and_waits_for_no_other_work() -> None:
    others = goal(step("x", "500"), by=by(20), id="others")
    booked = goal(step("exam", "0", start=day(30), by=by(30)), by=by(60), id="booked")
    after = goal(step("result", "0", after=("x",)), by=by(60), id="after")
    assert [g.chance for g in assess(homework(others, booked, after), TODAY, ways_out=0).goals] == [
        Decimal("0.00"),
        Decimal("1.00"),
        Decimal("0.00"),
    ]


def test_work_that_is_released_later_does_not_hold_up_what_is_done_by_then() -> None:
    early = goal(step("a", "5"), by=by(90), id="early")
    late = goal(step("b", "300", start=day(80), by=by(85)), by=by(85), id="late")
    found = assess(homework(early, late), TODAY, ways_out=0).goals
    assert [g.chance for g in found] == [Decimal("1.00"), Decimal("0.00")]


def test_a_step_past_its_estimate_is_not_free() -> None:
    log = (LogEntry(TODAY, step="a", hours=Decimal(20)),)
    logged = of_one_goal(homework(goal(step("a", "20"), by=by(7)), log=log))
    assert logged.finish == TODAY
    assert logged.hours_left == 0
    assert logged.hours_p50 is not None
    assert 8 < logged.hours_p50 < 15
    assert logged.chance is not None
    assert logged.chance < Decimal("0.3")


def test_hours_logged_on_finished_steps_move_the_forecast_towards_the_own_record() -> None:
    done = tuple(step(f"d{n}", "10", status="done") for n in range(12))
    log = tuple(LogEntry(day(-100 + n), step=f"d{n}", hours=Decimal(20)) for n in range(12))
    plan = goal(*done, step("a", "10"))
    general = of_one_goal(homework(plan))
    own = of_one_goal(homework(plan, log=log, hours="21"))
    assert general.hours_p50 is not None
    assert own.hours_p50 is not None
    assert 9.5 < general.hours_p50 < 10
    assert 15 < own.hours_p50 < 20


def test_hours_logged_against_hours_available_move_the_dates() -> None:
    plan = goal(step("a", "60"), by=by(180))
    logs = {
        hours: tuple(LogEntry(day(-7 * week), hours=Decimal(hours)) for week in range(1, 13)) for hours in ("1", "7")
    }
    seldom, always = (chance(homework(plan, log=log)) for log in logs.values())
    assert seldom < chance(homework(plan)) < always


def test_notes_without_hours_say_nothing_of_the_hours_given() -> None:
    plan = goal(step("a", "60"), by=by(180))
    assert chance(homework(plan, log=(LogEntry(day(-80), note="busy"),))) == chance(homework(plan))


def test_breaks_act_on_the_calendar() -> None:
    plan = goal(step("a", "40"), by=by(300))
    rest = Break(day(30), day(89))
    without, with_break = of_one_goal(homework(plan)), of_one_goal(homework(plan, breaks=(rest,)))
    days = [dict(found.date_quantiles or ()) for found in (without, with_break)]
    assert days[0][5] == days[1][5]  # before the break
    assert days[0][80] is not None
    assert days[1][80] == days[0][80] + dt.timedelta(days=60)


def test_waiting_at_the_end_moves_the_days_by_as_many() -> None:
    plain, waiting = (of_one_goal(homework(goal(step("a", "10", wait_days=wait)))) for wait in (None, 14))
    assert plain.p80 is not None
    assert waiting.p80 == plain.p80 + dt.timedelta(days=14)


def test_a_sized_step_without_hours_is_forecast_from_its_own_pace() -> None:
    course = step("course", size=Size(Decimal(92), Decimal(26), "chapter"))
    log = tuple(LogEntry(day(-7 * week), step="course", units=Decimal(3)) for week in range(1, 5))
    found = of_one_goal(homework(goal(course, by=by(200)), log=log, hours=None))
    # 54 chapters at 12 in 29 days are 130.5 days
    assert (found.p50, found.hours_p50, found.verdict) == (day(130), None, "fits")


def test_work_after_a_sized_step_waits_for_its_pace() -> None:
    course = step("course", size=Size(Decimal(92), Decimal(26), "chapter"))
    log = tuple(LogEntry(day(-7 * week), step="course", units=Decimal(3)) for week in range(1, 5))
    found = of_one_goal(homework(goal(course, step("exam", "10", after=("course",)), by=by(400)), log=log))
    assert found.finish is None
    assert found.p50 is not None
    assert found.p50 > day(140)


def test_of_steps_that_are_as_unlikely_the_one_with_hours_is_named() -> None:
    course = step("course", size=Size(Decimal(92), Decimal(26), "chapter"), by=by(9))
    log = tuple(LogEntry(day(-7 * week), step="course", units=Decimal(3)) for week in range(1, 5))
    laid_out = situation(homework(goal(course, step("exam", "10", by=by(9)), by=by(99)), log=log), TODAY)
    assert list(laid_out.outlook.step_chances(0)) == [1, 0]


def test_more_hours_a_week_make_no_work_after_a_sized_step_less_likely() -> None:
    course = step("course", size=Size(Decimal(92), Decimal(26), "chapter"))
    log = tuple(LogEntry(day(-7 * week), step="course", units=Decimal(3)) for week in range(1, 5))
    plan = goal(course, step("exam", "10", after=("course",)), by=by(190))
    chances = [of_one_goal(homework(plan, log=log, hours=hours)).chance or 0 for hours in ("3", "7", "14", "28", "40")]
    assert chances == sorted(chances)


@pytest.mark.parametrize("plan", [goal(step("a")), goal(step("a"), step("b", "3", after=("a",))), goal()])
def test_nothing_is_made_up_where_hours_are_missing(plan: object) -> None:
    found = of_one_goal(homework(plan._replace(by=by(9))))  # type: ignore[attr-defined]
    assert (found.chance, found.p50, found.p80, found.date_quantiles) == (None, None, None, None)


def test_days_are_not_known_where_there_never_are_hours_enough() -> None:
    found = of_one_goal(homework(goal(step("a", "10"), by=by(9)), hours="0"))
    assert (found.chance, found.p80) == (Decimal("0.00"), None)


def test_an_untouched_step_has_the_median_that_the_evidence_has() -> None:
    found = of_one_goal(homework(goal(step("a", "100"))))
    assert found.hours_p50 == pytest.approx(100 * exp(EVIDENCE.step_mean))
