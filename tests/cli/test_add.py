"""`add`: one entry by flags, in the style of the file, and what is refused."""

from pathlib import Path

import pytest

from mentorprep.cli.app import run
from mentorprep.core.amend.kinds import KINDS, fields_of

TEXT = """\
mentorprep: 1
mentee:
  name: Ada
goals:
  - id: backend-job
    title: Get a junior backend job
    plan:
      - {id: sql, title: SQL course, hours: 30}
  - {id: english, title: English}
"""


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "homework.yaml"
    path.write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MENTORPREP_FILE", raising=False)
    return path


def add(*words: str) -> int:
    return run(["--today", "2026-11-23", "add", *words])


def test_a_step_takes_the_style_of_its_neighbours(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = (
        "--goal",
        "backend-job",
        "--title",
        "HTTP, HTML and CSS",
        "--hours",
        "20-45",
        "--after",
        "sql",
        "--by",
        "+3m",
    )
    assert add("step", *words) == 0
    out, err = capsys.readouterr()
    assert out == "Added step http-html-and-css: by 23 February 2027 (Tuesday), in 13 weeks.\n"
    assert err == "`mentorprep check` says what this means for the dates. Undo: `mentorprep history restore`\n"
    assert file.read_text() == TEXT.replace(
        "hours: 30}\n",
        "hours: 30}\n"
        '      - {id: http-html-and-css, title: "HTTP, HTML and CSS", hours: {low: 20, high: 45}, by: 2027-02-23, after: [sql]}\n',
    )


def test_an_idea_becomes_a_goal_at_once(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add("idea", "--text", "Practise salary talks", "--from", "Marcin", "--as", "goal", "--title", "Salary") == 0
    assert capsys.readouterr().out == "Added goal salary and idea i1.\n"
    assert file.read_text() == (
        TEXT + "  - {id: salary, title: Salary}\n"
        "ideas:\n"
        "  - id: i1\n"
        "    text: Practise salary talks\n"
        "    date: 2026-11-23\n"
        "    from: Marcin\n"
        "    status: adopted\n"
        "    became: salary\n"
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("goal",), "--title is missing. What would you like to reach?\nGive it: --title TEXT\n"),
        (
            ("step", "--title", "x"),
            "--goal is missing. Which goal is it a step of? (backend-job, english)\nGive it: --goal TEXT\n",
        ),
        (("question", "--text", "x", "--about", "sqll"), "There is no goal or step “sqll”.\nDid you mean sql?\n"),
        (
            ("goal", "--title", "x", "--area", "sport"),
            ("--area cannot be “sport” here.\n--area takes technical|language|negotiation|pace|opportunities|other.\n"),
        ),
    ],
)
def test_what_is_missing_or_wrong_ends_with_2_and_changes_nothing(
    file: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], message: str
) -> None:
    assert add(*words) == 2
    assert capsys.readouterr() == ("", message)
    assert file.read_text() == TEXT


def test_what_the_format_does_not_allow_ends_with_2(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert add("mentor", "--name", "Marcin", "--email", "not an address") == 2
    assert "`email` is `not an address`" in capsys.readouterr().err
    assert file.read_text() == TEXT


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_model_is_a_flag(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(kind, "--help") == 0
    shown = capsys.readouterr().out
    for field in fields_of(kind):
        assert f"{field.flag} " in shown or f"{field.flag}\n" in shown


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ("break", "--from", "2027-01-05", "--to", "2027-01-01"),
            (
                "A break begins on 5 January 2027 and ends before that, on 1 January 2027.\n"
                "Exchange `from` and `to`, or correct the year.\n"
            ),
        ),
        (
            ("goal", "--title", "Talk", "--start", "2027-05-01", "--by", "2027-01-01"),
            (
                "“Talk” starts on 1 May 2027, after its date, 1 January 2027.\n"
                "Change `start` or `by`; `start` is the first day on which work may happen.\n"
            ),
        ),
        (
            ("step", "--goal", "dated", "--title", "Late", "--by", "2027-06-01"),
            (
                "The step “Late” is dated 1 June 2027, after its goal “Dated”, 31 March 2027. 62 days later.\n"
                "Move the goal's date, or the step's.\n"
            ),
        ),
        (
            ("step", "--goal", "dated", "--title", "Round", "--id", "round", "--after", "waiting"),
            (
                "These steps wait for each other: “Waiting” → “Round” → “Waiting”. "
                "Each comes after the next one named, so none of them can begin.\n"
                "Take round out of the `after` of waiting, or open the circle at another place.\n"
            ),
        ),
    ],
)
def test_what_would_be_an_error_of_check_is_refused(
    file: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], message: str
) -> None:
    text = TEXT + (
        "  - {id: dated, title: Dated, by: 2027-03-31, plan: [{id: waiting, title: Waiting, after: [round]}]}\n"
    )
    file.write_text(text)
    assert add(*words) == 2
    assert capsys.readouterr() == ("", message)
    assert file.read_text() == text
