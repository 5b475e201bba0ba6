"""The starting plans of `init --template`: goals and steps in the package, which become suggestions to edit."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from mentorprep.core.format.tree import parse
from mentorprep.core.questions import plain
from mentorprep.core.stop import USAGE, Stop
from mentorprep.core.wording import nearest


def template_names() -> list[str]:
    """Their names, in order."""
    return sorted(path.name.removesuffix(".yaml") for path in _folder().iterdir() if path.name.endswith(".yaml"))


def read_template(name: str) -> dict[str, Any]:
    """A template by its name, with `about` and `goals`. Stop(2), with the nearest name, where there is none."""
    if name not in template_names():
        near = nearest(name, template_names())
        hint = f"Did you mean {near}? " if near else ""
        raise Stop(USAGE, f"--template: there is no “{name}”.", f"{hint}`mentorprep init --list-templates` shows them.")
    root = parse(_folder().joinpath(f"{name}.yaml").read_text(encoding="utf-8")).root
    assert root is not None
    template: dict[str, Any] = plain(root)
    return template


def _folder() -> Any:
    return files("mentorprep") / "data" / "templates"
