"""What is believed before there is a record, and how a record moves it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from math import exp, log
from statistics import NormalDist
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorprep.core.model import Break, LogEntry
from mentorprep.core.plan.assessment import QUANTILES
from mentorprep.core.plan.capacity import capacity
from mentorprep.core.plan.forecast import Work, hours_quantiles, scale_of
from mentorprep.core.plan.left import entries_by_step
from mentorprep.core.plan.line import Line
from mentorprep.core.plan.outcome import Outcome, Own, normal_quantile
from mentorprep.core.plan.prior import beliefs, delivered, odds_of_stretch
from mentorprep.core.plan.record import LATEST_DAYS, Finished, Record, quiet_since, record
from plans import TODAY, day, goal, homework, step

if TYPE_CHECKING:
    from mentorprep.core.plan.prior import Beliefs

GENERAL = beliefs(Record())

SCALE = scale_of(GENERAL)


def of_ratios(*ratios: float) -> Beliefs:
    """What is believed of one who finished steps of 10 h each."""
    return beliefs(Record(tuple(Finished(10.0, ratio) for ratio in ratios)))


def recorded(*log_entries: LogEntry, done: tuple[str, ...] = ()) -> Record:
    plan = homework(goal(*(step(id_, "10", status="done") for id_ in done)), log=log_entries)
    return record(plan, entries_by_step(plan.log, TODAY), TODAY)


def test_the_general_evidence_is_as_it_was_measured() -> None:
    # of one step the median is 1.00 and P85 1.9, of ten 43 % are within 1.0x, 78 % within 1.5x, 92 % within 2x
    one = {level: exp(GENERAL.step.quantile(level)) for level in (0.5, 0.85)}
    assert one == pytest.approx({0.5: 1, 0.85: 1.9}, rel=0.1)
    ten = [hours for _, hours in hours_quantiles(Work([1.0] * 10, []), SCALE)]
    assert ten == pytest.approx([6.1, 7.5, 8.7, 11.0, 14.0, 14.9, 16.1, 20.3], abs=0.3)
    assert (GENERAL.shift, GENERAL.width) == (0, 1)


def test_a_person_whose_steps_take_twice_as_long_is_believed_slowly() -> None:
    believed = [exp(of_ratios(*(log(2),) * count).total_mean) for count in (0, 1, 5, 20, 100)]
    assert believed == sorted(believed)
    assert believed[1] < 1.25
    assert 1.4 < believed[3] < believed[4] < 2


def test_spread_is_as_personal_as_bias() -> None:
    steady, wild = of_ratios(*(0.0,) * 20), of_ratios(*(-1.2, 1.2) * 10)
    assert steady.step.sd < GENERAL.step.sd < wild.step.sd
    assert steady.total_sd < GENERAL.total_sd < wild.total_sd
    assert steady.width < GENERAL.width < wild.width


def test_recent_steps_count_more() -> None:
    slow, fast = (log(2),) * 10, (0.0,) * 10
    assert of_ratios(*slow, *fast).total_mean < of_ratios(*fast, *slow).total_mean
    assert of_ratios(*slow, *fast).step.mean < of_ratios(*fast, *slow).step.mean


def test_long_steps_count_more_for_a_plan() -> None:
    long_late = beliefs(Record((Finished(50.0, log(2)), Finished(1.0, 0.0))))
    long_in_time = beliefs(Record((Finished(1.0, log(2)), Finished(50.0, 0.0))))
    assert long_in_time.total_mean < long_late.total_mean


def test_where_many_steps_take_what_was_estimated_the_median_stays_there() -> None:
    ratios = [0.0, 0.0, -1.0, 0.0, -0.9, 0.0, -1.2, 0.0, 0.0, -0.8] * 4
    median = exp(of_ratios(*ratios).step.quantile(0.5))
    assert exp(of_ratios(*ratios).step.mean) < 0.8
    assert 0.88 < median <= 1


def test_an_outcome_is_a_distribution_and_its_quantiles_are_where_it_says() -> None:
    outcome = Outcome(-0.1, 0.6, 10.0, Own([0.0, 0.5, -1.0, 0.0, 2.5], 0.9))
    levels = [outcome.below(outcome.quantile(quantile / 100)) for quantile in QUANTILES]
    assert levels == pytest.approx([quantile / 100 for quantile in QUANTILES], abs=1e-4)
    assert outcome.below(-9) == pytest.approx(0, abs=1e-9)
    assert outcome.below(9) == pytest.approx(1)


@given(st.floats(1e-12, 1 - 1e-9))
def test_quantiles_of_a_normal_are_those_of_an_independent_library(level: float) -> None:
    assert normal_quantile(level) == pytest.approx(NormalDist().inv_cdf(level), abs=1e-7)


@given(st.floats(0, 500), st.floats(0, 500), st.floats(0, 100), st.floats(0, 100))
def test_hours_promised_count_for_less_in_proportion_and_never_for_less(
    few: float, more: float, soon: float, later: float
) -> None:
    assert delivered(few, soon) <= delivered(few + more, soon) * (1 + 1e-12)
    assert delivered(few, soon) <= delivered(few, soon + later) * (1 + 1e-12)
    assert delivered(few, soon) <= few


def test_eight_hours_a_week_are_believed_and_twenty_counted_as_sixteen() -> None:
    assert [round(delivered(hours, 1), 1) for hours in (2, 8, 20, 40)] == [2, 8, 15.9, 26.7]


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
    assert recorded(*entries, done=("a", "b", "c")).finished == (Finished(10.0, log(0.5)), Finished(10.0, log(2)))


def test_weeks_without_an_entry_count_as_nothing_once_hours_are_logged() -> None:
    found = recorded(LogEntry(day(-28), hours=Decimal(7)), LogEntry(day(-100), note="thinking"))
    assert found == Record((), 7.0, 28.0, 4.0)


def test_a_break_says_nothing_of_other_weeks() -> None:
    rest = Break(TODAY - dt.timedelta(days=140), TODAY - dt.timedelta(days=1))
    log_entries = (LogEntry(TODAY - dt.timedelta(days=154), hours=Decimal(8)),)
    plan = homework(log=log_entries, breaks=(rest,))
    assert record(plan, entries_by_step(plan.log, TODAY), TODAY).weeks == 2
    assert quiet_since(plan, TODAY) is None
    assert quiet_since(homework(log=log_entries), TODAY) == TODAY - dt.timedelta(days=154)


@pytest.mark.parametrize(("days", "quiet"), [(28, False), (29, True)])
def test_it_is_quiet_from_four_whole_weeks_on(days: int, quiet: bool) -> None:
    last = TODAY - dt.timedelta(days=days)
    assert quiet_since(homework(log=(LogEntry(last, hours=Decimal(1)),)), TODAY) == (last if quiet else None)


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
    left = [GENERAL.step.likely_left(of, logged) for of in (estimate, estimate + more)]
    assert left[0] <= left[1] * (1 + 1e-9)
    assert left[0] >= 0


def test_what_is_left_falls_at_first_and_never_to_nothing() -> None:
    left = [GENERAL.step.likely_left(10, logged) for logged in (0, 5, 10, 20)]
    assert left[0] == 10
    assert left[0] > left[1] > left[2] > 3
    assert left[3] > 3


@given(st.floats(0.01, 40), st.sampled_from(QUANTILES))
def test_what_a_begun_step_still_needs_is_the_tail_of_what_it_takes_in_all(logged: float, quantile: int) -> None:
    step_ = GENERAL.step
    level, hours = quantile / 100, step_.still_needed(10, logged, quantile / 100)
    at_least, in_all = (step_.below(log(of / 10)) for of in (logged, logged + hours))
    if at_least < 1 - 1e-6:
        assert in_all == pytest.approx(at_least + level * (1 - at_least), abs=1e-6)


def test_a_step_far_past_its_estimate_is_still_forecast() -> None:
    assert 0 < GENERAL.step.still_needed(1, 10_000, 0.5) < 100


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=9), st.floats(0.01, 100))
def test_a_total_is_exact_for_one_step_and_never_falls_with_another(steps: list[float], more: float) -> None:
    one = [hours for _, hours in hours_quantiles(Work([more], []), SCALE)]
    assert one == pytest.approx([more * exp(GENERAL.step.quantile(quantile / 100)) for quantile in QUANTILES])
    fewer, bigger = (hours_quantiles(Work(of, []), SCALE) for of in (steps, [*steps, more]))
    assert all(new >= old - 1e-9 for (_, old), (_, new) in zip(fewer, bigger, strict=True))


def test_a_line_stretches_as_far_as_its_tightest_release_lets_it() -> None:
    hours = capacity(homework(hours="7"), TODAY)
    assert hours is not None
    start, of_days = TODAY.toordinal(), hours.in_floats()
    line = Line([start, start + 10], [10.0, 5.0], start + 10, of_days, of_days)
    assert line.stretch(start + 9) == float("-inf")
    assert line.stretch(start + 12) == pytest.approx(3 / 5)
    assert line.stretch(start + 29) == pytest.approx(30 / 15)
