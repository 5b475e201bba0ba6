"""Where a relationship is: which mentor is meant, which message comes next, when they last heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.stop import USAGE, Stop
from mentorprep.core.summary.facts import is_with
from mentorprep.core.wording import nearest

if TYPE_CHECKING:
    import datetime as dt

    from mentorprep.core.model import Homework, Mentor, Sent, SentKind


def chosen_mentor(homework: Homework, wanted: str | None, *, needed: bool = True) -> Mentor | None:
    """The mentor of that id; without one, the only mentor who did not decline or end. None where there is no mentor.

    Stop(2) for an unknown id, with the nearest, and for several mentors with none chosen where one is `needed`."""
    if wanted is not None:
        return _of_id(homework, wanted)
    mentors = homework.mentors
    if len(mentors) > 1:
        mentors = tuple(mentor for mentor in mentors if mentor.status not in {"declined", "ended"}) or mentors
    if len(mentors) > 1 and not needed:
        return None
    if len(mentors) > 1:
        ids = ", ".join(mentor.id for mentor in mentors)
        raise Stop(USAGE, f"There are several mentors: {ids}.", f"Say which: --mentor {mentors[0].id}")
    return mentors[0] if mentors else None


def next_kind(homework: Homework, mentor: Mentor | None, today: dt.date) -> SentKind:
    """The message that fits where the relationship is: the first one until it is accepted, then the one before the first
    meeting, then what is new."""
    if mentor is None or mentor.status not in {"accepted", "ended"}:
        return "outreach"
    kicked_off = any(_went_to(sent, mentor) and sent.kind == "kickoff" for sent in homework.sent)
    return "update" if kicked_off or has_met(homework, mentor, today) else "kickoff"


def has_met(homework: Homework, mentor: Mentor, today: dt.date) -> bool:
    """Whether a meeting with them lies behind."""
    return any(meeting.date < today and is_with(meeting.with_, mentor, homework) for meeting in homework.meetings)


def last_sent(homework: Homework, mentor: Mentor | None) -> Sent | None:
    """The newest message that reached them: by date, then the later in the file."""
    sent = sent_to(homework, mentor)
    return sent[-1] if sent else None


def sent_to(homework: Homework, mentor: Mentor | None) -> list[Sent]:
    """The messages that reached them, the oldest first: by date, then as they stand in the file."""
    sent = (entry for entry in homework.sent if mentor is not None and _went_to(entry, mentor))
    return sorted(sent, key=lambda entry: entry.date)


def in_doubt(homework: Homework, mentor: Mentor | None) -> list[Sent]:
    """The messages to them that may have gone out, with nothing after them in the file that surely did."""
    if mentor is None:
        return []
    noted = [entry for entry in homework.sent if entry.to == mentor.id]
    settled = max((index for index, entry in enumerate(noted) if entry.state == "sent"), default=-1)
    return noted[settled + 1 :]


def _went_to(sent: Sent, mentor: Mentor) -> bool:
    return sent.to == mentor.id and sent.state == "sent"


def _of_id(homework: Homework, wanted: str) -> Mentor:
    found = next((mentor for mentor in homework.mentors if mentor.id == wanted), None)
    if found is not None:
        return found
    ids = [mentor.id for mentor in homework.mentors]
    if not ids:
        raise Stop(USAGE, f"There is no mentor “{wanted}”, nor any other.", "`mentorprep add mentor` adds one.")
    near = nearest(wanted, ids)
    meant = f" Did you mean {near}?" if near else ""
    raise Stop(USAGE, f"There is no mentor “{wanted}”.{meant}", f"Mentors: {', '.join(ids)}")
