"""`show` as text: which parts a page has, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.checks import phrases
from mentorprep.core.show import about
from mentorprep.core.show.calendar import timeline
from mentorprep.core.show.progress import goal_states
from mentorprep.core.show.week import week
from mentorprep.terminal.show_goals import print_goals
from mentorprep.terminal.show_lists import print_decisions, print_log, print_questions
from mentorprep.terminal.show_sheet import sheet
from mentorprep.terminal.show_timeline import print_dates, print_timeline
from mentorprep.terminal.show_week import print_meeting, print_week
from mentorprep.terminal.standing import headline

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorprep.cli.show_view import View
    from mentorprep.core.amend.target import Target
    from mentorprep.core.finding import Finding
    from mentorprep.terminal.show_sheet import Sheet

_MOST_QUESTIONS = 7  # of the dashboard
_MOST_LOG = 5  # entries below one step or goal


def print_overview(view: View) -> None:
    """The dashboard."""
    page = sheet(view.settings.console, about.names(view.homework))
    page.say(f"{view.file}, {phrases.day(view.settings.today)}", style="bold")
    page.say(headline(view.assessment))
    print_goals(page, goal_states(view.homework, view.settings.today), view.assessment)
    calendar = timeline(view.homework, view.assessment)
    if calendar.has_future:
        page.heading("Timeline" if page.marks else "Dates")
        (print_timeline if page.marks else print_dates)(page, calendar)
    page.heading("The next seven days")
    days = week(view.homework, view.settings.today)
    print_week(page, days)
    meeting = about.next_meeting(view.homework, view.settings.today)
    if meeting is not None and meeting not in days.meetings:
        print_meeting(page, "Next meeting", meeting)
    questions = about.open_questions(view.homework)
    if questions:
        page.heading(f"Open questions ({len(questions)})" if len(questions) > 1 else "Open question")
        print_questions(page, questions[:_MOST_QUESTIONS])
        if (more := len(questions) - _MOST_QUESTIONS) > 0:
            page.say(f"and {more} more: `mentorprep show --questions`", first="  ")


def print_sides(view: View, sides: Sequence[str]) -> None:
    """The sides that were asked for, in one order."""
    page = sheet(view.settings.console, about.names(view.homework))
    for number, side in enumerate(sides):
        if number:
            page.console.out()
        page.say(f"{_TITLES[side]}{_of(view)}, {phrases.day(view.settings.today)}", style="bold")
        _print_side(page, view, side)


_TITLES = {
    "timeline": "Timeline",
    "week": "The next seven days",
    "decisions": "Decisions",
    "questions": "Questions",
    "log": "Log",
}


def _of(view: View) -> str:
    return f" of {view.target.id}" if view.target else ""


def _about(view: View) -> str:
    return view.target.id if view.target else ""


def _print_side(page: Sheet, view: View, side: str) -> None:
    homework = view.homework
    match side:
        case "timeline":
            calendar = timeline(homework, view.assessment, view.goal)
            print_timeline(page, calendar)
            print_dates(page, calendar)
        case "week":
            print_week(page, week(homework, view.settings.today, view.ids))
        case "log":
            print_log(page, about.log_of(homework, view.ids), about.units(homework))
        case "questions":
            print_questions(page, about.about(homework.questions, view.ids), _about(view))
        case _:
            decisions = about.about(homework.decisions, view.ids)
            print_decisions(page, decisions, about.in_force(homework.decisions), _about(view))


def print_entry(view: View, target: Target) -> None:
    """One entry, and what is about it."""
    from mentorprep.terminal.show_entry import print_fields, print_head

    page, entry = sheet(view.settings.console, about.names(view.homework)), target.entry
    print_head(page, target.kind, entry)
    if target.kind in ("goal", "step"):
        _print_plan(page, view, target)
        return
    print_fields(page, entry)
    if target.kind == "decision" and target.id in (replaced := about.in_force(view.homework.decisions)):
        page.say(f"Replaced by {replaced[target.id]}.")
    if target.kind == "mentor":
        for sent in view.homework.sent:
            if sent.to == target.id:
                page.say(f"{sent.kind.capitalize()} {sent.state} on {phrases.day(sent.date)}.")
        for meeting in view.homework.meetings:
            if meeting.with_ in (target.id, entry.name):
                print_meeting(page, "Meeting", meeting)


def _print_plan(page: Sheet, view: View, target: Target) -> None:
    """A goal or a step: how far it is, the ways out, then what is about it."""
    from mentorprep.core.checks.rules import check
    from mentorprep.terminal import show_entry

    homework = view.homework
    at_goal, *rest = (index for index in target.path if isinstance(index, int))
    state = goal_states(homework, view.settings.today)[at_goal]
    show_entry.print_fields(page, target.entry)
    if target.kind == "goal":
        show_entry.print_goal(page, state, view.assessment, at_goal)
    else:
        show_entry.print_step(page, state.steps[rest[0]], state.goal.title, _ends(view, target))
    findings = check(homework, view.assessment)
    show_entry.print_findings(page, (one for one in findings if _is_about(one, target)))
    _print_about(page, view)


def _is_about(finding: Finding, target: Target) -> bool:
    return finding.path[: len(target.path)] == target.path or finding.about == target.id


def _ends(view: View, target: Target) -> dt.date | None:
    """The day on which the work of a step ends if every estimate is right."""
    from mentorprep.core.plan.capacity import capacity
    from mentorprep.core.plan.jobs import jobs
    from mentorprep.core.plan.schedule import schedule

    today = view.settings.today
    work, there = jobs(view.homework, today), capacity(view.homework, today)
    if there is None:
        return None
    found = schedule(view.homework, work, there, today)
    places = [(target.path[1], target.path[3])]
    ends = [end for job, end in zip(work.work, found.job_finishes, strict=True) if job.place in places]
    return ends[0] if ends else None


def _print_about(page: Sheet, view: View) -> None:
    homework, ids = view.homework, view.ids
    if questions := about.about(homework.questions, ids):
        page.heading("Questions")
        print_questions(page, questions, _about(view))
    if decisions := about.about(homework.decisions, ids):
        page.heading("Decisions")
        print_decisions(page, decisions, about.in_force(homework.decisions), _about(view))
    if log := about.log_of(homework, ids):
        page.heading("Log" if len(log) <= _MOST_LOG else f"Log, the newest {_MOST_LOG} of {len(log)}")
        print_log(page, log[:_MOST_LOG], about.units(homework))
