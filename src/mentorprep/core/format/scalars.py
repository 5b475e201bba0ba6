"""What a plain scalar would be in YAML 1.2's core schema, plus dates. Not what a field of the homework makes of it."""

import re
from typing import Literal

Kind = Literal["null", "bool", "int", "float", "date", "text"]

NULLS = frozenset(("", "~", "null", "Null", "NULL"))
TRUE = frozenset(("true", "True", "TRUE"))
FALSE = frozenset(("false", "False", "FALSE"))

_INT = r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
_FLOAT = r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_FIRST = frozenset("+-.0123456789")  # what numbers and dates begin with


def kind(text: str) -> Kind:
    """The kind of a plain (unquoted, untagged) scalar: `no`, `on` and `1:30` are text, `2030-02-30` is a date."""
    if text in NULLS:
        return "null"
    if text in TRUE or text in FALSE:
        return "bool"
    if text[0] not in _FIRST:
        return "text"
    if re.fullmatch(_INT, text):
        return "int"
    if re.fullmatch(_FLOAT, text):
        return "float"
    return "date" if re.fullmatch(_DATE, text) else "text"
