"""The short menu of `update`."""

from mentorprep.core.amend.menu import choices
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
