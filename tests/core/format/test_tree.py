"""The tree of a text: its nodes, their places, what is refused, and that both parsers grow the same one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorprep.core.finding import path_text
from mentorprep.core.format import nodes
from mentorprep.core.format.nodes import Alias, Mapping, Scalar, Sequence
from mentorprep.core.format.parser import parser_of
from mentorprep.core.format.tree import parse
from mentorprep.core.format.trouble import placed

HOMEWORKS = sorted((Path(__file__).parents[2] / "homeworks").rglob("*.yaml"))


def told(text: str) -> list[str]:
    found = placed(text, sorted(parse(text).troubles, key=lambda trouble: trouble.offset or 0))
    return [f"{one.line}:{one.column} {path_text(one.path)}: {one.message}; {one.fix}" for one in found]


def test_every_value_knows_its_offsets() -> None:
    text = "a: [x, 'y z']\nb:\n  c: &k 1\n  d: *k\n"
    items = Sequence((Scalar("x", 4, 5), Scalar("y z", 7, 12, style="'")), 3, 13, flow=True)
    one = Scalar("1", 22, 26, anchor="k")
    inner = Mapping((Scalar("c", 19, 20), one, Scalar("d", 29, 30), Alias("k", one, 32, 34)), 19, 34)
    root = Mapping((Scalar("a", 0, 1), items, Scalar("b", 14, 15), inner), 0, 34)
    assert parse(text) == (root, (), None, None)
    assert root.pairs == ((Scalar("a", 0, 1), items), (Scalar("b", 14, 15), inner))


def test_offsets_count_code_points() -> None:
    root = parse("x-😀: 日本\r\nb: c\r\n").root
    assert isinstance(root, Mapping)
    assert [(key.start, value.start, value.end) for key, value in root.pairs] == [(0, 5, 7), (9, 12, 13)]


@pytest.mark.parametrize("mark", ["\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("pure", [False, True], ids=["C", "Python"])
def test_nothing_but_a_line_feed_ends_a_line(mark: str, pure: bool) -> None:
    text = f"a: b{mark}c: d # e{mark}f\ng: 'h{mark}i'\nj: |\n  k{mark}l\n"
    root = parse(text.replace(f"b{mark}c: d", f"b{mark}c"), pure=pure).root
    assert isinstance(root, Mapping)
    assert [value.value for _, value in root.pairs if isinstance(value, Scalar)] == [
        f"b{mark}c",
        f"h{mark}i",
        f"k{mark}l\n",
    ]


def test_marks_that_are_kept_do_not_hide_characters_for_private_use() -> None:
    root = parse("a: \ue000\u2028\ue001").root
    assert isinstance(root, Mapping)
    assert root.pairs[0][1] == Scalar("\ue000\u2028\ue001", 3, 6)


@pytest.mark.parametrize("path", HOMEWORKS, ids=lambda path: path.name)
def test_both_parsers_read_every_homework_alike(path: Path) -> None:
    text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    assert parse(text) == parse(text, pure=True)
    assert parse(text).troubles == ()


def test_the_python_parser_stands_in_where_libyaml_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    assert type(parser_of("a: b", {})).__name__ == "PureParser"


TABS = [
    "a:\tb\n",
    "a: b\t# c\n",
    "a: b\tc\n",
    "a: b\t\n",
    "a:\n  - b\t \n",
    "a: [b,\tc\t,\n\td]\n",
    "a: 'b\tc'\t\n",
    "a: |\n  b\n  \tc\n",
    "a: {\tb: c\t}\n",
]


@pytest.mark.parametrize("text", TABS)
def test_both_parsers_take_tabs_that_do_not_indent_alike(text: str) -> None:
    assert parse(text) == parse(text, pure=True)
    assert parse(text).root is not None


REFUSED = [
    ("a: 1\na: 2\nx-b: {c: 1, c: 2, c: 3}\n", [
        "2:1 a: the key `a` stands twice in this entry; once is expected; keep one of them",
        "3:13 x-b.c: the key `c` stands twice in this entry; once is expected; keep one of them",
        "3:19 x-b.c: the key `c` stands twice in this entry; once is expected; keep one of them",
    ]),
    ("a: &m {b: 1}\nc:\n  <<: *m\n", ["3:3 c.<<: a merge key (`<<`); write the entries themselves"]),
    ("a: !foo b\nc: !!int 1\nd: ! e\nf: !!map {}\ng: !<tag:x> h\n", [
        "1:4 a: a tag (`!foo`); leave it out; text that begins with `!` goes in quotes",
        "2:4 c: a tag (`!!int`); leave it out; text that begins with `!` goes in quotes",
        "3:4 d: a tag (`!`); leave it out; text that begins with `!` goes in quotes",
        "4:4 f: a tag (`!!map`); leave it out; text that begins with `!` goes in quotes",
        "5:4 g: a tag (`!<tag:x>`); leave it out; text that begins with `!` goes in quotes",
    ]),
    ("%TAG !e! tag:e,2000:\n---\na: b\n", ["1:1 : a `%TAG` line; leave it out: the homework needs no tags"]),
    ("a: 1\n---\na: 2\n", ["2:1 : a second document begins here (`---`); keep one homework in a file"]),
    ("x-a:\n  2027: 1\n  yes: 1\n  true: 1\n  2027-01-01: 1\n  ~: 1\n  1.5: 1\n  '2028': 1\n  !!str 3: 1\n", [
        "2:3 x-a: `2027`, a number, stands where a key is expected; put it in quotes",
        "4:3 x-a: `true`, a truth value, stands where a key is expected; put it in quotes",
        "5:3 x-a: `2027-01-01`, a date, stands where a key is expected; put it in quotes",
        "6:3 x-a: nothing stands where a key is expected; write a text before the colon",
        "7:3 x-a: `1.5`, a number, stands where a key is expected; put it in quotes",
    ]),
    ("? [a, b]\n: c\n? {d: e}\n: f\n", [
        "1:3 : a list, a mapping or an alias stands where a key is expected; write a text before the colon",
        "3:3 : a list, a mapping or an alias stands where a key is expected; write a text before the colon",
    ]),
    ("a: &x [*x]\nb: *y\n", [
        "1:8 a[0]: the alias `*x` stands inside what it names; write the value itself, or put text in quotes",
        "2:4 b: the alias `*y` names nothing that was anchored before it; write the value itself, or put text in quotes",
    ]),
    ("a: " + "[" * 65 + "]" * 65, ["1:67 a" + "[0]" * 63 + ": more than 64 levels of nesting; a homework has six"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REFUSED, ids=[text[:20] for text, _ in REFUSED])
def test_what_the_format_does_not_take_is_refused_all_at_once(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_sixty_four_levels_are_not_too_many() -> None:
    assert told("a: " + "[" * 63 + "]" * 63) == []


def test_aliases_may_stand_for_ten_thousand_values() -> None:
    thousand = "a: &a [" + "x, " * 998 + "x]\n"  # 1,000 values with the list itself
    assert told(thousand + "b: [" + "*a, " * 10 + "]\n") == []
    assert told(thousand + "b: [" + "*a, " * 11 + "]\n") == [
        "2:45 b[10]: aliases stand for more than 10,000 values; write the values themselves"
    ]


def test_a_billion_laughs_are_a_finding() -> None:
    text = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    assert len(told(text)) == 1


def test_an_anchor_may_be_used_again() -> None:
    root = parse("a: &x 1\nb: &x 2\nc: *x\n").root
    assert isinstance(root, Mapping)
    target = root.pairs[2][1]
    assert isinstance(target, Alias)
    assert target.target == Scalar("2", 11, 15, anchor="x")


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "MAX_NODES", 9)
    assert told("[a, b, c]") == []
    assert told("[a, b, c, d, e]") == ["1:14 : too many values, more than 9; a homework has a few hundred"]


PIECES = (
    "a", "b", "1", ".", ":", ": ", "-", "- ", "\n", "\n  ", " ", "[", "]", "{", "}", ", ", ",", "'", '"', "# ", "#", "|\n",
    ">-\n", "&a ", "*a ", "~", "<<", "!!str ", "---", "@", "%", "\\", "\u2028", "\r\n", "😀",
)  # fmt: skip
YAML_LIKE = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(YAML_LIKE)
def test_both_parsers_grow_the_same_tree_or_none(text: str) -> None:
    """A `?` inside brackets is the one sign that they are known to take differently."""
    assert parse(text).root == parse(text, pure=True).root


@pytest.mark.parametrize(
    "text",
    [
        "{text: Why this?, about: x}",
        "[why?, what? that]",
        "{a?: 1}",
        "{a: b ? c, d: ?}",
        "{a: b:?c}",
        "{by:}",
        "[b:, c]",
        "{text: ?why, about: x}",
        "{text: Why\n  this?, about: x}",
        "a: why? b",
    ],
)
def test_both_parsers_read_signs_in_a_text_alike(text: str) -> None:
    assert parse(text) == parse(text, pure=True)


@pytest.mark.parametrize("pure", [False, True], ids=["C", "Python"])
def test_a_question_in_braces_needs_no_quotes(pure: bool) -> None:
    tree = parse("{text: Why this?, about: x}", pure=pure)
    assert tree.troubles == ()
    assert isinstance(tree.root, Mapping)
    assert [part.value for part in tree.root.parts if isinstance(part, Scalar)] == ["text", "Why this?", "about", "x"]


@pytest.mark.parametrize("pure", [False, True], ids=["C", "Python"])
@pytest.mark.parametrize("text", ["{text: ?why}", "{title: Note:, by: x}"])
def test_what_is_refused_in_braces_says_that_quotes_help(text: str, pure: bool) -> None:
    assert "in quotes" in parse(text, pure=pure).troubles[0].finding.fix
