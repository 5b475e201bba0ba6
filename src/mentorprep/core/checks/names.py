"""Every place of the file where an id is named."""

from collections.abc import Iterator
from typing import NamedTuple

from mentorprep.core.finding import Path
from mentorprep.core.model import Goal, Homework


class Reference(NamedTuple):
    """One place where an id is named: `to` are the kinds that may stand there, `owner` is the entry's own id."""

    key: str
    id: str
    to: tuple[str, ...]
    path: Path
    owner: str | None


ANY = ("goal", "step", "mentor", "question", "meeting", "decision", "idea")
_PLAN = ("goal", "step")


def references(homework: Homework) -> Iterator[Reference]:
    """Every id that is named, goals first. What `with` and `from` hold may be any name and is not among them."""
    for index, goal in enumerate(homework.goals):
        yield from _of_goal(goal, ("goals", index))
    for index, question in enumerate(homework.questions):
        yield from _about(question.about, _PLAN, ("questions", index), question.id)
    for index, decision in enumerate(homework.decisions):
        yield from _about(decision.about, _PLAN, ("decisions", index), decision.id)
        yield from _one("replaces", decision.replaces, ("decision",), ("decisions", index), decision.id)
    for index, idea in enumerate(homework.ideas):
        yield from _one("became", idea.became, _PLAN, ("ideas", index), idea.id)
    for index, change in enumerate(homework.changes):
        yield from _about(change.about, _PLAN, ("changes", index), None)
    for index, entry in enumerate(homework.log):
        if entry.step:
            yield Reference("step", entry.step, ("step",), ("log", index, "step"), None)
    for index, sent in enumerate(homework.sent):
        yield from _one("to", sent.to, ("mentor",), ("sent", index), None)
    for index, accepted in enumerate(homework.accepted):
        yield from _about(accepted.about, ANY, ("accepted", index), None)


def _of_goal(goal: Goal, path: Path) -> Iterator[Reference]:
    yield from _one("replaced_by", goal.replaced_by, ("goal",), path, goal.id)
    for index, step in enumerate(goal.plan):
        for place, id_ in enumerate(step.after):
            yield Reference("after", id_, ("step",), (*path, "plan", index, "after", place), step.id)


def _one(key: str, id_: str | None, kinds: tuple[str, ...], path: Path, owner: str | None) -> Iterator[Reference]:
    if id_:
        yield Reference(key, id_, kinds, (*path, key), owner)


def _about(ids: tuple[str, ...], kinds: tuple[str, ...], path: Path, owner: str | None) -> Iterator[Reference]:
    """One id may stand in the file without a list, so only of several has each a place of its own."""
    for place, id_ in enumerate(ids):
        yield Reference("about", id_, kinds, (*path, "about", place) if len(ids) > 1 else (*path, "about"), owner)
