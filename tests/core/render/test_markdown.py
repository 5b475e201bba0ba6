"""Nothing typed comes alive in Markdown, and what the reader sees is what was typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mentorprep.core.render.blocks import (
    Block,
    Bullets,
    Exactly,
    Heading,
    Item,
    Line,
    Numbered,
    Paragraph,
    Table,
    Typed,
    one_line,
)
from mentorprep.core.render.markdown import markdown
from mentorprep.core.render.prose import prose
from mentorprep.core.visible import visible

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PLAIN = {
    "paragraph_open", "paragraph_close", "inline", "heading_open", "heading_close", "bullet_list_open",
    "bullet_list_close", "ordered_list_open", "ordered_list_close", "list_item_open", "list_item_close", "table_open",
    "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close", "th_open",
    "th_close", "td_open", "td_close",
}  # fmt: skip
PIECES = (
    *"\\`*_[]()<>#+-=|~!&;:./\"'{}^$@1 2\n\tab",
    *("<b>", "&amp;", "&#42;", "http://a.b", "javascript:x", "![a](b)", "<!--", "```", "~~~", "---", "===", "1. "),
    *("- ", "> ", "    ", "| --- |", "](http://x)", "[x]: y", "ftp://z", "mailto:a@b.c", "łó"),
    *("\u202e", "\x1b[31m", "\u2067", "\u2028", "\r"),
)
ALIVE = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def blocks_around(line: Line) -> list[Block]:
    """Every place that a line can stand in."""
    item = Item(line, (Paragraph(line), Bullets((Item(line),))))
    return [
        Heading(2, line),
        Paragraph(line),
        Bullets((item, Item(line))),
        Paragraph(("between",)),
        Numbered((item,), 7),
        Table((("No.",), line), ((("1",), line), (line, line))),
        Paragraph(line),
    ]


def seen(tokens: list[Token]) -> list[str]:
    """What stands on the page, text by text; fails for anything that is more than text or a link to be trusted."""
    texts = []
    for token in tokens:
        assert token.type in PLAIN, token.type
        if token.type == "inline":
            texts.append(_text(token.children or []))
    return texts


def _text(children: list[Token]) -> str:
    shown = ""
    for child in children:
        if child.type == "link_open":
            assert str(child.attrs["href"]).lower().startswith(("http://", "https://", "mailto:"))
            assert child.markup == "autolink"
        else:
            assert child.type in {"text", "link_close", "text_special"}, child.type
        shown += child.content
    return shown


@settings(max_examples=400, deadline=None)
@given(ALIVE)
def test_what_is_typed_is_what_is_seen_wherever_it_stands(typed: str) -> None:
    shown = one_line(visible(one_line(typed)))
    tokens = READER.parse(markdown(blocks_around((Typed(typed),))))
    texts = [text for text in seen(tokens) if text not in {"between", "No.", "1"}]
    assert {text.strip() for text in texts} <= {shown.strip(), ""}
    if shown and shown not in {"between", "No.", "1"}:
        assert len([text for text in texts if text]) == 14


@settings(max_examples=200, deadline=None)
@given(ALIVE)
def test_long_text_becomes_paragraphs_and_lists_and_nothing_else(typed: str) -> None:
    tokens = READER.parse(markdown(prose(typed)))
    seen(tokens)
    assert not [token for token in tokens if token.type.startswith(("heading", "table"))]


@settings(max_examples=200, deadline=None)
@given(ALIVE.filter(lambda code: code.strip(" \t\n") and "\n" not in code))
def test_an_opening_code_is_seen_to_the_letter(code: str) -> None:
    (opened, inline, closed) = READER.parse(markdown([Exactly(code)]))
    assert (opened.type, closed.type) == ("paragraph_open", "paragraph_close")
    assert "".join(child.content for child in inline.children or []) == visible(code)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("snake_case and C# and R&D, a < b", "snake_case and C# and R&D, a \\< b"),
        ("2027. A good year", "2027\\. A good year"),
        ("- not a list", "\\- not a list"),
        ("# no heading", "\\# no heading"),
        ("*stars* and _lines_", "\\*stars\\* and \\_lines\\_"),
        ("[a](javascript:alert(1))", "\\[a](javascript:alert(1))"),
        ("<script>alert(1)</script>", "\\<script>alert(1)\\</script>"),
        ("&lt; stays", "\\&lt; stays"),
        ("see https://example.org/a_b?c=d&e=f.", "see <https://example.org/a_b?c=d&e=f>."),
        ("(https://en.wikipedia.org/wiki/Go_(game))", "(<https://en.wikipedia.org/wiki/Go_(game)>)"),
        ("mailto:ada@example.org", "<mailto:ada@example.org>"),
        ("ftp://example.org", "ftp\\://example.org"),
        ("two\nlines | one", "two lines \\| one"),
    ],
)
def test_what_needs_no_escape_has_none(typed: str, written: str) -> None:
    assert markdown([Paragraph((Typed(typed),))]) == written + "\n"


def test_a_page_keeps_its_lists_and_tables() -> None:
    page: list[Block] = [
        Numbered(
            (Item(("first",), (Paragraph(("more",)), Bullets((Item(("a",)), Item(("b",)))))), Item(("second",))), 9
        ),
        Table((("No.",), ("Goal",)), ((("9",), ("a | b",)), (("10",), ()))),
    ]
    assert markdown(page) == (
        "9. first\n\n   more\n\n   - a\n   - b\n\n10. second\n\n"
        "| No. | Goal |\n| --- | --- |\n| 9 | a \\| b |\n| 10 |  |\n"
    )
