"""What the outside can refuse, for every command that writes: each single call of ours, a disk with little room, files
and folders that may not be written. The end is 4, the old file is whole, and what was asked for is kept.

`MENTORPREP_THOROUGH=1` refuses each call for more than one reason."""

import errno
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from breaking import COMMANDS, STATES, TEXT, UPDATE, WRITING, Breaker, Outcome, Place, place
from mentorprep import storage
from mentorprep.storage import journal

NOBODY = 65534
WITHOUT_A_PAST = STATES[0]
REASONS = [errno.EIO]
if os.environ.get("MENTORPREP_THOROUGH") == "1":
    REASONS += [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EDQUOT]
READING = {  # and how a command ends that cannot read it
    "open homework.yaml": 3,
    "open answers.yaml": 3,
    "open homework.history.jsonl": 1,  # a history that cannot be read has nothing to go back to
}
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user, and mount")


@pytest.mark.parametrize("reason", REASONS, ids=errno.errorcode.get)
@pytest.mark.parametrize("command", WRITING)
def test_any_single_refusal_of_the_system_is_survived(command: str, reason: int, breaker: Breaker, root: Path) -> None:
    here = place(breaker, root, None if command == "init" else "changed by hand")
    old = here.text()
    steps = here.run(*WRITING[command]).steps
    new = here.text()
    for number, step in enumerate(steps):
        here.put_back()
        refused = here.run(*WRITING[command], at=number, how=reason)
        assert _but_revisions(here.text()) == _but_revisions(new if refused.code == 0 else old), step
        assert refused.code in {0, 4, READING.get(step)}, (step, refused.err)
        assert "error of its own" not in refused.err
        assert not list(here.file.parent.glob(".*.tmp")), step
        if refused.code == 4 and command in COMMANDS:
            _is_kept(here, command, refused)
        if refused.code:
            assert here.run(*WRITING[command]).code == 0, step
            assert _but_revisions(here.text()) == _but_revisions(new), step
        assert here.kept() == [], "doing it again settles what was kept"


def _but_revisions(text: str | None) -> str | None:
    """The text without the numbers that `sent` takes from a history: there may be none to be had at that moment."""
    return text and re.sub(r"revision: \d+", "revision: N", text)


def _is_kept(here: Place, command: str, refused: Outcome) -> None:
    """What could not be written is in a file of its own, which the message names."""
    (kept,) = here.kept()
    (path,) = here.state.glob("mentorprep/pending/*")
    assert f"The change is kept in {path}." in refused.err
    assert path.stat().st_mode & 0o777 == 0o600
    if command.startswith("init"):
        assert "Grace" in kept
    else:
        told = json.loads(kept)
        assert (told["command"], told["file"]) == (command.replace("add", "add question"), str(here.file))
        assert told["edits"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_disk_with_little_room_leaves_the_old_file(command: str, breaker: Breaker, root: Path) -> None:
    """A real limit on the size of files, found by its end as a full disk is."""
    here = place(breaker, root, None if command == "init" else WITHOUT_A_PAST)
    if command != "init":
        here.file.write_text(TEXT + "# " + "x" * 500 + "\n")
    old = here.text()
    for limit in (0, 60) if command == "init" else (0, 60, 400):
        outcome = here.run(*COMMANDS[command], limit=limit)
        assert outcome.code == 4, outcome.err
        assert here.text() == old
        assert "cannot be written: File too large." in outcome.err or "finds no place in its history" in outcome.err
        assert not list(here.file.parent.glob(".*.tmp"))
        text = "".join(here.kept()) or outcome.err  # where not even that has room, the message holds it
        assert {"init": "Grace", "upda": "Joins", "add": "Django", "expo": "marcin"}[command[:4]] in text


def test_room_for_the_file_but_not_for_its_history_is_a_warning(breaker: Breaker, root: Path) -> None:
    here = place(breaker, root, WITHOUT_A_PAST)
    here.file.write_text(TEXT + "# " + "x" * 600 + "\n")
    room = len(here.file.read_bytes()) + 200
    journal.journal_path(here.file).write_bytes(b" " * (room - 20) + b"\n")
    outcome = here.run(*UPDATE, limit=room)
    assert outcome.code == 0
    assert "The homework is saved, but its history is not: homework.history.jsonl: File too large." in outcome.err
    assert "Joins" in str(here.text())
    assert journal.journal_path(here.file).read_bytes() == b" " * (room - 20) + b"\n"


def test_a_homework_whose_text_finds_no_place_in_its_history_is_not_written_over(breaker: Breaker, root: Path) -> None:
    here = place(breaker, root, WITHOUT_A_PAST)
    journal.journal_path(here.file).mkdir()
    outcome = here.run(*COMMANDS["init --force"])
    assert outcome.code == 4
    assert here.text() == TEXT
    assert outcome.err.startswith(
        "What homework.yaml holds now finds no place in its history, and would be lost: "
        "homework.history.jsonl: Is a directory.\nThe homework is as it was.\nThe change is kept in "
    )


@pytest.fixture
def small_disk(root: Path) -> Iterator[Path]:
    """A file system of 64 KB; the first test that needs one says why there is none."""
    folder = root / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"nothing can be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", folder], check=True)


def _fill(disk: Path) -> None:
    with suppress(OSError), (disk / "film").open("wb", buffering=0) as film:
        while True:
            film.write(bytes(1024))


@as_root
@pytest.mark.parametrize("command", COMMANDS)
def test_a_disk_that_is_full_leaves_the_old_file(command: str, breaker: Breaker, small_disk: Path, root: Path) -> None:
    here = place(breaker, small_disk, None if command == "init" else WITHOUT_A_PAST)
    here = here._replace(state=root / "state")
    old = here.text()
    _fill(small_disk)
    outcome = here.run(*COMMANDS[command])
    assert outcome.code == 4, outcome.err
    assert here.text() == old
    assert "disk is full" in outcome.err or "No space left" in outcome.err
    assert not list(here.file.parent.glob(".*.tmp"))
    _is_kept(here, command, outcome)
    (small_disk / "film").unlink()
    assert here.run(*COMMANDS[command]).code == 0
    assert here.kept() == []


@as_root
def test_with_no_room_anywhere_the_message_holds_the_change(breaker: Breaker, small_disk: Path) -> None:
    here = place(breaker, small_disk, WITHOUT_A_PAST)
    _fill(small_disk)
    outcome = here.run(*UPDATE)
    assert outcome.code == 4
    assert "It could not be kept elsewhere either (No space left on device), so here it is:\n{" in outcome.err
    assert '"learned": "Joins"' in outcome.err
    assert here.kept() == []


@as_root
def test_a_rename_that_the_system_refuses_leaves_the_old_file(breaker: Breaker, root: Path) -> None:
    """A file that is a mount of its own, as containers have them, cannot be replaced."""
    here = place(breaker, root, WITHOUT_A_PAST)
    mounted = subprocess.run(["mount", "--bind", here.file, here.file], capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"nothing can be mounted here: {mounted.stderr.strip()}")
    try:
        outcome = here.run(*UPDATE)
        assert outcome.code == 4
        assert "busy" in outcome.err
        assert here.text() == TEXT
        _is_kept(here, "update", outcome)
        assert not list(here.file.parent.glob(".*.tmp"))
    finally:
        subprocess.run(["umount", here.file], check=True)


CLOSED = {
    "a read-only file": (0o444, NOBODY, 0o700, NOBODY, "homework.yaml is read-only."),
    "a read-only folder": (0o600, NOBODY, 0o500, NOBODY, "no permission to write in"),
    "a file of another owner": (0o666, 0, 0o777, NOBODY, "The homework belongs to another user or group"),
    "a folder of another owner": (0o666, NOBODY, 0o755, 0, "no permission to write in"),
}


@as_root
@pytest.mark.parametrize("closed", CLOSED)
@pytest.mark.parametrize("command", list(COMMANDS)[1:])
def test_without_permission_the_end_is_4_and_the_change_is_kept(
    command: str, closed: str, breaker: Breaker, root: Path
) -> None:
    file_mode, file_owner, folder_mode, folder_owner, told = CLOSED[closed]
    root.chmod(0o755)
    here = place(breaker, root, WITHOUT_A_PAST)
    here.state.mkdir()
    for path, mode, owner in (
        (here.file, file_mode, file_owner),
        (here.file.parent, folder_mode, folder_owner),
        (here.state, 0o700, NOBODY),
    ):
        os.chown(path, owner, owner)
        path.chmod(mode)
    outcome = here.run(*COMMANDS[command], user=NOBODY)
    assert outcome.code == 4, outcome.err
    assert told in outcome.err
    assert here.text() == TEXT
    assert here.file.stat().st_mode & 0o777 == file_mode
    _is_kept(here, command, outcome)


def test_links_are_followed_over_several_of_them(breaker: Breaker, root: Path) -> None:
    here = place(breaker, root, WITHOUT_A_PAST)
    (root / "elsewhere").mkdir()
    real = here.file.rename(root / "elsewhere" / "plan.yaml")
    (root / "between").symlink_to(real)
    here.file.symlink_to("../between")
    assert here.run(*UPDATE).code == 0
    assert here.file.is_symlink()
    assert (root / "between").is_symlink()
    assert "Joins" in real.read_text()
    assert journal.journal_path(real) == root / "elsewhere" / "plan.history.jsonl"
    assert journal.journal_path(real).exists()


def test_a_link_to_nowhere_is_no_homework_and_init_needs_force_to_write_through_it(
    breaker: Breaker, root: Path
) -> None:
    here = place(breaker, root, None)
    here.file.symlink_to(root / "plan.yaml")
    assert here.run(*UPDATE).code == 3
    assert here.run(*COMMANDS["init"]).code == 2
    assert here.run(*COMMANDS["init --force"]).code == 0
    assert here.file.is_symlink()
    assert "Grace" in (root / "plan.yaml").read_text()


def test_a_link_into_a_missing_folder_ends_with_4_and_the_text_is_kept(breaker: Breaker, root: Path) -> None:
    here = place(breaker, root, None)
    here.file.symlink_to(root / "missing" / "plan.yaml")
    outcome = here.run(*COMMANDS["init --force"])
    assert (outcome.code, here.file.is_symlink()) == (4, True)
    assert f"there is no folder {root / 'missing'}." in outcome.err
    assert "Grace" in here.kept()[0]


def test_links_in_a_circle_are_no_homework(breaker: Breaker, root: Path) -> None:
    here = place(breaker, root, None)
    here.file.symlink_to(root / "other")
    (root / "other").symlink_to(here.file)
    assert here.run(*UPDATE).code == 3
    assert here.run(*COMMANDS["init --force"]).code in {3, 4}
    assert here.file.is_symlink()


def test_a_lock_that_is_a_link_is_not_followed(breaker: Breaker, root: Path) -> None:
    here = place(breaker, root, WITHOUT_A_PAST)
    (root / "treasure").write_text("gold")
    (here.file.parent / ".homework.yaml.lock").symlink_to(root / "treasure")
    outcome = here.run(*UPDATE)
    assert outcome.code == 4
    assert (root / "treasure").read_text() == "gold"
    assert here.text() == TEXT


def test_a_folder_that_vanishes_ends_with_4_and_the_change_is_kept(
    breaker: Breaker, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import datetime as dt

    from mentorprep.core.format.edit import Edit
    from mentorprep.core.stop import OUTSIDE, Stop

    monkeypatch.setenv("XDG_STATE_HOME", str(root / "state"))
    here = place(breaker, root, WITHOUT_A_PAST)

    def change(_: object) -> list[Edit]:
        shutil.rmtree(here.file.parent)
        return [Edit(("mentee", "name"), "Grace")]

    with pytest.raises(Stop) as stop:
        storage.write(here.file, change, command="update", now=dt.datetime.now(dt.UTC))
    assert stop.value.exit_code == OUTSIDE
    assert f"there is no folder {here.file.parent}." in stop.value.message
    assert json.loads(here.kept()[0])["edits"] == [{"path": "mentee.name", "value": "Grace"}]


def test_a_change_that_waits_is_told_by_each_write_until_it_is_done_or_removed(breaker: Breaker, root: Path) -> None:
    here = place(breaker, root, WITHOUT_A_PAST)
    here.file.chmod(0o444)
    assert [here.run(*UPDATE).code for _ in range(3)] == [4, 4, 4]
    assert len(here.kept()) == 1, "the same is kept once"
    (path,) = here.state.glob("mentorprep/pending/*")
    here.file.chmod(0o600)
    waits = f"A change that could not be written is kept in {path}. Repeat it, or remove that file."
    other = here.run("update", "--note", "something else")
    assert (other.code, waits in other.err) == (0, True)
    assert waits not in here.run("-q", "update", "--note", "quiet").err
    done = here.run(*UPDATE)
    assert (done.code, waits in done.err, here.kept()) == (0, False, [])
