"""Bytes → Document: the tree, the homework, and everything that keeps the file from being used, all at once.

Of a sound file one pass over the parser's events makes the homework, and one over the homework its ids. Of any other the
events make a tree, and a walk over the tree finds what is wrong. O(n) for n values."""

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from mentorprep.core.finding import Finding, Path
from mentorprep.core.format import source as sources
from mentorprep.core.format.entries import Reading, read_entry
from mentorprep.core.format.ids import with_every_id
from mentorprep.core.format.nodes import Alias, Mapping, Node, Scalar, Sequence
from mentorprep.core.format.sound import sound
from mentorprep.core.format.tree import Tree, parse
from mentorprep.core.format.trouble import MAX_TROUBLES, Trouble, placed
from mentorprep.core.format.unfit import Unfit
from mentorprep.core.format.upgrade import UPGRADES, upgraded
from mentorprep.core.format.values import is_absent
from mentorprep.core.model import FORMAT_VERSION, Homework

_WHOLE = re.compile(r"\+?0*(?P<digits>[0-9]+)")
_SHOWN = 24  # digits of a version


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
        return self.findings == (_EMPTY,)


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
    return judged(source, usable) if found is None else _named(source, found.root, found.homework)


def _named(source: sources.Source, root: Node | None, homework: Homework) -> Document:
    named = with_every_id(homework)
    return Document(source.text, source.bom, root, named.homework, (), named.missing)


def judged(source: sources.Source, usable: str) -> Document:
    """The document of a source that may hold anything, by its tree. Of a sound one `sound.py` makes the same."""
    tree = parse(usable)
    version = _version(tree.root or tree.part)
    if version is not None and 1 <= version <= len(UPGRADES) and not (source.troubles or tree.troubles):
        usable = upgraded(source.text, version, UPGRADES)
        source, tree, version = source._replace(text=usable), parse(usable), FORMAT_VERSION
    refused = [*source.troubles, *_others(source, tree.troubles)]
    homework, troubles = _homework(tree, usable, version, {offset for offset, _ in refused if offset is not None})
    every = sorted((*refused, *troubles), key=lambda trouble: trouble.offset or 0)
    findings = placed(source.text, every[:MAX_TROUBLES])
    if homework is None or findings:
        return Document(source.text, source.bom, tree.root, None, findings, ())
    return _named(source, tree.root, homework)


def _others(source: sources.Source, troubles: tuple[Trouble, ...]) -> list[Trouble]:
    """Those that stand in other lines than what was refused, and replaced, before the text was read."""
    lines = {source.text.rfind("\n", 0, offset) for offset, _ in source.troubles if offset is not None}
    return [trouble for trouble in troubles if source.text.rfind("\n", 0, trouble.offset) not in lines]


def _homework(tree: Tree, text: str, version: int | None, told: set[int]) -> tuple[Homework | None, list[Trouble]]:
    """The homework of a tree, and what is wrong with its values where nothing is told yet."""
    root = tree.part if tree.cut is not None else tree.root
    if root is None or is_absent(root):
        return None, [] if tree.troubles else [Trouble(None, _EMPTY)]
    if version is not None and version > FORMAT_VERSION:
        return None, [_newer(root, version)]
    reading = Reading(text, told, tree.cut)
    try:
        homework = read_entry(Homework, root, reading)
    except Unfit as unfit:
        if tree.cut is not None or reading.is_told(root):
            return None, []
        message = f"the file is {unfit.found}; keys such as `mentorprep: 1` and `mentee:` are expected"
        return None, [Trouble(root.start, Finding("MP102", "error", message, fix=_SMALLEST))]
    return homework, [trouble for trouble in reading.troubles if trouble.offset not in told]


_SMALLEST = "begin with the lines `mentorprep: 1`, `mentee:` and, indented, `name: …`"
_EMPTY = Finding("MP100", "error", "the file holds nothing yet; a homework is expected", fix=_SMALLEST)


def _version(root: Node | None) -> int | None:
    """The format's version, where the file gives one as a whole number; of a long one the first digits will do."""
    node = _child(root, "mentorprep") if root else None
    if isinstance(node, Alias):
        node = node.target
    if not isinstance(node, Scalar) or node.style or node.is_text or not (match := _WHOLE.fullmatch(node.value)):
        return None
    return int(match["digits"][:_SHOWN])


def _newer(root: Node, version: int) -> Trouble:
    shown = str(version) if version < 10 ** (_SHOWN - 1) else f"{version}…"
    message = f"format {shown} needs a newer mentorprep; this one reads format {FORMAT_VERSION}"
    finding = Finding("MP104", "error", message, fix="update mentorprep", path=("mentorprep",))
    return Trouble(_offset(root, finding.path), finding)
