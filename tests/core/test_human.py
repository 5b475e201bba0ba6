"""Dates, hours and durations as people type them; refused where they could mean two things."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorprep.core.human import (
    Estimate,
    Unclear,
    echo_by,
    echo_day,
    echo_estimate,
    echo_hours,
    echo_hours_per_week,
    parse_by,
    parse_day,
    parse_estimate,
    parse_hours,
    parse_hours_per_week,
)
from mentorprep.core.model import By, Range, Size, Week

FORMS = "Type it as 2027-03-01, 1 March, end of March, in 6 weeks, +3m or next friday."
ESTIMATE_FORMS = "Type hours as 30 or 20-45, a size as “92 chapters”, or “about 5 weeks”."
MONDAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2027-03-01", "2027-03-01"),
        ("2027-3-1", "2027-03-01"),
        ("2027/03/01", "2027-03-01"),
        ("20270301", "2027-03-01"),
        (" 2027-03-01 ", "2027-03-01"),
        ("1 March", "2027-03-01"),
        ("1st of March", "2027-03-01"),
        ("March 1", "2027-03-01"),
        ("march 1st, 2028", "2028-03-01"),
        ("1 Mar. 2027", "2027-03-01"),
        ("by 1 March", "2027-03-01"),
        ("the 3rd of December", "2026-12-03"),
        ("23 November", "2026-11-23"),
        ("22 November", "2027-11-22"),
        ("29 February", "2028-02-29"),
        ("Monday 1 March", "2027-03-01"),
        ("end of March", "2027-03-31"),
        ("End of march 2028", "2028-03-31"),
        ("end of February", "2027-02-28"),
        ("end of November", "2026-11-30"),
        ("mid March", "2027-03-15"),
        ("mid-March", "2027-03-15"),
        ("beginning of March", "2027-03-01"),
        ("end of the month", "2026-11-30"),
        ("end of next month", "2026-12-31"),
        ("end of the year", "2026-12-31"),
        ("end of 2027", "2027-12-31"),
        ("end of Q2", "2027-06-30"),
        ("end of 2027-Q2", "2027-06-30"),
        ("end of next week", "2026-12-06"),
        ("in 6 weeks", "2027-01-04"),
        ("in six weeks", "2027-01-04"),
        ("6 weeks", "2027-01-04"),
        ("in a week", "2026-11-30"),
        ("in 3 months", "2027-02-23"),
        ("+3m", "2027-02-23"),
        ("+2w", "2026-12-07"),
        ("+ 10 d", "2026-12-03"),
        ("+1y", "2027-11-23"),
        ("-2d", "2026-11-21"),
        ("3 days ago", "2026-11-20"),
        ("next friday", "2026-11-27"),
        ("friday", "2026-11-27"),
        ("this friday", "2026-11-27"),
        ("monday", "2026-11-30"),
        ("last monday", "2026-11-16"),
        ("today", "2026-11-23"),
        ("tomorrow", "2026-11-24"),
        ("Yesterday", "2026-11-22"),
        ("31/03/2027", "2027-03-31"),
        ("03/31/2027", "2027-03-31"),
        ("31.03.2027", "2027-03-31"),
        ("05/05/2027", "2027-05-05"),
        ("1 marca", "2027-03-01"),
        ("1 marca 2028 r.", "2028-03-01"),
        ("koniec marca", "2027-03-31"),
        ("do końca października", "2027-10-31"),
        ("za 6 tygodni", "2027-01-04"),
        ("za tydzień", "2026-11-30"),
        ("2 dni temu", "2026-11-21"),
        ("jutro", "2026-11-24"),
        ("w środę", "2026-11-25"),
    ],
)
def test_a_day_reads_as_people_mean_it(typed: str, day: str) -> None:
    assert parse_day(typed, MONDAY) == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("1 March", "2026-03-01"),
        ("23 November", "2026-11-23"),
        ("24 November", "2025-11-24"),
        ("29 February", "2024-02-29"),
        ("friday", "2026-11-20"),
        ("monday", "2026-11-16"),
        ("next friday", "2026-11-27"),
        ("end of October", "2026-10-31"),
        ("end of November", "2025-11-30"),
        ("tomorrow", "2026-11-24"),
        ("1 March 2027", "2027-03-01"),
    ],
)
def test_a_day_of_the_log_is_the_last_such_day(typed: str, day: str) -> None:
    assert parse_day(typed, MONDAY, past=True) == dt.date.fromisoformat(day)


def test_a_month_after_its_31st_is_the_last_day_of_a_short_month() -> None:
    assert parse_day("+1m", dt.date(2027, 1, 31)) == dt.date(2027, 2, 28)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("03/04/2027", "That may be 3 April or 4 March. Type “3 April 2027”, “4 March 2027”, or 2027-03-01."),
        (
            "1/2/27",
            "A year of two digits can be mistaken for a day. Type the year in full: 1 March 2027, 2027-03-01.",
        ),
        (
            "1 March 27",
            "A year of two digits can be mistaken for a day. Type the year in full: 1 March 2027, 2027-03-01.",
        ),
        ("30 February 2027", "There is no 30 February 2027. Its last day is 2027-02-28."),
        (
            "31 April",
            "April has no day 31. " + FORMS,
        ),
        ("2027-13-01", "There is no month 13. A year, a month and a day read as 2027-03-01."),
        ("2027-02-30", "There is no 30 February 2027. Its last day is 2027-02-28."),
        ("Friday 1 March", "1 March 2027 is a Monday, not a Friday. Type the date alone, or with its year."),
        (
            "1 Marhc",
            "“1 Marhc” is not a date that can be read for sure. Did you mean “march”? " + FORMS,
        ),
        (
            "soon",
            "“soon” is not a date that can be read for sure. " + FORMS,
        ),
        ("  ", "No date was typed. Type it as 2027-03-01, 1 March, end of March, in 6 weeks, +3m or next friday."),
        ("March", "“March” is more than one day. Type one of its days, such as 31 March 2027."),
        ("2027-Q2", "“2027-Q2” is more than one day. Type one of its days, such as 30 June 2027."),
        (
            "in 999999 weeks",
            "“in 999999 weeks” is outside the calendar. " + FORMS,
        ),
    ],
)
def test_what_is_not_sure_is_refused_with_a_reason(typed: str, message: str) -> None:
    refused = parse_day(typed, MONDAY)
    assert isinstance(refused, Unclear)
    assert str(refused) == message


@pytest.mark.parametrize(
    ("typed", "text", "day"),
    [
        ("2027-06", "2027-06", "2027-06-30"),
        ("June 2027", "2027-06", "2027-06-30"),
        ("June", "2027-06", "2027-06-30"),
        ("in June", "2027-06", "2027-06-30"),
        ("November", "2026-11", "2026-11-30"),
        ("w marcu", "2027-03", "2027-03-31"),
        ("2027-Q2", "2027-Q2", "2027-06-30"),
        ("2027 q2", "2027-Q2", "2027-06-30"),
        ("Q2 2027", "2027-Q2", "2027-06-30"),
        ("Q2", "2027-Q2", "2027-06-30"),
        ("Q4", "2026-Q4", "2026-12-31"),
        ("2027", "2027", "2027-12-31"),
        ("next year", "2027", "2027-12-31"),
        ("next month", "2026-12", "2026-12-31"),
        ("next quarter", "2027-Q1", "2027-03-31"),
        ("next week", "2026-12-06", "2026-12-06"),
        ("end of June 2027", "2027-06-30", "2027-06-30"),
        ("1 March", "2027-03-01", "2027-03-01"),
    ],
)
def test_a_date_to_reach_may_be_a_period_and_stays_one(typed: str, text: str, day: str) -> None:
    assert parse_by(typed, MONDAY) == By(dt.date.fromisoformat(day), text)


@given(st.dates(), st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2200, 1, 1)))
def test_every_day_written_in_full_is_that_day(day: dt.date, today: dt.date) -> None:
    assert parse_day(day.isoformat(), today) == day
    assert parse_day(echo_day(day, today).split(" (")[0].rjust(4), today) == day or day.year < 1000


@given(st.text(max_size=40), st.booleans())
def test_no_text_breaks_the_readers(typed: str, past: bool) -> None:
    assert isinstance(parse_day(typed, MONDAY, past=past), dt.date | Unclear)
    assert isinstance(parse_by(typed, MONDAY), By | Unclear)
    assert isinstance(parse_hours(typed), Decimal | Unclear)
    assert isinstance(parse_hours_per_week(typed), Decimal | Week | Unclear)
    assert isinstance(parse_estimate(typed, Decimal(6)), Estimate | Unclear)


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("2.5", "2.5"),
        ("2,5", "2.5"),
        ("2.50", "2.5"),
        ("30", "30"),
        ("30.0", "30"),
        ("0", "0"),
        ("2h", "2"),
        ("2 h", "2"),
        ("2 hours", "2"),
        ("1h30m", "1.5"),
        ("1h30", "1.5"),
        ("1 h 30 min", "1.5"),
        ("1 hour and 30 minutes", "1.5"),
        ("90m", "1.5"),
        ("half an hour", "0.5"),
        ("an hour", "1"),
        ("an hour and a half", "1.5"),
        ("pół godziny", "0.5"),
        ("półtorej godziny", "1.5"),
        ("90 min", "1.5"),
        ("20m", "0.33"),
        ("10m", "0.17"),
        ("1:30", "1.5"),
        ("0:05", "0.08"),
        ("2,5 godziny", "2.5"),
        ("10000", "10000"),
        ("1,2345", "1.2345"),
    ],
)
def test_hours_read_as_people_type_them(typed: str, hours: str) -> None:
    read = parse_hours(typed)
    assert not isinstance(read, Unclear)
    assert str(read) == hours


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "No hours were typed. Type hours as 2.5, 2h, 90m, 1h30m or 1:30."),
        ("two", "“two” is not a number of hours. Type hours as 2.5, 2h, 90m, 1h30m or 1:30."),
        ("-2", "“-2” is not a number of hours. Type hours as 2.5, 2h, 90m, 1h30m or 1:30."),
        ("1e3", "“1e3” is not a number of hours. Type hours as 2.5, 2h, 90m, 1h30m or 1:30."),
        ("0x10", "“0x10” is not a number of hours. Type hours as 2.5, 2h, 90m, 1h30m or 1:30."),
        ("1:75", "“1:75” is not a number of hours. Type hours as 2.5, 2h, 90m, 1h30m or 1:30."),
        ("1,500", "That may be 1.500 or 1500 hours. Type 1.500 or 1500."),
        (
            "1" * 40,
            "“1111111111111111111111111111111111111111” is not a number of hours. Type hours as 2.5, 2h, 90m, 1h30m or 1:30.",
        ),
        ("10001", "“10001” is more than 10,000 hours. Type hours as 2.5, 2h, 90m, 1h30m or 1:30."),
    ],
)
def test_hours_that_are_not_sure_are_refused(typed: str, message: str) -> None:
    assert str(parse_hours(typed)) == message


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("6", Decimal(6)),
        ("6h", Decimal(6)),
        ("6 h a week", Decimal(6)),
        ("6 hours per week", Decimal(6)),
        ("6/week", Decimal(6)),
        ("30 min a day", Decimal("3.5")),
        ("1 h a day", Decimal(7)),
        ("7,5", Decimal("7.5")),
        ("mon 1, wed 1.5, sat 4", Week(mon=Decimal(1), wed=Decimal("1.5"), sat=Decimal(4))),
        ("{mon: 1, wed: 1}", Week(mon=Decimal(1), wed=Decimal(1))),
        (
            "mon-fri 1 sat 4h",
            Week(mon=Decimal(1), tue=Decimal(1), wed=Decimal(1), thu=Decimal(1), fri=Decimal(1), sat=Decimal(4)),
        ),
        ("sobota 4", Week(sat=Decimal(4))),
    ],
)
def test_hours_a_week_are_a_number_or_a_pattern_of_weekdays(typed: str, hours: Decimal | Week) -> None:
    assert parse_hours_per_week(typed) == hours


@pytest.mark.parametrize("typed", ["169", "mon 25", "often", "mon", "fri-mon 2", "6 or 7"])
def test_hours_that_no_week_has_are_refused(typed: str) -> None:
    assert isinstance(parse_hours_per_week(typed), Unclear)


@pytest.mark.parametrize(
    ("typed", "estimate", "echo"),
    [
        ("30", Estimate(hours=Decimal(30)), "30 h"),
        ("30h", Estimate(hours=Decimal(30)), "30 h"),
        ("about 30 hours", Estimate(hours=Decimal(30)), "30 h"),
        ("~30", Estimate(hours=Decimal(30)), "30 h"),
        ("0", Estimate(hours=Decimal(0)), "a milestone, no work of its own"),
        ("20-45", Estimate(hours=Range(Decimal(20), Decimal(45))), "20 to 45 h, counted as 30 h"),
        ("{low: 20, high: 45}", Estimate(hours=Range(Decimal(20), Decimal(45))), "20 to 45 h, counted as 30 h"),
        ("20 – 45 h", Estimate(hours=Range(Decimal(20), Decimal(45))), "20 to 45 h, counted as 30 h"),
        ("20h to 45h", Estimate(hours=Range(Decimal(20), Decimal(45))), "20 to 45 h, counted as 30 h"),
        ("30-60 min", Estimate(hours=Range(Decimal("0.5"), Decimal(1))), "0.5 to 1 h, counted as 0.71 h"),
        ("30-30", Estimate(hours=Decimal(30)), "30 h"),
        ("about 5 weeks", Estimate(Decimal(30), counted="5 weeks at 6 h a week"), "30 h (5 weeks at 6 h a week)"),
        ("5 tygodni", Estimate(Decimal(30), counted="5 tygodni at 6 h a week"), "30 h (5 tygodni at 6 h a week)"),
        (
            "3 to 5 weeks",
            Estimate(Range(Decimal(18), Decimal(30)), counted="3 to 5 weeks at 6 h a week"),
            "18 to 30 h, counted as 23.24 h (3 to 5 weeks at 6 h a week)",
        ),
        ("2 months", Estimate(Decimal("52.18"), counted="2 months at 6 h a week"), "52.18 h (2 months at 6 h a week)"),
        ("1 h a week", Estimate(weekly_hours=Decimal(1)), "1 h every week"),
        ("2h/week", Estimate(weekly_hours=Decimal(2)), "2 h every week"),
        ("92 chapters", Estimate(size=Size(Decimal(92), Decimal(0), "chapter")), "92 chapters"),
        (
            "26 of 92 chapters",
            Estimate(size=Size(Decimal(92), Decimal(26), "chapter")),
            "92 chapters, 26 of them done",
        ),
        ("10 classes", Estimate(size=Size(Decimal(10), Decimal(0), "class")), "10 classes"),
        ("12 boxes", Estimate(size=Size(Decimal(12), Decimal(0), "box")), "12 boxes"),
        ("3 pushes", Estimate(size=Size(Decimal(3), Decimal(0), "push")), "3 pushes"),
    ],
)
def test_an_estimate_is_hours_a_range_weekly_hours_or_a_size(typed: str, estimate: Estimate, echo: str) -> None:
    assert parse_estimate(typed, Decimal(6)) == estimate
    assert echo_estimate(estimate) == echo


@pytest.mark.parametrize(
    ("typed", "hours_per_week", "message"),
    [
        (
            "3 days",
            Decimal(6),
            "“3 days” may be days of work or days of the calendar. Type hours: 3 working days are about 24.",
        ),
        (
            "5 weeks",
            None,
            (
                "How many hours 5 weeks are depends on the hours a week, and none are given. "
                "Type hours as 30 or 20-45, or a size as “92 chapters”."
            ),
        ),
        ("45-20", Decimal(6), "45 to 20 is no range. Type the smaller first: 20-45."),
        ("1,500-2000", Decimal(6), "That may be 1.500 or 1500 hours. Type 1.500 or 1500."),
        ("2 h per lesson", Decimal(6), "“2 h per lesson” is not a size that can be read for sure. " + ESTIMATE_FORMS),
        (
            "3 weeks of evenings",
            Decimal(6),
            "“3 weeks of evenings” is not a size that can be read for sure. " + ESTIMATE_FORMS,
        ),
        ("5 posts a week", Decimal(6), "“5 posts a week” is not a size that can be read for sure. " + ESTIMATE_FORMS),
        ("0-20", Decimal(6), "0 to 20 is no range. Type the smaller first: 20-45."),
        (
            "a lot",
            Decimal(6),
            "“a lot” is not a size that can be read for sure. " + ESTIMATE_FORMS,
        ),
        ("20000", Decimal(6), "“20000” is more than 10,000 hours. Type hours as 2.5, 2h, 90m, 1h30m or 1:30."),
    ],
)
def test_an_estimate_that_is_not_sure_is_refused(typed: str, hours_per_week: Decimal | None, message: str) -> None:
    assert str(parse_estimate(typed, hours_per_week)) == message


@pytest.mark.parametrize(
    ("day", "echo"),
    [
        ("2027-06-30", "30 June 2027 (Wednesday), in 31 weeks"),
        ("2026-11-23", "23 November 2026 (Monday), today"),
        ("2026-11-24", "24 November 2026 (Tuesday), tomorrow"),
        ("2026-11-22", "22 November 2026 (Sunday), yesterday"),
        ("2026-11-27", "27 November 2026 (Friday), in 4 days"),
        ("2026-11-20", "20 November 2026 (Friday), 3 days ago"),
        ("2026-10-01", "1 October 2026 (Thursday), 7 weeks ago"),
        ("2029-06-30", "30 June 2029 (Saturday), in about 2.6 years"),
        ("2046-12-31", "31 December 2046 (Monday), in about 20 years"),
        ("2016-11-23", "23 November 2016 (Wednesday), about 10 years ago"),
        ("2030-11-23", "23 November 2030 (Saturday), in about 4 years"),
    ],
)
def test_a_day_is_said_back_with_its_weekday_and_distance(day: str, echo: str) -> None:
    assert echo_day(dt.date.fromisoformat(day), MONDAY) == echo


def test_a_period_is_said_back_with_its_last_day() -> None:
    by = By(dt.date(2027, 6, 30), "2027-Q2")
    assert echo_by(by, MONDAY) == "2027-Q2, so until 30 June 2027 (Wednesday), in 31 weeks"


def test_hours_are_said_back_without_needless_zeros() -> None:
    assert echo_hours(Decimal("30.00")) == "30 h"
    assert echo_hours_per_week(Decimal("7.50")) == "7.5 h a week"
    assert echo_hours_per_week(Week(mon=Decimal(1), sat=Decimal("4.5"))) == "5.5 h a week: Monday 1, Saturday 4.5"
