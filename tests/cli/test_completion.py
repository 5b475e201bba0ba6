"""What Tab offers, by itself and in the shells that are installed here."""

import contextlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from mentorprep.cli.app import COMMANDS, command_named, run
from mentorprep.cli.completion import TABLE, answer, complete
from mentorprep.cli.completion_scripts import place_of, script
from mentorprep.cli.completion_table import table
from mentorprep.cli.settings import global_options

if sys.platform != "win32":
    import pexpect

HOMEWORK = """\
mentorprep: 1
mentee: {name: Ada}
mentors: [{id: marcin, name: Marcin Nowak}]
goals:
  - id: backend-job
    title: "Get a 'junior' backend: $HOME `id`"
    plan: [{id: sql, title: SQL course}, {title: Small service}]
questions: [{text: Django?}]
decisions: [{id: d1, text: Python first}]
"""
BROKEN = HOMEWORK.replace("mentee: {name: Ada}", "mentee: {name: [Ada")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "homework.yaml").write_text(HOMEWORK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def words(*typed: str) -> list[str]:
    return [word for word, _ in complete(typed) or []]


def test_the_table_is_fresh(request: pytest.FixtureRequest) -> None:
    path = Path(TABLE)
    if request.config.getoption("--update-goldens"):
        path.write_bytes(table().encode())
    assert path.read_bytes().decode() == table(), "pytest tests/cli/test_completion.py --update-goldens"


def test_every_value_that_is_an_id_a_code_or_a_revision_has_offers() -> None:
    takes = {line.split("\t")[0] + " " + line.split("\t")[1]: line.split("\t")[2] for line in table().splitlines()}
    silent = []
    for name in COMMANDS:
        command = command_named(name)
        for path, one in (
            (name, command),
            *((f"{name} {inner}", c) for inner, c in getattr(command, "commands", {}).items()),
        ):
            for param in one.params:
                if str(param.metavar or "").strip("[].") in ("ID", "CODE", "REV") and param.param_type_name == "option":
                    silent += [param.opts[0] for flag in param.opts if takes[f"{path} {flag}"] in ("", "?")]
    assert silent == []


def test_commands_flags_and_words_are_offered_with_what_they_mean(folder: Path) -> None:
    assert complete(["upd"]) == [("update", COMMANDS["update"].help)]
    assert words("add", "g") == ["goal"]
    assert words("check", "--fo") == ["--for", "--format"]
    assert words("check", "--for", "k") == ["kickoff"]
    assert words("check", "--for=k") == ["--for=kickoff"]
    assert words("check", "--format", "json", "--fo") == ["--for"]
    assert words("--today", "2026-11-23", "upd") == ["update"]
    assert words("update", "--accept", "mp30")[0] == "MP301"
    assert words("init", "--template", "cert") == ["certificate"]
    assert words("nonsense", "") == []
    assert {flag for option in global_options() for flag in option.opts} <= set(words("check", "-"))


def test_ids_are_those_of_the_file_with_titles(folder: Path) -> None:
    assert words("update", "") == ["marcin", "backend-job", "sql", "small-service", "q1", "d1"]
    assert complete(["show", "sq"]) == [("sql", "step: SQL course")]
    assert words("add", "question", "--about", "s") == ["sql", "small-service"]
    assert words("add", "step", "--goal", "") == ["backend-job"]
    assert words("export", "--mentor", "") == ["marcin"]
    assert words("update", "sql", "") == []


def test_the_file_that_is_named_counts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "other.yaml").write_text(HOMEWORK.replace("marcin", "henrik"), encoding="utf-8")
    assert words("-f", "other.yaml", "export", "--mentor", "") == ["henrik"]
    assert words("export", "--mentor", "", "-f", "other.yaml") == []
    monkeypatch.setenv("MENTORPREP_FILE", "other.yaml")
    assert words("export", "--mentor", "") == ["henrik"]


def test_revisions_are_offered_the_newest_first(folder: Path) -> None:
    assert run(["-q", "update", "sql", "--hours", "1"]) == 0
    assert run(["-q", "update", "sql", "--hours", "2"]) == 0
    offers = complete(["history", "restore", ""])
    assert offers is not None
    assert [word for word, _ in offers] == ["3", "2", "1"]
    assert offers[0][1].endswith(" update")


def test_files_are_left_to_the_shell(folder: Path) -> None:
    assert complete(["check", ""]) is None
    assert complete(["-f", "hom"]) is None
    assert answer(["check", "a", "b"]) == [":files"]


@pytest.mark.parametrize("text", [BROKEN, "", "\t", "mentorprep: 99\nid: later"])
def test_a_broken_homework_still_offers_what_is_written_in_it(text: str, folder: Path) -> None:
    (folder / "homework.yaml").write_text(text, encoding="utf-8")
    written = ["marcin", "backend-job", "sql", "d1"] if text == BROKEN else ["later"] if "later" in text else []
    assert words("update", "") == written
    assert words("upd") == ["update"]


def test_without_a_homework_there_is_silence_and_no_error(tmp_path: Path) -> None:
    done = asked(tmp_path, "update", "")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def asked(folder: Path, *typed: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "_MENTORPREP_COMPLETE": "zsh", "PYTHONUTF8": "1", **variables}
    return subprocess.run(
        [sys.executable, "-m", "mentorprep", *typed],
        cwd=folder, env=environ, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_words_that_come_by_the_environment_count(folder: Path) -> None:
    done = asked(folder, _MENTORPREP_WORDS="update\n", _MENTORPREP_COMPLETE="powershell")
    assert done.stdout.splitlines()[2] == "sql\tstep: SQL course"


def test_help_has_no_control_characters(folder: Path) -> None:
    (folder / "homework.yaml").write_text(HOMEWORK.replace("SQL course", '"a\\tb\\e[31mc\\nd"'), encoding="utf-8")
    assert answer(["show", "sql"]) == ["sql\tstep: a b␛[31mc d"]


def test_a_tab_imports_neither_typer_nor_anything_heavy(folder: Path) -> None:
    code = (
        "import sys; sys.argv[1:] = ['update', '']\n"
        "from mentorprep.__main__ import main\nmain()\n"
        "assert not {'typer', 'rich', 'pydantic', 'json', 'slugify'} & set(sys.modules), sys.modules.keys()"
    )
    environ = {**os.environ, "_MENTORPREP_COMPLETE": "bash"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environ, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["marcin", "backend-job", "sql", "small-service", "q1", "d1"]


# The scripts


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_the_script_of_each_shell_is_shown(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--show-completion", shell]) == 0
    assert capsys.readouterr().out == script(shell)


@pytest.mark.parametrize(
    "words",
    [
        ["--today", "2026-11-23", "-q", "--show-completion", "bash"],
        ["--today=2026-11-23", "--show-completion", "-f", "a.yaml", "bash", "--plain"],
        ["--file=", "--show-completion", "bash"],
    ],
    ids=" ".join,
)
def test_global_flags_may_stand_before_it_and_after(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(words) == 0
    assert capsys.readouterr().out == script("bash")


def test_the_value_of_another_flag_is_not_taken_for_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "-f", "--show-completion"]) == 3
    assert "--show-completion:" in capsys.readouterr().err


def test_an_unknown_shell_is_told_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--install-completion", "zhs"]) == 2
    assert capsys.readouterr().err == "There is no completion for the shell “zhs”.\nDid you mean zsh?\n"


def test_installing_twice_adds_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    (tmp_path / ".bashrc").write_text("alias ll='ls -l'", encoding="utf-8")
    for _ in range(2):
        assert run(["--install-completion", "bash"]) == 0
    place = place_of("bash", {}, tmp_path)
    assert place.script.read_text(encoding="utf-8") == script("bash")
    assert (tmp_path / ".bashrc").read_text(encoding="utf-8") == (
        f"alias ll='ls -l'\n[ -r '{place.script}' ] && . '{place.script}'  # completion of mentorprep\n"
    )
    assert capsys.readouterr().out.startswith(
        f"Completion for bash is in {place.script}.\n{tmp_path}/.bashrc loads it.\n"
    )


def test_powershell_is_told_the_line_for_its_profile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert run(["--install-completion", "pwsh"]) == 0
    path = tmp_path / "mentorprep" / "completion.ps1"
    assert path.read_text(encoding="utf-8") == script("pwsh")
    assert f"Add this line to your profile (`notepad $PROFILE`): . '{path}'\n" in capsys.readouterr().out


def test_what_cannot_be_installed_says_how_to_do_it_by_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    assert run(["--install-completion", "fish"]) == 4
    assert "`mentorprep --show-completion fish` prints it" in capsys.readouterr().err


def test_the_powershell_script_has_the_shape_that_it_needs() -> None:
    text = script("powershell")
    for needed in (
        "Register-ArgumentCompleter -Native -CommandName mentorprep",
        "param($wordToComplete, $commandAst, $cursorPosition)",
        "$env:_MENTORPREP_COMPLETE = 'powershell'",
        '$env:_MENTORPREP_WORDS = $words -join "`n"',
        '-split "`t", 2',
        "[System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $help)",
        "Remove-Item Env:_MENTORPREP_COMPLETE, Env:_MENTORPREP_WORDS",
    ):
        assert needed in text
    for opening, closing in ("{}", "()", "[]"):
        assert text.count(opening) == text.count(closing)


# The real shells

SHELLS: dict[str, tuple[list[str], str]] = {
    "bash": (["--norc", "--noprofile", "-i"], "source completion"),
    "zsh": (["-f", "-i"], "autoload -Uz compinit; compinit -u -d dump; source completion"),
    "fish": (["--no-config", "-i"], "source completion"),
}


PROGRAM = """\
#!/bin/sh
if [ -n "$_MENTORPREP_COMPLETE" ]; then exec "{python}" -m mentorprep "$@"; fi
printf '%s\\n' "$@" > "{seen}"
"""  # what is completed is real; what is run only says which words it was given


class Shell:
    """A shell on a pseudo-terminal, in a folder with a homework, with the script loaded."""

    def __init__(self, name: str, folder: Path) -> None:
        flags, load = SHELLS[name]
        (folder / "completion").write_text(script(name), encoding="utf-8")
        (folder / "bin").mkdir()
        program = folder / "bin" / "mentorprep"
        program.write_text(PROGRAM.format(python=sys.executable, seen=folder / "seen"), encoding="utf-8")
        program.chmod(0o755)
        path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
        environ = {
            **os.environ,
            "PATH": path,
            "HOME": str(folder),
            "TERM": "dumb" if name != "fish" else "xterm",
            "PS1": "$ ",
        }
        environ |= {
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
            "fish_greeting": "",
        }
        self.folder = folder
        self.child: Any = pexpect.spawn(
            name, flags, cwd=str(folder), env=environ, encoding="utf-8", timeout=60, dimensions=(50, 120)
        )
        self.runs(load)

    def runs(self, line: str) -> None:
        """Run a line and wait until it is through."""
        done = self.folder / "done"
        done.unlink(missing_ok=True)
        self.child.send(f"{line}; echo through > done\r")
        self.waits_for(done)

    def waits_for(self, path: Path) -> str:
        """What a file holds, once it holds something; what the shell prints meanwhile is read, or it would stop."""
        until = time.monotonic() + 60
        while not (path.exists() and path.read_text(encoding="utf-8")):
            assert time.monotonic() < until, f"nothing in {path.name}"
            with contextlib.suppress(pexpect.TIMEOUT):
                self.child.read_nonblocking(10_000, 0.05)
        return path.read_text(encoding="utf-8")

    def completed(self, typed: str) -> list[str]:
        """The words after `mentorprep` when Tab is pressed behind `typed` and the line is run."""
        seen = self.folder / "seen"
        seen.unlink(missing_ok=True)
        self.child.send(f"mentorprep {typed}")
        self.child.send("\t")
        self.child.send("\r")
        return self.waits_for(seen).split("\n")[:-1]

    def lists(self, typed: str, *expected: str) -> None:
        """Tab twice behind `typed` shows these words, in this order (bash sorts them); then the line is given up."""
        self.child.send(f"mentorprep {typed}")
        self.child.send("\t\t")
        for text in expected:
            self.child.expect_exact(text)
        self.child.send("\x15")  # Ctrl-U

    def ends(self) -> None:
        self.child.close(force=True)


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX's")
@pytest.mark.parametrize("name", SHELLS)
def test_a_real_shell_completes(name: str, folder: Path) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    shell = Shell(name, folder)
    try:
        assert shell.completed("upd") == ["update"]
        assert shell.completed("show backend-") == ["show", "backend-job"]
        assert shell.completed("check --fail-on nev") == ["check", "--fail-on", "never"]
        assert shell.completed("check --fail-on=nev") == ["check", "--fail-on=never"]
        assert shell.completed("update --accept MP31") == ["update", "--accept", "MP31"]
        assert shell.completed("add question --about smal") == ["add", "question", "--about", "small-service"]
        assert shell.completed("-f home") == ["-f", "homework.yaml"]
        titles = ("small-service", "sql") if name == "bash" else ("SQL course", "Small service")
        shell.lists("add question --about s", *titles)
        (folder / "homework.yaml").write_text(BROKEN, encoding="utf-8")
        assert shell.completed("show back") == ["show", "backend-job"]
    finally:
        shell.ends()
