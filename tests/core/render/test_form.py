"""The boxes of a platform's form: one paragraph each."""

from __future__ import annotations

from decimal import Decimal

from mentorprep.core.render.blocks import Bullets, Exactly, Item, Numbered, Paragraph, Typed
from mentorprep.core.render.form import Box, form, too_short
from mentorprep.core.render.languages import words_in
from mentorprep.core.render.pages.outreach import boxes
from mentorprep.core.summary.outreach import Outreach, Wish

EMPTY = Outreach("outreach", None, None, "Ada", None, None, (), 0, (), (), None, None, False, None)


def test_each_box_is_one_paragraph_of_sentences() -> None:
    blocks = (
        Exactly("Lorem  ipsum\n*x*"),
        Paragraph(("Hello,",)),
        Paragraph((Typed("two\nlines"),)),
        Numbered((Item((Typed("one."),)), Item(("two",), (Paragraph(("more",)),))), 3),
        Bullets((Item(("a…",)), Item(("b?",)))),
        Paragraph(("See ", Typed("https://example.org/a"))),
    )
    box = Box("Message", blocks, "")
    assert box.text == "Lorem  ipsum *x* Hello, two lines. 3. one; 4. two more. a…; b? See https://example.org/a"
    assert form([box, Box("Empty", (), "")]) == f"Message:\n{box.text}\n"


def test_the_boxes_of_a_first_message_stand_each_for_itself() -> None:
    summary = EMPTY._replace(
        mentor="Marcin",
        opening_code="Lorem",
        situation="Tester in a bank.",
        why="Your talk",
        goals=(Wish(1, "A job", None, None),),
        done=("Git",),
        hours_per_week=Decimal(6),
        ask="May I write?",
    )
    assert form(boxes(summary, words_in("en"))) == (
        "Background:\nTester in a bank. Done: Git.\n\n"
        "Expectations:\nI would like help with: 1. A job. I give this 6 hours a week.\n\n"
        "Message:\nLorem Hello Marcin, I am Ada, looking for a mentor. My goal: A job. "
        "One line answers my request at the end. Why you: Your talk. May I write?\n"
    )


def test_what_a_platform_would_not_take_is_known() -> None:
    goals = (Wish(1, "A job", None, "Tell me which of my projects convince"),)
    assert [box.label for box in too_short(boxes(EMPTY, words_in("en")))] == ["Background", "Expectations"]
    assert [box.label for box in too_short(boxes(EMPTY._replace(goals=goals), words_in("pl")))] == ["O mnie"]
