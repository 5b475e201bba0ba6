"""What is said after a change: the result, and one thing that is worth doing next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.amend.target import find
from mentorprep.core.entries import name_of
from mentorprep.core.plan.left import CLOSED, Left, entries_by_step, left, middle
from mentorprep.core.wording import half_up, long_day, plain_decimal

if TYPE_CHECKING:
    import datetime as dt
    from fractions import Fraction

    from mentorprep.core.amend.target import Target
    from mentorprep.core.amend.update import Amendment
    from mentorprep.core.amend.wanted import Wanted
    from mentorprep.core.model import Decision, Goal, Homework, Step

_CHECK = "`mentorprep check` says what this means for the dates."


def result_lines(amendment: Amendment, after: Homework, today: dt.date) -> tuple[str, ...]:
    """The result, as sentences; the first about an open step ends with what is left of it."""
    first, *others = amendment.told
    rest = _rest_of(amendment.target, after, today)
    return (f"{first}: {rest}." if rest else f"{first}.", *(f"{text}." for text in others))


def decision_line(decision: Decision, homework: Homework) -> str:
    """A decision with its reason, as it is shown before what may contradict it."""
    when = f" on {long_day(decision.date)}" if decision.date else ""
    who = f" with {name_of(decision.with_, homework) or decision.with_}" if decision.with_ else ""
    because = f", because {decision.because}" if decision.because else ""
    return f"Decided{when}{who} ({decision.id}): {decision.text}{because}"


def next_line(amendment: Amendment, wanted: Wanted, after: Homework, today: dt.date) -> str:
    """One line on what is worth doing next."""
    if wanted.accept is not None:
        return "`mentorprep check` lists it under what is kept on purpose."
    target = find(after, amendment.target.id) if amendment.target else None
    if target is None:
        return _CHECK
    if target.kind == "step":
        return _after_step(target, wanted, after, today)
    is_news = target.kind == "idea" or (target.kind == "goal" and target.entry.status in CLOSED)
    if is_news and target.is_private:
        return "It stays with you: no export tells it."
    if is_news:
        return "`mentorprep export` tells your mentor what became of it."
    return _AFTER.get(target.kind, _CHECK)


_AFTER = {
    "question": "If it settled something, `mentorprep add decision` keeps it with its reason.",
    "mentor": "`mentorprep export` writes the message that fits now.",
    "meeting": "`mentorprep add decision` and `mentorprep add idea` keep what came of it.",
}


def _after_step(target: Target, wanted: Wanted, after: Homework, today: dt.date) -> str:
    step, goal = target.entry, target.goal
    assert goal is not None  # a step has one
    if goal.status in CLOSED or goal.status == "paused":
        return f"{goal.id} is {goal.status}; `mentorprep update {goal.id} --reopen` takes it up again."
    if step.status in CLOSED:
        return _after_closing(goal)
    if wanted.stuck and not (wanted.private or target.is_private):
        return f"`mentorprep add question --about {step.id}` keeps it for your mentor."
    if _left_of(step, goal, after, today).hours == 0 and step.hours != 0:
        return f"Is it done? `mentorprep update {step.id} --done`; if not, `--left H` says what is left."
    return _CHECK


def _after_closing(goal: Goal) -> str:
    waiting = [step for step in goal.plan if step.status not in CLOSED and not step.optional]
    if not waiting:
        return f"All steps of {goal.id} are closed. Is the goal reached? `mentorprep update {goal.id} --done`."
    step = next((step for step in waiting if step.status == "doing"), waiting[0])
    return f"Next in {goal.id}: {step.title} ({step.id})."


def _left_of(step: Step, goal: Goal, after: Homework, today: dt.date) -> Left:
    entries = entries_by_step((entry for entry in after.log if entry.step == step.id), today)
    return left(step, goal, entries.get(step.id, ()))


def _rest_of(target: Target | None, after: Homework, today: dt.date) -> str:
    """“12 h left of 30, chapter 29 of 92”; empty where nothing is known, or nothing is left to do."""
    now = find(after, target.id) if target and target.kind == "step" else None
    if now is None or now.goal is None or now.entry.status in CLOSED:
        return ""
    step: Step = now.entry
    rest = _left_of(step, now.goal, after, today)
    told = []
    if rest.hours is not None and step.weekly_hours is None:
        of = f" of {_hours(middle(step.hours))}" if step.hours is not None else ""
        told.append(f"{_hours(rest.hours)} h left{of}")
    if rest.units is not None and step.size is not None:
        done = step.size.total - rest.units
        told.append(f"{step.size.unit or 'unit'} {plain_decimal(done)} of {plain_decimal(step.size.total)}")
    return ", ".join(told)


def _hours(hours: Fraction) -> str:
    return plain_decimal(half_up(hours, 2))
