"""What the file says about itself: ids used twice, names that lead nowhere, circles, dates in the wrong order."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from mentorprep.core.checks import phrases
from mentorprep.core.checks.circles import circles, shortest_circle
from mentorprep.core.checks.names import ANY, Reference, references
from mentorprep.core.checks.subject import Subject, finding
from mentorprep.core.entries import Entry, entries, free_id
from mentorprep.core.finding import Finding
from mentorprep.core.model import Homework
from mentorprep.core.plan.left import CLOSED
from mentorprep.core.wording import nearest


class OfHomework(Protocol):
    """What these rules look at: the homework alone, so that they also judge a change that is not yet written."""

    @property
    def homework(self) -> Homework:
        """As it stands in the file."""
        ...

    @property
    def everything(self) -> tuple[Entry, ...]:
        """All that has an id in it."""
        ...


_SUGGESTIONS = 20  # nearest ids are looked up for the first so many: each costs a comparison with every id


def duplicate_ids(subject: OfHomework) -> Iterator[Finding]:
    """MP110, at the second place and every later one. The first is the one that references mean."""
    known = {entry.id for entry in subject.everything}
    if len(known) == len(subject.everything):
        return
    first: dict[str, Entry] = {}
    for entry in subject.everything:
        earlier = first.setdefault(entry.id, entry)
        if earlier is not entry:
            yield finding(
                "MP110",
                f"The id {entry.id} is used twice: for the {_called(earlier)} and for the {_called(entry)}.",
                because="Wherever it is named, the first is meant.",
                fix=f"Give one of them another id, such as {free_id(entry.id, known)}.",
                path=(*entry.path, "id"),
                about=entry.id,
            )


def unknown_references(subject: OfHomework) -> Iterator[Finding]:
    """MP111. `after` and the log's `step` take a step; `about` and `became` a goal or step; `replaced_by` another goal;
    `replaces` another decision; `to` a mentor. `accepted` may be about any entry, for findings are."""
    first: dict[str, Entry] = {}
    for entry in subject.everything:
        first.setdefault(entry.id, entry)
    suggestions = _SUGGESTIONS
    for reference in references(subject.homework):
        target = first.get(reference.id)
        if target and target.kind in reference.to and not _names_itself(reference):
            continue
        if target:
            fix = _cure_of_kind(reference, target, subject.homework)
        else:
            fix = _nearest(reference, first.values()) if suggestions else ""
            suggestions = max(0, suggestions - 1)
        yield finding("MP111", _what_is_wrong(reference, target), fix=fix, path=reference.path, about=reference.owner)


def waiting_circles(subject: OfHomework) -> Iterator[Finding]:
    """MP112, once for each group of steps that wait for each other, with the shortest circle through its first step.
    Done and dropped steps wait for nothing and hold up nothing (they are no constraint on the schedule either)."""
    steps: dict[str, Entry] = {}
    for at in subject.everything:
        if at.kind == "step" and at.value.status not in CLOSED:
            steps.setdefault(at.id, at)
    waiting = {id_: at.value.after for id_, at in steps.items() if at.value.after}  # no other is on a circle
    after = {id_: tuple(dict.fromkeys(one for one in named if one in waiting)) for id_, named in waiting.items()}
    for group in circles(after):
        circle = shortest_circle(group[0], after)
        named = [phrases.title(steps[id_].value.title) for id_ in (*circle, circle[0])]
        alone = len(circle) == 1
        yield finding(
            "MP112",
            f"{named[0]} waits for itself." if alone else f"These steps wait for each other: {' → '.join(named)}.",
            because="" if alone else "Each comes after the next one named, so none of them can begin.",
            fix=_cure_of_circle(circle),
            path=(*steps[circle[0]].path, "after"),
            about=circle[0],
        )


def _cure_of_circle(circle: tuple[str, ...]) -> str:
    if len(circle) == 1:
        return f"Take {circle[0]} out of its own `after`."
    return f"Take {circle[1]} out of the `after` of {circle[0]}, or open the circle at another place."


def starts_after_ends(subject: OfHomework) -> Iterator[Finding]:
    """MP113: a goal or step that may begin only after its own date, a break that ends before it begins."""
    for kind, _, path, entry, _ in subject.everything:
        if kind in ("goal", "step") and entry.start and entry.by and entry.start > entry.by.day:
            yield finding(
                "MP113",
                f"{phrases.title(entry.title)} starts on {phrases.day(entry.start)}, after its date, "
                f"{phrases.by_date(entry.by)}.",
                fix="Change `start` or `by`; `start` is the first day on which work may happen.",
                path=(*path, "start"),
                about=entry.id,
            )
    availability = subject.homework.mentee.availability
    for index, pause in enumerate(availability.breaks if availability else ()):
        if pause.from_ > pause.to:
            yield finding(
                "MP113",
                f"A break begins on {phrases.day(pause.from_)} and ends before that, on {phrases.day(pause.to)}.",
                fix="Exchange `from` and `to`, or correct the year.",
                path=("mentee", "availability", "breaks", index, "from"),
            )


def steps_after_goals(subject: OfHomework) -> Iterator[Finding]:
    """MP114, by the last day that each date means."""
    for _, _, path, step, goal in subject.everything:
        if goal and step.by and goal.by and step.by.day > goal.by.day:
            yield finding(
                "MP114",
                f"The step {phrases.title(step.title)} is dated {phrases.by_date(step.by)}, after its goal "
                f"{phrases.title(goal.title)}, {phrases.by_date(goal.by)}.",
                because=f"{phrases.count((step.by.day - goal.by.day).days, 'day')} later.",
                fix="Move the goal's date, or the step's.",
                path=(*path, "by"),
                about=step.id,
            )


def future_log(subject: Subject) -> Iterator[Finding]:
    """MP115, one for each entry."""
    for index, entry in enumerate(subject.homework.log):
        if entry.date > subject.today:
            yield finding(
                "MP115",
                f"The log has an entry for {phrases.day(entry.date)}, and today is {phrases.day(subject.today)}.",
                because="It does not count before its day.",
                fix="Correct the date, or make it a meeting or a step if it is something planned.",
                path=("log", index, "date"),
                about=entry.step,
            )


def contradictions(homework: Homework) -> Iterator[Finding]:
    """All that a homework says against itself, whatever the day."""
    of = _Alone(homework, tuple(entries(homework)))
    for rule in (duplicate_ids, unknown_references, waiting_circles, starts_after_ends, steps_after_goals):
        yield from rule(of)


class _Alone(NamedTuple):
    homework: Homework
    everything: tuple[Entry, ...]


def _called(entry: Entry) -> str:
    value = entry.value
    if entry.kind == "meeting":
        return f"meeting {phrases.title(f'meeting of {phrases.day(value.date)}')}"
    text = (value.name or value.id) if entry.kind == "mentor" else getattr(value, "title", None) or value.text
    return f"{entry.kind} {phrases.title(text)}"


def _names_itself(reference: Reference) -> bool:
    return reference.id == reference.owner and reference.key in ("replaced_by", "replaces")


def _what_is_wrong(reference: Reference, target: Entry | None) -> str:
    kinds = "any entry of the file" if reference.to == ANY else " or ".join(f"a {kind}" for kind in reference.to)
    if target is None:
        return f"`{reference.key}` names {reference.id}, and no entry has that id; it takes the id of {kinds}."
    if _names_itself(reference):
        return f"The {_called(target)} names itself in `{reference.key}`."
    return f"`{reference.key}` takes the id of {kinds}, and {reference.id} is the {_called(target)}."


def _cure_of_kind(reference: Reference, target: Entry, homework: Homework) -> str:
    if _names_itself(reference):
        return f"Name the {target.kind} that is meant, or take `{reference.key}` out."
    if target.kind == "goal" and reference.to == ("step",):
        goal = homework.goals[int(target.path[1])]
        steps = [step.id for step in goal.plan if step.id != reference.owner]
        if steps:
            return f"Name one of its steps: {phrases.listed(steps, 'or')}."
    return f"Name {' or '.join(f'a {kind}' for kind in reference.to)}, or take `{reference.key}` out."


def _nearest(reference: Reference, everything: Iterable[Entry]) -> str:
    known = [entry.id for entry in everything if entry.kind in reference.to and entry.id != reference.owner]
    near = nearest(reference.id, known)
    if near:
        return f"Is {near} meant?"
    known_ids = f"Known here: {phrases.listed(known)}." if known else ""
    return phrases.sentences(known_ids, f"Correct the id, or take `{reference.key}` out.")
