"""The only code that touches the homework on disk: lock, read, write, journal, drafts."""

from typing import TYPE_CHECKING

from mentorprep.storage.file import Loaded, find, read, read_bytes

if TYPE_CHECKING:
    from mentorprep.storage.journal import revision, text_of
    from mentorprep.storage.replace import put_whole
    from mentorprep.storage.writing import Chosen, Saved, create, put_back, write

# What a command that only reads does without: it is imported when it is asked for.
_ELSEWHERE = {
    "revision": "journal",
    "text_of": "journal",
    "put_whole": "replace",
    "Chosen": "writing",
    "Saved": "writing",
    "create": "writing",
    "put_back": "writing",
    "write": "writing",
}

__all__ = [
    "Chosen",
    "Loaded",
    "Saved",
    "create",
    "find",
    "put_back",
    "put_whole",
    "read",
    "read_bytes",
    "revision",
    "text_of",
    "write",
]


def __getattr__(name: str) -> object:
    """A name of `_ELSEWHERE`."""
    if name not in _ELSEWHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_ELSEWHERE[name]}"), name)
