"""What a finding means, as a person reads it: one page, folded to the width, the example as it would stand in a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorprep.core.finding import CATALOGUE, EXIT_UNUSABLE_CODES
from mentorprep.terminal.console import Styled

if TYPE_CHECKING:
    from mentorprep.core.explanation import Explanation
    from mentorprep.core.finding import Rule
    from mentorprep.terminal.console import Console

_FAMILIES = {
    "MP1": "The file",
    "MP20": "What a homework does not say yet",
    "MP21": "Words and steps",
    "MP3": "Dates and hours",
    "MP4": "Messages",
}
_LIST_ITEM = re.compile(r"^(?:[-*]|\d+\.) ")


def print_explanation(console: Console, code: str, rule: Rule, of: Explanation) -> None:
    """Print one explanation."""
    console.out(Styled(f"{code} {rule.name}", "bold"), f", {_severity(rule)}")
    console.out(console.wrap(" ".join(of.what.split())))
    for heading, text in (("Why it matters", of.why), ("How it is found", of.how)):
        _print_section(console, heading, text)
    console.out()
    console.out(Styled("Example", "bold"))
    for line in of.example.splitlines():
        console.out(f"  {line}".rstrip())
    console.out(console.wrap(f"On 23 November 2026, mentorprep {of.run} finds it here."))
    _print_section(console, "Source", of.source)
    if code in EXIT_UNUSABLE_CODES:
        return
    console.out()
    console.out(console.wrap(f"To keep it on purpose: mentorprep update --accept {code} --because TEXT"))


def print_catalogue(console: Console) -> None:
    """Print every code with its name and severity, by families."""
    for family, title in _FAMILIES.items():
        if family != next(iter(_FAMILIES)):
            console.out()
        console.out(Styled(title, "bold"))
        for code, rule in CATALOGUE.items():
            if code.startswith(family):
                console.out(console.wrap(f"{code} {rule.name}, {_severity(rule)}", first="  ", rest="      "))
    console.out()
    console.out(
        console.wrap("One of them: mentorprep explain CODE. How chances come about: mentorprep explain forecast.")
    )


def print_page(console: Console, text: str) -> None:
    """Print a page of Markdown as plain prose: headings, paragraphs and lists folded, code and tables as they are."""
    for block in text.strip().split("\n\n"):
        lines = block.splitlines()
        if lines[0].startswith("#"):
            console.out(Styled(lines[0].lstrip("# "), "bold"))
            lines = lines[1:]
        if lines and lines[0].startswith(("|", "    ", "```")):
            console.out("\n".join(line for line in lines if not line.startswith("```")))
        else:
            for item in _items(lines):
                console.out(console.wrap(item, rest="  " if _LIST_ITEM.match(item) else ""))
        console.out()


def _items(lines: list[str]) -> list[str]:
    """Lines that belong together as one: a paragraph, or each item of a list."""
    items: list[str] = []
    for line in lines:
        if not items or _LIST_ITEM.match(line):
            items.append(line.strip())
        else:
            items[-1] = f"{items[-1]} {line.strip()}"
    return items


def _print_section(console: Console, heading: str, text: str) -> None:
    console.out()
    console.out(Styled(heading, "bold"))
    for paragraph in text.split("\n\n"):
        console.out(console.wrap(" ".join(paragraph.split())))


def _severity(rule: Rule) -> str:
    """`info`, or `info; warning with check --for kickoff`."""
    if rule.only_for_message:
        return f"{rule.severity} with check --for"
    return f"{rule.severity}; {rule.for_message} with check --for kickoff" if rule.for_message else rule.severity
