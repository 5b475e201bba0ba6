"""The page that a message makes: read by a parser, its colours reckoned, and every text in it isolated."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from html_pages import PAGE_TAGS, Parsed
from mentorprep.core.model import By
from mentorprep.core.render.blocks import Bullets, Drawing, Exactly, Heading, Item, Numbered, Paragraph, Table, Typed
from mentorprep.core.render.html import Look, html
from mentorprep.core.render.html_page import PALETTES, html_page
from mentorprep.core.render.languages import words_in
from mentorprep.core.render.pages import Page
from mentorprep.core.render.timeline import figure, told
from mentorprep.core.summary.timeline import GoalLine, Likely, Rest, Timeline

if TYPE_CHECKING:
    from mentorprep.core.render.blocks import Block

EN = words_in("en")
PLAIN = Look(styles={}, tables=True)


def shown(*blocks: Block) -> str:
    return html(blocks, PLAIN)


def test_a_page_is_whole_and_loads_nothing() -> None:
    page = html_page(Page(("A ", Typed("<subject>")), (Heading(1, ("A",)), Heading(2, ("B",)), Paragraph(("c",)))), EN)
    parsed = Parsed(page)
    assert parsed.torn == parsed.open == []
    assert parsed.inside("title") == "A <subject>"
    assert {element.tag for element in parsed.elements} <= set(PAGE_TAGS)
    assert re.findall(r"https?:|url\(|@import|<script|\son\w+=|src=", page) == []
    policies = [element.attributes["content"] for element in parsed.elements if "http-equiv" in element.attributes]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert page.endswith("<section>\n<h2>B</h2>\n<p>c</p>\n</section>\n</main>\n</body>\n</html>\n")


def test_a_message_without_a_title_gets_its_subject_behind_the_opening_code() -> None:
    page = html_page(Page(("A request",), (Exactly("Lorem  ipsum"), Paragraph(("Hello,",)))), EN)
    assert (
        '<main>\n<p dir="auto" style="white-space: pre-wrap">Lorem  ipsum</p>\n<h1>A request</h1>\n<p>Hello,</p>\n'
        in page
    )
    assert "<main>\n<h1>A request</h1>\n<p>Hello,</p>\n" in html_page(
        Page(("A request",), (Paragraph(("Hello,",)),)), EN
    )


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Paragraph((Typed("مرحبا"),)), '<p dir="auto">مرحبا</p>\n'),
        (Paragraph(("Why: ", Typed("a & <b>"))), "<p>Why: <bdi>a &amp; &lt;b&gt;</bdi></p>\n"),
        (Heading(3, ("1: ", Typed("A job"))), "<h3>1: <bdi>A job</bdi></h3>\n"),
        (Exactly("a  b\n<c>"), '<p dir="auto" style="white-space: pre-wrap">a  b<br>&lt;c&gt;</p>\n'),
        (Bullets((Item((Typed("x"),)), Item(("y",), (Paragraph(("z",)),)))), '<ul>\n<li dir="auto">x</li>\n<li>y\n<p>z</p></li>\n</ul>\n'),
        (Numbered((Item(("x",)),), 4), '<ol start="4">\n<li>x</li>\n</ol>\n'),
        (Numbered((Item(("x",)),)), "<ol>\n<li>x</li>\n</ol>\n"),
        (Paragraph((Typed('see (https://x.org/?a="b"&c=\'d).'),)), '<p dir="auto">see (<a href="https://x.org/?a=">https://x.org/?a=</a>&quot;b&quot;&amp;c=&#39;d).</p>\n'),
        (Paragraph((Typed("https://x.org/(a)&b, MAILTO:a@b.c!"),)), '<p dir="auto"><a href="https://x.org/(a)&amp;b">https://x.org/(a)&amp;b</a>, <a href="MAILTO:a@b.c">MAILTO:a@b.c</a>!</p>\n'),
        (Paragraph((Typed("javascript:alert(1) data:text/html,x ftp://x.org xhttps://x.org"),)), '<p dir="auto">javascript:alert(1) data:text/html,x ftp://x.org xhttps://x.org</p>\n'),
    ],
)  # fmt: skip
def test_blocks_become_elements_with_each_text_isolated(block: Block, expected: str) -> None:
    assert shown(block) == expected


def test_a_table_keeps_its_meaning_where_a_narrow_screen_stacks_it() -> None:
    head = (("No.",), ("Goal",), ("Date",))
    table = Table(head, ((("3",), (Typed("A job"),), ("2027-06-30",)), (("4",), (Typed("Rest"),), ())))
    assert shown(table) == (
        '<table role="table">\n<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">No.</th>'
        '<th scope="col" role="columnheader">Goal</th><th scope="col" role="columnheader">Date</th></tr></thead>\n'
        '<tbody role="rowgroup">\n'
        '<tr role="row"><td role="cell">3</td><th scope="row" role="rowheader"><bdi>A job</bdi></th>'
        '<td role="cell" data-name="Date" class="short">2027-06-30</td></tr>\n'
        '<tr role="row"><td role="cell">4</td><th scope="row" role="rowheader"><bdi>Rest</bdi></th>'
        '<td role="cell" data-name="Date" class="short"></td></tr>\n</tbody>\n</table>\n'
    )


def luminance(colour: str) -> float:
    """WCAG 2.2: relative luminance."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2: contrast ratio, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", PALETTES)
def test_text_and_marks_stand_out_as_wcag_asks(name: str) -> None:
    palette = PALETTES[name]
    assert contrast("#ffffff", "#000000") == 21
    for text in ("text", "quiet", "link"):
        assert contrast(palette[text], palette["page"]) >= 4.5
    assert contrast(palette["text"], palette["shade"]) >= 4.5  # dates of goals may stand on a break
    for mark in ("mark", "likely", "line"):
        assert contrast(palette[mark], palette["page"]) >= 3
    for mark in ("mark", "likely"):
        assert contrast(palette[mark], palette["shade"]) >= 3
    used = set(re.findall(r"var\(--(\w+)\)", html_page(Page(("A",), ()), EN)))
    assert used == set(palette)


TODAY = dt.date(2026, 11, 23)
TIMELINE = Timeline(
    TODAY,
    (
        GoalLine(3, "A <job>", By(dt.date(2027, 6, 30), "2027-Q2"), Likely(dt.date(2027, 3, 1), dt.date(2027, 5, 1))),
        GoalLine(4, "Rest\u202e", None, Likely(dt.date(2027, 9, 1), None)),
        GoalLine(5, "Late", By(dt.date(2026, 10, 1), "2026-10-01"), None),
    ),
    (Rest(dt.date(2026, 12, 21), dt.date(2027, 1, 3)),),
)


def test_the_timeline_is_told_in_words_beside_the_picture() -> None:
    assert list(told(TIMELINE, EN)) == [
        "Today is 23 November 2026.",
        "3, \u2068A <job>\u2069: date end of June 2027; likely done between 1 March 2027 and 1 May 2027.",
        "4, \u2068Rest\ufffd\u2069: likely not done before 1 September 2027.",
        "5, \u2068Late\u2069: date 1 October 2026.",
        "No work is planned from 21 December 2026 to 3 January 2027.",
    ]
    parsed = Parsed(html([Drawing(TIMELINE)], PLAIN._replace(draw=lambda timeline: figure(timeline, EN))))
    (svg,) = (element for element in parsed.elements if element.tag == "svg" and "role" in element.attributes)
    assert svg.attributes["role"] == "img"
    assert svg.attributes["aria-labelledby"] == "timeline-title timeline-text"
    assert parsed.inside("desc") == " ".join(told(TIMELINE, EN))
    assert parsed.inside("title") == "The dates on a line"
    assert parsed.torn == parsed.open == []


def at(element: dict[str, str | None], name: str) -> float:
    return float((element[name] or "").rstrip("%"))


def test_what_is_drawn_lies_in_order_and_inside_of_the_picture() -> None:
    parsed = Parsed(figure(TIMELINE, EN))
    places = [at(e.attributes, name) for e in parsed.elements for name in ("x", "x1", "x2") if name in e.attributes]
    assert all(0 <= place <= 98 for place in places)
    by_class = {
        kind: [e.attributes for e in parsed.elements if e.attributes.get("class") == kind]
        for kind in ("rest", "likely", "today", "tick")
    }
    dates = [e.attributes for e in parsed.elements if e.tag == "svg" and "x" in e.attributes]
    today, rest = at(by_class["today"][0], "x1"), at(by_class["rest"][0], "x")
    first, last = (at(bar, "x") for bar in by_class["likely"])
    on_time, late = (at(date, "x") for date in dates)
    assert late < today < rest < first < on_time < last
    assert 1 <= len(by_class["tick"]) <= 5
    labels = [text for where, text in parsed.texts if where == "text" and " " in text]
    assert labels == ["end of June 2027", "1 October 2026"]


@pytest.mark.parametrize(
    ("by", "likely"),
    [
        (TODAY, None),
        (None, Likely(dt.date(2076, 1, 1), None)),
        (dt.date(1990, 1, 1), Likely(dt.date(2070, 1, 1), dt.date(2076, 1, 1))),
        (dt.date(9999, 12, 31), None),
        (dt.date(2026, 12, 1), Likely(TODAY, TODAY)),
    ],
)
def test_far_and_near_days_are_drawn_inside_of_the_picture(by: dt.date | None, likely: Likely | None) -> None:
    parsed = Parsed(
        figure(Timeline(TODAY, (GoalLine(1, "A", By(by, by.isoformat()) if by else None, likely),), ()), EN)
    )
    for element in parsed.elements:
        for name in ("x", "x1", "x2"):
            if name in element.attributes:
                assert 0 <= at(element.attributes, name) <= 98
        if element.tag == "rect":
            assert at(element.attributes, "x") + at(element.attributes, "width") <= 98.01
