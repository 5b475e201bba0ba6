"""What a mentor has seen, noted in the homework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep import storage
from mentorprep.core.summary.relationship import in_doubt
from mentorprep.core.wording import long_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorprep.cli.export_wanted import Wanted
    from mentorprep.core.format.edit import Edit
    from mentorprep.core.format.read import Document
    from mentorprep.core.model import SentState


def mark_as_sent(wanted: Wanted) -> None:
    """Note that the message of this run has reached the mentor; where one of its kind was in doubt, that it did."""
    settings, mentor = wanted.settings, wanted.mentor
    assert mentor is not None, "without one there was nothing to mark"
    doubts = [sent for sent in in_doubt(wanted.loaded.homework, mentor) if sent.kind == wanted.kind]
    if doubts:
        from mentorprep.cli.export_doubts import settle

        saved = settle(doubts[-1], "sent", wanted)
    else:
        entry = entry_of(wanted, "sent")
        path = wanted.loaded.path
        saved = storage.write(path, lambda document: _appended(document, entry), command="export", now=settings.now)
    settings.tell_what_was_found(saved)
    day = doubts[-1].date if doubts else settings.today
    settings.tell_next(f"Marked as sent to {mentor.name or mentor.id} on {long_day(day)}.", saved)


def entry_of(wanted: Wanted, state: SentState, message_id: str | None = None) -> dict[str, object]:
    """What stands under `sent` for the message of this run."""
    loaded = wanted.loaded
    return {
        "date": wanted.settings.today,
        "to": wanted.mentor.id if wanted.mentor else "",
        "kind": wanted.kind,
        "revision": storage.revision(loaded.real, loaded.sha256) or (loaded.revision or 0) + 1,
        "sha256": loaded.sha256,
        **({"message_id": message_id} if message_id else {}),
        "state": state,
    }


def _appended(document: Document, entry: dict[str, object]) -> Sequence[Edit]:
    from mentorprep.core.format.edit import Edit

    assert document.homework is not None, "storage reads it first"
    return [Edit(("sent", len(document.homework.sent)), entry)]
