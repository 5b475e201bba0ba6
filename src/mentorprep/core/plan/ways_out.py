"""Ways out of a goal that does not fit: for each lever alone the least that helps, confirmed by a fresh run."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from mentorprep.core.plan.applied import applied
from mentorprep.core.plan.assessment import LEVERS, TIGHT_BELOW, WORST_FIRST, Lever, PlanEdit, WayOut
from mentorprep.core.plan.capacity import Capacity, capacity
from mentorprep.core.plan.halving import first_near, first_that_holds
from mentorprep.core.plan.later import Later
from mentorprep.core.plan.left import wait_of
from mentorprep.core.plan.levers import (
    HALF,
    cuttable,
    dates_to_move,
    fewer_hours,
    hours_steps,
    more_hours,
    pausable,
    pause,
    unlikely_dates,
)
from mentorprep.core.plan.order import reached
from mentorprep.core.plan.reach import Reach
from mentorprep.core.plan.schedule import horizon
from mentorprep.core.plan.verdict import edited, judge_in_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from mentorprep.core.plan.assessment import Verdict
    from mentorprep.core.plan.verdict import Judged, Situation

_MOST_LAID_OUT = 200_000  # jobs laid out in one search, a second of work: a plan of 60 steps never comes near


class SpentError(Exception):
    """The search has laid out all it may."""


def is_worse(before: Verdict, after: Verdict) -> bool:
    """Whether a verdict is worse than the one before."""
    return WORST_FIRST.index(after) < WORST_FIRST.index(before)


class Search:
    """Looks for ways out in a homework that is laid out and judged.

    What a lever does to the goal's own chance is cheap to know and comes first; the whole homework is laid out afresh
    only to confirm it. Each answer is the one that trying every value in turn would find; where jobs wait for the waits of
    others, and more may help less, it is one before which the next weaker value does not help.

    A layout takes O(n log n) for n steps, and a lever is found by halving, so a goal takes O(log v) of them for v values;
    where it takes more, because trying is not monotone, the search ends after `_MOST_LAID_OUT` jobs in all."""

    def __init__(
        self, laid_out: Situation, judged: Sequence[Judged], harmed: Callable[[Verdict, Verdict], bool] = is_worse
    ) -> None:
        """`harmed` says, of another goal's verdict before and after, whether a lever may not do that. `judged` need not
        be what `laid_out` comes to, but where all stand who may not be harmed. `judged_after` is how all stand after
        the last way that was found."""
        self.judged_after = judged
        self._now = laid_out
        self._reach = Reach(laid_out.outlook)
        self._harmed = harmed
        self._judged = judged
        self._runs = _MOST_LAID_OUT // max(1, len(laid_out.jobs.work))
        self._kept = 0  # of them, for others
        self._capacities: dict[int, Capacity | None] = {}  # with each choice of hours per week that was tried
        self._nodes: dict[int, list[int]] = defaultdict(list)  # of each goal, in its graph
        for index, (of_goal, _) in enumerate(laid_out.nodes.places):
            self._nodes[of_goal].append(index)
        self._in_order = {job.place: index for index, job in enumerate(laid_out.jobs.work)}  # by places in the file

    def ways_out(self, at_goal: int, levers: Collection[Lever] = LEVERS, among: int = 1) -> tuple[WayOut, ...] | None:
        """Those of the levers that make the goal fit, at most one way each; none where its chance is not known.
        None where the search had to end before it knew: by the number of jobs laid out, so that it is the same everywhere.
        The goal is the first of `among` so many, and may use an equal part of what is left."""
        self._kept = self._runs - ceil(self._runs / among)
        if not self._now.outlook.known(at_goal):
            return ()
        each: dict[Lever, Callable[[int], WayOut | None]] = {
            "date": self.later,
            "hours": self._more_hours,
            "cut": self._less_work,
            "pause": self._without_another,
        }
        found: list[WayOut] = []
        try:
            found.extend(way for lever in LEVERS if lever in levers and (way := each[lever](at_goal)) is not None)
        except SpentError:
            return tuple(found) or None
        return tuple(found)

    def later(self, at_goal: int) -> WayOut | None:
        """The first later day of the goal and its missed step dates. Where there is none, because a step's own date is
        unlikely: that date alone, moved within the goal's; else all of them."""
        dates, unlikely = dates_to_move(self._now, at_goal), unlikely_dates(self._now, at_goal)
        way = self._moved(at_goal, dates)
        if way or not unlikely:
            return way
        within = self._days_to_goal(at_goal, unlikely)
        return self._moved(at_goal, unlikely, within) or (
            None if set(unlikely) <= set(dates) else self._moved(at_goal, tuple(dict.fromkeys((*dates, *unlikely))))
        )

    def _moved(self, at_goal: int, dates: tuple[PlanEdit, ...], most: int | None = None) -> WayOut | None:
        """The first number of days, at most so many or until 50 years from today, that helps."""
        days = [date.value for date in dates]
        goal_day = self._now.jobs.goal_days[at_goal]
        if goal_day is None or not days:
            return None
        last = horizon(self._now.today)
        most = min((last - max((goal_day, *days))).days, most if most is not None else self._now.today.max.toordinal())
        if most < 1:
            return None

        def confirmed(edits: tuple[PlanEdit, ...], tried: Situation) -> WayOut | None:
            way = self._way(at_goal, "date", edits, tried)
            return way and way._replace(by=tried.jobs.goal_days[at_goal])

        guarded = self._guarded(at_goal)
        return Later(self._now, at_goal, dates, most, self._laid_out, confirmed, guarded).first()

    def _guarded(self, at_goal: int) -> list[int]:
        """The other goals that fit, where no lever may change that."""
        if not self._harmed("fits", "tight"):
            return []
        return [index for index, old in enumerate(self._judged) if old.verdict == "fits" and index != at_goal]

    def _days_to_goal(self, at_goal: int, dates: tuple[PlanEdit, ...]) -> int:
        """So many days these dates of steps may move and still leave their waits before the goal's date."""
        goal_day, plan = self._now.jobs.goal_days[at_goal], self._now.homework.goals[at_goal].plan
        ends = (date.value.toordinal() + wait_of(plan[int(date.path[3])]) for date in dates)
        return 0 if goal_day is None else goal_day.toordinal() - max(ends)

    def _more_hours(self, at_goal: int) -> WayOut | None:
        """The least hours per week."""
        choices = hours_steps(self._now.homework)

        def edits(index: int) -> tuple[PlanEdit, ...]:
            return more_hours(self._now.homework, self._now.today, choices[index])

        def likely(index: int) -> bool:
            if index not in self._capacities:
                self._capacities[index] = capacity(applied(self._now.homework, edits(index)), self._now.today)
            return self._reach.beside(at_goal, self._capacities[index]) >= TIGHT_BELOW

        found = self._least(at_goal, "hours", len(choices), edits, likely)
        return found and found[1]._replace(hours_per_week=choices[found[0]])

    def _less_work(self, at_goal: int) -> WayOut | None:
        """The least hours taken from its last steps."""
        jobs = cuttable(self._now, at_goal)
        most = int(sum((left for _, _, left in jobs), Decimal(0)) / HALF)
        cuts = {job.place[1]: (job, estimate - left) for job, estimate, left in jobs}

        def edits(index: int) -> tuple[PlanEdit, ...]:
            return fewer_hours(jobs, HALF * (index + 1))

        def likely(index: int) -> bool:
            estimated, likely = {}, {}
            for path, estimate in edits(index):
                job, logged = cuts[int(path[3])]
                step = self._now.homework.goals[at_goal].plan[job.place[1]]._replace(hours=estimate)
                still, at = Fraction(estimate - logged), self._in_order[job.place]
                estimated[at], likely[at] = float(still), self._now.outlook.likely_hours(job, step, still)
            return self._reach.with_hours(at_goal, estimated, likely) >= TIGHT_BELOW

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
        goal = self._now.homework.goals[other]
        recurs = any(step.weekly_hours for step in goal.plan)
        of_days = capacity(applied(self._now.homework, pause(other)), self._now.today) if recurs else None
        nodes = self._now.nodes
        freed = {nodes.places[index] for index in reached(self._nodes[other], nodes.before)}
        if any(place[0] == at_goal for place in freed):  # what only the other goal needs of this one is then optional
            return True
        without = [self._in_order[place] for place in freed if place in self._in_order]
        return self._reach.beside(at_goal, of_days, without) >= TIGHT_BELOW

    def _least(
        self,
        at_goal: int,
        lever: Lever,
        count: int,
        edits: Callable[[int], tuple[PlanEdit, ...]],
        likely: Callable[[int], bool],
    ) -> tuple[int, WayOut] | None:
        """The first of so many edits, each stronger than the one before it, that helps; with its place.

        `likely` is necessary and quick."""
        start = first_that_holds(0, count, likely)
        ways: dict[int, WayOut | None] = {}

        def helps(index: int) -> bool:
            ways[index] = self._way(at_goal, lever, edits(index))
            return ways[index] is not None

        found = first_near(start, count, helps)
        way = ways.get(found)
        return None if way is None else (found, way)

    def _way(
        self, at_goal: int, lever: Lever, edits: tuple[PlanEdit, ...], tried: Situation | None = None, paused: int = -1
    ) -> WayOut | None:
        """The edits as a way out, if by a fresh run the goal fits and no other's verdict is worse; a paused one aside."""
        tried = tried or self._laid_out(edits)
        if tried.outlook.chance_with(at_goal, tried.homework, tried.jobs) < TIGHT_BELOW:
            return None
        judged: list[Judged] = []
        for index, (new, old) in enumerate(zip(judge_in_turn(tried), self._judged, strict=True)):
            harmed = index not in (at_goal, paused) and self._harmed(old.verdict, new.verdict)
            if harmed or (index == at_goal and new.verdict != "fits"):
                return None
            judged.append(new)
        self.judged_after = judged
        return WayOut(lever, judged[at_goal].chance, edits)

    def _laid_out(self, edits: tuple[PlanEdit, ...]) -> Situation:
        if self._runs <= self._kept:
            raise SpentError
        self._runs -= 1
        return edited(self._now, edits)
