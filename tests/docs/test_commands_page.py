"""docs/reference/commands.md, exit-codes.md and the manual page: made from the commands."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any, get_args

import pytest
import typer

from mentorprep.cli.app import COMMANDS, Group, root_command, run
from mentorprep.cli.help_page import page_of
from mentorprep.cli.man_page import as_roff, as_text, sections
from mentorprep.cli.settings import global_options
from mentorprep.core.stop import EXIT_MEANINGS
from pages import DOCS, prove_part, prove_whole, row, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorprep.cli.help_page import Page, Row

COMMANDS_PAGE = DOCS / "reference" / "commands.md"
EXIT_PAGE = DOCS / "reference" / "exit-codes.md"
MANUAL = DOCS / "mentorprep.1"


@pytest.fixture
def root() -> Any:
    return typer.Context(root_command(), info_name="mentorprep")


def pages(above: Any) -> Iterator[tuple[int, str, Page]]:
    """Each command: how deep it is, its words, its page."""
    everywhere = frozenset([*(option.name for option in global_options()), "version"])
    for name, command in above.command.commands.items():
        context = typer.Context(command, info_name=name, parent=above)
        yield context.command_path.count(" "), context.command_path, page_of(context, everywhere)
        if hasattr(command, "commands"):
            yield from pages(context)


def rows(found: list[Row]) -> str:
    return table(("", ""), [(f"`{label}`", about) for label, about in found])


def listing(root: Any) -> str:
    parts = []
    for group in get_args(Group):
        names = [name for name, listed in COMMANDS.items() if listed.group == group]
        if names:
            parts.append(f"## {group}")
        for depth, path, page in pages(root):
            if path.split()[1] in names:
                parts.append(_command(depth, path, page))
    everywhere = frozenset([*(option.name for option in global_options()), "version"])
    of_root = page_of(root, everywhere)
    parts += ["## Flags of every command", rows(of_root.shared), "## Completion", rows(of_root.flags)]
    return "\n\n".join(parts)


def _command(depth: int, path: str, page: Page) -> str:
    examples = "\n".join(page.examples)
    found = [f"{'##' + '#' * depth} `{path}`", "\n\n".join(page.about), f"```sh\n{examples}\n```" if examples else ""]
    return "\n\n".join(filter(None, [*found, rows([*page.words, *page.flags]) if page.words or page.flags else ""]))


def test_the_page_has_every_command_with_its_flags(root: Any, request: pytest.FixtureRequest) -> None:
    prove_part(COMMANDS_PAGE, "commands", listing(root), request)


def test_the_page_has_every_exit_code(request: pytest.FixtureRequest) -> None:
    made = table(("exit", "meaning"), [(str(code), meaning) for code, meaning in EXIT_MEANINGS.items()])
    prove_part(EXIT_PAGE, "exit codes", made, request)


def test_the_manual_page_is_made_from_the_commands(root: Any, request: pytest.FixtureRequest) -> None:
    prove_whole(MANUAL, as_roff(sections(root)), request)


def test_man_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["man"]) == 0
    assert capsys.readouterr().out == MANUAL.read_text(encoding="utf-8")


def test_the_manual_page_names_every_command_and_flag(root: Any) -> None:
    text = as_text(sections(root), 80)
    for _, path, page in pages(root):
        assert path in text
        for label, _ in page.flags:
            assert " ".join(label.split()) in " ".join(text.split())


@pytest.mark.parametrize("width", [40, 80])
def test_the_manual_page_as_text_keeps_to_the_width(width: int, root: Any) -> None:
    text = as_text(sections(root), width)
    assert [line for line in text.splitlines() if len(line) > width and " " in line.strip()] == []


def test_roff_takes_the_manual_page_without_a_warning_and_shows_flags_that_can_be_copied() -> None:
    assert MANUAL.read_text(encoding="utf-8").isascii()
    try:
        shown = subprocess.run(
            ["groff", "-man", "-ww", "-Tutf8", "-P-cbou", MANUAL],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
    except FileNotFoundError:
        pytest.skip("groff is not installed")
    assert shown.stderr == ""
    assert "--list-templates" in shown.stdout
    assert 'mentorprep update sql --hours 2.5 --learned "Joins finally clicked"' in shown.stdout


def test_a_bar_in_a_cell_does_not_end_it() -> None:
    assert row("a|b", "c") == "| a\\|b | c |"
