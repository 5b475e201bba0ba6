"""The wizard's conversation: which question follows, what answers become, and the file that they make."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorprep.core.format.read import load_text
from mentorprep.core.human import Unclear
from mentorprep.core.questions import Answer, Outlook, Turn, completed, compose, outlook, respond, turn_after

MONDAY = dt.date(2026, 11, 23)
WHOLE = [
    ("mentee.name", "Ada Kowalska"),
    ("mentee.situation", "Manual tester in a bank.\nI script a little."),
    ("mentee.options", "- Move to test automation\n- Look for a backend job"),
    ("mentee.options", ""),
    ("mentee.hours_per_week", "6"),
    ("goal.title", "Get a junior backend job"),
    ("goal.why", "I like building things"),
    ("goal.done_when", "I have signed an offer"),
    ("goal.by", "Q2 2027"),
    ("step.title", "SQL course"),
    ("step.estimate", "30"),
    ("step.title", "Python course"),
    ("step.estimate", "26 of 92 chapters"),
    ("step.title", "Conversation class"),
    ("step.estimate", "1 h a week"),
    ("step.title", "Small service with FastAPI"),
    ("step.estimate", "about 5 weeks"),
    ("step.title", ""),
    ("goal.order", "3 after 1 and 2"),
    ("goal.way_out", ""),
    ("goal.title", ""),
    ("mentor.name", "Marcin Nowak"),
    ("mentor.found_via", "Coding Coach"),
    ("mentor.why", "Your talk"),
    ("mentor.ask", ""),
    ("mentor.opening_code", "Lorem ipsum"),
    ("questions", "Django or FastAPI?"),
    ("questions", ""),
]


def said(*answers: tuple[str, str]) -> list[Answer]:
    return [Answer(question, text, MONDAY) for question, text in answers]


def after(*answers: tuple[str, str]) -> Turn:
    return turn_after(said(*answers), {})


def next_id(turn: Turn) -> str:
    assert turn.question is not None
    return turn.question.id


def test_a_whole_conversation_makes_a_homework_that_reads_soundly() -> None:
    turn = after(*WHOLE)
    assert turn.question is None
    text = compose(turn.data)
    assert text == (
        """\
mentorprep: 1
mentee:
  name: Ada Kowalska
  situation: |-
    Manual tester in a bank.
    I script a little.
  options:
    - Move to test automation
    - Look for a backend job
  availability:
    hours_per_week: 6
mentors:
  - id: marcin-nowak
    name: Marcin Nowak
    found_via: Coding Coach
    opening_code: Lorem ipsum
    why: Your talk
goals:
  - id: get-a-junior-backend-job
    title: Get a junior backend job
    why: I like building things
    done_when: I have signed an offer
    by: 2027-Q2
    plan:
      - id: sql-course
        title: SQL course
        hours: 30
      - id: python-course
        title: Python course
        size: {total: 92, before: 26, unit: chapter}
      - id: conversation-class
        title: Conversation class
        weekly_hours: 1
      - id: small-service-with-fastapi
        title: Small service with FastAPI
        hours: 30
        after: [sql-course, python-course]
questions:
  - id: q1
    text: Django or FastAPI?
"""
    )
    assert load_text(text).findings == ()


@pytest.mark.parametrize("count", range(len(WHOLE)))
def test_the_answers_so_far_lead_to_the_same_question_again(count: int) -> None:
    turn = after(*WHOLE[:count])
    assert next_id(turn) == WHOLE[count][0]
    assert turn.used == count


TYPED = st.one_of(
    st.sampled_from(["", "-", "yes", "2 after 1", "1 h a week", "20-45", "0", "26 of 92 chapters", "Q2 2027", "mon 1"]),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30),
)


@settings(max_examples=150)
@given(st.lists(TYPED, max_size=60))
def test_whatever_is_typed_the_file_reads_soundly(typed: list[str]) -> None:
    answers: list[Answer] = []
    for text in [*typed, *[""] * 60]:
        question = turn_after(answers, {}).question
        if question is None:
            break
        taken = text if not isinstance(respond(question, text, MONDAY), Unclear) else "x" * question.required
        answers.append(Answer(question.id, taken, MONDAY))
    turn = turn_after(answers, {})
    assert (turn.question, turn.used) == (None, len(answers))
    assert load_text(compose(turn.data)).findings == ()


def test_everything_but_the_name_can_be_skipped() -> None:
    answers = [("mentee.name", "Ada")]
    while (turn := after(*answers)).question is not None:
        answers.append((turn.question.id, ""))
    assert compose(turn.data) == "mentorprep: 1\nmentee:\n  name: Ada\n"
    assert len(answers) == 8


def test_a_name_is_needed() -> None:
    question = turn_after([], {}).question
    assert question is not None
    assert str(respond(question, "  ", MONDAY)) == "This one is needed. Example: Ada Kowalska"


def test_a_skipped_goal_title_ends_the_goals_and_a_skipped_mentor_the_mentor() -> None:
    start = [("mentee.name", "Ada"), ("mentee.situation", ""), ("mentee.options", ""), ("mentee.hours_per_week", "")]
    assert next_id(after(*start)) == "goal.title"
    assert next_id(after(*start, ("goal.title", ""))) == "mentor.name"
    no_name = (*start, ("goal.title", ""), ("mentor.name", ""))
    assert next_id(after(*no_name)) == "mentor.found_via"
    assert next_id(after(*no_name, ("mentor.found_via", ""))) == "questions"


def test_where_a_mentor_is_looked_for_is_no_name_to_greet_them_by() -> None:
    start = [("mentee.name", "Ada"), ("mentee.situation", ""), ("mentee.options", ""), ("mentee.hours_per_week", "")]
    turn = after(*start, ("goal.title", ""), ("mentor.name", ""), ("mentor.found_via", "Coding Coach"))
    assert next_id(turn) == "mentor.ask"
    assert turn.data["mentors"] == [{"found_via": "Coding Coach"}]


def test_an_answer_counts_from_the_day_on_which_it_was_given() -> None:
    answers = said(*WHOLE[:8])
    turn = turn_after([*answers, Answer("goal.by", "in 6 weeks", dt.date(2026, 11, 2))], {})
    assert turn.data["goals"][0]["by"] == dt.date(2026, 12, 14)


def test_answers_to_questions_that_are_no_longer_asked_are_not_used() -> None:
    turn = after(("mentee.name", "Ada"), ("mentee.shoe_size", "42"), ("mentee.situation", "Tester"))
    assert (next_id(turn), turn.used) == ("mentee.situation", 1)


def test_the_question_after_a_plan_knows_which_goal_is_complete() -> None:
    question = after(*WHOLE[:19]).question
    assert question is not None
    assert (question.id, question.outlook_of) == ("goal.way_out", 0)


def test_what_a_date_means_is_said_in_hours_with_ways_out_that_can_be_taken() -> None:
    turn = after(*WHOLE[:9], ("step.title", "Course"), ("step.estimate", "240"), ("step.title", ""))
    found = outlook(turn.data, 0, MONDAY)
    assert found.lines[:2] == (
        "6 h a week until 30 June 2027 is 189 h; this plan needs 240 h.",
        "That does not fit, even if every estimate is right.",
    )
    for _, way in found.ways:
        answers = [*WHOLE[:9], ("step.title", "Course"), ("step.estimate", "240"), ("step.title", "")]
        taken = turn_after(said(*answers, ("goal.way_out", way)), {})
        assert outlook(taken.data, 0, MONDAY).ways == ()
    assert len(found.ways) == 2


def test_hours_that_are_nearly_enough_are_told_as_finely_as_it_shows() -> None:
    turn = after(*WHOLE[:9], ("step.title", "Course"), ("step.estimate", "188.9"), ("step.title", ""))
    assert (
        outlook(turn.data, 0, MONDAY).lines[0] == "6 h a week until 30 June 2027 is 188.6 h; this plan needs 188.9 h."
    )


def test_without_hours_a_date_says_what_a_week_would_have_to_hold() -> None:
    start = [*WHOLE[:4], ("mentee.hours_per_week", ""), *WHOLE[5:9]]
    turn = after(*start, ("step.title", "Course"), ("step.estimate", "26 of 92 chapters"), ("step.title", ""))
    assert outlook(turn.data, 0, MONDAY) == Outlook(
        (
            "Until 30 June 2027 there are 31 weeks: 2.1 chapters a week.",
            "With hours a week in the file, `mentorprep check` says whether that fits.",
        )
    )


@pytest.mark.parametrize("answers", [WHOLE[:8], [*WHOLE[:8], ("goal.by", "")], WHOLE[:9]])
def test_without_a_date_or_a_plan_there_is_nothing_to_say(answers: list[tuple[str, str]]) -> None:
    assert outlook(after(*answers).data, 0, MONDAY) == Outlook()


def test_the_order_is_asked_only_where_two_steps_can_wait() -> None:
    recurring = ("step.estimate", "1 h a week")
    turn = after(*WHOLE[:11], ("step.title", "Class"), recurring, ("step.title", ""))
    assert next_id(turn) == "goal.way_out"


@pytest.mark.parametrize(
    ("typed", "waits"),
    [
        ("yes", [None, [0], [1]]),
        ("no", [None, None, None]),
        ("", [None, None, None]),
        ("3 after 1", [None, None, [0]]),
        ("3 after 1 & 2; 2 after 1", [None, [0], [0, 1]]),
        ("1 after 3", [[2], None, None]),
    ],
)
def test_an_order_becomes_what_each_step_waits_for(typed: str, waits: list[list[int] | None]) -> None:
    steps = [pair for title in "abc" for pair in (("step.title", title), ("step.estimate", "1"))]
    turn = after(*WHOLE[:9], *steps, ("step.title", ""), ("goal.order", typed))
    assert [step.get("after") for step in turn.data["goals"][0]["plan"]] == waits


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("perhaps", "“perhaps” names no steps that wait."),
        ("3 after 4", "The steps are numbered from 1 to 3."),
        ("1 after 2, 2 after 1", "These steps wait for each other."),
        ("2 after 2", "These steps wait for each other."),
    ],
)
def test_an_order_that_cannot_be_is_refused(typed: str, message: str) -> None:
    steps = [pair for title in "abc" for pair in (("step.title", title), ("step.estimate", "1"))]
    question = after(*WHOLE[:9], *steps, ("step.title", "")).question
    assert question is not None
    refused = respond(question, typed, MONDAY)
    assert isinstance(refused, Unclear)
    assert refused.message == message


def test_titles_alike_get_different_ids_and_references_that_hold() -> None:
    steps = [("step.title", "Post"), ("step.estimate", "2"), ("step.title", "Post"), ("step.estimate", "2")]
    turn = after(*WHOLE[:9], *steps, ("step.title", ""), ("goal.order", "yes"))
    homework = load_text(compose(turn.data)).homework
    assert homework is not None
    assert [(step.id, step.after) for step in homework.goals[0].plan] == [("post", ()), ("post-2", ("post",))]


@pytest.mark.parametrize("title", ["no", "1:30", "# x", "{a: b}", "- x", "zażółć 🐍", "{goal}", "a: b", "'", "2027"])
def test_any_words_survive_as_they_were_typed(title: str) -> None:
    turn = after(*WHOLE[:5], ("goal.title", title), ("goal.why", title), ("goal.done_when", title))
    homework = load_text(compose(turn.data)).homework
    assert homework is not None
    assert homework.goals[0][:5] == (title, homework.goals[0].id, None, title, None)
    assert homework.goals[0].done_when == title


def test_a_template_suggests_goals_and_steps_and_erasing_one_leaves_it_out() -> None:
    seed = {
        "goals": [
            {"title": "Job", "plan": [{"title": "Course", "hours": {"low": Decimal(20), "high": Decimal(45)}}]},
            {"title": "English", "area": "language"},
        ]
    }
    start = said(*WHOLE[:5])
    first = turn_after(start, seed).question
    assert first is not None
    assert first.suggestion == "Job"
    goal = [*start, *said(("goal.title", "Job"), ("goal.why", ""), ("goal.done_when", ""), ("goal.by", ""))]
    step = turn_after(goal, seed).question
    assert step is not None
    assert step.suggestion == "Course"
    estimate = turn_after([*goal, *said(("step.title", "Course"))], seed).question
    assert estimate is not None
    assert estimate.suggestion == "20-45"
    skipped = turn_after([*start, *said(("goal.title", "-"))], seed).question
    assert skipped is not None
    assert (skipped.id, skipped.suggestion) == ("goal.title", "English")


def test_a_document_instead_of_answers_is_completed_and_gets_its_ids() -> None:
    document = load_text('{"mentee": {"name": "Ada"}, "goals": [{"title": "Job: the first", "by": "2027-03-01"}]}')
    assert completed(document, None) == (
        (
            "mentorprep: 1\nmentee:\n  name: Ada\ngoals:\n"
            '  - id: job-the-first\n    title: "Job: the first"\n    by: 2027-03-01\n'
        ),
        (),
    )


def test_a_whole_document_stays_as_it_is_written_but_for_its_ids() -> None:
    text = "# mine\nmentorprep: 1\nmentee: {name: 'Ada'}  # me\ngoals:\n- {title: Job}\n"
    assert completed(load_text(text), None) == (text.replace("{title: Job}", "{id: job, title: Job}"), ())


@pytest.mark.parametrize("text", ["", "{}", "mentee:", "mentee: {situation: x}", "goals: []", "mentee: {name: ~}"])
def test_a_document_without_a_name_names_what_is_missing(text: str) -> None:
    made, findings = completed(load_text(text), None)
    assert made == ""
    assert [finding.path for finding in findings] == [("mentee", "name")]
    made, findings = completed(load_text(text), "Ada")
    assert findings == ()
    assert "name: Ada" in made


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- a", "MP102"),
        ("x-a: [", "MP100"),
        ("mentee: {name: A}\ngaols: []", "MP101"),
        ("mentorprep: 1\nmentee: Ada", "MP102"),
        ("mentorprep: two\nmentee: {name: A}", "MP102"),
        ("mentorprep: 1\nmentee: {name: A, availability: {hours_per_week: '6'}}", "MP102"),
        ("mentee: {name: A}\ngoals: [{title: x, by: 2027-02-30}]", "MP103"),
    ],
)
def test_a_document_that_cannot_be_used_comes_back_with_its_findings(text: str, code: str) -> None:
    assert [finding.code for finding in completed(load_text(text), "Ada")[1]] == [code]


def test_a_document_keeps_what_its_values_mean() -> None:
    text = """\
mentee:
  name: 'no'
  situation: 0x10
  links: ["1.50", 1.50, true]
  availability: {hours_per_week: {mon: 1.50}, breaks: [{from: 2027-01-01, to: "2027-01-02", why: null}]}
x-mood: {good: false}
"""
    made, findings = completed(load_text(text), None)
    assert findings == ()
    assert load_text(made).homework == load_text("mentorprep: 1\n" + text).homework
    assert "good: false" in made
