"""The languages that messages are written in: a module of phrases each."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from mentorprep.core.render.languages.phrases import Phrases

LANGUAGES = ("en", "pl")


def words_in(language: str) -> Phrases:
    """The phrases of one of `LANGUAGES`."""
    return cast("Phrases", import_module(f"{__name__}.{language}").PHRASES)
