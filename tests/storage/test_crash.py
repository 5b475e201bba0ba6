"""Every command that writes, killed at every step that it takes on the disk, and at random times.

A step is a call by which our own storage changes the disk or looks at it. Between two of them nothing on the disk
changes, so that a kill before each, in the middle of each write, and after the last one, leaves every state there is.
With MENTORPREP_THOROUGH=1 every command meets every state, and there are 5,000 kills at random times."""

import os
import random
import re
import signal
from pathlib import Path

import pytest

from breaking import STATES, TEXT, UPDATE, WRITING, Breaker, Place, place
from mentorprep import storage
from mentorprep.storage import journal
from mentorprep.storage.replace import temporary_path

THOROUGH = os.environ.get("MENTORPREP_THOROUGH") == "1"


CASES = [("init", None), *((command, state) for command in list(WRITING)[1:] for state in STATES)]
CASES.remove(("history restore", "without a past"))
if not THOROUGH:  # the way to the disk is the same for all
    CASES = [case for case in CASES if case[0] in {"init", "update"} or case[1] == "after two kills"]


@pytest.mark.parametrize(("command", "state"), CASES, ids=str)
def test_a_kill_at_any_step_leaves_the_old_file_or_the_new_one(
    command: str, state: str | None, breaker: Breaker, root: Path
) -> None:
    here = place(breaker, root, state)
    old = here.text()
    whole = here.run(*WRITING[command])
    new = here.text()
    assert (whole.code, new == old) == (0, False)
    killed = 0
    for number, step in enumerate(whole.steps):
        for how in ("kill", "tear") if step.startswith("write ") else ("kill",):
            here.put_back()
            assert here.run(*WRITING[command], at=number, how=how).code == -signal.SIGKILL
            assert here.text() in {old, new}, (how, step)
            _goes_on(here, (how, step))
            _is_whole(here.file, old)
            killed += 1
    assert killed > len(whole.steps) > 15


def test_a_kill_while_the_schema_is_put_beside_it_leaves_the_homework_whole(breaker: Breaker, root: Path) -> None:
    here = place(breaker, root, "with a past")
    old = here.text()
    whole = here.run("schema", "--write")
    new, schema = here.text(), here.file.with_name("homework.schema.json").read_text()
    assert (whole.code, new) == (0, f"# yaml-language-server: $schema=homework.schema.json\n{old}")
    for number, step in enumerate(whole.steps):
        for how in ("kill", "tear") if step.startswith("write ") else ("kill",):
            here.put_back()
            assert here.run("schema", "--write", at=number, how=how).code == -signal.SIGKILL
            assert here.text() in {old, new}, (how, step)
            assert here.run("schema", "--write").code == 0
            assert (here.text(), here.file.with_name("homework.schema.json").read_text()) == (new, schema)
            assert not list(here.file.parent.glob(".*.tmp"))
            _goes_on(here, (how, step))
            assert journal.text_of(here.file, storage.read(here.file).sha256) is not None


def test_every_command_that_writes_a_homework_is_killed_here() -> None:
    """A command's modules are named after it; `amending` is what `add` and `update` share. `schema` has a test of its own;
    `edit` needs a terminal, and writes in the way that `history restore` does."""
    cli = Path(storage.__file__).parents[1] / "cli"
    ways = re.compile(r"storage\.(?:write|create|put_back)\(|Amending\[")
    writers = {path.stem.split("_")[0] for path in cli.glob("*.py") if ways.search(path.read_text(encoding="utf-8"))}
    assert writers - {"amending"} == {words[0] for words in WRITING.values()} | {"schema", "edit"}


def _goes_on(here: Place, killed_at: tuple[str, str]) -> None:
    """The next command works, and says what it found."""
    before = here.text()
    if before is None:
        assert here.run(*WRITING["init"]).code == 0, killed_at
        return
    expected = _traces(here.file)
    after = here.run("update", "--note", "going on")
    assert after.code == 0, (killed_at, after.err)
    said = [line for line in after.err.splitlines() if "`" not in line]
    assert said == expected, killed_at
    lines = iter(str(here.text()).splitlines())
    assert all(line in lines for line in before.splitlines()), killed_at  # in this order, nothing gone
    assert [entry.note for entry in storage.read(here.file).homework.log][-1] == "going on"


def _traces(file: Path) -> list[str]:
    """What a run should say of what an earlier one left behind."""
    said = []
    path = journal.journal_path(file)
    data = path.read_bytes() if path.exists() else b""
    if torn := len(data.split(b"\n")[-1]):
        said.append(
            f"The last line of {path.name} was unfinished, {torn} bytes, and was cut off. The homework is whole."
        )
    last = journal.last_entry(file)
    if last and last.sha256 != storage.read(file).sha256:
        said.append(f"{file.name} had changed since revision {last.rev}: that is revision {last.rev + 1}.")
    if temporary_path(file).exists():
        said.append("An earlier run was ended before it had written; what it left behind is removed.")
    return said


def _is_whole(file: Path, old: str | None) -> None:
    """Nothing is left behind, the journal leads to the file as it is and as it was, and to all between."""
    assert {path.name for path in file.parent.iterdir()} == {
        ".homework.yaml.lock",
        "answers.yaml",
        "homework.history.jsonl",
        "homework.yaml",
    }
    entries = list(journal.entries_backwards(file))
    assert [entry.rev for entry in entries] == list(range(len(entries), 0, -1))
    assert entries[0].sha256 == storage.read(file).sha256
    texts = [journal.text_of(file, entry.sha256) for entry in entries]
    assert None not in texts
    assert old is None or old.encode() in texts


def test_a_write_takes_these_steps_in_this_order(breaker: Breaker, root: Path) -> None:
    """What must survive the power going off is synced before anything relies on it."""
    here = place(breaker, root, "changed by hand")
    changing = [step for step in here.run(*UPDATE).steps if not step.startswith(("open", "fchown"))]
    assert changing == [
        "flock .homework.yaml.lock",
        "write homework.history.jsonl",  # the edit by hand
        "fsync homework.history.jsonl",
        "unlink .homework.yaml.mentorprep.tmp",  # if there is one
        "fchmod .homework.yaml.mentorprep.tmp",
        "write .homework.yaml.mentorprep.tmp",
        "fsync .homework.yaml.mentorprep.tmp",
        "replace .homework.yaml.mentorprep.tmp",
        "fsync work",
        "write homework.history.jsonl",
        "fsync homework.history.jsonl",
    ]


@pytest.mark.parametrize("command", WRITING)
def test_a_kill_at_a_random_time_leaves_the_old_file_or_the_new_one(command: str, breaker: Breaker, root: Path) -> None:
    here = place(breaker, root, None if command == "init" else STATES[-1])
    old = here.text()
    assert here.run(*WRITING[command]).code == 0
    new = here.text()
    chance = random.Random(command)
    for _ in range(500 if THOROUGH else 12):
        here.put_back()
        at = chance.randrange(40_000)
        outcome = here.run(*WRITING[command], at=at, how="later")
        assert outcome.code in {0, -signal.SIGKILL}, outcome.err
        assert here.text() in ({new} if outcome.code == 0 else {old, new})
        _goes_on(here, ("later", str(at)))
        _is_whole(here.file, old)


def test_kills_at_random_times_lose_nothing_that_was_acknowledged(breaker: Breaker, root: Path) -> None:
    here = place(breaker, root, "without a past")
    chance = random.Random(4)
    acknowledged, killed = [], 0
    for number in range(5000 if THOROUGH else 100):
        outcome = here.run("update", "--note", f"note {number}", at=chance.randrange(40_000), how="later")
        assert outcome.code in {0, -signal.SIGKILL}, outcome.err
        killed += outcome.code != 0
        acknowledged += [f"note {number}"] if outcome.code == 0 else []
        notes = [str(entry.note) for entry in storage.read(here.file).homework.log]
        assert set(acknowledged) <= set(notes)
        assert len(set(notes)) == len(notes)
    print(f"{killed} killed, {len(acknowledged)} acknowledged, {len(notes)} there")  # noqa: T201 - for runs by hand
    assert killed
    _goes_on(here, ("later", ""))
    _is_whole(here.file, TEXT)
