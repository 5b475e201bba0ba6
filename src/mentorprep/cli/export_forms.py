"""What `export` writes, as the bytes of each format. A format is imported when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.render import written
from mentorprep.core.stop import NO, Stop

if TYPE_CHECKING:
    from mentorprep.cli.export_wanted import Wanted
    from mentorprep.core.render.languages.phrases import Phrases
    from mentorprep.core.render.pages import Page, Summary


def message_in(form: str, summary: Summary, made: Page, wanted: Wanted, words: Phrases) -> bytes:
    """A message in one of the formats for messages."""
    if form == "eml":
        from mentorprep.cli.export_mail import envelope_of
        from mentorprep.core.render.mail import mail

        return mail(made, envelope_of(made, wanted, words), words)
    if form == "html":
        from mentorprep.core.render.html_page import html_page

        return html_page(made, words).encode()
    if form == "form":
        return _boxes(summary, wanted, words).encode()
    return written(summary, made, form).encode()


def calendar_file(wanted: Wanted, words: Phrases) -> bytes:
    """The dates of the homework as a calendar. Stop(1) where there is none."""
    from mentorprep.core.render.ics import ics
    from mentorprep.core.summary.calendar import calendar

    made = calendar(wanted.known, wanted.kind)
    if not made.entries:
        raise Stop(NO, "There is no date yet to put into a calendar.", "`mentorprep update GOAL --by DATE` sets one.")
    return ics(made, words)


def _boxes(summary: Summary, wanted: Wanted, words: Phrases) -> str:
    from mentorprep.core.render.form import LETTERS_AT_LEAST, form, too_short
    from mentorprep.core.render.pages.outreach import boxes

    assert summary.kind == "outreach", "the flags were looked at before"
    made = boxes(summary, words)
    for box in too_short(made):
        has = f"has {len(box.text)} characters" if box.text else "is empty"
        wanted.settings.console.err(
            f"“{box.label}” {has}; platforms ask for at least {LETTERS_AT_LEAST} characters. It is filled "
            f"by {box.filled_by}."
        )
    return form(made)
