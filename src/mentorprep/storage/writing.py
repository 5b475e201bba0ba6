"""The one way in which a homework is written. Each step is a function of its own; between any two of them a run may be
killed, and the next finds the old file or the new one, whole."""

import codecs
import datetime as dt
import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mentorprep.core.format.edit import Edit, Edited
from mentorprep.core.format.read import Document
from mentorprep.core.stop import OUTSIDE, UNUSABLE, USAGE, Stop
from mentorprep.storage import journal, pending
from mentorprep.storage.file import Loaded, read, read_bytes, real_path
from mentorprep.storage.journal import ByteSplice
from mentorprep.storage.lock import locked
from mentorprep.storage.replace import refuse_read_only, replace, temporary_path

if TYPE_CHECKING:
    Change = Callable[[Document], Sequence[Edit] | Edited]

ATTEMPTS = 5  # at re-applying a change to a file that is edited beside this run
_NOT_DONE = "The homework is as it was."


class Saved(NamedTuple):
    """What stands on the disk now. `revision` is None where there is no journal; `warnings` are for the user, as are
    `notes`: what was found, and is in order now."""

    path: Path
    document: Document
    sha256: str
    revision: int | None
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def write(path: Path, change: "Change", *, command: str, now: dt.datetime) -> Saved:
    """Apply the edits that `change` makes of the document as it is at that moment; it is asked again when the file
    changes in between. Entries without an id get theirs. `change` may apply them itself, by `apply_with_ids`.

    Stop(3) when the homework cannot be used; whatever `change` raises; Stop(2) for edits that the format does not allow;
    Stop(4) when it cannot be written, or leaves no safe place for them: the file is as it was, and the edits are kept in a file that the cure names."""
    asked: list[tuple[Edit, ...]] = []

    def remembered(document: Document) -> Sequence[Edit] | Edited:
        made = change(document)
        asked.append(_edits_of(made))
        return made

    origin = Origin(real_path(path), command, now)
    read_bytes(path)  # what cannot be read leaves no lock behind, and is told as that
    try:
        with _outside(origin.file), locked(origin.file):
            saved = _write_locked(path, remembered, origin)
    except Stop as stop:
        if stop.exit_code != OUTSIDE:
            raise
        if not asked:
            with suppress(Stop):
                remembered(read(path).document)
        raise _kept(stop, _described(origin, asked), "json", origin) from stop
    return _settled(saved, _described(origin, asked))


def create(path: Path, text: str, *, force: bool, command: str, now: dt.datetime) -> Saved:
    """Write a whole new homework, 0600. Over an existing file only with `force`; it keeps its owner and mode, and what
    it held goes into the journal first. Stop(2) without `force`, Stop(3) for a text that is no homework, Stop(4), with the
    text kept in a file that the cure names."""
    data = text.encode()
    document = _usable(data, os.fspath(path))
    origin = Origin(real_path(path), command, now)
    try:
        with _outside(origin.file), locked(origin.file):
            saved = _create_locked(path, Replacement(None, data, document), origin, force=force)
    except Stop as stop:
        raise (_kept(stop, text, "yaml", origin) if stop.exit_code == OUTSIDE else stop) from stop
    return _settled(saved, text)


class Chosen(NamedTuple):
    """An earlier text of the homework, and what the journal shall call the way back to it."""

    data: bytes
    command: str


def put_back(path: Path, choose: Callable[[bytes | None], Chosen], *, now: dt.datetime) -> Saved:
    """Write an earlier text in the place of what is there, however broken that is. `choose` sees the bytes that are there
    (None: no file) and is asked again when they change in between; what they were goes into the journal first.

    Stop(3) for a text that the present format cannot use; whatever `choose` raises; Stop(4)."""
    real = real_path(path)
    found = Found([], [])
    with _outside(real), locked(real):
        for _ in range(ATTEMPTS):
            old = read_bytes(path) if os.path.lexists(real) else None
            data, command = choose(old)
            replacement = Replacement(old, data, _usable(data, f"{path}, as it was then"))
            saved = _put(Origin(real, command, now), replacement, found)
            if saved is not None:
                return saved
    raise Stop(OUTSIDE, f"Another program keeps changing {real.name}.", f"{_NOT_DONE} Try again when it has finished.")


def _usable(data: bytes, name: str) -> Document:
    from mentorprep.core.format.read import load

    document = load(data)
    if document.homework is None:
        raise Stop(UNUSABLE, "This would be no homework.", file=name, findings=document.findings)
    return document


class Origin(NamedTuple):
    """Which file is written, behind any links, and by what."""

    file: Path
    command: str
    now: dt.datetime


class Found(NamedTuple):
    """What a run comes across on its way, over all its attempts: sentences for the user."""

    warnings: list[str]
    notes: list[str]


class Replacement(NamedTuple):
    """From the bytes that are there (None: no file) to those that shall be. Without `splices` nothing of the old text is
    meant to stay."""

    old: bytes | None
    new: bytes
    document: Document
    splices: tuple[ByteSplice, ...] | None = None


def _create_locked(path: Path, replacement: Replacement, origin: Origin, *, force: bool) -> Saved:
    old = read_bytes(path) if os.path.lexists(origin.file) else None
    if old is not None and not force:
        raise Stop(USAGE, f"{path} is there already.", "`--force` writes over it; the history keeps the old text.")
    saved = _put(origin, replacement._replace(old=old), Found([], []))
    if saved is None:
        raise Stop(OUTSIDE, f"Another program changed {path} at this moment.", f"{_NOT_DONE} Try again.")
    return saved


def _write_locked(path: Path, change: "Change", origin: Origin) -> Saved:
    found = Found([], [])
    for attempt in range(ATTEMPTS):
        try:
            replacement = _intended(read(path), change)
        except Stop as stop:
            if attempt == 0:
                raise
            raise _no_longer_fits(origin.file, stop) from stop
        saved = _put(origin, replacement, found)
        if saved is not None:
            return saved
    raise Stop(OUTSIDE, f"Another program keeps changing {origin.file.name}.", "Try again when it has finished.")


def _intended(loaded: Loaded, change: "Change") -> Replacement:
    from mentorprep.core.format.edit import Edited, Refusal, apply_with_ids

    document = loaded.document
    made = change(document)
    if not _edits_of(made):
        return Replacement(loaded.data, loaded.data, document, ())
    edited = made if isinstance(made, Edited) else apply_with_ids(document, made)
    if isinstance(edited, Refusal):
        raise Stop(USAGE if edited.unfit else OUTSIDE, edited.message, edited.cure)
    return Replacement(loaded.data, _bytes_of(edited), edited.document, _byte_splices(document, edited))


def _edits_of(made: Sequence[Edit] | Edited) -> tuple[Edit, ...]:
    from mentorprep.core.format.edit import Edited

    return made.edits if isinstance(made, Edited) else tuple(made)


def _bytes_of(edited: Edited) -> bytes:
    mark = codecs.BOM_UTF8 if edited.document.bom else b""
    return mark + edited.text.encode()


def _byte_splices(document: Document, edited: Edited) -> tuple[ByteSplice, ...]:
    splices: list[ByteSplice] = []
    offset = len(codecs.BOM_UTF8) if document.bom else 0
    done = 0
    for splice in edited.splices:
        offset += len(document.text[done : splice.start].encode())
        removed = len(document.text[splice.start : splice.end].encode())
        splices.append(ByteSplice(offset, removed, splice.text))
        offset += removed
        done = splice.end
    return tuple(splices)


def _put(origin: Origin, replacement: Replacement, found: Found) -> Saved | None:
    """Put the new bytes in place, with the journal; None when the file is no longer what the change was made for."""
    old, new = replacement.old, replacement.new
    status = None if old is None else origin.file.stat()
    if status is not None:
        refuse_read_only(origin.file, status)
    if old == new:
        return _saved(origin, replacement, found)
    if status is not None:
        _journal_edit_by_hand(origin, replacement, status, found)
    if os.path.lexists(temporary_path(origin.file)):
        found.notes.append("An earlier run was ended before it had written; what it left behind is removed.")
    if not replace(origin.file, new, status, lambda: _holds(origin.file, old)):
        return None
    _journal_change(origin, replacement, found)
    return _saved(origin, replacement, found)


def _saved(origin: Origin, replacement: Replacement, found: Found) -> Saved:
    sha256 = journal.digest(replacement.new)
    last = journal.last_entry(origin.file)
    revision = last.rev if last and last.sha256 == sha256 else None
    warnings, notes = (tuple(dict.fromkeys(said)) for said in found)
    return Saved(origin.file, replacement.document, sha256, revision, warnings, notes)


def _holds(file: Path, data: bytes | None) -> bool:
    if data is None:
        return not os.path.lexists(file)
    try:
        return read_bytes(file) == data
    except Stop:
        return False


def _journal_edit_by_hand(origin: Origin, replacement: Replacement, status: os.stat_result, found: Found) -> None:
    """Make a revision of what was changed without us, or by a run that was killed before its own journal line.

    Stop(4) when it cannot be kept and nothing of it would stay: a change in place leaves the rest of the text there."""
    data = replacement.old or b""
    try:
        found.warnings.extend(journal.mend(origin.file))
        last = journal.last_entry(origin.file)
        parent = journal.text_of(origin.file, last.sha256) if last else None
        if parent == data:
            return
        is_known = last is not None and last.sha256 == journal.digest(data)
        command = journal.MENDED if is_known else journal.BY_HAND
        entry = journal.append(origin.file, parent, journal.Revision(data, command, origin.now), status)
    except OSError as error:
        if replacement.splices is None:
            message = f"What {origin.file.name} holds now finds no place in its history, and would be lost"
            raise Stop(OUTSIDE, f"{message}: {_history_trouble(origin.file, error)}", _NOT_DONE) from error
        found.warnings.append(_not_in_history(origin.file, error))
    else:
        if is_known:
            name = journal.journal_path(origin.file).name
            found.warnings.append(
                f"{name} is damaged: the text of now is kept in it once more, as revision {entry.rev}."
            )
        elif last is not None:
            found.notes.append(
                f"{origin.file.name} had changed since revision {last.rev}: that is revision {entry.rev}."
            )


def _journal_change(origin: Origin, replacement: Replacement, found: Found) -> None:
    revision = journal.Revision(replacement.new, origin.command, origin.now, replacement.splices)
    try:
        if replacement.old is None:
            found.warnings.extend(journal.mend(origin.file))
        journal.append(origin.file, replacement.old, revision, origin.file.stat())
    except OSError as error:
        found.warnings.append(_not_in_history(origin.file, error))


def _history_trouble(file: Path, error: OSError) -> str:
    return f"{journal.journal_path(file).name}: {error.strerror or error}."


def _not_in_history(file: Path, error: OSError) -> str:
    return f"The homework is saved, but its history is not: {_history_trouble(file, error)}"


def _no_longer_fits(file: Path, stop: Stop) -> Stop:
    message = stop.message or "; ".join(finding.message for finding in stop.findings)
    return Stop(
        OUTSIDE, f"{file.name} was changed in the meantime, and this change does not fit it: {message}", stop.cure
    )


@contextmanager
def _outside(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Stop(OUTSIDE, f"{file} cannot be written: {_reason(error, file)}", _NOT_DONE) from error


def _reason(error: OSError, file: Path) -> str:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "the disk is full."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "it is no longer there." if file.parent.is_dir() else f"there is no folder {file.parent}."
    if isinstance(error, PermissionError):
        return f"no permission to write in {file.parent}."
    return f"{error.strerror or error}."


def _described(origin: Origin, asked: Sequence[tuple[Edit, ...]]) -> str:
    """The change that was asked for last, as it is kept; empty when there is none."""
    if not asked or not asked[-1]:
        return ""
    return pending.described(origin.file, asked[-1], command=origin.command, now=origin.now)


def _kept(stop: Stop, content: str, kind: str, origin: Origin) -> Stop:
    """The same end, with what was to be written in a safe place; in the message itself where there is no other."""
    if not content:
        return stop
    try:
        place = pending.keep(origin.file, content, kind=kind, now=origin.now)
    except OSError as error:
        kept = f"It could not be kept elsewhere either ({error.strerror or error}), so here it is:\n{content}"
    else:
        kept = f"The change is kept in {place}."
    return Stop(OUTSIDE, stop.message, f"{stop.cure}\n{kept}".strip())


def _settled(saved: Saved, content: str) -> Saved:
    """With a note for each change that still waits; one that says the same as `content` does not any more."""
    if not pending.waiting(saved.path):
        return saved
    pending.settle(saved.path, content)
    return saved._replace(notes=(*saved.notes, *pending.waiting(saved.path)))
