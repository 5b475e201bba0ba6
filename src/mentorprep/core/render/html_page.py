"""A message as one page that needs nothing else: no script, no request; light and dark, at any width, and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.render.blocks import Block, Exactly, Heading
from mentorprep.core.render.html import Look, escaped, html
from mentorprep.core.render.text import plain
from mentorprep.core.render.timeline import figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorprep.core.render.languages.phrases import Phrases
    from mentorprep.core.render.pages import Page

# Text, and marks that mean something, stand out from `page` and `shade` as WCAG 2.2 AA asks: 4.5 to 1, and 3 to 1.
PALETTES = {
    "light": {
        "page": "#ffffff", "text": "#1b1f24", "quiet": "#4f565e", "link": "#0a4fa8", "mark": "#1b1f24",
        "likely": "#3f74b5", "line": "#8c959f", "shade": "#e6e8eb",
    },
    "dark": {
        "page": "#15181c", "text": "#e8eaed", "quiet": "#b4bac1", "link": "#8cb8ff", "mark": "#e8eaed",
        "likely": "#6f9fe0", "line": "#7d858e", "shade": "#2f353c",
    },
}  # fmt: skip
_STYLE = """\
:root { color-scheme: light dark; %(light)s }
@media (prefers-color-scheme: dark) { :root { %(dark)s } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%%; }
body { margin: 0; padding: 1.5rem 1rem 3rem; background: var(--page); color: var(--text); overflow-wrap: anywhere;
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Helvetica, Arial, sans-serif; }
main { max-width: 46rem; margin: 0 auto; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .35rem; }
p, ul, ol, table, figure { margin: 0 0 .9rem; }
ul, ol { padding-inline-start: 1.75rem; }
li { margin: 0 0 .35rem; }
li > :last-child { margin-bottom: 0; }
a { color: var(--link); }
table { border-collapse: collapse; width: 100%%; }
th, td { padding: .4rem .9rem .4rem 0; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-size: .9em; }
th:first-child, td:first-child, .short { white-space: nowrap; }
svg { display: block; overflow: visible; }
svg text { fill: var(--text); font-size: 12px; }
svg .number { font-weight: 700; }
svg .rest { fill: var(--shade); }
svg .tick, svg .track { stroke: var(--line); }
svg .tick { stroke-dasharray: 1 4; }
svg .today { stroke: var(--mark); stroke-width: 2; }
svg .likely { fill: var(--likely); }
svg .date { fill: var(--page); stroke: var(--mark); stroke-width: 2; }
figcaption { color: var(--quiet); font-size: .9em; margin-top: .5rem; }
@media screen and (max-width: 40rem) {
  table, tbody, tr, th, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%%); white-space: nowrap; }
  tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
  th, td { padding: 0; border: 0; }
  td:first-child, tbody th { display: inline; }
  td:first-child::after { content: ". "; }
  td[data-name]:not(:empty)::before { content: attr(data-name) ": "; color: var(--quiet); }
  tbody th { white-space: normal; }
}
@media print {
  @page { size: A4; margin: 16mm 18mm; }
  :root { color-scheme: light; %(light)s }
  body { padding: 0; font-size: 10pt; line-height: 1.4; }
  main { max-width: none; }
  h1 { font-size: 15pt; margin-bottom: 6pt; }
  h2 { font-size: 11.5pt; margin: 11pt 0 3pt; }
  h3 { font-size: 10pt; margin: 6pt 0 2pt; }
  h1, h2, h3 { break-after: avoid; }
  p, ul, ol, table, figure { margin-bottom: 5pt; }
  li { margin-bottom: 1.5pt; }
  tr, figure, li { break-inside: avoid; }
  th, td { padding-block: 2pt; }
  p { orphans: 3; widows: 3; }
}
"""


def html_page(page: Page, words: Phrases) -> str:
    """The whole document. Its one first-level heading is the subject; only an opening code stands before that."""
    look = Look(styles={}, tables=True, draw=lambda timeline: figure(timeline, words))
    subject = escaped(plain(page.subject))
    return (
        f'<!DOCTYPE html>\n<html lang="{words.code}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{subject}</title>\n<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n"
        f"{_content(page, look)}</main>\n</body>\n</html>\n"
    )


def _style() -> str:
    colours = {name: " ".join(f"--{key}: {value};" for key, value in of.items()) for name, of in PALETTES.items()}
    return _STYLE % colours


def _content(page: Page, look: Look) -> str:
    """The blocks in sections, each with its second-level heading."""
    head, *sections = _sections(_with_title(page))
    return html(head, look) + "".join(f"<section>\n{html(section, look)}</section>\n" for section in sections)


def _with_title(page: Page) -> Sequence[Block]:
    blocks = page.blocks
    if any(isinstance(block, Heading) and block.level == 1 for block in blocks):
        return blocks
    code = sum(isinstance(block, Exactly) for block in blocks[:1])
    return (*blocks[:code], Heading(1, page.subject), *blocks[code:])


def _sections(blocks: Sequence[Block]) -> list[list[Block]]:
    sections: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            sections.append([])
        sections[-1].append(block)
    return sections
