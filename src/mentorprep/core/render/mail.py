"""A message as a mail: RFC 5322 with a text and an HTML part, and the headers that keep it in its thread."""

import datetime as dt
from hashlib import sha256
from typing import NamedTuple

from mentorprep.core.model import Homework, Mentor, Sent, SentKind
from mentorprep.core.render.blocks import Block, Heading, Line, one_line
from mentorprep.core.render.html import Look, escaped, html
from mentorprep.core.render.languages.phrases import Phrases
from mentorprep.core.render.mime import EOL, address_header, alternatives, ids_header, message_id, text_header
from mentorprep.core.render.pages import Page
from mentorprep.core.render.subjects import full_subject, kickoff_subject, outreach_subject
from mentorprep.core.render.text import plain, text
from mentorprep.core.summary.facts import active_goals
from mentorprep.core.summary.relationship import sent_to
from mentorprep.core.visible import visible

# Who made a draft without an address of the sender has no domain; RFC 2606 keeps this one from being anybody's.
_DOMAIN_OF_NOBODY = "mentorprep.invalid"
_REFERENCES_AT_MOST = 20
_MAIL = Look(
    styles={
        "p": "margin: 0 0 1em",
        "h2": "margin: 1.5em 0 .5em; font-size: 1.1em",
        "h3": "margin: 1em 0 .4em; font-size: 1em",
        "ul": "margin: 0 0 1em; padding: 0 0 0 1.5em",
        "ol": "margin: 0 0 1em; padding: 0 0 0 2em",
        "li": "margin: 0 0 .4em",
    },
    tables=False,
)
_BODY = (
    "margin: 0; font-family: system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; "
    "line-height: 1.5; overflow-wrap: anywhere"
)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Person(NamedTuple):
    """One end of a mail; what is None is not known."""

    name: str | None
    address: str | None


class Envelope(NamedTuple):
    """What stands on the outside of a mail. `references`: the message ids of the thread, the oldest first; `answers`:
    the one that this mail follows. `boundary` stands between the parts of the mail. `unsent`: mail programs shall open
    it as a draft."""

    sender: Person
    recipient: Person
    subject: str
    date: dt.datetime
    message_id: str
    boundary: str
    references: tuple[str, ...] = ()
    answers: str | None = None
    unsent: bool = True


def envelope(
    homework: Homework,
    mentor: Mentor | None,
    kind: SentKind,
    subject: str,
    today: dt.date,
    sent_at: dt.datetime | None = None,
) -> Envelope:
    """The envelope of a message made from the public homework. A draft (`sent_at` None) has the same from the same
    homework, recipient, kind and day; a mail that goes out has its real time, with a zone, and an id of its own."""
    mentee = homework.mentee
    when = sent_at or dt.datetime.combine(today, dt.time(12), dt.UTC)
    made_from = (repr(homework), mentor.id if mentor else "", kind, (sent_at or today).isoformat())
    digest = sha256("\n".join(made_from).encode("utf-8", "surrogatepass")).hexdigest()
    domain = mentee.email.rpartition("@")[2] if mentee.email else _DOMAIN_OF_NOBODY
    ours = [known for sent in sent_to(homework, mentor) if (known := message_id(sent.message_id))]
    theirs = message_id(mentor.last_message_id) if mentor else None
    thread = tuple(dict.fromkeys([*ours, *([theirs] if theirs else [])]))
    return Envelope(
        sender=Person(mentee.name, mentee.email),
        recipient=Person(mentor.name, mentor.email) if mentor else Person(None, None),
        subject=subject,
        date=when,
        message_id=f"<{digest[:32]}@{domain}>",
        boundary=f"=_{digest[32:56]}",  # "=_" is in no quoted-printable text
        references=(*thread[:1], *thread[1:][-_REFERENCES_AT_MOST + 1 :]),
        answers=theirs or (ours[-1] if ours else None),
        unsent=sent_at is None,
    )


def thread_subject(first: Sent, homework: Homework, words: Phrases) -> Line | None:
    """The subject of the message that began a thread, made from the public homework of then; None where it cannot be
    known."""
    mentee = homework.mentee.name
    match first.kind:
        case "outreach":
            goals = active_goals(homework)
            return outreach_subject(goals[0].title if goals else None, words)
        case "kickoff":
            return kickoff_subject(mentee, words)
        case "full":
            return full_subject(mentee, words)
        case _:
            return None  # its subject has a day that is in no version of the file


def mail(page: Page, outside: Envelope, words: Phrases) -> bytes:
    """The message as the bytes of a mail with CRLF. Its subject stands on the envelope, not in it again."""
    blocks = body(page)
    document = (
        f'<!DOCTYPE html>\n<html lang="{words.code}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escaped(plain(page.subject))}</title>\n</head>\n"
        f'<body style="{_BODY}">\n<div style="max-width: 42em">\n{html(blocks, _MAIL)}</div>\n</body>\n</html>\n'
    )
    parts = (("plain", text(blocks)), ("html", document))
    return EOL.join((*_headers(outside), "MIME-Version: 1.0", *alternatives(outside.boundary, parts))).encode("ascii")


def body(page: Page) -> list[Block]:
    """The message without its title."""
    return [block for block in page.blocks if not (isinstance(block, Heading) and block.level == 1)]


def _headers(outside: Envelope) -> list[str]:
    headers = [f"Date: {_date(outside.date)}"]
    for name, person in (("From", outside.sender), ("To", outside.recipient)):
        if person.address:
            shown = one_line(visible(one_line(person.name or "")))
            headers.append(address_header(name, shown, person.address))
    headers += [text_header("Subject", outside.subject), ids_header("Message-ID", [outside.message_id])]
    if outside.answers:
        headers.append(ids_header("In-Reply-To", [outside.answers]))
    if outside.references:
        headers.append(ids_header("References", outside.references))
    return [*headers, *(["X-Unsent: 1"] if outside.unsent else [])]


def _date(when: dt.datetime) -> str:
    """RFC 5322, section 3.3, whatever the language of the system."""
    day = f"{_WEEKDAYS[when.weekday()]}, {when.day:02} {_MONTHS[when.month - 1]} {when.year:04}"
    return f"{day} {when:%H:%M:%S} {when:%z}"
