"""What the log says beside the plan: more than estimated, slower than counted on, dates that have gone by."""

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from mentorprep.core.checks import phrases
from mentorprep.core.checks.subject import GoalAt, Subject, finding, hours_of
from mentorprep.core.checks.verdicts import is_wholly_past
from mentorprep.core.finding import Finding, Path
from mentorprep.core.plan.assessment import UnitPace
from mentorprep.core.plan.left import middle
from mentorprep.core.plan.record import quiet_since

_SHORTEST = 3 * 7
_OUT_OF_SIGHT = 50 * 52  # weeks
_NOISE = Fraction(11, 10)  # of the hours there are
_HOURS_PATH: Path = ("mentee", "availability", "hours_per_week")


def overruns(subject: Subject) -> Iterator[Finding]:
    """MP310: more hours logged than the estimate counts as, and the log's newest `left`, if any, used up as well."""
    for at in subject.open_steps():
        entries = subject.entries.get(at.step.id, [])
        if at.step.hours is None or not entries:
            continue
        logged = hours_of(entries)
        if logged <= middle(at.step.hours):
            continue
        is_told = any(entry.left is not None for entry in entries) and subject.left(at).hours
        if not is_told:
            spent, planned = phrases.hours_against(Fraction(logged), middle(at.step.hours))
            yield finding(
                "MP310",
                f"{phrases.title(at.step.title)} has {spent} logged of {planned} estimated, and is not done. "
                "What is left?",
                because="It counts as nothing left until there is a new number.",
                fix=f"mentorprep update {at.step.id} --left H with a guess of the hours, or --done.",
                path=(*at.path, "hours"),
                about=at.step.id,
            )


def slow_hours(subject: Subject) -> Iterator[Finding]:
    """MP311 for hours: those logged since the first entry with hours, at most 26 weeks back, are under half of the
    hours there were by the plan, breaks taken out, and there is work left that counts on them. Nothing is said under
    three weeks."""
    worked = subject.worked
    if worked is None or worked.days < _SHORTEST or not subject.assessment.hours_left:
        return
    if worked.logged * 2 < worked.available:
        last = quiet_since(subject.homework, subject.today)  # a pace with weeks without an entry says little
        nothing_after = f"; nothing after {phrases.day(last)}" if last else ""
        if_a_break = f" {phrases.was_it_a_break(last, subject.today)}" if last else ""
        per_week, planned = worked.per_week(worked.logged), worked.per_week(worked.available)
        yield finding(
            "MP311",
            f"The plan counts on {phrases.hours(planned)} a week; {phrases.hours(per_week)} a week are logged.",
            because=f"Over {phrases.number(Fraction(worked.days, 7), 0)} weeks, since {phrases.day(worked.since)}"
            f"{nothing_after}.",
            fix=f"Lower hours_per_week to what these weeks had room for, {phrases.hours(per_week)}, and see what fits; "
            f"or log what is not logged yet.{if_a_break}",
            path=_HOURS_PATH,
        )


def slow_units(subject: Subject) -> Iterator[Finding]:
    """MP311 for the units of a step, against those a week that its date needs."""
    for goal in subject.active_goals():
        for pace in goal.found.pace.units if goal.found.pace else ():
            at = subject.step_by_id[pace.step]
            if pace.so_far_per_week is None or pace.weeks is None or pace.weeks * 7 < _SHORTEST:
                continue
            if pace.so_far_per_week * 2 >= pace.per_week:
                continue
            unit = pace.unit or "unit"
            yield finding(
                "MP311",
                f"{phrases.title(at.step.title)} needs {phrases.count(pace.per_week, unit)} a week and has had "
                f"{phrases.number(pace.so_far_per_week)} so far.",
                because=f"{phrases.count(pace.left, unit)} left; so far is over {phrases.number(pace.weeks, 0)} weeks.",
                fix=_where_it_leads(subject, goal, pace),
                path=(*at.path, "size"),
                about=at.step.id,
            )


def _where_it_leads(subject: Subject, goal: GoalAt, pace: UnitPace) -> str:
    """The date that the pace so far would reach, unless that is out of sight, or the goal's verdict has a date to move
    to: one day a goal is enough."""
    if goal.found.verdict in {"impossible", "over-ambitious"}:
        return (
            f"Leave some of them out on purpose, or take a way out that stands with {phrases.title(goal.goal.title)}."
        )
    weeks = Fraction(pace.left) / pace.so_far_per_week if pace.so_far_per_week else None
    if weeks is None or weeks > _OUT_OF_SIGHT:
        return "Move the date, or leave some of them out on purpose."
    reached = subject.today + dt.timedelta(-(-weeks * 7 // 1) - 1)
    return (
        f"At the pace so far it would be {phrases.day(reached)}: move the date, or leave some of them out on purpose."
    )


def logged_more_than_available(subject: Subject) -> Iterator[Finding]:
    """MP314: since the first entry with hours, a week at least, over a tenth more is logged than the plan says there
    is. Less than that is what rounded entries and a busy day make."""
    worked = subject.worked
    if worked and worked.logged > worked.available * _NOISE:
        logged, available = phrases.hours_against(worked.logged, worked.available)
        yield finding(
            "MP314",
            f"{logged} are logged since {phrases.day(worked.since)}, and the plan has {available} for that time.",
            because=f"{phrases.hours(worked.per_week(worked.logged))} a week over "
            f"{phrases.count(Fraction(worked.days, 7), 'week')}.",
            fix="If that is how it goes, a higher hours_per_week brings the dates closer. If it was a sprint, keep it.",
            path=_HOURS_PATH,
        )


def past_step_dates(subject: Subject) -> Iterator[Finding]:
    """MP315, unless the whole goal is past and MP309 asks. A recurring step simply ends on its date."""
    for goal in subject.active_goals():
        if is_wholly_past(subject, goal):
            continue
        for at in goal.open_steps:
            if at.step.by and at.step.by.day < subject.today and at.step.weekly_hours is None:
                left = subject.left(at).hours
                yield finding(
                    "MP315",
                    f"{phrases.title(at.step.title)} was dated {phrases.by_date(at.step.by)}, and is not done.",
                    because=f"{phrases.hours(left)} left by the estimate." if left else "",
                    fix=f"Is it done (mentorprep update {at.step.id} --done), or where could it move?",
                    path=(*at.path, "by"),
                    about=at.step.id,
                )
