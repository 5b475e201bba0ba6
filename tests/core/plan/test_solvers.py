"""The engine against solvers that share nothing with it: plain words day by day, a flow, a programme, a search."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from mentorprep.core.model import Availability, Break, Goal, Homework, Mentee, Step, Week
from mentorprep.core.plan.available import hours_available
from mentorprep.core.plan.capacity import capacity
from mentorprep.core.plan.jobs import jobs
from mentorprep.core.plan.overload import overloads
from mentorprep.core.plan.schedule import schedule
from mentorprep.core.plan.whole import deadlines, whole
from plans import TODAY, by, day, random_homework
from search import flow_fits, programme_factor, some_schedule_fits
from solver import Solver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorprep.core.plan.jobs import Jobs

HAIR = 1 - Fraction(1, 10**12)
FAR = 4000  # days: more than any slip of these plans
HUGE = Fraction(10**6)
CENT = Fraction(1, 100)


def differences(homework: Homework) -> list[tuple[str, Any, Any]]:
    """Every figure in which the engine and the plain solver differ."""
    solver = Solver(homework, TODAY)
    return [of_one for of_one in _figures(homework, solver) if of_one[1] != of_one[2]]


def _figures(homework: Homework, solver: Solver) -> Iterator[tuple[str, Any, Any]]:
    work = jobs(homework, TODAY)
    hours = capacity(homework, TODAY)
    yield from _of_jobs(work, solver)
    yield "has capacity", hours is not None, solver.has_capacity
    if hours is None:
        return
    yield "capacity", [hours.on(day(n)) for n in range(90)], [solver.capacity(day(n)) for n in range(90)]
    plan = schedule(homework, work, hours, TODAY)
    yield "finish", list(plan.goal_finishes), [solver.finish(goal) for goal in homework.goals]
    yield "plan finish", plan.plan_finish, solver.plan_finish
    yield "available", list(hours_available(work, hours)), [solver.hours_available(goal) for goal in homework.goals]
    yield "deadlines", [tuple(of_day) for of_day in deadlines(work, hours)], solver.deadlines()
    yield "overloads", [tuple(of_one) for of_one in overloads(work, hours, plan.ends)], solver.overloads()
    of_plan = whole(work, hours, TODAY)
    yield "fits", of_plan.fits, solver.fits()
    yield from _of_factor(homework, of_plan.least_hours_factor)
    yield from _of_slip(solver, of_plan.least_slip_days)


def _of_jobs(work: Jobs, solver: Solver) -> Iterator[tuple[str, Any, Any]]:
    for job in work.work:
        yield f"due of {job.id}", job.due and dt.date.fromordinal(job.due), solver.due.get(job.id)
        yield f"release of {job.id}", dt.date.fromordinal(job.release), solver.release[job.id]
        yield f"hours of {job.id}", job.hours, solver.hours[job.id]
        yield f"blocked {job.id}", job.blocked, solver.is_blocked(job.id)
        yield f"stuck {job.id}", job.stuck, solver.is_blocked(job.id) or solver.is_unknown(job.id)
    running = [id_ for id_ in solver.order if not solver.is_blocked(id_)]
    yield "order", [job.id for job in work.work if not job.blocked], running


def _of_factor(homework: Homework, factor: Fraction | None) -> Iterator[tuple[str, Any, Any]]:
    if factor is None:
        yield "no factor", False, Solver(homework, TODAY, HUGE).fits()
    else:
        yield f"factor {factor} is enough", True, Solver(homework, TODAY, factor).fits()
        if factor:
            yield f"factor {factor} is least", False, Solver(homework, TODAY, factor * HAIR).fits()


def _of_slip(solver: Solver, slip: int | None) -> Iterator[tuple[str, Any, Any]]:
    if slip is None:
        yield "no slip", False, solver.fits(FAR)
    else:
        yield f"slip {slip} is enough", True, solver.fits(slip)
        if slip:
            yield f"slip {slip} is least", False, solver.fits(slip - 1)


@pytest.mark.parametrize("block", range(16))
def test_every_figure_of_random_plans_is_that_of_the_plain_solver(block: int) -> None:
    found = {seed: differences(random_homework(Random(seed))) for seed in range(block * 100, block * 100 + 100)}
    assert {seed: of_one for seed, of_one in found.items() if of_one} == {}


def filled(homework: Homework, extra: Fraction) -> Homework | None:
    """The plan with one step changed so that its worst interval needs exactly what it has, and `extra` hours."""
    solver = Solver(homework, TODAY)
    worst = max(solver.intervals, key=lambda i: i.shortage, default=None) if solver.has_capacity else None
    if worst is None:
        return None
    for id_ in solver.jobs:
        goal, step = solver.steps[id_]
        inside = id_ in solver.due and solver.release[id_] >= worst.release and solver.due[id_] <= worst.due
        hours = solver.hours[id_]
        logged = any(entry.step == id_ for entry in homework.log)
        if inside and hours is not None and isinstance(step.hours, Decimal) and not step.size and not logged:
            wanted = hours - worst.shortage + extra
            if wanted >= 0 and 10**6 % wanted.denominator == 0:
                return _with_hours(homework, goal, step, Decimal(wanted.numerator) / wanted.denominator)
    return None


def _with_hours(homework: Homework, goal: Goal, step: Step, hours: Decimal) -> Homework:
    plan = tuple(s._replace(hours=hours) if s is step else s for s in goal.plan)
    return homework._replace(goals=tuple(g._replace(plan=plan) if g is goal else g for g in homework.goals))


@pytest.mark.parametrize("block", range(6))
def test_a_plan_that_needs_exactly_what_it_has_is_told_from_one_that_needs_a_hundredth_more(block: int) -> None:
    compared = 0
    for seed in range(block * 80, block * 80 + 80):
        homework = random_homework(Random(seed), edges=True)
        for extra in (-CENT, Fraction(0), CENT):
            edge = filled(homework, extra)
            if edge:
                compared += 1
                assert (seed, extra, differences(edge)) == (seed, extra, [])
                worst = max(i.shortage for i in Solver(edge, TODAY).intervals)
                assert worst >= extra
    assert compared >= 45


def test_hours_flow_into_days_if_and_only_if_the_plan_fits() -> None:
    for seed in range(5000, 5150):
        homework = random_homework(Random(seed), edges=True)
        solver, hours = Solver(homework, TODAY), capacity(homework, TODAY)
        if hours is None:
            continue
        of_plan = whole(jobs(homework, TODAY), hours, TODAY)
        assert (seed, of_plan.fits) == (seed, flow_fits(solver))
        if of_plan.least_slip_days:
            assert (seed, flow_fits(solver, of_plan.least_slip_days)) == (seed, True)
            assert (seed, flow_fits(solver, of_plan.least_slip_days - 1)) == (seed, False)


def test_a_linear_programme_finds_the_same_least_factor() -> None:
    for seed in range(6000, 6150):
        homework = random_homework(Random(seed), edges=True)
        hours = capacity(homework, TODAY)
        if hours is None:
            continue
        factor = whole(jobs(homework, TODAY), hours, TODAY).least_hours_factor
        expected = programme_factor(Solver(homework, TODAY))
        if factor is None or expected is None:
            assert (seed, factor) == (seed, expected)
        else:
            assert float(factor) == pytest.approx(expected, rel=1e-6, abs=1e-9), seed


def small_homework(random: Random) -> Homework:
    """Whole hours on days of whole hours, at most five steps, waits only where nothing follows."""
    week = Week(*(Decimal(random.choice((0, 1, 1, 2))) for _ in range(7)))
    rest = (Break(day(2), day(random.randint(2, 4))),) if random.random() < 0.3 else ()
    ids = [f"s{n}" for n in range(random.randint(1, 5))]
    after = {id_: tuple({random.choice(ids[:n])} if n and random.random() < 0.6 else ()) for n, id_ in enumerate(ids)}
    followed = {other for others in after.values() for other in others}
    steps = [
        Step(
            title="A step",
            id=id_,
            hours=Decimal(random.randint(0, 4)),
            start=day(random.randint(0, 8)) if random.random() < 0.2 else None,
            after=after[id_],
            wait_days=random.randint(1, 4) if id_ not in followed and random.random() < 0.3 else None,
        )
        for id_ in ids
    ]
    dated = [s._replace(by=by(random.randint(0, 14))) if random.random() < 0.3 else s for s in steps]
    cut = random.randint(0, len(ids))
    goals = (
        Goal("A", id="a", by=by(random.randint(4, 16)), plan=tuple(dated[:cut])),
        Goal("B", id="b", by=by(random.randint(4, 16)), plan=tuple(steps[cut:]), start=day(random.randint(-2, 3))),
    )
    return Homework(1, Mentee("Ada", availability=Availability(hours_per_week=week, breaks=rest)), goals=goals)


def test_a_plan_fits_if_and_only_if_some_way_to_work_meets_the_dates_of_the_file() -> None:
    for seed in range(400):
        homework = small_homework(Random(seed))
        hours = capacity(homework, TODAY)
        assert hours is not None
        work = jobs(homework, TODAY)
        of_plan = whole(work, hours, TODAY)
        assert work.exact
        assert (seed, of_plan.fits) == (seed, some_schedule_fits(homework, TODAY))
        if of_plan.least_slip_days:
            assert (seed, some_schedule_fits(homework, TODAY, of_plan.least_slip_days)) == (seed, True)
            assert (seed, some_schedule_fits(homework, TODAY, of_plan.least_slip_days - 1)) == (seed, False)
