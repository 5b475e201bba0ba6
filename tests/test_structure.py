"""The floor plan of docs/architecture.md, held to by the code itself."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "mentorprep"
MODULES = sorted(SOURCE.rglob("*.py"))

# Who may import whom. A part may always import itself, and what is listed.
VALUES = {
    "core.model",
    "core.finding",
    "core.shapes",
    "core.stop",
    "core.visible",
    "core.entries",
    "core.wording",
    "core.columns",
}
MAY_IMPORT: dict[str, set[str]] = {
    "core.shapes": set(),
    "core.model": {"core.shapes"},
    "core.finding": set(),
    "core.stop": {"core.finding"},
    "core.visible": set(),
    "core.columns": set(),
    "core.wording": set(),
    "core.entries": {"core.model", "core.finding"},
    "core.human": VALUES,
    "core.format": VALUES,
    "core.plan": VALUES,
    "core.checks": VALUES | {"core.plan"},
    "core.changes": VALUES | {"core.plan"},
    "core.past": VALUES | {"core.format", "core.changes"},
    "core.summary": VALUES | {"core.plan", "core.checks", "core.changes"},
    "core.render": VALUES | {"core.plan", "core.changes", "core.summary"},
    "core.report": VALUES | {"core.plan"},
    "core.explanation": VALUES,
    "core.next": VALUES | {"core.plan"},
    "core.show": VALUES | {"core.plan", "core.report"},
    "core.amend": VALUES | {"core.human", "core.format", "core.plan"},
    "core.questions": VALUES | {"core.human", "core.format", "core.plan", "core.checks"},
    "storage": {"core"},
    "terminal": {"core"},
    "mail": {"core"},
    "desktop": {"core"},
    "cli": {"core", "storage", "terminal", "mail", "desktop"},
    "__main__": {"cli", ""},
}

# What makes a function of the core depend on anything but its arguments.
IMPURE_MODULES = {
    "asyncio", "gc", "glob", "importlib", "io", "locale", "logging", "multiprocessing", "os", "pathlib", "pkgutil", "platform", "random", "secrets",
    "shutil", "signal", "socket", "subprocess", "sys", "tempfile", "threading", "time", "urllib", "uuid", "zoneinfo",
}  # fmt: skip
IMPURE_CALLS = {"open", "print", "input", "now", "today", "utcnow", "getenv"}


def _name(path: Path) -> str:
    relative = path.relative_to(SOURCE).with_suffix("")
    parts = [part for part in relative.parts if part != "__init__"]
    return ".".join(parts)


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide the direction"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _part(name: str) -> str:
    """The part of the floor plan that a module belongs to: the longest listed prefix, `_x` siblings included."""
    listed = [part for part in MAY_IMPORT if name == part or name.startswith((part + ".", part + "_"))]
    return max(listed, key=len, default=name)


def violations(path: Path, name: str) -> list[str]:
    """The imports of `path` that point the wrong way."""
    part = _part(name)
    allowed = MAY_IMPORT.get(part, set()) | {part}
    found = []
    for target in _imports(path):
        if not target.startswith("mentorprep"):
            continue
        inner = target.removeprefix("mentorprep").lstrip(".")
        if (
            not (SOURCE / Path(*inner.split("."))).with_suffix(".py").exists()
            and not (SOURCE / inner.replace(".", "/")).is_dir()
        ):
            continue  # a name inside a module that is looked at by itself
        if inner in ("", "core") and path.name != "__main__.py":
            continue
        if _part(inner) not in allowed and not any(
            inner == one or inner.startswith(one + ".") for one in allowed if one
        ):
            found.append(f"{name} imports {inner}")
    return found


EXCEPTIONS = {
    "core.format.read": {"gc"},  # paused while a file is read: a third of the time, and no value depends on it
    "core.format.zones": {
        "pkgutil",
        "zoneinfo",
    },  # which names are time zones, the system's or tzdata's list alone can say
    "core.render.ics": {"zoneinfo"},  # when it is 18:00 in a zone, its rules alone can say
    "core.render.languages": {"importlib"},  # a module of our own, found by the language's name
    "core.render.pages": {"importlib"},  # a module of our own, found by the kind of summary
}


def impurities(tree: ast.AST) -> list[str]:
    """What in a module of the core reaches outside: imports and calls."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.split(".")[0] in IMPURE_MODULES]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in IMPURE_MODULES:
            found.append(node.module or "")
        elif isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if called in IMPURE_CALLS:
                found.append(f"{called}()")
        elif isinstance(node, ast.Global):
            found.append("global")
    return found


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_point_inwards(path: Path) -> None:
    assert violations(path, _name(path)) == []


@pytest.mark.parametrize("path", [path for path in MODULES if _name(path).startswith("core")], ids=_name)
def test_the_core_is_pure(path: Path) -> None:
    assert set(impurities(ast.parse(path.read_text(encoding="utf-8")))) == EXCEPTIONS.get(_name(path), set())


def test_the_clock_is_read_once() -> None:
    reads = [
        f"{_name(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("now", "today", "utcnow")
    ]
    assert [read.split(":")[0] for read in reads] == ["cli.app"]


def test_only_the_console_prints_and_only_the_prompts_ask() -> None:
    printers, askers = set(), set()
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        if "sys.stdout" in text or "sys.stderr" in text or "print(" in text:
            printers.add(_name(path))
        if "questionary" in {target.split(".")[0] for target in _imports(path)}:
            askers.add(_name(path))
    assert printers == {"__main__", "terminal.console"}
    assert askers == {"terminal.prompts"}


def test_only_mail_opens_a_socket_and_only_its_programs_the_editor_and_the_desktops_are_run() -> None:
    networked, running = set(), set()
    for path in MODULES:
        imported = {target.split(".")[0] for target in _imports(path)}
        if imported & {"socket", "smtplib", "urllib", "http"}:
            networked.add(_name(path))
        if "subprocess" in imported:
            running.add(_name(path))
    assert networked == {"mail.smtp", "mail.refusals"}
    assert running == {"mail.secret", "mail.handing", "terminal.editor", "desktop.opener", "desktop.clipboard"}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_modules_and_functions_fit_the_eye(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    long = [
        f"{node.name}: {(node.end_lineno or 0) - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > 40
    ]
    assert long == []


def test_every_module_says_what_it_is() -> None:
    silent = [_name(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_annotations_that_are_read_at_every_start_are_evaluated(path: Path) -> None:
    """Put off, each annotation of a NamedTuple, and each of a command that Typer reads, is a text that has to be compiled
    (Python 3.11 to 3.13)."""
    text = path.read_text(encoding="utf-8")
    are_read = "(NamedTuple)" in text or ("typer.Context" in text and "typer.Option(" in text)
    assert not are_read or "from __future__ import annotations" not in text


HEAVY = {
    "pydantic", "rich", "questionary", "prompt_toolkit", "jinja2", "markdown_it", "slugify", "email", "smtplib", "ssl",
    "importlib.metadata", "icalendar", "keyring", "scipy", "numpy", "jsonschema",
}  # fmt: skip
NORMAL_PATHS = {
    "check": ["check", "homework.yaml"],
    "check --format json": ["check", "--format", "json", "homework.yaml"],
    "update": ["update", "sql", "--hours", "1"],
    "add": ["add", "question", "--text", "Why?"],
    "export": ["export", "kickoff"],
    "history": ["history"],
    "replan": ["replan"],
    "show": ["show"],
    "show --plain": ["show", "--plain", "--timeline"],
    "explain": ["explain", "MP301"],
    "--version": ["--version"],
}
# The plan of this homework fits, so no ways out of it are looked for.
PLAN_FITS = {"check", "show", "explain", "export", "history", "add"}
WAYS_OUT = {f"mentorprep.core.plan.{name}" for name in ("ways_out", "later", "levers", "halving", "reach", "replan")}
# What only a follow-up tells.
WHAT_IS_NEW = {"mentorprep.core.summary.news", "mentorprep.core.changes"}
# Commands that only read, and what they do without.
READING = {"check", "show", "explain"}
# Commands that say nothing of what is worth a look, and need only the words of the checks.
WITHOUT_RULES = {"show", "explain", "history", "replan", "update"}
WORDS_OF_CHECKS = {"mentorprep.core.checks", "mentorprep.core.checks.phrases"}
WRITING = {f"mentorprep.storage.{name}" for name in ("lock", "writing", "replace", "pending")}
HOMEWORK = """\
mentorprep: 1
mentee:
  name: Ada
  availability: {hours_per_week: 6}
mentors:
  - {id: marcin, name: Marcin}
goals:
  - {id: job, title: Get a job, by: 2030-06-30, plan: [{id: sql, title: SQL course, hours: 30}]}
"""


@pytest.mark.parametrize("words", NORMAL_PATHS.values(), ids=NORMAL_PATHS.keys())
def test_a_command_imports_only_what_it_uses(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "homework.yaml").write_text(HOMEWORK, encoding="utf-8")
    script = (
        "import sys; sys.argv[0] = 'mentorprep'\n"
        "from mentorprep.__main__ import main\n"
        "try: main()\n"
        "except SystemExit as end: assert end.code in (0, 1, None), end.code\n"
        "sys.stderr.write('\\n' + ' '.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    loaded = set(done.stderr.rsplit("\n", 1)[1].split())
    assert loaded & HEAVY == set()
    if words == ["--version"]:
        assert {name for name in loaded if name.startswith("mentorprep.")} <= {"mentorprep.__main__"}
    if words[0] in PLAN_FITS:
        assert loaded & WAYS_OUT == set()
    if words[0] in WITHOUT_RULES:
        assert {name for name in loaded if name.startswith("mentorprep.core.checks")} <= WORDS_OF_CHECKS
    if words == ["export", "kickoff"]:
        assert loaded & WHAT_IS_NEW == set()
    if words[0] in READING:
        assert loaded & WRITING == set()
    if words[0] in READING and "json" not in words:
        assert "mentorprep.storage.journal" not in loaded


def test_these_tests_can_fail(tmp_path: Path) -> None:
    inward = tmp_path / "inward.py"
    inward.write_text(
        "from mentorprep.cli.app import run\nfrom mentorprep.core.checks import check\n", encoding="utf-8"
    )
    assert violations(inward, "core.plan.inward") == [
        "core.plan.inward imports cli.app",
        "core.plan.inward imports core.checks",
    ]
    assert impurities(ast.parse("import os\nfrom pathlib import Path\nday = date.today()\nopen('x')")) == [
        "os",
        "pathlib",
        "today()",
        "open()",
    ]
