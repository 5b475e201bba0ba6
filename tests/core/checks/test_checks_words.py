"""Vague titles."""

from collections.abc import Callable

Told = Callable[..., str]


def test_vague_goals_are_asked_about_together(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{id: cloud, title: Learn more about cloud}, {id: go, title: Learn Go}, {id: dev, title: Become a better developer}]
"""
    assert (
        told("MP210", homework)
        == """\
goals[0].title info cloud
Still open what exactly is meant: “Learn more about cloud” and “Become a better developer”.
What will be there at the end that is not there now: something built, a level, an exam, a number?"""
    )


def test_a_goal_that_says_when_it_is_done_is_concrete(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{title: Learn more about cloud, done_when: A service of mine runs there}]
"""
    assert told("MP210", homework) == ""


def test_vague_steps_are_asked_about_together(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{title: Go, plan: [{id: s, title: Study}, {title: Tour of Go}, {title: Practise}]}]
"""
    assert (
        told("MP211", homework)
        == """\
goals[0].plan[0].title info s
Still open what exactly to do: “Study” and “Practise”.
Which course, chapters or exercises, and up to where?"""
    )


def test_a_step_with_a_resource_or_a_size_is_concrete(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{title: Go, plan: [{title: Study, resource: https://go.dev}, {title: Read, size: {total: 12}}]}]
"""
    assert told("MP211", homework) == ""
