"""`--help` on every command, and what a mistyped word is told."""

import shlex
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from mentorprep.cli.app import COMMANDS, Group, command_named, run


def everycommand_named() -> Iterator[tuple[str, ...]]:
    yield ()
    for name in COMMANDS:
        yield (name,)
        yield from ((name, inner) for inner in getattr(command_named(name), "commands", {}))


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    def show(*words: str, columns: int = 80) -> str:
        monkeypatch.setenv("COLUMNS", str(columns))
        assert run([*words, "--help"]) == 0
        return capsys.readouterr().out

    return show


def test_the_root_groups_the_commands_by_what_they_are_for(shown: Any) -> None:
    lines = shown().splitlines()
    headings = [line.removesuffix(":") for line in lines if line.removesuffix(":") in get_args(Group)]
    assert headings == [group for group in get_args(Group) if any(one.group == group for one in COMMANDS.values())]
    everyday = lines[lines.index("Every day:") + 1 :]
    assert [line.split()[0] for line in everyday[: everyday.index("")] if line[2] != " "] == [
        name for name, one in COMMANDS.items() if one.group == "Every day"
    ]


@pytest.mark.parametrize("words", list(everycommand_named()), ids=" ".join)
def test_each_command_has_an_example_that_names_it_with_flags_it_has(words: tuple[str, ...], shown: Any) -> None:
    if not words:
        return
    lines = shown(*words, columns=100).splitlines()
    at = next(number for number, line in enumerate(lines) if line in ("Example:", "Examples:"))
    examples = lines[at + 1 : lines.index("", at)]
    typed = shlex.split(" ".join(line.strip() for line in examples))
    assert typed[: len(words) + 1] == ["mentorprep", *words]
    command = command_named(words[0])
    flags = {
        flag
        for part in (command, *getattr(command, "commands", {}).values())
        for one in part.params
        for flag in one.opts
    }
    assert {word for word in typed if word.startswith("--")} <= flags | {"--since"}


@pytest.mark.parametrize("words", list(everycommand_named()), ids=" ".join)
@pytest.mark.parametrize("columns", [40, 80])
def test_help_keeps_to_the_width(words: tuple[str, ...], columns: int, shown: Any) -> None:
    text = shown(*words, columns=columns)
    wide = [line for line in text.splitlines() if len(line) > columns and " " in line.strip()]
    assert wide == []
    assert not {"[OPTIONS]", "<", "┌", "╭"} & set(text.split())


def test_help_at_40_columns_puts_what_a_flag_does_under_it(shown: Any) -> None:
    text = shown("check", columns=40)
    assert text.startswith("Usage: mentorprep check [FILE]...\n  [FLAGS]\n\nSay which dates are over-ambitious, by\n")
    assert (
        "Flags:\n  --for WORD\n      Add what is missing for this\n      message. One of outreach, kickoff,\n      update.\n"
        in text
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("chek", "There is no command “chek”. Did you mean check?\nMore: mentorprep --help\n"),
        ("zzzz", "There is no command “zzzz”.\nMore: mentorprep --help\n"),
        ("add gaol", "There is no command “gaol”. Did you mean goal?\nMore: mentorprep add --help\n"),
        (
            "check --fromat json",
            "There is no flag --fromat here. Did you mean --format?\nMore: mentorprep check --help\n",
        ),
        ("check -x", "There is no flag -x here.\nMore: mentorprep check --help\n"),
        (
            "check --format jsn",
            "--format: “jsn” is not one of text, json, github. Did you mean json?\nMore: mentorprep check --help\n",
        ),
        (
            "export kickof",
            "kind: “kickof” is not one of outreach, kickoff, update, full. Did you mean kickoff?\nMore: mentorprep export --help\n",
        ),
        ("check --for", "Option '--for' requires an argument.\n"),
    ],
)
def test_a_mistyped_word_is_told_the_nearest(typed: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(typed.split()) == 2
    assert capsys.readouterr() == ("", told)
