"""Two more answers to "does it fit?", by other means: a flow of hours into days, and a search of all ways to work."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from functools import cache
from math import lcm
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from mentorprep.core.model import Week

if TYPE_CHECKING:
    from mentorprep.core.model import Homework
    from solver import Solver

ONE_DAY = dt.timedelta(days=1)
FAR = dt.date(2100, 1, 1)


def flow_fits(solver: Solver, slip: int = 0) -> bool:
    """Whether all hours of dated jobs can flow into days between release and due day, `slip` days later."""
    windows = _windows(solver, slip)
    if any(first > last for first, last, _ in windows):
        return False
    days = sorted({first + n * ONE_DAY for first, last, _ in windows for n in range((last - first).days + 1)})
    hours = [solver.capacity(day) for day in days]
    unit = lcm(*(h.denominator for h in hours), *(h.denominator for _, _, h in windows))
    total = sum(int(h * unit) for _, _, h in windows)
    if not total:
        return True
    column = {day: 1 + len(windows) + n for n, day in enumerate(days)}
    sink = 1 + len(windows) + len(days)
    edges = [(0, 1 + n, int(h * unit)) for n, (_, _, h) in enumerate(windows)]
    edges += [
        (1 + n, column[first + k * ONE_DAY], int(h * unit))
        for n, (first, last, h) in enumerate(windows)
        for k in range((last - first).days + 1)
    ]
    edges += [(column[day], sink, min(int(h * unit), total)) for day, h in zip(days, hours, strict=True)]
    assert total < 2**31, "the flow counts in 32 bits"
    rows, columns, limits = zip(*edges, strict=True)
    graph = csr_array((np.array(limits, dtype=np.int32), (rows, columns)), shape=(sink + 1, sink + 1))
    return bool(maximum_flow(graph, 0, sink).flow_value == total)


def programme_factor(solver: Solver) -> float | None:
    """The least factor on the hours of each day, as a linear programme; only for plans without recurring steps."""
    windows = _windows(solver, 0)
    if any(first > last for first, last, _ in windows):
        return None
    pairs = [
        (n, first + k * ONE_DAY) for n, (first, last, _) in enumerate(windows) for k in range((last - first).days + 1)
    ]
    if not any(h for _, _, h in windows):
        return 0.0
    days = sorted({day for _, day in pairs})
    at_day = {day: n for n, day in enumerate(days)}
    done = np.zeros((len(windows), len(pairs) + 1))
    used = np.zeros((len(days), len(pairs) + 1))
    for column, (n, day) in enumerate(pairs):
        done[n, column] = 1
        used[at_day[day], column] = 1
    used[:, -1] = [-float(solver.capacity(day)) for day in days]
    cost = np.zeros(len(pairs) + 1)
    cost[-1] = 1
    found = linprog(
        cost, A_ub=used, b_ub=np.zeros(len(days)), A_eq=done, b_eq=[float(h) for _, _, h in windows], method="highs"
    )
    return float(found.x[-1]) if found.success else None


def _windows(solver: Solver, slip: int) -> list[tuple[dt.date, dt.date, Fraction]]:
    return [
        (solver.release[id_], solver.due[id_] + slip * ONE_DAY, solver.hours[id_] or Fraction(0))
        for id_ in solver.jobs
        if id_ in solver.due
    ]


def some_schedule_fits(homework: Homework, today: dt.date, slip: int = 0) -> bool:
    """Whether any way to work, an hour at a time, meets the dates as they stand in the file, `slip` days later.

    Every choice on every day is tried. It sees steps, their order, waits and the file's own dates, and nothing that is
    derived from them. For plans of whole hours on days of whole hours, without recurring or sized steps."""
    steps = [(goal, step) for goal in homework.goals for step in goal.plan]
    place = {s.id: n for n, (_, s) in enumerate(steps)}
    before = [[place[o] for o in s.after] for _, s in steps]
    waits = [s.wait_days if isinstance(s.wait_days, int) else 0 for _, s in steps]
    start = [max([0, *((d - today).days for d in (g.start, s.start) if d)]) for g, s in steps]
    limits = [(s.by.day if s.by else FAR, g.by.day if g.by else FAR) for g, s in steps]
    last = max((day for limit in limits for day in limit if day < FAR), default=today)
    hours = _hours_of_days(homework, today, (last - today).days + slip + 1)

    def in_time(step: int, day: int) -> bool:
        work_by, finish_by = limits[step]
        now = today + dt.timedelta(days=day - slip)
        return now <= work_by and now + waits[step] * ONE_DAY <= finish_by

    @cache
    def meets(day: int, free: int, need: tuple[int, ...], ended: tuple[int | None, ...]) -> bool:
        ready = [
            n
            for n, end in enumerate(ended)
            if end is None and start[n] <= day and all(_over(ended[o], waits[o], day) for o in before[n])
        ]
        ending = [n for n in ready if need[n] == 0]
        if ending:
            n = ending[0]
            return in_time(n, day) and meets(day, free, need, (*ended[:n], day, *ended[n + 1 :]))
        if all(end is not None for end in ended):
            return True
        if any(end is None and not in_time(n, day) for n, end in enumerate(ended)):
            return False
        if free and ready:
            return any(meets(day, free - 1, (*need[:n], need[n] - 1, *need[n + 1 :]), ended) for n in ready)
        return day + 1 < len(hours) and meets(day + 1, hours[day + 1], need, ended)

    needs = tuple(int(s.hours) if s.hours is not None else 0 for _, s in steps)  # type: ignore[arg-type]
    return not steps or not hours or meets(0, hours[0], needs, (None,) * len(steps))


def _hours_of_days(homework: Homework, today: dt.date, count: int) -> list[int]:
    """From a plain weekday pattern of whole hours, less breaks."""
    availability = homework.mentee.availability
    assert availability is not None
    week = availability.hours_per_week
    assert isinstance(week, Week)
    days = [today + n * ONE_DAY for n in range(count)]
    resting = {day for day in days for rest in availability.breaks if rest.from_ <= day <= rest.to}
    return [0 if day in resting else int(week[day.weekday()]) for day in days]


def _over(ended: int | None, wait: int, day: int) -> bool:
    return ended is not None and ended + wait <= day
