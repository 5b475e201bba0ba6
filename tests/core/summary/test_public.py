"""What is private leaves no trace in any export."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

import pytest

from mentorprep.core.checks.rules import check
from mentorprep.core.format.read import load_text
from mentorprep.core.plan.assess import assess
from mentorprep.core.render import written
from mentorprep.core.render.languages import words_in
from mentorprep.core.render.pages import page
from mentorprep.core.summary.full import full
from mentorprep.core.summary.kickoff import kickoff
from mentorprep.core.summary.known import known
from mentorprep.core.summary.news import Since
from mentorprep.core.summary.outreach import outreach
from mentorprep.core.summary.public import public
from mentorprep.core.summary.update import update

if TYPE_CHECKING:
    from mentorprep.core.model import Homework
    from mentorprep.core.render.pages import Summary

TODAY = dt.date(2026, 11, 23)
TEXT = """
mentorprep: 1
mentee: {name: Ada, availability: {hours_per_week: 7, other_hours_per_week: 60}}
mentors: [{id: marcin, name: Marcin}]
goals:
  - id: job
    title: A job
    by: 2027-06-30
    replaced_by: secret-goal
    plan:
      - {id: sql, title: SQL, hours: 30, after: [secret-step], status: doing}
      - {id: secret-step, title: Secret step, hours: 777, by: 2026-12-31, private: true}
      - {id: api, title: API, hours: 20}
  - id: secret-goal
    title: Secret goal
    by: 2027-03-31
    private: true
    plan:
      - {id: secret-inside, title: Secret inside, hours: 555, status: doing}
questions:
  - {id: q1, text: "Secret?", private: true}
  - {id: q2, text: "Secret about a secret?", about: secret-goal}
  - {id: q3, text: "About both?", about: [job, secret-goal], asked: 2026-11-20}
log:
  - {date: 2026-11-20, step: secret-inside, hours: 44, learned: Secret lesson}
  - {date: 2026-11-20, step: secret-step, hours: 33, stuck: Secret trouble}
  - {date: 2026-11-21, step: sql, hours: 2, learned: Joins}
  - {date: 2026-11-22, note: Secret note, private: true}
meetings: [{id: m1, date: 2026-12-01, with: marcin, notes: Secret talk, private: true}]
decisions:
  - {id: d1, text: Secret decision, private: true}
  - {id: d2, text: A decision, replaces: d1, date: 2026-11-21}
ideas:
  - {id: i1, text: Secret idea, private: true}
  - {id: i2, text: An idea, status: adopted, became: secret-goal, date: 2026-11-21}
changes:
  - {date: 2026-11-20, about: secret-goal, what: Secret move, because: Secret reason}
  - {date: 2026-11-21, about: job, what: moved, because: of work}
accepted: [{code: MP306, about: secret-goal, because: Secret excuse}]
"""


def homework() -> Homework:
    document = load_text(TEXT)
    assert document.homework is not None, document.findings
    return document.homework


def messages(homework: Homework, old: Homework | None = None) -> list[str]:
    shown = public(homework)
    assessment = assess(shown.homework, TODAY, ways_out=0)
    beside = assess(homework, TODAY, ways_out=0) if shown.private_work else None
    facts = known(shown.homework, assessment, homework.mentors[0], beside_private=beside)
    before = public(old, shown.hidden).homework if old else None
    summaries: list[Summary | None] = [
        outreach(facts),
        kickoff(facts, check(shown.homework, assessment)),
        update(facts, Since(dt.date(2026, 11, 1), before)),
        full(facts),
    ]
    told = [summary for summary in summaries if summary is not None]
    return [written(one, page(one, words_in("en")), form) for one in told for form in ("md", "text", "json")]


def test_no_word_and_no_figure_of_what_is_private_is_in_any_message() -> None:
    assert len(messages(homework())) == 12
    for message in messages(homework()):
        for trace in ("Secret", "secret", "777", "555", "44", "33", "807", "1332", "MP3"):
            assert trace not in message


def test_a_message_says_that_there_is_more_without_saying_what() -> None:
    assert sum("beside other commitments" in message for message in messages(homework())) == 8
    assert sum('"beside_other_commitments": true' in message for message in messages(homework())) == 4


def test_the_same_words_are_told_however_many_hours_private_work_takes() -> None:
    heavier = load_text(TEXT.replace("777", "776").replace("555", "554").replace("44,", "45,")).homework
    assert heavier is not None
    assert messages(heavier) == messages(homework())


def test_what_became_private_is_not_told_as_gone() -> None:
    old = load_text(TEXT.replace(", private: true", "").replace("\n    private: true", "")).homework
    assert old is not None
    for message in messages(homework(), old):
        assert "Secret" not in message


def test_the_number_of_entries_that_stay_home_is_for_the_mentee() -> None:
    shown = public(homework())
    assert shown.left_out == 12  # a goal, 2 steps, 2 questions, 3 log entries, a meeting, a decision, an idea, a change
    assert shown.private_work


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_private_work_that_is_over_uses_no_hours(status: Literal["done", "dropped"]) -> None:
    goal = homework().goals[1]
    steps = tuple(step._replace(status=status) for step in goal.plan)
    over = homework()._replace(goals=(homework().goals[0]._replace(plan=()), goal._replace(plan=steps)))
    assert not public(over).private_work


def test_a_homework_without_private_entries_is_public_as_it_is() -> None:
    entire = homework()._replace(
        goals=(homework().goals[0]._replace(plan=(), replaced_by=None),),
        questions=(), log=(), meetings=(), decisions=(), ideas=(), changes=(), accepted=(),
    )  # fmt: skip
    assert public(entire) == (entire, 0, frozenset(), False)
