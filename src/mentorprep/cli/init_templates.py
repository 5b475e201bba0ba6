"""The starting plans of `init --template`: goals and steps in the package, which become suggestions to edit."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files
from typing import Any

from mentorprep.core.format.tree import parse
from mentorprep.core.human import parse_day
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


def goals_of(name: str, today: dt.date) -> list[dict[str, Any]]:
    """The goals of a template as they stand in a homework that begins today. Stop(2) as for `read_template`."""
    goals: list[dict[str, Any]] = read_template(name)["goals"]
    return [{key: _day(value, today) if key == "by" else value for key, value in goal.items()} for goal in goals]


def _day(text: str, today: dt.date) -> dt.date:
    day = parse_day(text, today)
    assert isinstance(day, dt.date), "a test reads each template"
    return day


def _folder() -> Any:
    return files("mentorprep") / "data" / "templates"
