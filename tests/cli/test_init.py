"""`init` without a terminal: answers from a document, and every way to end without one."""

import datetime as dt
import json
import stat
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from mentorprep.cli.app import run
from mentorprep.cli.init_templates import read_template
from mentorprep.core.checks.rules import check
from mentorprep.core.format.read import load
from mentorprep.core.plan.assess import assess
from mentorprep.core.questions import Answer, compose, turn_after
from mentorprep.core.questions.talk import talk

WHOLE = """\
mentorprep: 1
mentee: {name: Ada}
goals:
  - title: Get a junior backend job
    by: 2027-06-30
    plan: [{title: SQL course, hours: 30}, {title: Service, hours: 25, after: [sql-course]}]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("MENTORPREP_FILE", raising=False)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


def init(*words: str) -> int:
    return run(["--today", "2026-11-23", "init", *words])


def put(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def stdin(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode())))


def test_answers_in_yaml_become_a_homework_with_ids(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert init("--answers", put(folder / "answers.yaml", WHOLE)) == 0
    assert (folder / "homework.yaml").read_text(encoding="utf-8") == (
        """\
mentorprep: 1
mentee: {name: Ada}
goals:
  - id: get-a-junior-backend-job
    title: Get a junior backend job
    by: 2027-06-30
    plan: [{id: sql-course, title: SQL course, hours: 30}, {id: service, title: Service, hours: 25, after: [sql-course]}]
"""
    )
    assert capsys.readouterr() == (
        "Wrote homework.yaml.\n",
        "Worth doing next: `mentorprep check` says which dates are over-ambitious.\n",
    )
    assert stat.S_IMODE((folder / "homework.yaml").stat().st_mode) == 0o600
    assert (folder / "homework.history.jsonl").exists()


def test_answers_in_json_come_from_stdin(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, json.dumps({"mentee": {"name": "Zoë"}, "goals": [{"title": "no", "by": "2027-03-01"}]}))
    assert init("other.yaml", "--answers", "-") == 0
    homework = load((folder / "other.yaml").read_bytes()).homework
    assert homework is not None
    assert (homework.mentee.name, homework.goals[0].title) == ("Zoë", "no")
    assert not (folder / "homework.yaml").exists()


def test_the_file_may_be_named_by_a_global_flag_or_the_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = put(folder / "answers.yaml", WHOLE)
    assert init("-f", "flag.yaml", "--answers", answers) == 0
    assert (folder / "flag.yaml").exists()
    monkeypatch.setenv("MENTORPREP_FILE", "variable.yaml")
    assert init("--answers", answers) == 0
    assert (folder / "variable.yaml").exists()


@pytest.mark.parametrize("flags", [[], ["--no-input"]])
def test_without_a_terminal_the_flag_is_named(
    folder: Path, flags: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert init(*flags) == 2
    assert "--answers FILE" in capsys.readouterr().err
    assert list(folder.iterdir()) == []


def test_answers_without_a_name_name_the_key(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert init("--answers", put(folder / "answers.yaml", "mentee: {situation: Tester}\n")) == 2
    assert capsys.readouterr().err == "The answers lack `mentee.name`.\nPut `mentee: {name: …}` into them.\n"


def test_a_file_that_is_there_is_never_written_over_without_force(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = put(folder / "answers.yaml", WHOLE)
    put(folder / "homework.yaml", "mentorprep: 1\nmentee: {name: Old}\n")
    assert init("--answers", answers) == 2
    assert "--force" in capsys.readouterr().err
    assert "Old" in (folder / "homework.yaml").read_text(encoding="utf-8")
    assert init("--answers", answers, "--force") == 0
    assert "Ada" in (folder / "homework.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["", "# later\n", "~\n"])
def test_answers_that_hold_nothing_lack_a_name(text: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert init("--answers", put(folder / "answers.yaml", text)) == 2
    assert capsys.readouterr().err == "The answers lack `mentee.name`.\nPut `mentee: {name: …}` into them.\n"


@pytest.mark.parametrize("text", ["goals: [", "- a", "mentee: {name: A}\nmentors: [{nmae: B}]", "\x00"])
def test_answers_that_are_no_homework_end_with_3_and_their_place(
    folder: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = put(folder / "answers.yaml", text)
    assert init("--answers", answers) == 3
    assert answers in capsys.readouterr().err
    assert not (folder / "homework.yaml").exists()


def test_answers_that_are_not_there_end_with_3(capsys: pytest.CaptureFixture[str]) -> None:
    assert init("--answers", "nowhere.yaml") == 3
    assert capsys.readouterr().err == (
        "nowhere.yaml: there is no such file. Name the file with the answers, or - for stdin.\n"
    )


@pytest.mark.parametrize(("target", "code"), [(".", 2), ("nowhere/homework.yaml", 4)])
def test_a_place_that_cannot_hold_a_file_is_told_before_any_question(
    folder: Path, target: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert init(target) == code
    assert "--answers" not in capsys.readouterr().err


TEMPLATES = ["career-change", "certificate", "english", "first-job", "promotion", "return-after-break", "salary-talk"]


def test_templates_are_listed_each_with_what_it_is_about(capsys: pytest.CaptureFixture[str]) -> None:
    assert init("--list-templates") == 0
    listed = capsys.readouterr().out
    assert [line.split()[0] for line in listed.splitlines() if not line.startswith(" ")] == TEMPLATES
    for name in TEMPLATES:
        assert read_template(name)["about"] in " ".join(listed.split())


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_taken_as_it_stands_is_a_homework_that_fits(name: str) -> None:
    """Enter at every question but those about the mentee, at six hours a week."""
    seed, today = read_template(name), dt.date(2026, 11, 23)
    mine = {"mentee.name": "Ada", "mentee.situation": "Tester", "mentee.options.1": "Stay", "questions.1": "Why?"}
    mine["mentee.hours_per_week"] = "6"
    answers: dict[str, Answer] = {}
    while (turn := turn_after(answers, lambda data: talk(data, seed))).question is not None:
        question = turn.question
        answers[question.id] = Answer(question.id, mine.get(question.id, question.suggestion), today)
    homework = load(compose(turn.data).encode()).homework
    assert homework is not None
    assessment = assess(homework, today)
    assert [goal.verdict for goal in assessment.goals] == ["fits"] * len(seed["goals"])
    assert {found.code for found in check(homework, assessment)} <= {"MP215", "MP307"}  # one level; no break yet


def test_a_template_that_is_not_there_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert init("--template", "certifcate", "--list-templates") == 0
    capsys.readouterr()
    assert init("--template", "certifcate") == 2
    assert "certificate?" in capsys.readouterr().err


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_needs_no_terminal_where_answers_give_the_rest(name: str, tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("mentee: {name: Ada, availability: {hours_per_week: 6}}\n", encoding="utf-8")
    target = tmp_path / "homework.yaml"
    assert init("--template", name, "--answers", str(answers), str(target)) == 0
    homework = load(target.read_bytes()).homework
    assert homework is not None
    assert homework.mentee.name == "Ada"
    assert [goal.title for goal in homework.goals] == [goal["title"] for goal in read_template(name)["goals"]]
    assert all(goal.by for goal in homework.goals)


def test_goals_in_the_answers_take_the_place_of_a_templates(tmp_path: Path) -> None:
    answers = tmp_path / "answers.yaml"
    target = tmp_path / "homework.yaml"
    for text in (
        "mentee: {name: Ada}\ngoals: [{title: Mine}]\n",
        "mentorprep: 1\nmentee: {name: Ada}\ngoals: [{title: Mine}]\n",
    ):
        answers.write_text(text, encoding="utf-8")
        assert init("--template", "english", "--answers", str(answers), "--force", str(target)) == 0
        homework = load(target.read_bytes()).homework
        assert homework is not None
        assert [goal.title for goal in homework.goals] == ["Mine"]
