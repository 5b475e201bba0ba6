"""Replanning as a whole, beside a plain and slow definition of it: goals in the order of their dates, every later day tried
in turn, all laid out afresh each time."""

from collections.abc import Collection, Iterator, Sequence
from random import Random

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from mentorprep.core.model import Break, Homework
from mentorprep.core.plan.applied import applied
from mentorprep.core.plan.assessment import PlanEdit
from mentorprep.core.plan.levers import dates_to_move, moved, unlikely_dates
from mentorprep.core.plan.replan import replan
from mentorprep.core.plan.verdict import judge, situation
from plans import TODAY, by, day, goal, homework, random_homework, step

TRIED = 200  # days in turn
FAR = day(100 * 365)
Edits = tuple[PlanEdit, ...]


class FartherError(Exception):
    """The day is farther than it is worth trying here."""


def verdicts(plan: Homework) -> list[str]:
    return [judged.verdict for judged in judge(situation(plan, TODAY))]


def to_move(plan: Homework) -> list[int]:
    """The goals that do not fit, in the order of their dates."""
    now = situation(plan, TODAY)
    needy = [
        at_goal
        for at_goal, verdict in enumerate(verdicts(plan))
        if verdict in ("impossible", "over-ambitious", "tight") and now.outlook.known(at_goal)
    ]
    return sorted(needy, key=lambda at_goal: (now.jobs.goal_days[at_goal] or FAR, at_goal))


def without(plan: Homework, aside: Collection[int]) -> Homework:
    """The plan with these goals so late that all other work comes first."""
    return applied(plan, [PlanEdit(path, FAR) for at_goal in aside for path, _ in _dates(plan, at_goal)])


def _dates(plan: Homework, at_goal: int) -> Edits:
    of_goal = plan.goals[at_goal]
    own = (PlanEdit(("goals", at_goal, "by"), of_goal.by.day),) if of_goal.by else ()
    steps = (
        PlanEdit(("goals", at_goal, "plan", at_step, "by"), one.by.day)
        for at_step, one in enumerate(of_goal.plan)
        if one.by and one.status in ("todo", "doing") and one.start != one.by.day
    )
    return (*own, *steps)


def later(plan: Homework, at_goal: int) -> Iterator[Edits]:
    """Each later day of a goal, in turn: with its missed step dates; then of its unlikely steps within the goal's date;
    then of all of them."""
    now = situation(plan, TODAY)
    dates, unlikely = dates_to_move(now, at_goal), unlikely_dates(now, at_goal)
    goal_day = now.jobs.goal_days[at_goal]
    assert goal_day is not None
    if dates:
        yield from (moved(dates, days) for days in range(1, TRIED))
    if unlikely:
        waits = {job.place: job.wait_days for job in now.jobs.work}
        ends = (date.toordinal() + waits[at_goal, int(path[3])] for path, date in unlikely)
        yield from (moved(unlikely, days) for days in range(1, goal_day.toordinal() - max(ends) + 1))
        yield from (moved(tuple(dict.fromkeys((*dates, *unlikely))), days) for days in range(1, TRIED))
    raise FartherError


def in_turn(plan: Homework) -> Homework:
    """Round after round, each goal to the first day on which it fits and none that fits without it stops fitting; where
    there is none, to the first on which it fits."""
    while waiting := to_move(plan):
        stand = _but(verdicts(without(plan, waiting)), waiting)
        for turn, at_goal in enumerate(waiting):
            aside = waiting[turn + 1 :]
            if not _fits(without(plan, aside), at_goal, stand):
                plan = applied(plan, _first(plan, at_goal, aside, stand))
            stand = _but(verdicts(without(plan, aside)), aside)
    return plan


def _first(plan: Homework, at_goal: int, aside: Sequence[int], stand: Sequence[str]) -> Edits:
    now = without(plan, aside)
    for unharmed in (stand, ()):
        try:
            return next(edits for edits in later(now, at_goal) if _fits(applied(now, edits), at_goal, unharmed))
        except FartherError:
            if not unharmed:
                raise
    raise AssertionError


def _fits(plan: Homework, at_goal: int, stand: Sequence[str]) -> bool:
    """Whether the goal fits, and all that fit where they `stand` still do."""
    found = verdicts(plan)
    return found[at_goal] == "fits" and all(
        new == "fits" for old, new in zip(stand, found, strict=False) if old == "fits"
    )


def _but(found: Sequence[str], aside: Collection[int]) -> list[str]:
    return ["" if at_goal in aside else verdict for at_goal, verdict in enumerate(found)]


def small_plan(random: Random) -> Homework:
    """Two to four goals with dates that are over or near, a few hours each, some steps with dates of their own."""
    goals = []
    for at_goal in range(random.randint(2, 4)):
        ids = [f"s{at_goal}-{at_step}" for at_step in range(random.randint(1, 3))]
        steps = [
            step(
                id_,
                str(random.choice((1, 2, 3, 5, 8, 13))),
                by=by(random.randint(-20, 50)) if random.random() < 0.3 else None,
                after=(ids[at_step - 1],) if at_step and random.random() < 0.5 else (),
                wait_days=random.randint(1, 6) if random.random() < 0.1 else None,
            )
            for at_step, id_ in enumerate(ids)
        ]
        goals.append(goal(*steps, by=by(random.randint(-30, 60)), id=f"g{at_goal}", title=f"Goal {at_goal}"))
    start = random.randint(0, 30)
    breaks = (Break(day(start), day(start + 7)),) if random.random() < 0.3 else ()
    return homework(*goals, hours=random.choice(("7", "14", "21")), breaks=breaks)


def is_as_in_turn(plan: Homework) -> bool:
    """Nothing is said of plans with a day that is too far to be found in turn."""
    try:
        expected = in_turn(plan)
    except FartherError:
        reject()
    return applied(plan, replan(plan, TODAY).edits) == expected


@given(st.integers(0, 1_000_000))
@settings(max_examples=40, deadline=None)
def test_each_goal_moves_to_the_day_that_trying_every_day_in_turn_finds(seed: int) -> None:
    assert is_as_in_turn(small_plan(Random(seed)))


@given(st.integers(0, 1_000_000))
@settings(max_examples=40, deadline=None)
def test_so_it_does_in_plans_with_everything_that_a_plan_can_have(seed: int) -> None:
    assert is_as_in_turn(random_homework(Random(seed))._replace(log=()))  # and so without a silence to shift dates by
