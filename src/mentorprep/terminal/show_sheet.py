"""What every page of `show` is put on: a console, its width, and the marks that it can draw with, if any."""

from collections.abc import Mapping
from typing import NamedTuple

from mentorprep.core.columns import wrapped
from mentorprep.core.plan.assessment import Verdict
from mentorprep.core.show.drawing import ASCII, UNICODE, Marks
from mentorprep.terminal.console import Console, Style, Styled

_WIDEST_DRAWING = 160
_STYLES: dict[Verdict, Style] = {
    "impossible": "red",
    "blocked": "red",
    "over-ambitious": "yellow",
    "tight": "yellow",
    "fits": "green",
    "done": "green",
}


class Sheet(NamedTuple):
    """`width` is that of prose, in columns. `marks` are None where nothing is drawn: then all is told in lines that a
    screen reader reads in order. `names` has the words that stand for an id of the homework."""

    console: Console
    width: int
    marks: Marks | None
    names: Mapping[str, str]

    def name(self, id_: str) -> str:
        """The title or name of what has this id; any other text is a name already."""
        return " ".join(self.names.get(id_, id_).split())

    @property
    def drawing_width(self) -> int:
        """Columns for a drawing; it may be wider than prose."""
        return min(self.console.columns, _WIDEST_DRAWING)

    def say(self, text: str, *, first: str = "", rest: str | None = None, style: Style = "plain") -> None:
        """Print prose, folded to the width; the lines after the first stand below its text."""
        indent = " " * len(first) if rest is None else rest
        for line in wrapped(text, self.width, first=first, rest=indent):
            self.console.out(Styled(line, style))

    def heading(self, text: str) -> None:
        """Begin a section."""
        self.console.out()
        self.say(text, style="bold")


def sheet(console: Console, names: Mapping[str, str]) -> Sheet:
    """The sheet of a console: drawn on unless it is plain, in ASCII where it has no other characters."""
    if console.plain:
        return Sheet(console, console.width, None, names)
    return Sheet(console, console.width, UNICODE if console.has_characters("".join(UNICODE)) else ASCII, names)


def style_of(verdict: Verdict) -> Style:
    """The colour of a verdict, which always stands beside its words."""
    return _STYLES.get(verdict, "plain")


def marked(text: str, *, private: bool) -> str:
    """The text, marked where it never leaves."""
    return f"{text} (private)" if private else text
