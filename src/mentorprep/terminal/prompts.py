"""The only place that asks: one question, one answer. On a terminal that can, with questionary; with `--plain` or on a
dumb one, in plain lines that a screen reader reads and a log keeps."""

from __future__ import annotations

import contextlib
import select
import sys
from typing import TYPE_CHECKING, Any

from mentorprep.core.stop import NO, Stop
from mentorprep.core.visible import visible
from mentorprep.terminal.console import flush

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorprep.terminal.console import Console

_MARK = ">"
MENU_MARGIN = 6  # columns: the mark, the pointer, and some room
_PASTE_SECONDS = 0.05  # lines of one paste lie in the terminal's buffer by then


class EndOfInput(Stop):
    """The input ended at a question: the answer is no."""

    def __init__(self) -> None:
        super().__init__(NO, "The input ended at a question, so the answer is no.")


def ask_text(console: Console, prompt: str, *, suggestion: str = "", several: bool = False) -> str:
    """What is typed, as it stands. Enter keeps a `suggestion`, and where the terminal can, Tab takes it into the line to
    edit. `several`: lines pasted together are one answer. An empty answer is for the caller to judge."""
    if console.plain:
        kept = f" [{' '.join(suggestion.split())}]" if suggestion else ""
        return _line(console, f"{prompt}{kept}", several=several) or suggestion
    offered = _offered(suggestion) if suggestion else {}
    typed = str(_ask(console, "text", prompt, **offered))
    return typed.encode(errors="replace").decode()  # a byte that was no character comes as half of one


def _offered(suggestion: str) -> dict[str, Any]:
    """A suggestion that stands in the empty line, pale, until something is typed."""
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.formatted_text import FormattedText
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    @Condition
    def nothing_typed() -> bool:
        from prompt_toolkit.application import get_app

        return not get_app().current_buffer.text

    @keys.add("tab", filter=nothing_typed)
    @keys.add("right", filter=nothing_typed)
    def take(event: Any) -> None:
        event.current_buffer.insert_text(suggestion)

    @keys.add("enter", filter=nothing_typed)
    def keep(event: Any) -> None:
        event.current_buffer.insert_text(suggestion)
        event.current_buffer.validate_and_handle()

    pale = FormattedText([("fg:ansibrightblack", visible(" ".join(suggestion.split())))])
    return {"key_bindings": keys, "placeholder": pale}


def ask_needed(console: Console, prompt: str) -> str:
    """An answer that is not empty, without the blanks around it."""
    while not (answer := ask_text(console, prompt).strip()):
        console.err(console.wrap("This one needs an answer; Ctrl-C leaves everything as it is."))
    return answer


def ask_choice(console: Console, prompt: str, choices: Sequence[str]) -> int:
    """The index of the choice taken; Enter takes the first."""
    if _fits(console, choices):
        return int(_ask(console, "select", prompt, choices=_choices(choices), instruction=" "))
    _list(console, prompt, choices)
    while True:
        number = _line(console, f"Number [1-{len(choices)}, Enter: 1]").strip() or "1"
        if number.isdecimal() and 1 <= int(number) <= len(choices):
            return int(number) - 1
        console.err(f"Type a number from 1 to {len(choices)}.")


def ask_yes(console: Console, prompt: str) -> bool:
    """Whether the answer is yes; Enter says no."""
    if not console.plain:
        return bool(_ask(console, "confirm", prompt, default=False))
    answer = _line(console, f"{prompt} [y/N]").strip().lower()
    return answer in {"y", "yes"}


def ask_secret(console: Console, prompt: str) -> str:
    """What is typed without being shown, or kept anywhere; empty for the caller to judge."""
    if not console.plain:
        return str(_ask(console, "password", prompt))
    from getpass import getpass

    console.err(console.wrap(f"{prompt} {_MARK}"))
    flush()
    try:
        return getpass("")
    except EOFError:
        raise EndOfInput from None


def _fits(console: Console, choices: Sequence[str]) -> bool:
    """Whether a menu can be drawn: it would cut off what is wider than the terminal."""
    return not console.plain and max(map(len, choices)) <= console.width - MENU_MARGIN


def _choices(choices: Sequence[str]) -> list[Any]:
    from questionary import Choice

    return [Choice(visible(label), value=index) for index, label in enumerate(choices)]


def _list(console: Console, prompt: str, choices: Sequence[str]) -> None:
    console.err(console.wrap(prompt))
    for number, label in enumerate(choices, 1):
        console.err(console.wrap(label, first=f"  {number} ", rest="    "))


def _ask(console: Console, kind: str, prompt: str, **options: Any) -> Any:
    """Print the prompt, folded to the width, and ask below it with questionary, on whichever of stdout and stderr is a terminal. Ctrl-C comes through."""
    import questionary
    from prompt_toolkit.output import create_output
    from prompt_toolkit.output.vt100 import Vt100_Output

    if prompt:
        console.err(console.wrap(prompt))
    flush()
    output = create_output(always_prefer_tty=True)
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False  # asking where the cursor is gains nothing here, and some terminals never answer
    question = getattr(questionary, kind)("", qmark=_MARK, output=output, **options)
    if kind == "select":
        _end_on_ctrl_d(question.application)
    try:
        return question.unsafe_ask()
    except EOFError:
        raise EndOfInput from None


def _end_on_ctrl_d(application: Any) -> None:
    """A menu would let it pass."""
    from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings

    keys = KeyBindings()

    @keys.add("c-d")
    def end(event: Any) -> None:
        event.app.exit(exception=EOFError())

    application.key_bindings = merge_key_bindings([application.key_bindings, keys])


def _line(console: Console, prompt: str, *, several: bool = False) -> str:
    """One line from stdin, and with `several` those that were pasted with it."""
    console.err(console.wrap(f"{prompt} {_MARK}"))
    flush()
    with contextlib.suppress(AttributeError, ValueError):
        sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr] # half a character shall not end it all
    lines = [sys.stdin.readline() if sys.stdin is not None else ""]
    if not lines[0]:
        raise EndOfInput
    while several and _more_was_pasted():
        lines.append(sys.stdin.readline())
    return "".join(lines).rstrip("\r\n")


def _more_was_pasted() -> bool:
    with contextlib.suppress(OSError, ValueError):
        return bool(select.select([sys.stdin], [], [], _PASTE_SECONDS)[0])
    return False
