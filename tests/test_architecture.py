"""docs/architecture.md: its list of modules is made from what the modules say of themselves."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "mentorprep"
PAGE = ROOT / "docs" / "architecture.md"
MARK = "<!-- modules -->\n"


def first_sentence(path: Path) -> str:
    text = " ".join((ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split())
    return re.split(r"(?<=[.…])\s+(?=[A-Z`“])", text)[0]


def listing() -> str:
    lines = []
    for folder in sorted({path.parent for path in SOURCE.rglob("*.py")}):
        name = folder.relative_to(SOURCE.parent).as_posix()
        lines.append(f"\n**`{name}/`**: {first_sentence(folder / '__init__.py')}\n")
        lines += [
            f"- `{path.name}`: {first_sentence(path)}"
            for path in sorted(folder.glob("*.py"))
            if path.stem != "__init__"
        ]
    return "\n".join(lines) + "\n"


def test_the_page_lists_every_module_in_its_own_words(request: pytest.FixtureRequest) -> None:
    before, mark, after = PAGE.read_text(encoding="utf-8").partition(MARK)
    if request.config.getoption("--update-goldens"):
        PAGE.write_text(before + mark + listing(), encoding="utf-8")
        return
    assert mark
    assert after == listing(), "pytest tests/test_architecture.py --update-goldens"


def test_the_page_names_no_file_that_is_not_there() -> None:
    prose = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    named = re.findall(r"`((?:core|storage|terminal|cli|tests)[\w/]*(?:\.py)?)`", prose)
    missing = [name for name in named if not (SOURCE / name).exists() and not (ROOT / name).exists()]
    assert named
    assert missing == []
