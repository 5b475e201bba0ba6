"""Texts that are not YAML: where the mistake is, what is said of it, and the nearest fix. Both parsers end at one place."""

from __future__ import annotations

import pytest

from mentorprep.core.format.tree import parse
from mentorprep.core.format.trouble import placed

MISTAKES = [
    (
        "mentorprep: 1\nmentee:\n\tname: Ada\n",
        "3:1 a tab indents this line; spaces are expected; replace each tab by two spaces",
    ),
    (
        "mentorprep: 1\nmentee:\n  name: Ada\n\temail: x\n",
        "4:1 a tab indents this line; spaces are expected; replace each tab by two spaces",
    ),
    (
        "goals:\n  - title: a\n\t- title: b\n",
        "3:1 a tab indents this line; spaces are expected; replace each tab by two spaces",
    ),
    ("a: 1\n\t\nb: 2\n", "2:1 a tab indents this line; spaces are expected; replace each tab by two spaces"),
    ("a: 1\nb:\n  \tc: 2\n", "3:3 a tab indents this line; spaces are expected; replace each tab by two spaces"),
    ("mentorprep:1\nmentee:\n  name: Ada\n", "1:11 no space after the colon; one is expected; write mentorprep: 1"),
    (
        "mentorprep: 1\nmentee:\n  name:Ada\n  email: x\n",
        "3:7 no space after the colon; one is expected; write name: Ada",
    ),
    (
        "mentorprep: 1\nmentee:\n  email: x\n  name:Ada\n",
        "4:7 no space after the colon; one is expected; write name: Ada",
    ),
    (
        "mentorprep: 1\nmentee:\n  email: x\n  name:Ada\ngoals: []\n",
        "4:7 no space after the colon; one is expected; write name: Ada",
    ),
    (
        'mentorprep: 1\nmentee:\n  name: "Ada\n  email: x\n',
        '3:9 the quote " opened here is never closed; close it with "',
    ),
    (
        'mentorprep: 1\nmentee:\n  name: "Ada\n  email: "x"\n',
        '3:9 the quote " opened here is not closed in its line; close it with "',
    ),
    (
        "mentorprep: 1\nmentee:\n  name: 'Ada's\n  email: x\n",
        "3:14 text goes on after the closing quote; a new line is expected; put the whole text in one pair of quotes; a quote of the same kind inside is written twice",
    ),
    (
        "a: 'it's fine'\nb: 1\n",
        "1:8 text goes on after the closing quote; a new line is expected; put the whole text in one pair of quotes; a quote of the same kind inside is written twice",
    ),
    ("a: [1, 2\nb: 3\n", "1:4 the `[` opened here is not closed; `]` is expected; add `]`"),
    ("a: [\n", "1:4 the `[` opened here is not closed; `]` is expected; add `]`"),
    ("a: [1,\n", "1:4 the `[` opened here is not closed; `]` is expected; add `]`"),
    ("a: {\n", "1:4 the `{` opened here is not closed; `}` is expected; add `}`"),
    ("a: {b: [1, {c: 2}, # d", "1:8 the `[` opened here is not closed; `]` is expected; add `]`"),
    ("a: {x: 1, y: 2\nb: 3\n", "1:4 the `{` opened here is not closed; `}` is expected; add `}`"),
    ("a:\n  - {x: 1, y: 2\n  - {x: 3}\n", "2:5 the `{` opened here is not closed; `}` is expected; add `}`"),
    ("a: 1]\nb: ]\n", "2:4 `]` stands where a value is expected; delete it, or put the text in quotes"),
    (
        "a: b: c\n",
        '1:5 a second colon in one line; a text with a colon and a space stands in quotes; put the text in quotes: a: "b: c"',
    ),
    (
        "title: Read: the book\n",
        '1:12 a second colon in one line; a text with a colon and a space stands in quotes; put the text in quotes: title: "Read: the book"',
    ),
    (
        "- title: Learn: Go\n",
        '1:15 a second colon in one line; a text with a colon and a space stands in quotes; put the text in quotes: title: "Learn: Go"',
    ),
    ("a: @b\n", '1:4 a text begins with `@`, which YAML keeps for itself; use quotes: "@b"'),
    ("a: `b`\n", '1:4 a text begins with ```, which YAML keeps for itself; use quotes: "`b`"'),
    ("a: %b\n", '1:4 a text begins with `%`, which YAML keeps for itself; use quotes: "%b"'),
    ("%b: 1\n", "1:1 a line begins with `%`, which is for the parser; put the text in quotes, or delete the line"),
    (
        "a: 1\n%b: 1\n",
        "2:1 a line begins with `%`, which is for the parser; put the text in quotes, or delete the line",
    ),
    (
        "a:\n  b: 1\n c: 2\n",
        "3:2 indented by 1 space, which no line above is; not indented is expected; begin it in column 1, or in that of its neighbours",
    ),
    (
        "a:\n  b: 1\n    c: 2\n",
        "3:5 indented by 4 spaces below a line that has its value already; indented by 2 spaces is expected; begin it in column 3",
    ),
    (
        "a:\n b: 1\n  c: 2\n",
        "3:3 indented by 2 spaces below a line that has its value already; indented by 1 space is expected; begin it in column 2",
    ),
    (
        "mentorprep: 1\n mentee:\n  name: A\n",
        "2:2 indented by 1 space below a line that has its value already; not indented is expected; begin it in column 1",
    ),
    (
        "goals:\n  - title: a\n    by: 2027\n  title: b\n",
        "4:3 `title: b` stands in a list without a dash; `- ` is expected; begin it with `- `, or in column 5 if it belongs to the item above",
    ),
    ("links:\n  - a\n  b\n", "3:3 `b` has no dash; a list item begins with one; write - b"),
    (
        "links:\n  - a\n  b: c\n",
        "3:3 `b: c` stands in a list without a dash; `- ` is expected; begin it with `- `, or in column 5 if it belongs to the item above",
    ),
    ("links:\n  - a\n  -b\n", "3:3 no space after the dash; one is expected; write - b"),
    (
        "links: - a\n  - b\n",
        "1:8 a list begins beside its key; it is expected below; put each `- ` on a line of its own",
    ),
    (
        'a: "b" c\n',
        '1:8 text goes on after the closing quote; a new line is expected; put the whole text in one pair of quotes; a quote of the same kind inside is written as \\"',
    ),
    (
        'a: "b" (c)\nd: 1\n',
        '1:8 text goes on after the closing quote; a new line is expected; put the whole text in one pair of quotes; a quote of the same kind inside is written as \\"',
    ),
    ("a: [b] c\n", "1:8 text goes on after `]`; a new line is expected; put the whole text in quotes"),
    (
        "a: 1\nfoo\nb: 2\n",
        "2:1 `foo` has no colon; `key: value` is expected; write foo: …; or indent the line, if it goes on with the text above",
    ),
    (
        "a:\n  foo\n  b: 2\n",
        "2:1 `foo` has no colon; `key: value` is expected; add the colon, or put it behind its key",
    ),
    ("a: * b\n", '1:4 a text begins with `*`, which is for aliases; use quotes: "* b"'),
    ("a: **bold**\n", '1:4 a text begins with `*`, which is for aliases; use quotes: "**bold**"'),
    ("a: & b\n", '1:4 a text begins with `&`, which is for aliases; use quotes: "& b"'),
    ("R&D: 1\na: &\n", '2:4 a text begins with `&`, which is for aliases; use quotes: "&"'),
    (
        "a: | text\n",
        "1:4 text stands beside `|`; a line end is expected there; put the text on the next lines, indented; or, if the sign is part of the text, in quotes",
    ),
    (
        "a: |9x\n  b\n",
        "1:4 text stands beside `|`; a line end is expected there; put the text on the next lines, indented; or, if the sign is part of the text, in quotes",
    ),
    (
        "a: > 5 years\n",
        "1:4 text stands beside `>`; a line end is expected there; put the text on the next lines, indented; or, if the sign is part of the text, in quotes",
    ),
    (
        'a: "C:\\path"\n',
        "1:7 in double quotes a backslash begins a code, and this is none; use single quotes, or write the backslash twice",
    ),
    (
        'a: "\\x4"\n',
        "1:5 in double quotes a backslash begins a code, and this is none; use single quotes, or write the backslash twice",
    ),
    (
        "- a\nb: c\n",
        "2:1 `b: c` stands in a list without a dash; `- ` is expected; begin it with `- `, or in column 3 if it belongs to the item above",
    ),
    ("a: , b\n", "1:4 `,` stands where a value is expected; delete it, or put the text in quotes"),
    (
        "a: {b: c: d}\n",
        "1:9 a second colon without a comma before it; `,` or `}` is expected; put a text with a colon in quotes, or add the missing comma",
    ),
    (
        "a: {b: 1 c: 2}\n",
        "1:11 a second colon without a comma before it; `,` or `}` is expected; put a text with a colon in quotes, or add the missing comma",
    ),
    ('a: {b: "x" c: 2}\n', "1:12 `c: 2}` follows without a comma; `,` or `}` is expected; add the comma"),
    ('a: ["x" "y"]\n', '1:9 `"y"]` follows without a comma; `,` or `]` is expected; add the comma'),
    ("a: 1\n...\nb: 2\n", "3:1 text goes on after the end of the document (`...`); delete the line with the dots"),
    (
        '"a: 1\nb": 2\n',
        '2:3 `b": 2` cannot be read as YAML from here on; look for a missing quote, bracket, colon or space in this line and the one above',
    ),
    ("a: {\n- b\n}\n", "2:1 `-` stands where a value is expected; inside brackets leave out the dash"),
    (
        "%YAML 1.1\n%YAML 1.1\n---\na: 1\n",
        "2:1 a line begins with `%`, which is for the parser; put the text in quotes, or delete the line",
    ),
    (
        "%YAML\n---\na",
        "1:1 a line begins with `%`, which is for the parser; put the text in quotes, or delete the line",
    ),
    (
        "%YAML 2.0\n---\na: 1\n",
        "1:1 a line begins with `%`, which is for the parser; put the text in quotes, or delete the line",
    ),
    ("a: !e!x b\n", "1:4 a tag (`!`), which is not complete either; put a text that begins with `!` in quotes"),
    ("a: !<x b\n", "1:4 a tag (`!`), which is not complete either; put a text that begins with `!` in quotes"),
    ("}\n", "1:1 `}` stands where a value is expected; delete it, or put the text in quotes"),
    (
        "a: &x &y b\n",
        "1:7 `a: &x &y b` cannot be read as YAML from here on; look for a missing quote, bracket, colon or space in this line and the one above",
    ),
    (
        "a: &x *y\n",
        "1:7 `a: &x *y` cannot be read as YAML from here on; look for a missing quote, bracket, colon or space in this line and the one above",
    ),
    (
        "--- a: b\n",
        "1:6 `--- a: b` cannot be read as YAML from here on; look for a missing quote, bracket, colon or space in this line and the one above",
    ),
    (
        "a: 'x\n--- \nb'\n",
        "1:4 the quote ' opened here is never closed; close it with '; an apostrophe inside is written twice",
    ),
    (
        "a: |\n    \n  b\n",
        "3:3 indented by 2 spaces, which no line above is; not indented is expected; begin it in column 1, or in that of its neighbours",
    ),
    (
        "a:\n  - b: 1\n   c: 2\n",
        "3:4 `c: 2` stands in a list without a dash; `- ` is expected; begin it with `- `, or in column 5 if it belongs to the item above",
    ),
    (
        "a: “b: c”\n",
        '1:6 a second colon in one line; a text with a colon and a space stands in quotes; put the text in quotes: a: "“b: c”"',
    ),
    (
        "a: 1\nb",
        "2:1 `b` has no colon; `key: value` is expected; write b: …; or indent the line, if it goes on with the text above",
    ),
    (
        "options:\n  * a\n  * b\n",
        "2:3 an item begins with `*`; `- ` is expected; begin the item with a dash and a space",
    ),
    ("a: 1\n* b\n", "2:1 an item begins with `*`; `- ` is expected; begin the item with a dash and a space"),
]


@pytest.mark.parametrize("pure", [False, True], ids=["C", "Python"])
@pytest.mark.parametrize(("text", "expected"), MISTAKES, ids=[text for text, _ in MISTAKES])
def test_a_mistake_is_named_where_it_is(text: str, expected: str, pure: bool) -> None:
    tree = parse(text, pure=pure)
    told = [f"{found.line}:{found.column} {found.message}; {found.fix}" for found in placed(text, tree.troubles)]
    assert told == [expected]
    assert (tree.root is None) != ("use quotes: " in expected)
