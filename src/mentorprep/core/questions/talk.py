"""Which question follows which, as a generator: it yields a question, takes the meaning of its answer, and fills in the
data. It reads like the conversation."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from decimal import Decimal
from typing import Any

from mentorprep.core.questions import asked
from mentorprep.core.questions.asked import Question

Talk = Generator[Question, Any, None]
Data = dict[str, Any]


def talk(data: Data, seed: Mapping[str, Any]) -> Talk:
    """The whole conversation. `data` grows with every answer and is at each question what a file could hold, but for
    the `after` of steps, which are indexes of the same plan until `compose`."""
    yield from _mentee(data)
    yield from _goals(data, list(seed.get("goals", ())))
    yield from _mentor(data)
    yield from _list(data, "questions", asked.MENTEE_QUESTION, asked.NEXT_MENTEE_QUESTION)


def _mentee(data: Data) -> Talk:
    mentee: Data = {"name": (yield asked.NAME)}
    data["mentee"] = mentee
    _keep(mentee, "situation", (yield asked.SITUATION))
    yield from _list(mentee, "options", asked.OPTION, asked.NEXT_OPTION)
    hours = yield asked.HOURS
    if hours is not None:
        mentee["availability"] = {"hours_per_week": hours}


def _list(into: Data, key: str, first: Question, then: Question) -> Talk:
    question = first
    while items := (yield question):
        into.setdefault(key, []).extend({"text": item} if key == "questions" else item for item in items)
        question = then


def _goals(data: Data, suggested: list[Data]) -> Talk:
    while True:
        question = asked.NEXT_GOAL if data.get("goals") else asked.GOAL
        idea = suggested.pop(0) if suggested else {}
        title = yield question._replace(suggestion=idea.get("title", ""))
        if title:
            data.setdefault("goals", []).append({"title": title})
            yield from _goal(data, idea)
            yield from _way_out(data)
        elif not suggested:
            return


def _goal(data: Data, idea: Data) -> Talk:
    goal = data["goals"][-1]
    _keep(goal, "area", idea.get("area"))
    for key, question in (("why", asked.WHY), ("done_when", asked.DONE_WHEN), ("by", asked.BY)):
        prompt = question.prompt.format(goal=goal["title"])
        _keep(goal, key, (yield question._replace(prompt=prompt, suggestion=idea.get(key, ""))))
    yield from _steps(goal, list(idea.get("plan", ())), _hours_per_week(data))


def _steps(goal: Data, suggested: list[Data], hours_per_week: Decimal | None) -> Talk:
    plan: list[Data] = []
    while True:
        idea = suggested.pop(0) if suggested else {}
        question = asked.NEXT_STEP if plan else asked.STEP
        prompt = question.prompt.format(goal=goal["title"], number=len(plan) + 1)
        title = yield question._replace(prompt=prompt, suggestion=idea.get("title", ""))
        if title:
            plan.append({"title": title})
            goal["plan"] = plan
            estimate = asked.ESTIMATE._replace(
                prompt=asked.ESTIMATE.prompt.format(step=title),
                why=asked.ESTIMATE.why if len(plan) == 1 else "",
                read=asked.estimate_reader(hours_per_week),
                suggestion=_estimate_text(idea),
            )
            plan[-1].update((yield estimate) or {})
        elif not suggested:
            break
    yield from _order(plan)


def _order(plan: list[Data]) -> Talk:
    """Recurring steps run beside the others, so they wait for nothing."""
    steps = [step for step in plan if "weekly_hours" not in step]
    if len(steps) < 2:
        return
    titles = [step["title"] for step in steps]
    listed = tuple(f"{number} {title}" for number, title in enumerate(titles, 1))
    question = asked.ORDER._replace(listed=listed, read=asked.order_reader(titles))
    for step, before in ((yield question) or {}).items():
        steps[step]["after"] = [plan.index(steps[one]) for one in before]


def _way_out(data: Data) -> Talk:
    goal = data["goals"][-1]
    if "by" not in goal or "plan" not in goal:
        return
    change = (yield asked.WAY_OUT._replace(outlook_of=len(data["goals"]) - 1)) or {}
    _keep(goal, "by", change.get("by"))
    if "hours_per_week" in change:
        data["mentee"]["availability"] = {"hours_per_week": change["hours_per_week"]}


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
    _keep(mentor, "ask", (yield asked.MENTOR_ASK))
    _keep(mentor, "opening_code", (yield asked.OPENING_CODE))


def _about_mentor(question: Question, name: str | None) -> Question:
    return question._replace(prompt=question.prompt.format(mentor=name))


def _keep(into: Data, key: str, value: Any) -> None:
    if value is not None:
        into[key] = value


def _hours_per_week(data: Data) -> Decimal | None:
    hours = data["mentee"].get("availability", {}).get("hours_per_week")
    return sum(hours.values(), Decimal(0)) if isinstance(hours, dict) else hours


def _estimate_text(step: Data) -> str:
    """A template's estimate as somebody would type it."""
    hours, size = step.get("hours"), step.get("size")
    if isinstance(hours, dict):
        return f"{hours['low']}-{hours['high']}"
    if isinstance(size, dict):
        return f"{size['total']} {size.get('unit', 'units')}"
    if "weekly_hours" in step:
        return f"{step['weekly_hours']} h a week"
    return "" if hours is None else str(hours)
