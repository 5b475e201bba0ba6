"""Plain data → lines of YAML: a new file, and the entries that edits put into one. Where lines go is not decided here."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from mentorprep.core.format.quote import double, literal, scalar
from mentorprep.core.model import Homework, shapes_of
from mentorprep.core.shapes import Entry, Many, ScalarOrEntry

LINE_WIDTH = 110  # columns that an entry in braces may take
SHORT_LIST_WIDTH = 60  # columns that a list in brackets may take
# Entries that read best one in a line, and values that are one figure with parts.
_ENTRIES_IN_A_LINE = frozenset(("log", "sent", "accepted", "breaks", "changes"))
_VALUES_IN_A_LINE = frozenset(("hours", "left", "wait_days", "hours_per_week", "size", "measure"))


class Style(NamedTuple):
    """How a file is laid out, in columns: from a key to the mapping below it, from a key to the dashes below it, from a
    dash to what it holds. `pad` stands inside braces; `quoted` keeps JSON JSON; without `blocks` no text is written as a
    literal block."""

    indent: int = 2
    list_indent: int = 2
    dash: int = 2
    pad: str = ""
    quoted: bool = False
    blocks: bool = True


def new_file(data: dict[str, Any]) -> str:
    """A whole new homework file, in the order of the model. Raises quote.Unwritable."""
    return "\n".join(mapping_lines(_in_order(data, Homework), Style())) + "\n"


def mapping_lines(data: dict[str, Any], style: Style) -> list[str]:
    """The lines of a mapping in block style."""
    lines = []
    for key, value in data.items():
        first, *rest = after_key(key, value, style)
        lines += [f"{key_text(key, style)}:{first}", *rest]
    return lines


def after_key(key: str, value: Any, style: Style) -> list[str]:
    """What follows `key:`, first on its line, then on lines of its own, relative to the column of the key."""
    if isinstance(value, dict) and value and not (key in _VALUES_IN_A_LINE and _fits(value, style)):
        return ["", *indented(mapping_lines(value, style), style.indent)]
    if isinstance(value, list) and value and not _is_short_list(value, style):
        items = (item_lines(item, style, flow=key in _ENTRIES_IN_A_LINE) for item in value)
        return ["", *(line for item in items for line in indented(item, style.list_indent))]
    return _value(value, style.indent, style, " ")


def item_lines(value: Any, style: Style, *, flow: bool) -> list[str]:
    """The lines of one list item from its dash on. `flow`: a mapping is written in braces where it fits in a line."""
    gap = " " * (style.dash - 1)
    if isinstance(value, dict) and value and not (flow and _fits(value, style)):
        first, *rest = mapping_lines(value, style)
        return [f"-{gap}{first}", *indented(rest, style.dash)]
    first, *rest = _value(value, style.dash, style, gap)
    return [f"-{first}", *rest]


def flow_text(value: Any, style: Style) -> str:
    """The value on one line, collections in brackets and braces."""
    if isinstance(value, dict):
        pad = style.pad if value else ""
        return "{" + pad + ", ".join(flow_pair(key, item, style) for key, item in value.items()) + pad + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow_text(item, style) for item in value) + "]"
    return double(str(value)) if style.quoted and isinstance(value, (str, dt.date)) else scalar(value, flow=True)


def flow_pair(key: str, value: Any, style: Style) -> str:
    """A key with its value, as it stands between braces."""
    return f"{key_text(key, style)}: {flow_text(value, style)}"


def key_text(key: str, style: Style) -> str:
    """A key as it is written."""
    return double(key) if style.quoted else scalar(key, flow=True)


def indented(lines: Iterable[str], columns: int) -> list[str]:
    """The lines moved to the right; an empty line stays empty."""
    return [" " * columns + line if line else "" for line in lines]


def _value(value: Any, depth: int, style: Style, gap: str) -> list[str]:
    if style.blocks and isinstance(value, str) and "\n" in value:
        block = literal(value, depth)
        if block:
            return [gap + block[0], *indented(block[1], depth)]
    return [gap + (flow_text(value, style) if isinstance(value, (dict, list)) else scalar(value, flow=False))]


def _fits(value: dict[str, Any], style: Style) -> bool:
    text = flow_text(value, style)
    return len(text) <= LINE_WIDTH - 4 and "\\n" not in text


def _is_short_list(value: list[Any], style: Style) -> bool:
    texts = [flow_text(item, style) for item in value if isinstance(item, str) and " " not in item]
    return len(texts) == len(value) and sum(map(len, texts)) + 2 * len(texts) <= SHORT_LIST_WIDTH


def _in_order(data: dict[str, Any], cls: Any) -> dict[str, Any]:
    """The data in the order of the fields of `cls`, `id` first, unknown keys last, without what is None or empty."""
    shapes = shapes_of(cls)
    keys = dict.fromkeys(key for key in ("id", *shapes, *data) if key in data)
    ordered = {key: _value_in_order(data[key], shapes.get(key)) for key in keys}
    return {key: value for key, value in ordered.items() if value is not None and value not in ([], {})}


def _value_in_order(value: Any, shape: Any) -> Any:
    if isinstance(shape, Many) and isinstance(value, list):
        return [_value_in_order(item, shape.item) for item in value]
    entry = shape.entry if isinstance(shape, ScalarOrEntry) else shape
    return _in_order(value, entry.cls) if isinstance(entry, Entry) and isinstance(value, dict) else value
