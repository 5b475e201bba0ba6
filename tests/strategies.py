"""Whole homeworks for Hypothesis, made from the model: plain data (dicts, lists, texts, ints, Decimals, bools; days as
texts) that format 1 takes. Ids come from a small pool, so that references meet their entries, and sometimes do not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from mentorprep.core import model, shapes

IDS = (
    "sql",
    "git",
    "exam",
    "english",
    "job",
    "blog",
    "go-basics",
    "step-2",
    "goal-1",
    "q1",
    "d1",
    "i1",
    "marcin",
    "x1",
)
NASTY_TEXTS = (
    "no", "null", "~", "0x10", "2027", "1:30", "true", "a: b", "- a", "# no comment", "it's", '"quoted"', "{x}", "[x]",
    "*a", "&a", "!a", "%a", "@a", "`a`", "a #b", "a\nb", "a\n\n  b\n", " lead", "trail ", "tab\there", "\u2028", "\x85",
    "é", "Zażółć", "日本", "😀", "[red]x[/red]", "<b>x</b>", "{{ x }}", "x" * 120, "HTTP, HTML and CSS", "<<", "=", "---",
)  # fmt: skip
_ZONES = ("Europe/Warsaw", "UTC", "America/New_York", "Asia/Kolkata")


def texts() -> st.SearchStrategy[str]:
    """Texts that are not blank, most of them plain, some of them nasty; without lone surrogates."""
    plain = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30)
    return st.one_of(st.sampled_from(NASTY_TEXTS), plain).filter(lambda text: bool(text) and not text.isspace())


def homeworks(*, dates: tuple[int, int] = (2025, 2029)) -> st.SearchStrategy[dict[str, Any]]:
    """Whole homeworks; `dates` are the first and the last year of their days."""
    return _entry(model.Homework, dates)


def entries(cls: Any, *, dates: tuple[int, int] = (2025, 2029)) -> st.SearchStrategy[dict[str, Any]]:
    """One entry of a class of the model: `entries(Step)`."""
    return _entry(cls, dates)


def yaml_of(data: Any) -> str:
    """Plain data as YAML, in flow style, every text in double quotes. Not what the tool writes: `emit.py` does that."""
    match data:
        case dict():
            return "{" + ", ".join(f"{_quoted(key)}: {yaml_of(value)}" for key, value in data.items()) + "}"
        case list():
            return "[" + ", ".join(yaml_of(item) for item in data) + "]"
        case str():
            return _quoted(data)
        case bool():
            return "true" if data else "false"
        case None:
            return "null"
        case Decimal():
            return f"{data:f}"
        case _:
            return str(data)


def _quoted(text: str) -> str:
    return '"' + "".join(_character(character) for character in text) + '"'


def _character(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return character if character.isprintable() else f"\\U{ord(character):08X}"


def _entry(cls: Any, dates: tuple[int, int]) -> st.SearchStrategy[dict[str, Any]]:
    required: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for name, annotation in cls.__annotations__.items():
        strategy = _value(annotation.__metadata__[0], dates)
        (optional if name in cls._field_defaults else required)[model.key_of(name)] = strategy
    if cls is model.Homework:
        required["mentorprep"] = st.just(model.FORMAT_VERSION)
    optional["x-own"] = st.recursive(st.none() | st.booleans() | texts(), lambda inner: st.lists(inner, max_size=2))
    data = st.fixed_dictionaries(required, optional=optional)
    repair = _REPAIRS.get(cls)
    return data.map(repair) if repair else data


def _value(shape: Any, dates: tuple[int, int]) -> st.SearchStrategy[Any]:
    match shape:
        case shapes.Text():
            return texts()
        case shapes.Number(low, high, above):
            least = low + Decimal("0.01") if above else low
            return st.integers(int(least) + above, min(int(high), 200)) | st.decimals(least, high, places=2)
        case shapes.Whole(low, high):
            return st.integers(low, min(high, 60)) | st.integers(low, high)
        case shapes.Day():
            return _days(dates)
        case shapes.DayOrPeriod():
            return _periods(dates)
        case _:
            sample = _sample(shape)
            return _deep(shape, dates) if sample is None else sample


def _sample(shape: Any) -> st.SearchStrategy[Any] | None:
    match shape:
        case shapes.Id():
            return st.sampled_from(IDS)
        case shapes.Address():
            return st.sampled_from(("ada@example.org", "a.b+c@x-y.example", "o'neill@localhost"))
        case shapes.Zone():
            return st.sampled_from(_ZONES)
        case shapes.Flag():
            return st.booleans()
        case shapes.Choice(words):
            return st.sampled_from(words)
    return None


def _deep(shape: Any, dates: tuple[int, int]) -> st.SearchStrategy[Any]:
    match shape:
        case shapes.Entry(cls):
            return _entry(cls, dates)
        case shapes.Many(item):
            return st.lists(_value(item, dates), max_size=3)
        case shapes.OneOrMany(item):
            return _value(item, dates) | st.lists(_value(item, dates), max_size=2)
        case shapes.ScalarOrEntry(scalar, entry):
            return _value(scalar, dates) | _entry(entry.cls, dates)
    raise TypeError(shape)


def _days(dates: tuple[int, int]) -> st.SearchStrategy[str]:
    parts = st.tuples(st.integers(*dates), st.integers(1, 12), st.integers(1, 28))
    return parts.map(lambda day: f"{day[0]:04}-{day[1]:02}-{day[2]:02}")


def _periods(dates: tuple[int, int]) -> st.SearchStrategy[str]:
    years = st.integers(*dates)
    months = st.tuples(years, st.integers(1, 12)).map(lambda month: f"{month[0]:04}-{month[1]:02}")
    quarters = st.tuples(years, st.integers(1, 4)).map(lambda quarter: f"{quarter[0]:04}-Q{quarter[1]}")
    return st.one_of(_days(dates), _days(dates), months, quarters, years.map(lambda year: f"{year:04}"))


def _ordered(data: dict[str, Any]) -> dict[str, Any]:
    low, high = sorted((data["low"], data["high"]))
    return {**data, "low": low, "high": high}


def _some_weekday(data: dict[str, Any]) -> dict[str, Any]:
    return data if any(key in data for key in model.Week._fields) else {**data, "sat": 4}


def _one_kind_of_hours(data: dict[str, Any]) -> dict[str, Any]:
    if "weekly_hours" not in data:
        return data
    if len(data) % 3:  # most steps have an end
        return {key: value for key, value in data.items() if key != "weekly_hours"}
    return {key: value for key, value in data.items() if key not in ("hours", "after", "optional", "size", "wait_days")}


_REPAIRS: dict[Any, Any] = {
    model.Range: _ordered,
    model.DaysRange: _ordered,
    model.Week: _some_weekday,
    model.Step: _one_kind_of_hours,
}
