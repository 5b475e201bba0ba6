"""The kinds of value that a field of the homework may hold, with their bounds: data that stands beside the fields in
`model.py`. How a shape is read, explained or written as JSON Schema is the work of `core/format`."""

from decimal import Decimal
from typing import Any, NamedTuple


class Text(NamedTuple):
    """Any scalar as it stands. `long`: paragraphs and lists are welcome."""

    long: bool = False


class Id(NamedTuple):
    """`[a-z0-9]+(-[a-z0-9]+)*`, at most 64 characters."""


class Address(NamedTuple):
    """One plain addr-spec (RFC 5322, section 3.4.1) without quotes, comments or a display name."""


class Zone(NamedTuple):
    """The IANA name of a time zone."""


class Number(NamedTuple):
    """A plain decimal from `low` to `high`, both included unless `above` says that `low` itself is too little."""

    low: Decimal = Decimal(0)
    high: Decimal = Decimal(10_000)
    above: bool = False


class Whole(NamedTuple):
    """A whole number from `low` to `high`, both included."""

    low: int = 0
    high: int = 1_000_000


class Flag(NamedTuple):
    """`true` or `false`."""


class Choice(NamedTuple):
    """One of these words."""

    words: tuple[str, ...]


class Day(NamedTuple):
    """A day as `YYYY-MM-DD`."""


class DayOrPeriod(NamedTuple):
    """A day, or a month (`2027-06`), quarter (`2027-Q2`) or year (`2027`), which mean their last day."""


class Entry(NamedTuple):
    """A mapping with the fields of `cls`, a NamedTuple whose annotations carry shapes."""

    cls: Any


class Many(NamedTuple):
    """A list, every item of one shape."""

    item: Any


class OneOrMany(NamedTuple):
    """One value, or a list of such."""

    item: Any


class ScalarOrEntry(NamedTuple):
    """A scalar of the first shape, or a mapping of the second."""

    scalar: Any
    entry: Entry
