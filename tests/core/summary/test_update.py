"""A follow-up tells what is new, each thing once."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mentorprep.core.format.read import load_text
from mentorprep.core.plan.assess import assess
from mentorprep.core.render.languages import words_in
from mentorprep.core.render.pages import page
from mentorprep.core.render.text import text
from mentorprep.core.summary.known import known
from mentorprep.core.summary.news import Since
from mentorprep.core.summary.public import public
from mentorprep.core.summary.update import update

if TYPE_CHECKING:
    from mentorprep.core.model import Homework

TODAY = dt.date(2027, 2, 8)
SENT = dt.date(2027, 1, 10)
HEAD = """
mentorprep: 1
mentee: {name: Ada}
mentors: [{id: marcin, name: Marcin}]
"""
JOB = (
    HEAD
    + """
goals:
  - {id: job, title: A job, by: 2027-06-30, plan: [{id: sql, title: SQL, status: doing}, {id: api, title: API}]}
"""
)


def homework(written: str) -> Homework:
    document = load_text(written)
    assert document.homework is not None, document.findings
    return public(document.homework).homework


def news(new: str, old: str | None = None) -> str | None:
    now = homework(new)
    facts = known(now, assess(now, TODAY, ways_out=0), now.mentors[0])
    summary = update(facts, Since(SENT, homework(old) if old else None))
    return text(page(summary, words_in("en")).blocks) if summary else None


def part(title: str, message: str | None) -> list[str]:
    """The lines under a heading of a text message."""
    assert message is not None
    _, _, rest = message.partition(f"\n{title}:\n")
    return rest.split("\n\n")[0].splitlines()


def test_nothing_new_is_nothing_to_tell() -> None:
    assert news(JOB, JOB) is None
    assert news(JOB) is None


def test_what_lies_before_the_last_message_is_not_told_again() -> None:
    old = JOB + "log: [{date: 2027-01-10, step: sql, learned: Joins}]\nquestions: [{text: Why?, asked: 2027-01-09}]"
    assert news(old) is None
    assert news(old, old) is None


def test_a_log_entry_dated_back_is_news_when_the_version_they_know_lacks_it() -> None:
    new = JOB + "log: [{date: 2027-01-02, step: sql, learned: Joins}]"
    assert part("Since 2027-01-10", news(new, JOB)) == ["- Under way: SQL", "- Learned in SQL: Joins"]


def test_entries_after_today_are_no_news() -> None:
    assert news(JOB + "log: [{date: 2027-02-09, step: sql, learned: Joins}]", JOB) is None


def test_a_change_told_and_seen_is_told_once_with_its_reason() -> None:
    new = JOB.replace("2027-06-30", "2027-09-30") + (
        "changes: [{date: 2027-01-20, about: job, what: moved by a quarter, because: SQL runs longer}]"
    )
    assert part("What changed in the plan", news(new, JOB)) == ["- A job: moved by a quarter. SQL runs longer."]
    assert part("Where the dates stand", news(new, JOB)) == ["1. A job, 2027-09-30 (was 2027-06-30) – no hours yet"]


def test_several_moves_are_told_as_their_sum_with_all_reasons() -> None:
    new = JOB.replace("2027-06-30", "2027-09-30") + (
        "changes:\n"
        "  - {date: 2027-01-20, about: job, what: moved to July, because: work}\n"
        "  - {date: 2027-01-30, about: job, what: moved to September, because: a move}\n"
    )
    assert part("What changed in the plan", news(new, JOB)) == [
        "- A job: 2027-06-30 → 2027-09-30, because work; a move"
    ]


def test_a_reason_without_words_of_its_own_goes_to_the_change_that_is_seen() -> None:
    new = JOB.replace("title: API", "title: API, by: 2027-05-31") + "changes: [{about: api, because: of the exam}]"
    assert part("What changed in the plan", news(new, JOB)) == ["- API: now by 2027-05-31, because of the exam"]


def test_what_was_changed_by_hand_is_seen() -> None:
    new = JOB.replace("{id: api, title: API}", "{id: web, title: A small site}").replace("A job,", "A good job,")
    assert part("What changed in the plan", news(new, JOB)) == [
        "- A job is now called A good job",
        "- New: A small site",
        "- No longer in the plan: API",
    ]


def test_a_new_goal_is_told_without_its_steps() -> None:
    new = JOB + "  - {id: rest, title: Sleep more, plan: [{title: In bed by ten}]}\n"
    assert part("What changed in the plan", news(new, JOB)) == ["- New goal: Sleep more"]
    assert part("Where the dates stand", news(new, JOB)) == [
        "1. A job, 2027-06-30, unchanged – no hours yet",
        "2. Sleep more – no date yet",
    ]


FIVE_HOURS = JOB.replace("{name: Ada}", "{name: Ada, availability: {hours_per_week: 5}}")


def with_hours(more: str) -> str:
    return FIVE_HOURS.replace("hours_per_week: 5", f"hours_per_week: 5, {more}")


def test_other_hours_from_a_day_on_are_told() -> None:
    new = with_hours("changes: [{from: 2027-03-01, hours_per_week: 1}, {from: 2027-05-01, hours_per_week: {sat: 2.5}}]")
    assert part("What changed in the plan", news(new, FIVE_HOURS)) == [
        "- From 2027-03-01 on: 1 h a week",
        "- From 2027-05-01 on: 2.5 h a week",
    ]


def test_hours_that_are_taken_back_are_told_as_those_that_hold_then() -> None:
    old = with_hours("changes: [{from: 2027-03-01, hours_per_week: 1}]")
    assert part("What changed in the plan", news(FIVE_HOURS, old)) == ["- From 2027-03-01 on: 5 h a week"]


def test_hours_that_make_no_difference_any_more_are_not_told() -> None:
    over = with_hours("changes: [{from: 2027-01-12, hours_per_week: 1}, {from: 2027-02-01, hours_per_week: 5}]")
    assert news(over, FIVE_HOURS) is None


def test_other_hours_told_by_the_mentee_are_told_once() -> None:
    new = with_hours("changes: [{from: 2027-03-01, hours_per_week: 1}]") + (
        "changes: [{date: 2027-01-20, what: 'from 2027-03-01: 1 h a week', because: exams}]"
    )
    assert part("What changed in the plan", news(new, FIVE_HOURS)) == ["- from 2027-03-01: 1 h a week, because exams"]


def test_breaks_that_come_and_go_are_told_with_what_they_are_for() -> None:
    old = with_hours("breaks: [{from: 2027-01-01, to: 2027-01-06}, {from: 2027-04-01, to: 2027-04-09, why: Easter}]")
    new = with_hours("breaks: [{from: 2027-06-01, to: 2027-06-14, why: family}, {from: 2027-08-02, to: 2027-08-02}]")
    assert part("What changed in the plan", news(new, old)) == [
        "- Away 2027-06-01 to 2027-06-14: family",
        "- Away 2027-08-02 to 2027-08-02",
        "- No longer away 2027-04-01 to 2027-04-09: Easter",
    ]


def test_steps_and_goals_done_since_are_news_with_or_without_the_old_version() -> None:
    done = JOB.replace("status: doing", "status: done, finished: 2027-01-30, evidence: https://example.org/sql")
    for old in (JOB, None):
        assert part("Since 2027-01-10", news(done, old)) == ["- Done: SQL: https://example.org/sql"]
    earlier = done.replace("2027-01-30", "2027-01-05")
    assert news(earlier) is None
    reached = JOB.replace("by: 2027-06-30,", "by: 2027-06-30, status: done,")
    assert part("Since 2027-01-10", news(reached, JOB)) == ["- Reached: A job"]


def test_an_idea_that_was_settled_since_is_told_with_its_outcome() -> None:
    idea = "ideas: [{id: i1, date: 2026-12-01, from: marcin, text: Rest on Sundays.%s}]"
    new = JOB + idea % ", status: declined, because: Sundays are my best days"
    assert part("What became of your advice", news(new, JOB + idea % "")) == [
        "- Rest on Sundays: not for me. Sundays are my best days."
    ]


def test_a_decision_says_what_it_stands_in_for() -> None:
    first = "decisions:\n  - {id: d1, text: Java first, date: 2026-12-01}\n"
    new = first + "  - {id: d2, text: Python first, date: 2027-01-20, because: offers ask for it, replaces: d1}\n"
    assert part("What became of your advice", news(JOB + new, JOB + first)) == [
        "- Decided: Python first; until now: Java first, because offers ask for it"
    ]


def test_at_most_three_questions_lead_and_numbers_go_on_after_the_goals() -> None:
    new = JOB + "questions: [One?, Two?, Three?, Four?]".replace("[", "[{text: ").replace(", ", "}, {text: ").replace(
        "]", "}]"
    )
    message = news(new, JOB)
    assert part("Questions", message) == ["2. One?", "3. Two?", "4. Three?"]
    assert message is not None
    assert "Hello Marcin, three questions for you (2 to 4); the rest is news." in message
    assert "One more question can wait." in message


def test_without_questions_the_first_line_says_that_nothing_is_asked() -> None:
    message = news(JOB + "log: [{date: 2027-01-20, step: sql, stuck: joins}]", JOB)
    assert message is not None
    assert message.splitlines()[2] == "Hello Marcin, nothing here needs an answer; this is where things are."
    assert part("Where I am stuck", message) == ["- SQL: joins"]


def test_what_is_known_by_dates_alone_claims_nothing_of_the_rest() -> None:
    new = JOB + "log: [{date: 2027-01-20, step: sql, learned: Joins}]"
    assert part("Where the dates stand", news(new)) == ["1. A job, 2027-06-30 – no hours yet"]
