"""The group of commands. Each is imported when it is called; every way a command can end is turned into an exit code
here, and nowhere else."""

import datetime as dt
import errno
from collections.abc import Iterator, MutableMapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast, get_args

import typer
import typer.core
from typer.exceptions import TyperException

from mentorprep.cli import mistyped
from mentorprep.cli.settings import given_flags, global_names, global_options, settings_from, without_global_flags
from mentorprep.core.stop import INTERRUPTED, OUTSIDE, Stop
from mentorprep.terminal import console as terminal
from mentorprep.terminal.console import Console
from mentorprep.terminal.failure import failure_text

if TYPE_CHECKING:
    from mentorprep.cli.help_page import Groups


Group = Literal["Every day", "The plan", "The mentor", "The file", "Help"]


class Listed(NamedTuple):
    """A command as `--help` lists it: its group, in the order of `Group`, and one sentence."""

    group: Group
    help: str


# One line for each command. It is the function, or the Typer, of its name in the module of its name below `mentorprep.cli`.
COMMANDS: dict[str, Listed] = {
    "init": Listed("Every day", "Write a homework, one small question at a time."),
    "check": Listed("Every day", "Say which dates are over-ambitious, and what would make them fit."),
    "show": Listed("Every day", "Show where the plan stands: progress, dates, this week, open questions."),
    "update": Listed("Every day", "Log progress; change a step or a goal; settle a question or an idea."),
    "export": Listed("Every day", "Write the message that a mentor reads in two minutes."),
    "add": Listed("The plan", "Add a goal, step, question, mentor, meeting, decision, idea or break."),
    "edit": Listed("The plan", "Open the homework in your editor; a broken file never takes its place."),
    "replan": Listed("The plan", "Move the dates that do not fit to the first days that do."),
    "mail": Listed("The mentor", "Set up how messages go out, and try it."),
    "history": Listed("The file", "List every version of the homework, show one, compare two, go back to one."),
    "schema": Listed("The file", "Print the JSON Schema of the format."),
    "explain": Listed("Help", "Say what a finding means, or how the forecast works."),
    "man": Listed("Help", "Print the manual page."),
}


class _LazyCommands(MutableMapping[str, Any]):
    """Name → command; a command's module is imported on the first look at it."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in COMMANDS:
            raise KeyError(name)
        if name not in self._made:
            self._made[name] = command_named(name)
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class _Commands(typer.core.TyperGroup):
    """The root: lists the commands by theme without importing one."""

    def get_help(self, ctx: Any) -> str:
        from mentorprep.cli.help_page import by_group

        listed = ((of_command.group, name, of_command.help) for name, of_command in COMMANDS.items())
        return _help(ctx, by_group(listed, get_args(Group)))


def _help(context: Any, groups: "Groups | None" = None) -> str:
    from mentorprep.cli.help_page import help_text

    console = Console()
    return console.legible(help_text(context, console.width, global_names(), groups))


def command_named(name: str) -> Any:
    """The command as Typer's parser has it, with the flags of every command."""
    member = getattr(import_module(f"mentorprep.cli.{name}"), name)
    if not isinstance(member, typer.Typer):
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(name)(member)
        member = app
    command = typer.main.get_command(member)
    command.name = name
    _take_global_options(command)
    return command


def _take_global_options(command: Any) -> None:
    command.params.extend([*global_options(), _version_option()])
    command.get_help = _help
    for param in command.params:
        mistyped.name_nearest_choice(param)
    for inner in getattr(command, "commands", {}).values():
        _take_global_options(inner)
    if not hasattr(command, "commands"):
        inner_invoke = command.invoke
        command.invoke = lambda context: _invoke(context, inner_invoke)


def _invoke(context: Any, invoke: Any) -> Any:
    context.obj = settings_from(given_flags(context), _now())
    try:
        code = invoke(context)
        terminal.flush()
    except KeyboardInterrupt:
        raise typer.Abort from None  # Typer would end without a word
    except BrokenPipeError:  # no error: the reader has seen enough
        terminal.silence()
        return 0
    except OSError:
        if not context.obj.written:
            raise
        terminal.silence()  # doing it again would do it twice: this is no failure
        Console().err("It is saved; only this message could not be printed.")
        return 0
    return code


def _now() -> dt.datetime:
    """The one reading of the clock in the whole program."""
    return dt.datetime.now().astimezone()


def root_command() -> Any:
    """The command that all others are below, as Typer's parser has it."""
    root = _Commands(
        name="mentorprep",
        commands=cast("dict[str, Any]", _LazyCommands()),
        params=[*global_options(), _version_option()],
        rich_markup_mode=None,
        help="Prepare for mentoring: goals with dates, plans that fit, and messages a busy mentor reads in two minutes.",
        epilog="More on each: mentorprep COMMAND --help",
        subcommand_metavar="COMMAND",
    )
    root.params.extend(_completion_options())
    return root


def _completion_options() -> list[Any]:
    """Only for `--help`: `run` answers them itself, since the name of a shell may follow or not."""
    told = {"--install-completion": "Install completion for your shell.", "--show-completion": "Print its script."}
    return [
        typer.core.TyperOption(
            param_decls=[flag], metavar="[SHELL]", default=None, expose_value=False, help=text, type=str
        )
        for flag, text in told.items()
    ]


def _version_option() -> Any:
    return typer.core.TyperOption(
        param_decls=["version", "--version"],
        is_flag=True,
        default=False,
        is_eager=True,
        expose_value=False,
        callback=_show_version,
        help="Print the version.",
    )


def _show_version(context: Any, _parameter: Any, value: Any) -> None:  # noqa: ARG001 - the signature is typer's
    if value:
        from mentorprep import __version__

        Console().out(f"mentorprep {__version__}")
        raise typer.Exit


def run(words: Sequence[str]) -> int:
    """Run the command that `words` name; its exit code, one of `EXIT_MEANINGS`."""
    debug = "--debug" in words
    try:
        if about := _about_completion(words):
            return _completion(about)
        code = root_command().main(args=list(words) or ["--help"], prog_name="mentorprep", standalone_mode=False)
    except Stop as stop:
        _tell(stop)
        return stop.exit_code
    except (KeyboardInterrupt, typer.Abort):
        Console().err("\nInterrupted.")
        return INTERRUPTED
    except TyperException as error:
        return _usage(error)
    except BrokenPipeError:
        terminal.silence()
        return 0
    except SystemExit as end:  # typer's way to end after completion, and on a pipe that its own printing found closed
        closed_pipe = isinstance(end.__context__, BrokenPipeError)
        return end.code if isinstance(end.code, int) and not closed_pipe else 0
    except Exception as error:  # no traceback ever reaches a user
        if debug:
            raise
        return _unexpected(error)
    return code if isinstance(code, int) else 0


def _about_completion(words: Sequence[str]) -> list[str]:
    """The flag about the script that a shell completes with, and the name of the shell; empty for other command lines."""
    flags = ("--install-completion", "--show-completion")
    rest = without_global_flags(words) if any(flag in words for flag in flags) else []
    return rest if rest and rest[0] in flags else []


def _completion(words: Sequence[str]) -> int:
    from mentorprep.cli import completion_scripts

    completion_scripts.run(words)
    terminal.flush()
    return 0


def _tell(stop: Stop) -> None:
    console = Console()
    for finding in stop.findings:
        console.err(console.fold(failure_text(stop.file, finding)))
    if stop.message and not stop.findings:
        console.err(console.fold(f"{stop.file}: {stop.message}" if stop.file else stop.message))
    if stop.cure:
        console.err(console.fold(stop.cure))


def _usage(error: TyperException) -> int:
    console = Console()
    message = mistyped.usage_message(error)
    console.err(console.fold(message))
    context = getattr(error, "ctx", None)
    if context is not None and not message.startswith("Usage:"):
        console.err(console.fold(f"More: {context.command_path} --help"))
    return error.exit_code


def _unexpected(error: Exception) -> int:
    console = Console()
    if isinstance(error, OSError):
        named = f" ({error.filename})" if error.filename else ""
        console.err(f"This did not work: {error.strerror or error}{named}.")
        if error.errno == errno.ENOSPC:
            console.err("The disk is full. Free some room and run the command again.")
        return OUTSIDE
    console.err(f"mentorprep ran into an error of its own ({type(error).__name__}). Your homework file is whole.")
    console.err("Run the command again with --debug to see the details, and please report them.")
    return OUTSIDE
