"""What came of a meeting, asked in one flow: notes, decisions, ideas, answers. Which question follows which, as for a first
homework; what is written of it is `core/amend/meeting.py`'s."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorprep.core.questions.answers import LEFT_OUT
from mentorprep.core.questions.asked import Question
from mentorprep.core.questions.readers import one_of_reader, read_past_day, read_text
from mentorprep.core.wording import long_day

if TYPE_CHECKING:
    from mentorprep.core.model import Decision, Goal, Homework, Meeting
    from mentorprep.core.questions.answers import Data, Talk

_WITH = Question("meeting.with", "Who did you meet?", "", "Marcin Nowak")
_DATE = Question("meeting.date", "When was it?", "", "yesterday, last friday, 1 December", read_past_day, required=True)
_NOTES = Question(
    "meeting.notes",
    "What was said?",
    "Notes for yourself, as many as you like.",
    "He moved from testing as well, and would begin with SQL.",
    read_text,
    several=True,
)
_DECISION = Question(
    "text",
    "What did you decide together? (Enter: nothing)",
    "It is kept with its reason, so that it need not be decided again.",
    "Python first",
    series=True,
)
_NEXT_DECISION = _DECISION._replace(prompt="Another decision? (Enter: no more)", why="", example="")
_ABOUT = Question("about", "Which goal is it about?", "Enter: none of them.", "1")
_REPLACES = Question("replaces", "Does it replace what was decided before?", "Enter: no, that still holds.", "yes")
_BECAUSE = Question(
    "because",
    "Why?",
    "The reason is what you will look for in a year.",
    "Most junior offers nearby ask for it",
    read_text,
)
_IDEA = Question(
    "text",
    "Which ideas came up? (Enter: none)",
    "One at a time: advice, a book, a person, another way.",
    "Practise salary talks",
    series=True,
)
_NEXT_IDEA = _IDEA._replace(prompt="Another idea? (Enter: no more)", why="", example="")
_BECOMES = Question("becomes", "What becomes of it?", "Enter: it stays new, to be decided later.", "1")
_FATES = {"step": "a step of a goal", "goal": "a goal of its own", "parked": "parked for later", "declined": "declined"}
_OF_GOAL = Question("goal", "A step of which goal?", "", "1", required=True)
_ANSWER = Question("text", "“{question}”", "What is the answer? Enter: still open.", "", read_text, several=True)


def meeting_talk(data: Data, homework: Homework, held: Meeting | None) -> Talk:
    """The whole flow. `held` is the planned meeting that took place; without it the who and when are asked. `data` fills
    with `meeting`, `decisions`, `ideas` and `answers`, as plain data under the keys of the file; a decision's or idea's
    goal is an id."""
    data.update({"meeting": {}, "decisions": [], "ideas": [], "answers": {}})
    yield from _meeting(data["meeting"], homework, held)
    goals = [goal for goal in homework.goals if goal.status == "active"]
    yield from _decisions(data["decisions"], homework, goals)
    yield from _ideas(data["ideas"], goals)
    for question in homework.questions:
        if question.answer is None:
            answer = yield _ANSWER.of(f"answers.{question.id}", question=" ".join(question.text.split()))
            if answer is not None:
                data["answers"][question.id] = answer


def _meeting(meeting: Data, homework: Homework, held: Meeting | None) -> Talk:
    if held is None:
        mentors = [
            mentor for mentor in homework.mentors if mentor.name and mentor.status in (None, "accepted", "asked")
        ]
        name = yield _WITH._replace(suggestion=(mentors[0].name or "") if len(mentors) == 1 else "")
        _keep(meeting, "with", _known_as(homework, name))
        meeting["date"] = yield _DATE._replace(suggestion="today")
        _keep(meeting, "notes", (yield _NOTES))
    else:
        _keep(meeting, "with", held.with_)
        meeting.update({"id": held.id, "date": held.date} | ({"private": True} if held.private else {}))
        _keep(meeting, "notes", (yield _NOTES._replace(prompt=f"What was said on {long_day(held.date)}?")))


def _known_as(homework: Homework, name: str | None) -> str | None:
    """The id of the mentor who is called that; else the name as it is."""
    known = {(mentor.name or "").casefold(): mentor.id for mentor in homework.mentors}
    return None if name is None else known.get(name.casefold(), name)


def _decisions(decisions: list[Data], homework: Homework, goals: list[Goal]) -> Talk:
    number = 0
    while True:
        number += 1
        prefix = f"decisions.{number}"
        text = yield (_NEXT_DECISION if decisions else _DECISION).of(prefix)
        if text is None:
            return
        if text is LEFT_OUT:
            continue
        decision: Data = {"text": text}
        decisions.append(decision)
        about = (yield _choice(_ABOUT.of(prefix), _titles(goals))) if goals else None
        if about is not None:
            decision["about"] = about
            yield from _replaced(decision, _standing(homework, decision["about"]), prefix)
        why = yield _BECAUSE.of(prefix)._replace(required="replaces" in decision)
        _keep(decision, "because", why)


def _replaced(decision: Data, standing: list[Decision], prefix: str) -> Talk:
    """What was decided before is shown with its reason, before the reason of the new decision is asked for."""
    if standing:
        question = _REPLACES._replace(example="1") if len(standing) > 1 else _REPLACES
        _keep(decision, "replaces", (yield _choice(question.of(prefix), {one.id: _told(one) for one in standing})))


def _standing(homework: Homework, about: str) -> list[Decision]:
    """Decisions about the entry that no other has replaced."""
    replaced = {decision.replaces for decision in homework.decisions}
    return [one for one in homework.decisions if about in one.about and one.id not in replaced]


def _told(decision: Decision) -> str:
    when = f"On {long_day(decision.date)}: " if decision.date else ""
    because = f", because {decision.because}" if decision.because else ""
    return " ".join(f"{when}{decision.text}{because}".split())


def _ideas(ideas: list[Data], goals: list[Goal]) -> Talk:
    number = 0
    while True:
        number += 1
        prefix = f"ideas.{number}"
        text = yield (_NEXT_IDEA if ideas else _IDEA).of(prefix)
        if text is None:
            return
        if text is not LEFT_OUT:
            ideas.append({"text": text})
            yield from _fate(ideas[-1], goals, prefix)


def _fate(idea: Data, goals: list[Goal], prefix: str) -> Talk:
    possible = _FATES if goals else {fate: words for fate, words in _FATES.items() if fate != "step"}
    fate = yield _choice(_BECOMES.of(prefix), possible)
    if fate in ("parked", "declined"):
        idea["status"] = fate
        idea["because"] = yield _BECAUSE.of(prefix)._replace(why="Your mentor may read it.", required=True)
    elif fate == "goal":
        idea["as"] = "goal"
    elif fate == "step":
        alone = goals[0].id if len(goals) == 1 else None
        idea.update({"as": "step", "goal": alone or (yield _choice(_OF_GOAL.of(prefix), _titles(goals)))})


def _titles(goals: list[Goal]) -> dict[str, str]:
    return {goal.id: " ".join(goal.title.split()) for goal in goals}


def _choice(question: Question, offered: dict[str, str]) -> Question:
    """The question with numbered lines to choose one from, by their ids."""
    listed = tuple(f"{number} {words}" for number, words in enumerate(offered.values(), 1))
    return question._replace(listed=listed, read=one_of_reader(offered))


def _keep(into: Data, key: str, value: Any) -> None:
    if value is not None:
        into[key] = value
