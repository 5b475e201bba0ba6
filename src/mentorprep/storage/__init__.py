"""The only code that touches the homework on disk: lock, read, write, journal, drafts."""

from mentorprep.storage.file import Loaded, find, read, read_bytes
from mentorprep.storage.journal import revision, text_of
from mentorprep.storage.replace import put_whole
from mentorprep.storage.writing import Chosen, Saved, create, put_back, write

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
