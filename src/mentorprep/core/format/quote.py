"""One plain value → the text of a YAML scalar that readers of YAML 1.1 and 1.2, ours included, take for exactly that
value. Not how collections are laid out: see `emit.py`."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

# Plain, some reader takes these for a null, boolean, merge key, number, clock time or day. A pattern that few writes need
# is compiled by the first of them.
_MISREAD_WORDS = frozenset(("~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<"))
_MISREAD_FIGURES = r"""[-+]?0b[01_]+ | [-+]?0o?[0-7_]+ | [-+]?0x[0-9a-f_]+
  | [-+]?[0-9][0-9_]*(?::[0-9_]+)*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)? | [-+]?\.[0-9_]+(?:e[-+]?[0-9]+)?
  | [-+]?\.inf | \.nan
  | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:t|[ ]+)[0-9].*)?"""
_BEFORE_FIGURES = tuple("-+.0123456789")
_PRINTABLE = r" -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
_PLAIN = re.compile(r"""(?![\s\-?:,\[\]{}#&*!|>'"%@`]|\.\.\.)(?!.*(?::(?:\s|$)|\s\#)).*(?<!\s)""")
_NEEDS_QUOTES_IN_FLOW = re.compile(r"[,\[\]{}?]|:(?!//)")
_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", '"': '\\"', "\\": "\\\\"}


class Unwritable(ValueError):  # noqa: N818 - it tells of the text, not of the program
    """A text that no UTF-8 file can hold: it has half of a surrogate pair."""


def scalar(value: Any, *, flow: bool) -> str:
    """A text, number, boolean, date or None on one line. `flow`: it will stand between brackets or braces."""
    if isinstance(value, str):
        return text_scalar(value, flow=flow)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, (int, dt.date)):
        return str(value)
    raise TypeError(f"no plain value of the format: {value!r}")


def text_scalar(text: str, *, flow: bool) -> str:
    """A text on one line: plain where no reader can misread it, else in quotes."""
    if is_plain(text, flow=flow):
        return text
    if ('"' in text or "\\" in text) and is_single(text):
        return single(text)
    return double(text)


def is_plain(text: str, *, flow: bool) -> bool:
    """Whether every reader takes the text without quotes for itself."""
    if not text or not is_single(text) or _is_misread(text) or not _PLAIN.fullmatch(text):
        return False
    return not (flow and _NEEDS_QUOTES_IN_FLOW.search(text))


def _is_misread(text: str) -> bool:
    if not text.startswith(_BEFORE_FIGURES):
        return text.lower() in _MISREAD_WORDS
    return re.fullmatch(_MISREAD_FIGURES, text, re.VERBOSE | re.IGNORECASE) is not None


def is_single(text: str) -> bool:
    """Whether single quotes can hold the text on one line: all of it is what YAML calls printable. Nearly every text is
    what Python calls so, which is less, and is known without a pattern."""
    return text.isprintable() or re.fullmatch(f"[{_PRINTABLE}]*", text) is not None


def single(text: str) -> str:
    """The text in single quotes; see `is_single`."""
    return "'" + text.replace("'", "''") + "'"


def double(text: str) -> str:
    """The text in double quotes, which hold any text. Raises Unwritable."""
    if text.isprintable():
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return '"' + re.sub(rf'[^{_PRINTABLE}]|["\\]', _escape, text) + '"'


def literal(text: str, indent: int) -> tuple[str, list[str]] | None:
    """The header and the lines of a literal block (`|`) for a text, or None where a block cannot hold it exactly.

    The lines are not indented yet; `indent` is how deep they will stand below their parent, 1 to 9."""
    if not text.strip("\n \t") or not is_single(text.replace("\n", " ").replace("\t", " ")):
        return None
    if any(line and not line.strip(" \t") for line in text.split("\n")):
        return None
    body = text.removesuffix("\n")
    if body.endswith("\n"):  # to keep empty lines at the end, a block would swallow those that follow it, too
        return None
    indicator = str(indent) if body[0] in " \t\n" else ""
    return f"|{indicator}{'' if body != text else '-'}", body.split("\n")


def restyled(style: str, text: str, indent: int) -> list[str] | None:
    """The lines of a text in the style of the one before it, where that can hold it; None asks for the usual style.

    `style` as in tree.Scalar; `indent` as in `literal`, 0 where no block may stand."""
    if style == '"':
        return [double(text)]
    if style == "'" and is_single(text):
        return [single(text)]
    block = literal(text, indent) if indent and style in ("|", ">") and text else None
    if not block:
        return None
    header = block[0].replace("|", style) if "\n" not in text else block[0]
    return [header, *block[1]]


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        raise Unwritable(f"the text holds {character!r}, which no file can hold")
    if character in _ESCAPES:
        return _ESCAPES[character]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
