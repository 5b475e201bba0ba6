"""Any damage of the journal: named, worked around, and never of any harm to the homework."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorprep import storage
from mentorprep.cli.app import run
from mentorprep.core.format.edit import Edit
from mentorprep.core.stop import Stop
from mentorprep.storage import journal, versions
from mentorprep.storage.journal import Revision, digest

NOW = dt.datetime(2026, 11, 23, 18, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))
TEXTS = tuple(
    "mentorprep: 1\nmentee: {name: Zażółć}\n" + "".join(f"# line {number}\n" for number in range(lines))
    for lines in (9, 10, 11, 12, 10, 13, 9)
)  # fmt: skip
DATA = tuple(text.encode() for text in TEXTS)


def with_past(folder: Path) -> Path:
    """A homework with seven revisions, the first and none other whole in its journal."""
    file = folder / "homework.yaml"
    parent = None
    for data in DATA:
        file.write_bytes(data)
        journal.append(file, parent, Revision(data, "update", NOW), file.stat())
        parent = data
    return file


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return journal.journal_path(with_past(tmp_path_factory.mktemp("whole"))).read_bytes()


@pytest.fixture(autouse=True)
def _state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


NUMBERS: st.SearchStrategy[Any] = st.sampled_from(
    (-1, 0, 1, 3, 6, 7, 8, 10**9, 10**9 + 1, 2**63, 10**30, 1.5, True, None, "1", [], {})
)
HASHES = st.sampled_from((None, "", "0" * 64, 7, "\ud800", *(digest(data) for data in DATA)))
WORDS = st.sampled_from(
    ("", "by hand", "\ud800", "\x1b[2J\n", "x" * 9999, None, 3, *(f"restore {n} (undo)" for n in (0, 1, 4, 7, 9**9)))
)
SPLICES = st.lists(
    st.tuples(NUMBERS, NUMBERS, st.sampled_from(("", "x", "\ud800", "\udcff", None, 3))).map(list), max_size=3
)
ABSURD = st.one_of(
    st.tuples(st.just("rev"), NUMBERS),
    st.tuples(st.sampled_from(("sha256", "parent")), HASHES),
    st.tuples(st.sampled_from(("command", "at", "text")), WORDS),
    st.tuples(st.just("at"), st.sampled_from(("9999-12-31T23:59:59-14:00", "0001-01-01", "2026-W01", "now"))),
    st.tuples(st.just("splices"), SPLICES),
)
Mutation = Callable[[bytes], bytes]


def _in_line(place: int, change: Callable[[bytes], bytes]) -> Mutation:
    def mutate(data: bytes) -> bytes:
        lines = data.split(b"\n")
        where = place % len(lines)
        return b"\n".join((*lines[:where], change(lines[where]), *lines[where + 1 :]))

    return mutate


def _with_value(line: bytes, key: str, value: object) -> bytes:
    try:
        return json.dumps({**json.loads(line), key: value}).encode()
    except (ValueError, TypeError):
        return line


PLACES = st.integers(0, 5000)
MUTATIONS: st.SearchStrategy[Mutation] = st.one_of(
    st.builds(lambda at, bit: lambda data: _flipped(data, at, bit), PLACES, st.integers(0, 7)),
    st.builds(lambda at: lambda data: data[: at % (len(data) + 1)], PLACES),
    st.builds(lambda at: lambda data: data[at % (len(data) + 1) :], PLACES),
    st.builds(lambda at, new: lambda data: data[:at] + new + data[at:], PLACES, st.binary(max_size=8)),
    st.builds(lambda at, size: lambda data: data[:at] + data[at + size :], PLACES, st.integers(1, 400)),
    st.builds(lambda at: _in_line(at, lambda line: line + b"\n" + line), PLACES),
    st.builds(lambda at: _in_line(at, lambda _: b"<<<<<<< HEAD"), PLACES),
    st.builds(lambda at, pair: _in_line(at, lambda line: _with_value(line, *pair)), PLACES, ABSURD),
    st.just(lambda data: b"\n".join(reversed(data.split(b"\n")))),
    st.just(lambda data: data * 2),
    st.just(lambda data: data + b"\0" * 4096),
)


def _flipped(data: bytes, at: int, bit: int) -> bytes:
    if not data:
        return data
    at %= len(data)
    return data[:at] + bytes([data[at] ^ (1 << bit)]) + data[at + 1 :]


def said_hashes(file: Path) -> set[str]:
    return {entry.sha256 for entry in journal.entries_backwards(file)}


def look_at_everything(file: Path) -> None:
    """Read all that there is; only our own end of a command may come out, and nothing on the disk may change."""
    before = {path: path.read_bytes() for path in file.parent.iterdir()}
    for words in (["list", "--format", "json"], ["list"], ["diff", "--lines"], ["diff", "2"], ["show", "4"]):
        assert run(["-q", "-f", str(file), "history", *words, "--debug"]) in (0, 1, 2, 3)
    past = versions.past(file, 100)
    for version in past.versions:
        assert version.data is None or digest(version.data) == version.sha256
        again = versions.version_of(file, version.revision)
        assert again is not None
        assert again.data is None or digest(again.data) == again.sha256
    for data in DATA:
        assert journal.text_of(file, digest(data)) in (data, None)
    assert {path: path.read_bytes() for path in file.parent.iterdir()} == before


def go_back(file: Path, *revision: str) -> None:
    """Restore; the homework is then what the journal says, or as it was."""
    before, said = file.read_bytes(), said_hashes(file)
    code = run(["-q", "-f", str(file), "history", "restore", *revision, "--debug"])
    now = file.read_bytes()
    assert code in (0, 1, 2, 3)
    assert now in DATA, "no text but one that was there"
    assert now == before if code else digest(now) in said
    if not code:
        last = journal.last_entry(file)
        assert last is not None
        assert last.sha256 == digest(now)
        assert journal.text_of(file, digest(before)) == before, "what gave way is in the history"


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.lists(MUTATIONS, min_size=1, max_size=3), st.integers(0, 8), st.sampled_from(DATA))
def test_no_damage_raises_anything_or_changes_the_homework_or_restores_what_was_not_there(
    tmp_path_factory: pytest.TempPathFactory,
    original: bytes,
    mutations: list[Mutation],
    revision: int,
    current: bytes,
) -> None:
    file = tmp_path_factory.mktemp("damaged") / "homework.yaml"
    file.write_bytes(current)
    damaged = original
    for mutate in mutations:
        damaged = mutate(damaged)
    journal.journal_path(file).write_bytes(damaged)
    look_at_everything(file)
    go_back(file)
    go_back(file, str(revision))
    go_back(file)
    goes_on(file)


def written(file: Path, situation: str) -> storage.Saved:
    return storage.write(file, lambda _: [Edit(("mentee", "situation"), situation)], command="update", now=NOW)


def goes_on(file: Path) -> None:
    """A write finds its way, and what stood there before it can be restored whatever the damage was."""
    before = file.read_bytes()
    saved = written(file, "new")
    assert saved.revision is not None
    assert journal.text_of(file, digest(before)) == before
    assert journal.text_of(file, saved.sha256) == file.read_bytes()
    assert run(["-q", "-f", str(file), "history", "restore", "--debug"]) == 0
    assert file.read_bytes() == before


def test_a_flip_of_any_byte_costs_revisions_and_nothing_else(tmp_path: Path, original: bytes) -> None:
    file = tmp_path / "homework.yaml"
    file.write_bytes(DATA[-1])
    path = journal.journal_path(file)
    for place in range(len(original)):
        path.write_bytes(_flipped(original, place, place % 8))
        texts = [version.data for version in versions.past(file, 100).versions]
        assert all(text is None or text in DATA for text in texts)
        assert journal.text_of(file, digest(DATA[-1])) in (DATA[-1], None)
        assert file.read_bytes() == DATA[-1]


def test_a_cut_at_any_byte_leaves_the_revisions_before_it(tmp_path: Path, original: bytes) -> None:
    file = tmp_path / "homework.yaml"
    file.write_bytes(DATA[-1])
    path = journal.journal_path(file)
    for length in range(len(original)):
        path.write_bytes(original[:length])
        whole = original[:length].count(b"\n")
        past = versions.past(file, 100)
        assert (past.revisions, past.damaged) == (whole, int(not original[:length].endswith(b"\n") and length > 0))
        assert [version.data for version in past.versions] == list(DATA[:whole])


@pytest.mark.parametrize("field", [b'"text": "', b'"sha256": "', b'"command": "', b'"at": "'])
def test_text_that_is_no_text_is_damage(tmp_path: Path, field: bytes) -> None:
    file = with_past(tmp_path)
    path = journal.journal_path(file)
    path.write_bytes(path.read_bytes().replace(field, field + b"\\ud800", 1))
    assert versions.past(file, 100).damaged == 1
    assert versions.version_of(file, 1) is None
    assert journal.text_of(file, digest(DATA[0])) is None


def test_a_tail_of_nothing_that_a_lost_power_left_is_ended_and_the_history_goes_on(tmp_path: Path) -> None:
    """More of it than a line can be long: it is not read to its beginning."""
    file = with_past(tmp_path)
    path = journal.journal_path(file)
    with path.open("r+b") as out:
        out.truncate(200 * 1024 * 1024)
    assert versions.past(file, 100)[:2] == (0, 1)
    assert run(["-q", "-f", str(file), "history"]) == 1
    saved = written(file, "new")
    assert saved.warnings == (
        "The last line of homework.history.jsonl was damaged: what stands before it is out of reach. The homework is whole.",
    )
    assert saved.revision == 2
    assert [version.command for version in versions.past(file, 100).versions] == ["by hand", "update"]
    path.unlink()


def test_a_number_beyond_all_others_does_not_stop_the_history(tmp_path: Path) -> None:
    file = with_past(tmp_path)
    path = journal.journal_path(file)
    path.write_bytes(path.read_bytes().replace(b'{"rev": 7', b'{"rev": 1000000000'))
    for number in range(3):
        saved = written(file, str(number))
        assert saved.revision == 1_000_000_000
    path.write_bytes(path.read_bytes().replace(b'"rev": 1000000000', b'"rev": 1000000001'))
    assert storage.read(file).revision == 6


def test_the_journal_of_another_homework_loses_nothing_of_either(tmp_path: Path) -> None:
    file = with_past(tmp_path)
    own = b"mentorprep: 1\nmentee: {name: Grace}\ngoals: [{title: Compilers}]\n"
    file.write_bytes(own)
    saved = written(file, "new")
    assert journal.text_of(file, digest(own)) == own
    assert [versions.version_of(file, number).data for number in range(1, 8)] == list(DATA)  # type: ignore[union-attr]
    assert saved.revision == 9
    assert run(["-q", "-f", str(file), "history", "restore"]) == 0
    assert file.read_bytes() == own


def test_lines_that_lead_in_a_circle_lead_nowhere(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    file.write_bytes(DATA[0])
    sha256 = digest(DATA[0])
    line = json.dumps(
        {"rev": 1, "at": "", "command": "update", "parent": sha256, "sha256": sha256, "splices": [[0, 0, ""]]}
    )
    journal.journal_path(file).write_text((line + "\n") * 20_000)
    assert journal.text_of(file, sha256) is None
    assert all(version.data is None for version in versions.past(file, 100).versions)
    with pytest.raises(Stop):
        storage.put_back(file, lambda _: storage.Chosen(b"no homework", "restore 1"), now=NOW)


def test_a_text_that_the_history_cannot_lead_to_is_kept_once_more_before_it_gives_way(tmp_path: Path) -> None:
    file = with_past(tmp_path)
    path = journal.journal_path(file)
    path.write_bytes(path.read_bytes()[1:])
    saved = written(file, "new")
    assert saved.warnings == (
        "homework.history.jsonl is damaged: the text of now is kept in it once more, as revision 8.",
    )
    assert [version.command for version in versions.past(file, 2).versions][1:] == ["history mended", "update"]
    assert run(["-q", "-f", str(file), "history", "restore"]) == 0
    assert file.read_bytes() == DATA[-1]
