import datetime as dt
import json
import multiprocessing
import os
import stat
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from mentorprep import storage
from mentorprep.core.format.edit import Edit, Edited, Refusal, apply_with_ids
from mentorprep.core.format.read import Document
from mentorprep.core.stop import OUTSIDE, UNUSABLE, USAGE, Stop
from mentorprep.storage import journal
from mentorprep.storage.lock import lock_path
from mentorprep.storage.replace import temporary_path

NOW = dt.datetime(2026, 11, 23, 18, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))
TEXT = """\
mentorprep: 1   # mine
mentee:
  name: Ada
goals:
  - {id: backend-job, title: Backend job}
log:
  - {date: 2026-11-22, note: "first"}
"""


@pytest.fixture(autouse=True)
def _state_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "homework.yaml"
    path.write_text(TEXT)
    return path


def note(text: str) -> Callable[[Document], Sequence[Edit]]:
    def change(document: Document) -> Sequence[Edit]:
        assert document.homework is not None
        return [Edit(("log", len(document.homework.log)), {"date": dt.date(2026, 11, 23), "note": text})]

    return change


def write(path: Path, text: str) -> storage.Saved:
    return storage.write(path, note(text), command="update", now=NOW)


def notes(path: Path) -> list[str | None]:
    return [entry.note for entry in storage.read(path).homework.log]


def history(path: Path) -> list[tuple[int, str, str | None]]:
    """Revision, command and text of each line of the journal."""
    lines = journal.journal_path(path).read_bytes().split(b"\n")[:-1]
    return [
        (line["rev"], line["command"], (journal.text_of(path, line["sha256"]) or b"").decode())
        for line in map(json.loads, lines)
    ]


def kept_in(stop: Stop) -> dict[str, object]:
    """The change that a failed write has put aside, from the file that its cure names."""
    name = stop.cure.split("The change is kept in ")[1].rstrip(".")
    assert stat.S_IMODE(Path(name).stat().st_mode) == 0o600
    kept: dict[str, object] = json.loads(Path(name).read_text())
    return kept


AFTER = TEXT + "  - {date: 2026-11-23, note: second}\n"


def applied(document: Document) -> Edited:
    edited = apply_with_ids(document, note("second")(document))
    assert not isinstance(edited, Refusal)
    return edited


def test_a_change_may_be_applied_already_by_whoever_judged_it(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    text = TEXT.replace("id: backend-job, ", "")
    for path in (file, other):
        path.write_text(text)
    storage.write(file, applied, command="update", now=NOW)
    write(other, "second")
    assert file.read_text() == other.read_text() != text
    assert "id: backend-job" in file.read_text()
    assert journal.journal_path(file).read_bytes() == journal.journal_path(other).read_bytes()


def test_of_a_change_that_was_applied_already_the_file_keeps_what_was_asked_for(file: Path) -> None:
    def change(document: Document) -> Edited:
        file.write_text(file.read_text() + "# more\n")
        return applied(document)

    file.write_text(TEXT.replace("id: backend-job, ", ""))
    with pytest.raises(Stop) as stop:
        storage.write(file, change, command="update", now=NOW)
    assert kept_in(stop.value)["edits"] == [{"path": "log[1]", "value": {"date": "2026-11-23", "note": "second"}}]


def test_a_change_is_written_in_place_and_the_text_before_it_is_the_first_revision(file: Path) -> None:
    saved = write(file, "second")
    assert file.read_text() == AFTER
    assert history(file) == [(1, "by hand", TEXT), (2, "update", AFTER)]
    assert (saved.revision, saved.warnings) == (2, ())
    assert saved.sha256 == storage.read(file).sha256
    assert storage.read(file).revision == 2
    assert sorted(path.name for path in file.parent.iterdir()) == [
        ".homework.yaml.lock",
        "homework.history.jsonl",
        "homework.yaml",
    ]


def test_a_change_is_journalled_as_the_bytes_that_went_in(file: Path) -> None:
    write(file, "second")
    write(file, "third")
    line = json.loads(journal.journal_path(file).read_bytes().split(b"\n")[2])
    assert line["splices"] == [[len(AFTER), 0, "  - {date: 2026-11-23, note: third}\n"]]


def test_an_edit_by_hand_is_a_revision_of_its_own_at_the_next_write(file: Path) -> None:
    write(file, "second")
    by_hand = file.read_text().replace("Backend job", "Backend job!")
    file.write_text(by_hand)
    write(file, "third")
    assert [revision[:2] for revision in history(file)] == [
        (1, "by hand"),
        (2, "update"),
        (3, "by hand"),
        (4, "update"),
    ]
    assert history(file)[2][2] == by_hand


def test_undoing_by_other_means_is_respected(file: Path) -> None:
    write(file, "second")
    file.write_text(TEXT)
    write(file, "other")
    assert notes(file) == ["first", "other"]
    assert [revision[:2] for revision in history(file)][2:] == [(3, "by hand"), (4, "update")]


def test_a_file_edited_between_reading_and_writing_keeps_both_changes(file: Path) -> None:
    edited = iter([TEXT.replace("first", "first!"), TEXT.replace("first", "first!!")])

    def change(document: Document) -> Sequence[Edit]:
        if text := next(edited, None):
            file.write_text(text)
        return note("second")(document)

    storage.write(file, change, command="update", now=NOW)
    assert notes(file) == ["first!!", "second"]


def test_a_file_that_never_rests_ends_with_4_and_keeps_the_change(file: Path) -> None:
    def change(document: Document) -> Sequence[Edit]:
        file.write_text(file.read_text() + "# more\n")
        return note("second")(document)

    with pytest.raises(Stop) as stop:
        storage.write(file, change, command="update", now=NOW)
    assert stop.value.exit_code == OUTSIDE
    assert stop.value.message == "Another program keeps changing homework.yaml."
    assert notes(file) == ["first"]
    assert kept_in(stop.value) == {
        "file": str(file),
        "at": "2026-11-23T18:00:00+01:00",
        "command": "update",
        "edits": [{"path": "log[1]", "value": {"date": "2026-11-23", "note": "second"}}],
    }


def test_a_change_that_no_longer_fits_the_edited_file_ends_with_4_and_is_kept(file: Path) -> None:
    def change(document: Document) -> Sequence[Edit]:
        file.write_text("mentorprep: 1\nmentee: {name: Ada")
        return note("second")(document)

    with pytest.raises(Stop) as stop:
        storage.write(file, change, command="update", now=NOW)
    assert stop.value.exit_code == OUTSIDE
    assert stop.value.message.startswith("homework.yaml was changed in the meantime, and this change does not fit it: ")
    assert file.read_text() == "mentorprep: 1\nmentee: {name: Ada"
    assert kept_in(stop.value)["command"] == "update"


def test_a_change_that_refuses_writes_nothing_and_ends_as_it_says(file: Path) -> None:
    def change(document: Document) -> Sequence[Edit]:
        raise Stop(USAGE, "There is no “sqll”.")

    with pytest.raises(Stop, match="There is no “sqll”"):
        storage.write(file, change, command="update", now=NOW)
    assert file.read_text() == TEXT
    assert not journal.journal_path(file).exists()


def test_edits_that_would_make_the_homework_unusable_are_refused(file: Path) -> None:
    with pytest.raises(Stop) as stop:
        storage.write(file, lambda _: [Edit(("goals", 0, "status"), "tomorrow")], command="update", now=NOW)
    assert stop.value.exit_code == USAGE
    assert file.read_text() == TEXT


def test_edits_that_find_no_safe_place_end_with_4_and_are_kept(file: Path) -> None:
    shared = TEXT.replace("[", "").replace("id: backend-job,", "id: backend-job, plan: &steps [{id: a, title: A}],")
    file.write_text(shared + "x-copy: *steps\n")
    with pytest.raises(Stop) as stop:
        storage.write(file, lambda _: [Edit(("goals", 0, "plan", 0, "status"), "done")], command="update", now=NOW)
    assert stop.value.exit_code == OUTSIDE
    assert kept_in(stop.value)["edits"] == [{"path": "goals[0].plan[0].status", "value": "done"}]


def test_nothing_to_change_writes_nothing(file: Path) -> None:
    before = file.stat()
    saved = storage.write(file, lambda _: [], command="update", now=NOW)
    assert (saved.revision, file.stat().st_ino) == (None, before.st_ino)
    assert not journal.journal_path(file).exists()


def test_entries_without_an_id_get_theirs(file: Path) -> None:
    file.write_text("mentorprep: 1\nmentee: {name: Ada}\ngoals:\n  - title: Backend job\n")
    write(file, "second")
    assert "id: backend-job" in file.read_text()


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + TEXT.replace("Ada", "Zażółć \U0001f642".replace(" ", "")).replace("\n", "\r\n").encode(),
        TEXT.rstrip("\n").encode(),
    ],
    ids=["byte order mark", "crlf", "both, and other scripts", "no line feed at the end"],
)
def test_what_is_journalled_comes_back_byte_for_byte(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    write(file, "second")
    middle = file.read_bytes()
    write(file, "ćwierć")
    for text in (data, middle, file.read_bytes()):
        assert storage.text_of(file, journal.digest(text)) == text
    assert file.read_bytes().startswith(data[:40])


def test_links_are_followed_and_stay_links(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "there").mkdir()
    real, link, second = tmp_path / "real" / "plan.yaml", tmp_path / "there" / "homework.yaml", tmp_path / "short"
    real.write_text(TEXT)
    link.symlink_to("../real/plan.yaml")
    second.symlink_to(link)
    write(second, "second")
    assert link.is_symlink()
    assert second.is_symlink()
    assert real.read_text() == AFTER
    assert sorted(path.name for path in real.parent.iterdir()) == [
        ".plan.yaml.lock",
        "plan.history.jsonl",
        "plan.yaml",
    ]
    assert storage.read(second).revision == 2


def test_the_mode_of_the_file_stays_and_the_journal_is_no_more_open(file: Path) -> None:
    file.chmod(0o640)
    write(file, "second")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert stat.S_IMODE(journal.journal_path(file).stat().st_mode) & ~0o640 == 0


def test_a_read_only_file_is_refused_and_the_change_kept(file: Path) -> None:
    file.chmod(0o444)
    with pytest.raises(Stop) as stop:
        write(file, "second")
    assert (stop.value.exit_code, stop.value.message) == (OUTSIDE, "homework.yaml is read-only.")
    assert file.read_text() == TEXT
    assert kept_in(stop.value)["command"] == "update"


def test_a_lock_held_elsewhere_ends_with_4_and_the_change_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    monkeypatch.setattr("mentorprep.storage.lock.WAIT_SECONDS", 0.1)
    with lock_path(file).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(Stop) as stop:
            write(file, "second")
    assert stop.value.exit_code == OUTSIDE
    assert stop.value.message == "Another run of mentorprep is writing homework.yaml: waited 0.1 seconds for it."
    assert kept_in(stop.value)["edits"] == [{"path": "log[1]", "value": {"date": "2026-11-23", "note": "second"}}]


def test_a_full_disk_leaves_the_old_file_and_ends_with_4(file: Path) -> None:
    """A real limit on the size of files, in a process of its own."""
    file.write_text(TEXT + "# " + "x" * 5000 + "\n")
    before = file.read_bytes()
    assert _exit_code_of(lambda: _write_with_little_room(file)) == OUTSIDE
    assert file.read_bytes() == before
    assert not temporary_path(file).exists()


def _write_with_little_room(file: Path) -> None:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
    write(file, "second")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
@pytest.mark.parametrize("closed", ["folder", "file", "owner"])
def test_without_permission_the_file_stays_and_the_end_is_4(file: Path, closed: str) -> None:
    _let_others_through(file)
    file.chmod({"folder": 0o666, "file": 0o644, "owner": 0o666}[closed])
    file.parent.chmod({"folder": 0o755, "file": 0o777, "owner": 0o777}[closed])

    assert _exit_code_of(lambda: _write_as_nobody(file)) == OUTSIDE
    assert file.read_text() == TEXT


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_folder_that_may_not_be_listed_is_no_obstacle(file: Path) -> None:
    _let_others_through(file)
    os.chown(file, 65534, 65534)
    file.parent.chmod(0o333)
    assert _exit_code_of(lambda: _write_as_nobody(file)) == 0
    assert file.read_text() == AFTER


def _let_others_through(file: Path) -> None:
    for path in file.parents:
        if path.stat().st_uid == 0 and "pytest" in str(path):
            path.chmod(path.stat().st_mode | 0o055)


def _write_as_nobody(file: Path) -> None:
    os.environ["XDG_STATE_HOME"] = "/nonexistent"
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
    write(file, "second")


def _exit_code_of(act: Callable[[], object]) -> int:
    child = os.fork()
    if not child:
        try:
            act()
        except Stop as stop:
            os._exit(stop.exit_code)
        except BaseException:
            os._exit(99)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_journal_that_cannot_be_written_is_a_warning(file: Path) -> None:
    journal.journal_path(file).mkdir()
    saved = write(file, "second")
    assert file.read_text() == AFTER
    assert saved.revision is None
    assert saved.warnings == ("The homework is saved, but its history is not: homework.history.jsonl: Is a directory.",)


def test_an_unfinished_line_of_the_journal_is_cut_off_and_said(file: Path) -> None:
    write(file, "second")
    path = journal.journal_path(file)
    path.write_bytes(path.read_bytes()[:-30])
    saved = write(file, "third")
    assert [revision[:2] for revision in history(file)] == [(1, "by hand"), (2, "by hand"), (3, "update")]
    assert len(saved.warnings) == 1
    assert "was unfinished" in saved.warnings[0]
    assert notes(file) == ["first", "second", "third"]


def test_losing_the_journal_loses_the_past_alone(file: Path) -> None:
    write(file, "second")
    journal.journal_path(file).unlink()
    write(file, "third")
    assert [revision[:2] for revision in history(file)] == [(1, "by hand"), (2, "update")]


def test_eight_runs_at_once_write_every_note_exactly_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mentorprep.storage.lock.WAIT_SECONDS", 120)  # on a busy machine one may wait for all others
    with multiprocessing.get_context("fork").Pool(8) as pool:
        pool.starmap(_twenty_notes, [(file, writer) for writer in range(8)])
    expected = [f"{writer}-{number}" for writer in range(8) for number in range(20)]
    assert sorted(text for text in notes(file) if text and text != "first") == sorted(expected)
    assert [revision[0] for revision in history(file)] == list(range(1, 162))
    assert history(file)[-1][2] == file.read_text()


def _twenty_notes(file: Path, writer: int) -> None:
    try:
        for number in range(20):
            write(file, f"{writer}-{number}")
    except Stop as stop:
        raise AssertionError(stop.message) from None  # a Stop does not come through to the pool, which waits for ever


def test_a_new_homework_is_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    saved = storage.create(file, TEXT, force=False, command="init", now=NOW)
    assert file.read_text() == TEXT
    assert saved.revision == 1
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(journal.journal_path(file).stat().st_mode) == 0o600
    assert history(file) == [(1, "init", TEXT)]


def test_a_new_homework_never_goes_over_another_without_force(file: Path) -> None:
    other = TEXT.replace("Ada", "Grace")
    with pytest.raises(Stop) as stop:
        storage.create(file, other, force=False, command="init", now=NOW)
    assert stop.value.exit_code == USAGE
    assert file.read_text() == TEXT
    storage.create(file, other, force=True, command="init", now=NOW)
    assert history(file) == [(1, "by hand", TEXT), (2, "init", other)]


def test_a_new_homework_needs_its_folder(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        storage.create(tmp_path / "no" / "homework.yaml", TEXT, force=False, command="init", now=NOW)
    assert stop.value.exit_code == OUTSIDE
    assert "there is no folder" in stop.value.message


def test_a_text_that_is_no_homework_is_not_created(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        storage.create(tmp_path / "homework.yaml", "mentorprep: 1\n", force=False, command="init", now=NOW)
    assert stop.value.exit_code == UNUSABLE
    assert list(tmp_path.iterdir()) == []
