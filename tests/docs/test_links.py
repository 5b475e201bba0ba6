"""Links between the pages of the repository lead somewhere, heading included; no page points at a placeholder."""

import re
from pathlib import Path

import pytest

from pages import DOCS, ROOT, markdown_pages

_FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$|src=\"([^\"]+)\"", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6} (.+)$|^\((\S+)\)=$", re.MULTILINE)


def targets(text: str) -> list[str]:
    return [next(filter(None, found)) for found in _LINK.findall(_FENCED.sub("", text))]


def anchors(path: Path) -> set[str]:
    """The names that a page's headings can be linked by, as forges and the docs generator make them."""
    found = _HEADING.findall(_FENCED.sub("", path.read_text(encoding="utf-8")))
    return {label or re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading, label in found}


def broken(page: Path) -> list[str]:
    wrong = []
    for target in targets(page.read_text(encoding="utf-8")):
        if re.match(r"(https?|mailto):", target):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        if not path.exists() or (anchor and anchor not in anchors(path)):
            wrong.append(target)
    return wrong


@pytest.mark.parametrize("page", markdown_pages(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    assert broken(page) == []


def test_every_page_of_the_docs_is_reached_from_the_first() -> None:
    seen, waiting = set(), [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in seen:
            continue
        seen.add(page)
        listed = re.findall(r"```\{toctree\}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
        names = [line for block in listed for line in block.splitlines() if line and not line.startswith(":")]
        waiting += [page.parent / f"{name}.md" for name in names]
    assert seen == set(DOCS.rglob("*.md"))


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Here\n[a](#here) [b](#there) [c](none.md) [d](https://example.org)\n", encoding="utf-8")
    assert broken(page) == ["#there", "none.md"]
