"""What is kept on purpose."""

from collections.abc import Callable

Told = Callable[..., str]


def test_a_finding_that_is_kept_carries_the_reason(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 20, other_hours_per_week: 45}}
goals: [{id: job, title: Get a job}]
accepted: [{code: MP306, about: job, because: my employer gives me Fridays}]
"""
    assert (
        told("MP306", homework)
        == """\
mentee.availability.hours_per_week warning None
The weeks hold 65 h of work: 20 h for this plan and 45 h beside it.
Over 60 h a week, plans of several months rarely hold, and rest is the first to go.
15 h a week for the plan would stay within. If it is only for a while, keep it on purpose.
kept: my employer gives me Fridays"""
    )


def test_one_goal_of_several_can_be_kept(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{id: job, title: Get a job}, {id: go, title: Go}, {id: sql, title: SQL}]
accepted: [{code: MP203, about: go, because: no hurry}]
"""
    assert (
        told("MP203", homework)
        == """\
goals[0].by info job
No date yet for “Get a job” and “SQL”.
A rough one will do, such as 2027-11; it can move later.
goals[1].by info go
No date yet for “Go”.
A rough one will do, such as 2027-11; it can move later.
kept: no hurry"""
    )


def test_what_is_kept_and_no_longer_found_is_told(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{id: job, title: Get a job, by: 2027}]
accepted:
  - {code: MP203, about: job, because: no hurry}
  - {code: MP204, about: job}
  - {code: MP999}
  - {code: MP101}
  - {because: no code}
  - {code: MP402, about: job}
"""
    assert (
        told("MP116", homework)
        == """\
accepted[0] info job
MP203 was kept on purpose for job, and is no longer found.
Take the entry out of accepted.
accepted[2] info None
accepted names MP999, and there is no such finding.
Take the entry out of accepted.
accepted[3] info None
MP101 cannot be kept on purpose: the file has to be readable.
Take the entry out of accepted.
accepted[4] info None
An entry of accepted names no code, so it keeps nothing.
Take the entry out of accepted."""
    )


def test_an_entry_about_nothing_is_told_once(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
accepted: [{code: MP203, about: jop}]
"""
    assert told("MP116", homework) == ""
