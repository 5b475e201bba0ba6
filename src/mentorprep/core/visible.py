"""Text that cannot act on the screen it is shown on: control characters and bidi overrides become visible marks.

What scripts need stays (ZWJ, ZWNJ, LRM, RLM, ALM, isolates), as do line feeds and tabs."""

import re
from functools import cache
from typing import Any

_SUSPECT = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u206f\ud800-\udfff]"
_ISOLATES = "[\u2066-\u2069]"
_POP_ISOLATE = "\u2069"
_MARK = "\ufffd"


def is_plain(text: str) -> bool:
    """Whether a text holds nothing but printable characters and line feeds, as nearly every text does. Quick to tell: where
    it is so, no pattern has to be compiled to look for what is not. It says no of a tab, and of a no-break space."""
    return text.replace("\n", " ").isprintable()


def visible(text: str) -> str:
    """The text with nothing left in it that moves a cursor, rings, recolours or turns other text round.

    C0 controls become their pictures (U+241B for escape), all else U+FFFD. Isolates are closed at the end of their
    line, and a closing one without its opening is marked. Doing it twice changes nothing."""
    if is_plain(text) or re.search(_SUSPECT, text) is None:
        return text
    shown = text.translate(_shown())
    if re.search(_ISOLATES, shown) is None:
        return shown
    return "\n".join(map(_isolates_closed, shown.split("\n")))


def visible_data(value: Any) -> Any:
    """Plain data with all its texts made visible; keys are ours."""
    match value:
        case str():
            return visible(value)
        case dict():
            return {key: visible_data(part) for key, part in value.items()}
        case list():
            return [visible_data(part) for part in value]
        case _:
            return value


def _isolates_closed(line: str) -> str:
    open_isolates = 0
    pieces: list[str] = []
    for character in line:
        if character == _POP_ISOLATE and not open_isolates:
            pieces.append(_MARK)
            continue
        if "\u2066" <= character <= _POP_ISOLATE:
            open_isolates += -1 if character == _POP_ISOLATE else 1
        pieces.append(character)
    return "".join(pieces) + _POP_ISOLATE * open_isolates


@cache
def _shown() -> dict[int, str]:
    """What stands in the place of each character that would act; made for the first text that has one."""
    return (
        {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
        | {0x7F: "\u2421"}
        | dict.fromkeys(range(0x80, 0xA0), _MARK)
        | {0x2028: "\u2424", 0x2029: "\u2424"}
        | dict.fromkeys((*range(0x202A, 0x202F), *range(0x206A, 0x2070)), _MARK)
        | dict.fromkeys(range(0xD800, 0xE000), _MARK)
    )
