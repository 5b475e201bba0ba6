"""What a homework does not say yet."""

from collections.abc import Callable

from mentorprep.core.finding import Finding

Told = Callable[..., str]
Checked = Callable[[str], tuple[Finding, ...]]


def test_a_homework_without_a_situation_is_asked(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
"""
    assert (
        told("MP201", homework)
        == """\
mentee.situation info None
Nothing yet about where you are now.
Two sentences in situation: what you do today, and what you have tried."""
    )


def test_a_homework_with_a_situation_is_not_asked(told: Told) -> None:
    homework = """\
mentee: {name: Ada, situation: A tester., options: [Stay], availability: {hours_per_week: 6}}
questions: [{text: Which first?}]
goals:
  - {id: job, title: A job, by: 2027-06-30, done_when: I work there, area: opportunities, plan: [{id: sql, title: SQL course, hours: 30}]}
"""
    assert told("MP201", homework) == ""


def test_a_homework_without_goals_is_asked(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
"""
    assert (
        told("MP202", homework)
        == """\
goals info None
No goals yet.
One is enough, in your own words: what would you like to be true a year from now?"""
    )


def test_a_homework_with_goals_is_not_asked(told: Told) -> None:
    homework = """\
mentee: {name: Ada, situation: A tester., options: [Stay], availability: {hours_per_week: 6}}
questions: [{text: Which first?}]
goals:
  - {id: job, title: A job, by: 2027-06-30, done_when: I work there, area: opportunities, plan: [{id: sql, title: SQL course, hours: 30}]}
"""
    assert told("MP202", homework) == ""


def test_a_homework_without_options_is_asked(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
"""
    assert (
        told("MP206", homework)
        == """\
mentee.options info None
No options yet.
Which ways are you weighing? Two or three lines; staying where you are is one of them."""
    )


def test_a_homework_with_options_is_not_asked(told: Told) -> None:
    homework = """\
mentee: {name: Ada, situation: A tester., options: [Stay], availability: {hours_per_week: 6}}
questions: [{text: Which first?}]
goals:
  - {id: job, title: A job, by: 2027-06-30, done_when: I work there, area: opportunities, plan: [{id: sql, title: SQL course, hours: 30}]}
"""
    assert told("MP206", homework) == ""


def test_a_homework_without_questions_is_asked(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
"""
    assert (
        told("MP207", homework)
        == """\
questions info None
No question to a mentor yet.
What would you ask in ten minutes with somebody who has been there?"""
    )


def test_a_homework_with_questions_is_not_asked(told: Told) -> None:
    homework = """\
mentee: {name: Ada, situation: A tester., options: [Stay], availability: {hours_per_week: 6}}
questions: [{text: Which first?}]
goals:
  - {id: job, title: A job, by: 2027-06-30, done_when: I work there, area: opportunities, plan: [{id: sql, title: SQL course, hours: 30}]}
"""
    assert told("MP207", homework) == ""


def test_goals_without_a_date_are_asked_about_together(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{id: job, title: A job}, {id: go, title: Go}, {id: talk, title: A talk, private: true}, {id: old, title: Old, status: dropped}]
"""
    assert (
        told("MP203", homework)
        == """\
goals[0].by info job
No date yet for any of the 3 goals.
A rough one will do, such as 2027-11; it can move later."""
    )


def test_a_goal_with_a_date_is_not_asked_about(told: Told) -> None:
    homework = """\
mentee: {name: Ada, situation: A tester., options: [Stay], availability: {hours_per_week: 6}}
questions: [{text: Which first?}]
goals:
  - {id: job, title: A job, by: 2027-06-30, done_when: I work there, area: opportunities, plan: [{id: sql, title: SQL course, hours: 30}]}
"""
    assert told("MP203", homework) == ""


def test_goals_without_a_plan_are_asked_about_together(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{id: job, title: A job}, {id: go, title: Go}, {id: talk, title: A talk, private: true}, {id: old, title: Old, status: dropped}]
"""
    assert (
        told("MP204", homework)
        == """\
goals[0].plan info job
No steps yet for any of the 3 goals.
One is enough to begin with: what could be done in the first two hours?"""
    )


def test_a_goal_with_a_plan_is_not_asked_about(told: Told) -> None:
    homework = """\
mentee: {name: Ada, situation: A tester., options: [Stay], availability: {hours_per_week: 6}}
questions: [{text: Which first?}]
goals:
  - {id: job, title: A job, by: 2027-06-30, done_when: I work there, area: opportunities, plan: [{id: sql, title: SQL course, hours: 30}]}
"""
    assert told("MP204", homework) == ""


def test_goals_without_an_end_are_asked_about_together(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{id: job, title: A job}, {id: go, title: Go}, {id: talk, title: A talk, private: true}, {id: old, title: Old, status: dropped}]
"""
    assert (
        told("MP205", homework)
        == """\
goals[0].done_when info job
No done_when yet for any of the 3 goals.
How will you know? Something another person could see: an exam passed, a service that runs, a signed offer."""
    )


def test_a_goal_with_an_end_is_not_asked_about(told: Told) -> None:
    homework = """\
mentee: {name: Ada, situation: A tester., options: [Stay], availability: {hours_per_week: 6}}
questions: [{text: Which first?}]
goals:
  - {id: job, title: A job, by: 2027-06-30, done_when: I work there, area: opportunities, plan: [{id: sql, title: SQL course, hours: 30}]}
"""
    assert told("MP205", homework) == ""


def test_before_a_kickoff_a_gap_is_a_warning_unless_it_is_private(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{id: job, title: A job}, {id: go, title: Go}, {id: talk, title: A talk, private: true}, {id: old, title: Old, status: dropped}]
"""
    assert (
        told("MP203", homework, message="kickoff")
        == """\
goals[0].by warning job
No date yet for “A job” and “Go”.
A rough one will do, such as 2027-11; it can move later.
goals[2].by info talk
No date yet for “A talk”.
A rough one will do, such as 2027-11; it can move later."""
    )


def test_before_a_kickoff_answered_questions_are_no_questions(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
questions: [{text: Which?, answer: Python}, {text: Mine?, private: true}]
"""
    assert (
        told("MP207", homework, message="kickoff")
        == """\
questions warning None
No open question to a mentor.
What would you ask in ten minutes with somebody who has been there?"""
    )


def test_a_step_far_away_leaves_the_next_month_empty(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{id: job, title: A job, start: 2027-01-04, plan: [{id: a, title: Git, hours: 4}, {id: b, title: SQL course, hours: 5, after: [a]}]}]
"""
    assert (
        told("MP214", homework)
        == """\
goals[0].start info a
Nothing to do in the next 30 days: “Git” is the first, on 4 January 2027.
That is 42 days away.
Is there something of an hour or two that could come before it? If the pause is meant, keep it so."""
    )


def test_a_step_within_thirty_days_is_soon_enough(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{id: job, title: A job, start: 2026-12-23, plan: [{id: a, title: Git, hours: 4}]}]
"""
    assert told("MP214", homework) == ""


def test_goals_that_are_all_technical_are_told_once(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{title: Kubernetes, area: technical}, {title: Go}]
"""
    assert (
        told("MP215", homework)
        == """\
goals info None
No goal is about language, negotiation, pace or other opportunities.
That may be just right. Mentors often bring them up: better English, a salary talk, slowing down, a look at other jobs."""
    )


def test_one_goal_beside_technology_is_enough(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{title: Kubernetes}, {title: English B2}]
"""
    assert told("MP215", homework) == ""


def test_a_goal_that_others_decide_needs_time_for_it(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{id: job, title: A job, done_when: I have signed an offer, plan: [{id: sql, title: SQL course, hours: 30}]}]
"""
    assert (
        told("MP216", homework)
        == """\
goals[0].plan info job
“A job” ends with somebody else's answer, and the plan leaves no time for it.
After “SQL course” nothing follows, and no step has wait_days.
Add a last step for the asking (applying, handing in) with wait_days: {low: 14, high: 60}, or word the goal as what is in your own hands."""
    )


def test_a_wait_for_the_answer_is_time_for_it(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{id: job, title: A job, done_when: I have signed an offer, plan: [{id: sql, title: Apply, hours: 30, wait_days: 30}]}]
"""
    assert told("MP216", homework) == ""


def test_the_next_exam_of_a_goal_is_asked_about(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{id: a-plus, title: CompTIA A+, plan: [{id: one, title: Core 1 exam}, {id: two, title: Core 2 exam, after: [one]}]}]
"""
    assert (
        told("MP217", homework)
        == """\
goals[0].plan[0] info one
No day is booked for “Core 1 exam” yet.
Exams without a day tend to move.
Once it is booked, give the step start and by on that day."""
    )


def test_every_exam_that_waits_for_no_other_is_asked_about(told: Told) -> None:
    homework = """\
mentee: {name: Enzo}
goals:
  - title: Certificates
    plan:
      - {id: cka, title: Kubernetes Administrator exam}
      - {id: course, title: AWS course, after: [cka]}
      - {id: aws, title: AWS DevOps exam}
      - {id: aws-pro, title: AWS Professional exam, after: [course]}
      - {id: booked, title: Linux exam, start: 2027-02-01, by: 2027-02-01}
      - {id: terraform, title: Terraform Associate exam if there is time left}
"""
    assert (
        told("MP217", homework)
        == """\
goals[0].plan[0] info cka
No day is booked for “Kubernetes Administrator exam” and “AWS DevOps exam” yet.
Exams without a day tend to move.
Once one is booked, give the step start and by on that day."""
    )


def test_a_booked_exam_is_not_asked_about(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{id: a-plus, title: CompTIA A+, plan: [{id: one, title: Core 1 exam, start: 2027-02-01, by: 2027-02-01}, {id: two, title: Core 2 exam, after: [one]}]}]
"""
    assert told("MP217", homework) == ""


def test_a_goal_with_all_steps_done_is_asked_about(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{id: job, title: A job, by: 2027, plan: [{title: SQL course, status: done}, {title: Blog, optional: true}]}]
"""
    assert (
        told("MP218", homework)
        == """\
goals[0].status info job
All the steps that “A job” needs are done. Is it done?
1 step done, none left.
If so: mentorprep update job --status done. If not: what is the next step?"""
    )


def test_a_habit_is_not_asked_about_while_it_runs(told: Told) -> None:
    homework = """\
mentee: {name: Ada, availability: {hours_per_week: 6}}
goals: [{id: talk, title: Talk, by: 2027, plan: [{title: Conversation class, weekly_hours: 1}]}]
"""
    assert told("MP218", homework) == ""


def test_a_half_written_homework_holds_nothing_but_information(checked: Checked) -> None:
    homework = """\
mentee: {name: Anu}
goals:
  - {title: Kubernetes}
  - {title: Go, by: 2027, plan: [{title: Study}, {title: KCNA exam, after: [study]}]}
"""
    found = checked(homework)
    assert {one.severity for one in found} == {"info"}
    assert [one.code for one in found] == [
        "MP201", "MP203", "MP204", "MP205", "MP206", "MP207", "MP211", "MP213", "MP215", "MP217",
    ]  # fmt: skip


def test_only_topics_are_one_line_a_kind(checked: Checked) -> None:
    homework = """\
mentee: {name: Anu}
goals: [{title: Career advice, area: opportunities}, {title: Kubernetes}, {title: Go}, {title: KCNA exam}]
"""
    assert [one.message for one in checked(homework)] == [
        "Nothing yet about where you are now.",
        "No date yet for any of the 4 goals.",
        "No steps yet for any of the 4 goals.",
        "No done_when yet for any of the 4 goals.",
        "No options yet.",
        "No question to a mentor yet.",
    ]
