"""Every plan at every stage of a relationship, held against what mentors ask for (docs/for-mentors.md)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from mentorprep.core.checks.rules import check
from mentorprep.core.finding import CATALOGUE
from mentorprep.core.plan.assess import assess
from mentorprep.core.render import parts
from mentorprep.core.render.blocks import Heading
from mentorprep.core.render.languages import LANGUAGES, words_in
from mentorprep.core.render.pages import Page, page
from mentorprep.core.render.text import plain, text
from mentorprep.core.summary.kickoff import kickoff
from mentorprep.core.summary.known import known
from mentorprep.core.summary.length import too_long
from mentorprep.core.summary.news import Since
from mentorprep.core.summary.outreach import outreach
from mentorprep.core.summary.public import public
from mentorprep.core.summary.relationship import last_sent
from mentorprep.core.summary.update import update
from stages import STAGES, WRITTEN, Stage

if TYPE_CHECKING:
    from mentorprep.core.model import SentKind
    from mentorprep.core.render.pages import Summary

KINDS: tuple[tuple[str, SentKind], ...] = (
    ("before", "outreach"),
    ("before", "kickoff"),
    ("after", "update"),
    ("silent", "update"),
)
NOTHING_TO_TELL = {("23-only-topics", "silent")}  # topics without a step: no work, no dates to move
MESSAGES = [(name, stage, kind) for name in WRITTEN for stage, kind in KINDS if (name, stage) not in NOTHING_TO_TELL]
ORDER = {
    "kickoff": (
        *("wanted_from_call", "where_i_am", "options", "goals", "plans", "what_i_doubt", "meeting", "agenda_title"),
        *("how_we_work", "how_i_suggest"),
    ),
    "update": (
        *("since", "what_changed", "advice", "where_dates_stand", "questions", "stuck", "meeting", "agenda_title"),
    ),
}
EXCUSES = {
    "en": r"\b(?:sorry|apolog\w*|unfortunately|overdue|behind|failed|delay\w*|late)\b",
    "pl": r"\b(?:przepraszam|niestety|zaległ\w*|opóźni\w*|zawal\w*|spóźni\w*)\b",
}


def summary_of(stage: Stage, kind: SentKind) -> Summary | None:
    shown = public(stage.homework)
    assessment = assess(shown.homework, stage.today, ways_out=0)
    facts = known(shown.homework, assessment, stage.homework.mentors[0])
    if kind == "outreach":
        return outreach(facts)
    if kind == "kickoff":
        return kickoff(facts, check(shown.homework, assessment))
    sent = last_sent(stage.homework, stage.homework.mentors[0])
    assert sent is not None
    assert stage.seen is not None
    return update(facts, Since(sent.date, public(stage.seen).homework))


def page_of(name: str, stage: str, kind: SentKind, language: str) -> Page:
    summary = summary_of(STAGES[stage](name), kind)
    assert summary is not None
    return page(summary, words_in(language))


@pytest.mark.parametrize(("name", "stage"), sorted(NOTHING_TO_TELL))
def test_where_nothing_happened_there_is_nothing_to_tell(name: str, stage: str) -> None:
    assert summary_of(STAGES[stage](name), "update") is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "stage", "kind"), MESSAGES)
def test_a_message_is_short_enough_to_be_read(name: str, stage: str, kind: SentKind, language: str) -> None:
    assert too_long(kind, parts(page_of(name, stage, kind, language))) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "stage", "kind"), MESSAGES)
def test_no_message_excuses_itself_or_speaks_the_language_of_the_tool(
    name: str, stage: str, kind: SentKind, language: str
) -> None:
    message = text(page_of(name, stage, kind, language).blocks)
    homework = STAGES[stage](name).homework
    ids = {goal.id for goal in homework.goals} | {step.id for goal in homework.goals for step in goal.plan}
    ids = {id_ for id_ in ids if "-" in id_}
    words = {*CATALOGUE, *(rule.name for rule in CATALOGUE.values()), "over-ambitious", "no-plan", "no-date", "MP"}
    assert [word for word in ids | words if re.search(rf"(?<![\w/-]){re.escape(word)}(?![\w-])", message)] == []
    assert re.findall(EXCUSES[language], message, re.IGNORECASE) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WRITTEN)
def test_the_first_two_lines_of_a_first_message_say_who_asks_and_for_what(name: str, language: str) -> None:
    blocks = page_of(name, "before", "outreach", language).blocks
    homework = STAGES["before"](name).homework
    lines = [line for line in text(blocks).splitlines() if line and line != homework.mentors[0].opening_code]
    goal = next(goal for goal in homework.goals if goal.status == "active")
    assert homework.mentee.name in lines[1]
    assert goal.title in lines[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "stage", "kind"), [message for message in MESSAGES if message[2] != "outreach"])
def test_sections_stand_in_the_order_that_is_agreed(name: str, stage: str, kind: SentKind, language: str) -> None:
    words = vars(words_in(language))
    said = [plain(block.line) for block in page_of(name, stage, kind, language).blocks if isinstance(block, Heading)][
        1:
    ]
    beginnings = [words[key].split("{")[0] for key in ORDER[kind]]
    places = [
        place
        for line in said
        for place, beginning in enumerate(beginnings)
        if line.startswith(beginning) and not re.match(r"\d", line)
    ]
    assert places == sorted(places)
    assert len(places) >= 2
