"""The object that `show --format json` prints, as plain data: every key of a part always there, null where not known.
Its keys are under SemVer, by `VERSION` of `core/report.py`; `docs/show.md` says what they mean."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from mentorprep.core.model import By, key_of
from mentorprep.core.report import goal_report, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorprep.core.plan.assessment import GoalAssessment
    from mentorprep.core.show.calendar import Event, Timeline
    from mentorprep.core.show.progress import GoalState, Progress, StepState
    from mentorprep.core.show.week import Week, Work


def entry_data(entry: Any) -> Any:
    """An entry of the homework with the keys of the file: days as text, hours as numbers, null for what is not given."""
    if isinstance(entry, By):
        return entry.day.isoformat()
    if hasattr(entry, "_fields"):
        return {key_of(name): entry_data(getattr(entry, name)) for name in entry._fields}
    if isinstance(entry, dt.date):
        return entry.isoformat()
    if isinstance(entry, Decimal):
        return rounded(entry)
    if isinstance(entry, tuple):
        return [entry_data(one) for one in entry]
    return entry


def goal_data(state: GoalState, found: GoalAssessment) -> dict[str, Any]:
    """A goal: what the file says, what it comes to, and how far each step is."""
    plan = {"plan": [step_data(step) for step in state.steps]}
    judged = {key: value for key, value in goal_report(found).items() if key not in ("id", "title")}
    return {**entry_data(state.goal), **plan, "progress": _progress(state.progress), **judged}


def step_data(state: StepState) -> dict[str, Any]:
    """A step: what the file says, and what is left of it."""
    return {
        **entry_data(state.step),
        "hours_left": rounded(state.left.hours),
        "units_left": rounded(state.left.units),
        "progress": _progress(state.progress),
    }


def week_data(week: Week) -> dict[str, Any]:
    """The next seven days."""
    return {
        "from": week.first.isoformat(),
        "to": week.last.isoformat(),
        "hours": rounded(week.hours),
        "free": rounded(week.free),
        "work": [_work(one) for one in week.work],
        "recurring": [_work(one) for one in week.recurring],
        "unknown": [_work(one) for one in week.unknown],
        "breaks": entry_data(week.breaks),
        "meetings": entry_data(week.meetings),
    }


def timeline_data(timeline: Timeline) -> dict[str, Any]:
    """The calendar, its events by day."""
    return {
        "from": timeline.first.isoformat(),
        "to": timeline.last.isoformat(),
        "events": [_event(event) for event in timeline.in_order()],
    }


def entries_data(entries: Iterable[Any]) -> list[Any]:
    """Entries of one kind."""
    return [entry_data(entry) for entry in entries]


def _progress(progress: Progress | None) -> dict[str, Any] | None:
    if progress is None:
        return None
    return {"done": rounded(progress.done), "total": rounded(progress.total), "of": progress.of}


def _work(work: Work) -> dict[str, Any]:
    return {
        "step": work.step.id,
        "title": work.step.title,
        "goal": work.goal.id,
        "hours": rounded(work.hours),
        "ends": work.ends,
        "due": work.due.isoformat() if work.due else None,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "date": event.date.isoformat(),
        "until": event.until.isoformat() if event.until else None,
        "kind": event.kind,
        "title": event.title,
        "id": event.id,
        "goal": event.goal,
    }
