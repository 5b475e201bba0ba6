"""The date lever: dates of a goal, moved later together, to the first day that helps. The other levers are elsewhere.

Between two numbers of days at which a moved due day passes one that stays, the order of work is the same. There a later
date only helps the goal itself, and only harms others: so one look at the last of these days says whether any of them
does, and halving finds the first. Each answer is the one that trying every day in turn would find."""

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mentorprep.core.plan.applied import applied
from mentorprep.core.plan.assessment import TIGHT_BELOW, WayOut
from mentorprep.core.plan.forecast import Gate
from mentorprep.core.plan.halving import first_that_holds
from mentorprep.core.plan.jobs import Jobs
from mentorprep.core.plan.levers import moved
from mentorprep.core.plan.reach import Reach
from mentorprep.core.plan.verdict import Situation, may_fit

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorprep.core.plan.assessment import PlanEdit

    Edits = tuple[PlanEdit, ...]

_ENOUGH = float(TIGHT_BELOW) - 0.005  # rounds up to it


class Due(NamedTuple):
    """The due day of a job's work when dates move by some days: `start` and those days, but never after `stop`."""

    start: int
    stop: int | None


class Later:
    """Moves dates of one goal by the same number of days, at least 1 and at most `most`.

    `dates` are edits that would leave these dates as they are. `lay_out` gives the situation after edits, `confirmed`
    the way out that they are, if a fresh run says so: it refuses what makes one of the goals `guarded` stop fitting."""

    def __init__(
        self,
        now: Situation,
        at_goal: int,
        dates: "Edits",
        most: int,
        lay_out: "Callable[[Edits], Situation]",
        confirmed: "Callable[[Edits, Situation], WayOut | None]",
        guarded: Sequence[int] = (),
    ) -> None:
        self._now, self._at_goal, self._dates, self._most = now, at_goal, dates, most
        self._reach = Reach(now.outlook)
        self._lay_out, self._confirmed, self._guarded = lay_out, confirmed, guarded
        self._far = lay_out(moved(dates, most))
        self._dues = dues(now.jobs, self._far.jobs, most)
        self._put_off = put_off(now.jobs, self._far.jobs)
        self._marks = sorted({due.stop for due in self._dues.values() if due.stop is not None})
        self._moving = sorted({due for due in self._dues.values() if due.stop != due.start}, key=lambda due: due.start)

    def first(self) -> WayOut | None:
        """The first number of days that makes the goal fit and harms no other, as a way out."""
        if not self._dates_that_stay_have_a_chance():
            return None
        days = self._first_worth_trying(1)
        while days <= self._most:
            end = self._alike_until(days)
            way = self._first_between(days, end)
            if way is not None:
                return way
            days = self._first_worth_trying(end + 1)
        return None

    def _first_worth_trying(self, days: int) -> int:
        """So many days or more, past those that need not be tried."""
        before = 0
        while before < days <= self._most:
            before = days
            days = self._ahead.first_worth_trying(days, self._most) if self._goal_moves else days
            days = days if self._put_off else self._beside.first_worth_trying(days, self._most)
        return days

    @cached_property
    def _ahead(self) -> "Ahead":
        return Ahead(self._now, self._reach, self._at_goal, self._dues, self._put_off)

    @cached_property
    def _beside(self) -> "Beside":
        return Beside(self._now, self._reach, self._guarded, self._dues)

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
        goal_days = list(last.jobs.goal_days)
        goal_day = goal_days[self._at_goal]
        if self._goal_moves and goal_day is not None:
            goal_days[self._at_goal] = goal_day - dt.timedelta(days=end - days)
        homework = applied(last.homework, moved(self._dates, days))
        return may_fit(last, self._at_goal, homework, last.jobs._replace(goal_days=tuple(goal_days)))

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
        if self._goal_moves and not self._a_step_keeps_its_date():
            return True
        first = self._now.jobs.goal_days[self._at_goal]
        moving = {edit.value.toordinal() for edit in moved(self._dates, self._most)}
        work = self._far.jobs.work

        def stays(gate: Gate, day: int) -> bool:
            due = self._dues.get(work[gate.last].place) if gate.last >= 0 else None
            unmoved = gate.line is None or (due is not None and due.start == due.stop)
            return first is not None and day <= first.toordinal() and day not in moving and unmoved

        return Reach(self._far.outlook).of_dates(self._at_goal, stays) >= TIGHT_BELOW

    def _a_step_keeps_its_date(self) -> bool:
        plan, moving = self._now.homework.goals[self._at_goal].plan, {edit.path for edit in self._dates}
        places = (job.place[1] for job in self._now.outlook.required(self._at_goal))
        return any(plan[at].by and ("goals", self._at_goal, "plan", at, "by") not in moving for at in places)


def dues(now: Jobs, far: Jobs, days: int) -> dict[tuple[int, int], Due]:
    """The due days of the jobs that have one, by their places in the file; in `far` dates have moved by so many days."""
    later = {job.place: job.due for job in far.work}
    found = {}
    for job in now.work:
        stop = later[job.place]
        if job.due is not None and stop is not None:
            found[job.place] = Due(job.due, None if stop == job.due + days else stop)
    return found


def put_off(now: Jobs, far: Jobs) -> set[tuple[int, int]]:
    """The places in the file of the jobs that wait for what recurs until a date that moves: they are released later, too."""
    later = {job.place: job.release for job in far.work}
    return {job.place for job in now.work if later[job.place] != job.release}


class Ahead:
    """What stands before the last steps of a goal when its date moves: it tells days that need not be tried.

    For the steps with the same wait, all that is due before the last of them stands before it, and so do they and all
    they come after: known without laying everything out. What is due on the same day is left aside, and what is put off."""

    def __init__(
        self,
        now: Situation,
        reach: Reach,
        at_goal: int,
        dues: Mapping[tuple[int, int], Due],
        put_off: Collection[tuple[int, int]],
    ) -> None:
        self._now = now
        self._reach = reach
        self._put_off = put_off
        self._goal_day = now.jobs.goal_days[at_goal]
        self._dues = [dues.get(job.place) for job in now.jobs.work]
        groups: dict[int, list[int]] = defaultdict(list)
        for index, job in enumerate(now.jobs.work):
            if job.place[0] == at_goal and job.required and job.hours:
                groups[job.wait_days].append(index)
        self._groups = groups

    def first_worth_trying(self, days: int, most: int) -> int:
        """So many days later or more, until what stands before the goal's last steps leaves it a chance; else more than
        `most`."""
        for wait, group in self._groups.items():
            while days <= most and (later := self._next(days, most, wait, group)):
                days = later
        return days

    def _next(self, days: int, most: int, wait: int, group: Sequence[int]) -> int | None:
        """The next number of days for which these steps may have a chance; None if they may have it with these.

        While the last of them moves, nothing that stands before it comes to stand behind it."""
        moving = [
            due for index in group if (due := self._dues[index]) and (due.stop is None or due.start + days < due.stop)
        ]
        if self._goal_day is None or not moving:
            return None
        last = max(moving, key=lambda due: due.start)
        same = [index for index in group if self._dues[index] == last]
        ahead = (index for index, due in enumerate(self._dues) if due and _on(due, days) < last.start + days)
        release = max(self._now.jobs.work[index].release for index in same)
        jobs = self._now.jobs
        places = [index for index in {*jobs.before(same), *ahead} if jobs.work[index].place not in self._put_off]
        least = self._reach.first_day_behind(release, wait, places, _ENOUGH)
        first = self._goal_day.toordinal()
        if least is not None and least <= first + days:
            return None
        until = most + 1 if last.stop is None else last.stop - last.start
        return until if least is None else min(until, least - first)


class Beside:
    """What goals with dates that stay leave to the work that moves: it tells days with so much of it before the last steps
    of one of them that it would stop fitting. What is due on the same day is left aside."""

    def __init__(
        self, now: Situation, reach: Reach, guarded: Sequence[int], dues: Mapping[tuple[int, int], Due]
    ) -> None:
        self._reach = reach
        self._dues = [dues.get(job.place) for job in now.jobs.work]
        self._moving = [(index, due) for index, due in enumerate(self._dues) if due and due.stop != due.start]
        self._left = sorted(guarded, key=lambda at_goal: now.jobs.goal_days[at_goal] or dt.date.min)

    def first_worth_trying(self, days: int, most: int) -> int:
        """So many days later or more, until none of the goals would surely stop fitting; else more than `most`.

        A later date puts no more work before them, so one that fits is not looked at again."""
        while self._left and days <= most:
            later = self._next(days, most, self._left[-1])
            days = later or days
            if not later:
                self._left.pop()
        return days

    def _next(self, days: int, most: int, at_goal: int) -> int | None:
        """The next number of days with less of the moving work before the goal's last steps; None if it may fit so."""
        crossings: list[int] = []

        def behind(last: int) -> list[int] | None:
            due = self._dues[last] if last >= 0 else None
            if due is None or due.start != due.stop:
                return None
            crossings.extend(
                due.start - of.start
                for _, of in self._moving
                if _on(of, days) < due.start and (of.stop is None or of.stop >= due.start)
            )
            return [index for index, of in self._moving if index < last and _on(of, days) >= due.start]

        if self._reach.with_behind(at_goal, behind) >= TIGHT_BELOW:
            return None
        return min(crossings, default=most + 1)


def _on(due: Due, days: int) -> int:
    return due.start + days if due.stop is None else min(due.start + days, due.stop)
