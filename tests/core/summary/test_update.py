"""A follow-up tells what is new, each thing once."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from mentorprep.core.amend.replan import replan_edits
from mentorprep.core.amend.update import Amendment, amended
from mentorprep.core.amend.wanted import Wanted
from mentorprep.core.format.read import load_text
from mentorprep.core.plan.assess import assess
from mentorprep.core.plan.replan import replan
from mentorprep.core.render.languages import words_in
from mentorprep.core.render.pages import page
from mentorprep.core.render.text import plain, text
from mentorprep.core.summary.known import known
from mentorprep.core.summary.news import Since
from mentorprep.core.summary.own_words import shift_of, topics_of
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


def news(new: str, old: str | None = None, today: dt.date = TODAY) -> str | None:
    now = homework(new)
    facts = known(now, assess(now, today, ways_out=0), now.mentors[0])
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
    assert part("Since 10 January 2027", news(new, JOB)) == ["- Under way: SQL", "- Learned in SQL: Joins"]


def test_entries_after_today_are_no_news() -> None:
    assert news(JOB + "log: [{date: 2027-02-09, step: sql, learned: Joins}]", JOB) is None


def test_a_change_told_and_seen_is_told_once_with_its_reason() -> None:
    new = JOB.replace("2027-06-30", "2027-09-30") + (
        "changes: [{date: 2027-01-20, about: job, what: moved by a quarter, because: SQL runs longer}]"
    )
    assert part("What changed in the plan", news(new, JOB)) == ["- A job: moved by a quarter. SQL runs longer."]
    assert part("Where the dates stand", news(new, JOB)) == [
        "1. A job, 30 September 2027 (was 30 June 2027) – no hours yet"
    ]


def test_a_move_that_update_worded_is_told_as_the_dates_it_names() -> None:
    moved = (
        "changes: [{date: 2027-01-20, about: job, what: moved from 2027-06-30 to 2027-Q3, because: SQL runs longer}]"
    )
    told = ["- A job: 30 June 2027 → end of September 2027. SQL runs longer."]
    for old, stands in ((JOB, "moved – "), (None, "")):
        message = news(JOB.replace("2027-06-30", "2027-Q3") + moved, old)
        assert part("What changed in the plan", message) == told
        assert part("Where the dates stand", message) == [
            f"1. A job, end of September 2027, {stands}no hours yet".replace("2027, no", "2027 – no")
        ]


def test_what_update_words_is_read_back() -> None:
    asked = (
        (Wanted(id="job", by="2027-09-30", because="exams"), {"date"}),
        (Wanted(id="job", by="2027-Q3", status="paused", because="exams"), {"date", "status"}),
        (Wanted(id="api", estimate="30", because="a guess"), {"estimate"}),
        (Wanted(id="api", estimate="20-45", by="2027-05-31", because="a guess"), {"date", "estimate"}),
    )
    for wanted, topics in asked:
        made = amended(homework(JOB), wanted, TODAY)
        assert isinstance(made, Amendment), made
        (told,) = (edit.value for edit in made.edits if edit.path[0] == "changes")
        assert topics_of(told["what"]) == topics, told
    assert topics_of("moved by a quarter") == topics_of("moved from June to May; and more") == topics_of("") == set()


@pytest.mark.parametrize(
    ("what", "about", "told"),
    [
        ("moved from 2027-06-30 to 2027-Q3", ["A job"], "A job: 30 June 2027 → end of September 2027"),
        ("moved from 2027-02-30 to 2027-06-30", ["A job"], "A job: now by 30 June 2027"),
        ("has a date now: 2027-05", ["API"], "API: now by the end of May 2027"),
        ("dropped", ["API"], "API: dropped"),
        ("taken up again", ["A job"], "A job: active again"),
        ("from 2027-03-01: 7.5 h a week", [], "From 1 March 2027 on: 7.5 h a week"),
        ("from 2027-03-01: 7.5 h a week", ["A job"], None),
        ("moved from 2027-06-30 to 2027-Q3", ["A job", "API"], None),
        ("moved from June to July", ["A job"], None),
        ("dropped; moved from 2027-06-30 to 2027-Q3", ["A job"], None),
        ("done", ["API"], "API: done"),
        ("doing", ["API"], None),
        ("dates of “SQL”, “API” moved", ["A job"], "A job: new dates for SQL, API"),
        ("dates of “SQL” moved", ["A job"], "A job: a new date for SQL"),
        ("a date of a step moved", ["A job"], "A job: a new date for one step"),
        ("estimate from 30 h to 20 to 45.5 h, counted as 30.17 h", ["API"], "API: 30 h → 20–45.5 h"),
        ("estimate from 20 to 45 h, counted as 30 h to 30 h (5 weeks at 6 h a week)", ["API"], "API: 20–45 h → 30 h"),
        ("has an estimate now: 12 h", ["API"], "API: 12 h"),
        ("estimate from 12 h to a milestone, no work of its own", ["API"], "API: 12 h → 0 h"),
        ("estimate from 2 h every week to 3.5 h every week", ["API"], "API: 2 h → 3.5 h a week"),
        ("estimate from 30 h to 2 h every week", ["API"], None),
        ("estimate from 92 chapters, 26 of them done to 100.5 chapters", ["API"], "API: 92 chapters → 100.5 chapters"),
        ("has an estimate now: 1 chapter", ["API"], "API: 1 chapter"),
        ("estimate from 30 h to 92 chapters", ["API"], None),
        ("estimate from 92 lessons to 100 chapters", ["API"], None),
        (
            "from 2027-03-01: 10 h a week: Monday 2.5, Saturday 7.5",
            [],
            "From 1 March 2027 on: 10 h a week (Monday 2.5, Saturday 7.5)",
        ),
    ],
)
def test_words_of_the_tool_are_told_by_what_they_mean(what: str, about: list[str], told: str | None) -> None:
    shift = shift_of(what, about, of_goal=about == ["A job"], unit="chapter")
    assert (plain(words_in("en").shift(shift)) if shift else None) == told


@pytest.mark.parametrize(
    ("what", "about", "told"),
    [
        ("done", ["API"], "API: gotowe"),
        ("dates of “SQL”, “API” moved", ["A job"], "A job: nowe terminy kroków: SQL, API"),
        ("dates of “SQL” moved", ["A job"], "A job: nowy termin kroku: SQL"),
        ("a date of a step moved", ["A job"], "A job: nowy termin jednego kroku"),
        ("estimate from 30 h to 20 to 45.5 h, counted as 30.17 h", ["API"], "API: 30 godz. → 20–45,5 godz."),
        ("has an estimate now: 2 h every week", ["API"], "API: 2 godz. tygodniowo"),
        ("estimate from 2 kurs to 5 kurs, 1 of them done", ["API"], "API: 2 kursy → 5 kursów"),
        (
            "from 2027-03-01: 10 h a week: Monday 2.5, Saturday 7.5",
            [],
            "Od 1 marca 2027: 10 godz. tygodniowo (poniedziałek 2,5, sobota 7,5)",
        ),
    ],
)
def test_words_of_the_tool_are_told_in_the_language_of_the_message(what: str, about: list[str], told: str) -> None:
    shift = shift_of(what, about, of_goal=about == ["A job"], unit="kurs")
    assert shift is not None
    assert plain(words_in("pl").shift(shift)) == told


def test_what_the_tool_words_today_is_told_in_polish() -> None:
    """Each kind of change as `update` and `replan` word it now."""
    step = "{id: api, title: API, hours: 30, by: 2027-02-20}, {id: talk, title: Talk, weekly_hours: 1}"
    step += ", {id: book, title: Book, size: {total: 92, before: 26, unit: page}}"
    written = JOB.replace("{id: api, title: API}", step).replace(
        "name: Ada", "name: Ada, availability: {hours_per_week: 5}"
    )
    now = homework(written)
    asked = (
        Wanted(id="api", estimate="20-45", because="a guess"),
        Wanted(id="api", estimate="3 weeks", because="a guess"),
        Wanted(id="api", estimate="0", because="a guess"),
        Wanted(id="sql", estimate="12", because="a guess"),
        Wanted(id="talk", estimate="2 h a week", because="more of it"),
        Wanted(id="book", estimate="120 pages", because="a new edition"),
        Wanted(id="api", by="2027-05", because="exams"),
        Wanted(id="api", done=True, because="at last"),
        Wanted(id="job", status="paused", because="exams"),
        Wanted(hours_per_week="mon 2, sat 6.5", from_="2027-03-01", because="exams"),
    )
    made = [amended(now, wanted, TODAY) for wanted in asked]
    edits = [edit for one in made if isinstance(one, Amendment) for edit in one.edits]
    early = "{id: sql, title: SQL, hours: 8, by: 2027-02-20}, {id: api, title: API, hours: 10}"
    plan = written[: written.index("plan:")] + f"plan: [{early}]}}\n"
    known_hours = homework(plan.replace("2027-06-30", "2029-06-30"))
    moved = replan_edits(known_hours, replan(known_hours, TODAY), TODAY, "exams")  # of a step alone
    changes = [edit.value for edit in (*edits, *moved) if edit.path[0] == "changes"]
    assert len(changes) == len(asked) + 1
    assert changes[-1]["what"] == "dates of “SQL” moved"
    for change in changes:
        about = [change["about"]] if "about" in change else []
        assert shift_of(change["what"], about, of_goal=about == ["job"], unit="page"), change["what"]


def test_a_size_is_told_in_the_unit_of_its_step() -> None:
    new = JOB.replace("{id: api, title: API}", "{id: api, title: API, size: {total: 100, unit: lab}}") + (
        "changes: [{date: 2027-01-20, about: api, what: estimate from 92 labs to 100 labs, because: a new edition}]"
    )
    assert part("What changed in the plan", news(new)) == ["- API: 92 labs → 100 labs, because a new edition"]


def test_other_hours_that_update_worded_are_told_once_in_the_message_s_language() -> None:
    new = with_hours("changes: [{from: 2027-03-01, hours_per_week: 7.5}]") + (
        "changes: [{date: 2027-01-20, what: 'from 2027-03-01: 7.5 h a week', because: exams end}]"
    )
    assert part("What changed in the plan", news(new, FIVE_HOURS)) == [
        "- From 1 March 2027 on: 7.5 h a week, because exams end"
    ]


def test_a_meeting_since_the_last_message_breaks_the_silence() -> None:
    old = JOB.replace("{name: Ada}", "{name: Ada, situation: A tester.}")
    new = old + "log: [{date: 2027-03-20, step: sql, learned: Joins}]\n"
    later = dt.date(2027, 3, 25)
    assert "Who I am, in short: A tester." in (news(new, old, today=later) or "")
    met = new + "meetings: [{date: 2027-02-20, with: marcin}]\n"
    assert "Who I am" not in (news(met, old, today=later) or "Who I am")


def test_the_reason_of_a_moved_date_is_not_that_of_a_new_name() -> None:
    new = JOB.replace("2027-06-30", "2027-09-30").replace("A job,", "A good job,") + (
        "changes: [{date: 2027-01-20, about: job, what: moved from 2027-06-30 to 2027-09-30, because: SQL runs longer}]"
    )
    assert part("What changed in the plan", news(new, JOB)) == [
        "- A job is now called A good job",
        "- A good job: 30 June 2027 → 30 September 2027. SQL runs longer.",
    ]


def test_a_date_written_otherwise_is_unchanged() -> None:
    assert news(JOB.replace("2027-06-30", "2027-Q2"), JOB) is None


def test_steps_that_came_by_hand_are_told_in_one_line() -> None:
    new = JOB.replace("{id: api, title: API}", "{id: api, title: API}, {id: a, title: Tests}, {id: b, title: A README}")
    assert part("What changed in the plan", news(new, JOB)) == ["- New: Tests; A README"]


AGREED = """
meetings: [{date: 2026-12-01, with: marcin}, {date: 2027-01-09, with: Lena}]
decisions:
  - {id: d1, date: 2026-12-01, with: marcin, text: Java first}
  - {id: d2, date: 2026-12-01, with: marcin, text: Python first, because: offers ask for it, replaces: d1}
  - {id: d3, date: 2027-01-09, with: Lena, text: No certificates}
"""


def test_what_was_agreed_last_with_this_mentor_stands_above_the_news() -> None:
    old = JOB + AGREED
    message = news(old + "log: [{date: 2027-01-20, step: sql, learned: Joins}]", old)
    assert message is not None
    assert message.splitlines()[2:6] == [
        "Hello Marcin, nothing here needs an answer; this is where things are.",
        "",
        "What we agreed last, on 1 December 2026: Python first, because offers ask for it.",
        "",
    ]


def test_a_decision_that_is_news_is_no_reminder_and_one_with_somebody_else_says_so() -> None:
    message = news(JOB + AGREED, JOB)
    assert message is not None
    assert "What we agreed last" not in message
    assert "We last met on 1 December 2026.\n" in message
    assert "- Decided: No certificates (with Lena)" in part("What became of your advice", message)


def test_after_a_long_silence_the_mentor_reads_who_writes_and_where_things_are() -> None:
    new = JOB.replace("{name: Ada}", "{name: Ada, situation: 'A tester in a bank. In a team of four.'}") + (
        "log: [{date: 2027-06-01, step: sql, learned: Joins}]\nquestions: [{text: Django?}]"
    )
    message = news(new, JOB, today=dt.date(2027, 6, 10))
    assert message is not None
    assert "Hello Marcin, one question for you (2); the rest is where things are now.\n" in message
    assert "Who I am, in short: A tester in a bank.\n" in message
    assert "sorry" not in message.lower()


def test_dates_that_moved_for_one_reason_are_told_in_one_line_and_the_standings_have_the_days() -> None:
    old = JOB + "  - {id: talk, title: A talk, by: 2027-04}\n  - {id: rest, title: Sleep, by: 2027}\n"
    new = old.replace("2027-06-30", "2027-09-30").replace("2027-04}", "2027-08-31}") + (
        "changes:\n"
        "  - {date: 2027-02-01, about: job, what: 'moved from 2027-06-30 to 2027-09-30, with “API” by as many days', because: a move}\n"
        "  - {date: 2027-02-01, about: talk, what: moved from 2027-04 to 2027-08-31, because: a move}\n"
    )
    message = news(new, old)
    assert part("What changed in the plan", message) == ["- New dates: goals 1 and 2, because a move"]
    assert part("Where the dates stand", message) == [
        "1. A job, 30 September 2027 (was 30 June 2027) – no hours yet",
        "2. A talk, 31 August 2027 (was end of April 2027) – no plan yet",
        "3. Sleep, end of 2027, unchanged – no plan yet",
    ]


def test_a_step_that_moved_along_with_its_goal_is_not_told_a_second_time() -> None:
    old = JOB.replace("title: API", "title: API, by: 2027-05-31")
    new = old.replace("2027-06-30", "2027-09-30").replace("2027-05-31", "2027-08-31") + (
        "changes:\n"
        "  - {about: job, what: 'moved from 2027-06-30 to 2027-09-30, with “API” by as many days', because: a move}\n"
    )
    assert part("What changed in the plan", news(new, old)) == [
        "- A job: 30 June 2027 → 30 September 2027, because a move"
    ]


def test_unchanged_is_said_once_where_it_holds_for_all() -> None:
    old = JOB + "  - {id: talk, title: A talk, by: 2027-04}\n  - {id: rest, title: Sleep}\n"
    message = news(old + "log: [{date: 2027-01-20, step: sql, learned: Joins}]", old)
    assert part("Where the dates stand", message) == ["All dates are unchanged."]
    assert message is not None
    assert (
        "\n1. A job, 30 June 2027 – no hours yet\n2. A talk, end of April 2027 – no plan yet\n3. Sleep – no" in message
    )


def test_a_date_that_a_step_gives_is_not_called_unchanged() -> None:
    old = JOB.replace(" by: 2027-06-30,", "").replace("title: API", "title: API, by: 2027-05-31")
    new = old.replace("2027-05-31", "2027-06-30")
    assert part("Where the dates stand", news(new, old)) == ["1. A job, 30 June 2027 – no hours yet"]


def test_several_moves_are_told_as_their_sum_with_all_reasons() -> None:
    new = JOB.replace("2027-06-30", "2027-09-30") + (
        "changes:\n"
        "  - {date: 2027-01-20, about: job, what: moved to July, because: work}\n"
        "  - {date: 2027-01-30, about: job, what: moved to September, because: a move}\n"
    )
    assert part("What changed in the plan", news(new, JOB)) == [
        "- A job: 30 June 2027 → 30 September 2027, because work; a move"
    ]


def test_a_reason_without_words_of_its_own_goes_to_the_change_that_is_seen() -> None:
    new = JOB.replace("title: API", "title: API, by: 2027-05-31") + "changes: [{about: api, because: of the exam}]"
    assert part("What changed in the plan", news(new, JOB)) == ["- API: now by 31 May 2027, because of the exam"]


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
        "1. A job, 30 June 2027, unchanged – no hours yet",
        "2. Sleep more – no date yet",
    ]


FIVE_HOURS = JOB.replace("{name: Ada}", "{name: Ada, availability: {hours_per_week: 5}}")


def with_hours(more: str) -> str:
    return FIVE_HOURS.replace("hours_per_week: 5", f"hours_per_week: 5, {more}")


def test_other_hours_from_a_day_on_are_told() -> None:
    new = with_hours("changes: [{from: 2027-03-01, hours_per_week: 1}, {from: 2027-05-01, hours_per_week: {sat: 2.5}}]")
    assert part("What changed in the plan", news(new, FIVE_HOURS)) == [
        "- From 1 March 2027 on: 1 h a week",
        "- From 1 May 2027 on: 2.5 h a week",
    ]


def test_hours_that_are_taken_back_are_told_as_those_that_hold_then() -> None:
    old = with_hours("changes: [{from: 2027-03-01, hours_per_week: 1}]")
    assert part("What changed in the plan", news(FIVE_HOURS, old)) == ["- From 1 March 2027 on: 5 h a week"]


def test_hours_that_make_no_difference_any_more_are_not_told() -> None:
    over = with_hours("changes: [{from: 2027-01-12, hours_per_week: 1}, {from: 2027-02-01, hours_per_week: 5}]")
    assert news(over, FIVE_HOURS) is None


def test_other_hours_told_by_the_mentee_are_told_once() -> None:
    new = with_hours("changes: [{from: 2027-03-01, hours_per_week: 1}]") + (
        "changes: [{date: 2027-01-20, what: from 2027-03-01 only 1 h a week, because: exams}]"
    )
    assert part("What changed in the plan", news(new, FIVE_HOURS)) == [
        "- from 2027-03-01 only 1 h a week, because exams"
    ]


def test_breaks_that_come_and_go_are_told_with_what_they_are_for() -> None:
    old = with_hours("breaks: [{from: 2027-01-01, to: 2027-01-06}, {from: 2027-04-01, to: 2027-04-09, why: Easter}]")
    new = with_hours("breaks: [{from: 2027-06-01, to: 2027-06-14, why: family}, {from: 2027-08-02, to: 2027-08-02}]")
    assert part("What changed in the plan", news(new, old)) == [
        "- Away 1 to 14 June 2027: family",
        "- Away 2 August 2027",
        "- No longer away 1 to 9 April 2027: Easter",
    ]


def test_steps_and_goals_done_since_are_news_with_or_without_the_old_version() -> None:
    done = JOB.replace("status: doing", "status: done, finished: 2027-01-30, evidence: https://example.org/sql")
    for old in (JOB, None):
        assert part("Since 10 January 2027", news(done, old)) == ["- Done: SQL: https://example.org/sql"]
    earlier = done.replace("2027-01-30", "2027-01-05")
    assert news(earlier) is None
    reached = JOB.replace("by: 2027-06-30,", "by: 2027-06-30, status: done,")
    assert part("Since 10 January 2027", news(reached, JOB)) == ["- Reached: A job"]


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
    assert part("Where the dates stand", news(new)) == ["1. A job, 30 June 2027 – no hours yet"]
