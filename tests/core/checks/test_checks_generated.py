"""Whatever a homework holds, the rules answer, and every answer has a place."""

import datetime as dt
from typing import Any, get_args

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorprep.core.checks.rules import check
from mentorprep.core.finding import CATALOGUE, SEVERITY_ORDER, Path
from mentorprep.core.format.read import load_text
from mentorprep.core.model import SentKind
from mentorprep.core.plan.assess import assess
from strategies import homeworks, yaml_of


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(homeworks(), st.dates(dt.date(2025, 1, 1), dt.date(2029, 12, 31)), st.sampled_from([None, *get_args(SentKind)]))
def test_every_homework_gets_findings_with_a_place(data: dict[str, Any], today: dt.date, message: SentKind) -> None:
    homework = load_text(yaml_of(data)).homework
    assert homework is not None

    found = check(homework, assess(homework, today, ways_out=1), message=message)

    for one in found:
        assert one.code in CATALOGUE
        assert one.message
        assert "None" not in one.message + one.because + one.fix
        assert leads_somewhere(data, one.path), one
        assert one.accepted is None or any(entry.code == one.code for entry in homework.accepted)
    weights = [SEVERITY_ORDER.index(one.severity) for one in found]
    assert weights == sorted(weights)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(homeworks(), st.sets(st.sampled_from(sorted(CATALOGUE))))
def test_of_some_codes_the_same_is_found_as_of_all(data: dict[str, Any], codes: set[str]) -> None:
    homework = load_text(yaml_of(data)).homework
    assert homework is not None
    assessment = assess(homework, dt.date(2026, 11, 26), ways_out=0)
    codes -= {"MP116"}  # of what is kept on purpose, which only all codes together can tell

    found = check(homework, assessment, codes=codes)

    assert found == tuple(one for one in check(homework, assessment) if one.code in codes)


def leads_somewhere(data: Any, path: Path) -> bool:
    """Whether the value is there, or at least what it would stand in; an id may be known without being written."""
    for item in path[:-1]:
        try:
            data = data[item]
        except (KeyError, IndexError):
            return False
    return isinstance(path[-1], str) or path[-1] < len(data)


def test_a_path_into_nothing_would_be_seen() -> None:
    assert not leads_somewhere({"goals": []}, ("goals", 0, "by"))
    assert leads_somewhere({"goals": [{}]}, ("goals", 0, "by"))
