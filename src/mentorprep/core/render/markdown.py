"""Blocks → CommonMark with GFM tables that reads well as plain text. The only place that escapes for Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorprep.core.render.addresses import split_at_addresses
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
)
from mentorprep.core.render.text import plain
from mentorprep.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALIVE = re.compile(
    r"[\\`*\[<|~]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore inside a word is none
    r"|&(?=#?\w+;)"  # an entity
    r"|(?<=\w):(?=//)"  # ftp:// and the like; http addresses are taken out before
    r"|(?<=xmpp):"
)
_MAY_BE_ALIVE = re.compile(r"[\\`*\[<|~_&:]")  # one of these is in all that is; most texts have none, and are done soon
_STARTS_A_BLOCK = re.compile(r"(?:#{1,6}|[-+])(?=\s|$)|>|[-=_+]{2,}\s*$|=\s*$|(?:-\s*){3,}$")
_STARTS_A_NUMBERED_LIST = re.compile(r"^([0-9]{1,9})([.)])(?=\s|$)")
_CLOSES_A_HEADING = re.compile(r"(^|\s)(#+)$")
_CLOSED = r"\1\\\2"


def markdown(blocks: Sequence[Block]) -> str:
    """The page as Markdown, ending with a line feed."""
    return "\n\n".join("\n".join(_block(block)) for block in blocks if not isinstance(block, Drawing)) + "\n"


def _block(block: Block) -> list[str]:
    match block:
        case Exactly():
            return _exactly(block.text)
        case Heading():
            return [f"{'#' * block.level} {_CLOSES_A_HEADING.sub(_CLOSED, _inline(plain(block.line)))}"]
        case Paragraph():
            return [_started(block.line)]
        case Bullets():
            return _list([("- ", item) for item in block.items])
        case Numbered():
            return _list([(f"{number}. ", item) for number, item in enumerate(block.items, block.first)])
        case Table():
            return _table(block)
        case Drawing():
            return []


def _list(marked: Sequence[tuple[str, Item]]) -> list[str]:
    """The items, with blank lines between them where one has more than its line."""
    loose = any(item.inside for _, item in marked)
    lines = [line for marker, item in marked for line in (*_item(marker, item), *([""] if loose else []))]
    return lines[:-1] if loose else lines


def _item(marker: str, item: Item) -> list[str]:
    lines = [f"{marker}{_started(item.line)}"]
    for block in item.inside:
        lines += ["", *(f"{' ' * len(marker)}{line}" if line else "" for line in _block(block))]
    return lines


def _table(table: Table) -> list[str]:
    rows = [tuple(_inline(plain(cell)) for cell in row) for row in (table.head, *table.rows)]
    head, *body = [f"| {' | '.join(row)} |" for row in rows]
    return [head, f"|{'|'.join(' --- ' for _ in table.head)}|", *body]


def _exactly(text: str) -> list[str]:
    lines = [_edges_kept(_start_escaped(_escaped(line))) for line in visible(text).split("\n")]
    return [f"{line}\\" for line in lines[:-1]] + lines[-1:]


def _edges_kept(line: str) -> str:
    inner = line.strip(" \t")
    before, _, after = line.partition(inner) if inner else (line, "", "")
    return _as_entities(before) + inner + _as_entities(after)


def _as_entities(blanks: str) -> str:
    return "".join(f"&#{ord(blank)};" for blank in blanks)


def _started(line: Line) -> str:
    return _start_escaped(_inline(plain(line)))


def _start_escaped(escaped: str) -> str:
    """A line that opens no heading, list, quote or rule."""
    if _STARTS_A_BLOCK.match(escaped):
        return f"\\{escaped}"
    return _STARTS_A_NUMBERED_LIST.sub(r"\1\\\2", escaped) if escaped[:1].isdecimal() else escaped


def _inline(text: str) -> str:
    """One line of text with nothing alive in it but http, https and mailto addresses."""
    return "".join(f"<{piece}>" if is_address else _escaped(piece) for piece, is_address in split_at_addresses(text))


def _escaped(text: str) -> str:
    return _ALIVE.sub(r"\\\g<0>", text) if _MAY_BE_ALIVE.search(text) else text
