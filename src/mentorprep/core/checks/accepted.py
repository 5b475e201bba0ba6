"""What the mentee looked at and keeps on purpose: which findings it covers, and which entries cover nothing any more."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mentorprep.core.checks.subject import finding
from mentorprep.core.finding import CATALOGUE, Finding
from mentorprep.core.model import Accepted, Homework

_NEVER = "MP10"  # an unusable file cannot be kept on purpose
_NO_REASON = "kept on purpose"


class Kept(NamedTuple):
    """The entries of `accepted` by code, each with its place in the list."""

    by_code: dict[str, list[tuple[int, Accepted]]]

    def entry_for(self, code: str, about: str | None) -> tuple[int, Accepted] | None:
        """The first entry that covers a finding. An entry without `about` covers its code everywhere; a finding on
        the whole file is covered by its code alone."""
        for index, entry in self.by_code.get(code, ()):
            if not entry.about or about is None or about in entry.about:
                return index, entry
        return None


def kept_in(homework: Homework) -> Kept:
    """What the homework keeps. Of a code that cannot be kept nothing is held."""
    by_code: dict[str, list[tuple[int, Accepted]]] = {}
    for index, entry in enumerate(homework.accepted):
        if entry.code and not entry.code.startswith(_NEVER):
            by_code.setdefault(entry.code, []).append((index, entry))
    return Kept(by_code)


def apply_accepted(findings: Iterable[Finding], kept: Kept) -> Iterator[Finding]:
    """The findings, those that are kept with the mentee's reason."""
    for one in findings:
        covered = kept.entry_for(one.code, one.about)
        yield one._replace(accepted=covered[1].because or _NO_REASON) if covered else one


def stale_accepted(homework: Homework, kept: Kept, found: Iterable[Finding]) -> Iterator[Finding]:
    """MP116. `found` are all findings of this run. An entry whose code is only looked for with some `--for` may be
    needed by another run and is left alone; one whose `about` names nothing is MP111's."""
    found = tuple(found)
    living = {index for one in found for index in _covering(one, kept)}
    unknown = {one.path[1] for one in found if one.code == "MP111" and one.path[:1] == ("accepted",)}
    for index, entry in enumerate(homework.accepted):
        rule = CATALOGUE.get(entry.code or "")
        if index in living | unknown or (rule and rule.only_for_message):
            continue
        yield finding(
            "MP116",
            _why_stale(entry),
            fix="Take the entry out of accepted.",
            path=("accepted", index),
            about=entry.about[0] if entry.about else None,
        )


def _covering(one: Finding, kept: Kept) -> Iterator[int]:
    for index, entry in kept.by_code.get(one.code, ()):
        if not entry.about or one.about is None or one.about in entry.about:
            yield index


def _why_stale(entry: Accepted) -> str:
    if entry.code is None:
        return "An entry of accepted names no code, so it keeps nothing."
    if entry.code not in CATALOGUE:
        return f"accepted names {entry.code}, and there is no such finding."
    if entry.code.startswith(_NEVER):
        return f"{entry.code} cannot be kept on purpose: the file has to be readable."
    about = f" for {' and '.join(entry.about)}" if entry.about else ""
    return f"{entry.code} was kept on purpose{about}, and is no longer found."
