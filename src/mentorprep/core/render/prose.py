"""Long free text → blocks: plain Markdown paragraphs and lists, as people type them. Everything else in it is text."""

import re
from typing import NamedTuple

from mentorprep.core.render.blocks import Block, Bullets, Item, Line, Numbered, Paragraph, Typed

_ITEM = r"[ \t]*(?:(?P<bullet>[-*+•])|(?P<number>\d{1,9})[.)])[ \t]+(?P<text>\S.*)"
_BULLETS = "-*+•"


_BLANKS = " \t\n"


class _Open(NamedTuple):
    """A block that more lines may join. `first` is the number of a numbered list; `kind` "" is a paragraph."""

    kind: str
    first: int
    texts: list[str]


def prose(text: str) -> tuple[Block, ...]:
    """The paragraphs and lists of a text. A line break within a paragraph or an item is a blank."""
    found: list[_Open] = []
    broken = True  # a blank line, or the start
    for line in text.strip(_BLANKS).split("\n"):
        if not line.strip(_BLANKS):
            broken = True
            continue
        _take(line, found, broken=broken)
        broken = False
    return tuple(map(_closed, found))


def with_text(before: Line, text: str, after: Line = ()) -> Item:
    """A list item whose line ends with the first paragraph of a long text; the rest of it stands below."""
    blocks = prose(text)
    if blocks and isinstance(blocks[0], Paragraph):
        return Item((*before, *blocks[0].line, *after), blocks[1:])
    return Item((*before, *after), blocks)


def _take(line: str, found: list[_Open], *, broken: bool) -> None:
    first = line.lstrip(_BLANKS)[0]
    item = re.fullmatch(_ITEM, line) if first in _BULLETS or first.isdecimal() else None
    if item is None:
        _continue(line.strip(_BLANKS), found, broken=broken)
        return
    kind = "bullet" if item["bullet"] else "number"
    if found and found[-1].kind == kind:
        found[-1].texts.append(item["text"])
    elif kind == "number" and not broken and found and not found[-1].kind and item["number"] != "1":
        found[-1].texts[-1] += f" {line.strip(_BLANKS)}"  # "in the year\n2027. That is" is no list
    else:
        found.append(_Open(kind, int(item["number"] or 1), [item["text"]]))


def _continue(line: str, found: list[_Open], *, broken: bool) -> None:
    if broken or not found:
        found.append(_Open("", 1, [line]))
    else:
        found[-1].texts[-1] += f" {line}"


def _closed(block: _Open) -> Block:
    lines = [(Typed(text),) for text in block.texts]
    if block.kind == "bullet":
        return Bullets(tuple(map(Item, lines)))
    if block.kind == "number":
        return Numbered(tuple(map(Item, lines)), block.first)
    return Paragraph(lines[0])
