"""Plain text for a chat box, and long free text as paragraphs and lists."""

import pytest

from mentorprep.core.render.blocks import (
    Block,
    Bullets,
    Exactly,
    Heading,
    Item,
    Numbered,
    Paragraph,
    Table,
    Typed,
    fill,
)
from mentorprep.core.render.prose import prose, with_text
from mentorprep.core.render.text import text


def test_a_page_as_plain_text() -> None:
    page: list[Block] = [
        Exactly("Lorem  *ipsum*"),
        Heading(1, ("Title",)),
        Paragraph(("Hello ", Typed("<b>Ada</b>\nKowalska"), ",")),
        Heading(2, ("Goals",)),
        Table((("No.",), ("Goal",), ("Date",), ("State",)), ((("4",), (Typed("A | job"),), ("2027-Q2",), ()),)),
        Numbered((Item(("first",), (Paragraph(("more",)),)), Item(("second",))), 9),
        Bullets((Item(("\x1b not ours",)), Item((Typed("\x1b[31mred \u202eback"),)))),
    ]
    assert text(page) == (
        "Lorem  *ipsum*\n\nTitle\n\nHello <b>Ada</b> Kowalska,\n\n"
        "Goals:\n4. A | job\n   Date: 2027-Q2\n\n"
        "9. first\n  more\n10. second\n\n"
        "- \x1b not ours\n- ␛[31mred �back\n"
    )


def para(*texts: str) -> tuple[Block, ...]:
    return tuple(Paragraph((Typed(typed),)) for typed in texts)


def items(*texts: str) -> tuple[Item, ...]:
    return tuple(Item((Typed(typed),)) for typed in texts)


@pytest.mark.parametrize(
    ("typed", "blocks"),
    [
        ("", ()),
        (" \n\n ", ()),
        ("One\ntwo\n\n\nthree", para("One two", "three")),
        ("Points:\n- one\n  goes on\n* two\n\n- three", (*para("Points:"), Bullets(items("one goes on", "two", "three")))),
        ("3. third\n4. fourth", (Numbered(items("third", "fourth"), 3),)),
        ("In the year\n2027. That is soon", para("In the year 2027. That is soon")),
        ("Steps\n1. one\n2) two\n\nEnd", (*para("Steps"), Numbered(items("one", "two"), 1), *para("End"))),
        ("# no heading\n> no quote", para("# no heading > no quote")),
        ("-5 degrees\n- ", para("-5 degrees -")),
    ],
)  # fmt: skip
def test_long_text_is_read_as_paragraphs_and_lists(typed: str, blocks: tuple[Block, ...]) -> None:
    assert prose(typed) == blocks


def test_an_item_takes_the_first_paragraph_and_the_rest_stands_below() -> None:
    assert with_text(("Why: ",), "Because.\n\n- a\n- b", (" (4)",)) == Item(
        ("Why: ", Typed("Because."), " (4)"), (Bullets(items("a", "b")),)
    )
    assert with_text(("Why:",), "- a") == Item(("Why:",), (Bullets(items("a")),))


def test_what_is_typed_into_a_phrase_is_no_phrase() -> None:
    assert fill("{a}, by {b}", a=Typed("{b}"), b="2027") == (Typed("{b}"), ", by ", "2027")
