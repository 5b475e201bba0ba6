"""The findings of a run as a person reads them: the verdict in a sentence, where each goal stands, then what to look at."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mentorprep.core.checks import phrases
from mentorprep.core.columns import padded, text_width
from mentorprep.core.finding import SEVERITY_ORDER, Finding, Severity
from mentorprep.core.plan.assessment import WORST_FIRST, Assessment
from mentorprep.core.report import FileReport
from mentorprep.terminal.console import Console, Style, Styled
from mentorprep.terminal.failure import print_failures, print_first_failures
from mentorprep.terminal.standing import goal_line, headline, state, state_of

_NUMBER = "MP213"
_BEGIN = ("MP202", "MP204")
_LONGEST_NAME = 40  # of files that stand in a column


class _Section(NamedTuple):
    """Findings that belong together, under words of their own."""

    title: str
    style: Style
    severity: Severity
    codes: tuple[str, ...] = ()  # those it takes, by their beginning; none for all that is left


_SECTIONS = (
    _Section("To settle first", "red", "error"),
    _Section("Worth a look", "yellow", "warning"),
    _Section("Worth a guess", "cyan", "info", ("MP213",)),
    _Section("Good to know", "cyan", "info", ("MP3", "MP4", "MP21", "MP116")),
    _Section("Not said yet, and no hurry", "cyan", "info"),
)


def print_reports(console: Console, reports: Sequence[FileReport], today: dt.date) -> None:
    """Print every file's report on stdout; files that cannot be used go to stderr."""
    print_failures(console, reports)
    usable = [report for report in reports if report.assessment is not None]
    for number, report in enumerate(usable):
        if number:
            console.out()
        _print_report(console, report, today)
    _print_sum(console, reports, after=bool(usable))


def print_summary(console: Console, reports: Sequence[FileReport]) -> None:
    """Print one line a file, the worst first, and of several a line on all of them; of files that cannot be used the
    first error goes to stderr as well."""
    print_first_failures(console, reports)
    lines = [(_state_of(report), report.file, _totals(report)) for report in sorted(reports, key=_rank)]
    states = max(len(words) for words, *_ in lines)
    files = min(_LONGEST_NAME, max(text_width(file) for _, file, _ in lines))
    for words, file, totals in lines:
        one = f"{words:<{states}}  {padded(file, files)}  {totals.rstrip('.')}"
        console.out(one if text_width(one) <= console.width else f"{words:<{states}}  {file}\n    {totals.rstrip('.')}")
    _print_sum(console, reports, after=True)


def _print_sum(console: Console, reports: Sequence[FileReport], *, after: bool) -> None:
    if len(reports) > 1:
        if after:
            console.out()
        console.out(console.wrap(_sum(reports)))


def _rank(report: FileReport) -> tuple[int, bool, float, int, int]:
    """What cannot be used, then by the verdict, among equals by the lowest chance of its goals, then by what was found.
    Dates that are over come after those that cannot be met."""
    found = report.assessment
    if found is None:
        return -1, False, 0, 0, 0
    only_over = found.verdict == "impossible" and state(found) != state_of("impossible")
    alike = [goal.chance for goal in found.goals if goal.verdict == found.verdict and goal.chance is not None]
    chance = float(min(alike)) if alike else 2.0
    return WORST_FIRST.index(found.verdict), only_over, chance, -report.count("error"), -report.count("warning")


def _state_of(report: FileReport) -> str:
    return state(report.assessment) if report.assessment else "cannot be used"


def _print_report(console: Console, report: FileReport, today: dt.date) -> None:
    assert report.assessment is not None
    console.out(Styled(report.file, "bold"), f", {phrases.day(today)}")
    console.out(console.wrap(headline(report.assessment)))
    _print_goals(console, report.assessment)
    for section, findings in _sections(report.counted()):
        _print_section(console, section, findings, report.file)
    _print_accepted(console, report)
    console.out()
    console.out(_totals(report))


def _sections(findings: Sequence[Finding]) -> Iterator[tuple[_Section, list[Finding]]]:
    """The findings by sections. Without any hours per week the number to give stands before what is worth a look."""
    without_hours = any(one.code == _NUMBER and one.path[:1] == ("mentee",) for one in findings)
    left = list(findings)
    if begin := _to_begin_with(findings):
        left.remove(begin)
        yield _Section("One question to begin with", "cyan", "info"), [begin]
    for section in sorted(_SECTIONS, key=lambda one: without_hours and one.severity == "warning"):
        taken = [one for one in left if one.severity == section.severity and one.code.startswith(section.codes or "")]
        left = [one for one in left if one not in taken]
        yield section, sorted(taken, key=lambda one: _first_of(one.code, section.codes))


def _to_begin_with(findings: Sequence[Finding]) -> Finding | None:
    """Of a homework that only has gaps, the one to fill first: a goal, else its first step. Six questions at once are
    an exam."""
    if not all(one.code.startswith("MP20") and one.severity == "info" for one in findings):
        return None
    return next((one for one in findings if one.code in _BEGIN), None)


def _first_of(code: str, beginnings: tuple[str, ...]) -> int:
    return next((index for index, beginning in enumerate(beginnings) if code.startswith(beginning)), 0)


def _print_goals(console: Console, assessment: Assessment) -> None:
    if assessment.goals:
        console.out()
    for number, goal in enumerate(assessment.goals, 1):
        console.out(console.wrap(goal_line(goal, assessment), first=f"{number:>3}. ", rest="     "))


def _print_section(console: Console, section: _Section, findings: Sequence[Finding], file: str) -> None:
    if not findings:
        return
    console.out()
    console.out(Styled(console.wrap(section.title), section.style))
    for finding in findings:
        _print_finding(console, finding, file)


def _print_finding(console: Console, finding: Finding, file: str) -> None:
    console.out(console.wrap(finding.message, first="  - ", rest="    "))
    for text in (finding.because, finding.fix):
        if text:
            console.out(console.wrap(text, first="    ", rest="    "))
    place = file if finding.line is None else f"{file}:{finding.line}:{finding.column}"
    console.out(Styled(f"    {finding.severity} {finding.code} {place}", "dim"))


def _print_accepted(console: Console, report: FileReport) -> None:
    kept = [finding for finding in report.findings if finding.accepted is not None]
    if not kept:
        return
    console.out()
    console.out("Kept on purpose")
    for finding in kept:
        console.out(console.wrap(f"{finding.code} {finding.message}", first="  - ", rest="    "))
        if finding.accepted:
            console.out(console.wrap(f"Because: {finding.accepted}", first="    ", rest="    "))


def _sum(reports: Sequence[FileReport]) -> str:
    """One line on many files, each counted once, by the worst of it."""
    nouns = {"unusable": "cannot be used", "error": "with errors", "warning": "with warnings", "": "with neither"}
    worst = [_worst(report) for report in reports]
    if not any(worst):
        return f"{len(reports)} files: no errors, no warnings."
    counts = [f"{number} {noun}" for key, noun in nouns.items() if (number := worst.count(key))]
    return f"{len(reports)} files: {', '.join(counts)}."


def _worst(report: FileReport) -> str:
    if report.assessment is None:
        return "unusable"
    return next((severity for severity in SEVERITY_ORDER[:2] if report.count(severity)), "")


def _totals(report: FileReport) -> str:
    nouns: tuple[tuple[Severity, str], ...] = (("error", "error"), ("warning", "warning"), ("info", "note"))
    counts = [phrases.count(number, noun) for severity, noun in nouns if (number := report.count(severity))]
    return f"{', '.join(counts)}." if counts else "Nothing to look at."
