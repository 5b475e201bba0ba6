"""What several pages show alike: greetings, lists, questions, a meeting with its agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.render.blocks import (
    Block,
    Bullets,
    Drawing,
    Heading,
    Item,
    Line,
    Numbered,
    Paragraph,
    Typed,
    fill,
    joined,
)
from mentorprep.core.render.prose import prose, with_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorprep.core.render.languages.phrases import Phrases
    from mentorprep.core.summary.facts import MeetingFact, QuestionFact, StepFact
    from mentorprep.core.summary.kickoff import AgendaItem
    from mentorprep.core.summary.timeline import Timeline


def hello(mentor: str | None, words: Phrases) -> Line:
    """The greeting, by name where it is one: “a cloud mentor” and “my mentor” say who is meant, and nobody is called so."""
    return fill(words.hello, mentor=Typed(mentor)) if mentor and _is_name(mentor) else (words.hello_anyone,)


def _is_name(mentor: str) -> bool:
    words = mentor.split()
    return len(words) < 2 or not words[-1][0].islower()


def section(title: Line | str, *blocks: Block | None) -> tuple[Block, ...]:
    """A heading with what stands under it; nothing where nothing does."""
    content = tuple(block for block in blocks if block is not None)
    line = (title,) if isinstance(title, str) else title
    return (Heading(2, line), *content) if content else ()


def long_text(title: str, text: str | None) -> tuple[Block, ...]:
    """A section that is one of the mentee's longer texts."""
    return section(title, *prose(text)) if text else ()


def drawing(timeline: Timeline | None) -> Drawing | None:
    """The picture of a timeline, where there is one."""
    return Drawing(timeline) if timeline else None


def bullets(items: Iterable[Item | Line]) -> Bullets | None:
    """A list; None when it would be empty."""
    made = tuple(item if isinstance(item, Item) else Item(item) for item in items)
    return Bullets(made) if made else None


def numbered(items: Sequence[Item], first: int) -> Numbered | None:
    """A numbered list; None when it would be empty."""
    return Numbered(tuple(items), first) if items else None


def paragraph(line: Line | str) -> Paragraph:
    """A paragraph of our words, or of a filled phrase."""
    return Paragraph((line,) if isinstance(line, str) else line)


def phrase_with(template: str, text: str, **parts: str | Typed | Line) -> Item:
    """A list item from a phrase with a long text in its slot `text`; more paragraphs and lists stand below it."""
    before, _, after = template.partition("{text}")
    return with_text(fill(before, **parts), text, fill(after, **parts))


def listed(texts: Iterable[str], *, separator: str = ", ") -> Line:
    """The mentee's words in a row."""
    return joined([(Typed(text),) for text in texts], separator)


def open_end(text: str) -> str:
    """A text that a phrase goes on after: without its full stop."""
    stripped = text.rstrip()
    return stripped[:-1] if stripped.endswith(".") and not stripped.endswith("..") else stripped


def about_line(goals: Sequence[int], steps: Sequence[str], words: Phrases) -> Line:
    """What something is about: goals by their numbers, steps by their titles."""
    numbers: list[Line] = [(words.goals_of(goals),)] if goals else []
    return joined([*numbers, *((Typed(title),) for title in steps)], "; ")


def because(line: Line, reasons: Sequence[str], words: Phrases) -> Line:
    """A line with its reasons: as a clause, or as a sentence of its own where they begin like one."""
    if not reasons:
        return line
    told = joined([(Typed(open_end(reason)),) for reason in reasons], "; ")
    return fill(words.reason if reasons[0][:1].islower() else words.reason_sentence, change=line, reason=told)


def measure_line(measure: Sequence[str]) -> Line:
    """What is measured, and from where to where."""
    name, *figures = measure
    line: Line = (Typed(name),)
    return (*line, ": ", *joined([(Typed(figure),) for figure in figures], " → ")) if figures else line


def step_line(step: StepFact, words: Phrases, *, evidence: bool = False) -> Line:
    """A step with how much it is: "SQL course (12 of 30 h)"."""
    line: Line = (Typed(step.title),)
    if amount := words.amount(step):
        line = (*line, " (", *amount, ")")
    return (*line, ": ", Typed(step.evidence)) if evidence and step.evidence else line


def steps_line(steps: Iterable[StepFact], words: Phrases, more: int = 0) -> Line:
    """Steps in a row, and how many more there are."""
    line = joined([step_line(step, words) for step in steps], "; ")
    return (*line, "; ", words.more_steps(more)) if more else line


def question_items(questions: Iterable[QuestionFact], words: Phrases) -> list[Item]:
    """Questions as items of a numbered list, with what they are about."""
    return [_question(question, words) for question in questions]


def _question(question: QuestionFact, words: Phrases) -> Item:
    about = about_line(question.goals, question.steps, words)
    return phrase_with("{text} ({about})" if about else "{text}", question.text, about=about)


def meeting_line(meeting: MeetingFact, words: Phrases) -> Line:
    """When a meeting is: day, time, zone."""
    day = words.weekday(meeting.date)
    if not meeting.time:
        return (day,)
    when = fill(words.meeting_time, day=day, time=Typed(meeting.time))
    return fill(words.meeting_zone, when=when, zone=meeting.zone) if meeting.zone else when


def meeting_section(meeting: MeetingFact | None, words: Phrases) -> tuple[Block, ...]:
    """The planned meeting."""
    if meeting is None:
        return ()
    link = fill(words.meeting_link, link=Typed(meeting.link)) if meeting.link else None
    lines = [meeting_line(meeting, words), *([link] if link else []), (words.please_read,)]
    return section(words.meeting, bullets(lines))


def agenda_section(agenda: Sequence[AgendaItem], words: Phrases) -> tuple[Block, ...]:
    """The proposed agenda; its minutes add up to those in the heading."""
    minutes = sum(item.minutes for item in agenda)
    lines = [fill(words.agenda_item, minutes=str(item.minutes), topic=words.agenda[item.topic]) for item in agenda]
    return section(fill(words.agenda_title, minutes=str(minutes)), bullets(lines))


def lead(
    mentor: str | None, questions: Sequence[QuestionFact], with_questions: str, without: str, words: Phrases
) -> Paragraph:
    """The first lines: what is asked, or that nothing is."""
    if not questions:
        return Paragraph((*hello(mentor, words), " ", without))
    asked = words.questions_asked(len(questions), questions[0].number, questions[-1].number)
    return Paragraph((*hello(mentor, words), " ", *fill(with_questions, questions=asked)))
