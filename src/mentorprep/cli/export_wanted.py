"""What a run of `export` is about: the homework as it may be told, to whom it goes, which message it is, in which language."""

from typing import TYPE_CHECKING, NamedTuple

from mentorprep import storage
from mentorprep.cli.settings import Settings
from mentorprep.core.model import Homework, Mentor, SentKind
from mentorprep.core.plan.assess import assess
from mentorprep.core.plan.assessment import Assessment, Figures
from mentorprep.core.render.languages import LANGUAGES
from mentorprep.core.stop import NO, USAGE, Stop
from mentorprep.core.summary.known import Known, known
from mentorprep.core.summary.public import Public, public
from mentorprep.core.summary.relationship import chosen_mentor, next_kind
from mentorprep.core.wording import long_day

if TYPE_CHECKING:
    from mentorprep.core.render.pages import Summary
    from mentorprep.storage import Loaded

_NOTHING_TOLD = "`mentorprep update` logs what happens, and `mentorprep replan` finds new dates after a quiet time."


class Wanted(NamedTuple):
    """What this run is about: the homework as read, as it may be told, and to whom what goes. `assessment` is of what may
    be told; `beside_private` of all of it, if private work uses hours."""

    settings: Settings
    loaded: "Loaded"
    shown: Public
    assessment: Assessment
    beside_private: Assessment | None
    mentor: Mentor | None
    kind: SentKind
    since: str | None = None
    meet: bool = False

    @property
    def known(self) -> Known:
        """What summaries are made from."""
        return known(self.shown.homework, self.assessment, self.mentor, beside_private=self.beside_private)


def wanted_by(
    settings: Settings,
    kind: SentKind | None,
    mentor_id: str | None,
    since: str | None,
    *,
    goes_to_somebody: bool,
    meet: bool,
    figures: Figures,
) -> Wanted:
    """Read the homework, and settle what is left open. Stop(2) where the flags do not fit it."""
    loaded = storage.read(settings.homework_file())
    homework = loaded.homework
    needed = kind != "full" or goes_to_somebody
    mentor = chosen_mentor(homework, mentor_id, needed=needed)
    if goes_to_somebody and mentor is None:
        raise Stop(USAGE, "There is no mentor that it goes to.", "`mentorprep add mentor` adds one.")
    chosen = kind or next_kind(homework, mentor, settings.today)
    if since is not None and chosen != "update":
        raise Stop(USAGE, f"--since is for update, and this is {chosen}.", "mentorprep export update --since DATE")
    if meet and chosen != "update":
        raise Stop(USAGE, f"--meet is for update, and this is {chosen}.", "mentorprep export update --meet")
    shown = public(homework)
    assessment = assess(shown.homework, settings.today, ways_out=0, figures=figures)
    beside_private = assess(homework, settings.today, ways_out=0, figures="few") if shown.private_work else None
    return Wanted(settings, loaded, shown, assessment, beside_private, mentor, chosen, since, meet)


def summary_of(wanted: Wanted) -> "Summary":
    """What is told. Stop(1) where there is nothing to tell."""
    if wanted.kind == "outreach":
        from mentorprep.core.summary.outreach import outreach

        return outreach(wanted.known)
    if wanted.kind == "kickoff":
        from mentorprep.core.checks.rules import check
        from mentorprep.core.summary.kickoff import DOUBTED, kickoff

        return kickoff(wanted.known, check(wanted.shown.homework, wanted.assessment, codes=DOUBTED))
    return _full(wanted) if wanted.kind == "full" else _update(wanted)


def _full(wanted: Wanted) -> "Summary":
    from mentorprep.core.summary.full import full

    summary = full(wanted.known)
    if summary is None:
        raise Stop(NO, "The homework holds nothing yet that could be told.", "`mentorprep add goal` is a beginning.")
    return summary


def _update(wanted: Wanted) -> "Summary":
    from mentorprep.cli.export_since import since_of
    from mentorprep.core.summary.update import update

    since = since_of(wanted)
    if since.old is None:
        wanted.settings.console.note("The version they know is not in the history: this goes by the dates in the file.")
    summary = update(wanted.known, since, meet=wanted.meet)
    if summary is None:
        raise Stop(NO, f"Nothing to tell since {long_day(since.date)}.", _NOTHING_TOLD)
    return summary


def older(data: bytes | None, wanted: Wanted) -> Homework | None:
    """An earlier version as it may be told today; None where there is none that can be read."""
    from mentorprep.core.format.read import load

    homework = load(data).homework if data is not None else None
    return public(homework, wanted.shown.hidden).homework if homework else None


def language_of(lang: str | None, wanted: Wanted) -> str:
    """The language asked for, else the mentor's; the first one, with a word about it, where theirs is not there."""
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
