"""The findings of a run as a person reads them: the verdict in a sentence, where each goal stands, then what to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.checks import phrases
from mentorprep.terminal.console import Styled
from mentorprep.terminal.failure import print_failures
from mentorprep.terminal.standing import headline, standing

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from mentorprep.core.finding import Finding, Severity
    from mentorprep.core.plan.assessment import Assessment
    from mentorprep.core.report import FileReport
    from mentorprep.terminal.console import Console, Style

_ASKS_FOR_THE_NUMBER = "MP213"  # the one that would tell most comes first
_SECTIONS: tuple[tuple[Severity, str, Style], ...] = (
    ("error", "Cannot be right as it stands", "red"),
    ("warning", "Worth a look", "yellow"),
    ("info", "Good to know", "cyan"),
)


def print_reports(console: Console, reports: Sequence[FileReport], today: dt.date) -> None:
    """Print every file's report on stdout; files that cannot be used go to stderr."""
    print_failures(console, reports)
    usable = [report for report in reports if report.assessment is not None]
    for number, report in enumerate(usable):
        if number:
            console.out()
        _print_report(console, report, today)
    if len(reports) > 1:
        if usable:
            console.out()
        console.out(console.wrap(_sum(reports)))


def _print_report(console: Console, report: FileReport, today: dt.date) -> None:
    assert report.assessment is not None
    console.out(Styled(report.file, "bold"), f", {phrases.day(today)}")
    console.out(console.wrap(headline(report.assessment)))
    _print_goals(console, report.assessment)
    for severity, title, style in _SECTIONS:
        _print_section(
            console, title, style, [one for one in report.counted() if one.severity == severity], report.file
        )
    _print_accepted(console, report)
    console.out()
    console.out(_totals(report))


def _print_goals(console: Console, assessment: Assessment) -> None:
    if assessment.goals:
        console.out()
    for number, goal in enumerate(assessment.goals, 1):
        by = f", by {phrases.day(goal.by)}" if goal.by else ""
        console.out(
            console.wrap(
                f"{' '.join(goal.title.split())}{by}: {standing(goal, exact=assessment.exact)}",
                first=f"{number:>3}. ",
                rest="     ",
            )
        )


def _print_section(console: Console, title: str, style: Style, findings: Iterable[Finding], file: str) -> None:
    findings = sorted(findings, key=lambda one: one.code != _ASKS_FOR_THE_NUMBER)
    if not findings:
        return
    console.out()
    console.out(Styled(console.wrap(title), style))
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
        reason = f": {finding.accepted}" if finding.accepted else ""
        console.out(console.wrap(f"{finding.code} {finding.message}{reason}", first="  - ", rest="    "))


def _sum(reports: Sequence[FileReport]) -> str:
    """One line on many files, each counted once, by the worst of it."""
    nouns = {"unusable": "cannot be used", "error": "with errors", "warning": "with warnings", "": "with neither"}
    worst = [_worst(report) for report in reports]
    counts = [f"{number} {noun}" for key, noun in nouns.items() if (number := worst.count(key))]
    return f"{len(reports)} files: {', '.join(counts)}."


def _worst(report: FileReport) -> str:
    if report.assessment is None:
        return "unusable"
    return next((severity for severity, *_ in _SECTIONS[:2] if report.count(severity)), "")


def _totals(report: FileReport) -> str:
    nouns: tuple[tuple[Severity, str], ...] = (("error", "error"), ("warning", "warning"), ("info", "note"))
    counts = [phrases.count(number, noun) for severity, noun in nouns if (number := report.count(severity))]
    return f"{', '.join(counts)}." if counts else "Nothing to look at."
