"""The capacity not yet given to any job, on the line of all capacity there will be. It knows nothing of days."""

from __future__ import annotations

from bisect import bisect_right
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorprep.core.plan.capacity import Amount


class Free:
    """Gaps of free capacity between moments, ascending; at first one gap from 0 that never ends.

    Every job takes the earliest free capacity from the moment it may begin. What it takes whole is gone, so n jobs
    take O(n log n) in all, and far less where most may begin at once."""

    def __init__(self) -> None:
        self._starts: list[Amount] = [0]
        self._stops: list[Amount] = [inf]  # compared, never reckoned with: integers stay integers

    def take(self, moment: Amount, need: Amount) -> Amount:
        """Give away the first `need` units, above 0, from `moment` on; the moment at which they have passed."""
        starts, stops = self._starts, self._stops
        if moment <= starts[0] and starts[0] + need < stops[0]:  # most jobs may begin at once
            starts[0] += need
            return starts[0]
        first = last = bisect_right(stops, moment)
        begin = max(starts[first], moment)
        kept = starts[first] < begin
        while begin + need > stops[last]:
            need -= stops[last] - begin
            last += 1
            begin = starts[last]
        end = begin + need
        if kept or last > first or end == stops[last]:
            self._cut(first, last, moment if kept else None, end)
        else:
            starts[first] = end
        return end

    def _cut(self, first: int, last: int, kept_until: Amount | None, end: Amount) -> None:
        """Replace the gaps from `first` to `last` by what is left of them: up to a moment, and from `end` on."""
        starts: list[Amount] = []
        stops: list[Amount] = []
        if kept_until is not None:
            starts.append(self._starts[first])
            stops.append(kept_until)
        if end < self._stops[last]:
            starts.append(end)
            stops.append(self._stops[last])
        self._starts[first : last + 1] = starts
        self._stops[first : last + 1] = stops

    def before(self, moment: Amount) -> Amount:
        """How much is free before a moment. O(gaps)."""
        count = bisect_right(self._starts, moment)
        if not count:
            return 0
        return sum(self._stops[: count - 1]) + min(self._stops[count - 1], moment) - sum(self._starts[:count])
