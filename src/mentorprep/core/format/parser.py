"""Which of PyYAML's parsers reads a text, and what keeps the two alike. Nothing of ours is decided here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

# What libyaml, following YAML 1.1, takes for the end of a line, and YAML 1.2 does not.
_FALSE_BREAKS = "\x85\u2028\u2029"
_PRIVATE_USE = (range(0xE000, 0xF900), range(0xF0000, 0xFFFFE), range(0x100000, 0x10FFFE))


class Parser(Protocol):
    """What both parsers offer."""

    def get_event(self) -> Any:
        """The next event; None after the last."""

    def dispose(self) -> None:
        """Frees what the parser holds."""


def parser_of(text: str, stand_ins: dict[str, str], *, pure: bool = False) -> Parser:
    """The C parser, or the Python one where it is asked for or libyaml is missing. See `stand_ins_of`."""
    if not pure:
        try:
            from yaml._yaml import CParser  # not every PyYAML has it
        except ImportError:
            pure = True
        else:
            data = text.encode()  # what it would do by itself; of bytes a changed copy takes a quarter of the memory
            for mark, stand_in in stand_ins.items():
                data = data.replace(mark.encode(), stand_in.encode())
            parser: Parser = CParser(data)
            return parser
    from mentorprep.core.format.pure_parser import PureParser  # rarely needed

    return PureParser(text.translate({ord(mark): stand_in for mark, stand_in in stand_ins.items()}))


def stand_ins_of(text: str) -> dict[str, str]:
    """An unused character for each of U+0085, U+2028 and U+2029 that the text holds: what the parser is to see there.

    One for one, so that offsets stay."""
    found = [mark for mark in _FALSE_BREAKS if mark in text]
    return dict(zip(found, _unused(text), strict=False)) if found else {}


def stand_in_for(text: str) -> str:
    """One character that neither the text holds nor `stand_ins_of` takes for it."""
    taken = stand_ins_of(text).values()
    return next(character for character in _unused(text) if character not in taken)


def _unused(text: str) -> Iterator[str]:
    used = set(text)
    return (chr(code) for codes in _PRIVATE_USE for code in codes if chr(code) not in used)
