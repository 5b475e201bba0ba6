"""The work that stands in line before something is done, and how far it may stretch to be done by a day.

Estimates are steps of one person, so they share most of their error; what is each step's own evens out. n independent
steps deviate from their mean together like one step of the size sqrt(sum of squares). So where one step is off by the
factor `lift`, a sum of steps is `mean * (sum - size) + lift * size`: exact for one step, exact in mean and variance for
many, and it never falls when work is added or grows. That is what keeps every chance monotone."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from math import exp, inf, sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorprep.core.plan.capacity import Capacity

    Span = tuple[
        float, float, list[float]
    ]  # its opening moment; hours estimated from there on; their total at each node

# Gauss-Hermite for a standard normal: five points are exact up to the ninth moment.
NODES = (-2.856970013872806, -1.355626179974266, 0.0, 1.355626179974266, 2.856970013872806)
WEIGHTS = (0.011257411327721, 0.222075922005613, 0.533333333333333, 0.222075922005613, 0.011257411327721)
NEVER = (-inf,) * len(NODES)
_MOST_PAUSES = 12
_NOTHING = 1e-9  # hours; what rounding may leave of none


class Spread(NamedTuple):
    """What one step alone takes over its estimate: the mean, and the factor at each of NODES.

    Totals over their estimates differ between sets of steps by the factor `span` at most, at every node."""

    mean: float
    lifts: tuple[float, ...]
    span: float


def spread_of(step_sd: float) -> Spread:
    """The spread of steps with this sd on a log scale."""
    mean = exp(step_sd * step_sd / 2)
    lifts = tuple(exp(step_sd * node) for node in NODES)
    return Spread(mean, lifts, max(lifts[-1] / mean, mean / lifts[0]))


def totals(hours: float, squares: float, spread: Spread) -> list[float]:
    """The total of steps at each node, from the sums of their estimates and of the squares of those."""
    size = min(sqrt(max(squares, 0.0)), hours)
    rest = spread.mean * (hours - size)
    return [rest + lift * size for lift in spread.lifts]


class Line:
    """The work up to a place in the order of work, by the day it is released on.

    `releases` are days in ascending order, with the hours released on each and the squares of those hours; `latest` is
    the last release of what is asked about. Days are ordinals. It is done by a day if, from each release not after
    `latest`, all that is released until that day fits between them; or if that was so on an earlier day, before more
    was released that no longer matters to it. `ahead` are hours that something else takes first, as certain as the
    stretch itself."""

    def __init__(
        self,
        releases: Sequence[int],
        hours: Sequence[float],
        squares: Sequence[float],
        latest: int,
        capacity: Capacity,
        *,
        ahead: float = 0.0,
    ) -> None:
        kept = [index for index, of_day in enumerate(hours) if of_day > _NOTHING or ahead > 0]
        self.latest = latest
        self._work = {releases[index]: (hours[index], squares[index]) for index in kept}
        self._ahead = ahead
        self._capacity = capacity
        self._releases = [releases[index] for index in kept]
        self._openings = [capacity.opening(release) for release in self._releases]
        self._hours = [0.0, *accumulate(hours[index] for index in kept)]
        self._squares = [0.0, *accumulate(squares[index] for index in kept)]
        self._relevant = bisect_right(self._releases, latest)
        self._spans: dict[int, list[Span]] = {}
        self._earlier: list[tuple[int, tuple[float, ...]]] | None = None

    def changed(self, capacity: Capacity | None, without: Iterable[tuple[int, float]]) -> Line:
        """The line on another capacity, and without jobs of these releases and hours, which stand in it."""
        work = dict(self._work)
        for release, of_job in without:
            hours, squares = work.get(release, (0.0, 0.0))
            work[release] = (hours - of_job, squares - of_job * of_job)
        hours_of, squares_of = ([pair[part] for pair in work.values()] for part in (0, 1))
        return Line(list(work), hours_of, squares_of, self.latest, capacity or self._capacity, ahead=self._ahead)

    def stretch(self, day: int, spread: Spread) -> tuple[float, ...]:
        """How many times as long everything may take, at each node, and still be done by the end of the day."""
        if day < self.latest:
            return NEVER
        best = self._until(day + 1, spread)
        if self._relevant == len(self._releases) or self._releases[self._relevant] > day:
            return best
        for pause, stretch in self._pauses(spread):
            if pause > day:
                break
            best = tuple(map(max, best, stretch))
        return best

    def _pauses(self, spread: Spread) -> list[tuple[int, tuple[float, ...]]]:
        """The mornings on which more is released that does not matter if all is done before; a dozen at most."""
        if self._earlier is None:
            later = self._releases[self._relevant :]
            mornings = later[:: 1 + len(later) // _MOST_PAUSES]
            self._earlier = [(morning, self._until(morning, spread)) for morning in mornings]
        return self._earlier

    def _until(self, morning: int, spread: Spread) -> tuple[float, ...]:
        last = bisect_right(self._releases, morning - 1)
        end = self._capacity.opening(morning)
        spans = self._spans.get(last) or self._spans_to(last, spread)
        if not spans:
            return (inf,) * len(NODES)
        rough = [(end - opening) / hours for opening, hours, _ in spans]
        enough = spread.span * max(min(rough), 0.0)
        tightest = [span for span, of_span in zip(spans, rough, strict=True) if of_span <= enough]
        return tuple(min((end - opening) / needs[node] for opening, _, needs in tightest) for node in range(len(NODES)))

    def _spans_to(self, last: int, spread: Spread) -> list[Span]:
        """From each release that matters on, what is released before that of index `last`."""
        hours, squares = self._hours[last], self._squares[last]
        spans = []
        for index in range(min(self._relevant, last)):
            of_span = hours - self._hours[index]
            needs = totals(of_span, squares - self._squares[index], spread)
            spans.append((self._openings[index], of_span + self._ahead, [need + self._ahead for need in needs]))
        self._spans[last] = spans
        return spans
