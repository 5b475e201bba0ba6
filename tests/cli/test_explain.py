"""`explain`: each code of the catalogue has its page, and each example really has the finding."""

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from mentorprep.cli.app import run
from mentorprep.core.explanation import explanation, named
from mentorprep.core.finding import CATALOGUE

PAGES = files("mentorprep") / "data" / "explain"


def page(code: str) -> str:
    return (PAGES / f"{code}.md").read_text(encoding="utf-8")


def test_there_is_a_page_for_each_code_and_no_other() -> None:
    names = {path.name for path in PAGES.iterdir()}
    assert names == {f"{code}.md" for code in CATALOGUE} | {"forecast.md"}


@pytest.mark.parametrize("code", CATALOGUE)
def test_each_example_has_the_finding_it_explains(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    of = explanation(page(code))
    Path("homework.yaml").write_text(of.example, encoding="utf-8")
    run(["--today", "2026-11-23", *of.run.split(), "homework.yaml", "--format", "json"])
    findings = json.loads(capsys.readouterr().out)["files"][0]["findings"]
    assert code in {finding["code"] for finding in findings}


@pytest.mark.parametrize("code", CATALOGUE)
def test_each_page_says_all_there_is_to_say(code: str) -> None:
    of = explanation(page(code))
    assert all(of)
    assert len(of.what.split()) < 40
    assert all(len(line) <= 78 for line in of.example.splitlines()), "an example fits a terminal"
    assert set(re.findall(r"MP\d{3}", page(code))) <= set(CATALOGUE)


@pytest.mark.parametrize("word", ["MP301", "mp301", "impossible", " Impossible "])
def test_a_code_may_be_typed_in_any_case_or_by_its_name(word: str) -> None:
    assert named(word) == "MP301"


def test_a_finding_is_explained_on_one_page(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(["explain", "no-first-step"]) == 0
    assert (
        capsys.readouterr().out
        == """\
MP214 no-first-step, info
There is nothing to do in the next 30 days.

Why it matters
A plan that begins later competes with everything that comes up until then. An
hour of it now keeps it alive.

How it is found
Of all open steps that nothing holds up, the first may begin (by its `start` or
its goal's) only in more than 30 days.

Example
  mentorprep: 1
  mentee: {name: Ada}
  goals:
    - title: Learn Go
      start: 2027-02-01
      plan:
        - {title: Tour of Go, hours: 10}
On 23 November 2026, mentorprep check finds it here.

Source
A rule of mentorprep's own.

To keep it on purpose: mentorprep update --accept MP214 --because TEXT
"""
    )


def test_what_cannot_be_kept_is_not_offered_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "bad-date"]) == 0
    assert "--accept" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("word", "cure"),
    [("MP31", "Did you mean MP31"), ("imposible", "Did you mean impossible?"), ("forcast", "Did you mean forecast?")],
)
def test_a_mistyped_word_is_told_with_the_nearest(word: str, cure: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", word]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"There is no finding “{word}”.\n{cure}")


def test_what_is_near_to_nothing_is_told_where_all_of_them_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "zzzz"]) == 2
    assert capsys.readouterr().err == "There is no finding “zzzz”.\nmentorprep explain lists all of them.\n"


def test_without_a_word_every_code_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == 0
    out = capsys.readouterr().out
    assert all(f"  {code} {rule.name}, " in out for code, rule in CATALOGUE.items())
    assert "MP205 no-done-when, info; warning with check --for kickoff" in out


@pytest.mark.parametrize("columns", ["40", "80"])
def test_the_method_of_the_forecast_is_told_on_a_page(
    columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert run(["explain", "forecast"]) == 0
    out = capsys.readouterr().out
    assert "arXiv:2106.03679" in out
    assert all(len(line) <= int(columns) or "http" in line or line.startswith(("|", " ")) for line in out.splitlines())
