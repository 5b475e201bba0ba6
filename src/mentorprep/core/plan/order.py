"""The order in which things that wait for each other are possible, cycles included. It knows nothing of steps or days."""

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple


class Order(NamedTuple):
    """All nodes, each after those it waits for, as far as there is such an order.

    `free` come first, each time the first possible node of the file; `knot` are the nodes on a cycle or between two
    cycles, in the order of the file; `behind` wait for the knot, again each after those it waits for."""

    free: list[int]
    knot: list[int]
    behind: list[int]


def reversed_links(links: Sequence[Sequence[int]]) -> list[list[int]]:
    """The same links seen from their other ends."""
    back: list[list[int]] = [[] for _ in links]
    for node, others in enumerate(links):
        for other in others:
            back[other].append(node)
    return back


def arrange(before: Sequence[Sequence[int]], behind: Sequence[Sequence[int]]) -> Order:
    """The order of nodes that wait for those of `before`; `behind` is the same reversed. Takes O((n + links) log n)."""
    free = _peel(range(len(before)), before, behind)
    freed = set(free)
    tangled = [node for node in range(len(before)) if node not in freed]
    tail = _peel(tangled, behind, before)
    last = set(tail)
    return Order(free, [node for node in tangled if node not in last], tail[::-1])


def _peel(nodes: Sequence[int], before: Sequence[Sequence[int]], behind: Sequence[Sequence[int]]) -> list[int]:
    """Those of `nodes` that become possible, taking the first possible one each time."""
    among = set(nodes)
    missing = {node: sum(other in among for other in before[node]) for node in nodes}
    possible = [node for node in nodes if not missing[node]]
    heapify(possible)
    taken: list[int] = []
    while possible:
        node = heappop(possible)
        taken.append(node)
        for other in behind[node]:
            if other in among:
                missing[other] -= 1
                if not missing[other]:
                    heappush(possible, other)
    return taken


def reached(nodes: Iterable[int], links: Sequence[Sequence[int]], allowed: set[int] | None = None) -> set[int]:
    """All nodes that links lead to from `nodes`, themselves included; only `allowed` ones where that is given."""
    found = set(nodes)
    waiting = list(found)
    while waiting:
        for other in links[waiting.pop()]:
            if other not in found and (allowed is None or other in allowed):
                found.add(other)
                waiting.append(other)
    return found


def flood(knot: Sequence[int], links: Sequence[Sequence[int]], levels: list[int | None], *, highest: bool) -> None:
    """Give each node of the knot the highest (or lowest) level among the nodes from which links lead to it.

    Levels are handed out from the most extreme down, so that every node is visited once."""
    remaining = set(knot)
    known = [(level, node) for node in knot if (level := levels[node]) is not None]
    for level, node in sorted(known, reverse=highest):
        if node in remaining:
            for other in reached((node,), links, remaining):
                levels[other] = level
                remaining.discard(other)
