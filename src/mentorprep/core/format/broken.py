"""A text that the parser does not take to its end: read on where a text only lacks its quotes, else up to the break, so
that what else is wrong is told with it. What the break may have spoilt is left out rather than told wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yaml.events import MappingStartEvent

from mentorprep.core.format.nodes import Mapping, Scalar
from mentorprep.core.format.parser import stand_in_for
from mentorprep.core.format.source import READ_ON
from mentorprep.core.format.syntax import explain
from mentorprep.core.format.tree import Builder, Tree, grown

if TYPE_CHECKING:
    from mentorprep.core.format.syntax import Told
    from mentorprep.core.format.trouble import Trouble

_AGAIN = 4_000_000  # characters that are read anew, all in all, to find what stands behind a text without quotes


def read_on(text: str, builder: Builder, *, pure: bool) -> Tree:
    """The tree of a text, as far as it can be trusted; `builder` is what the first pass made of it."""
    quoted: list[Trouble] = []
    signs: dict[str, str] = {}
    usable, again = text, _AGAIN
    while (told := _told(text, builder)) is not None:
        again -= len(text)
        goes_on = not told.is_text and _is_same_text(text, builder, [*builder.troubles, *quoted])
        offset = told.offset if told.is_text else builder.error_offset
        if again < 0 or not (told.is_text or (goes_on and text[offset : offset + 1] == ":")):
            break
        if told.is_text:
            quoted.append(told.trouble)
        stand_in = signs.setdefault(text[offset], stand_in_for(usable))
        usable = usable[:offset] + stand_in + usable[offset + 1 :]
        builder = grown(text, usable, signs, pure=pure)
    if told is not None and not goes_on:
        quoted.append(told.trouble)
    return _as_far_as_sound(text, builder, quoted)


def _as_far_as_sound(text: str, builder: Builder, others: list[Trouble]) -> Tree:
    if builder.complete:
        return Tree(builder.root, (*builder.troubles, *others))
    stop = builder.stopped if builder.error is None else builder.error_offset
    if stop is None or len(text) > READ_ON:
        return Tree(None, (*builder.troubles, *others))
    cut = builder.close_early(lambda begun, inside, innermost: _sound(text, begun, inside, stop if innermost else None))
    return Tree(None, (*builder.troubles, *others), builder.root, cut)


def _told(text: str, builder: Builder) -> Told | None:
    if builder.error is None:
        return None
    begun = builder.open[-1][0] if builder.open else None
    return explain(text, builder.error, begun.start_mark.index if begun is not None and begun.flow_style else None)


def _is_same_text(text: str, builder: Builder, troubles: list[Trouble]) -> bool:
    """Whether the parser stopped in a text that is in trouble already, such as `@work: what to say`."""
    stop = builder.error_offset
    flow = bool(builder.open) and builder.open[-1][0].flow_style
    before = [trouble.offset for trouble in troubles if trouble.offset is not None and trouble.offset <= stop]
    between = text[max(before) : stop] if before else "\n"
    return "\n" not in between and not (flow and "," in between)


def _sound(text: str, begun: Any, inside: list[Any], stop: int | None) -> list[Any]:
    """What of the children of an open collection can be trusted; `stop` of the innermost one is where it broke."""
    step = 2 if isinstance(begun, MappingStartEvent) else 1
    whole = len(inside) - len(inside) % step
    entries = [inside[start : start + step] for start in range(0, whole, step)]
    if (
        stop is not None
        and entries
        and whole == len(inside)
        and (begun.flow_style or _may_go_on(text, entries[-1][-1], stop))
    ):
        entries.pop()
    if begun.flow_style:
        strays = (number for number, entry in enumerate(entries) if _is_stray(text, begun.start_mark.index, entry))
        entries = entries[: next(strays, len(entries))]
    return [node for entry in entries for node in entry]


def _may_go_on(text: str, node: Any, stop: int) -> bool:
    """Whether a value before the break may be only a part of what was meant, or hold what was meant for the next."""
    return "\n" not in text[node.end : stop] or _is_on_many_lines(text, node)


def _is_on_many_lines(text: str, node: Any) -> bool:
    return isinstance(node, Scalar) and node.style not in ("|", ">") and "\n" in text[node.start : node.end]


def _is_stray(text: str, begun: int, entry: list[Any]) -> bool:
    """Whether an entry in brackets that are never closed was likely meant to stand behind them."""
    first = entry[0].start
    line = text.rfind("\n", 0, begun) + 1
    indent = len(text[line:begun]) - len(text[line:begun].lstrip(" "))
    if "\n" in text[begun:first] and first - (text.rfind("\n", 0, first) + 1) <= indent:
        return True
    return any(
        _is_on_many_lines(text, node) or (isinstance(node, Mapping) and node.flow and text[node.start] != "{")
        for node in entry
    )
