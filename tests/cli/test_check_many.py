"""`check` over several files, and over names that lead to none."""

from pathlib import Path

import pytest

from mentorprep.cli.app import run

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
FILES = {
    "fits.yaml": FITS,
    "impossible.yaml": FITS.replace("hours: 14,", "hours: 1000,"),
    "worth-a-look.yaml": FITS.replace("hours_per_week: 14", "hours_per_week: 14, other_hours_per_week: 60"),
    "broken.yaml": "mentorprep: 1\nmentee: {name: Ada",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("MENTORPREP_FILE", raising=False)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    for name, text in FILES.items():
        Path(name).write_text(text, encoding="utf-8")
    return tmp_path / "work"


def check(*words: str) -> int:
    return run(["--today", "2026-11-23", "check", *words])


def test_many_files_end_with_one_line_on_all_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(*FILES) == 3
    total = "4 files: 1 cannot be used, 1 with errors, 1 with warnings, 1 with neither."
    assert capsys.readouterr().out.endswith(f"\n\n{total}\n")
    assert check("fits.yaml") == 0
    assert "files:" not in capsys.readouterr().out


def test_many_files_without_errors_or_warnings_are_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    Path("second.yaml").write_bytes(Path("fits.yaml").read_bytes())
    assert check("fits.yaml", "second.yaml") == 0
    assert capsys.readouterr().out.endswith("\n\n2 files: no errors, no warnings.\n")


def test_a_file_by_its_flag_is_checked_beside_those_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("fits.yaml", "-f", "impossible.yaml") == 1
    assert "2 files: 1 with errors, 1 with neither." in capsys.readouterr().out
    assert check("fits.yaml", "-f", "fits.yaml") == 0
    assert "files:" not in capsys.readouterr().out


def test_an_empty_name_is_said_to_be_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("") == 3
    assert capsys.readouterr() == ("", "'': the name of a file is empty.\n    Name the homework file.\n")


@pytest.mark.parametrize("words", [["check"], ["update", "sql", "--hours", "1"], ["export"]])
def test_a_folder_that_is_gone_has_no_homework(
    folder: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert run(words) == 3
    told = "The folder that this terminal stands in is gone.\nGo to another one: `cd FOLDER`.\n"
    assert capsys.readouterr().err == told


def test_the_summary_has_a_line_a_file_and_the_worst_first(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    Path("over.yaml").write_text(FITS.replace("2027-06-30", "2026-06-30"), encoding="utf-8")
    assert check("fits.yaml", "worth-a-look.yaml", "over.yaml", "impossible.yaml", "broken.yaml", "--summary") == 3
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "cannot be used  broken.yaml        1 error",
        "does not fit    impossible.yaml    1 error, 2 notes",
        "a date is over  over.yaml          1 error",
        "likely in time  worth-a-look.yaml  1 warning, 1 note",
        "likely in time  fits.yaml          1 note",
        "",
        "5 files: 1 cannot be used, 2 with errors, 1 with warnings, 1 with neither.",
    ]
    assert err.startswith("broken.yaml:")


def test_the_summary_reads_on_narrow_terminals(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    check("worth-a-look.yaml", "--summary")
    assert capsys.readouterr().out == "likely in time  worth-a-look.yaml\n    1 warning, 1 note\n"


def test_names_in_wide_letters_keep_the_columns_of_a_summary(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    Path("学习.yaml").write_text(FITS, encoding="utf-8")
    check("学习.yaml", "fits.yaml", "--summary")
    assert capsys.readouterr().out.splitlines()[:2] == [
        "likely in time  学习.yaml  1 note",
        "likely in time  fits.yaml  1 note",
    ]


def test_a_summary_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("fits.yaml", "--summary", "--format", "json") == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", ["fits.yaml", "impossible.yaml", "worth-a-look.yaml"])
def test_a_summary_counts_what_the_whole_check_counts(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = check(name)
    *_, last = capsys.readouterr().out.splitlines()
    assert check(name, "--summary") == code
    assert f"  {last.rstrip('.')}\n" in capsys.readouterr().out
