"""`mentorprep history`: every version of the homework, told in plan terms, and the way back to each."""

import os
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
import typer.core

from mentorprep import storage
from mentorprep.cli.form import Form
from mentorprep.cli.settings import Settings
from mentorprep.core.past import Text, change_told, is_told, line_diff, read
from mentorprep.core.stop import NO, OUTSIDE, UNUSABLE, USAGE, Stop
from mentorprep.storage import journal, versions
from mentorprep.storage.versions import Version
from mentorprep.terminal import history_text
from mentorprep.terminal.history_text import Line

_FIRST = "list"
_MOST_DIGITS = 10
_BEGINS = "It begins with the first change that mentorprep writes."


class _ListByDefault(typer.core.TyperGroup):
    """Without a word it lists; the flags of the list, and the global ones, may stand there too."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        only_flags = not args or args[0].startswith("-")
        if only_flags and not set(args) & {"--help", *self.commands}:
            args = [_FIRST, *args]
        return super().parse_args(ctx, args)


history = typer.Typer(
    cls=_ListByDefault,
    help="List every version of the homework, show one, compare two, go back to one.\n\n"
    "Example: mentorprep history diff",
    add_completion=False,
    rich_markup_mode=None,
)

_Revision = Annotated[str, typer.Argument(metavar="REV", help="The number of a revision.")]
_MaybeRevision = Annotated[str | None, typer.Argument(metavar="[REV]", help="The number of a revision.")]


@history.command(_FIRST)
def list_versions(
    context: typer.Context,
    *,
    most: Annotated[int, typer.Option(min=1, metavar="N", help="How many of the newest.")] = 20,
    form: Annotated[Form, typer.Option("--format", help="How it is written.")] = "text",
) -> None:
    """List the newest versions, the newest first: when, by which command, and what changed in the plan.

    Example: mentorprep history list --most 5
    """
    settings: Settings = context.obj
    path = _path(settings)
    past = versions.past(path, most)
    if not past.revisions:
        raise _no_past(path, past.damaged)
    told = _told(path, past, most)
    if form == "json":
        plain = history_text.data(os.fspath(path), told, revisions=past.revisions, damaged=past.damaged)
        settings.console.data(plain)
    else:
        history_text.print_list(settings.console, told, past.revisions)
    if past.damaged:
        settings.console.err(_damage(path, past.damaged))


@history.command("show")
def show(context: typer.Context, revision: _Revision) -> None:
    """Print the homework as it was at a revision, byte for byte.

    Example: mentorprep history show 12 > homework-then.yaml
    """
    settings: Settings = context.obj
    path = _path(settings)
    settings.console.document(_data(_version(path, revision), path))


@history.command("diff")
def diff(
    context: typer.Context,
    old: _MaybeRevision = None,
    new: _MaybeRevision = None,
    *,
    lines: Annotated[bool, typer.Option("--lines", help="The lines of the file that changed, too.")] = False,
) -> None:
    """Say what changed in the plan from one revision to another, from one to the file as it is, or, without any, in the
    last change.

    Example: mentorprep history diff 3 5 --lines
    """
    settings: Settings = context.obj
    before, after = _sides(_path(settings), old, new)
    console = settings.console
    console.out(f"From {before.name} to {after.name}:")
    then, now = read(before.data), read(after.data)
    history_text.print_changes(console, change_told(then, now))
    if lines or not is_told(then, now):
        console.out(line_diff(before.data, after.data) or "The texts are the same.")


@history.command("restore")
def restore(context: typer.Context, revision: _MaybeRevision = None) -> None:
    """Go back to a revision; without one, undo the last change. Each undo after an undo goes one further back. What the
    file holds now stays in the history, so this can be undone too.

    Example: mentorprep history restore 12
    """
    settings: Settings = context.obj
    path = _path(settings)
    wanted = _version(path, revision) if revision is not None else None
    before: list[bytes | None] = []
    led: list[Version] = []

    def choose(current: bytes | None) -> "storage.Chosen":
        version = wanted or _one_back(path, current)
        data = _data(version, path)
        if data == current:
            raise Stop(NO, f"The file is as it was at revision {version.revision}.", "mentorprep history lists others.")
        before.append(current)
        led.append(version)
        command = f"restore {version.revision}" if wanted else versions.undo_command(version.revision)
        return storage.Chosen(data, command)

    try:
        saved = storage.put_back(path, choose, now=settings.now)
    except Stop as stop:
        raise _told_with_cure(stop, led, path) from stop
    settings.tell_what_was_found(saved)
    _tell_restored(settings, saved, led[-1], before[-1])
    _tell_next(settings, saved, is_undo=wanted is None and before[-1] is not None)


def _tell_restored(settings: Settings, saved: "storage.Saved", version: Version, before: bytes | None) -> None:
    when = f"Back to revision {version.revision}{history_text.told_time(version.at)}"
    settings.console.out(f"{when}." if saved.revision is None else f"{when}; this is revision {saved.revision} now.")
    if before is not None:
        history_text.print_changes(settings.console, change_told(read(before), read(version.data)))


def _told_with_cure(stop: Stop, led: list[Version], path: Path) -> Stop:
    if stop.exit_code != UNUSABLE or not led:
        return stop
    number = led[-1].revision
    cure = f"mentorprep history show {number} prints it; {path.name} is as it was."
    message = f"Revision {number} is no homework that this version can use."
    return Stop(UNUSABLE, message, f"{message} {cure}", file=f"{path}, revision {number}", findings=stop.findings)


def _tell_next(settings: Settings, saved: "storage.Saved", *, is_undo: bool) -> None:
    if not is_undo or saved.revision is None:
        settings.tell_next("`mentorprep check` says what this means for the dates.", saved)
    else:
        back = f"`mentorprep history restore {saved.revision - 1}`"
        settings.tell_next(f"Once more goes one further back; {back} takes this back.")


def _path(settings: Settings) -> Path:
    """The homework, also where nothing but its journal is left."""
    try:
        return settings.homework_file()
    except Stop:
        lost = versions.find_lost(Path.cwd())
        if lost is None:
            raise
        return Path(os.path.relpath(lost))


def _no_past(path: Path, damaged: int) -> Stop:
    if not os.path.lexists(path):
        storage.read_bytes(path)  # it says what is missing: neither the homework nor its history is there
    name = journal.journal_path(path).name
    if problem := journal.problem(path):
        return Stop(OUTSIDE, f"{name} cannot be read: {problem}.", "The homework does not need it; its past does.")
    if damaged:
        return Stop(NO, f"Nothing in {name} can be read as history.", f"The homework does not need it. {_BEGINS}")
    return Stop(NO, f"{path} has no history yet.", _BEGINS)


def _damage(path: Path, damaged: int) -> str:
    lines = "1 line is" if damaged == 1 else f"{damaged} lines are"
    return f"{journal.journal_path(path).name}: {lines} damaged and left out. The homework is whole."


def _version(path: Path, text: str) -> Version:
    """The version that a word names. Stop(2), with the nearest, when there is none; Stop(1) without a past."""
    number = int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None
    version = versions.version_of(path, number) if number is not None else None
    if version is not None:
        return version
    nearest = versions.nearest_revision(path, number if number is not None else 10**_MOST_DIGITS)
    if nearest is None:
        raise _no_past(path, versions.past(path, 1).damaged)
    which = "nearest" if number is not None else "newest"
    message = f"There is no revision {text}." if number is not None else f"“{text}” is not the number of a revision."
    raise Stop(USAGE, message, f"The {which} is {nearest}; mentorprep history lists them.")


def _one_back(path: Path, current: bytes | None) -> Version:
    version = versions.one_back(path, current)
    if version is not None:
        return version
    past = versions.past(path, 1)
    if not past.revisions:
        raise _no_past(path, past.damaged)
    raise Stop(NO, "There is nothing to undo: the history begins here.", "mentorprep history lists all versions.")


def _data(version: Version, path: Path) -> bytes:
    if version.data is None:
        name = journal.journal_path(path).name
        raise Stop(
            NO,
            f"The text of revision {version.revision} is lost: {name} is damaged there.",
            "The homework is whole. mentorprep history says which revisions can be restored.",
        )
    return version.data


class _Side(NamedTuple):
    """One side of a comparison."""

    name: str
    data: bytes


def _sides(path: Path, old: str | None, new: str | None) -> tuple[_Side, _Side]:
    if old is None:
        return _last_change(path)
    before = _side(_version(path, old), path)
    return before, _side(_version(path, new), path) if new is not None else _file_now(path)


def _last_change(path: Path) -> tuple[_Side, _Side]:
    """What was changed by hand since the last revision; where nothing was, what that revision changed."""
    last = list(versions.past(path, 1).versions)
    if not last:
        raise _no_past(path, versions.past(path, 1).damaged)
    current = _current(path)
    if current is not None and journal.digest(current) != last[-1].sha256:
        return _side(last[-1], path), _file_now(path)
    if len(last) == 1:
        raise Stop(NO, "There is one version yet, and nothing to compare it with.", "mentorprep history lists it.")
    return _side(last[0], path), _side(last[1], path)


def _side(version: Version, path: Path) -> _Side:
    return _Side(f"revision {version.revision}", _data(version, path))


def _file_now(path: Path) -> _Side:
    return _Side("the file now", storage.read_bytes(path))


def _current(path: Path) -> bytes | None:
    """What the file holds; None where it is gone."""
    return storage.read_bytes(path) if path.exists() else None


def _told(path: Path, past: versions.Past, most: int) -> list[Line]:
    """The newest versions, the newest first, after what the file holds beyond them. Two homeworks are held at a time."""
    told: list[Line] = []
    before: Text | None = None
    newest: Version | None = None
    for newest in past.versions:
        text = read(newest.data)
        changes = change_told(before, text)
        told.append(Line(newest.revision, newest.at, newest.command, newest.sha256, changes, text.data is not None))
        before = text
    now = _beyond(path, newest, before)
    return [*now, *told[-most:][::-1]]


def _beyond(path: Path, newest: Version | None, text: Text | None) -> list[Line]:
    current = _current(path)
    if current is None:
        return [Line(None, "", "gone", "", ("mentorprep history restore brings it back",))]
    sha256 = journal.digest(current)
    if newest is None or newest.sha256 == sha256:
        return []
    return [Line(None, "", "changed by hand since", sha256, change_told(text, read(current)))]
