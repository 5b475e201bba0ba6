"""Which mentor, which message, since when."""

import datetime as dt

import pytest

from mentorprep.core.model import Homework, Meeting, Mentee, Mentor, Sent
from mentorprep.core.stop import Stop
from mentorprep.core.summary.length import Part, count_words, too_long
from mentorprep.core.summary.outreach import first_sentences
from mentorprep.core.summary.relationship import chosen_mentor, last_sent, next_kind

TODAY = dt.date(2026, 12, 1)
YESTERDAY = dt.date(2026, 11, 30)
EVA, MARCIN = Mentor("eva", "Eva"), Mentor("marcin", "Marcin", status="accepted")


def ada(*mentors: Mentor, **fields: object) -> Homework:
    return Homework(1, Mentee("Ada"), mentors)._replace(**fields)  # type: ignore[arg-type]


def test_the_only_mentor_is_meant_and_one_who_declined_is_not() -> None:
    assert chosen_mentor(ada(), None) is None
    assert chosen_mentor(ada(EVA), None) == EVA
    assert chosen_mentor(ada(EVA, MARCIN), "marcin") == MARCIN
    assert chosen_mentor(ada(EVA._replace(status="declined"), MARCIN), None) == MARCIN
    assert chosen_mentor(ada(EVA, MARCIN), None, needed=False) is None


@pytest.mark.parametrize(
    ("homework", "wanted", "message"),
    [
        (ada(EVA, MARCIN), None, "There are several mentors: eva, marcin."),
        (ada(EVA, MARCIN), "marzin", "There is no mentor “marzin”. Did you mean marcin?"),
        (ada(EVA, MARCIN), "zzzqqq", "There is no mentor “zzzqqq”."),
        (ada(), "eva", "There is no mentor “eva”, nor any other."),
    ],
)
def test_a_mentor_who_is_not_clear_ends_with_2(homework: Homework, wanted: str | None, message: str) -> None:
    with pytest.raises(Stop) as stop:
        chosen_mentor(homework, wanted)
    assert (stop.value.exit_code, stop.value.message) == (2, message)


@pytest.mark.parametrize(
    ("homework", "mentor", "kind"),
    [
        (ada(), None, "outreach"),
        (ada(EVA), EVA, "outreach"),
        (ada(MARCIN), MARCIN, "kickoff"),
        (ada(MARCIN, meetings=(Meeting(TODAY, with_="marcin"),)), MARCIN, "kickoff"),
        (ada(MARCIN, meetings=(Meeting(YESTERDAY, with_="marcin"),)), MARCIN, "update"),
        (ada(MARCIN, meetings=(Meeting(YESTERDAY, with_="Marcin"),)), MARCIN, "update"),
        (ada(MARCIN, meetings=(Meeting(YESTERDAY),)), MARCIN, "update"),
        (ada(MARCIN, EVA, meetings=(Meeting(YESTERDAY, with_="eva"),)), MARCIN, "kickoff"),
        (ada(MARCIN, sent=(Sent(YESTERDAY, "marcin", "kickoff"),)), MARCIN, "update"),
        (ada(MARCIN, sent=(Sent(YESTERDAY, "marcin", "outreach"),)), MARCIN, "kickoff"),
        (ada(MARCIN, sent=(Sent(YESTERDAY, "marcin", "kickoff", state="sending"),)), MARCIN, "kickoff"),
    ],
)
def test_the_next_message_follows_from_where_the_relationship_is(
    homework: Homework, mentor: Mentor | None, kind: str
) -> None:
    assert next_kind(homework, mentor, TODAY) == kind


def test_the_newest_message_counts_by_its_date_then_by_its_place() -> None:
    first, second = Sent(YESTERDAY, "marcin", "kickoff", 1), Sent(YESTERDAY, "marcin", "update", 2)
    others = (Sent(TODAY, "eva", "update"), Sent(TODAY, "marcin", "update", state="uncertain"))
    assert last_sent(ada(MARCIN, sent=(first, second, *others)), MARCIN) == second
    assert last_sent(ada(MARCIN, sent=others), MARCIN) is None


def test_a_message_over_its_length_names_what_could_go() -> None:
    parts = (Part("Goals", 60), Part("Where I am", 80), Part("Ask", 10))
    assert too_long("outreach", parts) is None
    long = too_long("outreach", (*parts, Part("Plans", 1)))
    assert long == (151, 150, (Part("Where I am", 80), Part("Goals", 60)))
    assert too_long("full", (Part("All", 9999),)) is None
    assert count_words("1. Django or FastAPI? – a | b → c") == 7


@pytest.mark.parametrize(
    ("situation", "told"),
    [
        (None, None),
        ("One. Two! Three?", "One. Two!"),
        ("I test, e.g. by hand. I script.", "I test, e.g. by hand. I script."),
        ("First paragraph\nin two lines.\n\nSecond.", "First paragraph\nin two lines."),
        ("Version 3.12 of it. Żaba tu. Koniec.", "Version 3.12 of it. Żaba tu."),
        ("一。二。三。", "一。 二。"),
    ],
)
def test_who_i_am_is_told_in_a_sentence_or_two(situation: str | None, told: str | None) -> None:
    assert first_sentences(situation) == told
