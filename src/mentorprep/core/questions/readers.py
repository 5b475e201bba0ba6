"""How an answer becomes plain data of the file: a reader for each kind of answer, which also says what it understood."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from mentorprep.core.human import (
    Estimate,
    Unclear,
    echo_by,
    echo_day,
    echo_estimate,
    echo_hours,
    echo_hours_per_week,
    parse_by,
    parse_day,
    parse_estimate,
    parse_hours,
    parse_hours_per_week,
)
from mentorprep.core.human.words import quoted
from mentorprep.core.model import Range, Week
from mentorprep.core.wording import folded, plain_decimal


class Understood(NamedTuple):
    """What an answer means: plain data of the file (None: skipped), and how it is said back (empty: as it stands).

    `kept`: the words to keep instead of those typed, where these point at something that may not be there tomorrow."""

    value: Any
    echo: str = ""
    kept: str = ""


Reader = Callable[[str, dt.date], Understood | Unclear]
_MARKER = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+")
_YES, _NO = ("y", "yes", "tak", "t"), ("n", "no", "nie")


def read_line(text: str, _today: dt.date) -> Understood:
    """One line, whatever was pasted."""
    return Understood(" ".join(text.split()))


def read_exactly(text: str, _today: dt.date) -> Understood:
    """What stands there, but for the blanks around it."""
    return Understood(text.strip())


def read_text(text: str, _today: dt.date) -> Understood:
    """Paragraphs as they stand."""
    return Understood("\n".join(line.rstrip() for line in text.strip().split("\n")))


def read_list(text: str, _today: dt.date) -> Understood:
    """One entry for each line; dashes, stars and numbers before it are no part of it."""
    lines = (_MARKER.sub("", line) for line in text.split("\n"))
    return Understood([" ".join(line.split()) for line in lines if line.strip()])


def picking_reader(offered: Sequence[str]) -> Reader:
    """Reads the numbers of what is offered as its words, and everything else as lines of its own. Kept are the words: what
    is offered tomorrow may have other numbers."""

    def read(text: str, today: dt.date) -> Understood | Unclear:
        numbers = _numbers(text)
        if not numbers:
            return read_list(text, today)
        if any(not 1 <= number <= len(offered) for number in numbers):
            return Unclear(f"The lines are numbered from 1 to {len(offered)}.", "Type numbers, or words of your own.")
        picked = [" ".join(offered[number - 1].split()) for number in numbers]
        told = picked[0] if len(picked) == 1 else f"{' and '.join(map(str, numbers))}, as they stand"
        return Understood(picked, told, kept="\n".join(picked))

    return read


def several_of_reader(offered: Mapping[str, str]) -> Reader:
    """Reads the numbers of what is offered (its words, by their ids) as a list of ids. Kept are the ids: tomorrow the
    numbers may be others."""

    def read(text: str, _today: dt.date) -> Understood | Unclear:
        known = list(offered)
        numbers = _numbers(text)
        ids = [part.strip() for part in text.split(",")]
        if numbers and all(1 <= number <= len(known) for number in numbers):
            ids = [known[number - 1] for number in numbers]
        elif len(known) == 1 and folded(text) in _YES:
            ids = known
        elif folded(text) in _NO:
            return Understood(None)
        if not set(ids) <= set(known):
            return Unclear(f"Type a number from 1 to {len(known)}." if len(known) > 1 else "Type 1, yes or no.", "")
        return Understood(ids, "; ".join(offered[one] for one in ids), kept=", ".join(ids))

    return read


def one_of_reader(offered: Mapping[str, str]) -> Reader:
    """The same for one of them: reads its id."""

    def read(text: str, today: dt.date) -> Understood | Unclear:
        several = several_of_reader(offered)(text, today)
        if isinstance(several, Unclear) or several.value is None:
            return several
        return Unclear("One of them.", "") if len(several.value) > 1 else several._replace(value=several.value[0])

    return read


def _numbers(text: str) -> list[int]:
    """“1”, “1, 3”, “1 and 3”; nothing where there is anything else."""
    whole = re.fullmatch(r"\s*\d{1,3}(?:(?:\s*[,;+&]\s*|\s+(?:and\s+)?)\d{1,3})*\s*", text)
    return list(dict.fromkeys(map(int, re.findall(r"\d+", text)))) if whole else []


def read_hours_per_week(text: str, _today: dt.date) -> Understood | Unclear:
    """Hours a week, or for weekdays."""
    hours = parse_hours_per_week(text)
    if isinstance(hours, Unclear):
        return hours
    value = {day: spent for day, spent in hours._asdict().items() if spent} if isinstance(hours, Week) else hours
    return Understood(value, echo_hours_per_week(hours))


def hours_reader(most: int) -> Reader:
    """Reads hours up to so many."""

    def read(text: str, _today: dt.date) -> Understood | Unclear:
        hours = parse_hours(text)
        if isinstance(hours, Unclear):
            return hours
        if hours > most:
            return Unclear(f"{plain_decimal(hours)} h is more than there can be; up to {most} h fit.", "")
        return Understood(hours, echo_hours(hours))

    return read


def count_reader(most: int) -> Reader:
    """Reads a whole number up to so many."""

    def read(text: str, _today: dt.date) -> Understood | Unclear:
        if re.fullmatch(r"\d{1,3}", text.strip()) and int(text) <= most:
            return Understood(int(text))
        return Unclear(f"Type a number from 0 to {most}.", "")

    return read


def read_by(text: str, today: dt.date) -> Understood | Unclear:
    """A date to reach, as the file has it: a day, or the words of a month, quarter or year."""
    by = parse_by(text, today)
    if isinstance(by, Unclear):
        return by
    return Understood(by.day if by.text == by.day.isoformat() else by.text, echo_by(by, today))


def read_past_day(text: str, today: dt.date) -> Understood | Unclear:
    """A day that has been, or today."""
    day = parse_day(text, today, past=True)
    return day if isinstance(day, Unclear) else Understood(day, echo_day(day, today))


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


def at_most_reader(low: Decimal) -> Reader:
    """Reads the hours of a step that goes badly, as the keys of a step that takes at least `low`."""

    def read(text: str, today: dt.date) -> Understood | Unclear:
        read_hours = hours_reader(10_000)(text, today)
        if isinstance(read_hours, Unclear):
            return read_hours
        high = read_hours.value
        if high < low:
            return Unclear(f"That is less than {plain_decimal(low)} h, when it goes well.", "Type the longer time.")
        hours = high if high == low else Range(low, high)
        return Understood(_estimate_keys(Estimate(hours=hours)), echo_hours(hours))

    return read


_ORDER = "Type yes, no, or which waits for which: “3 after 1, 4 after 2 and 3”."


def order_reader(numbers: Sequence[int]) -> Reader:
    """Reads which step waits for which, as `{step: [steps before it]}` with indexes of the plan. `numbers` are those of
    the steps that can wait, from 1, in their order."""

    def read(text: str, _today: dt.date) -> Understood | Unclear:
        word = folded(text)
        if word in _NO:
            return Understood({}, "in any order")
        if word in _YES:
            waits = {after - 1: [before - 1] for before, after in pairwise(numbers)}
            return Understood(waits, "one after the other")
        return _read_waits(text, numbers)

    return read


def _read_waits(text: str, numbers: Sequence[int]) -> Understood | Unclear:
    from graphlib import CycleError, TopologicalSorter

    waits: dict[int, list[int]] = {}
    for part in re.split(r"[,;\n]", text.strip().lower()):
        match = re.fullmatch(r"\s*(\d{1,3})\s+after\s+(\d{1,3}(?:(?:\s+and\s+|\s*&\s*|\s+)\d{1,3})*)\s*", part)
        if not match:
            return Unclear(f"“{part.strip()}” names no steps that wait.", _ORDER)
        waits.setdefault(int(match[1]), []).extend(map(int, re.findall(r"\d+", match[2])))
    if not {number for step, before in waits.items() for number in (step, *before)} <= set(numbers):
        return Unclear(f"The steps to choose from are {', '.join(map(str, numbers))}.", _ORDER)
    try:
        TopologicalSorter(waits).prepare()
    except CycleError:
        return Unclear("These steps wait for each other.", _ORDER)
    echo = "; ".join(f"{step} after {' and '.join(map(str, waits[step]))}" for step in sorted(waits))
    return Understood({step - 1: list(dict.fromkeys(one - 1 for one in waits[step])) for step in sorted(waits)}, echo)


_STARTED = "Type the numbers of those under way, with “done” behind those that are done: “1 done, 2”."


def started_reader(steps: Sequence[str]) -> Reader:
    """Reads which steps are under way and which are done, as `{step: status}` with indexes from 0."""

    def read(text: str, _today: dt.date) -> Understood | Unclear:
        word = folded(text)
        if word in _NO:
            return Understood({}, "none yet")
        if word in _YES:
            return Understood(dict.fromkeys(range(len(steps)), "doing"), "under way")
        if word == "done":
            return Understood(dict.fromkeys(range(len(steps)), "done"), "done")
        states: dict[int, str] = {}
        for part in re.split(r"[,;\n]|\band\b", word):
            match = re.fullmatch(r"\s*(\d{1,3})\s*(done|doing|under way|started)?\s*", part)
            if not match or not 1 <= int(match[1]) <= len(steps):
                alone = len(steps) == 1
                return Unclear(f"{quoted(text)} names no steps.", "Type yes, done, or Enter." if alone else _STARTED)
            states[int(match[1]) - 1] = "done" if match[2] == "done" else "doing"
        said = {"done": "done", "doing": "under way"}
        return Understood(states, "; ".join(f"{step + 1} {said[state]}" for step, state in sorted(states.items())))

    return read


def read_way_out(text: str, today: dt.date) -> Understood | Unclear:
    """What is changed so that a goal fits, under a key for each lever: `by`, `hours_per_week`, `pause` (the index of a
    goal), `cut` (`{step: hours}`, indexes from 0)."""
    if match := re.fullmatch(r"pause goal ([1-9]\d{0,2})", text.strip()):
        return Understood({"pause": int(match[1]) - 1})
    cuts = re.findall(r"step ([1-9]\d{0,2}) at (\d{1,4}(?:\.\d{1,4})?) h", text)
    if cuts:
        return Understood({"cut": {int(step) - 1: Decimal(hours) for step, hours in cuts}})
    for key, read in (("by", read_by), ("hours_per_week", read_hours_per_week)):
        understood = read(text, today)
        if isinstance(understood, Understood):
            return Understood({key: understood.value}, understood.echo)
    return Unclear("That is neither a date nor hours a week.", "Type 2027-12-14, or 8 h a week.")
