"""What the mentee wants changed → edits of the file, and what is said of them. Nothing is written here."""

from mentorprep.core.amend.add import Added, New, added, next_after
from mentorprep.core.amend.ending import Missing
from mentorprep.core.amend.kinds import KINDS, Field, Kind, NewKind, fields_of
from mentorprep.core.amend.told import next_line, result_lines
from mentorprep.core.amend.update import Amendment, amended
from mentorprep.core.amend.wanted import Wanted

__all__ = [
    "KINDS",
    "Added",
    "Amendment",
    "Field",
    "Kind",
    "Missing",
    "New",
    "NewKind",
    "Wanted",
    "added",
    "amended",
    "fields_of",
    "next_after",
    "next_line",
    "result_lines",
]
