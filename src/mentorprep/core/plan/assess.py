"""All of it: a homework and a day → what the plan comes to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mentorprep.core.plan.assessment import LEVERS, QUANTILES, TIGHT_BELOW, Assessment, GoalAssessment, UnlikelyStep
from mentorprep.core.plan.available import hours_available
from mentorprep.core.plan.left import summed, wait_of
from mentorprep.core.plan.overload import overloads
from mentorprep.core.plan.pace import pace
from mentorprep.core.plan.schedule import finishes
from mentorprep.core.plan.verdict import judge, rank, situation, worst
from mentorprep.core.plan.whole import deadlines, whole

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from mentorprep.core.model import Homework, Step
    from mentorprep.core.plan.assessment import Figures, Lever, Watch, WayOut
    from mentorprep.core.plan.schedule import Schedule
    from mentorprep.core.plan.verdict import Judged, Situation

MENDABLE = ("impossible", "over-ambitious", "tight")
_WITHOUT_FORECAST = ("done", "dropped", "paused", "no-plan")
_LEVELS: Mapping[Figures, Sequence[int]] = {"all": QUANTILES, "days": (50, 80), "few": (80,)}

MOST_WAYS_OUT = 20  # goals, the worst first: enough to read, and quick enough


def assess(
    homework: Homework,
    today: dt.date,
    *,
    ways_out: int | str | None = MOST_WAYS_OUT,
    levers: Collection[Lever] = LEVERS,
    figures: Figures = "all",
    watch: Watch = iter,
) -> Assessment:
    """What a homework comes to on a day, `today` included.

    `ways_out` is for how many of the goals that need them, the worst first, ways out are worked out; None for all, an
    id for those of that goal alone; `levers` are those that are tried. `watch` is handed the places of those goals, and
    hands them back as the work goes on.

    `figures` says what is worked out beside the verdicts: `all` of it, or what texts show. `days` leaves out the hours of
    forecasts, of their days all but p50 and p80, the hours available to each goal, and the hours factor of the plan;
    `few` also the days of goals that fit and p50."""
    laid_out = situation(homework, today)
    judged = judge(laid_out)
    ways = _ways_out(laid_out, judged, ways_out, levers, watch)
    jobs, capacity, done = laid_out.jobs, laid_out.capacity, laid_out.done
    schedule = None if done is None else finishes(homework, jobs, done.ends, today)
    goals = _goals(laid_out, judged, schedule, ways, figures)
    plan = None if capacity is None else whole(jobs, capacity, today, with_factor=figures == "all")
    return Assessment(
        today=today,
        verdict=worst(goal.verdict for goal in goals),
        exact=jobs.exact,
        hours_left=summed(goal.hours_left for goal in goals),
        fits=plan and plan.fits,
        least_hours_factor=plan and plan.least_hours_factor,
        least_slip_days=plan and plan.least_slip_days,
        plan_finish=schedule and schedule.plan_finish,
        deadlines=() if capacity is None else deadlines(jobs, capacity),
        overloads=() if capacity is None or done is None else overloads(jobs, capacity, done.ends),
        goals=goals,
    )


def _goals(
    laid_out: Situation,
    judged: Sequence[Judged],
    schedule: Schedule | None,
    ways: Mapping[int, tuple[WayOut, ...]],
    figures: Figures,
) -> tuple[GoalAssessment, ...]:
    jobs, capacity = laid_out.jobs, laid_out.capacity
    shown = capacity if figures == "all" else None
    available = [None] * len(judged) if shown is None else hours_available(jobs, shown)
    return tuple(
        _goal(laid_out, at_goal, of_goal, figures)._replace(
            finish=schedule and schedule.goal_finishes[at_goal],
            hours_left=summed(job.hours for job in laid_out.outlook.required(at_goal) if job.hours),
            hours_available=available[at_goal],
            ways_out=_ways_of(ways, at_goal, of_goal),
        )
        for at_goal, of_goal in enumerate(judged)
    )


def _goal(laid_out: Situation, at_goal: int, judged: Judged, figures: Figures) -> GoalAssessment:
    """A goal but for its finish, its hours by the estimates, and ways out."""
    goal, outlook, by = laid_out.homework.goals[at_goal], laid_out.outlook, laid_out.jobs.goal_days[at_goal]
    required = outlook.required(at_goal)
    assessed = GoalAssessment(
        id=goal.id,
        title=goal.title,
        verdict=judged.verdict,
        by=by,
        chance=judged.chance,
        pace=pace(laid_out.homework, at_goal, by, required, outlook.entries, laid_out.today),
        given=goal.by,
    )
    if judged.verdict in _WITHOUT_FORECAST or (judged.verdict == "fits" and figures == "few"):
        return assessed
    of_days, of_hours = outlook.days(at_goal, _LEVELS[figures]), outlook.hours(at_goal) if figures == "all" else None
    days, hours = dict(of_days or ()), dict(of_hours or ())
    return assessed._replace(
        p50=days.get(50),
        p80=days.get(80),
        hours_p50=hours.get(50),
        hours_p80=hours.get(80),
        hours_quantiles=of_hours,
        date_quantiles=of_days if figures == "all" else None,
        unlikely_step=_unlikely_step(laid_out, at_goal) if judged.verdict in ("over-ambitious", "tight") else None,
    )


def _unlikely_step(laid_out: Situation, at_goal: int) -> UnlikelyStep | None:
    """The least likely of a goal's dated steps, if its date is less likely kept than all of the goal's others."""
    goal, goal_day = laid_out.homework.goals[at_goal], laid_out.jobs.goal_days[at_goal]
    chances = {
        at_step: chance
        for at_step, chance in laid_out.outlook.step_chances(at_goal).items()
        if chance < TIGHT_BELOW and goal_day and _date_and_wait(goal.plan[at_step]) < goal_day.toordinal()
    }
    at_step = min(chances, key=lambda at_step: chances[at_step], default=None)
    if at_step is None:
        return None
    step = goal.plan[at_step]
    assert step.by is not None
    if laid_out.outlook.chance_without(at_goal, {step.by.day.toordinal()}) <= chances[at_step]:
        return None
    likely = laid_out.outlook.step_day(at_goal, at_step, 0.8)
    p80 = None if likely is None else dt.date.fromordinal(likely)
    return UnlikelyStep(step.id, step.title, step.by.day, chances[at_step], p80)


def _date_and_wait(step: Step) -> int:
    return step.by.day.toordinal() + wait_of(step) if step.by else 0


def _ways_of(ways: Mapping[int, tuple[WayOut, ...]], at_goal: int, judged: Judged) -> tuple[WayOut, ...] | None:
    return ways.get(at_goal, None if judged.verdict in MENDABLE else ())


def _ways_out(
    laid_out: Situation, judged: Sequence[Judged], limit: int | str | None, levers: Collection[Lever], watch: Watch
) -> dict[int, tuple[WayOut, ...]]:
    """The ways out of the worst goals, by their places in the file."""
    needy = sorted(
        (at_goal for at_goal, of_goal in enumerate(judged) if of_goal.verdict in MENDABLE),
        key=lambda at_goal: rank(judged[at_goal]),
    )
    if isinstance(limit, str):
        needy, limit = [at_goal for at_goal in needy if laid_out.homework.goals[at_goal].id == limit], None
    if not needy:
        return {}
    # With half of the planning behind it, which a plan that fits never needs.
    from mentorprep.core.plan.ways_out import Search

    search, needy = Search(laid_out, judged), needy[:limit]
    found: dict[int, tuple[WayOut, ...]] = {}
    for index, at_goal in enumerate(watch(needy)):
        ways = search.ways_out(at_goal, levers, among=len(needy) - index)
        if ways is not None:
            found[at_goal] = ways
    return found
