"""Earlier versions of a homework, by revision, by day or one back, as the journal has them."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from mentorprep.storage.file import FILE_NAME, real_path
from mentorprep.storage.journal import (
    Entry,
    digest,
    entries_backwards,
    journal_path,
    last_entry,
    lines_backwards,
    text_at,
    text_of,
    texts,
)

_UNDONE = re.compile(r"restore (\d{1,10}) \(undo\)")


class Version(NamedTuple):
    """One version: when and by which command it was written, and its bytes; `data` is None where they are lost.

    `at` is as the journal has it, mostly an ISO 8601 time with its zone."""

    revision: int
    at: str
    command: str
    sha256: str
    data: bytes | None

    @property
    def date(self) -> dt.date:
        """The day of then, in the zone of then; the last of all days where the journal has none."""
        return _day(self.at) or dt.date.max


class Past(NamedTuple):
    """`revisions`: how many there are; `versions` gives the newest of them, the oldest of these first; before them stands the one that
    the first of them was made from, where there is one. `damaged`: lines of the journal that say nothing."""

    revisions: int
    damaged: int
    versions: Iterator[Version]


def past(path: Path, most: int) -> Past:
    """The newest `most` revisions and the one before them. The texts are made one by one, as they are asked for."""
    chain: list[Entry] = []  # the newest first, and then what the texts of these are built on
    needed: set[str | None] = set()
    count = damaged = 0
    for entry in lines_backwards(real_path(path)):
        damaged += entry is None
        count += entry is not None
        if entry is not None and (count <= most + 1 or entry.sha256 in needed):
            chain.append(entry)
            needed.discard(entry.sha256)
            needed |= {entry.parent} if entry.text is None else set()
    chain.reverse()
    hidden = len(chain) - min(count, most + 1)
    shown = (_version(entry, data) for place, (entry, data) in enumerate(texts(chain)) if place >= hidden)
    return Past(count, damaged, shown)


def version_of(path: Path, revision: int) -> Version | None:
    """The homework as it was at a revision; None when the journal does not know it."""
    return _newest(path, lambda entry: entry.rev == revision)


def version_before(path: Path, day: dt.date) -> Version | None:
    """The homework as it was when a day began; None when the journal does not reach back so far."""
    return _newest(path, lambda entry: _version(entry, None).date < day)


def last_written(path: Path) -> dt.date | None:
    """The day of the newest revision; None without a past, or where the journal has no day for it."""
    entry = last_entry(real_path(path))
    return _day(entry.at) if entry else None


def one_back(path: Path, current: bytes | None) -> Version | None:
    """The version to which an undo leads; None where there is none. `current`: what the file holds, None if it is gone.

    What was changed by hand since the last write is undone first. After an undo, the next leads one further back; after
    any other write, a restored revision included, it leads to what stood before that."""
    entries = entries_backwards(real_path(path))
    last = next(entries, None)
    if last is not None and current is not None and last.sha256 == digest(current):
        last = _before(last, entries)
    return _filled(path, last) if last else None


def nearest_revision(path: Path, revision: int) -> int | None:
    """The number of a revision that there is, as near as can be; None without a past."""
    return min(
        (entry.rev for entry in entries_backwards(real_path(path))),
        key=lambda known: (abs(known - revision), known),
        default=None,
    )


def undo_command(revision: int) -> str:
    """What the journal calls an undo that led to a revision."""
    return f"restore {revision} (undo)"


def find_lost(folder: Path) -> Path | None:
    """Where a `homework.yaml` was that is gone but for its journal, in this folder or the nearest above."""
    places = (place / FILE_NAME for place in (folder, *folder.parents))
    return next((file for file in places if journal_path(file).is_file()), None)


def _before(at: Entry, entries: Iterator[Entry]) -> Entry | None:
    """The entry before the one where the file stands: behind an undo, that is where it led."""
    sha256 = at.sha256
    while (led := _UNDONE.fullmatch(at.command)) and int(led[1]) < at.rev:
        reached = next((entry for entry in entries if entry.rev <= int(led[1])), None)
        if reached is None or reached.rev < int(led[1]):
            return reached
        at = reached
    return next((entry for entry in entries if entry.sha256 != sha256), None)


def _newest(path: Path, is_wanted: Callable[[Entry], bool]) -> Version | None:
    entry = next(filter(is_wanted, entries_backwards(real_path(path))), None)
    return _filled(path, entry) if entry else None


def _filled(path: Path, entry: Entry) -> Version:
    file = real_path(path)
    data = text_at(file, lambda other: other == entry)
    return _version(entry, text_of(file, entry.sha256) if data is None else data)


def _day(at: str) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(at).date()
    except ValueError:
        return None


def _version(entry: Entry, data: bytes | None) -> Version:
    return Version(entry.rev, entry.at, entry.command, entry.sha256, data)
