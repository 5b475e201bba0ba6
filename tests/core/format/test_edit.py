"""Edits in place, before and after: what people's files look like, and what a change makes of them."""

import datetime as dt
import difflib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from mentorprep.core.format.edit import Edit, Edited, Refusal, apply, with_ids
from mentorprep.core.format.page import Page
from mentorprep.core.format.read import load, load_text

REAL = Path(__file__).parents[2] / "homeworks" / "real"
HEAD = "mentorprep: 1\nmentee:\n  name: Ada\n"
DAY = dt.date(2027, 1, 2)
ENTRY = {"date": DAY, "hours": Decimal("2.5")}


def after(text: str, *edits: tuple[tuple[str | int, ...], Any]) -> str:
    """The text after the edits."""
    document = load_text(text)
    assert document.findings == ()
    result = apply(document, [Edit(*edit) for edit in edits])
    assert isinstance(result, Edited), result
    assert result.document.text == result.text
    return result.text


def diff(text: str, *edits: tuple[tuple[str | int, ...], Any]) -> str:
    """The lines that go (-) and come (+), with one line around them."""
    lines = difflib.unified_diff(text.splitlines(), after(text, *edits).splitlines(), n=1, lineterm="")
    return "\n".join(line.rstrip() for line in lines if not line.startswith(("---", "+++", "@@"))) + "\n"


def refusal(text: str, *edits: tuple[tuple[str | int, ...], Any]) -> Refusal:
    result = apply(load_text(text), [Edit(*edit) for edit in edits])
    assert isinstance(result, Refusal), result
    assert result.cure
    return result


@pytest.mark.parametrize(
    ("log", "wanted"),
    [
        ("", "log:\n  - {date: 2027-01-02, hours: 2.5}\n"),
        ("log:\n", "log:\n  - {date: 2027-01-02, hours: 2.5}\n"),
        ("log: ~  # later\n", "log:  # later\n  - {date: 2027-01-02, hours: 2.5}\n"),
        ("log: []  # none yet\nx-a: 1\n", "log:  # none yet\n  - {date: 2027-01-02, hours: 2.5}\nx-a: 1\n"),
        ("log:\n- {date: 2027-01-01}\n", "log:\n- {date: 2027-01-01}\n- {date: 2027-01-02, hours: 2.5}\n"),
        ("log:\n  - { date: 2027-01-01 }", "log:\n  - { date: 2027-01-01 }\n  - { date: 2027-01-02, hours: 2.5 }"),
        (
            "log:\n  -   date: 2027-01-01\n      hours: 1\n",
            "log:\n  -   date: 2027-01-01\n      hours: 1\n  -   date: 2027-01-02\n      hours: 2.5\n",
        ),
        (
            "log:\n  - {date: 2027-01-01}\n\n  - {date: 2027-01-01}   # late\n    # deeper: its own\n\n# end\n",
            (
                "log:\n  - {date: 2027-01-01}\n\n  - {date: 2027-01-01}   # late\n    # deeper: its own\n\n"
                "  - {date: 2027-01-02, hours: 2.5}\n\n# end\n"
            ),
        ),
        ("log: [{date: 2027-01-01}]\n", "log: [{date: 2027-01-01}, {date: 2027-01-02, hours: 2.5}]\n"),
        ("log: [{date: 2027-01-01},]\n", "log: [{date: 2027-01-01}, {date: 2027-01-02, hours: 2.5},]\n"),
        (
            "log: [\n  {date: 2027-01-01}   # a\n]\n",
            "log: [\n  {date: 2027-01-01},   # a\n  {date: 2027-01-02, hours: 2.5}\n]\n",
        ),
        (
            "log: [\n  {date: 2027-01-01},   # a\n  # b\n]\n",
            "log: [\n  {date: 2027-01-01},   # a\n  {date: 2027-01-02, hours: 2.5},\n  # b\n]\n",
        ),
        (
            "log:\n  - date: 2027-01-01\n    note: |\n      ends the file",
            "log:\n  - date: 2027-01-01\n    note: |-\n      ends the file\n  - date: 2027-01-02\n    hours: 2.5",
        ),
    ],
)
def test_a_log_entry_takes_the_style_of_its_neighbours(log: str, wanted: str) -> None:
    count = len(load_text(HEAD + log).homework.log)  # type: ignore[union-attr]
    assert after(HEAD + log, (("log", count), ENTRY)) == HEAD + wanted
    crlf = (HEAD + log).replace("\n", "\r\n")
    assert after(crlf, (("log", count), ENTRY)) == (HEAD + wanted).replace("\n", "\r\n")


def test_a_new_section_stands_where_the_order_of_the_format_has_it_parted_like_the_others() -> None:
    before = """\
mentorprep: 1

mentee:
  name: Ada

# what I want
goals:
  - title: Go

# what we agreed
decisions:
  - text: Go first
"""
    assert (
        after(before, (("log", 0), ENTRY), (("x-mood",), "fine"))
        == """\
mentorprep: 1

mentee:
  name: Ada

# what I want
goals:
  - title: Go

log:
  - {date: 2027-01-02, hours: 2.5}

# what we agreed
decisions:
  - text: Go first

x-mood: fine
"""
    )


def test_what_is_missing_on_the_way_is_made() -> None:
    day = dt.date(2026, 12, 21)
    assert (
        after(HEAD, (("mentee", "availability", "breaks", 0), {"from": day, "to": day, "why": "family"}))
        == HEAD
        + """\
  availability:
    breaks:
      - {from: 2026-12-21, to: 2026-12-21, why: family}
"""
    )


PLAN = """\
mentorprep: 1
mentee:
  name: 'Ada'   # that is me
  situation: |  # for Marcin
    Tester.

  options:
    - stay
    # braver
    - go
goals:
  # the big one
  - title: Backend job   # hm
    by: 2027-06-30       # my birthday
    plan:
      - {title: SQL, hours: 30, after: [git]}   # evenings
      - {id: git, title: "Git, all of it", status: todo}

  # for fun
  - title: Blog
questions:
- text: >-
    Django
    or FastAPI?
- {text: When?, answer: ""}
"""


@pytest.mark.parametrize(
    ("edits", "wanted"),
    [
        (
            [(("goals", 0, "by"), dt.date(2027, 9, 30))],
            """\
   - title: Backend job   # hm
-    by: 2027-06-30       # my birthday
+    by: 2027-09-30       # my birthday
     plan:
""",
        ),
        (
            [(("goals", 0, "plan", 1, "status"), "done"), (("goals", 0, "plan", 1, "finished"), DAY)],
            """\
       - {title: SQL, hours: 30, after: [git]}   # evenings
-      - {id: git, title: "Git, all of it", status: todo}
+      - {id: git, title: "Git, all of it", status: done, finished: 2027-01-02}

""",
        ),
        (
            [(("goals", 0, "status"), "paused"), (("goals", 0, "because"), "a child\nis on the way")],
            """\
     by: 2027-06-30       # my birthday
+    status: paused
+    because: |-
+      a child
+      is on the way
     plan:
""",
        ),
        (
            [(("goals", 0, "plan", 0, "hours"), {"low": Decimal(20), "high": Decimal(45)})],
            """\
     plan:
-      - {title: SQL, hours: 30, after: [git]}   # evenings
+      - {title: SQL, hours: {low: 20, high: 45}, after: [git]}   # evenings
       - {id: git, title: "Git, all of it", status: todo}
""",
        ),
        (
            [(("goals", 0, "plan", 0, "after"), ["git", "linux"]), (("goals", 0, "plan", 0, "hours"), None)],
            """\
     plan:
-      - {title: SQL, hours: 30, after: [git]}   # evenings
+      - {title: SQL, after: [git, linux]}   # evenings
       - {id: git, title: "Git, all of it", status: todo}
""",
        ),
        (
            [(("goals", 0, "plan", 2), {"title": "HTTP, HTML and CSS", "hours": 3})],
            """\
       - {id: git, title: "Git, all of it", status: todo}
+      - {title: "HTTP, HTML and CSS", hours: 3}

""",
        ),
        (
            [(("goals", 1, "plan", 0), {"title": "First post", "hours": 3})],
            """\
   - title: Blog
+    plan:
+      - title: First post
+        hours: 3
 questions:
""",
        ),
        (
            [(("goals", 2), {"title": "English: B2"})],
            """\
   - title: Blog
+
+  - title: "English: B2"
 questions:
""",
        ),
        (
            [(("goals", 0), None)],
            """\
   # the big one
-  - title: Backend job   # hm
-    by: 2027-06-30       # my birthday
-    plan:
-      - {title: SQL, hours: 30, after: [git]}   # evenings
-      - {id: git, title: "Git, all of it", status: todo}

""",
        ),
        (
            [(("goals", 0, "by"), None), (("goals", 0, "plan"), None)],
            """\
   - title: Backend job   # hm
-    by: 2027-06-30       # my birthday
-    plan:
-      - {title: SQL, hours: 30, after: [git]}   # evenings
-      - {id: git, title: "Git, all of it", status: todo}

""",
        ),
        (
            [(("goals", 0, "plan", 0), None), (("goals", 0, "plan", 0), None)],
            """\
     by: 2027-06-30       # my birthday
-    plan:
-      - {title: SQL, hours: 30, after: [git]}   # evenings
-      - {id: git, title: "Git, all of it", status: todo}
+    plan: []

""",
        ),
        (
            [(("mentee", "name"), "Ada O'Hara"), (("mentee", "email"), "ada@example.org")],
            """\
 mentee:
-  name: 'Ada'   # that is me
+  name: 'Ada O''Hara'   # that is me
   situation: |  # for Marcin
     Tester.
+  email: ada@example.org

""",
        ),
        (
            [(("mentee", "situation"), "Developer.\n\n  In Go!\n"), (("mentee", "options"), ["go"])],
            """\
   situation: |  # for Marcin
-    Tester.
+    Developer.
+
+      In Go!

   options:
-    - stay
     # braver
""",
        ),
        (
            [(("questions", 0, "text"), "Rust?"), (("questions", 1, "answer"), "no\nnever")],
            """\
 - text: >-
-    Django
-    or FastAPI?
-- {text: When?, answer: ""}
+    Rust?
+- {text: When?, answer: "no\\nnever"}
""",
        ),
        (
            [(("mentee", "options", 2), "no"), (("mentee", "options", 3), "- rest"), (("mentee", "options", 0), None)],
            """\
   options:
-    - stay
     # braver
     - go
+    - "no"
+    - "- rest"
 goals:
""",
        ),
        ([(("mentee", "name"), "Ada"), (("goals", 0, "because"), None), (("goals", 1), {"title": "Blog"})], "\n"),
    ],
)
def test_a_change_touches_its_own_lines_only(edits: list[tuple[tuple[str | int, ...], Any]], wanted: str) -> None:
    assert diff(PLAN, *edits) == wanted


def test_every_entry_gets_its_id_first() -> None:
    document = load_text(PLAN)
    result = apply(document, with_ids(document))
    assert isinstance(result, Edited)
    assert result.document.ids_missing == ()
    assert (
        result.text
        == """\
mentorprep: 1
mentee:
  name: 'Ada'   # that is me
  situation: |  # for Marcin
    Tester.

  options:
    - stay
    # braver
    - go
goals:
  # the big one
  - id: backend-job
    title: Backend job   # hm
    by: 2027-06-30       # my birthday
    plan:
      - {id: sql, title: SQL, hours: 30, after: [git]}   # evenings
      - {id: git, title: "Git, all of it", status: todo}

  # for fun
  - id: blog
    title: Blog
questions:
- id: q1
  text: >-
    Django
    or FastAPI?
- {id: q2, text: When?, answer: ""}
"""
    )


def test_a_first_key_that_goes_lets_the_next_one_move_up_unless_a_comment_stands_between() -> None:
    text = HEAD + "x-a:\n  - k: 1\n    # about l\n    l: 2\n  - k: 1  # one\n    l: 2\n"
    assert after(text, (("x-a", 0, "k"), None), (("x-a", 1, "k"), None)) == (
        HEAD + "x-a:\n  -\n    # about l\n    l: 2\n  - l: 2\n"
    )


def test_entries_of_a_flow_list_on_many_lines_go_with_their_comments() -> None:
    text = HEAD + "x-a: [\n  a,  # first\n  b,  # second\n  c   # third\n]\n"
    assert after(text, (("x-a", 1), None)) == HEAD + "x-a: [\n  a,  # first\n  c   # third\n]\n"
    assert after(text, (("x-a", 2), None)) == HEAD + "x-a: [\n  a,  # first\n  b,  # second\n]\n"


def test_json_stays_json() -> None:
    text = '{\n  "mentorprep": 1,\n  "mentee": {"name": "Ada"}\n}\n'
    assert after(text, (("log", 0), ENTRY), (("mentee", "email"), "a@example.org")) == (
        '{\n  "mentorprep": 1,\n  "mentee": {"name": "Ada", "email": "a@example.org"},\n'
        '  "log": [{"date": "2027-01-02", "hours": 2.5}]\n}\n'
    )


def test_a_byte_order_mark_stays_outside_the_text() -> None:
    document = load(b"\xef\xbb\xbf" + HEAD.encode())
    result = apply(document, [Edit(("log", 0), ENTRY)])
    assert isinstance(result, Edited)
    assert result.document.bom
    assert result.text == HEAD + "log:\n  - {date: 2027-01-02, hours: 2.5}\n"


SHARED = HEAD + "goals:\n  - &go {title: Go}\n  - {title: Rust, x-like: *go}\nx-go: *go\n"


def test_what_stands_in_several_places_is_not_changed_in_one_of_them() -> None:
    assert refusal(SHARED, (("goals", 0, "by"), DAY)) == Refusal(
        "goals[0] is used in several places (&go).",
        "Open the file in an editor and write it out in each place, then repeat the change.",
    )
    assert refusal(SHARED, (("x-go", "by"), DAY)).message == "x-go stands for what is written elsewhere (*go)."
    assert refusal(SHARED, (("goals", 0), None)).message == (
        "The way the file is written leaves no safe place for this change (goals[0])."
    )


def test_beside_what_stands_in_several_places_edits_are_made() -> None:
    assert after(SHARED, (("goals", 1, "by"), DAY), (("x-go",), "now")) == HEAD + (
        "goals:\n  - &go {title: Go}\n  - {title: Rust, x-like: *go, by: 2027-01-02}\nx-go: now\n"
    )


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        ((("goals", 2), {"title": "Rust"}), "goals has no entry 2."),
        ((("goals", 0, "title", "de"), "Rust"), "goals[0].title is a single value, with nothing below it."),
        ((("goals", "title"), "Rust"), "goals has no entry title."),
        ((("mentee", 0), "Rust"), "mentee is no list."),
        (((), None), "These changes would leave nothing of the file."),
        ((("log", 3), ENTRY), "log has no entry 3."),
    ],
)
def test_a_path_that_leads_nowhere_is_refused(edit: tuple[tuple[str | int, ...], Any], message: str) -> None:
    assert refusal(HEAD + "goals: [{title: Go}]\n", edit).message == message


def test_a_change_that_does_not_fit_the_format_is_refused_with_the_words_of_the_reader() -> None:
    result = refusal(HEAD, (("goals", 0), {"title": "Go", "colour": "red"}))
    assert result.message == "The change does not fit the format: the key `colour` is not one of the format's here"
    assert refusal(HEAD, (("mentee",), None)).message.startswith("The change does not fit the format: ")


def test_a_text_that_no_file_can_hold_is_refused() -> None:
    assert refusal(HEAD, (("mentee", "name"), "Ada\ud800")).message == (
        "A text cannot be written: the text holds '\\ud800', which no file can hold."
    )


def test_a_file_that_cannot_be_read_is_not_changed() -> None:
    message = "The file cannot be read as a homework, so it cannot be changed."
    assert refusal("a: [", (("mentee", "name"), "Ada")).message == message
    assert refusal("", (("mentee", "name"), "Ada")).message == message


@pytest.mark.parametrize(
    ("mine", "edits", "wanted"),
    [
        ("- |+\n one: # 1\n\n - two\n-\n\n", [((1,), None), ((1,), [])], "- |+\n one: # 1\n\n - two\n- []\n\n"),
        ("- |+\n  a\n- x\n\n- y\n\n", [((1,), None), ((1,), None)], "- |+\n  a\n"),
        ("- |+\n  a\n- x\n\n- y\n\n", [((1,), None), ((1,), None), ((1,), "q")], "- |+\n  a\n- q\n\n"),
        ("- - |+\n    a\n  - x\n\n", [((0, 1), None), ((1,), "q")], "- - |+\n    a\n- q\n\n"),
        ("- a: |+\n    a\n  b: x\n\n", [((0, "b"), None), ((0, "c"), "q")], "- a: |+\n    a\n  c: q\n\n"),
    ],
)
def test_what_goes_and_what_comes_below_a_text_that_keeps_its_empty_lines_gives_it_no_more_of_them(
    mine: str, edits: list[Any], wanted: str
) -> None:
    head = HEAD + "x-mine:\n"
    assert after(head + mine, *((("x-mine", *path), value) for path, value in edits)) == head + wanted


def test_a_key_comes_where_the_first_of_its_item_goes_and_the_next_moves_up() -> None:
    text = HEAD + "x-mine:\n- a: 1\n  b:\n    c: 2\n"
    wanted = HEAD + "x-mine:\n- d: 1\n  b:\n    c: 2\n"
    assert after(text, (("x-mine", 0, "a"), None), (("x-mine", 0, "d"), 1)) == wanted


def test_a_key_comes_where_the_first_of_its_item_goes_and_a_comment_stays() -> None:
    text = HEAD + "x-mine:\n- a: 1\n# why\n  b:\n    c: 2\n"
    wanted = HEAD + "x-mine:\n-\n  id: d\n# why\n  b:\n    c: 2\n"
    assert after(text, (("x-mine", 0, "a"), None), (("x-mine", 0, "id"), "d")) == wanted


def test_a_splice_at_the_wrong_place_is_caught_by_reading_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Page, "own_end", lambda self, end, column: self.line_start(end))
    assert refusal(PLAN, (("goals", 0, "plan", 2), {"title": "Rust"})).message == (
        "The way the file is written leaves no safe place for this change (goals[0].plan[2])."
    )


@pytest.mark.parametrize("path", sorted(REAL.glob("*.yaml")), ids=lambda path: path.stem)
def test_in_a_real_plan_the_usual_changes_add_their_lines_and_touch_no_other(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    homework = load_text(text).homework
    assert homework is not None
    count = len(homework.log)
    lines = diff(text, (("log", count), ENTRY), (("goals", 0, "help"), "Tell me: what first?")).splitlines()
    helped = ['+    help: "Tell me: what first?"']
    if path.stem == "23-only-topics":
        entry = "  - {title: Career advice, area: opportunities"
        helped = [f"-{entry}}}", f'+{entry}, help: "Tell me: what first?"}}']
    logged = [*["+log:"][count:], "+  - {date: 2027-01-02, hours: 2.5}"]
    assert [line for line in lines if line[:1] in ("+", "-")] == [*helped, *logged]


def test_a_real_plan_gets_the_ids_it_lacks() -> None:
    text = (REAL / "23-only-topics.yaml").read_text(encoding="utf-8")
    assert (
        diff(text, *with_ids(load_text(text)))
        == """\
 goals:
-  - {title: Career advice, area: opportunities}
-  - {title: Kubernetes}
-  - {title: Go}
-  - {title: KCNA exam}
+  - {id: career-advice, title: Career advice, area: opportunities}
+  - {id: kubernetes, title: Kubernetes}
+  - {id: go, title: Go}
+  - {id: kcna-exam, title: KCNA exam}
"""
    )


@pytest.mark.parametrize("key", ["? hours_per_week: 6", "? [hours_per_week]", "[]: 6"])
def test_a_mapping_whose_only_key_was_refused_is_no_obstacle_to_an_edit_elsewhere(key: str) -> None:
    text = f"{HEAD}  availability:\n    {key}\ngoals: []\n"
    document = load_text(text)
    assert [finding.code for finding in document.findings] == ["MP100"]
    result = apply(document, [Edit(("x-mine",), "kept")])
    assert isinstance(result, Refusal) or result.text == f"{text}x-mine: kept\n"
