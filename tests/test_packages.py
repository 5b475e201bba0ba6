"""Wheel and sdist: complete, and at home in an environment that has never seen the source tree."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from mentorprep import __version__

ROOT = Path(__file__).parents[1]
WHEEL = f"mentorprep-{__version__}-py3-none-any.whl"
MAN = f"mentorprep-{__version__}.data/data/share/man/man1/mentorprep.1"
HOMEWORK = """\
mentorprep: 1
mentee: {name: Ada, email: ada@example.org, availability: {hours_per_week: 6}}
mentors:
  - {id: marcin, name: Marcin, email: marcin@example.com, language: pl, status: accepted}
goals:
  - {id: job, title: Get a job, by: 2027-06-30, plan: [{id: sql, title: SQL course, hours: 30}]}
"""


def build(tree: Path, target: str, out: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(out)]
    subprocess.run(command, cwd=tree, check=True, capture_output=True)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("packages")
    build(ROOT, "wheel", out)
    build(ROOT, "sdist", out)
    return out


def test_the_wheel_has_every_file_of_the_package_and_the_manual_page(packages: Path) -> None:
    source = ROOT / "src"
    wanted = {
        path.relative_to(source).as_posix()
        for path in (source / "mentorprep").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(packages / WHEEL) as wheel:
        found = set(wheel.namelist())
        assert wheel.read(MAN) == (ROOT / "docs" / "mentorprep.1").read_bytes()
    assert wanted - found == set()
    assert {name.split("/")[0] for name in found} == {
        "mentorprep",
        f"mentorprep-{__version__}.dist-info",
        f"mentorprep-{__version__}.data",
    }


def test_the_sdist_makes_the_same_wheel(packages: Path, tmp_path: Path) -> None:
    with tarfile.open(packages / f"mentorprep-{__version__}.tar.gz") as sdist:
        sdist.extractall(tmp_path, filter="data")
    build(tmp_path / f"mentorprep-{__version__}", "wheel", tmp_path)
    assert (tmp_path / WHEEL).read_bytes() == (packages / WHEEL).read_bytes()


def test_the_wheel_works_in_a_fresh_environment_from_any_folder(packages: Path, tmp_path: Path) -> None:
    home = tmp_path / "environment"
    venv.create(home, with_pip=True)
    programs = home / ("Scripts" if os.name == "nt" else "bin")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "MENTORPREP", "VIRTUAL"))}
    folder = tmp_path / "somewhere else"
    folder.mkdir()
    (folder / "answers.yaml").write_text(HOMEWORK, encoding="utf-8")

    def run(*words: str) -> str:
        ended = subprocess.run(
            words,
            cwd=folder,
            env={**kept, "PATH": str(programs)},
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert ended.returncode == 0, ended.stderr.decode()
        return ended.stdout.decode()

    def mentorprep(*words: str) -> str:
        return run(str(programs / "mentorprep"), "--today", "2026-11-23", *words)

    run(str(programs / "python"), "-m", "pip", "install", "-q", "--no-compile", str(packages / WHEEL))
    where = run(str(programs / "python"), "-c", "import mentorprep; print(mentorprep.__file__)").strip()
    assert Path(where).is_relative_to(home)
    assert run(str(programs / "mentorprep"), "--version") == f"mentorprep {__version__}\n"
    assert "first-job" in mentorprep("init", "--list-templates")
    assert "homework.yaml" in mentorprep("init", "--answers", "answers.yaml")
    assert json.loads(mentorprep("check", "--format", "json"))["files"][0]["verdict"] == "fits"
    assert "sql" in mentorprep("update", "sql", "--hours", "2")
    assert "SQL course" in mentorprep("show", "--week")
    for form in ("md", "text", "html", "eml", "ics", "json"):
        assert "Get a job" in mentorprep("export", "kickoff", "--format", form, "--lang", "en")
    assert "Cześć" in mentorprep("export", "kickoff") or "Dzień dobry" in mentorprep("export", "kickoff")
    assert "MP301" in mentorprep("explain", "MP301")
    assert "Sources" in mentorprep("explain", "forecast")
    assert json.loads(mentorprep("schema"))["title"].startswith("mentorprep")
    assert "update" in mentorprep("history")
    assert "mentorprep" in run(str(programs / "mentorprep"), "--show-completion", "bash")
    assert mentorprep("man") == (home / "share" / "man" / "man1" / "mentorprep.1").read_text(encoding="utf-8")
    assert run(str(programs / "python"), "-m", "mentorprep", "--version") == f"mentorprep {__version__}\n"
