"""All rules, each with the code that it finds, and the one way to run them. A rule is a function of a module of its family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.checks import estimates, gaps, load, message, progress, reference, references, verdicts, words
from mentorprep.core.checks.accepted import apply_accepted, kept_in, stale_accepted
from mentorprep.core.checks.subject import look_at
from mentorprep.core.finding import CATALOGUE, SEVERITY_ORDER

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from mentorprep.core.checks.subject import Subject
    from mentorprep.core.finding import Finding
    from mentorprep.core.model import Homework, SentKind
    from mentorprep.core.plan.assessment import Assessment

    Rule = Callable[[Subject], Iterator[Finding]]

RULES: tuple[tuple[str, Rule], ...] = (  # the code that each finds
    ("MP110", references.duplicate_ids),
    ("MP111", references.unknown_references),
    ("MP112", references.waiting_circles),
    ("MP113", references.starts_after_ends),
    ("MP114", references.steps_after_goals),
    ("MP115", references.future_log),
    ("MP201", gaps.no_situation),
    ("MP202", gaps.no_goals),
    ("MP203", gaps.no_date),
    ("MP204", gaps.no_plan),
    ("MP205", gaps.no_done_when),
    ("MP206", gaps.no_options),
    ("MP207", gaps.no_questions),
    ("MP210", words.vague_goals),
    ("MP211", words.vague_steps),
    ("MP212", estimates.large_steps),
    ("MP213", estimates.no_estimates),
    ("MP214", gaps.no_first_step),
    ("MP215", gaps.all_technical),
    ("MP216", gaps.depends_on_others),
    ("MP217", gaps.exams_not_booked),
    ("MP218", gaps.done_already),
    ("MP301", verdicts.impossible),
    ("MP302", verdicts.over_ambitious),
    ("MP303", verdicts.tight),
    ("MP304", load.overloads),
    ("MP305", verdicts.blocked),
    ("MP306", load.high_load),
    ("MP307", load.no_rest),
    ("MP308", load.many_goals),
    ("MP309", verdicts.past_dates),
    ("MP310", progress.overruns),
    ("MP311", progress.slow_hours),
    ("MP311", progress.slow_units),
    ("MP312", reference.below_reference),
    ("MP313", load.recurring_over_capacity),
    ("MP314", progress.logged_more_than_available),
    ("MP315", progress.past_step_dates),
    ("MP401", message.no_mentor),
    ("MP402", message.no_why),
    ("MP403", message.no_ask),
    ("MP405", message.no_opening_code),
    ("MP406", message.private_leaks),
)


def check(
    homework: Homework,
    assessment: Assessment,
    *,
    message: SentKind | None = None,
    also: Iterable[Finding] = (),
    codes: Container[str] = CATALOGUE,
) -> tuple[Finding, ...]:
    """All findings on the day of the assessment, which must be of this homework; `message` is the kind of `--for`, `also`
    what was found in that message itself, and `codes` those that are looked for.

    Errors come first, then warnings, then information, each in the order of the catalogue and of the file. What the
    mentee keeps on purpose stays where it is, with `accepted` filled; it does not count."""
    kept = kept_in(homework)
    subject = look_at(homework, assessment, message, kept)
    found = [*(one for code, rule in RULES if code in codes for one in rule(subject)), *also]
    if "MP116" in codes:
        found += stale_accepted(homework, kept, found)
    found.sort(key=lambda one: (SEVERITY_ORDER.index(one.severity), one.code))
    return tuple(apply_accepted(found, kept))
