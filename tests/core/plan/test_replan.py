"""Replanning: no date earlier, what fits stays, the rest fits, and a day less would not do."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorprep.core.model import LogEntry, Meeting, PlanChange, Size
from mentorprep.core.plan.applied import applied
from mentorprep.core.plan.assess import assess
from mentorprep.core.plan.assessment import PlanEdit
from mentorprep.core.plan.replan import Silence, only, replan, silence_until
from mentorprep.core.plan.verdict import situation
from plans import TODAY, by, day, goal, homework, random_homework, step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentorprep.core.model import Homework
    from mentorprep.core.plan.replan import Replan


def dates(found: Replan) -> list[tuple[str, str, str]]:
    return [(of.id, of.outcome, str(of.after.by)) for of in found.goals]


def three_goals(*offsets: int, hours: str = "14") -> Homework:
    goals = (
        goal(step(f"s{offset}", hours), by=by(offset), id=f"g{index}", title=f"Goal {index}")
        for index, offset in enumerate(offsets)
    )
    return homework(*goals)


@given(st.integers(0, 1_000_000))
@settings(max_examples=60, deadline=None)
def test_no_date_is_earlier_what_fits_stays_and_all_that_is_known_fits(seed: int) -> None:
    plan = random_homework(Random(seed))
    found = replan(plan, TODAY)
    after = applied(plan, found.edits)
    before, now = assess(plan, TODAY, ways_out=0).goals, assess(after, TODAY, ways_out=0).goals
    known = situation(plan, TODAY).outlook.known
    for of_goal in found.goals:
        old, new = before[of_goal.at_goal], now[of_goal.at_goal]
        assert (of_goal.before.verdict, of_goal.after.verdict) == (old.verdict, new.verdict)
        assert (of_goal.before.chance, of_goal.after.chance) == (old.chance, new.chance)
        assert old.by is not None
        assert new.by is not None
        assert new.by >= old.by
        if of_goal.outcome == "moves" and known(of_goal.at_goal):
            assert new.verdict == "fits"
        if of_goal.outcome == "stays":
            assert of_goal.edits == ()
            assert old.verdict != "fits" or new.verdict == "fits"
    for path, value in found.edits:
        assert path[-1] == "by"
        assert value > _value_at(plan, path)


def _value_at(plan: Homework, path: tuple[str | int, ...]) -> dt.date:
    of_goal = plan.goals[int(path[1])]
    given = of_goal.by if path[2] == "by" else of_goal.plan[int(path[3])].by
    assert given is not None
    return given.day


def test_one_goal_moves_to_the_first_day_that_fits() -> None:
    plan = homework(goal(step("a", "30"), by=by(10)))
    (found,) = replan(plan, TODAY).goals
    assert found.outcome == "moves"
    assert found.after.verdict == "fits"
    (edit,) = found.edits
    earlier = applied(plan, [PlanEdit(edit.path, edit.value - dt.timedelta(days=1))])
    assert assess(earlier, TODAY, ways_out=0).goals[0].verdict == "tight"


def test_dates_that_are_all_over_keep_their_order() -> None:
    found = replan(three_goals(-200, -100, -50), TODAY)
    days = [of.after.by for of in found.goals]
    assert [of.outcome for of in found.goals] == ["moves"] * 3
    assert all(of.after.verdict == "fits" for of in found.goals)
    assert days == sorted(days, key=str)
    assert days[0] == replan(three_goals(-200), TODAY).goals[0].after.by, "the first does not wait for the others"


def test_a_small_goal_whose_date_is_over_as_well_does_not_push_in_before_a_large_one() -> None:
    hours = ("40", "2", "30", "1", "8")
    goals = (goal(step(f"s{at}", h), by=by(at - 200), id=f"g{at}", title=f"Goal {at}") for at, h in enumerate(hours))
    days = [of.after.by for of in replan(homework(*goals), TODAY).goals]
    assert days == sorted(days, key=str)


def test_a_goal_that_fits_stays_and_still_fits() -> None:
    found = replan(three_goals(-50, 120), TODAY)
    assert dates(found)[1] == ("g1", "stays", str(day(120)))
    assert [of.after.verdict for of in found.goals] == ["fits", "fits"]


def test_missed_dates_of_steps_move_by_as_many_days_and_booked_days_stay() -> None:
    exam = step("exam", "0", start=day(200), by=by(200))
    plan = homework(goal(step("a", "20", by=by(-20)), exam, by=by(200)))
    moved = {edit.path: edit.value for edit in replan(plan, TODAY).edits}
    days = (moved["goals", 0, "by"] - day(200)).days
    assert moved == {("goals", 0, "by"): day(200 + days), ("goals", 0, "plan", 0, "by"): day(-20 + days)}


def test_a_start_is_kept() -> None:
    plan = homework(goal(step("a", "14", start=day(100)), by=by(50)))
    (found,) = replan(plan, TODAY).goals
    assert found.after.by is not None
    assert found.after.by > day(100)
    assert {edit.path[-1] for edit in found.edits} == {"by"}


def test_from_a_later_day_dates_are_later() -> None:
    plan = three_goals(-50)
    first, later = replan(plan, TODAY).goals[0].after.by, replan(plan, day(30)).goals[0].after.by
    assert first is not None
    assert later is not None
    assert (later - first).days == 30


def test_unknown_hours_shift_by_the_silence() -> None:
    steps = (step("a", by=by(-40)), step("b", by=by(-60), status="done"), step("c"))
    plan = homework(goal(*steps, by=by(-10)), hours=None, log=(LogEntry(day(-90), note="a good week"),))
    found = replan(plan, TODAY)
    assert found.silence == Silence(day(-90), 90)
    assert dates(found) == [("goal", "shifts", str(day(80)))]
    assert {edit.path: edit.value for edit in found.edits} == {
        ("goals", 0, "by"): day(80),
        ("goals", 0, "plan", 0, "by"): day(50),
    }


def test_the_silence_ends_with_the_last_log_entry_change_or_meeting() -> None:
    plan = homework(goal(step("a"), by=by(10)))
    assert silence_until(plan, TODAY) is None
    plan = plan._replace(log=(LogEntry(day(-60)), LogEntry(day(5))))
    assert silence_until(plan, TODAY) == Silence(day(-60), 60)
    plan = plan._replace(changes=(PlanChange(), PlanChange(date=day(-50))))
    assert silence_until(plan, TODAY) == Silence(day(-50), 50)
    plan = plan._replace(meetings=(Meeting(day(-6)), Meeting(day(30))))
    assert silence_until(plan, TODAY) is None
    assert silence_until(plan, day(29)) == Silence(day(5), 24)


def test_where_nothing_was_noted_the_silence_begins_when_the_file_was_written() -> None:
    plan = homework(goal(step("a"), by=by(-10)), hours=None)
    assert dates(replan(plan, TODAY, written=day(-30))) == [("goal", "shifts", str(day(20)))]
    assert silence_until(plan._replace(log=(LogEntry(day(-90)),)), TODAY, day(-30)) == Silence(day(-90), 90)
    assert silence_until(plan, TODAY, day(30)) is None


def test_a_date_without_a_plan_shifts_as_well() -> None:
    plan = homework(goal(by=by(40)), hours="7", log=(LogEntry(day(-20)),))
    assert dates(replan(plan, TODAY)) == [("goal", "shifts", str(day(60)))]


def test_without_a_silence_unknown_hours_stay() -> None:
    plan = homework(goal(step("a"), by=by(-10)), hours=None)
    assert dates(replan(plan, TODAY)) == [("goal", "stays", str(day(-10)))]


def test_a_sized_step_with_a_pace_of_its_own_moves_to_the_day_it_leads_to() -> None:
    sized = step("posts", size=Size(total=40, unit="post"))  # type: ignore[arg-type]
    log = tuple(LogEntry(day(-60 + 10 * n), step="posts", units=1) for n in range(6))  # type: ignore[arg-type]
    plan = homework(goal(sized, by=by(-5)), hours=None, log=log)
    (found,) = replan(plan, TODAY).goals
    assert (found.outcome, found.after.verdict) == ("moves", "fits")


def test_a_plan_without_any_hours_a_week_left_says_that_there_is_no_day() -> None:
    plan = homework(goal(step("a", "10"), by=by(10)), hours="0")
    (found,) = replan(plan, TODAY).goals
    assert (found.outcome, found.edits) == ("no day", ())


def test_closed_goals_and_goals_without_a_date_are_left_out() -> None:
    plan = homework(goal(step("a", "1"), status="paused", by=by(-5)), goal(step("b", "1"), id="other"))
    assert replan(plan, TODAY).goals == ()


def test_of_the_goals_that_were_chosen_alone_the_chances_are_told_anew() -> None:
    plan = three_goals(-50, -20)
    found = replan(plan, TODAY)
    second = only(plan, found, {"g1"})
    assert dates(second) == [("g0", "stays", str(day(-50))), ("g1", "moves", str(found.goals[1].after.by))]
    fresh = assess(applied(plan, second.edits), TODAY, ways_out=0).goals[1]
    assert second.goals[1].after.chance == fresh.chance


@pytest.mark.parametrize("seed", range(4))
def test_what_is_replanned_once_needs_no_more(seed: int) -> None:
    plan = random_homework(Random(seed))
    again = replan(applied(plan, replan(plan, TODAY).edits), TODAY)
    assert all(of.outcome in {"stays", "no day", "shifts"} for of in again.goals)


def test_who_watches_is_handed_each_goal_as_its_turn_comes() -> None:
    plan, turns = three_goals(3, 2, 1), []

    def watch(places: Sequence[int]) -> Iterator[int]:
        for place in places:
            turns.append(place)
            yield place

    assert replan(plan, TODAY, watch=watch) == replan(plan, TODAY)
    assert turns == [2, 1, 0]
    turns.clear()
    assert assess(plan, TODAY, watch=watch) == assess(plan, TODAY)
    assert sorted(turns) == [0, 1, 2]
