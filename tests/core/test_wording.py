"""Numbers and words as they are told everywhere."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorprep.core.wording import (
    chances,
    counted,
    folded,
    half_up,
    long_day,
    nearest,
    plain_decimal,
    plural,
    shortened,
    singular,
    told_apart,
)


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        (Fraction(5, 2), 0, "3"),
        (Decimal("1.25"), 1, "1.3"),
        (0.5, 0, "1"),
        (7, 2, "7.00"),
        (Fraction(1, 3), 4, "0.3333"),
    ],
)
def test_a_half_is_rounded_up(value: Fraction, places: int, rounded: str) -> None:
    assert str(half_up(value, places)) == rounded


@pytest.mark.parametrize(("number", "told"), [("30.0", "30"), ("2.50", "2.5"), ("1E+2", "100"), ("0.00", "0")])
def test_a_number_is_told_as_people_write_it(number: str, told: str) -> None:
    assert plain_decimal(Decimal(number)) == told


hours = st.fractions(min_value=0, max_value=10_000, max_denominator=700)


@given(hours, hours)
def test_two_figures_that_differ_are_told_apart(needed: Fraction, available: Fraction) -> None:
    told = told_apart(needed, available)
    assert (told[0] == told[1]) == (needed == available)


@pytest.mark.parametrize(
    ("needed", "available", "told"),
    [
        ("240", "186.9", ("240", "187")),
        ("48.2", "48", ("48.2", "48")),
        ("5.5", "5", ("5.5", "5")),
        ("188.6", "188.58", ("188.6", "188.58")),
        ("188.9", "188.58", ("188.9", "188.6")),
        ("30.00001", "30", ("30.00001", "30")),
        ("186.9", "186.9", ("187", "187")),
    ],
)
def test_they_are_told_as_coarsely_as_that_allows(needed: str, available: str, told: tuple[str, str]) -> None:
    assert told_apart(Fraction(needed), Fraction(available)) == told


def test_a_day_is_told_with_its_month_in_letters() -> None:
    assert long_day(dt.date(2027, 12, 10)) == "10 December 2027"


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("chapter", "chapters"),
        ("story", "stories"),
        ("day", "days"),
        ("box", "boxes"),
        ("class", "classes"),
        ("match", "matches"),
        ("push", "pushes"),
        ("waltz", "waltzes"),
        ("exercise", "exercises"),
        ("y", "ys"),
        ("rozdział", "rozdział"),
    ],
)
def test_a_unit_has_its_plural_and_back(one: str, several: str) -> None:
    assert plural(one) == several
    assert singular(several) == one
    assert plural(several) == several


@given(st.from_regex("[a-z]{0,9}([a-rt-z]|ss)", fullmatch=True))
def test_what_is_counted_keeps_its_plural(word: str) -> None:
    several = plural(word)
    assert plural(singular(several)) == several


def test_one_is_told_as_one() -> None:
    assert counted("1", "story") == "1 story"
    assert counted("2.5", "story") == "2.5 stories"
    assert counted("0", "series") == "0 series"


@pytest.mark.parametrize(
    ("word", "meant"),
    [("slq", "sql"), ("SQL-1", "sql"), ("europe/warsw", "Europe/Warsaw"), ("zzzqqq", ""), ("", ""), ("s" * 10**6, "")],
)
def test_a_slip_of_the_fingers_is_understood_and_nothing_else(word: str, meant: str) -> None:
    assert nearest(word, ["git", "sql", "Europe/Warsaw"]) == meant


@pytest.mark.parametrize(
    ("of_ten", "told"),
    [
        (0, "less than 1 chance of 10"),
        (1, "about 1 chance of 10"),
        (4, "about 4 chances of 10"),
        (9, "about 9 chances of 10"),
        (10, "more than 9 chances of 10"),
    ],
)
def test_chances_are_told_of_ten(of_ten: int, told: str) -> None:
    assert chances(of_ten) == told


def test_what_is_long_is_cut_and_says_so() -> None:
    assert shortened(" Get\n a  job ", 9) == "Get a job"
    assert shortened("Get a better job", 7) == "Get a…"
    assert len(shortened("long " * 10**6, 70)) <= 70


@pytest.mark.parametrize(
    ("text", "bare"), [(" Déjà  VU", "deja vu"), ("Łódź", "lodz"), ("20–45", "20-45"), ("A\tB", "a b")]
)
def test_a_text_is_folded_to_what_is_looked_for(text: str, bare: str) -> None:
    assert folded(text) == bare
