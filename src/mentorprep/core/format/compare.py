"""Whether nodes hold plain data, mean the same as other nodes, or are what a draft wanted: the judge of every edit."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, InvalidOperation
from typing import Any

from mentorprep.core.format.draft import Child, Draft, New
from mentorprep.core.format.nodes import Alias, Collection, Mapping, Node, Scalar, Sequence, resolved
from mentorprep.core.format.scalars import TRUE, kind


def holds(child: Child, value: Any) -> bool:
    """Whether a node (or draft) is exactly the plain value."""
    if isinstance(child, New):
        return bool(child.value == value)
    if isinstance(child, Draft):
        entries: dict[str, Child] = child.entries
        items: list[Child] = child.items
        is_mapping = isinstance(child.node, Mapping)
    else:
        node = resolved(child)
        if isinstance(node, Scalar):
            return _scalar_holds(node, value)
        is_mapping = isinstance(node, Mapping)
        entries = {key.value: item for key, item in node.pairs} if isinstance(node, Mapping) else {}
        items = [] if isinstance(node, Mapping) else list(node.items)
    if is_mapping:
        return (
            isinstance(value, dict)
            and entries.keys() == value.keys()
            and all(holds(entries[key], item) for key, item in value.items())
        )
    return isinstance(value, list) and len(items) == len(value) and all(map(holds, items, value))


def _scalar_holds(node: Scalar, value: Any) -> bool:
    is_plain = not node.style and not node.is_text
    means = kind(node.value) if is_plain else "text"
    if isinstance(value, str):
        return means == "text" and node.value == value
    if value is None:
        return means == "null"
    if isinstance(value, bool):
        return means == "bool" and (node.value in TRUE) is value
    if isinstance(value, (int, Decimal)):
        try:
            return means in ("int", "float") and Decimal(node.value) == value
        except InvalidOperation:  # 0x10, .inf
            return False
    return isinstance(value, dt.date) and node.value == value.isoformat()  # in quotes too: JSON has no other way


def same(one: Node, other: Node) -> bool:
    """Whether two nodes mean the same: equal texts of equal kinds, in the same order."""
    if isinstance(one, Scalar):
        return isinstance(other, Scalar) and one.value == other.value and _is_quoted(one) == _is_quoted(other)
    if isinstance(one, Collection) and isinstance(other, Collection) and one.is_written_like(other):
        return True
    if isinstance(one, Mapping):
        return (
            isinstance(other, Mapping)
            and len(one.pairs) == len(other.pairs)
            and all(map(_same_pair, one.pairs, other.pairs))
        )
    if isinstance(one, Sequence):
        return (
            isinstance(other, Sequence)
            and len(one.items) == len(other.items)
            and all(map(same, one.items, other.items))
        )
    return isinstance(other, Alias) and same(one.target, other.target)


def _same_pair(one: tuple[Scalar, Node], other: tuple[Scalar, Node]) -> bool:
    return one[0].value == other[0].value and same(one[1], other[1])


def _is_quoted(node: Scalar) -> bool:
    return node.style != "" or node.is_text


def is_as_wanted(child: Child, node: Node) -> bool:
    """Whether a node that was read back is what the draft wanted."""
    if isinstance(child, New):
        return not isinstance(node, Alias) and holds(node, child.value)
    if not isinstance(child, Draft):
        return same(child, node)
    if isinstance(node, Mapping) and isinstance(child.node, Mapping):
        found = {key.value: value for key, value in node.pairs}
        return found.keys() == child.entries.keys() and all(
            is_as_wanted(wanted, found[key]) for key, wanted in child.entries.items()
        )
    if isinstance(node, Sequence) and isinstance(child.node, Sequence):
        return len(node.items) == len(child.items) and all(map(is_as_wanted, child.items, node.items))
    return False
