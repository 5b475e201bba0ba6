"""Whole conversations of `init` on a real pseudo-terminal, also ones that are cut short."""

import datetime as dt
import signal
import sys
from pathlib import Path

import pytest

from mentorprep.core.format.read import load
from mentorprep.core.questions import Answer
from mentorprep.storage.drafts import begin_draft, keep_answer

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX's", allow_module_level=True)
from screen import CTRL_C, DOWN, TAB, Terminal

BEGINNING = [
    ("What is your name?", "Ada Kowalska"),
    ("Where are you now?", "Tester in a bank"),
    ("Which ways forward", ""),
    ("How many hours a week", "6"),
    ("What would you like to reach?", "Get a junior backend job"),
]
NO_GOAL = [
    ("What would you like", ""),
    ("Is there a mentor", ""),
    ("Where do you look", ""),
    ("What would you ask", ""),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return tmp_path


def drafts(folder: Path) -> list[Path]:
    return list((folder / "state").rglob("*.jsonl"))


def test_the_way_back_to_a_name_with_blanks_can_be_copied_into_a_shell(folder: Path) -> None:
    terminal = Terminal(folder, "init", "my plan.yaml")
    terminal.says(BEGINNING[0])
    terminal.sees("Where are you now?")
    terminal.child.send(CTRL_C)
    assert terminal.ends() == 130
    assert "`mentorprep init 'my plan.yaml'` goes on from there." in terminal.shown


def test_a_first_homework_from_the_first_question_to_a_sound_file(folder: Path) -> None:
    terminal = Terminal(folder, "init")
    terminal.says(
        *BEGINNING,
        ("Why do you want", ""),
        ("How will you know", "I have signed an offer"),
        ("By when?", "03/04/2027"),
        ("may be 3 April or 4 March", "end of June"),
        ("the first step towards", "SQL course"),
        ("How much is", "about 40 weeks"),
        ("Step 2?", ""),
        ("under way already?", ""),
        ("Change it now?", DOWN),
        ("Another goal?", ""),
        ("Is one of these worth", ""),
        ("Is there a mentor", ""),
        ("Where do you look", ""),
        ("What would you ask", "Django or FastAPI?"),
        ("Another question?", ""),
        ("What now?", ""),
        ("Write it?", ""),
    )
    assert terminal.ends() == 0
    shown = terminal.shown
    assert "= 30 June 2027 (Wednesday), in 31 weeks" in shown
    assert "= 240 h (40 weeks at 6 h a week)" in shown
    assert "6 h a week until 30 June 2027 is 189 h; this plan needs 240 h." in shown
    assert "Wrote homework.yaml." in shown
    written = (folder / "work" / "homework.yaml").read_bytes()
    homework = load(written).homework
    assert homework is not None
    goal = homework.goals[0]
    assert goal.plan[0].title == "SQL course"
    assert goal.by is not None
    assert f"Change it now?\n>  {goal.by.day:%-d %B %Y} as the date" in shown
    assert written.decode().split("\n")[3] in shown
    assert drafts(folder) == []


@pytest.mark.parametrize("way", ["ctrl-c", "kill -9", "closed"])
def test_what_was_answered_before_an_end_is_there_at_the_next_init(folder: Path, way: str) -> None:
    terminal = Terminal(folder, "init")
    terminal.says(*BEGINNING)
    terminal.sees("Why do you want")
    if way == "ctrl-c":
        terminal.child.send("half an answer" + CTRL_C)
        assert terminal.ends() == 130
        assert "Your 5 answers are kept." in terminal.shown
        assert "`mentorprep init` goes on from there." in terminal.shown
    else:
        terminal.is_killed(signal.SIGKILL if way == "kill -9" else signal.SIGHUP)
    assert not (folder / "work" / "homework.yaml").exists()
    again = Terminal(folder, "init")
    again.sees("There are 5 answers for this file")
    again.types("")
    again.says(("Why do you want", ""), ("How will you know", ""), ("By when?", ""), ("first step", ""))
    again.says(("Another goal?", ""), ("Is one of these", ""), *NO_GOAL[1:], ("What now?", ""), ("Write it?", ""))
    assert again.ends() == 0
    homework = load((folder / "work" / "homework.yaml").read_bytes()).homework
    assert homework is not None
    assert (homework.mentee.situation, homework.goals[0].title) == ("Tester in a bank", "Get a junior backend job")


def test_plain_lines_at_40_columns_with_pasted_lines_and_a_step_back(folder: Path) -> None:
    terminal = Terminal(folder, "init", "--plain", columns=40)
    terminal.says(("What is your name?", "Ado"), ("Where are you now?", "<"), ("What is your name?", "Zażółć 🐍"))
    terminal.says(("Where are you now?", "Tester.\nI script a little."), ("Which ways forward", ""))
    terminal.says(("How many hours", ""), *NO_GOAL, ("What now?", ""), ("Write it?", ""))
    assert terminal.ends() == 0
    written = (folder / "work" / "homework.yaml").read_text(encoding="utf-8")
    assert written == (
        "mentorprep: 1\nmentee:\n  name: Zażółć 🐍\n  situation: |-\n    Tester.\n    I script a little.\n"
    )
    assert "\x1b" not in terminal.shown


def test_the_end_of_input_is_a_no_and_keeps_the_answers(folder: Path) -> None:
    terminal = Terminal(folder, "init", TERM="dumb")
    terminal.says(*BEGINNING[:1])
    terminal.sees("Where are you now?")
    terminal.child.sendeof()
    assert terminal.ends() == 1
    assert "Your 1 answer is kept." in terminal.shown
    assert len(drafts(folder)) == 1


def test_not_now_writes_nothing_and_a_template_comes_back_with_its_suggestions(folder: Path) -> None:
    terminal = Terminal(folder, "init", "--plain", "--template", "certificate")
    terminal.says(*BEGINNING[:4], ("[Pass the certificate exam]", "-"), *NO_GOAL, ("3 Not now", "3"))
    assert terminal.ends() == 1
    assert not (folder / "work" / "homework.yaml").exists()
    again = Terminal(folder, "init", "--plain")
    again.says(("1 Go on from there", "1"), ("2 Change or add an answer", "2"), ("4 How many hours", "4"), ("[6]", "7"))
    again.says(("= 7 h a week", ""), ("Write it?", "2"), ("5 What would you like to reach? (add one)", "5"))
    again.sees("[Pass the certificate exam]")
    again.child.close(force=True)


def test_answers_of_another_version_and_a_second_thought_at_the_offer(folder: Path) -> None:
    answers = [("mentee.name", "Ada"), ("mentee.shoe_size", "42")]
    target = folder / "work" / "homework.yaml"
    target.write_text("mine", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        begin_draft(target, None, dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
        for question, text in answers:
            keep_answer(target, Answer(question, text, dt.date(2026, 11, 22)))
    undecided = Terminal(folder, "init", "--force")
    undecided.sees("There are 2 answers for this file, begun on 2026-11-22.")
    undecided.child.send(CTRL_C)
    assert undecided.ends() == 130
    assert "Your 2 answers are kept.\n`mentorprep init --force` goes on from there." in undecided.shown
    again = Terminal(folder, "init", "--force")
    again.says(("There are 2 answers", ""), ("Where are you now?", "Tester"))
    again.sees("Which ways forward")
    again.child.send(CTRL_C)
    assert again.ends() == 130
    assert "Your 3 answers are kept." in again.shown
    once_more = Terminal(folder, "init", "--force")
    once_more.says(("There are 3 answers", ""))
    once_more.sees("Which ways forward")
    once_more.child.close(force=True)


def test_what_cannot_be_written_is_kept(folder: Path) -> None:
    (folder / "work" / "sub").mkdir()
    terminal = Terminal(folder, "init", "--plain", "sub/homework.yaml")
    terminal.says(*BEGINNING[:4], *NO_GOAL, ("What now?", ""))
    terminal.sees("1 Write sub/homework.yaml")
    (folder / "work" / "sub").rmdir()
    terminal.types("1")
    assert terminal.ends() == 4
    shown = " ".join(terminal.shown.split())
    assert "Your 8 answers are kept." in shown
    assert "`mentorprep init sub/homework.yaml` goes on from there." in shown


def test_a_suggestion_can_be_kept_edited_left_out_or_gone_back_from(folder: Path) -> None:
    terminal = Terminal(folder, "init", "--template", "promotion")
    terminal.says(*BEGINNING[:4], ("What would you like", "<"), ("How many hours", ""), ("What would you like", "-"))
    terminal.says(("What would you like", ""), ("Why do you want", ""), ("How will you", ""), ("By when?", "-"))
    terminal.says(("first step", "-"), ("first step", TAB + ", aloud"), ("How much", ""), ("Step 2? (Enter: the", ""))
    terminal.says(("under way", ""), ("Another goal?", ""), ("Is one of these", ""), *NO_GOAL[1:])
    terminal.says(("What now?", ""), ("Write it?", ""))
    assert terminal.ends() == 0
    homework = load((folder / "work" / "homework.yaml").read_bytes()).homework
    assert homework is not None
    (goal,) = homework.goals
    assert (goal.title, goal.area, goal.by) == (
        "Go into the salary talk with a number and reasons",
        "negotiation",
        None,
    )
    assert [step.title for step in goal.plan] == ["Practise the talk twice with somebody, aloud"]
    assert homework.mentee.availability is not None
    assert homework.mentee.availability.hours_per_week == 6  # what was gone back from is offered again


def test_a_step_that_is_left_out_at_the_end_asks_again_for_what_named_steps_by_number(folder: Path) -> None:
    terminal = Terminal(folder, "init", "--plain")
    terminal.says(*BEGINNING, ("Why do", ""), ("How will", ""), ("By when?", ""))
    terminal.says(("first step", "One"), ("How much", "1"), ("Step 2?", "Two"), ("How much", "2"), ("Step 3?", "Three"))
    terminal.says(("How much", "3"), ("Step 4?", ""), ("in this order?", "3 after 1"), ("or done?", "1 done"))
    terminal.says(
        ("Another goal?", ""),
        ("Is one of these", ""),
        *NO_GOAL[1:],
        ("What now?", "2"),
        ("What is the first step", "9"),
    )
    terminal.says(("[One]", "-"), ("in this order?", "yes"), ("or done?", "-"), ("What now?", ""), ("Write it?", ""))
    assert terminal.ends() == 0
    homework = load((folder / "work" / "homework.yaml").read_bytes()).homework
    assert homework is not None
    assert [(step.title, step.status, step.after) for step in homework.goals[0].plan] == [
        ("Two", "todo", ()),
        ("Three", "todo", ("two",)),
    ]


def test_a_long_answer_is_written_in_the_editor(folder: Path) -> None:
    editor = folder / "editor.py"
    editor.write_text("import sys\nopen(sys.argv[1], 'a').write('Tester.\\n\\nI script.\\n')\n", encoding="utf-8")
    terminal = Terminal(folder, "init", VISUAL=f"{sys.executable} {editor}")
    terminal.says(BEGINNING[0], ("Where are you now?", "edit"), ("Which ways forward", "<"))
    terminal.sees("Where are you now?")
    terminal.types("edit")
    terminal.sees("Which ways forward")
    terminal.child.send(CTRL_C)
    assert terminal.ends() == 130
    again = Terminal(folder, "init", "--plain")
    again.says(("There are 2 answers", ""), ("Which ways", "<"))
    again.sees("[Tester. I script. Tester. I script.]")
    again.child.close(force=True)


def test_an_editor_that_is_not_there_asks_the_question_again(folder: Path) -> None:
    terminal = Terminal(folder, "init", "--plain", EDITOR="no-such-editor", VISUAL="")
    terminal.says(BEGINNING[0], ("Where are you now?", "edit"))
    terminal.sees("no-such-editor cannot be started")
    terminal.types("Tester")
    terminal.sees("Which ways forward")
    terminal.child.close(force=True)


def test_answers_that_lack_only_the_name_are_completed_by_a_question(folder: Path) -> None:
    (folder / "work" / "answers.yaml").write_text("goals: [{title: Kubernetes}]\n", encoding="utf-8")
    terminal = Terminal(folder, "init", "--answers", "answers.yaml")
    terminal.says(("What is your name?", "Anu"))
    assert terminal.ends() == 0
    homework = load((folder / "work" / "homework.yaml").read_bytes()).homework
    assert homework is not None
    assert (homework.mentee.name, homework.goals[0].title) == ("Anu", "Kubernetes")


def test_a_file_that_is_there_is_refused_before_the_first_question(folder: Path) -> None:
    (folder / "work" / "homework.yaml").write_text("mine", encoding="utf-8")
    terminal = Terminal(folder, "init")
    assert terminal.ends() == 2
    assert "What is your name?" not in terminal.shown
