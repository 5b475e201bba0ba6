"""Answers so far → the next question: the conversation is replayed, so the list of answers is its whole state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from mentorprep.core.human import Unclear
from mentorprep.core.questions.asked import Question, Understood
from mentorprep.core.questions.talk import talk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

SKIP = "-"  # how a suggestion is refused where it cannot be erased


class Answer(NamedTuple):
    """What was typed at a question, and on which day: “in 6 weeks” counts from there."""

    question: str
    text: str
    today: dt.date


class Turn(NamedTuple):
    """Where a conversation stands: the next question (None at the end), the data so far, and how many of the answers
    were used. Fewer than there are when a newer version asks otherwise."""

    question: Question | None
    data: dict[str, Any]
    used: int


def respond(question: Question, text: str, today: dt.date) -> Understood | Unclear:
    """What an answer means at a question. Nothing, or a dash, skips whatever can be skipped."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.strip() not in ("", SKIP):
        return question.read(text, today)
    return Unclear("This one is needed.", f"Example: {question.example}") if question.required else Understood(None)


def turn_after(answers: Sequence[Answer], seed: Mapping[str, Any]) -> Turn:
    """The turn after these answers. `seed` holds the goals of a template, which become suggestions."""
    data: dict[str, Any] = {"mentorprep": 1}
    conversation = talk(data, seed)
    question = next(conversation)
    for used, answer in enumerate(answers):
        if answer.question != question.id:
            return Turn(question, data, used)
        understood = respond(question, answer.text, answer.today)
        if isinstance(understood, Unclear):
            return Turn(question, data, used)
        try:
            question = conversation.send(understood.value)
        except StopIteration:
            return Turn(None, data, used + 1)
    return Turn(question, data, len(answers))
