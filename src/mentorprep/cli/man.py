"""`mentorprep man`: the manual page, made from the commands; on a terminal as text, else for `man`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from mentorprep.cli.settings import Settings


def man(context: typer.Context) -> None:
    """Print the manual page: on a terminal as text, into a pipe or a file in the form that the program man reads.

    Example: mentorprep man > ~/.local/share/man/man1/mentorprep.1
    """
    from mentorprep.cli.man_page import as_roff, as_text, sections

    settings: Settings = context.obj
    page = sections(context.find_root())
    if settings.console.is_terminal:
        settings.console.out(as_text(page, settings.console.width))
    else:
        settings.console.raw(as_roff(page))
