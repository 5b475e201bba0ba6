"""Answers that are in no homework yet: one file for each target, one line for each answer, on the disk before the next
question is asked. Not the homework itself."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from mentorprep.core.questions import Answer
from mentorprep.storage.state import make_folder, state_folder

if TYPE_CHECKING:
    from pathlib import Path

_VERSION = 1


class Draft(NamedTuple):
    """The answers kept for a target. `template`: the one they began with; `at`: when."""

    template: str | None
    at: dt.datetime
    answers: tuple[Answer, ...]


def draft_path(target: Path) -> Path:
    """Where the answers for a target are kept: in the state folder of the user, under the target's absolute path."""
    name = hashlib.sha256(os.fsencode(os.path.realpath(target))).hexdigest()[:32]
    return state_folder() / "drafts" / f"{name}.jsonl"


def find_draft(target: Path) -> Draft | None:
    """The answers kept for a target, as far as they are whole; None without any."""
    try:
        lines = draft_path(target).read_bytes().split(b"\n")
    except OSError:
        return None
    head = _object(lines[0])
    if head.get("draft") != _VERSION:
        return None
    answers: list[Answer] = []
    for line in lines[1:-1]:  # what follows the last line's end was cut off
        entry = _object(line)
        if entry.get("back"):
            del answers[-1:]
        elif answer := _answer(entry):
            answers.append(answer)
    return Draft(head.get("template"), dt.datetime.fromisoformat(head["at"]), tuple(answers)) if answers else None


def begin_draft(target: Path, template: str | None, at: dt.datetime) -> None:
    """Begin a new one in the place of any other. Raises OSError."""
    path = draft_path(target)
    make_folder(path.parent)
    discard_draft(target)
    head = {"draft": _VERSION, "target": os.fspath(target.absolute()), "template": template, "at": at.isoformat()}
    _append(path, head, os.O_CREAT | os.O_EXCL)


def keep_answer(target: Path, answer: Answer) -> None:
    """Put one more answer on the disk. Raises OSError."""
    _append(
        draft_path(target),
        {"question": answer.question, "text": answer.text, "today": answer.today.isoformat()},
    )


def take_back(target: Path) -> None:
    """The last answer does not count any more. Raises OSError."""
    _append(draft_path(target), {"back": True})


def discard_draft(target: Path) -> None:
    """Remove what is kept for a target, if anything. Raises OSError."""
    draft_path(target).unlink(missing_ok=True)


def _append(path: Path, entry: dict[str, Any], flags: int = 0) -> None:
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | flags, 0o600)
    try:
        end = os.lseek(descriptor, 0, os.SEEK_END)
        is_cut_off = end > 0 and os.lseek(descriptor, end - 1, os.SEEK_SET) >= 0 and os.read(descriptor, 1) != b"\n"
        line = json.dumps(entry, ensure_ascii=False) + "\n"
        os.write(descriptor, (b"\n" if is_cut_off else b"") + line.encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _object(line: bytes) -> dict[str, Any]:
    with contextlib.suppress(ValueError):
        entry = json.loads(line)
        if isinstance(entry, dict):
            return entry
    return {}


def _answer(entry: dict[str, Any]) -> Answer | None:
    try:
        return Answer(str(entry["question"]), str(entry["text"]), dt.date.fromisoformat(entry["today"]))
    except (KeyError, TypeError, ValueError):
        return None
