"""The short menu of `update`."""

import datetime as dt

from mentorprep.core.amend import menu
from mentorprep.core.amend.menu import Choice
from mentorprep.core.format.read import load_text
from mentorprep.core.model import Homework

HOMEWORK = """\
mentorprep: 1
mentee: {name: Ada}
goals:
  - id: job
    title: Get a job
    by: 2027-06-30
    plan:
      - {id: git, title: Git, status: done}
      - {id: later, title: Later, after: [sql]}
      - {id: first, title: First step}
      - {id: sql, title: SQL course, status: doing, size: {total: 9, unit: chapter}}
  - {id: old, title: Old goal, status: dropped, plan: [{id: gone, title: Gone}]}
questions:
  - {id: q1, text: Django or FastAPI?}
  - {id: q2, text: Answered already?, answer: "yes"}
ideas:
  - {id: i1, text: Practise}
  - {id: i2, text: Taken up, status: adopted}
"""


TODAY = dt.date(2026, 12, 2)


def choices(homework: Homework, id_: str | None = None) -> tuple[Choice, ...]:
    return menu.choices(homework, TODAY, id_)


def homework(text: str = HOMEWORK) -> Homework:
    found = load_text(text).homework
    assert found is not None
    return found


def test_what_is_under_way_comes_first_and_what_cannot_begin_is_not_offered() -> None:
    assert [choice.label for choice in choices(homework())] == [
        "Worked on: SQL course",
        "Worked on: First step",
        "Done: SQL course",
        "Answered: Django or FastAPI?",
        "Settled: Practise",
        "Another date for: Get a job",
        "Other hours a week",
    ]


def test_a_sized_step_is_asked_for_its_units() -> None:
    assert [ask.field for ask in choices(homework())[0].asks] == ["hours", "units", "learned", "stuck"]


def test_with_an_id_only_that_entry_is_offered() -> None:
    assert [choice.label for choice in choices(homework(), "first")] == ["Worked on: First step", "Done: First step"]
    assert choices(homework(), "gone") == ()


def test_a_long_plan_gives_a_short_menu() -> None:
    steps = "".join(f"      - {{id: s{number}, title: Step {number}}}\n" for number in range(50))
    long = choices(homework(HOMEWORK.replace("    plan:\n", "    plan:\n" + steps, 1)))
    assert [choice.label for choice in long].count("Other hours a week") == 1
    assert len(long) == 9
    assert len(choices(homework(HOMEWORK.replace("    plan:\n", "    plan:\n" + steps, 1)), "s49")) == 2


def test_the_step_worked_on_last_comes_first_among_those_under_way() -> None:
    log = "log:\n  - {date: 2026-11-20, step: first}\n  - {date: 2026-11-21, step: sql}\n  - {date: 2026-11-22, step: first}\n"
    both = HOMEWORK.replace("title: First step", "title: First step, status: doing") + log
    assert [choice.label for choice in choices(homework(both))][:2] == [
        "Worked on: First step",
        "Worked on: SQL course",
    ]


MEETINGS = """\
mentors: [{id: marcin, name: Marcin}]
meetings:
  - {id: m1, date: 2026-11-01, with: marcin, notes: Told}
  - {id: m2, date: 2026-12-01, with: marcin}
  - {id: m3, date: 2026-12-09, with: marcin}
"""


def test_a_planned_meeting_whose_day_has_come_leads_the_menu() -> None:
    found = choices(homework(HOMEWORK + MEETINGS))
    assert (found[0].label, found[0].held and found[0].held.id) == (
        "After the meeting with Marcin on 1 December 2026",
        "m2",
    )
    assert [choice.label for choice in found if choice.after_meeting][1:] == ["After another meeting"]
    assert [choice.after_meeting for choice in choices(homework(HOMEWORK + MEETINGS), "m2")] == [True]


def test_another_date_comes_with_what_was_decided_and_still_stands() -> None:
    decisions = """\
decisions:
  - {id: d1, text: In spring, about: job}
  - {id: d2, text: In summer, about: job, replaces: d1}
  - {id: d3, text: Elsewhere, about: sql}
"""
    (date,) = (choice for choice in choices(homework(HOMEWORK + decisions)) if choice.label.startswith("Another date"))
    assert [decision.id for decision in date.decided] == ["d2"]
