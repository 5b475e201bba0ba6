"""Whatever a file holds, it is read or refused, changed or left, judged and told: nothing breaks but with our own words.

A few hundred files at every change; for a long run see CONTRIBUTING.md."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import icalendar
from hypothesis import event, given
from hypothesis import strategies as st

from fuzz import examples
from mails import all_text
from mentorprep.core.changes import changes_between
from mentorprep.core.checks.rules import check
from mentorprep.core.finding import EXIT_UNUSABLE_CODES
from mentorprep.core.format.edit import Edit, Edited, apply, with_ids
from mentorprep.core.format.emit import new_file
from mentorprep.core.format.read import Document, load, load_text
from mentorprep.core.model import Homework, SentKind
from mentorprep.core.plan.assess import assess
from mentorprep.core.render import parts, written
from mentorprep.core.render.form import form
from mentorprep.core.render.html_page import html_page
from mentorprep.core.render.ics import ics
from mentorprep.core.render.languages import LANGUAGES, words_in
from mentorprep.core.render.mail import envelope, mail
from mentorprep.core.render.mailto import mailto
from mentorprep.core.render.pages import page
from mentorprep.core.render.pages.outreach import boxes
from mentorprep.core.render.text import plain
from mentorprep.core.report import FileReport, run_report
from mentorprep.core.summary.calendar import calendar
from mentorprep.core.summary.full import full
from mentorprep.core.summary.kickoff import kickoff
from mentorprep.core.summary.known import known
from mentorprep.core.summary.length import too_long
from mentorprep.core.summary.news import Since
from mentorprep.core.summary.outreach import outreach
from mentorprep.core.summary.public import public
from mentorprep.core.summary.update import update
from strategies import homeworks, yaml_of

if TYPE_CHECKING:
    from mentorprep.core.render.pages import Summary

Draw = Callable[[st.SearchStrategy[Any]], Any]

SEEDS = [path.read_bytes() for path in sorted((Path(__file__).parent / "homeworks").rglob("*.yaml"))]
PIECES = [
    piece.encode("utf-8", "surrogatepass")
    for piece in (
        ":", ": ", "- ", "\n", "\r", "\r\n", "\t", " ", "  ", "#", " # ", "[", "]", "{", "}", ",", "'", '"', "\\", "|", "|+\n",
        ">-\n", "&a ", "*a", "!", "!!str ", "!!python/object:os.system ", "<<: *a", "---\n", "...\n", "%TAG ! x\n", "? ", "~",
        "null", "true", "no", "0", "-1", "1e9", "0x10", ".inf", ".nan", "9" * 30, "0.1", "2030-02-30", "0001-01-01",
        "9999-12-31", "2027-Q2", "id: a\n", "hours: 3\n", "after: [a]\n", "plan:\n", "private: true\n", "x-a: 1\n", "{low: 1, high: 2}",
        "\x00", "\x07", "\x1b[31m", "\x85", "\u2028", "\u202e", "\ufeff", "\ufffe", "é", "😀", "\ud800",
    )
] + [b"\xff", b"\xc3", b"\xf0\x9f", b"\x80"]  # fmt: skip


@st.composite
def mutated(draw: Draw) -> bytes:
    """A sound file with a few bytes, pieces or lines gone, doubled, swapped or put in."""
    data = draw(st.sampled_from(SEEDS) | homeworks().map(new_file).map(str.encode))
    for _ in range(draw(st.integers(1, 6))):
        here, there = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
        near = min(there, here + 40)
        lines = data.splitlines(keepends=True)
        one = draw(st.integers(0, max(len(lines) - 1, 0)))
        match draw(st.sampled_from(["insert", "insert", "replace", "delete", "double", "swap", "cut", "indent"])):
            case "insert":
                data = data[:here] + draw(st.sampled_from(PIECES)) + data[here:]
            case "replace":
                data = data[:here] + draw(st.sampled_from(PIECES)) + data[near:]
            case "delete":
                data = data[:here] + data[near:]
            case "double":
                data = data[:here] + data[here:near] + data[here:]
            case "cut":
                data = data[:there]
            case "swap" if lines:
                lines[one], lines[0] = lines[0], lines[one]
                data = b"".join(lines)
            case "indent" if lines:
                lines[one] = b" " * draw(st.integers(1, 3)) + lines[one]
                data = b"".join(lines)
    return bytes(data)


def check_findings(document: Document) -> None:
    """A file is either a homework or has findings, each with a code, words and a place that is there."""
    lines = document.text.split("\n")
    assert (document.homework is None) == bool(document.findings)
    for finding in document.findings:
        assert finding.code in EXIT_UNUSABLE_CODES
        assert finding.message
        assert finding.fix or "one of" in finding.message, finding
        assert "\n" not in finding.message + finding.fix
        if finding.line is not None:
            assert finding.column is not None
            assert 1 <= finding.line <= len(lines)
            assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1


def check_edits(document: Document, text: str) -> None:
    """Usual changes are made, and read back as they were meant, or are refused with a cure."""
    homework = document.homework
    goals, log = (len(homework.goals), len(homework.log)) if homework else (0, 0)
    edits = [
        Edit(("x-fuzz",), text),
        Edit(("goals", goals), {"title": text, "by": "2027-Q2", "plan": [{"title": text}]}),
        Edit(("log", log), {"date": dt.date(2027, 1, 2), "hours": 2, "note": text}),
        Edit(("mentee", "situation"), text),
        *with_ids(document)[:3],
    ]
    for chosen in (edits[:1], edits[1:2], edits):
        result = apply(document, chosen)
        if not isinstance(result, Edited):
            assert result.message
            assert result.cure
            continue
        again = load_text(result.text)
        assert again.homework == result.document.homework
        assert again.homework or not homework
    if homework:
        undone = apply(document, [*edits[:1], Edit(("x-fuzz",), None)])
        assert not isinstance(undone, Edited) or undone.document.homework == homework


def check_told(homework: Homework, today: dt.date, *, message: SentKind | None) -> None:
    """Everything is said of a homework that there is to say."""
    assessment = assess(homework, today, ways_out=1)
    findings = check(homework, assessment, message=message)
    json.dumps(run_report(today, [FileReport("-", None, assessment, findings)]), allow_nan=False)
    assert changes_between(homework, homework) == ()
    shown = public(homework)
    judged = assess(shown.homework, today, ways_out=0)
    for mentor in (None, *homework.mentors[:1]):
        facts = known(shown.homework, judged, mentor, beside_private=assessment if shown.private_work else None)
        summaries: list[Summary | None] = [
            outreach(facts),
            kickoff(facts, check(shown.homework, judged)),
            full(facts),
            update(facts, Since(today - dt.timedelta(30), None)),
            update(facts, Since(today, shown.homework, itself=True)),
        ]
        assert icalendar.Calendar.from_ical(ics(calendar(facts, "full"), words_in("en"))).errors == []
        for summary in summaries:
            for language in LANGUAGES if summary else ():
                assert summary
                words = words_in(language)
                made = page(summary, words)
                for suffix in ("md", "text", "json"):
                    written(summary, made, suffix).encode()
                html_page(made, words).encode()
                outside = envelope(shown.homework, mentor, summary.kind, plain(made.subject), today)
                mailto(made, outside)
                assert all_text(mail(made, outside, words))
                if summary.kind == "outreach":
                    form(boxes(summary, words)).encode()
                for kind in get_args(SentKind):
                    too_long(kind, parts(made))


DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2031, 12, 31))
MESSAGES = st.sampled_from([None, *get_args(SentKind)])
TEXTS = st.sampled_from(["plain", "a: b, {c} # d", "one\ntwo\n\n", "- [x](y)", "\x1b[31mred", "'\"\\", "😀\u2028é"])


def check_all(data: bytes, today: dt.date, text: str, message: SentKind | None) -> None:
    document = load(data)
    check_findings(document)
    check_edits(document, text)
    if document.homework is not None:
        check_told(document.homework, today, message=message)


@examples(150)
@given(mutated(), DAYS, TEXTS, MESSAGES)
def test_a_file_with_bytes_gone_or_put_in_is_read_or_refused(
    data: bytes, today: dt.date, text: str, message: SentKind | None
) -> None:
    event("sound" if load(data).homework else "refused")
    check_all(data, today, text, message)


@examples(40)
@given(homeworks(dates=(1, 9999)), st.booleans(), DAYS, TEXTS, MESSAGES)
def test_a_homework_on_any_days_is_judged_changed_and_told(
    homework: dict[str, Any], in_braces: bool, today: dt.date, text: str, message: SentKind | None
) -> None:
    data = (yaml_of(homework) if in_braces else new_file(homework)).encode()
    assert load(data).homework is not None
    check_all(data, today, text, message)


@examples(100)
@given(st.binary(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=30).map(b"".join))
def test_bytes_that_are_no_homework_are_refused_with_a_place(data: bytes) -> None:
    document = load(data)
    check_findings(document)
    check_edits(document, "text")
