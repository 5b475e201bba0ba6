"""Headers and bodies of a mail, written out. A text can only ever become quoted ASCII or an encoded word, so no header can
be smuggled in.

Not Python's `email`: that writes the same message differently from version to version, and turns long message ids into
encoded words, which breaks threads. The tests read everything back with it."""

from __future__ import annotations

import re
from binascii import b2a_base64, b2a_qp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

EOL = "\r\n"
_FOLD = f"{EOL} "
_LINE = 76  # RFC 2047, section 2: no line with an encoded word is longer; RFC 5322 asks for 78
_WORD_BYTES = 39  # of UTF-8 in one encoded word, so that it fits behind the longest of our header names
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_QUOTABLE = re.compile(r"[ !#-\[\]-~]+")
_PLAIN = re.compile(r"[!-~]{1,60}(?: [!-~]{1,60})*")
_MESSAGE_ID = re.compile(r"<?([!-;=?A-Z\[-~]{1,200}@[!-;=?A-Z\[-~]{1,200})>?")


def text_header(name: str, text: str) -> str:
    """A header of free text on one line, such as a subject; folded, and encoded where it must be."""
    if _PLAIN.fullmatch(text) and "=?" not in text:
        return f"{name}: {_folded(text.split(' '), len(name) + 2)}"
    return f"{name}: {_FOLD.join(_encoded_words(text))}"


def address_header(name: str, person: str | None, address: str) -> str:
    """A header of one mailbox. `address` is a plain addr-spec, as the format of the homework asks for."""
    if not person:
        return f"{name}: {address}"
    if "=?" in person or len(person) > _LINE // 2 or not _QUOTABLE.fullmatch(person):
        shown = _FOLD.join(_encoded_words(person))
    else:
        shown = person if _ATOMS.fullmatch(person) else f'"{person}"'
    separator = " " if len(f"{name}: {shown} <{address}>") <= _LINE else _FOLD
    return f"{name}: {shown}{separator}<{address}>"


def ids_header(name: str, ids: Sequence[str]) -> str:
    """A header of message ids, one a line where they do not fit on one."""
    return f"{name}: {_folded(ids, len(name) + 2)}"


def message_id(text: str | None) -> str | None:
    """A text as a message id in its angle brackets; None where it is none."""
    found = _MESSAGE_ID.fullmatch((text or "").strip(" \t\n"))
    return f"<{found[1]}>" if found else None


def alternatives(boundary: str, parts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The lines of a multipart/alternative with its headers: parts of text by their subtypes, the plainest first."""
    yield from (f'Content-Type: multipart/alternative; boundary="{boundary}"', "")
    for subtype, text in parts:
        yield from (
            f"--{boundary}",
            f'Content-Type: text/{subtype}; charset="utf-8"',
            "Content-Transfer-Encoding: quoted-printable",
            "",
            _quoted_printable(text),
        )
    yield from (f"--{boundary}--", "")


def _quoted_printable(text: str) -> str:
    return b2a_qp(text.replace("\n", EOL).encode()).decode("ascii")


def _folded(words: Sequence[str], used: int) -> str:
    """Words with blanks between them, a new line begun where one is full. `used`: columns taken on the first."""
    lines: list[str] = []
    for word in words:
        if lines and used + 1 + len(word) <= _LINE:
            lines[-1] += f" {word}"
            used += 1 + len(word)
        else:
            used = len(word) + (1 if lines else used)
            lines.append(word)
    return _FOLD.join(lines)


def _encoded_words(text: str) -> Iterator[str]:
    """RFC 2047, by whole characters."""
    chunk = b""
    for character in text:
        data = character.encode()
        if len(chunk) + len(data) > _WORD_BYTES:
            yield _encoded_word(chunk)
            chunk = b""
        chunk += data
    yield _encoded_word(chunk)


def _encoded_word(data: bytes) -> str:
    return f"=?utf-8?B?{b2a_base64(data, newline=False).decode('ascii')}?="
