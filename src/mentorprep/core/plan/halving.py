"""The first of many numbers that will do, by halving."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def first_that_holds(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """The first number from `low` on for which it holds, when it then holds for all further ones; else `high`."""
    if low >= high or not holds(high - 1):
        return high
    return _between(low, high - 1, holds)


def first_near(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """The same, by few looks where it is near `low`: in steps that double."""
    at, step = low, 1
    while low < high:
        if holds(at):
            return _between(low, at, holds)
        low, at, step = at + 1, min(at + step, high - 1), 2 * step
    return high


def _between(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """The first number from `low` on for which it holds, when it does for `high`."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return high
