"""A message of `export` on its envelope: between whom it goes, in which thread, under which subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep import storage
from mentorprep.cli.export_wanted import older
from mentorprep.core.render.mail import Envelope, envelope, thread_subject
from mentorprep.core.render.text import plain
from mentorprep.core.summary.relationship import sent_to

if TYPE_CHECKING:
    import datetime as dt

    from mentorprep.cli.export_wanted import Wanted
    from mentorprep.core.render.languages.phrases import Phrases
    from mentorprep.core.render.pages import Page


def envelope_of(made: Page, wanted: Wanted, words: Phrases, sent_at: dt.datetime | None = None) -> Envelope:
    """The envelope of this run's message: a draft's, or that of a mail that goes out at `sent_at`."""
    subject = _subject_of_thread(wanted, words) or plain(made.subject)
    return envelope(wanted.shown.homework, wanted.mentor, wanted.kind, subject, wanted.settings.today, sent_at)


def _subject_of_thread(wanted: Wanted, words: Phrases) -> str | None:
    """The subject of the first message that reached the mentor, from the version of then where the history has it."""
    sent = sent_to(wanted.shown.homework, wanted.mentor)
    if not sent:
        return None
    first = sent[0]
    then = older(storage.text_of(wanted.loaded.real, first.sha256) if first.sha256 else None, wanted)
    subject = thread_subject(first, then or wanted.shown.homework, words)
    return plain(subject) if subject else None
