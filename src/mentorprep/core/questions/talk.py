"""Which question of a first homework follows which, as a generator: it yields a question, takes the meaning of its answer,
and fills in the data. It reads like the conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorprep.core.questions import asked
from mentorprep.core.questions.answers import LEFT_OUT, NOT_SURE
from mentorprep.core.questions.levels import LEVELS
from mentorprep.core.questions.plan_talk import plan_talk
from mentorprep.core.questions.readers import several_of_reader
from mentorprep.core.questions.week_talk import hours_per_week, week_talk

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping
    from decimal import Decimal

    from mentorprep.core.questions.answers import Data, Talk
    from mentorprep.core.questions.asked import Question


def talk(data: Data, seed: Mapping[str, Any]) -> Talk:
    """The whole conversation. `data` grows with every answer and is at each question what a file could hold, but for
    the `after` of steps, which are indexes of the same plan until `compose`. `seed` holds the goals of a template, which
    become suggestions."""
    data["mentorprep"] = 1
    yield from _mentee(data)
    asked_for = yield from _goals(data, list(seed.get("goals", ())))
    yield from _levels(data, asked_for)
    yield from _mentor(data)
    yield from _list(data, "questions", asked.MENTEE_QUESTION, asked.NEXT_MENTEE_QUESTION)


def _mentee(data: Data) -> Talk:
    mentee: Data = {"name": (yield asked.NAME)}
    data["mentee"] = mentee
    _keep(mentee, "situation", (yield asked.SITUATION))
    yield from _list(mentee, "options", asked.OPTION, asked.NEXT_OPTION)
    hours = yield asked.HOURS
    if hours is NOT_SURE:
        yield from week_talk(mentee)
    elif hours is not None:
        mentee["availability"] = {"hours_per_week": hours}


def _list(into: Data, key: str, first: Question, then: Question) -> Talk:
    number = 1
    while (items := (yield (then if into.get(key) else first)._replace(id=f"{first.id}.{number}"))) is not None:
        number += 1
        if items is not LEFT_OUT:
            into.setdefault(key, []).extend({"text": item} if key == "questions" else item for item in items)


def _goals(data: Data, suggested: list[Data]) -> Generator[Question, Any, int]:
    """Goals until there are no more; the generator's value is how many were asked for."""
    number = 0
    while True:
        number += 1
        question = asked.NEXT_GOAL if data.get("goals") else asked.GOAL
        idea = suggested.pop(0) if suggested else {}
        title = yield question.of(f"goals.{number}")._replace(suggestion=idea.get("title", ""))
        if title is None:
            return number
        if title is not LEFT_OUT:
            yield from _goal(data, title, idea, f"goals.{number}")


def _goal(data: Data, title: str, idea: Data, prefix: str) -> Talk:
    goal: Data = {"title": title}
    data.setdefault("goals", []).append(goal)
    _keep(goal, "area", idea.get("area"))
    for key, question in (("why", asked.WHY), ("done_when", asked.DONE_WHEN), ("by", asked.BY)):
        answer = yield question.of(prefix, goal=title)._replace(suggestion=idea.get(key, ""))
        _keep(goal, key, answer)
    yield from plan_talk(goal, list(idea.get("plan", ())), hours_per_week(data["mentee"]), prefix)
    if "by" in goal and "plan" in goal:
        yield from _ways_out(data, goal, prefix)


def _ways_out(data: Data, goal: Data, prefix: str) -> Talk:
    """Each way out that is taken is followed by what the date means now, until it is left as it is."""
    question = asked.WAY_OUT._replace(outlook_of=data["goals"].index(goal))
    number = 1
    while change := (yield question._replace(id=f"{prefix}.way_out.{number}")):
        number += 1
        _keep(goal, "by", change.get("by"))
        if "hours_per_week" in change:
            data["mentee"].setdefault("availability", {})["hours_per_week"] = change["hours_per_week"]
        if change.get("pause", len(data["goals"])) < len(data["goals"]):
            data["goals"][change["pause"]]["status"] = "paused"
        _cut(goal["plan"], change.get("cut", {}))


def _cut(plan: list[Data], cut: dict[int, Decimal]) -> None:
    """Fewer hours for steps; a step that none are left for becomes one that would be nice to have."""
    for step, hours in cut.items():
        if step < len(plan) and "hours" in plan[step]:
            plan[step].update({"hours": hours} if hours else {"optional": True})


def _levels(data: Data, asked_for: int) -> Talk:
    """Once, where there is a goal, and only the levels that no goal is on."""
    goals = data.get("goals", [])
    levels = {level.area: level for level in LEVELS if level.area not in {goal.get("area") for goal in goals}}
    if not goals or not levels:
        return
    offers = {area: level.offer for area, level in levels.items()}
    listed = tuple(f"{number} {offer}" for number, offer in enumerate(offers.values(), 1))
    chosen = yield asked.LEVELS._replace(listed=listed, read=several_of_reader(offers))
    for number, area in enumerate(chosen or (), asked_for + 1):
        idea = levels[area].goal
        prefix = f"goals.{number}"
        prompt = f"{offers[area]}: what would you like to reach?"
        title = yield asked.GOAL.of(prefix)._replace(prompt=prompt, suggestion=idea["title"], why="", example="")
        if title is not None and title is not LEFT_OUT:
            yield from _goal(data, title, idea, prefix)


def _mentor(data: Data) -> Talk:
    name = yield asked.MENTOR
    mentor: Data = {}
    if name is not None:
        mentor["name"] = name
        data["mentors"] = [mentor]
    found = asked.MENTOR_FOUND if name else asked.MENTOR_SOUGHT
    _keep(mentor, "found_via", (yield _about_mentor(found, name)))
    if not mentor:
        return
    data["mentors"] = [mentor]
    if name is not None:
        _keep(mentor, "why", (yield _about_mentor(asked.MENTOR_WHY, name)))
    _keep(mentor, "ask", (yield asked.MENTOR_ASK if name else asked.MENTOR_ASK_SOUGHT))
    if name is not None:
        _keep(mentor, "opening_code", (yield asked.OPENING_CODE))


def _about_mentor(question: Question, name: str | None) -> Question:
    return question._replace(prompt=question.prompt.format(mentor=name))


def _keep(into: Data, key: str, value: Any) -> None:
    if value is not None:
        into[key] = value
