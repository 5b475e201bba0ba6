"""The plan of one goal: its steps with their sizes, their order, and what is under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.questions import asked
from mentorprep.core.questions.answers import LEFT_OUT, NOT_SURE
from mentorprep.core.questions.readers import at_most_reader, estimate_reader, order_reader, started_reader

if TYPE_CHECKING:
    from decimal import Decimal

    from mentorprep.core.questions.answers import Data, Talk


def plan_talk(goal: Data, suggested: list[Data], hours_per_week: Decimal | None, prefix: str) -> Talk:
    """Steps until the plan is complete. `suggested` are those of a template, to edit; the days that one waits for others
    come with its title."""
    plan: list[Data] = []
    number = 0
    while True:
        number += 1
        idea = suggested.pop(0) if suggested else {}
        question = (asked.NEXT_STEP if plan else asked.STEP).of(
            f"{prefix}.plan.{number}", goal=goal["title"], number=len(plan) + 1
        )
        title = yield question._replace(suggestion=idea.get("title", ""))
        if title is None:
            break
        if title is LEFT_OUT:
            continue
        waits = idea.get("wait_days") if title == idea.get("title") else None
        plan.append({"title": title} | ({} if waits is None else {"wait_days": waits}))
        goal["plan"] = plan
        yield from _estimate(plan, idea, hours_per_week, f"{prefix}.plan.{number}")
    yield from _order(plan, prefix)
    yield from _started(plan, prefix)


def _estimate(plan: list[Data], idea: Data, hours_per_week: Decimal | None, prefix: str) -> Talk:
    step = plan[-1]
    question = (asked.ESTIMATE if len(plan) == 1 else asked.NEXT_ESTIMATE).of(prefix, step=step["title"])
    sized = yield question._replace(read=estimate_reader(hours_per_week), suggestion=estimate_text(idea))
    if sized is NOT_SURE:
        sized = None
        low = yield asked.LOW.of(prefix, step=step["title"])
        if low:
            sized = (yield asked.HIGH.of(prefix)._replace(read=at_most_reader(low))) or {"hours": low}
    step.update(sized or {})


def _order(plan: list[Data], prefix: str) -> Talk:
    """Recurring steps run beside the others, so they wait for nothing."""
    numbers = [number for number, step in enumerate(plan, 1) if "weekly_hours" not in step]
    if len(numbers) < 2:
        return
    listed = tuple(f"{number} {plan[number - 1]['title']}" for number in numbers)
    question = asked.ORDER.of(prefix)._replace(listed=listed, read=order_reader(numbers))
    for step, before in ((yield question) or {}).items():
        plan[step]["after"] = before


def _started(plan: list[Data], prefix: str) -> Talk:
    if not plan:
        return
    titles = [step["title"] for step in plan]
    question = asked.STARTED._replace(listed=_numbered(titles)) if len(plan) > 1 else asked.STARTED_ALONE
    question = question.of(prefix, step=titles[0])._replace(read=started_reader(titles))
    for step, status in ((yield question) or {}).items():
        plan[step]["status"] = status


def _numbered(titles: list[str]) -> tuple[str, ...]:
    return tuple(f"{number} {title}" for number, title in enumerate(titles, 1))


def estimate_text(step: Data) -> str:
    """A template's estimate as somebody would type it."""
    hours, size = step.get("hours"), step.get("size")
    if isinstance(hours, dict):
        return f"{hours['low']}-{hours['high']}"
    if isinstance(size, dict):
        return f"{size['total']} {size.get('unit', 'units')}"
    if "weekly_hours" in step:
        return f"{step['weekly_hours']} h a week"
    return "" if hours is None else str(hours)
