"""The facts that more than one kind of summary tells, free of any language: goals, steps, questions, states.

Texts are the mentee's own; a date that the mentee gave is a `By`, so that a language can tell a month from its last day;
hours are exact to 0.1, and those of a shortage wholly exact: a language tells them as finely as it takes to see it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Literal, NamedTuple

from mentorprep.core.entries import name_of
from mentorprep.core.model import By, Goal, Homework, Meeting, Mentor, Question, Range, Step, StepStatus
from mentorprep.core.plan.assessment import GoalAssessment, Overload, Pace, UnitPace, Verdict, tenths
from mentorprep.core.plan.habits import is_habit
from mentorprep.core.summary.known import Known, Logged
from mentorprep.core.wording import half_up

LEADING_QUESTIONS = 3
STEP_WITHIN_WEEKS = 8
UNFINISHED = frozenset({"todo", "doing"})
Likelihood = Literal[
    "likely",
    "close",
    "doubtful",
    "short",
    "starts too late",
    "date passed",
    "no schedule",
    "waits",
    "not estimated",
    "without plan",
    "without date",
    "all steps done",
    "paused",
    "done",
    "dropped",
]

_BY_CHANCE: dict[Verdict, Likelihood] = {"fits": "likely", "tight": "close", "over-ambitious": "doubtful"}


class Shortage(NamedTuple):
    """Hours that an interval of days needs and has. `until` and `since` only where they are not the goal's date and
    today; `together_with` are the numbers of the other goals whose work it counts."""

    needed: Fraction
    available: Fraction
    since: dt.date | None
    until: dt.date | None
    together_with: tuple[int, ...]


class WouldDo(NamedTuple):
    """What a week would have to hold. `unit` is the mentee's word, "hours" or "steps" where `of` says so."""

    of: Literal["units", "hours", "steps"]
    per_week: Decimal
    unit: str | None = None


class State(NamedTuple):
    """Where a goal stands. `chances` is of ten; figures are absent where private work has a share in them."""

    word: Likelihood
    chances: int | None = None
    shortage: Shortage | None = None
    would_do: tuple[WouldDo, ...] = ()
    likely_by: dt.date | None = None


class GoalFact(NamedTuple):
    """A goal as a mentor sees it; `number` is the one to answer by."""

    number: int
    title: str
    by: By | None
    state: State
    done_when: str | None = None
    measure: tuple[str, ...] = ()  # name, now, target: those that are there
    help: str | None = None


class StepFact(NamedTuple):
    """A step: how much it is, how far it is, what came of it."""

    title: str
    status: StepStatus
    by: By | None = None
    hours: tuple[Decimal, ...] = ()  # the mentee's estimate: one figure, or low and high; a milestone has none
    worked: Decimal | None = None  # hours logged
    units_done: Decimal | None = None
    units: Decimal | None = None
    unit: str | None = None
    weekly_hours: Decimal | None = None
    evidence: str | None = None


class QuestionFact(NamedTuple):
    """A question; it is about goals of these numbers, and about steps of these titles."""

    number: int
    text: str
    goals: tuple[int, ...] = ()
    steps: tuple[str, ...] = ()
    asked: dt.date | None = None
    answer: str | None = None


class MeetingFact(NamedTuple):
    """A meeting; `zone` only with a time."""

    date: dt.date
    time: str | None
    zone: str | None
    link: str | None
    notes: str | None = None


def open_questions(homework: Homework) -> tuple[Question, ...]:
    """The questions without an answer, in the order of the file."""
    return tuple(question for question in homework.questions if not question.answer)


def question_facts(
    questions: Sequence[Question], known: Known, first: int, goals: Mapping[str, int]
) -> tuple[QuestionFact, ...]:
    """Questions, numbered from `first` on; `goals` has the numbers of the goals that the message shows."""
    return tuple(
        QuestionFact(
            number=number,
            text=question.text,
            goals=tuple(goals[id_] for id_ in question.about if id_ in goals),
            steps=known.titles_of(id_ for id_ in question.about if id_ not in goals),
            asked=question.asked,
            answer=question.answer or None,
        )
        for number, question in enumerate(questions, first)
    )


def numbers_of(goals: Sequence[Goal], first: int) -> dict[str, int]:
    """The number of each goal by its id."""
    return {goal.id: number for number, goal in enumerate(goals, first)}


def goal_facts(goals: Sequence[Goal], known: Known, first: int) -> tuple[GoalFact, ...]:
    """Goals with their states, numbered from `first` on."""
    numbers = numbers_of(goals, first)
    return tuple(
        GoalFact(
            number=number,
            title=goal.title,
            by=date_of(goal, known),
            state=state_of(goal, known, numbers),
            done_when=goal.done_when,
            measure=tuple(text for text in goal.measure or () if text),
            help=goal.help,
        )
        for number, goal in enumerate(goals, first)
    )


def date_of(goal: Goal, known: Known) -> By | None:
    """The date that the goal is judged by, as the mentee wrote it where they did, on the goal or one of its steps."""
    if goal.by:
        return goal.by
    judged = known.judged.get(goal.id)
    if judged is None or judged.by is None:
        return None
    written = (step.by for step in goal.plan if step.by and step.by.day == judged.by)
    return next(written, By(judged.by, judged.by.isoformat()))


def state_of(goal: Goal, known: Known, numbers: Mapping[str, int]) -> State:
    """Where the goal stands, in facts; how they sound is the language's."""
    judged = known.judged.get(goal.id)
    if judged is None:
        return State("without plan")
    if goal.status != "active":
        return State(goal.status)
    if not _has_work_left(goal):
        return State("all steps done" if any(step.status == "done" for step in goal.plan) else "without plan")
    if judged.verdict == "impossible":
        return _too_much(judged, known, numbers)
    return _by_chance(goal, judged, known)


def _by_chance(goal: Goal, judged: GoalAssessment, known: Known) -> State:
    words: dict[Verdict, Likelihood] = {
        **_BY_CHANCE,
        "blocked": "waits",
        "no-plan": "without plan",
        "no-date": "without date",
        "unknown": "not estimated" if judged.by else "without date",
    }
    word = words.get(judged.verdict, "not estimated")
    if known.private_work:
        return State(_beside_private(word, known.beside_private.get(judged.id)))
    chances = None if judged.chance is None else tenths(judged.chance)
    would_do = _would_do(judged.pace, counted=not _holds_habits(goal)) if word == "not estimated" else ()
    likely_by = judged.p80 if word == "without date" else None
    return State(word, chances if word in {"close", "doubtful"} else None, None, would_do, likely_by)


def _beside_private(word: Likelihood, judged: GoalAssessment | None) -> Likelihood:
    """The word for a goal whose days private work takes a share of. Only that share may be felt: a date, a missing
    estimate or a wait that is private is not told, and one that makes the goal impossible is a lack of hours."""
    if judged is None or word not in _BY_CHANCE.values():
        return word
    return "short" if judged.verdict in {"impossible", "blocked"} else _BY_CHANCE.get(judged.verdict, word)


def _has_work_left(goal: Goal) -> bool:
    return any(step.status in UNFINISHED for step in goal.plan)


def _too_much(judged: GoalAssessment, known: Known, numbers: Mapping[str, int]) -> State:
    if judged.by is not None and judged.by < known.today:
        return State("date passed")
    if known.private_work:
        return State("short")
    overloads = [overload for overload in known.assessment.overloads if judged.id in overload.goals]
    if not overloads:
        return State("short" if known.assessment.exact else "no schedule")
    worst = max(overloads, key=lambda overload: overload.hours_needed - overload.hours_available)
    if worst.from_ == worst.to and not worst.hours_available:
        return State("starts too late")
    return State("short", shortage=_shortage(worst, judged, known.today, numbers))


def _shortage(overload: Overload, judged: GoalAssessment, today: dt.date, numbers: Mapping[str, int]) -> Shortage:
    return Shortage(
        needed=overload.hours_needed,
        available=overload.hours_available,
        since=None if overload.from_ <= today else overload.from_,
        until=None if overload.to == judged.by else overload.to,
        together_with=tuple(sorted(numbers[id_] for id_ in set(overload.goals) - {judged.id} if id_ in numbers)),
    )


def _holds_habits(goal: Goal) -> bool:
    """Whether a step comes round by its title: “a post every day” is not one step of so many a week."""
    return any(step.status in UNFINISHED and step.weekly_hours is None and is_habit(step) for step in goal.plan)


def _would_do(pace: Pace | None, *, counted: bool) -> tuple[WouldDo, ...]:
    """`counted`: whether steps may be counted where nothing else can be."""
    if pace is None:
        return ()
    if pace.units:
        return tuple(WouldDo("units", _units_a_week(unit), unit.unit) for unit in pace.units if unit.left)
    if pace.hours_per_week:
        return (WouldDo("hours", _at_least(pace.hours_per_week)),)
    if not counted or pace.steps_per_week * STEP_WITHIN_WEEKS < 1:  # "one step in fifty weeks" helps nobody
        return ()
    return (WouldDo("steps", _at_least(pace.steps_per_week, 2)),)


def _units_a_week(pace: UnitPace) -> Decimal:
    """Fine enough to be told as one in so many weeks where it is little."""
    return _at_least(pace.per_week, 1 if pace.per_week * 2 > 1 else 3)


def tenth(hours: Fraction | Decimal) -> Decimal:
    """Hours to 0.1, half up."""
    return half_up(hours, 1)


def _at_least(per_week: Fraction, places: int = 1) -> Decimal:
    return Decimal(ceil(per_week * 10**places)).scaleb(-places)


def active_goals(homework: Homework) -> tuple[Goal, ...]:
    """The goals that are being worked for, in the order of the file."""
    return tuple(goal for goal in homework.goals if goal.status == "active")


def is_begun(step: Step, known: Known) -> bool:
    """Whether a step is under way: said to be, or worked on without being said to be."""
    logged = known.logged.get(step.id, Logged())
    worked = logged.hours > 0 or logged.units > 0 or bool(step.size and step.size.before)
    return step.status == "doing" or (step.status == "todo" and worked)


def steps_of(steps: Iterable[Step], known: Known) -> tuple[StepFact, ...]:
    """Steps with how far they are, by what was logged up to today."""
    return tuple(_step(step, known) for step in steps)


def _step(step: Step, known: Known) -> StepFact:
    size, logged = step.size, known.logged.get(step.id, Logged())
    return StepFact(
        title=step.title,
        status="doing" if is_begun(step, known) else step.status,
        by=step.by,
        hours=_estimate(step),
        worked=logged.hours or None,
        units_done=min(size.total, size.before + logged.units) if size else None,
        units=size.total if size else None,
        unit=size.unit if size else None,
        weekly_hours=step.weekly_hours,
        evidence=step.evidence,
    )


def _estimate(step: Step) -> tuple[Decimal, ...]:
    if isinstance(step.hours, Range):
        return (step.hours.low, step.hours.high)
    return (step.hours,) if step.hours else ()


def is_with(name: str | None, mentor: Mentor | None, homework: Homework) -> bool:
    """Whether `with` or `from` means this mentor: by id, by name, or unsaid where there is only one mentor."""
    if mentor is None:
        return name is None
    if name is None:
        return len(homework.mentors) == 1
    return name in {mentor.id, mentor.name}


def other_than(name: str | None, mentor: Mentor | None, homework: Homework) -> str | None:
    """Who is meant by `with` or `from`, where it is not this mentor."""
    return None if name is None or is_with(name, mentor, homework) else name_of(name, homework)


def meeting_to_come(known: Known) -> MeetingFact | None:
    """The next meeting with this mentor, today's included."""
    coming = [
        meeting
        for meeting in known.homework.meetings
        if meeting.date >= known.today and is_with(meeting.with_, known.mentor, known.homework)
    ]
    return meeting_fact(min(coming, key=lambda meeting: meeting.date), known.homework) if coming else None


def meeting_fact(meeting: Meeting, homework: Homework) -> MeetingFact:
    """A meeting, its time with the zone it is in."""
    zone = homework.mentee.time_zone if meeting.time else None
    return MeetingFact(meeting.date, meeting.time, zone, meeting.link, meeting.notes)
