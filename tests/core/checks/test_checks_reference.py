"""Estimates beside sources."""

from collections.abc import Callable

Told = Callable[..., str]


def test_a_plan_under_half_of_what_is_reported_is_told(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{id: cka, title: Pass the CKA, plan: [{title: Course, hours: 16}, {title: Exam, hours: 4}]}]
"""
    assert (
        told("MP312", homework)
        == """\
goals[0].plan info cka
“Pass the CKA” is planned with 20 h; 94 to 116 h are reported for CKA.
Source: https://github.com/LanusseMorais/EstudosCKA
If you bring some of it already, keep the estimate. If not, plan closer to what is reported."""
    )


def test_a_step_under_half_of_what_is_reported_is_told(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{id: job, title: A job, plan: [{id: prep, title: Practise for coding interviews, hours: 8}]}]
"""
    assert (
        told("MP312", homework)
        == """\
goals[0].plan[0].hours info prep
“Practise for coding interviews” is planned with 8 h; 30 to 100 h are reported for coding interviews.
Source: https://github.com/yangshun/tech-interview-handbook
If you bring some of it already, keep the estimate. If not, plan closer to what is reported."""
    )


def test_half_of_what_is_reported_is_enough(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{id: cka, title: Pass the CKA, plan: [{title: Course, hours: 47}]}]
"""
    assert told("MP312", homework) == ""


def test_with_an_estimate_missing_nothing_is_compared(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{id: cka, title: Pass the CKA, plan: [{title: Course, hours: 7}, {title: Labs}]}]
"""
    assert told("MP312", homework) == ""


def test_a_bootcamp_is_compared_with_those_that_teach_to_code_alone(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{id: camp, title: TITLE, plan: [{title: All of it, hours: 40}]}]
"""
    assert "540 to 720 h are reported for a full-time coding bootcamp" in told(
        "MP312", homework.replace("TITLE", "Finish a coding bootcamp")
    )
    assert told("MP312", homework.replace("TITLE", "AWS bootcamp at work")) == ""
