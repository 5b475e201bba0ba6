"""Reading a homework: values, places, encodings, and the bounds that hold for files of strangers."""

from __future__ import annotations

import datetime as dt
import gc
from decimal import Decimal
from pathlib import Path
from zoneinfo import available_timezones

import pytest

from mentorprep.core import model
from mentorprep.core.finding import Finding, path_text
from mentorprep.core.format import judge, zones
from mentorprep.core.format.read import load, load_text, located, place
from mentorprep.core.format.source import MAX_SIZE
from mentorprep.core.model import By, DaysRange, Homework, Range, Week

HOMEWORKS = Path(__file__).parents[2] / "homeworks"
START = "mentorprep: 1\nmentee: {name: Ada}\n"


def homework_of(text: str) -> Homework:
    document = load_text(text)
    assert document.findings == ()
    assert document.homework is not None
    return document.homework


def told(data: bytes) -> list[str]:
    return [f"{one.line}:{one.column} {one.code} {one.message}" for one in load(data).findings]


@pytest.mark.parametrize("path", sorted(HOMEWORKS.rglob("*.yaml")), ids=lambda path: path.name)
def test_every_sound_homework_reads(path: Path) -> None:
    assert load(path.read_bytes()).findings == ()


def test_the_example_of_the_format_reads_whole() -> None:
    homework = homework_of((HOMEWORKS / "sound" / "everything.yaml").read_text(encoding="utf-8"))
    assert homework.mentee.availability is not None
    assert homework.mentee.availability.breaks[0].from_ == dt.date(2026, 12, 21)
    assert [step.id for step in homework.goals[0].plan] == ["sql", "python-course", "english-talk", "exam", "blog"]
    assert homework.goals[0].plan[3].wait_days == 14
    assert homework.questions[0].answer is None
    assert homework.questions[0].about == ("backend-job",)
    assert homework.log[0].hours == Decimal("2.5")
    assert homework.sent[0].message_id == "<...>"
    assert homework.accepted[0].about == ("backend-job",)


def test_unusual_yaml_reads_as_the_core_schema_says() -> None:
    homework = homework_of((HOMEWORKS / "sound" / "unusual.yaml").read_text(encoding="utf-8"))
    mentee, plan = homework.mentee, homework.goals[0].plan
    assert mentee.name == "2027"
    assert mentee.situation == "Folded text with 日本 and 😀,\nand a second paragraph"
    assert mentee.options == ("a\u2028b", "it's", "no", "0x10", "1:30", "on", "~a")
    assert mentee.availability is not None
    assert mentee.availability.hours_per_week == Week(tue=Decimal("0.5"), mon=Decimal("1.5"), sat=Decimal(4))
    assert mentee.availability.other_hours_per_week == 40
    assert homework.goals[0].by == By(dt.date(2027, 6, 30), "2027-Q2")
    assert plan[0].hours == Decimal("7.10")
    assert plan[1].title == "A line\u2028separator and a next\x85line end nothing"
    assert plan[1].wait_days == DaysRange(1, 2)
    assert (plan[2].hours, plan[2].status, plan[2].private) == (None, "todo", False)
    assert plan[3].title == plan[0].title
    assert homework.questions[0].text == "Literal\ttext with a tab\n  and an indent\n"
    assert homework.questions[1].text == "true"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-06-30", "2027-06-30"),
        ("2027-06", "2027-06-30"),
        ("2028-02", "2028-02-29"),
        ("2027-Q1", "2027-03-31"),
        ("2027-Q4", "2027-12-31"),
        ("2027", "2027-12-31"),
        ('"2027-06"', "2027-06-30"),
        ("'2027'", "2027-12-31"),
    ],
)
def test_a_date_may_be_a_period_and_means_its_last_day(text: str, day: str) -> None:
    goal = homework_of(f"{START}goals: [{{title: A, by: {text}}}]").goals[0]
    assert goal.by == By(dt.date.fromisoformat(day), text.strip("\"'"))


@pytest.mark.parametrize("null", ["", "~", "null", "Null", "NULL", '""', "'  '", '"\\n\\t"'])
def test_null_and_blank_are_absent_everywhere(null: str) -> None:
    keys = ("id", "why", "measure", "by", "start", "status", "plan", "private", "area", "x-own")
    text = START + "goals:\n  - title: A\n" + "".join(f"    {key}: {null}\n" for key in keys)
    assert homework_of(text) == homework_of(START + "goals:\n  - title: A\n")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("+2", "2"),
        ("2.50", "2.50"),
        (".5", "0.5"),
        ("5.", "5"),
        ("007", "7"),
        ("10000", "10000"),
    ],
)
def test_hours_are_kept_exact(text: str, value: str) -> None:
    hours = homework_of(f"{START}goals: [{{title: A, plan: [{{title: S, hours: {text}}}]}}]").goals[0].plan[0].hours
    assert str(hours) == value


def test_a_range_may_be_a_point() -> None:
    step = (
        homework_of(f"{START}goals: [{{title: A, plan: [{{title: S, hours: {{low: 2, high: 2}}}}]}}]").goals[0].plan[0]
    )
    assert step.hours == Range(Decimal(2), Decimal(2))


@pytest.mark.parametrize("address", ["a@b", "ada.l+x@example.org", "o'neill@x-y.example", "a@[192.0.2.1]"])
def test_a_plain_address_is_taken(address: str) -> None:
    assert homework_of(f'mentorprep: 1\nmentee: {{name: A, email: "{address}"}}').mentee.email == address


@pytest.mark.parametrize(
    "address",
    [
        "a",
        "a@",
        "@b",
        "a@b.",
        ".a@b",
        "a..b@c",
        "a b@c",
        '\\"a\\"@b',
        "a@b\\n",
        "a@b\\r\\nBcc: c@d",
        "a@b,c@d",
        "(x)a@b",
        "ż@b",
    ],
)
def test_anything_but_a_plain_address_is_refused(address: str) -> None:
    document = load_text(f'mentorprep: 1\nmentee: {{name: A, email: "{address}"}}')
    assert [finding.code for finding in document.findings] == ["MP102"]


def test_every_zone_that_is_listed_is_one_that_opens_and_none_is_missing() -> None:
    listed = {name for name in available_timezones() if zones.is_zone(name)}
    assert listed == {name for name in available_timezones() if zones.is_opened(name)}
    assert "Europe/Warsaw" in zones._listed() <= available_timezones()


def test_a_zone_is_opened_where_no_list_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zones, "_listed", frozenset)
    assert zones.is_zone("Europe/Warsaw")


@pytest.mark.parametrize("zone", ["Europe/Warsaw", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+5"])
def test_a_zone_of_the_database_is_taken(zone: str) -> None:
    assert homework_of(f"mentorprep: 1\nmentee: {{name: A, time_zone: {zone}}}").mentee.time_zone == zone


@pytest.mark.parametrize(
    "zone", ["Europe", "../../etc/passwd", "/etc/localtime", "localtime", "posix/UTC", "tzdata.zi", "utc "]
)
def test_no_other_file_is_a_zone(zone: str) -> None:
    document = load_text(f'mentorprep: 1\nmentee: {{name: A, time_zone: "{zone}"}}')
    assert [finding.code for finding in document.findings] == ["MP102"]


# Places


def test_a_place_is_that_of_the_value_or_of_the_entry_that_lacks_it() -> None:
    document = load_text(START + "goals:\n  - title: A\n    by:  2027\n  - &g {title: B}\nx-own: [*g]\n")
    assert place(document, ("goals", 0, "by")) == (5, 10)
    assert place(document, ("goals", 0, "start")) == (4, 5)
    assert place(document, ("goals", 1, "title")) == (6, 16)
    assert place(document, ("goals", 7)) == (4, 3)
    assert place(document, ("x-own", 0, "title")) == (6, 16)
    assert place(document, ("questions",)) == (1, 1)
    assert place(document, ()) == (None, None)


def test_columns_count_code_points_and_not_the_bom() -> None:
    document = load("\ufeffmentorprep: 1\r\nmentee: {name: 😀é, x: 1}\r\n".encode())
    assert [(one.line, one.column) for one in document.findings] == [(2, 20)]
    assert (document.bom, document.text[:12]) == (True, "mentorprep: ")


def test_findings_get_their_places_in_their_own_order() -> None:
    document = load_text(START + "goals:\n  - title: A\n")
    paths = (("goals", 0, "title"), (), ("mentee", "name"))
    findings = [Finding("MP210", "info", "", path=path) for path in paths]
    assert [(one.line, one.column) for one in located(document, findings)] == [(4, 12), (None, None), (2, 16)]


def test_an_error_in_an_anchored_entry_is_told_wherever_it_is_used() -> None:
    document = load_text(START + "goals:\n  - &g {title: A, by: soon}\n  - *g\n")
    assert [(path_text(one.path), one.line) for one in document.findings] == [("goals[0].by", 4), ("goals[1].by", 4)]


# Encodings, sizes and characters


def test_utf_16_is_named() -> None:
    for codec in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"):
        (message,) = told(START.encode(codec))
        assert message.startswith("None:None MP100 the file is UTF-")


def test_a_byte_that_is_not_utf_8_has_a_place() -> None:
    assert told(START.encode() + b"goals:\n  - title: \xc3\xa9t\xe9\n") == [
        "4:14 MP100 the byte 0xE9 is not UTF-8; UTF-8 is expected"
    ]


def test_a_lone_return_and_a_control_character_have_places_and_hide_nothing() -> None:
    assert told(START.encode() + b"goals:\n  - title: A\rB\x07\n    nope: 1\n") == [
        "4:13 MP100 a line ends with CR alone; LF or CRLF is expected",
        "4:15 MP100 a control character (U+0007); text and line ends are expected",
        "5:5 MP101 the key `nope` is not one of the format's here",
    ]


def test_a_file_of_lone_returns_has_one_error() -> None:
    assert told(START.replace("\n", "\r").encode()) == ["1:14 MP100 a line ends with CR alone; LF or CRLF is expected"]


def test_sixteen_mebibytes_are_the_most() -> None:
    comment = b"# " + b"x" * (MAX_SIZE - len(START) - 3) + b"\n"
    assert told(comment + START.encode()) == []
    assert told(b"#" + comment + START.encode()) == ["None:None MP100 the file is larger than 16 MiB"]
    assert load_text("é" * (MAX_SIZE // 2 + 1)).findings[0].message == "the file is larger than 16 MiB"


def test_the_collector_runs_again_after_reading() -> None:
    assert gc.isenabled()
    load_text(START)
    assert gc.isenabled()


# Formats


def test_an_older_format_is_upgraded_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge, "FORMAT_VERSION", 2)
    monkeypatch.setattr(model, "FORMAT_VERSION", 2)
    monkeypatch.setattr(
        judge, "UPGRADES", (lambda text: text.replace("mentorprep: 1", "mentorprep: 2").replace("old", "why"),)
    )
    document = load_text("\ufeffmentorprep: 1\nmentee: {name: A}\ngoals: [{title: G, old: x}]\n")
    assert document.findings == ()
    assert document.homework is not None
    assert (document.homework.mentorprep, document.homework.goals[0].why, document.bom) == (2, "x", True)


def test_a_newer_format_is_refused_without_noise() -> None:
    assert told(b"mentorprep: 7\nmentee: Ada\nfuture: [1]\n") == [
        "1:13 MP104 format 7 needs a newer mentorprep; this one reads format 1"
    ]
