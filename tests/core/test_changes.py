"""What changed between two homeworks, in plan terms."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorprep.core.changes import Change, all_told, changes_between, told
from mentorprep.core.format.read import load_text
from mentorprep.core.model import (
    Accepted,
    Availability,
    Break,
    By,
    Goal,
    Homework,
    LogEntry,
    Mentee,
    Question,
    Range,
    Sent,
    Size,
    Step,
    Week,
)
from strategies import homeworks, yaml_of

SQL = Step("SQL course", "sql", hours=Decimal(30))
GIT = Step("Git course", "git", hours=Decimal(8))
JOB = Goal("Get a backend job", "backend-job", by=By(dt.date(2027, 3, 31), "2027-03-31"), plan=(SQL, GIT))
ADA = Homework(1, Mentee("Ada"), goals=(JOB,))


def with_job(**fields: object) -> Homework:
    return ADA._replace(goals=(JOB._replace(**fields),))  # type: ignore[arg-type]


def with_mentee(**fields: object) -> Homework:
    return ADA._replace(mentee=ADA.mentee._replace(**fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("new", "lines"),
    [
        (ADA, []),
        (with_job(by=By(dt.date(2027, 6, 30), "2027-Q2")), ["backend-job: by 2027-03-31 → 2027-Q2"]),
        (with_job(by=None), ["backend-job: by 2027-03-31 → none"]),
        (with_job(title="Get any job"), ["backend-job: title Get a backend job → Get any job"]),
        (with_job(status="paused", because="A baby"), ["backend-job: status active → paused", "backend-job: because none → A baby"]),
        (with_job(plan=(GIT, SQL)), ["backend-job: another order"]),
        (with_job(plan=(SQL,)), ["git: removed step Git course"]),
        (with_job(plan=(SQL, GIT, Step("API", "api"))), ["api: added step API"]),
        (with_job(plan=(SQL._replace(hours=Range(Decimal(20), Decimal("45.50"))), GIT)), ["sql: hours 30 h → 20 to 45.5 h"]),
        (with_job(plan=(SQL._replace(hours=None, size=Size(Decimal(9), unit="part")), GIT)), ["sql: hours 30 h → none", "sql: size none → 9 parts"]),
        (with_job(plan=(SQL._replace(optional=True, after=("git",)), GIT)), ["sql: after none → git", "sql: optional no → yes"]),
        (with_job(why="word " * 30), ["backend-job: why none → word word word word word word word word word word word word…"]),
        (ADA._replace(goals=()), ["backend-job: removed goal Get a backend job", "sql: removed step SQL course", "git: removed step Git course"]),
        (ADA._replace(goals=(JOB._replace(plan=(SQL,)), Goal("Tools", "tools", plan=(GIT,)))), ["tools: added goal Tools", "git: goal backend-job → tools"]),
        (with_mentee(situation="New work"), ["mentee: situation none → New work"]),
        (with_mentee(availability=Availability(Decimal(6))), ["availability: hours_per_week none → 6 h"]),
        (with_mentee(availability=Availability(Week(mon=Decimal(1), sat=Decimal(4)))), ["availability: hours_per_week none → mon 1, sat 4 h"]),
        (with_mentee(availability=Availability(breaks=(Break(dt.date(2026, 12, 21), dt.date(2027, 1, 3)),))), ["break: added 2026-12-21 to 2027-01-03"]),
        (ADA._replace(questions=(Question("Why?", "q1"),)), ["q1: added question Why?"]),
        (ADA._replace(log=(LogEntry(dt.date(2026, 11, 24), "sql", Decimal("2.5")),)), ["log: added 2026-11-24 sql, 2.5 h"]),
    ],
)  # fmt: skip
def test_a_change_is_told_in_one_line(new: Homework, lines: list[str]) -> None:
    assert [told(change) for change in changes_between(ADA, new)] == lines


def test_an_id_that_is_used_twice_is_matched_by_its_turn() -> None:
    twice = with_job(plan=(SQL, SQL._replace(title="Again")))
    changed = with_job(plan=(SQL, SQL._replace(title="Once more")))
    assert changes_between(twice, changed) == (
        Change("changed", "step", "sql", "Once more", "backend-job", "title", "Again", "Once more"),
    )


PLANS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from("AB"), st.booleans()),
    max_size=3,
    unique_by=lambda fields: fields[0],
).map(lambda plan: tuple(Step(title, id_, status="done" if done else "todo") for id_, title, done in plan))


@settings(max_examples=60, deadline=None)
@given(PLANS, PLANS)
def test_equal_plans_alone_have_no_change_and_the_way_back_mirrors_it(
    old: tuple[Step, ...], new: tuple[Step, ...]
) -> None:
    there = changes_between(with_job(plan=old), with_job(plan=new))
    back = changes_between(with_job(plan=new), with_job(plan=old))
    assert (there == ()) == (old == new)
    assert {change.id for change in there if change.event == "added"} == {
        change.id for change in back if change.event == "removed"
    }


@pytest.mark.parametrize(
    ("new", "lines"),
    [
        (with_job(by=None), ("backend-job: by 2027-03-31 → none",)),
        (ADA._replace(sent=(Sent(dt.date(2026, 11, 23), "marcin", "kickoff"),)), ("sent: added kickoff to marcin 2026-11-23",)),
        (ADA._replace(accepted=(Accepted("MP306", ("backend-job",)),)), ("accepted: added MP306 backend-job",)),
        (ADA._replace(log=(LogEntry(dt.date(2026, 11, 24), note="tired"),)), ("log: added 2026-11-24",)),
        (ADA, ()),
    ],
)  # fmt: skip
def test_the_history_tells_what_was_sent_and_accepted_too(new: Homework, lines: tuple[str, ...]) -> None:
    assert all_told(ADA, new) == lines


def test_details_without_words_of_their_own_are_told_by_their_section() -> None:
    old, new = (ADA._replace(log=(LogEntry(dt.date(2026, 11, 24), note=note),)) for note in ("tired", "less tired"))
    assert all_told(old, new) == ("log: details",)


HOMEWORKS = homeworks().map(lambda data: load_text(yaml_of(data)).homework)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(HOMEWORKS, HOMEWORKS, st.sampled_from(Homework._fields))
def test_only_equal_homeworks_have_nothing_to_tell(old: Homework | None, other: Homework | None, field: str) -> None:
    assert old is not None
    for new in (other, old._replace(**{field: getattr(other, field)})):
        assert new is not None
        lines = all_told(old, new)
        assert (lines == ()) == (old == new)
        assert all("\n" not in line for line in lines)
