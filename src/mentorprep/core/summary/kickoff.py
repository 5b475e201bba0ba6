"""What the mentor reads before the first call, so that it is spent on ideas and trust. One page, up to 450 words."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from mentorprep.core.finding import Finding
from mentorprep.core.model import Goal
from mentorprep.core.plan.habits import is_habit
from mentorprep.core.summary.facts import (
    LEADING_QUESTIONS,
    GoalFact,
    MeetingFact,
    QuestionFact,
    StepFact,
    active_goals,
    goal_facts,
    is_begun,
    meeting_to_come,
    numbers_of,
    open_questions,
    question_facts,
    steps_of,
    tenth,
)
from mentorprep.core.summary.known import Known
from mentorprep.core.summary.outreach import weekly_hours
from mentorprep.core.summary.timeline import Timeline, timeline

LATER_TOLD = 2
NEXT_TOLD = 2
DOUBTS_TOLD = 4
MANY_GOALS = 4  # counted anew: those that stay home are not told by number
AGENDA = (("people", 10), ("questions", 15), ("options", 10), ("goals", 15), ("together", 10))
_OF_ALL = {
    "MP306": "load",
    "MP307": "rest",
    "MP308": "many goals",
}
_ABOUT_AN_ENTRY = {
    "MP310": "ran over",
    "MP311": "slower",
    "MP315": "step date passed",
    "MP212": "large",
    "MP210": "vague",
    "MP216": "others decide",
}
DOUBTED = frozenset(_OF_ALL) | frozenset(
    _ABOUT_AN_ENTRY
)  # the findings that are told, and all that has to be looked for
AgendaTopic = Literal["people", "ourselves", "questions", "options", "goals", "together", "news", "plan"]


class PlanFact(NamedTuple):
    """The plan of one goal. `hours` are what is left, where every step's are known."""

    number: int
    goal: str
    under_way: tuple[StepFact, ...]
    next: tuple[StepFact, ...]
    later: tuple[StepFact, ...]
    more: int
    hours: Decimal | None


class Doubt(NamedTuple):
    """Something about the plan that the check found: about goals of these numbers, and steps of these titles. `amount`
    is the load's hours a week, or how many goals there are."""

    topic: str
    goals: tuple[int, ...] = ()
    steps: tuple[str, ...] = ()
    amount: Decimal | int | None = None


class Wish(NamedTuple):
    """What help is wished for with the goal of this number, in the mentee's words."""

    goal: int
    text: str


class AgendaItem(NamedTuple):
    """One item of the proposed agenda."""

    minutes: int
    topic: AgendaTopic


class Kickoff(NamedTuple):
    """The summary before the first call. What is None or empty is not said."""

    kind: Literal["kickoff"]
    mentor: str | None
    mentee: str
    questions: tuple[QuestionFact, ...]
    more_questions: int
    wishes: tuple[Wish, ...]
    situation: str | None
    options: tuple[str, ...]
    goals: tuple[GoalFact, ...]
    beside_other_commitments: bool
    hours_per_week: Decimal | None
    timeline: Timeline | None
    plans: tuple[PlanFact, ...]
    doubts: tuple[Doubt, ...]
    meeting: MeetingFact | None
    agenda: tuple[AgendaItem, ...]
    agreement: str | None  # None: the proposed one


def kickoff(known: Known, findings: Sequence[Finding]) -> Kickoff:
    """The summary for the first call; `findings` are the check's, of the public homework: those of `DOUBTED` at least."""
    homework = known.homework
    questions = open_questions(homework)
    goals = active_goals(homework)
    leading = questions[:LEADING_QUESTIONS]
    numbers = numbers_of(goals, len(leading) + 1)
    led_by = question_facts(leading, known, 1, numbers)
    wishes = _wishes(goals, numbers, room=LEADING_QUESTIONS - len(led_by))
    return Kickoff(
        kind="kickoff",
        mentor=known.mentor.name if known.mentor else None,
        mentee=homework.mentee.name,
        questions=led_by,
        more_questions=len(questions) - len(led_by),
        wishes=wishes,
        situation=homework.mentee.situation,
        options=homework.mentee.options,
        goals=goal_facts(goals, known, len(led_by) + 1),
        beside_other_commitments=known.private_work,
        hours_per_week=weekly_hours(known),
        timeline=timeline(known, numbers),
        plans=tuple(
            _plan(goal, number, known) for number, goal in enumerate(goals, len(led_by) + 1) if _has_plan(goal)
        ),
        doubts=_doubts(known, findings, numbers),
        meeting=meeting_to_come(known),
        agenda=_agenda(
            has_questions=bool(led_by or wishes), has_options=bool(homework.mentee.options), has_goals=bool(goals)
        ),
        agreement=known.mentor.agreement if known.mentor else None,
    )


def _wishes(goals: Sequence[Goal], numbers: Mapping[str, int], room: int) -> tuple[Wish, ...]:
    """Questions lead; what help is wished for follows where there is room."""
    return tuple(Wish(numbers[goal.id], goal.help) for goal in goals if goal.help)[:room]


def _has_plan(goal: Goal) -> bool:
    return any(step.status in {"todo", "doing"} for step in goal.plan)


def _plan(goal: Goal, number: int, known: Known) -> PlanFact:
    """What comes round every day or week stands under next, beside the first of the other steps: it is never later."""
    waiting = [step for step in goal.plan if step.status == "todo" and not is_begun(step, known)]
    waiting.sort(key=lambda step: step.optional)
    habits, others = ([step for step in waiting if is_habit(step) is wanted] for wanted in (True, False))
    soon, later = [*habits, *others[:NEXT_TOLD]], others[NEXT_TOLD:]
    return PlanFact(
        number=number,
        goal=goal.title,
        under_way=steps_of([step for step in goal.plan if is_begun(step, known)], known),
        next=steps_of(soon, known),
        later=steps_of(later[:LATER_TOLD], known),
        more=max(0, len(later) - LATER_TOLD),
        hours=_hours_left(goal, known),
    )


def _hours_left(goal: Goal, known: Known) -> Decimal | None:
    if known.private_work:
        return None
    judged = known.judged.get(goal.id)
    every_step_known = all(step.hours is not None or step.weekly_hours is not None for step in goal.plan)
    return tenth(judged.hours_left) if judged and judged.hours_left and every_step_known else None


def _doubts(known: Known, findings: Sequence[Finding], numbers: Mapping[str, int]) -> tuple[Doubt, ...]:
    """The check's findings that a mentor can say something about; what is kept on purpose is no doubt."""
    seen = [finding for finding in findings if finding.accepted is None]
    codes = {finding.code for finding in seen}
    of_all = [] if known.private_work else [_of_all(topic, known) for code, topic in _OF_ALL.items() if code in codes]
    about: dict[str, list[str]] = {}
    for finding in seen:
        if finding.code in _ABOUT_AN_ENTRY and finding.about in known.titles:
            about.setdefault(_ABOUT_AN_ENTRY[finding.code], []).append(finding.about or "")
    if open_ended := [goal.id for goal in active_goals(known.homework) if _is_open_ended(goal)]:
        about["no sign of done"] = open_ended
    of_entries = [_of_entries(topic, tuple(dict.fromkeys(ids)), known, numbers) for topic, ids in about.items()]
    doubts = [doubt for doubt in of_all if doubt.topic != "many goals" or (doubt.amount or 0) >= MANY_GOALS]
    return tuple((*doubts, *of_entries)[:DOUBTS_TOLD])


def _of_entries(topic: str, ids: tuple[str, ...], known: Known, numbers: Mapping[str, int]) -> Doubt:
    goals = tuple(numbers[id_] for id_ in ids if id_ in numbers)
    return Doubt(topic, goals, known.titles_of(id_ for id_ in ids if id_ not in numbers))


def _is_open_ended(goal: Goal) -> bool:
    return not goal.done_when and goal.measure is None


def _of_all(topic: str, known: Known) -> Doubt:
    if topic == "many goals":
        return Doubt(topic, amount=sum(goal.by is not None for goal in active_goals(known.homework)))
    if topic == "load":
        availability = known.homework.mentee.availability
        other = availability.other_hours_per_week if availability else None
        mine = weekly_hours(known)
        return Doubt(topic, amount=mine + other if mine is not None and other is not None else None)
    return Doubt(topic)


def _agenda(*, has_questions: bool, has_options: bool, has_goals: bool) -> tuple[AgendaItem, ...]:
    there = {"people": True, "questions": has_questions, "options": has_options, "goals": has_goals, "together": True}
    return tuple(AgendaItem(minutes, topic) for topic, minutes in AGENDA if there[topic])  # type: ignore[arg-type]
