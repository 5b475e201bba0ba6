"""How the history grows, and what a write costs at its beginning and at its end. Run by hand:

    python benchmarks/journal.py [UPDATES] [MEGABYTES]

A file of 1 MB is written once and then changed a little, 5,000 times by default. The first and the last twenty changes
take the whole write path (lock, parse, splice, read back, fsync, rename); those between them only the journal's part of
it, which is what could grow. The goals are those of the design: under 50 MB, and the last costs what the first did."""

import datetime as dt
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from mentorprep import storage
from mentorprep.core.format.edit import Edit
from mentorprep.storage import journal, versions

NOW = dt.datetime(2026, 11, 23, 18, 0, tzinfo=dt.UTC)
WHOLE_WRITES = 20
SAMPLE = 200  # appended lines: one turn of whole text and splices
MEGABYTE = 1_000_000


def homework(size: int) -> str:
    """A homework of about `size` bytes: steps and log entries as they are, and many of them."""
    entry = "  - {date: 2026-11-22, note: a day like any other with an hour for the course and some words on it}\n"
    head = "mentorprep: 1\nmentee: {name: Ada}\ngoals:\n  - {id: job, title: Get a job, plan: [{id: sql, title: SQL}]}\nlog:\n"
    return head + entry * ((size - len(head)) // len(entry))


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes, once."""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def note(file: Path, number: int) -> float:
    """A small change by the one write path, in milliseconds."""
    edits = [Edit(("log", 0, "note"), f"note {number}")]
    return milliseconds(lambda: storage.write(file, lambda _: edits, command="update", now=NOW))


def line(file: Path, text: bytes, number: int) -> bytes:
    """The journal's part of a small change; the new text."""
    place = text.index(b"some words", len(text) // 2)
    new = b"".join((text[:place], b"%06d" % number, text[place + 6 :]))
    splice = journal.ByteSplice(place, 6, f"{number:06}")
    assert journal.text_of(file, journal.digest(text)) == text  # what a write makes sure of before it
    journal.append(file, text, journal.Revision(new, "update", NOW, (splice,)), file.stat())
    return new


def measure(folder: Path, updates: int, size: int) -> dict[str, str]:
    """The rows of the table."""
    file = folder / "homework.yaml"
    file.write_text(homework(size))
    path = journal.journal_path(file)
    first = [note(file, number) for number in range(WHOLE_WRITES)]
    text = file.read_bytes()
    lines: list[float] = []
    for number in range(updates - 2 * WHOLE_WRITES):
        begin = time.perf_counter()
        text = line(file, text, number)
        lines.append((time.perf_counter() - begin) * 1000)
    file.write_bytes(text)
    last = [note(file, number + updates) for number in range(WHOLE_WRITES)]
    middle = versions.version_of(file, updates // 2)
    assert middle is not None
    assert middle.data is not None
    megabytes = path.stat().st_size / MEGABYTE
    return {
        "file": f"{file.stat().st_size / MEGABYTE:.2f} MB",
        "updates": f"{updates:,}",
        "journal": f"{megabytes:.1f} MB  (goal: under 50)",
        "whole write, first": f"{statistics.median(first[1:]):.1f} ms",
        "whole write, last": f"{statistics.median(last):.1f} ms",
        "journal's part, first 200": f"{statistics.mean(lines[:SAMPLE]):.1f} ms",
        "journal's part, last 200": f"{statistics.mean(lines[-SAMPLE:]):.1f} ms",
        "an undo finds its text": f"{milliseconds(lambda: versions.one_back(file, file.read_bytes())):.1f} ms",
        "revision in the middle": f"{milliseconds(lambda: versions.version_of(file, updates // 2)):.1f} ms",
        "the 20 newest texts": f"{milliseconds(lambda: list(versions.past(file, 20).versions)):.1f} ms",
    }


def main() -> None:
    """Print the table."""
    updates = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    megabytes = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
    with tempfile.TemporaryDirectory() as folder:
        for name, value in measure(Path(folder), updates, round(megabytes * MEGABYTE)).items():
            print(f"{name:<28}{value}")


if __name__ == "__main__":
    main()
