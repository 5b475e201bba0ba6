"""`--show-completion` and `--install-completion`: the script that makes a shell ask us at a Tab, and where it goes."""

import os
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from mentorprep.core.stop import OUTSIDE, USAGE, Stop
from mentorprep.core.wording import nearest
from mentorprep.terminal.console import Console

SHOW, INSTALL = "--show-completion", "--install-completion"
_ENDINGS = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "ps1", "pwsh": "ps1"}
_MARK = "# completion of mentorprep"


class Place(NamedTuple):
    """Where a script goes, and the file that must load it, by a line: None where the shell finds it by itself, or, of
    PowerShell, where only the shell knows the file."""

    script: Path
    loaded_by: Path | None
    line: str = ""


def run(words: Sequence[str]) -> None:
    """Print or install the script for the shell that is named, else the one that is running."""
    flag = SHOW if SHOW in words else INSTALL
    named = [word for word in words if not word.startswith("-")]
    shell = _shell(named[0] if named else None)
    if flag == SHOW:
        Console().raw(script(shell))
        return
    place = place_of(shell, os.environ, Path.home())
    try:
        _install(place, script(shell))
    except OSError as error:
        message = f"{error.filename or place.script} cannot be written: {error.strerror or error}."
        raise Stop(
            OUTSIDE, message, f"`mentorprep {SHOW} {shell}` prints it, to be put where {shell} looks."
        ) from error
    console = Console()
    console.out(f"Completion for {shell} is in {place.script}.")
    if place.loaded_by:
        console.out(f"{place.loaded_by} loads it.")
    elif place.line:
        console.out(f"Add this line to your profile (`notepad $PROFILE`): {place.line}")
    console.note("It works in terminals that are opened from now on.")


def script(shell: str) -> str:
    """The script of a shell."""
    name = f"mentorprep.{_ENDINGS[shell]}"
    return files("mentorprep").joinpath(f"data/completion/{name}").read_text(encoding="utf-8")


def place_of(shell: str, environ: Mapping[str, str], home: Path) -> Place:
    """Where the script goes by the conventions of the shell, and of the XDG folders."""
    data = Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    if shell == "fish":
        folder = Path(environ.get("XDG_CONFIG_HOME") or home / ".config") / "fish" / "completions"
        return Place(folder / "mentorprep.fish", None)
    path = data / "mentorprep" / f"completion.{_ENDINGS[shell]}"
    if shell == "bash":
        return Place(path, home / ".bashrc", f"[ -r '{path}' ] && . '{path}'")
    if shell == "zsh":
        return Place(path, Path(environ.get("ZDOTDIR") or home) / ".zshrc", f"[ -r '{path}' ] && . '{path}'")
    return Place(path, None, f". '{path}'")


def _shell(named: str | None) -> str:
    if named is None:
        import shellingham

        try:
            named = str(shellingham.detect_shell()[0])
        except shellingham.ShellDetectionFailure:
            named = ""
    if named in _ENDINGS:
        return named
    listed = ", ".join(_ENDINGS)
    near = nearest(named, _ENDINGS) if named else ""
    cure = f"Did you mean {near}?" if near else f"There are: {listed}. For example: mentorprep {INSTALL} zsh"
    message = (
        f"There is no completion for the shell “{named}”." if named else "Which shell this is cannot be found out."
    )
    raise Stop(USAGE, message, cure)


def _install(place: Place, text: str) -> None:
    """Write the script, and the line that loads it unless it stands there already."""
    place.script.parent.mkdir(parents=True, exist_ok=True)
    place.script.write_text(text, encoding="utf-8")
    if place.loaded_by is None:
        return
    there = place.loaded_by.read_text(encoding="utf-8", errors="surrogateescape") if place.loaded_by.exists() else ""
    if place.line in there:
        return
    place.loaded_by.parent.mkdir(parents=True, exist_ok=True)
    with place.loaded_by.open("a", encoding="utf-8") as file:
        file.write(f"{'' if there.endswith(chr(10)) or not there else chr(10)}{place.line}  {_MARK}\n")
