"""Changes of what is no step or goal: an answer, an idea settled, a mentor's status, notes of a meeting, a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from mentorprep.core.amend import typed
from mentorprep.core.amend.part import Part
from mentorprep.core.amend.plan import require_reason
from mentorprep.core.format.edit import Edit
from mentorprep.core.model import IdeaStatus, MentorStatus

if TYPE_CHECKING:
    from mentorprep.core.amend.target import Target
    from mentorprep.core.amend.wanted import Wanted

_NEEDS_REASON = ("parked", "declined")


def settled(target: Target, wanted: Wanted) -> Part:
    """What the flags make of a question, idea, mentor, meeting or decision."""
    make = {
        "question": _answered,
        "idea": _idea_settled,
        "mentor": _mentor_moved,
        "meeting": _meeting_noted,
        "decision": _decision_explained,
    }[target.kind]
    return make(target, wanted)


def _answered(target: Target, wanted: Wanted) -> Part:
    if wanted.answer is None:
        return Part()
    return Part((Edit((*target.path, "answer"), wanted.answer),), (f"{target.id} is answered",))


def _idea_settled(target: Target, wanted: Wanted) -> Part:
    edits: list[Edit] = []
    if wanted.status is not None:
        status = typed.choice("--status", wanted.status, get_args(IdeaStatus))
        if status in _NEEDS_REASON:
            require_reason(wanted)
        edits.append(Edit((*target.path, "status"), status))
    if wanted.because:
        edits.append(Edit((*target.path, "because"), wanted.because))
    told = f"{target.id} is {edits[0].value}" if wanted.status is not None else f"{target.id} has its reason"
    return Part(tuple(edits), (told,) if edits else ())


def _mentor_moved(target: Target, wanted: Wanted) -> Part:
    if wanted.status is None:
        return Part()
    status = typed.choice("--status", wanted.status, get_args(MentorStatus))
    return Part((Edit((*target.path, "status"), status),), (f"{target.id}: {status}",))


def _meeting_noted(target: Target, wanted: Wanted) -> Part:
    """New notes go below those that are there."""
    if wanted.note is None:
        return Part()
    notes = f"{target.entry.notes.rstrip()}\n{wanted.note}" if target.entry.notes else wanted.note
    return Part((Edit((*target.path, "notes"), notes),), (f"{target.id} has your notes",))


def _decision_explained(target: Target, wanted: Wanted) -> Part:
    if not wanted.because:
        return Part()
    return Part((Edit((*target.path, "because"), wanted.because),), (f"{target.id} has its reason",))
