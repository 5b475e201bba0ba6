"""Circles in what waits for what: a graph as a dict of names, without any meaning of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Graph = Mapping[str, tuple[str, ...]]  # every name that is pointed to is a key


def circles(graph: Graph) -> Iterator[tuple[str, ...]]:
    """The groups of names that can reach each other, alone only where a name points to itself. Groups and the names in
    them are in the order of the graph. Linear time (Kosaraju's two walks, without recursion)."""
    position = {name: index for index, name in enumerate(graph)}
    backwards: dict[str, list[str]] = {name: [] for name in graph}
    for name, targets in graph.items():
        for target in targets:
            backwards[target].append(name)
    groups = []
    seen: set[str] = set()
    for name in reversed(_in_order_of_leaving(graph)):
        if name not in seen:
            group = _reached(name, backwards, seen)
            if len(group) > 1 or name in graph[name]:
                groups.append(tuple(sorted(group, key=position.__getitem__)))
    yield from sorted(groups, key=lambda group: position[group[0]])


def shortest_circle(start: str, graph: Graph) -> tuple[str, ...]:
    """The shortest way from `start` back to it, `start` once. There must be one."""
    came_from: dict[str, str] = {}
    row = [start]
    while row:
        following = []
        for name in row:
            for target in graph[name]:
                if target == start:
                    return _way_to(name, start, came_from)
                if target not in came_from:
                    came_from[target] = name
                    following.append(target)
        row = following
    raise ValueError(f"{start} is on no circle")


def _way_to(name: str, start: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    way = [name]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def _in_order_of_leaving(graph: Graph) -> list[str]:
    left: list[str] = []
    entered: set[str] = set()
    for root in graph:
        if root in entered:
            continue
        entered.add(root)
        walk = [(root, iter(graph[root]))]
        while walk:
            name, targets = walk[-1]
            target = next((one for one in targets if one not in entered), None)
            if target is None:
                left.append(name)
                walk.pop()
            else:
                entered.add(target)
                walk.append((target, iter(graph[target])))
    return left


def _reached(name: str, graph: Mapping[str, list[str]], seen: set[str]) -> list[str]:
    group, waiting = [], [name]
    seen.add(name)
    while waiting:
        group.append(waiting.pop())
        for target in graph[group[-1]]:
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return group
