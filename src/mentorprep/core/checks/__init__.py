"""What is worth saying about a homework on a day. One rule is one function; this module only runs them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.checks import estimates, gaps, load, message, progress, reference, references, verdicts, words
from mentorprep.core.checks.accepted import apply_accepted, kept_in, stale_accepted
from mentorprep.core.checks.subject import look_at
from mentorprep.core.finding import SEVERITY_ORDER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mentorprep.core.checks.subject import Subject
    from mentorprep.core.finding import Finding
    from mentorprep.core.model import Homework, SentKind
    from mentorprep.core.plan.assessment import Assessment

    Rule = Callable[[Subject], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    references.duplicate_ids,
    references.unknown_references,
    references.waiting_circles,
    references.starts_after_ends,
    references.steps_after_goals,
    references.future_log,
    gaps.no_situation,
    gaps.no_goals,
    gaps.no_date,
    gaps.no_plan,
    gaps.no_done_when,
    gaps.no_options,
    gaps.no_questions,
    words.vague_goals,
    words.vague_steps,
    estimates.large_steps,
    estimates.no_estimates,
    gaps.no_first_step,
    gaps.all_technical,
    gaps.depends_on_others,
    gaps.exams_not_booked,
    gaps.done_already,
    verdicts.impossible,
    verdicts.over_ambitious,
    verdicts.tight,
    load.overloads,
    verdicts.blocked,
    load.high_load,
    load.no_rest,
    load.many_goals,
    verdicts.past_dates,
    progress.overruns,
    progress.slow_hours,
    progress.slow_units,
    reference.below_reference,
    load.recurring_over_capacity,
    progress.logged_more_than_available,
    progress.past_step_dates,
    message.no_mentor,
    message.no_why,
    message.no_ask,
    message.no_opening_code,
    message.private_leaks,
)


def check(
    homework: Homework, assessment: Assessment, *, message: SentKind | None = None, also: Iterable[Finding] = ()
) -> tuple[Finding, ...]:
    """All findings on the day of the assessment, which must be of this homework; `message` is the kind of `--for`, and
    `also` what was found in that message itself.

    Errors come first, then warnings, then information, each in the order of the catalogue and of the file. What the
    mentee keeps on purpose stays where it is, with `accepted` filled; it does not count."""
    kept = kept_in(homework)
    subject = look_at(homework, assessment, message, kept)
    found = [*(one for rule in RULES for one in rule(subject)), *also]
    found += stale_accepted(homework, kept, found)
    found.sort(key=lambda one: (SEVERITY_ORDER.index(one.severity), one.code))
    return tuple(apply_accepted(found, kept))
