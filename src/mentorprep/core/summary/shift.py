"""One change of the plan in facts: seen in the file, or told in words that are ours."""

import datetime as dt
from typing import Literal, NamedTuple

from mentorprep.core.model import By

Topic = Literal[
    "added", "removed", "date", "step dates", "estimate", "weekly estimate", "size", "name", "place",
    "status", "hours per week", "hours from", "away", "not away",
]  # fmt: skip


class Shift(NamedTuple):
    """One change of the plan. `before` and `after` as the mentee would write them, dates as they
    are; the title of a break is what it is for. Hours and breaks have their days, the last one included; hours that go by
    the days of the week have each with its hours, Monday as 0. `steps`: titles of those of a goal whose dates moved;
    `unit`: what a size is counted in."""

    topic: Topic
    thing: Literal["goal", "step", "mentee"]
    title: str
    before: str | By | None = None
    after: str | By | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    weekdays: tuple[tuple[int, str], ...] = ()
    steps: tuple[str, ...] = ()
    unit: str | None = None
