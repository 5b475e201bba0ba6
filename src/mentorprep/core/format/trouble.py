"""A finding and the offset it is about, until the lines are counted: once for all of them, and only where there are any."""

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from mentorprep.core.finding import Finding

MAX_TROUBLES = 1000  # of one file; whoever mends these looks again


class Trouble(NamedTuple):
    """A finding without its place. `offset` is in code points; None is the whole file."""

    offset: int | None
    finding: Finding


def placed(text: str, troubles: Iterable[Trouble]) -> tuple[Finding, ...]:
    """The findings with line and column, in their given order."""
    known = list(troubles)
    offsets = sorted({trouble.offset for trouble in known if trouble.offset is not None})
    places = dict(zip(offsets, _places(text, offsets), strict=True))
    return tuple(
        finding if offset is None else finding._replace(line=places[offset][0], column=places[offset][1])
        for offset, finding in known
    )


def _places(text: str, offsets: list[int]) -> list[tuple[int, int]]:
    """Lines and columns of ascending offsets, in one pass over the text."""
    lines = [1]
    for before, after in pairwise((0, *offsets)):
        lines.append(lines[-1] + text.count("\n", before, after))
    columns = (offset - text.rfind("\n", 0, offset) for offset in offsets)
    return list(zip(lines[1:], columns, strict=True))
