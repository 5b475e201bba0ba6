"""What a letter says, read back from the bytes that will go out."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import NamedTuple

from mentorprep.mail.account import Letter


class Seen(NamedTuple):
    """A letter as its reader will see it: who, about what, and the text."""

    sender: str
    recipient: str
    subject: str
    text: str


def seen(letter: Letter) -> Seen:
    """The headers decoded, and the text part."""
    message = message_from_bytes(letter.data, _class=EmailMessage, policy=default)
    body = message.get_body(("plain",))
    text = body.get_content().replace("\r\n", "\n") if body is not None else ""
    return Seen(str(message["From"]), str(message["To"]), str(message["Subject"]), text)
