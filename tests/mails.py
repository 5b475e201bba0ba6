"""Mails as they are read: every text in them, with the encodings undone."""

from __future__ import annotations

from email import message_from_bytes, policy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import EmailMessage


def read_mail(data: bytes) -> EmailMessage:
    """The mail as a reader understands it that forgives nothing."""
    message = message_from_bytes(data, policy=policy.strict)
    assert [part.defects for part in message.walk()] == [[], [], []]
    return message


def bodies(data: bytes) -> tuple[str, str]:
    """The text and the HTML part, as a mail program shows them."""
    plain, html = read_mail(data).iter_parts()
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert {part.get_content_charset() for part in (plain, html)} == {"utf-8"}
    return plain.get_content().replace("\r\n", "\n"), html.get_content().replace("\r\n", "\n")


def all_text(data: bytes) -> str:
    """Everything a mail says: its headers and both parts."""
    headers = "\n".join(f"{name}: {value}" for name, value in read_mail(data).items())
    return "\n".join((headers, *bodies(data)))
