"""What came of a meeting → the edits of the file, and what is said of them: one revision for all of it."""

import datetime as dt
from typing import TYPE_CHECKING, Any, NamedTuple

from mentorprep.core.amend.add import Added, New, added
from mentorprep.core.amend.ending import Missing
from mentorprep.core.amend.update import Amendment, amended
from mentorprep.core.amend.wanted import Wanted
from mentorprep.core.format.edit import Edit, Refusal, apply
from mentorprep.core.format.read import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mentorprep.core.model import Homework

    Data = dict[str, Any]
    Make = Callable[[Homework], Amendment | Added | Refusal | Missing]


class Recorded(NamedTuple):
    """Edits, each made to what the ones before it left, and sentences for the mentee."""

    edits: tuple[Edit, ...]
    told: tuple[str, ...]


def recorded(document: Document, said: "Data", today: dt.date) -> Recorded | Refusal:
    """The meeting, its decisions, ideas and answers, as `meeting_talk` filled them in, put into the document."""
    edits: list[Edit] = []
    told: list[str] = []
    for make in _parts(said, today):
        assert document.homework is not None, "what cannot be used is not amended"
        made = make(document.homework)
        if isinstance(made, Missing):
            return Refusal(made.question, f"It is given with {made.flag}.")
        if isinstance(made, Refusal):
            return made
        after = apply(document, made.edits)
        if isinstance(after, Refusal):
            return after
        document = after.document
        edits += made.edits
        told += [made.told] if isinstance(made, Added) else [f"{text}." for text in made.told]
    return Recorded(tuple(edits), tuple(told))


def _parts(said: "Data", today: dt.date) -> "Iterator[Make]":
    """Each part as a change of the homework that the parts before it left."""
    meeting = said["meeting"]
    day, with_ = meeting["date"].isoformat(), meeting.get("with")
    hidden = {"private": meeting.get("private")}  # what came of a private meeting is private
    if "id" not in meeting:
        yield _adding(New("meeting", {"date": day, "with_": with_, "notes": meeting.get("notes")}), today)
    elif "notes" in meeting:
        yield _updating(Wanted(id=meeting["id"], note=meeting["notes"]), today)
    for decision in said["decisions"]:
        about = [decision["about"]] if "about" in decision else None
        words = {key: decision.get(key) for key in ("text", "because", "replaces")}
        yield _adding(New("decision", {**words, **hidden, "date": day, "with_": with_, "about": about}), today)
    for idea in said["ideas"]:
        words = {key: idea.get(key) for key in ("text", "status", "because")}
        values = {**words, **hidden, "date": day, "from_": with_}
        yield _adding(New("idea", values, goal=idea.get("goal"), as_=idea.get("as")), today)
    for question, answer in said["answers"].items():
        yield _updating(Wanted(id=question, answer=answer), today)


def _adding(new: New, today: dt.date) -> "Make":
    return lambda homework: added(homework, new, today)


def _updating(wanted: Wanted, today: dt.date) -> "Make":
    return lambda homework: amended(homework, wanted, today)
