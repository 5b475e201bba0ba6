import os
import signal
import time
from pathlib import Path

import filelock
import pytest

from mentorprep.core.stop import OUTSIDE, Stop
from mentorprep.storage.lock import lock_path, locked


def test_the_lock_stands_beside_the_file(tmp_path: Path) -> None:
    assert lock_path(tmp_path / "homework.yaml") == tmp_path / ".homework.yaml.lock"


def test_a_second_run_waits_and_then_says_so(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    with locked(file), pytest.raises(Stop) as stop, locked(file, wait_seconds=0.1):
        pytest.fail("both hold the lock")
    assert stop.value.exit_code == OUTSIDE
    assert stop.value.message == "Another run of mentorprep is writing homework.yaml: waited 0.1 seconds for it."
    with locked(file, wait_seconds=0):
        pass


def test_it_is_the_same_lock_as_filelocks(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    with filelock.FileLock(lock_path(file)), pytest.raises(Stop), locked(file, wait_seconds=0.1):
        pytest.fail("both hold the lock")
    with locked(file), pytest.raises(filelock.Timeout), filelock.FileLock(lock_path(file), timeout=0.1):
        pytest.fail("both hold the lock")


def test_the_lock_of_a_killed_run_is_free(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        with locked(file):
            os.write(writer, b"held")
            time.sleep(60)
    assert os.read(reader, 4) == b"held"
    with pytest.raises(Stop), locked(file, wait_seconds=0.05):
        pytest.fail("both hold the lock")
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with locked(file, wait_seconds=0):
        pass
    os.close(reader)
    os.close(writer)


def test_a_folder_that_is_not_there_is_the_systems_own_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), locked(tmp_path / "missing" / "homework.yaml"):
        pass


@pytest.mark.skipif(os.geteuid() != 0, reason="only root leaves files that others cannot open")
def test_what_root_leaves_does_not_shut_out_the_owner(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    file.touch()
    os.chown(file, 65534, 65534)
    with locked(file):
        pass
    assert lock_path(file).stat().st_uid == 65534
