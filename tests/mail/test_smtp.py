"""A letter and a mail server: what arrives, who is told what, and what a server's words may say."""

import re

import pytest

from mail_server import HOST, PASSWORD, USER, Certificates, Real, Scripted, spellings
from mentorprep.mail.account import Letter, Outcome, Tls
from mentorprep.mail.smtp import deliver

TEXT = b"From: ada@example.org\r\nSubject: A dot\r\n\r\n.one\r\n..two\r\n.\r\nlast, without an end"
LETTER = Letter("ada@example.org", "marcin@example.com", TEXT)


@pytest.mark.parametrize("tls", ["tls", "starttls"])
def test_a_letter_arrives_byte_for_byte_over_tls_after_a_login(certificates: Certificates, tls: Tls) -> None:
    with Real(certificates, tls) as server:
        assert deliver(server.account(), PASSWORD, LETTER) == Outcome("sent")
    (received,) = server.received
    assert received == ("ada@example.org", ("marcin@example.com",), TEXT + b"\r\n")
    assert server.passwords == [PASSWORD]


def test_lone_line_ends_are_made_whole_and_cannot_end_the_letter(certificates: Certificates) -> None:
    smuggled = b"Subject: x\r\n\r\none\n.\nMAIL FROM:<eve@example.org>\r.\rtwo\r\n"
    with Real(certificates) as server:
        assert deliver(server.account(), PASSWORD, LETTER._replace(data=smuggled)) == Outcome("sent")
    assert [received.data for received in server.received] == [re.sub(rb"\r\n|\r|\n", b"\r\n", smuggled)]


def test_a_server_does_not_learn_the_name_of_this_machine(certificates: Certificates) -> None:
    with Real(certificates) as server:
        deliver(server.account(), PASSWORD, LETTER)
    assert server.names == ["[127.0.0.1]"]


def test_a_server_that_knows_only_the_older_login_gets_that(certificates: Certificates) -> None:
    with Real(certificates, without="PLAIN") as server:
        assert deliver(server.account(), PASSWORD, LETTER) == Outcome("sent")
    assert server.passwords == [PASSWORD]


def test_a_wrong_password_is_told_without_the_password(certificates: Certificates) -> None:
    with Real(certificates) as server:
        outcome = deliver(server.account(), "wrong", LETTER)
    assert (outcome.state, server.received) == ("not sent", [])
    assert outcome.failure is not None
    assert outcome.failure.message == (
        f"{HOST} does not take the login of {USER}: 535 5.7.8 Authentication credentials invalid"
    )


def test_a_server_that_repeats_the_password_is_not_quoted_with_it(certificates: Certificates) -> None:
    said = b"535 no: " + b" ".join(spellings())
    with Scripted(certificates.context(), certificates.ca_file, "tls", "login", said) as server:
        outcome = deliver(server.account(), PASSWORD, LETTER)
    assert outcome.failure is not None
    assert outcome.failure.message == f"{HOST} does not take the login of {USER}: 535 no: … … …"


def test_nothing_is_said_to_a_server_before_its_certificate_was_verified(certificates: Certificates) -> None:
    for kind in ("other name", "expired", "self-signed"):
        with Scripted(certificates.context(kind), certificates.ca_file, "starttls") as server:
            assert deliver(server.account(), PASSWORD, LETTER).state == "not sent"
        assert server.reached == ["banner", "ehlo", "starttls", "handshake"]


def test_what_was_offered_in_the_open_is_forgotten_once_the_line_is_encrypted(certificates: Certificates) -> None:
    with Scripted(certificates.context(), certificates.ca_file, "starttls", offers="STARTTLS\nAUTH PLAIN") as server:
        assert deliver(server.account(), PASSWORD, LETTER).state == "sent"
    assert server.reached == [
        "banner",
        "ehlo",
        "starttls",
        "handshake",
        "ehlo",
        "login",
        "sender",
        "recipient",
        "data",
        "end",
        "quit",
    ]


def test_a_letter_that_was_taken_is_sent_however_the_goodbye_ends(certificates: Certificates) -> None:
    for wrong in ("hang", "close", b"500 no"):
        with Scripted(certificates.context(), certificates.ca_file, "tls", "quit", wrong) as server:
            assert deliver(server.account(), PASSWORD, LETTER) == Outcome("sent")
        assert len(server.letters) == 1
