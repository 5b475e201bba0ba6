"""What every command knows: the day, where the homework is, how to print. Made once from the global flags."""

import datetime as dt
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import typer.core

from mentorprep.core.stop import INTERRUPTED, UNUSABLE, USAGE, Stop
from mentorprep.terminal.console import Console

if TYPE_CHECKING:
    from mentorprep import storage


class Settings(NamedTuple):
    """The global flags, the one reading of the clock, and the console. `now` has a zone; `today` may be another day.
    `written` fills with the homeworks that this run has written: what fails later must not look like nothing done."""

    today: dt.date
    now: dt.datetime
    file: Path | None
    no_input: bool
    console: Console
    written: list[Path]

    def homework_file(self) -> Path:
        """The homework that the command is about: `-f`, else `$MENTORPREP_FILE`, else the nearest `homework.yaml`."""
        from mentorprep import storage

        try:
            folder = Path.cwd()
        except FileNotFoundError as error:
            message = "The folder that this terminal stands in is gone."
            raise Stop(UNUSABLE, message, "Go to another one: `cd FOLDER`.") from error
        return storage.find(self.file, os.environ, folder)

    def tell_what_was_found(self, saved: "storage.Saved") -> None:
        """Print what there is to know after a write, beside its result."""
        self.written.append(saved.path)
        for warning in saved.warnings:
            self.console.err(self.console.fold(warning))
        for note in saved.notes:
            self.console.note(self.console.fold(note))

    def undo_told(self, saved: "storage.Saved") -> str:
        """How a write is undone, to stand behind what is said after it; empty where the history does not hold it."""
        return f" Undo: `{self.command_line('history restore')}`" if saved.revision is not None else ""

    def tell_next(self, text: str, saved: "storage.Saved | None" = None) -> None:
        """The one line behind a command on what is worth doing next; silent under `-q`. Commands in it are written as
        they are typed for the same file, and a write is followed by how it is undone."""
        if self.file is not None:
            text = re.sub("`mentorprep ([^`]+)`", lambda found: f"`{self.command_line(found[1])}`", text)
        self.console.note(self.console.fold(text + (self.undo_told(saved) if saved else "")))

    def command_line(self, words: str) -> str:
        """A command as it is typed to work on the same file."""
        if self.file is None:
            return f"mentorprep {words}"
        from mentorprep.core.commandline import text_of

        named = text_of([os.fspath(self.file)], windows=sys.platform == "win32")
        return f"mentorprep {words} -f {named}"

    @property
    def may_ask(self) -> bool:
        """Whether a prompt may be shown."""
        return not self.no_input and self.console.interactive


def settings_from(given: dict[str, Any], now: dt.datetime) -> Settings:
    """The settings of this run: `given` holds the global flags that were on the command line."""
    console = Console(plain=bool(given.get("plain")), quiet=bool(given.get("quiet")))
    return Settings(
        today=_day(given.get("today"), now.date()),
        now=now,
        file=Path(given["file"]) if given.get("file") else None,
        no_input=bool(given.get("no_input")),
        console=console,
        written=[],
    )


def _day(text: str | None, today: dt.date) -> dt.date:
    if not text:
        return today
    from mentorprep.core.human import parse_day

    day = parse_day(text, today)
    if not isinstance(day, dt.date):
        raise Stop(USAGE, f"--today: “{text}” is not a day.", "Write it as 2027-03-01.")
    return day


def global_options() -> list[Any]:
    """The flags that stand before or after every command; what is given is kept in the root context's `meta`."""
    return [
        _option("--today", "DATE", "Work as if today were this day."),
        _option("-f/--file", "FILE", "The homework file.", name="file"),
        _option("-q/--quiet", None, "Print results and errors only.", name="quiet"),
        _option("--no-input", None, "Never ask; name the missing flag instead.", name="no_input"),
        _option("--plain", None, "No colour, no boxes, no cursor movement."),
        _option("--debug", None, "Show the traceback of an internal error."),
    ]


def global_names() -> frozenset[str]:
    """The names of the parameters that every command has."""
    return frozenset([*(option.name for option in global_options()), "version"])


def without_global_flags(words: Sequence[str]) -> list[str]:
    """The words of a command line without these flags and their values."""
    valued = {name: not option.is_flag for option in global_options() for name in option.opts}
    rest, left = [], iter(words)
    for word in left:
        flag, equals, _ = word.partition("=")
        if flag not in valued:
            rest.append(word)
        elif valued[flag] and not equals:
            next(left, None)
    return rest


def given_flags(context: Any) -> dict[str, Any]:
    """The global flags given so far on this command line."""
    flags: dict[str, Any] = context.find_root().meta.setdefault("mentorprep.flags", {})
    return flags


def _option(flags: str, metavar: str | None, help_text: str, *, name: str | None = None) -> Any:
    key = name or flags.lstrip("-")
    return typer.core.TyperOption(
        param_decls=[key, *flags.split("/")],
        is_flag=metavar is None,
        metavar=metavar,
        default=False if metavar is None else None,
        type=None if metavar is None else str,
        expose_value=False,
        callback=_remember(key),
        help=help_text,
    )


def _remember(key: str) -> Callable[[Any, Any, Any], Any]:
    def remember(context: Any, _parameter: Any, value: Any) -> Any:
        if value:
            given_flags(context)[key] = value
        return value

    return remember


@contextmanager
def nothing_written_yet() -> Iterator[None]:
    """Around what a command asks or works out before it writes: Ctrl-C there ends with what stands."""
    try:
        yield
    except KeyboardInterrupt:
        raise Stop(INTERRUPTED, "\nNothing was changed.") from None


def stdin_bytes() -> bytes:
    """All of stdin, for an argument that is `-`, or as much as shows that it is too large for a homework. A stdin that
    was closed before the run began is an empty one."""
    from mentorprep.storage.file import LIMIT_BYTES

    return b"" if sys.stdin is None else sys.stdin.buffer.read(LIMIT_BYTES + 1)
