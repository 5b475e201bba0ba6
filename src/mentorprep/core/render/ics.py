"""A calendar as iCalendar, RFC 5545. The only place that escapes for it.

Not the icalendar library: it costs six bare starts of Python, for a few lines. The tests read everything back with it."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from typing import TYPE_CHECKING

from mentorprep.core.render.blocks import Typed, fill
from mentorprep.core.render.text import plain
from mentorprep.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorprep.core.render.languages.phrases import Phrases
    from mentorprep.core.summary.calendar import Calendar, Entry

_EOL = "\r\n"
_OCTETS = 75  # in a line, without its end: RFC 5545, section 3.1
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_STATUS = {"sure": "CONFIRMED", "paused": "TENTATIVE", "dropped": "CANCELLED"}
_BEGINNING = dt.date(2020, 1, 1)  # before the first calendar was written: SEQUENCE counts days from here


def ics(calendar: Calendar, words: Phrases) -> bytes:
    """The calendar as a file, with CRLF.

    A UID is made from the mentee's name and the entry's id, so that importing anew changes what is there. Which version
    is the newer one is told by the day: the same file and day give the same bytes."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//mentorprep//mentorprep//EN", "CALSCALE:GREGORIAN"]
    for entry in calendar.entries:
        lines += ["BEGIN:VEVENT", *_event(entry, calendar, words), "END:VEVENT"]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}{_EOL}" for line in lines for part in _folded(line)).encode()


def _event(entry: Entry, calendar: Calendar, words: Phrases) -> Iterator[str]:
    stamp = f"{_basic(calendar.today)}T000000Z"
    yield f"UID:{_uid(entry, calendar)}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{max(0, (calendar.today - _BEGINNING).days)}"
    yield from _when(entry)
    yield f"SUMMARY:{_text(_summary(entry, words))}"
    if told := "\n".join(_description(entry, words)):
        yield f"DESCRIPTION:{_text(told)}"
    if entry.link:
        yield f"LOCATION:{_text(visible(entry.link))}"
    yield f"STATUS:{_STATUS[entry.state]}"
    yield f"TRANSP:{'OPAQUE' if entry.kind in {'booked', 'meeting'} else 'TRANSPARENT'}"


def _uid(entry: Entry, calendar: Calendar) -> str:
    return sha256(f"{calendar.mentee}\n{entry.key}".encode()).hexdigest()[:32]


def _summary(entry: Entry, words: Phrases) -> str:
    calendar = words.calendar
    title = Typed(entry.title or "")
    match entry.kind:
        case "goal":
            return plain(fill(calendar.goal, title=title))
        case "step":
            return plain(fill(calendar.step, title=title))
        case "booked":
            return plain((title,))
        case "break":
            why = fill(calendar.no_work_why, why=Typed(entry.about)) if entry.about else (calendar.no_work,)
            return plain(why)
        case "meeting":
            return plain(fill(calendar.meeting, person=Typed(entry.about))) if entry.about else calendar.meeting_bare


def _description(entry: Entry, words: Phrases) -> Iterator[str]:
    if entry.kind in {"step", "booked"} and entry.about:
        yield plain(fill(words.calendar.part_of, title=Typed(entry.about)))
    if entry.done_when:
        yield plain(fill(words.goal_done_when, text=Typed(entry.done_when)))
    if entry.when:
        yield plain((Typed(entry.when),))


def _when(entry: Entry) -> Iterator[str]:
    if entry.minutes is None or entry.takes is None:
        yield f"DTSTART;VALUE=DATE:{_basic(entry.first)}"
        if entry.first < entry.last < dt.date.max:  # one day needs no end, and no day follows the last of all
            yield f"DTEND;VALUE=DATE:{_basic(entry.last + dt.timedelta(days=1))}"
        return
    clock = dt.time(entry.minutes // 60, entry.minutes % 60)
    yield f"DTSTART:{_moment(dt.datetime.combine(entry.first, clock), entry.zone)}"
    yield f"DURATION:PT{entry.takes}M"


def _moment(local: dt.datetime, zone: str | None) -> str:
    """In UTC, which needs no table of the zone's rules beside it; without a zone, the time of whoever reads it."""
    if zone is not None:
        from zoneinfo import ZoneInfo

        try:
            local = local.replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC)
        except OverflowError:  # the first and the last day of all
            zone = None
    return f"{_basic(local.date())}T{local:%H%M%S}{'Z' if zone else ''}"


def _basic(day: dt.date) -> str:
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> Iterable[str]:
    """A content line in pieces that are short enough, by whole characters; each but the first begins with a blank."""
    piece, used = "", 0
    for character in line:
        octets = len(character.encode())
        if used + octets > _OCTETS:
            yield piece
            piece, used = " ", 1
        piece += character
        used += octets
    yield piece
