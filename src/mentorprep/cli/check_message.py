"""What only the message itself shows, for `check --for`: that there is nothing to tell, or more than is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.cli.export_wanted import Wanted, language_of, summary_of
from mentorprep.core.finding import CATALOGUE, Finding
from mentorprep.core.plan.assess import assess
from mentorprep.core.render import parts
from mentorprep.core.render.languages import words_in
from mentorprep.core.render.pages import page
from mentorprep.core.stop import Stop
from mentorprep.core.summary.length import too_long
from mentorprep.core.summary.public import public
from mentorprep.terminal.console import Console

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorprep.cli.settings import Settings
    from mentorprep.core.finding import Path
    from mentorprep.core.model import Homework, Mentor, SentKind
    from mentorprep.storage import Loaded

_NOTHING = "There is nothing to tell yet: no situation, no goals, no questions."
_BEGIN = "Two sentences in situation, and one goal, are enough to begin with."


def message_findings(settings: Settings, loaded: Loaded, kind: SentKind) -> Iterator[Finding]:
    """MP404 and MP407, for the message to each mentor that it may go to."""
    shown = public(loaded.homework)
    if kind != "update" and not _has_anything(shown.homework):
        yield _finding("MP404", _NOTHING, "", _BEGIN, (), None)
        return
    assessment = assess(shown.homework, settings.today, ways_out=0, figures="few")
    beside_private = assess(loaded.homework, settings.today, ways_out=0, figures="few") if shown.private_work else None
    silent = settings._replace(console=Console(quiet=True))
    for path, mentor in _recipients(loaded.homework, kind):
        wanted = Wanted(silent, loaded, shown, assessment, beside_private, mentor, kind)
        yield from _of_message(wanted, path)


def _of_message(wanted: Wanted, path: Path) -> Iterator[Finding]:
    about = wanted.mentor.id if wanted.mentor else None
    try:
        summary = summary_of(wanted)
    except Stop as nothing:
        yield _finding("MP404", nothing.message, "", nothing.cure, path, about)
        return
    long = too_long(wanted.kind, parts(page(summary, words_in(language_of(None, wanted)))))
    if long:
        to = f" to {wanted.mentor.name or wanted.mentor.id}" if wanted.mentor else ""
        message = f"The {wanted.kind} message{to} has {long.words} words; up to {long.at_most} are read."
        because = f"{long.words - long.at_most} words more than a busy reader takes in."
        yield _finding("MP407", message, because, long.what_could_go, path, about)


def _recipients(homework: Homework, kind: SentKind) -> list[tuple[Path, Mentor | None]]:
    """Who may get it, with their places. A first message can be judged before there is anybody to send it to."""
    closed = ("declined", "ended", "accepted") if kind == "outreach" else ("declined", "ended")
    found: list[tuple[Path, Mentor | None]] = [
        (("mentors", index), mentor) for index, mentor in enumerate(homework.mentors) if mentor.status not in closed
    ]
    return found if found or kind == "update" or homework.mentors else [((), None)]


def _has_anything(homework: Homework) -> bool:
    return bool(homework.goals or homework.questions or homework.mentee.situation)


def _finding(code: str, message: str, because: str, fix: str, path: Path, about: str | None) -> Finding:
    return Finding(code, CATALOGUE[code].severity, message, because, fix, path, about)
