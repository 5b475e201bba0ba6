"""Changes of a step or goal: where it is, its date, its estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from mentorprep.core.amend import typed
from mentorprep.core.amend.ending import missing, refusal
from mentorprep.core.amend.part import Part
from mentorprep.core.format.edit import Edit
from mentorprep.core.human import Estimate, echo_by, echo_estimate
from mentorprep.core.model import GoalStatus, StepStatus
from mentorprep.core.plan.left import CLOSED
from mentorprep.core.wording import as_given, long_day

if TYPE_CHECKING:
    import datetime as dt

    from mentorprep.core.amend.target import Target
    from mentorprep.core.amend.wanted import Wanted
    from mentorprep.core.model import Decision, Homework

TAKEN_UP = "taken up again"
_REASON = "Why? A sentence that a mentor may read."


def replanned(homework: Homework, target: Target, wanted: Wanted, today: dt.date) -> Part:
    """What `--done`, `--reopen`, `--status`, `--by` and `--estimate` make of it."""
    part = _moved_to_status(homework, target, wanted, today)
    if wanted.by is not None:
        part = part.with_(_dated(target, wanted.by, today))
    if wanted.estimate is not None:
        part = part.with_(_estimated(homework, target, wanted.estimate, today))
    return part


def needs_reason(target: Target, wanted: Wanted) -> bool:
    """Whether the change is one that a mentor, and the mentee in half a year, will ask the reason of."""
    entry = target.entry
    gives_up = _status_wanted(wanted) in (("paused", "dropped") if target.kind == "goal" else ("dropped",))
    moves = wanted.by is not None and entry.by is not None
    estimates_anew = wanted.estimate is not None and _estimate_now(target) != Estimate()
    return gives_up or moves or estimates_anew


def departs(target: Target, wanted: Wanted, part: Part) -> bool:
    """Whether the plan is another one now, so that it may depart from what was decided. Progress is no departure."""
    moves = wanted.by is not None or wanted.estimate is not None or TAKEN_UP in part.changed
    return bool(part.edits) and (moves or needs_reason(target, wanted))


def require_reason(wanted: Wanted, against: tuple[Decision, ...] = (), edits: tuple[Edit, ...] = ()) -> None:
    """End here when there is no reason yet. Whoever is asked for it sees the decisions `against` first, and that the
    `edits` can be made."""
    if not wanted.because:
        raise missing("--because", _REASON, against, edits)


def _status_wanted(wanted: Wanted) -> str | None:
    """The one status asked for; `open` is what `--reopen` asks."""
    asked = [*(["done"] if wanted.done else []), *(["open"] if wanted.reopen else [])]
    if wanted.status is not None:
        asked.append(wanted.status.strip().lower())
    if len(asked) > 1 and asked != ["done", "done"]:
        raise refusal("--done, --reopen and --status say different things.", "Give one of them.")
    return asked[0] if asked else None


def _moved_to_status(homework: Homework, target: Target, wanted: Wanted, today: dt.date) -> Part:
    status = _status_wanted(wanted)
    if status is None:
        return Part()
    status = _open_status(homework, target) if status == "open" else status
    status = typed.choice("--status", status, get_args(GoalStatus if target.kind == "goal" else StepStatus))
    before = target.entry.status
    if status == before and wanted.date is None:
        return Part(told=(f"{target.id} is {status} already",))
    edits = [Edit((*target.path, "status"), status)] if status != before else []
    edits += _finished(target, status, typed.day("--date", wanted.date, today, past=True))
    edits += _reason(target, status, wanted)
    return Part(tuple(edits), (f"{target.id} is {status}",), _status_news(status, before))


def _open_status(homework: Homework, target: Target) -> str:
    if target.kind == "goal":
        return "active"
    begun = any(entry.step == target.id for entry in homework.log)
    return "doing" if begun else "todo"


def _finished(target: Target, status: str, day: dt.date) -> list[Edit]:
    path = (*target.path, "finished")
    if status in CLOSED:
        return [Edit(path, day)]
    return [Edit(path, None)] if target.entry.finished is not None else []


def _reason(target: Target, status: str, wanted: Wanted) -> list[Edit]:
    """A goal says itself why it rests; what it said before goes with the rest."""
    if target.kind != "goal":
        return []
    if status in {"paused", "dropped"}:
        return [Edit((*target.path, "because"), wanted.because)]
    gone = [key for key in ("because", "replaced_by") if getattr(target.entry, key) is not None]
    return [Edit((*target.path, key), None) for key in gone]


def _status_news(status: str, before: str) -> tuple[str, ...]:
    return (TAKEN_UP,) if before in {"paused", "dropped"} and status != "done" else (status,)


def _dated(target: Target, text: str, today: dt.date) -> Part:
    by, before = typed.by("--by", text, today), target.entry.by
    if by == before:
        return Part(told=(f"{target.id} has this date already: {echo_by(by, today)}",))
    news = f"moved from {before.text} to {by.text}" if before else f"has a date now: {by.text}"
    told = f"{target.id} is due {echo_by(by, today)}" + (f"; it was {as_given(*before)}" if before else "")
    return Part((Edit((*target.path, "by"), typed.plain(by)),), (told,), (news,))


def _estimate_now(target: Target) -> Estimate:
    entry = target.entry
    return Estimate(getattr(entry, "hours", None), getattr(entry, "weekly_hours", None), getattr(entry, "size", None))


def _estimated(homework: Homework, target: Target, text: str, today: dt.date) -> Part:
    estimate, before = typed.estimate("--estimate", text, typed.hours_a_week(homework)), _estimate_now(target)
    was = echo_estimate(before._replace(size=None) if before.hours is not None else before)
    news = f"estimate from {was} to {echo_estimate(estimate)}" if before != Estimate() else ""
    told = f"{target.id} is estimated at {echo_estimate(estimate)}" + (f"; it was {was}" if news else "")
    return Part(
        _estimate_edits(target, estimate),
        (told, *_left_by_log(homework, target, today)),
        (news or f"has an estimate now: {echo_estimate(estimate)}",),
    )


def _left_by_log(homework: Homework, target: Target, today: dt.date) -> tuple[str, ...]:
    """What was said to be left outweighs an estimate of the whole."""
    days = [entry.date for entry in homework.log if entry.step == target.id and entry.left is not None]
    past = [day for day in days if day <= today]
    return (
        (f"What is left goes by your entry of {long_day(max(past))} all the same; --left H says it anew",)
        if past
        else ()
    )


def _estimate_edits(target: Target, estimate: Estimate) -> tuple[Edit, ...]:
    """The new figure, and what the format does not allow beside it taken away."""
    entry = target.entry
    values = {"hours": estimate.hours, "weekly_hours": estimate.weekly_hours, "size": estimate.size}
    if estimate.size is not None and entry.size is not None:
        values["size"] = estimate.size._replace(before=entry.size.before, unit=estimate.size.unit or entry.size.unit)
    if estimate.weekly_hours is None:
        values |= {key: getattr(entry, key) for key in ("hours", "size") if values[key] is None}
    changed = [key for key, value in values.items() if value != getattr(entry, key)]
    changed.sort(key=lambda key: values[key] is not None)  # what goes makes room first
    return tuple(Edit((*target.path, key), typed.plain(values[key])) for key in changed)
