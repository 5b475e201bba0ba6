"""Blocks → HTML. The only place that escapes for HTML: every text of the mentee is isolated, and nothing in it is alive but
http, https and mailto addresses."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

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
    Typed,
    one_line,
)
from mentorprep.core.render.text import plain
from mentorprep.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorprep.core.summary.timeline import Timeline

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_SHORT = 12  # a date, or a word or two, that looks odd on two lines


class Look(NamedTuple):
    """What tells a page from a mail. `styles` are inline, by tag, for mail programs that read no style sheet; without
    `tables` a table is a numbered list, which a phone shows at any width, and without `draw` there are no pictures."""

    styles: Mapping[str, str]
    tables: bool
    draw: "Callable[[Timeline], str] | None" = None


def html(blocks: Sequence[Block], look: Look) -> str:
    """The blocks as the content of an HTML body, a line for each."""
    shown = (block for block in blocks if look.draw or not isinstance(block, Drawing))
    return "".join(f"{_block(block, look)}\n" for block in shown)


def escaped(text: str) -> str:
    """A text as the content of an element or of a quoted attribute."""
    return text.translate(_ESCAPES)


def _block(block: Block, look: Look) -> str:
    match block:
        case Exactly(text=text):
            lines = "<br>".join(map(escaped, visible(text).split("\n")))
            return f'<p dir="auto" style="white-space: pre-wrap">{lines}</p>'
        case Drawing(timeline=timeline):
            return look.draw(timeline) if look.draw else ""
        case Heading(level=level, line=line):
            return _element(f"h{level}", line, look)
        case Paragraph(line=line):
            return _element("p", line, look)
        case Bullets(items=items):
            return _list("ul", "", items, look)
        case Numbered(items=items, first=first):
            return _list("ol", f' start="{first}"' if first != 1 else "", items, look)
        case Table():
            return _table(block, look) if look.tables else _table_as_list(block, look)


def _element(tag: str, line: Line, look: Look, inside: str = "") -> str:
    """A line as an element. One that is the mentee's text alone runs as its own script does."""
    theirs = len(line) == 1 and isinstance(line[0], Typed)
    direction = ' dir="auto"' if theirs else ""
    content = _linked(one_line(line[0].text)) if theirs and isinstance(line[0], Typed) else _inline(line)
    return f"<{tag}{direction}{_style(tag, look)}>{content}{inside}</{tag}>"


def _style(tag: str, look: Look) -> str:
    style = look.styles.get(tag)
    return f' style="{style}"' if style else ""


def _list(tag: str, start: str, items: Sequence[Item], look: Look) -> str:
    made = "\n".join(_item(item, look) for item in items)
    return f"<{tag}{start}{_style(tag, look)}>\n{made}\n</{tag}>"


def _item(item: Item, look: Look) -> str:
    below = "".join(f"\n{_block(block, look)}" for block in item.inside)
    return _element("li", item.line, look, below)


def _table(table: Table, look: Look) -> str:
    """Roles and column names stand in it too, for a narrow screen shows the cells of a row below one another."""
    head = "".join(f'<th scope="col" role="columnheader">{_inline(cell)}</th>' for cell in table.head)
    names = [escaped(plain(cell)) for cell in table.head]
    rows = "\n".join(_row(row, names) for row in table.rows)
    return (
        f'<table role="table"{_style("table", look)}>\n<thead role="rowgroup"><tr role="row">{head}</tr></thead>\n'
        f'<tbody role="rowgroup">\n{rows}\n</tbody>\n</table>'
    )


def _row(row: Sequence[Line], names: Sequence[str]) -> str:
    number, title, *others = row
    cells = "".join(_cell(cell, name) for name, cell in zip(names[2:], others, strict=True))
    return (
        f'<tr role="row"><td role="cell">{_inline(number)}</td>'
        f'<th scope="row" role="rowheader">{_inline(title)}</th>{cells}</tr>'
    )


def _cell(cell: Line, name: str) -> str:
    short = ' class="short"' if len(plain(cell)) <= _SHORT else ""
    return f'<td role="cell" data-name="{name}"{short}>{_inline(cell)}</td>'


def _table_as_list(table: Table, look: Look) -> str:
    first = int(plain(table.rows[0][0]))
    items = "\n".join(f"<li{_style('li', look)}>{_row_in_lines(table.head, row)}</li>" for row in table.rows)
    return f'<ol start="{first}"{_style("ol", look)}>\n{items}\n</ol>'


def _row_in_lines(head: Sequence[Line], row: Sequence[Line]) -> str:
    _, title, *others = row
    cells = [f"{_inline(name)}: {_inline(cell)}" for name, cell in zip(head[2:], others, strict=True) if cell]
    return "<br>\n".join((f"<strong>{_inline(title)}</strong>", *cells))


def _inline(line: Line) -> str:
    return "".join(
        f"<bdi>{_linked(one_line(piece.text))}</bdi>" if isinstance(piece, Typed) else escaped(piece) for piece in line
    )


def _linked(text: str) -> str:
    """One line of the mentee's text, with links where addresses stand."""
    return "".join(
        f'<a href="{escaped(piece)}">{escaped(piece)}</a>' if is_address else escaped(piece)
        for piece, is_address in split_at_addresses(visible(text))
    )
