"""The steps still to be done, with release, due day and place in the order of work. Not when they will be done."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from mentorprep.core.model import Goal, Homework, Step
from mentorprep.core.plan.capacity import last_day
from mentorprep.core.plan.left import CLOSED, entries_by_step, is_open, left, wait_of
from mentorprep.core.plan.order import Order, arrange, flood, reached, reversed_links


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
    latest `by` and wait of its required steps.
    `exact` is False where a required step waits for the wait of another."""

    work: tuple[Job, ...]
    unknown: tuple[Job, ...]
    goal_days: tuple[dt.date | None, ...]
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


class _Node(NamedTuple):
    """A step that becomes a job, with what the steps it comes after mean for it."""

    step: Step
    goal: Goal
    place: tuple[int, int]
    before: list[int]  # nodes it comes after
    release: int  # but for those nodes
    blocked: bool  # but for those nodes


class _Dates(NamedTuple):
    """Release and due day of each node, and which are required."""

    release: list[int]
    due: list[int | None]
    required: set[int]
    goal_days: tuple[dt.date | None, ...]


def jobs(homework: Homework, today: dt.date) -> Jobs:
    """The jobs of a homework in the order of work. Takes O(n log n) for n steps, links and log entries together.

    Where docs/method.md leaves room, it is read so. A step's id means the first step that has it. A step waits only for
    unfinished steps; one of a done or dropped goal is finished. "Comes after" goes from step to step through
    unfinished steps of active goals, and does not reach through finished or paused ones. A recurring step that others
    come after counts with its last day alone. On a cycle nothing has an order, so all its steps share the latest
    release and the earliest due day among them, without the waits inside. Exact is False where an unfinished required
    step with a wait has an unfinished required step after it, whether or not their hours are known."""
    nodes = _nodes(homework, today)
    before = [node.before for node in nodes]
    behind = reversed_links(before)
    order = arrange(before, behind)
    dates = _dates(homework, nodes, order, behind)
    hours = _hours(homework, nodes, today)
    blocked, unknown = _stuck(nodes, order, hours)
    every = [
        Job(
            id=node.step.id,
            goal=node.goal.id,
            place=node.place,
            hours=hours[index],
            release=dates.release[index],
            due=dates.due[index],
            wait_days=wait_of(node.step),
            required=index in dates.required,
            blocked=blocked[index],
            unknown=unknown[index],
            after=(),
        )
        for index, node in enumerate(nodes)
    ]
    return Jobs(
        work=tuple(_in_order(every, before, _ranked(order, dates))),
        unknown=tuple(job for job in every if job.hours is None),
        goal_days=dates.goal_days,
        exact=not _waits_between(nodes, dates.required),
    )


def _hours(homework: Homework, nodes: Sequence[_Node], today: dt.date) -> list[Fraction | None]:
    """What is left of each node; log entries are the first's of those that share an id."""
    entries = entries_by_step(homework.log, today)
    first = _first_places(homework)
    return [
        left(node.step, node.goal, entries.get(node.step.id, ()) if first[node.step.id] == node.place else ()).hours
        for node in nodes
    ]


def _in_order(every: Sequence[Job], before: Sequence[Sequence[int]], ranked: Iterable[int]) -> Iterator[Job]:
    """The jobs of known hours in the order of work, linked to those before them in it that they come after."""
    at = {index: at for at, index in enumerate(index for index in ranked if every[index].hours is not None)}
    for index, place in at.items():
        links = [at[other] for other in before[index] if other in at]
        yield every[index]._replace(after=tuple(link for link in links if link < place)) if links else every[index]


def _first_places(homework: Homework) -> dict[str, tuple[int, int]]:
    """Goal and place of the step that each id means: the first in the file that has it."""
    places: dict[str, tuple[int, int]] = {}
    for at_goal, goal in enumerate(homework.goals):
        for at_step, step in enumerate(goal.plan):
            places.setdefault(step.id, (at_goal, at_step))
    return places


def _nodes(homework: Homework, today: dt.date) -> list[_Node]:
    """The unfinished steps of active goals that do not recur, in the order of the file."""
    first = _first_places(homework)
    open_steps = [
        (goal, step, (at_goal, at_step))
        for at_goal, goal in enumerate(homework.goals)
        if goal.status == "active"
        for at_step, step in enumerate(goal.plan)
        if step.status not in CLOSED and step.weekly_hours is None
    ]
    at = {place: index for index, (_, _, place) in enumerate(open_steps)}
    return [_node(homework, first, at, today, *of_step) for of_step in open_steps]


def _node(
    homework: Homework,
    first: Mapping[str, tuple[int, int]],
    at: Mapping[tuple[int, int], int],
    today: dt.date,
    goal: Goal,
    step: Step,
    place: tuple[int, int],
) -> _Node:
    """One node: unknown and finished steps it comes after say nothing, paused and endless ones block it."""
    release = max(day.toordinal() for day in (today, goal.start, step.start) if day)
    before: dict[int, None] = {}
    blocked = False
    for other in (first[id_] for id_ in step.after if id_ in first):
        other_goal = homework.goals[other[0]]
        other_step = other_goal.plan[other[1]]
        if not is_open(other_step, other_goal):
            continue
        if other in at:
            before[at[other]] = None
        elif other_goal.status == "active" and (ends := last_day(other_step, other_goal)):
            release = max(release, ends.toordinal() + 1)
        else:
            blocked = True
    return _Node(step, goal, place, list(before), release, blocked)


def _dates(homework: Homework, nodes: Sequence[_Node], order: Order, behind: Sequence[Sequence[int]]) -> _Dates:
    before = [node.before for node in nodes]
    required = reached((index for index, node in enumerate(nodes) if not node.step.optional), before)
    goal_days = tuple(_goal_days(homework, nodes, required))
    return _Dates(_releases(nodes, order, behind), _dues(nodes, order, required, goal_days), required, goal_days)


def _goal_days(homework: Homework, nodes: Sequence[_Node], required: Iterable[int]) -> Iterator[dt.date | None]:
    """The date of each goal of the file."""
    first = _first_places(homework)
    needed = {first[id_] for index in required for id_ in nodes[index].step.after if id_ in first}
    for at_goal, goal in enumerate(homework.goals):
        if goal.by:
            yield goal.by.day
            continue
        ends = [
            step.by.day.toordinal() + wait_of(step)
            for at_step, step in enumerate(goal.plan)
            if step.by and step.status != "dropped" and step.weekly_hours is None
            if not step.optional or (at_goal, at_step) in needed
        ]
        yield dt.date.fromordinal(min(max(ends), dt.date.max.toordinal())) if ends else None


def _releases(nodes: Sequence[_Node], order: Order, behind: Sequence[Sequence[int]]) -> list[int]:
    """Each node's release day, handed on along the order."""
    releases: list[int | None] = [node.release for node in nodes]

    def hand_on(indices: Iterable[int]) -> None:
        for index in indices:
            for other in behind[index]:
                releases[other] = max(releases[other] or 0, releases[index] or 0)

    hand_on(order.free)
    flood(order.knot, behind, releases, highest=True)
    hand_on(order.knot)
    hand_on(order.behind)
    return [release or 0 for release in releases]


def _dues(
    nodes: Sequence[_Node], order: Order, required: set[int], goal_days: Sequence[dt.date | None]
) -> list[int | None]:
    """Each required node's due day, handed back against the order, less the wait of the node it is handed to."""
    knot = set(order.knot)
    waits = [wait_of(node.step) for node in nodes]
    dues = [_own_due(node, goal_days) if index in required else None for index, node in enumerate(nodes)]

    def hand_back(indices: Iterable[int]) -> None:
        for index in indices:
            due = dues[index]
            if due is None:
                continue
            for other in nodes[index].before:
                if index not in knot or other not in knot:
                    known = dues[other]
                    dues[other] = due - waits[other] if known is None else min(known, due - waits[other])

    hand_back(reversed(order.behind))
    flood(order.knot, [node.before for node in nodes], dues, highest=False)
    hand_back(order.knot)
    hand_back(reversed(order.free))
    return dues


def _own_due(node: _Node, goal_days: Sequence[dt.date | None]) -> int | None:
    goal_day = goal_days[node.place[0]]
    days = [node.step.by.day.toordinal()] if node.step.by else []
    if goal_day:
        days.append(goal_day.toordinal() - wait_of(node.step))
    return min(days, default=None)


def _stuck(nodes: Sequence[_Node], order: Order, hours: Sequence[Fraction | None]) -> tuple[list[bool], list[bool]]:
    """Which nodes are blocked, and which unknown: by themselves or by what they come after."""
    blocked = [node.blocked for node in nodes]
    unknown = [of_node is None for of_node in hours]
    for index in (*order.knot, *order.behind):
        blocked[index] = True
    for index in (*order.free, *order.knot, *order.behind):
        blocked[index] = blocked[index] or any(blocked[other] for other in nodes[index].before)
        unknown[index] = unknown[index] or any(unknown[other] for other in nodes[index].before)
    return blocked, unknown


def _ranked(order: Order, dates: _Dates) -> list[int]:
    """All nodes in the order of work: due day, then the topological order of all of them; optional ones last."""

    def key(index: int) -> tuple[bool, bool, int]:
        due = dates.due[index]
        return index not in dates.required, due is None, due or 0

    return sorted((*order.free, *order.knot, *order.behind), key=key)


def _waits_between(nodes: Sequence[_Node], required: Iterable[int]) -> bool:
    return any(wait_of(nodes[other].step) > 0 for index in required for other in nodes[index].before)
