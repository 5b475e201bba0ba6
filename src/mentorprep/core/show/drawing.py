"""Bars and tracks out of characters, as strings of an exact width: what is drawn is told in words beside it."""

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple


class Marks(NamedTuple):
    """The characters of a drawing."""

    done: str
    rest: str
    line: str
    likely: str
    rests: str
    today: str
    goal: str
    step: str
    estimates: str
    meeting: str


UNICODE = Marks(
    done="█", rest="░", line="─", likely="▒", rests="░", today="│", goal="◆", step="•", estimates="▸", meeting="○"
)
ASCII = Marks(
    done="#", rest=".", line="-", likely="=", rests="_", today="|", goal="D", step="*", estimates=">", meeting="o"
)


def bar(share: Fraction, width: int, marks: Marks) -> str:
    """How much of a whole is done. Whole only where all is done, and empty only where nothing is."""
    cells = int(share * width)
    if share and not cells:
        cells = 1
    if share < 1:
        cells = min(cells, width - 1)
    return marks.done * cells + marks.rest * (width - cells)


class Scale(NamedTuple):
    """Days on the columns of a drawing: `first` on the first, `last` on the last."""

    first: dt.date
    last: dt.date
    width: int

    def column(self, day: dt.date) -> int:
        """The column of a day, from 0 on; days beyond the ends stand at the ends."""
        span = (self.last - self.first).days
        at = (day - self.first).days * (self.width - 1)
        return 0 if not span else max(0, min(self.width - 1, (2 * at + span) // (2 * span)))


def track(
    scale: Scale, spans: Iterable[tuple[dt.date, dt.date, str]], points: Iterable[tuple[dt.date, str]], line: str
) -> str:
    """A line with spans and points on it, the later over the earlier; what lies before it is not on it."""
    cells = [line] * scale.width
    for first, last, mark in spans:
        if last < scale.first:
            continue
        begin, end = scale.column(first), scale.column(last)
        cells[begin : end + 1] = [mark] * (end + 1 - begin)
    for day, mark in points:
        if scale.first <= day:
            cells[scale.column(day)] = mark
    return "".join(cells)


def months(scale: Scale, names: Iterable[str]) -> str:
    """Names of months above the columns where they begin, as many as have room; a January with its year."""
    words = list(names)
    cells = ""
    year, month = scale.first.year, scale.first.month
    while (day := scale.first.replace(year=year, month=month, day=1)) <= scale.last:
        label = f"{words[month - 1][:3]} {year}" if month == 1 or not cells else words[month - 1][:3]
        at = scale.column(day)
        if at >= len(cells) and at + len(label) <= scale.width:
            cells = f"{cells:{at}}{label} "
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        if year > 9999:
            break
    return cells.rstrip()
