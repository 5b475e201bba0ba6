"""The three examples and the eight real plans at three stages of a relationship: before the kick-off, some weeks after it,
and after five silent months. What happens between the stages is the same for all; the plans are people's own."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mentorprep.core.format.read import load
from mentorprep.core.model import By, Decision, Idea, LogEntry, Meeting, Mentor, PlanChange, Sent

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorprep.core.model import Goal, Homework, Step

TESTS = Path(__file__).parent
WRITTEN = {  # the day that each plan was written on
    "tester-to-backend": dt.date(2026, 11, 23),
    "certificate-and-english": dt.date(2026, 11, 23),
    "promotion-or-rest": dt.date(2026, 11, 23),
    "02-data-engineer-18-months": dt.date(2026, 1, 31),
    "09-a-post-a-week": dt.date(2024, 12, 30),
    "11-certificates-english-and-stage-2023": dt.date(2023, 1, 2),
    "13-a-plus-before-the-baby": dt.date(2025, 12, 3),
    "16-open-degree-at-15-hours": dt.date(2026, 1, 10),
    "23-only-topics": dt.date(2026, 1, 10),
    "26-go-in-30-days": dt.date(2023, 6, 15),
    "28-weekly-problem-and-company-tour": dt.date(2022, 8, 29),
}
EVA = Mentor("eva", "Eva Novak")
WEEKS_LATER, SILENT_DAYS = dt.timedelta(weeks=6), dt.timedelta(days=150)


class Stage(NamedTuple):
    """A homework on a day, and what its mentor saw last, if anything."""

    today: dt.date
    homework: Homework
    seen: Homework | None = None


def written(name: str) -> Homework:
    """The plan as its owner wrote it."""
    path = TESTS / "homeworks" / "real" / f"{name}.yaml"
    if not path.is_file():
        path = TESTS.parent / "examples" / name / "homework.yaml"
    homework = load(path.read_bytes()).homework
    assert homework is not None
    return homework


def before(name: str) -> Stage:
    """Before the kick-off."""
    homework = written(name)
    return Stage(WRITTEN[name], homework._replace(mentors=homework.mentors or (EVA,)))


def after(name: str) -> Stage:
    """Six weeks after the page for the kick-off went out: a meeting, advice, a decision, one step done, a date moved."""
    first = before(name)
    mentor = first.homework.mentors[0]._replace(status="accepted")
    day, today = first.today, first.today + WEEKS_LATER
    seen = first.homework._replace(mentors=(mentor, *first.homework.mentors[1:]), sent=())
    met = day + dt.timedelta(days=7)
    done, going = _first_open(seen, "hours"), None
    now = _steps_changed(seen, lambda step: _done(step, today) if done and step.id == done.id else step)
    going = _first_open(now, "hours")
    if going:
        now = _steps_changed(now, lambda step: step._replace(status="doing") if step.id == going.id else step)
    now, moved = _moved(now, day, today, limit=1, because="the meeting showed what comes first")
    return Stage(
        today,
        now._replace(
            log=(*now.log, *_logged(done, going, today)),
            meetings=(*(one for one in now.meetings if one.date < day), Meeting(met, "met", with_=mentor.id)),
            decisions=(*now.decisions, Decision("One goal at a time", "dx", met, mentor.id, "evenings are short")),
            ideas=(
                *now.ideas,
                Idea(
                    "Show the work to somebody every month", "ix", met, mentor.id, "adopted", "a colleague looks at it"
                ),
                Idea("Write about it in public", "iy", met, mentor.id, "declined", "I would rather build"),
            ),
            changes=(*now.changes, *moved),
            sent=(Sent(day, mentor.id, "kickoff"),),
        ),
        seen,
    )


def silent(name: str) -> Stage:
    """Five months after an update, with one evening of work and the dates moved to where they are realistic."""
    last = after(name)
    today = last.today + SILENT_DAYS
    now, moved = _moved(last.homework, last.today, today, limit=9, because="five months went to other things")
    step = _first_open(now, "hours")
    work = (LogEntry(today - dt.timedelta(days=3), step.id, Decimal(2)),) if step else ()
    sent = (*now.sent, Sent(last.today, now.mentors[0].id, "update"))
    return Stage(today, now._replace(log=(*now.log, *work), changes=(*now.changes, *moved), sent=sent), last.homework)


STAGES: dict[str, Callable[[str], Stage]] = {"before": before, "after": after, "silent": silent}


def _first_open(homework: Homework, field: str) -> Step | None:
    steps = [step for goal in homework.goals if goal.status == "active" for step in goal.plan]
    return next((step for step in steps if step.status in {"doing", "todo"} and getattr(step, field) != 0), None)


def _steps_changed(homework: Homework, changed: Callable[[Step], Step]) -> Homework:
    goals = tuple(goal._replace(plan=tuple(map(changed, goal.plan))) for goal in homework.goals)
    return homework._replace(goals=goals)


def _done(step: Step, today: dt.date) -> Step:
    return step._replace(status="done", finished=today - dt.timedelta(days=9), evidence="https://example.org/shown")


def _logged(done: Step | None, going: Step | None, today: dt.date) -> list[LogEntry]:
    log = []
    if done:
        log.append(
            LogEntry(today - dt.timedelta(days=12), done.id, Decimal(6), learned="Small pieces, each shown at once")
        )
    if going:
        log.append(
            LogEntry(today - dt.timedelta(days=4), going.id, Decimal("2.5"), stuck="Where to stop reading and begin")
        )
    return log


def _moved(
    homework: Homework, told_from: dt.date, today: dt.date, *, limit: int, because: str
) -> tuple[Homework, list[PlanChange]]:
    """Goals whose date is near or gone, moved by five months in the words of the tool."""
    goals: list[Goal] = []
    changes: list[PlanChange] = []
    for goal in homework.goals:
        near = goal.status == "active" and goal.by is not None and goal.by.day < today + SILENT_DAYS
        if not near or goal.by is None or len(changes) == limit:
            goals.append(goal)
            continue
        day = max(goal.by.day, today) + SILENT_DAYS
        goals.append(goal._replace(by=By(day, day.isoformat())))
        changes.append(PlanChange(today, (goal.id,), f"moved from {goal.by.text} to {day}", because))
    assert told_from <= today
    return homework._replace(goals=tuple(goals)), changes
