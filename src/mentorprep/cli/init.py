"""`mentorprep init`: a first homework, from one small question at a time or from a document with the answers."""

import os
from pathlib import Path
from typing import Annotated

import typer

from mentorprep.cli.settings import Settings, stdin_bytes
from mentorprep.core.stop import OUTSIDE, UNUSABLE, USAGE, Stop
from mentorprep.storage.file import FILE_NAME, FILE_VARIABLE

_STDIN = "-"


def init(
    context: typer.Context,
    *,
    homework: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="The homework to write.")] = None,
    answers: Annotated[
        str | None, typer.Option(metavar="FILE", help="A whole or partial homework instead of prompts; - is stdin.")
    ] = None,
    template: Annotated[str | None, typer.Option(metavar="NAME", help="Start from a plan with this name.")] = None,
    list_templates: Annotated[bool, typer.Option("--list-templates", help="List the plans to start from.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write a homework, one small question at a time.

    Enter skips a question. Ctrl-C keeps the answers, and the next init goes on from there.

    Example: mentorprep init --template certificate

    Example: mentorprep init --template certificate --answers me.yaml
    """
    settings: Settings = context.obj
    if list_templates:
        _list_templates(settings)
        return
    target = homework or settings.file or Path(os.environ.get(FILE_VARIABLE) or FILE_NAME)
    _refuse(target, force=force)
    if answers is not None:
        _write(settings, target, _from_answers(settings, answers, template), force=force)
        return
    from mentorprep.cli.init_interview import interview

    interview(settings, target, template, lambda text: _write(settings, target, text, force=force))


def _list_templates(settings: Settings) -> None:
    from mentorprep.cli.init_templates import read_template, template_names

    names = template_names()
    column = max(map(len, names)) + 2
    for name in names:
        about = str(read_template(name)["about"])
        settings.console.out(settings.console.wrap(about, first=name.ljust(column), rest=" " * column))


def _refuse(target: Path, *, force: bool) -> None:
    """Say before the first question what would stop the writing after the last."""
    if target.is_dir():
        raise Stop(USAGE, f"{target} is a folder.", f"Name a file in it: {target / FILE_NAME}.")
    if os.path.lexists(target) and not force:
        raise Stop(
            USAGE,
            f"{target} is there already.",
            "`mentorprep add` or an editor changes it; --force writes a new one over it.",
        )
    if not target.absolute().parent.is_dir():
        raise Stop(OUTSIDE, f"There is no folder {target.parent}.", "Make it first, or name another file.")


def _from_answers(settings: Settings, answers: str, template: str | None) -> str:
    """The text that a document given as answers makes; with a template's goals, where it has none of its own."""
    from mentorprep.cli.init_templates import goals_of
    from mentorprep.core.format.read import load
    from mentorprep.core.questions import completed
    from mentorprep.core.questions.document import NAME_PATH

    goals = goals_of(template, settings.today) if template is not None else []
    document = load(_answer_bytes(answers))
    text, findings = completed(document, None, goals)
    if [finding.path for finding in findings] == [NAME_PATH]:
        text, findings = completed(document, _ask_name(settings), goals)
    if findings:
        name = "stdin" if answers == _STDIN else answers
        raise Stop(UNUSABLE, f"{name} cannot be used as it stands.", file=name, findings=findings)
    return text


def _answer_bytes(answers: str) -> bytes:
    from mentorprep.storage import read_bytes

    if answers == _STDIN:
        return stdin_bytes()
    try:
        return read_bytes(Path(answers))
    except Stop as stop:  # its cure is about homework files
        cure = "Name the file with the answers, or - for stdin."
        raise Stop(UNUSABLE, f"{stop.message} {cure}", file=answers) from stop


def _ask_name(settings: Settings) -> str:
    if not settings.may_ask:
        raise Stop(USAGE, "The answers lack `mentee.name`.", "Put `mentee: {name: …}` into them.")
    from mentorprep.core.questions.asked import NAME
    from mentorprep.terminal.prompts import ask_text

    while not (name := " ".join(ask_text(settings.console, NAME.prompt).split())):
        settings.console.err("A name is needed; all else can wait.")
    return name


def _write(settings: Settings, target: Path, text: str, *, force: bool) -> None:
    from mentorprep import storage

    saved = storage.create(target, text, force=force, command="init", now=settings.now)
    settings.tell_what_was_found(saved)
    settings.console.out(f"Wrote {target}.")
    of_target = settings._replace(file=None if target == Path(FILE_NAME) else target)
    of_target.tell_next("Worth doing next: `mentorprep check` says which dates are over-ambitious.")
