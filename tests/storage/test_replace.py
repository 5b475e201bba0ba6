import os
import stat
from pathlib import Path

import pytest

from mentorprep.core.stop import OUTSIDE, Stop
from mentorprep.storage.replace import refuse_read_only, replace, temporary_path


def always() -> bool:
    return True


def never() -> bool:
    return False


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    assert replace(file, b"a: 1\n", None, always)
    assert file.read_bytes() == b"a: 1\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o666, 0o755])
def test_the_mode_stays(tmp_path: Path, mode: int) -> None:
    file = tmp_path / "homework.yaml"
    file.write_bytes(b"a: 1\n")
    file.chmod(mode)
    assert replace(file, b"a: 2\n", file.stat(), always)
    assert stat.S_IMODE(file.stat().st_mode) == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file away")
def test_the_owner_stays(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    file.write_bytes(b"a: 1\n")
    os.chown(file, 65534, 65533)
    assert replace(file, b"a: 2\n", file.stat(), always)
    assert (file.stat().st_uid, file.stat().st_gid) == (65534, 65533)


def test_what_changed_at_the_last_moment_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    file.write_bytes(b"a: 1\n")
    assert not replace(file, b"a: 2\n", file.stat(), never)
    assert file.read_bytes() == b"a: 1\n"
    assert list(tmp_path.iterdir()) == [file]


def test_the_temporary_file_of_a_killed_run_goes_with_the_next_write(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    file.write_bytes(b"a: 1\n")
    temporary_path(file).write_bytes(b"half of somethi")
    assert replace(file, b"a: 2\n", file.stat(), always)
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_planted_in_the_temporary_files_place_is_not_written_through(tmp_path: Path) -> None:
    file, treasure = tmp_path / "homework.yaml", tmp_path / "treasure"
    file.write_bytes(b"a: 1\n")
    treasure.write_bytes(b"gold")
    temporary_path(file).symlink_to(treasure)
    assert replace(file, b"a: 2\n", file.stat(), always)
    assert treasure.read_bytes() == b"gold"
    assert file.read_bytes() == b"a: 2\n"


def test_a_read_only_file_is_refused_even_from_root(tmp_path: Path) -> None:
    file = tmp_path / "homework.yaml"
    file.write_bytes(b"a: 1\n")
    file.chmod(0o444)
    with pytest.raises(Stop) as stop:
        refuse_read_only(file, file.stat())
    assert (stop.value.exit_code, stop.value.message) == (OUTSIDE, "homework.yaml is read-only.")
