"""New dates after a plan has slipped: for each goal that does not fit the first later day that does, or, where hours are
not known, its dates moved by the length of the silence. Nothing is written here."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from mentorprep.core.model import By, Goal, Homework
from mentorprep.core.plan.applied import applied
from mentorprep.core.plan.assessment import PlanEdit, Verdict, Watch, WayOut
from mentorprep.core.plan.left import CLOSED
from mentorprep.core.plan.levers import moved
from mentorprep.core.plan.schedule import horizon
from mentorprep.core.plan.verdict import Judged, Situation, edited, judge, situation
from mentorprep.core.plan.ways_out import Search, SpentError
from mentorprep.core.wording import as_given, long_day

Edits = tuple[PlanEdit, ...]
Outcome = Literal["stays", "moves", "shifts", "no day"]
LEAST_SILENCE_DAYS = 7
_TO_MOVE = ("impossible", "over-ambitious", "tight")
_MOST_ROUNDS = 10  # a second one is seldom needed: where what recurs until a goal's date goes on for longer


class Silence(NamedTuple):
    """The time since something was last noted: the day, and the days from it to the day of planning."""

    since: dt.date
    days: int


class Look(NamedTuple):
    """How a goal stands: its date, its verdict, and its chance where that is known. `given`: its own date, as the file
    has it."""

    by: dt.date | None
    verdict: Verdict
    chance: Decimal | None
    given: By | None = None

    @property
    def date(self) -> str:
        """The date in words, as it was given; "" where there is none."""
        if self.given is not None:
            return as_given(*self.given)
        return long_day(self.by) if self.by else ""


class GoalReplanned(NamedTuple):
    """One active goal with a date, before and after. `outcome`: it fits and stays; it moves to the first day that fits;
    it shifts by the silence, for its hours are not known; or no day was found. Without `edits` nothing of it changes."""

    at_goal: int
    id: str
    title: str
    outcome: Outcome
    before: Look
    after: Look
    edits: Edits = ()


class Replan(NamedTuple):
    """The plan from a day on. `silence` is None where nothing was ever noted, or something was in the last days."""

    day: dt.date
    silence: Silence | None
    goals: tuple[GoalReplanned, ...]

    @property
    def edits(self) -> Edits:
        """All of it, as edits of the file."""
        return tuple(edit for goal in self.goals for edit in goal.edits)


def replan(homework: Homework, day: dt.date, written: dt.date | None = None, watch: Watch = iter) -> Replan:
    """The earliest realistic dates, with work from `day` on; `written` is when the file was last written, and counts
    where nothing was ever noted in it. `watch` is handed the places of the goals that move, and hands them back as the
    work goes on.

    No date moves earlier, and no start moves. Goals that fit stay. The others move one by one in the order of their
    dates, each to the first day that fits and leaves those that fit alone; those that come later stand aside until it
    is their turn. Where none is such a day, the first that fits counts, and it all begins again.

    A goal that moves takes a few layouts of the plan, so the time grows with such goals times all steps: 60 goals that
    are all late, with 1,020 steps, take a second, 300 with 5,100 half a minute and more."""
    silence = silence_until(homework, day, written)
    before = situation(homework, day)
    shifts = {at_goal: _shifted(homework, at_goal, silence) for at_goal in _unknown(before)} if silence else {}
    planned = _Planned(edited(before, [edit for edits in shifts.values() for edit in edits]))
    planned.move_all(watch)
    outcomes: dict[int, Outcome] = {at_goal: "shifts" for at_goal, edits in shifts.items() if edits}
    edits = {**shifts, **planned.edits}
    outcomes |= {at_goal: "no day" if at_goal in planned.stuck else "moves" for at_goal in planned.touched}
    return _compared(before, silence, edits, outcomes)


def only(homework: Homework, found: Replan, ids: Collection[str]) -> Replan:
    """The same, with the edits of these goals alone, and what comes of that."""
    edits = {goal.at_goal: goal.edits for goal in found.goals if goal.id in ids}
    outcomes: dict[int, Outcome] = {goal.at_goal: goal.outcome for goal in found.goals if goal.id in ids}
    return _compared(situation(homework, found.day), found.silence, edits, outcomes)


def silence_until(homework: Homework, day: dt.date, written: dt.date | None = None) -> Silence | None:
    """How long nothing was noted: since the last log entry, change or meeting until that day; where there is none, since
    the file was written. None under a week."""
    noted = [entry.date for entries in (homework.log, homework.changes, homework.meetings) for entry in entries]
    since = max((date for date in noted if date is not None and date <= day), default=written)
    if since is None or (day - since).days < LEAST_SILENCE_DAYS:
        return None
    return Silence(since, (day - since).days)


def _unknown(now: Situation) -> list[int]:
    """Active goals with a date whose hours are not known, or not planned yet."""
    return [
        at_goal
        for at_goal, judged in enumerate(judge(now))
        if now.jobs.goal_days[at_goal]
        and (
            judged.verdict in ("unknown", "no-plan")
            or (judged.verdict == "impossible" and not now.outlook.known(at_goal))
        )
    ]


def _shifted(homework: Homework, at_goal: int, silence: Silence) -> Edits:
    return moved(_dates(homework.goals[at_goal], at_goal), silence.days)


def _dates(goal: Goal, at_goal: int) -> Edits:
    """All dates of a goal and of its open steps, as edits to what they are now. A booked day is nobody's to move."""
    own = () if goal.by is None else (PlanEdit(("goals", at_goal, "by"), goal.by.day),)
    steps = (
        PlanEdit(("goals", at_goal, "plan", at_step, "by"), step.by.day)
        for at_step, step in enumerate(goal.plan)
        if step.by and step.status not in CLOSED and step.start != step.by.day
    )
    return (*own, *steps)


class _Planned:
    """A plan under way to one that fits: the homework with the dates found so far, as edits of where it began."""

    def __init__(self, begun: Situation) -> None:
        self._begun = begun
        self.homework = begun.homework
        self.edits: dict[int, Edits] = {}
        self.touched: set[int] = set()
        self.stuck: set[int] = set()
        self.judged: Sequence[Judged] = ()  # all goals, those aside that are still to be moved

    def move_all(self, watch: Watch) -> None:
        """Round after round, until every goal that can be made to fit does."""
        for _ in range(_MOST_ROUNDS):
            waiting = [at_goal for at_goal in self._that_do_not_fit() if at_goal not in self.stuck]
            if not waiting:
                return
            self.judged = _but(judge(self._with_aside(waiting)), waiting)
            for index, at_goal in enumerate(watch(waiting)):
                self._move(at_goal, aside=waiting[index + 1 :])

    def _that_do_not_fit(self) -> list[int]:
        """The goals with a forecast that do not fit, in the order of their dates."""
        now = self._with_aside([])
        needy = [
            (now.jobs.goal_days[at_goal] or dt.date.max, at_goal)
            for at_goal, judged in enumerate(judge(now))
            if judged.verdict in _TO_MOVE and now.outlook.known(at_goal)
        ]
        return [at_goal for _, at_goal in sorted(needy)]

    def _move(self, at_goal: int, aside: list[int]) -> None:
        """Move one goal. What it may not harm are the goals that fit while it stands aside: its work may come before
        theirs where it stands now."""
        now = self._with_aside(aside)
        judged = judge(now)
        harms = any(_stops_fitting(old.verdict, new.verdict) for old, new in zip(self.judged, judged, strict=True))
        if judged[at_goal].verdict == "fits" and not harms:
            self.judged = _but(judged, aside)
            return
        way = self._way(now, at_goal, aside)
        if way is None:
            self.judged = _but(judged, aside)
            if judged[at_goal].verdict != "fits":
                self.stuck.add(at_goal)
                self.touched.add(at_goal)
            return
        self.touched.add(at_goal)
        self.homework = applied(self.homework, way.edits)
        paths = {edit.path: edit for edit in (*self.edits.get(at_goal, ()), *way.edits)}
        self.edits[at_goal] = tuple(paths.values())

    def _way(self, now: Situation, at_goal: int, aside: list[int]) -> WayOut | None:
        """To the first day that fits and leaves the others alone, else to the first that fits; and how all stand then."""
        for harmed in (_stops_fitting, _never):
            search = Search(now, self.judged, harmed)
            try:
                if way := search.later(at_goal):
                    self.judged = _but(search.judged_after, aside)
                    return way
            except SpentError:
                break
        return None

    def _with_aside(self, aside: list[int]) -> Situation:
        """The plan with all dates of these goals so late that their work comes last."""
        late = horizon(self._begun.today)
        found = [edit for of_goal in self.edits.values() for edit in of_goal]
        put_off = [
            PlanEdit(edit.path, max(edit.value, late))
            for at_goal in aside
            for edit in _dates(self.homework.goals[at_goal], at_goal)
        ]
        return edited(self._begun, [*found, *put_off])


def _but(judged: Sequence[Judged], aside: Collection[int]) -> list[Judged]:
    """The verdicts, those of the goals that stand aside aside: nothing can harm them yet."""
    return [Judged("paused") if at_goal in aside else of_goal for at_goal, of_goal in enumerate(judged)]


def _stops_fitting(before: Verdict, after: Verdict) -> bool:
    return before == "fits" and after != "fits"


def _never(_before: Verdict, _after: Verdict) -> bool:
    return False


def _compared(now: Situation, silence: Silence | None, edits: dict[int, Edits], outcomes: dict[int, Outcome]) -> Replan:
    """Each active goal with a date and work left, before these edits and after all of them."""
    changed = edited(now, [edit for of_goal in edits.values() for edit in of_goal])
    goals = []
    for at_goal, (before, after) in enumerate(zip(_looks(now), _looks(changed), strict=True)):
        goal = now.homework.goals[at_goal]
        if goal.status == "active" and before.by is not None:
            outcome = outcomes.get(at_goal, "stays")
            goals.append(GoalReplanned(at_goal, goal.id, goal.title, outcome, before, after, edits.get(at_goal, ())))
    return Replan(now.today, silence, tuple(goals))


def _looks(now: Situation) -> Iterator[Look]:
    for at_goal, judged in enumerate(judge(now)):
        yield Look(now.jobs.goal_days[at_goal], judged.verdict, judged.chance, now.homework.goals[at_goal].by)
