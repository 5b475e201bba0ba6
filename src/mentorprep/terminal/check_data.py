"""The findings of a run for programs: one JSON object, or annotations for GitHub's log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.report import FileReport, run_report
from mentorprep.core.visible import visible
from mentorprep.terminal.failure import print_failures

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorprep.core.finding import Finding
    from mentorprep.terminal.console import Console

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def print_json(console: Console, reports: Sequence[FileReport], today: dt.date) -> None:
    """Print one object on stdout; what makes a file unusable stands on stderr as well."""
    print_failures(console, reports)
    console.data(run_report(today, reports))


def print_github(console: Console, reports: Sequence[FileReport]) -> None:
    """Print one workflow command a finding; accepted findings are left out."""
    print_failures(console, reports)
    for report in reports:
        for finding in report.counted():
            console.raw(_annotation(report.file, finding) + "\n")


def _annotation(file: str, finding: Finding) -> str:
    place = {"file": file, "line": finding.line, "col": finding.column, "title": f"{finding.code} {finding.name}"}
    fields = ",".join(f"{key}={_field(str(value))}" for key, value in place.items() if value is not None)
    text = " ".join(_sentence(part) for part in (finding.message, finding.because, finding.fix) if part)
    return f"::{_COMMANDS[finding.severity]} {fields}::{_data(text)}"


def _sentence(text: str) -> str:
    """A part of a finding, which may stand on a line of its own, as a sentence; a command keeps its small letter."""
    begun = text if text.startswith("mentorprep ") else text[:1].upper() + text[1:]
    return begun if begun.endswith((".", "?", "!", "…", ":")) else f"{begun}."


def _data(text: str) -> str:
    """Escaped as GitHub's toolkit does it: actions/toolkit, packages/core/src/command.ts, escapeData. Made visible
    first: a log shows colours, and a carriage return would come back in it."""
    return visible(text).replace("%", "%25").replace("\n", "%0A")


def _field(text: str) -> str:
    """Escaped likewise, escapeProperty."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
