"""What a message to a mentor would lack, and what must not be in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mentorprep.core.checks import phrases
from mentorprep.core.checks.subject import finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorprep.core.checks.subject import Subject
    from mentorprep.core.finding import Finding, Path
    from mentorprep.core.model import Goal, Homework, Mentor

_SHORT = 5  # letters under which a title of one word has to be written alike
_WORD = r"\w+(?:[+#]+)?"


def no_mentor(subject: Subject) -> Iterator[Finding]:
    """MP401: nobody to write to who has not declined and whose mentoring has not ended."""
    if subject.message and not any(_is_open(mentor) for mentor in subject.homework.mentors):
        yield finding(
            "MP401",
            "There is nobody to write to yet.",
            fix="mentorprep add mentor. A name is not needed: a programme or a list will do, with found_via.",
            path=("mentors",),
        )


def no_why(subject: Subject) -> Iterator[Finding]:
    """MP402, for the first message to each mentor."""
    for index, mentor in _to_be_won(subject):
        if not mentor.why:
            yield finding(
                "MP402",
                f"Why {_name(mentor)}? The message does not say.",
                because="A first message that could go to anybody is read as if a machine had sent it to everybody.",
                fix="One sentence in why: a talk, a post, a road like the one you want to take.",
                path=("mentors", index, "why"),
                about=mentor.id,
            )


def no_ask(subject: Subject) -> Iterator[Finding]:
    """MP403, for the first message to each mentor."""
    for index, mentor in _to_be_won(subject):
        if not mentor.ask:
            yield finding(
                "MP403",
                f"The message asks {_name(mentor)} for nothing in particular.",
                because="One small request that can be answered in a line gets an answer.",
                fix="One sentence in ask, such as: would you read my one-page plan and tell me what you would drop?",
                path=("mentors", index, "ask"),
                about=mentor.id,
            )


def no_opening_code(subject: Subject) -> Iterator[Finding]:
    """MP405, for the first message to each mentor."""
    for index, mentor in _to_be_won(subject):
        if not mentor.opening_code:
            yield finding(
                "MP405",
                f"No opening code for {_name(mentor)}. Does their page ask for one?",
                because="Some mentors hide a word in their profile, to see who has read it.",
                fix="If it does, put it into opening_code, to the letter. If not, all is well.",
                path=("mentors", index, "opening_code"),
                about=mentor.id,
            )


def private_leaks(subject: Subject) -> Iterator[Finding]:
    """MP406: the title of a private goal or step stands, as whole words, in a free text that is not private itself.
    Case does not matter, except in titles of one short word (“Rest”), which are common words else."""
    titles = _PrivateTitles(subject.homework)
    if not titles.by_first_word:
        return
    for about, path, text in _texts_that_go_out(subject.homework):
        quoted = titles.first_in(text)
        if quoted:
            yield finding(
                "MP406",
                f"A text that goes to the mentor quotes {phrases.title(quoted)}, which is private.",
                because=f"It stands in {path[-1] if isinstance(path[-1], str) else path[-2]}.",
                fix="Word it without the title, or make this entry private as well.",
                path=path,
                about=about,
            )


class _PrivateTitles:
    """The titles of what is private, by their first word, so that a text is walked through once."""

    def __init__(self, homework: Homework) -> None:
        self.by_first_word: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for goal in homework.goals:
            steps = (step.title for step in goal.plan if goal.private or step.private)
            for title in (*([goal.title] if goal.private else []), *steps):
                words = tuple(re.findall(_WORD, title))
                if words:
                    self.by_first_word.setdefault(words[0].casefold(), []).append((words, title))

    def first_in(self, text: str) -> str | None:
        """The first private title that the text quotes."""
        words = re.findall(_WORD, text)
        for index, word in enumerate(words):
            for title, as_written in self.by_first_word.get(word.casefold(), ()):
                if _is_quoted(title, tuple(words[index : index + len(title)])):
                    return as_written
        return None


def _is_quoted(title: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if len(title) == 1 and len(title[0]) < _SHORT:
        return title == words
    return [word.casefold() for word in title] == [word.casefold() for word in words]


def _texts_that_go_out(homework: Homework) -> Iterator[tuple[str | None, Path, str]]:
    """Whose they are, where, and what: the free texts of entries that do not stay home."""
    mentee, private = homework.mentee, _private_ids(homework)
    if mentee.situation:
        yield None, ("mentee", "situation"), mentee.situation
    yield from ((None, ("mentee", "options", index), text) for index, text in enumerate(mentee.options))
    for index, goal in enumerate(homework.goals):
        if not goal.private:
            yield from _texts_of_goal(goal, ("goals", index))
    for key, fields in _FREE_TEXTS.items():
        for index, entry in enumerate(getattr(homework, key)):
            if not _stays_home(entry, private):
                for field in fields:
                    if text := getattr(entry, field):
                        yield getattr(entry, "id", None), (key, index, field), text


def _private_ids(homework: Homework) -> set[str]:
    of_goals = {goal.id for goal in homework.goals if goal.private}
    return of_goals | {step.id for goal in homework.goals for step in goal.plan if goal.private or step.private}


def _stays_home(entry: Any, private: set[str]) -> bool:
    """Private itself, or about nothing but what is."""
    about = set(getattr(entry, "about", ()))
    only_about_private = bool(about) and about <= private
    return bool(getattr(entry, "private", False)) or getattr(entry, "step", None) in private or only_about_private


_FREE_TEXTS: dict[str, tuple[str, ...]] = {
    "mentors": ("why", "ask", "agreement"),
    "questions": ("text", "answer"),
    "log": ("learned", "stuck", "note"),
    "meetings": ("notes",),
    "decisions": ("text", "because"),
    "ideas": ("text", "because"),
    "changes": ("what", "because"),
}


def _texts_of_goal(goal: Goal, path: Path) -> Iterator[tuple[str, Path, str]]:
    for field in ("title", "why", "help", "done_when", "because"):
        if text := getattr(goal, field):
            yield goal.id, (*path, field), text
    for index, step in enumerate(goal.plan):
        if not step.private:
            for field in ("title", "resource", "evidence"):
                if text := getattr(step, field):
                    yield step.id, (*path, "plan", index, field), text


def _is_open(mentor: Mentor) -> bool:
    return mentor.status not in ("declined", "ended")


def _to_be_won(subject: Subject) -> Iterator[tuple[int, Mentor]]:
    """The mentors whom a first message may go to, when that is the message."""
    if subject.message == "outreach":
        for index, mentor in enumerate(subject.homework.mentors):
            if _is_open(mentor) and mentor.status != "accepted":
                yield index, mentor


def _name(mentor: Mentor) -> str:
    return mentor.name or "this mentor"
