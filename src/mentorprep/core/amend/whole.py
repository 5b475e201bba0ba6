"""Changes of what belongs to no single entry: the hours there are, and findings kept on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.amend import typed
from mentorprep.core.amend.ending import missing, refusal
from mentorprep.core.amend.part import Part
from mentorprep.core.amend.target import target_of
from mentorprep.core.finding import CATALOGUE, EXIT_UNUSABLE_CODES
from mentorprep.core.format.edit import Edit
from mentorprep.core.human import echo_day, echo_hours_per_week

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from mentorprep.core.amend.wanted import Wanted
    from mentorprep.core.model import Homework, Week

_AVAILABILITY = ("mentee", "availability")


def rescheduled(homework: Homework, wanted: Wanted, today: dt.date) -> Part:
    """Other hours per week from a day on; the first hours ever, with no day named, hold from the beginning."""
    if wanted.hours_per_week is None:
        raise refusal("--from is the day from which --hours-per-week holds.", "Give both.")
    hours = typed.hours_per_week("--hours-per-week", wanted.hours_per_week)
    availability = homework.mentee.availability
    if wanted.from_ is None and (availability is None or availability.hours_per_week is None):
        return Part((Edit((*_AVAILABILITY, "hours_per_week"), typed.plain(hours)),), (echo_hours_per_week(hours),))
    first = typed.day("--from", wanted.from_, today)
    told = f"From {echo_day(first, today)}: {echo_hours_per_week(hours)}"
    return Part((_change_of_hours(homework, first, hours),), (told,), (f"from {first}: {echo_hours_per_week(hours)}",))


def _change_of_hours(homework: Homework, first: dt.date, hours: Decimal | Week) -> Edit:
    changes = homework.mentee.availability.changes if homework.mentee.availability else ()
    value = typed.plain(hours)
    for index in reversed(range(len(changes))):
        if changes[index].from_ == first:
            return Edit((*_AVAILABILITY, "changes", index, "hours_per_week"), value)
    return Edit((*_AVAILABILITY, "changes", len(changes)), {"from": first, "hours_per_week": value})


def kept_on_purpose(homework: Homework, wanted: Wanted) -> Part:
    """A finding accepted, of one entry or of the whole file, with the reason."""
    if wanted.accept is None:
        return Part()
    code = _code_of(wanted.accept)
    about = target_of(homework, wanted.id).id if wanted.id else None
    if not wanted.because:
        raise missing("--because", f"Why does {code} stay as it is?")
    told = f"{code} is kept{f' on {about}' if about else ''}"
    for index, accepted in enumerate(homework.accepted):
        if accepted.code == code and accepted.about == ((about,) if about else ()):
            return Part((Edit(("accepted", index, "because"), wanted.because),), (told,))
    value = {"code": code, "about": about, "because": wanted.because}
    kept = {key: text for key, text in value.items() if text}
    return Part((Edit(("accepted", len(homework.accepted)), kept),), (told,))


def _code_of(text: str) -> str:
    """A finding's code, from the code or the name."""
    names = {rule.name: code for code, rule in CATALOGUE.items()} | {code.lower(): code for code in CATALOGUE}
    code = names.get(text.strip().lower())
    if code is None:
        near = next((name for name in names if _one_edit_apart(text.strip().lower(), name)), None)
        cure = f"Did you mean {names[near]}?" if near else "`mentorprep check` shows the codes."
        raise refusal(f"There is no finding “{text}”.", cure)
    if code in EXIT_UNUSABLE_CODES:
        raise refusal(f"{code} cannot be kept: a file with it cannot be read.", "Open it in an editor and mend it.")
    return code


def _one_edit_apart(typed_word: str, word: str) -> bool:
    """Whether one letter more, less or other makes one the other. What is further off would be a guess."""
    shorter, longer = sorted((typed_word, word), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    same = next(
        (at for at, (one, other) in enumerate(zip(shorter, longer, strict=False)) if one != other), len(shorter)
    )
    return longer[same + 1 :] in (shorter[same:], shorter[same + 1 :])
