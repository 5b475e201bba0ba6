"""The date lever: it finds the day that trying every day in turn would find."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentorprep.core.plan.applied import applied
from mentorprep.core.plan.assess import MENDABLE, assess
from mentorprep.core.plan.assessment import WORST_FIRST, PlanEdit, WayOut
from mentorprep.core.plan.levers import dates_to_move, moved, unlikely_dates
from mentorprep.core.plan.verdict import judge, situation
from plans import TODAY, by, day, goal, homework, random_homework, step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorprep.core.model import Homework
    from mentorprep.core.plan.verdict import Judged, Situation

TRIED = 300  # days in turn; where the answer is farther, the day before it is tried, too

Edits = tuple[PlanEdit, ...]


def helps(plan: Homework, at_goal: int, edits: Edits, old: Sequence[Judged]) -> bool:
    new = judge(situation(applied(plan, edits), TODAY))
    none_worse = all(
        WORST_FIRST.index(after.verdict) >= WORST_FIRST.index(before.verdict)
        for before, after in zip(old, new, strict=True)
    )
    return new[at_goal].verdict == "fits" and none_worse


def first_of(plan: Homework, at_goal: int, old: Sequence[Judged], dates: Edits, last: int) -> Edits | None:
    tries = (moved(dates, days) for days in range(1, last + 1))
    return next((edits for edits in tries if helps(plan, at_goal, edits, old)), None) if dates else None


def days_within_the_goal(now: Situation, at_goal: int, dates: Edits) -> int:
    """So many days the dates of these steps can move and stay, with their waits, within the goal's."""
    jobs = {job.place: job for job in (*now.jobs.work, *now.jobs.unknown)}
    goal_day = now.jobs.goal_days[at_goal]
    assert goal_day is not None
    ends = [edit.value.toordinal() + jobs[at_goal, int(edit.path[3])].wait_days for edit in dates]
    days: int = goal_day.toordinal() - max(ends)
    return days


def in_turn(plan: Homework, now: Situation, at_goal: int, old: Sequence[Judged]) -> Edits | None:
    """The search by halves; where it finds nothing, that of the dates of unlikely steps, alone and with the others."""
    dates, unlikely = dates_to_move(now, at_goal), unlikely_dates(now, at_goal)
    found = first_of(plan, at_goal, old, dates, TRIED)
    if found or not unlikely:
        return found
    within = days_within_the_goal(now, at_goal, unlikely)
    every = tuple(dict.fromkeys((*dates, *unlikely)))
    return first_of(plan, at_goal, old, unlikely, within) or first_of(plan, at_goal, old, every, TRIED)


def date_way(ways: Sequence[WayOut] | None) -> WayOut | None:
    return next((way for way in ways or () if way.lever == "date"), None)


@given(st.integers(0, 1_000_000))
@example(30041)  # a goal whose moved step date, not its own, is what binds: 154 days
@example(70101)  # waiting between steps
@example(223)  # unlikely steps, about a year
@example(900122)  # a step that is put off by what recurs until the date that moves
@settings(max_examples=100, deadline=None)
def test_the_later_day_is_the_one_that_trying_every_day_in_turn_finds(seed: int) -> None:
    plan = random_homework(Random(seed))
    now = situation(plan, TODAY)
    old = judge(now)
    for at_goal, found in enumerate(assess(plan, TODAY).goals):
        if found.verdict not in MENDABLE or not now.outlook.known(at_goal):
            continue
        way = date_way(found.ways_out)
        expected = in_turn(plan, now, at_goal, old)
        if way is None or expected is not None:
            assert (way and way.edits) == expected
            continue
        before = moved(way.edits, -1)
        assert (helps(plan, at_goal, way.edits, old), helps(plan, at_goal, before, old)) == (True, False)
        present = dict(dates_to_move(now, at_goal)) | dict(unlikely_dates(now, at_goal))
        assert min((edit.value - present[edit.path]).days for edit in way.edits) > TRIED


def test_a_later_day_is_found_years_ahead() -> None:
    plan = homework(goal(step("a", "4000"), by=by(30)))
    way = date_way(assess(plan, TODAY).goals[0].ways_out)
    assert way is not None
    assert way.by is not None
    assert (way.by - TODAY).days > 4000
    assert not helps(plan, 0, moved(way.edits, -1), judge(situation(plan, TODAY)))


def test_there_is_no_later_day_beyond_fifty_years() -> None:
    plan = homework(goal(step("a", "30000"), by=by(30)))
    assert date_way(assess(plan, TODAY).goals[0].ways_out) is None


def test_where_only_the_date_of_a_step_is_unlikely_that_one_moves_and_the_goals_stays() -> None:
    plan = homework(goal(step("a", "30", by=by(34)), step("b", "10"), by=by(400)))
    found = assess(plan, TODAY).goals[0]
    way = date_way(found.ways_out)
    assert (found.verdict, way and way.by) == ("over-ambitious", day(400))
    assert way is not None
    assert [edit.path for edit in way.edits] == [("goals", 0, "plan", 0, "by")]
    assert day(34) < way.edits[0].value < day(80)
    assert not helps(plan, 0, moved(way.edits, -1), judge(situation(plan, TODAY)))


def test_where_the_date_of_a_step_and_that_of_its_goal_are_unlikely_both_move() -> None:
    plan = homework(goal(step("a", "30", by=by(34)), step("b", "1"), by=by(36)))
    way = date_way(assess(plan, TODAY).goals[0].ways_out)
    assert way is not None
    assert [edit.path for edit in way.edits] == [("goals", 0, "by"), ("goals", 0, "plan", 0, "by")]
