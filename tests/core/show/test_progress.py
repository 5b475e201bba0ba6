"""How far goals and steps are."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from mentorprep.core.model import Goal, LogEntry, Size
from mentorprep.core.show.progress import Progress, goal_states
from plans import TODAY, day, goal, homework, step


def logged(step_id: str, hours: str | None = None, units: str | None = None, left: str | None = None) -> LogEntry:
    amounts = {"hours": hours, "units": units, "left": left}
    given = {key: Decimal(value) for key, value in amounts.items() if value}
    return LogEntry(day(-3), step_id)._replace(**given)  # type: ignore[arg-type]


def progress(of: Goal, *log: LogEntry, today: dt.date = TODAY) -> Progress | None:
    return goal_states(homework(of, log=log), today)[0].progress


def test_known_hours_count_in_hours() -> None:
    of = goal(step("git", "6", status="done"), step("sql", "30"), step("extra", "5", optional=True))
    assert progress(of, logged("sql", "3")) == Progress(Fraction(9), Fraction(36), "hours")


def test_a_new_estimate_of_what_is_left_counts() -> None:
    assert progress(goal(step("sql", "30")), logged("sql", "10", left="40")) == Progress(
        Fraction(10), Fraction(50), "hours"
    )


def test_more_hours_than_estimated_do_not_make_it_done_or_more_than_whole() -> None:
    found = progress(goal(step("sql", "30"), step("api", "10")), logged("sql", "45"))
    assert found == Progress(Fraction(45), Fraction(55), "hours")


def test_units_count_as_a_part_of_a_step_where_hours_are_missing() -> None:
    course = step("course", size=Size(Decimal(10), Decimal(2)))
    found = progress(goal(course, step("exam"), step("gone", status="dropped")), logged("course", units="3"))
    assert found == Progress(Fraction(1, 2), Fraction(2), "steps")


def test_a_goal_of_recurring_or_optional_steps_alone_has_no_end_to_measure() -> None:
    assert progress(goal(step("talk", weekly_hours=Decimal(1)), step("blog", "8", optional=True))) is None
