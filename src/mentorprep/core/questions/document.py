"""Answers, or a document given instead of them → the text of a whole new homework."""

from __future__ import annotations

import copy
import datetime as dt
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from mentorprep.core.finding import Finding, Path
from mentorprep.core.format.edit import Refusal, apply, with_ids
from mentorprep.core.format.emit import new_file
from mentorprep.core.format.nodes import Mapping, Node, Scalar, resolved
from mentorprep.core.format.read import Document, load_text

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME_PATH: Path = ("mentee", "name")
_MAY_LACK: tuple[Path, ...] = (("mentorprep",), ("mentee",), NAME_PATH)


def compose(data: dict[str, Any]) -> str:
    """The file that the wizard's data make: every entry with its id, steps `after` the ids of others."""
    whole = copy.deepcopy(data)
    waits = [(goal, step, step.pop("after")) for goal in whole.get("goals", ()) for step in _waiting(goal)]
    for path, known_by in load_text(new_file(whole)).ids_missing:
        _at(whole, path)["id"] = known_by
    for goal, step, before in waits:
        step["after"] = [goal["plan"][index]["id"] for index in before]
    return new_file(whole)


def _waiting(goal: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for step in goal.get("plan", ()) if step.get("after")]


def _at(data: Any, path: Path) -> Any:
    for item in path:
        data = data[item]
    return data


def completed(
    document: Document, name: str | None, goals: Sequence[dict[str, Any]] = ()
) -> tuple[str, Sequence[Finding]]:
    """A whole or partial document as a new file, with what is wrong in it. A whole one in block style stays as it is
    written, comments included. What only a prompt can give, the name, is filled in where it is missing; without `name`
    that is a finding with NAME_PATH. `goals`: those of a template, for a document that has none."""
    if document.homework is not None and document.homework.goals:
        goals = ()
    if not goals and document.homework is not None and isinstance(document.root, Mapping) and not document.root.flow:
        edited = apply(document, with_ids(document))
        return (document.text if isinstance(edited, Refusal) else edited.text), ()
    broken = [finding for finding in document.findings if finding.code != "MP102" or finding.path not in _MAY_LACK]
    if broken and not document.is_empty:
        return "", broken
    data = {} if document.root is None or document.is_empty else plain(document.root)
    if not isinstance(data, dict):
        return "", document.findings
    data.setdefault("mentorprep", 1)
    mentee = data.get("mentee") or {}
    if not isinstance(mentee, dict):
        return "", document.findings
    if goals and not data.get("goals"):
        data["goals"] = copy.deepcopy(list(goals))
    data["mentee"] = {"name": name, **{key: value for key, value in mentee.items() if value is not None}}
    if data["mentee"]["name"] is None:
        return "", (Finding("MP102", "error", "there is no `mentee.name`; it is required", path=NAME_PATH),)
    text = new_file(data)
    made = load_text(text)
    for path, known_by in made.ids_missing:
        _at(data, path)["id"] = known_by
    return new_file(data), made.findings


def plain(node: Node) -> Any:
    """A tree as plain data that `new_file` writes with the same meaning. Numbers that would not come back letter by
    letter stay texts, as do quoted ones: the format asks for plain numbers."""
    node = resolved(node)
    if isinstance(node, Scalar):
        return _plain_scalar(node)
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node.pairs}
    return [plain(item) for item in node.items]


def _plain_scalar(node: Scalar) -> Any:
    if node.is_null:
        return None
    if not node.style and not node.is_text:
        if node.value in ("true", "false"):
            return node.value == "true"
        try:
            number = Decimal(node.value)
        except InvalidOperation:
            pass
        else:
            if f"{number:f}" == node.value:
                return number
    try:
        day = dt.date.fromisoformat(node.value)
    except ValueError:
        return node.value
    return day if day.isoformat() == node.value else node.value
