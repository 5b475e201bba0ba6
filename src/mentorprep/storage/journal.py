"""The history beside the homework: one JSON line per revision, appended and never rewritten.

A line holds the change as splices in bytes of the parent, or the whole text every so often, so that any revision is
rebuilt from few lines. Bytes that are no UTF-8 are kept as lone surrogates: what comes back is what was there."""

import datetime as dt
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast

from mentorprep.storage.disk import sync_folder, write_synced

TEXT_EVERY = 200  # revisions: a 1 MB file grows 25 MB in 5,000 small updates, and any is 200 splices away
BY_HAND = "by hand"
MENDED = "history mended"  # the text of now once more, and whole: damage had put the revisions before it out of reach
_REVISIONS = 1_000_000_000  # as many as `sent` may name; a line with more is damaged
_LONGEST_CHAIN = 10 * TEXT_EVERY  # lines that lead nowhere shall not be followed for ever
_BLOCK_BYTES = 64 * 1024
_LINE_LIMIT_BYTES = 100 * 1024 * 1024  # the largest homework, every character of it escaped


class ByteSplice(NamedTuple):
    """`removed` bytes from `offset` of the parent give way to the UTF-8 of `inserted`."""

    offset: int
    removed: int
    inserted: str


class Entry(NamedTuple):
    """One line. `parent` and `sha256` are of the file before and after, in hex; one of `splices` and `text` is there."""

    rev: int
    at: str
    command: str
    parent: str | None
    sha256: str
    splices: tuple[ByteSplice, ...] | None = None
    text: str | None = None


class Revision(NamedTuple):
    """What is to be journalled: the file's new bytes, and how they came about. `splices` may be left to be found."""

    data: bytes
    command: str
    at: dt.datetime
    splices: tuple[ByteSplice, ...] | None = None


def journal_path(file: Path) -> Path:
    """`NAME.history.jsonl` for `NAME.yaml`; for any other name, the whole of it and `.history.jsonl`. It lies beside the
    real file, not beside a link to it."""
    file = Path(os.path.realpath(file))
    stem = file.stem if file.suffix == ".yaml" else file.name
    return file.with_name(f"{stem}.history.jsonl")


def digest(data: bytes) -> str:
    """SHA-256 in hex."""
    import hashlib

    return hashlib.sha256(data).hexdigest()


def last_entry(file: Path) -> Entry | None:
    """The newest revision; None without a journal, or one that cannot be read. Reads the tail alone."""
    return next(entries_backwards(file), None)


def revision(file: Path, sha256: str) -> int | None:
    """The newest revision at which the file was what `sha256` says."""
    return next((entry.rev for entry in entries_backwards(file) if entry.sha256 == sha256), None)


def text_of(file: Path, sha256: str) -> bytes | None:
    """The file as it was when its bytes had this hash; None when the journal does not lead there."""
    return text_at(file, lambda entry: entry.sha256 == sha256)


def text_at(file: Path, is_meant: Callable[[Entry], bool]) -> bytes | None:
    """The file as it was at the newest revision that is meant; None when the journal does not lead there.

    What comes back has the hash that the journal says: a damaged line costs the revisions that are built on it."""
    chain: list[Entry] = []
    for entry in entries_backwards(file):
        if not (entry.sha256 == chain[-1].parent if chain else is_meant(entry)):
            continue
        chain.append(entry)
        if entry.text is not None or len(chain) == _LONGEST_CHAIN:
            break
    return _replayed(chain)


def texts(chain: Sequence[Entry]) -> Iterator[tuple[Entry, bytes | None]]:
    """Each of the entries, the oldest first, with the file as it was then; None where that is lost. What none of the
    entries to come is built on is forgotten: few texts are held at a time."""
    needed_until = {entry.parent: place for place, entry in enumerate(chain) if entry.text is None}
    known: dict[str, bytes] = {}
    for place, entry in enumerate(chain):
        data = built(entry, known.get(entry.parent or ""))
        if needed_until.get(entry.parent) == place:
            known.pop(entry.parent or "", None)
        if data is not None and needed_until.get(entry.sha256, 0) > place:
            known[entry.sha256] = data
        yield entry, data


def built(entry: Entry, parent: bytes | None) -> bytes | None:
    """The file at an entry, from what it was before; None without that, or if the hash says otherwise."""
    if entry.text is not None:
        data = _bytes(entry.text)
    elif parent is not None:
        data = _spliced(parent, entry.splices or ())
    else:
        return None
    return data if digest(data) == entry.sha256 else None


def problem(file: Path) -> str | None:
    """Why the journal cannot be read; None when it can, or is not there."""
    try:
        _opened(journal_path(file), "rb").close()
    except FileNotFoundError:
        return None
    except OSError as error:
        return error.strerror or str(error)
    return None


def mend(file: Path) -> tuple[str, ...]:
    """Cut off a last line that a killed run left unfinished, and say so. One that is too long to be ours is ended."""
    path = journal_path(file)
    if not path.exists():
        return ()
    with _opened(path, "r+b") as journal:
        unfinished = next(_lines_backwards(journal))
        end = journal.seek(0, os.SEEK_END)
        if unfinished is None:
            journal.write(b"\n")
            told = "was damaged: what stands before it is out of reach"
        elif unfinished:
            journal.truncate(end - len(unfinished))
            told = f"was unfinished, {len(unfinished)} bytes, and was cut off"
        else:
            return ()
        journal.flush()
        os.fsync(journal.fileno())
    return (f"The last line of {path.name} {told}. The homework is whole.",)


def append(file: Path, parent: bytes | None, revision: Revision, like: os.stat_result) -> Entry:
    """Add one line and see it safely on the disk; a line that cannot be written whole is taken back.

    `parent` is what the file was before, where known. The journal is never more open than `like`, the file's status."""
    entry = _entry(file, parent, revision)
    path = journal_path(file)
    is_new = not path.exists()
    with _opened(path, "ab", mode=stat.S_IMODE(like.st_mode) & 0o666) as journal:
        _close_to_others(journal.fileno(), like)
        _write_whole(journal.fileno(), _encoded(entry))
    if is_new:
        sync_folder(path.parent)
    return entry


def difference(old: bytes, new: bytes) -> tuple[ByteSplice, ...]:
    """The one splice between the first and the last byte that differ, at whole characters."""
    start = _common(old, new, lambda data, length: data[:length])
    while start and _inside_character(old, new, start):
        start -= 1
    limit = min(len(old), len(new)) - start
    end = min(limit, _common(old, new, lambda data, length: data[len(data) - length :]))
    while end and _inside_character(old, new, -end):
        end -= 1
    return (ByteSplice(start, len(old) - start - end, _text(new[start : len(new) - end])),)


def _inside_character(old: bytes, new: bytes, place: int) -> bool:
    return any(data[place : place + 1 or None] and 0x80 <= data[place] < 0xC0 for data in (old, new))


def _common(old: bytes, new: bytes, part: Any) -> int:
    """The greatest length at which the parts are equal, by halving: comparing slices is quick, a loop is not."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if part(old, middle) == part(new, middle) else (low, middle - 1)
    return low


def _entry(file: Path, parent: bytes | None, revision: Revision) -> Entry:
    last = last_entry(file)
    head = Entry(
        rev=min(last.rev + 1, _REVISIONS) if last else 1,
        at=revision.at.isoformat(timespec="seconds"),
        command=revision.command,
        parent=None if parent is None else digest(parent),
        sha256=digest(revision.data),
    )
    splices = None
    if parent is not None and last is not None and last.sha256 == head.parent and head.rev % TEXT_EVERY != 1:
        splices = _proved(parent, revision)
    if splices is None or sum(len(splice.inserted) for splice in splices) > len(revision.data) // 2:
        return head._replace(text=_text(revision.data))
    return head._replace(splices=splices)


def _proved(parent: bytes, revision: Revision) -> tuple[ByteSplice, ...]:
    splices = revision.splices
    if splices is not None and _spliced(parent, splices) == revision.data:
        return splices
    return difference(parent, revision.data)


def _replayed(chain: Sequence[Entry]) -> bytes | None:
    """The text that the first leads to, each built on the next: only the last has it whole."""
    if not chain or chain[-1].text is None:
        return None
    data = _bytes(chain[-1].text)
    for entry in reversed(chain[:-1]):
        data = _spliced(data, entry.splices or ())
    return data if digest(data) == chain[0].sha256 else None


def _spliced(data: bytes, splices: Sequence[ByteSplice]) -> bytes:
    pieces: list[bytes] = []
    done = 0
    for offset, removed, inserted in splices:
        pieces += (data[done:offset], _bytes(inserted))
        done = offset + removed
    return b"".join((*pieces, data[done:]))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _encoded(entry: Entry) -> bytes:
    import json

    plain = {key: value for key, value in entry._asdict().items() if value is not None or key == "parent"}
    try:
        return json.dumps(plain, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(plain).encode() + b"\n"


def _decoded(line: bytes) -> Entry | None:
    """The entry that a line holds; None for one that is damaged."""
    import json

    try:
        plain = json.loads(line)
        return _entry_of(plain) if _is_sound(plain) else None
    except (ValueError, TypeError, LookupError, RecursionError):  # lone surrogates are ValueErrors
        return None


def _entry_of(plain: dict[str, Any]) -> Entry:
    entry = Entry._make(plain.get(field) for field in Entry._fields)  # a newer version may know more keys
    return entry._replace(splices=entry.splices and tuple(ByteSplice(*splice) for splice in entry.splices))


def _is_sound(plain: Any) -> bool:
    texts = [plain["at"], plain["command"], plain["sha256"], plain["parent"] or "", plain.get("text", "")]
    sizes = [plain["rev"]]
    for offset, removed, inserted in plain.get("splices", ()):
        sizes += (offset, removed)
        texts.append(inserted)
    return (
        ("text" in plain) != ("splices" in plain)
        and all(isinstance(text, str) and _bytes(text) is not None for text in texts)
        and all(type(size) is int and size >= 0 for size in sizes)
        and 0 < plain["rev"] <= _REVISIONS
    )


def entries_backwards(file: Path) -> Iterator[Entry]:
    """The entries, the newest first, without the lines that are none. Reads no further back than is asked for.

    A journal that cannot be opened has none: the past is lost, and nothing else."""
    yield from (entry for entry in lines_backwards(file) if entry is not None)


def lines_backwards(file: Path) -> Iterator[Entry | None]:
    """The entries, the newest first, and None for each line that is damaged, unfinished or too long to be one."""
    try:
        journal = _opened(journal_path(file), "rb")
    except OSError:
        return
    with journal, suppress(OSError):  # a disk that fails half-way ends the past there
        lines = _lines_backwards(journal)
        if next(lines) != b"":
            yield None
        for line in lines:
            if line is None or line.strip():
                yield None if line is None else _decoded(line)


def _lines_backwards(journal: BinaryIO) -> Iterator[bytes | None]:
    """The lines, the last first. The first that comes is what stands after the last line feed: mostly nothing. None
    stands for a line that is too long, and for all before it."""
    position = journal.seek(0, os.SEEK_END)
    pieces: list[bytes] = []  # of the line under way, its end first
    while position:
        length = min(_BLOCK_BYTES, position)
        position -= length
        journal.seek(position)
        start, *others = journal.read(length).split(b"\n")
        if others:
            pieces.append(others.pop())
            yield b"".join(reversed(pieces))
            yield from reversed(others)
            pieces = []
        pieces.append(start)
        if len(pieces) * _BLOCK_BYTES > _LINE_LIMIT_BYTES:
            yield None
            return
    yield b"".join(reversed(pieces))


def _opened(path: Path, how: str, mode: int = 0o600) -> BinaryIO:
    def opener(name: str, flags: int) -> int:
        return os.open(name, flags | getattr(os, "O_NONBLOCK", 0), mode)

    file = cast("BinaryIO", open(path, how, opener=opener))  # noqa: SIM115 - the caller closes it
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(f"{path.name} is not a plain file")
    return file


def _close_to_others(descriptor: int, like: os.stat_result) -> None:
    if sys.platform == "win32":
        return
    own = os.fstat(descriptor)
    allowed = stat.S_IMODE(like.st_mode) & 0o666
    if (own.st_uid, own.st_gid) != (like.st_uid, like.st_gid):
        try:
            os.fchown(descriptor, like.st_uid, like.st_gid)
        except PermissionError:
            allowed &= 0o600
    if stat.S_IMODE(own.st_mode) & ~allowed:
        os.fchmod(descriptor, stat.S_IMODE(own.st_mode) & allowed)


def _write_whole(descriptor: int, line: bytes) -> None:
    size = os.fstat(descriptor).st_size
    try:
        write_synced(descriptor, line)
    except OSError:
        os.ftruncate(descriptor, size)
        raise
