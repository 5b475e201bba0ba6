"""Blocks → plain text for a chat box or the text part of a mail: no markup, one line a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.render.blocks import (
    Block,
    Bullets,
    Drawing,
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
from mentorprep.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

INDENT = "  "


def text(blocks: Sequence[Block]) -> str:
    """The page as plain text, ending with a line feed."""
    return "\n".join(_page(block for block in blocks if not isinstance(block, Drawing))) + "\n"


def plain(line: Line) -> str:
    """A line as plain text."""
    return one_line("".join(visible(one_line(piece.text)) if isinstance(piece, Typed) else piece for piece in line))


def _page(blocks: Iterable[Block]) -> list[str]:
    lines: list[str] = []
    previous: Block | None = None
    for block in blocks:
        if previous is not None and not isinstance(previous, Heading):
            lines.append("")
        lines.extend(_block(block))
        previous = block
    return lines


def _block(block: Block) -> list[str]:
    match block:
        case Exactly():
            return [visible(block.text)]
        case Heading(level=level):
            return [plain(block.line), ""] if level == 1 else [f"{plain(block.line)}:"]
        case Paragraph():
            return [plain(block.line)]
        case Bullets():
            return [line for item in block.items for line in _item("- ", item)]
        case Numbered():
            return [line for number, item in enumerate(block.items, block.first) for line in _item(f"{number}. ", item)]
        case Table():
            return [line for row in block.rows for line in _row(block.head, row)]
        case Drawing():
            return []


def _item(marker: str, item: Item) -> list[str]:
    below = [line for block in item.inside for line in _block(block)]
    return [f"{marker}{plain(item.line)}", *(f"{INDENT}{line}" for line in below)]


def _row(head: Sequence[Line], row: Sequence[Line]) -> list[str]:
    """A row of a table as a numbered entry, each further cell on a line with its column's name."""
    number, title, *others = row
    cells = [f"{plain(name)}: {plain(cell)}" for name, cell in zip(head[2:], others, strict=True) if plain(cell)]
    return [f"{plain(number)}. {plain(title)}", *(f"{INDENT} {cell}" for cell in cells)]
