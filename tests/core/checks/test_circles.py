from hypothesis import given
from hypothesis import strategies as st

from mentorprep.core.checks.circles import Graph, circles, shortest_circle

NAMES = "abcdef"
graphs = st.fixed_dictionaries({name: st.lists(st.sampled_from(NAMES), unique=True).map(tuple) for name in NAMES})


def reach(graph: Graph, start: str) -> set[str]:
    """All names that lie after `start`, one row further each time."""
    found = set(graph[start])
    for _ in graph:
        found |= {target for name in found for target in graph[name]}
    return found


@given(graphs)
def test_a_group_holds_all_that_reach_each_other(graph: Graph) -> None:
    groups = list(circles(graph))

    after = {name: reach(graph, name) for name in graph}
    on_a_circle = [name for name in graph if name in after[name]]
    together = [tuple(two for two in on_a_circle if two in after[one] and one in after[two]) for one in on_a_circle]
    assert groups == list(dict.fromkeys(together))


@given(graphs)
def test_the_shortest_circle_is_one(graph: Graph) -> None:
    for group in circles(graph):
        circle = shortest_circle(group[0], graph)
        assert circle[0] == group[0]
        assert set(circle) <= set(group)
        assert all(after in graph[name] for name, after in zip(circle, (*circle[1:], circle[0]), strict=True))
        assert len(set(circle)) == len(circle)


def test_a_chain_of_many_thousand_steps_is_walked_without_recursion() -> None:
    chain = {str(number): (str((number + 1) % 20_000),) for number in range(20_000)}
    assert [len(group) for group in circles(chain)] == [20_000]
