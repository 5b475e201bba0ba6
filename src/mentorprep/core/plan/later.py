"""The date lever: dates of a goal, moved later together, to the first day that helps. The other levers are elsewhere.

Between two numbers of days at which a moved due day passes one that stays, the order of work is the same. There a later
date only helps the goal itself, and only harms others: so one look at the last of these days says whether any of them
does, and halving finds the first. Each answer is the one that trying every day in turn would find."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from mentorprep.core.plan.applied import applied
from mentorprep.core.plan.assessment import TIGHT_BELOW
from mentorprep.core.plan.halving import first_that_holds
from mentorprep.core.plan.levers import moved
from mentorprep.core.plan.verdict import may_fit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mentorprep.core.model import Step
    from mentorprep.core.plan.assessment import PlanEdit, WayOut
    from mentorprep.core.plan.forecast import Gate
    from mentorprep.core.plan.jobs import Job, Jobs
    from mentorprep.core.plan.verdict import Situation

    Edits = tuple[PlanEdit, ...]

_ENOUGH = float(TIGHT_BELOW) - 0.005  # rounds up to it


class Due(NamedTuple):
    """The due day of a job's work when dates move by some days: `start` and those days, but never after `stop`."""

    start: int
    stop: int | None


class Later:
    """Moves dates of one goal by the same number of days, at least 1 and at most `most`.

    `dates` are edits that would leave these dates as they are. `lay_out` gives the situation after edits, `confirmed`
    the way out that they are, if a fresh run says so."""

    def __init__(
        self,
        now: Situation,
        at_goal: int,
        dates: Edits,
        most: int,
        lay_out: Callable[[Edits], Situation],
        confirmed: Callable[[Edits, Situation], WayOut | None],
    ) -> None:
        self._now, self._at_goal, self._dates, self._most = now, at_goal, dates, most
        self._lay_out, self._confirmed = lay_out, confirmed
        self._far = lay_out(moved(dates, most))
        self._dues = dues(now.jobs, self._far.jobs, most)
        self._marks = sorted({due.stop for due in self._dues.values() if due.stop is not None})
        self._moving = sorted({due for due in self._dues.values() if due.stop != due.start}, key=lambda due: due.start)

    def first(self) -> WayOut | None:
        """The first number of days that makes the goal fit and harms no other, as a way out."""
        if not self._dates_that_stay_have_a_chance():
            return None
        ahead = Ahead(self._now, self._at_goal) if self._goal_moves else None
        days = 1
        while days <= self._most:
            days = ahead.first_worth_trying(days, self._most) if ahead else days
            end = self._alike_until(days)
            way = self._first_between(days, end)
            if way is not None:
                return way
            days = end + 1
        return None

    @property
    def _goal_moves(self) -> bool:
        return self._now.jobs.goal_days[self._at_goal] != self._far.jobs.goal_days[self._at_goal]

    def _first_between(self, days: int, end: int) -> WayOut | None:
        """The same for days between which the order of work is the same."""
        if end < days:
            return None
        last = self._far if end == self._most else self._lay_out(moved(self._dates, end))
        found = first_that_holds(days, end + 1, lambda day: self._would_fit(last, end, day))
        if found > end:
            return None
        edits = moved(self._dates, found)
        return self._confirmed(edits, last if found == end else self._lay_out(edits))

    def _would_fit(self, last: Situation, end: int, days: int) -> bool:
        """Whether the goal fits with its dates moved by `days`, when the order of work is that of `last`, by `end`.

        What recurs until the goal's date goes on for longer in `last`, but only after the date that is asked about."""
        if days == end:
            return may_fit(last, self._at_goal)
        goal_days = list(last.jobs.goal_days)
        goal_day = goal_days[self._at_goal]
        if self._goal_moves and goal_day is not None:
            goal_days[self._at_goal] = goal_day - dt.timedelta(days=end - days)
        return may_fit(
            last._replace(
                homework=applied(last.homework, moved(self._dates, days)),
                jobs=last.jobs._replace(goal_days=tuple(goal_days)),
            ),
            self._at_goal,
        )

    def _alike_until(self, days: int) -> int:
        """The last number of days with the order of work that there is with so many: no due day meets another."""
        alike = self._most
        for start, stop in self._moving:
            if stop is None or start + days < stop:
                at = bisect_left(self._marks, start + days)
                if at < len(self._marks):
                    alike = min(alike, max(self._marks[at] - start - 1, days))
        return alike

    def _dates_that_stay_have_a_chance(self) -> bool:
        """Whether the goal may fit by its dates that do not move: however far the others move, no more work than at the
        farthest is done before them. Goes by dates whose work is due then at the same day as now."""
        first = self._now.jobs.goal_days[self._at_goal]
        moving = {edit.value.toordinal() for edit in moved(self._dates, self._most)}
        work = self._far.jobs.work

        def stays(gate: Gate, day: int) -> bool:
            due = self._dues.get(work[gate.last].place) if gate.last >= 0 else None
            unmoved = gate.line is None or (due is not None and due.start == due.stop)
            return first is not None and day <= first.toordinal() and day not in moving and unmoved

        return self._far.outlook.chance_of(self._at_goal, stays) >= TIGHT_BELOW


def dues(now: Jobs, far: Jobs, days: int) -> dict[tuple[int, int], Due]:
    """The due days of the jobs that have one, by their places in the file; in `far` dates have moved by so many days."""
    later = {job.place: job.due for job in far.work}
    found = {}
    for job in now.work:
        stop = later[job.place]
        if job.due is not None and stop is not None:
            found[job.place] = Due(job.due, None if stop == job.due + days else stop)
    return found


class Ahead:
    """What stands before a goal's last step when the goal's date moves: it tells days that need not be tried.

    Goes by one step that has no date of its own and nothing after it: with it alone, what stands before it on a day is
    known without laying everything out. What the goal's other steps come after is left aside."""

    def __init__(self, now: Situation, at_goal: int) -> None:
        self._now = now
        self._first = now.jobs.goal_days[at_goal]
        places = [index for index, job in enumerate(now.jobs.work) if job.place[0] == at_goal]
        self._anchor = self._find_anchor(at_goal, places)
        self._own = sorted(now.jobs.before([] if self._anchor is None else [self._anchor]))
        family = now.jobs.before(places)
        self._others = [
            (job.due, index) for index, job in enumerate(now.jobs.work) if job.due is not None and index not in family
        ]

    def first_worth_trying(self, days: int, most: int) -> int:
        """So many days later or more, until all that would be due before the anchor leaves it a chance; `most` and one
        if there is none."""
        if self._anchor is None or self._first is None:
            return days
        first, wait = self._first.toordinal(), self._now.jobs.work[self._anchor].wait_days
        while days <= most:
            ahead = [index for due, index in self._others if due < first + days - wait]
            least = self._now.outlook.first_day_behind(self._anchor, [*self._own, *ahead], _ENOUGH)
            if least is None:
                return most + 1
            if least <= first + days:
                return days
            days = least - first
        return most + 1

    def _find_anchor(self, at_goal: int, places: Sequence[int]) -> int | None:
        """The place of a step of the goal that is due with it, whatever its date, and needs hours."""
        if not self._now.jobs.exact:
            return None
        goal = self._now.homework.goals[at_goal]
        followed = {before for job in self._now.jobs.work for before in job.after}
        unknown = {id_ for job in self._now.jobs.unknown for id_ in self._step(job).after}
        for index in places:
            job = self._now.jobs.work[index]
            dated = goal.plan[job.place[1]].by is not None
            if job.required and job.hours and not dated and index not in followed and job.id not in unknown:
                return index
        return None

    def _step(self, job: Job) -> Step:
        return self._now.homework.goals[job.place[0]].plan[job.place[1]]
