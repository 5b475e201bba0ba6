"""`mentorprep export`: the message that a mentor reads in two minutes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from mentorprep.cli.export_out import STDOUT, put
from mentorprep.cli.export_wanted import language_of, summary_of, wanted_by
from mentorprep.core.render import parts, written
from mentorprep.core.render.languages import LANGUAGES, words_in
from mentorprep.core.render.pages import Page, page
from mentorprep.core.render.text import plain
from mentorprep.core.stop import USAGE, Stop
from mentorprep.core.summary.length import too_long
from mentorprep.core.summary.relationship import in_doubt

if TYPE_CHECKING:
    from mentorprep.cli.export_wanted import Wanted
    from mentorprep.cli.settings import Settings
    from mentorprep.core.model import SentKind
    from mentorprep.core.render.languages.phrases import Phrases
    from mentorprep.core.render.pages import Summary


class Kind(StrEnum):
    """What is exported."""

    OUTREACH = "outreach"
    KICKOFF = "kickoff"
    UPDATE = "update"
    FULL = "full"


class Form(StrEnum):
    """How it is written."""

    MD = "md"
    TEXT = "text"
    JSON = "json"
    HTML = "html"
    EML = "eml"


def export(
    context: typer.Context,
    kind: Annotated[Kind | None, typer.Argument(help="Left out: by where the relationship is.")] = None,
    *,
    form: Annotated[Form, typer.Option("--format", help="How it is written.")] = Form.MD,
    mentor: Annotated[str | None, typer.Option(metavar="ID", help="To whom it goes.")] = None,
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Where to; - is stdout.")] = STDOUT,
    since: Annotated[
        str | None, typer.Option(metavar="DATE|REVISION", help="For update: since when, if not the last message.")
    ] = None,
    meet: Annotated[bool, typer.Option("--meet", help="For update: ask for a meeting, with an agenda.")] = False,
    lang: Annotated[str | None, typer.Option(metavar="LANGUAGE", help=f"One of: {', '.join(LANGUAGES)}.")] = None,
    mark_sent: Annotated[
        bool, typer.Option("--mark-sent", help="Note in the homework that the mentor has it.")
    ] = False,
    send: Annotated[bool, typer.Option("--send", help="Send it as a mail, after showing it and asking.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --send and --mentor: send without asking.")] = False,
) -> None:
    """Write the message that a mentor reads in two minutes: the first one, the page before the first call, what is new
    since then, or everything that is not private.

    Example: mentorprep export kickoff -o kickoff.md
    """
    asked = _Asked(kind.value if kind else None, form, mentor, output, since, meet, lang, mark_sent)
    if send or yes:
        _send(context.obj, asked, is_asked=send, yes=yes)
    else:
        _write(context.obj, asked)


class _Asked(NamedTuple):
    """What the flags say."""

    kind: SentKind | None
    form: Form
    mentor: str | None
    output: str
    since: str | None
    meet: bool
    lang: str | None
    mark_sent: bool

    def wanted(self, settings: Settings, *, goes_to_somebody: bool) -> Wanted:
        """What this run is about, as the homework is by now."""
        return wanted_by(
            settings, self.kind, self.mentor, self.since, goes_to_somebody=goes_to_somebody, meet=self.meet
        )


def _write(settings: Settings, asked: _Asked) -> None:
    wanted = asked.wanted(settings, goes_to_somebody=asked.mark_sent)
    summary = summary_of(wanted)
    words = words_in(language_of(asked.lang, wanted))
    made = page(summary, words)
    put(_message(asked.form, summary, made, wanted, words), asked.output, wanted)
    _remark(made, wanted)
    if asked.mark_sent:
        from mentorprep.cli.export_sent import mark_as_sent

        mark_as_sent(wanted)
    elif in_doubt(wanted.loaded.homework, wanted.mentor):
        from mentorprep.cli.export_doubts import tell_doubts

        tell_doubts(wanted)
    elif wanted.mentor is not None:
        wanted.settings.console.note(f"Once it is on its way: mentorprep export {_again(wanted)} --mark-sent")


def _send(settings: Settings, asked: _Asked, *, is_asked: bool, yes: bool) -> None:
    if yes and not (is_asked and asked.mentor is not None):
        missing = "--mentor" if is_asked else "--send"
        raise Stop(USAGE, f"--yes sends without asking: it needs {missing} beside it.", "… --send --mentor ID --yes")
    _refuse_beside_send(asked)
    from mentorprep.cli.export_send import Made, send

    def make(wanted: Wanted) -> Made:
        words = words_in(language_of(asked.lang, wanted))
        made = page(summary_of(wanted), words)
        _remark(made, wanted, subject=False)
        return Made(made, words)

    send(lambda: asked.wanted(settings, goes_to_somebody=True), make, yes=yes)


def _refuse_beside_send(asked: _Asked) -> None:
    beside = {
        "-o": asked.output != STDOUT,
        "--mark-sent": asked.mark_sent,
        "--format": asked.form not in {Form.MD, Form.EML},
    }
    for flag in (flag for flag, is_given in beside.items() if is_given):
        cure = f"Leave {flag} out: a mail has its text and HTML, and is noted once it is sent."
        raise Stop(USAGE, f"--send and {flag} exclude each other.", cure)


def _message(form: Form, summary: Summary, made: Page, wanted: Wanted, words: Phrases) -> bytes:
    if form is Form.EML:
        from mentorprep.cli.export_mail import envelope_of
        from mentorprep.core.render.mail import mail

        return mail(made, envelope_of(made, wanted, words), words)
    if form is Form.HTML:
        from mentorprep.core.render.html_page import html_page

        return html_page(made, words).encode()
    return written(summary, made, form.value).encode()


def _remark(made: Page, wanted: Wanted, *, subject: bool = True) -> None:
    """What the mentee, and not the mentor, should know of the message."""
    console = wanted.settings.console
    if subject and wanted.kind == "outreach":
        console.note(f"Subject: {plain(made.subject)}")
    if left_out := wanted.shown.left_out:
        console.note(f"{left_out} private {'entry stays' if left_out == 1 else 'entries stay'} with you.")
    if long := too_long(wanted.kind, parts(made)):
        could_go = " or ".join(f"“{part.name}” ({part.words} words)" for part in long.could_go)
        console.err(f"This has {long.words} words; up to {long.at_most} are read. What could go: {could_go}.")


def _again(wanted: Wanted) -> str:
    several = len(wanted.loaded.homework.mentors) > 1 and wanted.mentor is not None
    return f"{wanted.kind} --mentor {wanted.mentor.id}" if several and wanted.mentor else wanted.kind
