"""The first message, laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.render.blocks import Block, Exactly, Item, Line, Typed, fill, joined
from mentorprep.core.render.form import Box
from mentorprep.core.render.pages import Page
from mentorprep.core.render.pages.parts import hello, listed, numbered, open_end, paragraph, step_line
from mentorprep.core.render.prose import prose, with_text
from mentorprep.core.render.subjects import outreach_subject

if TYPE_CHECKING:
    from mentorprep.core.render.languages.phrases import Phrases
    from mentorprep.core.summary.outreach import Outreach, Wish


def page(summary: Outreach, words: Phrases) -> Page:
    """Opening code, greeting, who, why you, what for, so far, hours, one request."""
    subject = outreach_subject(summary.goals[0].title if summary.goals else None, words)
    blocks: list[Block] = []
    if summary.opening_code:
        blocks.append(Exactly(summary.opening_code))
    blocks.append(paragraph(hello(summary.mentor, words)))
    blocks.append(paragraph(_request(summary, words)))
    blocks.extend(prose(summary.situation or ""))
    if summary.why:
        blocks.extend(_after(words.why_you, "why", summary.why))
    blocks.extend(_wishes(summary, words))
    blocks.extend(_so_far(summary, words))
    blocks.extend(_hours(summary, words))
    blocks.extend(prose(summary.ask) if summary.ask else [paragraph(words.default_ask)])
    blocks.append(paragraph((Typed(summary.mentee),)))
    return Page(subject, tuple(blocks))


def boxes(summary: Outreach, words: Phrases) -> tuple[Box, ...]:
    """The same for a form in boxes, which show who it is from, and where each has to stand for itself."""
    code = [Exactly(summary.opening_code)] if summary.opening_code else []
    background = [*prose(summary.situation or ""), *_so_far(summary, words)]
    expectations = [*_wishes(summary, words, alone=True), *_hours(summary, words)]
    message = [
        *code,
        paragraph(hello(summary.mentor, words)),
        paragraph(_request(summary, words)),
        *(_after(words.why_you, "why", summary.why) if summary.why else []),
        *(prose(summary.ask) if summary.ask else [paragraph(words.default_ask)]),
    ]
    return (
        Box(words.form.background, tuple(background), "`situation`, and steps done or under way"),
        Box(words.form.expectations, tuple(expectations), "goals with `by` and `help`"),
        Box(words.form.message, tuple(message), "the mentor's `why` and `ask`"),
    )


def _hours(summary: Outreach, words: Phrases) -> list[Block]:
    if not summary.hours_per_week:
        return []
    template = words.hours_to_give_beside if summary.beside_other_commitments else words.hours_to_give
    return [paragraph(fill(template, hours=words.hours(summary.hours_per_week)))]


def _request(summary: Outreach, words: Phrases) -> Line:
    """Who asks, and for what: readers of first messages judge by this."""
    mentee = Typed(summary.mentee)
    if not summary.goals:
        return fill(words.request, mentee=mentee)
    phrase = words.request_for_first if len(summary.goals) > 1 else words.request_for
    return fill(phrase, mentee=mentee, goal=Typed(open_end(summary.goals[0].title)))


def _after(template: str, slot: str, text: str) -> list[Block]:
    item = with_text(fill(template.replace(f"{{{slot}}}", "")), text)
    return [paragraph(item.line), *item.inside]


def _wishes(summary: Outreach, words: Phrases, *, alone: bool = False) -> list[Block]:
    """Below the list what it leaves out: each number stands for its goal alone, so that it can be answered by. One goal
    that has nothing but its title stands in the first lines already, unless these stand `alone`."""
    if not alone and len(summary.goals) == 1 and not (summary.goals[0].by or summary.goals[0].help):
        return []
    wishes = numbered([_wish(goal, words) for goal in summary.goals], 1)
    rest = [paragraph(words.more_goals(summary.more_goals))] if summary.more_goals else []
    return [paragraph(words.help_wanted), wishes, *rest] if wishes else []


def _wish(goal: Wish, words: Phrases) -> Item:
    line: Line = (Typed(goal.title),)
    if goal.by:
        line = fill(words.goal_by, title=line, by=words.until(goal.by))
    return Item(fill(words.goal_help, goal=line, help=Typed(goal.help))) if goal.help else Item(line)


def _so_far(summary: Outreach, words: Phrases) -> list[Block]:
    told: list[Line] = []
    if summary.done:
        told.append(fill(words.so_far_done, steps=listed(summary.done, separator="; ")))
    if summary.under_way:
        steps = joined([step_line(step, words) for step in summary.under_way], "; ")
        told.append(fill(words.so_far_under_way, steps=steps))
    if summary.evidence:
        told.append(fill(words.to_look_at, evidence=Typed(summary.evidence)))
    line: Line = tuple(piece for place, part in enumerate(told) for piece in ((" ", *part) if place else part))
    return [paragraph(line)] if line else []
