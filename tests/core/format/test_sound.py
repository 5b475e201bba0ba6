"""What is read without a tree is what the tree says, to the last place, and edits of it are the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from fuzz import examples
from mentorprep.core.format import read
from mentorprep.core.format.edit import Edit, Edited, apply, with_ids
from mentorprep.core.format.emit import new_file
from mentorprep.core.format.nodes import Mapping, Sequence
from mentorprep.core.format.read import load_text
from mentorprep.core.format.sound import sound
from mentorprep.core.format.source import prepared
from mentorprep.core.format.tree import parse
from strategies import homeworks, yaml_of

if TYPE_CHECKING:
    from mentorprep.core.format.read import Document

HOMEWORKS = sorted((Path(__file__).parents[2] / "homeworks").rglob("*.yaml"))
HEAD = "mentorprep: 1\nmentee: {name: Ada}\n"


def by_tree(text: str) -> Document:
    source = prepared(text)
    return read.by_tree(source, source.usable or "")


def agree(text: str) -> bool:
    """Whether a text is read without its tree; fails where the tree says otherwise."""
    source = prepared(text)
    found = None if source.troubles or source.usable is None else sound(source.usable)
    if found is None:
        return False
    assert load_text(text) == by_tree(text)
    assert found.root == parse(source.usable or "").root
    return True


@pytest.mark.parametrize("path", HOMEWORKS, ids=lambda path: path.name)
def test_every_homework_is_read_as_its_tree_says(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert agree(text) or by_tree(text).findings or path.name == "unusual.yaml"  # which has aliases and more


@examples(100)
@given(homeworks(), st.booleans())
def test_a_sound_homework_is_read_as_its_tree_says(data: dict[str, Any], in_braces: bool) -> None:
    text = yaml_of(data) if in_braces else new_file(data)
    event("without its tree" if agree(text) else "by its tree")


OWN = [
    "x-a: [{b: [c, 1]}, [], {}, 'd', ~, {e: , f}]",
    "x-a:\n- b: |\n    c\n\n  d: >-\n    e\n-  - f\n   -   g: h\n# i\n-",
    "x-a:\n   b: {c: d,\n e: [f,\ng]}\n   'h': \"i\n    j\"\n   k: l\n    m\n",
    "x-a: |+\n b\n\n\nx-c: >\n d\n",
    "x-\u017c: \u65e5\u672c\nx-\U0001f600: [\u65e5, {\u672c: \u0142}]\nlog:\n- {date: 2027-01-01, note: \u65e5\u672c}\n- date: 2027-01-02\n",
    "x-a: {b: [c]}\r\nlog:\r\n  - date: 2027-01-01\r\n    note: |\r\n      a\r\n\r\n      b\r\n  - {date: 2027-01-02}\r\n",
    "log:\n- date: 2027-01-01\n  x-mood:\n  - good\n  - {at: 18:00}\n-   # later\n  date: 2027-01-02\n  note:\n",
    "goals: [{title: A, plan: [{title: B, hours: 1}, {title: C, weekly_hours: 1}]}, {title: D, by:}]",
    "goals:\n  -\n    title: A\n    plan:\n    - title: B\n      after: []\n      hours: {low: 1, high: 2}\n",
    "? log\n: - ? date\n    : 2027-01-01\n  - date:\n      2027-01-02\n",
    "mentors:\n-\tname: A\n\t# b\n- name:\tC\t# d\n",
]  # fmt: skip


@pytest.mark.parametrize("text", OWN)
def test_however_a_sound_file_is_written_its_places_are_those_of_the_tree(text: str) -> None:
    agree(HEAD + text)
    assert by_tree(HEAD + text).findings or agree(HEAD + text)


UNSURE = [
    "x-a: &a b",
    "x-a: *a",
    "x-a: !!str b",
    "x-a: ! b",
    "x-a: !!map {}",
    "x-a: &a []",
    "x-a: [b: c]",
    "x-a: {b: 1, b: 2}",
    "x-a: {<<: 1}",
    "x-a: {1: 2}",
    "x-a: {[b]: c}",
    "x-a: " + "[" * 70 + "]" * 70,
    "x-a: 1\nx-a: 2",
    "log: []\nlog: []",
    "log: [{date: 2027-01-01, note}]",
    "log: [~]",
    "log: [date: 2027-01-01]",
    "log: {date: 2027-01-01}",
    "log: none",
    "log: [{note: a}]",
    "loggg: []",
    "goals: [{title: A, plan: [{title: B, hours: 1, weekly_hours: 1}]}]",
    "goals: [{title: A, plan: [{title: B, hours: {low: 3, high: 1}}]}]",
    "goals: [{title: A, by: 2030-02-30}]",
    "questions: [{text: A, about: [~]}]",
    "? [a]\n: b",
    "--- a",
    "a: b: c",
    "x-a: \u2028",
]


@pytest.mark.parametrize("text", UNSURE)
def test_what_the_tree_alone_can_judge_is_left_to_it(text: str) -> None:
    assert sound(HEAD + text) is None


@pytest.mark.parametrize("text", ["", "a", "[]", "mentorprep: 2\nmentee: {name: A}", f"%YAML 1.1\n---\n{HEAD}", f"--- &a\n{HEAD}", f"{HEAD}---\n{HEAD}"])  # fmt: skip
def test_what_is_no_homework_of_this_format_is_left_to_the_tree(text: str) -> None:
    assert sound(text) is None


LINES = st.sampled_from([line for path in HOMEWORKS for line in path.read_text(encoding="utf-8").split("\n")])


@examples(200)
@given(homeworks(), st.booleans(), st.lists(st.tuples(st.integers(0, 10_000), LINES), max_size=3), st.integers(0, 2))
def test_a_damaged_homework_is_read_as_its_tree_says(
    data: dict[str, Any], in_braces: bool, put: list[tuple[int, str]], gone: int
) -> None:
    lines = (yaml_of(data).replace(", ", ",\n ") if in_braces else new_file(data)).split("\n")
    for number, line in put:
        at = number % len(lines)
        lines[at : at + gone] = [line]
    text = "\n".join(lines)
    assert load_text(text) == by_tree(text)
    event("without its tree" if agree(text) else "by its tree")


def paths(root: Any, here: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inner: list[tuple[str | int, Any]] = []
    if isinstance(root, Mapping):
        inner = [(key.value, value) for key, value in root.pairs]
    elif isinstance(root, Sequence):
        inner = [*enumerate(root.items), (len(root.items), None)]
    return [here, *(path for item, value in inner for path in paths(value, (*here, item)))]


VALUES = st.sampled_from(["text", "a: b\n\n# c\n", 3, None, [1, {"k": "l"}], {"title": "A", "plan": []}])


@examples(200)
@given(homeworks(), st.booleans(), st.data())
def test_an_edit_without_the_tree_is_the_edit_of_the_tree(data: dict[str, Any], in_braces: bool, draw: Any) -> None:
    text = yaml_of(data) if in_braces else new_file(data)
    tree = by_tree(text)
    where = st.sampled_from(paths(tree.root)[1:])
    edits = [Edit(path, value) for path, value in draw.draw(st.lists(st.tuples(where, VALUES), min_size=1, max_size=3))]
    edits += [*with_ids(tree)[:2], Edit(("x-new",), draw.draw(VALUES))]
    made, wanted = apply(load_text(text), edits), apply(tree, edits)
    assert made == wanted
    event(type(made).__name__)
    if isinstance(made, Edited):
        assert made.document == by_tree(made.text)
