"""`schema --write`: the schema beside the homework, and the line in it that editors look for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from mentorprep.cli.app import run
from mentorprep.core.format.header import with_header
from mentorprep.core.format.schema import schema_text

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "mentorprep: 1\nmentee: {name: Ada}\n"
LINE = "# yaml-language-server: $schema=homework.schema.json"


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "homework.yaml"
    path.write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MENTORPREP_FILE", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return path


def test_the_schema_is_put_beside_the_homework_whose_first_line_names_it(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["schema", "--write"]) == 0
    assert file.read_text() == f"{LINE}\n{TEXT}"
    assert file.with_name("homework.schema.json").read_text() == schema_text()
    out, err = capsys.readouterr()
    assert out == "homework.schema.json is beside homework.yaml, whose first lines name it.\n"
    assert err.endswith("Undo: `mentorprep history restore`\n")
    assert run(["history", "restore"]) == 0
    assert file.read_text() == TEXT


def test_writing_it_again_changes_nothing_but_an_old_schema(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "--write"]) == 0
    journal = file.with_name("homework.history.jsonl").read_bytes()
    file.with_name("homework.schema.json").write_text(json.dumps({"title": "mentorprep: homework.yaml, format 1"}))
    capsys.readouterr()
    assert run(["schema", "--write"]) == 0
    assert file.read_text() == f"{LINE}\n{TEXT}"
    assert file.with_name("homework.history.jsonl").read_bytes() == journal
    assert file.with_name("homework.schema.json").read_text() == schema_text()
    assert "Undo" not in capsys.readouterr().err


def test_a_schema_of_somebody_elses_is_not_written_over(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for other in ('{"title": "ours"}', "[]", "no JSON"):
        file.with_name("homework.schema.json").write_text(other)
        assert run(["schema", "--write"]) == 2
        assert file.with_name("homework.schema.json").read_text() == other
        assert "homework.schema.json is there already, and is not mentorprep's." in capsys.readouterr().err
    assert file.read_text() == TEXT


def test_without_a_usable_homework_nothing_is_written(file: Path) -> None:
    file.write_text("mentorprep: 1\n")
    assert run(["schema", "--write"]) == 3
    file.unlink()
    assert run(["schema", "--write"]) == 3
    assert list(file.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, f"{LINE}\n{TEXT}"),
        (f"\ufeff{TEXT}", f"\ufeff{LINE}\n{TEXT}"),
        ("mentorprep: 1\r\nmentee: {name: A}\r\n", f"{LINE}\r\nmentorprep: 1\r\nmentee: {{name: A}}\r\n"),
        (f"# mine\n\n# yaml-language-server: $schema=old.json\n{TEXT}", f"# mine\n\n{LINE}\n{TEXT}"),
        (f"# yaml-language-server: $schema=old.json\r\n{TEXT}", f"{LINE}\r\n{TEXT}"),
        (f"{TEXT}{LINE}\n", f"{LINE}\n{TEXT}{LINE}\n"),  # editors look at the top only
        ("", f"{LINE}\n"),
    ],
)
def test_the_line_stands_among_the_comments_that_open_the_file(text: str, expected: str) -> None:
    assert with_header(text, "homework.schema.json") == expected
    assert with_header(expected, "homework.schema.json") == expected
