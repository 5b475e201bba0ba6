"""What the verdicts on goals mean, in numbers: why, and what would mend it. The verdicts come with the assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.checks import phrases
from mentorprep.core.checks.subject import finding
from mentorprep.core.plan.assessment import OVER_AMBITIOUS_BELOW
from mentorprep.core.plan.capacity import last_day
from mentorprep.core.wording import HOLDS_UP

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator
    from decimal import Decimal

    from mentorprep.core.checks.subject import GoalAt, StepAt, Subject
    from mentorprep.core.finding import Finding, Path
    from mentorprep.core.plan.assessment import GoalAssessment, Overload, UnitPace, WayOut


_CIRCLE = "Its steps wait for each other."


def is_wholly_past(subject: Subject, at: GoalAt) -> bool:
    """Whether the goal's date is over with work left. Then nothing but MP309 is asked about its dates."""
    return at.found.is_over(subject.today)


def impossible(subject: Subject) -> Iterator[Finding]:
    """MP301, unless MP309 asks already."""
    for at in subject.active_goals():
        if at.found.verdict == "impossible" and not is_wholly_past(subject, at):
            title, by = phrases.title(at.goal.title), f" by {_date(at)}" if at.found.by else ""
            message = (
                f"{title} does not fit{by}." if subject.assessment.exact else f"No schedule found for {title}{by}."
            )
            yield _verdict("MP301", message, subject, at)


def over_ambitious(subject: Subject) -> Iterator[Finding]:
    """MP302: in time if every estimate is right, which is seldom so."""
    for at in subject.active_goals():
        if at.found.verdict == "over-ambitious":
            title, step = phrases.title(at.goal.title), at.found.unlikely_step
            message = f"{title} is more likely to end after {_date(at)} than in time."
            if step:
                message = f"{title} is more likely to miss a date of its plan than to meet them all."
            if step and step.chance < OVER_AMBITIOUS_BELOW:
                late = f"is more likely to end after {phrases.day(step.by)} than in time."
                message = f"{title}: its step {phrases.title(step.title)} {late}"
            yield _verdict("MP302", message, subject, at)


def tight(subject: Subject) -> Iterator[Finding]:
    """MP303."""
    for at in subject.active_goals():
        if at.found.verdict == "tight":
            title, step = phrases.title(at.goal.title), at.found.unlikely_step
            what = f"{title}: its step {phrases.title(step.title)}" if step else title
            yield _verdict("MP303", f"{what} by {phrases.day(step.by) if step else _date(at)} is tight.", subject, at)


def blocked(subject: Subject) -> Iterator[Finding]:
    """MP305: a required step can never begin, with the first step that holds it up."""
    for at in subject.active_goals():
        if at.found.verdict == "blocked":
            because, fix, path = _what_blocks(subject, at)
            waits = "" if because == _CIRCLE else f": a step waits for one that {HOLDS_UP}"
            yield finding(
                "MP305",
                f"{phrases.title(at.goal.title)} cannot be finished as planned{waits}.",
                because=because,
                fix=fix,
                path=path,
                about=at.goal.id,
            )


def past_dates(subject: Subject) -> Iterator[Finding]:
    """MP309, once a goal."""
    for at in subject.active_goals():
        if is_wholly_past(subject, at):
            left = phrases.count(sum(1 for step in at.open_steps if not step.step.optional), "step")
            yield finding(
                "MP309",
                f"The date of {phrases.title(at.goal.title)} was {_date(at)}. Is it done, dropped, or to be moved?",
                because=f"{left} left{_hours_left(at)}.",
                fix=f"Each of the three is fine: mentorprep update {at.goal.id} --done, or --status dropped; "
                "mentorprep replan finds a new date.",
                path=_date_path(at),
                about=at.goal.id,
            )


def _verdict(code: str, message: str, subject: Subject, at: GoalAt) -> Finding:
    return finding(
        code, message, because=_why(subject, at), fix=_ways_out(subject, at), path=_date_path(at), about=at.goal.id
    )


def _date_path(at: GoalAt) -> Path:
    """Where the goal's date stands; that of its step with the latest date where the goal has none of its own."""
    dated = [(step.step.by.day, step.path) for step in at.steps if step.step.by and step.step.status != "dropped"]
    path = at.path if at.goal.by or not dated else max(dated)[1]
    return (*path, "by")


def _date(at: GoalAt) -> str:
    return phrases.goal_date(at.found) or "its date"


def _hours_left(at: GoalAt) -> str:
    return f", {phrases.hours(at.found.hours_left)} by the estimates" if at.found.hours_left else ""


def _why(subject: Subject, at: GoalAt) -> str:
    """The interval that is too full, where there is one; then finish and chance; then the pace of what is counted."""
    found = at.found
    overload = subject.overload_by_goal.get(at.goal.id)
    parts = [overload_sentence(subject, overload) if overload else _deadline_sentence(subject, at)]
    parts += [_unit_sentence(subject, unit) for unit in (found.pace.units if found.pace else ())]
    if found.by and found.finish and found.finish > found.by:
        parts.append(f"By the estimates it ends on {phrases.day(found.finish)}.")
    if found.chance is not None and found.verdict != "impossible":
        parts.append(_chance_sentences(found, found.chance))
    return phrases.sentences(*parts)


def _chance_sentences(found: GoalAssessment, chance: Decimal) -> str:
    """The chance, and the day when it is better, where that is after the goal's date; the step that it hangs on."""
    later = found.likely_by
    step = found.unlikely_step
    own = (
        "" if step and not later and phrases.chances(step.chance) == phrases.chances(chance) else _chance(chance, later)
    )
    if step is None:
        return _sentence(own)
    of_step = f"Its step {phrases.title(step.title)} is due {phrases.day(step.by)}: {_chance(step.chance, step.p80)}."
    return phrases.sentences(own and _sentence(own), of_step)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _chance(chance: Decimal, later: dt.date | None) -> str:
    return phrases.chances(chance) + (f"; more likely by {phrases.day(later)}" if later else "")


def overload_sentence(subject: Subject, overload: Overload) -> str:
    """“From 23 November 2026 to 31 January 2027, “SQL course” and “Git” need 78 h and there are 48 h.” Only for an
    overload that has steps: one of a milestone alone has no hours to tell."""
    names, hours = phrases.titles(overload.steps, subject.step_title), phrases.hours(overload.hours_needed)
    one = len(overload.steps) == 1
    first, last = phrases.day(overload.from_), phrases.day(overload.to)
    if overload.to < subject.today:
        return f"{names} {'was' if one else 'were'} due by {last}, {hours} left."
    if overload.from_ == overload.to and not overload.hours_available:
        return f"{names} {'needs' if one else 'need'} {hours} by {last}, and no hours come before that."
    needed, available = phrases.hours_against(overload.hours_needed, overload.hours_available)
    when = f"On {last}" if first == last else f"From {first} to {last}"
    return f"{when}, {names} {'needs' if one else 'need'} {needed} and there are {available}."


def _deadline_sentence(subject: Subject, at: GoalAt) -> str:
    deadline = subject.deadline_by_day.get(at.found.by) if at.found.by else None
    if deadline is None or not deadline.hours_needed:
        return ""
    needed, available = phrases.hours_against(deadline.hours_needed, deadline.hours_available)
    if_right = "" if at.found.verdict == "impossible" else " if every estimate is right"
    return f"All that is due by {phrases.day(deadline.date)} needs {needed}{if_right}, and there are {available}."


def _unit_sentence(subject: Subject, pace: UnitPace) -> str:
    return f"{phrases.title(subject.step_title(pace.step))}: {phrases.unit_pace(pace)}."


def _ways_out(subject: Subject, at: GoalAt) -> str:
    """Every lever that a fresh run confirmed, as one sentence."""
    if at.found.ways_out is None:
        return (
            "What would make it fit is worked out here for the 20 worst goals; for this one: "
            f"mentorprep show {at.goal.id}."
        )
    levers = [_lever(subject, at, way) for way in at.found.ways_out]
    if not levers:
        return "No single change of the date, the hours or the work was found that makes it fit; two together may."
    if len(levers) == 1:
        return f"This would give it 8 chances of 10 or more: {levers[0]}."
    return f"Any one of these would give it 8 chances of 10 or more: {'; '.join(levers)}."


def _lever(subject: Subject, at: GoalAt, way: WayOut) -> str:
    if way.lever == "date" and way.by:
        return _move(at, way)
    if way.lever == "hours" and way.hours_per_week is not None:
        return f"find {phrases.hours(way.hours_per_week)} a week"
    if way.lever == "cut" and way.hours is not None:
        return f"cut {phrases.hours(way.hours)}"
    return f"pause {phrases.title(subject.goal_title(way.goal or ''))}"


def _move(at: GoalAt, way: WayOut) -> str:
    """The date of the goal, or those of its steps where it may stay."""
    steps = [(at.goal.plan[int(path[3])].title, value) for path, value in way.edits if path[2] == "plan"]
    if steps and way.by == at.found.by:
        moves = [f"{phrases.title(title)} to {phrases.day(value)}" for title, value in steps]
        return f"move the date of {phrases.listed(moves)}"
    if at.goal.by is None or not steps:
        return f"move the date to {phrases.day(way.by)}" if way.by else ""
    what = "the date" if len(steps) == 1 else "the dates"
    names = phrases.titles([title for title, _ in steps])
    return f"move the date to {phrases.day(way.by)}, and {what} of {names} by as many days" if way.by else ""


def _what_blocks(subject: Subject, at: GoalAt) -> tuple[str, str, Path]:
    """Why, what would mend it, where: the first step up the chain that waits for what never ends."""
    waiting, seen = list(at.open_steps), set()
    for step in waiting:  # it grows while it is walked
        if step.step.id in seen:
            continue
        seen.add(step.step.id)
        for id_ in step.step.after:
            before = subject.step_by_id.get(id_)
            if before is None or id_ not in subject.unfinished:
                continue
            never = _why_never(before)
            if never:
                because = (
                    f"{phrases.title(step.step.title)} comes after {phrases.title(before.step.title)}, {never[0]}."
                )
                return because, never[1], (*step.path, "after")
            waiting.append(before)
    return _CIRCLE, "See the circle that MP112 names.", (*at.path, "plan")


def _why_never(at: StepAt) -> tuple[str, str] | None:
    if at.goal.status == "paused":
        goal = phrases.title(at.goal.title)
        return f"and {goal} is paused", f"Take {goal} up again, or take {at.step.id} out of `after`."
    if at.step.weekly_hours is not None and last_day(at.step, at.goal) is None:
        return "which recurs without an end", f"Give {phrases.title(at.step.title)} a by, or take it out of `after`."
    return None
