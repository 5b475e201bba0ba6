"""The plan on the calendar: a line for each goal where something can be drawn, and every date in words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mentorprep.core.checks import phrases
from mentorprep.core.columns import cut
from mentorprep.core.show.drawing import Marks, Scale, months, track
from mentorprep.core.wording import MONTHS
from mentorprep.terminal.console import Styled
from mentorprep.terminal.show_sheet import style_of

if TYPE_CHECKING:
    from mentorprep.core.show.calendar import Event, Timeline, Track
    from mentorprep.terminal.show_sheet import Sheet

_INDENT = "  "
_PAST = dt.timedelta(days=61)  # at most so much of it is drawn: what is to come needs the room
_MEANINGS = {
    "today": "today",
    "rests": "break",
    "meeting": "meeting",
    "step": "date of a step",
    "estimates": "done if every estimate is right",
    "goal": "date of the goal",
    "likely": "likely done: from 5 to 8 chances of 10",
}


def print_timeline(sheet: Sheet, timeline: Timeline) -> None:
    """The drawing, if any; `print_dates` says the same, and what is long past, in words."""
    marks = sheet.marks
    if marks is None or not timeline.has_future:
        return
    begin = max(timeline.first, timeline.today - min(_PAST, timeline.today - dt.date.min))
    scale = Scale(begin, timeline.last, sheet.drawing_width - len(_INDENT) - 1)
    sheet.console.out(Styled(f"{_INDENT}{months(scale, MONTHS)}", "dim"))
    for one in timeline.tracks:
        title = cut(f"{one.title} ({one.id})", scale.width, "…" if sheet.console.has_characters("…") else "...")
        sheet.console.out(f"{_INDENT}{title}")
        sheet.console.out(_INDENT, Styled(_drawn(one, timeline, scale, marks), style_of(one.found.verdict)))
    _print_legend(sheet, timeline, marks)


def _drawn(one: Track, timeline: Timeline, scale: Scale, marks: Marks) -> str:
    breaks = [
        (event.date, event.until or event.date, marks.rests) for event in timeline.events if event.kind == "break"
    ]
    likely = [(event.date, event.until, marks.likely) for event in one.events if event.until]
    points = [(event.date, marks.meeting) for event in timeline.events if event.kind == "meeting"]
    for kind in ("start", "step", "estimates"):
        points += [(event.date, getattr(marks, kind, marks.step)) for event in one.events if event.kind == kind]
    points += [(event.date, marks.goal) for event in one.events if event.kind == "goal"]
    return track(scale, [*breaks, *likely], [*points, (timeline.today, marks.today)], marks.line)


def _print_legend(sheet: Sheet, timeline: Timeline, marks: Marks) -> None:
    kinds = {event.kind for event in timeline.in_order()}
    named = {"rests": "break", **{kind: kind for kind in ("today", "meeting", "step", "estimates", "goal", "likely")}}
    told = [f"{getattr(marks, name)} {text}" for name, text in _MEANINGS.items() if named[name] in kinds]
    sheet.say("; ".join(told), first=_INDENT, style="dim")


def print_dates(sheet: Sheet, timeline: Timeline) -> None:
    """Every date of the calendar in its order, one a line."""
    titles = {one.id: one.title for one in timeline.tracks}
    for event in timeline.in_order():
        when = phrases.day(event.date)
        if event.kind == "break" and event.until and event.until != event.date:
            when = f"{when} to {phrases.day(event.until)}"
        sheet.say(f"{when}: {_told(sheet, event, titles)}", first="  - ")


def _told(sheet: Sheet, event: Event, titles: dict[str, str]) -> str:
    title = phrases.title(event.title) if event.title else ""
    match event.kind:
        case "today":
            return "today"
        case "break":
            return f"a break{f', {event.title}' if event.title else ''}"
        case "meeting":
            return f"a meeting{f' with {sheet.name(event.title)}' if event.title else ''} ({event.id})"
        case "start":
            return f"{title} begins"
        case "step":
            return f"{title} is due, a step of {phrases.title(titles.get(event.goal or '', ''))}"
        case "estimates":
            return f"{title} is done if every estimate is right"
        case "likely":
            likely = f", and by {phrases.day(event.until)} with 8" if event.until and event.until != event.date else ""
            return f"{title} is done with 5 chances of 10{likely}"
        case _:
            return f"the date of {title}"
