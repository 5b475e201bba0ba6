"""The JSON Schema (draft-07) of the format, from the definitions that the reader is made from. For editors, and for those
who write homeworks with a program of their own. Of all that reads homeworks, only this imports pydantic."""

from __future__ import annotations

import json
from functools import cache
from typing import Annotated, Any, Union

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, create_model
from pydantic.json_schema import GenerateJsonSchema
from typing_extensions import TypeAliasType

from mentorprep.core import model, shapes
from mentorprep.core.format.days import DAY_FORM, PERIOD_FORM
from mentorprep.core.format.rules import NOT_RECURRING
from mentorprep.core.format.values import ADDRESS_FORM, ADDRESS_LENGTH, ID_FORM, ID_LENGTH
from mentorprep.core.format.zones import ZONE_FORM, ZONE_LENGTH

# What the reader refuses and the schema lets pass.
NOT_SAID = (
    "`low` is at most `high`",
    "a day exists: 2030-02-30 has the form of one",
    "a time zone is in the IANA database",
    "a number has at most 100 characters and no exponent, and a whole number no decimal point (14.0)",
    "the text has no tags, no key twice, at most 16 MiB and 64 levels",
)

_TITLE = "mentorprep: homework.yaml, format "
_END = r"$(?!\n)"  # the end in every dialect: Python's `$` also matches before a last line end
_BLANK = {"type": ["null", "string"], "pattern": r"^\s*$"}
Absent = TypeAliasType("Absent", Annotated[Any, WithJsonSchema({**_BLANK, "description": "as if it were not there"})])


def schema_text() -> str:
    """The schema as a JSON text, with a line end at its end; the same bytes every time."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def is_ours(text: str) -> bool:
    """Whether a text is this schema, of any version."""
    try:
        found = json.loads(text)
    except ValueError:
        return False
    return isinstance(found, dict) and str(found.get("title")).startswith(_TITLE)


def schema() -> dict[str, Any]:
    """The schema as plain data."""
    made = _model(model.Homework).model_json_schema(ref_template="#/definitions/{model}", schema_generator=_Generator)
    definitions = made.pop("$defs")
    heading = {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"{_TITLE}{model.FORMAT_VERSION}"}
    return {**made, **heading, "definitions": definitions}


class _Generator(GenerateJsonSchema):
    """Without what says nothing: titles made from keys, and defaults that are nothing."""

    def field_title_should_be_set(self, _schema: Any) -> bool:
        return False

    def default_schema(self, schema: Any) -> dict[str, Any]:
        says_something = isinstance(schema.get("default"), str | bool) and schema["default"] != ""
        return super().default_schema(schema) if says_something else self.generate_inner(schema["schema"])


@cache
def _model(cls: Any) -> type[BaseModel]:
    """A class of the model as one of pydantic's."""
    fields: dict[str, Any] = {name: _field(cls, name, annotation) for name, annotation in cls.__annotations__.items()}
    extra = {"patternProperties": {"^x-": {"description": "your own: kept, never read"}}, **_RULES.get(cls, {})}
    config = ConfigDict(extra="forbid", json_schema_extra=extra)
    made: type[BaseModel] = create_model(cls.__name__, __config__=config, __doc__=cls.__doc__, **fields)
    return made


def _field(cls: Any, name: str, annotation: Any) -> tuple[Any, Any]:
    shape, meaning = annotation.__metadata__
    key = model.key_of(name)
    if (cls, name) == (model.Homework, "mentorprep"):
        shape = shapes.Whole(model.FORMAT_VERSION, model.FORMAT_VERSION)
    if name not in cls._field_defaults:
        return _type(shape), Field(alias=key, description=meaning)
    return Union[_type(shape), Absent], Field(cls._field_defaults[name], alias=key, description=meaning)  # noqa: UP007


def _type(shape: Any) -> Any:
    """The type of a shape, for pydantic."""
    match shape:
        case shapes.Entry(cls):
            return _model(cls)
        case shapes.Many(item):
            return list[_type(item)]  # type: ignore[misc] # made at run time
        case shapes.OneOrMany(item):
            return Union[_type(item), list[_type(item)]]  # type: ignore[misc] # noqa: UP007
        case shapes.ScalarOrEntry(scalar, entry):
            return Union[_type(scalar), _model(entry.cls)]  # noqa: UP007
        case _:
            return Annotated[Any, WithJsonSchema(_scalar(shape))]


def _scalar(shape: Any) -> dict[str, Any]:
    """The schema of a value that is there. What YAML takes for a number or a truth value is a text where one is wanted."""
    match shape:
        case shapes.Text():
            return {"type": ["string", "number", "boolean"], "pattern": r"\S"}
        case shapes.Id():
            text = {"type": "string", "pattern": f"^{ID_FORM}{_END}", "maxLength": ID_LENGTH}
            return {"anyOf": [text, {"type": "integer", "minimum": 0}, {"type": "boolean"}]}
        case shapes.Address():
            return {"type": "string", "pattern": f"^(?:{ADDRESS_FORM}){_END}", "maxLength": ADDRESS_LENGTH}
        case shapes.Zone():
            return {"type": "string", "pattern": f"^{ZONE_FORM}{_END}", "maxLength": ZONE_LENGTH}
        case shapes.Flag():
            return {"type": "boolean"}
        case shapes.Choice(words):
            return {"enum": list(words)}
        case shapes.Day():
            return {"type": "string", "pattern": f"^{DAY_FORM}{_END}"}
        case shapes.DayOrPeriod():
            text = {"type": "string", "pattern": f"^{PERIOD_FORM}{_END}"}
            return {"anyOf": [text, {"type": "integer", "minimum": 1000, "maximum": 9999}]}
        case _:
            return _number(shape)


def _number(shape: Any) -> dict[str, Any]:
    if isinstance(shape, shapes.Whole):
        return {"type": "integer", "minimum": shape.low, "maximum": shape.high}
    least = "exclusiveMinimum" if shape.above else "minimum"
    return {"type": "number", least: int(shape.low), "maximum": int(shape.high)}


# A recurring step, and a weekday with hours: what no field can say alone.
_ONLY_WITH_AN_END = dict.fromkeys(NOT_RECURRING, _BLANK)
_RULES: dict[Any, dict[str, Any]] = {
    model.Step: {
        "if": {"required": ["weekly_hours"], "properties": {"weekly_hours": {"type": "number"}}},
        "then": {"properties": _ONLY_WITH_AN_END},
    },
    model.Week: {
        "anyOf": [{"required": [day], "properties": {day: {"type": "number"}}} for day in model.Week._fields],
    },
}
