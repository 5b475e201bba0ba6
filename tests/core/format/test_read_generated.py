"""Homeworks that Hypothesis makes: what is sound is read as it is meant, and what is broken never ends in a crash."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mentorprep.core import model
from mentorprep.core.format.days import DAY_FORM, read_day
from mentorprep.core.format.read import Document, load, load_text, place
from mentorprep.core.format.tree import parse
from mentorprep.core.format.unfit import Unfit
from mentorprep.core.model import By
from strategies import homeworks, yaml_of

FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def plain(value: Any) -> Any:
    """A value of the model as plain data, without what the file did not give."""
    match value:
        case By():
            return value.text
        case dt.date():
            return str(value)
        case Decimal():
            return value
        case tuple() if hasattr(value, "_fields"):
            given = {name: plain(getattr(value, name)) for name in value._fields}
            return {model.key_of(key): item for key, item in given.items() if item not in (None, [], {}, "")}
        case tuple():
            return [plain(item) for item in value]
        case _:
            return value


def holds(found: Any, data: Any) -> bool:
    """Whether all that the data gives is found again, exactly."""
    match data:
        case dict():
            held = found or {}  # an entry of which nothing is given is as good as none
            return all(key.startswith("x-") or holds(held.get(key, []), value) for key, value in data.items())
        case list() if len(data) == len(found):
            return all(map(holds, found, data))
        case str() if isinstance(found, list):
            return found == [data]
        case _:
            return bool(found == data)


@FEW
@given(homeworks())
def test_a_sound_homework_is_read_exactly(data: dict[str, Any]) -> None:
    document = load_text(yaml_of(data))
    assert document.findings == ()
    assert holds(plain(document.homework), data)


@FEW
@given(homeworks())
def test_both_parsers_read_a_homework_alike(data: dict[str, Any]) -> None:
    text = yaml_of(data)
    assert parse(text) == parse(text, pure=True)


@FEW
@given(homeworks())
def test_every_entry_has_an_id_of_its_own_unless_the_file_says_otherwise(data: dict[str, Any]) -> None:
    document = load_text(yaml_of(data))
    made = [identifier for _, identifier in document.ids_missing]
    homework = document.homework
    assert homework is not None
    steps = [step for goal in homework.goals for step in goal.plan]
    sections: tuple[Any, ...] = (
        homework.mentors,
        homework.questions,
        homework.meetings,
        homework.decisions,
        homework.ideas,
    )
    every = [entry.id for section in (*sections, homework.goals, steps) for entry in section]
    assert len(set(made)) == len(made)
    assert all(every.count(identifier) == 1 for identifier in made)
    assert all(every)


def assert_told_with_places(document: Document) -> None:
    assert (document.homework is None) == bool(document.findings)
    lines = document.text.split("\n")
    for finding in document.findings:
        assert finding.code in ("MP100", "MP101", "MP102", "MP103", "MP104")
        if finding.line is not None and finding.column is not None:
            assert 1 <= finding.line <= len(lines)
            assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1
    place(document, ("goals", 0, "title"))


YAML_LIKE = st.text(st.sampled_from("abx: -[]{},\"'#&*!|>%@`?~\n\r\t\\<=0.\x85\u2028\x00é😀"), max_size=60)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60) | YAML_LIKE | YAML_LIKE.map(lambda text: "mentorprep: 1\nmentee: {name: A}\n" + text))
@example("\ud800")
@example("%TAG ! x\n---\na")
@example("a: &a [*a]")
def test_no_text_is_too_strange(text: str) -> None:
    assert_told_with_places(load_text(text))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_no_bytes_are_too_strange(data: bytes) -> None:
    assert_told_with_places(load(data))


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(homeworks(), st.data())
def test_no_damage_to_a_sound_file_is_too_strange(data: dict[str, Any], draw: st.DataObject) -> None:
    text = yaml_of(data)
    at = draw.draw(st.integers(0, len(text)))
    gone = draw.draw(st.integers(0, 5))
    put = draw.draw(YAML_LIKE)
    assert_told_with_places(load_text(text[:at] + put + text[at + gone :]))


@settings(max_examples=300, deadline=None)
@given(
    st.text("0123456789-W", min_size=8, max_size=11)
    | st.dates().map(str).flatmap(lambda day: st.permutations(day).map("".join))
)
@example("2027-W26-3")
@example("2027W26-3x")
@example("20270630")
@example("2027-06-3\u0663")
def test_a_day_has_the_form_that_the_schema_says_and_is_there(text: str) -> None:
    try:
        day = read_day(text)
    except Unfit:
        assert (
            not re.fullmatch(DAY_FORM, text)
            or text[8:] > "28"
            or text[5:7] > "12"
            or "00" in (text[5:7], text[8:])
            or text < "0001"
        )
    else:
        assert re.fullmatch(DAY_FORM, text)
        assert str(day) == text
