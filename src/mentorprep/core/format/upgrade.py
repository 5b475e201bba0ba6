"""Older formats → this one, in memory: one function per version, text in and text out, so that places stay true."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# The first leads from format 1 to 2, the next from 2 to 3, and so on. Format 1 is the only one so far.
UPGRADES: tuple[Callable[[str], str], ...] = ()


def upgraded(text: str, version: int, chain: tuple[Callable[[str], str], ...] = UPGRADES) -> str:
    """The text in the newest format of `chain`, which is `len(chain) + 1`; `version` is the one it is in, from 1."""
    for upgrade in chain[version - 1 :]:
        text = upgrade(text)
    return text
