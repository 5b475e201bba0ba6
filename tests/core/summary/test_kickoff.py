"""What a mentor reads before the first call."""

import datetime as dt

from mentorprep.core.format.read import load_text
from mentorprep.core.plan.assess import assess
from mentorprep.core.render.languages import words_in
from mentorprep.core.render.pages import page
from mentorprep.core.render.text import text
from mentorprep.core.summary.kickoff import kickoff
from mentorprep.core.summary.known import known

TODAY = dt.date(2026, 11, 23)
POSTS = """\
mentorprep: 1
mentee: {name: Elina}
goals:
  - title: Some Go in 30 days
    by: 2026-12-22
    plan:
      - {title: Tour of Go}
      - {title: Guided journeys}
      - {title: A small service}
      - {title: A post every day}
      - {title: Conversation class, weekly_hours: 1}
"""


def message(written: str) -> str:
    homework = load_text(written).homework
    assert homework is not None
    return text(page(kickoff(known(homework, assess(homework, TODAY), None), ()), words_in("en")).blocks)


def test_a_habit_is_next_beside_the_other_steps_and_no_step_of_so_many_a_week() -> None:
    told = message(POSTS)
    assert "no hours yet\n" in told
    assert "a week would do" not in told
    assert (
        "- Next: A post every day; Conversation class (1 h a week); Tour of Go; Guided journeys\n"
        "- Later: A small service\n"
    ) in told


WISHES = """\
mentorprep: 1
mentee: {name: Ada}
goals:
  - {title: A job, help: Tell me which project convinces you}
  - {title: English}
  - {title: Go, help: Read one program}
questions: [{text: One?}, {text: Two?}]
"""


def test_what_help_is_wished_for_fills_the_room_that_questions_leave() -> None:
    assert "2. Two?\n\n- For goal 3: Tell me which project convinces you\n\n" in message(WISHES)
    assert "For goal" not in message(WISHES.replace("{text: Two?}", "{text: Two?}, {text: Three?}"))
    alone = message(WISHES.replace("questions: [{text: One?}, {text: Two?}]\n", ""))
    assert "- For goal 1: Tell me which project convinces you\n- For goal 3: Read one program\n" in alone


def test_a_habit_under_way_is_told_as_under_way() -> None:
    told = message(POSTS.replace("A post every day}", "A post every day, status: doing}"))
    assert (
        "- Under way: A post every day\n- Next: Conversation class (1 h a week); Tour of Go; Guided journeys\n" in told
    )


def test_steps_without_a_habit_are_counted() -> None:
    assert "no hours yet: 1 step a week would do" in message(POSTS.replace("A post every day", "Ten posts"))


def test_a_step_that_was_worked_on_is_under_way_whatever_its_status_says() -> None:
    told = message(
        "mentorprep: 1\nmentee: {name: Ada}\ngoals:\n  - title: A job\n    plan:\n"
        "      - {id: course, title: Python course, size: {total: 92, before: 26, unit: chapter}}\n"
        "      - {id: sql, title: SQL, hours: 8}\n      - {id: git, title: Git, hours: 5}\n"
        "log: [{date: 2026-11-20, step: sql, hours: 2}, {date: 2026-12-20, step: git, hours: 2}]\n"
    )
    assert "- Under way: Python course (26 of 92 chapters); SQL (2 of 8 h)\n- Next: Git (5 h)\n" in told
