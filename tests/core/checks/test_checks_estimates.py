"""Missing and large estimates."""

from collections.abc import Callable

Told = Callable[..., str]


def test_a_step_over_forty_hours_is_told(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{title: A job, plan: [{id: sql, title: SQL course, hours: 90}]}]
"""
    assert (
        told("MP212", homework)
        == """\
goals[0].plan[0].hours info sql
“SQL course” is a big step: 90 h.
Over 40 h is a long time with nothing to show.
Could it be 5 steps of about 18 h, each with something to show? Or give it a size, with units to count."""
    )


def test_a_step_of_forty_hours_is_fine(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{title: A job, plan: [{title: SQL course, hours: 40}, {title: Python course, hours: 80, size: {total: 92}}]}]
"""
    assert told("MP212", homework) == ""


def test_without_hours_a_week_they_are_asked_for_once(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals:
  - {id: job, title: A job, by: 2027-06-30, plan: [{title: SQL course, hours: 30}]}
  - {id: go, title: Go, by: 2027-06-30, plan: [{title: Tour of Go}, {title: Service}]}
"""
    assert (
        told("MP213", homework)
        == """\
mentee.availability info job
How many hours a week do you have for this? It is the one number that would tell most.
“A job” asks for 1 h a week for what has an estimate in the 31 weeks to 30 June 2027. “Go” asks for 2 steps in the 31 weeks to 30 June 2027.
Put a guess into hours_per_week; two or three weeks of log will tell. New coders report a median of 8 h a week, freeCodeCamp survey of 2021."""
    )


def test_with_hours_a_week_each_goal_is_asked_for_one_step(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals:
  - {id: job, title: A job, by: 2027-06-30, plan: [{title: SQL course, hours: 30}, {id: api, title: An API}, {title: Apply}]}
  - {id: go, title: Go, plan: [{id: tour, title: Tour of Go, size: {total: 9, unit: lesson}}]}
"""
    assert (
        told("MP213", homework)
        == """\
goals[0].plan[1].hours info job
How many hours will “An API” take? It is the number that would tell most about “A job”.
The date asks for 3 steps in the 31 weeks to 30 June 2027.
A wide guess is fine: hours: {low: 10, high: 30}. Then 1 more step.
goals[1].plan[0].hours info go
How many hours will “Tour of Go” take? It is the number that would tell most about “Go”.
A wide guess is fine: hours: {low: 10, high: 30}. One lesson, timed, is enough to start from."""
    )


def test_a_goal_whose_numbers_are_there_is_not_asked_about(told: Told) -> None:
    homework = """\
mentee: {name: Ada, situation: A tester., options: [Stay], availability: {hours_per_week: 6}}
questions: [{text: Which first?}]
goals:
  - {id: job, title: A job, by: 2027-06-30, done_when: I work there, area: opportunities, plan: [{id: sql, title: SQL course, hours: 30}]}
"""
    assert told("MP213", homework) == ""
