"""Bytes → Document: the tree, the homework, and everything that keeps the file from being used, all at once.

Of a sound file one pass over the parser's events makes the homework, and one over the homework its ids. Of any other the
events make a tree, and a walk over the tree finds what is wrong. O(n) for n values."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from mentorprep.core.finding import Finding, Path
from mentorprep.core.format import source as sources
from mentorprep.core.format.ids import with_every_id
from mentorprep.core.format.nodes import Alias, Mapping, Node, Sequence
from mentorprep.core.format.sound import sound
from mentorprep.core.format.trouble import Trouble, placed
from mentorprep.core.model import Homework


class Document(NamedTuple):
    """The result of reading, sound or not.

    `text` is without BOM, its lines end as in the file; `homework` is None when any finding makes the file unusable;
    `ids_missing` are the entries without an id, with the one they are known by."""

    text: str
    bom: bool
    root: Node | None
    homework: Homework | None
    findings: tuple[Finding, ...]
    ids_missing: tuple[tuple[Path, str], ...]

    @property
    def is_empty(self) -> bool:
        """Whether the file holds nothing: no text, comments alone, or a null."""
        from mentorprep.core.format.judge import EMPTY

        return self.findings == (EMPTY,)


def load(data: bytes) -> Document:
    """Reads the bytes of a file. Never raises for what they hold."""
    return _document(sources.decoded(data))


def load_text(text: str) -> Document:
    """Reads a text, with or without BOM."""
    return _document(sources.prepared(text))


def place(document: Document, path: Path) -> tuple[int | None, int | None]:
    """Line and column, from 1, of the value at `path`; for what is missing those of the entry that lacks it."""
    finding = located(document, (Finding("MP100", "error", "", path=path),))[0]
    return finding.line, finding.column


def located(document: Document, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with line and column filled in from their paths; those on the whole file (no path) have none."""
    root = document.root
    return placed(
        document.text,
        (Trouble(_offset(root, finding.path) if root and finding.path else None, finding) for finding in findings),
    )


def _offset(node: Node, path: Path) -> int:
    for item in path:
        child = _child(node, item)
        if child is None:
            break
        node = child
    return node.start


def _child(node: Node, item: str | int) -> Node | None:
    if isinstance(node, Alias):
        node = node.target
    if isinstance(node, Mapping):
        return next((value for key, value in node.pairs if key.value == item), None)
    if isinstance(node, Sequence) and isinstance(item, int) and 0 <= item < len(node.items):
        return node.items[item]
    return None


def _document(source: sources.Source) -> Document:
    if source.usable is None:
        return Document(source.text, source.bom, None, None, placed(source.text, source.troubles), ())
    with _paused_collector():
        return _read(source, source.usable)


@contextmanager
def _paused_collector() -> Iterator[None]:
    """Nothing that is built while reading is garbage, and a large file makes much of it: a third of the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _read(source: sources.Source, usable: str) -> Document:
    found = None if source.troubles else sound(usable)
    return by_tree(source, usable) if found is None else _named(source.text, source.bom, found.root, found.homework)


def by_tree(source: sources.Source, usable: str) -> Document:
    """The document of a source that may hold anything. Of a sound one `sound` makes the same."""
    from mentorprep.core.format.judge import judged  # needed where something is wrong, or rare

    text, root, homework, findings = judged(source, usable)
    if homework is None or findings:
        return Document(text, source.bom, root, None, findings, ())
    return _named(text, source.bom, root, homework)


def _named(text: str, bom: bool, root: Node | None, homework: Homework) -> Document:  # noqa: FBT001 - as in Document
    named = with_every_id(homework)
    return Document(text, bom, root, named.homework, (), named.missing)
