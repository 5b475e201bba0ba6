"""Where a plan and its goals stand, in the first lines of `check`."""

import datetime as dt

from mentorprep.core.format.read import load_text
from mentorprep.core.plan.assess import assess
from mentorprep.terminal.standing import headline, standing

TODAY = dt.date(2026, 11, 23)


def told(goals: str, hours: str = "availability: {hours_per_week: 7}") -> list[str]:
    homework = load_text(f"mentorprep: 1\nmentee: {{name: Ada, {hours}}}\ngoals:\n{goals}").homework
    assert homework is not None
    found = assess(homework, TODAY)
    return [headline(found), *(standing(goal, exact=found.exact, today=TODAY) for goal in found.goals)]


def test_a_goal_without_a_plan_does_not_hide_those_that_have_one() -> None:
    goals = "  - {title: One, by: 2027-06-30, plan: [{title: a, hours: 3}]}\n  - {title: Two}\n"
    assert told(goals) == [
        "1 goal without a plan yet; nothing else stands in the way.",
        "very likely in time",
        "no plan yet",
    ]


def test_without_hours_the_pace_stands_beside_the_goal() -> None:
    goals = "  - {title: One, by: 2026-12-20, plan: [{title: a}, {title: b}]}\n"
    assert told(goals, "links: []") == [
        "Whether the dates fit cannot be told yet, for hours are missing. What can be told is the pace they ask for.",
        "hours are missing; 2 steps in 4 weeks",
    ]


def test_units_tell_the_pace_of_a_sized_step() -> None:
    goals = "  - {title: One, by: 2026-12-20, plan: [{title: a, size: {total: 10, unit: chapter}}]}\n"
    assert told(goals, "links: []")[1] == "hours are missing; 2.5 chapters a week"


def test_without_dates_nobody_is_told_of_dates_that_do_not_fit() -> None:
    goals = "  - {title: One, plan: [{title: a}]}\n"
    assert told(goals) == ["There are no dates to judge yet.", "no date, and not all hours are known"]


def test_what_only_recurs_is_not_done_today() -> None:
    goals = "  - {title: Walk more, plan: [{title: A walk, weekly_hours: 1}]}\n"
    assert told(goals) == ["The plan fits.", "nothing left to finish"]


def test_where_waiting_makes_the_schedule_inexact_nothing_is_called_impossible() -> None:
    plan = "[{id: a, title: a, hours: 5, wait_days: 10}, {title: b, hours: 2, after: [a]}]"
    assert told(f"  - {{title: Ship, by: 2026-12-04, plan: {plan}}}\n") == [
        "No schedule was found that meets every date.",
        "no schedule found that fits",
    ]
