"""Random small homeworks with every feature a plan can have, the same for the same seed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args

from mentorprep.core.model import (
    Availability,
    AvailabilityChange,
    Break,
    By,
    DaysRange,
    Goal,
    GoalStatus,
    Homework,
    LogEntry,
    Mentee,
    Range,
    Size,
    Step,
    StepStatus,
    Week,
)

if TYPE_CHECKING:
    from random import Random

TODAY = dt.date(2026, 11, 23)  # a Monday
GOAL_STATUSES: tuple[GoalStatus, ...] = get_args(GoalStatus)
STEP_STATUSES: tuple[StepStatus, ...] = get_args(StepStatus)


def day(offset: int) -> dt.date:
    return TODAY + dt.timedelta(days=offset)


def by(offset: int) -> By:
    return By(day(offset), day(offset).isoformat())


def homework(*goals: Goal, hours: str | Week | None = "7", log: tuple[LogEntry, ...] = (), **more: Any) -> Homework:
    """A homework with so many hours a week, an hour a day where nothing is said."""
    per_week = Decimal(hours) if isinstance(hours, str) else hours
    availability = Availability(hours_per_week=per_week)._replace(**more)
    return Homework(1, Mentee("Ada", availability=availability), goals=goals, log=log)


def goal(*plan: Step, by: By | None = None, **more: Any) -> Goal:
    return Goal("A goal", id="goal", by=by, plan=plan)._replace(**more)


def step(id_: str, hours: str | None = None, **more: Any) -> Step:
    return Step("A step", id=id_, hours=None if hours is None else Decimal(hours))._replace(**more)


def random_homework(random: Random, *, edges: bool = False) -> Homework:
    """Any homework; with `edges` all hours of a day are whole hundredths, so that plans can be filled exactly."""
    goals = [_goal(random, index) for index in range(random.choice((1, 1, 2, 2, 3)))]
    ids = [s.id for g in goals for s in g.plan]
    goals = [of_goal._replace(plan=tuple(_linked(random, s, ids) for s in of_goal.plan)) for of_goal in goals]
    if has_cycle(goals):  # what a wait inside a cycle means has no independent answer
        goals = [g._replace(plan=tuple(s._replace(wait_days=None) for s in g.plan)) for g in goals]
    if edges:
        goals = [g._replace(plan=tuple(s for s in g.plan if s.weekly_hours is None)) for g in goals]
    availability = _availability(random, edges=edges)
    return Homework(1, Mentee("Ada", availability=availability), goals=tuple(goals), log=_log(random, goals))


def has_cycle(goals: list[Goal]) -> bool:
    after = {s.id: s.after for g in goals for s in g.plan}
    while free := [id_ for id_, others in after.items() if not any(other in after for other in others)]:
        for id_ in free:
            del after[id_]
    return bool(after)


def _availability(random: Random, *, edges: bool) -> Availability:
    base = None if random.random() < 0.06 else _hours_per_week(random, edges=edges)
    changes = tuple(
        AvailabilityChange(day(random.randint(-8, 40)), _hours_per_week(random, edges=edges))
        for _ in range(random.choice((0, 0, 0, 1, 2)))
    )
    starts = [random.randint(-5, 40) for _ in range(random.choice((0, 0, 1, 2)))]
    breaks = tuple(Break(day(start), day(start + random.randint(0, 9))) for start in starts)
    return Availability(hours_per_week=base, changes=changes, breaks=breaks)


def _hours_per_week(random: Random, *, edges: bool) -> Decimal | Week:
    if random.random() < 0.4:
        return Week(*(Decimal(random.choice((0, 0, 0, 1, 2, 4))) / 2 for _ in range(7)))
    return Decimal(random.choice(("7", "14", "3.5", "17.5", "28") if edges else ("7", "6", "10", "2.25", "0", "20")))


def _goal(random: Random, index: int) -> Goal:
    start = random.randint(-10, 30) if random.random() < 0.25 else None
    end = random.randint(-3, 60) if random.random() < 0.7 else None
    return Goal(
        title="A goal",
        id=f"g{index}",
        start=None if start is None else day(start),
        by=None if end is None else by(end),
        status=random.choices(GOAL_STATUSES, (20, 2, 1, 1))[0],
        plan=tuple(_step(random, f"s{index}-{place}") for place in range(random.randint(0, 4))),
    )


def _step(random: Random, id_: str) -> Step:
    start = day(random.randint(-5, 40)) if random.random() < 0.12 else None
    end = by(random.randint(-2, 60)) if random.random() < 0.15 else None
    status = random.choices(STEP_STATUSES, (12, 3, 2, 1))[0]
    if random.random() < 0.06:
        weekly = Decimal(random.choice(("1", "0.5", "3", "8")))
        return Step("A step", id=id_, weekly_hours=weekly, start=start, by=end, status=status)
    return Step(
        title="A step",
        id=id_,
        hours=_hours(random),
        size=Size(Decimal(10), Decimal(random.randint(0, 3))) if random.random() < 0.1 else None,
        start=start,
        by=end,
        wait_days=random.choice((3, 7, DaysRange(2, 9))) if random.random() < 0.1 else None,
        optional=random.random() < 0.12,
        status=status,
    )


def _hours(random: Random) -> Decimal | Range | None:
    kind = random.random()
    if kind < 0.06:
        return None
    if kind < 0.16:
        return Range(Decimal(random.randint(1, 4)), Decimal(random.randint(4, 30)))
    return Decimal(random.choice((0, 1, 2, 3, 5, 10, 21, 40, 61))) / random.choice((1, 2, 4))


def _linked(random: Random, step: Step, ids: list[str]) -> Step:
    if step.weekly_hours is not None:
        return step
    earlier = ids[: ids.index(step.id)]
    after = [random.choice(earlier)] if earlier and random.random() < 0.4 else []
    after += [random.choice(ids)] if random.random() < 0.06 else []
    after += ["nowhere"] if random.random() < 0.03 else []
    return step._replace(after=tuple(after))


def _log(random: Random, goals: list[Goal]) -> tuple[LogEntry, ...]:
    ids = [s.id for g in goals for s in g.plan if s.weekly_hours is None]
    return tuple(
        LogEntry(
            date=day(random.randint(-30, 2)),
            step=random.choice(ids),
            hours=Decimal(random.randint(0, 8)) / 2 if random.random() < 0.8 else None,
            units=Decimal(random.randint(0, 4)) if random.random() < 0.4 else None,
            left=Decimal(random.randint(0, 9)) if random.random() < 0.2 else None,
        )
        for _ in range(random.choice((0, 0, 1, 3)) if ids else 0)
    )
