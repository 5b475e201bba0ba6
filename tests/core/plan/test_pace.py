"""What a week would have to hold."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from mentorprep.core.model import Break, Homework, LogEntry, Size
from mentorprep.core.plan.assessment import Pace, UnitPace
from mentorprep.core.plan.jobs import jobs
from mentorprep.core.plan.left import entries_by_step
from mentorprep.core.plan.pace import pace, working_weeks
from plans import TODAY, by, day, goal, homework, step

SIZED = step("book", size=Size(Decimal(20), Decimal(2), "chapter"))


def pace_of(of: Homework) -> Pace | None:
    found = jobs(of, TODAY)
    required = [job for job in (*found.work, *found.unknown) if job.place[0] == 0 and job.required]
    return pace(of, 0, found.goal_days[0], required, entries_by_step(of.log, TODAY), TODAY)


def units(offset: int, count: int) -> LogEntry:
    return LogEntry(day(offset), "book", units=Decimal(count))


def test_hours_and_steps_are_spread_over_the_weeks_to_the_date_both_days_included() -> None:
    plan = (step("a", "12"), step("b", "8"), step("c", "3", optional=True), step("d", weekly_hours=Decimal(1)))
    assert pace_of(homework(goal(*plan, by=by(13)), hours=None)) == Pace(Fraction(2), Fraction(10), Fraction(1), ())


def test_days_of_breaks_are_no_time_and_count_once_where_breaks_overlap() -> None:
    breaks = (Break(day(5), day(9)), Break(day(-3), day(1)), Break(day(8), day(11)), Break(day(30), day(40)))
    assert working_weeks(TODAY, day(13), breaks) == Fraction(5, 7)
    assert working_weeks(TODAY, day(1), (Break(day(-9), dt.date.max),)) == 0


def test_a_step_without_hours_or_size_leaves_the_hours_a_week_unknown() -> None:
    found = pace_of(homework(goal(step("a", "12"), step("b"), by=by(6))))
    assert found == Pace(Fraction(1), None, Fraction(2), ())


def test_a_sized_step_without_hours_has_its_own_pace_beside_the_hours_of_the_others() -> None:
    found = pace_of(homework(goal(step("a", "12"), SIZED, by=by(13))))
    assert found == Pace(
        Fraction(2), Fraction(6), Fraction(1), (UnitPace("book", "chapter", Decimal(18), Fraction(9), None),)
    )


@pytest.mark.parametrize(
    ("entries", "so_far"),
    [
        ((units(-13, 3), units(-1, 1)), Fraction(2)),
        ((units(-12, 3), units(-1, 1)), None),
        ((units(-300, 9), units(-20, 3)), Fraction(1)),
        ((units(-182, 9), units(-20, 3)), Fraction(1)),
        ((units(-181, 23), units(0, 3)), Fraction(1)),
        ((units(-27, 4), units(1, 9)), Fraction(1)),
        ((), None),
    ],
)
def test_the_pace_so_far_is_of_the_last_26_weeks_from_the_first_entry_on(
    entries: tuple[LogEntry, ...], so_far: Fraction | None
) -> None:
    found = pace_of(homework(goal(SIZED, by=by(13)), log=entries))
    assert found is not None
    assert found.units[0].so_far_per_week == so_far


def test_breaks_do_not_slow_the_pace_so_far() -> None:
    rests = (Break(day(-20), day(-14)),)
    found = pace_of(homework(goal(SIZED, by=by(13)), log=(units(-20, 4),), breaks=rests))
    assert found is not None
    assert found.units[0].so_far_per_week == 2
    assert found.units[0].weeks == 2


def test_there_is_no_pace_without_a_date_to_come_work_left_or_days_to_work_on() -> None:
    plan = (step("a", "12"),)
    assert pace_of(homework(goal(*plan))) is None
    assert pace_of(homework(goal(*plan, by=by(-1)))) is None
    assert pace_of(homework(goal(step("a", "12", status="done"), by=by(9)))) is None
    assert pace_of(homework(goal(*plan, by=by(9), status="paused"))) is None
    assert pace_of(homework(goal(*plan, by=by(9)), breaks=(Break(day(0), day(9)),))) is None
    assert pace_of(homework(goal(*plan, by=by(0)))) == Pace(Fraction(1, 7), Fraction(84), Fraction(7), ())
