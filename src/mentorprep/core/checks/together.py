"""One finding for all entries that lack the same thing, so that a beginner reads one line and not nine."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from mentorprep.core.checks import phrases
from mentorprep.core.checks.subject import GoalAt, StepAt, Subject
from mentorprep.core.finding import Finding, Path

if TYPE_CHECKING:
    from mentorprep.core.finding import Severity


class Entry(NamedTuple):
    """What a finding is about, and where."""

    id: str
    title: str
    path: Path
    private: bool

    @classmethod
    def of_goal(cls, at: GoalAt, *key: str) -> "Entry":
        """A goal, or one key of it."""
        return cls(at.goal.id, at.goal.title, (*at.path, *key), at.goal.private)

    @classmethod
    def of_step(cls, at: StepAt, *key: str) -> "Entry":
        """A step, or one key of it."""
        return cls(at.step.id, at.step.title, (*at.path, *key), at.step.private or at.goal.private)


def together(subject: Subject, code: str, entries: Iterable[Entry], words: "Words") -> Iterator[Finding]:
    """One finding on all the entries, at the place of the first. What is kept on purpose, and what weighs differently
    because no mentor sees it, stands apart."""
    groups: dict[tuple[int, Severity], list[Entry]] = {}
    for entry in entries:
        kept = subject.kept.entry_for(code, entry.id)
        key = (kept[0] if kept else -1, subject.gap_severity(code, private=entry.private))
        groups.setdefault(key, []).append(entry)
    for (_, severity), group in groups.items():
        message = words.message.format(_names(subject, group))
        yield Finding(code, severity, message, words.because, words.fix, group[0].path, group[0].id)


def _names(subject: Subject, group: list[Entry]) -> str:
    """The titles; “any of the 4 goals” where it is all that are being worked on."""
    goals = [at.goal.id for at in subject.active_goals()]
    if len(group) > 2 and [entry.id for entry in group] == goals:
        return f"any of the {len(goals)} goals"
    return phrases.titles([entry.title for entry in group])


class Words(NamedTuple):
    """What is said: `{}` in the message stands for the titles."""

    message: str
    because: str
    fix: str
