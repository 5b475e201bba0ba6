"""docs/reference/file-format.md: its tables are made from the model that the reader is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorprep.core import shapes
from mentorprep.core.model import Homework, key_of
from pages import DOCS, prove_part, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

PAGE = DOCS / "reference" / "file-format.md"
HEADS = ("key", "type", "required", "default", "meaning")


def entries(cls: Any, seen: list[Any]) -> Iterator[tuple[str, Any]]:
    """Each kind of mapping once, with the key under which it stands first, in the order a file has them."""
    for name, annotation in cls.__annotations__.items():
        for inner in _inside(annotation.__metadata__[0]):
            if inner not in seen:
                seen.append(inner)
                yield key_of(name), inner
                yield from entries(inner, seen)


def _inside(shape: Any) -> list[Any]:
    match shape:
        case shapes.Entry(cls):
            return [cls]
        case shapes.Many(item) | shapes.OneOrMany(item):
            return _inside(item)
        case shapes.ScalarOrEntry(_, entry):
            return [entry.cls]
    return []


def type_of(shape: Any) -> str:
    """A shape in words."""
    match shape:
        case shapes.Text(long):
            return "long text" if long else "text"
        case shapes.Number(low, high, above):
            return f"number, {'above' if above else 'from'} {low:,} to {high:,}"
        case shapes.Whole(low, high):
            return "whole number" if high == shapes.Whole().high else f"whole number, {low:,} to {high:,}"
        case shapes.Choice(words):
            return ", ".join(f"`{word}`" for word in words)
        case shapes.Entry(cls):
            return said(cls)
        case shapes.Many(item):
            return f"list of {type_of(item)}"
        case shapes.OneOrMany(item):
            return f"{type_of(item)}, or a list of them"
        case shapes.ScalarOrEntry(scalar, entry):
            return f"{type_of(scalar)}, or {type_of(entry)}"
    return NAMES[type(shape)]


NAMES = {
    shapes.Id: "id",
    shapes.Address: "mail address",
    shapes.Zone: "time zone",
    shapes.Flag: "`true` or `false`",
    shapes.Day: "day",
    shapes.DayOrPeriod: "day or period",
}


def said(cls: Any) -> str:
    name = heading(cls)
    return f"[{name.lower()}](#{name.lower().replace(' ', '-')})"


def heading(cls: Any) -> str:
    """The name of a mapping as a heading: `LogEntry` is `Log entry`."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in cls.__name__).strip()
    return words[0].upper() + words[1:]


def default_of(cls: Any, field: str) -> str:
    value = cls._field_defaults.get(field)
    if value is None or value in ("", ()):
        return ""
    return f"`{str(value).lower()}`"


def tables() -> str:
    lines = []
    for key, cls in [("", Homework), *entries(Homework, [])]:
        where = f" Under `{key}`." if key else ""
        about = " ".join(cls.__doc__.split())
        rows = [
            (
                f"`{key_of(field)}`",
                type_of(annotation.__metadata__[0]),
                "" if field in cls._field_defaults else "MUST",
                default_of(cls, field),
                annotation.__metadata__[1],
            )
            for field, annotation in cls.__annotations__.items()
        ]
        lines.append(f"### {heading(cls)}\n\n{about}{where}\n\n{table(HEADS, rows)}\n")
    return "\n".join(lines)


def test_the_tables_have_every_key_of_the_format(request: pytest.FixtureRequest) -> None:
    prove_part(PAGE, "keys", tables(), request)
