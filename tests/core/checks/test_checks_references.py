"""Ids, references, circles and dates in the wrong order."""

from collections.abc import Callable

Told = Callable[..., str]


def test_an_id_used_twice_is_told_at_the_second_place(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals:
  - {id: sql, title: Get a job, plan: [{id: git, title: Git}, {id: sql, title: SQL course}]}
"""
    assert (
        told("MP110", homework)
        == """\
goals[0].plan[1].id error sql
The id sql is used twice: for the goal “Get a job” and for the step “SQL course”.
Wherever it is named, the first is meant.
Give one of them another id, such as sql-2."""
    )


def test_the_id_that_is_suggested_for_a_long_one_is_short_enough(told: Told) -> None:
    long = "a" * 64
    homework = f"mentee: {{name: Ada}}\ngoals: [{{id: {long}, title: A}}, {{id: {long}, title: B}}]\n"
    assert told("MP110", homework).endswith(f"such as {'a' * 62}-2.")


def test_different_ids_are_fine(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals:
  - {id: job, title: Get a job, plan: [{id: git, title: Git}]}
"""
    assert told("MP110", homework) == ""


def test_a_mistyped_step_is_told_with_the_nearest(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals:
  - {id: job, title: Get a job, plan: [{id: git, title: Git}, {id: sql, title: SQL course, after: [gti]}]}
"""
    assert (
        told("MP111", homework)
        == """\
goals[0].plan[1].after[0] error sql
`after` names gti, and no entry has that id; it takes the id of a step.
Is git meant?"""
    )


def test_a_goal_in_after_has_its_own_words(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals:
  - {id: job, title: Get a job, plan: [{id: git, title: Git}, {id: sql, title: SQL course, after: [job]}]}
"""
    assert (
        told("MP111", homework)
        == """\
goals[0].plan[1].after[0] error sql
`after` takes the id of a step, and job is the goal “Get a job”.
Name one of its steps: git."""
    )


def test_every_kind_of_reference_is_looked_at(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals:
  - {id: job, title: Get a job, replaced_by: jop}
questions:
  - {id: q1, text: Which?, about: jop}
decisions:
  - {id: d1, text: Python, about: [job, x], replaces: d1}
ideas:
  - {id: i1, text: Talk, became: talk}
log:
  - {date: 2026-11-01, step: job}
changes:
  - {about: q1, what: moved}
sent:
  - {date: 2026-11-01, to: marcin, kind: outreach}
"""
    assert (
        told("MP111", homework)
        == """\
goals[0].replaced_by error job
`replaced_by` names jop, and no entry has that id; it takes the id of a goal.
Correct the id, or take `replaced_by` out.
questions[0].about error q1
`about` names jop, and no entry has that id; it takes the id of a goal or a step.
Is job meant?
decisions[0].about[1] error d1
`about` names x, and no entry has that id; it takes the id of a goal or a step.
Known here: job. Correct the id, or take `about` out.
decisions[0].replaces error d1
The decision “Python” names itself in `replaces`.
Name the decision that is meant, or take `replaces` out.
ideas[0].became error i1
`became` names talk, and no entry has that id; it takes the id of a goal or a step.
Known here: job. Correct the id, or take `became` out.
changes[0].about error None
`about` takes the id of a goal or a step, and q1 is the question “Which?”.
Name a goal or a step, or take `about` out.
log[0].step error None
`step` takes the id of a step, and job is the goal “Get a job”.
Name a step, or take `step` out.
sent[0].to error None
`to` names marcin, and no entry has that id; it takes the id of a mentor.
Correct the id, or take `to` out."""
    )


def test_references_that_lead_somewhere_are_fine(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
mentors: [{id: marcin, name: Marcin}]
goals:
  - {id: job, title: Get a job, plan: [{id: git, title: Git}, {id: sql, title: SQL course, after: [git]}]}
questions: [{text: Which?, about: [job, sql]}]
sent: [{date: 2026-11-01, to: marcin, kind: outreach}]
accepted: [{code: MP213, about: marcin}]
"""
    assert told("MP111", homework) == ""


def test_steps_that_wait_for_each_other_are_named_in_a_row(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals:
  - title: Get a job
    plan:
      - {id: a, title: Git, after: [c]}
      - {id: b, title: SQL, after: [a]}
      - {id: c, title: API, after: [b]}
      - {id: d, title: Alone, after: [d]}
"""
    assert (
        told("MP112", homework)
        == """\
goals[0].plan[0].after error a
These steps wait for each other: “Git” → “API” → “SQL” → “Git”.
Each comes after the next one named, so none of them can begin.
Take c out of the `after` of a, or open the circle at another place.
goals[0].plan[3].after error d
“Alone” waits for itself.
Take d out of its own `after`."""
    )


def test_a_done_step_waits_for_nothing(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals:
  - title: Get a job
    plan:
      - {id: a, title: Git, after: [b], status: done}
      - {id: b, title: SQL, after: [a]}
"""
    assert told("MP112", homework) == ""


def test_a_start_after_the_date_is_told_for_goals_steps_and_breaks(told: Told) -> None:
    homework = """\
mentee:
  name: Ada
  availability:
    breaks: [{from: 2027-01-03, to: 2026-12-21}]
goals:
  - {id: job, title: Get a job, start: 2027-07-01, by: 2027-06, plan: [{id: git, title: Git, start: 2027-02-02, by: 2027-02-01}]}
"""
    assert (
        told("MP113", homework)
        == """\
goals[0].start error job
“Get a job” starts on 1 July 2027, after its date, the end of June 2027.
Change `start` or `by`; `start` is the first day on which work may happen.
goals[0].plan[0].start error git
“Git” starts on 2 February 2027, after its date, 1 February 2027.
Change `start` or `by`; `start` is the first day on which work may happen.
mentee.availability.breaks[0].from error None
A break begins on 3 January 2027 and ends before that, on 21 December 2026.
Exchange `from` and `to`, or correct the year."""
    )


def test_a_booked_day_starts_and_ends_on_the_same_day(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals:
  - {id: job, title: Get a job, plan: [{id: exam, title: Exam, start: 2027-02-01, by: 2027-02-01}]}
"""
    assert told("MP113", homework) == ""


def test_a_step_dated_after_its_goal_is_told(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals:
  - {id: job, title: Get a job, by: 2027-Q1, plan: [{id: git, title: Git, by: 2027-04-02}]}
"""
    assert (
        told("MP114", homework)
        == """\
goals[0].plan[0].by error git
The step “Git” is dated 2 April 2027, after its goal “Get a job”, the end of March 2027.
2 days later.
Move the goal's date, or the step's."""
    )


def test_a_step_on_the_last_day_of_its_goals_month_is_fine(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals:
  - {id: job, title: Get a job, by: 2027-04, plan: [{id: git, title: Git, by: 2027-04-30}]}
"""
    assert told("MP114", homework) == ""


def test_a_log_entry_of_tomorrow_is_told(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{title: Get a job, plan: [{id: git, title: Git}]}]
log: [{date: 2026-11-23, step: git}, {date: 2026-11-24, step: git, hours: 1}]
"""
    assert (
        told("MP115", homework)
        == """\
log[1].date warning git
The log has an entry for 24 November 2026, and today is 23 November 2026.
It does not count before its day.
Correct the date, or make it a meeting or a step if it is something planned."""
    )
