"""The only code that touches the homework on disk: lock, read, write, journal, drafts."""

from mentorprep.storage.file import Loaded, find, read, read_bytes
from mentorprep.storage.journal import revision, text_of
from mentorprep.storage.writing import Saved, create, write

__all__ = ["Loaded", "Saved", "create", "find", "read", "read_bytes", "revision", "text_of", "write"]
