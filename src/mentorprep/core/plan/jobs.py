"""The steps still to be done, with release, due day and place in the order of work. Not when they will be done."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeVar

from mentorprep.core.model import Homework
from mentorprep.core.plan.graph import Graph, graph
from mentorprep.core.plan.left import entries_by_step, wait_of
from mentorprep.core.plan.order import flood

T = TypeVar("T")


class Job(NamedTuple):
    """An unfinished step of an active goal that does not recur.

    Days are ordinals, for arithmetic: `dt.date.fromordinal` turns `release` back; a due day may lie before the first
    date there is, when a long wait comes after the work. `after` holds the places in `Jobs.work` of the jobs that it
    comes after, all of them earlier in the order of work: not the steps of unknown hours, nor those on its cycle."""

    id: str
    goal: str
    place: tuple[int, int]  # of the goal in the file, of the step in its plan
    hours: Fraction | None  # None: unknown, and then it has no place in the schedule
    release: int
    due: int | None  # of its work; None for optional steps
    wait_days: int
    required: bool
    blocked: bool  # it, or a step it comes after, can never begin
    unknown: bool  # its hours, or those of a step it comes after, are not known
    after: tuple[int, ...]

    @property
    def stuck(self) -> bool:
        """Whether its finish is null. It stays a job all the same, and takes its hours in the schedule."""
        return self.blocked or self.unknown


class Jobs(NamedTuple):
    """The work of a homework on a day.

    `work` is in the order of work: all jobs with known hours, required ones first. `unknown` are the steps whose hours
    are not known, in the order of the file. `goal_days` has the date of each goal of the file: its `by`, else the
    latest `by` and wait of its required steps. `limits` are the days, ordinals, by which the work of each job of `work` must
    be done for its own date and its goal's; None where there is none, and for optional ones.
    `exact` is False where a required step waits for the wait of another."""

    work: tuple[Job, ...]
    unknown: tuple[Job, ...]
    goal_days: tuple[dt.date | None, ...]
    limits: tuple[int | None, ...]
    exact: bool

    def before(self, places: Iterable[int]) -> set[int]:
        """These places in the order of work, and those of the jobs they come after, however far."""
        found = set(places)
        waiting = list(found)
        while waiting:
            for before in self.work[waiting.pop()].after:
                if before not in found:
                    found.add(before)
                    waiting.append(before)
        return found


def jobs(homework: Homework, today: dt.date) -> Jobs:
    """The jobs of a homework in the order of work. Takes O(n log n) for n steps, links and log entries together.

    Where docs/method.md leaves room, it is read so. A step's id means the first step that has it. A step waits only for
    unfinished steps; one of a done or dropped goal is finished. "Comes after" goes from step to step through
    unfinished steps of active goals, and does not reach through finished or paused ones. A recurring step that others
    come after counts with its last day alone. On a cycle nothing has an order, so all its steps share the latest
    release and the earliest due day among them, without the waits inside. Exact is False where an unfinished required
    step with a wait has an unfinished required step after it, whether or not their hours are known."""
    return in_order(homework, graph(homework, entries_by_step(homework.log, today), today))


def in_order(homework: Homework, nodes: Graph) -> Jobs:
    """The jobs of a graph of the homework, which decides all but their due days and order: those are of its dates."""
    goal_days = tuple(_goal_days(homework, nodes))
    limits = _limits(homework, nodes, goal_days)
    dues = _dues(nodes, limits)
    ranked = [index for index in _ranked(nodes, dues) if nodes.hours[index] is not None]
    at = {index: place for place, index in enumerate(ranked)}
    after = [tuple(_links(at, index, nodes.before[index])) if nodes.before[index] else () for index in ranked]
    unknown = [index for index, hours in enumerate(nodes.hours) if hours is None]
    return Jobs(
        work=tuple(_jobs(nodes, dues, ranked, after)),
        unknown=tuple(_jobs(nodes, dues, unknown, [()] * len(unknown))),
        goal_days=goal_days,
        limits=tuple([limits[index] for index in ranked]),
        exact=nodes.exact,
    )


def with_new_hours(before: Jobs, nodes: Graph, anew: Collection[tuple[int, int]]) -> Jobs:
    """The jobs after edits of the hours of steps at these places alone, which were known and still are: in the same order."""
    hours = {place: of_node for place, of_node in zip(nodes.places, nodes.hours, strict=True) if place in anew}
    work = (job._replace(hours=hours[job.place]) if job.place in hours else job for job in before.work)
    return before._replace(work=tuple(work))


def _links(at: Mapping[int, int], index: int, before: Iterable[int]) -> Iterator[int]:
    """The places in the order of work of the nodes that one comes after, as far as they are before it there."""
    return (at[other] for other in before if other in at and at[other] < at[index])


def _jobs(
    nodes: Graph, dues: Sequence[int | None], indices: Sequence[int], after: Iterable[tuple[int, ...]]
) -> Iterator[Job]:
    """Jobs of these nodes, made column by column: there may be thousands, again for each lever that is tried."""

    def of_jobs(column: Sequence[T]) -> list[T]:
        return [column[index] for index in indices]

    return map(
        Job,
        of_jobs(nodes.ids),
        of_jobs(nodes.goals),
        of_jobs(nodes.places),
        of_jobs(nodes.hours),
        of_jobs(nodes.releases),
        of_jobs(dues),
        of_jobs(nodes.waits),
        [index in nodes.required for index in indices],
        of_jobs(nodes.blocked),
        of_jobs(nodes.unknown),
        after,
    )


def _goal_days(homework: Homework, nodes: Graph) -> Iterator[dt.date | None]:
    """The date of each goal of the file."""
    for at_goal, goal in enumerate(homework.goals):
        if goal.by:
            yield goal.by.day
            continue
        ends = [
            step.by.day.toordinal() + wait_of(step)
            for at_step, step in enumerate(goal.plan)
            if step.by and step.status != "dropped" and step.weekly_hours is None
            if not step.optional or (at_goal, at_step) in nodes.needed
        ]
        yield dt.date.fromordinal(min(max(ends), dt.date.max.toordinal())) if ends else None


def _dues(nodes: Graph, limits: Sequence[int | None]) -> list[int | None]:
    """Each required node's due day: its limit, handed back against the order, less the wait of the node it is handed to."""
    order, waits = nodes.order, nodes.waits
    knot = set(order.knot)
    dues = list(limits)

    def hand_back(indices: Iterable[int]) -> None:
        for index in indices:
            due = dues[index]
            if due is None:
                continue
            for other in nodes.before[index]:
                if index not in knot or other not in knot:
                    known = dues[other]
                    dues[other] = due - waits[other] if known is None else min(known, due - waits[other])

    hand_back(reversed(order.behind))
    flood(order.knot, nodes.before, dues, highest=False)
    hand_back(order.knot)
    hand_back(reversed(order.free))
    return dues


def _limits(homework: Homework, nodes: Graph, goal_days: Sequence[dt.date | None]) -> list[int | None]:
    """The day by which each required node's work must be done for its own date and its goal's."""
    last = [None if day is None else day.toordinal() for day in goal_days]
    limits: list[int | None] = [None] * len(nodes.places)
    for index in nodes.required:
        at_goal, at_step = nodes.places[index]
        own, of_goal = homework.goals[at_goal].plan[at_step].by, last[at_goal]
        limit = None if of_goal is None else of_goal - nodes.waits[index]
        if own is not None and (limit is None or own.day.toordinal() < limit):
            limit = own.day.toordinal()
        limits[index] = limit
    return limits


def _ranked(nodes: Graph, dues: Sequence[int | None]) -> list[int]:
    """All nodes in the order of work: due day, then the topological order of all of them; optional ones last."""
    order, required = nodes.order, nodes.required

    def key(index: int) -> tuple[bool, bool, int]:
        due = dues[index]
        return index not in required, due is None, due or 0

    return sorted((*order.free, *order.knot, *order.behind), key=key)
