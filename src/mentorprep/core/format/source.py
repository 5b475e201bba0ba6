"""Bytes → text: the encoding, the size and the characters, before any YAML."""

import re
from typing import NamedTuple

from mentorprep.core.finding import Finding
from mentorprep.core.format.trouble import MAX_TROUBLES, Trouble
from mentorprep.core.visible import is_plain

MAX_SIZE = 16 * 1024 * 1024  # bytes
READ_ON = 1_000_000  # characters: in a longer text nothing is done to find more mistakes behind one that stops us

_BOM = "\ufeff"
_RETYPE = "delete the invisible character before the first key, or type the line again"
_LONE_RETURN = r"\r(?!\n)"
_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
_BAD_BYTE = r"[\udc80-\udcff]"  # what "surrogateescape" makes of it
_OTHER_ENCODINGS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_NO_TEXTS = (
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"%PDF-", "a PDF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x7fELF", "a program"),
)
_ZEROS = rb"\A(?:[^\0]\0){2}|\A(?:\0[^\0]){2}|\A\0\0\0[^\0]|\A[^\0]\0\0\0"


class Source(NamedTuple):
    """A text as it stands in the file, and one that the parser can take: as long, with what is refused replaced.

    `usable` is None where there is no sense in reading on."""

    text: str
    bom: bool
    usable: str | None
    troubles: tuple[Trouble, ...]


def decoded(data: bytes) -> Source:
    """The text of a file. A byte that is not UTF-8 is a trouble, and U+FFFD in the text."""
    if len(data) > MAX_SIZE:
        return _unreadable(_TOO_LARGE)
    if name := next((name for mark, name in _NO_TEXTS if data.startswith(mark)), ""):
        return _unreadable(_whole_file(f"the file is {name}; a YAML text is expected", "name the YAML file instead"))
    if encoding := _other_encoding(data):
        return _unreadable(_whole_file(f"the file is {encoding} text; UTF-8 is expected", "save it as UTF-8"))
    try:
        return prepared(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _with_bad_bytes(data)


def prepared(text: str) -> Source:
    """A text that is at hand, checked as one from a file is."""
    if len(text) > MAX_SIZE // 4 and len(text.encode("utf-8", "surrogatepass")) > MAX_SIZE:
        return _unreadable(_TOO_LARGE)
    bom = text.startswith(_BOM)
    text = text.removeprefix(_BOM)
    usable, troubles = text, []
    if text.startswith(_BOM):
        finding = Finding("MP100", "error", "a second byte order mark (U+FEFF); one at most is expected", fix=_RETYPE)
        return Source(text, bom, None, (Trouble(0, finding),))
    for found in () if is_plain(text) else _first_of_each_line(_CONTROL, text):
        message = f"a control character (U+{ord(found[0]):04X}); text and line ends are expected"
        troubles.append(Trouble(found.start(), Finding("MP100", "error", message, fix="delete it")))
    if troubles:
        usable = re.sub(_CONTROL, "\ufffd", text) if len(text) <= READ_ON else text
    if "\r" in usable and (returns := _first_of_each_line(_LONE_RETURN, usable)):
        message = "a line ends with CR alone; LF or CRLF is expected"
        fix = "save the file with LF or CRLF line ends"
        troubles += [Trouble(found.start(), Finding("MP100", "error", message, fix=fix)) for found in returns]
        usable = re.sub(_LONE_RETURN, " " if "\n" in usable else "\n", usable) if len(text) <= READ_ON else text
    reads_on = not troubles or len(text) <= READ_ON
    return Source(text, bom, usable if reads_on else None, tuple(troubles))


def _first_of_each_line(form: str, text: str) -> list[re.Match[str]]:
    pattern = re.compile(form)
    found: list[re.Match[str]] = []
    at = 0
    while len(found) < MAX_TROUBLES and (match := pattern.search(text, at)):
        found.append(match)
        at = text.find("\n", match.start())
        if at < 0:
            break
    return found


def _unreadable(finding: Finding) -> Source:
    return Source("", bom=False, usable=None, troubles=(Trouble(None, finding),))


def _whole_file(message: str, fix: str) -> Finding:
    return Finding("MP100", "error", message, fix=fix)


_TOO_LARGE = _whole_file(
    "the file is larger than 16 MiB", "a homework has a few thousand lines; move old log entries out"
)


def _other_encoding(data: bytes) -> str:
    """The name of an encoding of two or four bytes a character, "" where there is no sign of one."""
    for mark, name in _OTHER_ENCODINGS:
        if data.startswith(mark):
            return name
    return "UTF-16 or UTF-32" if b"\0" in data[:4] and re.match(_ZEROS, data) else ""


def _with_bad_bytes(data: bytes) -> Source:
    """The text with U+FFFD for what is not UTF-8, and the first such byte of each line as a trouble."""
    text = data.decode("utf-8", "surrogateescape")
    source = prepared(re.sub(_BAD_BYTE, "\ufffd", text))
    found = _first_of_each_line(_BAD_BYTE, text)
    troubles = (_bad_byte(ord(match[0]) - 0xDC00, match.start() - source.bom) for match in found)
    return source._replace(troubles=(*troubles, *source.troubles))


def _bad_byte(byte: int, offset: int) -> Trouble:
    message = f"the byte 0x{byte:02X} is not UTF-8; UTF-8 is expected"
    meant = bytes([byte]).decode("cp1252", "ignore")
    because = f"in Windows-1252 it is {meant}" if meant else ""
    return Trouble(offset, Finding("MP100", "error", message, because, "save the file as UTF-8"))
