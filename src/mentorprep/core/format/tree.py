"""Text → nodes with their places, in one pass over the events of PyYAML's C parser (the pure Python one where libyaml is
missing). Scalars stay text here: what they mean is asked of `values.py`. What YAML allows and the format does not is
refused here, all of it at once."""

from collections.abc import Callable
from typing import Any, NamedTuple

from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from mentorprep.core.finding import Finding, Path
from mentorprep.core.format.nodes import MAX_DEPTH, Alias, Mapping, Node, Scalar, Sequence, most_events
from mentorprep.core.format.parser import parser_of, stand_ins_of
from mentorprep.core.format.scalars import kind
from mentorprep.core.format.trouble import MAX_TROUBLES, Trouble
from mentorprep.core.format.unfit import quoted

MAX_ALIASED = 10_000

_TOO_DEEP = "maximum nesting depth"  # in the words of libyaml, since the one in PyYAML 6.0.4
_SHARED = 12  # characters: keys, dates, short ids and numbers are held once, however often they stand in the file
_TEXT_TAG = "tag:yaml.org,2002:str"
_NEW = tuple.__new__  # what NamedTuple's own constructor calls, without the call around it: half the time of a node


class Tree(NamedTuple):
    """What a text holds. `root` is None where there is nothing, or the syntax is broken for good.

    `part` is then what can be trusted of the text before the break, and `cut` the path to where the break is: what
    stands on this path is not whole."""

    root: Node | None
    troubles: tuple[Trouble, ...]
    part: Node | None = None
    cut: Path | None = None


def parse(text: str, *, pure: bool = False) -> Tree:
    """The nodes of a text without BOM, whose lines end with LF or CRLF and which holds no other control character.

    `pure` asks for the parser that is written in Python."""
    builder = grown(text, text, {}, pure=pure)
    if builder.complete:
        return Tree(builder.root, tuple(builder.troubles))
    from mentorprep.core.format.broken import read_on  # needed by broken files alone

    return read_on(text, builder, pure=pure)


def grown(text: str, usable: str, signs: dict[str, str], *, pure: bool) -> "Builder":
    """What one pass over `usable` makes of it: the text, where stand-ins have taken the place of some `signs`."""
    stand_ins = stand_ins_of(usable)
    restore = {ord(stand_in): mark for mark, stand_in in (*stand_ins.items(), *signs.items())}
    builder = Builder(text, restore)
    parser = parser_of(usable, stand_ins, pure=pure)
    try:
        builder.complete = builder.build(parser.get_event)
    except MarkedYAMLError as error:
        builder.error = error
    finally:
        parser.dispose()
    if builder.error is not None and _TOO_DEEP in (builder.error.problem or ""):
        # Newer libyaml looks ahead and gives up before it tells of the brackets; up to there it tells of each.
        return grown(text, usable[: builder.error_offset - 1], signs, pure=pure)
    return builder


class Builder:
    """The state of one pass. `children` are those of the innermost open collection; a mapping's alternate key, value.

    `stopped` is the offset at which it made no sense to read on, `error` what the parser stopped with."""

    def __init__(self, text: str, restore: dict[int, str]) -> None:
        self.text = text
        self.restore = restore
        self.children: list[Any] = []
        self.open: list[tuple[Any, list[Any]]] = []  # start events, and the children of the collection around each
        self.anchors: dict[str, Any] = {}  # None while the anchored collection is open
        self.aliased = 0
        self.documents = 0
        self.plain_keys: set[str] = set()  # seen and found to be text
        self.troubles: list[Trouble] = []
        self.complete = False
        self.stopped: int | None = None
        self.error: MarkedYAMLError | None = None

    @property
    def root(self) -> Any:
        """The node of the whole text, once all of it is read."""
        return self.children[0] if self.children else None

    @property
    def error_offset(self) -> int:
        """Where the parser stopped with its error."""
        mark = self.error and (self.error.problem_mark or self.error.context_mark)
        assert mark
        return int(mark.index)

    def build(self, next_event: Callable[[], Any]) -> bool:
        """Takes events to the end; False if something stopped it before."""
        children, restore, start, share = self.children, self.restore, 0, dict[str, str]().setdefault
        most = most_events(self.text)
        for _ in range(most):
            event = next_event()
            sort = type(event)
            if sort is ScalarEvent:
                value = event.value.translate(restore) if restore else event.value
                if len(value) <= _SHARED:
                    value = share(value, value)
                start, end = event.start_mark.index, event.end_mark.index
                if event.tag is None and event.anchor is None:
                    children.append(_NEW(Scalar, (value, start, end, event.style or "", None, False)))
                else:
                    children.append(self._marked_scalar(event, value, start, end))
            elif sort is StreamEndEvent:
                return True
            elif self._structure(event):
                children = self.children
            else:
                self.stopped = event.start_mark.index
                return False
        self._refuse(start, f"too many values, more than {most:,}", "a homework has a few hundred")
        return False

    def _structure(self, event: Any) -> bool:
        """Takes any other event; False where it makes no sense to read on."""
        match event:
            case MappingStartEvent() | SequenceStartEvent():
                return self._open(event)
            case MappingEndEvent() | SequenceEndEvent():
                self._close(event)
            case AliasEvent():
                return self._alias(event)
            case DocumentStartEvent():
                return self._document(event)
        return True

    def _document(self, event: Any) -> bool:
        start = event.start_mark.index
        self.documents += 1
        if self.documents > 1:
            self._refuse(start, "a second document begins here (`---`)", "keep one homework in a file")
            return False
        if event.tags:
            self._refuse(start, "a `%TAG` line", "leave it out: the homework needs no tags")
        if event.version not in (None, (1, 1), (1, 2)):
            self._refuse(start, f"a `%YAML` line for version {event.version[0]}.{event.version[1]}", "leave it out")
        return True

    def _open(self, event: Any) -> bool:
        start = event.start_mark.index
        if len(self.open) == MAX_DEPTH:
            self._refuse(start, f"more than {MAX_DEPTH} levels of nesting", "a homework has six")
            return False
        if event.tag is not None:
            self._refuse_tag(event)
        if event.anchor is not None:
            self.anchors[event.anchor] = None
        self.open.append((event, self.children))
        self.children = []
        return True

    def _close(self, event: Any) -> None:
        begun, around = self.open.pop()
        inside, self.children = self.children, around
        start, flow, anchor = begun.start_mark.index, bool(begun.flow_style), begun.anchor
        end = event.end_mark.index if flow or not inside else inside[-1].end
        node: Mapping | Sequence
        if type(event) is MappingEndEvent:
            node = Mapping(self._checked(inside, flow=flow), start, end, flow, anchor)
        else:
            node = Sequence(tuple(inside), start, end, flow, anchor)
        if anchor is not None and self.anchors[anchor] is None:
            self.anchors[anchor] = node
        around.append(node)

    def close_early(self, sound_part: Callable[[Any, list[Any], bool], list[Any]]) -> Path:
        """Closes all that is open, with what `sound_part` leaves of it; the path to the place where nothing was read."""
        cut, innermost = self._path(), True
        while self.open:
            begun, around = self.open.pop()
            inside, self.children = sound_part(begun, self.children, innermost), around
            start, flow = begun.start_mark.index, bool(begun.flow_style)
            end = inside[-1].end if inside else start
            if type(begun) is MappingStartEvent:
                around.append(Mapping(self._checked(inside, flow=flow), start, end, flow))
            else:
                around.append(Sequence(tuple(inside), start, end, flow))
            innermost = False
        return cut

    def _marked_scalar(self, event: Any, value: str, start: int, end: int) -> Scalar:
        if event.tag not in (None, _TEXT_TAG):
            self._refuse_tag(event)
        node = Scalar(value, start, end, event.style or "", event.anchor, event.tag == _TEXT_TAG)
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        return node

    def _alias(self, event: Any) -> bool:
        start, end, name = event.start_mark.index, event.end_mark.index, event.anchor
        target = self.anchors.get(name)
        if target is None:
            found = (
                "stands inside what it names" if name in self.anchors else "names nothing that was anchored before it"
            )
            self._refuse(start, f"the alias `*{name}` {found}", "write the value itself, or put text in quotes")
            self.children.append(Scalar(f"*{name}", start, end))
            return True
        self.aliased, deepest = _expanded(target, self.aliased, len(self.open))
        if self.aliased > MAX_ALIASED:
            self._refuse(start, f"aliases stand for more than {MAX_ALIASED:,} values", "write the values themselves")
            return False
        if deepest > MAX_DEPTH:
            self._refuse(start, f"more than {MAX_DEPTH} levels of nesting behind the alias", "a homework has six")
            return False
        self.children.append(Alias(name, target, start, end))
        return True

    def _checked(self, inside: list[Any], *, flow: bool) -> tuple[Any, ...]:
        """The keys and values of a mapping, without keys that are no scalars, which are told."""
        if self._check_keys(inside, flow=flow):
            return tuple(inside)
        pairs = zip(inside[::2], inside[1::2], strict=True)
        return tuple(part for pair in pairs if type(pair[0]) is Scalar for part in pair)

    def _check_keys(self, inside: list[Any], *, flow: bool) -> bool:
        """Every key a text, none of them twice; False where one is no scalar at all."""
        scalars = True
        seen: set[str] = set()
        for key, value in zip(inside[::2], inside[1::2], strict=True):
            if type(key) is not Scalar:
                self._refuse_key(key, "a list, a mapping or an alias")
                scalars = False
                continue
            if key.value not in self.plain_keys and not key.style and not key.is_text:
                self._check_plain_key(key, torn=flow and value.start == value.end)
            if key.value in seen:
                message = f"the key {quoted(key.value)} stands twice in this entry; once is expected"
                self._refuse(key.start, message, "keep one of them", key.value)
            seen.add(key.value)
        return scalars

    def _check_plain_key(self, key: Scalar, *, torn: bool) -> None:
        """`torn`: it is all that stands between two commas, so it was likely the end of the text before them."""
        found = kind(key.value)
        if key.value == "<<":
            self._refuse(key.start, "a merge key (`<<`)", "write the entries themselves", "<<")
        elif found == "null":
            self._refuse_key(key, "nothing")
        elif found != "text":
            names = {"bool": "a truth value", "int": "a number", "float": "a number", "date": "a date"}
            fix = "put a text with a comma in quotes; a decimal has a point" if torn else "put it in quotes"
            self._refuse_key(key, f"{quoted(key.value)}, {names[found]},", fix)
        else:
            self.plain_keys.add(key.value)

    def _refuse_key(self, key: Node, found: str, fix: str = "write a text before the colon") -> None:
        self._refuse(key.start, f"{found} stands where a key is expected", fix)

    def _refuse_tag(self, event: Any) -> None:
        start = event.start_mark.index
        written = self.text[start : start + 100].split(maxsplit=1)[0] if event.anchor is None else "!"
        self._refuse(start, f"a tag ({quoted(written)})", "leave it out; text that begins with `!` goes in quotes")

    def _refuse(self, offset: int, message: str, fix: str, key: str | None = None) -> None:
        if len(self.troubles) < MAX_TROUBLES:
            path = self._path() if key is None else (*self._path(), key)
            self.troubles.append(Trouble(offset, Finding("MP100", "error", message, fix=fix, path=path)))

    def _path(self) -> Path:
        """The path of the node that comes next."""
        path: list[str | int] = []
        inner = [*(around for _, around in self.open[1:]), self.children]
        for (event, _), children in zip(self.open, inner, strict=True) if self.open else ():
            if type(event) is SequenceStartEvent:
                path.append(len(children))
            elif len(children) % 2 and isinstance(children[-1], Scalar):
                path.append(children[-1].value)
        return tuple(path)


def _expanded(node: Node, count: int, level: int) -> tuple[int, int]:
    """`count` and the nodes that an alias of `node` stands for, aliases inside it followed, and the deepest level they
    reach when the alias stands inside `level` collections; stops past the limit."""
    todo, deepest = [(node, level)], level
    while todo and count <= MAX_ALIASED:
        count += 1
        inner, level = todo.pop()
        deepest = max(deepest, level + isinstance(inner, Mapping | Sequence))
        match inner:
            case Mapping(parts=parts):
                todo.extend((part, level + 1) for part in parts)
            case Sequence(items=items):
                todo.extend((item, level + 1) for item in items)
            case Alias(target=target):
                todo.append((target, level))
                count -= 1
    return count, deepest
