"""The work that stands in line before something is done, and how far it may stretch to be done by a day."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING

from mentorprep.core.plan.prior import LEAST_DELIVERED, delivered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorprep.core.plan.capacity import Capacity

    Span = tuple[float, float, float]  # its opening in hours of capacity and in days; hours estimated from there on

_MOST_PAUSES = 12
_NOTHING = 1e-9  # hours; what rounding may leave of none


class Line:
    """The work up to a place in the order of work, by the day it is released on.

    `releases` are days in ascending order, with the hours released on each; `latest` is the last release of what is
    asked about. Days are ordinals. It is done by a day if, from each release not after `latest`, all that is released
    until that day fits between them; or if that was so on an earlier day, before more was released that no longer
    matters to it. `days` is a capacity of one unit a day, breaks left out. Before the day `since` something
    else takes all hours, as certain as the stretch itself."""

    def __init__(
        self,
        releases: Sequence[int],
        hours: Sequence[float],
        latest: int,
        capacity: Capacity,
        days: Capacity,
        *,
        since: int | None = None,
    ) -> None:
        ahead = 0.0 if since is None else delivered(capacity.opening(since), days.opening(since) / 7)
        kept = [index for index, of_day in enumerate(hours) if of_day > _NOTHING or ahead > 0]
        self.latest = latest
        self._since = since
        self._ahead = ahead
        self._capacity = capacity
        self._days = days
        self._releases = [releases[index] for index in kept]
        self._work = [hours[index] for index in kept]
        self._openings = [(capacity.opening(release), days.opening(release)) for release in self._releases]
        self._hours = [0.0, *accumulate(self._work)]
        self._relevant = bisect_right(self._releases, latest)
        self._spans: dict[int, list[Span]] = {}
        self._earlier: list[tuple[int, float]] | None = None

    def changed(self, capacity: Capacity | None, without: Iterable[tuple[int, float]]) -> Line:
        """The line on another capacity, and without jobs of these releases and hours, which stand in it."""
        work = dict(zip(self._releases, self._work, strict=True))
        for release, of_job in without:
            work[release] = work.get(release, 0.0) - of_job
        return Line(
            list(work), list(work.values()), self.latest, capacity or self._capacity, self._days, since=self._since
        )

    def stretch(self, day: int) -> float:
        """How many times as long everything may take and still be done by the end of the day; -inf before it may begin.

        Hours of which the week has many are counted as fewer: `prior.delivered`."""
        if day < self.latest:
            return -inf
        best = self._until(day + 1)
        if self._relevant == len(self._releases) or self._releases[self._relevant] > day:
            return best
        for pause, stretch in self._pauses():
            if pause > day:
                break
            best = max(best, stretch)
        return best

    def room(self, day: int) -> float:
        """How many times its hours fit before the end of the day if every hour counts: at most so many, inf where it is not
        known so quickly, or what is ahead is only likely. Below 1 there is no way."""
        last = bisect_right(self._releases, day)
        if self._ahead or last > self._relevant or not self._hours[last]:
            return inf
        end, spans = self._capacity.opening(day + 1), self._spans.get(last) or self._spans_to(last)
        return min(((end - opening) / hours for opening, _, hours in spans), default=inf)

    def _pauses(self) -> list[tuple[int, float]]:
        """The mornings on which more is released that does not matter if all is done before; a dozen at most."""
        if self._earlier is None:
            later = self._releases[self._relevant :]
            mornings = later[:: 1 + len(later) // _MOST_PAUSES]
            self._earlier = [(morning, self._until(morning)) for morning in mornings]
        return self._earlier

    def _until(self, morning: int) -> float:
        last = bisect_right(self._releases, morning - 1)
        end, end_days = self._capacity.opening(morning), self._days.opening(morning)
        spans = self._spans.get(last) or self._spans_to(last)
        if not spans:
            return inf
        if len(spans) == 1:
            ((opening, opening_days, hours),) = spans
            return delivered(end - opening, (end_days - opening_days) / 7) / hours
        rough = [(end - opening) / hours for opening, _, hours in spans]
        enough = max(min(rough), 0.0) / LEAST_DELIVERED
        return min(
            delivered(end - opening, (end_days - opening_days) / 7) / hours
            for (opening, opening_days, hours), of_span in zip(spans, rough, strict=True)
            if of_span <= enough
        )

    def _spans_to(self, last: int) -> list[Span]:
        """From each release that matters on, what is released before that of index `last`."""
        hours = self._hours[last]
        self._spans[last] = [
            (*self._openings[index], hours - self._hours[index] + self._ahead)
            for index in range(min(self._relevant, last))
        ]
        return self._spans[last]
