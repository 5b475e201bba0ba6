"""`show`: every page at several widths, on terminals that can less, for a screen reader and for a program."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mentorprep.cli.app import run
from mentorprep.core.columns import text_width

EXAMPLES = Path(__file__).parents[2] / "examples"
REAL = Path(__file__).parents[1] / "homeworks" / "real"
HOMEWORK = """\
mentorprep: 1
mentee:
  name: 王小明
  availability:
    hours_per_week: 6
    breaks: [{from: 2026-12-21, to: 2027-01-03, why: family}]
mentors: [{id: marcin, name: Marcin, status: accepted, email: marcin@example.com}]
goals:
  - id: backend-job
    title: 找一份初级后端开发的工作并且学会怎样谈薪水和怎样写一份好的简历
    by: 2027-03-31
    done_when: I have signed an offer
    plan:
      - {id: sql, title: SQL 课程, hours: 60, by: 2027-01-31, status: doing}
      - {id: service, title: A small service, hours: 40, after: [sql]}
      - {id: talk, title: Conversation class, weekly_hours: 1}
  - id: rest
    title: Walk more
    status: paused
    because: the knee first
    private: true
    plan: [{id: shoes, title: Shoes}]
questions:
  - {id: q1, text: "Django or FastAPI?", about: backend-job, asked: 2026-11-20}
  - {id: q2, text: "Which city?", answer: Either}
log:
  - {date: 2026-11-20, step: sql, hours: 5, learned: Joins}
  - {date: 2026-11-21, note: Bad week, private: true}
  - {date: 2026-11-22, step: sql, units: 2, left: {low: 40, high: 60}}
meetings: [{id: call, date: 2026-11-25, time: "18:00", with: marcin}]
decisions:
  - {id: d1, text: Java first, date: 2026-10-01}
  - {id: d2, text: Python first, date: 2026-11-01, with: marcin, because: offers ask for it, about: backend-job, replaces: d1}
ideas: [{id: i1, text: Practise salary talks, from: marcin}]
"""

Show = Callable[..., str]


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Show:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "homework.yaml").write_text(HOMEWORK, encoding="utf-8")

    def shown(*words: str, columns: int = 80) -> str:
        monkeypatch.setenv("COLUMNS", str(columns))
        code = run(["--today", "2026-11-23", "-q", "show", *words])
        out, err = capsys.readouterr()
        assert (code, err) == (0, "")
        return out

    return shown


PAGES: dict[str, tuple[str, ...]] = {
    "dashboard": (),
    "goal": ("backend-job",),
    "step": ("sql",),
    "sides": ("--timeline", "--week", "--decisions", "--questions", "--log"),
    "entries": ("d1",),
}


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("page", PAGES)
def test_each_page_keeps_to_the_width(page: str, columns: int, show: Show, golden: Callable[[str, str], None]) -> None:
    out = show(*PAGES[page], columns=columns)
    assert [line for line in out.splitlines() if text_width(line) > columns] == []
    golden(f"show/{page}.{columns}.txt", out)


@pytest.mark.parametrize("page", PAGES)
def test_plain_is_linear_text_without_a_drawing(page: str, show: Show, golden: Callable[[str, str], None]) -> None:
    out = show("--plain", *PAGES[page])
    assert not set(out) & set("█░▒─│◆•▸○#[]")
    golden(f"show/{page}.plain.txt", out)


def test_json_has_what_a_program_asks_for(show: Show, golden: Callable[[str, str], None]) -> None:
    golden("show/dashboard.json", show("--format", "json"))
    sides = json.loads(show("--format", "json", *PAGES["sides"]))
    assert list(sides) == ["version", "today", "file", "revision", "timeline", "week", "decisions", "questions", "log"]
    step = json.loads(show("--format", "json", "sql"))["entry"]
    assert (step["kind"], step["goal"], step["hours_left"], step["progress"]["of"]) == (
        "step",
        "backend-job",
        48.99,
        "hours",
    )
    goal = json.loads(show("--format", "json", "backend-job"))["entry"]
    assert [way["lever"] for way in goal["ways_out"]][:1] == ["date"]
    for id_ in ("q1", "d2", "i1", "marcin", "call"):
        assert json.loads(show("--format", "json", id_))["entry"]["id"] == id_


def test_every_key_of_a_goal_in_json_stands_also_where_nothing_is_known(show: Show) -> None:
    first, second = json.loads(show("--format", "json"))["goals"]
    assert set(first) == set(second)
    assert {key for step in (*first["plan"], *second["plan"]) for key in step} == set(first["plan"][0])


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_without_such_characters_gets_others_and_no_question_marks(
    encoding: str, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    show()  # the homework is there
    Path("homework.yaml").write_text(
        HOMEWORK.replace("找一份初级后端开发的工作并且学会怎样谈薪水和怎样写一份好的简历", "Get a job").replace(
            "课程", "course"
        ),
        encoding="utf-8",
    )
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
    assert run(["--today", "2026-11-23", "show"]) == 0
    sys.stdout.flush()
    out = raw.getvalue().decode(encoding)
    assert "#" in out
    assert "|" in out
    assert out.count("?") == 1  # of the question


def test_colour_only_adds_to_words(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    without = show()
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = show()
    assert "\x1b[" in coloured
    for code in ("0", "1", "2", "31", "33", "32"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == without


def test_an_unknown_id_is_told_the_nearest(show: Show, capsys: pytest.CaptureFixture[str]) -> None:
    show()
    assert run(["show", "bakend-job"]) == 2
    assert capsys.readouterr().err.endswith("There is no entry “bakend-job”.\nDid you mean backend-job?\n")


def test_a_side_of_one_entry_holds_what_is_about_it(show: Show) -> None:
    assert show("service", "--log") == (
        "Log of service, 23 November 2026\nNothing yet. `mentorprep update STEP --hours 2` logs what was done.\n"
    )
    assert "q2" not in show("backend-job", "--questions")


@pytest.mark.parametrize(
    "path",
    [*sorted(REAL.glob("*.yaml")), *sorted(EXAMPLES.glob("*/homework.yaml"))],
    ids=lambda path: path.parent.name + path.name,
)
def test_real_homeworks_read_well_on_narrow_and_plain_terminals(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.chdir(path.parent)
    for words in ([], ["--plain"], ["--timeline", "--week", "--log"], ["--format", "json"]):
        assert run(["--today", "2026-11-23", "-f", path.name, "show", *words]) == 0
        out, _ = capsys.readouterr()
        assert "None" not in out
        if "json" not in words:
            assert [line for line in out.splitlines() if text_width(line) > 40 and len(line.split()) > 2] == []


def test_a_goal_whose_date_is_over_is_asked_about_and_not_blamed(show: Show) -> None:
    text = HOMEWORK.replace("by: 2027-03-31", "by: 2026-10-31").replace("by: 2027-01-31, ", "")
    Path("homework.yaml").write_text(text, encoding="utf-8")
    out = show()
    assert "Its date is over: done, dropped, or to be moved?" in out
    assert "overdue" not in out
    assert "due 31 October" not in out


def test_an_empty_homework_is_a_page_too(show: Show) -> None:
    Path("homework.yaml").write_text("mentorprep: 1\nmentee: {name: Ada}\n", encoding="utf-8")
    assert show() == (
        "homework.yaml, 23 November 2026\nThere is no plan to judge yet.\n\nThe next seven days\n"
        "Monday 23 November 2026 to Sunday 29 November 2026. No step can be taken up yet.\n"
    )


def keys(data: Any) -> set[str]:
    if isinstance(data, dict):
        return set(data) | {key for value in data.values() for key in keys(value)}
    return {key for value in data for key in keys(value)} if isinstance(data, list) else set()


def test_the_page_of_the_docs_names_every_key(show: Show) -> None:
    page = (Path(__file__).parents[2] / "docs" / "show.md").read_text(encoding="utf-8")
    told = json.loads(show("--format", "json", *PAGES["sides"])) | json.loads(show("--format", "json"))
    figures = {"5", "15", "25", "50", "75", "80", "85", "95"}
    missing = {key for key in keys(told) if f"`{key}`" not in page}
    assert missing - figures == set()
