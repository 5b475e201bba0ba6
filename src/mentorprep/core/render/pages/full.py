"""Everything, laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.render.blocks import Block, Heading, Item, Line, Typed, fill, joined, one_line
from mentorprep.core.render.pages import Page
from mentorprep.core.render.pages.parts import (
    because,
    bullets,
    drawing,
    lead,
    listed,
    long_text,
    measure_line,
    meeting_line,
    numbered,
    open_end,
    paragraph,
    phrase_with,
    question_items,
    section,
)
from mentorprep.core.render.pages.update import advice_line, decision_item
from mentorprep.core.render.prose import prose
from mentorprep.core.render.subjects import full_subject

if TYPE_CHECKING:
    import datetime as dt

    from mentorprep.core.render.languages.phrases import Phrases
    from mentorprep.core.summary.facts import QuestionFact
    from mentorprep.core.summary.full import Full, FullGoal, FullStep, LogFact, MeetingHeld, ToldChange


def page(summary: Full, words: Phrases) -> Page:
    """The order of the first summary, and then all that has happened."""
    subject = full_subject(summary.mentee, words)
    answered = [_answered(question, words) for question in summary.answered]
    blocks: tuple[Block, ...] = (
        Heading(1, subject),
        lead(summary.mentor, summary.questions, words.full_lead, words.full_without_questions, words),
        *section(words.questions, numbered(question_items(summary.questions, words), 1)),
        *long_text(words.where_i_am, summary.situation),
        *section(words.options, bullets(Item((Typed(option),)) for option in summary.options)),
        *section(words.links, bullets(_links(summary, words))),
        *section(words.availability, bullets(_hours(summary, words))),
        *section(
            words.goals,
            drawing(summary.timeline),
            *(block for goal in summary.goals for block in _goal(goal, words)),
            _beside(summary, words),
        ),
        *section(words.answered, numbered(answered, summary.answered[0].number if answered else 1)),
        *section(words.meetings, bullets(_meeting(held, words) for held in summary.meetings)),
        *section(
            words.decisions,
            bullets(_dated(one.date, decision_item(one, "{text}", words), words) for one in summary.decisions),
        ),
        *section(words.ideas, bullets(advice_line(idea, words) for idea in summary.ideas)),
        *section(words.changes, bullets(_change(change, words) for change in summary.changes)),
        *section(words.log, bullets(_log(entry, words) for entry in summary.log)),
        *long_text(words.how_we_work, summary.agreement),
    )
    return Page(subject, blocks)


def _links(summary: Full, words: Phrases) -> list[Line]:
    email = [fill(words.email, email=Typed(summary.email))] if summary.email else []
    return [*((Typed(link),) for link in summary.links), *email]


def _hours(summary: Full, words: Phrases) -> list[Line]:
    lines: list[Line] = []
    if summary.hours_per_week is not None:
        lines.append(fill(words.hours_per_week, hours=words.hours(summary.hours_per_week)))
    if summary.other_hours_per_week is not None:
        lines.append(fill(words.other_hours, hours=words.hours(summary.other_hours_per_week)))
    lines += [
        fill(words.hours_from, date=words.date(day), hours=words.hours(hours)) for day, hours in summary.hours_to_come
    ]
    for rest in summary.breaks:
        days = fill(words.no_work, days=words.days(rest.first, rest.last))
        lines.append((*days, " (", Typed(rest.why), ")") if rest.why else days)
    return lines


def _beside(summary: Full, words: Phrases) -> Block | None:
    return paragraph(words.beside_others) if summary.beside_other_commitments and summary.goals else None


def _goal(full: FullGoal, words: Phrases) -> list[Block]:
    title = fill(words.goal_title, number=str(full.goal.number), title=Typed(full.goal.title))
    facts = bullets(_goal_facts(full, words))
    steps = bullets(_step(step, words) for step in full.plan)
    plan = (paragraph(words.goal_plan), steps) if steps else ()
    return [block for block in (Heading(3, title), facts, *plan) if block is not None]


def _goal_facts(full: FullGoal, words: Phrases) -> list[Item]:
    goal = full.goal
    dates = ((words.goal_date, goal.by), (words.goal_start, full.start), (words.goal_finished, full.finished))
    texts = (
        (words.goal_why, full.why),
        (words.goal_wish, goal.help),
        (words.goal_done_when, goal.done_when),
        (words.goal_because, full.because),
    )
    measure = measure_line(goal.measure) if goal.measure else ()
    return [
        *(Item(fill(phrase, date=words.date(date))) for phrase, date in dates if date),
        Item(fill(words.goal_state, state=words.state(goal.state))),
        *(phrase_with(phrase, text) for phrase, text in texts if text),
        *([Item(fill(words.goal_measure, text=measure))] if measure else []),
        *([Item(fill(words.goal_replaced, title=Typed(full.replaced_by)))] if full.replaced_by else []),
    ]


def _step(full: FullStep, words: Phrases) -> Item:
    step = full.step
    details: list[Line] = [(words.statuses[step.status],)]
    if amount := words.amount(step):
        details.append(amount)
    if full.start:
        details.append(fill(words.step_start, date=words.date(full.start)))
    if step.by:
        details.append((words.until(step.by),))
    if full.finished:
        details.append(fill(words.step_finished, date=words.date(full.finished)))
    if full.after:
        details.append(fill(words.step_after, titles=listed(full.after)))
    if full.wait_days:
        details.append(fill(words.step_wait, days=full.wait_days))
    if full.optional:
        details.append((words.step_optional,))
    if full.resource:
        details.append(fill(words.step_resource, resource=Typed(full.resource)))
    if step.evidence:
        details.append(fill(words.step_evidence, evidence=Typed(step.evidence)))
    return Item(fill(words.step, title=Typed(step.title), details=joined(details, "; ")))


def _answered(question: QuestionFact, words: Phrases) -> Item:
    asked = phrase_with("{text}", question.text)
    answer = phrase_with(words.answer, question.answer or "")
    return Item(asked.line, (*asked.inside, paragraph(answer.line), *answer.inside))


def _meeting(held: MeetingHeld, words: Phrases) -> Item:
    line = meeting_line(held.meeting, words)
    if held.person:
        line = fill(words.meeting_with, meeting=line, person=Typed(held.person))
    link = [paragraph(fill(words.meeting_link, link=Typed(held.meeting.link)))] if held.meeting.link else []
    return Item(line, (*link, *prose(held.meeting.notes or "")))


def _dated(date: dt.date | None, item: Item, words: Phrases) -> Item:
    return item._replace(line=fill(words.dated, date=words.date(date), text=item.line)) if date else item


def _change(change: ToldChange, words: Phrases) -> Item:
    line: Line = (Typed(open_end(one_line(change.what or ""))),)
    if change.shift:
        line = words.shift(change.shift)
    elif change.about:
        line = fill(words.changed, about=listed(change.about), what=line) if change.what else listed(change.about)
    if change.because:
        line = because(line, [change.because], words)
    return _dated(change.date, Item(line), words)


def _log(entry: LogFact, words: Phrases) -> Item:
    head: list[Line] = [(words.date(entry.date),)]
    if entry.step:
        head.append((Typed(entry.step),))
    if entry.units is not None:
        head.append(words.units(entry.units, entry.unit))
    if entry.hours is not None:
        head.append((f"{words.number(entry.hours)} h",))
    texts = ((words.log_learned, entry.learned), (words.log_stuck, entry.stuck), (words.log_note, entry.note))
    told = [phrase_with(phrase, text) for phrase, text in texts if text]
    return Item(joined(head, ", "), tuple(block for item in told for block in (paragraph(item.line), *item.inside)))
