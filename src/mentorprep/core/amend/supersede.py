"""A change of the plan that takes the place of a decision: the new decision, with its reason, beside the change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.amend.add import Added, New, added

if TYPE_CHECKING:
    import datetime as dt

    from mentorprep.core.amend.ending import Missing
    from mentorprep.core.amend.update import Amendment
    from mentorprep.core.format.edit import Refusal
    from mentorprep.core.model import Homework


def superseding(homework: Homework, made: Amendment, replaces: str, today: dt.date) -> Amendment | Refusal | Missing:
    """The amendment with one more edit: what it changed, as a decision that replaces the one with that id."""
    news = next((edit.value for edit in made.edits if edit.path[0] == "changes"), None)
    if news is None or made.target is None:
        return made
    values = {
        "text": f"{made.target.entry.title}: {news['what']}",
        "because": news.get("because"),
        "about": [made.target.id],
        "replaces": replaces,
        "private": made.target.is_private,
    }
    decision = added(homework, New("decision", values), today)
    if not isinstance(decision, Added):
        return decision
    return made._replace(edits=(*made.edits, *decision.edits), told=(*made.told, f"{decision.id} replaces {replaces}"))
