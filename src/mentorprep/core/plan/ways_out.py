"""Ways out of a goal that does not fit: for each lever alone the least that helps, confirmed by a fresh run."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from mentorprep.core.plan.applied import applied
from mentorprep.core.plan.assessment import TIGHT_BELOW, WORST_FIRST, PlanEdit, WayOut
from mentorprep.core.plan.capacity import capacity
from mentorprep.core.plan.levers import (
    HALF,
    cuttable,
    fewer_hours,
    hours_steps,
    later_dates,
    more_hours,
    pausable,
    pause,
)
from mentorprep.core.plan.record import condensed
from mentorprep.core.plan.verdict import judge, situation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Lever = Literal["date", "hours", "cut", "pause"]
    from mentorprep.core.model import Step
    from mentorprep.core.plan.jobs import Job
    from mentorprep.core.plan.verdict import Judged, Situation

_ENOUGH = float(TIGHT_BELOW) - 0.005  # rounds up to it
_MOST_TRIES = 40  # of days one after another, each of which should do by the goal's own work, and does not


class Search:
    """Looks for ways out in a homework that is laid out and judged.

    What a lever does to the goal's own chance is cheap to know and comes first; the whole homework is laid out afresh
    only to confirm it. Each answer is the one that trying every value in turn would find."""

    def __init__(self, laid_out: Situation, judged: Sequence[Judged]) -> None:
        self._now = laid_out
        self._judged = judged
        self._brief = condensed(laid_out.homework, laid_out.today)
        self._places: dict[int, list[int]] = defaultdict(list)
        for index, job in enumerate(laid_out.jobs.work):
            self._places[job.place[0]].append(index)

    def ways_out(self, at_goal: int) -> tuple[WayOut, ...]:
        """Those of the four levers that make the goal fit, at most one way each; none where its chance is not known."""
        if not self._now.outlook.known(at_goal):
            return ()
        levers = (self._later, self._more_hours, self._less_work, self._without_another)
        return tuple(way for lever in levers if (way := lever(at_goal)) is not None)

    def _later(self, at_goal: int) -> WayOut | None:
        """The first later day. A later date puts more work before the goal, never less: so days that are too early by
        the work before it now, or at a day tried since, need not be tried."""
        first = self._now.jobs.goal_days[at_goal]
        tried, days = self._now, 0
        for _ in range(_MOST_TRIES):
            least = tried.outlook.first_day(at_goal, _ENOUGH)
            if first is None or least is None:
                return None
            days = self._first_worth_trying(at_goal, first.toordinal(), max(days + 1, least - first.toordinal()))
            edits = later_dates(self._now, at_goal, days)
            tried = self._laid_out(edits)
            if edits and (way := self._way(at_goal, "date", edits, tried)):
                return way._replace(by=tried.jobs.goal_days[at_goal])
        return None

    def _first_worth_trying(self, at_goal: int, first: int, days: int) -> int:
        """So many days later or more, until all that would be due before the goal's last step leaves it a chance.

        Goes by one step that has no date of its own and nothing after it: with it alone, what stands before it on a
        day is known without laying everything out. What the goal's other steps come after is left aside."""
        work = self._now.jobs.work
        anchor = self._anchor(at_goal)
        if anchor is None:
            return days
        own, family = self._before([anchor]), self._before(self._places[at_goal])
        while True:
            due = first + days - work[anchor].wait_days
            ahead = [
                index for index, job in enumerate(work) if job.due is not None and job.due < due and index not in family
            ]
            least = self._now.outlook.first_day_behind(anchor, [*own, *ahead], _ENOUGH)
            if least is None or least <= first + days:
                return days
            days = least - first

    def _anchor(self, at_goal: int) -> int | None:
        """The place of a step of the goal that is due with it, whatever its date, and needs hours."""
        if not self._now.jobs.exact:
            return None
        goal = self._now.homework.goals[at_goal]
        followed = {before for job in self._now.jobs.work for before in job.after}
        unknown = {id_ for job in self._now.jobs.unknown for id_ in self._step(job).after}
        for index in self._places[at_goal]:
            job = self._now.jobs.work[index]
            dated = goal.plan[job.place[1]].by is not None
            if job.required and job.hours and not dated and index not in followed and job.id not in unknown:
                return index
        return None

    def _step(self, job: Job) -> Step:
        return self._now.homework.goals[job.place[0]].plan[job.place[1]]

    def _more_hours(self, at_goal: int) -> WayOut | None:
        """The least hours per week."""
        homework, today = self._now.homework, self._now.today
        choices = hours_steps(homework)

        def edits(index: int) -> tuple[PlanEdit, ...]:
            return more_hours(homework, today, choices[index])

        def likely(index: int) -> bool:
            of_days = capacity(applied(homework, edits(index)), today)
            return self._now.outlook.chance_beside(at_goal, of_days) >= TIGHT_BELOW

        found = self._least(at_goal, "hours", len(choices), edits, likely)
        return found and found[1]._replace(hours_per_week=choices[found[0]])

    def _less_work(self, at_goal: int) -> WayOut | None:
        """The least hours taken from its last steps."""
        jobs = cuttable(self._now, at_goal)
        most = int(sum((left for _, _, left in jobs), Decimal(0)) / HALF)
        cuts = {job.place[1]: (job, estimate - left) for job, estimate, left in jobs}
        index_of = {job.place: index for index, job in enumerate(self._now.jobs.work)}

        def edits(index: int) -> tuple[PlanEdit, ...]:
            return fewer_hours(jobs, HALF * (index + 1))

        def likely(index: int) -> bool:
            hours = {}
            for path, estimate in edits(index):
                job, logged = cuts[int(path[3])]
                step = self._now.homework.goals[at_goal].plan[job.place[1]]._replace(hours=estimate)
                still = Fraction(estimate - logged)
                hours[index_of[job.place]] = self._now.outlook.likely_hours(job, step, still)
            return self._now.outlook.chance_if(at_goal, hours) >= TIGHT_BELOW

        found = self._least(at_goal, "cut", most, edits, likely)
        return found and found[1]._replace(hours=HALF * (found[0] + 1))

    def _without_another(self, at_goal: int) -> WayOut | None:
        """The first other goal that may be paused."""
        for other in pausable(self._now, at_goal):
            edits = pause(other)
            if self._may_help(at_goal, other) and (way := self._way(at_goal, "pause", edits, paused=other)):
                return way._replace(goal=self._now.homework.goals[other].id)
        return None

    def _may_help(self, at_goal: int, other: int) -> bool:
        """Whether the goal would have a chance without the other goal's work and all that this one comes after."""
        if not self._now.jobs.exact:
            return True
        goal = self._now.homework.goals[other]
        recurs = any(step.weekly_hours for step in goal.plan)
        of_days = capacity(applied(self._now.homework, pause(other)), self._now.today) if recurs else None
        freed = self._before(self._places[other])
        if not freed.isdisjoint(self._places[at_goal]):  # what only the other goal needs of this one is then optional
            return True
        return self._now.outlook.chance_beside(at_goal, of_days, freed) >= TIGHT_BELOW

    def _before(self, places: Sequence[int]) -> set[int]:
        """These places in the order of work, and those of the jobs they come after."""
        found = set(places)
        waiting = list(found)
        while waiting:
            for before in self._now.jobs.work[waiting.pop()].after:
                if before not in found:
                    found.add(before)
                    waiting.append(before)
        return found

    def _least(
        self,
        at_goal: int,
        lever: Lever,
        count: int,
        edits: Callable[[int], tuple[PlanEdit, ...]],
        likely: Callable[[int], bool],
    ) -> tuple[int, WayOut] | None:
        """The first of so many edits, each stronger than the one before it, that helps; with its place.

        `likely` is necessary and quick, but says nothing where waiting between steps moves everything."""
        start = _first(0, count, likely) if self._now.jobs.exact else 0
        ways: dict[int, WayOut | None] = {}

        def helps(index: int) -> bool:
            ways[index] = self._way(at_goal, lever, edits(index))
            return ways[index] is not None

        found = start if start < count and helps(start) else _first(start + 1, count, helps)
        way = ways.get(found)
        return None if way is None else (found, way)

    def _way(
        self, at_goal: int, lever: Lever, edits: tuple[PlanEdit, ...], tried: Situation | None = None, paused: int = -1
    ) -> WayOut | None:
        """The edits as a way out, if by a fresh run the goal fits and no other's verdict is worse; a paused one aside."""
        tried = tried or self._laid_out(edits)
        if tried.outlook.chance_if(at_goal, {}) < TIGHT_BELOW:
            return None
        judged = judge(tried)
        worse = any(
            WORST_FIRST.index(new.verdict) < WORST_FIRST.index(old.verdict)
            for index, (new, old) in enumerate(zip(judged, self._judged, strict=True))
            if index != paused
        )
        if judged[at_goal].verdict != "fits" or worse:
            return None
        return WayOut(lever, judged[at_goal].chance, edits)

    def _laid_out(self, edits: tuple[PlanEdit, ...]) -> Situation:
        return situation(applied(self._brief, edits), self._now.today, self._now.outlook.believed)


def _first(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """The first number from `low` on for which it holds, when it then holds for all further ones; else `high`."""
    if low >= high or not holds(high - 1):
        return high
    high -= 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return high
