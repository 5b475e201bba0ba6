"""How a summary looks: a page of blocks in a language, written in a format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorprep.core.render.blocks import Block, Bullets, Drawing, Exactly, Heading, Numbered, Paragraph, Table
from mentorprep.core.summary.length import Part, count_words

if TYPE_CHECKING:
    from mentorprep.core.render.pages import Page, Summary

_NAME_WORDS = 4


def written(summary: Summary, page: Page, form: str) -> str:
    """The message as Markdown (`md`), plain `text` or `json`."""
    if form == "json":
        return as_json(summary)
    if form == "md":
        from mentorprep.core.render.markdown import markdown

        return markdown(page.blocks)
    from mentorprep.core.render.text import text

    return text(page.blocks)


def as_json(summary: Summary) -> str:
    """The summary itself."""
    import json

    return json.dumps(_plain(summary), ensure_ascii=False, indent=2) + "\n"


def parts(page: Page) -> tuple[Part, ...]:
    """The parts of a message with their words: its sections, or its paragraphs where it has none."""
    from mentorprep.core.render.text import text

    has_sections = any(isinstance(block, Heading) for block in page.blocks)
    groups: list[list[Block]] = []
    for block in page.blocks:
        starts = not has_sections or (isinstance(block, Heading) and block.level < 3)
        if starts or not groups:
            groups.append([])
        groups[-1].append(block)
    return tuple(Part(_name(group[0]), count_words(text(group))) for group in groups)


def _name(block: Block) -> str:
    from mentorprep.core.render.text import plain

    match block:
        case Heading() | Paragraph():
            line = plain(block.line)
        case Bullets() | Numbered():
            line = plain(block.items[0].line)
        case Exactly():
            line = block.text
        case Table():
            line = plain(block.head[0])
        case Drawing():
            line = ""
    words = line.split()
    return line if isinstance(block, Heading) or len(words) <= _NAME_WORDS else f"{' '.join(words[:_NAME_WORDS])} …"


def _plain(value: Any) -> Any:
    """A value of a summary as JSON has it: numbers as numbers, days as text, nothing that acts on a screen."""
    import datetime as dt
    from decimal import Decimal
    from fractions import Fraction

    from mentorprep.core.visible import visible
    from mentorprep.core.wording import half_up

    match value:
        case tuple() if hasattr(value, "_asdict"):
            return {name: _plain(part) for name, part in value._asdict().items()}
        case tuple():
            return [_plain(part) for part in value]
        case str():
            return visible(value)
        case Fraction():
            return _plain(half_up(value, 2))
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case dt.date():
            return value.isoformat()
        case _:
            return value
