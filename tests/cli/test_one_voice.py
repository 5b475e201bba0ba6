"""Commands say the same of the same thing: dates as they were given, one later day, names where the file has ids."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from mentorprep.cli.app import run

HOMEWORK = """\
mentorprep: 1
mentee: {name: Olek, availability: {hours_per_week: 5, breaks: [{from: 2026-12-24, to: 2027-01-02}]}}
mentors: [{id: ewa, name: Ewa Lis, status: accepted}]
goals:
  - id: job
    title: Platform job
    by: 2027-05
    plan:
      - {id: k8s, title: Kubernetes course, hours: {low: 20, high: 40}}
      - {title: Homelab, hours: 60, after: [k8s]}
      - {id: exam, title: Exam, hours: 0, start: 2027-03-15, by: 2027-03-15}
  - title: English
    by: 2027-Q2
    plan:
      - {title: Talk, weekly_hours: 1, start: 2026-12-01}
      - {id: book, title: Book, size: {total: 12, unit: chapter}}
questions: [{id: q1, text: "Which cloud?", about: job}]
meetings: [{date: 2026-12-01, with: ewa}]
decisions: [{id: d1, text: Kubernetes first, date: 2026-11-02, with: ewa, about: job}]
log: [{date: 2026-11-25, step: book, units: 3}]
"""
CIRCLE = "[{id: a, title: A, hours: 1, after: [b]}, {id: b, title: B, hours: 1, after: [a]}]"

Said = Callable[..., str]


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    monkeypatch.chdir(tmp_path)
    Path("homework.yaml").write_text(HOMEWORK, encoding="utf-8")

    def of(*words: str) -> str:
        run(["--today", "2026-11-26", *words])
        return " ".join("".join(capsys.readouterr()).split())

    return of


@pytest.mark.parametrize(
    "words",
    [["check"], ["show"], ["show", "job"], ["replan"], ["export", "kickoff"], ["export", "outreach"]],
    ids=" ".join,
)
def test_a_month_is_shown_as_such(said: Said, words: list[str]) -> None:
    told = said(*words)
    assert "end of May 2027" in told
    assert "2027-05" not in told
    assert "by 31 May 2027" not in told.replace("due by 31 May 2027", "")  # a sum of hours is of all that day


@pytest.mark.parametrize("words", [["check"], ["show"], ["replan"], ["export", "kickoff"]], ids=" ".join)
def test_a_quarter_is_shown_as_such(said: Said, words: list[str]) -> None:
    told = said(*words)
    assert "end of June 2027" in told
    assert "2027-Q2" not in told


def test_the_dashboard_names_the_later_day_that_check_names(said: Said) -> None:
    """The day to move the date to, which need not be the day that is reached with 8 chances of 10 as things stand."""
    found = {re.search(r"likely by (\d+ \w+ \d+)", said(command)) for command in ("check", "show")}
    assert None not in found
    assert len({match[1] for match in found if match}) == 1


def test_a_goal_that_fits_has_no_later_day(said: Said) -> None:
    found = re.search(r"move the date to (\d+ \w+ \d+)", said("check"))
    assert found
    said("update", "job", "--by", found[1], "--because", "slower")
    told = said("check")
    assert "Platform job, by " + found[1] + ": likely in time, about 8 chances of 10" in told
    assert "likely by" not in told


def test_names_stand_where_the_file_has_ids(said: Said) -> None:
    assert "with Ewa Lis" in said("show", "--week")
    assert "a meeting with Ewa Lis" in said("show", "--timeline")
    assert "(2 November 2026, with Ewa Lis)" in said("show", "--decisions")
    assert "About “Platform job”." in said("show", "--questions")
    assert "About “" not in said("show", "job")  # the page is about it
    assert "Book, 3 chapters" in said("show", "--log")
    assert "Decided on 2 November 2026 with Ewa Lis (d1): Kubernetes first" in said("update", "job", "--by", "2028-01")
    assert "Decided on 2 November 2026 with Ewa Lis (d1): Kubernetes first" in said("replan")


def test_a_milestone_has_no_hours_left(said: Said) -> None:
    assert "Exam (exam), by 15 March 2027" in said("show", "job")


def test_a_circle_is_not_said_to_be_on_hold(said: Said) -> None:
    text = f"mentorprep: 1\nmentee: {{name: A}}\ngoals: [{{title: G, plan: {CIRCLE}}}]\n"
    Path("homework.yaml").write_text(text, encoding="utf-8")
    told = said("check") + said("show")
    assert "waits for a step that cannot be finished as planned" in told
    assert "on hold" not in told


def test_dates_are_judged_in_the_same_words(said: Said) -> None:
    goals = "{title: A, by: 2026-05-01, plan: [{title: T}]}, {title: B, by: 2027-06}, {title: C, by: 2027-06, plan: [{title: T}]}"
    Path("homework.yaml").write_text(f"mentorprep: 1\nmentee: {{name: A}}\ngoals: [{goals}]\n", encoding="utf-8")
    for state in ("its date is over", "no plan yet", "hours are missing"):
        assert state in said("check")
        assert state in said("replan")


def test_a_kept_finding_has_its_reason_in_a_line_of_its_own(said: Said) -> None:
    said("update", "job", "--accept", "MP303", "--because", "Fridays are free from March")
    assert "is tight. Because: Fridays are free from March" in said("check")


def test_a_next_command_names_the_file_that_the_run_was_about(said: Said) -> None:
    Path("homework.yaml").rename("ada.yaml")
    assert "`mentorprep export kickoff --mark-sent -f ada.yaml`" in said("export", "kickoff", "-f", "ada.yaml")
    assert "mentorprep replan -f ada.yaml --yes" in said("replan", "-f", "ada.yaml")


def test_a_group_of_commands_alone_is_its_help(said: Said) -> None:
    assert said("mail").startswith("Usage: mentorprep mail COMMAND")


def test_a_summary_says_one_line_of_a_file_that_cannot_be_used(said: Said) -> None:
    broken = "mentorprep: 1\nmentee: {name: A}\nfoo: 1\nbar: 2\nbaz: 3\n"
    Path("broken.yaml").write_text(broken, encoding="utf-8")
    told = said("check", "--summary", "homework.yaml", "broken.yaml")
    assert "broken.yaml 3 errors" in told
    assert told.count("broken.yaml:") == 1
    assert "mentorprep check FILE" in told


@pytest.mark.parametrize(
    ("lang", "pace"), [("en", "1 chapter every 3 weeks"), ("pl", "wystarczy 1 „chapter” na 3 tygodnie")]
)
def test_a_slow_pace_is_told_in_weeks(said: Said, lang: str, pace: str) -> None:
    assert pace in said("export", "kickoff", "--lang", lang)


def test_a_unit_in_another_language_is_quoted_and_not_escaped(said: Said) -> None:
    assert "3 z 12 „chapter”" in said("export", "kickoff", "--lang", "pl")


def test_a_box_that_is_short_is_counted_in_characters(said: Said) -> None:
    Path("homework.yaml").write_text("mentorprep: 1\nmentee: {name: A}\n", encoding="utf-8")
    assert "at least 30 characters" in said("export", "outreach", "--format", "form")
