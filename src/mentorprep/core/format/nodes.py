"""The nodes of a text, each with its place: what a tree is made of. Scalars stay text here: what they mean is asked of
`values.py`."""

from typing import TYPE_CHECKING, Any, NamedTuple

from mentorprep.core.format.scalars import kind

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DEPTH = 64
MAX_NODES = 650_000  # 150 MB of them at most, or a second; a plan of 5,000 steps and 20,000 log entries has 310,000
_BYTES_OF_TEXT = 120  # the text that takes the place of a node: both together stay below 200 MB


class Scalar(NamedTuple):
    """A single value. `start` and `end` are code-point offsets into the text; an anchor and a tag lie inside them.

    `style` is "" (plain), "'", '"', "|" or ">". `is_text`: tagged `!!str`, so text whatever it looks like."""

    value: str
    start: int
    end: int
    style: str = ""
    anchor: str | None = None
    is_text: bool = False

    @property
    def is_null(self) -> bool:
        """Written as nothing, `~` or `null`."""
        return not self.style and not self.is_text and kind(self.value) == "null"


class Collection:
    """A mapping or a list. `flow`: written with braces or brackets.

    In block style `end` is where the last value ends, in flow style the offset after the brace. `inside` may be what
    makes the nodes, of the collection itself, when they are first asked for: of a large file few ever are. `source` is
    then the text that it stands in, of which no part stands for anything written elsewhere."""

    __slots__ = ("_inside", "anchor", "end", "flow", "source", "start")

    def __init__(
        self,
        inside: "tuple[Node, ...] | Callable[[Any], tuple[Node, ...]]",
        start: int,
        end: int,
        flow: bool = False,  # noqa: FBT001, FBT002 - as in Scalar, a value
        anchor: str | None = None,
        source: str | None = None,
    ) -> None:
        self._inside = inside
        self.start = start
        self.end = end
        self.flow = flow
        self.anchor = anchor
        self.source = source

    @property
    def inside(self) -> "tuple[Node, ...]":
        """The nodes in the order of the file."""
        if not isinstance(self._inside, tuple):
            self._inside = self._inside(self)
        return self._inside

    @property
    def column(self) -> int:
        """How many code points stand before it on its line, where `source` is known."""
        return self.start - (self.source or "").rfind("\n", 0, self.start) - 1

    def is_written_like(self, other: "Collection") -> bool:
        """Whether both are known to mean the same because they are the same letters; False where that is not known.
        In block style the column belongs to what is written, if there is more than one line."""
        if self.source is None or other.source is None:
            return False
        written = self.source[self.start : self.end]
        return written == other.source[other.start : other.end] and ("\n" not in written or self.column == other.column)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._fields() == other._fields()

    __hash__ = None  # type: ignore[assignment] # nobody looks nodes up

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._fields()!r}"

    def _fields(self) -> tuple[Any, ...]:
        return self.inside, self.start, self.end, self.flow, self.anchor


class Mapping(Collection):
    """Keys and values in the order of the file, in one tuple by turns."""

    __slots__ = ()

    @property
    def parts(self) -> "tuple[Node, ...]":
        """Keys and values by turns."""
        return self.inside

    @property
    def pairs(self) -> "tuple[tuple[Scalar, Node], ...]":
        """Keys with their values. Made when asked for: kept, they would be a tenth of what a large file takes."""
        return tuple(zip(self.inside[::2], self.inside[1::2], strict=True))  # type: ignore[arg-type] # keys are scalars


class Sequence(Collection):
    """A list. `start` of one in block style is its first dash."""

    __slots__ = ()

    @property
    def items(self) -> "tuple[Node, ...]":
        """The nodes, in order."""
        return self.inside


class Alias(NamedTuple):
    """`*name`: the node that was anchored as `&name`, never one that the alias stands in."""

    name: str
    target: Scalar | Mapping | Sequence
    start: int
    end: int


Node = Scalar | Mapping | Sequence | Alias


def resolved(node: Node) -> Scalar | Mapping | Sequence:
    """The node itself, or what an alias stands for."""
    return node.target if isinstance(node, Alias) else node


def most_events(text: str) -> int:
    """How many events of a text are taken, at most."""
    return MAX_NODES - text.__sizeof__() // _BYTES_OF_TEXT
