"""A page as blocks: headings, paragraphs, lists, tables. What every format can write, and nothing of any format."""

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from mentorprep.core.summary.timeline import Timeline


class Typed(NamedTuple):
    """The mentee's text: data, never markup. A bare `str` beside it is our own words."""

    text: str


Line: TypeAlias = tuple["str | Typed", ...]
_SLOT = re.compile(r"\{(\w+)\}")


class Heading(NamedTuple):
    """A heading; level 1 is the page's title."""

    level: int
    line: Line


class Paragraph(NamedTuple):
    """One paragraph."""

    line: Line


class Exactly(NamedTuple):
    """Text that the reader must see to the letter, alone."""

    text: str


class Item(NamedTuple):
    """One item of a list, with what stands below it."""

    line: Line
    inside: "tuple[Block, ...]" = ()


class Bullets(NamedTuple):
    """A list without numbers."""

    items: tuple[Item, ...]


class Numbered(NamedTuple):
    """A list numbered from `first` on."""

    items: tuple[Item, ...]
    first: int = 1


class Table(NamedTuple):
    """A table; the first column holds numbers to answer by."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


class Drawing(NamedTuple):
    """A picture of what the words beside it say; a format that has no pictures leaves it out."""

    timeline: "Timeline"


Block: TypeAlias = Heading | Paragraph | Exactly | Bullets | Numbered | Table | Drawing


def fill(template: str, **parts: str | Typed | Line) -> Line:
    """A phrase with its slots filled: `fill("Hello {mentor},", mentor=Typed("Ada"))`."""
    pieces: list[str | Typed] = []
    for place, piece in enumerate(_SLOT.split(template)):
        part = parts[piece] if place % 2 else piece
        pieces.extend((part,) if isinstance(part, str | Typed) else part)
    return tuple(piece for piece in pieces if piece != "")


def joined(lines: list[Line] | tuple[Line, ...], separator: str) -> Line:
    """Lines one after another, with our separator between them."""
    pieces: list[str | Typed] = []
    for line in lines:
        pieces.extend((separator, *line) if pieces else line)
    return tuple(pieces)


def one_line(text: str) -> str:
    """A text with its line breaks and runs of blanks folded into single blanks."""
    if "\n" in text or "\t" in text or "  " in text:
        text = re.sub(r"[ \t\n]+", " ", text)
    return text.strip(" ")
