"""HTML pages as a parser sees them: their tree of elements, headings, and what is alive in them."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

PAGE_TAGS: dict[str, set[str]] = {
    "html": {"lang"}, "head": set(), "meta": {"charset", "name", "content", "http-equiv"}, "title": {"id"},
    "style": set(), "body": set(), "main": set(), "section": set(), "h1": {"dir"}, "h2": set(), "h3": {"dir"},
    "p": {"dir", "style"}, "ul": set(), "ol": {"start"}, "li": {"dir"}, "bdi": set(), "br": set(), "a": {"href"},
    "table": {"role"}, "thead": {"role"}, "tbody": {"role"}, "tr": {"role"}, "th": {"role", "scope"},
    "td": {"role", "data-name", "class"}, "figure": {"class"}, "figcaption": set(), "desc": {"id"},
    "svg": {"role", "aria-labelledby", "width", "height", "x", "y", "overflow"}, "path": {"class", "d"},
    "rect": {"class", "x", "y", "width", "height"}, "line": {"class", "x1", "y1", "x2", "y2"},
    "text": {"class", "x", "y", "text-anchor"},
}  # fmt: skip
_VOID = {"meta", "br", "rect", "line", "path"}


class Element(NamedTuple):
    """One element with its attributes, by the tags around it."""

    tag: str
    attributes: dict[str, str | None]
    around: tuple[str, ...]


class Parsed(HTMLParser):
    """A page: its elements in order, the texts inside of each tag, and whether every element is closed where it must be."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.texts: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.torn: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs), tuple(self.open)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attrs), tuple(self.open)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.torn.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def inside(self, tag: str) -> str:
        """All text directly inside of elements of that tag."""
        return "".join(text for where, text in self.texts if where == tag)

    @property
    def heading_levels(self) -> list[int]:
        """The levels of the headings, in their order."""
        return [int(element.tag[1]) for element in self.elements if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
