"""Calendars, read back by a library for them: what is in them, and what importing them anew does."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorprep.core.format.read import load_text
from mentorprep.core.plan.assess import assess
from mentorprep.core.render.ics import ics
from mentorprep.core.render.languages import words_in
from mentorprep.core.summary.calendar import Calendar, Entry, calendar
from mentorprep.core.summary.known import known
from mentorprep.core.summary.public import public
from mentorprep.core.visible import visible

if TYPE_CHECKING:
    from mentorprep.core.model import SentKind

TODAY = dt.date(2026, 11, 23)
HOMEWORK = """
mentorprep: 1
mentee:
  name: Ada
  time_zone: Europe/Warsaw
  availability: {breaks: [{from: 2026-12-21, to: 2027-01-03, why: family}, {from: 2027-02-01, to: 2027-02-01}]}
mentors: [{id: marcin, name: Marcin, status: accepted}, {id: eva, name: Eva}]
goals:
  - id: job
    title: A job; with, care
    done_when: signed
    by: 2027-Q2
    plan:
      - {id: sql, title: SQL, by: 2027-01-31}
      - {id: exam, title: Exam, hours: 0, start: 2027-03-15, by: 2027-03-15}
      - {id: old, title: Old, by: 2027-01-01, status: dropped}
      - {id: undated, title: Undated}
      - {id: secret, title: Secret step, by: 2027-04-01, private: true}
  - {id: gone, title: Gone, by: 2027-05-01, status: dropped}
  - {id: later, title: Later, by: 2028, status: paused}
  - {id: therapy, title: Therapy, by: 2027-05-02, private: true}
meetings:
  - {id: kick-off, date: 2026-12-01, time: "18:00", link: "https://meet.example/a,b", with: marcin, notes: private talk}
  - {id: walk, date: 2026-12-05, time: in the evening, with: marcin}
  - {id: eva-call, date: 2026-12-08, with: eva}
  - {id: past, date: 2026-11-01, with: marcin}
  - {id: hidden, date: 2026-12-09, with: marcin, private: true}
"""


def made(text: str = HOMEWORK, today: dt.date = TODAY, kind: SentKind = "kickoff") -> bytes:
    homework = load_text(text).homework
    assert homework is not None
    shown = public(homework).homework
    facts = known(shown, assess(shown, today, ways_out=0), shown.mentors[0] if shown.mentors else None)
    return ics(calendar(facts, kind), words_in("en"))


def events(data: bytes) -> list[Any]:
    read = icalendar.Calendar.from_ical(data)
    assert read.errors == []
    assert all(event.errors == [] for event in read.walk("VEVENT"))
    return list(read.walk("VEVENT"))


def told(event: Any) -> tuple[object, ...]:
    start = event["DTSTART"].dt
    end = event.get("DTEND") or event.get("DURATION")
    return (str(event["SUMMARY"]), start, end and end.dt, str(event["STATUS"]), str(event.get("DESCRIPTION", "")))


def test_a_calendar_holds_the_dates_of_goals_and_steps_booked_days_breaks_and_meetings_to_come() -> None:
    day = dt.date
    half_past = dt.datetime(2026, 12, 1, 17, 0, tzinfo=dt.UTC)  # 18:00 in Warsaw
    assert list(map(told, events(made()))) == [
        ("Goal: A job; with, care", day(2027, 6, 30), None, "CONFIRMED", "Done when: signed"),
        ("Step: SQL", day(2027, 1, 31), None, "CONFIRMED", "Part of: A job; with, care"),
        ("Exam", day(2027, 3, 15), None, "CONFIRMED", "Part of: A job; with, care"),
        ("Step: Old", day(2027, 1, 1), None, "CANCELLED", "Part of: A job; with, care"),
        ("Goal: Gone", day(2027, 5, 1), None, "CANCELLED", ""),
        ("Goal: Later", day(2028, 12, 31), None, "TENTATIVE", ""),
        ("No work on the plan: family", day(2026, 12, 21), day(2027, 1, 4), "CONFIRMED", ""),
        ("No work on the plan", day(2027, 2, 1), None, "CONFIRMED", ""),
        ("Meeting: Marcin", half_past, dt.timedelta(minutes=30), "CONFIRMED", ""),
        ("Meeting: Marcin", day(2026, 12, 5), None, "CONFIRMED", "in the evening"),
    ]  # fmt: skip


def test_only_booked_days_and_meetings_take_time_and_a_link_is_the_place() -> None:
    found = {str(event["SUMMARY"]): event for event in events(made())}
    assert {name for name, event in found.items() if event["TRANSP"] == "OPAQUE"} == {"Exam", "Meeting: Marcin"}
    assert [str(event["LOCATION"]) for event in events(made()) if "LOCATION" in event] == ["https://meet.example/a,b"]


def test_everything_has_the_meetings_with_everybody() -> None:
    assert [told(event)[0] for event in events(made(kind="full"))][-3:] == [
        "Meeting: Marcin",
        "Meeting: Marcin",
        "Meeting: Eva",
    ]


def test_no_private_entry_leaves_a_trace() -> None:
    data = made(kind="full").decode()
    for word in ("Secret", "Therapy", "private", "20270502", "20270401", "20261209"):
        assert word not in data


def test_a_second_import_changes_what_is_there() -> None:
    first, second = (
        events(made()),
        events(
            made(
                HOMEWORK.replace("2027-Q2", "2027-Q3").replace("title: SQL", "title: SQL course"), dt.date(2026, 11, 30)
            )
        ),
    )
    assert [event["UID"] for event in first] == [event["UID"] for event in second]
    assert len({event["UID"] for event in first}) == len(first)
    assert told(second[0])[1] == dt.date(2027, 9, 30)
    assert second[0]["SEQUENCE"] == first[0]["SEQUENCE"] + 7
    assert second[0]["DTSTAMP"].dt == second[0]["LAST-MODIFIED"].dt == dt.datetime(2026, 11, 30, tzinfo=dt.UTC)


def test_the_same_goals_of_two_mentees_are_two_entries() -> None:
    mine, theirs = events(made()), events(made(HOMEWORK.replace("name: Ada", "name: Ola")))
    assert {event["UID"] for event in mine} & {event["UID"] for event in theirs} == set()


def test_the_same_file_and_day_give_the_same_bytes() -> None:
    assert made() == made()


@pytest.mark.parametrize(
    ("zone", "time", "moment"),
    [
        ("Europe/Warsaw", "9:05", "DTSTART:20261201T080500Z"),
        ("America/New_York", "20:30", "DTSTART:20261202T013000Z"),
        ("UTC", "0:00", "DTSTART:20261201T000000Z"),
        (None, "18.00", "DTSTART:20261201T180000"),
        ("Europe/Warsaw", "25:00", "DTSTART;VALUE=DATE:20261201"),
    ],
)
def test_a_meeting_is_at_its_hour_wherever_it_is_read(zone: str | None, time: str, moment: str) -> None:
    mentee = f"{{name: Ada, time_zone: {zone}}}" if zone else "{name: Ada}"
    data = made(f'mentorprep: 1\nmentee: {mentee}\nmeetings: [{{date: 2026-12-01, time: "{time}"}}]')
    assert f"\r\n{moment}\r\n" in data.decode()
    (event,) = events(data)
    assert str(event["SUMMARY"]) == "Meeting with a mentor"


@pytest.mark.parametrize("day", [dt.date(1, 1, 1), dt.date(9999, 12, 31)])
def test_the_first_and_the_last_of_all_days_are_dates_like_others(day: dt.date) -> None:
    text = f"""mentorprep: 1
mentee: {{name: Ada, time_zone: Pacific/Auckland, availability: {{breaks: [{{from: {day}, to: 9999-12-31}}]}}}}
goals: [{{title: A, by: {day}}}]
meetings: [{{date: 9999-12-31, time: "12:00"}}]
"""
    assert len(events(made(text))) == 3


def test_a_line_is_folded_by_whole_characters() -> None:
    data = made(HOMEWORK.replace("title: Gone", f"title: {'Zażółć' * 60}"))
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1])
    assert "Goal: " + "Zażółć" * 60 in [told(event)[0] for event in events(data)]


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1))
def test_any_text_arrives_and_makes_no_property(text: str) -> None:
    entry = Entry("goal g", "goal", text, TODAY, TODAY, "sure", None, text, text)
    data = ics(Calendar("Ada", TODAY, (entry,)), words_in("en"))
    (event,) = events(data)
    assert set(event) == {
        "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "SUMMARY", "DESCRIPTION", "STATUS", "TRANSP",
        "LOCATION",
    }  # fmt: skip
    assert " ".join(str(event["SUMMARY"]).split(" ")) == " ".join(f"Goal: {_one_line(text)}".split(" ")).rstrip(" ")
    assert str(event["LOCATION"]) == visible(text)


def _one_line(text: str) -> str:
    from mentorprep.core.render.blocks import one_line

    return visible(one_line(text))
