"""`mentorprep check`: what is wrong with a homework, what will not fit, and what would make it fit."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from mentorprep.cli.settings import Settings, stdin_bytes
from mentorprep.core.checks.rules import check as findings_of
from mentorprep.core.finding import SEVERITY_ORDER, Finding
from mentorprep.core.format.read import load, located
from mentorprep.core.model import SentKind
from mentorprep.core.plan.assess import MOST_WAYS_OUT, assess
from mentorprep.core.plan.assessment import Watch
from mentorprep.core.report import FileReport
from mentorprep.core.stop import UNUSABLE, USAGE, Stop
from mentorprep.terminal.progress import watched

if TYPE_CHECKING:
    from mentorprep.core.plan.assessment import Figures
    from mentorprep.storage import Loaded

_STDIN = "-"


Message = Literal["outreach", "kickoff", "update"]  # that a homework is checked for
Format = Literal["text", "json", "github"]
FailOn = Literal["error", "warning", "info", "never"]  # the least severity that makes the exit code 1


def check(
    context: typer.Context,
    homeworks: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE]...", help="Homework files; - is stdin.")
    ] = None,
    message: Annotated[Message | None, typer.Option("--for", help="Add what is missing for this message.")] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = "text",
    summary: Annotated[bool, typer.Option("--summary", help="One line a file, the worst first.")] = False,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="The least severity that ends with 1.")] = "warning",
) -> int:
    """Say which dates are over-ambitious, by how much, and what would make them fit.

    Example: mentorprep check homework.yaml --for kickoff

    Example: mentorprep check --summary homeworks/*.yaml
    """
    if summary and form != "text":
        raise Stop(USAGE, "--summary is for text.", "With --format, each file has its verdict already.")
    settings: Settings = context.obj
    named = [*(homeworks or []), *([str(settings.file)] if settings.file else [])]
    names = list(dict.fromkeys(named)) or [str(settings.homework_file())]
    reports = _reports(names, _Asked(settings, message, form, summary))
    _show(settings, reports, form, summary=summary)
    _tell_next(settings, reports if form == "text" else [], named)
    return _exit_code(reports, fail_on)


class _Asked(NamedTuple):
    """What `check` is asked for. A summary shows neither ways out nor places, so none are looked for."""

    settings: Settings
    message: Message | None
    form: Format
    summary: bool


def _reports(names: list[str], asked: _Asked) -> list[FileReport]:
    """One for each file. What takes long is many files, or the ways out of one."""
    console = asked.settings.console
    watch: Watch = partial(watched, console) if len(names) == 1 else iter
    return [_report(name, asked, watch) for name in watched(console, names)]


def _show(settings: Settings, reports: list[FileReport], form: Format, *, summary: bool) -> None:
    if summary:
        from mentorprep.terminal.check_text import print_summary

        print_summary(settings.console, reports)
    elif form == "text":
        from mentorprep.terminal.check_text import print_reports

        print_reports(settings.console, reports, settings.today)
    elif form == "json":
        from mentorprep.terminal.check_data import print_json

        print_json(settings.console, reports, settings.today)
    else:
        from mentorprep.terminal.check_data import print_github

        print_github(settings.console, reports)


def _tell_next(settings: Settings, reports: list[FileReport], named: list[str]) -> None:
    """What is worth doing next, where one homework was checked."""
    report = reports[0] if len(reports) == 1 else None
    if report is None or report.assessment is None or report.file == _STDIN:
        return
    from mentorprep.core.next import after_check

    of_file = settings._replace(file=Path(report.file)) if named else settings
    of_file.tell_next(after_check(report.assessment, report.findings))


def _report(name: str, asked: _Asked, watch: Watch) -> FileReport:
    """The report on a file. Only JSON tells its revision, so only for JSON the journal is read."""
    try:
        loaded = _opened(name)
    except Stop as stop:
        if not stop.findings:
            raise
        return FileReport(name, None, None, stop.findings)
    figures: Figures = "all" if asked.form == "json" else "few"
    limit = 0 if asked.summary else MOST_WAYS_OUT
    assessment = assess(loaded.homework, asked.settings.today, ways_out=limit, figures=figures, watch=watch)
    in_message = _found_in_the_message(asked.settings, loaded, asked.message)
    findings = findings_of(loaded.homework, assessment, message=asked.message, also=in_message)
    revision = loaded.revision if asked.form == "json" and name != _STDIN else None
    return FileReport(name, revision, assessment, findings if asked.summary else located(loaded.document, findings))


def _found_in_the_message(settings: Settings, loaded: "Loaded", kind: SentKind | None) -> Iterable[Finding]:
    if kind is None:
        return ()
    from mentorprep.cli.check_message import message_findings

    return message_findings(settings, loaded, kind)


def _opened(name: str) -> "Loaded":
    """The homework of that name. Stop with the findings of one that cannot be used."""
    from mentorprep import storage

    if name == _STDIN:
        data = stdin_bytes()
        document = load(data)
        if document.homework is None:
            raise Stop(UNUSABLE, "stdin holds no homework that can be used.", findings=document.findings)
        return storage.Loaded(Path(_STDIN), data, document, document.homework)
    if not name:
        nameless = Finding("MP100", "error", "the name of a file is empty.", fix="Name the homework file.")
        raise Stop(UNUSABLE, nameless.message, findings=(nameless,))
    return storage.read(Path(name))


def _exit_code(reports: list[FileReport], fail_on: FailOn) -> int:
    if any(report.assessment is None for report in reports):
        return UNUSABLE
    if fail_on == "never":
        return 0
    failing = SEVERITY_ORDER[: SEVERITY_ORDER.index(fail_on) + 1]
    return int(any(finding.severity in failing for report in reports for finding in report.counted()))
