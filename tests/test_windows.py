"""What Windows and macOS do otherwise: consoles of older code pages, folders that cannot be synced, drive letters, other places
for settings; as far as it can be tried on Linux."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import platformdirs.macos
import pytest

from mentorprep.core.finding import Finding
from mentorprep.mail.config import config_path
from mentorprep.storage.state import state_folder
from mentorprep.terminal.check_data import _annotation

PROGRAM = Path(__file__).with_name("windows.py")
ANSWERS = """\
mentorprep: 1
mentee: {name: Żółć, availability: {hours_per_week: 6}}
goals:
  - {id: job, title: Get a job, by: 2027-06-30, plan: [{id: sql, title: SQL course, hours: 30}]}
"""


@pytest.fixture
def windows(tmp_path: Path) -> object:
    (tmp_path / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONIOENCODING": "cp1252",
        "LOCALAPPDATA": str(tmp_path / "local"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    environment.pop("MENTORPREP_FILE", None)

    def ended(*words: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, str(PROGRAM), "--today", "2026-11-23", *words]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, check=False, stdin=subprocess.DEVNULL
        )

    return ended


@pytest.mark.skipif(sys.platform == "win32", reason="the real one is tested by all other tests")
def test_a_homework_is_made_kept_and_told_without_what_only_posix_has(windows: object, tmp_path: Path) -> None:
    assert callable(windows)
    for words in (
        ["init", "--answers", "answers.yaml"],
        ["update", "sql", "--hours", "2.5", "--learned", "Łączenie tabel"],
        ["add", "question", "--text", "Dlaczego?"],
        ["check"],
        ["check", "--format", "github"],
        ["show"],
        ["export", "full", "--format", "html", "-o", "full.html"],
        ["schema", "--write"],
        ["history"],
        ["history", "restore"],
        ["explain", "forecast"],
    ):
        ended = windows(*words)
        assert (words, ended.returncode, ended.stderr.decode("cp1252")) == (words, 0, ended.stderr.decode("cp1252"))
        assert b"error of its own" not in ended.stderr
        ended.stdout.decode("utf-8" if "github" in words else "cp1252")
    assert "Łączenie tabel" in (tmp_path / "homework.yaml").read_text(encoding="utf-8")
    assert "Żółć" in (tmp_path / "full.html").read_text(encoding="utf-8")
    assert not list(tmp_path.glob(".*.tmp"))


@pytest.mark.skipif(sys.platform == "win32", reason="the real one is tested by all other tests")
def test_a_second_run_waits_for_the_lock_there_too(windows: object, tmp_path: Path) -> None:
    from filelock import FileLock

    assert callable(windows)
    windows("init", "--answers", "answers.yaml")
    with FileLock(tmp_path / ".homework.yaml.lock"):
        ended = windows("update", "sql", "--hours", "1")
    assert ended.returncode == 4
    assert b"Another run of mentorprep is writing homework.yaml" in ended.stderr


def test_a_drive_letter_does_not_end_the_name_of_a_file_in_an_annotation() -> None:
    finding = Finding("MP301", "error", "It does not fit", line=3, column=9)
    assert _annotation(r"C:\plans\homework.yaml", finding).startswith(
        r"::error file=C%3A\plans\homework.yaml,line=3,col=9,title=MP301 impossible::"
    )


def test_settings_and_state_are_where_macos_keeps_them(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr("platformdirs.PlatformDirs", platformdirs.macos.MacOS)
    place = "Library/Application Support/mentorprep"
    assert state_folder().as_posix().endswith(place)
    assert config_path().as_posix().endswith(f"{place}/mail.toml")
