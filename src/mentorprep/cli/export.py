"""`mentorprep export`: the message that a mentor reads in two minutes."""

from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from mentorprep.cli.export_forms import calendar_file, message_in
from mentorprep.cli.export_out import STDOUT, put
from mentorprep.cli.export_wanted import Wanted, language_of, summary_of, wanted_by
from mentorprep.cli.settings import Settings
from mentorprep.core.model import SentKind
from mentorprep.core.render import parts
from mentorprep.core.render.languages import LANGUAGES, words_in
from mentorprep.core.render.pages import Page, page
from mentorprep.core.render.text import plain
from mentorprep.core.stop import USAGE, Stop
from mentorprep.core.summary.length import too_long
from mentorprep.core.summary.relationship import in_doubt

if TYPE_CHECKING:
    from mentorprep.core.render.languages.phrases import Phrases


Form = Literal["md", "text", "json", "html", "eml", "form", "ics"]


def export(
    context: typer.Context,
    kind: Annotated[SentKind | None, typer.Argument(help="Left out: by where the relationship is.")] = None,
    *,
    form: Annotated[Form, typer.Option("--format", help="How it is written.")] = "md",
    mentor: Annotated[str | None, typer.Option(metavar="ID", help="To whom it goes.")] = None,
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Where to; - is stdout.")] = STDOUT,
    since: Annotated[
        str | None, typer.Option(metavar="DATE|REVISION", help="For update: since when, if not the last message.")
    ] = None,
    meet: Annotated[bool, typer.Option("--meet", help="For update: ask for a meeting, with an agenda.")] = False,
    lang: Annotated[str | None, typer.Option(metavar="LANGUAGE", help=f"One of: {', '.join(LANGUAGES)}.")] = None,
    open_: Annotated[
        bool, typer.Option("--open", help="Open it: as a draft in the mail program, or in the browser or calendar.")
    ] = False,
    copy: Annotated[bool, typer.Option("--copy", help="Put it into the clipboard.")] = False,
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
    asked = _Asked(kind, form, mentor, output, since, meet, lang, mark_sent, open_, copy)
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
    open_: bool
    copy: bool

    def wanted(self, settings: Settings, *, goes_to_somebody: bool) -> Wanted:
        """What this run is about, as the homework is by now. Only a page and its data tell when goals are likely done."""
        return wanted_by(
            settings,
            self.kind,
            self.mentor,
            self.since,
            goes_to_somebody=goes_to_somebody,
            meet=self.meet,
            figures="days" if self.form in ("html", "json") else "few",
        )


def _write(settings: Settings, asked: _Asked) -> None:
    _refuse_unfit(asked)
    wanted = asked.wanted(settings, goes_to_somebody=asked.mark_sent)
    words = words_in(language_of(asked.lang, wanted))
    if asked.form == "ics":
        _deliver(calendar_file(wanted, words), None, asked, wanted, words)
        _remark_private(wanted)
        return
    if asked.form == "form" and wanted.kind != "outreach":
        raise Stop(
            USAGE,
            f"--format form is for outreach, and this is {wanted.kind}.",
            "mentorprep export outreach --format form",
        )
    summary = summary_of(wanted)
    made = page(summary, words)
    _deliver(message_in(asked.form, summary, made, wanted, words), made, asked, wanted, words)
    _remark(made, wanted)
    if asked.mark_sent:
        from mentorprep.cli.export_sent import mark_as_sent

        mark_as_sent(wanted)
    elif in_doubt(wanted.loaded.homework, wanted.mentor):
        from mentorprep.cli.export_doubts import tell_doubts

        tell_doubts(wanted)
    elif wanted.mentor is not None:
        wanted.settings.tell_next(f"Once it is on its way: `mentorprep export {_again(wanted)} --mark-sent`")


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
        "--open": asked.open_,
        "--copy": asked.copy,
        "--format": asked.form not in {"md", "eml"},
    }
    for flag in (flag for flag, is_given in beside.items() if is_given):
        cure = f"Leave {flag} out: a mail has its text and HTML, and is noted once it is sent."
        raise Stop(USAGE, f"--send and {flag} exclude each other.", cure)


def _refuse_unfit(asked: _Asked) -> None:
    if asked.open_:
        from mentorprep.cli.export_open import refuse_to_open

        refuse_to_open(asked.form)
    if asked.copy and asked.form in {"eml", "ics"}:
        raise Stop(USAGE, f"--copy does not go with --format {asked.form}.", "Take --format text, or --open.")
    if asked.mark_sent and asked.form == "ics":
        raise Stop(USAGE, "--mark-sent is for messages, and a calendar is none.", "Leave out --mark-sent.")


def _deliver(data: bytes, made: Page | None, asked: _Asked, wanted: Wanted, words: "Phrases") -> None:
    """To stdout or into a file, and where else it shall go; to stdout only where it goes nowhere else."""
    if asked.output != STDOUT or not (asked.open_ or asked.copy):
        put(data, asked.output, wanted)
    if asked.copy:
        from mentorprep.desktop.clipboard import copy

        copy(data.decode(), "Print it instead, and copy it from there: leave out --copy.")
        wanted.settings.console.note("It is in the clipboard.")
    if asked.open_:
        from mentorprep.cli.export_open import open_draft, open_file

        if made is not None and asked.form in {"md", "text"}:
            open_draft(made, wanted, words)
        else:
            open_file(data, asked.form, asked.output, wanted)


def _remark(made: Page, wanted: Wanted, *, subject: bool = True) -> None:
    """What the mentee, and not the mentor, should know of the message."""
    console = wanted.settings.console
    if subject and wanted.kind == "outreach":
        console.note(f"Subject: {plain(made.subject)}")
    _remark_private(wanted)
    if long := too_long(wanted.kind, parts(made)):
        console.err(f"This has {long.words} words; up to {long.at_most} are read. {long.what_could_go}")


def _remark_private(wanted: Wanted) -> None:
    if left_out := wanted.shown.left_out:
        wanted.settings.console.note(
            f"{left_out} private {'entry stays' if left_out == 1 else 'entries stay'} with you."
        )


def _again(wanted: Wanted) -> str:
    several = len(wanted.loaded.homework.mentors) > 1 and wanted.mentor is not None
    return f"{wanted.kind} --mentor {wanted.mentor.id}" if several and wanted.mentor else wanted.kind
