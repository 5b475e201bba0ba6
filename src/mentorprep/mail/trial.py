"""A letter to oneself, to see whether mail goes out."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from typing import TYPE_CHECKING

from mentorprep.mail.account import Letter

if TYPE_CHECKING:
    import datetime as dt

SUBJECT = "mentorprep: a test"
TEXT = "This is the test message of `mentorprep mail test`.\nMail goes out: `mentorprep export --send` can use it.\n"


def trial_letter(address: str, now: dt.datetime) -> Letter:
    """A short message from an address to itself."""
    message = EmailMessage(policy=SMTP)
    message["From"] = address
    message["To"] = address
    message["Subject"] = SUBJECT
    message["Date"] = format_datetime(now)
    message["Message-ID"] = make_msgid(domain=address.rpartition("@")[2])
    message.set_content(TEXT, cte="7bit")
    return Letter(address, address, message.as_bytes())
