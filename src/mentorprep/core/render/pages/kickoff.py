"""The summary before the first call, laid out."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mentorprep.core.render.blocks import Block, Heading, Item, Line, Table, Typed, fill, joined, one_line
from mentorprep.core.render.pages import Page
from mentorprep.core.render.pages.parts import (
    about_line,
    agenda_section,
    bullets,
    drawing,
    lead,
    long_text,
    measure_line,
    meeting_section,
    numbered,
    paragraph,
    phrase_with,
    question_items,
    section,
    steps_line,
)
from mentorprep.core.render.subjects import kickoff_subject

if TYPE_CHECKING:
    from mentorprep.core.render.languages.phrases import Phrases
    from mentorprep.core.summary.facts import GoalFact
    from mentorprep.core.summary.kickoff import Doubt, Kickoff, PlanFact, Wish


def page(summary: Kickoff, words: Phrases) -> Page:
    """Questions, situation, options, goals, plans, doubts, meeting, agenda, agreement."""
    subject = kickoff_subject(summary.mentee, words)
    more = paragraph(words.more_questions(summary.more_questions)) if summary.more_questions else None
    questions = numbered(question_items(summary.questions, words), 1)
    blocks: tuple[Block, ...] = (
        Heading(1, subject),
        lead(summary.mentor, summary.questions, words.kickoff_lead, words.kickoff_without_questions, words),
        *section(words.wanted_from_call, questions, more, bullets(_wish(wish, words) for wish in summary.wishes)),
        *long_text(words.where_i_am, summary.situation),
        *section(words.options, bullets(Item((Typed(option),)) for option in summary.options)),
        *_goals(summary, words),
        *_plans(summary, words),
        *section(words.what_i_doubt, bullets(_doubt(doubt, words) for doubt in summary.doubts)),
        *meeting_section(summary.meeting, words),
        *agenda_section(summary.agenda, words),
        *_agreement(summary, words),
    )
    return Page(subject, blocks)


def _wish(wish: Wish, words: Phrases) -> Item:
    return phrase_with(words.wish_for_goal, wish.text, goal=words.goals_of((wish.goal,)))


def _goals(summary: Kickoff, words: Phrases) -> tuple[Block, ...]:
    if not summary.goals:
        return ()
    rows = [_row(goal, words) for goal in summary.goals]
    there = [place for place in range(len(words.table_head)) if any(row[place] for row in rows)]
    table = Table(
        head=tuple((words.table_head[place],) for place in there),
        rows=tuple(tuple(row[place] for place in there) for row in rows),
    )
    beside = paragraph(words.beside_others) if summary.beside_other_commitments else None
    hours = summary.hours_per_week
    given = paragraph(fill(words.hours_per_week, hours=words.hours(hours))) if hours else None
    return section(words.goals, table, given, beside, drawing(summary.timeline))


def _row(goal: GoalFact, words: Phrases) -> tuple[Line, ...]:
    known_by: list[Line] = [(Typed(one_line(goal.done_when)),)] if goal.done_when else []
    sign = joined([*known_by, *([measure_line(goal.measure)] if goal.measure else [])], "; ")
    by: Line = (words.date(goal.by),) if goal.by else ()
    return ((str(goal.number),), (Typed(goal.title),), sign, by, words.state(goal.state))


def _plans(summary: Kickoff, words: Phrases) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for plan in summary.plans:
        title = fill(words.plan_of, number=str(plan.number), goal=Typed(plan.goal))
        if plan.hours is not None:
            title = fill(words.plan_hours, plan=title, hours=words.number(plan.hours))
        lines = bullets(_plan_lines(plan, words))
        blocks += [Heading(3, title), *([lines] if lines else [])]
    return section(words.plans, *blocks)


def _plan_lines(plan: PlanFact, words: Phrases) -> list[Line]:
    stages = ((words.under_way, plan.under_way, 0), (words.next, plan.next, 0), (words.later, plan.later, plan.more))
    return [fill(phrase, steps=steps_line(steps, words, more)) for phrase, steps, more in stages if steps]


def _doubt(doubt: Doubt, words: Phrases) -> Line:
    spoken = words.hours if doubt.topic == "load" else words.number
    amount = "" if doubt.amount is None else spoken(Decimal(doubt.amount))
    return fill(words.doubts[doubt.topic], about=about_line(doubt.goals, doubt.steps, words), amount=amount)


def _agreement(summary: Kickoff, words: Phrases) -> tuple[Block, ...]:
    if summary.agreement:
        return long_text(words.how_we_work, summary.agreement)
    return section(words.how_i_suggest, bullets((sentence,) for sentence in words.proposed_agreement))
