"""The verdict on each goal: the first of a fixed list that applies."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from mentorprep.core.model import Homework
from mentorprep.core.plan.assessment import OVER_AMBITIOUS_BELOW, TIGHT_BELOW, WORST_FIRST, Verdict
from mentorprep.core.plan.capacity import Capacity, same_capacity
from mentorprep.core.plan.capacity import capacity as capacity_of
from mentorprep.core.plan.gates import own_days
from mentorprep.core.plan.jobs import Job, Jobs
from mentorprep.core.plan.jobs import jobs as jobs_of
from mentorprep.core.plan.outlook import Outlook
from mentorprep.core.plan.schedule import Schedule
from mentorprep.core.plan.schedule import schedule as schedule_of


class Judged(NamedTuple):
    """A verdict with the chance it rests on; None where there is none."""

    verdict: Verdict
    chance: Decimal | None = None


class Situation(NamedTuple):
    """All that verdicts go by: a homework on a day, laid out. Without hours per week no capacity and no schedule."""

    homework: Homework
    today: dt.date
    jobs: Jobs
    capacity: Capacity | None
    schedule: Schedule | None
    outlook: Outlook


def situation(homework: Homework, today: dt.date, before: Situation | None = None) -> Situation:
    """Lay out a homework on a day. What is the same as `before`, when it is that homework before edits of its plan, is
    not worked out twice: what is believed of the mentee's record, and capacity where no edit changes it."""
    jobs = jobs_of(homework, today)
    if before and same_capacity(before.homework, homework, today):
        capacity = before.capacity
    else:
        capacity = capacity_of(homework, today)
    schedule = None if capacity is None else schedule_of(homework, jobs, capacity, today)
    outlook = Outlook(homework, jobs, capacity, today, before and before.outlook)
    return Situation(homework, today, jobs, capacity, schedule, outlook)


def judge(situation: Situation) -> tuple[Judged, ...]:
    """The verdict on each goal, in the order of the file. A chance is given wherever it is known."""
    return tuple(judge_in_turn(situation))


def judge_in_turn(situation: Situation) -> Iterator[Judged]:
    """The same, one after another, for those who may have seen enough before the last."""
    required: list[list[Job]] = [[] for _ in situation.homework.goals]
    for job in (*situation.jobs.work, *situation.jobs.unknown):
        if job.required:
            required[job.place[0]].append(job)
    late = _goals_that_end_late(situation)
    yield from (_judged(situation, at_goal, of_goal, late) for at_goal, of_goal in enumerate(required))


def _judged(situation: Situation, at_goal: int, required: list[Job], late: set[int]) -> Judged:
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


def may_fit(situation: Situation, at_goal: int) -> bool:
    """Whether a goal whose chance is known is possible and likely enough, all other goals aside. Quick."""
    day = situation.jobs.goal_days[at_goal]
    if day is None or day < situation.today or at_goal in _goals_that_end_late(situation, at_goal):
        return False
    return situation.outlook.chance_with(at_goal, situation.homework, situation.jobs) >= TIGHT_BELOW


def by_chance(chance: Decimal) -> Verdict:
    """The verdict on a goal that is possible; it compares the rounded chance."""
    return "over-ambitious" if chance < OVER_AMBITIOUS_BELOW else "tight" if chance < TIGHT_BELOW else "fits"


def _goals_that_end_late(situation: Situation, only: int | None = None) -> set[int]:
    """Goals, or `only` one, with a required step that ends its work after its own date, or is finished after the goal's.

    By what is known: what a step waits for may take longer than that, never less. A step that never ends is late."""
    if situation.schedule is None:
        return set()
    late = set()
    for job, end in zip(situation.jobs.work, situation.schedule.ends, strict=True):
        if job.required and only in (None, job.place[0]):
            days = own_days(situation.homework, situation.jobs, job)
            if days and (end is None or end > min(days)):
                late.add(job.place[0])
    return late


def rank(judged: Judged) -> tuple[int, float]:
    """Sorts the worst first: by verdict, then by the lower chance."""
    return WORST_FIRST.index(judged.verdict), 2.0 if judged.chance is None else float(judged.chance)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """The file's verdict; without goals there is no plan."""
    return min(verdicts, key=WORST_FIRST.index, default="no-plan")
