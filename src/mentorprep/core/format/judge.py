"""The tree of a text that may hold anything → its homework, or everything that keeps it from being used, all at once."""

import re
from typing import NamedTuple

from mentorprep.core.finding import Finding
from mentorprep.core.format.entries import Reading, read_entry
from mentorprep.core.format.nodes import Mapping, Node, Scalar, resolved
from mentorprep.core.format.source import Source
from mentorprep.core.format.tree import Tree, parse
from mentorprep.core.format.trouble import MAX_TROUBLES, Trouble, placed
from mentorprep.core.format.unfit import Unfit
from mentorprep.core.format.upgrade import UPGRADES, upgraded
from mentorprep.core.format.values import is_absent
from mentorprep.core.model import FORMAT_VERSION, Homework

_WHOLE = r"\+?0*(?P<digits>[0-9]+)"
_SHOWN = 24  # digits of a version
_SMALLEST = "begin with the lines `mentorprep: 1`, `mentee:` and, indented, `name: …`"
EMPTY = Finding("MP100", "error", "the file holds nothing yet; a homework is expected", fix=_SMALLEST)


class Judged(NamedTuple):
    """What a text holds. `text` is in the newest format; `homework` is None, or not to be used, where there are findings;
    its entries do not have their ids yet."""

    text: str
    root: Node | None
    homework: Homework | None
    findings: tuple[Finding, ...]


def judged(source: Source, usable: str) -> Judged:
    """A source by its tree; `usable` is what of it the parser can take."""
    tree = parse(usable)
    version = _version(tree.root or tree.part)
    if version is not None and 1 <= version <= len(UPGRADES) and not (source.troubles or tree.troubles):
        usable = upgraded(source.text, version, UPGRADES)
        source, tree, version = source._replace(text=usable), parse(usable), FORMAT_VERSION
    refused = [*source.troubles, *_others(source, tree.troubles)]
    homework, troubles = _homework(tree, usable, version, {offset for offset, _ in refused if offset is not None})
    every = sorted((*refused, *troubles), key=lambda trouble: trouble.offset or 0)
    return Judged(source.text, tree.root, homework, placed(source.text, every[:MAX_TROUBLES]))


def _others(source: Source, troubles: tuple[Trouble, ...]) -> list[Trouble]:
    """Those that stand in other lines than what was refused, and replaced, before the text was read."""
    lines = {source.text.rfind("\n", 0, offset) for offset, _ in source.troubles if offset is not None}
    return [trouble for trouble in troubles if source.text.rfind("\n", 0, trouble.offset) not in lines]


def _homework(tree: Tree, text: str, version: int | None, told: set[int]) -> tuple[Homework | None, list[Trouble]]:
    """The homework of a tree, and what is wrong with its values where nothing is told yet."""
    root = tree.part if tree.cut is not None else tree.root
    if root is None or is_absent(root):
        return None, [] if tree.troubles else [Trouble(None, EMPTY)]
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


def _version_node(root: Node | None) -> Node | None:
    pairs = root.pairs if isinstance(root, Mapping) else ()
    return next((resolved(value) for key, value in pairs if key.value == "mentorprep"), None)


def _version(root: Node | None) -> int | None:
    """The format's version, where the file gives one as a whole number; of a long one the first digits will do."""
    node = _version_node(root)
    if not isinstance(node, Scalar) or node.style or node.is_text or not (match := re.fullmatch(_WHOLE, node.value)):
        return None
    return int(match["digits"][:_SHOWN])


def _newer(root: Node, version: int) -> Trouble:
    shown = str(version) if version < 10 ** (_SHOWN - 1) else f"{version}…"
    message = f"format {shown} needs a newer mentorprep; this one reads format {FORMAT_VERSION}"
    finding = Finding("MP104", "error", message, fix="update mentorprep", path=("mentorprep",))
    return Trouble((_version_node(root) or root).start, finding)
