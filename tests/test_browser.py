"""Pages in a real browser: at the widths of a phone, a tablet and a desk, light and dark, and on paper."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hostile_text import BUNDLES, homework_with
from mentorprep.cli.app import run
from strategies import yaml_of

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: apt install chromium")

EXAMPLES = Path(__file__).parents[1] / "examples"
WIDTHS = (360, 800, 1400)
MESSAGES = [
    ("tester-to-backend", "outreach"),
    ("tester-to-backend", "kickoff"),
    ("tester-to-backend", "full"),
    ("certificate-and-english", "kickoff"),
    ("promotion-or-rest", "update"),
    ("promotion-or-rest", "full"),
]
# A page around the page, which it leaves as it is: in a frame of each width, what is seen is measured from outside.
HARNESS = """<!DOCTYPE html><meta charset="utf-8"><body>%s<pre id="seen"></pre><script>
function channel(c) { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4 }
function luminance(rgb) { return 0.2126 * channel(rgb[0]) + 0.7152 * channel(rgb[1]) + 0.0722 * channel(rgb[2]) }
function rgb(colour) { return colour.match(/[\\d.]+/g).map(Number) }
function contrast(one, other) {
  const [a, b] = [luminance(one), luminance(other)].sort((x, y) => x - y); return (b + 0.05) / (a + 0.05) }
function seen(frame) {
  const doc = frame.contentDocument, view = frame.contentWindow, root = doc.documentElement
  const page = rgb(view.getComputedStyle(doc.body).backgroundColor)
  const walker = doc.createTreeWalker(doc.querySelector('main'), NodeFilter.SHOW_TEXT)
  let least = 21
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement, style = view.getComputedStyle(parent)
    if (!walker.currentNode.data.trim() || ['title', 'desc'].includes(parent.tagName)) continue
    least = Math.min(least, contrast(rgb(parent.tagName == 'text' ? style.fill : style.color), page))
  }
  return {width: view.innerWidth, overflow: root.scrollWidth - root.clientWidth, least, page,
          stacked: [...doc.querySelectorAll('tbody tr')].some(row => view.getComputedStyle(row).display == 'block'),
          requests: view.performance.getEntriesByType('resource').length,
          labels: [...doc.querySelectorAll('svg text')].map(text => text.getBoundingClientRect()).filter(
            box => box.left < 0 || box.right > view.innerWidth).length}
}
addEventListener('load', () => {
  document.querySelector('#seen').textContent = JSON.stringify([...document.querySelectorAll('iframe')].map(seen)) })
</script>"""


def chromium(*flags: str) -> str:
    assert CHROMIUM is not None
    return subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", *flags],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    ).stdout


def page_file(example: str, kind: str, folder: Path) -> Path:
    homework, page = EXAMPLES / example / "homework.yaml", folder / "page.html"
    words = ["export", kind, "-f", str(homework), "--format", "html", "-o", str(page), "--today", "2026-11-23"]
    assert run(words) == 0
    return page


def seen(page: Path, *flags: str) -> list[dict[str, Any]]:
    """What the page looks like in frames of the three widths."""
    source = html.escape(page.read_text(encoding="utf-8"))
    frames = "".join(
        f'<iframe width="{width}" height="900" style="border:0" srcdoc="{source}"></iframe>' for width in WIDTHS
    )
    harness = page.with_name("harness.html")
    harness.write_text(HARNESS % frames, encoding="utf-8")
    dom = chromium("--virtual-time-budget=4000", *flags, "--dump-dom", harness.as_uri())
    result: list[dict[str, Any]] = json.loads(html.unescape(dom.split('<pre id="seen">')[1].split("</pre>")[0]))
    return result


@pytest.mark.parametrize(("example", "kind"), MESSAGES)
def test_a_page_fits_a_phone_and_a_desk_and_can_be_read(example: str, kind: str, tmp_path: Path) -> None:
    frames = seen(page_file(example, kind, tmp_path), "--blink-settings=preferredColorScheme=1")
    assert [frame["width"] for frame in frames] == list(WIDTHS)
    for frame in frames:
        assert frame["overflow"] <= 0
        assert frame["labels"] == 0
        assert frame["least"] >= 4.5
        assert frame["page"] == [255, 255, 255]
        assert frame["requests"] == 0
    assert [frame["stacked"] for frame in frames] == [kind == "kickoff", False, False]


def test_a_page_is_dark_where_dark_is_preferred(tmp_path: Path) -> None:
    page = page_file("tester-to-backend", "kickoff", tmp_path)
    for frame in seen(page, "--blink-settings=preferredColorScheme=0"):
        assert frame["page"] == [0x15, 0x18, 0x1C]
        assert frame["least"] >= 4.5


@pytest.mark.parametrize(("example", "kind"), MESSAGES)
def test_a_page_prints_on_one_or_two_sheets_of_a4(example: str, kind: str, tmp_path: Path) -> None:
    pdf = tmp_path / "page.pdf"
    chromium("--no-pdf-header-footer", f"--print-to-pdf={pdf}", page_file(example, kind, tmp_path).as_uri())
    data = pdf.read_bytes()
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", data)) <= (1 if kind in {"outreach", "update"} else 2)
    sizes = {
        tuple(round(float(side)) for side in box.split()[2:]) for box in re.findall(rb"/MediaBox \[([^]]+)\]", data)
    }
    assert sizes == {(595, 842)}


@pytest.mark.parametrize("bundle", BUNDLES)
def test_hostile_texts_run_nothing_load_nothing_and_stay_on_the_page(bundle: str, tmp_path: Path) -> None:
    data, _ = homework_with(BUNDLES[bundle])
    (tmp_path / "homework.yaml").write_text(yaml_of(data), encoding="utf-8")
    page = tmp_path / "page.html"
    words = ["export", "full", "-f", str(tmp_path / "homework.yaml"), "--format", "html", "-o", str(page)]
    assert run([*words, "--today", "2026-11-23"]) == 0
    for frame in seen(page):
        assert frame["requests"] == 0
        assert frame["overflow"] <= 0
