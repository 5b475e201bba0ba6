"""What is written from plain data: no reader of YAML takes it for anything else, and a new file reads pleasantly."""

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorprep.core.format import quote
from mentorprep.core.format.emit import Style, flow_text, mapping_lines, new_file
from mentorprep.core.format.quote import Unwritable, scalar
from mentorprep.core.format.read import load_text

PIECES = [
    "a", "no", "1", ".", " ", "  ", "\n", "\n\n", "\t", ": ", ":", " #", "#", "-", "- ", "---", "...", "?", "!", "&", "*", "|", ">",
    "%", "@", "`", "'", '"', "\\", "{", "}", "[", "]", ",", "=", "<<", "~", "null", "é", "🐢", "\x00", "\x1b", "\x7f", "\x85",
    "\xa0", "\u2028", "\u2029", "\ufeff", "\uffff", "\r", "\r\n",
]  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
    st.text(st.characters(codec="utf-8"), max_size=20),
)
STYLES = st.builds(
    Style,
    indent=st.integers(1, 8),
    list_indent=st.integers(0, 8),
    dash=st.integers(2, 8),
    pad=st.sampled_from(["", " "]),
)


@settings(max_examples=1500, deadline=None)
@given(TEXTS, STYLES)
def test_a_text_is_that_text_for_both_readers_and_both_versions_of_yaml(text: str, style: Style) -> None:
    data: dict[str, Any] = {
        "value": text,
        "between": {"value": text, "next": 1},
        "items": [text, {"value": text, "next": "a\nb"}, [text]],
        f"x-{text}": "key",
        "last": text,
    }
    written = (
        "\n".join([*mapping_lines(data, style), "flow: " + flow_text({"items": [text, {"value": text}]}, style)]) + "\n"
    )
    wanted = {**data, "flow": {"items": [text, {"value": text}]}}
    assert yaml.load(written, Loader=yaml.SafeLoader) == wanted
    assert yaml.load(written, Loader=yaml.CSafeLoader) == wanted
    assert load_text("mentorprep: 1\nmentee: {name: Ada}\nx-all: " + flow_text(text, style)).findings == ()


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("SQL course, all exercises", "SQL course, all exercises"),
        ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
        ("it's C#", "it's C#"),
        ("2027-Q2", "2027-Q2"),
        ("2027-06", "2027-06"),
        ("3 sessions", "3 sessions"),
        ("no", '"no"'),
        ("NULL", '"NULL"'),
        ("1:30", '"1:30"'),
        ("18:00", '"18:00"'),
        ("2027", '"2027"'),
        ("1_000", '"1_000"'),
        ("0x10", '"0x10"'),
        ("1e3", '"1e3"'),
        (".5", '".5"'),
        ("2027-01-01", '"2027-01-01"'),
        ("2027-1-1 10:00:00", '"2027-1-1 10:00:00"'),
        ("", '""'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ("a: b", '"a: b"'),
        ("a:", '"a:"'),
        ("a #b", '"a #b"'),
        ("- a", '"- a"'),
        ("@a", '"@a"'),
        ('say "hi"', 'say "hi"'),
        ('"hi"', "'\"hi\"'"),
        ("one\ntwo", '"one\\ntwo"'),
        ("bell\x07\x85\u2028", '"bell\\x07\\x85\\u2028"'),
        ("turtle 🐢", "turtle 🐢"),
        (Decimal("2.50"), "2.50"),
        (Decimal("1E+2"), "100"),
        (7, "7"),
        (True, "true"),
        (dt.date(2027, 1, 1), "2027-01-01"),
    ],
)
def test_a_value_is_quoted_only_where_a_reader_might_misread_it(value: Any, written: str) -> None:
    assert scalar(value, flow=False) == written


@settings(max_examples=300)
@given(st.from_regex(re.compile(quote._MISREAD_FIGURES, re.VERBOSE | re.IGNORECASE), fullmatch=True))
def test_whatever_the_pattern_knows_as_figures_is_quoted(text: str) -> None:
    assert not quote.is_plain(text, flow=False)


@given(TEXTS)
def test_what_is_printable_is_told_alike_with_and_without_the_pattern(text: str) -> None:
    assert quote.is_single(text) is (re.fullmatch(f"[{quote._PRINTABLE}]*", text) is not None)


def test_between_brackets_more_texts_need_quotes() -> None:
    items = ["HTTP, HTML", "what?", "a:b", "https://example.org", "{x}", "C#"]
    assert flow_text(items, Style()) == '["HTTP, HTML", "what?", "a:b", https://example.org, "{x}", C#]'


def test_half_of_a_surrogate_pair_cannot_be_written() -> None:
    with pytest.raises(Unwritable):
        scalar("a\ud800", flow=False)


def test_a_value_of_a_kind_the_format_does_not_have_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(TypeError):
        scalar(2.5, flow=False)


WHOLE: dict[str, Any] = {
    "log": [
        {"date": dt.date(2026, 11, 24), "step": "sql", "hours": Decimal("2.5"), "learned": "Joins finally clicked"},
        {"date": dt.date(2026, 11, 25), "note": "two\nlines"},
    ],
    "x-mood": {"monday": "fine"},
    "goals": [
        {
            "title": "Get a junior backend job",
            "id": "backend-job",
            "plan": [
                {"title": "SQL course: all of it", "hours": {"low": Decimal(20), "high": Decimal(45)}, "id": "sql"},
                {"title": "Mock interviews", "after": ["sql"], "size": {"unit": "talk", "total": Decimal(5)}},
            ],
            "by": "2027-Q2",
            "status": None,
        }
    ],
    "mentee": {
        "availability": {
            "breaks": [{"to": dt.date(2027, 1, 3), "from": dt.date(2026, 12, 21), "why": "family"}],
            "hours_per_week": {"mon": Decimal(1), "sat": Decimal(4)},
        },
        "situation": "Manual tester for four years in a bank.\nI script a little in Python.\n",
        "options": ["Move to test automation", "Look for a junior backend job"],
        "links": ["https://example.org/ada"],
        "name": "Ada Kowalska",
    },
    "questions": [],
    "mentorprep": 1,
}

WRITTEN = """\
mentorprep: 1
mentee:
  name: Ada Kowalska
  links: [https://example.org/ada]
  situation: |
    Manual tester for four years in a bank.
    I script a little in Python.
  options:
    - Move to test automation
    - Look for a junior backend job
  availability:
    hours_per_week: {mon: 1, sat: 4}
    breaks:
      - {from: 2026-12-21, to: 2027-01-03, why: family}
goals:
  - id: backend-job
    title: Get a junior backend job
    by: 2027-Q2
    plan:
      - id: sql
        title: "SQL course: all of it"
        hours: {low: 20, high: 45}
      - title: Mock interviews
        size: {total: 5, unit: talk}
        after: [sql]
log:
  - {date: 2026-11-24, step: sql, hours: 2.5, learned: Joins finally clicked}
  - date: 2026-11-25
    note: |-
      two
      lines
x-mood:
  monday: fine
"""


def test_a_new_file_stands_in_the_order_of_the_model_and_reads_without_findings() -> None:
    assert new_file(WHOLE) == WRITTEN
    document = load_text(WRITTEN)
    assert document.findings == ()
    assert document.homework is not None
    assert document.homework.goals[0].plan[0].title == "SQL course: all of it"
