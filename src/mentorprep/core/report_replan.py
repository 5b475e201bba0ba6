"""The object that `replan --format json` prints, as plain data: every key always there, null where not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorprep.core.finding import path_text
from mentorprep.core.report import VERSION, plain, rounded

if TYPE_CHECKING:
    import datetime as dt

    from mentorprep.core.plan.replan import GoalReplanned, Look, Replan


def replan_report(found: Replan, today: dt.date, *, written: bool) -> dict[str, Any]:
    """The goals before and after, with the edits of the file that lead from one to the other."""
    silence = found.silence
    return {
        "version": VERSION,
        "today": today.isoformat(),
        "from": found.day.isoformat(),
        "silence": silence and {"since": silence.since.isoformat(), "days": silence.days},
        "written": written,
        "goals": [_goal(goal) for goal in found.goals],
    }


def _goal(goal: GoalReplanned) -> dict[str, Any]:
    return {
        "id": goal.id,
        "title": goal.title,
        "outcome": goal.outcome,
        "before": _look(goal.before),
        "after": _look(goal.after),
        "edits": [{"path": path_text(path), "value": plain(value)} for path, value in goal.edits],
    }


def _look(look: Look) -> dict[str, Any]:
    return {
        "by": look.by.isoformat() if look.by else None,
        "verdict": look.verdict,
        "chance": rounded(look.chance),
    }
