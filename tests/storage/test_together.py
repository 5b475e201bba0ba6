"""Many runs at once, and an editor that changes the file meanwhile.

MENTORPREP_THOROUGH=1 has 20 rounds of 40 runs. A whole-file editor that saves what it read a while ago takes other
changes away by itself, and nothing can keep it from that; but what it took is in the history."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import editors
from breaking import TEXT
from mentorprep import storage
from mentorprep.storage import journal
from mentorprep.storage.lock import lock_path

ROUNDS, RUNS = (20, 40) if os.environ.get("MENTORPREP_THOROUGH") == "1" else (1, 16)
HOLD = """
import sys, time
from pathlib import Path
from mentorprep.storage.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def file(root: Path) -> Path:
    path = root / "homework.yaml"
    path.write_bytes(editors.LINE % 0 + TEXT.encode())
    return path


def _log(file: Path, text: str) -> subprocess.Popen[str]:
    words = ["--today", "2026-11-23", "-f", str(file), "update", "sql", "--hours", "0.1", "--note", text]
    environment = {**os.environ, "XDG_STATE_HOME": str(file.parent / "state")}
    return subprocess.Popen(
        [sys.executable, "-m", "mentorprep", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def _all_at_once(file: Path, round_: int) -> tuple[list[str], list[str]]:
    """The notes that were acknowledged, and those that were refused."""
    runs = {f"round {round_} run {number}": _log(file, f"round {round_} run {number}") for number in range(RUNS)}
    codes = {note: _code(run) for note, run in runs.items()}
    assert set(codes.values()) <= {0, 4}
    return [note for note, code in codes.items() if code == 0], [note for note, code in codes.items() if code == 4]


def _code(run: subprocess.Popen[str]) -> int:
    _, err = run.communicate(timeout=120)
    assert run.returncode in {0, 4}, err
    return run.returncode


@contextmanager
def _editing(how: str, file: Path) -> Iterator[None]:
    editor = subprocess.Popen([sys.executable, editors.__file__, how, file])
    try:
        yield
        assert editor.poll() is None, "it goes on to the end"
    finally:
        editor.kill()
        editor.wait()


def _notes(text: str) -> list[str]:
    return re.findall(r"round \d+ run \d+", text)


def _is_untouched_but_for_notes(text: str) -> None:
    lines = text.splitlines(keepends=True)
    assert re.fullmatch(r"x-editor: \d{6}\n", lines[0])
    mine = "".join(lines[1:])
    assert mine.startswith(TEXT)
    for line in mine.removeprefix(TEXT).removeprefix("log:\n").splitlines():
        assert re.fullmatch(r"  - \{date: 2026-11-23, step: sql, hours: 0\.1, note: round \d+ run \d+\}", line), line


def _history(file: Path) -> list[str]:
    """The text of each revision, the newest first; each follows from the one before."""
    entries = list(journal.entries_backwards(file))
    assert [entry.rev for entry in entries] == list(range(len(entries), 0, -1))
    texts = [journal.text_of(file, entry.sha256) for entry in entries]
    assert None not in texts
    return [(text or b"").decode() for text in texts]


def test_runs_at_once_beside_an_editor_write_every_acknowledged_note_once(file: Path) -> None:
    done: list[str] = []
    refused: list[str] = []
    began = time.monotonic()
    with _editing("in_place", file):
        for round_ in range(ROUNDS):
            ended = _all_at_once(file, round_)
            done += ended[0]
            refused += ended[1]
    _tell(file, done, refused, began)
    notes = _notes(file.read_text())
    assert sorted(notes) == sorted(done)
    assert done
    _is_untouched_but_for_notes(file.read_text())
    assert _code(_log(file, "round 99 run 99")) == 0
    history = _history(file)
    assert history[0] == file.read_text()
    assert all(sum(note in _notes(text) for text in history) >= 1 for note in done)


def test_what_an_editor_saves_over_is_in_the_history(file: Path) -> None:
    began = time.monotonic()
    with _editing("whole_file", file):
        ended = [_all_at_once(file, round_) for round_ in range(ROUNDS)]
    done = [note for notes, _ in ended for note in notes]
    _tell(file, done, [note for _, notes in ended for note in notes], began)
    assert _code(_log(file, "round 99 run 99")) == 0
    history = _history(file)
    assert history[0] == file.read_text()
    _is_untouched_but_for_notes(history[0])
    assert set(done) <= {note for text in history for note in _notes(text)}
    assert all(len(_notes(text)) == len(set(_notes(text))) for text in history)


def _tell(file: Path, done: list[str], refused: list[str], began: float) -> None:
    kept = len(list(file.parent.glob("state/mentorprep/pending/*")))
    seconds = time.monotonic() - began
    print(f"{len(done)} acknowledged, {len(refused)} refused, {kept} kept, {seconds:.0f} s")  # noqa: T201 - by hand
    assert kept == len(refused)


def test_a_run_that_is_killed_while_it_holds_the_lock_stops_nobody(file: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, file], stdout=subprocess.PIPE, text=True)
    assert holder.stdout
    assert holder.stdout.readline() == "held\n"
    waiting = _log(file, "round 0 run 0")
    time.sleep(0.5)
    assert waiting.poll() is None, "it waits"
    os.kill(holder.pid, signal.SIGKILL)
    assert _code(waiting) == 0
    assert holder.wait(5) == -signal.SIGKILL
    assert lock_path(file).exists()
    assert _notes(file.read_text()) == ["round 0 run 0"]
    assert storage.read(file).revision == 2
    holder.stdout.close()
