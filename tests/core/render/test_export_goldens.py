"""Whole messages of three homeworks: before the kick-off, some weeks after it, after five silent months."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from markdown_it import MarkdownIt

from html_pages import Parsed
from mentorprep.core.checks.rules import check
from mentorprep.core.format.read import load
from mentorprep.core.plan.assess import assess
from mentorprep.core.render import parts, written
from mentorprep.core.render.form import form
from mentorprep.core.render.html_page import html_page
from mentorprep.core.render.ics import ics
from mentorprep.core.render.languages import LANGUAGES, words_in
from mentorprep.core.render.mail import envelope, mail
from mentorprep.core.render.pages import page
from mentorprep.core.render.pages.outreach import boxes
from mentorprep.core.render.text import plain
from mentorprep.core.summary.calendar import calendar
from mentorprep.core.summary.full import full
from mentorprep.core.summary.kickoff import kickoff
from mentorprep.core.summary.known import known
from mentorprep.core.summary.length import too_long
from mentorprep.core.summary.news import Since
from mentorprep.core.summary.outreach import outreach
from mentorprep.core.summary.public import public
from mentorprep.core.summary.relationship import last_sent
from mentorprep.core.summary.update import update

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorprep.core.model import Homework
    from mentorprep.core.render.pages import Summary

TESTS = Path(__file__).parents[2]
EXAMPLES = TESTS.parent / "examples"
BEFORE = dt.date(2026, 11, 23)


class Source(NamedTuple):
    """A homework on a day; `since` is when the mentor last heard where nothing was sent, `seen` what they saw then."""

    path: Path
    today: dt.date
    since: dt.date | None = None
    seen: Path | None = None


EXPORTS = TESTS / "golden" / "export"
SOURCES = {
    "before": Source(EXPORTS / "before.yaml", BEFORE),
    "after": Source(EXPORTS / "after.yaml", dt.date(2027, 2, 8), seen=EXPORTS / "seen.yaml"),
    "silent": Source(EXPORTS / "silent.yaml", dt.date(2027, 5, 10)),
    "tester-to-backend": Source(EXAMPLES / "tester-to-backend" / "homework.yaml", BEFORE, dt.date(2026, 11, 10)),
    "certificate-and-english": Source(
        EXAMPLES / "certificate-and-english" / "homework.yaml", BEFORE, dt.date(2026, 10, 31)
    ),
    "promotion-or-rest": Source(EXAMPLES / "promotion-or-rest" / "homework.yaml", BEFORE),
}
MESSAGES = [
    ("before", "outreach"),
    ("before", "kickoff"),
    ("before", "full"),
    ("after", "update"),
    ("after", "full"),
    ("silent", "outreach"),
    ("silent", "kickoff"),
    ("silent", "update"),
    *((example, kind) for example in list(SOURCES)[3:] for kind in ("outreach", "kickoff", "update", "full")),
]
SUFFIXES = {"md": "md", "text": "txt", "json": "json", "html": "html", "eml": "eml"}
SPOKEN = [(suffix, language) for suffix in SUFFIXES for language in LANGUAGES if suffix != "json" or language == "en"]


def homework_of(path: Path) -> Homework:
    document = load(path.read_bytes())
    assert document.homework is not None, document.findings
    return document.homework


def summary_of(name: str, kind: str) -> Summary:
    source = SOURCES[name]
    homework, today = homework_of(source.path), source.today
    shown = public(homework)
    assessment = assess(shown.homework, today, ways_out=0)
    beside = assess(homework, today, ways_out=0) if shown.private_work else None
    facts = known(shown.homework, assessment, homework.mentors[0], beside_private=beside)
    if kind == "outreach":
        return outreach(facts)
    if kind == "kickoff":
        return kickoff(facts, check(shown.homework, assessment))
    if kind == "full":
        everything = full(facts)
        assert everything is not None
        return everything
    sent = last_sent(homework, homework.mentors[0])
    seen = public(homework_of(source.seen), shown.hidden).homework if source.seen else None
    since = sent.date if sent else source.since
    assert since is not None
    news = update(facts, Since(since, seen))
    assert news is not None
    return news


def shown_as(suffix: str, language: str, name: str, kind: str) -> str:
    """The message in a format, as `export` writes it."""
    homework, summary, words = homework_of(SOURCES[name].path), summary_of(name, kind), words_in(language)
    made = page(summary, words)
    if suffix == "html":
        return html_page(made, words)
    if suffix == "eml":
        shown, mentor, today = public(homework).homework, homework.mentors[0], SOURCES[name].today
        return mail(made, envelope(shown, mentor, summary.kind, plain(made.subject), today), words).decode()
    return written(summary, made, suffix)


@pytest.mark.parametrize(("suffix", "language"), SPOKEN)
@pytest.mark.parametrize(("name", "kind"), MESSAGES)
def test_a_whole_message_reads_as_agreed(
    name: str, kind: str, suffix: str, language: str, golden: Callable[[str, str], None]
) -> None:
    spoken = "" if language == "en" else f".{language}"
    golden(f"export/{name}.{kind}{spoken}.{SUFFIXES[suffix]}", shown_as(suffix, language, name, kind))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SOURCES)
def test_a_form_and_a_calendar_read_as_agreed(name: str, language: str, golden: Callable[[str, str], None]) -> None:
    summary, homework, words = summary_of(name, "outreach"), homework_of(SOURCES[name].path), words_in(language)
    assert summary.kind == "outreach"
    shown = public(homework).homework
    facts = known(shown, assess(shown, SOURCES[name].today, ways_out=0), homework.mentors[0])
    spoken = "" if language == "en" else f".{language}"
    golden(f"export/{name}.outreach{spoken}.form.txt", form(boxes(summary, words)))
    golden(f"export/{name}.full{spoken}.ics", ics(calendar(facts, "full"), words).decode())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "kind"), MESSAGES)
def test_a_page_has_one_title_and_no_level_of_headings_left_out(name: str, kind: str, language: str) -> None:
    levels = Parsed(shown_as("html", language, name, kind)).heading_levels
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "kind"), [message for message in MESSAGES if message[1] != "full"])
def test_a_message_keeps_to_its_length(name: str, kind: str, language: str) -> None:
    made = page(summary_of(name, kind), words_in(language))
    assert too_long(kind, parts(made)) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "kind"), MESSAGES)
def test_no_word_of_the_tool_reaches_a_mentor(name: str, kind: str, language: str) -> None:
    for suffix in ("md", "text", "json", "html"):
        message = shown_as(suffix, language, name, kind)
        for word in (
            "MP2",
            "MP3",
            "over-ambitious",
            "no-plan",
            "no-date",
            "impossible",
            "backend-job",
            "python-course",
        ):
            assert word not in message
        for private in ("quietly", "notice,", "boss", "Bad week", "2.5 h,"):
            assert private not in message


def outline(markdown: str) -> list[str]:
    """The structure that a Markdown reader sees: headings with their text, and how many items, rows and links."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    found = []
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            found.append(f"{token.tag} {tokens[place + 1].content}")
        elif token.type in {"ordered_list_open", "bullet_list_open", "table_open"}:
            level, close = token.level, token.type.replace("open", "close")
            end = next(i for i in range(place, len(tokens)) if tokens[i].type == close and tokens[i].level == level)
            inner = [t for t in tokens[place:end] if t.level <= level + 2]
            rows = sum(t.type in {"list_item_open", "tr_open"} and t.level <= level + 2 for t in inner)
            start = f" from {token.attrs['start']}" if "start" in token.attrs else ""
            found.append(f"{token.type.removesuffix('_open')} of {rows}{start}")
    return found


def test_the_page_before_the_kick_off_has_the_structure_that_is_meant() -> None:
    summary = summary_of("before", "kickoff")
    assert outline(written(summary, page(summary, words_in("en")), "md")) == [
        "h1 Ada Kowalska: before our call",
        "h2 What I would most like from our call",
        "ordered_list of 3",
        "h2 Where I am",
        "h2 The options I weigh",
        "bullet_list of 2",
        "h2 Goals",
        "table of 5",
        "h2 Plans",
        "h3 4: Get a junior backend job (129.5 h left)",
        "bullet_list of 3",
        "h3 5: Python beyond scripts",
        "bullet_list of 1",
        "h3 6: Talk about my work in English (2 h left)",
        "bullet_list of 1",
        "h2 What I already doubt",
        "bullet_list of 4",
        "h2 Our meeting",
        "bullet_list of 3",
        "h2 Agenda: 60 minutes, if it suits you",
        "bullet_list of 5",
        "h2 How we could work together",
        "bullet_list of 3",
    ]
