"""The manual page: what it says, made from the commands, and its two forms."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from mentorprep import __version__
from mentorprep.cli.help_page import Page, page_of
from mentorprep.cli.settings import global_names
from mentorprep.core.columns import wrapped
from mentorprep.core.stop import EXIT_MEANINGS

if TYPE_CHECKING:
    from mentorprep.cli.help_page import Row

_PURPOSE = (
    "A mentee prepares homework before meeting a mentor: where they are, what they want to reach and by when, and plans for "
    "reaching it. This tool keeps that in one YAML file, says which dates are over-ambitious and what would make them "
    "fit, and writes the messages that a busy mentor reads in two minutes. The mentor installs nothing."
)
_MANNERS = (
    "Every command works without a terminal: whatever a prompt asks, a flag gives. Results go to stdout, all else to stderr. "
    "The homework is the file that -f names, else $MENTORPREP_FILE, else the nearest homework.yaml in this folder or one above."
)
_FILES: "tuple[Row, ...]" = (
    ("homework.yaml", "The homework: yours, to write by hand or by these commands."),
    ("homework.history.jsonl", "Beside it: every version there was, private texts included."),
    ("homework.schema.json", "Beside it after `schema --write`: for editors."),
    ("~/.config/mentorprep/mail.toml", "How mail goes out; never a password. Elsewhere on macOS and Windows."),
    ("~/.local/state/mentorprep/", "Answers under way and changes that could not be written. Elsewhere on macOS and Windows."),
)  # fmt: skip
_ENVIRONMENT: "tuple[Row, ...]" = (
    ("MENTORPREP_FILE", "The homework, where -f does not name it."),
    ("VISUAL, EDITOR", "The editor that is opened."),
    ("NO_COLOR, FORCE_COLOR", "Never colour, always colour; empty is as if not set."),
    ("COLUMNS, TERM", "How wide lines are; TERM=dumb is --plain."),
    ("XDG_CONFIG_HOME, XDG_STATE_HOME", "Other folders than ~/.config and ~/.local/state."),
)


class Section(NamedTuple):
    """A part of the page, or with `inner` a part of a part: paragraphs, lines to copy, and rows of what is typed and what
    it does."""

    heading: str
    paragraphs: Sequence[str] = ()
    examples: Sequence[str] = ()
    rows: "Sequence[Row]" = ()
    inner: bool = False


def sections(root: Any) -> list[Section]:
    """The whole page, from the context of the root command."""
    everywhere = global_names()
    of_root = page_of(root, everywhere)
    commands = [Section(f"{page.usage.removeprefix('Usage: ')}", page.about, page.examples, [*page.words, *page.flags], inner=True)
                for page in _pages(root, everywhere)]  # fmt: skip
    return [
        Section("NAME", [f"mentorprep - {root.command.help[0].lower()}{root.command.help[1:].rstrip('.')}"]),
        Section("SYNOPSIS", examples=[of_root.usage.removeprefix("Usage: ")]),
        Section("DESCRIPTION", [_PURPOSE, _MANNERS]),
        Section("COMMANDS"),
        *commands,
        Section("FLAGS", rows=of_root.flags),
        Section("FLAGS OF EVERY COMMAND", rows=of_root.shared),
        Section("EXIT STATUS", rows=[(str(code), meaning) for code, meaning in EXIT_MEANINGS.items()]),
        Section("ENVIRONMENT", rows=_ENVIRONMENT),
        Section("FILES", rows=_FILES),
        Section("SEE ALSO", ["`mentorprep explain` for every finding, `mentorprep explain forecast` for the method."]),
    ]


def _pages(above: Any, everywhere: frozenset[str]) -> Iterator[Page]:
    """The pages of the commands below a context, those of groups with theirs behind them."""
    for name, command in above.command.commands.items():
        context = typer.Context(command, info_name=name, parent=above)
        yield page_of(context, everywhere)
        if hasattr(command, "commands"):
            yield from _pages(context, everywhere)


def as_text(page: Sequence[Section], width: int) -> str:
    """The page for a terminal."""
    lines: list[str] = []
    for part in page:
        indent = "   " if part.inner else ""
        lines += [*wrapped(part.heading, width, first=indent, rest=indent + "  "), *_body(part, width), ""]
    return "\n".join(lines).rstrip()


def _body(part: Section, width: int) -> Iterator[str]:
    margin = " " * 7
    for number, paragraph in enumerate(part.paragraphs):
        if number:
            yield ""
        yield from wrapped(paragraph, width, first=margin, rest=margin)
    if part.paragraphs and part.examples:
        yield ""
    for example in part.examples:
        yield from wrapped(example, width, first=margin, rest=margin + "  ")
    for label, about in part.rows:
        yield from wrapped(label, width, first=margin, rest=margin + "  ")
        yield from wrapped(about, width, first=margin + "    ", rest=margin + "    ")


def as_roff(page: Sequence[Section]) -> str:
    """The page for the program man, in ASCII whatever it says."""
    lines = [f'.TH MENTORPREP 1 "" "mentorprep {__version__}" "User Commands"']
    for part in page:
        lines.append(f"{'.SS' if part.inner else '.SH'} {_roff(part.heading)}")
        for number, paragraph in enumerate(part.paragraphs):
            lines += [*([".PP"] if number else []), _roff(paragraph)]
        for example in part.examples:
            lines += [".PP", ".nf", _roff(example), ".fi"] if part.paragraphs else [_roff(example)]
        for label, about in part.rows:
            lines += [".TP", f".B {_roff(label)}", _roff(about)]
    return "\n".join(lines) + "\n"


_ROFF = {"\\": r"\e", "-": r"\-", "'": r"\(aq", '"': r"\(dq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti", "“": r"\(lq", "”": r"\(rq", "–": r"\(en", "…": "..."}  # fmt: skip
_SPECIAL = re.compile(r"[^ -~]|[\\\-'\"`^~]")


def _roff(text: str) -> str:
    """A text as it shows in roff: nothing in it is a request, and hyphens can be copied into a shell."""
    escaped = _SPECIAL.sub(lambda found: _ROFF.get(found[0], rf"\[u{ord(found[0]):04X}]"), text)
    return rf"\&{escaped}" if escaped.startswith(".") else escaped
