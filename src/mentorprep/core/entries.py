"""Every entry of a homework that has an id, in the one order that decides which of two equal ids counts; whom an id of a
mentor means; and free ids."""

from collections.abc import Container, Iterator
from typing import Any, Literal, NamedTuple

from mentorprep.core.finding import Path
from mentorprep.core.model import Goal, Homework

EntryKind = Literal["mentor", "goal", "step", "question", "meeting", "decision", "idea"]
ID_LENGTH = 64


class Entry(NamedTuple):
    """One entry and its place in the file; `goal` is the one a step belongs to."""

    kind: EntryKind
    id: str
    path: Path
    value: Any
    goal: Goal | None = None


def entries(homework: Homework) -> Iterator[Entry]:
    """In the order of the format: mentors, goals each with its steps, questions, meetings, decisions, ideas."""
    for index, mentor in enumerate(homework.mentors):
        yield Entry("mentor", mentor.id, ("mentors", index), mentor)
    for index, goal in enumerate(homework.goals):
        yield Entry("goal", goal.id, ("goals", index), goal)
        for place, step in enumerate(goal.plan):
            yield Entry("step", step.id, ("goals", index, "plan", place), step, goal)
    for index, question in enumerate(homework.questions):
        yield Entry("question", question.id, ("questions", index), question)
    for index, meeting in enumerate(homework.meetings):
        yield Entry("meeting", meeting.id, ("meetings", index), meeting)
    for index, decision in enumerate(homework.decisions):
        yield Entry("decision", decision.id, ("decisions", index), decision)
    for index, idea in enumerate(homework.ideas):
        yield Entry("idea", idea.id, ("ideas", index), idea)


def name_of(person: str | None, homework: Homework) -> str | None:
    """How a person of `with` or `from` is called: a mentor's name for their id, None where they have none yet; any other
    text is a name already."""
    mentor: Any = next((mentor for mentor in homework.mentors if mentor.id == person), None)
    return mentor.name if mentor else person


def cut_id(text: str, length: int = ID_LENGTH) -> str:
    """At most `length` characters of an id, up to the end of a word where there is one."""
    if len(text) <= length:
        return text
    whole_words = text[: length + 1].rpartition("-")[0]
    return whole_words or text[:length]


def numbered_id(wanted: str, number: int) -> str:
    """`wanted` with a number behind it, cut so that both are an id."""
    ending = f"-{number}"
    return cut_id(wanted, ID_LENGTH - len(ending)) + ending


def free_id(wanted: str, taken: Container[str]) -> str:
    """`wanted` with the first of -2, -3 … that is not taken."""
    number = 2
    while (name := numbered_id(wanted, number)) in taken:
        number += 1
    return name
