import os
from pathlib import Path

import pytest

from mentorprep import storage
from mentorprep.core.stop import UNUSABLE, Stop

TEXT = b"mentorprep: 1\nmentee: {name: Ada}\n"


def failure(path: Path) -> tuple[int, str, list[str]]:
    with pytest.raises(Stop) as stop:
        storage.read(path)
    return stop.value.exit_code, stop.value.file, [finding.code for finding in stop.value.findings]


def test_the_named_file_comes_first_then_the_variable_then_the_nearest(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "homework.yaml").write_bytes(TEXT)
    environ = {"MENTORPREP_FILE": "elsewhere.yaml"}
    assert storage.find(Path("mine.yaml"), environ, deep) == Path("mine.yaml")
    assert storage.find(None, environ, deep) == Path("elsewhere.yaml")
    assert storage.find(None, {"MENTORPREP_FILE": ""}, deep) == Path("../../homework.yaml")
    assert storage.find(None, {}, tmp_path) == Path("homework.yaml")


def test_no_homework_anywhere_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stop:
        storage.find(None, {}, tmp_path)
    assert (stop.value.exit_code, stop.value.findings[0].code) == (UNUSABLE, "MP100")
    assert stop.value.message == "There is no homework.yaml in this folder or one above."


def test_reading_gives_the_bytes_what_they_say_and_no_revision_without_a_journal(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    file.write_bytes(TEXT)
    loaded = storage.read(file)
    assert (loaded.path, loaded.data, loaded.homework.mentee.name) == (file, TEXT, "Ada")
    assert (loaded.revision, len(loaded.sha256)) == (None, 64)


def test_what_is_no_plain_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for path in (tmp_path, fifo, Path("/dev/zero"), loop, tmp_path / "missing", tmp_path / "fifo" / "x", Path("a\0b")):
        assert failure(path) == (UNUSABLE, str(path), ["MP100"])


def test_a_file_over_16_mib_is_refused_and_one_of_16_mib_is_read(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    file.touch()
    os.truncate(file, 16 * 1024 * 1024 + 1)
    assert failure(file) == (UNUSABLE, str(file), ["MP100"])
    os.truncate(file, 16 * 1024 * 1024)
    assert len(storage.read_bytes(file)) == 16 * 1024 * 1024


def test_all_errors_of_an_unusable_file_come_at_once(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    file.write_bytes(b"mentorprep: 1\nmentee: {name: Ada, nam: x}\ngoals:\n  - {title: A, by: 2030-02-30}\n")
    assert failure(file) == (UNUSABLE, str(file), ["MP101", "MP103"])


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_a_file_that_may_not_be_read_is_unusable(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    file.write_bytes(TEXT)
    file.chmod(0o600)
    child = os.fork()
    if not child:
        os.setgid(65534)
        os.setuid(65534)
        try:
            storage.read(file)
        except Stop as stop:
            os._exit(stop.exit_code)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == UNUSABLE
