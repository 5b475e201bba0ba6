"""Each question of the wizard: what is asked, why, an example, and how an answer becomes plain data of the file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from mentorprep.core.human import (
    Estimate,
    Unclear,
    echo_by,
    echo_estimate,
    echo_hours_per_week,
    parse_by,
    parse_estimate,
    parse_hours_per_week,
)
from mentorprep.core.model import Range, Week

if TYPE_CHECKING:
    from decimal import Decimal


class Understood(NamedTuple):
    """What an answer means: plain data of the file (None: skipped), and how it is said back (empty: as it stands)."""

    value: Any
    echo: str = ""


Reader = Callable[[str, dt.date], "Understood | Unclear"]


class Question(NamedTuple):
    """One question. `read` takes an answer that is not empty, and the day on which it was given.

    `listed` are lines to choose from; `suggestion` is an answer to edit or to keep; `several`: more than one line is
    welcome; `outlook_of`: the index of a goal whose outlook offers the answers, and which is skipped without any."""

    id: str
    prompt: str
    why: str
    example: str
    read: Reader
    required: bool = False
    several: bool = False
    listed: tuple[str, ...] = ()
    suggestion: str = ""
    outlook_of: int | None = None


def read_line(text: str, _today: dt.date) -> Understood:
    """One line, whatever was pasted."""
    return Understood(" ".join(text.split()))


def read_text(text: str, _today: dt.date) -> Understood:
    """Paragraphs as they stand."""
    return Understood("\n".join(line.rstrip() for line in text.strip().split("\n")))


def read_list(text: str, _today: dt.date) -> Understood:
    """One entry for each line; dashes, stars and numbers before it are no part of it."""
    lines = (re.sub(r"^\s*(?:[-*•]|\d+[.)])\s+", "", line) for line in text.split("\n"))
    return Understood([" ".join(line.split()) for line in lines if line.strip()])


def read_hours_per_week(text: str, _today: dt.date) -> Understood | Unclear:
    """Hours a week, or for weekdays."""
    hours = parse_hours_per_week(text)
    if isinstance(hours, Unclear):
        return hours
    value = {day: spent for day, spent in hours._asdict().items() if spent} if isinstance(hours, Week) else hours
    return Understood(value, echo_hours_per_week(hours))


def read_by(text: str, today: dt.date) -> Understood | Unclear:
    """A date to reach, as the file has it: a day, or the words of a month, quarter or year."""
    by = parse_by(text, today)
    if isinstance(by, Unclear):
        return by
    return Understood(by.day if by.text == by.day.isoformat() else by.text, echo_by(by, today))


def read_way_out(text: str, today: dt.date) -> Understood | Unclear:
    """A later date for the goal, or more hours a week, under the key of the file that takes it."""
    for key, read in (("by", read_by), ("hours_per_week", read_hours_per_week)):
        understood = read(text, today)
        if isinstance(understood, Understood):
            return Understood({key: understood.value}, understood.echo)
    return Unclear("That is neither a date nor hours a week.", "Type 2027-12-14, or 8 h a week.")


def estimate_reader(hours_per_week: Decimal | None) -> Reader:
    """Reads a step's size as the keys of the step that say it."""

    def read(text: str, _today: dt.date) -> Understood | Unclear:
        estimate = parse_estimate(text, hours_per_week)
        return (
            estimate if isinstance(estimate, Unclear) else Understood(_estimate_keys(estimate), echo_estimate(estimate))
        )

    return read


def _estimate_keys(estimate: Estimate) -> dict[str, Any]:
    if estimate.weekly_hours is not None:
        return {"weekly_hours": estimate.weekly_hours}
    if estimate.size is not None:
        return {"size": {key: value for key, value in estimate.size._asdict().items() if value}}
    return {"hours": estimate.hours._asdict() if isinstance(estimate.hours, Range) else estimate.hours}


_ORDER = "Type yes, no, or which waits for which: “3 after 1, 4 after 2 and 3”."


def order_reader(steps: list[str]) -> Reader:
    """Reads which step waits for which, as `{step: [steps before it]}` with indexes from 0."""

    def read(text: str, _today: dt.date) -> Understood | Unclear:
        word = text.strip().lower()
        if word in ("n", "no", "nie"):
            return Understood({}, "in any order")
        if word in ("y", "yes", "tak"):
            return Understood({index: [index - 1] for index in range(1, len(steps))}, "one after the other")
        return _read_waits(text, steps)

    return read


def _read_waits(text: str, steps: list[str]) -> Understood | Unclear:
    from graphlib import CycleError, TopologicalSorter

    waits: dict[int, list[int]] = {}
    for part in re.split(r"[,;\n]", text.strip().lower()):
        match = re.fullmatch(r"\s*(\d{1,3})\s+after\s+(\d{1,3}(?:(?:\s+and\s+|\s*&\s*|\s+)\d{1,3})*)\s*", part)
        if not match:
            return Unclear(f"“{part.strip()}” names no steps that wait.", _ORDER)
        waits.setdefault(int(match[1]) - 1, []).extend(int(number) - 1 for number in re.findall(r"\d+", match[2]))
    numbers = {number for step, before in waits.items() for number in (step, *before)}
    if any(not 0 <= number < len(steps) for number in numbers):
        return Unclear(f"The steps are numbered from 1 to {len(steps)}.", _ORDER)
    try:
        TopologicalSorter(waits).prepare()
    except CycleError:
        return Unclear("These steps wait for each other.", _ORDER)
    echo = "; ".join(f"{step + 1} after {' and '.join(str(one + 1) for one in waits[step])}" for step in sorted(waits))
    return Understood({step: list(dict.fromkeys(waits[step])) for step in sorted(waits)}, echo)


NAME = Question(
    "mentee.name", "What is your name?", "As a mentor should use it.", "Ada Kowalska", read_line, required=True
)
SITUATION = Question(
    "mentee.situation",
    "Where are you now?",
    "Your work, your experience, what you know already. Two sentences do; several lines are fine.",
    "Manual tester for four years in a bank. I script a little in Python.",
    read_text,
    several=True,
)
OPTION = Question(
    "mentee.options",
    "Which ways forward are you weighing?",
    "One at a time. A mentor may know which of them leads where.",
    "Move to test automation in my present team",
    read_list,
    several=True,
)
NEXT_OPTION = OPTION._replace(prompt="Another way? (Enter: no more)", why="", example="")
HOURS = Question(
    "mentee.hours_per_week",
    "How many hours a week are there for this?",
    "With them, every date can be checked. An honest low number helps more than a high one.",
    "6, or mon 1, wed 1, sat 4",
    read_hours_per_week,
)
GOAL = Question(
    "goal.title",
    "What would you like to reach?",
    "One goal; more can follow. Something that can be finished reads best.",
    "Get a junior backend job",
    read_line,
)
NEXT_GOAL = GOAL._replace(
    prompt="Another goal? (Enter: no more)",
    why="Not only technology: a language, salary talks, a calmer pace or a look at other jobs are goals too.",
    example="Hold a conversation in English at work",
)
WHY = Question(
    "goal.why",
    "Why do you want “{goal}”?",
    "Your reason tells a mentor which advice fits.",
    "I like building things more than testing them",
    read_text,
    several=True,
)
DONE_WHEN = Question(
    "goal.done_when",
    "How will you know that it is reached?",
    "Something that somebody else could see.",
    "I have signed an offer",
    read_text,
    several=True,
)
BY = Question(
    "goal.by",
    "By when?",
    "A day, a month or a quarter. What it means for your weeks follows with the plan.",
    "2027-06-30, end of June, Q2 2027, in 6 months",
    read_by,
)
STEP = Question(
    "step.title",
    "What is the first step towards “{goal}”?",
    "Also one that is under way already. A step is best when it can be done in a few weeks.",
    "SQL course, all exercises",
    read_line,
)
NEXT_STEP = STEP._replace(prompt="Step {number}? (Enter: the plan is complete)", why="", example="")
ESTIMATE = Question(
    "step.estimate",
    "How much is “{step}”?",
    "Hours, a range that holds 8 times of 10, a size, or hours every week.",
    "30, 20-45, 92 chapters, about 5 weeks, 1 h a week",
    read_line,  # replaced by an estimate_reader, which knows the hours a week
)
ORDER = Question(
    "goal.order",
    "Must these steps be done in this order?",
    "Then a late step moves the ones behind it. Enter: no.",
    "yes, or 3 after 1",
    read_line,  # replaced by an order_reader, which knows the steps
)
WAY_OUT = Question("goal.way_out", "Change it now?", "", "", read_way_out)
MENTOR = Question(
    "mentor.name",
    "Is there a mentor, or somebody you would like to ask?",
    "Their name, as your messages should greet them. Enter: not known yet.",
    "Marcin Nowak",
    read_line,
)
MENTOR_FOUND = Question("mentor.found_via", "Where did you find {mentor}?", "", "Coding Coach", read_line)
MENTOR_SOUGHT = MENTOR_FOUND._replace(
    prompt="Where do you look for a mentor?", why="A platform, a programme, a list. Enter: nowhere yet."
)
MENTOR_WHY = Question(
    "mentor.why",
    "Why {mentor}?",
    "What of theirs you know. It stands at the beginning of your first message.",
    "Your talk on moving from testing to backend",
    read_text,
    several=True,
)
MENTOR_ASK = Question(
    "mentor.ask",
    "What is the one small thing you would ask of them?",
    "Something that can be answered in a line from a phone.",
    "Would you read my one-page plan and tell me what you would drop?",
    read_text,
    several=True,
)
OPENING_CODE = Question(
    "mentor.opening_code",
    "Does their page ask for a code word at the beginning of a message?",
    "Some mentors do, to see who read carefully. The message will begin with exactly that.",
    "Lorem ipsum",
    lambda text, _today: Understood(text.strip()),
)
MENTEE_QUESTION = Question(
    "questions",
    "What would you ask a mentor?",
    "One question at a time. The first three lead your messages.",
    "Is Django or FastAPI the better first framework for me?",
    read_list,
    several=True,
)
NEXT_MENTEE_QUESTION = MENTEE_QUESTION._replace(prompt="Another question? (Enter: no more)", why="", example="")
