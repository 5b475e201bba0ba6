"""What comes round, by its title."""

from decimal import Decimal

import pytest

from mentorprep.core.model import Size, Step
from mentorprep.core.plan.habits import days_of_habit, is_habit


@pytest.mark.parametrize(
    ("title", "days"),
    [
        ("A post every day", 1),
        ("Daily reading", 1),
        ("Słówka każdego dnia", 1),
        ("Słówka codziennie", 1),
        ("At least one problem a week", 7),
        ("One post every  Week", 7),
        ("Rozmowa co tydzień", 7),
        ("Rozmowa raz na tydzien", 7),
        ("Weekday work", None),
        ("Tour of Go", None),
    ],
)
def test_a_habit_is_known_by_its_words(title: str, days: int | None) -> None:
    assert days_of_habit(title) == days


def test_what_recurs_is_a_habit_and_what_has_a_size_comes_to_an_end() -> None:
    post = Step("A post every day", "post")
    assert is_habit(post)
    assert not is_habit(post._replace(size=Size(Decimal(30))))
    assert is_habit(Step("Conversation class", "talk", weekly_hours=Decimal(1)))
