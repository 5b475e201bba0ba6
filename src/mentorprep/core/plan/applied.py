"""A homework with edits of its plan applied, in memory: what the file would say after them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from mentorprep.core.model import Availability, AvailabilityChange, By

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorprep.core.finding import Path
    from mentorprep.core.model import Homework
    from mentorprep.core.plan.assessment import PlanEdit


def applied(homework: Homework, edits: Iterable[PlanEdit]) -> Homework:
    """The homework after the edits, one after another. For the plain values that ways out and replanning use: days,
    hours, a status, and entries of `changes`."""
    for path, value in edits:
        homework = _with(homework, path, _modelled(path, value))
    return homework


def _modelled(path: Path, value: Any) -> Any:
    """A plain value as the model holds it at the end of a path."""
    if path[-1] == "by" and isinstance(value, dt.date):
        return By(value, value.isoformat())
    if isinstance(value, dict):
        return AvailabilityChange(value["from"], value["hours_per_week"])
    return value


def _with(whole: Any, path: Sequence[str | int], value: Any) -> Any:
    """The value with what is at the path replaced; None removes it."""
    head, *rest = path
    if isinstance(head, int):
        kept = whole[head] if rest else None
        new = _with(kept, rest, value) if rest else value
        return (*whole[:head], *(() if new is None else (new,)), *whole[head + 1 :])
    if not rest:
        return whole._replace(**{head: whole._field_defaults[head] if value is None else value})
    inner = getattr(whole, head)
    if inner is None:
        inner = Availability()  # the only parent on these paths that may be missing
    return whole._replace(**{head: _with(inner, rest, value)})
