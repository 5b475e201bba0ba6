"""The goals as `show` prints them: how far each is, where it stands, and its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.checks import phrases
from mentorprep.core.plan.left import CLOSED
from mentorprep.core.show.drawing import bar
from mentorprep.core.wording import half_up, plain_decimal
from mentorprep.terminal.console import Styled
from mentorprep.terminal.show_sheet import marked, style_of
from mentorprep.terminal.standing import standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorprep.core.model import Step
    from mentorprep.core.plan.assessment import Assessment, GoalAssessment
    from mentorprep.core.show.progress import GoalState, Progress, StepState
    from mentorprep.terminal.show_sheet import Sheet

_STATES = {"todo": "[ ]", "doing": "[>]", "done": "[x]", "dropped": "[-]"}
_BAR = 20  # columns
_INDENT = "     "


def print_goals(sheet: Sheet, states: Sequence[GoalState], assessment: Assessment) -> None:
    """Each goal with its bar and its standing, in the order of the file."""
    for number, (state, found) in enumerate(zip(states, assessment.goals, strict=True), 1):
        goal = state.goal
        by = f", by {phrases.goal_date(found)}" if found.by and goal.status == "active" else ""
        title = marked(f"{' '.join(goal.title.split())} ({goal.id}){by}", private=goal.private)
        sheet.console.out()
        sheet.say(title, first=f"{number:>3}. ", style="bold")
        print_progress(sheet, state.progress, found, _INDENT)
        words = standing_now(found, assessment)
        sheet.say(words, first=_INDENT, style=style_of(found.verdict))


def standing_now(found: GoalAssessment, assessment: Assessment) -> str:
    """Where a goal stands, as a sentence; of a date that is over nothing but that is told."""
    if found.is_over(assessment.today):
        return "Its date is over: done, dropped, or to be moved?"
    return _sentence(standing(found, exact=assessment.exact, today=assessment.today))


def print_progress(sheet: Sheet, progress: Progress | None, found: GoalAssessment, indent: str) -> None:
    """A bar with its meaning in words; in words alone where nothing is drawn."""
    if progress is None or found.verdict in ("dropped", "no-plan"):
        return
    words = progress_words(progress)
    if found.hours_left:
        words += f", {phrases.hours(found.hours_left)} left"
    if sheet.marks is None:
        sheet.say(_sentence(words), first=indent)
        return
    width = min(_BAR, sheet.width // 4)
    drawn = bar(progress.share, width, sheet.marks)
    sheet.say(words, first=f"{indent}{drawn}  ")


def progress_words(progress: Progress) -> str:
    """`38 % of the hours`, `3 of 8 steps`."""
    if progress.of == "hours":
        return f"{_percent(progress)} % of the hours are done"
    done = plain_decimal(half_up(progress.done, 0 if progress.of == "units" else 1))
    return f"{done} of {phrases.count(progress.total, progress.of.removesuffix('s'))} done"


def _percent(progress: Progress) -> str:
    """Whole, and 100 only where all is done, 0 only where nothing is."""
    percent = int(half_up(100 * progress.share))
    return str(min(99, max(1, percent)) if 0 < progress.share < 1 else percent)


def print_steps(sheet: Sheet, steps: Sequence[StepState]) -> None:
    """The plan of a goal: a mark and the state in words, the title, what is left."""
    for state in steps:
        step = state.step
        mark = _STATES[step.status] if sheet.marks else f"{step.status.capitalize()}:"
        told = ", ".join(filter(None, (f"{step.title} ({step.id})", *step_facts(state))))
        sheet.say(marked(told, private=step.private), first=f"  {mark} ")


def step_facts(state: StepState) -> list[str]:
    """What is worth saying of a step behind its title: hours, units, date, what it waits for."""
    step = state.step
    facts = ["optional"] if step.optional else []
    if step.status in CLOSED:
        return [*facts, *([f"{step.status} on {phrases.day(step.finished)}"] if step.finished else [])]
    facts += _amounts(state)
    if step.by:
        facts.append(f"by {phrases.by_date(step.by)}")
    return facts + ([f"after {phrases.listed(step.after)}"] if step.after else [])


def _amounts(state: StepState) -> list[str]:
    step: Step = state.step
    if step.weekly_hours is not None:
        return [f"{phrases.hours(step.weekly_hours)} every week"]
    is_milestone = step.hours == 0 and not state.left.hours
    told = [f"{phrases.hours(state.left.hours)} left"] if state.left.hours is not None and not is_milestone else []
    if step.size is not None and state.left.units is not None:
        done = plain_decimal(half_up(step.size.total - state.left.units, 1))
        told.append(f"{step.size.unit or 'unit'} {done} of {plain_decimal(step.size.total)}")
    return told


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def print_key(sheet: Sheet) -> None:
    """What the marks of the steps mean."""
    if sheet.marks:
        sheet.console.out(
            Styled(sheet.console.wrap("[x] done  [>] under way  [ ] to do  [-] dropped", first="  "), "dim")
        )
