"""A short message as a mailto: address (RFC 6068), which any mail program opens as a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.render.mail import body
from mentorprep.core.render.text import text

if TYPE_CHECKING:
    from mentorprep.core.render.mail import Envelope
    from mentorprep.core.render.pages import Page

LETTERS_AT_MOST = 1_900  # some systems cut an address at 2,048
_KEPT = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def mailto(page: Page, outside: Envelope) -> str | None:
    """None where the message is too long for it, or belongs to a thread, which only a mail with its headers stays in."""
    if outside.references:
        return None
    typed = text(body(page)).removesuffix("\n").replace("\n", "\r\n")
    address = _encoded(outside.recipient.address or "", _KEPT | {ord("@")})
    made = f"mailto:{address}?subject={_encoded(outside.subject)}&body={_encoded(typed)}"
    return made if len(made) <= LETTERS_AT_MOST else None


def _encoded(text: str, kept: frozenset[int] = _KEPT) -> str:
    return "".join(chr(byte) if byte in kept else f"%{byte:02X}" for byte in text.encode())
