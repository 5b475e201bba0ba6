"""The verdict on each goal: the first of a fixed list that applies."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from mentorprep.core.model import Homework
from mentorprep.core.plan.applied import applied
from mentorprep.core.plan.assessment import OVER_AMBITIOUS_BELOW, TIGHT_BELOW, WORST_FIRST, PlanEdit, Verdict
from mentorprep.core.plan.capacity import Capacity, same_capacity
from mentorprep.core.plan.capacity import capacity as capacity_of
from mentorprep.core.plan.gates import own_days
from mentorprep.core.plan.graph import Graph, graph, with_new_hours
from mentorprep.core.plan.jobs import Job, Jobs, in_order
from mentorprep.core.plan.jobs import with_new_hours as jobs_with_new_hours
from mentorprep.core.plan.left import entries_by_step
from mentorprep.core.plan.outlook import Outlook, outlook, outlook_after
from mentorprep.core.plan.schedule import Done


class Judged(NamedTuple):
    """A verdict with the chance it rests on; None where there is none."""

    verdict: Verdict
    chance: Decimal | None = None


class Situation:
    """All that verdicts go by: a homework on a day, laid out as far as it is asked for. Without hours per week there is no
    capacity, and nothing ends. `recurs` says whether any step of it recurs."""

    def __init__(
        self,
        homework: Homework,
        today: dt.date,
        nodes: Graph,
        jobs: Jobs,
        capacity: Capacity | None,
        outlook: Callable[[Sequence[int]], Outlook],
        *,
        recurs: bool,
    ) -> None:
        """`outlook` makes the forecasts, given the delays of `Done`."""
        self.homework = homework
        self.today = today
        self.nodes = nodes
        self.jobs = jobs
        self.capacity = capacity
        self.recurs = recurs
        self._make_outlook = outlook

    @cached_property
    def done(self) -> Done | None:
        """The exact schedule; None without a capacity."""
        return None if self.capacity is None else Done(self.jobs, self.capacity)

    @cached_property
    def outlook(self) -> Outlook:
        """The forecasts. Where the jobs are exact nothing delays them, and no schedule is needed."""
        done = None if self.jobs.exact else self.done
        return self._make_outlook(done.delays if done else (0,) * len(self.jobs.work))


def situation(homework: Homework, today: dt.date) -> Situation:
    """Lay out a homework on a day."""
    entries = entries_by_step(homework.log, today)
    nodes = graph(homework, entries, today)
    jobs = in_order(homework, nodes)
    capacity = capacity_of(homework, today)
    recurs = any(step.weekly_hours is not None for goal in homework.goals for step in goal.plan)

    def make_outlook(delays: Sequence[int]) -> Outlook:
        return outlook(homework, jobs, capacity, delays, entries, today)

    return Situation(homework, today, nodes, jobs, capacity, make_outlook, recurs=recurs)


def edited(before: Situation, edits: Sequence[PlanEdit]) -> Situation:
    """The situation after edits of the plan, such as ways out and replanning make: what `situation` gives for the homework
    after them, but what such edits leave as it was is not worked out again.

    Hours of steps, which must be known before and after, change their own jobs; dates of goals and steps due days and the
    order of work; hours per week the capacity. All else may change anything, and so may dates where steps recur, which
    they may end."""
    homework, today = applied(before.homework, edits), before.today
    entries = before.outlook.entries
    of_plan = [edit.path for edit in edits if edit.path[0] == "goals"]
    anew = {(int(path[1]), int(path[3])) for path in of_plan if path[-1] == "hours"}
    nodes, jobs, capacity = before.nodes, before.jobs, before.capacity
    kinds = {path[-1] for path in of_plan}
    if kinds == {"hours"}:
        nodes = with_new_hours(nodes, homework, entries, anew)
        jobs = jobs_with_new_hours(jobs, nodes, anew)
    elif kinds:
        if before.recurs or not kinds <= {"by"}:
            nodes = graph(homework, entries, today, nodes, anew)
        jobs = in_order(homework, nodes)
    if len(of_plan) < len(edits) or (before.recurs and not same_capacity(before.homework, homework, today)):
        capacity = capacity_of(homework, today)
    source = before.outlook

    def make_outlook(delays: Sequence[int]) -> Outlook:
        return outlook_after(source, homework, jobs, capacity, delays, today, anew)

    return Situation(homework, today, nodes, jobs, capacity, make_outlook, recurs=before.recurs)


def judge(situation: Situation) -> tuple[Judged, ...]:
    """The verdict on each goal, in the order of the file. A chance is given wherever it is known."""
    return tuple(judge_in_turn(situation))


def judge_in_turn(situation: Situation) -> Iterator[Judged]:
    """The same, one after another, for those who may have seen enough before the last."""
    late = _goals_that_end_late(situation)
    for at_goal in range(len(situation.homework.goals)):
        yield _judged(situation, at_goal, situation.outlook.required(at_goal), late)


def _judged(situation: Situation, at_goal: int, required: Sequence[Job], late: set[int]) -> Judged:
    goal, day = situation.homework.goals[at_goal], situation.jobs.goal_days[at_goal]
    if goal.status != "active":
        return Judged(goal.status)
    if all(step.status == "dropped" for step in goal.plan):
        return Judged("no-plan")
    chance = situation.outlook.chance(at_goal)
    if not required:
        return Judged("fits", chance)
    if day is not None and day < situation.today:
        return Judged("impossible", chance)
    if any(job.blocked for job in required):
        return Judged("blocked", chance)
    if at_goal in late:
        return Judged("impossible", chance)
    if not situation.outlook.known(at_goal):
        return Judged("unknown", chance)
    return Judged("no-date" if chance is None else by_chance(chance), chance)


def may_fit(situation: Situation, at_goal: int, homework: Homework, jobs: Jobs) -> bool:
    """Whether a goal whose chance is known is possible and likely enough by its dates in this homework and these jobs, with
    all work as in the situation. All other goals aside. Quick."""
    day = jobs.goal_days[at_goal]
    if day is None or day < situation.today:
        return False
    limits: list[int | None] = [None] * len(jobs.work)
    for index in situation.outlook.plan.required.get(at_goal, ()):
        limits[index] = min(own_days(homework, jobs, jobs.work[index]))
    if situation.done and any(True for _ in situation.done.late(limits)):
        return False
    return situation.outlook.chance_with(at_goal, homework, jobs) >= TIGHT_BELOW


def by_chance(chance: Decimal) -> Verdict:
    """The verdict on a goal that is possible; it compares the rounded chance."""
    return "over-ambitious" if chance < OVER_AMBITIOUS_BELOW else "tight" if chance < TIGHT_BELOW else "fits"


def _goals_that_end_late(situation: Situation) -> set[int]:
    """Goals with a required step that ends its work after its own date, or is finished after the goal's.

    By what is known: what a step waits for may take longer than that, never less. A step that never ends is late."""
    jobs, done = situation.jobs, situation.done
    return {jobs.work[index].place[0] for index in done.late(jobs.limits)} if done else set()


def rank(judged: Judged) -> tuple[int, float]:
    """Sorts the worst first: by verdict, then by the lower chance."""
    return WORST_FIRST.index(judged.verdict), 2.0 if judged.chance is None else float(judged.chance)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The file's verdict; without goals there is no plan."""
    return min(verdicts, key=WORST_FIRST.index, default="no-plan")
