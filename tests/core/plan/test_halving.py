"""The first number that will do: the same by both searches, and in few looks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentorprep.core.plan.halving import first_near, first_that_holds


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 60))
def test_both_searches_find_the_first_number_and_look_at_few(low: int, count: int, first: int) -> None:
    high = low + count
    expected = min(max(first, low), high)
    for search in (first_that_holds, first_near):
        looked: list[int] = []

        def holds(number: int, looked: list[int] = looked) -> bool:
            looked.append(number)
            return number >= first

        assert search(low, high, holds) == expected
        assert all(low <= number < high for number in looked)
        assert len(looked) == len(set(looked)) <= 2 * count.bit_length() + 1


def test_what_is_near_is_found_in_two_looks() -> None:
    looked: list[int] = []

    def holds(number: int) -> bool:
        looked.append(number)
        return number >= 11

    assert first_near(10, 1000, holds) == 11
    assert looked == [10, 11]
