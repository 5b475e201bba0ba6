"""Single prompts, on prompt_toolkit's pipe input and in plain lines."""

import io
from collections.abc import Callable, Iterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from mentorprep.terminal import prompts
from mentorprep.terminal.console import Console
from mentorprep.terminal.prompts import EndOfInput, ask_choice, ask_needed, ask_text

Keys = Callable[[str], None]
DOWN = "\x1b[B"
CTRL_C = "\x03"
CTRL_D = "\x04"
PASTE = "\x1b[200~{}\x1b[201~"
RICH = Console(environ={"TERM": "xterm"})
PLAIN = Console(plain=True)


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[Keys]:
    monkeypatch.setattr("prompt_toolkit.output.create_output", lambda **_: DummyOutput())
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield lambda text: pipe.send_bytes(text.encode(errors="surrogateescape"))


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Keys:
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_a_text_comes_back_as_typed(keys: Keys) -> None:
    keys("Ada Kowalska\r")
    assert ask_text(RICH, "Name?") == "Ada Kowalska"


def test_unicode_and_markup_are_only_text(keys: Keys) -> None:
    keys("Zażółć 🐍 [red]<b>{x}\r")
    assert ask_text(RICH, "[bold]<i>{y}") == "Zażółć 🐍 [red]<b>{x}"


def test_a_byte_that_is_no_character_is_no_trouble(keys: Keys) -> None:
    keys("caf\udce9\r")
    assert ask_text(RICH, "Where?") == "caf?"


def test_several_pasted_lines_are_one_answer(keys: Keys) -> None:
    keys(PASTE.format("one\r\ntwo\r\nthree") + "\r")
    assert ask_text(RICH, "Where are you now?") == "one\ntwo\nthree"


def test_a_suggestion_is_kept_with_enter_and_can_be_edited(keys: Keys) -> None:
    keys("\r")
    assert ask_text(RICH, "Goal?", suggestion="Get a job") == "Get a job"
    keys("\t soon\r")
    assert ask_text(RICH, "Goal?", suggestion="Get a job") == "Get a job soon"


def test_ctrl_c_comes_through(keys: Keys) -> None:
    keys("half" + CTRL_C)
    with pytest.raises(KeyboardInterrupt):
        ask_text(RICH, "Name?")


def test_the_end_of_input_is_a_no(keys: Keys) -> None:
    keys(CTRL_D)
    with pytest.raises(EndOfInput) as end:
        ask_text(RICH, "Name?")
    assert end.value.exit_code == 1


def test_choices_are_taken_with_arrows(keys: Keys) -> None:
    keys(DOWN + "\r")
    assert ask_choice(RICH, "Which?", ["one", "two", "three"]) == 1


def test_choices_wider_than_the_terminal_are_numbered_lines(
    lines: Keys, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    lines("2\n")
    assert ask_choice(RICH, "Which?", ["one", "the way that is long"]) == 1
    assert capsys.readouterr().err == ("Which?\n  1 one\n  2 the way that is\n    long\nNumber [1-2, Enter:\n1] >\n")


def test_ctrl_d_at_a_menu_is_the_end_of_input(keys: Keys) -> None:
    keys(CTRL_D)
    with pytest.raises(EndOfInput) as end:
        ask_choice(RICH, "Write it?", ["Write", "Not now"])
    assert end.value.exit_code == 1


def test_what_is_needed_is_asked_for_until_it_is_there(lines: Keys, capsys: pytest.CaptureFixture[str]) -> None:
    lines("\n  \n Ada \n")
    assert ask_needed(PLAIN, "Name?") == "Ada"
    needed = "This one needs an answer; Ctrl-C leaves everything as it is.\n"
    assert capsys.readouterr().err == f"Name? >\n{needed}Name? >\n{needed}Name? >\n"


def test_plain_text_is_asked_in_lines(lines: Keys, capsys: pytest.CaptureFixture[str]) -> None:
    lines("Ada\n")
    assert ask_text(PLAIN, "Name?") == "Ada"
    assert capsys.readouterr() == ("", "Name? >\n")


def test_a_plain_suggestion_is_shown_and_kept(lines: Keys, capsys: pytest.CaptureFixture[str]) -> None:
    lines("\n")
    assert ask_text(PLAIN, "Goal?", suggestion="Get a job") == "Get a job"
    assert capsys.readouterr().err == "Goal? [Get a job] >\n"


def test_plain_pasted_lines_are_one_answer_only_where_several_are_welcome(
    lines: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = iter([True, True, False])
    monkeypatch.setattr(prompts, "_more_was_pasted", lambda: next(waiting))
    lines("one\ntwo\nthree\nfour\n")
    assert ask_text(PLAIN, "Where are you now?", several=True) == "one\ntwo\nthree"
    assert ask_text(PLAIN, "Name?") == "four"


def test_plain_choices_are_numbers(lines: Keys, capsys: pytest.CaptureFixture[str]) -> None:
    lines("4\ntwo\n2\n")
    assert ask_choice(PLAIN, "Which?", ["one", "two", "three"]) == 1
    assert capsys.readouterr().err == (
        "Which?\n  1 one\n  2 two\n  3 three\n"
        "Number [1-3, Enter: 1] >\nType a number from 1 to 3.\n"
        "Number [1-3, Enter: 1] >\nType a number from 1 to 3.\n"
        "Number [1-3, Enter: 1] >\n"
    )
    lines("\n")
    assert ask_choice(PLAIN, "Which?", ["one", "two"]) == 0


@pytest.mark.parametrize("ask", [lambda: ask_text(PLAIN, "?"), lambda: ask_choice(PLAIN, "?", ["a"])])
def test_the_end_of_plain_input_is_a_no(lines: Keys, ask: Callable[[], object]) -> None:
    lines("")
    with pytest.raises(EndOfInput):
        ask()
