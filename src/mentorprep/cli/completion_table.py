"""The table that Tab is answered from, made from the commands: `pytest --update-goldens` writes it anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from mentorprep.cli.app import COMMANDS, command_named
from mentorprep.cli.completion import FILES
from mentorprep.cli.completion_scripts import INSTALL, SHOW
from mentorprep.cli.init_templates import read_template, template_names
from mentorprep.cli.settings import global_names, global_options
from mentorprep.core.finding import CATALOGUE
from mentorprep.core.model import GoalStatus, IdeaStatus, MentorStatus, StepStatus
from mentorprep.core.render.languages import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODES = "|".join(f"{code}={rule.name}" for code, rule in CATALOGUE.items())
_STATUSES = "|".join(
    dict.fromkeys(word for words in (StepStatus, GoalStatus, IdeaStatus, MentorStatus) for word in get_args(words))
)
# With what a value is completed that no list of words in the command says: by flag or metavar, first of one command.
_TAKES: dict[str, str] = {
    "add break --from": "?",
    "add break --to": "?",
    "add idea --from": "@mentor",
    "add goal --help-wanted": "?",
    "init --template": "|".join(f"{name}={read_template(name)['about']}" for name in template_names()),
    "export --template": FILES,
    "update --status": _STATUSES,
    "explain CODE": f"{_CODES}|forecast=how chances are worked out",
    "add --id": "?",
    "--about": "@goal,step",
    "--accept": _CODES,
    "--after": "@step",
    "--became": "@goal,step",
    "--goal": "@goal",
    "--lang": "|".join(LANGUAGES),
    "--language": "|".join(LANGUAGES),
    "--mentor": "@mentor",
    "--replaced-by": "@goal",
    "--replaces": "@decision",
    "--since": "@revisions",
    "--with": "@mentor",
    "ID": "@",
    "REV": "@revisions",
    "FILE": FILES,
}


def table() -> str:
    """Lines of `completion.Row`, its fields with tabs between."""
    rows = [*_rows("", None), *(row for name in COMMANDS for row in _rows(name, command_named(name)))]
    rows += [row for option in global_options() for row in _options("*", option)]
    rows += [
        ("*", "--help", "", "Show what a command does, with an example."),
        ("*", "--version", "", "Print the version."),
    ]
    return "".join("\t".join(row) + "\n" for row in rows)


def _rows(path: str, command: Any) -> Iterator[tuple[str, str, str, str]]:
    if command is None:
        for flag in (SHOW, INSTALL):
            yield path, flag, "bash|zsh|fish|powershell|pwsh", "Completion for your shell."
        yield from ((path, name, "", listed.help) for name, listed in COMMANDS.items())
        return
    everywhere = global_names()
    number = 0
    for param in command.params:
        if param.param_type_name == "argument":
            number += 1
            yield path, f"#{number}{'+' if param.nargs == -1 else ''}", _takes(path, param), ""
        elif param.name not in everywhere:
            yield from _options(path, param)
    for name, inner in getattr(command, "commands", {}).items():
        yield path, name, "", _first_line(inner.help or "")
        yield from _rows(f"{path} {name}", inner)


def _options(path: str, param: Any) -> Iterator[tuple[str, str, str, str]]:
    takes = "" if param.is_flag else _takes(path, param)
    for flag in param.opts:
        yield path, flag, takes, _first_line(param.help or "")


def _takes(path: str, param: Any) -> str:
    """With what a value is completed."""
    flag = max(param.opts, key=len) if param.opts and param.param_type_name == "option" else ""
    metavar = (param.metavar or "").strip("[].")
    group = path.split(" ", maxsplit=1)[0]
    for key in (f"{path} {flag}", f"{path} {metavar}", f"{group} {flag}", flag, metavar):
        if key.strip() in _TAKES and not key.endswith(" "):
            return _TAKES[key]
    if words := [str(choice) for choice in getattr(param.type, "choices", ())]:
        return "|".join(words)
    return metavar if "|" in metavar and metavar.islower() else "?"


def _first_line(text: str) -> str:
    return " ".join(text.split("\n\n", maxsplit=1)[0].split())
