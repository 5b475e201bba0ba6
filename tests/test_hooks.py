"""The hook for pre-commit, from this repository; and the workflow for a programme that keeps homeworks in one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from mentorprep.cli.app import run

ROOT = Path(__file__).parents[1]
PROGRAMME = ROOT / "examples" / "programme"
WORKFLOW = PROGRAMME / ".github" / "workflows" / "homeworks.yml"
SOUND = "mentorprep: 1\nmentee: {name: Ada}\n"
BROKEN = "mentorprep: 1\nmentee: {name: Ada}\ngaols: []\n"

needs_git = pytest.mark.skipif(shutil.which("git") is None or not (ROOT / ".git").exists(), reason="this is no clone")


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@needs_git
@pytest.mark.skipif(find_spec("pre_commit") is None, reason="pre-commit is not installed")
def test_the_hook_lets_a_sound_homework_through_and_stops_a_broken_one(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    (folder / "ada").mkdir(parents=True)
    outside = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment = {**outside, "PRE_COMMIT_HOME": str(tmp_path / "cache"), "GIT_CONFIG_GLOBAL": os.devnull}

    def ended(*words: str, where: Path = folder) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words, cwd=where, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )

    def hook(text: str) -> subprocess.CompletedProcess[str]:
        (folder / "ada" / "homework.yaml").write_text(text, encoding="utf-8")
        ended("git", "add", "-A")
        return ended(sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never")

    commit = ended("git", "rev-parse", "HEAD", where=ROOT).stdout.strip()
    ended("git", "init", "-q")
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos: [{{repo: {ROOT.as_posix()}, rev: {commit}, hooks: [{{id: mentorprep-check}}]}}]\n", encoding="utf-8"
    )
    (folder / "other.yaml").write_text(BROKEN, encoding="utf-8")
    passed = hook(SOUND)
    assert (passed.returncode, passed.stdout.rstrip().endswith("Passed")) == (0, True), passed.stdout + passed.stderr
    failed = hook(BROKEN)
    assert failed.returncode == 1
    assert "ada/homework.yaml:3:1: " in failed.stdout
    assert "other.yaml" not in failed.stdout


def test_the_hook_has_flags_that_check_has(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (hook,) = loaded(ROOT / ".pre-commit-hooks.yaml")
    homework = tmp_path / "homework.yaml"
    homework.write_text(SOUND, encoding="utf-8")
    assert run([*hook["entry"].split()[1:], *hook["args"], str(homework)]) == 0
    homework.write_text(BROKEN, encoding="utf-8")
    assert run([*hook["entry"].split()[1:], *hook["args"], str(homework)]) == 3
    assert "homework.yaml:3:1" in capsys.readouterr().err


def test_the_example_of_a_programme_names_the_hook_there_is() -> None:
    (hook,) = loaded(ROOT / ".pre-commit-hooks.yaml")
    (repository,) = loaded(PROGRAMME / ".pre-commit-config.yaml")["repos"]
    assert repository["hooks"] == [{"id": hook["id"]}]


@pytest.mark.skipif(shutil.which("bash") is None, reason="the workflow's commands are for bash")
def test_the_workflow_marks_lines_and_sums_the_homeworks_up(tmp_path: Path) -> None:
    for name in ("tester-to-backend", "certificate-and-english", "promotion-or-rest"):
        target = tmp_path / "homeworks" / name / "homework.yaml"
        target.parent.mkdir(parents=True)
        shutil.copy(ROOT / "examples" / name / "homework.yaml", target)
    steps = {step["name"]: step["run"] for step in loaded(WORKFLOW)["jobs"]["check"]["steps"] if "name" in step}
    summary = tmp_path / "summary.md"

    def step(name: str) -> subprocess.CompletedProcess[str]:
        words = steps[name].replace("mentorprep check", "mentorprep --today 2026-11-23 check")
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "PATH": path, "GITHUB_STEP_SUMMARY": str(summary), "COLUMNS": "80"}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", words]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
        )

    assert step("One line a homework, in the summary of the run").returncode == 0
    lines = summary.read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[-1]) == ("```text", "```")
    assert lines[1].split()[3] == "homeworks/tester-to-backend/homework.yaml"
    marked = step("Findings beside their lines")
    assert marked.returncode == 1
    assert "::error file=homeworks/tester-to-backend/homework.yaml,line=36,col=9,title=MP301" in marked.stdout


@pytest.mark.parametrize(
    "path", sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml")), ids=lambda path: path.stem
)
def test_the_forms_for_issues_are_forms(path: Path) -> None:
    form = loaded(path)
    assert {"name", "description", "body"} <= set(form)
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert all(field["attributes"]["label"] or field["attributes"]["options"] for field in fields)
    assert len({field["id"] for field in fields}) == len(fields)
