"""`replan`: side by side, asked about, written as one revision with the reason, or left alone."""

import datetime as dt
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mentorprep.cli.app import run
from mentorprep.core.checks import phrases
from mentorprep.core.format.read import load
from mentorprep.core.model import Homework

TEXT = """\
mentorprep: 1  # mine
mentee:
  name: Ada
  availability: {hours_per_week: 7}
goals:
  - id: go
    title: Learn Go
    by: 2026-06-30
    plan:
      - {id: tour, title: Tour of Go, hours: 10, by: 2026-05-31}   # the first week
      - {id: api, title: A small service, hours: 18}
  - id: english
    title: English B2
    by: 2026-09-30   # no hours yet
    plan: [{id: course, title: Evening course}]
  - id: talk
    title: A talk at work
    by: 2028-06-30
    plan: [{id: slides, title: Slides, hours: 5}]
decisions:
  - {id: d1, date: 2026-03-01, with: Marcin, text: Go before Rust, because: the team uses it, about: go}
log:
  - {date: 2026-05-02, step: tour, hours: 2}
"""


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "homework.yaml"
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MENTORPREP_FILE", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return path


def replan(*words: str) -> int:
    return run(["--today", "2026-11-23", "replan", *words])


def homework(file: Path) -> Homework:
    found = load(file.read_bytes()).homework
    assert found is not None
    return found


SHOWN = """\
Dates from 23 November 2026 on
   before                                 after

 1. Learn Go
   30 June 2026                           {go}
   its date is over                       {of_go}
   “Tour of Go”:
   31 May 2026                            {tour}

 2. English B2
   30 September 2026                      23 April 2027
   its date is over                       hours are missing

 3. A talk at work
   30 June 2028                           stays
   {of_talk:<39}{of_talk}

A goal that moves has its first day with 8 chances of 10 or more. The goals keep
their order, and what fits stays where it is.

“English B2”: without hours to reckon with, it moves by the 29 weeks and 2 days
since 2 May 2026, when something was last noted.
"""


def new_day(file: Path, goal: int = 0) -> str:
    by = homework(file).goals[goal].by
    assert by is not None
    return by.text


def test_without_a_terminal_it_shows_the_dates_and_names_the_flags(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replan() == 2
    out, err = capsys.readouterr()
    assert file.read_text(encoding="utf-8") == TEXT
    assert replan("--format", "json") == 0
    go, _, talk = (goal["after"] for goal in json.loads(capsys.readouterr().out)["goals"])
    of_go, of_talk = (phrases.chances(Decimal(str(after["chance"]))) for after in (go, talk))
    day = dt.date.fromisoformat(go["by"])
    tour = phrases.day(day - dt.timedelta(days=30))
    assert out == SHOWN.format(go=phrases.day(day), of_go=of_go, of_talk=of_talk, tour=tour)
    assert err == (
        "If the quiet weeks were a break, say so, and they count no more: "
        "mentorprep add break --from 2026-05-03 --to 2026-11-22.\n"
        "Decided on 1 March 2026 with Marcin (d1): Go before Rust, because the team uses it\n"
        "--yes is missing, and nobody can be asked. Nothing was changed.\n"
        'To write this: mentorprep replan --yes --because "…"\n'
    )


def test_quiet_weeks_may_be_named_a_break_and_then_the_dates_are_earlier(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--today", "2026-11-23", "replan"])
    shown = capsys.readouterr()
    told = "If the quiet weeks were a break, say so, and they count no more: mentorprep add break --from "
    assert f"{told}2026-05-03 --to 2026-11-22.\n" in shown.err
    assert run(["--today", "2026-11-23", "add", "break", "--from", "2026-05-03", "--to", "2026-11-22"]) == 0
    run(["--today", "2026-11-23", "replan"])
    after = capsys.readouterr()
    assert "quiet" not in after.err
    assert _moved_to(after.out) < _moved_to(shown.out)


def test_its_hints_name_the_file_that_the_run_was_about(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.rename("ada.yaml")
    assert replan("-f", "ada.yaml") == 2
    assert "mentorprep add break --from 2026-05-03 --to 2026-11-22 -f ada.yaml." in " ".join(
        capsys.readouterr().err.split()
    )
    Path("ada.yaml").write_text(
        TEXT.replace("hours_per_week: 7", "hours_per_week: 0").split("log:", maxsplit=1)[0], encoding="utf-8"
    )
    replan("-f", "ada.yaml")
    assert "mentorprep update --hours-per-week H -f ada.yaml." in " ".join(capsys.readouterr().out.split())


def _moved_to(table: str) -> dt.datetime:
    """The new date of the first goal."""
    row = table.split("1. Learn Go\n", 1)[1].splitlines()[0]
    return dt.datetime.strptime(row.split("  ")[-1].strip(), "%d %B %Y").replace(tzinfo=dt.UTC)


def test_it_is_written_as_one_revision_with_the_reason(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert replan("--yes", "--because", "A new project came first") == 0
    out, err = capsys.readouterr()
    assert out.endswith("\n2 goals moved, with the reason in changes.\n")
    assert err.endswith("Undo: `mentorprep history restore`\n")
    go, step = new_day(file), homework(file).goals[0].plan[0].by
    assert step is not None
    moved = TEXT.replace("by: 2026-06-30", f"by: {go}").replace("by: 2026-05-31}", f"by: {step.text}}}")
    head, log = moved.replace("by: 2026-09-30", "by: 2027-04-23").split("log:")
    assert file.read_text(encoding="utf-8") == (
        f"{head}changes:\n"
        "  - date: 2026-11-23\n"
        "    about: go\n"
        f"    what: moved from 2026-06-30 to {go}, with “Tour of Go” by as many days\n"
        "    because: A new project came first\n"
        "  - date: 2026-11-23\n"
        "    about: english\n"
        "    what: moved from 2026-09-30 to 2027-04-23\n"
        f"    because: A new project came first\nlog:{log}"
    )
    assert len((file.parent / "homework.history.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    assert run(["history", "restore"]) == 0
    assert file.read_text(encoding="utf-8") == TEXT


def test_yes_alone_writes_it_without_a_reason(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert replan("--yes") == 0
    assert capsys.readouterr().out.endswith(
        "\n2 goals moved, told in changes, without a reason; --because TEXT gives one.\n"
    )
    assert [(change.about, change.because) for change in homework(file).changes] == [
        (("go",), None),
        (("english",), None),
    ]


def test_a_step_whose_date_alone_moves_is_shown(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(
        "mentorprep: 1\nmentee: {name: Ada, availability: {hours_per_week: 6}}\ngoals:\n"
        "  - id: go\n    title: Learn Go\n    by: 2028-06-30\n    plan:\n"
        "      - {title: Tour of Go, hours: 20, by: 2026-12-20}\n      - {title: A service, hours: 10}\n",
        encoding="utf-8",
    )
    assert replan("--yes", "--because", "x") == 0
    step = homework(file).goals[0].plan[0].by
    assert step is not None
    assert f"   “Tour of Go”:\n   20 December 2026                       {phrases.day(step.day)}\n" in (
        capsys.readouterr().out
    )
    assert new_day(file) == "2028-06-30"


def test_once_it_is_done_nothing_moves(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert replan("--yes", "--because", "x") == 0
    text = file.read_text(encoding="utf-8")
    capsys.readouterr()
    assert replan("--yes", "--because", "x") == 0
    assert capsys.readouterr().out.endswith("\nNothing moves.\n")
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--because", "x"), "--yes is missing, and nobody can be asked. Nothing was changed.\n"),
        (("--yes", "--because", " "), "--because: nothing is typed there.\n"),
        (("--from", "1 January 2020"), "--from: 2020-01-01 is over.\n"),
        (("--from", "whenever"), "--from: “whenever”"),
    ],
)
def test_what_is_missing_or_cannot_be_is_2(
    file: Path, words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert replan(*words) == 2
    assert told in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == TEXT


def test_from_a_later_day(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert replan("--from", "1 February", "--yes", "--because", "x") == 0
    assert capsys.readouterr().out.startswith("Dates from 1 February 2027 on\n")
    assert new_day(file) > "2027-02-01"
    assert homework(file).changes[0].date is not None
    assert str(homework(file).changes[0].date) == "2026-11-23"


def test_json_alone_writes_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert replan("--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert file.read_text(encoding="utf-8") == TEXT
    assert (found["today"], found["from"], found["written"]) == ("2026-11-23", "2026-11-23", False)
    assert found["silence"] == {"since": "2026-05-02", "days": 205}
    assert [(goal["id"], goal["outcome"]) for goal in found["goals"]] == [
        ("go", "moves"),
        ("english", "shifts"),
        ("talk", "stays"),
    ]
    assert found["goals"][0]["before"] == {"by": "2026-06-30", "verdict": "impossible", "chance": 0.0}
    assert found["goals"][1]["edits"] == [{"path": "goals[1].by", "value": "2027-04-23"}]
    assert replan("--format", "json", "--yes", "--because", "x") == 0
    assert json.loads(capsys.readouterr().out)["written"] is True
    assert new_day(file, 1) == "2027-04-23"


def test_nothing_is_named_that_is_private(file: Path) -> None:
    private = TEXT.replace("title: Tour of Go,", "title: Tour of Go, private: true,").replace(
        "title: English B2", "title: English B2\n    private: true"
    )
    file.write_text(private, encoding="utf-8")
    assert replan("--yes", "--because", "x") == 0
    of_go, of_english = homework(file).changes
    assert of_go.what == f"moved from 2026-06-30 to {new_day(file)}"
    assert (of_go.private, of_english.private) == (False, True)


def test_a_plan_without_hours_or_entries_asks_for_a_day(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(
        "mentorprep: 1\nmentee: {name: Ada}\ngoals: [{id: go, title: Learn Go, by: 2026-06, plan: [{title: Tour}]}]\n",
        encoding="utf-8",
    )
    assert replan() == 0
    assert capsys.readouterr().out.endswith(
        "“Learn Go”: no hours and no entry to reckon with. A day of your own: mentorprep\n"
        "update go --by DATE.\n\nNothing moves.\n"
    )


def test_a_history_without_a_day_is_as_if_there_were_none(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert replan("--format", "json") == 0
    without = capsys.readouterr().out
    line = {"rev": 1, "at": "some day", "command": "init", "parent": None, "sha256": "0" * 64, "text": ""}
    file.with_name("homework.history.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert replan("--format", "json") == 0
    assert capsys.readouterr() == (without, "")


def test_without_dates_there_is_nothing_to_move(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("mentorprep: 1\nmentee: {name: Ada}\ngoals: [{title: Learn Go}]\n", encoding="utf-8")
    assert replan() == 0
    assert capsys.readouterr().out == "No goal with a date is being worked on, so there is nothing to move.\n"


@pytest.mark.parametrize("columns", [20, 40])
def test_it_reads_on_narrow_terminals(
    columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    replan()
    assert max(map(len, capsys.readouterr().out.splitlines())) <= columns


@pytest.fixture
def terminal(file: Path) -> Any:
    if sys.platform == "win32":
        pytest.skip("pseudo-terminals are POSIX's")
    from screen import spawned

    return spawned(["--today", "2026-11-23", "--plain", "replan"], file.parent, TERM="dumb")


def answer(terminal: Any, *turns: tuple[str, str]) -> int:
    import screen

    screen.answer(terminal, *turns)
    return screen.ended(terminal)


def test_on_a_terminal_goals_are_chosen_one_by_one(terminal: Any, file: Path) -> None:
    turns = (("Choose goal by goal", "2"), ("Learn Go", "2"), ("English B2", "1"), ("Why do the dates move?", "Busy"))
    assert answer(terminal, *turns) == 0
    assert file.read_text(encoding="utf-8").startswith(TEXT.replace("by: 2026-09-30", "by: 2027-04-23")[:500])
    assert [(change.about, change.because) for change in homework(file).changes] == [(("english",), "Busy")]


def test_on_a_terminal_all_of_it_may_be_left(terminal: Any, file: Path) -> None:
    assert answer(terminal, ("What would you like?", "3")) == 1
    assert file.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("turns", [(), (("What would you like?", "1"),)], ids=["the choice", "the reason"])
def test_ctrl_c_at_a_question_says_that_nothing_was_changed(
    terminal: Any, file: Path, turns: tuple[tuple[str, str], ...]
) -> None:
    import screen

    screen.answer(terminal, *turns)
    terminal.expect_exact("Why do the dates move?" if turns else "What would you like?")
    terminal.expect_exact(">")
    terminal.send(screen.CTRL_C)
    assert screen.ended(terminal) == 130
    assert terminal.before.endswith("\r\nNothing was changed.\r\n")
    assert file.read_text(encoding="utf-8") == TEXT


def test_the_end_of_input_at_the_question_means_no(terminal: Any, file: Path) -> None:
    from screen import ended

    terminal.expect_exact("Number")
    terminal.expect_exact(">")
    terminal.sendeof()
    assert ended(terminal) == 1
    assert file.read_text(encoding="utf-8") == TEXT


def test_an_edit_in_between_that_changes_the_outcome_moves_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from mentorprep.cli import replan as command

    def edited(*_: object) -> str:
        file.write_text(TEXT.replace("hours: 18", "hours: 90"), encoding="utf-8")
        return "x"

    monkeypatch.setattr(command, "_typed", edited)
    assert replan("--yes") == 4
    assert "changed meanwhile" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == TEXT.replace("hours: 18", "hours: 90")


@pytest.mark.parametrize(("comment", "searches"), [("", 1), ("# seen in between\n", 2)])
def test_dates_are_looked_for_again_only_where_the_file_has_changed(
    comment: str, searches: int, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mentorprep.cli import replan as command
    from mentorprep.core.plan.replan import replan as replanned

    days = []

    def counted(homework: Homework, day: dt.date, *others: Any) -> Any:
        days.append(day)
        return replanned(homework, day, *others)

    def edited(*_: object) -> str:
        file.write_text(TEXT + comment, encoding="utf-8")
        return "x"

    monkeypatch.setattr(command, "replanned", counted)
    monkeypatch.setattr(command, "_typed", edited)
    assert replan("--yes") == 0
    assert len(days) == searches
    assert file.read_text(encoding="utf-8").endswith(comment)


def test_ctrl_c_during_the_search_says_that_nothing_was_changed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from mentorprep.cli import replan as command

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "replanned", interrupted)
    assert replan() == 130
    assert capsys.readouterr() == ("", "\nNothing was changed.\n")
