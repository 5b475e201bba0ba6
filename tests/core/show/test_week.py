"""The next seven days: the hours of the schedule, and what can be taken up without any."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from mentorprep.core.model import Break, Meeting, Week
from mentorprep.core.show.week import Work, week
from plans import TODAY, by, day, goal, homework, random_homework, step
from solver import Solver


def shares(found: tuple[Work, ...]) -> list[tuple[str, Any]]:
    return [(one.step.id, one.hours) for one in found]


def test_the_hours_go_to_the_steps_in_the_order_of_work() -> None:
    plan = homework(goal(step("sql", "3"), step("api", "30"), by=by(100)), hours="7")
    found = week(plan, TODAY)
    assert (found.first, found.last) == (TODAY, day(6))
    assert found.hours == 7
    assert found.free == 0
    assert shares(found.work) == [("sql", 3), ("api", 4)]
    assert [one.ends for one in found.work] == [True, False]
    assert found.work[0].due == day(100)


def test_what_waits_for_a_step_of_unknown_hours_is_not_offered() -> None:
    plan = homework(goal(step("course"), step("exam", "5", after=("course",)), by=by(100)))
    found = week(plan, TODAY)
    assert shares(found.work) == []
    assert shares(found.unknown) == [("course", None)]
    assert found.free == 7


def test_recurring_steps_take_their_share_and_no_more_than_there_is() -> None:
    plan = homework(
        goal(
            step("sql", "90"),
            step("talk", weekly_hours=Decimal(2)),
            step("late", weekly_hours=Decimal(1), start=day(7)),
        ),
        hours="7",
    )
    found = week(plan, TODAY)
    assert shares(found.recurring) == [("talk", 2)]
    assert shares(found.work) == [("sql", 5)]
    assert found.hours == 7
    too_much = week(homework(goal(step("talk", weekly_hours=Decimal(9))), hours="7"), TODAY)
    assert shares(too_much.recurring) == [("talk", 7)]
    assert too_much.free == 0


def test_a_weekday_pattern_and_a_break_say_which_hours_there_are() -> None:
    pattern = Week(mon=Decimal(1), sat=Decimal(4))
    plan = homework(goal(step("sql", "90")), hours=pattern, breaks=(Break(TODAY, day(1), "family"),))
    found = week(plan, TODAY)
    assert found.hours == 4
    assert [rest.why for rest in found.breaks] == ["family"]
    assert shares(found.work) == [("sql", 4)]


def test_without_hours_per_week_there_is_an_order_and_no_amount() -> None:
    plan = homework(
        goal(step("sql", "3"), step("api", "30", after=("sql",)), step("later", "1", start=day(9))), hours=None
    )._replace(meetings=(Meeting(day(2), "call"), Meeting(day(9), "next")))
    found = week(plan, TODAY)
    assert found.hours is None
    assert found.free is None
    assert shares(found.work) == [("sql", None)]
    assert [meeting.id for meeting in found.meetings] == ["call"]


def test_what_cannot_be_used_yet_is_free_and_a_milestone_of_the_week_is_named() -> None:
    plan = homework(goal(step("exam", "0", by=by(3)), step("book", "9", start=day(5)), by=by(60)))
    found = week(plan, TODAY)
    assert shares(found.work) == [("exam", 0), ("book", 2)]
    assert found.free == 5


@pytest.mark.parametrize("seed", range(150))
def test_the_hours_are_those_of_an_independent_schedule(seed: int) -> None:
    plan = random_homework(Random(seed))
    solver = Solver(plan, TODAY)
    found = week(plan, TODAY)
    if not solver.has_capacity:
        assert found.hours is None
        return
    used: dict[str, Fraction] = {}
    for (id_, on), hours in solver.usage.items():
        if on <= day(6) and hours and not solver.is_blocked(id_) and not solver.is_unknown(id_):
            used[id_] = used.get(id_, Fraction(0)) + hours
    assert {one.step.id: one.hours for one in found.work if one.hours} == used
    there = solver.between(TODAY, day(6))
    assert found.free == there - sum(used.values(), Fraction(0))
    assert found.hours == there + sum((one.hours or 0 for one in found.recurring), Fraction(0))


def test_the_last_days_there_are_do_not_break_it() -> None:
    found = week(homework(goal(step("sql", "3"))), dt.date.max)
    assert found.first == dt.date.max
