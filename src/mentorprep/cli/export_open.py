"""A message in the program where it goes on: a draft in the mail program, a page in the browser, dates in the calendar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mentorprep.cli.export_out import STDOUT, put
from mentorprep.core.stop import USAGE, Stop
from mentorprep.desktop.opener import open_with_system

if TYPE_CHECKING:
    from mentorprep.cli.export_wanted import Wanted
    from mentorprep.core.render.languages.phrases import Phrases
    from mentorprep.core.render.pages import Page

_FILES = ("eml", "html", "ics")
_DRAFTS = ("md", "text")


def refuse_to_open(form: str) -> None:
    """Stop(2) for a format that no program is meant to open."""
    if form not in (*_FILES, *_DRAFTS):
        cure = "Take --format eml for the mail program, html for the browser or ics for the calendar."
        raise Stop(USAGE, f"--open does not go with --format {form}.", cure)


def open_draft(made: Page, wanted: Wanted, words: Phrases) -> None:
    """A message for people as a draft in the mail program: by an address where it is short, else by a file."""
    from mentorprep.cli.export_mail import envelope_of
    from mentorprep.core.render.mail import mail
    from mentorprep.core.render.mailto import mailto

    outside = envelope_of(made, wanted, words)
    if address := mailto(made, outside):
        open_with_system(address, "Print it instead: leave out --open.")
        wanted.settings.console.note("Opened as a draft in the mail program.")
    else:
        open_file(mail(made, outside, words), "eml", STDOUT, wanted)


def open_file(data: bytes, form: str, output: str, wanted: Wanted) -> None:
    """The file `output`, which is written already, or one in a folder of its own that the system clears away."""
    path = Path(output)
    if output == STDOUT:
        from tempfile import mkdtemp

        path = Path(mkdtemp(prefix="mentorprep-")) / f"{wanted.kind}.{form}"
        put(data, str(path), wanted)
    open_with_system(str(path.absolute()), f"It is in {path}.")
