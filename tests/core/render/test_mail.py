"""Mails, read back by Python's own reader of mail: what arrives is what was meant, whatever was typed."""

from __future__ import annotations

import datetime as dt
import re
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import getaddresses, parseaddr
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mails import bodies, read_mail
from mentorprep.core.model import Goal, Homework, Mentee, Mentor, Sent
from mentorprep.core.render.blocks import Bullets, Exactly, Heading, Item, Numbered, Paragraph, Table, Typed, one_line
from mentorprep.core.render.languages import words_in
from mentorprep.core.render.mail import Person, envelope, mail, thread_subject
from mentorprep.core.render.pages import Page
from mentorprep.core.visible import visible

if TYPE_CHECKING:
    from mentorprep.core.render.blocks import Block

TODAY = dt.date(2026, 11, 23)
EN = words_in("en")
ADA = Mentee("Ada Kowalska", email="ada@example.org")
MARCIN = Mentor("marcin", "Marcin", "marcin@example.com")
HOMEWORK = Homework(1, ADA, (MARCIN,))
OUTSIDE = envelope(HOMEWORK, MARCIN, "kickoff", "Before our call", TODAY)
NAMES = {"Date", "From", "To", "Subject", "Message-ID", "X-Unsent", "MIME-Version", "Content-Type"}


def name_in(data: bytes, header: str) -> str:
    """The display name of a mailbox; the strict reader puts blanks between encoded words, against RFC 2047."""
    phrase, _ = parseaddr(message_from_bytes(data)[header])
    return str(make_header(decode_header(phrase)))


def page_of(*blocks: Block) -> Page:
    return Page(("A subject",), blocks)


def test_a_draft_has_its_headers_and_both_parts() -> None:
    data = mail(page_of(Heading(1, ("A subject",)), Paragraph(("Zażółć ", Typed("gęślą <b>")))), OUTSIDE, EN)
    message = read_mail(data)
    assert {name: str(value) for name, value in message.items()} == {
        "Date": "Mon, 23 Nov 2026 12:00:00 +0000",
        "From": "Ada Kowalska <ada@example.org>",
        "To": "Marcin <marcin@example.com>",
        "Subject": "Before our call",
        "Message-ID": OUTSIDE.message_id,
        "X-Unsent": "1",
        "MIME-Version": "1.0",
        "Content-Type": f'multipart/alternative; boundary="{OUTSIDE.boundary}"',
    }
    plain, html = bodies(data)
    assert plain == "Zażółć gęślą <b>\n"
    assert '<p style="margin: 0 0 1em">Zażółć <bdi>gęślą &lt;b&gt;</bdi></p>' in html
    assert "<h1" not in html


def test_a_mail_is_ascii_with_crlf_and_lines_of_no_unusual_length() -> None:
    long = Typed("ż" * 3000 + " " + "x" * 3000)
    data = mail(page_of(Paragraph((long,))), OUTSIDE._replace(subject="ż" * 300, sender=Person("ą" * 90, "a@b.c")), EN)
    assert data.isascii()
    assert data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert bodies(data)[0] == f"{long.text}\n"
    assert (read_mail(data)["Subject"], name_in(data, "From")) == ("ż" * 300, "ą" * 90)


@pytest.mark.parametrize(
    "code", ["Lorem ipsum", "  two  blanks  ", "one\n.\nFrom here\n\tthree ", "=?utf-8?q?x?=", "Grüße=20"]
)
def test_the_opening_code_is_the_first_thing_to_the_letter(code: str) -> None:
    data = mail(page_of(Exactly(code), Paragraph(("Hello,",))), OUTSIDE, EN)
    plain = read_mail(data).get_body(("plain",))
    assert plain is not None
    arrived = plain.get_payload(decode=True)
    assert isinstance(arrived, bytes)
    assert arrived.replace(b"\r\n", b"\n") == f"{code}\n\nHello,\n".encode()


def test_a_table_is_a_numbered_list_that_a_phone_can_show() -> None:
    head = (("No.",), ("Goal",), ("Done when",), ("Date",))
    table = Table(
        head, (((("3",), (Typed("A job"),), (Typed("signed"),), ())), (("4",), (Typed("Rest"),), (), ("May",)))
    )
    _, html = bodies(mail(page_of(table), OUTSIDE, EN))
    assert "<table" not in html
    assert (
        '<ol start="3" style="margin: 0 0 1em; padding: 0 0 0 2em">\n'
        '<li style="margin: 0 0 .4em"><strong><bdi>A job</bdi></strong><br>\nDone when: <bdi>signed</bdi></li>\n'
        '<li style="margin: 0 0 .4em"><strong><bdi>Rest</bdi></strong><br>\nDate: May</li>\n</ol>\n'
    ) in html


def test_every_style_of_a_mail_is_inline_and_nothing_is_loaded() -> None:
    blocks = (
        Bullets((Item(("a",)),)),
        Numbered((Item(("b",)),)),
        Heading(2, ("c",)),
        Heading(3, ("d",)),
        Paragraph(("e",)),
    )
    _, html = bodies(mail(page_of(*blocks), OUTSIDE, EN))
    assert re.findall(r"<(?:p|h2|h3|ul|ol|li)>", html) == []
    assert re.findall(r"<(?:style|link|script|img|svg)|class=|src=|url\(", html) == []


def test_without_an_address_that_header_is_left_out() -> None:
    nobody = Homework(1, Mentee("Ada"), (Mentor("eva", "Eva"),))
    message = read_mail(mail(page_of(), envelope(nobody, nobody.mentors[0], "outreach", "A request", TODAY), EN))
    assert set(message) == NAMES - {"From", "To"}
    assert message["Message-ID"].endswith("@mentorprep.invalid>")
    assert "To" not in read_mail(mail(page_of(), envelope(HOMEWORK, None, "full", "All", TODAY), EN))


def test_what_a_draft_is_made_from_decides_its_id_and_nothing_else_does() -> None:
    made = [
        envelope(HOMEWORK, MARCIN, "kickoff", "Before our call", TODAY),
        envelope(HOMEWORK, MARCIN, "update", "Before our call", TODAY),
        envelope(HOMEWORK, None, "kickoff", "Before our call", TODAY),
        envelope(HOMEWORK, MARCIN, "kickoff", "Before our call", dt.date(2026, 11, 24)),
        envelope(HOMEWORK._replace(goals=(Goal("A job", "job"),)), MARCIN, "kickoff", "Before our call", TODAY),
    ]
    assert made[0] == OUTSIDE
    assert len({one.message_id for one in made}) == len({one.boundary for one in made}) == len(made)
    assert all(one.message_id.endswith("@example.org>") for one in made)


def test_a_mail_that_goes_out_has_its_own_time_and_id_and_is_no_draft() -> None:
    at = dt.datetime(2026, 11, 23, 21, 5, 9, 7, dt.timezone(dt.timedelta(hours=-3, minutes=-30)))
    outside = envelope(HOMEWORK, MARCIN, "kickoff", "Before our call", TODAY, at)
    message = read_mail(mail(page_of(), outside, EN))
    assert message["Date"] == "Mon, 23 Nov 2026 21:05:09 -0330"
    assert set(message) == NAMES - {"X-Unsent"}
    later = envelope(HOMEWORK, MARCIN, "kickoff", "Before our call", TODAY, at + dt.timedelta(microseconds=1))
    assert len({OUTSIDE.message_id, outside.message_id, later.message_id}) == 3


def sent(day: int, message_id: str | None, to: str = "marcin", **more: Any) -> Sent:
    return Sent(dt.date(2026, 10, day), to, "kickoff", message_id=message_id)._replace(**more)


def test_a_follow_up_stays_in_its_thread_mail() -> None:
    homework = HOMEWORK._replace(
        sent=(
            sent(9, "<second@example.org>"),
            sent(2, "<first@example.org>"),
            sent(10, "<to-another@example.org>", to="eva"),
            sent(11, "<never-went@example.org>", state="sending"),
            sent(12, None),
        )
    )
    ours = envelope(homework, MARCIN, "update", "Before our call", TODAY)
    assert ours.answers == "<second@example.org>"
    assert ours.references == ("<first@example.org>", "<second@example.org>")
    answered = envelope(homework, MARCIN._replace(last_message_id=" theirs@mail.example "), "update", "B", TODAY)
    message = read_mail(mail(page_of(), answered, EN))
    assert message["In-Reply-To"] == "<theirs@mail.example>"
    assert message["References"].split() == ["<first@example.org>", "<second@example.org>", "<theirs@mail.example>"]


def test_long_ids_are_never_cut_or_encoded() -> None:
    ids = [f"<{name * 120}@{'mail.' * 14}example>" for name in "abc"]
    homework = HOMEWORK._replace(sent=tuple(sent(day, id_) for day, id_ in enumerate(ids, 1)))
    data = mail(page_of(), envelope(homework, MARCIN, "update", "B", TODAY), EN)
    assert f"References: {ids[0]}\r\n {ids[1]}\r\n {ids[2]}\r\n".encode() in data
    assert f"In-Reply-To: {ids[2]}\r\n".encode() in data


def test_of_a_long_thread_the_beginning_and_the_newest_are_named() -> None:
    homework = HOMEWORK._replace(sent=tuple(sent(day, f"<{day}@x.org>") for day in range(1, 31)))
    references = envelope(homework, MARCIN, "update", "B", TODAY).references
    assert references == ("<1@x.org>", *(f"<{day}@x.org>" for day in range(12, 31)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no id",
        "<a b@c>",
        "a@b@c",
        "<ż@x.org>",
        "<a@x.org>\nBcc: b@x.org",
        "<a@x.org> <b@x.org>",
        f"<{'a' * 900}@x>",
    ],
)
def test_what_is_no_message_id_begins_no_thread_mail(text: str) -> None:
    outside = envelope(HOMEWORK, MARCIN._replace(last_message_id=text), "update", "B", TODAY)
    assert (outside.answers, outside.references) == (None, ())


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        ("outreach", ("A mentoring request: ", Typed("A job"))),
        ("kickoff", (Typed("Ada Kowalska"), ": before our call")),
        ("full", (Typed("Ada Kowalska"), ": my plan in full")),
        ("update", None),
    ],
)
def test_the_subject_of_a_thread_is_that_of_its_first_message(kind: str, subject: object) -> None:
    then = HOMEWORK._replace(goals=(Goal("Paused", "p", status="paused"), Goal("A job", "job")))
    assert thread_subject(sent(1, None, kind=kind), then, EN) == subject


@given(name=st.text(), subject=st.text(min_size=1), code=st.text())
def test_no_text_makes_a_header_or_a_part(name: str, subject: str, code: str) -> None:
    shown = one_line(visible(one_line(subject)))
    outside = OUTSIDE._replace(subject=shown, sender=Person(name, "ada@example.org"))
    data = mail(page_of(Exactly(code), Paragraph((Typed(code),))), outside, EN)
    head, _, _ = data.partition(b"\r\n\r\n")
    names = [line.partition(b":")[0].decode() for line in head.split(b"\r\n") if not line.startswith(b" ")]
    assert sorted(names) == sorted(NAMES)
    message = message_from_bytes(data, policy=policy.default)
    assert len(list(message.iter_parts())) == 2
    assert " ".join(str(message["Subject"]).split()) == " ".join(shown.split())
    assert [address for _, address in getaddresses([str(message["From"])])] == ["ada@example.org"]
    assert " ".join(name_in(data, "From").split()) == " ".join(visible(one_line(name)).split())


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_arrives_in_the_text_part_as_it_is_shown(code: str) -> None:
    data = mail(page_of(Exactly(code)), OUTSIDE, EN)
    assert bodies(data)[0] == f"{visible(code)}\n"
