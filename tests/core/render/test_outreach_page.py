"""The first message, laid out."""

import datetime as dt

from mentorprep.core.model import By
from mentorprep.core.render.languages import words_in
from mentorprep.core.render.markdown import markdown
from mentorprep.core.render.pages import page
from mentorprep.core.render.text import text
from mentorprep.core.summary.outreach import Outreach, Wish

GOALS = (
    Wish(1, "A job", By(dt.date(2027, 12, 31), "2027"), None),
    Wish(2, "English", None, None),
    Wish(3, "Go", None, None),
)
MESSAGE = Outreach("outreach", None, None, "Ada", None, None, GOALS, 1, (), (), None, None, False, None)


def test_a_placeholder_is_no_name_to_greet_by() -> None:
    for mentor, hello in (("Eva Novak", "Hello Eva Novak,"), ("marcin", "Hello marcin,"), ("李明", "Hello 李明,")):
        assert text(page(MESSAGE._replace(mentor=mentor), words_in("en")).blocks).startswith(f"{hello}\n")
    for nobody in ("A cloud mentor", "My mentor", None):
        assert text(page(MESSAGE._replace(mentor=nobody), words_in("en")).blocks).startswith("Hello,\n")


def test_one_goal_of_a_title_alone_stands_in_the_first_lines_and_nowhere_else() -> None:
    message = text(page(MESSAGE._replace(goals=(Wish(1, "Go", None, None),), more_goals=0), words_in("en")).blocks)
    assert message == (
        "Hello,\n\nI am Ada, looking for a mentor. My goal: Go. One line answers my request at the end.\n\n"
        "May I send you my one-page plan?\n\nAda\n"
    )


def test_goals_that_are_not_shown_stand_below_the_list_and_under_no_number() -> None:
    blocks = page(MESSAGE, words_in("en")).blocks
    for written in (markdown(blocks), text(blocks)):
        assert "1. A job, by the end of 2027\n2. English\n3. Go\n\nAnd one more goal.\n\n" in written
