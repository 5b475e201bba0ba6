import datetime as dt
from decimal import Decimal

import pytest

from mentorprep.core.amend.add import Added, New, added, next_after
from mentorprep.core.amend.ending import Missing
from mentorprep.core.amend.kinds import KINDS, Kind, fields_of
from mentorprep.core.amend.target import target_of
from mentorprep.core.amend.told import next_line, result_lines
from mentorprep.core.amend.update import Amendment, amended
from mentorprep.core.amend.wanted import Wanted
from mentorprep.core.checks.references import contradictions
from mentorprep.core.finding import CATALOGUE, EXIT_UNUSABLE_CODES, path_text
from mentorprep.core.format.edit import Edit, Edited, Refusal, apply
from mentorprep.core.format.read import load_text
from mentorprep.core.model import Homework

TODAY = dt.date(2026, 11, 23)
TEXT = """\
mentorprep: 1
mentee:
  name: Ada
  availability:
    hours_per_week: 6
    changes:
      - {from: 2027-02-01, hours_per_week: 8}
mentors:
  - {id: marcin, name: Marcin}
goals:
  - id: backend-job
    title: Get a junior backend job
    by: 2027-03-31
    plan:
      - {id: sql, title: SQL course, hours: 30, by: 2027-01-31}
      - {id: python-course, title: Python course, size: {total: 92, before: 26, unit: chapter}}
      - {id: blog, title: Two posts, optional: true, status: done, finished: 2026-11-01}
  - {id: english, title: English, status: paused, because: no time, private: true}
questions:
  - {id: q1, text: Django or FastAPI?, about: backend-job}
meetings:
  - {id: kick-off, date: 2026-12-01, notes: Hello}
decisions:
  - {id: d0, text: Java first, about: backend-job}
  - {id: d1, text: Python first, because: most offers ask for it, about: backend-job, replaces: d0}
ideas:
  - {id: i1, text: Practise salary talks}
"""


def homework(text: str = TEXT) -> Homework:
    document = load_text(text)
    assert document.homework is not None
    return document.homework


def made(wanted: Wanted, text: str = TEXT) -> Amendment:
    amendment = amended(homework(text), wanted, TODAY)
    assert isinstance(amendment, Amendment), amendment
    return amendment


def after(amendment: Amendment, text: str = TEXT) -> Homework:
    edited = apply(load_text(text), amendment.edits)
    assert isinstance(edited, Edited), edited
    assert edited.document.homework is not None
    return edited.document.homework


def edits(wanted: Wanted, text: str = TEXT) -> dict[str, object]:
    """The edits, by their paths as messages write them; the file takes them all."""
    amendment = made(wanted, text)
    after(amendment, text)
    return {path_text(edit.path): edit.value for edit in amendment.edits}


def said(wanted: Wanted, text: str = TEXT) -> str:
    amendment = made(wanted, text)
    return "\n".join(result_lines(amendment, after(amendment, text), TODAY))


def refused(wanted: Wanted) -> tuple[str, str]:
    refusal = amended(homework(), wanted, TODAY)
    assert isinstance(refusal, Refusal), refusal
    return refusal.message, refusal.cure


def plain(value: object) -> object:
    """Numbers as their text, so that expectations read like the file."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value if isinstance(value, str | bool | dt.date | list | None) else str(value)


def test_hours_go_into_the_log_of_the_day() -> None:
    wanted = Wanted("sql", hours="2.5", learned="Joins finally clicked", private=True)
    assert plain(edits(wanted)) == {
        "log[0]": {"date": TODAY, "step": "sql", "hours": "2.5", "learned": "Joins finally clicked", "private": True}
    }
    assert said(wanted) == "Logged 2.5 h on sql: 27.5 h left of 30."


@pytest.mark.parametrize(("typed", "hours"), [("1h30m", "1.5"), ("90m", "1.5"), ("1:30", "1.5"), ("2,5", "2.5")])
def test_hours_are_typed_as_people_type_them(typed: str, hours: str) -> None:
    assert plain(edits(Wanted("sql", hours=typed))) == {"log[0]": {"date": TODAY, "step": "sql", "hours": hours}}


def test_units_are_logged_and_counted() -> None:
    wanted = Wanted("python-course", units="3", hours="2", date="yesterday")
    assert plain(edits(wanted)) == {
        "log[0]": {"date": dt.date(2026, 11, 22), "step": "python-course", "hours": "2", "units": "3"}
    }
    assert said(wanted) == (
        "Logged 2 h and 3 chapters on python-course, 22 November 2026 (Sunday), yesterday: 42 h left, chapter 29 of 92."
    )


def test_a_note_needs_no_step() -> None:
    wanted = Wanted(note="Bad week at work")
    assert edits(wanted) == {"log[0]": {"date": TODAY, "note": "Bad week at work"}}
    assert said(wanted) == "Noted."


def test_what_is_left_may_be_a_range() -> None:
    wanted = Wanted("sql", left="8-18")
    assert plain(edits(wanted)) == {"log[0]": {"date": TODAY, "step": "sql", "left": {"low": "8", "high": "18"}}}
    assert said(wanted) == "Noted on sql: 12 h left of 30."


def test_a_step_that_is_done_has_its_day() -> None:
    assert edits(Wanted("sql", done=True, date="2026-11-20")) == {
        "goals[0].plan[0].status": "done",
        "goals[0].plan[0].finished": dt.date(2026, 11, 20),
    }
    assert said(Wanted("sql", done=True)) == "sql is done."


def test_work_and_its_end_are_said_at_once() -> None:
    wanted = Wanted("sql", hours="3", done=True)
    assert list(edits(wanted)) == ["log[0]", "goals[0].plan[0].status", "goals[0].plan[0].finished"]
    assert said(wanted) == "Logged 3 h on sql.\nsql is done."


def test_a_step_is_opened_again_as_far_as_it_was() -> None:
    assert edits(Wanted("blog", reopen=True)) == {
        "goals[0].plan[2].status": "todo",
        "goals[0].plan[2].finished": None,
    }
    begun = TEXT + "log:\n  - {date: 2026-11-01, step: blog, hours: 1}\n"
    assert edits(Wanted("blog", reopen=True), begun)["goals[0].plan[2].status"] == "doing"


def test_a_goal_that_rests_says_why_and_so_do_the_changes() -> None:
    assert edits(Wanted("backend-job", status="paused", because="exams")) == {
        "goals[0].status": "paused",
        "goals[0].because": "exams",
        "changes[0]": {"date": TODAY, "about": "backend-job", "what": "paused", "because": "exams"},
    }
    dropped = edits(Wanted("backend-job", status="dropped", because="exams"))
    assert dropped["goals[0].finished"] == TODAY


def test_a_private_goal_taken_up_again_is_news_that_stays_private() -> None:
    assert edits(Wanted("english", reopen=True)) == {
        "goals[1].status": "active",
        "goals[1].because": None,
        "changes[0]": {"date": TODAY, "about": "english", "what": "taken up again", "private": True},
    }


def test_a_moved_date_is_told_with_its_reason() -> None:
    wanted = Wanted("backend-job", by="end of June", because="the SQL course runs longer")
    assert edits(wanted) == {
        "goals[0].by": dt.date(2027, 6, 30),
        "changes[0]": {
            "date": TODAY,
            "about": "backend-job",
            "what": "moved from 2027-03-31 to 2027-06-30",
            "because": "the SQL course runs longer",
        },
    }
    assert said(wanted) == "backend-job is due 30 June 2027 (Wednesday), in 31 weeks; it was 31 March 2027."


def test_a_quarter_stays_a_quarter() -> None:
    assert edits(Wanted("python-course", by="2027-Q2")) == {"goals[0].plan[1].by": "2027-Q2"}


def test_a_new_estimate_is_told_and_a_first_one_is_not() -> None:
    wanted = Wanted("sql", estimate="20-45", because="I saw the exercises")
    assert plain(edits(wanted)) == {
        "goals[0].plan[0].hours": {"low": "20", "high": "45"},
        "changes[0]": {
            "date": TODAY,
            "about": "sql",
            "what": "estimate from 30 h to 20 to 45 h, counted as 30 h",
            "because": "I saw the exercises",
        },
    }
    assert plain(edits(Wanted("blog", estimate="8"))) == {"goals[0].plan[2].hours": "8"}


def test_a_step_that_becomes_recurring_loses_its_hours_first() -> None:
    assert list(edits(Wanted("sql", estimate="1 h a week", because="slow and steady"))) == [
        "goals[0].plan[0].hours",
        "goals[0].plan[0].weekly_hours",
        "changes[0]",
    ]


def test_a_size_keeps_what_was_done_before() -> None:
    assert plain(edits(Wanted("python-course", estimate="100 chapters", because="second edition"))) == {
        "goals[0].plan[1].size": {"total": "100", "before": "26", "unit": "chapter"},
        "changes[0]": {
            "date": TODAY,
            "about": "python-course",
            "what": "estimate from 92 chapters, 26 of them done to 100 chapters",
            "because": "second edition",
        },
    }


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted("backend-job", status="paused"),
        Wanted("backend-job", status="dropped"),
        Wanted("sql", status="dropped"),
        Wanted("backend-job", by="2027-06-30"),
        Wanted("sql", estimate="40"),
        Wanted("i1", status="declined"),
        Wanted("i1", status="parked"),
        Wanted(accept="MP306"),
    ],
)
def test_some_changes_need_a_reason(wanted: Wanted) -> None:
    ending = amended(homework(), wanted, TODAY)
    assert isinstance(ending, Missing)
    assert ending.flag == "--because"
    assert [decision.id for decision in ending.against] == (["d1"] if wanted.id == "backend-job" else [])
    assert isinstance(amended(homework(), wanted._replace(because="so"), TODAY), Amendment)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted("q1", answer="FastAPI"), {"questions[0].answer": "FastAPI"}),
        (Wanted("i1", status="adopted"), {"ideas[0].status": "adopted"}),
        (
            Wanted("i1", status="Parked", because="after the exam"),
            {"ideas[0].status": "parked", "ideas[0].because": "after the exam"},
        ),
        (Wanted("marcin", status="accepted"), {"mentors[0].status": "accepted"}),
        (Wanted("kick-off", note="Bring a plan"), {"meetings[0].notes": "Hello\nBring a plan"}),
        (Wanted("d1", because="the market"), {"decisions[1].because": "the market"}),
        (Wanted("q1", private=True), {"questions[0].private": True}),
        (Wanted("sql", private=True), {"goals[0].plan[0].private": True}),
        (
            Wanted(accept="high-load", because="Fridays are free"),
            {"accepted[0]": {"code": "MP306", "because": "Fridays are free"}},
        ),
        (
            Wanted("backend-job", accept="mp302", because="it is a stretch"),
            {"accepted[0]": {"code": "MP302", "about": "backend-job", "because": "it is a stretch"}},
        ),
    ],
)
def test_every_id_has_its_verb(wanted: Wanted, expected: dict[str, object]) -> None:
    assert edits(wanted) == expected


def test_what_is_hidden_is_said() -> None:
    assert said(Wanted("q1", private=True)) == "q1 is private."
    assert said(Wanted("sql", private=True)) == "sql is private: 30 h left of 30."


def test_other_hours_hold_from_a_day() -> None:
    wanted = Wanted(hours_per_week="9", from_="1 March")
    assert plain(edits(wanted)) == {
        "mentee.availability.changes[1]": {"from": dt.date(2027, 3, 1), "hours_per_week": "9"}
    }
    assert said(wanted) == "From 1 March 2027 (Monday), in 14 weeks: 9 h a week."
    assert plain(edits(Wanted(hours_per_week="9", from_="2027-02-01"))) == {
        "mentee.availability.changes[0].hours_per_week": "9"
    }


def test_the_first_hours_ever_hold_from_the_beginning() -> None:
    bare = "mentorprep: 1\nmentee: {name: Ada}\n"
    assert plain(edits(Wanted(hours_per_week="mon 1, sat 4"), bare)) == {
        "mentee.availability.hours_per_week": {"mon": "1", "sat": "4"}
    }


def test_a_change_of_the_plan_shows_the_decisions_that_hold() -> None:
    assert [d.id for d in made(Wanted("backend-job", by="2027-09-30", because="so")).against] == ["d1"]
    assert made(Wanted("backend-job", done=True)).against == ()
    assert made(Wanted("sql", estimate="31", because="so")).against == ()


@pytest.mark.parametrize(
    ("wanted", "message", "cure"),
    [
        (Wanted("sqll", hours="1"), "There is no entry “sqll”.", "Did you mean sql?"),
        (
            Wanted("backend-job", hours="1"),
            "--hours cannot be given with backend-job, a goal.",
            "Work is logged and estimated on its steps: sql, python-course.",
        ),
        (Wanted("sql", answer="x"), "--answer cannot be given with sql, a step.", None),
        (Wanted(done=True), "--done cannot be given with no entry.", "Name its id: `mentorprep update ID …`."),
        (Wanted("sql", date="yesterday"), "Nothing was said to change.", None),
        (Wanted("sql", done=True, reopen=True), "--done, --reopen and --status say different things.", None),
        (Wanted("sql", status="paused"), "--status cannot be “paused” here.", None),
        (Wanted("sql", hours="x"), "--hours: “x” is not a number of hours.", None),
        (Wanted("sql", units="x"), "--units: “x” is not a number.", None),
        (Wanted("sql", hours="1", because="so"), "--because has nothing to explain here.", None),
        (Wanted("sql", note=" "), "--note: nothing is typed there.", "Type a text, or leave the flag out."),
        (Wanted(from_="tomorrow"), "--from is the day from which --hours-per-week holds.", "Give both."),
        (Wanted(accept="MP999", because="so"), "There is no finding “MP999”.", None),
        (Wanted(accept="MP102", because="so"), "MP102 cannot be kept: a file with it cannot be read.", None),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_way_on(wanted: Wanted, message: str, cure: str | None) -> None:
    told = refused(wanted)
    assert told[0] == message
    assert told[1] == cure if cure else told[1]


def test_a_date_that_cannot_be_read_is_told_before_a_reason_is_asked() -> None:
    assert refused(Wanted("backend-job", by="someday"))[0].startswith("--by: ")


def test_an_entry_of_a_day_to_come_is_said_to_count_later() -> None:
    assert said(Wanted("sql", hours="2", date="2026-12-01")) == (
        "Logged 2 h on sql, 1 December 2026 (Tuesday), in 8 days: 30 h left of 30.\n"
        "An entry of a day to come counts from that day on."
    )


def test_an_estimate_beside_a_figure_of_what_is_left_says_which_counts() -> None:
    text = TEXT + "log:\n  - {date: 2026-11-20, step: sql, left: 12}\n"
    assert said(Wanted("sql", estimate="40", because="more exercises"), text) == (
        "sql is estimated at 40 h; it was 30 h: 12 h left of 40.\n"
        "What is left goes by your entry of 20 November 2026 all the same; --left H says it anew."
    )


def test_a_date_that_is_the_same_needs_no_reason() -> None:
    assert edits(Wanted("backend-job", by="2027-03-31")) == {}
    assert edits(Wanted("english", status="paused")) == {}


def test_what_is_so_already_changes_nothing() -> None:
    amendment = made(Wanted("blog", done=True))
    assert amendment.edits == ()
    assert said(Wanted("blog", done=True)) == "blog is done already."


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted("sql", hours="2"), "`mentorprep check` says what this means for the dates."),
        (
            Wanted("sql", hours="30"),
            "Is it done? `mentorprep update sql --done`; if not, `--left H` says what is left.",
        ),
        (Wanted("sql", stuck="joins"), "`mentorprep add question --about sql` keeps it for your mentor."),
        (Wanted("sql", done=True), "Next in backend-job: Python course (python-course)."),
        (
            Wanted("q1", answer="Django"),
            "If it settled something, `mentorprep add decision` keeps it with its reason.",
        ),
        (Wanted("i1", status="adopted"), "`mentorprep export` tells your mentor what became of it."),
        (Wanted("english", status="dropped", because="no time"), "It stays with you: no export tells it."),
        (
            Wanted("sql", stuck="joins", private=True),
            "`mentorprep check` says what this means for the dates.",
        ),
        (
            Wanted("sql", accept="MP306", because="for now"),
            "`mentorprep check` lists it under what is kept on purpose.",
        ),
    ],
)
def test_one_line_says_what_is_worth_doing_next(wanted: Wanted, expected: str) -> None:
    amendment = made(wanted)
    assert next_line(amendment, wanted, after(amendment), TODAY) == expected


def new(kind: str, **values: object) -> New:
    more = {key: values.pop(key) for key in ("goal", "as_") if key in values}
    return New(kind, values, **more)  # type: ignore[arg-type]


def entry(asked: New, text: str = TEXT) -> tuple[Edit, ...]:
    result = added(homework(text), asked, TODAY)
    assert isinstance(result, Added), result
    edited = apply(load_text(text), result.edits)
    assert isinstance(edited, Edited), edited
    assert edited.document.ids_missing == ()
    return result.edits


def one(asked: New) -> tuple[str, object]:
    (edit,) = entry(asked)
    return path_text(edit.path), plain(edit.value)


def test_a_goal_has_every_field_as_typed() -> None:
    asked = new(
        "goal", title="Land it", by="2027-Q2", area="technical", measure="score: 57 -> 70", private=True, start="today"
    )
    assert one(asked) == (
        "goals[2]",
        {
            "id": "land-it",
            "title": "Land it",
            "area": "technical",
            "measure": {"name": "score", "now": "57", "target": "70"},
            "start": TODAY,
            "by": "2027-Q2",
            "private": True,
        },
    )


def test_a_step_goes_to_the_goal_that_is_named() -> None:
    asked = new("step", title="HTTP", hours="20-45", after=["sql"], wait_days="14-21", goal="english")
    assert one(asked) == (
        "goals[1].plan[0]",
        {
            "id": "http",
            "title": "HTTP",
            "hours": {"low": "20", "high": "45"},
            "after": ["sql"],
            "wait_days": {"low": "14", "high": "21"},
        },
    )


def test_a_step_of_several_goals_needs_to_know_which() -> None:
    assert added(homework(), new("step", title="HTTP"), TODAY) == Missing(
        "--goal", "Which goal is it a step of? (backend-job, english)"
    )
    one_goal = "mentorprep: 1\nmentee: {name: Ada}\ngoals: [{id: a, title: A}]\n"
    (edit,) = entry(new("step", title="B"), one_goal)
    assert edit.path == ("goals", 0, "plan", 0)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ("92 chapters", {"total": "92", "unit": "chapter"}),
        ("92", {"total": "92"}),
        ("26 of 92 chapters", {"total": "92", "before": "26", "unit": "chapter"}),
        ("{total: 92, before: 26, unit: chapter}", {"total": "92", "before": "26", "unit": "chapter"}),
    ],
)
def test_a_size_is_typed_in_words_or_as_in_the_file(size: str, expected: dict[str, str]) -> None:
    _, value = one(new("step", title="Course", size=size, goal="english"))
    assert value == {"id": "course", "title": "Course", "size": expected}


@pytest.mark.parametrize(
    "size",
    [
        "{total: 5}, hours: 30, by: 2027-01-01",
        "{total: 5}}]}, {title: evil, plan: [{title: x, size: {total: 6}",
        "{total: 5}\nhours: 30",
        "{total: 5, hours: 30}",
        "{total: 5, x-mood: fine}",
        "{total: many}",
        "{total: 5}: 6",
        "{unit: page}",
        "{",
        "{}",
        "{total: 5}\x07",
    ],
)
def test_a_size_that_says_more_or_less_than_one_is_refused(size: str) -> None:
    refused = added(homework(), new("step", title="Course", size=size, goal="english"), TODAY)
    assert isinstance(refused, Refusal)
    assert refused.message.startswith("--size: ")
    assert refused.cure


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            new("question", text="Is it?", about=["sql"]),
            ("questions[1]", {"id": "q2", "text": "Is it?", "about": "sql"}),
        ),
        (
            new("question", text="Is it?", about=["sql", "english"]),
            ("questions[1]", {"id": "q2", "text": "Is it?", "about": ["sql", "english"]}),
        ),
        (new("mentor", name="Zażółć Gęśl"), ("mentors[1]", {"id": "zazolc-gesl", "name": "Zażółć Gęśl"})),
        (
            new("meeting", date="1 December", time="18:00", with_="marcin"),
            (
                "meetings[1]",
                {"id": "meeting-2026-12-01", "date": dt.date(2026, 12, 1), "time": "18:00", "with": "marcin"},
            ),
        ),
        (
            new("decision", text="Go", because="so"),
            ("decisions[2]", {"id": "d3", "text": "Go", "date": TODAY, "because": "so"}),
        ),
        (
            new("idea", text="Rest", from_="a friend", date="1 November"),
            ("ideas[1]", {"id": "i2", "text": "Rest", "date": dt.date(2026, 11, 1), "from": "a friend"}),
        ),
        (
            new("break", from_="21 December", to="2027-01-03", why="family"),
            (
                "mentee.availability.breaks[0]",
                {"from": dt.date(2026, 12, 21), "to": dt.date(2027, 1, 3), "why": "family"},
            ),
        ),
    ],
)
def test_each_kind_goes_to_its_list_with_an_id(asked: New, expected: tuple[str, object]) -> None:
    assert one(asked) == expected


def test_an_idea_becomes_a_step_at_once() -> None:
    step, idea = entry(new("idea", text="Practise\nsalary talks", from_="marcin", as_="step", goal="english"))
    assert step == Edit(("goals", 1, "plan", 0), {"id": "practise-salary-talks", "title": "Practise salary talks"})
    assert idea.value["became"] == "practise-salary-talks"
    assert idea.value["status"] == "adopted"


@pytest.mark.parametrize(
    ("asked", "flag"),
    [
        (new("goal"), "--title"),
        (new("step"), "--title"),
        (new("question"), "--text"),
        (new("mentor"), "--name"),
        (new("meeting"), "--date"),
        (new("decision"), "--text"),
        (new("idea"), "--text"),
        (new("break"), "--from"),
        (new("break", from_="today"), "--to"),
    ],
)
def test_what_an_entry_needs_is_asked_for(asked: New, flag: str) -> None:
    ending = added(homework(), asked, TODAY)
    assert isinstance(ending, Missing)
    assert ending.flag == flag


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (new("question", text="x", about=["sqll"]), "There is no goal or step “sqll”."),
        (new("step", title="x", after=["backend-job"], goal="english"), "There is no step “backend-job”."),
        (new("step", title="x", goal="englisch"), "There is no goal “englisch”."),
        (new("goal", title="x", id="sql"), "The id sql is taken."),
        (new("goal", title="x", area="tech"), None),
        (new("idea", text="x", goal="english"), "--title and --goal say what the idea becomes."),
        (new("idea", text="x", as_="goal", status="new"), "--as adopts the idea and notes what it became."),
        (new("idea", text="x", as_="mentor"), "An idea becomes a goal or a step, not “mentor”."),
    ],
)
def test_what_cannot_be_added_is_refused(asked: New, message: str | None) -> None:
    ending = added(homework(), asked, TODAY)
    assert isinstance(ending, Refusal)
    assert ending.message == message if message else ending.message


def test_every_field_of_every_kind_has_a_flag_of_its_own() -> None:
    for kind in KINDS:
        flags = [field.flag for field in fields_of(kind)]
        assert len(set(flags)) == len(flags)
        assert "--help" not in flags
        result = Added((), "", kind, "x")
        assert next_after(result)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (new("question", text="Is it?"), "`mentorprep export` asks it in the next message."),
        (new("question", text="Is it?", private=True), "It stays with you: no export tells it."),
        (new("meeting", date="1 December"), "`mentorprep export` writes the message that fits now."),
        (new("meeting", date="1 December", private=True), "It stays with you: no export tells it."),
        (new("mentor", name="Ola", status="accepted"), "`mentorprep export` writes the message that fits now."),
    ],
)
def test_what_is_worth_doing_after_adding_fits_what_was_added(asked: New, expected: str) -> None:
    result = added(homework(), asked, TODAY)
    assert isinstance(result, Added)
    assert next_after(result) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_an_entry_cannot_do_without_has_a_question_of_its_own(kind: Kind) -> None:
    required = {field.name for field in fields_of(kind) if field.required}
    assert set(KINDS[kind].asks) == (required or {"name"})


def test_what_was_given_is_judged_before_anything_is_asked_for() -> None:
    for wrong in (new("goal", by="whenever"), new("step", goal="nowhere"), new("goal", id="sql")):
        assert isinstance(added(homework(), wrong, TODAY), Refusal)


def test_of_two_equal_ids_the_one_counts_that_check_says_counts() -> None:
    text = "mentorprep: 1\nmentee: {name: Ada}\ngoals: [{id: x, title: A}]\nmentors: [{id: x, name: Marcin}]\n"
    twice = homework(text)
    (found,) = contradictions(twice)
    assert found.message == "The id x is used twice: for the mentor “Marcin” and for the goal “A”."
    assert target_of(twice, "x").kind == "mentor"


def test_a_range_may_be_given_as_the_file_has_it() -> None:
    asked = new("step", title="Exam", goal="backend-job", hours="{low: 2, high: 3}", wait_days="{low: 7, high: 14}")
    result = added(homework(), asked, TODAY)
    assert isinstance(result, Added)
    assert result.edits[0].value["hours"] == {"low": 2, "high": 3}
    assert result.edits[0].value["wait_days"] == {"low": 7, "high": 14}
    assert made(Wanted("sql", left="{low: 2, high: 3.5}")).edits[0].value["left"] == {"low": 2, "high": Decimal("3.5")}


def test_of_what_comes_round_every_week_nothing_is_left_to_estimate() -> None:
    text = TEXT.replace("title: SQL course, hours: 30", "title: SQL class, weekly_hours: 1")
    assert amended(homework(text), Wanted("sql", left="3"), TODAY) == Refusal(
        "sql comes round every week, so nothing of it is left to estimate.",
        "--estimate changes its hours a week; --done ends it.",
    )


@pytest.mark.parametrize(
    ("wanted", "message", "cure"),
    [
        (Wanted("sql", hours="0"), "--hours: 0 says nothing.", "Leave it out where there is nothing to count."),
        (Wanted("sql", units="0"), "--units: 0 says nothing.", "Leave it out where there is nothing to count."),
        (Wanted("sql", hours="2", date="1926-11-20"), "--date: 1926-11-20 is long past.", "Is 2026-11-20 meant?"),
        (Wanted(accept="MP999", because="x"), "There is no finding “MP999”.", "`mentorprep check` shows the codes."),
        (Wanted(accept="MP3066", because="x"), "There is no finding “MP3066”.", "Did you mean MP306?"),
        (Wanted(accept="hgh-load", because="x"), "There is no finding “hgh-load”.", "Did you mean MP306?"),
        (
            Wanted(accept="hghload", because="x"),
            "There is no finding “hghload”.",
            "`mentorprep check` shows the codes.",
        ),
    ],
)
def test_what_would_say_nothing_is_not_written(wanted: Wanted, message: str, cure: str) -> None:
    assert amended(homework(), wanted, TODAY) == Refusal(message, cure)


def test_what_check_finds_can_be_kept_and_nothing_else() -> None:
    for code in CATALOGUE:
        ended = amended(homework(), Wanted(accept=code, because="for now"), TODAY)
        assert isinstance(ended, Amendment) == (code not in EXIT_UNUSABLE_CODES), code
