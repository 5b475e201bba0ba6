"""How an error that makes a homework file unusable is printed: `file:line:column: message`, its fix below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorprep.core.finding import Finding
    from mentorprep.core.report import FileReport
    from mentorprep.terminal.console import Console


def failure_text(file: str, finding: Finding) -> str:
    """One error, as it stands on stderr; without a place, `file: message`."""
    file = file or "''"
    place = f"{file}:{finding.line}:{finding.column}" if finding.line is not None else file
    lines = [f"{place}: {finding.message}", *(f"    {text}" for text in (finding.because, finding.fix) if text)]
    return "\n".join(lines)


def print_failures(console: Console, reports: Iterable[FileReport]) -> None:
    """Print all errors of the files that cannot be used, on stderr."""
    for report in reports:
        if report.assessment is None:
            for finding in report.findings:
                console.err(console.fold(failure_text(report.file, finding)))


def print_first_failures(console: Console, reports: Iterable[FileReport]) -> None:
    """Print of each file that cannot be used the first error, on stderr: a line each, and how the rest is seen."""
    unusable = [report for report in reports if report.assessment is None]
    for report in unusable:
        first = report.findings[0]._replace(because="", fix="")
        console.err(failure_text(report.file, first))
    if unusable:
        console.err("All that is wrong, and how to mend it: mentorprep check FILE")
