"""Nodes → the values of the model, by the shapes that stand beside its fields. What does not fit is told, all of it."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from mentorprep.core import model, shapes
from mentorprep.core.finding import Finding, Path, path_text
from mentorprep.core.format.comma import is_trapped, may_be_torn, traps
from mentorprep.core.format.nodes import Alias, Mapping, Node, Scalar, Sequence
from mentorprep.core.format.rules import RULES, Rule
from mentorprep.core.format.trouble import MAX_TROUBLES, Trouble
from mentorprep.core.format.unfit import Unfit, quoted
from mentorprep.core.format.values import expectation, is_absent, reader_of
from mentorprep.core.wording import nearest

_WRONG: Any = object()  # told already
_NEW = tuple.__new__
_MEANT = {  # what other tools call the keys, where the nearest spelling would lead astray
    "deadline": "by", "due": "by", "steps": "plan", "tasks": "plan", "description": "why", "name": "title",
    "estimate": "hours", "duration": "hours", "effort": "hours", "depends": "after", "depends_on": "after",
    "url": "resource", "link": "resource", "question": "text", "idea": "text", "decision": "text", "end": "to", "until": "to",
}  # fmt: skip


class Field(NamedTuple):
    """How one key is read. A `deep` reader takes the reading as well, and tells what is wrong inside by itself."""

    slot: int
    read: Callable[..., Any]
    deep: bool


class Table(NamedTuple):
    """How one class is read. Its required fields stand first, as NamedTuple demands."""

    fields: dict[str, Field]
    keys: tuple[str, ...]
    start: tuple[Any, ...]  # the defaults, and MISSING for each required field
    required: int
    rule: Rule | None
    texts: frozenset[str]  # the keys that take a text


class Reading:
    """The state of one reading: the path to where it is, and what was found wrong so far.

    `told` are offsets at which something was refused before, so that it is not told twice; `cut` is the path to where
    the text breaks off (see tree.Tree)."""

    def __init__(self, text: str, told: Iterable[int] = (), cut: Path | None = None) -> None:
        self.text = text
        self.path: list[str | int] = []
        self.troubles: list[Trouble] = []
        self.told = sorted(told)
        self.cut = cut

    def is_told(self, node: Node) -> bool:
        """Whether something is known to be wrong with a value or key, or with the first character of a collection."""
        at = bisect_left(self.told, node.start)
        end = node.start + 1 if isinstance(node, Mapping | Sequence) else max(node.end, node.start + 1)
        return at < len(self.told) and self.told[at] < end

    def is_whole(self, path: Path) -> bool:
        """Whether all of the value at a path was read."""
        return self.cut is None or self.cut[: len(path)] != path

    def refuse(self, node: Node, key: str | int, unfit: Unfit) -> None:
        """Tells that the value at `key` does not fit."""
        shown = path_text((*self.path[-1:], key) if isinstance(key, int) else (key,))
        message = f"`{shown}` is {unfit.found}; {unfit.expected} is expected"
        self.tell_at(node, key, Finding(unfit.code, "error", message, unfit.because, unfit.fix))

    def tell_at(self, node: Node, key: str | int, finding: Finding) -> None:
        """Keeps a finding about the value at `key`, if all of the value was read and nothing is known of it yet."""
        path = (*self.path, key)
        if self.is_whole(path) and not (self.told and self.is_told(node)):
            self.tell(node.start, finding._replace(path=path))

    def tell(self, offset: int, finding: Finding) -> None:
        """Keeps a finding, if there are not too many already."""
        if len(self.troubles) < MAX_TROUBLES:
            self.troubles.append(Trouble(offset, finding))


def read_entry(cls: Any, node: Node, reading: Reading) -> Any:
    """An entry of the model; raises Unfit where the node is no mapping. Where keys are wrong, so is the entry."""
    if type(node) is not Mapping:
        node = _mapping(node, cls)
    fields, keys, start, required, rule, _ = table(cls)
    values, known = list(start), True
    for key, value in node.pairs:
        field = fields.get(key[0])
        if field is None:
            known = False
            continue
        slot, read, deep = field
        if deep:
            found = _read_deep(read, value, key[0], reading)
        else:
            try:
                found = read(value)
            except Unfit as unfit:
                reading.refuse(value, key[0], unfit)
                found = _WRONG
        if found is not None:
            values[slot] = found
        else:  # with nothing behind it, in braces, it is perhaps no key at all
            known = known and not (node.flow and value.start == value.end)
    if not known:
        _tell_unknown(cls, node, reading)
    if model.MISSING in values[:required]:
        _tell_missing(node, keys, values[:required], reading)
    entry = _NEW(cls, values)
    if rule is not None:
        _keep_to(rule, entry, node, reading)
    return entry


def _keep_to(rule: Rule, entry: Any, node: Mapping, reading: Reading) -> None:
    values = {key.value: value for key, value in node.pairs}
    given = [key for key, value in values.items() if not (key.startswith("x-") or is_absent(value))]
    for key, message, fix in rule(entry, given):
        reading.tell_at(values[key], key, Finding("MP102", "error", message, fix=fix))


def _read_deep(read: Callable[[Node, Reading], Any], node: Node, key: str | int, reading: Reading) -> Any:
    """The value at `key`, or `_WRONG`, which is told."""
    path = reading.path
    path.append(key)
    try:
        return read(node, reading)
    except Unfit as unfit:
        path.pop()
        reading.refuse(node, key, unfit)
        path.append(key)
        return _WRONG
    finally:
        path.pop()


def _mapping(node: Node, cls: Any) -> Mapping:
    if isinstance(node, Alias):
        node = node.target
    if isinstance(node, Mapping):
        return node
    keys = [model.key_of(name) for name in cls._fields]
    example = f"{keys[0]}: …"
    if isinstance(node, Sequence):
        raise Unfit("a list", f"one entry with keys such as `{keys[0]}`", "leave out the dash or the brackets")
    if node.style in ("|", ">"):
        raise Unfit(
            "a text", f"an entry with keys such as `{keys[0]}`", f"leave out the `{node.style}` after the colon"
        )
    value = " ".join(node.value.split())[:40]
    known = value.partition(":")
    if known[0] in keys and known[2] and not node.style:
        raise Unfit(_found(node), "an entry", f"write a space after the colon: {known[0]}: {known[2].strip()}")
    fix = f"write {example}" if is_absent(node) else f"write {{{keys[0]}: {value.strip()}}}"
    raise Unfit(_found(node), f"an entry with keys such as `{keys[0]}`", fix)


def _found(node: Node) -> str:
    if isinstance(node, Alias):
        node = node.target
    if isinstance(node, Scalar):
        return "nothing" if is_absent(node) else quoted(node.value)
    return "a list" if isinstance(node, Sequence) else "a mapping"


def _tell_unknown(cls: Any, node: Mapping, reading: Reading) -> None:
    """Every key that is neither the format's nor the mentee's own."""
    keys, path = table(cls).keys, tuple(reading.path)
    if node.flow and reading.is_whole(path):
        for piece, finding in traps(reading.text, node, table(cls), path):
            reading.tell(piece.start, finding)
    before: tuple[Scalar, Node] | None = None
    for key, value in node.pairs:
        name, torn = key.value, node.flow and may_be_torn(before, table(cls).texts)
        before = key, value
        if name in keys or name.startswith("x-") or (node.flow and is_trapped(key, value)) or reading.is_told(key):
            continue
        if len(reading.troubles) >= MAX_TROUBLES:
            return
        message = f"the key {quoted(name)} is not one of the format's here"
        fix = _likely_key(cls, name, torn=torn)
        reading.tell(key.start, Finding("MP101", "error", message, fix=fix, path=(*path, name)))


def _likely_key(cls: Any, name: str, *, torn: bool) -> str:
    """What a key that is not known here was likely meant to be; `torn`: or the end of the text before it."""
    if home := _homes(cls).get(name):
        return f"it belongs in `{home}`"
    keys = table(cls).keys
    if _MEANT.get(name.lower()) in keys:
        return f"write `{_MEANT[name.lower()]}`"
    if name.startswith("X-"):
        return f"did you mean `x-{name[2:]}`?"
    near = nearest(name.lower().replace("-", "_"), keys)
    if near:
        return f"did you mean `{near}`?"
    comma = "a text with a comma goes in quotes; " if torn else ""
    return f"{comma}keys here: {', '.join(keys)}; keys of your own begin with x-"


@cache
def _homes(cls: Any) -> dict[str, str]:
    """Where the keys of the entries inside an entry belong, the nearest: `hours_per_week` of a mentee in `availability`."""
    homes: dict[str, str] = {}
    for name, annotation in cls.__annotations__.items():
        shape = annotation.__metadata__[0]
        inner = shape.item if isinstance(shape, shapes.Many) else shape
        if isinstance(inner, shapes.Entry):
            here = dict.fromkeys(table(inner.cls).keys, name)
            below = {key: f"{name}.{path}" for key, path in _homes(inner.cls).items()}
            for key, path in (below | here).items():
                homes[key] = min(homes.get(key, path), path, key=lambda home: home.count("."))
    return homes


def _tell_missing(node: Mapping, keys: tuple[str, ...], values: list[Any], reading: Reading) -> None:
    if not reading.is_whole(tuple(reading.path)) or any(
        key.value not in keys and reading.is_told(key) for key, _ in node.pairs
    ):
        return
    for key, value in zip(keys, values, strict=False):
        if value is model.MISSING:
            entry = f"`{path_text(tuple(reading.path))}`" if reading.path else "the homework"
            message = f"{entry} has no `{key}`; it is required"
            fix = f"add `{key}: {model.FORMAT_VERSION if key == 'mentorprep' else '…'}`"
            reading.tell(node.start, Finding("MP102", "error", message, fix=fix, path=(*reading.path, key)))


@cache
def table(cls: Any) -> Table:
    """The table of a class of the model, made when it is first read."""
    kinds, start = model.shapes_of(cls), model.start_of(cls)
    fields: dict[str, Field] = {}
    for slot, (key, shape) in enumerate(kinds.items()):
        deep = isinstance(shape, shapes.Entry | shapes.Many | shapes.OneOrMany | shapes.ScalarOrEntry)
        fields[key] = Field(slot, _deep_reader(shape) if deep else reader_of(shape), deep)
    texts = frozenset(key for key, shape in kinds.items() if isinstance(shape, shapes.Text))
    return Table(fields, tuple(fields), start, start.count(model.MISSING), RULES.get(cls), texts)


def _deep_reader(shape: Any) -> Callable[[Node, Reading], Any]:
    match shape:
        case shapes.Entry(cls):
            return lambda node, reading: None if is_absent(node) else read_entry(cls, node, reading)
        case shapes.Many(item):
            return _list_reader(item)
        case shapes.OneOrMany(item):
            return _one_or_many_reader(item)
        case shapes.ScalarOrEntry(scalar, entry):
            return _scalar_or_entry_reader(scalar, entry.cls)
    return _item_reader(shape)


def _item_reader(shape: Any) -> Callable[[Node, Reading], Any]:
    """A reader of items, which takes the reading whether it needs it or not."""
    if isinstance(shape, shapes.Entry):
        return _deep_reader(shape)
    read = reader_of(shape)
    return lambda node, _: read(node)


def _list_reader(item: Any) -> Callable[[Node, Reading], Any]:
    read = _item_reader(item)

    def read_list(node: Node, reading: Reading) -> Any:
        if type(node) is not Sequence:
            if is_absent(node):
                return None
            node = _sequence(node, item)
        values = [_read_deep(read, child, index, reading) for index, child in enumerate(node.items)]
        if None in values:
            _tell_nothing(node, values, reading)
        return tuple(values)

    return read_list


def _tell_nothing(node: Sequence, values: list[Any], reading: Reading) -> None:
    for index, value in enumerate(values):
        if value is None:
            unfit = Unfit("nothing", "an item", "fill it in, or delete the line")
            reading.refuse(node.items[index], index, unfit)


def _sequence(node: Node, item: Any) -> Sequence:
    if isinstance(node, Alias):
        node = node.target
    if isinstance(node, Sequence):
        return node
    if isinstance(node, Mapping):
        raise Unfit("one entry", "a list of entries", "begin each entry with a dash: - ")
    value = " ".join(node.value[:40].split())
    if isinstance(item, shapes.Entry):
        raise Unfit(_found(node), "a list of entries", f"write it below, as - {table(item.cls).keys[0]}: {value}")
    raise Unfit(_found(node), "a list", f"write [{value}]")


def _one_or_many_reader(item: Any) -> Callable[[Node, Reading], Any]:
    read_many, read_one = _list_reader(item), reader_of(item)

    def read(node: Node, reading: Reading) -> Any:
        target = node.target if isinstance(node, Alias) else node
        if isinstance(target, Sequence):
            return read_many(target, reading)
        value = read_one(node)
        return None if value is None else (value,)

    return read


def _scalar_or_entry_reader(scalar: Any, cls: Any) -> Callable[[Node, Reading], Any]:
    read_scalar = reader_of(scalar)
    keys = ", ".join(f"{model.key_of(name)}: …" for name in cls._fields[:2])
    expected = f"{expectation(scalar)} or {{{keys}}}"

    def read(node: Node, reading: Reading) -> Any:
        target = node.target if isinstance(node, Alias) else node
        if type(target) is Mapping:
            return read_entry(cls, target, reading)
        if type(target) is Sequence:
            raise Unfit("a list", expected, "leave out the dash or the brackets")
        return read_scalar(target)

    return read
