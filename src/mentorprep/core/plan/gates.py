"""What has to be done for each goal, as gates: lines of work, and steps at a pace of their own. Not how likely it is."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from mentorprep.core.model import Homework
from mentorprep.core.plan.forecast import Calendar, Gate
from mentorprep.core.plan.jobs import Job, Jobs
from mentorprep.core.plan.line import Line

Key = tuple[int, int]  # of a group of jobs: the goal in the file, and days to wait after them, or the day they are due


class Plan(NamedTuple):
    """The jobs with what a forecast needs to know of them, in the order of work.

    `hours` are those to reckon with, `delays` those of `Done`. `releases` are the days, ordinals, on which jobs are
    released, ascending, and `released` has the place in them of each job's. `required` has the places in the order of the required
    jobs of each goal. `weeks` has the weeks that each sized step without hours takes at its own pace, by id; `behind` the
    ids of the steps right behind each step; `vague` the ids that no forecast can be made for."""

    homework: Homework
    jobs: Jobs
    hours: Sequence[float]
    delays: Sequence[int]
    releases: Sequence[int]
    released: Sequence[int]
    required: Mapping[int, Sequence[int]]
    weeks: Mapping[str, float]
    behind: Mapping[str, Sequence[str]]
    vague: set[str]


def finish_gates(plan: Plan, by: Calendar) -> dict[int, list[Gate]]:
    """What must be passed to finish each goal, by its place in the file: one gate for each length of waiting at the end.
    Those of goals with vague or blocked steps are of their other steps."""
    groups: dict[Key, list[int]] = defaultdict(list)
    opened: dict[int, list[Gate]] = defaultdict(list)
    for at_goal, places in plan.required.items():
        for index in places:
            groups[at_goal, plan.jobs.work[index].wait_days].append(index)
    for (at_goal, wait), gate in _gates(groups, plan, by):
        opened[at_goal].append(gate._replace(earlier=wait))
    for job in _paced(plan):
        opened[job.place[0]].append(Gate(None, plan.weeks[job.id], earlier=job.wait_days))
        for at_goal, gate in _chains(plan, by, job):
            opened[at_goal].append(gate)
    return opened


def dated_gates(plan: Plan, by: Calendar, only: int | None = None) -> dict[int, list[tuple[Gate, int]]]:
    """The same with the day, an ordinal, that each must be passed by: for each goal, or `only` one, a gate for each date of
    it and of its steps."""
    groups: dict[Key, list[int]] = defaultdict(list)
    opened: dict[int, list[tuple[Gate, int]]] = defaultdict(list)
    for at_goal in plan.required if only is None else (only,):
        for index in plan.required.get(at_goal, ()):
            for day in own_days(plan.homework, plan.jobs, plan.jobs.work[index]):
                groups[at_goal, day].append(index)
    for (at_goal, day), gate in _gates(groups, plan, by):
        opened[at_goal].append((gate, day))
    for job in _paced(plan):
        paced = Gate(None, plan.weeks[job.id])
        opened[job.place[0]] += [(paced, day) for day in own_days(plan.homework, plan.jobs, job)]
        for at_goal, gate in _chains(plan, by, job):
            goal_day = plan.jobs.goal_days[at_goal]
            if goal_day is not None:
                opened[at_goal].append((gate, goal_day.toordinal()))
    return opened


def step_gates(plan: Plan, by: Calendar, at_goal: int) -> dict[int, tuple[Gate, int]]:
    """The gates of a goal's required steps that have a date of their own, each alone with it, by places in the plan: in the
    order of work, those at a pace of their own last."""
    steps = plan.homework.goals[at_goal].plan
    found: dict[int, tuple[Gate, int]] = {}
    places = [index for index in plan.required.get(at_goal, ()) if steps[plan.jobs.work[index].place[1]].by]
    if by.hours is not None and places:
        ends, work = _ends(plan), plan.jobs.work
        lines = _lines({(ends[index], work[index].release) for index in places}, plan, by)
        for index in places:
            at_step, own = work[index].place[1], steps[work[index].place[1]].by
            line = lines[ends[index], work[index].release]
            if own is not None:
                found[at_step] = Gate(line, delay=plan.delays[index], last=ends[index]), own.day.toordinal()
    for job in _paced(plan):
        if job.place[0] == at_goal and (own := steps[job.place[1]].by):
            found[job.place[1]] = Gate(None, plan.weeks[job.id]), own.day.toordinal()
    return found


def _paced(plan: Plan) -> Iterator[Job]:
    """The required steps that have no hours, but a pace of their own."""
    return (job for job in plan.jobs.unknown if job.required and job.id in plan.weeks)


def _gates(groups: Mapping[Key, Sequence[int]], plan: Plan, by: Calendar) -> Iterator[tuple[Key, Gate]]:
    """A gate for each group of jobs, by their places in the order: up to the last of them, from the last release on."""
    ends, work = _ends(plan), plan.jobs.work
    of_groups = [
        (max(ends[index] for index in group), max(work[index].release for index in group)) for group in groups.values()
    ]
    lines = _lines(set(of_groups), plan, by)
    for (key, group), last_and_release in zip(groups.items(), of_groups, strict=True):
        if line := lines.get(last_and_release):
            delay = max(plan.delays[index] for index in group)
            yield key, Gate(line, delay=delay, last=last_and_release[0])


def own_days(homework: Homework, jobs: Jobs, job: Job) -> list[int]:
    """The days, ordinals, by which a job's work must be done for its goal: its own, and the goal's less its wait."""
    step = homework.goals[job.place[0]].plan[job.place[1]]
    goal_day = jobs.goal_days[job.place[0]]
    days = [step.by.day.toordinal()] if step.by else []
    return days if goal_day is None else [*days, goal_day.toordinal() - job.wait_days]


def _ends(plan: Plan) -> Sequence[int]:
    """For each job the place in the order of the job with which it ends: itself, or, where it needs no hours, the last
    of those it comes after. -1 if it just happens."""
    if 0.0 not in plan.hours:
        return range(len(plan.hours))
    ends: list[int] = []
    for index, job in enumerate(plan.jobs.work):
        ends.append(
            index if plan.hours[index] else max((ends[other] for other in job.after if other < index), default=-1)
        )
    return ends


def _lines(wanted: Collection[tuple[int, int]], plan: Plan, by: Calendar) -> dict[tuple[int, int], Line]:
    """The line up to each job, by its place in the order and the last release that matters."""
    if by.hours is None or not wanted:
        return {}
    lines = {}
    ends = defaultdict(list)
    for last, release in wanted:
        ends[last].append(release)
    hours = [0.0] * len(plan.releases)
    for release in ends.pop(-1, ()):
        lines[-1, release] = Line([], [], release, by.hours, by.days)
    begin = 0
    for last in sorted(ends):
        for release, of_job in zip(plan.released[begin : last + 1], plan.hours[begin : last + 1], strict=True):
            hours[release] += of_job
        begin = last + 1
        for release in ends[last]:
            lines[last, release] = Line(plan.releases, hours, release, by.hours, by.days)
    return lines


def _chains(plan: Plan, by: Calendar, first: Job) -> Iterator[tuple[int, Gate]]:
    """A gate for each goal with jobs that come after a step with a pace of its own: its weeks, then their hours."""
    paced_end = by.days.day_of(plan.weeks[first.id] * 7)
    if by.hours is None or paced_end is None:
        return
    since = paced_end + first.wait_days + 1
    behind = ids_behind([first.id], plan.behind)
    for at_goal, places in plan.required.items():
        chain = [index for index in places if plan.jobs.work[index].id in behind]
        if chain:
            hours = sum(plan.hours[index] for index in chain)
            line = Line([by.hours.start], [hours], by.hours.start, by.hours, by.days, since=since)
            yield at_goal, Gate(line, earlier=plan.jobs.work[chain[-1]].wait_days)


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
