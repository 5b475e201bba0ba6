"""Pages with commands: each command prints what the page says, run in an empty folder from the page's top."""

import difflib
import re
import shlex
import sys
from pathlib import Path

import pytest

from mentorprep.cli.app import COMMANDS, command_named, run
from pages import ROOT, as_run, markdown_pages, runnable_pages

_SHELL = re.compile(r"^```(?:sh|console)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_YAML = re.compile(r"^```yaml\n(mentorprep:.*?)^```$", re.DOTALL | re.MULTILINE)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.skipif(sys.platform == "win32", reason="the pages are written for a POSIX shell")
@pytest.mark.parametrize("path", runnable_pages(), ids=_name)
def test_the_commands_of_a_page_print_what_it_says(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    page = path.read_text(encoding="utf-8")
    made = as_run(page, tmp_path)
    if request.config.getoption("--update-goldens"):
        path.write_text(made, encoding="utf-8")
    else:
        changed = list(difflib.unified_diff(page.splitlines(), made.splitlines(), lineterm="", n=0))
        assert changed == [], "read what changed, then: pytest tests/docs --update-goldens"


def test_the_tutorial_is_among_the_pages_that_are_run() -> None:
    assert {"docs/tutorial.md", "README.md"} <= {_name(path) for path in runnable_pages()}


def _typed() -> list[tuple[str, str]]:
    found = []
    for path in markdown_pages():
        for block in _SHELL.findall(path.read_text(encoding="utf-8")):
            lines = block.replace("\\\n", " ").splitlines()
            found += [
                (_name(path), line.removeprefix("$ "))
                for line in lines
                if line.startswith(("mentorprep ", "$ mentorprep "))
            ]
    return found


def test_every_command_in_the_docs_has_the_flags_it_is_given() -> None:
    wrong = []
    for page, line in _typed():
        words = shlex.split(line.split(" | ")[0], comments=True)[1:]
        command = command_named(words[0]) if words[0] in COMMANDS else None
        inner = getattr(command, "commands", {})
        command = inner.get(next((word for word in words[1:] if word in inner), ""), command)
        flags = {flag for param in getattr(command, "params", ()) for flag in param.opts} | {"--help"}
        if command is None:
            flags = {"--version", "--help", "--install-completion", "--show-completion"}
        wrong += [
            f"{page}: {line}: {word}" for word in words if word.startswith("-") and word != "-" and word not in flags
        ]
        if command is None and not words[0].startswith("-"):
            wrong.append(f"{page}: {line}: {words[0]}")
    assert wrong == []


@pytest.mark.parametrize(
    ("page", "text"),
    [(path, text) for path in markdown_pages() for text in _YAML.findall(path.read_text(encoding="utf-8"))],
    ids=lambda value: _name(value) if isinstance(value, Path) else "",
)
def test_every_homework_in_the_docs_can_be_read(
    page: Path, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "homework.yaml").write_text(text, encoding="utf-8")
    assert run(["check", str(tmp_path / "homework.yaml"), "--fail-on", "never"]) == 0, capsys.readouterr().err
