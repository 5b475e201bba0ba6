"""What is believed before there is a record, and how a record moves it."""

from __future__ import annotations

from decimal import Decimal
from math import exp, log
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorprep.core.model import LogEntry
from mentorprep.core.plan.jobs import jobs
from mentorprep.core.plan.left import entries_by_step
from mentorprep.core.plan.line import NODES, WEIGHTS, Line, spread_of, totals
from mentorprep.core.plan.prior import beliefs, odds_of_stretch
from mentorprep.core.plan.record import LATEST_DAYS, Record, condensed, likely_left, record
from plans import TODAY, day, goal, homework, random_homework, step

GENERAL = beliefs(Record())
SPREAD = spread_of(0.48)


def recorded(*log_entries: LogEntry, done: tuple[str, ...] = ()) -> Record:
    plan = homework(goal(*(step(id_, "10", status="done") for id_ in done)), log=log_entries)
    return record(plan, entries_by_step(plan.log, TODAY), TODAY)


def test_the_general_evidence_is_as_it_was_measured() -> None:
    assert pytest.approx(-0.032) == GENERAL.bias
    assert 0.32 <= GENERAL.shared_sd <= 0.37
    assert (GENERAL.step_sd**2 + GENERAL.shared_sd**2) ** 0.5 == pytest.approx(0.61, abs=0.01)
    assert (GENERAL.shift, GENERAL.width) == (0, 1)


def test_a_person_whose_steps_take_twice_as_long_is_believed_slowly() -> None:
    believed = [exp(beliefs(Record((log(2),) * count)).bias) for count in (0, 1, 5, 20, 100)]
    assert believed == sorted(believed)
    assert believed[1] < 1.1
    assert 1.6 < believed[3] < believed[4] < 2


def test_spread_is_as_personal_as_bias() -> None:
    steady, wild = beliefs(Record((0.0,) * 20)), beliefs(Record((-1.2, 1.2) * 10))
    assert steady.step_sd < GENERAL.step_sd < wild.step_sd
    assert steady.width < GENERAL.width < wild.width


def test_recent_steps_count_more() -> None:
    early, late = (log(2),) * 10 + (0.0,) * 10, (0.0,) * 10 + (log(2),) * 10
    assert beliefs(Record(early)).bias < beliefs(Record(late)).bias


def test_fewer_hours_than_promised_stretch_the_calendar() -> None:
    few, all_of_them = beliefs(Record((), 30, 150, 10)), beliefs(Record((), 150, 150, 10))
    assert all_of_them.shift < 0 < few.shift
    assert few.width < 1


@given(st.floats(0.01, 50), st.floats(0.01, 50), st.floats(0.1, 500), st.floats(0.1, 500))
def test_more_stretch_and_more_time_are_never_worse(a: float, b: float, early: float, late: float) -> None:
    few, many = sorted((a, b))
    early, late = sorted((early, late))
    assert odds_of_stretch(few, early, GENERAL) <= odds_of_stretch(many, early, GENERAL)
    assert odds_of_stretch(few, early, GENERAL) <= odds_of_stretch(few, late, GENERAL)


def test_the_record_has_finished_steps_in_their_order() -> None:
    entries = [LogEntry(day(-9), step="a", hours=Decimal(20)), LogEntry(day(-20), step="b", hours=Decimal(5))]
    assert recorded(*entries, done=("a", "b", "c")).ratios == (log(0.5), log(2))


def test_weeks_without_an_entry_count_as_nothing_once_hours_are_logged() -> None:
    found = recorded(LogEntry(day(-28), hours=Decimal(7)), LogEntry(day(-100), note="thinking"))
    assert found == Record((), 7.0, 28.0, 4.0)


def test_at_most_half_a_year_counts() -> None:
    found = recorded(LogEntry(day(-900), hours=Decimal(99)), LogEntry(day(-7), hours=Decimal(7)))
    assert found == Record((), 7.0, float(LATEST_DAYS), LATEST_DAYS / 7)


def test_what_was_done_on_a_recurring_step_is_not_held_against_the_hours_of_the_plan() -> None:
    plan = homework(
        goal(step("talk", weekly_hours=Decimal(1))), log=(LogEntry(day(-14), step="talk", hours=Decimal(2)),)
    )
    assert record(plan, entries_by_step(plan.log, TODAY), TODAY) == Record()


@given(st.just(0.0) | st.floats(0.01, 200), st.floats(0.1, 100), st.floats(0, 100))
def test_a_larger_estimate_never_leaves_less(logged: float, estimate: float, more: float) -> None:
    left = [likely_left(of, logged, -0.032, 0.5) for of in (estimate, estimate + more)]
    assert left[0] <= left[1] * (1 + 1e-9)
    assert left[0] >= 0


def test_what_is_left_falls_at_first_and_never_to_nothing() -> None:
    left = [likely_left(10, logged, 0, 0.5) for logged in (0, 5, 10, 20)]
    assert left[0] == 10
    assert left[0] > left[1] > left[2] > 3
    assert left[3] > 3


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=9), st.floats(0.01, 100))
def test_a_total_is_exact_for_one_step_and_never_falls_with_another(steps: list[float], more: float) -> None:
    one = totals(more, more * more, SPREAD)
    assert one == pytest.approx([more * lift for lift in SPREAD.lifts])
    fewer = totals(sum(steps), sum(of * of for of in steps), SPREAD)
    bigger = totals(sum(steps) + more, sum(of * of for of in steps) + more * more, SPREAD)
    assert all(new >= old - 1e-9 for old, new in zip(fewer, bigger, strict=True))


def test_nodes_have_the_mean_and_variance_of_a_normal() -> None:
    for power, moment in enumerate((1, 0, 1, 0, 3)):
        assert sum(w * node**power for w, node in zip(WEIGHTS, NODES, strict=True)) == pytest.approx(moment)


def test_a_line_stretches_as_far_as_its_tightest_release_lets_it() -> None:
    from mentorprep.core.plan.capacity import capacity

    plan = homework(hours="7")
    hours = capacity(plan, TODAY)
    assert hours is not None
    start = TODAY.toordinal()
    exact = spread_of(0.0)
    line = Line([start, start + 10], [10.0, 5.0], [100.0, 25.0], start + 10, hours.in_floats())
    assert line.stretch(start + 9, exact)[0] == float("-inf")
    assert line.stretch(start + 12, exact)[0] == pytest.approx(3 / 5)
    assert line.stretch(start + 29, exact)[0] == pytest.approx(30 / 15)


@given(st.integers(0, 1_000_000))
def test_a_condensed_log_leaves_the_same_of_every_step(seed: int) -> None:
    plan = random_homework(Random(seed))
    assert jobs(condensed(plan, TODAY), TODAY) == jobs(plan, TODAY)
