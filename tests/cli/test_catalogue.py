"""The whole catalogue, code by code: the example of `explain` has the finding with its severity, and mended it has not."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from mentorprep.cli.app import run
from mentorprep.core.explanation import explanation
from mentorprep.core.finding import CATALOGUE

PAGES = files("mentorprep") / "data" / "explain"


class Mended(NamedTuple):
    """What in the example of a code is put in place of what, so that the finding is gone; and its severity where it is."""

    severity: str
    old: str
    new: str


MENDED = {
    "MP100": Mended("error", "  name: Ada\n  name: Ada Kowalska", "  name: Ada Kowalska"),
    "MP101": Mended("error", "done_wen", "done_when"),
    "MP102": Mended("error", "hours: ten", "hours: 10"),
    "MP103": Mended("error", "2027-02-30", "2027-02-28"),
    "MP104": Mended("error", "mentorprep: 2", "mentorprep: 1"),
    "MP110": Mended("error", "{id: sql, title", "{id: sql-course, title"),
    "MP111": Mended("error", "tuor", "tour"),
    "MP112": Mended("error", ", after: [api]", ""),
    "MP113": Mended("error", "2027-09-01", "2027-06-30"),
    "MP114": Mended("error", "2027-07-15", "2027-06-30"),
    "MP115": Mended("warning", "2027-11-20", "2026-11-23"),
    "MP116": Mended("info", "hours_per_week: 6}", "hours_per_week: 61}"),
    "MP201": Mended("info", "name: Ada", "name: Ada, situation: A tester"),
    "MP202": Mended("info", "bank for four years.}\n", "bank for four years.}\ngoals: [{title: Learn Go}]\n"),
    "MP203": Mended("info", "English B2", "English B2\n    plan: [{title: Evening course, by: 2027-06-30}]"),
    "MP204": Mended("info", "by: 2027-12}", "by: 2027-12, plan: [{title: Evening course}]}"),
    "MP205": Mended("info", "Learn Go", "Learn Go\n    measure: {name: exercises, target: 40}"),
    "MP206": Mended("info", "four years.}", "four years., options: [Stay]}"),
    "MP207": Mended("info", "four years.}", "four years.}\nquestions: [{text: Django or FastAPI?}]"),
    "MP210": Mended("info", "more about cloud", "more about cloud\n    done_when: A service of mine runs there"),
    "MP211": Mended("info", "title: Study", "title: Study\n        size: {total: 12, unit: chapter}"),
    "MP212": Mended("info", "hours: 60", "hours: 40"),
    "MP213": Mended("info", "{name: Ada}", "{name: Ada, availability: {hours_per_week: 0}}"),
    "MP214": Mended("info", "2027-02-01", "2026-12-23"),
    "MP215": Mended("info", "area: technical", "area: pace"),
    "MP216": Mended("info", "hours: 25}", "hours: 25}\n      - {title: Apply, hours: 5, wait_days: 30}"),
    "MP217": Mended("info", "hours: 0", "hours: 0, start: 2027-03-15, by: 2027-03-15"),
    "MP218": Mended("info", "status: done}", "status: done}\n      - {title: A small service}"),
    "MP301": Mended("error", "hours: 60", "hours: 6"),
    "MP302": Mended("warning", "2027-02-28", "2028-02-28"),
    "MP303": Mended("info", "2027-04-15", "2028-04-15"),
    "MP304": Mended("warning", "hours: 20", "hours: 2"),
    "MP305": Mended("error", "weekly_hours: 1", "weekly_hours: 1, by: 2027-01-31"),
    "MP306": Mended("warning", "other_hours_per_week: 45", "other_hours_per_week: 40"),
    "MP307": Mended("info", "6}\n", "6, breaks: [{from: 2027-05-01, to: 2027-05-01}, {from: 2027-10-01, to: 2027-10-01}]}\n"),
    "MP308": Mended("info", "Learn Go, by", "Learn Go, start: 2027-06-01, by"),
    "MP309": Mended("error", "2026-06-30", "2026-11-23"),
    "MP310": Mended("warning", "hours: 14", "hours: 14, left: 3"),
    "MP311": Mended("warning", "hours_per_week: 10", "hours_per_week: 2"),
    "MP312": Mended("info", "hours: 40", "hours: 90"),
    "MP313": Mended("warning", "weekly_hours: 4", "weekly_hours: 3"),
    "MP314": Mended("info", "hours: 9", "hours: 4"),
    "MP315": Mended("warning", "2026-10-31", "2026-11-23"),
    "MP401": Mended("warning", "{name: Ada}\n", "{name: Ada}\nmentors: [{found_via: Coding Coach}]\n"),
    "MP402": Mended("warning", "Marcin Nowak,", "Marcin Nowak, why: Your talk,"),
    "MP403": Mended("warning", "Marcin Nowak,", "Marcin Nowak, ask: Would you read my plan?,"),
    "MP404": Mended("warning", "sent:", "ideas: [{text: Practise salary talks, date: 2026-11-20, status: adopted}]\nsent:"),
    "MP405": Mended("info", "Marcin Nowak", "Marcin Nowak, opening_code: Lorem"),
    "MP406": Mended("warning", "and Leaving the bank is on my mind", "and not much longer"),
    "MP407": Mended("warning", "I saw your talk", "I saw your talk.\n#"),
}  # fmt: skip


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    monkeypatch.chdir(tmp_path)

    def severities(text: str, words: str, code: str) -> list[str]:
        Path("homework.yaml").write_text(text, encoding="utf-8")
        run(["--today", "2026-11-23", *words.split(), "homework.yaml", "--format", "json"])
        findings = json.loads(capsys.readouterr().out)["files"][0]["findings"]
        unusable = {one["code"] for one in findings} & {"MP100", "MP101", "MP102", "MP103", "MP104"}
        assert not unusable or code in unusable, findings
        return [one["severity"] for one in findings if one["code"] == code]

    return severities


def test_the_table_is_the_catalogue() -> None:
    assert list(MENDED) == list(CATALOGUE)


@pytest.mark.parametrize("code", MENDED)
def test_it_is_found_where_it_is_and_gone_where_it_is_mended(code: str, found: Any) -> None:
    of, mended = explanation((PAGES / f"{code}.md").read_text(encoding="utf-8")), MENDED[code]
    assert set(found(of.example, of.run, code)) == {mended.severity}
    text = of.example.replace(mended.old, mended.new)
    assert text != of.example
    if code == "MP407":
        text = text.partition("#")[0]
    assert found(text, of.run, code) == []


@pytest.mark.parametrize("code", [f"MP20{number}" for number in range(1, 8)])
def test_gaps_weigh_more_before_a_kick_off(code: str, found: Any) -> None:
    of = explanation((PAGES / f"{code}.md").read_text(encoding="utf-8"))
    assert set(found(of.example, "check --for kickoff", code)) == {"warning"}
    assert set(found(of.example, "check --for outreach", code)) == {"info"}


@pytest.mark.parametrize("code", [code for code, rule in CATALOGUE.items() if rule.only_for_message])
def test_what_only_a_message_lacks_is_silent_without_for(code: str, found: Any) -> None:
    of = explanation((PAGES / f"{code}.md").read_text(encoding="utf-8"))
    assert found(of.example, "check", code) == []


def test_six_goals_at_a_time_are_a_warning(found: Any) -> None:
    goals = "".join(f"  - {{title: Learn Go {number}, by: 2027-06-30}}\n" for number in range(6))
    assert found(f"mentorprep: 1\nmentee: {{name: Ada}}\ngoals:\n{goals}", "check", "MP308") == ["warning"]


@pytest.mark.parametrize("code", [code for code in CATALOGUE if not code.startswith("MP10") and code != "MP116"])
def test_each_may_be_kept_on_purpose_and_is_then_listed(
    code: str, found: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    of = explanation((PAGES / f"{code}.md").read_text(encoding="utf-8"))
    text = f"{of.example}\naccepted:\n  - {{code: {code}, because: for now}}\n"
    assert found(text, of.run, code)
    assert found(text, of.run, "MP116") == []
    run(["--today", "2026-11-23", *of.run.split(), "homework.yaml", "--format", "json"])
    findings = json.loads(capsys.readouterr().out)["files"][0]["findings"]
    assert {one["accepted"] for one in findings if one["code"] == code} == {"for now"}
