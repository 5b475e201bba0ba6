"""Whole conversations on a real pseudo-terminal, each with its whole screen as a golden file."""

import datetime as dt
import signal
import sys
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from mentorprep.core.format.read import load
from mentorprep.core.model import Homework

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX's", allow_module_level=True)
from screen import CTRL_C, DOWN, Terminal

Golden = Callable[[str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return tmp_path


def homework(folder: Path) -> Homework:
    found = load((folder / "work" / "homework.yaml").read_bytes()).homework
    assert found is not None
    return found


def put(folder: Path, text: str) -> None:
    (folder / "work" / "homework.yaml").write_text(text, encoding="utf-8")


_BEGINS, _ENDS = "This is how a mentor will read it:\n\n", "\n\nWhat now?"


def without_message(shown: str) -> str:
    """The screen without the message to the mentor, which has goldens of its own."""
    before, _, rest = shown.partition(_BEGINS)
    return f"{before}{_BEGINS}…{_ENDS}{rest.partition(_ENDS)[2]}"


FIRST = [
    ("What is your name?", "Ada Kowalska"),
    ("Where are you now?", "Manual tester for four years in a bank."),
    ("Which ways forward", "Move to test automation in my present team"),
    ("Another way?", "Look for a junior backend job"),
    ("Another way?", ""),
    ("How many hours a week", "?"),
    ("hours go to work", "40"),
    ("how much time is left", "45m"),
    ("On how many of the five", "4"),
    ("on a weekend", "5h"),
    ("Of four weeks", "3"),
]
TEMPLATE = [
    ("What would you like to reach?", ""),
    ("Why do you want", "My present work ends next year"),
    ("How will you know", ""),
    ("By when?", ""),
    ("the first step towards", "-"),
    ("the first step towards", ""),
    ("How much is", "?"),
    ("If it goes well", "10"),
    ("if it goes badly", "20"),
    ("Step 2? (Enter: as suggested, -: without it)", ""),
    ("How much is", ""),
    ("Step 3?", ""),
    ("How much is", ""),
    ("Step 4?", "-"),
    ("Step 4?", "-"),
    ("Step 4?", "Book the exam"),
    ("How much is", "0"),
    ("Step 5?", ""),
    ("in this order?", "yes"),
    ("under way already, or done?", "1"),
    ("Another goal?", ""),
    ("Is one of these worth", ""),
]
LAST = [
    ("Is there a mentor", "Marcin Nowak"),
    ("Where did you find", "Coding Coach"),
    ("Why Marcin Nowak?", "Your talk on moving from testing to backend"),
    ("one small thing", "Would you read my one-page plan?"),
    ("code word", "Lorem ipsum"),
    ("What would you ask a mentor?", "1"),
    ("Another question?", "Is the certificate worth it?"),
    ("Another question?", ""),
    ("What now?", ""),
    ("Write it?", ""),
]


def test_a_first_homework_from_a_template_to_the_first_message(folder: Path, golden: Golden) -> None:
    terminal = Terminal(folder, "init", "--template", "certificate")
    terminal.says(*FIRST, *TEMPLATE, *LAST)
    assert terminal.ends() == 0
    golden("conversations/first.txt", without_message(terminal.shown))
    reviewed = terminal.shown.partition(_BEGINS)[2].partition(_ENDS)[0].split()
    sent = Terminal(folder, "export", "kickoff", "--format", "text", columns=500)  # unfolded
    assert sent.ends() == 0
    told = sent.shown.partition("Once it is on its way")[0].split()
    assert reviewed[: len(told)] == told  # the review is the message itself
    message = Terminal(folder, "export", "outreach")
    assert message.ends() == 0
    assert "Lorem ipsum" in message.shown.splitlines()[0]
    assert "Your talk on moving from testing to backend" in message.shown


EVERY = [*FIRST, *TEMPLATE, *LAST[:-2]]


HALF = len(EVERY) // 2


@pytest.mark.parametrize("half", [0, HALF], ids=["first half", "second half"])
def test_killed_at_every_question_it_goes_on_at_the_same_one_with_all_answers(folder: Path, half: int) -> None:
    """Each run gives one answer and is killed at the next question; what it had shown there, the next run shows."""
    terminal = Terminal(folder, "init", "--plain", "--template", "certificate")
    terminal.says(*EVERY[:half])
    turns = [*EVERY, LAST[-2]]
    killed = turns[: HALF + 1] if half == 0 else turns[half:]
    for turn, (following, _) in pairwise(killed):
        terminal.says(turn)
        terminal.sees(following)
        terminal.is_killed(signal.SIGKILL)
        terminal = Terminal(folder, "init", "--plain")
        terminal.says(("1 Go on from there", "1"))
    terminal.says(*(turns[HALF:] if half == 0 else turns[-1:]), LAST[-1])
    assert terminal.ends() == 0
    interrupted = (folder / "work" / "homework.yaml").read_bytes()
    (folder / "whole" / "work").mkdir(parents=True)
    whole = Terminal(folder / "whole", "init", "--plain", "--template", "certificate")
    whole.says(*EVERY, *LAST[-2:])
    assert whole.ends() == 0
    assert interrupted == (folder / "whole" / "work" / "homework.yaml").read_bytes()


SHORT = [("What is your name?", "Ada"), ("Where are you now?", ""), ("Which ways forward", ""), ("How many hours", "6")]
NO_MORE = [
    ("Another goal?", ""),
    ("Is one of these", ""),
    ("Is there a mentor", ""),
    ("Where do you look", ""),
    ("What would you ask", ""),
    ("What now?", ""),
    ("Write it?", ""),
]


def test_an_over_ambitious_goal_is_mended_by_a_lever(folder: Path, golden: Golden) -> None:
    terminal = Terminal(folder, "init")
    terminal.says(*SHORT, ("What would you like", "Get a junior backend job"), ("Why do", ""), ("How will", ""))
    terminal.says(("By when?", "end of March"), ("first step", "SQL course"), ("How much is", "40"))
    terminal.says(("Step 2?", "Small service"), ("How much is", "60"), ("Step 3?", ""), ("in this order", "yes"))
    terminal.says(("under way", ""), ("Change it now?", DOWN * 3), *NO_MORE)
    assert terminal.ends() == 0
    golden("conversations/lever.txt", without_message(terminal.shown))
    course, service = homework(folder).goals[0].plan
    assert course.hours == 40
    assert isinstance(service.hours, Decimal)
    assert service.hours < 60
    fits = Terminal(folder, "check")
    assert fits.ends() == 0


MEETING = """\
mentorprep: 1
mentee:
  name: Ada
  availability: {hours_per_week: 6}
mentors:
  - {id: marcin, name: Marcin Nowak, status: accepted}
goals:
  - id: backend-job
    title: Get a junior backend job
    by: 2027-06-30
    plan:
      - {id: sql, title: SQL course, hours: 30, status: doing}
questions:
  - {id: q1, text: Django or FastAPI?}
log:
  - {date: 2026-11-20, step: sql, hours: 3}
meetings:
  - {id: kick-off, date: 2026-12-01, with: marcin}
decisions:
  - {id: d1, date: 2026-11-10, text: Java first, because: my company uses it, about: backend-job}
"""
SAID = [
    ("What is new?", ""),
    ("What was said", "We talked about SQL."),
    ("What did you decide", "Python first"),
    ("Which goal", "1"),
    ("Does it replace", "yes"),
    ("Why?", "most junior offers nearby ask for it"),
    ("Another decision?", ""),
    ("Which ideas", "Practise salary talks"),
    ("What becomes of it?", "1"),
    ("Another idea?", ""),
    ("Django or FastAPI?", "FastAPI"),
    ("Write it?", ""),
]


def test_after_a_meeting_all_that_came_of_it_is_one_flow_and_one_revision(folder: Path, golden: Golden) -> None:
    put(folder, MEETING)
    terminal = Terminal(folder, "update", today="2026-12-02")
    terminal.says(*SAID)
    assert terminal.ends() == 0
    golden("conversations/meeting.txt", terminal.shown)
    golden("conversations/meeting.yaml", (folder / "work" / "homework.yaml").read_text(encoding="utf-8"))
    undone = Terminal(folder, "history", "restore", today="2026-12-02")
    assert undone.ends() == 0
    assert (folder / "work" / "homework.yaml").read_text(encoding="utf-8") == MEETING


def test_the_meeting_flow_goes_on_where_it_was_interrupted(folder: Path) -> None:
    put(folder, MEETING)
    terminal = Terminal(folder, "--plain", "update", today="2026-12-02")
    terminal.says(*SAID[:5])
    terminal.sees("Why?")
    terminal.is_killed(signal.SIGKILL)
    again = Terminal(folder, "--plain", "update", today="2026-12-02")
    again.says(SAID[0], ("There are 4 answers about this meeting", ""), *SAID[5:-1], ("Write it?", "2"))
    again.says(("5 Why?", "5"), ("[most junior offers nearby ask for it]", "the offers do"), ("Write it?", "3"))
    assert again.ends() == 1
    assert (folder / "work" / "homework.yaml").read_text(encoding="utf-8") == MEETING
    last = Terminal(folder, "--plain", "update", today="2026-12-02")
    last.says(SAID[0], ("There are 10 answers", ""), SAID[-1])
    assert last.ends() == 0
    assert homework(folder).decisions[1].because == "the offers do"


def test_another_date_shows_what_was_decided_first_and_can_take_its_place(folder: Path, golden: Golden) -> None:
    put(folder, MEETING)
    terminal = Terminal(folder, "update", today="2026-11-24")
    terminal.says(("What is new?", DOWN * 3), ("By when?", "end of September"), ("Why?", "a project at work"))
    terminal.says(("And what was decided before?", ""))
    assert terminal.ends() == 0
    golden("conversations/decision.txt", terminal.shown)
    decision = homework(folder).decisions[1]
    assert (decision.replaces, decision.because) == ("d1", "a project at work")


def test_after_five_quiet_months_it_says_where_things_stand_and_offers_new_dates(folder: Path, golden: Golden) -> None:
    put(folder, MEETING.replace("2026-12-01", "2026-11-20"))
    terminal = Terminal(folder, "update", today="2027-04-20")
    terminal.says(
        ("Move the dates?", ""), ("What would you like?", ""), ("Why do the dates move?", "other work came first")
    )
    assert terminal.ends() == 0
    golden("conversations/restart.txt", terminal.shown)
    assert homework(folder).changes[-1].because == "other work came first"
    soon = Terminal(folder, "update", today="2027-04-21")
    soon.sees("What is new?")
    soon.child.send(CTRL_C)
    assert soon.ends() == 130
    assert soon.shown.endswith("\nNothing was changed.\n")


def test_a_homework_that_was_written_and_then_left_alone_is_taken_up_like_that_too(folder: Path) -> None:
    (folder / "work" / "answers.yaml").write_text(MEETING.split("log:", maxsplit=1)[0], encoding="utf-8")
    assert Terminal(folder, "init", "--answers", "answers.yaml").ends() == 0
    later = dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=150)  # the history has the clock's day
    terminal = Terminal(folder, "update", today=later.isoformat())
    terminal.says(("Move the dates?", DOWN))
    terminal.sees("What is new?")
    terminal.child.send(CTRL_C)
    assert terminal.ends() == 130


def test_work_is_logged_with_seven_keys(folder: Path) -> None:
    put(folder, MEETING)
    terminal = Terminal(folder, "update", today="2026-11-24")
    terminal.says(("What is new?", ""), ("How many hours?", "1.5"), ("Anything learned?", ""), ("stuck on?", ""))
    assert terminal.ends() == 0
    assert str(homework(folder).log[-1].hours) == "1.5"


@pytest.mark.parametrize(("words", "flag"), [(["init"], "--answers"), (["update"], "--hours")])
def test_without_a_terminal_the_flag_is_named(folder: Path, words: list[str], flag: str) -> None:
    if words == ["update"]:
        put(folder, MEETING)
    terminal = Terminal(folder, "--no-input", *words)
    assert terminal.ends() == 2
    assert flag in terminal.shown


def test_at_40_columns_with_wide_characters_and_a_paste_of_several_lines(folder: Path, golden: Golden) -> None:
    terminal = Terminal(folder, "init", columns=40)
    terminal.says(("What is your name?", "Żółw 漢字 🐢"), ("Where are you now?", pasted("Tester.\nI script a little.")))
    terminal.says(("Which ways forward", pasted("- Test automation\n- 漢字を学ぶ\n")), ("Another way?", ""))
    terminal.says(
        ("How many hours", ""), ("What would you like", "漢字検定に合格する"), ("Why do", ""), ("How will", "")
    )
    terminal.says(("By when?", "Q2 2027"), ("first step", "Ćwiczenia"), ("How much is", "40 chapters"))
    terminal.says(("Step 2?", ""), ("under way", ""), *NO_MORE)
    assert terminal.ends() == 0
    golden("conversations/narrow.txt", without_message(terminal.shown))
    golden("conversations/narrow.yaml", (folder / "work" / "homework.yaml").read_text(encoding="utf-8"))


def pasted(text: str) -> str:
    """A paste, as terminals send it."""
    return f"\x1b[200~{text}\x1b[201~"


def test_a_window_that_is_resized_loses_nothing_and_folds_what_follows(folder: Path) -> None:
    terminal = Terminal(folder, "init")
    terminal.says(SHORT[0])
    terminal.sees("Where are you now?")
    terminal.child.send("Tester in a bank")
    terminal.sees("Tester in a bank")
    terminal.resize(44)
    terminal.types(", for four years")
    terminal.says(*SHORT[2:])
    terminal.sees("What would you like")
    terminal.child.send(CTRL_C)
    assert terminal.ends() == 130
    after = terminal.shown.split("What would you like to reach?")[-1].splitlines()
    assert "  One goal; more can follow. Something that" in after
    again = Terminal(folder, "init", "--plain")
    again.says(("1 Go on", "1"), ("What would you like", "<"), ("How many hours", "<"), ("Which ways", "<"))
    again.sees("[Tester in a bank, for four years]")
    again.child.close(force=True)
