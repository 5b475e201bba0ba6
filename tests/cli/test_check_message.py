"""`check --for`: what only the message itself shows."""

import json
from pathlib import Path
from typing import Any

import pytest

from mentorprep.cli.app import run

TEXT = """\
mentorprep: 1
mentee: {name: Ada, situation: A tester.}
mentors:
  - {id: marcin, name: Marcin, status: accepted, why: A talk, ask: A look, opening_code: x}
goals:
  - {id: job, title: Get a job, done_when: An offer, by: 2027-06-30, plan: [{id: sql, title: SQL course, hours: 5}]}
sent:
  - {date: 2026-11-01, to: marcin, kind: kickoff}
"""
LOGGED = f"{TEXT}log: [{{date: 2026-11-10, step: sql, hours: 2, learned: Joins}}]\n"


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    monkeypatch.chdir(tmp_path)

    def check(text: str, kind: str) -> list[tuple[Any, ...]]:
        Path("homework.yaml").write_text(text, encoding="utf-8")
        run(["--today", "2026-11-23", "check", "--for", kind, "--format", "json", "homework.yaml"])
        out, err = capsys.readouterr()
        assert err == ""
        findings = json.loads(out)["files"][0]["findings"]
        return [
            (one["code"], one["severity"], one["about"], one["path"], one["message"], one["fix"], one["accepted"])
            for one in findings
            if one["code"] in {"MP401", "MP404", "MP407"}
        ]

    return check


def test_nothing_to_tell_since_they_last_heard(found: Any) -> None:
    (one,) = found(TEXT, "update")
    assert one[:4] == ("MP404", "warning", "marcin", "mentors[0]")
    assert one[4] == "Nothing to tell since 1 November 2026."
    assert found(LOGGED, "update") == []


def test_an_update_before_any_message_names_the_one_that_comes_first(found: Any) -> None:
    (one,) = found(LOGGED.replace("sent:\n  - {date: 2026-11-01, to: marcin, kind: kickoff}\n", ""), "update")
    assert one[0] == "MP404"
    assert "kickoff" in one[5]


@pytest.mark.parametrize("kind", ["outreach", "kickoff"])
def test_a_homework_that_holds_nothing_has_nothing_to_tell(found: Any, kind: str) -> None:
    codes = [one[0] for one in found("mentorprep: 1\nmentee: {name: Ada}\n", kind)]
    assert codes == ["MP401", "MP404"]


@pytest.mark.parametrize("kind", ["outreach", "kickoff", "update"])
def test_a_message_that_is_too_long_says_what_could_go(found: Any, kind: str) -> None:
    long = LOGGED.replace("A tester.", f"A tester {'of many things ' * 150}.")
    long = long.replace("learned: Joins", f"learned: {'Joins and more ' * 120}")
    status = "asked" if kind == "outreach" else "accepted"
    long = long.replace("status: accepted", f"status: {status}")
    (one,) = found(long, kind)
    assert one[:3] == ("MP407", "warning", "marcin")
    assert f"The {kind} message to Marcin has" in one[4]
    assert one[5].startswith("What could go: “")


def test_a_message_is_measured_in_the_language_in_which_it_is_exported(
    found: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    long = LOGGED.replace("A tester.", f"A tester {'of many things ' * 150}.")
    (one,) = found(long.replace("name: Marcin,", "name: Marcin, language: pl_PL,"), "kickoff")
    run(["--today", "2026-11-23", "export", "kickoff"])
    err = capsys.readouterr().err
    words = one[4].split(" has ")[1].split(" words")[0]
    assert f"This has {words} words; up to 450 are read. {one[5]}\n" in err
    run(["--today", "2026-11-23", "export", "kickoff", "--lang", "en"])
    assert f"This has {words} words" not in capsys.readouterr().err


def test_without_for_it_is_silent_and_kept_on_purpose_it_does_not_count(found: Any) -> None:
    kept = f"{TEXT}accepted: [{{code: MP404, because: I write when there is news}}]\n"
    (one,) = found(kept, "update")
    assert one[-1] == "I write when there is news"


def test_who_declined_gets_no_message(found: Any) -> None:
    assert found(TEXT.replace("status: accepted", "status: declined"), "update") == [
        (
            "MP401",
            "warning",
            None,
            "mentors",
            "There is nobody to write to yet.",
            *found("mentorprep: 1\nmentee: {name: A}\n", "update")[0][5:],
        )
    ]
