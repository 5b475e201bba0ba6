"""Web and mail addresses in plain text: where they begin and end. Only http, https and mailto are ever made links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"`|\\\[\]{}^]+", re.IGNORECASE)
_CLOSERS = {")": "("}


def split_at_addresses(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, in order and whole; with each, whether it is an address."""
    done = 0
    for found in _ADDRESS.finditer(text) if ":" in text else ():
        if found.start() and text[found.start() - 1].isalnum():
            continue
        address = _trimmed(found[0])
        yield text[done : found.start()], False
        yield address, True
        done = found.start() + len(address)
    yield text[done:], False


def _trimmed(address: str) -> str:
    """An address without the punctuation of the sentence around it."""
    while True:
        last = address[-1]
        unopened = last in _CLOSERS and address.count(last) > address.count(_CLOSERS[last])
        if last not in ".,;:!?'*_~…”’" and not unopened:
            return address
        address = address[:-1]
