"""Questions, decisions and the log as `show` prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.checks import phrases
from mentorprep.core.model import Range
from mentorprep.terminal.show_sheet import marked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentorprep.core.model import Decision, LogEntry, Question
    from mentorprep.terminal.show_sheet import Sheet


def print_questions(sheet: Sheet, questions: Sequence[Question], of: str = "") -> None:
    """Each question with its answer, the open ones first. `of`: the id of the entry that the page is about."""
    for question in sorted(questions, key=lambda one: bool(one.answer)):
        _entry(sheet, f"{question.id}: {question.text}", private=question.private)
        asked = f"Asked on {phrases.day(question.asked)}." if question.asked else ""
        _more(sheet, _about(sheet, question.about, of), asked, f"Answer: {question.answer}" if question.answer else "")
    if not questions:
        sheet.say("None yet. `mentorprep add question` keeps one.")


def print_decisions(sheet: Sheet, decisions: Sequence[Decision], replaced: Mapping[str, str], of: str = "") -> None:
    """Each decision with its reason; `replaced` says by which one an earlier one was, `of` is as for questions."""
    for one in decisions:
        when = f" ({phrases.day(one.date)}{f', with {sheet.name(one.with_)}' if one.with_ else ''})" if one.date else ""
        _entry(sheet, f"{one.id}: {one.text}{when}", private=one.private)
        because = f"Because {one.because}" if one.because else ""
        later = f"Replaced by {replaced[one.id]}." if one.id in replaced else ""
        earlier = f"Replaces {one.replaces}." if one.replaces else ""
        _more(sheet, because, _about(sheet, one.about, of), later, earlier)
    if not decisions:
        sheet.say("None yet. `mentorprep add decision` keeps one with its reason.")


def print_log(sheet: Sheet, log: Sequence[LogEntry], units: Mapping[str, str]) -> None:
    """The log, as it is given; `units` says what a step is counted in."""
    for entry in log:
        _entry(
            sheet, ": ".join(filter(None, (phrases.day(entry.date), _done(sheet, entry, units)))), private=entry.private
        )
        told = (("Learned", entry.learned), ("Stuck", entry.stuck), ("Note", entry.note))
        _more(sheet, *(f"{word}: {text}" for word, text in told if text))
    if not log:
        sheet.say("Nothing yet. `mentorprep update STEP --hours 2` logs what was done.")


def _done(sheet: Sheet, entry: LogEntry, units: Mapping[str, str]) -> str:
    facts = [sheet.name(entry.step or "")]
    facts += [phrases.hours(entry.hours)] if entry.hours is not None else []
    facts += [phrases.count(entry.units, units.get(entry.step or "", "unit"))] if entry.units is not None else []
    if isinstance(entry.left, Range):
        facts.append(f"{phrases.number(entry.left.low)} to {phrases.hours(entry.left.high)} left")
    elif entry.left is not None:
        facts.append(f"{phrases.hours(entry.left)} left")
    return ", ".join(filter(None, facts))


def _entry(sheet: Sheet, text: str, *, private: bool) -> None:
    sheet.say(marked(text, private=private), first="  - ")


def _more(sheet: Sheet, *texts: str) -> None:
    for text in filter(None, texts):
        sheet.say(text, first="    ")


def _about(sheet: Sheet, ids: Sequence[str], of: str) -> str:
    others = [id_ for id_ in ids if id_ != of]
    return f"About {phrases.titles(others, sheet.name)}." if others else ""
