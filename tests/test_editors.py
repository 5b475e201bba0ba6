"""Editors know the format through the schema that `schema --write` puts beside the homework: tried with the language server
that VS Code, Neovim and others use. `npm install yaml-language-server`, here or with -g, lets these tests run."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from language_server import LanguageServer
from mentorprep.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
SERVER = shutil.which("yaml-language-server", path=ROOT / "node_modules" / ".bin") or shutil.which(
    "yaml-language-server"
)

pytestmark = pytest.mark.skipif(
    SERVER is None or shutil.which("node") is None, reason="yaml-language-server is not installed"
)

TEXT = """\
mentorprep: 1
mentee:
  name: Ada
goals:
  - title: Learn Go
    by: 2027-06-30
    plan:
      - title: Tour of Go
        hours: 20
"""


@pytest.fixture
def homework(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MENTORPREP_FILE", raising=False)
    (tmp_path / "homework.yaml").write_text(TEXT, encoding="utf-8")
    assert run(["schema", "--write"]) == 0
    return tmp_path / "homework.yaml"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LanguageServer]:
    assert SERVER is not None
    with LanguageServer([SERVER, "--stdio"], tmp_path) as running:
        yield running


def put(homework: Path, old: str, new: str) -> tuple[int, int]:
    """Change the homework, and where the new text ends: line and column, both from 0."""
    before, _, after = homework.read_text(encoding="utf-8").partition(old)
    homework.write_text(before + new + after, encoding="utf-8")
    return (before + new).count("\n"), len((before + new).rpartition("\n")[2])


def test_a_sound_homework_has_no_marks(homework: Path, server: LanguageServer) -> None:
    assert server.open(homework) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("by:", "bye:", "Property bye is not allowed."),
        ("hours: 20", "hours: many", 'Incorrect type. Expected "number'),
        ("by: 2027-06-30", "status: finished", "Value is not accepted."),
    ],
)
def test_a_mistake_is_marked_where_it_stands(
    old: str, new: str, told: str, homework: Path, server: LanguageServer
) -> None:
    line, column = put(homework, old, new)
    found = server.open(homework)
    assert found
    assert {mark["range"]["start"]["line"] for mark in found} == {line}
    assert any(mark["range"]["end"]["character"] <= column + 1 and mark["message"].startswith(told) for mark in found)


def test_keys_are_completed_with_what_they_mean(homework: Path, server: LanguageServer) -> None:
    place = put(homework, "    by: 2027-06-30\n", "    d")
    server.open(homework)
    offered = {item["label"]: item for item in server.at("completion", homework, *place)["items"]}
    assert {"done_when", "measure", "start", "status", "by", "private"} <= set(offered)
    assert "title" not in offered
    assert "how you will know" in str(offered["done_when"].get("documentation"))


def test_words_are_completed_where_a_key_takes_one_of_them(homework: Path, server: LanguageServer) -> None:
    place = put(homework, "by: 2027-06-30", "status: ")
    server.open(homework)
    offered = {item["label"] for item in server.at("completion", homework, *place)["items"]}
    assert {"active", "paused", "done", "dropped"} <= offered


def test_a_key_says_what_it_means_under_the_pointer(homework: Path, server: LanguageServer) -> None:
    line, column = put(homework, "by: 2027", "by: 2027")
    server.open(homework)
    shown = str(server.at("hover", homework, line, column - len("by: 2027") + 1)["contents"])
    assert "this day included; a month, quarter or year means its last day" in shown
