"""The pictures show what the commands print today."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

if sys.platform == "win32":
    pytest.skip("the wizard's picture needs a pseudo-terminal", allow_module_level=True)

ROOT = Path(__file__).parents[1]


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "tools" / "pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pictures_are_fresh(request: pytest.FixtureRequest) -> None:
    pictures = tool()
    if request.config.getoption("--update-goldens"):
        pictures.main()
    drawn = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "pictures").glob("*.svg")}
    assert drawn == pictures.pictures(), "python tools/pictures.py"


def test_text_is_data_in_a_picture_and_keeps_its_columns() -> None:
    svg = tool().picture("a <b> & \x1b[1mbold\x1b[0m  end", "A & B")
    assert "<title>A &amp; B</title>" in svg
    assert re.findall(r'<tspan x="([\d.]+)"([^>]*)>([^<]*)', svg) == [
        ("14", "", "a &lt;b&gt; &amp;"),
        ("81.2", ' font-weight="bold"', "bold"),
        ("131.6", "", "end"),
    ]


def test_readme_and_docs_show_them() -> None:
    assert "docs/pictures/timeline.svg" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "pictures/timeline.svg" in (ROOT / "docs" / "show.md").read_text(encoding="utf-8")
