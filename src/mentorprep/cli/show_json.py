"""`show --format json`: which parts a page has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorprep.core.show import about
from mentorprep.core.show.calendar import timeline
from mentorprep.core.show.data import entries_data, entry_data, goal_data, step_data, timeline_data, week_data
from mentorprep.core.show.progress import goal_states
from mentorprep.core.show.week import week

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorprep.cli.show_view import View
    from mentorprep.core.amend.target import Target


def data(view: View, sides: Sequence[str]) -> dict[str, Any]:
    """The sides that were asked for, each under the name of its flag; else the entry, or the whole dashboard."""
    if sides:
        return {side: _side(view, side) for side in sides}
    if view.target is not None:
        return {"entry": {"kind": view.target.kind, **_entry(view, view.target)}}
    states = goal_states(view.homework, view.settings.today)
    goals = [goal_data(state, found) for state, found in zip(states, view.assessment.goals, strict=True)]
    return {
        "verdict": view.assessment.verdict,
        "goals": goals,
        "week": _side(view, "week"),
        "timeline": _side(view, "timeline"),
        "questions": entries_data(about.open_questions(view.homework)),
    }


def _side(view: View, side: str) -> Any:
    homework = view.homework
    match side:
        case "timeline":
            return timeline_data(timeline(homework, view.assessment, view.goal))
        case "week":
            return week_data(week(homework, view.settings.today, view.ids))
        case "log":
            return entries_data(about.log_of(homework, view.ids))
        case "questions":
            return entries_data(about.about(homework.questions, view.ids))
        case _:
            return entries_data(about.about(homework.decisions, view.ids))


def _entry(view: View, target: Target) -> dict[str, Any]:
    if target.kind not in ("goal", "step"):
        return dict(entry_data(target.entry))
    at_goal = target.path[1]
    assert isinstance(at_goal, int)
    state = goal_states(view.homework, view.settings.today)[at_goal]
    if target.kind == "goal":
        return goal_data(state, view.assessment.goals[at_goal])
    at_step = target.path[3]
    assert isinstance(at_step, int)
    return {"goal": state.goal.id, **step_data(state.steps[at_step])}
