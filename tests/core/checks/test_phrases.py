import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from mentorprep.core.checks import phrases
from mentorprep.core.model import By


@pytest.mark.parametrize(
    ("value", "told"),
    [(Fraction(78), "78"), (Decimal("11.5"), "11.5"), (Fraction(1869, 10), "187"), (Fraction(1, 20), "0.1"), (0, "0")],
)
def test_numbers_are_rounded_half_up(value: Fraction, told: str) -> None:
    assert phrases.number(value) == told


def test_two_figures_that_differ_are_told_apart() -> None:
    assert phrases.hours_against(Fraction(240), Fraction(1869, 10)) == ("240 h", "187 h")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2027-06-30", "30 June 2027"),
        ("2027-06", "the end of June 2027"),
        ("2027-Q2", "the end of June 2027"),
        ("2027", "the end of 2027"),
    ],
)
def test_a_period_stays_one(text: str, told: str) -> None:
    assert phrases.by_date(By(dt.date(2027, 6, 30), text)) == told


def test_of_many_the_first_are_named() -> None:
    assert phrases.listed(["a"]) == "a"
    assert phrases.listed(["a", "b", "c"]) == "a, b and c"
    assert phrases.listed(list("abcdefg")) == "a, b, c, d and 3 more"
    assert phrases.listed([]) == ""


def test_a_title_stays_on_one_line_and_short() -> None:
    assert phrases.title("Get\n a job") == "“Get a job”"
    assert len(phrases.title("long " * 50)) <= 72


@pytest.mark.parametrize(
    ("chance", "told"),
    [
        ("0.03", "less than 1 chance of 10"),
        ("0.14", "about 1 chance of 10"),
        ("0.38", "about 4 chances of 10"),
        ("0.79", "about 7 chances of 10"),  # tight: a way out promises 8 or more
        ("0.80", "about 8 chances of 10"),
    ],
)
def test_chances_are_told_of_ten(chance: str, told: str) -> None:
    assert phrases.chances(Decimal(chance)) == told


@pytest.mark.parametrize(
    ("quantity", "noun", "told"),
    [
        (1, "story", "1 story"),
        (Decimal("2.5"), "story", "2.5 stories"),
        (12, "box", "12 boxes"),
        (3, "class", "3 classes"),
    ],
)
def test_units_are_counted_in_their_plural(quantity: int, noun: str, told: str) -> None:
    assert phrases.count(quantity, noun) == told
