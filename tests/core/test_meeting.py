"""What came of a meeting: which question follows, and what is written of the answers."""

import datetime as dt

from mentorprep.core.amend.meeting import Recorded, recorded
from mentorprep.core.amend.supersede import superseding
from mentorprep.core.amend.update import Amendment, amended
from mentorprep.core.amend.wanted import Wanted
from mentorprep.core.format.edit import Edited, Refusal, apply
from mentorprep.core.format.read import Document, load_text
from mentorprep.core.human import Unclear
from mentorprep.core.model import Homework
from mentorprep.core.questions import Answer, Turn, Understood, respond, turn_after
from mentorprep.core.questions.meeting_talk import meeting_talk

TODAY = dt.date(2026, 12, 2)
HOMEWORK = """\
mentorprep: 1
mentee: {name: Ada}
mentors:
  - {id: marcin, name: Marcin Nowak, status: accepted}
goals:
  - {id: job, title: Get a job, by: 2027-06-30}
  - {id: english, title: English}
questions:
  - {id: q1, text: Django or FastAPI?}
  - {id: q2, text: Answered already?, answer: "yes"}
meetings:
  - {id: kick-off, date: 2026-12-01, with: marcin}
decisions:
  - {id: d0, text: Wait, about: job}
  - {id: d1, date: 2026-11-10, text: Java first, because: my company uses it, about: job, replaces: d0}
"""


def document(text: str = HOMEWORK) -> Document:
    return load_text(text)


def homework(text: str = HOMEWORK) -> Homework:
    found = load_text(text).homework
    assert found is not None
    return found


def after(*answers: tuple[str, str], held: bool = True, text: str = HOMEWORK) -> Turn:
    """The turn after the answers, each of which must be to the question that is asked."""
    known: dict[str, Answer] = {}
    whole = homework(text)

    def turn() -> Turn:
        return turn_after(known, lambda data: meeting_talk(data, whole, whole.meetings[0] if held else None))

    for asked, answer in answers:
        question = turn().question
        assert question is not None
        assert question.id == asked
        known[asked] = Answer(asked, answer, TODAY)
    return turn()


def written(turn: Turn, text: str = HOMEWORK) -> Homework:
    assert turn.question is None
    made = recorded(document(text), turn.data, TODAY)
    assert isinstance(made, Recorded)
    edited = apply(document(text), made.edits)
    assert isinstance(edited, Edited)
    assert edited.document.homework is not None
    return edited.document.homework


NOTHING = [("decisions.1.text", ""), ("ideas.1.text", ""), ("answers.q1.text", "")]


def test_notes_decisions_ideas_and_answers_in_one_flow() -> None:
    turn = after(
        ("meeting.notes", "We talked."),
        ("decisions.1.text", "Python first"),
        ("decisions.1.about", "1"),
        ("decisions.1.replaces", "yes"),
        ("decisions.1.because", "most offers ask for it"),
        ("decisions.2.text", ""),
        ("ideas.1.text", "Practise talks"),
        ("ideas.1.becomes", "1"),
        ("ideas.1.goal", "2"),
        ("ideas.2.text", "Read DDIA"),
        ("ideas.2.becomes", "3"),
        ("ideas.2.because", "too early"),
        ("ideas.3.text", "Speak at a meet-up"),
        ("ideas.3.becomes", ""),
        ("ideas.4.text", ""),
        ("answers.q1.text", "FastAPI"),
    )
    made = written(turn)
    assert made.meetings[0].notes == "We talked."
    decision = made.decisions[2]
    assert (decision.text, decision.because, decision.about, decision.replaces, decision.with_, decision.date) == (
        "Python first",
        "most offers ask for it",
        ("job",),
        "d1",
        "marcin",
        dt.date(2026, 12, 1),
    )
    assert [(idea.text, idea.status, idea.because, idea.became) for idea in made.ideas] == [
        ("Practise talks", "adopted", None, "practise-talks"),
        ("Read DDIA", "parked", "too early", None),
        ("Speak at a meet-up", "new", None, None),
    ]
    assert [step.title for step in made.goals[1].plan] == ["Practise talks"]
    assert made.questions[0].answer == "FastAPI"


def test_what_was_decided_before_is_shown_with_its_reason_and_only_while_it_stands() -> None:
    question = after(("meeting.notes", ""), ("decisions.1.text", "Python first"), ("decisions.1.about", "1")).question
    assert question is not None
    assert question.listed == ("1 On 10 November 2026: Java first, because my company uses it",)


def test_a_decision_that_replaces_another_needs_its_reason() -> None:
    start = (("meeting.notes", ""), ("decisions.1.text", "Python first"), ("decisions.1.about", "1"))
    replacing = after(*start, ("decisions.1.replaces", "yes")).question
    beside = after(*start, ("decisions.1.replaces", "")).question
    assert replacing is not None
    assert beside is not None
    assert (replacing.id, replacing.required, beside.required) == ("decisions.1.because", True, False)


def test_of_several_decisions_one_is_chosen_by_its_number() -> None:
    text = HOMEWORK.replace(", replaces: d0", "")
    start = (
        ("meeting.notes", ""),
        ("decisions.1.text", "Now"),
        ("decisions.1.about", "1"),
        ("decisions.1.replaces", "2"),
    )
    turn = after(*start, text=text)
    assert turn.data["decisions"] == [{"text": "Now", "about": "job", "replaces": "d1"}]


def test_what_is_chosen_is_kept_by_its_id_so_that_an_edit_in_between_does_not_shift_it() -> None:
    question = after(("meeting.notes", ""), ("decisions.1.text", "Python first")).question
    assert question is not None
    assert respond(question, "2", TODAY) == Understood("english", "English", kept="english")
    assert respond(question, "english", TODAY) == Understood("english", "English", kept="english")
    assert isinstance(respond(question, "3", TODAY), Unclear)
    assert isinstance(respond(question, "1, 2", TODAY), Unclear)


def test_a_meeting_that_was_not_planned_is_added_with_who_and_when() -> None:
    turn = after(
        ("meeting.with", "marcin nowak"), ("meeting.date", "yesterday"), ("meeting.notes", "Hi"), *NOTHING, held=False
    )
    meeting = written(turn).meetings[1]
    assert (meeting.with_, meeting.date, meeting.notes) == ("marcin", dt.date(2026, 12, 1), "Hi")


def test_what_came_of_a_private_meeting_is_private() -> None:
    text = HOMEWORK.replace("with: marcin}", "with: marcin, private: true}")
    turn = after(("meeting.notes", ""), ("decisions.1.text", "Rest"), ("decisions.1.about", ""), ("decisions.1.because", ""),
                 ("decisions.2.text", ""), ("ideas.1.text", "Yoga"), ("ideas.1.becomes", "2"), ("ideas.2.text", ""),
                 ("answers.q1.text", ""), text=text)  # fmt: skip
    made = written(turn, text)
    assert (made.decisions[2].private, made.ideas[0].private, made.goals[2].private) == (True, True, True)


def test_where_nothing_is_said_nothing_is_written() -> None:
    made = recorded(document(), after(("meeting.notes", ""), *NOTHING).data, TODAY)
    assert made == Recorded((), ())


def test_an_idea_without_any_goal_can_become_one() -> None:
    text = "mentorprep: 1\nmentee: {name: Ada}\nmeetings: [{id: m, date: 2026-12-01}]\n"
    turn = after(("meeting.notes", ""), ("decisions.1.text", ""), ("ideas.1.text", "Teach"), ("ideas.1.becomes", "1"),
                 ("ideas.2.text", ""), text=text)  # fmt: skip
    assert [goal.title for goal in written(turn, text).goals] == ["Teach"]


def test_a_question_that_is_gone_meanwhile_is_refused() -> None:
    turn = after(("meeting.notes", ""), *NOTHING[:2], ("answers.q1.text", "FastAPI"))
    made = recorded(document(HOMEWORK.replace("id: q1", "id: q9")), turn.data, TODAY)
    assert isinstance(made, Refusal)


def test_another_date_can_take_the_place_of_a_decision() -> None:
    whole = homework()
    made = amended(whole, Wanted(id="job", by="2027-09-30", because="a project at work"), TODAY)
    assert isinstance(made, Amendment)
    both = superseding(whole, made, "d1", TODAY)
    assert isinstance(both, Amendment)
    assert both.told[-1] == "d3 replaces d1"
    edited = apply(document(), both.edits)
    assert isinstance(edited, Edited)
    assert edited.document.homework is not None
    decision = edited.document.homework.decisions[2]
    assert (decision.text, decision.because, decision.about, decision.replaces) == (
        "Get a job: moved from 2027-06-30 to 2027-09-30",
        "a project at work",
        ("job",),
        "d1",
    )
