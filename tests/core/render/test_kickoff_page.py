"""What stands in the summary before the first call, as it is written."""

import datetime as dt
from typing import Any

from hypothesis import HealthCheck, given, settings

from mentorprep.core.checks.rules import check
from mentorprep.core.format.read import load_text
from mentorprep.core.plan.assess import assess
from mentorprep.core.render import written
from mentorprep.core.render.languages import words_in
from mentorprep.core.render.pages.kickoff import page
from mentorprep.core.summary.kickoff import DOUBTED, kickoff
from mentorprep.core.summary.known import known
from strategies import homeworks, yaml_of

TODAY = dt.date(2026, 11, 23)
BUSY = """\
mentorprep: 1
mentee: {name: Ada, availability: {hours_per_week: 16.50, other_hours_per_week: 45.50}}
goals: [{title: Python, done_when: I ship it, by: 2027-06-30, plan: [{title: Course, hours: 30}]}]
"""


def test_a_whole_week_is_told_without_needless_zeros() -> None:
    homework = load_text(BUSY).homework
    assert homework is not None
    assessment = assess(homework, TODAY)
    summary = kickoff(known(homework, assessment, None), check(homework, assessment))
    text = written(summary, page(summary, words_in("en")), "text")
    assert "With everything else: 62 hours a week.\n" in text


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(homeworks())
def test_what_the_summary_doubts_is_all_that_has_to_be_looked_for(data: dict[str, Any]) -> None:
    homework = load_text(yaml_of(data)).homework
    assert homework is not None
    assessment = assess(homework, TODAY, ways_out=0)
    facts = known(homework, assessment, None)

    assert kickoff(facts, check(homework, assessment, codes=DOUBTED)) == kickoff(facts, check(homework, assessment))
