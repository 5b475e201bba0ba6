"""Whether what was asked for makes the homework contradict itself; asked of `update` and `add` before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.format.edit import Edit, Edited, Refusal, apply_with_ids

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorprep.core.finding import Finding
    from mentorprep.core.format.read import Document
    from mentorprep.core.model import Homework

_SAYS_NOTHING_OF_THE_PLAN = {"log", "changes", "accepted"}


def judged(document: Document, edits: Sequence[Edit]) -> Edited | Refusal | None:
    """The document after the edits, which can be written as it is; or the first error (an id used twice, a circle, a date
    behind its goal's …) that they would bring in. Errors that are in the file already do not stand in the way, nor does
    one that is kept on purpose. None where there is nothing to judge."""
    if document.homework is None or all(edit.path[0] in _SAYS_NOTHING_OF_THE_PLAN for edit in edits):
        return None
    edited = apply_with_ids(document, edits)
    if isinstance(edited, Refusal) or edited.document.homework is None:
        return None  # the write says so itself
    known = {(one.code, one.path) for one in _errors(document.homework)}
    new = (one for one in _errors(edited.document.homework) if (one.code, one.path) not in known)
    return next((Refusal(f"{one.message} {one.because}".strip(), one.fix) for one in new), edited)


def contradiction(document: Document, edits: Sequence[Edit]) -> Refusal | None:
    """The error of `judged`."""
    found = judged(document, edits)
    return found if isinstance(found, Refusal) else None


def _errors(homework: Homework) -> list[Finding]:
    from mentorprep.core.checks.accepted import apply_accepted, kept_in
    from mentorprep.core.checks.references import contradictions

    return [one for one in apply_accepted(contradictions(homework), kept_in(homework)) if one.accepted is None]
