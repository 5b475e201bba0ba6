"""`check`: its exit codes, its three formats, many files, stdin, and what no input may do to it."""

import json
import os
import subprocess
import sys
from importlib.resources import files
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mentorprep import __version__
from mentorprep.cli.app import run

REAL = Path(__file__).parents[1] / "homeworks" / "real"
FITS = """\
mentorprep: 1
mentee: {name: Ada, situation: A tester, options: [Move, Stay], availability: {hours_per_week: 14}}
goals:
  - id: job
    title: Get a junior backend job
    area: opportunities
    done_when: I have signed an offer
    by: 2027-06-30
    plan: [{id: sql, title: SQL course with all exercises, hours: 14, wait_days: 1}]
questions: [{text: Django or FastAPI?}]
"""
IMPOSSIBLE = FITS.replace("hours: 14,", "hours: 1000,")
BROKEN = FITS.replace("by: 2027-06-30", "by: 2027-06-31").replace("done_when", "donewhen")


def check(words: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = run(["--today", "2026-11-23", "-q", "check", *words])
    out, err = capsys.readouterr()
    return code, out, err


def homework(folder: Path, text: str, name: str = "homework.yaml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def data(out: str) -> Any:
    found = json.loads(out)
    schema = json.loads(files("mentorprep").joinpath("data/check.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema)
    return found


def test_a_plan_that_fits_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = check([homework(tmp_path, FITS)], capsys)
    assert code == 0
    assert "The plan fits." in out
    assert err == ""


def test_a_plan_that_cannot_fit_ends_with_1_and_says_by_how_much(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = check([homework(tmp_path, IMPOSSIBLE)], capsys)
    assert code == 1
    assert "needs 1000 h" in " ".join(out.split())
    assert "MP301" in out


def test_all_errors_of_an_unusable_file_come_at_once_with_their_places(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = homework(tmp_path, BROKEN)
    code, out, err = check([name], capsys)
    assert code == 3
    assert out == ""
    assert f"{name}:7:5: " in err
    assert f"{name}:8:9: " in err
    assert "done_when" in err


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)], ids=str)
def test_fail_on_chooses_what_ends_with_1(
    fail_on: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check([homework(tmp_path, IMPOSSIBLE), "--fail-on", fail_on], capsys)[0] == code


def test_fail_on_never_does_not_change_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check([homework(tmp_path, BROKEN), "--fail-on", "never"], capsys)[0] == 3


def test_the_json_of_every_kind_of_file_follows_its_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [homework(tmp_path, text, f"{n}.yaml") for n, text in enumerate((FITS, IMPOSSIBLE, BROKEN))]
    code, out, _ = check([*names, "--format", "json"], capsys)
    found = data(out)
    assert code == 3
    assert (found["version"], found["today"]) == ("1.0.0", "2026-11-23")
    assert [file["verdict"] for file in found["files"]] == ["fits", "impossible", None]
    assert [file["file"] for file in found["files"]] == names
    assert {finding["code"] for finding in found["files"][2]["findings"]} == {"MP101", "MP103"}
    assert {way["lever"] for way in found["files"][1]["goals"][0]["ways_out"]} >= {"date"}


def test_github_annotations_stand_on_stdout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = homework(tmp_path, BROKEN)
    code, out, _ = check([name, "--format", "github"], capsys)
    assert code == 3
    assert out.startswith(f"::error file={name},line=7,col=5,title=MP101 unknown-key::")


def test_an_annotation_reads_as_sentences(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = homework(tmp_path, "mentorprep: 1\nmentee: {name: Ada}\ngoals: [{title: A job, by: 2027-02-30}]\n")
    _, out, _ = check([name, "--format", "github"], capsys)
    assert out == (
        f"::error file={name},line=3,col=28,title=MP103 bad-date::`by` is `2027-02-30`; a day, month, quarter or year "
        "(2027-06-30, 2027-06, 2027-Q2, 2027) is expected. February 2027 has 28 days. Write 2027-02-28.\n"
    )


def test_stdin_is_a_dash(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(FITS.encode())))
    code, out, _ = check(["-", "--format", "json"], capsys)
    file = data(out)["files"][0]
    assert (code, file["file"], file["revision"]) == (0, "-", None)


@pytest.mark.parametrize("what", ["missing.yaml", ".", "no/such/folder/homework.yaml"])
def test_what_is_no_file_ends_with_3_and_still_gives_json(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = check([what, "--format", "json"], capsys)
    findings = data(out)["files"][0]["findings"]
    assert code == 3
    assert [finding["code"] for finding in findings] == ["MP100"]
    assert findings[0]["line"] is None
    assert err.startswith(f"{what}: ")


def test_one_bad_file_does_not_hide_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad, good = homework(tmp_path, BROKEN, "bad.yaml"), homework(tmp_path, FITS, "good.yaml")
    code, out, err = check([bad, good], capsys)
    assert code == 3
    assert "good.yaml" in out
    assert "bad.yaml:7:5: " in err


def test_global_flags_stand_before_or_after_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = homework(tmp_path, FITS)
    before = (run(["--today", "2026-12-01", "--plain", "check", name]), capsys.readouterr())
    after = (run(["check", name, "--plain", "--today", "2026-12-01"]), capsys.readouterr())
    assert before == after
    assert "1 December 2026" in before[1].out


@pytest.mark.parametrize("words", [["--version"], ["check", "--version"], ["add", "goal", "--version"]])
def test_the_version_may_be_asked_for_anywhere(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert (run(words), capsys.readouterr().out) == (0, f"mentorprep {__version__}\n")


def test_the_same_file_and_day_give_the_same_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = homework(tmp_path, IMPOSSIBLE)
    assert check([name, "--format", "json"], capsys) == check([name, "--format", "json"], capsys)


def test_a_pipe_closed_early_is_no_error(tmp_path: Path) -> None:
    name = homework(tmp_path, IMPOSSIBLE)
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "mentorprep", "check", "--format", "json", name]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("columns", ["20", "40", "80"])
def test_it_reads_on_narrow_terminals(
    columns: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.chdir(tmp_path)
    homework(tmp_path, IMPOSSIBLE)
    _, out, _ = check([], capsys)
    prose = [line for line in out.splitlines() if "MP" not in line and "homework.yaml" not in line]
    assert max(len(line) for line in prose) <= int(columns)


def test_a_run_that_is_interrupted_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mentorprep.cli.check.assess", interrupted)
    assert check([homework(tmp_path, FITS)], capsys) == (130, "", "\nInterrupted.\n")
