"""Ways out as edits of a file: written into its text and read afresh, the goal fits and no other is worse; less does not do."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorprep.core.format.edit import Edit, Edited, apply
from mentorprep.core.format.read import load_text
from mentorprep.core.plan.assess import assess
from mentorprep.core.plan.assessment import WORST_FIRST, PlanEdit
from mentorprep.core.plan.levers import cuttable, fewer_hours, more_hours
from mentorprep.core.plan.verdict import situation
from plans import TODAY, day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorprep.core.plan.assessment import GoalAssessment, WayOut


def text_of(seed: int) -> str:
    """A homework whose dates ask for about what there is, with steps in a row, a break and something logged."""
    random = Random(seed)
    lines = [f"mentorprep: 1\nmentee:\n  name: Ada\n  availability:\n    hours_per_week: {random.randint(3, 12)}"]
    lines.append(f"    breaks: [{{from: {day(20)}, to: {day(20 + random.randint(0, 9))}}}]  # rest\ngoals:")
    for goal in range(random.randint(1, 3)):
        lines.append(f"  - id: g{goal}\n    title: Goal {goal}\n    by: {day(random.randint(20, 150))}\n    plan:")
        for step in range(random.randint(1, 4)):
            more = f", after: [s{goal}-{step - 1}]" if step and random.random() < 0.5 else ""
            more += f", by: {day(random.randint(20, 70))}" if random.random() < 0.15 else ""
            lines.append(f"      - {{id: s{goal}-{step}, title: Step, hours: {random.randint(1, 80) / 2}{more}}}")
    if random.random() < 0.5:
        lines.append(f"log:\n  - {{date: {day(-9)}, step: s0-0, hours: 2.5}}  # a note of mine")
    return "\n".join(lines) + "\n"


def goals(text: str) -> tuple[GoalAssessment, ...]:
    homework = load_text(text).homework
    assert homework is not None
    return assess(homework, TODAY).goals


def after(text: str, edits: Iterable[PlanEdit]) -> tuple[GoalAssessment, ...]:
    edited = apply(load_text(text), [Edit(path, value) for path, value in edits])
    assert isinstance(edited, Edited), edited
    return goals(edited.document.text)


def helps(text: str, at_goal: int, edits: Iterable[PlanEdit], paused: str | None = None) -> bool:
    old, new = goals(text), after(text, edits)
    rank = WORST_FIRST.index
    none_worse = all(a.id == paused or rank(b.verdict) >= rank(a.verdict) for a, b in zip(old, new, strict=True))
    return new[at_goal].verdict == "fits" and none_worse


def a_little_less(text: str, at_goal: int, way: WayOut) -> tuple[PlanEdit, ...] | None:
    """The same lever one day earlier or half an hour weaker; None where it is at its least already."""
    homework = load_text(text).homework
    assert homework is not None
    if way.lever == "date":
        return tuple(PlanEdit(path, value - dt.timedelta(days=1)) for path, value in way.edits)
    if way.hours_per_week is not None and way.hours_per_week > Decimal("0.5"):
        return more_hours(homework, TODAY, way.hours_per_week - Decimal("0.5"))
    if way.hours is not None and way.hours > Decimal("0.5"):
        return fewer_hours(cuttable(situation(homework, TODAY), at_goal), way.hours - Decimal("0.5"))
    return None


@given(st.integers(0, 1_000_000))
@settings(max_examples=40, deadline=None)
def test_every_way_out_written_into_the_file_makes_the_goal_fit_and_a_little_less_does_not(seed: int) -> None:
    text = text_of(seed)
    for at_goal, found in enumerate(goals(text)):
        for way in found.ways_out or ():
            assert helps(text, at_goal, way.edits, way.goal), (way, text)
            assert after(text, way.edits)[at_goal].chance == way.chance
            less = a_little_less(text, at_goal, way)
            assert less is None or not helps(text, at_goal, less), (way, less, text)
