"""Since when a follow-up tells: since the last message, or since the day or revision that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep import storage
from mentorprep.cli.export_wanted import Wanted, older
from mentorprep.core.stop import NO, USAGE, Stop
from mentorprep.core.summary.news import Since, tells_of_later_days
from mentorprep.core.summary.relationship import last_sent

if TYPE_CHECKING:
    import datetime as dt


def since_of(wanted: Wanted) -> Since:
    """When the mentor last heard: as asked, else by what was sent. Stop(1) where nothing was."""
    if wanted.since is not None:
        return _since_as_asked(wanted.since, wanted)
    sent = last_sent(wanted.loaded.homework, wanted.mentor)
    if sent is None:
        who = (wanted.mentor.name or wanted.mentor.id) if wanted.mentor else "a mentor"
        raise Stop(NO, f"Nothing was sent to {who} yet.", "The page before a first call: mentorprep export kickoff")
    data = storage.text_of(wanted.loaded.real, sent.sha256) if sent.sha256 else None
    return Since(sent.date, older(data, wanted))


def _since_as_asked(text: str, wanted: Wanted) -> Since:
    from mentorprep.storage.versions import version_before, version_of

    if text.isdecimal():
        version = version_of(wanted.loaded.path, int(text))
        if version is None:
            raise Stop(USAGE, f"The history has no revision {text}.", "mentorprep history lists them.")
        return Since(version.date, older(version.data, wanted))
    day = _day(text, wanted.settings.today)
    before = version_before(wanted.loaded.path, day)
    known_then = older(before.data if before else None, wanted)
    by_dates = Since(day, itself=True)
    if known_then is None or tells_of_later_days(known_then, by_dates, wanted.settings.today):
        return by_dates
    return by_dates._replace(old=known_then)


def _day(text: str, today: dt.date) -> dt.date:
    from mentorprep.core.human import Unclear, parse_day

    day = parse_day(text, today, past=True)
    if isinstance(day, Unclear):
        raise Stop(USAGE, f"--since: {day.message}", day.cure)
    return day
