"""Texts that are not YAML, with other mistakes around the break: all are told, and nothing that the break has spoilt."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from mentorprep.core.finding import path_text
from mentorprep.core.format.emit import new_file
from mentorprep.core.format.nodes import Alias, Mapping, Scalar, Sequence
from mentorprep.core.format.read import Document, load, load_text
from mentorprep.core.format.tree import parse
from strategies import homeworks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorprep.core.format.nodes import Node

FILES = sorted((Path(__file__).parents[2] / "homeworks").rglob("*.yaml"))
EXAMPLES = 150 * int(os.environ.get("MENTORPREP_FUZZ", "1"))
SOME = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))

UNQUOTED = ("@b", "`b`", "%b", "*nowhere", "**b**", "& b", "* b", "@b: c", "*two words")
UNCLOSED = ('"open', "'open", "[a", "{a: 1", "a: b", '"a" b', "[a] b", "| b", '"\\p"', "a\n\tb")


def told(document: Document) -> list[str]:
    return [f"{one.line}:{one.column} {one.code} {path_text(one.path)}" for one in document.findings]


BROKEN = [
    (
        "mentorprep: 1\nmentee:\n  name: A\n  emial: x\ngoals:\n  - title: @b\n    by: 2027-99-01\n",
        ["4:3 MP101 mentee.emial", "6:12 MP100 ", "7:9 MP103 goals[0].by"],
    ),
    (
        "mentorprep: 1\nmentee:\n  name: A\n  emial: x\ngoals:\n  - by: 2027-99-01\n    title: 'b\n",
        ["4:3 MP101 mentee.emial", "6:9 MP103 goals[0].by", "7:12 MP100 "],
    ),
    ("mentee:\n  email: no\n  foo\n", ["2:10 MP102 mentee.email", "3:3 MP100 "]),
    ("mentee:\n  email: no\n   goals: []\n", ["3:4 MP100 "]),
    ("mentorprep: 1\nmentee: {name: A\ngoals: []\n", ["2:9 MP100 "]),
    ("mentorprep: 1\nmentors:\n  - {name: M,\ngoals: 3\nquestions:\n  - x\n", ["3:5 MP100 "]),
    ("mentorprep: 1\nmentee: {nam: A, x: 1\ngoals: []\n", ["2:9 MP100 ", "2:10 MP101 mentee.nam"]),
    ('{\n  "mentee": {"nam": 1},\n  "goals": [\n    {"title": "a" "b"}]}\n', ["2:13 MP102 mentee.name", "2:14 MP101 mentee.nam", "4:19 MP100 "]),
    ("mentee:\n  title: [Urgent] a\n", ["2:19 MP100 "]),
    ("mentorprep: 1\nmentee: {name: A}\ngoals:\n  - title: [Urgent, a\n", ["4:12 MP100 "]),
    ("nam: 1\n---\nb: 1\n", ["1:1 MP101 nam", "2:1 MP100 "]),
    ("mentorprep: 1\nmentee:\n  @name: A\n", ["3:3 MP100 "]),
    ("mentorprep: 1\nmentee: {name: @a, x: 1, y: 2}\n", ["2:16 MP100 ", "2:20 MP101 mentee.x", "2:26 MP101 mentee.y"]),
    ("mentorprep: 1\nmentee: {name: @a, x: 1 y: 2}\n", ["2:16 MP100 ", "2:26 MP100 "]),
    ("mentorprep: 1\nmentee:\n  name: @a: b, c: d\n", ["3:9 MP100 "]),
    (
        'mentorprep: 1\nmeetings:\n  - date: 2025-01-01\n    notes: "open\n  - date: 2025-01-02\n    notes: "# a\n    date: 2025-01-03\n',
        ["1:1 MP102 mentee", "7:5 MP100 meetings[0].date"],
    ),
    ("mentorprep: 2\nmentee:\n  name: @a\nzzz: 1\n", ["1:13 MP104 mentorprep", "3:9 MP100 "]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BROKEN, ids=[text for text, _ in BROKEN])
def test_what_is_wrong_beside_a_break_is_told_with_it(text: str, expected: list[str]) -> None:
    assert told(load_text(text)) == expected


BAD_BYTES = [
    (b"mentorprep: 1\nmentee:\n  name: Zo\xeb\n  email: x\n  situation: caf\xe9 \xe9\n", ["3:11 MP100 ", "4:10 MP102 mentee.email", "5:17 MP100 "]),
    (b"\xef\xbb\xbfmentorprep: 1\nmentee:\n  n\xe3me: A\n", ["3:4 MP100 "]),
    (b"mentorprep: 1\nmentee:\n  name: A\x00\n  emial: b\n  x-\x01: b\n", ["3:10 MP100 ", "4:3 MP101 mentee.emial", "5:5 MP100 "]),
    (b"mentorprep: 1\nmentee: {name: A}\rx-b: c\nx-d: e\rf\n", ["2:18 MP100 ", "3:7 MP100 "]),
    (b"mentorprep: 1\rmentee: {name: A}\rx-b: c\r", ["1:14 MP100 "]),
]  # fmt: skip


@pytest.mark.parametrize(("data", "expected"), BAD_BYTES, ids=[repr(data) for data, _ in BAD_BYTES])
def test_every_line_with_a_bad_byte_is_told(data: bytes, expected: list[str]) -> None:
    assert told(load(data)) == expected


def test_a_file_full_of_bad_bytes_is_told_in_its_first_thousand_lines() -> None:
    assert len(load(b"x-a: \xe9\n" * 3000).findings) == 1000


def scalars(node: Node, flow: bool = False) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether it stands in brackets, of each value on one line."""
    match node:
        case Mapping(flow=inside):
            for _, value in node.pairs:
                yield from scalars(value, flow or inside)
        case Sequence(items=items, flow=inside):
            for item in items:
                yield from scalars(item, flow or inside)
        case Scalar(start=start, end=end, style=style, anchor=None) if end > start and style not in ("|", ">"):
            yield start, end, flow
        case Alias() | Scalar():
            pass


def sound(draw: st.DataObject) -> str:
    if draw.draw(st.booleans()):
        return draw.draw(st.sampled_from(FILES)).read_bytes().decode().removeprefix("\ufeff")
    data: dict[str, Any] = draw.draw(homeworks())
    return new_file(data)


def spots(text: str) -> list[tuple[int, int, bool]]:
    root = parse(text).root
    assert root is not None
    return [spot for spot in scalars(root) if "\n" not in text[spot[0] : spot[1]]]


def line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


@SOME
@given(st.data())
def test_texts_without_quotes_are_told_and_nothing_else(draw: st.DataObject) -> None:
    text = sound(draw)
    number = draw.draw(st.integers(1, 3))
    chosen = draw.draw(
        st.lists(
            st.sampled_from(spots(text)), min_size=1, max_size=number, unique_by=lambda spot: line_of(text, spot[0])
        )
    )
    lines = sorted(line_of(text, start) for start, _, _ in chosen)
    for start, end, flow in sorted(chosen, reverse=True):
        bad = draw.draw(st.sampled_from(UNQUOTED))
        text = text[:start] + (bad.replace(": c", "") if flow else bad) + text[end:]
    assert [(one.code, one.line) for one in load_text(text).findings] == [("MP100", line) for line in lines]


@SOME
@given(st.data())
def test_a_break_is_told_with_what_stands_before_it_and_nothing_else(draw: st.DataObject) -> None:
    text = sound(draw)
    places = [spot for spot in spots(text) if not spot[2]]
    start, end, _ = draw.draw(st.sampled_from(places))
    broken = text[:start] + draw.draw(st.sampled_from(UNCLOSED)) + text[end:]
    assume(parse(broken).root is None)  # else it is still YAML: a quote that the next quote closes may be
    findings = load_text(broken).findings
    assert [one.code for one in findings] == ["MP100"], broken
    again = load_text("zzz: 1\n" + broken).findings
    assert [one.code for one in again] == ["MP101", "MP100"]
