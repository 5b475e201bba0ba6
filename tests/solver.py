"""What feasible means, word by word and day by day: slow, plain, and sharing no code with the engine."""

from __future__ import annotations

import datetime as dt
import math
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mentorprep.core.model import DaysRange, Range, Week

if TYPE_CHECKING:
    from decimal import Decimal

    from mentorprep.core.model import Goal, Homework, Step

ONE_DAY = dt.timedelta(days=1)


class Interval(NamedTuple):
    release: dt.date
    due: dt.date
    needed: Fraction
    available: Fraction

    @property
    def shortage(self) -> Fraction:
        return self.needed - self.available


class Solver:
    """What a homework comes to on a day. Steps are named by their ids, which have to be unique."""

    def __init__(self, homework: Homework, today: dt.date, factor: Fraction = Fraction(1)) -> None:
        self.homework, self.today, self.factor = homework, today, factor
        self.steps: dict[str, tuple[Goal, Step]] = {s.id: (g, s) for g in homework.goals for s in g.plan}
        self.open = {
            id_ for id_, (g, s) in self.steps.items() if g.status == "active" and s.status in ("todo", "doing")
        }
        self.recurring = {id_ for id_ in self.open if self.steps[id_][1].weekly_hours is not None}
        self.hours = {id_: self.left(id_) for id_ in self.steps if id_ not in self.recurring}
        self._days: dict[dt.date, Fraction] = {}

    # Capacity

    @property
    def has_capacity(self) -> bool:
        availability = self.homework.mentee.availability
        return availability is not None and (availability.hours_per_week is not None or bool(availability.changes))

    def in_force(self, day: dt.date) -> list[Fraction]:
        """Hours from Monday to Sunday."""
        availability = self.homework.mentee.availability
        assert availability is not None
        hours = availability.hours_per_week
        latest = None
        for change in availability.changes:
            if change.from_ <= day and (latest is None or change.from_ >= latest):
                latest, hours = change.from_, change.hours_per_week
        if hours is None:
            return [Fraction(0)] * 7
        if isinstance(hours, Week):
            return [Fraction(of_day) * self.factor for of_day in hours]
        return [Fraction(hours) / 7 * self.factor] * 7

    def capacity(self, day: dt.date) -> Fraction:
        if day not in self._days:
            self._days[day] = self._capacity(day)
        return self._days[day]

    def _capacity(self, day: dt.date) -> Fraction:
        availability = self.homework.mentee.availability
        assert availability is not None
        if any(rest.from_ <= day <= rest.to for rest in availability.breaks):
            return Fraction(0)
        week = self.in_force(day)
        if sum(week) == 0:
            return Fraction(0)
        weekly = Fraction(0)
        for id_ in self.recurring:
            goal, step = self.steps[id_]
            first = step.start or goal.start or self.today
            last = self.last_day(id_)
            if first <= day and (last is None or day <= last):
                weekly += Fraction(step.weekly_hours or 0)
        return week[day.weekday()] * max(Fraction(0), 1 - weekly / sum(week))

    def between(self, first: dt.date, last: dt.date) -> Fraction:
        days = (last - first).days + 1
        return sum((self.capacity(first + n * ONE_DAY) for n in range(days)), Fraction(0))

    def last_day(self, id_: str) -> dt.date | None:
        goal, step = self.steps[id_]
        by = step.by or goal.by
        return by.day if by else None

    # What is left

    def left(self, id_: str) -> Fraction | None:
        goal, step = self.steps[id_]
        if goal.status in ("done", "dropped") or step.status in ("done", "dropped"):
            return Fraction(0)
        entries = sorted((e for e in self.homework.log if e.step == id_ and e.date <= self.today), key=lambda e: e.date)
        with_left = [n for n, e in enumerate(entries) if e.left is not None]
        logged = sum(Fraction(e.hours or 0) for e in entries)
        units = Fraction(0)
        if step.size:
            units = Fraction(step.size.before) + sum(Fraction(e.units or 0) for e in entries)
            units = min(units, Fraction(step.size.total))
        both = [e for e in entries if e.hours is not None and e.units is not None]
        per_unit = sum(Fraction(e.units or 0) for e in both)
        hours: Fraction | None = None
        if with_left:
            last = with_left[-1]
            hours = self.mean(entries[last].left) - sum(Fraction(e.hours or 0) for e in entries[last + 1 :])
        elif step.hours is not None and step.size and units:
            hours = self.mean(step.hours) * (Fraction(step.size.total) - units) / Fraction(step.size.total)
        elif step.hours is not None:
            hours = self.mean(step.hours) - logged
        elif step.size and per_unit:
            hours = (Fraction(step.size.total) - units) * sum(Fraction(e.hours or 0) for e in both) / per_unit
        return None if hours is None else max(Fraction(0), hours)

    @staticmethod
    def mean(hours: Decimal | Range | None) -> Fraction:
        if isinstance(hours, Range):
            hundredths = math.sqrt(hours.low * hours.high) * 100  # far enough from a half in what the tests draw
            return Fraction(math.floor(hundredths + 0.5), 100)
        return Fraction(hours or 0)

    def wait(self, id_: str) -> int:
        wait = self.steps[id_][1].wait_days
        return math.ceil(math.sqrt(wait.low * wait.high)) if isinstance(wait, DaysRange) else wait or 0

    # Who waits for whom, and by when

    def after(self, id_: str) -> list[str]:
        """The open steps, not recurring, of active goals that a step comes after."""
        return [o for o in self.steps[id_][1].after if o in self.open and o not in self.recurring]

    @cached_property
    def required(self) -> set[str]:
        found = {id_ for id_, (_, s) in self.steps.items() if not s.optional}
        while more := {
            o for id_ in found & self.open for o in self.steps[id_][1].after if o in self.steps and o not in found
        }:
            found |= more
        return found

    @cached_property
    def ancestors(self) -> dict[str, set[str]]:
        found = {id_: set(self.after(id_)) for id_ in self.open}
        for _ in found:  # a chain is at most as long as there are steps
            found = {id_: others.union(*(found[o] for o in others)) for id_, others in found.items()}
        return found

    def is_blocked(self, id_: str) -> bool:
        chain = {id_} | self.ancestors[id_]
        for o in {o for c in chain for o in self.steps[c][1].after if o in self.steps}:
            goal, step = self.steps[o]
            if goal.status == "paused" and step.status in ("todo", "doing"):
                return True
            if o in self.recurring and self.last_day(o) is None:
                return True
        return any(c in self.ancestors[c] for c in chain)

    def is_unknown(self, id_: str) -> bool:
        return any(self.hours[c] is None for c in {id_} | self.ancestors[id_])

    def goal_day(self, goal: Goal) -> dt.date | None:
        if goal.by:
            return goal.by.day
        ends = [
            s.by.day + self.wait(s.id) * ONE_DAY
            for s in goal.plan
            if s.by and s.status != "dropped" and s.weekly_hours is None and s.id in self.required
        ]
        return max(ends, default=None)

    @cached_property
    def release(self) -> dict[str, dt.date]:
        def own(id_: str) -> dt.date:
            goal, step = self.steps[id_]
            ends = [self.last_day(o) for o in step.after if o in self.recurring]
            return max(d for d in (self.today, goal.start, step.start, *(e + ONE_DAY for e in ends if e)) if d)

        return {id_: max(own(o) for o in {id_} | self.ancestors[id_]) for id_ in self.open - self.recurring}

    @cached_property
    def due(self) -> dict[str, dt.date]:
        """Of required steps that have one; on a cycle handed round until nothing changes."""
        dues: dict[str, dt.date] = {}
        ids = (self.open - self.recurring) & self.required
        for id_ in ids:
            goal, step = self.steps[id_]
            goal_day = self.goal_day(goal)
            own = [step.by.day] if step.by else []
            own += [goal_day - self.wait(id_) * ONE_DAY] if goal_day else []
            if own:
                dues[id_] = min(own)
        changed = True
        while changed:
            changed = False
            for later in ids & set(dues):
                for id_ in self.after(later):
                    limit = dues[later] - self.wait(id_) * ONE_DAY
                    if id_ not in dues or limit < dues[id_]:
                        dues[id_] = limit
                        changed = True
        return dues

    @cached_property
    def jobs(self) -> list[str]:
        """Required ones with known hours, in the order of the file."""
        ids = self.open & self.required
        return [id_ for id_ in self.steps if id_ in ids and self.hours.get(id_) is not None]

    @cached_property
    def order(self) -> list[str]:
        waiting = [id_ for id_ in self.steps if id_ in self.open - self.recurring]
        rank: list[str] = []
        while waiting:
            possible = [id_ for id_ in waiting if not any(o in waiting for o in self.after(id_))]
            rank.append(possible[0] if possible else waiting[0])
            waiting.remove(rank[-1])
        known = [id_ for id_ in rank if self.hours[id_] is not None]
        return sorted(known, key=lambda id_: (id_ not in self.required, self.due.get(id_, dt.date.max)))

    # The schedule, day by day

    @cached_property
    def usage(self) -> dict[tuple[str, dt.date], Fraction]:
        """Hours of each job on each day; `ends` are found on the way."""
        used: dict[tuple[str, dt.date], Fraction] = {}
        self.ends: dict[str, dt.date] = {}
        need = {id_: self.hours[id_] or Fraction(0) for id_ in self.order}
        running = list(self.order)
        day, last_event = self.today, self._last_event()
        while running and (day <= last_event or self._some_day(day)):
            free = self.capacity(day)
            while ready := [id_ for id_ in running if self._may_run(id_, day) and (free > 0 or need[id_] == 0)]:
                first = next((id_ for id_ in ready if need[id_] == 0), ready[0])
                work = min(free, need[first])
                free -= work
                need[first] -= work
                used[first, day] = used.get((first, day), Fraction(0)) + work
                if need[first] == 0:
                    self.ends[first] = day
                    running.remove(first)
            day += ONE_DAY
        return used

    def _may_run(self, id_: str, day: dt.date) -> bool:
        return self.release[id_] <= day and all(
            o in self.ends and self.ends[o] + self.wait(o) * ONE_DAY <= day
            for o in self.after(id_)
            if self.hours[o] is not None and id_ not in self.ancestors[o]
        )

    def _last_event(self) -> dt.date:
        """A day after which every week is like the other, and no wait or release is to come that does not follow work."""
        availability = self.homework.mentee.availability
        assert availability is not None
        days = [self.today, *self.release.values()]
        days += [c.from_ for c in availability.changes] + [b.to for b in availability.breaks]
        days += [end for id_ in self.recurring if (end := self.last_day(id_))]
        days += [s.start for id_ in self.recurring if (s := self.steps[id_][1]).start]
        return max(days) + dt.timedelta(days=60)

    def _some_day(self, day: dt.date) -> bool:
        return self.between(day, day + 6 * ONE_DAY) > 0

    def finish(self, goal: Goal) -> dt.date | None:
        if not self.has_capacity or goal.status != "active" or all(s.status == "dropped" for s in goal.plan):
            return None
        return self._last([s.id for s in goal.plan])

    @property
    def plan_finish(self) -> dt.date | None:
        return self._last(list(self.steps)) if self.has_capacity else None

    def _last(self, ids: list[str]) -> dt.date | None:
        assert self.usage is not None
        waiting = [id_ for id_ in ids if id_ in self.open & self.required and id_ not in self.recurring]
        known = [id_ for id_ in waiting if not self.is_blocked(id_) and not self.is_unknown(id_)]
        finishes = [self.ends[id_] + self.wait(id_) * ONE_DAY for id_ in known if id_ in self.ends]
        if len(finishes) < len(waiting):
            return None
        last = max(finishes, default=self.today)
        return last if last <= self.today.replace(year=self.today.year + 50) else None

    def hours_available(self, goal: Goal) -> Fraction | None:
        day = self.goal_day(goal)
        if day is None:
            return None
        own = [n for n, id_ in enumerate(self.order) if self.steps[id_][0] is goal and id_ in self.required]
        ahead = [id_ for id_ in self.order[: own[-1]] if self.steps[id_][0] is not goal] if own else []
        used = sum((hours for (id_, when), hours in self.usage.items() if id_ in ahead and when <= day), Fraction(0))
        return self.between(self.today, day) - used

    # Intervals

    @cached_property
    def intervals(self) -> list[Interval]:
        """All of them that hold a job: the hours that have to be done within, and those there are."""
        dated = [id_ for id_ in self.jobs if id_ in self.due]
        found = []
        for release in sorted({self.release[id_] for id_ in dated}):
            for due in sorted({self.due[id_] for id_ in dated}):
                inside = [id_ for id_ in dated if self.release[id_] >= release and self.due[id_] <= due]
                if inside:
                    needed = sum((self.hours[id_] or Fraction(0) for id_ in inside), Fraction(0))
                    found.append(Interval(release, due, needed, self.between(release, due)))
        return found

    def fits(self, slip: int = 0) -> bool:
        moved = slip * ONE_DAY
        if any(self.release[id_] > due + moved for id_, due in self.due.items() if id_ in self.jobs):
            return False
        return all(i.needed <= self.between(i.release, i.due + moved) for i in self.intervals)

    def overloads(self) -> list[tuple[dt.date, dt.date, Fraction, Fraction, tuple[str, ...], tuple[str, ...]]]:
        assert self.usage is not None
        late = [id_ for id_ in self.jobs if id_ in self.due and self.ends.get(id_, dt.date.max) > self.due[id_]]
        found = []
        for goal in self.homework.goals:
            if any(self.steps[id_][0] is goal for id_ in late):
                own = [id_ for id_ in self.jobs if self.steps[id_][0] is goal and id_ in self.due]
                holding = [
                    i
                    for i in self.intervals
                    if i.shortage > 0 and any(self.release[o] >= i.release and self.due[o] <= i.due for o in own)
                ]
                holding.sort(key=lambda i: (-i.shortage, i.due, -i.release.toordinal()))
                if holding and (told := self._told(holding[0])) not in found:
                    found.append(told)
        return found

    def _told(
        self, interval: Interval
    ) -> tuple[dt.date, dt.date, Fraction, Fraction, tuple[str, ...], tuple[str, ...]]:
        release, due, needed, available = interval
        steps = tuple(
            id_
            for id_ in self.jobs
            if id_ in self.due and self.release[id_] >= release and self.due[id_] <= due and self.hours[id_]
        )
        goals = tuple(dict.fromkeys(self.steps[id_][0].id for id_ in steps))
        return min(release, due), due, needed, available, goals, steps

    def deadlines(self) -> list[tuple[dt.date, Fraction, Fraction]]:
        dues = sorted({self.due[id_] for id_ in self.jobs if id_ in self.due})
        by_then = [[id_ for id_ in self.jobs if id_ in self.due and self.due[id_] <= day] for day in dues]
        needed = [sum((self.hours[id_] or Fraction(0) for id_ in ids), Fraction(0)) for ids in by_then]
        return [(d, n, self.between(self.today, d)) for d, n in zip(dues, needed, strict=True)]
