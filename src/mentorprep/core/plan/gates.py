"""What has to be done for each goal, as gates: lines of work, and steps at a pace of their own. Not how likely it is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mentorprep.core.model import Homework
from mentorprep.core.plan.forecast import Calendar, Gate
from mentorprep.core.plan.jobs import Job, Jobs
from mentorprep.core.plan.line import Line
from mentorprep.core.plan.schedule import Course

Key = tuple[int, int]  # of a group of jobs: the goal in the file, and days to wait after them, or the day they are due


class Gates(NamedTuple):
    """For each goal, by its place in the file: what must be passed to finish it, and what by which day, an ordinal."""

    finish: dict[int, list[Gate]]
    dated: dict[int, list[tuple[Gate, int]]]


class Plan(NamedTuple):
    """The jobs with what a forecast needs to know of them, in the order of work.

    `hours` are those to reckon with. `weeks` has the weeks that each sized step without hours takes at its own pace, by
    id; `behind` the ids of the steps right behind each step; `vague` the ids that no forecast can be made for."""

    homework: Homework
    jobs: Jobs
    hours: Sequence[float]
    weeks: Mapping[str, float]
    behind: Mapping[str, Sequence[str]]
    vague: set[str]


class _Group:
    """Jobs of one goal that share a date: the last of them in the order, and the last to be released."""

    def __init__(self) -> None:
        self.last = -1
        self.release = self.delay = 0

    def add(self, end: int, job: Job, delay: int) -> None:
        self.last = max(self.last, end)
        self.release = max(self.release, job.release)
        self.delay = max(self.delay, delay)


def gates(plan: Plan, by: Calendar, only: int | None = None) -> Gates:
    """The gates of all goals, or of `only` one; those of goals with vague or blocked steps are of their other steps."""
    opened = Gates(defaultdict(list), defaultdict(list))
    if by.hours is not None:
        _open_lines(plan, by, opened, only)
    for job in plan.jobs.unknown:
        if job.required and job.id in plan.weeks:
            gate = Gate(None, plan.weeks[job.id])
            opened.finish[job.place[0]].append(gate._replace(earlier=job.wait_days))
            opened.dated[job.place[0]] += [(gate, day) for day in own_days(plan.homework, plan.jobs, job)]
            _open_chains(plan, by, job, opened)
    return opened


def step_gates(plan: Plan, by: Calendar, at_goal: int) -> dict[int, tuple[Gate, int]]:
    """The gates of a goal's required steps that have a date of their own, each alone with it, by places in the plan."""
    steps = plan.homework.goals[at_goal].plan
    dated = {job.place[1]: own.day.toordinal() for job in _required(plan, at_goal) if (own := steps[job.place[1]].by)}
    gates = {
        job.place[1]: Gate(None, plan.weeks[job.id])
        for job in plan.jobs.unknown
        if job.place[0] == at_goal and job.id in plan.weeks
    }
    if by.hours is not None and dated:
        delays, ends = _delays(plan.jobs, by), _ends(plan)
        work = [(index, job) for index, job in enumerate(plan.jobs.work) if job.place[0] == at_goal]
        lines = _lines({(ends[index], job.release) for index, job in work if job.place[1] in dated}, plan, by)
        for index, job in work:
            if job.place[1] in dated:
                line = lines[ends[index], job.release]
                gates[job.place[1]] = Gate(line, delay=delays[index], last=ends[index])
    return {at_step: (gates[at_step], day) for at_step, day in dated.items() if at_step in gates}


def _required(plan: Plan, at_goal: int) -> Iterator[Job]:
    return (job for job in (*plan.jobs.work, *plan.jobs.unknown) if job.place[0] == at_goal and job.required)


def _open_lines(plan: Plan, by: Calendar, opened: Gates, only: int | None) -> None:
    """Gates of lines: for each goal one for each length of waiting at the end, and one for each date of its steps."""
    finish: dict[Key, _Group] = defaultdict(_Group)
    dated: dict[Key, _Group] = defaultdict(_Group)
    delays, ends = _delays(plan.jobs, by), _ends(plan)
    for index, job in enumerate(plan.jobs.work):
        if job.required and only in (None, job.place[0]):
            finish[job.place[0], job.wait_days].add(ends[index], job, delays[index])
            for day in own_days(plan.homework, plan.jobs, job):
                dated[job.place[0], day].add(ends[index], job, delays[index])
    lines = _lines({(group.last, group.release) for group in (*finish.values(), *dated.values())}, plan, by)
    for (at_goal, wait), group in finish.items():
        gate = Gate(lines[group.last, group.release], delay=group.delay, last=group.last)
        opened.finish[at_goal].append(gate._replace(earlier=wait))
    for (at_goal, day), group in dated.items():
        gate = Gate(lines[group.last, group.release], delay=group.delay, last=group.last)
        opened.dated[at_goal].append((gate, day))


def own_days(homework: Homework, jobs: Jobs, job: Job) -> list[int]:
    """The days, ordinals, by which a job's work must be done for its goal: its own, and the goal's less its wait."""
    step = homework.goals[job.place[0]].plan[job.place[1]]
    goal_day = jobs.goal_days[job.place[0]]
    days = [step.by.day.toordinal()] if step.by else []
    return days if goal_day is None else [*days, goal_day.toordinal() - job.wait_days]


def _ends(plan: Plan) -> list[int]:
    """For each job the place in the order of the job with which it ends: itself, or, where it needs no hours, the last
    of those it comes after. -1 if it just happens."""
    ends: list[int] = []
    for index, job in enumerate(plan.jobs.work):
        ends.append(
            index if plan.hours[index] else max((ends[other] for other in job.after if other < index), default=-1)
        )
    return ends


def _lines(wanted: Iterable[tuple[int, int]], plan: Plan, by: Calendar) -> dict[tuple[int, int], Line]:
    """The line up to each job, by its index in the order and the last release that matters."""
    assert by.hours is not None
    ends = defaultdict(list)
    for last, release in wanted:
        ends[last].append(release)
    releases = sorted({job.release for job in plan.jobs.work})
    place = {release: index for index, release in enumerate(releases)}
    hours = [0.0] * len(releases)
    lines = {(-1, release): Line([], [], release, by.hours, by.days) for release in ends[-1]}
    for index, job in enumerate(plan.jobs.work):
        hours[place[job.release]] += plan.hours[index]
        for release in ends.get(index, ()):
            lines[index, release] = Line(releases, hours, release, by.hours, by.days)
    return lines


def _delays(jobs: Jobs, by: Calendar) -> list[int]:
    """The days by which waiting between steps delays the end of each job, if every estimate is right."""
    if jobs.exact or by.hours is None:
        return [0] * len(jobs.work)
    amounts = [float(job.hours or 0) for job in jobs.work]
    days = []
    for work in (jobs.work, [job._replace(wait_days=0) for job in jobs.work]):
        course = Course(work, by.hours)
        run = course.run(amounts)
        days.append([course.day_of(*end) for end in zip(run.moments, run.days, strict=True)])
    return [max(late - soon, 0) if late and soon else 0 for late, soon in zip(*days, strict=True)]


def _open_chains(plan: Plan, by: Calendar, first: Job, opened: Gates) -> None:
    """A gate for each goal with jobs that come after a step with a pace of its own: its weeks, then their hours."""
    paced_end = by.days.day_of(plan.weeks[first.id] * 7)
    if by.hours is None or paced_end is None:
        return
    ahead = by.hours.opening(paced_end + first.wait_days + 1)
    behind = ids_behind([first.id], plan.behind)
    chains: dict[int, list[int]] = defaultdict(list)
    for index, job in enumerate(plan.jobs.work):
        if job.required and job.id in behind:
            chains[job.place[0]].append(index)
    for at_goal, chain in chains.items():
        hours = sum(plan.hours[index] for index in chain)
        start, wait = by.hours.start, plan.jobs.work[chain[-1]].wait_days
        line = Line([start], [hours], start, by.hours, by.days, ahead=ahead)
        opened.finish[at_goal].append(Gate(line, earlier=wait))
        goal_day = plan.jobs.goal_days[at_goal]
        if goal_day is not None:
            opened.dated[at_goal].append((Gate(line, earlier=wait), goal_day.toordinal()))


def ids_behind(ids: Iterable[str], behind: Mapping[str, Sequence[str]]) -> set[str]:
    """The ids of all steps that come after these, themselves included."""
    found = set(ids)
    waiting = list(found)
    while waiting:
        for other in behind.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found
