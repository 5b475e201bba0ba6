"""What the log says beside the plan."""

from collections.abc import Callable

import pytest

from mentorprep.core.finding import Finding

Told = Callable[..., str]
Checked = Callable[[str], tuple[Finding, ...]]


def test_a_step_past_its_estimate_is_asked_about(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{title: A job, plan: [{id: sql, title: SQL course, hours: 5}]}]
log: [{date: 2026-11-01, step: sql, hours: 3}, {date: 2026-11-08, step: sql, hours: 2.5}]
"""
    assert (
        told("MP310", homework)
        == """\
goals[0].plan[0].hours warning sql
“SQL course” has 5.5 h logged of 5 h estimated, and is not done. What is left?
It counts as nothing left until there is a new number.
mentorprep update sql --left H with a guess of the hours, or --done."""
    )


def test_a_new_estimate_answers_the_question(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{title: A job, plan: [{id: sql, title: SQL course, hours: 5}]}]
log: [{date: 2026-11-01, step: sql, hours: 3}, {date: 2026-11-08, step: sql, hours: 2.5, left: 4}]
"""
    assert told("MP310", homework) == ""


def test_hours_under_half_of_what_is_counted_on_are_told(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 15}}
goals: [{title: A job, plan: [{id: sql, title: SQL course, hours: 50}]}]
log: [{date: 2026-10-27, step: sql, hours: 6}, {date: 2026-11-10, step: sql, hours: 6}]
"""
    assert (
        told("MP311", homework)
        == """\
mentee.availability.hours_per_week warning None
The plan counts on 15 h a week; 3 h a week are logged.
Over 4 weeks, since 27 October 2026.
Lower hours_per_week to what these weeks had room for, 3 h, and see what fits; or log what is not logged yet."""
    )


QUIET = """\
mentee: {name: Ada, availability: {hours_per_week: 6, breaks: [BREAK]}}
goals: [{title: A job, plan: [{id: sql, title: SQL course, hours: 90}]}]
log: [{date: 2026-06-01, step: sql, hours: 5}, {date: 2026-06-21, step: sql, hours: HOURS}]
"""


def test_quiet_weeks_may_have_been_a_break(told: Told) -> None:
    found = told("MP311", QUIET.replace("BREAK", "").replace("HOURS", "6"))
    assert (
        "The plan counts on 6 h a week; 0.4 h a week are logged.\nOver 25 weeks, since 1 June 2026; nothing after"
        in found
    )
    assert found.endswith(
        "If the quiet weeks were a break, say so, and they count no more: mentorprep add break --from 2026-06-22 --to 2026-11-22."
    )


@pytest.mark.parametrize(("hours", "told_of"), [("14", ""), ("2", "7 h")])
def test_a_break_leaves_the_weeks_before_it_to_speak(told: Told, hours: str, told_of: str) -> None:
    homework = QUIET.replace("BREAK", "{from: 2026-06-22, to: 2026-11-22}").replace("HOURS", hours)
    assert "quiet" not in told("MP311", homework)
    found = told("MP311", homework)
    assert ("The plan counts on 6 h a week; 2.2 h a week are logged." in found) == bool(told_of)


def test_units_under_half_of_what_is_needed_are_told(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{title: Python, by: 2026-12-13, plan: [{id: py, title: Python course, size: {total: 92, before: 40, unit: chapter}}, {title: A small project}]}]
log: [{date: 2026-10-13, step: py, units: 7}, {date: 2026-11-10, step: py, units: 7}]
"""
    assert (
        told("MP311", homework)
        == """\
goals[0].plan[0].size warning py
“Python course” needs 12.7 chapters a week and has had 2.3 so far.
38 chapters left; so far is over 6 weeks.
At the pace so far it would be 16 March 2027: move the date, or leave some of them out on purpose."""
    )


def test_units_are_told_from_three_weeks_on_that_are_looked_back_on_breaks_left_out(told: Told) -> None:
    homework = """\
mentee: {{name: Ada, availability: {{breaks: [{{from: 2026-10-01, to: 2026-11-03}}]}}}}
goals: [{{title: Python, by: 2026-12-13, plan: [{{id: py, title: Course, size: {{total: 92, before: 40, unit: story}}}}]}}]
log: [{{date: 2026-01-01, step: py, units: 7}}, {{date: {first}, step: py, units: 7}}]
"""
    assert told("MP311", homework.format(first="2026-11-09")) == ""
    assert told("MP311", homework.format(first="2026-10-20")) == ""  # 20 days without those of the break
    assert "stories left; so far is over 3 weeks." in told("MP311", homework.format(first="2026-09-30"))


def test_a_goal_that_is_told_to_be_late_gets_no_second_date_from_its_pace(checked: Checked) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{title: Python, by: 2026-12-13, plan: [{id: py, title: Python course, size: {total: 92, before: 40, unit: chapter}}]}]
log: [{date: 2026-10-13, step: py, units: 7}, {date: 2026-11-10, step: py, units: 7}]
"""
    found = {one.code: one for one in checked(homework)}
    assert "MP302" in found
    assert found["MP311"].message == "“Python course” needs 12.7 chapters a week and has had 2.3 so far."
    assert found["MP311"].fix == "Leave some of them out on purpose, or take a way out that stands with “Python”."


def test_two_weeks_of_log_say_nothing_yet(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 15}}
goals: [{title: A job, plan: [{id: sql, title: SQL course, hours: 50}]}]
log: [{date: 2026-11-10, step: sql, hours: 1}]
"""
    assert told("MP311", homework) == ""


def test_half_of_what_is_counted_on_is_not_under_it(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 4}}
goals: [{title: A job, plan: [{id: sql, title: SQL course, hours: 50}]}]
log: [{date: 2026-10-27, step: sql, hours: 8}]
"""
    assert told("MP311", homework) == ""


def test_more_logged_than_there_was_is_told(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{title: A job, plan: [{id: sql, title: SQL course, hours: 50}]}]
log: [{date: 2026-11-10, step: sql, hours: 10}, {date: 2026-11-14, step: sql, hours: 6}]
"""
    assert (
        told("MP314", homework)
        == """\
mentee.availability.hours_per_week info None
16 h are logged since 10 November 2026, and the plan has 12 h for that time.
8 h a week over 2 weeks.
If that is how it goes, a higher hours_per_week brings the dates closer. If it was a sprint, keep it."""
    )


@pytest.mark.parametrize(("hours", "is_told"), [("7.2", False), ("7.3", True)])
def test_up_to_a_tenth_more_than_there_was_is_noise(told: Told, hours: str, is_told: bool) -> None:
    homework = f"""\
mentee: {{name: Ada, availability: {{hours_per_week: 6}}}}
goals: [{{title: A job, plan: [{{id: sql, title: SQL course, hours: 50}}]}}]
log: [{{date: 2026-11-10, step: sql, hours: 6}}, {{date: 2026-11-14, step: sql, hours: {hours}}}]
"""
    assert bool(told("MP314", homework)) is is_told


def test_a_busy_day_is_not_more_than_a_week_has(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{title: A job, plan: [{id: sql, title: SQL course, hours: 50}]}]
log: [{date: 2026-11-22, step: sql, hours: 6}]
"""
    assert told("MP314", homework) == ""


def test_a_step_whose_date_went_by_is_asked_about(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{title: A job, by: 2027, plan: [{id: sql, title: SQL course, hours: 5, by: 2026-11-22}]}]
"""
    assert (
        told("MP315", homework)
        == """\
goals[0].plan[0].by warning sql
“SQL course” was dated 22 November 2026, and is not done.
5 h left by the estimate.
Is it done (mentorprep update sql --done), or where could it move?"""
    )


def test_a_step_of_a_goal_wholly_past_is_not_asked_about(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{title: A job, by: 2026-10, plan: [{id: sql, title: SQL course, hours: 5, by: 2026-09-22}]}]
"""
    assert told("MP315", homework) == ""
