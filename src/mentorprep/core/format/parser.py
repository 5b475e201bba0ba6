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


def parser_of(text: str, *, pure: bool = False) -> Parser:
    """The C parser, or the Python one where it is asked for or libyaml is missing."""
    if not pure:
        try:
            from yaml._yaml import CParser  # not every PyYAML has it

            parser: Parser = CParser(text)
        except ImportError:
            pure = True
        else:
            return parser
    from mentorprep.core.format.pure_parser import PureParser  # rarely needed

    return PureParser(text)


def without_false_breaks(text: str) -> tuple[str, dict[int, str]]:
    """The text with every U+0085, U+2028 and U+2029 replaced by an unused character, and the table that puts them back.

    One for one, so that offsets stay."""
    found = [mark for mark in _FALSE_BREAKS if mark in text]
    if not found:
        return text, {}
    unused = _unused(text)
    stand_ins = {ord(mark): next(unused) for mark in found}
    return text.translate(stand_ins), {ord(stand_in): chr(mark) for mark, stand_in in stand_ins.items()}


def _unused(text: str) -> Iterator[str]:
    used = set(text)
    return (chr(code) for codes in _PRIVATE_USE for code in codes if chr(code) not in used)
