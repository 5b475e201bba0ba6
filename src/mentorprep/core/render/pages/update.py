"""The follow-up, laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.render.blocks import Block, Heading, Item, Line, Paragraph, Typed, fill
from mentorprep.core.render.pages import Page
from mentorprep.core.render.pages.parts import (
    agenda_section,
    because,
    bullets,
    drawing,
    lead,
    listed,
    meeting_section,
    numbered,
    open_end,
    paragraph,
    phrase_with,
    question_items,
    section,
    step_line,
)
from mentorprep.core.render.subjects import update_subject
from mentorprep.core.render.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorprep.core.render.languages.phrases import Phrases
    from mentorprep.core.summary.news import Told
    from mentorprep.core.summary.update import Advice, DecisionFact, Remark, Reminder, Standing, Update


def page(summary: Update, words: Phrases) -> Page:
    """Done, under way, learned; changes; advice; dates; questions, stuck; meeting."""
    subject = update_subject(summary.mentee, summary.since, words)
    more = paragraph(words.more_questions(summary.more_questions)) if summary.more_questions else None
    first = summary.questions[0].number if summary.questions else 1
    advice = [
        *(_advice(idea, words) for idea in summary.advice),
        *(decision_item(one, words.decided, words) for one in summary.decisions),
    ]
    standings = numbered([Item(line) for line in _standings(summary.standings, words)], 1)
    unchanged = paragraph(words.all_unchanged) if _all_unchanged(summary.standings) else None
    beside = paragraph(words.beside_others) if summary.beside_other_commitments and standings else None
    blocks: tuple[Block, ...] = (
        Heading(1, subject),
        _lead(summary, words),
        *_reminder(summary.reminder, words),
        *section(fill(words.since, date=words.date(summary.since)), bullets(_news(summary, words))),
        *section(words.what_changed, bullets(_change(told, words) for told in grouped(summary.changes))),
        *section(words.advice, bullets(advice)),
        *section(words.where_dates_stand, unchanged, standings, beside, drawing(summary.timeline)),
        *section(words.questions, numbered(question_items(summary.questions, words), first), more),
        *section(words.stuck, bullets(_remark(one, words.stuck_in, "{text}") for one in summary.stuck)),
        *meeting_section(summary.meeting, words),
        *_wish_to_meet(summary, words),
    )
    return Page(subject, blocks)


def _lead(summary: Update, words: Phrases) -> Paragraph:
    with_questions = words.update_lead_after_silence if summary.after_silence else words.update_lead
    if not summary.wish_to_meet:
        return lead(summary.mentor, summary.questions, with_questions, words.update_without_questions, words)
    asked = with_questions.replace("{questions}", words.with_a_call)
    return lead(summary.mentor, summary.questions, asked, words.update_with_a_call, words)


def _reminder(reminder: Reminder, words: Phrases) -> list[Block]:
    """Who writes, and what was agreed: a line each."""
    told: list[Block] = []
    if reminder.situation:
        told.append(paragraph(fill(words.reminder, situation=Typed(reminder.situation))))
    if agreed := reminder.agreed:
        text = decision_item(agreed, "{text}", words).line
        on = words.date(agreed.date) if agreed.date else ""
        line = fill(words.agreed_on if on else words.agreed, date=on, text=text)
        told.append(paragraph(line if plain(line).endswith((".", "!", "?")) else (*line, ".")))
    elif reminder.met:
        told.append(paragraph(fill(words.met_on, date=words.date(reminder.met))))
    return told


def _wish_to_meet(summary: Update, words: Phrases) -> tuple[Block, ...]:
    agenda = agenda_section(summary.agenda, words)
    if not summary.wish_to_meet:
        return agenda
    minutes = str(sum(item.minutes for item in summary.agenda))
    return section(words.call, paragraph(fill(words.wish_to_meet, minutes=minutes)), *agenda[1:])


def grouped(changes: Sequence[Told]) -> list[Told]:
    """Steps that came, and steps that went, each kind as one change where no reason is told."""
    found: dict[object, Told] = {}
    for place, told in enumerate(changes):
        shift = told.shift
        alike = shift is not None and shift.thing == "step" and shift.topic in {"added", "removed"} and not told.because
        key: object = shift.topic if shift and alike else place
        if shift and key in found and (first := found[key].shift):
            found[key] = told._replace(shift=shift._replace(title=f"{first.title}; {shift.title}"))
        else:
            found[key] = told
    return list(found.values())


def _news(summary: Update, words: Phrases) -> list[Item]:
    return [
        *(Item(fill(words.done_goal, title=Typed(title))) for title in summary.done_goals),
        *(Item(fill(words.done, step=step_line(step, words, evidence=True))) for step in summary.done),
        *(Item(fill(words.under_way_one, step=step_line(step, words))) for step in summary.under_way),
        *(_remark(remark, words.learned_in, words.learned) for remark in summary.learned),
    ]


def _remark(remark: Remark, with_step: str, without: str) -> Item:
    if remark.step is None:
        return phrase_with(without, remark.text)
    return phrase_with(with_step, remark.text, step=Typed(remark.step))


def _change(told: Told, words: Phrases) -> Item:
    if told.goals:
        moved = fill(words.dates_moved, goals=words.goals_of(told.goals))
        return Item(because(moved, told.because, words))
    change: Line = words.shift(told.shift) if told.shift else (Typed(open_end(told.what or "")),)
    if told.about:
        change = fill(words.changed, about=listed(told.about), what=change)
    return Item(because(change, told.because, words))


def _advice(idea: Advice, words: Phrases) -> Item:
    return Item(advice_line(idea, words))


def advice_line(idea: Advice, words: Phrases) -> Line:
    """An idea and what became of it, and why."""
    line = fill(words.outcomes[idea.outcome], text=Typed(open_end(idea.text)))
    if idea.became:
        line = fill(words.advice_became, advice=line, title=Typed(idea.became))
    if idea.from_other:
        line = fill(words.advice_from, advice=line, person=Typed(idea.from_other))
    return because(line, [idea.because] if idea.because else [], words)


def decision_item(decision: DecisionFact, template: str, words: Phrases) -> Item:
    """A decision, said with a phrase, with its reason and the one it stands in for."""
    line = fill(template, text=Typed(open_end(decision.text)))
    if decision.with_other:
        line = fill(words.decided_with, decision=line, person=Typed(decision.with_other))
    if decision.instead_of:
        line = fill(words.instead_of, decision=line, old=Typed(open_end(decision.instead_of)))
    return Item(because(line, [decision.because] if decision.because else [], words))


def _all_unchanged(standings: Sequence[Standing]) -> bool:
    dated = [standing for standing in standings if standing.goal.by]
    return len(dated) > 1 and all(standing.date == "unchanged" for standing in dated)


def _standings(standings: Sequence[Standing], words: Phrases) -> list[Line]:
    """“Unchanged” is said once where it holds for all."""
    said = _all_unchanged(standings)
    return [_standing(standing._replace(date=None) if said else standing, words) for standing in standings]


def _standing(standing: Standing, words: Phrases) -> Line:
    goal = standing.goal
    parts: dict[str, str | Typed | Line] = {"title": Typed(goal.title), "state": words.state(goal.state)}
    if not goal.by:
        return fill(words.standing_without_date, **parts)
    parts |= {"by": words.date(goal.by), "was": words.date(standing.was) if standing.was else ""}
    templates = {
        "unchanged": words.standing_unchanged,
        "moved": words.standing_moved_from if standing.was else words.standing_moved,
        "new": words.standing_new,
    }
    return fill(templates.get(standing.date or "", words.standing), **parts)
