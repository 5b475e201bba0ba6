"""Answers so far → the next question: the conversation is replayed, so the answers are its whole state."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mentorprep.core.human import Unclear
from mentorprep.core.questions.asked import Question
from mentorprep.core.questions.readers import Understood
from mentorprep.core.wording import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    Talk = Generator[Question, Any, None]
    Data = dict[str, Any]

SKIP = "-"  # nothing, where nothing cannot be typed
_NO_IDEA = {
    *(
        "i don't know",
        "i dont know",
        "don't know",
        "dont know",
        "do not know",
        "i do not know",
        "not sure",
        "i'm not sure",
    ),
    *("no idea", "unsure", "idk", "dunno", "nie wiem", "nie mam pojecia"),
}
LEAVE_OUT = "--"  # the suggestion is not wanted, but what follows it may be
UNSURE = "?"


class LeftOut:
    """The meaning of LEAVE_OUT in a series: this entry is left out, and the next is asked for."""


class Unsure:
    """The meaning of UNSURE where smaller questions can find the answer."""


LEFT_OUT: Final = LeftOut()
NOT_SURE: Final = Unsure()


class Answer(NamedTuple):
    """What was typed at a question, and on which day: “in 6 weeks” counts from there."""

    question: str
    text: str
    today: dt.date


class Turn(NamedTuple):
    """Where a conversation stands: the next question (None at the end), the data so far, and the questions before it,
    each with its answer, in their order. Answers to questions that are not asked any more are in none of them."""

    question: Question | None
    data: dict[str, Any]
    answered: tuple[tuple[Question, Answer], ...]


def respond(question: Question, text: str, today: dt.date) -> Understood | Unclear:
    """What an answer means at a question. Nothing, or a dash, skips whatever can be skipped."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    bare = text.strip()
    if bare == UNSURE and not question.unsure:
        return Unclear(question.why, _example(question))
    if bare == UNSURE or (not question.required and folded(bare).replace("’", "'").rstrip(".!") in _NO_IDEA):
        return Understood(NOT_SURE) if question.unsure else Understood(None, "left open", kept=SKIP)
    if bare == LEAVE_OUT and question.series:
        return Understood(LEFT_OUT, "left out")
    if bare not in ("", SKIP, LEAVE_OUT):
        return question.read(text, today)
    return Unclear("This one is needed.", _example(question)) if question.required else Understood(None)


def _example(question: Question) -> str:
    return f"Example: {question.example}" if question.example else ""


def turn_after(answers: Mapping[str, Answer], talk: "Callable[[Data], Talk]") -> Turn:
    """The turn of a talk after these answers, each under the id of its question."""
    data: dict[str, Any] = {}
    conversation = talk(data)
    answered: list[tuple[Question, Answer]] = []
    question = next(conversation)
    while (answer := answers.get(question.id)) is not None:
        understood = respond(question, answer.text, answer.today)
        if isinstance(understood, Unclear):
            break
        answered.append((question, answer))
        try:
            question = conversation.send(understood.value)
        except StopIteration:
            return Turn(None, data, tuple(answered))
    return Turn(question, data, tuple(answered))
