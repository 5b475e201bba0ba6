"""docs/reference/findings.md: every code of the catalogue, with its page of `explain`."""

from importlib.resources import files

import pytest

from mentorprep.core.explanation import Explanation, explanation
from mentorprep.core.finding import CATALOGUE, Rule
from pages import DOCS, ROOT, prove_part, table

PAGE = DOCS / "reference" / "findings.md"
TEXTS = files("mentorprep") / "data" / "explain"


def severity(rule: Rule) -> str:
    if rule.only_for_message:
        return f"{rule.severity}, with `--for`"
    return f"{rule.severity}; {rule.for_message} with `--for`" if rule.for_message else rule.severity


def overview() -> str:
    rows = [
        (f"[{code}](#{code.lower()}-{rule.name})", rule.name, severity(rule), " ".join(_text(code).what.split()))
        for code, rule in CATALOGUE.items()
    ]
    return table(("code", "name", "severity", "what"), rows)


def pages() -> str:
    parts = []
    for code, rule in CATALOGUE.items():
        path = f"../../src/mentorprep/data/explain/{code}.md"
        assert (PAGE.parent / path).resolve().is_relative_to(ROOT / "src")
        parts.append(f"### {code} {rule.name}\n\n```{{include}} {path}\n:heading-offset: 2\n```")
    return "\n\n".join(parts)


def _text(code: str) -> Explanation:
    return explanation((TEXTS / f"{code}.md").read_text(encoding="utf-8"))


def test_the_overview_has_every_code(request: pytest.FixtureRequest) -> None:
    prove_part(PAGE, "overview", overview(), request)


def test_the_page_of_each_code_is_in_it(request: pytest.FixtureRequest) -> None:
    prove_part(PAGE, "pages", pages(), request)
