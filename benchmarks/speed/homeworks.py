"""The homeworks that are measured: as real ones read, and as large as they are asked to be; the same for the same day."""

import datetime as dt
from typing import NamedTuple


class Amount(NamedTuple):
    """How much a homework holds. Steps and log entries are spread evenly over the goals."""

    goals: int
    steps: int
    entries: int


NORMAL = Amount(10, 60, 200)
LARGE = Amount(300, 5_000, 20_000)

# What is done, on what, how many hours it takes. With a number behind, a step of a plan.
_WORK = (
    ("Read", "Designing Data-Intensive Applications, chapters", 14),
    ("Finish", "the SQL course, modules", 24),
    ("Build", "a small API with tests, part", 20),
    ("Write", "a post on what I learned, no.", 5),
    ("Practise", "system design interviews, round", 8),
    ("Set up", "a pipeline that deploys the project, stage", 11),
    ("Solve", "algorithm problems, set", 6),
    ("Ask for", "a code review of my pull request, no.", 2),
)
_GOALS = ("Get a job as a data engineer", "Pass the cloud certificate", "Speak at a meetup", "Lead a small project")
_NOTES = (
    ("learned", "indexes cost writes and save reads"),
    ("note", "an evening with the course"),
    ("stuck", "the container does not see the database"),
)


def homework(amount: Amount, today: dt.date, *, fits: bool = False) -> str:
    """A homework on that day: hours, ranges, dates and dependencies as people give them. Every third date is too early, and so
    are some of those that come after it, or all dates are far enough away."""
    steps = [amount.steps // amount.goals + (index < amount.steps % amount.goals) for index in range(amount.goals)]
    lines = [
        "mentorprep: 1",
        "mentee:",
        "  name: Ada Nowak",
        "  email: ada@example.org",
        "  time_zone: Europe/Warsaw",
        "  situation: Three years of support, now on the way into data engineering.",
        "  availability:",
        f"    hours_per_week: {_hours_per_week(amount)}",
        "    breaks:",
        f"      - {{from: {today + dt.timedelta(30)}, to: {today + dt.timedelta(40)}, why: holidays}}",
        "mentors:",
        "  - id: marcin",
        "    name: Marcin Kowalski",
        "    email: marcin@example.org",
        "    ask: Half an hour a month, and a look at my plan.",
        "goals:",
    ]
    first = 0
    for index, count in enumerate(steps):
        lines += _goal(index, first, count, _by(index, first + count, amount, today, fits=fits))
        first += count
    lines += ["questions:", "  - {id: q1, text: Which of the two certificates would you take first?}", "log:"]
    for index in range(amount.entries):
        lines += _entry(index, amount, today)
    return "\n".join(lines) + "\n"


def _hours_per_week(amount: Amount) -> int:
    """Ten, and more where the plan would last for generations."""
    return min(60, max(10, amount.steps // 80))


def _by(index: int, steps: int, amount: Amount, today: dt.date, *, fits: bool) -> dt.date:
    """A date by the seven hours that are left of each step up to it in the mean: twice as far away, or with little room for
    them, and every third with too little."""
    weeks = 7 * steps / _hours_per_week(amount)
    return today + dt.timedelta(weeks=weeks * (2 if fits else 0.7 if index % 3 == 2 else 1.1) + (8 if fits else 0))


def _goal(index: int, first: int, count: int, by: dt.date) -> list[str]:
    lines = [
        f"  - id: goal-{index}",
        f"    title: {_GOALS[index % len(_GOALS)]} ({index})",
        "    why: It is what I want to do every day, and the team I like works this way.",
        f"    by: {by}",
        "    done_when: someone who does it for a living says so",
        "    plan:",
    ]
    for step in range(first, first + count):
        lines += _step(step, within=step > first, goal_before=first - 1 if index and step == first else None)
    return lines


def _step(index: int, *, within: bool, goal_before: int | None) -> list[str]:
    verb, on, hours = _WORK[index % len(_WORK)]
    low, high = max(1, hours * 2 // 3), hours * 2
    lines = [
        f"      - id: step-{index}",
        f"        title: {verb} {on} {index}",
        f"        hours: {{low: {low}, high: {high}}}" if index % 5 == 0 else f"        hours: {hours}",
    ]
    if within and index % 4 == 0:
        lines.append(f"        after: [step-{index - 1}]")
    if goal_before is not None and index % 2:
        lines.append(f"        after: [step-{goal_before}]")
    if index % 29 == 0:
        lines.append("        wait_days: 14")
    if index % 4 == 1:
        lines.append("        status: done")
    return lines


def _entry(index: int, amount: Amount, today: dt.date) -> list[str]:
    day = today - dt.timedelta(days=(amount.entries - index) // 2 % 700 + 1)
    step = index * 4 % amount.steps + 1 if index % 2 else index % amount.steps
    key, words = _NOTES[index % len(_NOTES)]
    return [f"  - {{date: {day}, step: step-{min(step, amount.steps - 1)}, hours: 0.5, {key}: {words}}}"]
