"""The subject of each kind of message, in the phrases of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.render.blocks import Line, Typed, fill

if TYPE_CHECKING:
    import datetime as dt

    from mentorprep.core.render.languages.phrases import Phrases


def outreach_subject(goal: str | None, words: Phrases) -> Line:
    """Of a first message: the topic, which is the first goal."""
    return fill(words.subject_outreach, goal=Typed(goal)) if goal else (words.subject_outreach_bare,)


def kickoff_subject(mentee: str, words: Phrases) -> Line:
    """Of the page before the first call."""
    return fill(words.subject_kickoff, mentee=Typed(mentee))


def update_subject(mentee: str, since: dt.date, words: Phrases) -> Line:
    """Of a follow-up, where nothing says which thread it belongs to."""
    return fill(words.subject_update, mentee=Typed(mentee), date=words.date(since))


def full_subject(mentee: str, words: Phrases) -> Line:
    """Of everything."""
    return fill(words.subject_full, mentee=Typed(mentee))
