"""Edits taken into a draft of the document, one after another: what stays, what is new, and what no edit may touch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorprep.core.finding import path_text
from mentorprep.core.format.compare import holds
from mentorprep.core.format.draft import Child, Draft, New, Refused
from mentorprep.core.format.nodes import Alias, Collection, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections import abc

    from mentorprep.core.finding import Path


class Drafting:
    """Takes edits into a draft. `shared`: the ids of the nodes that aliases stand for, which no edit may change."""

    def __init__(self, shared: abc.Collection[int]) -> None:
        self.shared = shared

    def changed(self, child: Child, path: Path, value: Any, done: Path = ()) -> Child | None:
        """The child after `value` was put at `path` below it; None where it is removed. `done` leads to the child."""
        if not path:
            return self._merged(child, value, done)
        if isinstance(child, New):
            return New(_with_value(child.value, path, value, done), child.old)
        if isinstance(child, Scalar):
            if not child.is_null:
                raise Refused(f"{path_text(done)} is a single value, with nothing below it.", _EDIT)
            return child if value is None else self._new(_with_value(None, path, value, done), child, done)
        draft = self._opened(child, done)
        if isinstance(draft.node, Mapping):
            self._change_entry(draft, path, value, done)
        else:
            self._change_item(draft, path, value, done)
        return draft

    def _change_entry(self, draft: Draft, path: Path, value: Any, done: Path) -> None:
        key, here = path[0], (*done, path[0])
        if not isinstance(key, str):
            raise Refused(f"{path_text(done)} is no list.", _EDIT)
        if key in draft.entries:
            child = self.changed(draft.entries[key], path[1:], value, here)
            if child is None:
                del draft.entries[key]
            else:
                draft.entries[key] = child
        elif value is not None:
            draft.put(key, _with_value(None, path[1:], value, here))

    def _change_item(self, draft: Draft, path: Path, value: Any, done: Path) -> None:
        index, here = path[0], (*done, path[0])
        if not isinstance(index, int) or not 0 <= index <= len(draft.items):
            raise Refused(f"{path_text(done)} has no entry {index}.", _EDIT)
        if index == len(draft.items):
            if value is not None:
                draft.items.append(New(_with_value(None, path[1:], value, here)))
            return
        child = self.changed(draft.items[index], path[1:], value, here)
        if child is None:
            del draft.items[index]
        else:
            draft.items[index] = child

    def _opened(self, child: Node | Draft, done: Path) -> Draft:
        if isinstance(child, Draft):
            return child
        if isinstance(child, (Alias, Scalar)):
            name = child.name if isinstance(child, Alias) else ""
            raise Refused(f"{path_text(done)} stands for what is written elsewhere (*{name}).", _WRITE_OUT)
        self._check_alone(child, done)
        return Draft(child)

    def _check_alone(self, node: Node, done: Path) -> None:
        if id(node) in self.shared:
            raise Refused(f"{path_text(done)} is used in several places (&{getattr(node, 'anchor', '')}).", _WRITE_OUT)

    def _new(self, value: Any, old: Node, done: Path) -> New:
        self._check_alone(old, done)
        return New(value, old)

    def _merged(self, child: Child, value: Any, done: Path) -> Child | None:
        """The child made equal to the value, keeping as much of it as can be; None removes."""
        value = _cleaned(value)
        if value is None:
            return None
        if isinstance(child, New):
            return New(value, child.old)
        if holds(child, value):
            return child
        node = child.node if isinstance(child, Draft) else child
        if isinstance(node, Mapping) and isinstance(value, dict) and value:
            return self._with_entries(self._opened(child, done), value, done)
        if isinstance(node, Sequence) and isinstance(value, list) and value:
            return self._with_items(self._opened(child, done), value, done)
        return self._new(value, node, done)

    def _with_entries(self, draft: Draft, value: dict[str, Any], done: Path) -> Draft:
        for key in [key for key in draft.entries if key not in value]:
            del draft.entries[key]
        for key, item in value.items():
            child = self._merged(draft.entries[key], item, (*done, key)) if key in draft.entries else None
            if child is None:
                draft.put(key, item)
            else:
                draft.entries[key] = child
        return draft

    def _with_items(self, draft: Draft, value: list[Any], done: Path) -> Draft:
        surplus = len(draft.items) - len(value)
        if surplus > 0:  # drop where the two lists begin to differ
            first = next((i for i, item in enumerate(value) if not holds(draft.items[i], item)), len(value))
            del draft.items[first : first + surplus]
        for index, item in enumerate(value):
            if index == len(draft.items):
                draft.items.append(New(item))
            else:
                child = self._merged(draft.items[index], item, (*done, index))
                draft.items[index] = New(item) if child is None else child
        return draft


_EDIT = "Open the file in an editor and look at it."
_WRITE_OUT = "Open the file in an editor and write it out in each place, then repeat the change."


def _with_value(data: Any, path: Path, value: Any, done: Path) -> Any:
    """Plain data with `value` at `path`; what is missing on the way is made."""
    if not path:
        return _cleaned(value)
    head, rest = path[0], path[1:]
    if isinstance(head, str) and (data is None or isinstance(data, dict)):
        entries = dict(data or {})
        entries[head] = _with_value(entries.get(head), rest, value, (*done, head))
        if entries[head] is None:
            del entries[head]
        return entries
    if isinstance(head, int) and (data is None or isinstance(data, list)):
        items: list[Any] = list(data or ())
        if 0 <= head <= len(items):
            new = _with_value(items[head] if head < len(items) else None, rest, value, (*done, head))
            items[head : head + 1] = [] if new is None else [new]
            return items
    raise Refused(f"{path_text(done)} has no entry {head}.", _EDIT)


def _cleaned(value: Any) -> Any:
    """Plain data without keys that hold nothing."""
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items() if item is not None}
    if isinstance(value, (list, tuple)):
        return [_cleaned(item) for item in value]
    return value


def shared_nodes(root: Node) -> set[int]:
    """The ids of the nodes that aliases stand for."""
    found: set[int] = set()
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Alias):
            found.add(id(node.target))
        elif isinstance(node, Collection) and node.source is None:  # with a source nothing stands for anything else
            waiting += node.inside
    return found
