"""The document as edits want it: nodes that stay, beside plain data that is new. Not yet where the difference is written."""

from typing import TYPE_CHECKING, Any, NamedTuple

from mentorprep.core.format.nodes import Alias, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Refused(Exception):  # noqa: N818 - it ends one edit, and becomes a Refusal
    """Ends an edit that cannot be made rightly. `cure` is what the mentee can do."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure


class New(NamedTuple):
    """Plain data that is not in the text yet; `old` is the node whose place it takes, if there is one."""

    value: Any
    old: Node | None = None


class Draft:
    """A collection that is being changed: its node, and its entries as they shall be. Changed in place while edits
    are taken in, one after another."""

    __slots__ = ("_originals", "entries", "items", "node")

    def __init__(self, node: Mapping | Sequence) -> None:
        self.node = node
        self.items: list[Child] = [] if isinstance(node, Mapping) else list(node.items)
        self._originals = {key.value: value for key, value in node.pairs} if isinstance(node, Mapping) else {}
        self.entries: dict[str, Child] = dict(self._originals)

    def put(self, key: str, value: Any) -> None:
        """A key that is not there, or no longer, with plain data."""
        self.entries[key] = New(value, self._originals.get(key))

    def __len__(self) -> int:
        return len(self.entries) + len(self.items)

    def changes(self) -> "Iterator[tuple[int, New | Draft | None]]":
        """Each original entry, by its index, that is no longer what it was: what it becomes, None where it goes."""
        children: Iterable[Child | None]
        if isinstance(self.node, Mapping):
            children = (self.entries.get(key.value) for key, _ in self.node.pairs)
        else:
            children = _aligned(self.node.items, self.items)
        for index, child in enumerate(children):
            if isinstance(child, Draft):
                yield index, child.as_new() or child
            elif child is None or isinstance(child, New):
                yield index, child

    def added(self) -> list[tuple[str, Any]]:
        """The entries that are new, with their keys (empty in a list)."""
        keyed = list(self.entries.items()) or [("", item) for item in self.items]
        return [(key, child.value) for key, child in keyed if isinstance(child, New) and child.old is None]

    def as_new(self) -> New | None:
        """The draft as plain data, where no original entry is left, changed or not; else None."""
        added = self.added()
        if len(added) < len(self):
            return None
        value = dict(added) if isinstance(self.node, Mapping) else [item for _, item in added]
        return New(value, self.node)


Child = Scalar | Mapping | Sequence | Alias | New | Draft


def _aligned(originals: tuple[Node, ...], children: list[Child]) -> list[Child | None]:
    """For each original what became of it; the children stand in the order of the originals, new ones at the end."""
    waiting = iter(children)
    child = next(waiting, None)
    result: list[Child | None] = []
    for original in originals:
        if child is not None and _origin(child) is original:
            result.append(child)
            child = next(waiting, None)
        else:
            result.append(None)
    return result


def _origin(child: Child) -> Node | None:
    if isinstance(child, Draft):
        return child.node
    return child.old if isinstance(child, New) else child
