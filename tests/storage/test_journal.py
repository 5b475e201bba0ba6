import datetime as dt
import hashlib
import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorprep.storage import journal
from mentorprep.storage.journal import ByteSplice, Revision

NOW = dt.datetime(2026, 11, 23, 18, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def journalled(file: Path, *texts: bytes) -> None:
    """Make each text a revision of `file`, which then holds the last of them."""
    parent = file.read_bytes() if file.exists() else None
    for data in texts:
        file.write_bytes(data)
        journal.append(file, parent, Revision(data, "update", NOW), file.stat())
        parent = data


def lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in journal.journal_path(file).read_bytes().split(b"\n")[:-1]]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("homework.yaml", "homework.history.jsonl"),
        ("plan.2027.yaml", "plan.2027.history.jsonl"),
        ("homework.yml", "homework.yml.history.jsonl"),
        ("plan", "plan.history.jsonl"),
        (".yaml", ".yaml.history.jsonl"),
    ],
)
def test_the_journal_is_named_after_the_file(name: str, expected: str) -> None:
    assert journal.journal_path(Path("/somewhere") / name) == Path("/somewhere") / expected


def test_a_line_holds_the_whole_text_first_and_splices_in_bytes_then(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    journalled(file, "name: Zażółć\nhours: 6\n".encode(), "name: Zażółć\nhours: 8\n".encode())
    first, second = lines(file)
    assert first == {
        "rev": 1,
        "at": "2026-11-23T18:00:00+01:00",
        "command": "update",
        "parent": None,
        "sha256": hashlib.sha256("name: Zażółć\nhours: 6\n".encode()).hexdigest(),
        "text": "name: Zażółć\nhours: 6\n",
    }
    assert second == {
        "rev": 2,
        "at": "2026-11-23T18:00:00+01:00",
        "command": "update",
        "parent": first["sha256"],
        "sha256": journal.digest("name: Zażółć\nhours: 8\n".encode()),
        "splices": [[24, 1, "8"]],
    }


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=12))
def test_every_revision_comes_back_byte_for_byte_even_where_it_was_no_text(
    tmp_path_factory: pytest.TempPathFactory, texts: list[bytes]
) -> None:
    file = tmp_path_factory.mktemp("any") / "homework.yaml"
    journalled(file, *texts)
    assert [journal.text_of(file, journal.digest(data)) for data in texts] == texts
    assert journal.last_entry(file).rev == len(texts)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", b"a: \xff\xfe\n", b"", "a: \u2028\u0085 \U0001f642\n".encode()]
)
def test_byte_order_marks_line_ends_and_bytes_that_are_no_text_are_kept(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "homework.yaml"
    journalled(file, b"a: 1\n" * 20, b"a: 1\n" * 10 + data + b"a: 1\n" * 10, data)
    assert journal.text_of(file, journal.digest(data)) == data
    assert journal.text_of(file, journal.digest(b"a: 1\n" * 10 + data + b"a: 1\n" * 10)) is not None


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_a_difference_is_one_splice_of_whole_characters(start: str, old: str, new: str, end: str) -> None:
    before, after = (start + old + end).encode(), (start + new + end).encode()
    (splice,) = journal.difference(before, after)
    assert before[: splice.offset] + splice.inserted.encode() + before[splice.offset + splice.removed :] == after
    before[: splice.offset].decode()
    before[splice.offset + splice.removed :].decode()
    assert splice.removed <= len(old.encode())
    assert len(splice.inserted.encode()) <= len(new.encode())


def test_splices_that_do_not_lead_to_the_new_bytes_are_not_believed(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    journalled(file, b"a: 1\n" * 9)
    new = b"a: 1\n" * 8 + b"a: 2\n"
    journal.append(file, b"a: 1\n" * 9, Revision(new, "update", NOW, (ByteSplice(0, 1, "b"),)), file.stat())
    assert journal.text_of(file, journal.digest(new)) == new


def test_the_whole_text_stands_in_every_two_hundredth_line(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    journalled(file, *(b"a: x\n" * 50 + b"%d\n" % number for number in range(402)))
    assert [line["rev"] for line in lines(file) if "text" in line] == [1, 201, 401]
    assert journal.text_of(file, journal.digest(b"a: x\n" * 50 + b"398\n")) == b"a: x\n" * 50 + b"398\n"


def test_a_revision_is_found_by_the_hash_of_the_file_and_the_newest_counts(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    journalled(file, b"a: 1\n", b"a: 2\n", b"a: 1\n")
    assert journal.revision(file, journal.digest(b"a: 1\n")) == 3
    assert journal.revision(file, journal.digest(b"a: 3\n")) is None
    assert journal.text_of(file, journal.digest(b"a: 3\n")) is None


def test_an_unfinished_last_line_is_cut_off_and_said(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    journalled(file, b"a: 1\n", b"a: 2\n")
    path = journal.journal_path(file)
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"rev": 3, "at": "2026-')
    assert journal.last_entry(file).rev == 2  # type: ignore[union-attr]
    assert journal.mend(file) == (
        "The last line of homework.history.jsonl was unfinished, 23 bytes, and was cut off. The homework is whole.",
    )
    assert path.read_bytes() == whole
    assert journal.mend(file) == ()


def test_at_whatever_byte_a_line_was_cut_the_revisions_before_it_live(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    journalled(file, b"a: 1\n", b"a: 2\n")
    path = journal.journal_path(file)
    whole = path.read_bytes()
    first_line = whole.index(b"\n") + 1
    for length in range(first_line, len(whole)):
        path.write_bytes(whole[:length])
        assert bool(journal.mend(file)) == (length > first_line)
        assert path.read_bytes() == whole[:first_line]
        assert journal.text_of(file, journal.digest(b"a: 1\n")) == b"a: 1\n"


@pytest.mark.parametrize(
    "damage",
    [
        b"<<<<<<< HEAD",
        b"[]",
        b"null",
        b"\x00\x00",
        b'{"rev": "2", "at": "", "command": "", "parent": null, "sha256": "", "text": ""}',
        b'{"rev": 2, "at": "", "command": "", "parent": null, "sha256": "", "splices": [[-1, 0, ""]]}',
        b'{"rev": 2, "at": "", "command": "", "parent": null, "sha256": ""}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_line_costs_itself_alone(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "homework.yaml"
    journalled(file, b"a: 1\n", b"a: 2\n")
    path = journal.journal_path(file)
    path.write_bytes(path.read_bytes() + damage + b"\n")
    assert journal.last_entry(file).rev == 2  # type: ignore[union-attr]
    journalled(file, b"a: 3\n")
    assert journal.last_entry(file).rev == 3  # type: ignore[union-attr]
    assert journal.text_of(file, journal.digest(b"a: 3\n")) == b"a: 3\n"


def test_a_line_with_keys_of_a_newer_version_is_read(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    journalled(file, b"a: 1\n")
    path = journal.journal_path(file)
    path.write_bytes(path.read_bytes().replace(b'{"rev": 1', b'{"host": "later", "rev": 7'))
    assert journal.last_entry(file).rev == 7  # type: ignore[union-attr]


def test_lines_longer_than_a_block_are_read_from_the_end(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    large = b"".join(b"a%d: %d\n" % (number, number * number) for number in range(20_000))
    journalled(file, large, large[::-1], b"small")
    assert journal.text_of(file, journal.digest(large)) == large
    assert journal.text_of(file, journal.digest(large[::-1])) == large[::-1]


def test_a_journal_that_is_no_plain_file_is_none(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    file.write_bytes(b"a: 1\n")
    os.mkfifo(journal.journal_path(file))
    assert journal.last_entry(file) is None
    assert journal.text_of(file, journal.digest(b"a: 1\n")) is None
    with pytest.raises(OSError, match="No such device"):
        journal.append(file, None, Revision(b"a: 1\n", "update", NOW), file.stat())


@pytest.mark.parametrize(("mode", "journal_mode"), [(0o600, 0o600), (0o644, 0o644), (0o700, 0o600), (0o400, 0o400)])
def test_the_journal_is_as_open_as_the_file(tmp_path: Path, mode: int, journal_mode: int) -> None:
    file = tmp_path / "homework.yaml"
    file.write_bytes(b"a: 1\n")
    file.chmod(mode)
    journal.append(file, None, Revision(b"a: 1\n", "update", NOW), file.stat())
    assert stat.S_IMODE(journal.journal_path(file).stat().st_mode) == journal_mode


def test_a_journal_more_open_than_the_file_is_closed_at_the_next_line(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    journalled(file, b"a: 1\n")
    journal.journal_path(file).chmod(0o644)
    file.chmod(0o600)
    journalled(file, b"a: 2\n")
    assert stat.S_IMODE(journal.journal_path(file).stat().st_mode) == 0o600


def test_a_line_that_finds_the_disk_full_is_taken_back(tmp_path: Path) -> None:
    """A real limit on the size of files, in a process of its own."""
    file = tmp_path / "homework.yaml"
    journalled(file, b"a: 1\n" * 40)
    before = journal.journal_path(file).read_bytes()
    child = os.fork()
    if not child:
        os._exit(_append_with_little_room(file, len(before) + 30))
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 27  # EFBIG
    assert journal.journal_path(file).read_bytes() == before


def _append_with_little_room(file: Path, room: int) -> int:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        journal.append(file, None, Revision(b"a: 2\n" * 40, "update", NOW), file.stat())
    except OSError as error:
        return error.errno or 0
    return 0


def test_a_journal_of_any_length_is_read_from_its_end_alone(tmp_path: Path) -> None:
    """Before the newest lines stand 256 GiB of holes: reading the whole would never end."""
    file = tmp_path / "homework.yaml"
    journalled(file, b"a: 1\n", b"a: 2\n")
    path = journal.journal_path(file)
    newest = path.read_bytes()
    with path.open("wb") as out:
        out.truncate(1 << 38)
        out.seek(1 << 38)
        out.write(b"\n" + newest)
    assert journal.mend(file) == ()
    journal.append(file, b"a: 2\n", Revision(b"a: 3\n", "update", NOW), file.stat())
    assert journal.last_entry(file).rev == 3  # type: ignore[union-attr]
    assert journal.text_of(file, journal.digest(b"a: 3\n")) == b"a: 3\n"
    path.unlink()


def test_small_changes_of_a_large_file_take_little_room(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    large = b"a: 1\n" * 20_000
    journalled(file, *(large + b"b: %d\n" % number for number in range(399)))
    assert journal.journal_path(file).stat().st_size < 3 * len(large) + 400 * 300
