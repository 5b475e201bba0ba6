"""What stands in the summary before the first call, as it is written."""

import datetime as dt

from mentorprep.core.checks import check
from mentorprep.core.format.read import load_text
from mentorprep.core.plan.assess import assess
from mentorprep.core.render import written
from mentorprep.core.render.languages import words_in
from mentorprep.core.render.pages.kickoff import page
from mentorprep.core.summary.kickoff import kickoff
from mentorprep.core.summary.known import known

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
