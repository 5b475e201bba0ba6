"""The first of many numbers that will do, by halving."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def first_that_holds(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """The first number from `low` on for which it holds, when it then holds for all further ones; else `high`."""
    if low >= high or not holds(high - 1):
        return high
    high -= 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return high
