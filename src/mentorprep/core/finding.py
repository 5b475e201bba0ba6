"""What can be wrong with a homework, as values: the catalogue of codes, and one finding with its place and its fix."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]
Path = tuple[str | int, ...]  # ("goals", 0, "by"); () is the whole file

EXIT_UNUSABLE_CODES = ("MP100", "MP101", "MP102", "MP103", "MP104")
SEVERITY_ORDER: tuple[Severity, ...] = ("error", "warning", "info")


class Rule(NamedTuple):
    """One line of the catalogue. `for_message` is the severity under `check --for`, where it differs."""

    name: str
    severity: Severity
    for_message: Severity | None = None
    only_for_message: bool = False


CATALOGUE: dict[str, Rule] = {
    "MP100": Rule("unusable", "error"),
    "MP101": Rule("unknown-key", "error"),
    "MP102": Rule("wrong-type", "error"),
    "MP103": Rule("bad-date", "error"),
    "MP104": Rule("newer-format", "error"),
    "MP110": Rule("duplicate-id", "error"),
    "MP111": Rule("unknown-reference", "error"),
    "MP112": Rule("cycle", "error"),
    "MP113": Rule("start-after-by", "error"),
    "MP114": Rule("step-after-goal", "error"),
    "MP115": Rule("future-log", "warning"),
    "MP116": Rule("stale-accepted", "info"),
    "MP201": Rule("no-situation", "info", "warning"),
    "MP202": Rule("no-goals", "info", "warning"),
    "MP203": Rule("no-date", "info", "warning"),
    "MP204": Rule("no-plan", "info", "warning"),
    "MP205": Rule("no-done-when", "info", "warning"),
    "MP206": Rule("no-options", "info", "warning"),
    "MP207": Rule("no-questions", "info", "warning"),
    "MP210": Rule("vague-goal", "info"),
    "MP211": Rule("vague-step", "info"),
    "MP212": Rule("large-step", "info"),
    "MP213": Rule("no-estimate", "info"),
    "MP214": Rule("no-first-step", "info"),
    "MP215": Rule("all-technical", "info"),
    "MP216": Rule("depends-on-others", "info"),
    "MP217": Rule("exam-not-booked", "info"),
    "MP218": Rule("done-already", "info"),
    "MP301": Rule("impossible", "error"),
    "MP302": Rule("over-ambitious", "warning"),
    "MP303": Rule("tight", "info"),
    "MP304": Rule("overload", "warning"),
    "MP305": Rule("blocked", "error"),
    "MP306": Rule("high-load", "warning"),
    "MP307": Rule("no-rest", "info"),
    "MP308": Rule("many-goals", "info"),
    "MP309": Rule("past-date", "error"),
    "MP310": Rule("overrun", "warning"),
    "MP311": Rule("pace", "warning"),
    "MP312": Rule("below-reference", "info"),
    "MP313": Rule("recurring-over-capacity", "warning"),
    "MP314": Rule("logged-more-than-available", "info"),
    "MP315": Rule("past-step-date", "warning"),
    "MP401": Rule("no-mentor", "warning", only_for_message=True),
    "MP402": Rule("no-why", "warning", only_for_message=True),
    "MP403": Rule("no-ask", "warning", only_for_message=True),
    "MP404": Rule("nothing-to-tell", "warning", only_for_message=True),
    "MP405": Rule("opening-code", "info", only_for_message=True),
    "MP406": Rule("private-leak", "warning"),
    "MP407": Rule("too-long", "warning", only_for_message=True),
}


class Finding(NamedTuple):
    """Something worth saying about a homework.

    `path` leads to the value it is about; `line` and `column` count from 1, in code points, and are None for the whole
    file. `because` is the reason in numbers, `fix` what would mend it, `accepted` the mentee's reason for keeping it."""

    code: str
    severity: Severity
    message: str
    because: str = ""
    fix: str = ""
    path: Path = ()
    about: str | None = None  # the id of the entry
    line: int | None = None
    column: int | None = None
    accepted: str | None = None

    @property
    def name(self) -> str:
        """The catalogue's word for the code: `impossible`."""
        return CATALOGUE[self.code].name


def path_text(path: Path) -> str:
    """A path as it is written in JSON and messages: `goals[0].by`."""
    text = ""
    for item in path:
        text += f"[{item}]" if isinstance(item, int) else f".{item}" if text else item
    return text
