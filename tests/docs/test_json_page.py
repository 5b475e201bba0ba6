"""docs/reference/json.md: every field of `check --format json`, from the JSON Schema in the package."""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from mentorprep.core.report import VERSION
from pages import DOCS, prove_part, table

PAGE = DOCS / "reference" / "json.md"
SCHEMA = json.loads((files("mentorprep") / "data" / "check.schema.json").read_text(encoding="utf-8"))
DATE = r"^\d{4}-\d\d-\d\d$"


def parts(node: Any, title: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each object, under its title, in the order it is met; numbers of quantiles are no fields to list."""
    if "$ref" in node:
        return
    if "properties" in node and not title.endswith("Quantiles"):
        yield title, node["properties"]
    for inner in _inside(node):
        yield from parts(inner, inner.get("title", title))


def _inside(node: dict[str, Any]) -> list[dict[str, Any]]:
    items = [node["items"]] if isinstance(node.get("items"), dict) else []
    return [*node.get("properties", {}).values(), *items, *node.get("oneOf", []), *node.get("allOf", [])]


def type_of(node: dict[str, Any]) -> str:
    if "const" in node:
        return f"`{node['const']}`"
    if "enum" in node:
        return ", ".join(f"`{word}`" for word in node["enum"])
    if "$ref" in node:
        return str(node["$ref"].rpartition("/")[2]).lower()
    if "allOf" in node:
        return type_of(node["allOf"][0])
    if "oneOf" in node:
        return " or ".join(dict.fromkeys(_alternative(one) for one in node["oneOf"]))
    types = node.get("type", "any")
    names = types if isinstance(types, list) else [types]
    return " or ".join(
        "date" if name == "string" and node.get("pattern") == DATE else _named(name, node) for name in names
    )


def _alternative(node: dict[str, Any]) -> str:
    return str(node["title"]).lower() if "title" in node else type_of(node)


def _named(name: str, node: dict[str, Any]) -> str:
    return f"list of {type_of(node['items'])}" if name == "array" and "items" in node else name


def tables() -> str:
    found = [("The whole", SCHEMA["properties"])]
    for name in ("File", "Deadline", "Overload", "Goal", "Pace", "Finding"):
        if name in SCHEMA["definitions"]:
            found += parts(SCHEMA["definitions"][name], name)
    lines = []
    for title, fields in dict(found).items():
        rows = [(f"`{key}`", type_of(node), node["description"]) for key, node in fields.items()]
        lines.append(f"### {title}\n\n{table(('field', 'type', 'meaning'), rows)}\n")
    verdicts = SCHEMA["definitions"]["Verdict"]["enum"]
    return "\n".join([*lines, f"### Verdict\n\nThe worst first: {', '.join(f'`{one}`' for one in verdicts)}."])


def test_the_page_has_every_field_with_its_meaning(request: pytest.FixtureRequest) -> None:
    prove_part(PAGE, "fields", tables(), request)


def test_the_page_names_the_version_of_the_form() -> None:
    assert f"version {VERSION}" in PAGE.read_text(encoding="utf-8")
