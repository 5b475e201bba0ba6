"""What a homework does not say yet. Nothing here is wrong: a half-written file is a normal file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.checks import phrases
from mentorprep.core.checks.subject import finding
from mentorprep.core.checks.together import Entry, Words, together
from mentorprep.core.checks.vocabulary import (
    is_beside_technology,
    is_booking,
    is_exam,
    is_for_spare_time,
    others_decide,
)
from mentorprep.core.finding import Finding
from mentorprep.core.plan.left import wait_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mentorprep.core.checks.subject import StepAt, Subject
    from mentorprep.core.finding import Path

_NO_DATE = Words("No date yet for {}.", "", "A rough one will do, such as {month}; it can move later.")
_NO_PLAN = Words("No steps yet for {}.", "", "One is enough to begin with: what could be done in the first two hours?")
_NO_DONE_WHEN = Words(
    "No done_when yet for {}.",
    "",
    "How will you know? Something another person could see: an exam passed, a service that runs, a signed offer.",
)


def no_situation(subject: Subject) -> Iterator[Finding]:
    """MP201."""
    if not subject.homework.mentee.situation:
        yield _gap(
            subject,
            "MP201",
            "Nothing yet about where you are now.",
            "Two sentences in situation: what you do today, and what you have tried.",
            ("mentee", "situation"),
        )


def no_goals(subject: Subject) -> Iterator[Finding]:
    """MP202."""
    if not subject.homework.goals:
        yield _gap(
            subject,
            "MP202",
            "No goals yet.",
            "One is enough, in your own words: what would you like to be true a year from now?",
            ("goals",),
        )


def no_date(subject: Subject) -> Iterator[Finding]:
    """MP203, for active goals without a date of their own or of their steps."""
    lacking = (Entry.of_goal(at, "by") for at in subject.active_goals() if at.found.by is None)
    month = f"{subject.today.year + 1}-{subject.today.month:02d}"
    yield from together(subject, "MP203", lacking, _NO_DATE._replace(fix=_NO_DATE.fix.format(month=month)))


def no_plan(subject: Subject) -> Iterator[Finding]:
    """MP204, for active goals without a step that is not dropped."""
    lacking = (
        Entry.of_goal(at, "plan")
        for at in subject.active_goals()
        if all(step.step.status == "dropped" for step in at.steps)
    )
    yield from together(subject, "MP204", lacking, _NO_PLAN)


def no_done_when(subject: Subject) -> Iterator[Finding]:
    """MP205, for active goals; the target of a `measure` says it as well."""
    lacking = (Entry.of_goal(at, "done_when") for at in subject.active_goals() if not at.has_end)
    yield from together(subject, "MP205", lacking, _NO_DONE_WHEN)


def no_options(subject: Subject) -> Iterator[Finding]:
    """MP206."""
    if not subject.homework.mentee.options:
        yield _gap(
            subject,
            "MP206",
            "No options yet.",
            "Which ways are you weighing? Two or three lines; staying where you are is one of them.",
            ("mentee", "options"),
        )


def no_questions(subject: Subject) -> Iterator[Finding]:
    """MP207: none at all; before a kick-off also when none is left that is open and may be shown."""
    questions = subject.homework.questions
    if subject.message == "kickoff":
        questions = tuple(question for question in questions if not question.private and not question.answer)
    if not questions:
        yield _gap(
            subject,
            "MP207",
            "No open question to a mentor." if subject.homework.questions else "No question to a mentor yet.",
            "What would you ask in ten minutes with somebody who has been there?",
            ("questions",),
        )


def no_first_step(subject: Subject) -> Iterator[Finding]:
    """MP214: of all the steps that nothing holds up, the first may begin only in more than 30 days."""
    beginnings = [(_release(subject, at), at) for at in subject.open_steps() if not _is_held_up(subject, at)]
    if not beginnings:
        return
    start, first = min(beginnings, key=lambda beginning: beginning[0])
    away = (start - subject.today).days
    if away > 30:
        yield finding(
            "MP214",
            f"Nothing to do in the next 30 days: {phrases.title(first.step.title)} is the first, on {phrases.day(start)}.",
            because=f"That is {away} days away.",
            fix="Is there something of an hour or two that could come before it? If the pause is meant, keep it so.",
            path=(*first.path, "start") if first.step.start == start else ("goals", first.path[1], "start"),
            about=first.step.id,
        )


def _release(subject: Subject, at: StepAt) -> dt.date:
    return max(filter(None, (at.step.start, at.goal.start, subject.today)))


def _is_held_up(subject: Subject, at: StepAt) -> bool:
    return any(id_ in subject.unfinished for id_ in at.step.after)


def all_technical(subject: Subject) -> Iterator[Finding]:
    """MP215. A goal without an `area` is taken by the words of its title; dropped goals do not count."""
    goals = [goal for goal in subject.homework.goals if goal.status != "dropped"]
    wider = ("language", "negotiation", "pace", "opportunities")
    if subject.active_goals() and not any(
        goal.area in wider or (goal.area in (None, "other") and is_beside_technology(goal.title)) for goal in goals
    ):
        yield finding(
            "MP215",
            "No goal is about language, negotiation, pace or other opportunities.",
            fix="That may be just right. Mentors often bring them up: better English, a salary talk, slowing down, a look "
            "at other jobs.",
            path=("goals",),
        )


def depends_on_others(subject: Subject) -> Iterator[Finding]:
    """MP216: the title or `done_when` of a goal says that somebody else decides, and no step that is left waits."""
    for at in subject.active_goals():
        steps = at.open_steps
        if not steps or any(wait_of(step.step) for step in steps):
            continue
        if any(others_decide(text) for text in (at.goal.title, at.goal.done_when or "")):
            yield finding(
                "MP216",
                f"{phrases.title(at.goal.title)} ends with somebody else's answer, and the plan leaves no time for it.",
                because=f"After {phrases.title(steps[-1].step.title)} nothing follows, and no step has wait_days.",
                fix="Add a last step for the asking (applying, handing in) with wait_days: {low: 14, high: 60}, "
                "or word the goal as what is in your own hands.",
                path=(*at.path, "plan"),
                about=at.goal.id,
            )


def exams_not_booked(subject: Subject) -> Iterator[Finding]:
    """MP217, once a goal, for its exams that wait for no other exam, unless a step for booking is in the plan. A booked
    exam has `start` and `by` on the same day. An exam that is optional, or for when there is time, is not asked about."""
    every_exam = [at for at in subject.open_steps() if is_exam(at.step.title)]
    if not every_exam:
        return
    waiting = _after(every_exam, subject)
    for at in subject.active_goals():
        steps = at.open_steps
        exams = [step for step in steps if _needs_a_day(step) and step.step.id not in waiting]
        if not exams or any(is_booking(step.step.title) for step in steps):
            continue
        yield finding(
            "MP217",
            f"No day is booked for {phrases.titles([exam.step.title for exam in exams])} yet.",
            because="Exams without a day tend to move.",
            fix=f"Once {'it' if len(exams) == 1 else 'one'} is booked, give the step start and by on that day.",
            path=exams[0].path,
            about=exams[0].step.id,
        )


def _needs_a_day(at: StepAt) -> bool:
    title = at.step.title
    return is_exam(title) and not (at.step.optional or is_for_spare_time(title) or _is_booked(at))


def _after(exams: list[StepAt], subject: Subject) -> set[str]:
    """The ids of the steps that wait for one of these, directly or not."""
    followers: dict[str, list[str]] = {}
    for at in subject.open_steps():
        for id_ in at.step.after:
            followers.setdefault(id_, []).append(at.step.id)
    reached: set[str] = set()
    ahead = [at.step.id for at in exams]
    while ahead:
        fresh = [id_ for id_ in followers.get(ahead.pop(), ()) if id_ not in reached]
        reached.update(fresh)
        ahead.extend(fresh)
    return reached


def _is_booked(at: StepAt) -> bool:
    return at.step.start is not None and at.step.by is not None and at.step.start == at.step.by.day


def done_already(subject: Subject) -> Iterator[Finding]:
    """MP218: a goal with steps whose required ones are all done. One that only recurs is asked about after its date."""
    for at in subject.active_goals():
        counted = [step.step for step in at.steps if step.step.weekly_hours is None and step.step.status != "dropped"]
        is_over = at.found.by is not None and at.found.by < subject.today
        if at.found.verdict != "fits" or any(not step.optional and step.status != "done" for step in counted):
            continue
        if any(step.status == "done" for step in counted) or is_over:
            yield finding(
                "MP218",
                f"All the steps that {phrases.title(at.goal.title)} needs are done. Is it done?",
                because=f"{phrases.count(sum(step.status == 'done' for step in counted), 'step')} done, none left.",
                fix=f"If so: mentorprep update {at.goal.id} --status done. If not: what is the next step?",
                path=(*at.path, "status"),
                about=at.goal.id,
            )


def _gap(subject: Subject, code: str, message: str, fix: str, path: Path) -> Finding:
    return Finding(code, subject.gap_severity(code), message, "", fix, path)
