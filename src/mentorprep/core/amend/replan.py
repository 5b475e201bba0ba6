"""A replan that was agreed to → edits of the file: the dates, and for each goal the entry of `changes` that a mentor reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.format.edit import Edit

if TYPE_CHECKING:
    import datetime as dt

    from mentorprep.core.model import Decision, Goal, Homework
    from mentorprep.core.plan.replan import GoalReplanned, Replan


def replan_edits(homework: Homework, agreed: Replan, today: dt.date, because: str) -> tuple[Edit, ...]:
    """The edits, in the order in which they are made; `because` may be empty, and then no reason is kept."""
    moved = [of_goal for of_goal in agreed.goals if of_goal.edits]
    news = (
        Edit(("changes", len(homework.changes) + index), _news(homework.goals[one.at_goal], one, today, because))
        for index, one in enumerate(moved)
    )
    return (*(Edit(*edit) for edit in agreed.edits), *news)


def decided_about(homework: Homework, found: Replan) -> tuple[Decision, ...]:
    """The decisions that hold and are about what moves: a goal, or a step of it. They are shown first."""
    replaced = {decision.replaces for decision in homework.decisions}
    moved: set[str] = set()
    for of_goal in found.goals:
        if of_goal.edits:
            goal = homework.goals[of_goal.at_goal]
            moved |= {goal.id, *(goal.plan[int(path[3])].id for path, _ in of_goal.edits if path[2] == "plan")}
    return tuple(
        decision
        for decision in homework.decisions
        if not moved.isdisjoint(decision.about) and decision.id not in replaced
    )


def _news(goal: Goal, moved: GoalReplanned, today: dt.date, because: str) -> dict[str, object]:
    value = {
        "date": today,
        "about": goal.id,
        "what": _what(goal, moved),
        "because": because,
        "private": goal.private,
    }
    return {key: item for key, item in value.items() if item}


def _what(goal: Goal, moved: GoalReplanned) -> str:
    """In the words of `update --by`. Steps are named in full, so that their new dates are not told a second time; what
    is private is not named."""
    before = goal.by.text if goal.by else f"{moved.before.by}"
    steps = [goal.plan[int(path[3])] for path, _ in moved.edits if path[2] == "plan"]
    names = ", ".join(f"“{' '.join(step.title.split())}”" for step in steps if not step.private)
    if moved.before.by == moved.after.by:
        return f"dates of {names} moved" if names else "a date of a step moved"
    of_goal = f"moved from {before} to {moved.after.by}"
    return f"{of_goal}, with {names} by as many days" if names and goal.by else of_goal
