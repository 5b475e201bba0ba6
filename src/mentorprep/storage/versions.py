"""Earlier versions of a homework, by revision or by day, as the journal has them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from mentorprep.storage.file import real_path
from mentorprep.storage.journal import Entry, entries_backwards, text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Version(NamedTuple):
    """One version: when it was written, in the zone of then, and its bytes where the journal leads to them."""

    revision: int
    date: dt.date
    data: bytes | None


def version_of(path: Path, revision: int) -> Version | None:
    """The homework as it was at a revision; None when the journal does not know it."""
    return _newest(path, lambda entry: entry.rev == revision)


def version_before(path: Path, day: dt.date) -> Version | None:
    """The homework as it was when a day began; None when the journal does not reach back so far."""
    return _newest(path, lambda entry: _date(entry) < day)


def _newest(path: Path, is_wanted: Callable[[Entry], bool]) -> Version | None:
    file = real_path(path)
    try:
        entry = next((entry for entry in entries_backwards(file) if is_wanted(entry)), None)
        return Version(entry.rev, _date(entry), text_of(file, entry.sha256)) if entry else None
    except OSError:
        return None


def _date(entry: Entry) -> dt.date:
    try:
        return dt.datetime.fromisoformat(entry.at).date()
    except ValueError:
        return dt.date.max
