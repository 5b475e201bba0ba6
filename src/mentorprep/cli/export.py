"""`mentorprep export`: the message that a mentor reads in two minutes."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from mentorprep import storage
from mentorprep.core.plan.assess import assess
from mentorprep.core.render import parts, written
from mentorprep.core.render.languages import LANGUAGES, words_in
from mentorprep.core.render.pages import Page, page
from mentorprep.core.render.text import plain
from mentorprep.core.stop import NO, OUTSIDE, USAGE, Stop
from mentorprep.core.summary.known import Known, known
from mentorprep.core.summary.length import too_long
from mentorprep.core.summary.news import Since
from mentorprep.core.summary.public import Public, public
from mentorprep.core.summary.relationship import chosen_mentor, last_sent, next_kind
from mentorprep.terminal.console import flush

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorprep.cli.settings import Settings
    from mentorprep.core.format.edit import Edit
    from mentorprep.core.format.read import Document
    from mentorprep.core.model import Homework, Mentor, SentKind
    from mentorprep.core.plan.assessment import Assessment
    from mentorprep.core.render.pages import Summary
    from mentorprep.storage import Loaded

_STDOUT = "-"


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


class _Wanted(NamedTuple):
    """What this run is about: the homework as read, as it may be told, and to whom what goes. `assessment` is of what may
    be told; `beside_private` of all of it, if private work uses hours."""

    settings: Settings
    loaded: Loaded
    shown: Public
    assessment: Assessment
    beside_private: Assessment | None
    mentor: Mentor | None
    kind: SentKind
    since: str | None

    @property
    def known(self) -> Known:
        return known(self.shown.homework, self.assessment, self.mentor, beside_private=self.beside_private)


def export(
    context: typer.Context,
    kind: Annotated[Kind | None, typer.Argument(help="Left out: by where the relationship is.")] = None,
    *,
    form: Annotated[Form, typer.Option("--format", help="How it is written.")] = Form.MD,
    mentor: Annotated[str | None, typer.Option(metavar="ID", help="To whom it goes.")] = None,
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Where to; - is stdout.")] = _STDOUT,
    since: Annotated[
        str | None, typer.Option(metavar="DATE|REVISION", help="For update: since when, if not the last message.")
    ] = None,
    lang: Annotated[str | None, typer.Option(metavar="LANGUAGE", help=f"One of: {', '.join(LANGUAGES)}.")] = None,
    mark_sent: Annotated[
        bool, typer.Option("--mark-sent", help="Note in the homework that the mentor has it.")
    ] = False,
) -> None:
    """Write the message that a mentor reads in two minutes: the first one, the page before the first call, what is new
    since then, or everything that is not private.

    Example: mentorprep export kickoff -o kickoff.md
    """
    wanted = _wanted(context.obj, kind, mentor, since, mark_sent=mark_sent)
    summary = _summary(wanted)
    made = page(summary, words_in(_language(lang, wanted)))
    _put(written(summary, made, form.value), output, wanted)
    _remark(made, wanted)
    if mark_sent:
        _mark_sent(wanted)
    elif wanted.mentor is not None:
        wanted.settings.console.note(f"Once it is on its way: mentorprep export {_again(wanted)} --mark-sent")


def _wanted(
    settings: Settings, kind: Kind | None, mentor_id: str | None, since: str | None, *, mark_sent: bool
) -> _Wanted:
    loaded = storage.read(settings.homework_file())
    homework = loaded.homework
    needed = kind is not Kind.FULL or mark_sent
    mentor = chosen_mentor(homework, mentor_id, needed=needed)
    if mark_sent and mentor is None:
        raise Stop(USAGE, "There is no mentor to mark it for.", "`mentorprep add mentor` adds one.")
    chosen: SentKind = kind.value if kind else next_kind(homework, mentor, settings.today)
    if since is not None and chosen != "update":
        raise Stop(USAGE, f"--since is for update, and this is {chosen}.", "mentorprep export update --since DATE")
    shown = public(homework)
    assessment = assess(shown.homework, settings.today, ways_out=0)
    beside_private = assess(homework, settings.today, ways_out=0) if shown.private_work else None
    return _Wanted(settings, loaded, shown, assessment, beside_private, mentor, chosen, since)


def _summary(wanted: _Wanted) -> Summary:
    if wanted.kind == "outreach":
        from mentorprep.core.summary.outreach import outreach

        return outreach(wanted.known)
    if wanted.kind == "kickoff":
        from mentorprep.core.checks import check
        from mentorprep.core.summary.kickoff import kickoff

        return kickoff(wanted.known, check(wanted.shown.homework, wanted.assessment))
    return _full(wanted) if wanted.kind == "full" else _update(wanted)


def _full(wanted: _Wanted) -> Summary:
    from mentorprep.core.summary.full import full

    summary = full(wanted.known)
    if summary is None:
        raise Stop(NO, "The homework holds nothing yet that could be told.", "`mentorprep add goal` is a beginning.")
    return summary


def _update(wanted: _Wanted) -> Summary:
    from mentorprep.core.summary.update import update

    since = _since(wanted)
    if since.old is None:
        wanted.settings.console.note("The version they know is not in the history: this goes by the dates in the file.")
    summary = update(wanted.known, since)
    if summary is None:
        raise Stop(NO, f"Nothing to tell since {since.date}.", "`mentorprep update` logs what happens.")
    return summary


def _since(wanted: _Wanted) -> Since:
    if wanted.since is not None:
        return _since_as_asked(wanted.since, wanted)
    sent = last_sent(wanted.loaded.homework, wanted.mentor)
    if sent is None:
        who = (wanted.mentor.name or wanted.mentor.id) if wanted.mentor else "a mentor"
        raise Stop(NO, f"Nothing was sent to {who} yet.", "The page before a first call: mentorprep export kickoff")
    data = storage.text_of(wanted.loaded.real, sent.sha256) if sent.sha256 else None
    return Since(sent.date, _older(data, wanted))


def _since_as_asked(text: str, wanted: _Wanted) -> Since:
    from mentorprep.storage.versions import version_before, version_of

    if text.isdecimal():
        version = version_of(wanted.loaded.path, int(text))
        if version is None:
            raise Stop(USAGE, f"The history has no revision {text}.", "mentorprep history lists them.")
        return Since(version.date, _older(version.data, wanted))
    day = _day(text, wanted.settings.today)
    before = version_before(wanted.loaded.path, day)
    return Since(day, _older(before.data if before else None, wanted), itself=True)


def _day(text: str, today: dt.date) -> dt.date:
    from mentorprep.core.human import Unclear, parse_day

    day = parse_day(text, today, past=True)
    if isinstance(day, Unclear):
        raise Stop(USAGE, f"--since: {day.message}", day.cure)
    return day


def _older(data: bytes | None, wanted: _Wanted) -> Homework | None:
    """An earlier version as it may be told today; None where there is none that can be read."""
    from mentorprep.core.format.read import load

    homework = load(data).homework if data is not None else None
    return public(homework, wanted.shown.hidden).homework if homework else None


def _language(lang: str | None, wanted: _Wanted) -> str:
    if lang is not None:
        if lang not in LANGUAGES:
            raise Stop(USAGE, f"--lang: “{lang}” is not there yet.", f"There is: {', '.join(LANGUAGES)}.")
        return lang
    liked = wanted.mentor.language if wanted.mentor else None
    code = (liked or LANGUAGES[0]).replace("_", "-").split("-")[0].lower()
    if code in LANGUAGES:
        return code
    wanted.settings.console.note(f"“{liked}” is not there yet; this is written in {LANGUAGES[0]}.")
    return LANGUAGES[0]


def _put(text: str, output: str, wanted: _Wanted) -> None:
    if output == _STDOUT:
        wanted.settings.console.raw(text)
        flush()
        return
    path = Path(output)
    from mentorprep.storage.file import real_path

    _refuse_own_files(path, wanted.loaded.real)
    try:
        _put_whole(real_path(path), text.encode())
    except OSError as error:
        raise Stop(
            OUTSIDE, f"{output} cannot be written: {error.strerror or error}.", "Name another with -o."
        ) from error
    wanted.settings.console.note(f"Written: {output}")


def _refuse_own_files(path: Path, homework: Path) -> None:
    from mentorprep.storage.journal import journal_path
    from mentorprep.storage.lock import lock_path

    for own, name in (
        (homework, "the homework itself"),
        (journal_path(homework), "the history of the homework"),
        (lock_path(homework), "the lock of the homework"),
    ):
        if path.absolute() == own or (path.exists() and own.exists() and path.samefile(own)):
            raise Stop(USAGE, f"{path} is {name}.", "Name another file with -o.")


def _put_whole(file: Path, data: bytes) -> None:
    """Write all of it or nothing. A new file is its owner's alone; one that was there keeps its mode."""
    from mentorprep.storage.replace import refuse_read_only, replace

    status = file.stat() if file.exists() else None
    if status is not None and not file.is_file():  # a device or a pipe takes what comes
        file.write_bytes(data)
        return
    if status is not None:
        refuse_read_only(file, status)
    replace(file, data, status, lambda: True)


def _remark(made: Page, wanted: _Wanted) -> None:
    """What the mentee, and not the mentor, should know of the message."""
    console = wanted.settings.console
    if wanted.kind == "outreach":
        console.note(f"Subject: {plain(made.subject)}")
    if left_out := wanted.shown.left_out:
        console.note(f"{left_out} private {'entry stays' if left_out == 1 else 'entries stay'} with you.")
    if long := too_long(wanted.kind, parts(made)):
        could_go = " or ".join(f"“{part.name}” ({part.words} words)" for part in long.could_go)
        console.err(f"This has {long.words} words; up to {long.at_most} are read. What could go: {could_go}.")


def _again(wanted: _Wanted) -> str:
    several = len(wanted.loaded.homework.mentors) > 1 and wanted.mentor is not None
    return f"{wanted.kind} --mentor {wanted.mentor.id}" if several and wanted.mentor else wanted.kind


def _mark_sent(wanted: _Wanted) -> None:
    loaded, settings = wanted.loaded, wanted.settings
    entry = {
        "date": settings.today,
        "to": wanted.mentor.id if wanted.mentor else "",
        "kind": wanted.kind,
        "revision": storage.revision(loaded.real, loaded.sha256) or (loaded.revision or 0) + 1,
        "sha256": loaded.sha256,
        "state": "sent",
    }
    saved = storage.write(loaded.path, lambda document: _appended(document, entry), command="export", now=settings.now)
    settings.tell_what_was_found(saved)
    settings.console.note(f"Marked as sent to {entry['to']} on {settings.today}.{settings.undo_told(saved)}")


def _appended(document: Document, entry: dict[str, object]) -> Sequence[Edit]:
    from mentorprep.core.format.edit import Edit

    assert document.homework is not None, "storage reads it first"
    return [Edit(("sent", len(document.homework.sent)), entry)]
