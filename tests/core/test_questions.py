"""The wizard's conversation: which question follows, what answers become, and the file that they make."""

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorprep.core.format.read import load_text
from mentorprep.core.human import Unclear
from mentorprep.core.questions import (
    Answer,
    Outlook,
    Question,
    Turn,
    completed,
    compose,
    outlook,
    respond,
    turn_after,
)
from mentorprep.core.questions.doubts import doubts
from mentorprep.core.questions.readers import Understood, picking_reader
from mentorprep.core.questions.talk import talk

MONDAY = dt.date(2026, 11, 23)
WHOLE = [
    ("mentee.name", "Ada Kowalska"),
    ("mentee.situation", "Manual tester in a bank.\nI script a little."),
    ("mentee.options", "- Move to test automation\n- Look for a backend job"),
    ("mentee.options", ""),
    ("mentee.hours_per_week", "6"),
    ("goals.title", "Get a junior backend job"),
    ("goals.why", "I like building things"),
    ("goals.done_when", "I have signed an offer"),
    ("goals.by", "Q2 2027"),
    ("goals.plan.title", "SQL course"),
    ("goals.plan.estimate", "30"),
    ("goals.plan.title", "Python course"),
    ("goals.plan.estimate", "26 of 92 chapters"),
    ("goals.plan.title", "Conversation class"),
    ("goals.plan.estimate", "1 h a week"),
    ("goals.plan.title", "Small service with FastAPI"),
    ("goals.plan.estimate", "about 5 weeks"),
    ("goals.plan.title", ""),
    ("goals.order", "4 after 1 and 2"),
    ("goals.started", "1"),
    ("goals.way_out", ""),
    ("goals.title", ""),
    ("levels", ""),
    ("mentors.name", "Marcin Nowak"),
    ("mentors.found_via", "Coding Coach"),
    ("mentors.why", "Your talk"),
    ("mentors.ask", ""),
    ("mentors.opening_code", "Lorem ipsum"),
    ("questions", "Django or FastAPI?"),
    ("questions", ""),
]


Said = dict[str, Answer]


def kind(question: Question | None) -> str:
    """The id of a question without the numbers of its goal and step."""
    assert question is not None
    return re.sub(r"\.\d+", "", question.id)


PLANNED = [("goals.plan.title", ""), ("goals.started", "")]


def said(*answers: tuple[str, str], seed: dict[str, Any] | None = None, before: Said | None = None) -> Said:
    """The answers, each of which must be to the question that is asked."""
    known = dict(before or {})
    for asked, text in answers:
        question = turn_after(known, lambda data: talk(data, seed or {})).question
        assert kind(question) == asked
        assert question is not None
        known[question.id] = Answer(question.id, text, MONDAY)
    return known


def reached(answers: Said, seed: dict[str, Any] | None = None) -> Turn:
    return turn_after(answers, lambda data: talk(data, seed or {}))


def after(*answers: tuple[str, str]) -> Turn:
    return reached(said(*answers))


def next_id(turn: Turn) -> str:
    return kind(turn.question)


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
        status: doing
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
    assert len(turn.answered) == count


TYPED = st.one_of(
    st.sampled_from(
        [
            "",
            "-",
            "yes",
            "2 after 1",
            "1 h a week",
            "20-45",
            "0",
            "26 of 92 chapters",
            "Q2 2027",
            "mon 1",
            "?",
            "--",
            "1 done",
            "pause goal 1",
            "step 1 at 3 h",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=30),
)


@settings(max_examples=150)
@given(st.lists(TYPED, max_size=60))
def test_whatever_is_typed_the_file_reads_soundly(typed: list[str]) -> None:
    answers: Said = {}
    for text in [*typed, *[""] * 99]:
        question = reached(answers).question
        if question is None:
            break
        taken = text if not isinstance(respond(question, text, MONDAY), Unclear) else "x" * question.required
        answers[question.id] = Answer(question.id, taken, MONDAY)
    turn = reached(answers)
    assert (turn.question, len(turn.answered)) == (None, len(answers))
    assert load_text(compose(turn.data)).findings == ()


def test_everything_but_the_name_can_be_skipped() -> None:
    answers = [("mentee.name", "Ada")]
    while (turn := after(*answers)).question is not None:
        answers.append((kind(turn.question), ""))
    assert compose(turn.data) == "mentorprep: 1\nmentee:\n  name: Ada\n"
    assert len(answers) == 8


def test_a_name_is_needed() -> None:
    question = reached({}).question
    assert question is not None
    assert str(respond(question, "  ", MONDAY)) == "This one is needed. Example: Ada Kowalska"


def test_a_skipped_goal_title_ends_the_goals_and_a_skipped_mentor_the_mentor() -> None:
    start = [("mentee.name", "Ada"), ("mentee.situation", ""), ("mentee.options", ""), ("mentee.hours_per_week", "")]
    assert next_id(after(*start)) == "goals.title"
    assert next_id(after(*start, ("goals.title", ""))) == "mentors.name"
    no_name = (*start, ("goals.title", ""), ("mentors.name", ""))
    assert next_id(after(*no_name)) == "mentors.found_via"
    assert next_id(after(*no_name, ("mentors.found_via", ""))) == "questions"


def test_where_a_mentor_is_looked_for_is_no_name_to_greet_them_by() -> None:
    start = [("mentee.name", "Ada"), ("mentee.situation", ""), ("mentee.options", ""), ("mentee.hours_per_week", "")]
    turn = after(*start, ("goals.title", ""), ("mentors.name", ""), ("mentors.found_via", "Coding Coach"))
    assert next_id(turn) == "mentors.ask"
    assert turn.data["mentors"] == [{"found_via": "Coding Coach"}]


def test_an_answer_counts_from_the_day_on_which_it_was_given() -> None:
    answers = said(*WHOLE[:8])
    turn = reached(answers | {"goals.1.by": Answer("goals.1.by", "in 6 weeks", dt.date(2026, 11, 2))})
    assert turn.data["goals"][0]["by"] == dt.date(2026, 12, 14)


def test_answers_to_questions_that_are_no_longer_asked_are_not_used() -> None:
    answers = said(("mentee.name", "Ada")) | {"mentee.shoe_size": Answer("mentee.shoe_size", "42", MONDAY)}
    turn = reached(answers)
    assert (next_id(turn), len(turn.answered)) == ("mentee.situation", 1)


def test_the_question_after_a_plan_knows_which_goal_is_complete() -> None:
    question = after(*WHOLE[:20]).question
    assert question is not None
    assert (kind(question), question.outlook_of) == ("goals.way_out", 0)


def test_what_a_date_means_is_said_in_hours_with_ways_out_that_can_be_taken() -> None:
    turn = after(*WHOLE[:9], ("goals.plan.title", "Course"), ("goals.plan.estimate", "240"), *PLANNED)
    found = outlook(turn.data, 0, MONDAY)
    assert found.lines[:2] == (
        "6 h a week until 30 June 2027 is 189 h; this plan needs 240 h.",
        "That does not fit, even if every estimate is right.",
    )
    for _, way in found.ways:
        answers = [*WHOLE[:9], ("goals.plan.title", "Course"), ("goals.plan.estimate", "240"), *PLANNED]
        taken = after(*answers, ("goals.way_out", way))
        assert outlook(taken.data, 0, MONDAY).ways == ()
    assert len(found.ways) == 3


def test_hours_that_are_nearly_enough_are_told_as_finely_as_it_shows() -> None:
    turn = after(*WHOLE[:9], ("goals.plan.title", "Course"), ("goals.plan.estimate", "188.9"), *PLANNED)
    assert (
        outlook(turn.data, 0, MONDAY).lines[0] == "6 h a week until 30 June 2027 is 188.6 h; this plan needs 188.9 h."
    )


def test_without_hours_a_date_says_what_a_week_would_have_to_hold() -> None:
    start = [*WHOLE[:4], ("mentee.hours_per_week", ""), *WHOLE[5:9]]
    turn = after(*start, ("goals.plan.title", "Course"), ("goals.plan.estimate", "26 of 92 chapters"), *PLANNED)
    assert outlook(turn.data, 0, MONDAY) == Outlook(
        (
            "Until 30 June 2027 there are 31 weeks: 2.1 chapters a week.",
            "With hours a week in the file, `mentorprep check` says whether that fits.",
        )
    )


@pytest.mark.parametrize("answers", [WHOLE[:8], [*WHOLE[:8], ("goals.by", "")], WHOLE[:9]])
def test_without_a_date_or_a_plan_there_is_nothing_to_say(answers: list[tuple[str, str]]) -> None:
    assert outlook(after(*answers).data, 0, MONDAY) == Outlook()


def test_the_order_is_asked_only_where_two_steps_can_wait() -> None:
    recurring = ("goals.plan.estimate", "1 h a week")
    turn = after(*WHOLE[:11], ("goals.plan.title", "Class"), recurring, *PLANNED)
    assert next_id(turn) == "goals.way_out"


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
    steps = [pair for title in "abc" for pair in (("goals.plan.title", title), ("goals.plan.estimate", "1"))]
    turn = after(*WHOLE[:9], *steps, ("goals.plan.title", ""), ("goals.order", typed))
    assert [step.get("after") for step in turn.data["goals"][0]["plan"]] == waits


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("perhaps", "“perhaps” names no steps that wait."),
        ("3 after 4", "The steps to choose from are 1, 2, 3."),
        ("1 after 2, 2 after 1", "These steps wait for each other."),
        ("2 after 2", "These steps wait for each other."),
    ],
)
def test_an_order_that_cannot_be_is_refused(typed: str, message: str) -> None:
    steps = [pair for title in "abc" for pair in (("goals.plan.title", title), ("goals.plan.estimate", "1"))]
    question = after(*WHOLE[:9], *steps, ("goals.plan.title", "")).question
    assert question is not None
    refused = respond(question, typed, MONDAY)
    assert isinstance(refused, Unclear)
    assert refused.message == message


def test_titles_alike_get_different_ids_and_references_that_hold() -> None:
    steps = [
        ("goals.plan.title", "Post"),
        ("goals.plan.estimate", "2"),
        ("goals.plan.title", "Post"),
        ("goals.plan.estimate", "2"),
    ]
    turn = after(*WHOLE[:9], *steps, ("goals.plan.title", ""), ("goals.order", "yes"))
    homework = load_text(compose(turn.data)).homework
    assert homework is not None
    assert [(step.id, step.after) for step in homework.goals[0].plan] == [("post", ()), ("post-2", ("post",))]


@pytest.mark.parametrize("title", ["no", "1:30", "# x", "{a: b}", "- x", "zażółć 🐍", "{goal}", "a: b", "'", "2027"])
def test_any_words_survive_as_they_were_typed(title: str) -> None:
    turn = after(*WHOLE[:5], ("goals.title", title), ("goals.why", title), ("goals.done_when", title))
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
    start = said(*WHOLE[:5], seed=seed)
    first = reached(start, seed).question
    assert first is not None
    assert first.suggestion == "Job"
    to_plan = (("goals.title", "Job"), ("goals.why", ""), ("goals.done_when", ""), ("goals.by", ""))
    goal = said(*to_plan, seed=seed, before=start)
    step = reached(goal, seed).question
    assert step is not None
    assert step.suggestion == "Course"
    estimate = reached(said(("goals.plan.title", "Course"), seed=seed, before=goal), seed).question
    assert estimate is not None
    assert estimate.suggestion == "20-45"
    left_out = reached(said(("goals.title", "--"), seed=seed, before=start), seed).question
    assert left_out is not None
    assert (kind(left_out), left_out.suggestion) == ("goals.title", "English")


def test_the_days_a_suggested_step_waits_for_others_come_with_its_title() -> None:
    seed = {"goals": [{"title": "Job", "plan": [{"title": "Apply", "wait_days": Decimal(14)}]}]}
    start = said(*WHOLE[:5], *WHOLE[5:9], seed=seed)
    kept = reached(said(("goals.plan.title", "Apply"), seed=seed, before=start), seed)
    other = reached(said(("goals.plan.title", "Talk"), seed=seed, before=start), seed)
    assert kept.data["goals"][0]["plan"] == [{"title": "Apply", "wait_days": 14}]
    assert other.data["goals"][0]["plan"] == [{"title": "Talk"}]


UNSURE = [*WHOLE[:4], ("mentee.hours_per_week", "?")]


def test_hours_a_week_are_found_by_asking_about_a_normal_week() -> None:
    week = [
        ("mentee.week.other", "45"),
        ("mentee.week.day", "45m"),
        ("mentee.week.days", "2"),
        ("mentee.week.weekend", "3h"),
    ]
    turn = after(*UNSURE, *week)
    assert turn.question is not None
    assert turn.question.why.startswith("2 × 0.75 h + 3 h: 4.5 h in such a week.")
    assert respond(turn.question, "3", MONDAY) == Understood(3, "3.4 h a week")
    turn = after(*UNSURE, *week, ("mentee.week.of_four", "3"))
    assert turn.data["mentee"]["availability"] == {"hours_per_week": Decimal("3.4"), "other_hours_per_week": 45}
    turn = after(*UNSURE, *week, ("mentee.week.of_four", ""))
    assert turn.data["mentee"]["availability"]["hours_per_week"] == Decimal("4.5")


def test_a_week_that_leaves_nothing_notes_no_hours() -> None:
    turn = after(*UNSURE, ("mentee.week.other", ""), ("mentee.week.day", "0"), ("mentee.week.weekend", ""))
    assert next_id(turn) == "goals.title"
    assert "availability" not in turn.data["mentee"]


@pytest.mark.parametrize(
    ("low", "high", "step"),
    [
        ("20", "45", {"hours": {"low": 20, "high": 45}}),
        ("20", "", {"hours": 20}),
        ("20", "20", {"hours": 20}),
    ],
)
def test_an_estimate_that_is_unsure_is_asked_for_as_a_good_and_a_bad_case(low: str, high: str, step: Any) -> None:
    asked = (("goals.plan.title", "Course"), ("goals.plan.estimate", "?"), ("goals.plan.low", low))
    turn = after(*WHOLE[:9], *asked, ("goals.plan.high", high))
    assert turn.data["goals"][0]["plan"] == [{"title": "Course", **step}]


def test_a_bad_case_below_the_good_one_and_no_case_at_all() -> None:
    asked = (("goals.plan.title", "Course"), ("goals.plan.estimate", "?"))
    question = after(*WHOLE[:9], *asked, ("goals.plan.low", "20")).question
    assert question is not None
    assert isinstance(respond(question, "12", MONDAY), Unclear)
    turn = after(*WHOLE[:9], *asked, ("goals.plan.low", ""))
    assert (next_id(turn), turn.data["goals"][0]["plan"]) == ("goals.plan.title", [{"title": "Course"}])


@pytest.mark.parametrize("typed", ["I don't know", "i don’t know.", "not sure", "Nie wiem", "no idea!"])
def test_words_for_not_knowing_lead_on_instead_of_into_the_file(typed: str) -> None:
    turn = after(*WHOLE[:2], ("mentee.options", typed), ("mentee.hours_per_week", typed))
    assert next_id(turn) == "mentee.week.other"
    assert "options" not in turn.data["mentee"]
    name = reached({}).question
    assert name is not None
    assert respond(name, typed, MONDAY).value == typed  # type: ignore[union-attr] # somebody's name may be anything


def test_steps_are_ordered_by_their_numbers_in_the_plan_also_beside_recurring_ones() -> None:
    steps = [pair for title in "abc" for pair in (("goals.plan.title", title), ("goals.plan.estimate", "1"))]
    steps[3] = ("goals.plan.estimate", "1 h a week")
    question = after(*WHOLE[:9], *steps, ("goals.plan.title", "")).question
    assert question is not None
    assert question.listed == ("1 a", "3 c")
    assert respond(question, "yes", MONDAY) == Understood({2: [0]}, "one after the other")
    assert respond(question, "3 after 1", MONDAY) == Understood({2: [0]}, "3 after 1")
    assert isinstance(respond(question, "2 after 1", MONDAY), Unclear)


def test_a_code_word_is_asked_for_where_there_is_a_page_it_could_be_on() -> None:
    start = [*WHOLE[:4], ("mentee.hours_per_week", ""), ("goals.title", ""), ("mentors.name", "")]
    turn = after(*start, ("mentors.found_via", "A list"), ("mentors.ask", ""))
    assert next_id(turn) == "questions"


def test_the_guess_that_is_missing_is_named_by_its_step() -> None:
    steps = (("goals.plan.title", "Course"), ("goals.plan.estimate", "30"), ("goals.plan.title", "Service"))
    turn = after(*WHOLE[:9], *steps, ("goals.plan.estimate", ""), PLANNED[0], ("goals.order", ""), PLANNED[1])
    assert outlook(turn.data, 0, MONDAY).lines[1:] == (
        "With a guess for “Service” it could be said whether that fits.",
    )


def test_a_slow_pace_is_told_as_weeks_for_one() -> None:
    start = [*WHOLE[:4], ("mentee.hours_per_week", ""), *WHOLE[5:9]]
    turn = after(*start, ("goals.plan.title", "Posts"), ("goals.plan.estimate", "3 posts"), *PLANNED)
    assert outlook(turn.data, 0, MONDAY).lines[0] == "Until 30 June 2027 there are 31 weeks: one post every 10 weeks."


def test_a_question_mark_elsewhere_says_why_it_is_asked() -> None:
    question = after(*WHOLE[:1]).question
    assert question is not None
    assert str(respond(question, "?", MONDAY)).startswith("Your work, your experience")


@pytest.mark.parametrize(
    ("typed", "states"),
    [
        ("1, 2 done", ["doing", "done"]),
        ("2", [None, "doing"]),
        ("yes", ["doing", "doing"]),
        ("done", ["done", "done"]),
        ("no", [None, None]),
        ("", [None, None]),
    ],
)
def test_what_is_under_way_becomes_the_status_of_steps(typed: str, states: list[str | None]) -> None:
    steps = [pair for title in "ab" for pair in (("goals.plan.title", title), ("goals.plan.estimate", "1"))]
    turn = after(*WHOLE[:9], *steps, ("goals.plan.title", ""), ("goals.order", ""), ("goals.started", typed))
    assert [step.get("status") for step in turn.data["goals"][0]["plan"]] == states


TWO_GOALS = [
    *WHOLE[:8],
    ("goals.by", "in 20 weeks"),
    ("goals.plan.title", "Course"),
    ("goals.plan.estimate", "60"),
    *PLANNED,
    ("goals.way_out", ""),
    ("goals.title", "English"),
    ("goals.why", ""),
    ("goals.done_when", "A talk"),
    ("goals.by", "in 20 weeks"),
    ("goals.plan.title", "Class"),
    ("goals.plan.estimate", "60"),
    *PLANNED,
]


def test_each_lever_can_be_pulled_by_choosing_it() -> None:
    turn = after(*TWO_GOALS)
    ways = outlook(turn.data, 1, MONDAY).ways
    assert [words.split(" ")[0] for words, _ in ways] == ["15", "12", "Less", "Pause"]
    for _, way in ways:
        taken = after(*TWO_GOALS, ("goals.way_out", way))
        assert kind(taken.question) == "goals.way_out"
        assert outlook(taken.data, 1, MONDAY).ways == ()


def test_a_step_that_no_hours_are_left_for_becomes_optional() -> None:
    turn = after(*TWO_GOALS, ("goals.way_out", "step 1 at 0 h"))
    assert turn.data["goals"][1]["plan"] == [{"title": "Class", "hours": 60, "optional": True}]


def test_the_levels_beside_technology_are_offered_once_and_each_becomes_a_goal_to_edit() -> None:
    turn = after(*WHOLE[:22])
    assert turn.question is not None
    assert [line.split()[1] for line in turn.question.listed] == ["English,", "Talking", "A", "A"]
    goal = after(*WHOLE[:22], ("levels", "3")).question
    assert goal is not None
    assert goal.suggestion == "Keep a pace that holds for a year"
    whole = (
        ("goals.title", "Rest"),
        ("goals.why", ""),
        ("goals.done_when", ""),
        ("goals.by", ""),
        ("goals.plan.title", ""),
    )
    turn = after(*WHOLE[:22], ("levels", "3"), *whole)
    assert (next_id(turn), turn.data["goals"][1]) == ("mentors.name", {"title": "Rest", "area": "pace"})


def test_levels_that_a_goal_is_on_are_not_offered() -> None:
    seed = {"goals": [{"title": "English", "area": "language"}]}
    goal = (("goals.title", "English"), ("goals.why", ""), ("goals.done_when", ""), ("goals.by", ""))
    answers = said(*WHOLE[:5], *goal, ("goals.plan.title", ""), ("goals.title", ""), seed=seed)
    question = reached(answers, seed).question
    assert question is not None
    assert [line.split()[1] for line in question.listed] == ["Talking", "A", "A"]


def test_questions_are_drawn_from_doubts_and_findings_and_are_kept_in_words() -> None:
    answers = [*WHOLE[:9], ("goals.plan.title", "Course"), ("goals.plan.estimate", "60-400"), *PLANNED]
    turn = after(*answers, ("goals.way_out", ""), ("goals.title", ""), ("levels", ""))
    assert doubts(turn.data, MONDAY) == (
        "I am weighing “Move to test automation” against “Look for a backend job”. What would you look at first, in my place?",
        "“Get a junior backend job” by the end of June 2027 is a lot at 6 h a week. What would you leave out?",
        "I guess 60 to 400 h for “Course”. What would you expect?",
        "“Get a junior backend job” is decided by others. What would convince them?",
        "What have I not thought of on the way to “Get a junior backend job”?",
    )
    picked = picking_reader(doubts(turn.data, MONDAY))("1, 3", MONDAY)
    assert isinstance(picked, Understood)
    assert picked.kept.split("\n") == [doubts(turn.data, MONDAY)[0], doubts(turn.data, MONDAY)[2]]
    mentor = (("mentors.name", ""), ("mentors.found_via", ""), ("questions", picked.kept))
    turn = after(*answers, ("goals.way_out", ""), ("goals.title", ""), ("levels", ""), *mentor)
    assert doubts(turn.data, MONDAY)[0].startswith("“Get a junior backend job” by the end of June")
    assert isinstance(picking_reader(("a",))("2", MONDAY), Unclear)
    assert picking_reader(("a",))("my own", MONDAY) == Understood(["my own"])


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
