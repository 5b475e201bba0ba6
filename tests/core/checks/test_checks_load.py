"""Too much for the calendar, or for the person in it."""

from collections.abc import Callable

Told = Callable[..., str]


def test_an_interval_of_a_blocked_goal_is_told(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals:
  - {id: old, title: Old plan, status: paused, plan: [{id: git, title: Git, hours: 3}]}
  - {id: job, title: A job, by: 2026-12-31, plan: [{id: sql, title: SQL course, hours: 60, after: [git]}]}
"""
    assert (
        told("MP304", homework)
        == """\
goals[1].plan[0] warning job
From 23 November 2026 to 31 December 2026, “SQL course” needs 60 h and there are 33 h.
26.6 h more than there are.
Move one of the dates, take something out, or find hours in that time."""
    )


def test_an_interval_of_an_impossible_goal_is_told_there(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals:
  - {id: job, title: A job, by: 2026-12-31, plan: [{id: sql, title: SQL course, hours: 60}]}
"""
    assert told("MP304", homework) == ""


def test_weeks_of_over_sixty_hours_are_told(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 20, other_hours_per_week: 45}}
"""
    assert (
        told("MP306", homework)
        == """\
mentee.availability.hours_per_week warning None
The weeks hold 65 h of work: 20 h for this plan and 45 h beside it.
Over 60 h a week, plans of several months rarely hold, and rest is the first to go.
15 h a week for the plan would stay within. If it is only for a while, keep it on purpose."""
    )


def test_weeks_that_become_too_full_are_told_with_their_day(told: Told) -> None:
    homework = """\
mentee:
  name: Ada
  availability:
    hours_per_week: 6
    other_hours_per_week: 45
    changes: [{from: 2027-02-01, hours_per_week: {sat: 8, sun: 8}}]
"""
    assert (
        told("MP306", homework)
        == """\
mentee.availability.changes[0].hours_per_week warning None
The weeks from 1 February 2027 on hold 61 h of work: 16 h for this plan and 45 h beside it.
Over 60 h a week, plans of several months rarely hold, and rest is the first to go.
15 h a week for the plan would stay within. If it is only for a while, keep it on purpose."""
    )


def test_weeks_of_sixty_hours_are_not(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 15, other_hours_per_week: 45}}
"""
    assert told("MP306", homework) == ""


def test_half_a_year_without_a_break_is_told(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6, breaks: [{from: 2026-12-21, to: 2027-01-03}]}}
goals: [{id: job, title: A job, by: 2027-11, plan: [{title: SQL course, hours: 3}]}]
"""
    assert (
        told("MP307", homework)
        == """\
mentee.availability.breaks info None
No break is planned from 4 January 2027 to 30 November 2027.
That is 47 weeks in a row.
A week off that is planned costs less than one that happens: mentorprep add break."""
    )


def test_a_break_in_every_half_year_is_rest(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6, breaks: [{from: 2026-12-21, to: 2027-01-03}, {from: 2027-06-21, to: 2027-06-27}]}}
goals: [{id: job, title: A job, by: 2027-11, plan: [{title: SQL course, hours: 3}]}]
"""
    assert told("MP307", homework) == ""


def test_without_hours_there_is_no_calendar_to_rest_in(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{id: job, title: A job, by: 2027-11, plan: [{title: SQL course, hours: 3}]}]
"""
    assert told("MP307", homework) == ""


def test_four_goals_at_the_same_time_are_told(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals:
  - {title: Goal 0, by: 2027-01-01}
  - {title: Goal 1, by: 2027-02-01}
  - {title: Goal 2, by: 2027-03-01}
  - {title: Goal 3, by: 2027-04-01}
"""
    assert (
        told("MP308", homework)
        == """\
goals info None
4 goals at the same time: “Goal 0”, “Goal 1”, “Goal 2” and “Goal 3”.
Each one more makes all of them later.
Which two would still matter if there were time for only two? The others can be paused, or start later."""
    )


def test_six_goals_at_the_same_time_are_a_warning(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals:
  - {title: Goal 0, by: 2027-01-01}
  - {title: Goal 1, by: 2027-02-01}
  - {title: Goal 2, by: 2027-03-01}
  - {title: Goal 3, by: 2027-04-01}
  - {title: Goal 4, by: 2027-05-01}
  - {title: Goal 5, by: 2027-06-01}
"""
    assert (
        told("MP308", homework)
        == """\
goals warning None
6 goals at the same time: “Goal 0”, “Goal 1”, “Goal 2”, “Goal 3” and 2 more.
Each one more makes all of them later.
Which two would still matter if there were time for only two? The others can be paused, or start later."""
    )


def test_four_goals_one_after_the_other_are_fine(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals:
  - {title: One, by: 2026-12-31}
  - {title: Two, start: 2027-01-01, by: 2027-02-01}
  - {title: Three, by: 2027-06-01}
  - {title: Four}
"""
    assert told("MP308", homework) == ""


def test_more_recurring_hours_than_there_are_is_told(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 2}}
goals: [{title: Talk, plan: [{title: Class, weekly_hours: 1}, {id: club, title: Club, weekly_hours: 1.5, start: 2027-01-04}]}]
"""
    assert (
        told("MP313", homework)
        == """\
goals[0].plan[1].weekly_hours warning club
What recurs takes 2.5 h a week from 4 January 2027 on, and there are 2 h.
“Class” and “Club”. Nothing is left for the other steps.
Lower their weekly_hours, end one of them with by, or raise hours_per_week."""
    )


def test_as_many_recurring_hours_as_there_are_is_fine(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 2}}
goals: [{title: Talk, plan: [{title: Class, weekly_hours: 2}]}]
"""
    assert told("MP313", homework) == ""


def test_a_plan_to_the_end_of_time_has_no_rest_either(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{id: job, title: A job, by: 9999, plan: [{title: SQL course, hours: 3}, {title: Class, weekly_hours: 9}]}]
"""
    assert "\nNo break is planned from 23 November 2026 to 31 December 9999.\n" in told("MP307", homework)
    assert "goals[0].plan[1].weekly_hours" in told("MP313", homework)


def test_a_time_without_hours_is_rest(told: Told) -> None:
    homework = """\
mentee:
  name: Ada
  availability:
    hours_per_week: 6
    changes: [{from: 2027-04-01, hours_per_week: 0}, {from: 2027-05-01, hours_per_week: 6}]
goals: [{id: job, title: A job, by: 2027-09-30, plan: [{title: SQL course, hours: 3}]}]
"""
    assert told("MP307", homework) == ""
