"""The line on what is worth doing next: the same way behind each command, for the same file, silent under `-q`."""

import re
from pathlib import Path

import pytest

from mentorprep.cli.app import run

HOMEWORK = """\
mentorprep: 1
mentee: {name: Ada, email: ada@example.com, situation: A tester, availability: {hours_per_week: 7}}
mentors: [{id: marcin, name: Marcin Nowak}]
goals:
  - id: job
    title: Get a junior backend job
    by: 2026-10-31
    plan: [{id: sql, title: SQL course with all exercises, hours: 14}]
questions: [{id: q1, text: Django or FastAPI?}]
"""
COMMANDS = {
    "check": "check",
    "show": "show",
    "add": "add question --text Why?",
    "update": "update sql --hours 2",
    "replan": "replan --yes --because life",
    "schema": "schema --write",
    "export": "export outreach",
    "mark": "export outreach --mark-sent",
    "mail": "mail setup --command cat",
    "init": "init other.yaml --answers answers.yaml",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("my plan.yaml", "homework.yaml", "answers.yaml"):
        (tmp_path / name).write_text(HOMEWORK, encoding="utf-8")
    return tmp_path


def said(*words: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What goes to stderr of a run that is no failure."""
    assert run(["--today", "2026-11-23", *words]) in {0, 1}
    return capsys.readouterr().err


def commands_in(text: str) -> list[str]:
    return [found for found in re.findall("`(mentorprep [^`]+)`", text) if "history show" not in found]


@pytest.mark.parametrize("words", [words for name, words in COMMANDS.items() if name != "init"])
@pytest.mark.usefixtures("folder")
def test_each_command_that_is_named_works_on_the_same_file(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    named = commands_in(said("-f", "my plan.yaml", *words.split(), capsys=capsys))
    assert named or "schema" in words or "mark" in words
    assert [one for one in named if not one.endswith(" -f 'my plan.yaml'")] == []


@pytest.mark.usefixtures("folder")
def test_an_undo_names_the_file_and_the_way_back_from_it(capsys: pytest.CaptureFixture[str]) -> None:
    of_file = ("-f", "my plan.yaml")
    for words in ("update sql --hours 1", "update sql --hours 2"):
        assert commands_in(said(*of_file, *words.split(), capsys=capsys))[-1] == (
            "mentorprep history restore -f 'my plan.yaml'"
        )
    assert said(*of_file, "history", "restore", capsys=capsys).splitlines()[-1] == (
        "Once more goes one further back; `mentorprep history restore 3 -f 'my plan.yaml'` takes this back."
    )


@pytest.mark.parametrize("words", COMMANDS.values())
@pytest.mark.usefixtures("folder")
def test_without_a_file_none_is_named(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    expected = {"mentorprep check -f other.yaml"} if words.startswith("init") else set()
    assert {one for one in commands_in(said(*words.split(), capsys=capsys)) if " -f " in one} == expected


@pytest.mark.parametrize("words", COMMANDS.values())
@pytest.mark.usefixtures("folder")
def test_quiet_is_quiet(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands_in(said("-q", *words.split(), capsys=capsys)) == []
