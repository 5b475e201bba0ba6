"""Changes of flow collections (brackets and braces) as splices, on one line or on many."""

from typing import Any, NamedTuple

from mentorprep.core.format.draft import Draft, Refused
from mentorprep.core.format.emit import flow_pair, flow_text
from mentorprep.core.format.nodes import Mapping, Node, Scalar, Sequence
from mentorprep.core.format.page import Page
from mentorprep.core.format.quote import restyled

_COMMENT = "A comment stands in the middle of what would go."
_UNUSUAL = "This part of the file is written in a way that only an editor can change."
_EDIT = "Open the file in an editor and make the change there."


class Slot(NamedTuple):
    """An entry between brackets or braces, from its key on; `mark` is behind its colon, 0 where there is none."""

    start: int
    mark: int
    end: int
    value: Node


def splice_flow(page: Page, draft: Draft) -> None:
    """Collects the splices for a changed flow collection."""
    if page.text[page.first(draft.node)] not in "[{":  # [key: value], a mapping without braces
        raise Refused(_UNUSUAL, _EDIT)
    slots = _slots(page, draft.node)
    removed = []
    for index, child in draft.changes():
        if child is None:
            removed.append(index)
        elif isinstance(child, Draft):
            splice_flow(page, child)
        else:
            _replace(page, slots[index], child.value)
    gone = frozenset(removed)
    texts = _add_ids(page, draft, next(slot for index, slot in enumerate(slots) if index not in gone))
    if texts and removed[-1:] == [len(slots) - 1]:  # what is new takes the place of the last that goes
        page.replace(slots[-1].start, slots[-1].end, ", ".join(texts))
        removed, texts = removed[:-1], []
    for run in _runs(removed):
        _remove(page, slots, run)
    if texts and page.begins_line(slots[-1].start):
        _add_lines(page, slots[-1], texts)
    elif texts:
        page.insert(slots[-1].end, "".join(f", {text}" for text in texts))


def _slots(page: Page, node: Mapping | Sequence) -> list[Slot]:
    if isinstance(node, Sequence):
        return [Slot(item.start, item.start, page.end(item), item) for item in node.items]
    slots = []
    for key, value in node.pairs:
        colon = page.skip(page.end(key))
        has_colon = page.text[colon : colon + 1] == ":"
        end = value.end if value.start < value.end else _end_of_nothing(page, colon) if has_colon else page.end(key)
        slots.append(Slot(key.start, colon + 1 if has_colon else 0, end, value))
    return slots


def _end_of_nothing(page: Page, colon: int) -> int:
    """Where a pair without a value ends: behind the blank that parts its colon from a comma."""
    return colon + 1 + page.text[colon + 1].isspace()


def _replace(page: Page, slot: Slot, value: Any) -> None:
    old = slot.value
    lines = None
    if isinstance(old, Scalar) and isinstance(value, str):
        lines = restyled(old.style, value, 0)
    text = lines[0] if lines else flow_text(value, page.style)
    if old.start < old.end:
        page.replace(old.start, old.end, text)
    elif slot.mark:
        page.insert(slot.mark, f" {text}")
    else:
        page.insert(slot.end, f": {text}")


def _runs(indexes: list[int]) -> list[range]:
    """Indexes that follow each other, joined."""
    runs: list[range] = []
    for index in indexes:
        if runs and runs[-1].stop == index:
            runs[-1] = range(runs[-1].start, index + 1)
        else:
            runs.append(range(index, index + 1))
    return runs


def _remove(page: Page, slots: list[Slot], run: range) -> None:
    """Removes neighbours with the commas between and behind them; the last of all with the comma before them."""
    is_tail = run.stop == len(slots)
    first, last = run.start - is_tail, run.stop - 1 + (not is_tail)
    gaps = [page.text[slots[index].end : slots[index + 1].start] for index in range(max(first, 0), last)]
    behind = page.text[slots[run[-1]].end : page.line_stop(slots[run[-1]].end)] if is_tail else ""
    if any("#" in gap for gap in gaps) or behind.lstrip(", ").startswith("#"):
        for index in run:
            _remove_alone(page, slots[index])
    elif is_tail:
        page.replace(slots[first].end, slots[last].end, "")
    else:
        page.replace(slots[first].start, slots[last].start, "")


def _remove_alone(page: Page, slot: Slot) -> None:
    """Removes an entry beside comments: with its line and its comment where it has a line of its own."""
    comma = page.skip(slot.end)
    stop = comma + 1 if page.text[comma] == "," else slot.end
    if "#" in page.text[slot.end : stop]:
        raise Refused(_COMMENT, _EDIT)
    rest = page.text[stop : page.line_stop(stop)].strip()
    if page.begins_line(slot.start) and (not rest or rest.startswith("#")):
        page.replace(page.line_start(slot.start), page.line_end(stop), "")
    else:
        page.replace(slot.start, stop, "")


def _add_ids(page: Page, draft: Draft, first: Slot) -> list[str]:
    """Puts a new id before the first entry that stays, and answers the texts of the other new entries."""
    texts = []
    for key, value in draft.added():
        text = flow_pair(key, value, page.style) if isinstance(draft.node, Mapping) else flow_text(value, page.style)
        if key == "id":
            page.insert(first.start, f"{text}, ")
        else:
            texts.append(text)
    return texts


def _add_lines(page: Page, last: Slot, texts: list[str]) -> None:
    """Adds entries on lines of their own, with a comma behind the last where there was one."""
    comma = page.skip(last.end)
    has_comma = page.text[comma] == ","
    tail = comma + 1 if has_comma else last.end
    if not has_comma:
        page.insert(last.end, ",")
    rest = page.text[tail : page.line_stop(tail)].strip()
    position = page.line_stop(tail) if not rest or rest.startswith("#") else tail
    indent = page.eol + " " * page.column(last.start)
    page.insert(position, ",".join(indent + text for text in texts) + ("," if has_comma else ""))
