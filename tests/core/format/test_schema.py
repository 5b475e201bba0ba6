"""The JSON Schema says what the reader does: about homeworks that Hypothesis makes, and about the same ones damaged."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from mentorprep.core.format.read import load_text
from mentorprep.core.format.schema import NOT_SAID, schema, schema_text
from strategies import IDS, homeworks, yaml_of

FILE = Path(__file__).parents[3] / "docs" / "homework.schema.json"
VALIDATOR = Draft7Validator(schema())
MENTEE = {"name": "Ada"}

# Values that fit somewhere and not elsewhere. None of them is one of NOT_SAID: no range upside down, no day that is not.
ODD: tuple[Any, ...] = (
    None, "", "  ", "text", "sql", "Sql", "a" * 65, "2027-06-30", "2027-06", "2027-Q2", "2027", "2027-Q5", "31.12.2026",
    "sql\n", "ada@example.org\n", "2027-06-30\n", "Ada <ada@example.org>", "UTC", "UTC\n", "true", "yes", "30", "active",
    True, False, 0, -1, 1, 2027, 25, 169, 10_001, 1_000_001, Decimal("0.5"), Decimal("-0.5"),
    [], ["sql"], [None], [[]], {}, {"mon": 1}, {"mon": None}, {"x-own": 1}, {"nope": 1}, {"low": 1, "high": 2}, {"low": 1},
    {"low": 0, "high": 2}, {"title": "A"}, [{"title": "A"}], [{"text": "A"}], [{"date": "2027-01-01"}],
)  # fmt: skip
STEP_KEYS = ("hours", "weekly_hours", "after", "optional", "size", "wait_days", "title", "nope", "x-own")


def agree(data: Any) -> bool:
    """Whether both take it; a test fails where they differ."""
    document = load_text(yaml_of(data))
    taken = VALIDATOR.is_valid(data)
    assert taken == (not document.findings), (data, document.findings)
    return taken


def test_the_file_in_the_package_is_fresh() -> None:
    """Made by: mentorprep schema > docs/homework.schema.json."""
    assert FILE.read_text(encoding="utf-8") == schema_text()


def test_it_is_a_schema() -> None:
    Draft7Validator.check_schema(schema())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(homeworks())
def test_it_takes_what_the_reader_takes(data: dict[str, Any]) -> None:
    assert agree(data)


def paths(data: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of all values, but for the mentee's own."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    inner = [paths(value, (*here, key)) for key, value in items if not str(key).startswith("x-")]
    return [here, *(path for group in inner for path in group)]


def changed(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    key = path[0]
    if isinstance(data, dict):
        return {**data, key: changed(data.get(key), path[1:], value)}
    return [changed(item, path[1:], value) if index == key else item for index, item in enumerate(data)]


def keys_of(data: Any) -> tuple[str, ...]:
    return (*data, *STEP_KEYS) if isinstance(data, dict) else ()


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(homeworks(), st.data())
def test_it_refuses_what_the_reader_refuses(data: Any, draw: st.DataObject) -> None:
    for _ in range(draw.draw(st.integers(1, 2))):
        path = draw.draw(st.sampled_from(paths(data)))
        target = data
        for item in path:
            target = target[item]
        if keys := keys_of(target):
            path = (*path, draw.draw(st.sampled_from(keys)))
        data = changed(data, path, draw.draw(st.sampled_from(ODD)))
        if not isinstance(data, dict):
            break
    if not (upside_down(data) or in_no_zone(data)):
        agree(data)


def in_no_zone(data: Any) -> bool:
    """The third of NOT_SAID."""
    mentee = data.get("mentee") if isinstance(data, dict) else None
    zone = mentee.get("time_zone") if isinstance(mentee, dict) else None
    return isinstance(zone, str) and zone in {
        odd for odd in ODD if isinstance(odd, str) and odd.strip() and odd != "UTC"
    }


def upside_down(data: Any) -> bool:
    """The first of NOT_SAID."""
    if isinstance(data, list):
        return any(map(upside_down, data))
    if not isinstance(data, dict):
        return False
    low, high = data.get("low"), data.get("high")
    numbers = isinstance(low, int | Decimal) and isinstance(high, int | Decimal)
    return bool(numbers and low > high) or any(map(upside_down, data.values()))  # type: ignore[operator]


EVERY_KEY: dict[str, Any] = {
    "mentee": {"name": "A", "availability": {"hours_per_week": {"mon": 1}, "changes": [], "breaks": []}},
    "goals": [{"title": "A", "measure": {}, "plan": [{"title": "S", "hours": {"low": 1, "high": 2}, "size": {"total": 2}}]}],
    "mentors": [{}],
    "questions": [{"text": "Q"}],
    "log": [{"date": "2026-01-01"}],
    "meetings": [{"date": "2026-01-01"}],
    "decisions": [{"text": "D"}],
    "ideas": [{"text": "I"}],
    "changes": [{}],
    "sent": [{"date": "2026-01-01", "to": "a", "kind": "full"}],
    "accepted": [{}],
}  # fmt: skip


@pytest.mark.parametrize("value", ODD, ids=repr)
def test_they_agree_on_every_odd_value_of_every_key(value: Any) -> None:
    from mentorprep.core import model

    classes = {name: cls for name, cls in vars(model).items() if isinstance(cls, type) and hasattr(cls, "_fields")}
    places = {
        "Homework": (), "Mentee": ("mentee",), "Availability": ("mentee", "availability"), "Goal": ("goals", 0),
        "Week": ("mentee", "availability", "hours_per_week"), "Step": ("goals", 0, "plan", 0), "Mentor": ("mentors", 0),
        "Range": ("goals", 0, "plan", 0, "hours"), "Size": ("goals", 0, "plan", 0, "size"), "Idea": ("ideas", 0),
        "Measure": ("goals", 0, "measure"), "Question": ("questions", 0), "LogEntry": ("log", 0), "Sent": ("sent", 0),
        "Meeting": ("meetings", 0), "Decision": ("decisions", 0), "PlanChange": ("changes", 0), "Accepted": ("accepted", 0),
    }  # fmt: skip
    for name, path in places.items():
        for field in classes[name]._fields:
            data = changed({"mentorprep": 1, **EVERY_KEY}, (*path, model.key_of(field)), value)
            if not (upside_down(data) or in_no_zone(data)):
                agree(data)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (0, "mentorprep: 1\nmentee: {name: A}\ngoals: [{title: A, plan: [{title: S, hours: {low: 2, high: 1}}]}]"),
        (1, "mentorprep: 1\nmentee: {name: A}\ngoals: [{title: A, by: 2030-02-30}]"),
        (2, "mentorprep: 1\nmentee: {name: A, time_zone: Mars/Olympus}"),
        (3, "mentorprep: 1\nmentee: {name: A, availability: {hours_per_week: 1e1}}"),
        (4, "mentorprep: 1\nmentee: {name: !foo A}"),
    ],
)
def test_what_the_schema_does_not_say_the_reader_refuses(rule: int, text: str) -> None:
    assert NOT_SAID[rule]
    assert load_text(text).homework is None


def test_ids_of_the_strategies_are_ids() -> None:
    assert all(agree({"mentorprep": 1, "mentee": MENTEE, "mentors": [{"id": identifier}]}) for identifier in IDS)
