"""The next seven days as `show --week` prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.checks import phrases
from mentorprep.core.wording import WEEKDAYS

if TYPE_CHECKING:
    import datetime as dt

    from mentorprep.core.model import Meeting
    from mentorprep.core.show.week import Week, Work
    from mentorprep.terminal.show_sheet import Sheet

_HOURS = 7  # columns


def print_week(sheet: Sheet, week: Week) -> None:
    """How many hours there are, what they are for, and what else is in these days."""
    sheet.say(_there(week))
    for rest in week.breaks:
        sheet.say(
            f"A break from {phrases.day(rest.from_)} to {phrases.day(rest.to)}{f': {rest.why}' if rest.why else ''}."
        )
    for work in (*week.recurring, *week.work):
        _print_work(sheet, work, week.first)
    if week.unknown:
        too = " too" if week.work or week.recurring else ""
        sheet.say(f"Can be taken up{too}, without an estimate yet:")
        for work in week.unknown:
            sheet.say(_work(work, week.first), first="  - ")
    if week.free:
        sheet.say(f"{phrases.hours(week.free)} are free: {_why_free(week)}.")
    for meeting in week.meetings:
        print_meeting(sheet, "Meeting", meeting)


def print_meeting(sheet: Sheet, name: str, meeting: Meeting) -> None:
    """One meeting in a line."""
    at = f", {meeting.time}" if meeting.time else ""
    with_ = f", with {sheet.name(meeting.with_)}" if meeting.with_ else ""
    sheet.say(f"{name}: {_weekday(meeting.date)}{at}{with_} ({meeting.id}).")


def _print_work(sheet: Sheet, work: Work, today: dt.date) -> None:
    if work.hours is None or sheet.marks is None:
        amount = "" if work.hours is None else f"{phrases.hours(work.hours)}: "
        sheet.say(f"{amount}{_work(work, today)}", first="  - ")
    else:
        sheet.say(_work(work, today), first=f"  {phrases.hours(work.hours):>{_HOURS}}  ")


def _there(week: Week) -> str:
    days = f"{_weekday(week.first)} to {_weekday(week.last)}"
    if not (week.hours or week.work or week.recurring or week.unknown):
        return f"{days}. No step can be taken up yet."
    if week.hours is None:
        return f"{days}. The hours per week are not known, so this is an order and no amount."
    return f"{days}: {phrases.hours(week.hours)}."


def _why_free(week: Week) -> str:
    return "what has no estimate can use them" if week.unknown else "no other step can begin yet"


def _work(work: Work, today: dt.date) -> str:
    facts = [f"{work.step.title} ({work.step.id})", f"for {phrases.title(work.goal.title)}"]
    if work.ends and work.hours:
        facts.append("which finishes it")
    if work.due is not None and work.due >= today:
        facts.append(f"due {phrases.day(work.due)}")
    return ", ".join(facts)


def _weekday(day: dt.date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {phrases.day(day)}"
