"""No file that the tool makes can be read by anybody else, however open the shell's umask is."""

from __future__ import annotations

import datetime as dt
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mentorprep.cli.app import run
from mentorprep.core.questions import Answer
from mentorprep.storage.drafts import begin_draft, keep_answer

if sys.platform == "win32":
    pytest.skip("modes are POSIX's", allow_module_level=True)

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = ["--today", "2026-11-23", "-q"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of the mentee's own, in a shell that keeps nothing from anybody."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    umask = os.umask(0)
    yield tmp_path
    os.umask(umask)


def modes(folder: Path) -> dict[str, str]:
    """Every path below a folder with its mode; what is empty tells nobody anything."""
    paths = sorted(path for path in folder.rglob("*") if path.is_dir() or path.stat().st_size)
    return {str(path.relative_to(folder)): stat.filemode(path.stat().st_mode) for path in paths}


def write_homework() -> None:
    answers = Path("answers.yaml")
    answers.write_text("mentee: {name: Ada}\ngoals: [{title: A job}]\n", encoding="utf-8")
    assert run(["init", "--answers", "answers.yaml", *TODAY]) == 0
    answers.unlink()


def test_a_homework_its_journal_and_what_is_exported_are_for_their_owner_alone(folder: Path) -> None:
    write_homework()
    assert run(["update", "--note", "a bad week", *TODAY]) == 0
    assert run(["export", "full", "-o", "full.md", *TODAY]) == 0
    assert modes(folder / "work") == {
        "full.md": "-rw-------",
        "homework.history.jsonl": "-rw-------",
        "homework.yaml": "-rw-------",
    }


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o660, 0o600])
def test_a_journal_is_never_more_open_than_the_homework(folder: Path, mode: int) -> None:
    write_homework()
    homework, journal = (folder / "work" / name for name in ("homework.yaml", "homework.history.jsonl"))
    homework.chmod(mode)
    for _ in range(2):
        assert run(["update", "--note", "again", *TODAY]) == 0
        assert stat.S_IMODE(homework.stat().st_mode) == mode
        assert stat.S_IMODE(journal.stat().st_mode) & ~mode == 0
        journal.chmod(0o666)  # the next write closes it again


def test_an_answer_that_could_not_be_written_is_kept_for_its_owner_alone(folder: Path) -> None:
    write_homework()
    (folder / "work" / "homework.yaml").chmod(0o400)
    assert run(["update", "--note", "a bad week", *TODAY]) == 4
    kept = modes(folder / "state")
    assert len([path for path in kept if "pending/" in path]) == 1
    assert set(kept.values()) == {"drwx------", "-rw-------"}


def test_a_draft_is_kept_for_its_owner_alone(folder: Path) -> None:
    target = Path("homework.yaml")
    begin_draft(target, None, dt.datetime(2026, 11, 23, tzinfo=dt.UTC))
    keep_answer(target, Answer("name", "Ada", dt.date(2026, 11, 23)))
    assert set(modes(folder / "state").values()) == {"drwx------", "-rw-------"}


def test_the_mail_account_and_what_sending_leaves_are_for_their_owner_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    answers = "mentee: {name: Ada, email: ada@example.org}\nmentors: [{name: Marcin, email: marcin@example.com}]\n"
    Path("answers.yaml").write_text(answers, encoding="utf-8")
    assert run(["init", "--answers", "answers.yaml", *TODAY]) == 0
    assert run(["mail", "setup", "--command", f"{sys.executable} -c pass", *TODAY]) == 0
    assert run(["export", "outreach", "--mentor", "marcin", "--send", "--yes", *TODAY]) == 0
    left = {path: folder / path for path in modes(folder) if path.split("/")[0] in {"state", "config"}}
    assert {stat.S_IMODE(path.stat().st_mode) for path in left.values()} == {0o700, 0o600}
    assert {"config/mentorprep/mail.toml", "state/mentorprep/sending"} <= set(left)
