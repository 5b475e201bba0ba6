"""The events of a sound text → its homework, in one pass and without a tree: half the time, and a third of the memory.

It is made from the same shapes, readers and rules as `tree.py` and `entries.py`, and answers only where it is sure that they
would find nothing wrong; else they are asked, which alone can say what is. Nodes are made where somebody looks for them."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import repeat, starmap
from typing import Any, NamedTuple

from yaml.error import MarkedYAMLError
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from mentorprep.core import model, shapes
from mentorprep.core.format.nodes import MAX_DEPTH, Collection, Mapping, Node, Scalar, Sequence, most_events
from mentorprep.core.format.parser import parser_of, stand_ins_of
from mentorprep.core.format.rules import RULES, Rule
from mentorprep.core.format.scalars import kind
from mentorprep.core.format.unfit import Unfit
from mentorprep.core.format.values import absent, scalar_reader

OfScalar = Callable[[str, str | None], Any]
OfCollection = Callable[["_Pass", Any], Any]
Inside = tuple[Node, ...] | Callable[[Collection], tuple[Node, ...]]

_DEEPEST_ENTRY = 8  # collections around a value that is the mentee's own, or more
_NEW = tuple.__new__


class Sound(NamedTuple):
    """A homework that nothing is wrong with, before its entries have their ids, and the root of its tree."""

    homework: model.Homework
    root: Mapping


class _Unsure(Exception):  # noqa: N818 - it ends the pass, and the tree is asked
    """What only the tree can judge: something is wrong, or written in a way that is rare."""


class _Field(NamedTuple):
    """How one key is read, from a scalar and from a collection."""

    slot: int
    of_scalar: OfScalar
    of_collection: OfCollection


class _Table(NamedTuple):
    """How one class is read. Its required fields stand first, as NamedTuple demands."""

    fields: dict[str, _Field]
    start: tuple[Any, ...]
    required: int
    rule: Rule | None


def sound(text: str) -> Sound | None:
    """The homework of a text that is as `parse` wants it; None where that is not sure."""
    most = most_events(text)
    if stand_ins_of(text) or text.count("\n") + text.count(",") > most // 2:  # what is too large is told by the tree
        return None
    parser = parser_of(text, {})
    try:
        return _Pass(text, starmap(parser.get_event, repeat((), most))).whole()
    except (MarkedYAMLError, StopIteration, Unfit, _Unsure):
        return None
    finally:
        parser.dispose()


def _unfolded(collection: Collection) -> tuple[Node, ...]:
    """The nodes inside of a collection that was passed over. It is read as it stands, at its column: nothing outside can
    change what it means, as there are no anchors."""
    text, start = collection.source or "", collection.start
    margin = collection.column
    parser = parser_of(" " * margin + text[start : collection.end], {})
    try:
        events = iter(parser.get_event, None)
        return tuple(_Pass(text, events, start - margin).inside())
    finally:
        parser.dispose()


class _Pass:
    """The state of one pass. `last` is the event at which the value ends that was read last; `marks` are the offsets at
    which the entries of the list begin and end that was read last; `shift` is what offsets of events lack."""

    def __init__(self, text: str, events: Iterator[Any], shift: int = 0) -> None:
        self.text = text
        self.events = events
        self.shift = shift
        self.last: Any = None
        self.marks: list[int] = []

    def whole(self) -> Sound:
        """All of the text."""
        begun = self._begun()
        parts: list[Node] = []
        homework = self.entry(model.Homework, begun, parts)
        root = self.node(begun, tuple(parts))
        is_all = type(next(self.events)) is DocumentEndEvent and type(next(self.events)) is StreamEndEvent
        if not is_all or homework.mentorprep != model.FORMAT_VERSION:
            raise _Unsure
        return Sound(homework, root)

    def inside(self) -> Iterator[Node]:
        """The nodes of the one collection that the text is, each collection among them passed over."""
        self._begun()
        for event in self.events:
            if type(event) is MappingEndEvent or type(event) is SequenceEndEvent:
                return
            self.pass_over(event, 0)
            yield self.node(event, _unfolded)

    def _begun(self) -> Any:
        """The event that begins the document's value."""
        stream, document, begun = next(self.events), next(self.events), next(self.events)
        if type(stream) is not StreamStartEvent or type(document) is not DocumentStartEvent:
            raise _Unsure
        if document.tags or document.version:
            raise _Unsure
        return begun

    def entry(self, cls: Any, begun: Any, parts: list[Node] | None = None) -> Any:
        """An entry of the model. `parts` takes its nodes, where they are wanted."""
        _check(begun, MappingStartEvent)
        fields, start, required, rule = _table(cls)
        values, events, name = list(start), self.events, begun
        seen: dict[str, Any] = {}
        for name in events:
            if type(name) is not ScalarEvent:
                break
            key, event, value = name.value, next(events), None
            if key in seen or name.tag is not None or name.anchor is not None:
                raise _Unsure
            field = fields.get(key)
            if field is None:
                self._own(key, event)
            elif type(event) is ScalarEvent:
                self.last, value = event, field[1](event.value, event.style)
                if event.tag is not None or event.anchor is not None or (value is None and _is_bare(event, begun)):
                    raise _Unsure
            else:
                value = field[2](self, event)
            seen[key] = value
            if value is not None and field is not None:
                values[field[0]] = value
            if parts is not None:
                parts += (self.node(name, ()), self.node(event, self._inside(event) if field else _unfolded))
        self._end(name, MappingEndEvent, begun)
        if model.MISSING in values[:required] or (rule is not None and _is_broken(rule, _NEW(cls, values), seen)):
            raise _Unsure
        return _NEW(cls, values)

    def entries(self, cls: Any, begun: Any) -> tuple[Any, ...]:
        """A list of entries of the model."""
        _check(begun, SequenceStartEvent)
        found, event = [], begun
        marks: list[int] = []
        for event in self.events:
            if type(event) is not MappingStartEvent:
                break
            marks.append(self._start_of_mapping(event))
            found.append(self.entry(cls, event))
            marks.append(self.last.end_mark.index)
        self._end(event, SequenceEndEvent, begun)
        self.marks = marks
        return tuple(found)

    def values(self, read: OfScalar, begun: Any) -> tuple[Any, ...]:
        """A list of single values."""
        _check(begun, SequenceStartEvent)
        found, event = [], begun
        for event in self.events:
            if type(event) is not ScalarEvent or event.tag is not None or event.anchor is not None:
                break
            self.last = event
            found.append(read(event.value, event.style))
        self._end(event, SequenceEndEvent, begun)
        if None in found:
            raise _Unsure
        return tuple(found)

    def _own(self, key: str, event: Any) -> None:
        if not key.startswith("x-"):
            raise _Unsure
        self.pass_over(event, _DEEPEST_ENTRY)

    def pass_over(self, begun: Any, depth: int) -> None:
        """A value that is kept as it is, in as many collections."""
        if depth > MAX_DEPTH:
            raise _Unsure
        self.last, event = begun, begun
        if type(begun) is MappingStartEvent:
            self._start_of_mapping(begun)
            seen: set[str] = set()
            for event in self.events:
                if type(event) is not ScalarEvent or event.value in seen or not _is_key(event):
                    break
                seen.add(event.value)
                self.pass_over(next(self.events), depth + 1)
            self._end(event, MappingEndEvent, begun)
        elif type(begun) is SequenceStartEvent:
            for event in self.events:
                if type(event) is SequenceEndEvent:
                    break
                self.pass_over(event, depth + 1)
            self._end(event, SequenceEndEvent, begun)
        _check(begun, ScalarEvent, MappingStartEvent, SequenceStartEvent)

    def _end(self, event: Any, wanted: type, begun: Any) -> None:
        """Takes the event that ends a collection. In block style that is where its last value ends."""
        if type(event) is not wanted:
            raise _Unsure
        if begun.flow_style:
            self.last = event

    def _start_of_mapping(self, begun: Any) -> int:
        """Where a mapping begins. `[key: value]` is one without braces, which says nothing by itself."""
        start: int = begun.start_mark.index
        if begun.flow_style and self.text[start + self.shift] != "{":
            raise _Unsure
        return start

    def _inside(self, event: Any) -> Inside:
        """What is inside of the value of a section, which was read last."""
        return partial(_entries_at, self.marks) if type(event) is SequenceStartEvent else _unfolded

    def node(self, event: Any, inside: Inside) -> Any:
        """The node of the value that was read last, and began with this event."""
        start, sort = event.start_mark.index + self.shift, type(event)
        if sort is ScalarEvent:
            return Scalar(event.value, start, event.end_mark.index + self.shift, event.style or "")
        node = Mapping if sort is MappingStartEvent else Sequence
        return node(inside, start, self.last.end_mark.index + self.shift, bool(event.flow_style), source=self.text)


def _entries_at(marks: list[int], section: Collection) -> tuple[Node, ...]:
    text = section.source or ""
    return tuple(
        Mapping(_unfolded, start, end, text[start] == "{", source=text)
        for start, end in zip(marks[::2], marks[1::2], strict=True)
    )


def _check(event: Any, *wanted: type) -> None:
    """Makes sure of what kind a value is, and that it has neither anchor nor tag."""
    if type(event) not in wanted or event.tag is not None or event.anchor is not None:
        raise _Unsure


def _is_bare(event: Any, begun: Any) -> bool:
    """Whether nothing at all stands behind a key in braces: perhaps it is no key."""
    return bool(begun.flow_style) and not event.value and not event.style


def _is_broken(rule: Rule, entry: Any, seen: dict[str, Any]) -> bool:
    return bool(rule(entry, [key for key, value in seen.items() if value is not None]))


def _is_key(event: Any) -> bool:
    """Whether a scalar may be a key: a text, and no merge key."""
    if event.tag is not None or event.anchor is not None:
        return False
    return bool(event.style) or (event.value != "<<" and kind(event.value) == "text")


@cache
def _table(cls: Any) -> _Table:
    """The table of a class of the model, made when it is first read."""
    kinds, start = model.shapes_of(cls), model.start_of(cls)
    fields = {key: _Field(slot, *_readers(shape)) for slot, (key, shape) in enumerate(kinds.items())}
    return _Table(fields, start, start.count(model.MISSING), RULES.get(cls))


def _readers(shape: Any) -> tuple[OfScalar, OfCollection]:
    match shape:
        case shapes.Entry(cls):
            return _nothing, lambda one, begun: one.entry(cls, begun)
        case shapes.Many(shapes.Entry(cls)):
            return _nothing, lambda one, begun: one.entries(cls, begun)
        case shapes.Many(item):
            read = scalar_reader(item)
            return _nothing, lambda one, begun: one.values(read, begun)
        case shapes.OneOrMany(item):
            read = scalar_reader(item)
            return lambda text, style: _one(read(text, style)), lambda one, begun: one.values(read, begun)
        case shapes.ScalarOrEntry(scalar, shapes.Entry(cls)):
            return scalar_reader(scalar), lambda one, begun: one.entry(cls, begun)
    return scalar_reader(shape), _none


def _nothing(text: str, style: str | None) -> None:
    """What a scalar may be in the place of a collection."""
    if not absent(text, style):
        raise _Unsure


def _one(value: Any) -> Any:
    return None if value is None else (value,)


def _none(_one: "_Pass", _begun: Any) -> Any:
    """What a collection may be in the place of a scalar."""
    raise _Unsure
