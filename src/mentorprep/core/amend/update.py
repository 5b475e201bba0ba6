"""`update`: from what was asked to the edits of the file, in one place."""

import datetime as dt
from typing import NamedTuple

from mentorprep.core.amend.ending import Ended, Missing, refusal
from mentorprep.core.amend.log import LOGGED, logged
from mentorprep.core.amend.part import Part
from mentorprep.core.amend.plan import TAKEN_UP, departs, needs_reason, replanned, require_reason
from mentorprep.core.amend.target import Target, target_of
from mentorprep.core.amend.wanted import Wanted, flags
from mentorprep.core.format.edit import Edit, Refusal
from mentorprep.core.model import Decision, Homework
from mentorprep.core.plan.left import CLOSED

_PLAN = frozenset(("done", "reopen", "status", "because", "by", "date", "private"))
_OF_KIND: dict[str, frozenset[str]] = {
    "step": _PLAN | {*LOGGED, "estimate"},
    "goal": _PLAN,
    "question": frozenset(("answer", "private")),
    "idea": frozenset(("status", "because", "private")),
    "mentor": frozenset(("status",)),
    "meeting": frozenset(("note", "private")),
    "decision": frozenset(("because", "private")),
}
_WITHOUT_ID = frozenset(("hours", "units", "learned", "stuck", "note", "date", "private", "because"))
_OF_THE_WHOLE = frozenset(("hours_per_week", "from_", "accept"))


class Amendment(NamedTuple):
    """Edits, in the order in which they are made. `told`: sentences for the mentee, without their full stop.
    `against`: decisions about the entry, which the change of its plan may contradict."""

    edits: tuple[Edit, ...]
    told: tuple[str, ...]
    target: Target | None = None
    against: tuple[Decision, ...] = ()


def amended(homework: Homework, wanted: Wanted, today: dt.date) -> Amendment | Refusal | Missing:
    """What `wanted` makes of the homework on that day: edits, or why not, or which answer is missing."""
    try:
        return _amended(homework, wanted, today)
    except Ended as ended:
        return ended.ending


def _amended(homework: Homework, wanted: Wanted, today: dt.date) -> Amendment:
    _refuse_blank(wanted)
    if wanted.accept is not None:
        return _accepted(homework, wanted)
    target = target_of(homework, wanted.id) if wanted.id is not None else None
    _refuse_what_does_not_fit(target, wanted)
    part = _changed(homework, target, wanted, today)
    part = part.with_(_news(homework, target, wanted, part, today))
    part = part.with_(_hidden(target, wanted, part))
    _refuse_lost_reason(wanted, part.edits)
    return Amendment(part.edits, part.told, target, _contradicted(homework, target, wanted, part))


def _changed(homework: Homework, target: Target | None, wanted: Wanted, today: dt.date) -> Part:
    if target is not None and not _is_planned(target):
        from mentorprep.core.amend.settle import settled

        return settled(target, wanted)
    part = logged(homework, target, wanted, today)
    if target is None:
        return part.with_(_rescheduled(homework, wanted, today))
    part = part.with_(replanned(homework, target, wanted, today))
    if part.changed and needs_reason(target, wanted):  # asked for last: what was typed wrong is better told at once
        require_reason(wanted, _contradicted(homework, target, wanted, part), part.edits)
    return part


def _rescheduled(homework: Homework, wanted: Wanted, today: dt.date) -> Part:
    if wanted.hours_per_week is None and wanted.from_ is None:
        return Part()
    from mentorprep.core.amend.whole import rescheduled

    return rescheduled(homework, wanted, today)


def _accepted(homework: Homework, wanted: Wanted) -> Amendment:
    from mentorprep.core.amend.whole import kept_on_purpose

    _refuse_others(wanted, frozenset(("accept", "because")), "--accept")
    part = kept_on_purpose(homework, wanted)
    return Amendment(part.edits, part.told)


def _news(homework: Homework, target: Target | None, wanted: Wanted, part: Part, today: dt.date) -> Part:
    """The entry of `changes` that tells a mentor; what is set for the first time needs none, unless a reason is given."""
    needed = target is not None and _is_planned(target) and needs_reason(target, wanted)
    if not part.changed or not (needed or wanted.because or TAKEN_UP in part.changed):
        return Part()
    value = {
        "date": today,
        "about": target.id if target else None,
        "what": "; ".join(part.changed),
        "because": wanted.because,
        "private": wanted.private or bool(target and target.is_private),
    }
    return Part((Edit(("changes", len(homework.changes)), {key: item for key, item in value.items() if item}),))


def _is_planned(target: Target) -> bool:
    return target.kind in {"step", "goal"}


def _refuse_blank(wanted: Wanted) -> None:
    blank = tuple(name for name in wanted.asked if isinstance(text := getattr(wanted, name), str) and not text.strip())
    if blank:
        raise refusal(f"{flags(blank)}: nothing is typed there.", "Type a text, or leave the flag out.")


def _refuse_lost_reason(wanted: Wanted, edits: tuple[Edit, ...]) -> None:
    """A reason that would be written nowhere is not thrown away in silence."""
    if not wanted.because:
        return
    written = (edit.value.get("because") if isinstance(edit.value, dict) else edit.value for edit in edits)
    if wanted.because not in written:
        raise refusal("--because has nothing to explain here.", "It goes with a change: --status, --by, --estimate.")


def _hidden(target: Target | None, wanted: Wanted, part: Part) -> Part:
    """`--private` hides the log entry or the news that this run adds, and where it adds neither, the entry itself."""
    adds = any(edit.path[0] in {"log", "changes"} for edit in part.edits)
    if not wanted.private or target is None or adds:
        return Part()
    return Part((Edit((*target.path, "private"), value=True),), (f"{target.id} is private",))


def _contradicted(homework: Homework, target: Target | None, wanted: Wanted, part: Part) -> tuple[Decision, ...]:
    """Decisions about what is planned anew. One that a later decision replaces was given up on purpose."""
    if target is None or not _is_planned(target) or not departs(target, wanted, part):
        return ()
    replaced = {decision.replaces for decision in homework.decisions}
    return tuple(
        decision for decision in homework.decisions if target.id in decision.about and decision.id not in replaced
    )


def _refuse_what_does_not_fit(target: Target | None, wanted: Wanted) -> None:
    asked = frozenset(wanted.asked)
    if target is None:
        _refuse_others(wanted, _WITHOUT_ID | _OF_THE_WHOLE, "no entry", cure="Name its id: `mentorprep update ID …`.")
    else:
        cure = _cure(target)
        _refuse_others(wanted, _OF_KIND[target.kind], f"{target.id}, a {target.kind}", cure=cure)
        _refuse_rest_of_recurring(target, wanted)
    if asked <= {"because", "date", "private"} and not _stands_alone(target, asked):
        raise refusal("Nothing was said to change.", f"Give one of {flags(_OF_KIND[target.kind] if target else _ALL)}.")


def _refuse_rest_of_recurring(target: Target, wanted: Wanted) -> None:
    if wanted.left is not None and target.kind == "step" and target.entry.weekly_hours is not None:
        raise refusal(
            f"{target.id} comes round every week, so nothing of it is left to estimate.",
            "--estimate changes its hours a week; --done ends it.",
        )


_ALL = _WITHOUT_ID | _OF_THE_WHOLE - {"from_", "date", "private", "because"}


def _stands_alone(target: Target | None, asked: frozenset[str]) -> bool:
    if target is None or not asked:
        return False
    return "private" in asked or ("because" in asked and target.kind in {"decision", "idea"})


def _refuse_others(wanted: Wanted, allowed: frozenset[str], what: str, cure: str = "") -> None:
    others = tuple(name for name in wanted.asked if name not in allowed)
    if others:
        raise refusal(f"{flags(others)} cannot be given with {what}.", cure or f"It takes {flags(allowed)}.")


def _cure(target: Target) -> str:
    if target.kind == "goal" and target.entry.plan:
        steps = ", ".join(step.id for step in target.entry.plan if step.status not in CLOSED)
        return f"Work is logged and estimated on its steps: {steps}." if steps else "Work is logged on steps."
    return f"It takes {flags(_OF_KIND[target.kind])}."
