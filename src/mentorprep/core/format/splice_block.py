"""Changes of block collections (dashes and indented keys) as splices: whole lines come and go, values change in place."""

from typing import Any, NamedTuple

from mentorprep.core.format.draft import Draft, Refused
from mentorprep.core.format.emit import Style, after_key, flow_text, indented, item_lines, key_text
from mentorprep.core.format.nodes import Mapping, Node, Scalar, Sequence
from mentorprep.core.format.page import Page
from mentorprep.core.format.quote import restyled
from mentorprep.core.format.splice_flow import splice_flow
from mentorprep.core.model import Homework, key_of

_SECTIONS = {key_of(name): index for index, name in enumerate(Homework._fields)}
_UNUSUAL = "This part of the file is written in a way that only an editor can change."
_EDIT = "Open the file in an editor and make the change there."


class Slot(NamedTuple):
    """An entry of a block collection: `start` is its key or dash, `mark` is behind the colon or dash, `end` is where its
    text ends on its last line."""

    start: int
    mark: int
    end: int
    column: int
    key: str
    value: Node


def splice_block(page: Page, draft: Draft, *, root: bool = False) -> None:
    """Collects the splices for a changed block collection. `root`: it is the whole document."""
    removed = []
    for index, child in draft.changes():
        if child is None:
            removed.append(index)
            continue
        slot = _slot(page, draft.node, index)
        if isinstance(child, Draft):
            (splice_flow if child.node.flow else splice_block)(page, child)
        else:
            _replace(page, draft.node, slot, child.value)
    moved_up = _moved_up(page, draft.node, removed)
    _remove(page, draft.node, removed, moved_up)
    if isinstance(draft.node, Mapping):
        _add_keys(page, draft, moved_up, root=root)
    else:
        _add_items(page, draft)


def _slot(page: Page, node: Mapping | Sequence, index: int) -> Slot:
    if isinstance(node, Mapping):
        key, value = node.pairs[index]
        start, mark = key.start, page.skip(page.end(key))
        if page.text[mark : mark + 1] != ":" or not _is_implicit(page, start):
            raise Refused(_UNUSUAL, _EDIT)
        name = key.value
    else:
        value, name = node.items[index], ""
        start = mark = page.skip(page.end(node.items[index - 1])) if index else page.first(node)
        if page.text[start : start + 1] != "-":
            raise Refused(_UNUSUAL, _EDIT)
    end = max(page.end(value), mark + 1)
    return Slot(start, mark + 1, end, page.column(start), name, value)


def _count(node: Mapping | Sequence) -> int:
    return len(node.pairs if isinstance(node, Mapping) else node.items)


def _is_implicit(page: Page, start: int) -> bool:
    """Whether no `?` stands before a key."""
    return not page.text[page.line_start(start) : start].rstrip().endswith("?")


# Values that change in place


def _replace(page: Page, node: Mapping | Sequence, slot: Slot, value: Any) -> None:
    style = page.style if isinstance(node, Mapping) else _item_style(page, node)
    style = style._replace(blocks=page.may_hold_block(slot.end, slot.column))
    lines = _value_lines(slot, value, style, in_list=isinstance(node, Sequence))
    old = slot.value
    if len(lines) > 1 or (_is_block(old) and page.line_start(page.first(old)) <= slot.mark):
        _replace_rest(page, slot, lines, value)
    elif isinstance(old, (Mapping, Sequence)) and not old.flow:
        page.insert(slot.mark, lines[0])
        _remove(page, old, list(range(_count(old))))  # one by one: the comments between them stay
    elif isinstance(old, Scalar) and old.style in ("|", ">"):
        _, header_end = page.header(old)
        page.replace(old.start, header_end, lines[0].lstrip())
        page.replace(page.line_stop(header_end), max(slot.end, page.line_stop(header_end)), "")
    elif old.start == old.end:
        page.insert(slot.mark, lines[0])
    else:
        page.replace(old.start, old.end, lines[0].lstrip())


def _value_lines(slot: Slot, value: Any, style: Style, *, in_list: bool) -> list[str]:
    """What stands behind the colon or dash, in the quotes of the old text where they can hold the new one."""
    old = slot.value
    depth = style.dash if in_list else style.indent
    if (
        isinstance(old, Scalar)
        and isinstance(value, str)
        and (lines := restyled(old.style, value, depth if style.blocks else 0))
    ):
        return [f" {lines[0]}", *indented(lines[1:], depth)]
    if not in_list:
        return after_key(slot.key, value, style)
    first, *rest = item_lines(value, style, flow=isinstance(old, Mapping) and old.flow)
    return [first[1:], *rest]


def _replace_rest(page: Page, slot: Slot, lines: list[str], value: Any) -> None:
    """Replaces all that follows the colon or dash; the comment of the old value stays on the first line."""
    stop, comment = page.line_stop(slot.end), ""
    first_line = page.line_stop(slot.mark)
    if isinstance(slot.value, Scalar) and slot.value.style in ("|", ">"):
        comment = page.text[page.header(slot.value)[1] : first_line]
    elif page.line_start(page.first(slot.value)) > slot.mark:
        comment = page.text[slot.mark : first_line]
    if stop > first_line or not comment:
        comment += page.text[slot.end : stop]
    comment = comment.rstrip().replace("\t#", " #", 1)  # not every reader takes a tab behind `|`
    text = page.eol.join([lines[0] + comment, *indented(lines[1:], slot.column)])
    page.replace(slot.mark, stop, text + (page.eol if stop == len(page.text) and _has_paragraphs(value) else ""))


# Entries that go


def _remove(page: Page, node: Mapping | Sequence, removed: list[int], moved_up: int | None = None) -> None:
    if moved_up:
        first, next_one = _slot(page, node, 0), _slot(page, node, moved_up)
        page.replace(first.start, next_one.start, "")
        removed = removed[moved_up:]
    elif moved_up == 0:  # the dash stays, alone
        first = _slot(page, node, 0)
        start = len(page.text[: first.start].rstrip(" \t"))
        page.replace(start, page.line_stop(page.own_end(first.end, first.column) - 1), "")
        removed = removed[1:]
    for index in removed:
        slot = _slot(page, node, index)
        page.replace(page.line_start(slot.start), page.own_end(slot.end, slot.column), "")


def _moved_up(page: Page, node: Mapping | Sequence, removed: list[int]) -> int | None:
    """Which entry moves up to the dash whose line the first ones began on, as all before it go; 0 where a comment stands
    between, None where the first entry stays or begins a line of its own."""
    if not removed or removed[0] or page.begins_line(_slot(page, node, 0).start):
        return None
    count = next((place for place, index in enumerate(removed) if place != index), len(removed))
    slots = [_slot(page, node, index) for index in range(count + 1)]
    ends = (page.own_end(slot.end, slot.column) for slot in slots[:-1])
    gaps = (page.text[end : slot.start] for end, slot in zip(ends, slots[1:], strict=True))
    return 0 if any(gap.strip() for gap in gaps) else count


# Entries that come


def _add_keys(page: Page, draft: Draft, moved_up: int | None, *, root: bool) -> None:
    node = draft.node
    assert isinstance(node, Mapping)
    for key, value in draft.added():
        nested = isinstance(value, (dict, list)) and not after_key(key, value, page.style)[0]
        index = -1 if key == "id" else _section_before(node, key) if root else _place_of_key(node, nested=nested)
        if moved_up is not None and index < max(moved_up, 1):
            index = -1 if moved_up else 0
        slot = _slot(page, node, max(index, 0))
        style = page.style
        if index >= 0:
            style = style._replace(blocks=page.may_hold_block(page.own_end(slot.end, slot.column) - 1, slot.column))
        first, *rest = after_key(key, value, style)
        lines = [f"{key_text(key, style)}:{first}", *rest]
        if index < 0:
            _insert_first(page, slot, lines)
        else:
            _insert_after(page, slot, lines, value, blank=root and _has_blank_near(page, node, index))


def _section_before(node: Mapping, key: str) -> int:
    """The place of the section that a new one follows in the order of the model; the last for keys it does not know."""
    if key not in _SECTIONS:
        return len(node.pairs) - 1
    places = {_SECTIONS[name.value]: index for index, (name, _) in enumerate(node.pairs) if name.value in _SECTIONS}
    return max(((order, index) for order, index in places.items() if order < _SECTIONS[key]), default=(0, -1))[1]


def _place_of_key(node: Mapping, *, nested: bool) -> int:
    """The entry that a new one follows: the last; for what is not nested itself the last before nested blocks, so that
    a goal's date does not end up below its plan."""
    last = len(node.pairs) - 1
    if nested:
        return last
    return next((index for index in range(last, -1, -1) if not _is_block(node.pairs[index][1])), last)


def _is_block(node: Node) -> bool:
    return isinstance(node, (Mapping, Sequence)) and not node.flow


def _add_items(page: Page, draft: Draft) -> None:
    node = draft.node
    assert isinstance(node, Sequence)
    added = draft.added()
    if not added:
        return
    last = len(node.items) - 1
    slot, style = _slot(page, node, last), _item_style(page, node)
    blank = _has_blank_near(page, node, last)
    style = style._replace(blocks=page.may_hold_block(page.own_end(slot.end, slot.column) - 1, slot.column))
    for _, value in added:
        if (
            isinstance(value, dict)
            and isinstance(slot.value, Mapping)
            and slot.value.flow
            and not _has_paragraphs(value)
        ):
            lines = ["-" + " " * (style.dash - 1) + flow_text(value, style)]
        else:
            lines = item_lines(value, style, flow=False)
        _insert_after(page, slot, lines, value, blank=blank)


def _has_paragraphs(value: Any) -> bool:
    if isinstance(value, (dict, list)):
        return any(map(_has_paragraphs, value.values() if isinstance(value, dict) else value))
    return isinstance(value, str) and "\n" in value


def _item_style(page: Page, node: Sequence) -> Style:
    """The style of a list by its last item: the width of its dash, the blanks in its braces."""
    slot = _slot(page, node, len(node.items) - 1)
    first = page.first(slot.value)
    gap = page.text[slot.mark : first]
    style = page.style._replace(dash=1 + len(gap)) if gap and not gap.strip(" ") and len(gap) < 9 else page.style
    is_padded = isinstance(slot.value, Mapping) and slot.value.flow and page.text[first : first + 2] == "{ "
    return style._replace(pad=" " if is_padded else "")


def _has_blank_near(page: Page, node: Mapping | Sequence, index: int) -> bool:
    """Whether an empty line parts the entry from the next one, or, for the last, from the one before."""
    after = min(index + 1, _count(node) - 1)
    if not after:
        return False
    end = page.own_end(_slot(page, node, after - 1).end, _slot(page, node, after - 1).column)
    between = page.text[end : page.line_start(_slot(page, node, after).start)]
    return any(not line.strip() for line in between.splitlines())


def _insert_first(page: Page, slot: Slot, lines: list[str]) -> None:
    if page.begins_line(slot.start):
        page.insert(page.line_start(slot.start), page.eol.join([*indented(lines, slot.column), ""]))
    else:
        head, *rest = [*lines, ""]
        page.insert(slot.start, page.eol.join([head, *indented(rest[:-1], slot.column), " " * slot.column]))


def _insert_after(page: Page, slot: Slot, lines: list[str], value: Any, *, blank: bool) -> None:
    position = page.own_end(slot.end, slot.column)
    body = page.eol.join([*([""] if blank else []), *indented(lines, slot.column)])
    if position and page.text[position - 1] == "\n":
        page.insert(position, body + page.eol)
    else:  # the file ends without a line break, and so it stays where that changes no paragraph
        page.end_last_block(slot.value)
        page.insert(position, page.eol + body + (page.eol if _has_paragraphs(value) else ""))
