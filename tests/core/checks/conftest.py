import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from mentorprep.core.checks.rules import check
from mentorprep.core.finding import Finding, path_text
from mentorprep.core.format.read import load_text
from mentorprep.core.model import SentKind
from mentorprep.core.plan.assess import assess

Told = Callable[..., str]


@pytest.fixture
def told() -> Told:
    """What is said of a homework with some code, as text: place, severity and id, then message, because and fix.
    `first_goal` has fields of the first goal's assessment that the test wants otherwise, for it is not about them."""
    return _told


@pytest.fixture
def checked() -> Callable[[str], tuple[Finding, ...]]:
    """All findings on a homework."""
    return _checked


def _told(
    code: str,
    text: str,
    *,
    today: str = "2026-11-23",
    message: SentKind | None = None,
    first_goal: dict[str, Any] | None = None,
) -> str:
    found = _checked(text, today=today, message=message, first_goal=first_goal)
    return "\n".join(_as_text(one) for one in found if one.code == code)


def _as_text(one: Finding) -> str:
    head = f"{path_text(one.path)} {one.severity} {one.about}"
    kept = f"kept: {one.accepted}" if one.accepted is not None else ""
    return "\n".join(filter(None, (head, one.message, one.because, one.fix, kept)))


def _checked(
    text: str,
    *,
    today: str = "2026-11-23",
    message: SentKind | None = None,
    first_goal: dict[str, Any] | None = None,
) -> tuple[Finding, ...]:
    homework = load_text("mentorprep: 1\n" + text).homework
    assert homework is not None, load_text("mentorprep: 1\n" + text).findings
    assessment = assess(homework, dt.date.fromisoformat(today), ways_out=0)
    if first_goal:
        first, *others = assessment.goals
        assessment = assessment._replace(goals=(first._replace(**first_goal), *others))
    return check(homework, assessment, message=message)
