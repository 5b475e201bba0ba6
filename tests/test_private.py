"""What is private never leaves: markers and hours of private entries, searched for in every message there is."""

from __future__ import annotations

import datetime as dt
import json
import re
from copy import deepcopy
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from mails import all_text
from mentorprep.cli.app import run
from mentorprep.core import model, shapes
from mentorprep.core.checks.rules import check
from mentorprep.core.format.read import load_text
from mentorprep.core.model import Homework, Mentee
from mentorprep.core.plan.assess import assess
from mentorprep.core.render import written
from mentorprep.core.render.form import form as written_form
from mentorprep.core.render.html_page import html_page
from mentorprep.core.render.ics import ics
from mentorprep.core.render.languages import LANGUAGES, words_in
from mentorprep.core.render.mail import envelope, mail
from mentorprep.core.render.pages import page
from mentorprep.core.render.pages.outreach import boxes
from mentorprep.core.render.text import plain
from mentorprep.core.summary.calendar import calendar
from mentorprep.core.summary.full import full
from mentorprep.core.summary.kickoff import kickoff
from mentorprep.core.summary.known import known
from mentorprep.core.summary.news import Since
from mentorprep.core.summary.outreach import outreach
from mentorprep.core.summary.public import public
from mentorprep.core.summary.update import update
from strategies import homeworks, yaml_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mentorprep.core.render.pages import Summary

TODAY = dt.date(2027, 3, 1)
FORMS = ("md", "text", "json", "html", "eml", "form")
SECTIONS: dict[str, Any] = {
    "goals": model.Goal,
    "questions": model.Question,
    "log": model.LogEntry,
    "meetings": model.Meeting,
    "decisions": model.Decision,
    "ideas": model.Idea,
    "changes": model.PlanChange,
    "accepted": model.Accepted,
}
_BY_SHARE = re.compile('"word": "(likely|close|doubtful|short)"')


def message_in(summary: Summary, form: str, language: str) -> str:
    """Everything that a message says."""
    made = page(summary, words_in(language))
    if form == "form":
        return written_form(boxes(summary, words_in(language))) if summary.kind == "outreach" else ""
    if form == "html":
        return html_page(made, words_in(language))
    if form != "eml":
        return written(summary, made, form)
    outside = envelope(Homework(1, Mentee("Ada")), None, summary.kind, plain(made.subject), TODAY)
    return all_text(mail(made, outside, words_in(language)))


def homework_of(data: dict[str, Any]) -> Homework:
    document = load_text(yaml_of(data))
    assert document.homework is not None, document.findings
    return document.homework


def summaries(homework: Homework, olds: tuple[Homework, ...] = ()) -> Iterator[Summary]:
    """Every message to everybody: of each kind, for each mentor and for none, since each older version and without."""
    shown = public(homework)
    assessment = assess(shown.homework, TODAY, ways_out=0)
    beside = assess(homework, TODAY, ways_out=0) if shown.private_work else None
    findings = check(shown.homework, assessment)
    sinces = [Since(dt.date(2025, 6, 1), public(old, shown.hidden).homework) for old in olds]
    for mentor in (None, *homework.mentors):
        facts = known(shown.homework, assessment, mentor, beside_private=beside)
        news = (update(facts, since) for since in (Since(dt.date(2025, 6, 1)), *sinces))
        made = (outreach(facts), kickoff(facts, findings), full(facts), *news)
        yield from (summary for summary in made if summary is not None)


def private_parts(data: dict[str, Any]) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Every entry that must not be told, with its class: private itself, inside of such, or only about such."""
    hidden = set()
    for goal in data.get("goals", ()):
        for entry in (goal, *goal.get("plan", ())):
            if goal.get("private") or entry.get("private"):
                hidden.add(entry.get("id"))
                yield (model.Goal if entry is goal else model.Step), entry
    hidden.discard(None)
    for section, cls in SECTIONS.items():
        for entry in data.get(section, ()) if section != "goals" else ():
            about = entry.get("about", entry.get("step", []))
            about = {about} if isinstance(about, str) else set(about)
            if entry.get("private") or (about and about <= hidden):
                yield cls, entry


def change_texts(cls: Any, entry: dict[str, Any], new: Callable[[], str]) -> None:
    """Put another text in the place of every one that the entry has."""
    for name, annotation in cls.__annotations__.items():
        key, shape = model.key_of(name), annotation.__metadata__[0]
        if key in entry and isinstance(shape, shapes.Text):
            entry[key] = new()
        elif key in entry and isinstance(shape, shapes.Entry):
            change_texts(shape.cls, entry[key], new)
    if "x-own" in entry:
        entry["x-own"] = new()


def change_figures(entry: dict[str, Any]) -> None:
    """Other hours, units and days of waiting: each by one."""
    for key in {"hours", "weekly_hours", "units", "left", "wait_days", "size"} & set(entry):
        entry[key] = _by_one(entry[key])


def _by_one(value: Any) -> Any:
    match value:
        case dict():
            return {key: _by_one(part) for key, part in value.items()}
        case int() | Decimal():
            return value - 1 if value > 100 else value + 1
        case _:
            return value


def marked(data: dict[str, Any], mark: str) -> dict[str, Any]:
    """The homework with a marker of its own in every text of every private entry."""
    number = count(1)
    changed = deepcopy(data)
    for cls, entry in private_parts(changed):
        change_texts(cls, entry, lambda: f"{mark}{next(number)} hours")
    return changed


def without_flags(data: Any) -> Any:
    match data:
        case dict():
            return {key: without_flags(value) for key, value in data.items() if key != "private"}
        case list():
            return [without_flags(item) for item in data]
        case _:
            return data


@settings(max_examples=100)
@given(data=homeworks())
def test_no_marker_of_a_private_entry_is_in_any_message(data: dict[str, Any]) -> None:
    planted = marked(data, "Zzyx")
    before_it_was_private = homework_of(without_flags(planted))
    nothing = homework_of({"mentorprep": 1, "mentee": {"name": "Ada"}})
    for summary in summaries(homework_of(planted), (before_it_was_private, nothing)):
        for message in (message_in(summary, form, language) for language in LANGUAGES for form in FORMS):
            assert "zzyx" not in message.casefold()
        assert "zzyx" not in repr(summary).casefold()


@settings(max_examples=150)
@given(data=homeworks())
def test_other_texts_and_hours_of_private_entries_change_nothing_but_whether_the_rest_is_likely_in_time(
    data: dict[str, Any],
) -> None:
    one, other = marked(data, "Zzyx"), marked(data, "Qwvy")
    for _, entry in private_parts(other):
        change_figures(entry)
    _give_ids(one, other)

    def told(data: dict[str, Any]) -> list[str]:
        made = summaries(homework_of(data), (homework_of(without_flags(data)),))
        return [_BY_SHARE.sub('"word": "?"', written(one, page(one, words_in("en")), "json")) for one in made]

    assert told(one) == told(other)


@settings(max_examples=100)
@given(data=homeworks())
def test_a_calendar_is_the_same_whatever_private_entries_say(data: dict[str, Any]) -> None:
    one, other = marked(data, "Zzyx"), marked(data, "Qwvy")
    for _, entry in private_parts(other):
        change_figures(entry)
    _give_ids(one, other)

    def calendars(data: dict[str, Any]) -> list[bytes]:
        shown = public(homework_of(data)).homework
        assessment = assess(shown, TODAY, ways_out=0)
        made = (calendar(known(shown, assessment, mentor), "full") for mentor in (None, *shown.mentors))
        return [ics(one, words_in("en")) for one in made]

    assert calendars(one) == calendars(other)
    assert not any(b"zzyx" in made.lower() for made in calendars(one))


@settings(max_examples=50)
@given(data=homeworks())
def test_the_ids_of_a_mail_hold_no_trace_of_private_entries(data: dict[str, Any]) -> None:
    one, other = (public(homework_of(marked(data, mark))).homework for mark in ("Zzyx", "Qwvy"))
    assert envelope(one, None, "full", "All", TODAY) == envelope(other, None, "full", "All", TODAY)


def _give_ids(*versions: dict[str, Any]) -> None:
    """An id made from a title is another one for another title, and a reference may then meet something else."""
    for data in versions:
        number = count(1)
        for _, entry in private_parts(data):
            entry.setdefault("id", f"given-{next(number)}") if "title" in entry or "text" in entry else None


PLAN = """
mentorprep: 1
mentee: {name: Ada, availability: {hours_per_week: 7}}
mentors: [{id: marcin, name: Marcin}]
goals:
  - id: job
    title: A job
    by: 2027-12-31
    done_when: signed
    plan:
      - {id: sql, title: SQL, hours: 30, status: doing, after: [rest]}
      - {id: git, title: Git, hours: 9}
"""


def states(text: str) -> tuple[str, bool]:
    document = load_text(PLAN + text)
    assert document.homework is not None, document.findings
    (summary,) = (one for one in summaries(document.homework) if one.kind == "full" and one.mentor)
    plain = json.loads(written(summary, page(summary, words_in("en")), "json"))
    return plain["goals"][0]["goal"]["state"]["word"], plain["beside_other_commitments"]


@pytest.mark.parametrize(
    ("private", "told"),
    [
        ("", ("likely", False)),
        # what a private step is waited for on, or that it is on hold, is not said: the hours are not there
        ("  - {title: T, id: t, private: true, status: paused, plan: [{id: rest, title: Rest}]}", ("short", True)),
        ("  - {title: T, id: t, status: paused, plan: [{id: rest, title: Rest, private: true}]}", ("short", True)),
        # done: it uses no hours
        ("  - {title: T, id: t, private: true, plan: [{id: rest, title: Rest, status: done}]}", ("likely", False)),
        # its hours are not known: that is not said
        ("  - {title: T, id: t, private: true, plan: [{id: rest, title: Rest}]}", ("likely", True)),
        ("  - {title: T, id: t, private: true, by: 2027-05-01, plan: [{id: x, title: X, hours: 900}]}", ("short", True)),
        # hours that were logged in private are worked by nobody
        ("log: [{date: 2027-02-01, step: sql, hours: 29, private: true}]", ("likely", False)),
    ],
)  # fmt: skip
def test_a_state_feels_the_hours_that_private_work_takes_and_nothing_else(private: str, told: tuple[str, bool]) -> None:
    assert states(private) == told


def test_hours_logged_in_private_are_neither_counted_nor_doubted() -> None:
    log = "log: [{date: 2027-02-01, step: sql, hours: 45, private: true}]"
    for text in ("", log):
        document = load_text(PLAN + text)
        assert document.homework is not None
        (summary,) = (one for one in summaries(document.homework) if one.kind == "kickoff" and one.mentor)
        assert summary.plans[0].hours == Decimal(39)
        assert [doubt.topic for doubt in summary.doubts] == ["rest"]


def test_a_private_title_in_a_text_that_goes_out_is_found() -> None:
    text = PLAN.replace("hours: 9", 'hours: 9, evidence: "Notes of the first session"').replace(
        "done_when: signed", "done_when: signed, after the Night shift therapy"
    ) + (
        "  - {id: night, title: Night shift therapy, private: true, plan: [{id: session, title: First session}]}\n"
        'questions: [{text: "Is NIGHT SHIFT therapy odd?"}, {text: "Night shift therapy!", private: true}, '
        '{text: "Night shift therapy?", about: night}]\n'
        "log: [{date: 2027-02-20, step: session, note: Night shift therapy}]\n"
    )
    document = load_text(text)
    assert document.homework is not None
    found = check(document.homework, assess(document.homework, TODAY, ways_out=0))
    assert [finding.path for finding in found if finding.code == "MP406"] == [
        ("goals", 0, "done_when"),
        ("goals", 0, "plan", 1, "evidence"),
        ("questions", 0, "text"),
    ]


EVERYTHING = """
mentorprep: 1
mentee: {name: Ada, availability: {hours_per_week: 7}}
mentors:
  - {id: marcin, name: Marcin, status: accepted}
  - {id: ewa, name: Ewa, status: accepted}
goals:
  - id: job
    title: A job
    by: 2027-12-31
    replaced_by: secret
    plan:
      - {id: sql, title: SQL, hours: 30, status: doing, after: [therapy, inside]}
      - {id: therapy, title: T, hours: 7, size: {total: 9, unit: T}, resource: T, evidence: T, status: doing, private: true}
  - id: secret
    title: T
    why: T
    help: T
    done_when: T
    measure: {name: T, now: T, target: T}
    status: active
    because: T
    by: 2027-11-30
    private: true
    plan:
      - {id: inside, title: T, hours: 7, size: {total: 9, unit: T}, resource: T, evidence: T, status: doing}
questions:
  - {id: q1, text: T, answer: T, asked: 2027-02-20, private: true}
  - {id: q2, text: T, about: secret, asked: 2027-02-20}
  - {id: q3, text: Which one first?, about: [job, secret], asked: 2027-02-20}
log:
  - {date: 2027-02-20, step: sql, hours: 2, learned: Joins}
  - {date: 2027-02-20, step: sql, hours: 3, learned: T, stuck: T, note: T, private: true}
  - {date: 2027-02-21, step: therapy, hours: 3, learned: T, stuck: T, note: T}
  - {date: 2027-02-22, step: inside, units: 3, learned: T, stuck: T, note: T}
meetings:
  - {id: m1, date: 2027-03-10, time: T, link: T, with: marcin, notes: T, private: true}
  - {id: m2, date: 2027-02-10, time: T, link: T, with: T, notes: T, private: true}
decisions:
  - {id: d1, date: 2027-02-20, text: T, because: T, with: T, private: true}
  - {id: d2, date: 2027-02-20, text: T, because: T, about: [secret, therapy]}
  - {id: d3, date: 2027-02-20, text: Python first, replaces: d1}
ideas:
  - {id: i1, date: 2027-02-20, text: T, because: T, from: T, status: adopted, became: job, private: true}
  - {id: i2, date: 2027-02-20, text: Slow down, status: adopted, became: secret}
changes:
  - {date: 2027-02-20, what: T, because: T, private: true}
  - {date: 2027-02-20, about: secret, what: T, because: T}
  - {date: 2027-02-20, about: job, what: moved, because: of work}
accepted:
  - {code: MP306, because: T}
  - {code: MP210, about: secret, because: T}
"""


def planted(prefix: str) -> str:
    """That homework with a marker of its own in the place of every T."""
    number = count(1)
    return re.sub(r"\bT\b", lambda _: f"{prefix}{next(number)}", EVERYTHING)


def test_no_command_line_of_export_brings_a_marker_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    today = ["--today", TODAY.isoformat()]
    homework = tmp_path / "homework.yaml"
    homework.write_text(re.sub(r",? *private: true", "", planted("Qwvy")), encoding="utf-8")  # once all was public
    assert run(["update", "sql", "--hours", "1", *today]) == 0
    homework.write_text(planted("Zzyx"), encoding="utf-8")
    assert run(["export", "kickoff", "--mentor", "marcin", "--mark-sent", *today]) == 0
    assert run(["update", "sql", "--hours", "1", "--learned", "Indexes", *today]) == 0
    capsys.readouterr()
    kinds = [
        ["outreach"],
        ["kickoff"],
        ["full"],
        *(["update", "--since", since] for since in ("2020-01-01", "1", "2", "3")),
    ]
    runs = [[*kind, "--format", form, "--mentor", who] for kind in kinds for form in FORMS for who in ("marcin", "ewa")]
    runs += [["update", "--mentor", "marcin", "--format", form] for form in FORMS]
    runs = [words for words in runs if words[0] == "outreach" or "form" not in words]
    runs += [[kind, "--mentor", "marcin", "--format", "ics"] for kind in ("kickoff", "full")]
    for words in runs:
        assert run(["export", *words, *today]) == 0, words
        out, err = capsys.readouterr()
        out = all_text(out.encode()) if "eml" in words else out
        assert ("BEGIN:VEVENT" if "ics" in words else "SQL" if "form" in words else "Ada") in out
        assert not re.search("zzyx|qwvy", out + err, re.IGNORECASE), words
