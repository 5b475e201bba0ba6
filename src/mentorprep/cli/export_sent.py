"""What a mentor has seen, noted in the homework."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep import storage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorprep.cli.export_wanted import Wanted
    from mentorprep.core.format.edit import Edit
    from mentorprep.core.format.read import Document


def mark_as_sent(wanted: Wanted) -> None:
    """Note that the message of this run has reached the mentor."""
    loaded, settings = wanted.loaded, wanted.settings
    entry = {
        "date": settings.today,
        "to": wanted.mentor.id if wanted.mentor else "",
        "kind": wanted.kind,
        "revision": storage.revision(loaded.real, loaded.sha256) or (loaded.revision or 0) + 1,
        "sha256": loaded.sha256,
        "state": "sent",
    }
    saved = storage.write(loaded.path, lambda document: _appended(document, entry), command="export", now=settings.now)
    settings.tell_what_was_found(saved)
    settings.console.note(f"Marked as sent to {entry['to']} on {settings.today}.{settings.undo_told(saved)}")


def _appended(document: Document, entry: dict[str, object]) -> Sequence[Edit]:
    from mentorprep.core.format.edit import Edit

    assert document.homework is not None, "storage reads it first"
    return [Edit(("sent", len(document.homework.sent)), entry)]
