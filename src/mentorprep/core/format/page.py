"""The text of a file while splices for it are collected: where lines, comments and values begin and end."""

import re
from typing import NamedTuple

from mentorprep.core.format.draft import Refused
from mentorprep.core.format.emit import Style
from mentorprep.core.format.nodes import Collection, Mapping, Node, Scalar, Sequence

_GAP = re.compile(r"(?:[ \t\r\n]+|(?:(?<=[ \t\r\n])|^)#[^\n]*)*")
_COMMENT_LINE = re.compile(r"(?:[ \t]*\r?\n)*([ \t]*)#[^\n]*(?:\n|$)")
_PROPERTY = re.compile(r"[&!][^\s,\[\]{}]*")
_KEEPS = re.compile(r"[|>][0-9]?\+")
_HEADER = re.compile(r"(?:[&!]\S*\s+)*([|>][-+0-9]*)")


class Splice(NamedTuple):
    """The text that takes the place of `[start, end)`; offsets in code points."""

    start: int
    end: int
    text: str


class Page:
    """A text and the splices that will change it. `root` is the whole of what the text holds."""

    def __init__(self, text: str, style: Style, root: Node) -> None:
        self.text = text
        self.style = style
        self.root = root
        self.eol = "\r\n" if text[: text.find("\n") + 1].endswith("\r\n") else "\n"
        self._splices: list[Splice] = []

    def replace(self, start: int, end: int, text: str) -> None:
        """Collects a splice. Of those at one offset, the first collected comes first."""
        self._splices.append(Splice(start, end, text))

    def insert(self, offset: int, text: str) -> None:
        """Collects a splice that removes nothing."""
        self.replace(offset, offset, text)

    def splices(self) -> tuple[Splice, ...]:
        """What was collected, ascending, those that touch joined into one."""
        joined: list[Splice] = []
        for splice in sorted(self._splices, key=lambda splice: splice[:2]):
            last = joined[-1] if joined else None
            if last and splice.start < last.end:
                raise Refused("Two of these changes meet in one place.", "Make them one after the other.")
            _append(joined, splice)
        return tuple(self._beside_kept_lines(joined))

    def _beside_kept_lines(self, splices: list[Splice]) -> list[Splice]:
        """The splices without what would give a text above that keeps its empty lines (`|+`) more of them: those at the
        start of what comes, and those below what goes."""
        kept = self._kept_lines()
        result: list[Splice] = []
        for splice in splices:
            last = _append(result, splice)
            if last.start in kept and (len(result) < 2 or result[-2].end <= kept[last.start]):
                text = last.text.lstrip("\r\n")
                end = last.end if text else self.behind_empty_lines(last.end)
                result[-1] = Splice(last.start, end, text)
        return result

    def _kept_lines(self) -> dict[int, int]:
        """Where the texts begin that keep the empty lines below them, by where these lines end."""
        found: dict[int, int] = {}
        waiting = [self.root]
        while waiting:
            node = waiting.pop()
            if not _KEEPS.search(self.text, node.start, node.end):
                continue
            if isinstance(node, Collection):
                waiting += node.inside
            elif self.keeps_empty_lines(node):
                found[node.end] = node.start
        return found

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Where the next line begins, or the text ends."""
        return self.text.find("\n", offset) + 1 or len(self.text)

    def line_stop(self, offset: int) -> int:
        """Where the line of an offset ends, before its line break."""
        start = self.line_start(offset)
        return start + len(self.text[start : self.line_end(offset)].rstrip("\r\n"))

    def column(self, offset: int) -> int:
        """How many code points stand before an offset on its line."""
        return offset - self.line_start(offset)

    def begins_line(self, offset: int) -> bool:
        """Whether nothing but blanks stands before an offset on its line."""
        return not self.text[self.line_start(offset) : offset].strip()

    def skip(self, offset: int) -> int:
        """The first offset from here on that is neither blank nor comment."""
        match = _GAP.match(self.text, offset)
        return match.end() if match else offset

    def behind_empty_lines(self, offset: int) -> int:
        """The start of the first line from here on that is not empty."""
        while offset < len(self.text) and not self.text[offset : self.line_end(offset)].strip():
            offset = self.line_end(offset)
        return offset

    def first(self, node: Node) -> int:
        """Where a node begins, behind its anchor and tag."""
        if isinstance(node, Mapping) and node.pairs and not node.flow:
            return node.pairs[0][0].start
        offset = node.start
        while match := _PROPERTY.match(self.text, offset):
            offset = self.skip(match.end())
        return offset

    def end(self, node: Node) -> int:
        """Where the text of a node ends: on its last line, before any comment."""
        node = _last(node)
        if not isinstance(node, Scalar) or node.style not in ("|", ">"):
            return node.end
        if self.keeps_empty_lines(node):
            last_line = self.text[self.line_start(node.end - 1) : node.end]
            return node.end - len(last_line) + len(last_line.rstrip("\r\n"))
        return node.start + len(self.text[node.start : node.end].rstrip(" \t\r\n"))

    def header(self, node: Scalar) -> tuple[str, int]:
        """The indicator of a block scalar, such as `|-`, and where it ends."""
        match = _HEADER.match(self.text, node.start)
        return (match.group(1), match.end()) if match else ("", node.start)

    def keeps_empty_lines(self, node: Node) -> bool:
        """Whether a node ends with a block scalar whose text takes in the empty lines below it (`|+`)."""
        node = _last(node)
        return isinstance(node, Scalar) and node.style in ("|", ">") and "+" in self.header(node)[0]

    def end_last_block(self, node: Node) -> None:
        """Keeps the text of a block scalar as it is, where it ends a file without a line break and will get one."""
        node = _last(node)
        if not isinstance(node, Scalar) or node.style not in ("|", ">"):
            return
        header, end = self.header(node)
        if "-" not in header and not any(splice.end == end for splice in self._splices):
            self.replace(end - ("+" in header), end, "-")

    def may_hold_block(self, end: int, column: int) -> bool:
        """Whether a block scalar of an entry at `column` may end here: no comment or blanks below would be its text."""
        gap = self.text[self.line_end(end) : self.skip(end)]
        return all(len(line) - len(line.lstrip(" \t")) <= column for line in gap.splitlines())

    def own_end(self, end: int, column: int) -> int:
        """Where the lines end that belong to an entry which stands at `column` and whose text ends at `end`: its last
        line, and the comments below it that stand deeper than the entry itself."""
        offset = self.line_end(end)
        while (match := _COMMENT_LINE.match(self.text, offset)) and len(match.group(1)) > column:
            offset = match.end()
        return offset


def _append(splices: list[Splice], splice: Splice) -> Splice:
    """Puts a splice behind the others, as one with the last where they touch; answers the last."""
    if splices and splices[-1].end == splice.start:
        last = splices.pop()
        splice = Splice(last.start, splice.end, last.text + splice.text)
    splices.append(splice)
    return splice


def _last(node: Node) -> Node:
    """The value that the text of a node ends with. A block mapping is empty where its only key was refused."""
    while isinstance(node, (Mapping, Sequence)) and not node.flow:
        inner = node.parts if isinstance(node, Mapping) else node.items
        if not inner:
            break
        node = inner[-1]
    return node
