"""What the mentee does to the file between two commands, or during one; and the losses that tools like this have had.

The issues, and what of them could happen here:

- jrnl #227, #318, #488 (another date format in the settings, and every older entry was gone at the next write): there is
  no setting for how a file is read; but a day may be written in a way that nobody can read.
- jrnl #490 (what stands before the first entry, or is another program's, was deleted at the next write): could happen to
  comments, to keys of the mentee's own, and to a file that is something else.
- jrnl #502 (two runs at once, or an editor left open, and one entry was gone): could happen; also `test_together.py`.
- jrnl #1599 (a character that no file can hold ended the write in its middle, and the rest was gone): could happen.
- jrnl #1639 (flags that were not meant for each other wrote a part of the journal over the whole): no command writes what
  it has shown back to the homework, but `export -o` writes a file that the mentee names.
- jrnl #1650 (one day all older notes were gone, nobody knows why): whatever did it, the history can have them.
- jrnl #1051, #1494: their texts were not at hand when this was written; what this module and `test_crash.py` prove of
  every write (nothing but the change differs, and the old text is in the history) does not depend on a cause.
- taskwarrior #2264 (the disk was full, and the file empty): could happen; also `test_disk.py`.
- taskwarrior #3308 (a new version did not see what the old one had written): a format that is not known is refused, and
  nothing is written; older formats are read by every version to come."""

import datetime as dt
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from breaking import COMMANDS, STATES, TEXT, UPDATE, Breaker, Place, place
from mentorprep import storage
from mentorprep.core.format.edit import Edit
from mentorprep.core.format.read import Document
from mentorprep.storage import journal

CHANGING = list(COMMANDS)[2:]  # those that change a homework, and do not replace it
OTHER = "mentorprep: 1\nmentee: {name: Grace}\n"


@pytest.fixture
def here(breaker: Breaker, root: Path) -> Place:
    return place(breaker, root, STATES[1])


def past(file: Path) -> list[str]:
    """The text of each revision, the newest first."""
    texts = (journal.text_of(file, entry.sha256) for entry in journal.entries_backwards(file))
    return [(text or b"").decode() for text in texts]


BY_HAND: dict[str, Callable[[str], str]] = {
    "another word": lambda text: text.replace("SQL course", "All of SQL"),
    "a comment": lambda text: "# as of today\n" + text,
    "an entry more": lambda text: text + "  - {date: 2026-11-20, note: by hand}\n",
    "an entry less": lambda text: text[: text.index("log:")],
    "everything else": lambda text: OTHER.replace("goals", "") + TEXT[TEXT.index("mentors") :],
    "back to the beginning": lambda text: TEXT,
    "line ends of another system": lambda text: text.replace("\n", "\r\n"),
    "no last line end": lambda text: text.rstrip("\n"),
}


@pytest.mark.parametrize("edit", BY_HAND)
@pytest.mark.parametrize("command", CHANGING)
def test_an_edit_by_hand_between_two_commands_is_kept_and_becomes_a_revision(
    command: str, edit: str, here: Place
) -> None:
    before = here.file.read_bytes().decode()
    edited = BY_HAND[edit](before)
    here.file.write_bytes(edited.encode())
    outcome = here.run(*COMMANDS[command])
    assert outcome.code == 0, outcome.err
    after = here.file.read_bytes().decode()
    lines = iter(after.splitlines())
    assert all(line in lines for line in edited.splitlines())
    known = edited != TEXT  # that one is the first revision, and the last one all the same
    assert past(here.file)[:3] == [after, edited, before]
    assert known or past(here.file)[-1] == TEXT
    assert "homework.yaml had changed since revision 2: that is revision 3." in outcome.err


UNUSABLE = {
    "nothing": "",
    "half of it": TEXT[:70],
    "a merge": TEXT.replace("    title", "<<<<<<< HEAD\n    title").replace("    plan", "=======\n    plan"),
    "something else": "Dear diary,\n\ntoday I learned: joins.\n",
    "jrnl #227, #318, #488: a day in another format": TEXT + "log: [{date: 24/11/2026, note: the past}]\n",
    "jrnl #490: text before the first line": "My plan for the year\n" + TEXT,
    "taskwarrior #3308: another format": TEXT.replace("mentorprep: 1", "mentorprep: 2"),
}


@pytest.mark.parametrize("found", UNUSABLE)
def test_a_file_that_cannot_be_used_is_never_touched(found: str, here: Place) -> None:
    kept = journal.journal_path(here.file).read_bytes()
    here.file.write_text(UNUSABLE[found])
    for command in CHANGING:
        outcome = here.run(*COMMANDS[command])
        assert outcome.code == 3, outcome.err
        assert here.text() == UNUSABLE[found]
    assert here.run(*COMMANDS["init"]).code == 2
    assert here.text() == UNUSABLE[found]
    assert journal.journal_path(here.file).read_bytes() == kept


def test_what_init_is_forced_to_write_over_is_in_the_history_whatever_it_was(here: Place) -> None:
    by_hand = "Dear diary,\n\n\ttoday I learned: joins. \xe9\x85\n".encode("latin-1")
    here.file.write_bytes(by_hand)
    assert here.run(*COMMANDS["init --force"]).code == 0
    entries = list(journal.entries_backwards(here.file))
    assert journal.text_of(here.file, entries[1].sha256) == by_hand


def test_git_checkout_between_two_commands_is_respected_and_what_it_took_is_in_the_history(here: Place) -> None:
    folder = here.file.parent

    def git(*words: str) -> None:
        identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
        subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)

    git("init")
    git("add", "homework.yaml")
    git("commit", "-m", "The plan")
    committed = here.text()
    assert here.run("update", "--note", "reverted").code == 0
    git("checkout", "--", "homework.yaml")
    assert here.text() == committed
    assert here.run("update", "--note", "later").code == 0
    notes = [entry.note for entry in storage.read(here.file).homework.log]
    assert notes == ["the past", "later"]
    assert [text.count("reverted") for text in past(here.file)] == [0, 0, 1, 0, 0]


def test_git_checkout_of_both_files_is_a_homework_with_its_own_past(here: Place) -> None:
    kept = (here.file.read_bytes(), journal.journal_path(here.file).read_bytes())
    assert here.run("update", "--note", "reverted").code == 0
    here.file.write_bytes(kept[0])
    journal.journal_path(here.file).write_bytes(kept[1])
    outcome = here.run("update", "--note", "later")
    assert (outcome.code, "had changed" in outcome.err) == (0, False)
    assert [entry.rev for entry in journal.entries_backwards(here.file)] == [3, 2, 1]


@pytest.mark.parametrize("gone", ["homework.history.jsonl", ".homework.yaml.lock"])
def test_a_file_of_ours_that_was_removed_is_made_again(gone: str, here: Place) -> None:
    (here.file.parent / gone).unlink()
    assert here.run(*UPDATE).code == 0
    assert (here.file.parent / gone).exists()
    assert past(here.file)[0] == here.text()


def test_a_homework_that_was_removed_is_in_the_history_also_after_a_new_one(here: Place) -> None:
    before = str(here.text())
    here.file.unlink()
    assert here.run(*UPDATE).code == 3
    assert here.run(*COMMANDS["init"]).code == 0
    assert before in past(here.file)


def test_what_an_editor_saved_while_a_question_stood_open_stays(here: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """jrnl #502, with one run: read, a long thought, and only then the write."""
    stale = storage.read(here.file)
    assert here.run("update", "--note", "meanwhile").code == 0
    monkeypatch.setenv("XDG_STATE_HOME", str(here.state))

    def change(document: Document) -> list[Edit]:
        assert document.homework is not None
        entry = {"date": dt.date(2026, 11, 23), "note": "thought about"}
        return [Edit(("log", len(document.homework.log)), entry)]

    storage.write(stale.path, change, command="update", now=dt.datetime.now(dt.UTC))
    notes = [entry.note for entry in storage.read(here.file).homework.log]
    assert notes == ["the past", "meanwhile", "thought about"]


def test_jrnl_490_comments_own_keys_and_blank_lines_stay_where_they_are(here: Place) -> None:
    mine = "# My plan.\n\nx-mood: good   # today\n\n" + str(here.text()) + "\n# the end\n\n\n"
    here.file.write_text(mine)
    for command in CHANGING:
        assert here.run(*COMMANDS[command]).code == 0
    lines = iter(str(here.text()).splitlines())
    assert all(line in lines for line in mine.splitlines())


def test_jrnl_1599_a_character_that_no_file_can_hold_is_refused_before_anything_is_written(here: Place) -> None:
    before = here.text()
    outcome = here.run("update", "--note", "caf\udce9")
    assert outcome.code == 2
    assert here.text() == before


def test_jrnl_1639_an_export_does_not_go_over_the_homework_or_its_history(here: Place) -> None:
    before = here.text()
    (here.file.parent / "link.md").symlink_to(here.file)
    (here.file.parent / "same.md").hardlink_to(here.file)
    for name in ("homework.yaml", "./homework.yaml", "link.md", "same.md"):
        assert here.run("export", "full", "-o", name).code == 2
        assert here.text() == before
    kept = journal.journal_path(here.file).read_bytes()
    refused = here.run("export", "full", "-o", "homework.history.jsonl")
    assert (refused.code, refused.err) == (
        2,
        "homework.history.jsonl is the history of the homework.\nName another file with -o.\n",
    )
    assert journal.journal_path(here.file).read_bytes() == kept


def test_jrnl_1650_what_another_program_took_away_is_in_the_history(here: Place) -> None:
    for number in range(5):
        assert here.run("update", "--note", f"note {number}").code == 0
    whole = str(here.text())
    here.file.write_text(whole[: whole.index("log:")])
    assert here.run("update", "--note", "after").code == 0
    assert whole in past(here.file)


def test_taskwarrior_2264_a_full_disk_does_not_empty_the_file(here: Place) -> None:
    before = here.text()
    outcome = here.run(*UPDATE, limit=len(str(before)) - 1)
    assert (outcome.code, here.text()) == (4, before)
    assert '"learned": "Joins"' in "".join(here.kept()) + outcome.err
