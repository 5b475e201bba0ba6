"""`export --send`: the message as a mail, shown, asked about, sent once, and noted before and after."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from mentorprep import storage
from mentorprep.cli.export_doubts import settle, settle_doubts
from mentorprep.cli.export_mail import envelope_of
from mentorprep.cli.export_sent import entry_of
from mentorprep.cli.export_wanted import Wanted
from mentorprep.cli.mail import configured
from mentorprep.cli.sending import sent_or_stop, way_out_of
from mentorprep.core.format.edit import Edit
from mentorprep.core.format.read import Document
from mentorprep.core.model import Homework, Sent
from mentorprep.core.render.languages.phrases import Phrases
from mentorprep.core.render.mail import mail
from mentorprep.core.render.pages import Page
from mentorprep.core.stop import NO, OUTSIDE, USAGE, Stop
from mentorprep.core.summary.relationship import in_doubt, sent_to
from mentorprep.core.wording import long_day
from mentorprep.mail.account import Account, Letter, Outcome, told
from mentorprep.storage.sending import sending


class Made(NamedTuple):
    """What is sent: a message laid out, in the words of a language."""

    page: Page
    words: Phrases


def send(ask_for: Callable[[], Wanted], make: Callable[[Wanted], Made], *, yes: bool) -> None:
    """Show the message and send it, once there is a yes (`yes`: it was said before). `ask_for` reads the homework, again
    after something was settled; `make` lays the message out.

    Stop(2) without an address, an account, or anybody to ask; Stop(1) when the answer is no; Stop(4) when it did not
    work."""
    wanted = ask_for()
    _needs_addresses(wanted)
    account = configured()
    if not yes and not wanted.settings.may_ask:
        raise _nobody_to_ask(wanted)
    with sending(wanted.loaded.real):
        wanted = ask_for()  # another run may have sent until a moment ago
        if in_doubt(wanted.loaded.homework, wanted.mentor):
            went = settle_doubts(wanted)
            if wanted.kind != "update" and wanted.kind in {sent.kind for sent in went}:
                wanted.settings.console.out("Nothing was sent now.")
                return
            wanted = ask_for()
        _send_one(wanted, make(wanted), account, yes=yes)


def _send_one(wanted: Wanted, made: Made, account: Account, *, yes: bool) -> None:
    outside = envelope_of(made.page, wanted, made.words, wanted.settings.now)
    letter = Letter(*_needs_addresses(wanted), mail(made.page, outside, made.words))
    recipient = _show(wanted, letter, account)
    if not yes:
        _ask(wanted, recipient)
    way = way_out_of(wanted.settings, account)
    noted = _note_sending(wanted, outside.message_id)
    outcome = way(letter)
    _settle(noted, outcome, wanted)
    console = wanted.settings.console
    console.out(f"Sent to {recipient}.")
    wanted.settings.tell_next("Noted under `sent`: the next `mentorprep export` goes on from here.")


def _needs_addresses(wanted: Wanted) -> tuple[str, str]:
    """The sender's and the recipient's."""
    mentor, mentee = wanted.mentor, wanted.loaded.homework.mentee
    if mentor is None:
        raise Stop(USAGE, "There is no mentor to send it to.", "`mentorprep add mentor` adds one.")
    if not mentee.email:
        raise Stop(USAGE, "Your own address is missing.", "Put `email` under `mentee` in the homework.")
    if not mentor.email:
        name = mentor.name or mentor.id
        raise Stop(USAGE, f"The address of {name} is missing.", f"Put `email` to {mentor.id} under `mentors`.")
    return mentee.email, mentor.email


def _nobody_to_ask(wanted: Wanted) -> Stop:
    assert wanted.mentor is not None, "an address was found"
    line = wanted.settings.command_line(f"export {wanted.kind} --mentor {wanted.mentor.id} --send --yes")
    return Stop(
        USAGE, "Sending asks first, and there is no terminal to ask on.", f"--yes sends without asking: `{line}`"
    )


def _show(wanted: Wanted, letter: Letter, account: Account) -> str:
    """The message as it will go out. Returned is to whom."""
    from mentorprep.mail.preview import seen

    console = wanted.settings.console
    shown = seen(letter)
    lines = [
        ("To:", shown.recipient),
        ("From:", shown.sender),
        ("By:", told(account)),
        *([("Thread:", thread)] if (thread := _thread(wanted)) else []),
        ("Subject:", shown.subject),
    ]
    for name, value in lines:
        console.err(console.wrap(value, first=f"{name:9} ", rest=" " * 10))
    console.err(f"\n{console.fold(shown.text.rstrip())}\n")
    for line in _had_before(wanted):
        console.err(console.wrap(line))
    return shown.recipient


def _had_before(wanted: Wanted) -> list[str]:
    """What to know before a message goes to them that they have, or may have."""
    homework = wanted.loaded.homework
    doubts = [
        f"They may have your {doubt.kind} message of {long_day(doubt.date)} already."
        for doubt in in_doubt(homework, wanted.mentor)
    ]
    same = [sent for sent in sent_to(homework, wanted.mentor) if sent.kind == wanted.kind != "update"]
    return [*doubts, *[f"They have your {sent.kind} message of {long_day(sent.date)}." for sent in same[-1:]]]


def _thread(wanted: Wanted) -> str | None:
    """Which mails this one stands below; None where it begins a thread."""
    ours = [sent for sent in sent_to(wanted.loaded.homework, wanted.mentor) if sent.message_id]
    theirs = wanted.mentor.last_message_id if wanted.mentor else None
    after = [f"yours of {long_day(ours[-1].date)}"] if ours else []
    return " and ".join([*after, *(["their newest"] if theirs else [])]) or None


def _ask(wanted: Wanted, recipient: str) -> None:
    from mentorprep.terminal.prompts import ask_yes

    if not ask_yes(wanted.settings.console, f"Send it to {recipient}?"):
        raise Stop(NO, "Nothing was sent.")


def _note_sending(wanted: Wanted, message_id: str) -> Sent:
    """Note the message before it leaves: whatever happens then, it is not forgotten."""
    before = _noted_for(wanted.loaded.homework, wanted)

    def change(document: Document) -> Sequence[Edit]:
        from mentorprep.core.format.edit import Edit

        assert document.homework is not None, "storage reads it first"
        if _noted_for(document.homework, wanted) != before:
            message = "Another message to them was noted while this one was looked at."
            raise Stop(OUTSIDE, message, "Nothing was sent. Run the command again.")
        return [Edit(("sent", len(document.homework.sent)), entry_of(wanted, "sending", message_id))]

    saved = storage.write(wanted.loaded.path, change, command="export", now=wanted.settings.now)
    wanted.settings.tell_what_was_found(saved)
    assert saved.document.homework is not None, "it was read back"
    return saved.document.homework.sent[-1]


def _noted_for(homework: Homework, wanted: Wanted) -> list[Sent]:
    return [sent for sent in homework.sent if wanted.mentor and sent.to == wanted.mentor.id]


def _settle(noted: Sent, outcome: Outcome, wanted: Wanted) -> None:
    """Note what became of it; Stop unless it was sent."""
    state = None if outcome.state == "not sent" else outcome.state
    asks = "The next `mentorprep export --send` asks what became of it."
    try:
        settle(noted, state, wanted)
    except Stop as stop:
        what = outcome.failure.message if outcome.failure else "The message is sent."
        told_so = f"{what} But the homework could not be told: {stop.message}"
        raise Stop(OUTSIDE, told_so, f"{stop.cure}\n{asks}") from stop
    if outcome.state == "uncertain" and outcome.failure:
        failure = outcome.failure._replace(cure=f"{outcome.failure.cure} {asks}")
        outcome = outcome._replace(failure=failure)
    sent_or_stop(outcome)
