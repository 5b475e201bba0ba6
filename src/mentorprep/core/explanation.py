"""The texts of `explain`: a page as it stands in the package → its parts; and what a typed word names."""

import re
from typing import NamedTuple

from mentorprep.core.finding import CATALOGUE
from mentorprep.core.wording import nearest

METHOD = "forecast"
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_FENCED = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


class Explanation(NamedTuple):
    """What a finding means. `example` is a whole homework that has it on 23 November 2026, with `run`: the words of a
    command that finds it."""

    what: str
    why: str
    how: str
    example: str
    run: str
    source: str


def explanation(text: str) -> Explanation:
    """The parts of a page: what, then the sections on why it matters, how it is found, an example and the source."""
    what, *rest = _HEADING.split(text)
    sections = dict(zip(rest[::2], rest[1::2], strict=True))
    (example,) = (heading for heading in sections if heading.startswith("Example"))
    fenced = _FENCED.search(sections[example])
    return Explanation(
        what.strip(),
        sections["Why it matters"].strip(),
        sections["How it is found"].strip(),
        fenced[1] if fenced else "",
        example.partition(": ")[2] or "check",
        sections["Source"].strip(),
    )


def named(word: str) -> str | None:
    """The code that a code or a name means, in any case; `forecast` is the method. None where it is neither."""
    names = {rule.name: code for code, rule in CATALOGUE.items()} | {code.lower(): code for code in CATALOGUE}
    return METHOD if word.strip().lower() == METHOD else names.get(word.strip().lower())


def nearest_named(word: str) -> str:
    """The code or name that was likely meant; "" where none is near."""
    return nearest(word.strip(), [*CATALOGUE, *(rule.name for rule in CATALOGUE.values()), METHOD])
