"""Bars, tracks and the names of months above them."""

import datetime as dt
from fractions import Fraction

import pytest

from mentorprep.core.show.drawing import ASCII, UNICODE, Scale, bar, months, track
from mentorprep.core.wording import MONTHS


@pytest.mark.parametrize(
    ("share", "drawn"),
    [
        (Fraction(0), ".........."),
        (Fraction(1, 1000), "#........."),
        (Fraction(1, 2), "#####....."),
        (Fraction(999, 1000), "#########."),
        (Fraction(1), "##########"),
    ],
)
def test_a_bar_is_full_only_when_all_is_done_and_empty_only_when_nothing_is(share: Fraction, drawn: str) -> None:
    assert bar(share, 10, ASCII) == drawn


def test_a_track_has_the_last_day_in_the_last_column_and_nothing_from_before_it() -> None:
    scale = Scale(dt.date(2026, 11, 1), dt.date(2026, 11, 30), 30)
    spans = [(dt.date(2026, 11, 10), dt.date(2026, 11, 12), "_"), (dt.date(2026, 10, 1), dt.date(2026, 10, 9), "=")]
    points = [(dt.date(2026, 11, 1), "|"), (dt.date(2026, 11, 30), "D"), (dt.date(2026, 10, 1), "*")]
    assert track(scale, spans, points, "-") == "|--------___-----------------D"


def test_months_stand_where_they_begin_as_far_as_there_is_room() -> None:
    scale = Scale(dt.date(2026, 11, 1), dt.date(2027, 2, 28), 40)
    assert months(scale, MONTHS) == "Nov 2026  Dec       Jan 2027  Feb"
    assert months(scale._replace(width=12), MONTHS) == "Nov 2026 Feb"
    assert months(Scale(dt.date(9999, 11, 1), dt.date(9999, 12, 31), 40), MONTHS) == "Nov 9999            Dec"


def test_both_sets_of_marks_are_told_apart_by_their_shape() -> None:
    for marks in (UNICODE, ASCII):
        on_a_track = (
            marks.line,
            marks.likely,
            marks.rests,
            marks.today,
            marks.goal,
            marks.step,
            marks.estimates,
            marks.meeting,
        )
        assert len(set(on_a_track)) == len(on_a_track)
    assert "".join(ASCII).isascii()
