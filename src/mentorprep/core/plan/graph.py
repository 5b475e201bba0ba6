"""The unfinished steps and what they come after: all that is known of the work before any date counts."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from mentorprep.core.model import Goal, Homework, LogEntry, Step
from mentorprep.core.plan.capacity import last_day
from mentorprep.core.plan.left import CLOSED, hours_left, is_open, wait_of
from mentorprep.core.plan.order import Order, arrange, flood, reached, reversed_links

Place = tuple[int, int]  # of the goal in the file, of the step in its plan
Entries = Mapping[str, Sequence[LogEntry]]


class Graph(NamedTuple):
    """The unfinished steps of active goals that do not recur, as nodes in the order of the file.

    `first` has the place of the step that each id means: the first in the file that has it. Lists have one item for each
    node; nodes are named by their index. `ids`, `goals` by their ids, `places`, `waits` in days, and `hours` left, None where
    unknown, are the steps'. `before` are the nodes that one comes after, `behind` the same reversed.
    `required` are the nodes without which a goal is not done, and `needed` the places of what those come after,
    finished or not. `releases` are ordinals. `blocked` and `unknown` say so of a node or of one that it comes after.
    `exact` is False where a required node waits for the wait of another."""

    first: Mapping[str, Place]
    ids: list[str]
    goals: list[str]
    places: list[Place]
    waits: list[int]
    hours: list[Fraction | None]
    before: list[list[int]]
    behind: list[list[int]]
    order: Order
    required: set[int]
    needed: set[Place]
    releases: list[int]
    blocked: list[bool]
    unknown: list[bool]
    exact: bool


class _Node(NamedTuple):
    """A step that becomes a job, with what the steps it comes after mean for it."""

    step: Step
    goal: Goal
    place: Place
    before: list[int]  # nodes it comes after
    release: int  # but for those nodes
    blocked: bool  # but for those nodes


def graph(
    homework: Homework,
    entries: Entries,
    today: dt.date,
    known: "Graph | None" = None,
    anew: Collection[Place] = (),
) -> Graph:
    """The graph of a homework; `entries` are those of `entries_by_step`. O(n log n) for n steps, links and log entries.

    `known` is the graph before edits that left all ids where they were, and the hours of all steps but those at the places
    `anew`."""
    first = known.first if known else _first_places(homework)
    nodes = _nodes(homework, first, today)
    before = [node.before for node in nodes]
    behind = reversed_links(before)
    order = arrange(before, behind)
    required = reached((index for index, node in enumerate(nodes) if not node.step.optional), before)
    hours = _hours(homework, [node.place for node in nodes], entries, first, known, anew)
    blocked, unknown = _stuck(nodes, order, hours)
    waits = [wait_of(node.step) for node in nodes]
    return Graph(
        first=first,
        ids=[node.step.id for node in nodes],
        goals=[node.goal.id for node in nodes],
        places=[node.place for node in nodes],
        waits=waits,
        hours=hours,
        before=before,
        behind=behind,
        order=order,
        required=required,
        needed={first[id_] for index in required for id_ in nodes[index].step.after if id_ in first},
        releases=_releases(nodes, order, behind),
        blocked=blocked,
        unknown=unknown,
        exact=not any(waits[other] > 0 for index in required for other in before[index]),
    )


def with_new_hours(before: Graph, homework: Homework, entries: Entries, anew: Collection[Place]) -> Graph:
    """The graph after edits of the hours of steps at these places alone, which were known and still are."""
    return before._replace(hours=_hours(homework, before.places, entries, before.first, before, anew))


def _first_places(homework: Homework) -> dict[str, Place]:
    places: dict[str, Place] = {}
    for at_goal, goal in enumerate(homework.goals):
        for at_step, step in enumerate(goal.plan):
            places.setdefault(step.id, (at_goal, at_step))
    return places


def _hours(
    homework: Homework,
    places: Sequence[Place],
    entries: Entries,
    first: Mapping[str, Place],
    before: Graph | None,
    anew: Collection[Place],
) -> list[Fraction | None]:
    """What is left of the steps at these places; of those that are not `anew`, what was left before."""
    known = dict(zip(before.places, before.hours, strict=True)) if before else {}
    return [
        known[place] if place in known and place not in anew else _left(homework, place, entries, first)
        for place in places
    ]


def _left(homework: Homework, place: Place, entries: Entries, first: Mapping[str, Place]) -> Fraction | None:
    """What is left of a step; log entries are the first's of those that share an id."""
    step = homework.goals[place[0]].plan[place[1]]
    return hours_left(step, entries.get(step.id, ()) if first[step.id] == place else ())


def _nodes(homework: Homework, first: Mapping[str, Place], today: dt.date) -> list[_Node]:
    """The unfinished steps of active goals that do not recur, in the order of the file."""
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
    first: Mapping[str, Place],
    at: Mapping[Place, int],
    today: dt.date,
    goal: Goal,
    step: Step,
    place: Place,
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


def _stuck(nodes: Sequence[_Node], order: Order, hours: Sequence[Fraction | None]) -> tuple[list[bool], list[bool]]:
    """Which nodes are blocked, and which unknown: by themselves or by what they come after."""
    blocked = [node.blocked for node in nodes]
    unknown = [of_node is None for of_node in hours]
    for index in (*order.knot, *order.behind):
        blocked[index] = True
    for index in (*order.free, *order.knot, *order.behind):
        for other in nodes[index].before:
            blocked[index] = blocked[index] or blocked[other]
            unknown[index] = unknown[index] or unknown[other]
    return blocked, unknown
