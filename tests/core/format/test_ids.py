"""The ids that entries without one are known by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorprep.core.format.ids import slug
from mentorprep.core.format.read import load_text
from mentorprep.core.format.values import ID_LENGTH

START = "mentorprep: 1\nmentee: {name: Ada}\n"


def made(text: str) -> list[str]:
    document = load_text(START + text)
    assert document.findings == ()
    return [identifier for _, identifier in document.ids_missing]


@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        ("SQL course, all exercises", "sql-course-all-exercises"),
        ("  --Don't panic!--  ", "dont-panic"),
        ("C++ & C#", "c-c"),
        ("Zażółć gęślą jaźń", "zazolc-gesla-jazn"),
        ("Über 1.000 Übungen", "uber-1-000-ubungen"),
        ("日本語", "ri-ben-yu"),
        ("!!! 😀", ""),
        ("", ""),
        ("x" * 70, "x" * 64),
        ("word " * 13 + "end", "word-word-word-word-word-word-word-word-word-word-word-word-word"[:64]),
        ("one\ntwo\t three", "one-two-three"),
    ],
)
def test_a_title_becomes_an_id(title: str, identifier: str) -> None:
    assert slug(title) == identifier


@given(st.text(max_size=400))
def test_every_title_becomes_an_id_or_nothing(title: str) -> None:
    identifier = slug(title)
    assert len(identifier) <= ID_LENGTH
    assert not identifier or not load_text(f"{START}mentors: [{{id: '{identifier}'}}]").findings
    assert slug(identifier) == identifier


def test_ids_are_made_in_the_order_of_the_format_and_never_twice() -> None:
    text = (
        "mentors: [{}, {name: Marcin Nowak}, {name: SQL}]\n"
        "goals: [{title: SQL, plan: [{title: SQL}, {title: '!'}, {id: sql-2, title: SQL}]}, {title: '?'}]\n"
        "questions: [{text: A}, {text: B, id: q3}, {text: C}]\n"
        "meetings: [{date: 2026-12-01}, {date: 2026-12-01}]\n"
        "decisions: [{text: A}]\nideas: [{text: A}]\n"
    )
    assert made(text) == [
        "mentor-1", "marcin-nowak", "sql", "sql-3", "sql-4", "step-2", "goal-2", "q1", "q3-2",
        "meeting-2026-12-01", "meeting-2026-12-01-2", "d1", "i1",
    ]  # fmt: skip


def test_missing_ids_have_the_paths_of_their_entries_and_stand_in_the_homework() -> None:
    document = load_text(START + "goals:\n  - {title: A, plan: [{title: B}, {id: c, title: C}]}\n")
    assert document.ids_missing == ((("goals", 0), "a"), (("goals", 0, "plan", 0), "b"))
    assert document.homework is not None
    assert [document.homework.goals[0].id, *(step.id for step in document.homework.goals[0].plan)] == ["a", "b", "c"]


def test_ids_that_are_given_twice_stay() -> None:
    assert made("goals: [{id: a, title: A}, {id: a, title: B}, {title: A}]") == ["a-2"]


def test_long_titles_that_are_equal_get_ids_of_at_most_sixty_four() -> None:
    long = "x" * 70
    assert made("goals: [" + f"{{title: {long}}}, " * 11 + "]")[-1] == "x" * 61 + "-11"
