"""What verdicts mean in numbers."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from mentorprep.core.plan.assessment import PlanEdit, WayOut

Told = Callable[..., str]

EVERY_WAY = (
    WayOut("date", Decimal("0.8"), (), by=dt.date(2027, 12, 10)),
    WayOut("hours", Decimal("0.81"), (), hours_per_week=Decimal("11.5")),
    WayOut("cut", Decimal("0.8"), (), hours=Decimal(122)),
    WayOut("pause", Decimal("0.81"), (), goal="english"),
)


def test_a_goal_that_fits_is_not_told(told: Told) -> None:
    homework = """\
mentee: {name: Ada, situation: A tester., options: [Stay], availability: {hours_per_week: 6}}
questions: [{text: Which first?}]
goals:
  - {id: job, title: A job, by: 2027-06-30, done_when: I work there, area: opportunities, plan: [{id: sql, title: SQL course, hours: 30}]}
"""
    assert told("MP301", homework) == ""


def test_a_goal_after_a_paused_one_is_blocked(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals:
  - {id: old, title: Old plan, status: paused, plan: [{id: git, title: Git, hours: 3}]}
  - {id: job, title: A job, by: 2027-06, plan: [{id: sql, title: SQL course, hours: 30, after: [git]}, {title: API, after: [sql], hours: 1}]}
"""
    assert (
        told("MP305", homework)
        == """\
goals[1].plan[0].after error job
“A job” cannot be finished as planned: a step waits for one that is on hold or has no end.
“SQL course” comes after “Git”, and “Old plan” is paused.
Take “Old plan” up again, or take git out of `after`."""
    )


def test_a_goal_after_what_recurs_forever_is_blocked(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals:
  - {id: job, title: A job, plan: [{id: class, title: Conversation class, weekly_hours: 1}, {id: sql, title: SQL course, hours: 30, after: [class]}]}
"""
    assert (
        told("MP305", homework)
        == """\
goals[0].plan[1].after error job
“A job” cannot be finished as planned: a step waits for one that is on hold or has no end.
“SQL course” comes after “Conversation class”, which recurs without an end.
Give “Conversation class” a by, or take it out of `after`."""
    )


def test_a_goal_after_a_done_one_is_not_blocked(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals:
  - {id: old, title: Old plan, status: done, plan: [{id: git, title: Git, hours: 3}]}
  - {id: job, title: A job, by: 2027-06, plan: [{id: sql, title: SQL course, hours: 30, after: [git]}]}
"""
    assert told("MP305", homework) == ""


def test_a_goal_wholly_past_is_asked_about_once(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals:
  - {id: job, title: A job, by: 2026-10, plan: [{id: sql, title: SQL course, hours: 30, by: 2026-09-30}]}
"""
    assert (
        told("MP309", homework)
        == """\
goals[0].by error job
The date of “A job” was the end of October 2026. Is it done, dropped, or to be moved?
1 step left, 30 h by the estimates.
Each of the three is fine: mentorprep update job --done, or --status dropped; mentorprep replan finds a new date."""
    )


def test_a_goal_wholly_past_is_not_called_impossible_as_well(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals:
  - {id: job, title: A job, by: 2026-10, plan: [{id: sql, title: SQL course, hours: 30, by: 2026-09-30}]}
"""
    assert told("MP301", homework) == ""


def test_a_date_of_today_is_not_past(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals:
  - {id: job, title: A job, by: 2026-11-23, plan: [{id: sql, title: SQL course, hours: 30}]}
"""
    assert told("MP309", homework) == ""


TWO_STEPS = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals:
  - {id: job, title: A job, by: 2027-01-31, plan: [{id: sql, title: SQL course, hours: 60}, {id: git, title: Git, hours: 18}]}
  - {id: english, title: English B2}
"""


def test_a_goal_that_does_not_fit_is_told_with_its_interval(told: Told) -> None:
    assert (
        told("MP301", TWO_STEPS, first_goal={"ways_out": EVERY_WAY})
        == """\
goals[0].by error job
“A job” does not fit by 31 January 2027.
From 23 November 2026 to 31 January 2027, “SQL course” and “Git” need 78 h and there are 60 h. By the estimates it ends on 21 February 2027.
Any one of these would give it 8 chances of 10 or more: move the date to 10 December 2027; find 11.5 h a week; cut 122 h; pause “English B2”."""
    )


def test_one_way_out_stands_alone(told: Told) -> None:
    assert told("MP301", TWO_STEPS, first_goal={"ways_out": EVERY_WAY[:1]}).endswith(
        "\nThis would give it 8 chances of 10 or more: move the date to 10 December 2027."
    )


def test_where_no_way_out_was_worked_out_the_worse_goals_are_named_as_the_cause(told: Told) -> None:
    assert told("MP301", TWO_STEPS).endswith(
        "\nWhat would make it fit is worked out here for the 20 worst goals; for this one: mentorprep show job."
    )


def test_where_no_single_lever_helps_two_together_may(told: Told) -> None:
    assert told("MP301", TWO_STEPS, first_goal={"ways_out": ()}).endswith(
        "\nNo single change of the date, the hours or the work was found that makes it fit; two together may."
    )


BY_STEP = """\
mentee: {name: Ada, availability: {hours_per_week: 7}}
goals:
  - id: job
    title: A job
    by: 2027-08-31
    plan: [{id: sql, title: SQL course, hours: 30, by: 2026-12-26}, {id: git, title: Git, hours: 10}]
"""


def way_by_step(day: dt.date, goal_day: dt.date, *paths: tuple[str | int, ...]) -> tuple[WayOut, ...]:
    return (WayOut("date", Decimal("0.8"), tuple(PlanEdit(path, day) for path in paths), by=goal_day),)


def test_where_the_date_of_a_step_is_what_is_unlikely_that_one_is_told(told: Told) -> None:
    ways = way_by_step(dt.date(2027, 2, 6), dt.date(2027, 8, 31), ("goals", 0, "plan", 0, "by"))
    assert (
        told("MP302", BY_STEP, first_goal={"ways_out": ways})
        == """\
goals[0].by warning job
“A job”: its step “SQL course” is more likely to end after 26 December 2026 than in time.
All that is due by 31 August 2027 needs 40 h if every estimate is right, and there are 282 h. Its step “SQL course” is due 26 December 2026: about 3 chances of 10; more likely by 6 February 2027.
This would give it 8 chances of 10 or more: move the date of “SQL course” to 6 February 2027."""
    )


def test_a_date_that_is_tight_by_a_step_is_told_as_the_steps(told: Told) -> None:
    homework = BY_STEP.replace("2026-12-26", "2027-01-10")
    assert "\n“A job”: its step “SQL course” by 10 January 2027 is tight.\n" in told("MP303", homework)


def test_the_day_that_is_more_likely_is_not_told_where_the_goals_date_is_later(told: Told) -> None:
    found = {"verdict": "over-ambitious", "chance": Decimal("0.38"), "p80": dt.date(2027, 1, 31)}
    assert " 60 h. About 4 chances of 10.\n" in told("MP302", CLOSE, first_goal=found)


def test_where_the_goals_date_and_a_steps_move_both_are_named(told: Told) -> None:
    ways = way_by_step(dt.date(2027, 12, 10), dt.date(2027, 12, 10), ("goals", 0, "by"), ("goals", 0, "plan", 0, "by"))
    assert told("MP302", BY_STEP, first_goal={"ways_out": ways}).endswith(
        "\nThis would give it 8 chances of 10 or more: move the date to 10 December 2027, and the date of “SQL course” by as many days."
    )


def test_with_waiting_between_steps_only_no_schedule_is_found(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals:
  - id: job
    title: A job
    by: 2027-01-31
    plan: [{id: sql, title: SQL course, hours: 30, wait_days: 14}, {id: git, title: Git, hours: 48, after: [sql]}]
"""
    assert "\nNo schedule found for “A job” by 31 January 2027.\n" in told("MP301", homework)


CLOSE = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals:
  - {id: job, title: A job, by: 2027-01-31, plan: [{id: sql, title: SQL course, hours: 48}]}
"""


def test_an_over_ambitious_goal_is_told_with_its_chance(told: Told) -> None:
    found = {"verdict": "over-ambitious", "chance": Decimal("0.38"), "p80": dt.date(2027, 3, 20)}
    assert (
        told("MP302", CLOSE, first_goal=found | {"ways_out": EVERY_WAY[1:2]})
        == """\
goals[0].by warning job
“A job” is more likely to end after 31 January 2027 than in time.
All that is due by 31 January 2027 needs 48 h if every estimate is right, and there are 60 h. About 4 chances of 10; more likely by 20 March 2027.
This would give it 8 chances of 10 or more: find 11.5 h a week."""
    )


def test_a_tight_goal_is_told_with_its_chance(told: Told) -> None:
    found = {"verdict": "tight", "chance": Decimal("0.64"), "p80": dt.date(2027, 2, 20)}
    assert (
        told("MP303", CLOSE, first_goal=found | {"ways_out": EVERY_WAY[2:3]})
        == """\
goals[0].by info job
“A job” by 31 January 2027 is tight.
All that is due by 31 January 2027 needs 48 h if every estimate is right, and there are 60 h. About 6 chances of 10; more likely by 20 February 2027.
This would give it 8 chances of 10 or more: cut 122 h."""
    )


def test_a_goal_that_fits_is_neither_over_ambitious_nor_tight(told: Told) -> None:
    assert told("MP302", CLOSE, first_goal={"verdict": "fits"}) == ""
    assert told("MP303", CLOSE, first_goal={"verdict": "fits"}) == ""


def test_a_sized_goal_is_told_by_its_pace(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals:
  - {id: py, title: Python, by: 2026-12-20, plan: [{id: course, title: Course, size: {total: 92, before: 40, unit: chapter}}]}
log: [{date: 2026-10-13, step: course, units: 7}, {date: 2026-11-10, step: course, units: 7}]
"""
    assert "“Course”: 9.5 chapters a week (38 left; 2.3 a week so far)." in told(
        "MP302", homework, first_goal={"verdict": "over-ambitious"}
    )


def test_a_step_that_was_due_is_told_as_such(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals:
  - {id: job, title: A job, by: 2027, plan: [{id: sql, title: SQL course, hours: 5, by: 2026-11-20}]}
"""
    assert "\n“SQL course” was due by 20 November 2026, 5 h left.\n" in told("MP301", homework)
