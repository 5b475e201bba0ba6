"""Answers that are in no homework yet: one file for each target, one line for each answer, on the disk before the next
question is asked. Not the homework itself."""

import contextlib
import datetime as dt
import json
import os
from pathlib import Path
from typing import Any, NamedTuple

from mentorprep.core.questions import Answer
from mentorprep.storage.disk import write_synced
from mentorprep.storage.state import make_folder, name_for, state_folder

_VERSION = 2


class Draft(NamedTuple):
    """What is kept for a target. `template`: the one it began with; `at`: when; `earlier`: answers that were taken back,
    to be offered again at their questions."""

    template: str | None
    at: dt.datetime
    answers: tuple[Answer, ...]
    earlier: tuple[Answer, ...] = ()


def draft_path(target: Path, kind: str = "init") -> Path:
    """Where the answers of one kind of conversation about a target are kept: in the state folder of the user, under the
    target's absolute path."""
    name = name_for(target)
    return state_folder() / "drafts" / (f"{name}.jsonl" if kind == "init" else f"{name}.{kind}.jsonl")


def find_draft(target: Path, kind: str = "init") -> Draft | None:
    """The answers kept for a target, as far as they are whole; None without any."""
    try:
        lines = draft_path(target, kind).read_bytes().split(b"\n")
    except OSError:
        return None
    head = _object(lines[0])
    if head.get("draft") != _VERSION:
        return None
    answers: dict[str, Answer] = {}
    earlier: dict[str, Answer] = {}
    for line in lines[1:-1]:  # what follows the last line's end was cut off
        entry = _object(line)
        back = str(entry.get("back"))
        if back in answers:
            earlier[back] = answers.pop(back)
        elif answer := _answer(entry):
            answers[answer.question] = answer
            earlier.pop(answer.question, None)
    if not answers and not earlier:
        return None
    at = dt.datetime.fromisoformat(head["at"])
    return Draft(head.get("template"), at, tuple(answers.values()), tuple(earlier.values()))


def begin_draft(target: Path, template: str | None, at: dt.datetime, kind: str = "init") -> None:
    """Begin a new one in the place of any other. Raises OSError."""
    path = draft_path(target, kind)
    make_folder(path.parent)
    discard_draft(target, kind)
    head = {"draft": _VERSION, "target": os.fspath(target.absolute()), "template": template, "at": at.isoformat()}
    _append(path, head, os.O_CREAT | os.O_EXCL)


def keep_answer(target: Path, answer: Answer, kind: str = "init") -> None:
    """Put one more answer on the disk; it takes the place of an earlier one at the same question. Raises OSError."""
    _append(
        draft_path(target, kind),
        {"question": answer.question, "text": answer.text, "today": answer.today.isoformat()},
    )


def take_back(target: Path, question: str, kind: str = "init") -> None:
    """The answer at this question does not count any more, but is still known. Raises OSError."""
    _append(draft_path(target, kind), {"back": question})


def discard_draft(target: Path, kind: str = "init") -> None:
    """Remove what is kept for a target, if anything. Raises OSError."""
    draft_path(target, kind).unlink(missing_ok=True)


def _append(path: Path, entry: dict[str, Any], flags: int = 0) -> None:
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | flags, 0o600)
    try:
        end = os.lseek(descriptor, 0, os.SEEK_END)
        is_cut_off = end > 0 and os.lseek(descriptor, end - 1, os.SEEK_SET) >= 0 and os.read(descriptor, 1) != b"\n"
        line = json.dumps(entry, ensure_ascii=False) + "\n"
        write_synced(descriptor, (b"\n" if is_cut_off else b"") + line.encode())
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
