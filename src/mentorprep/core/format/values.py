"""One reader per shape of a single value: what is written in, the value out, None where nothing is given. What does not
fit is raised as `Unfit`, with what was found, what is expected and the nearest fix. Lists and entries are read in
`entries.py`, and where nothing is wrong in `sound.py`."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mentorprep.core import shapes
from mentorprep.core.format.days import period, read_day
from mentorprep.core.format.nodes import Alias, Mapping, Scalar
from mentorprep.core.format.scalars import NULLS, TRUE, kind
from mentorprep.core.format.unfit import Unfit, quoted
from mentorprep.core.format.zones import is_zone, near_zone
from mentorprep.core.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorprep.core.format.nodes import Node

ID_FORM = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ID_LENGTH = 64
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
ADDRESS_FORM = rf"{_ATOM}(?:\.{_ATOM})*@(?:{_ATOM}(?:\.{_ATOM})*|\[[!-Z^-~]*\])"
_AROUND_ADDRESS = rf"\s*(?:[^<>]*<\s*(?:mailto:)?(?P<named>{ADDRESS_FORM})\s*>|(?:mailto:)?(?P<bare>{ADDRESS_FORM}))\s*"
ADDRESS_LENGTH = 320  # 64 before the @, 255 after it: RFC 5321, section 4.5.3.1
_REMEMBERED = 8192  # values of each shape: ids, days and numbers stand in a file again and again
_LONGER_THAN_NULL = 5
NUMBER_LENGTH = 100  # characters; more is no estimate, and exact sums of such numbers would grow without bound

_ID = re.compile(ID_FORM)
_DECIMAL = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_WHOLE = re.compile(r"[-+]?[0-9]+")


def absent(text: str, style: str | None) -> bool:
    """Null in any spelling, or blank. `style` as in `scalar_reader`."""
    return not text or text.isspace() or (not style and text in NULLS)


def is_absent(node: Node) -> bool:
    """As `absent`, for any node."""
    scalar = node.target if isinstance(node, Alias) else node
    return isinstance(scalar, Scalar) and absent(scalar.value, _style(scalar))


def reader_of(shape: Any) -> Callable[[Node], Any]:
    """The reader of a node that holds a shape of one scalar."""
    read = scalar_reader(shape)

    def reader(node: Node) -> Any:
        if type(node) is not Scalar:
            node = _scalar(node, shape)
        return read(node.value, _style(node))

    return reader


@lru_cache(maxsize=None, typed=True)  # by type as well: shapes without bounds are all equal
def scalar_reader(shape: Any) -> Callable[[str, str | None], Any]:
    """The reader of a scalar: its text, and what it is written with, which is empty or None for a plain one."""
    if isinstance(shape, shapes.Text):
        return _text
    makers: dict[type, Callable[[Any], Callable[[str, str | None], Any]]] = {
        shapes.Id: lambda _: _id,
        shapes.Address: lambda _: _address,
        shapes.Zone: lambda _: _zone,
        shapes.Number: _number_reader,
        shapes.Whole: _whole_reader,
        shapes.Flag: lambda _: _flag,
        shapes.Choice: _choice_reader,
        shapes.Day: lambda _: lambda text, _: read_day(text),
        shapes.DayOrPeriod: lambda _: lambda text, _: period(text),
    }
    read = makers[type(shape)](shape)

    @lru_cache(maxsize=_REMEMBERED)
    def reader(text: str, style: str | None) -> Any:
        return None if absent(text, style) else read(text, style)

    return reader


def expectation(shape: Any) -> str:
    """What a shape takes, as the words that stand before "is expected"."""
    match shape:
        case shapes.Number(low, high, above):
            return f"a number above {low:,} and up to {high:,}" if above else f"a number from {low:,} to {high:,}"
        case shapes.Whole(low, high):
            return f"a whole number from {low:,} to {high:,}"
        case shapes.Choice(words):
            return f"one of {', '.join(words)}"
        case _:
            return _EXPECTED[type(shape)]


_EXPECTED = {
    shapes.Text: "a text",
    shapes.Id: "an id of a-z, 0-9 and single hyphens, at most 64 long,",
    shapes.Address: "one plain mail address",
    shapes.Zone: "the IANA name of a time zone",
    shapes.Flag: "true or false",
    shapes.Day: "a day as YYYY-MM-DD",
    shapes.DayOrPeriod: "a day, month, quarter or year",
}


_INSTEAD = {
    shapes.Text: "text with braces or a colon goes in quotes",
    shapes.Id: "write one id",
    shapes.Address: "write one address",
    shapes.Zone: "write one name, such as Europe/Warsaw",
    shapes.Number: "write one number",
    shapes.Whole: "write one number",
    shapes.Flag: "write true or false",
    shapes.Choice: "write one of these words",
    shapes.Day: "write a date, such as 2027-06-30",
    shapes.DayOrPeriod: "write a date, such as 2027-06-30",
}


def _scalar(node: Node, shape: Any) -> Scalar:
    if isinstance(node, Alias):
        node = node.target
    if isinstance(node, Scalar):
        return node
    found = "a mapping" if isinstance(node, Mapping) else "a list"
    fix = _INSTEAD[type(shape)] if isinstance(node, Mapping) else "write one value, without list"
    raise Unfit(found, expectation(shape), fix)


def _style(node: Scalar) -> str:
    return node.style or ("!" if node.is_text else "")


def _text(text: str, style: str | None) -> str | None:
    return None if (len(text) < _LONGER_THAN_NULL or text.isspace()) and absent(text, style) else text


def _id(value: str, _style: str | None) -> str:
    if len(value) <= ID_LENGTH and _ID.fullmatch(value):
        return value
    from mentorprep.core.format.ids import slug

    written = slug(value)
    raise Unfit(quoted(value), expectation(shapes.Id()), f"write {written}" if written else "write an id such as sql-1")


def _address(value: str, _style: str | None) -> str:
    if len(value) <= ADDRESS_LENGTH and re.fullmatch(ADDRESS_FORM, value):
        return value
    inside = re.fullmatch(_AROUND_ADDRESS, value[: 2 * ADDRESS_LENGTH], re.IGNORECASE)
    fix = (
        f"write {inside['named'] or inside['bare']}"
        if inside
        else "write it as ada@example.org, without name, brackets or quotes"
    )
    raise Unfit(quoted(value), expectation(shapes.Address()), fix)


def _zone(value: str, _style: str | None) -> str:
    if is_zone(value):
        return value
    near = near_zone(value)
    fix = f"write {near}" if near else "write it as Europe/Warsaw"
    raise Unfit(quoted(value), expectation(shapes.Zone()), fix)


def _number_reader(shape: shapes.Number) -> Callable[[str, str | None], Decimal]:
    expected = expectation(shape)

    def read(text: str, style: str | None) -> Decimal:
        if style:
            raise _in_quotes(text, expected)
        if not _DECIMAL.fullmatch(text):
            raise Unfit(quoted(text), expected, _nearest_number(text))
        if len(text) > NUMBER_LENGTH:
            raise Unfit(f"a number of {len(text):,} characters", expected, "round it")
        value = Decimal(text)
        if value > shape.high:
            raise Unfit(quoted(text), expected, f"write at most {shape.high:,}")
        if value < shape.low or (shape.above and value == shape.low):
            raise Unfit(quoted(text), expected, f"write {'more than' if shape.above else 'at least'} {shape.low}")
        return value if value else abs(value)  # -0 is 0

    return read


def _whole_reader(shape: shapes.Whole) -> Callable[[str, str | None], int]:
    expected = expectation(shape)

    def read(text: str, style: str | None) -> int:
        if style:
            raise _in_quotes(text, expected)
        if not _WHOLE.fullmatch(text):
            raise Unfit(quoted(text), expected, _nearest_whole(text, shape))
        if len(text) > NUMBER_LENGTH or int(text) > shape.high:
            raise Unfit(quoted(text), expected, f"write at most {shape.high:,}")
        if int(text) < shape.low:
            raise Unfit(quoted(text), expected, f"write at least {shape.low}")
        return int(text)

    return read


def _in_quotes(text: str, expected: str) -> Unfit:
    text = text.strip()
    if kind(text) in ("int", "float", "bool"):
        return Unfit(f"{quoted(text)} in quotes, which makes it a text", expected, f"leave out the quotes: {text[:40]}")
    return Unfit(f"the text {quoted(text)}", expected, _nearest_number(text))


def _nearest_number(text: str) -> str:
    """`2,5` is meant as 2.5, `1_000` as 1000, `30 h` as 30, `1:30` as 1.5."""
    text = text.strip()[:40]
    if clock := re.fullmatch(r"([0-9]{1,4}):([0-5][0-9])", text):
        return f"write {Decimal(clock[1]) + (Decimal(clock[2]) / 60).quantize(Decimal('0.01')):f}"
    if comma := re.fullmatch(r"([0-9]+),([0-9]{1,2})", text):
        return f"write {comma[1]}.{comma[2]}"
    if between := re.fullmatch(r"([0-9.]+) ?(?:-|–|to) ?([0-9.]+) ?[a-z]*", text):
        return f"where a range is taken, write {{low: {between[1]}, high: {between[2]}}}"
    plain = re.match(r"[0-9][0-9_,]*(?:\.[0-9]+)?(?![0-9a-zA-Z.]| *[-–0-9])|[0-9]+(?= ?(?:h|d|hours?|days?)$)", text)
    return f"write {re.sub('[_,]', '', plain[0])}" if plain else "write digits, such as 12"


def _nearest_whole(text: str, shape: shapes.Whole) -> str:
    """`1.5` days are meant as 2; never what is out of range."""
    fix = _nearest_number(text)
    number = fix.removeprefix("write ")
    if not _DECIMAL.fullmatch(number):
        return fix
    rounding = ROUND_HALF_UP if shape.low == 0 else ROUND_DOWN
    whole = int(Decimal(number).to_integral_value(rounding))
    return f"write {min(max(whole, shape.low), shape.high)}"


def _flag(value: str, style: str | None) -> bool:
    expected = expectation(shapes.Flag())
    if kind(value) == "bool":
        if style:
            raise _in_quotes(value, expected)
        return value in TRUE
    meant = {"yes": "true", "y": "true", "on": "true", "1": "true", "no": "false", "n": "false", "off": "false"}
    fix = f"write {meant.get(value.lower(), 'false' if value == '0' else 'true')}"
    raise Unfit(quoted(value), expected, fix)


def _choice_reader(shape: shapes.Choice) -> Callable[[str, str | None], str]:
    words, expected = frozenset(shape.words), expectation(shape)

    def read(value: str, _style: str | None) -> str:
        if value in words:
            return value
        near = nearest(value.lower(), shape.words)
        raise Unfit(quoted(value), expected, f"write {near}" if near else "")

    return read
