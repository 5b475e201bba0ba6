"""What may be told: the homework without its private entries, and without a trace of them. The one filter; every summary
is made from what it returns."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from mentorprep.core.model import Goal, Homework, Step


class Public(NamedTuple):
    """`left_out`: entries that stay home, for the mentee's eyes. `hidden`: their ids. `private_work`: some of them use
    hours, or public work waits for them, so that no figure of the plan may be told."""

    homework: Homework
    left_out: int
    hidden: frozenset[str]
    private_work: bool


def public(homework: Homework, hidden: frozenset[str] = frozenset()) -> Public:
    """The homework as a mentor may see it. `hidden` are ids to treat as private beside those marked so, for an older
    version of a file whose entries became private later.

    What is only about private goals or steps goes with them; references to what is private are taken out."""
    hidden |= frozenset(_private_ids(homework))
    shown = homework._replace(
        goals=tuple(_public_goal(goal, hidden) for goal in homework.goals if not _is_hidden(goal, hidden)),
        questions=_kept(homework.questions, hidden),
        log=tuple(entry for entry in homework.log if not entry.private and entry.step not in hidden),
        meetings=_kept(homework.meetings, hidden),
        decisions=tuple(_without(entry, "replaces", hidden) for entry in _kept(homework.decisions, hidden)),
        ideas=tuple(_without(entry, "became", hidden) for entry in _kept(homework.ideas, hidden)),
        changes=_kept(homework.changes, hidden),
        accepted=_kept(homework.accepted, hidden),
    )
    left_out = _entries(homework) - _entries(shown)
    private_work = any(map(_uses_hours, homework.goals)) or _waits_for_private(homework)
    return Public(shown, left_out, hidden, private_work)


def _private_ids(homework: Homework) -> Iterable[str]:
    for goal in homework.goals:
        if goal.private:
            yield goal.id
        yield from (step.id for step in goal.plan if goal.private or step.private)
    for entries in (homework.questions, homework.meetings, homework.decisions, homework.ideas):
        yield from (entry.id for entry in entries if entry.private)


def _is_hidden(entry: Goal | Step, hidden: frozenset[str]) -> bool:
    return entry.private or entry.id in hidden


def _public_goal(goal: Goal, hidden: frozenset[str]) -> Goal:
    plan = tuple(_after_the_rest(step, hidden) for step in goal.plan if not _is_hidden(step, hidden))
    replaced_by = None if goal.replaced_by in hidden else goal.replaced_by
    return goal._replace(plan=plan, replaced_by=replaced_by)


def _after_the_rest(step: Step, hidden: frozenset[str]) -> Step:
    if hidden.isdisjoint(step.after):
        return step
    return step._replace(after=tuple(id_ for id_ in step.after if id_ not in hidden))


def _kept(entries: tuple[Any, ...], hidden: frozenset[str]) -> tuple[Any, ...]:
    return tuple(_about_the_rest(entry, hidden) for entry in entries if not _stays_home(entry, hidden))


def _stays_home(entry: Any, hidden: frozenset[str]) -> bool:
    about = getattr(entry, "about", ())
    only_about_hidden = bool(about) and hidden.issuperset(about)
    return getattr(entry, "private", False) or getattr(entry, "id", None) in hidden or only_about_hidden


def _about_the_rest(entry: Any, hidden: frozenset[str]) -> Any:
    if not hidden.intersection(getattr(entry, "about", ())):
        return entry
    return entry._replace(about=tuple(id_ for id_ in entry.about if id_ not in hidden))


def _without(entry: Any, field: str, hidden: frozenset[str]) -> Any:
    return entry._replace(**{field: None}) if getattr(entry, field) in hidden else entry


def _entries(homework: Homework) -> int:
    sections = (
        homework.goals,
        homework.questions,
        homework.log,
        homework.meetings,
        homework.decisions,
        homework.ideas,
        homework.changes,
    )
    return sum(map(len, sections)) + sum(len(goal.plan) for goal in homework.goals)


def _uses_hours(goal: Goal) -> bool:
    if goal.status != "active":
        return False
    return any(step.status in {"todo", "doing"} for step in goal.plan if goal.private or step.private)


def _waits_for_private(homework: Homework) -> bool:
    """Whether a public step waits for a private one of a paused goal."""
    paused = {
        step.id
        for goal in homework.goals
        for step in goal.plan
        if goal.status == "paused" and step.status in {"todo", "doing"} and (goal.private or step.private)
    }
    return any(
        step.status in {"todo", "doing"} and not paused.isdisjoint(step.after)
        for goal in homework.goals
        for step in goal.plan
        if goal.status == "active" and not (goal.private or step.private)
    )
