"""The forecasts of all goals of a homework on a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import floor

from mentorprep.core.model import Availability, Homework, LogEntry, Step
from mentorprep.core.plan.capacity import Capacity
from mentorprep.core.plan.capacity import capacity as capacity_of
from mentorprep.core.plan.forecast import (
    Calendar,
    Gate,
    Scale,
    Work,
    date_quantiles,
    first_day,
    hours_quantiles,
    probability,
    scale_of,
)
from mentorprep.core.plan.gates import Plan, dated_gates, finish_gates, ids_behind, step_gates
from mentorprep.core.plan.graph import Entries, Place
from mentorprep.core.plan.jobs import Job, Jobs
from mentorprep.core.plan.left import units_done
from mentorprep.core.plan.pace import so_far
from mentorprep.core.plan.prior import Beliefs, beliefs
from mentorprep.core.plan.record import estimate_and_hours_since, record
from mentorprep.core.plan.schedule import horizon


class Outlook:
    """The forecasts of all goals, by their places in the file. `chance` is quick."""

    def __init__(self, plan: Plan, calendar: Calendar, entries: Entries) -> None:
        """`entries` are those of `entries_by_step`. See `outlook` and `outlook_after`."""
        self.plan = plan
        self.calendar = calendar
        self.entries = entries

    @cached_property
    def _required(self) -> Mapping[int, Sequence[Job]]:
        """The required jobs of each goal."""
        required: dict[int, list[Job]] = defaultdict(list)
        for job in (*self.plan.jobs.work, *self.plan.jobs.unknown):
            if job.required:
                required[job.place[0]].append(job)
        return required

    def required(self, at_goal: int) -> Sequence[Job]:
        """The required jobs of a goal, those of known hours first, in the order of work."""
        return self._required.get(at_goal, ())

    @cached_property
    def hours_by_place(self) -> dict[Place, float]:
        """The hours to reckon with for each job, by its place in the file."""
        return {job.place: hours for job, hours in zip(self.plan.jobs.work, self.plan.hours, strict=True)}

    @cached_property
    def dated(self) -> Mapping[int, Sequence[tuple[Gate, int]]]:
        """What must be passed for each goal, and by which days: see `dated_gates`."""
        return dated_gates(self.plan, self.calendar)

    @cached_property
    def _finish(self) -> Mapping[int, Sequence[Gate]]:
        return finish_gates(self.plan, self.calendar)

    def known(self, at_goal: int) -> bool:
        """Whether there is a forecast: each required step can be reached, and has hours or a pace of its own."""
        of_goal = self.required(at_goal)
        if self.calendar.hours is None and any(job.hours is not None for job in of_goal):
            return False
        return not any(job.blocked or job.id in self.plan.vague for job in of_goal)

    def chance(self, at_goal: int) -> Decimal | None:
        """The probability that the goal and each of its dated required steps is in time, rounded half up to 0.01."""
        if self.plan.jobs.goal_days[at_goal] is None or not self.known(at_goal):
            return None
        return rounded(probability(self.dated.get(at_goal, ()), self.calendar))

    def days(self, at_goal: int, levels: Sequence[int]) -> tuple[tuple[int, dt.date | None], ...] | None:
        """For each of these levels, per cent, ascending, the first day by which a goal is done with that probability."""
        return date_quantiles(self._finish.get(at_goal, ()), self.calendar, levels) if self.known(at_goal) else None

    def hours(self, at_goal: int) -> tuple[tuple[int, float], ...] | None:
        """For each of QUANTILES the hours that the work of a goal will not pass: they may be known where its days are not."""
        if any(job.hours is None for job in self.required(at_goal)):
            return None
        return hours_quantiles(self._works.get(at_goal, Work([], [])), self._scale)

    def chance_with(self, at_goal: int, homework: Homework, jobs: Jobs) -> Decimal:
        """The chance of a goal that has one, with other dates in these, and the same order of work."""
        opened = dated_gates(self.plan._replace(homework=homework, jobs=jobs), self.calendar, at_goal)
        return rounded(probability(opened.get(at_goal, ()), self.calendar))

    def step_chances(self, at_goal: int) -> dict[int, Decimal]:
        """The chance of each dated required step of a goal to be done by its own date, by its place in the plan."""
        return {
            at_step: rounded(probability([dated], self.calendar))
            for at_step, dated in step_gates(self.plan, self.calendar, at_goal).items()
        }

    def chance_without(self, at_goal: int, days: Collection[int]) -> Decimal:
        """The chance of a goal that has one, but for what must be done by these days, ordinals."""
        return rounded(
            probability(((g, day) for g, day in self.dated.get(at_goal, ()) if day not in days), self.calendar)
        )

    def step_day(self, at_goal: int, at_step: int, chance: float) -> int | None:
        """The first day, an ordinal, by which the work of a dated required step is done with this chance."""
        gate, _ = step_gates(self.plan, self.calendar, at_goal)[at_step]
        return first_day([gate], self.calendar, chance)

    def likely_hours(self, job: Job, step: Step, hours: Fraction) -> float:
        """The estimate to reckon with for a job, if its step were this one, with so many hours left."""
        return _likely_hours(job._replace(hours=hours), step, self.entries.get(job.id, ()), self.calendar)

    @cached_property
    def _scale(self) -> Scale:
        return scale_of(self.calendar.beliefs)

    @cached_property
    def _works(self) -> dict[int, Work]:
        """The required work of each goal."""
        works: dict[int, Work] = defaultdict(lambda: Work([], []))
        for job, hours in zip(self.plan.jobs.work, self.plan.hours, strict=True):
            if job.required:
                step = self.plan.homework.goals[job.place[0]].plan[job.place[1]]
                begun = _begun(job, step, self.entries.get(job.id, ()))
                if begun:
                    works[job.place[0]].begun.append((hours, *begun))
                else:
                    works[job.place[0]].untouched.append(hours)
        return works


def outlook(
    homework: Homework,
    jobs: Jobs,
    capacity: Capacity | None,
    delays: Sequence[int],
    entries: Entries,
    today: dt.date,
) -> Outlook:
    """The forecasts of a homework's jobs on its capacity; `delays` are those of `Done`."""
    believed = beliefs(record(homework, entries, today))
    calendar = _calendar(homework, capacity, believed, today)
    return Outlook(_plan(homework, jobs, delays, entries, calendar, today, {}), calendar, entries)


def outlook_after(
    before: Outlook,
    homework: Homework,
    jobs: Jobs,
    capacity: Capacity | None,
    delays: Sequence[int],
    today: dt.date,
    anew: Collection[Place] = (),
) -> Outlook:
    """The same, after edits of the plan of the homework that `before` is of: they change neither the record nor the breaks,
    and the estimates of the steps at the places `anew` alone."""
    calendar = before.calendar._replace(hours=capacity and capacity.in_floats())
    if jobs is before.plan.jobs:
        return Outlook(before.plan._replace(homework=homework, delays=delays), calendar, before.entries)
    known = before.hours_by_place
    if anew:
        known = {place: hours for place, hours in known.items() if place not in anew}
    return Outlook(_plan(homework, jobs, delays, before.entries, calendar, today, known), calendar, before.entries)


def rounded(chance: float) -> Decimal:
    """A probability as it is shown and compared: half up to 0.01."""
    return Decimal(floor(chance * 100 + 0.5)).scaleb(-2)


def _calendar(homework: Homework, capacity: Capacity | None, believed: Beliefs, today: dt.date) -> Calendar:
    """The calendar of the homework. Days without breaks are the hours of one who has an hour a day and nothing else."""
    availability = homework.mentee.availability or Availability()
    hourly = availability._replace(hours_per_week=Decimal(7), changes=())
    days = capacity_of(homework._replace(mentee=homework.mentee._replace(availability=hourly), goals=()), today)
    assert days is not None
    return Calendar(
        capacity and capacity.in_floats(),
        days.in_floats(),
        believed,
        today.toordinal(),
        horizon(today).toordinal(),
    )


def _plan(
    homework: Homework,
    jobs: Jobs,
    delays: Sequence[int],
    entries: Entries,
    by: Calendar,
    today: dt.date,
    known: Mapping[Place, float],
) -> Plan:
    """The jobs with what a forecast needs; `known` are the hours of those, by their places in the file, that need not be
    reckoned again."""
    weeks = _weeks_at_own_pace(homework, jobs, entries, today)
    behind = _behind(jobs, homework) if jobs.unknown else {}
    hours = [known[job.place] if job.place in known else _reckoned(homework, job, entries, by) for job in jobs.work]
    required: dict[int, list[int]] = defaultdict(list)
    for index, job in enumerate(jobs.work):
        if job.required:
            required[job.place[0]].append(index)
    vague = ids_behind((job.id for job in jobs.unknown if job.id not in weeks), behind)
    releases = sorted({job.release for job in jobs.work})
    place = {release: index for index, release in enumerate(releases)}
    released = [place[job.release] for job in jobs.work]
    return Plan(homework, jobs, hours, delays, releases, released, required, weeks, behind, vague)


def _begun(job: Job, step: Step, entries: Sequence[LogEntry]) -> tuple[float, float] | None:
    """The estimate of a step, and the hours logged since it was made; None where there are none of either."""
    assert job.hours is not None
    estimate, logged = estimate_and_hours_since(step, entries, job.hours) if entries else (0.0, 0.0)
    return (estimate, logged) if estimate and logged else None


def _reckoned(homework: Homework, job: Job, entries: Entries, by: Calendar) -> float:
    """The hours to reckon with for a job."""
    return _likely_hours(job, homework.goals[job.place[0]].plan[job.place[1]], entries.get(job.id, ()), by)


def _likely_hours(job: Job, step: Step, entries: Sequence[LogEntry], by: Calendar) -> float:
    assert job.hours is not None
    if not entries:
        return float(job.hours)
    return by.beliefs.step.likely_left(*estimate_and_hours_since(step, entries, job.hours))


def _weeks_at_own_pace(homework: Homework, jobs: Jobs, entries: Entries, today: dt.date) -> dict[str, float]:
    """The weeks that each sized step without hours will take at its pace so far, where it has one; breaks left out."""
    availability = homework.mentee.availability or Availability()
    weeks = {}
    for job in jobs.unknown:
        step = homework.goals[job.place[0]].plan[job.place[1]]
        if step.size is not None:
            of_step = entries.get(job.id, ())
            pace = so_far(of_step, availability.breaks, today)
            if pace and pace.per_week:
                weeks[job.id] = float(step.size.total - (units_done(step, of_step) or 0)) / float(pace.per_week)
    return weeks


def _behind(jobs: Jobs, homework: Homework) -> dict[str, list[str]]:
    """The ids of the unfinished steps right behind each step."""
    behind: dict[str, list[str]] = defaultdict(list)
    for job in (*jobs.work, *jobs.unknown):
        for other in homework.goals[job.place[0]].plan[job.place[1]].after:
            behind[other].append(job.id)
    return behind
