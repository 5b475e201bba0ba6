"""The object that `check --format json` prints, as plain data: every key always there, null where not known.
`data/check.schema.json` describes it; its field names are under SemVer, by `VERSION`."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Any, NamedTuple

from mentorprep.core.finding import Finding, Severity, path_text
from mentorprep.core.plan.assessment import Assessment, GoalAssessment, Overload, Pace, WayOut
from mentorprep.core.wording import Quantity, half_up

VERSION = "1.0.0"


class FileReport(NamedTuple):
    """All that is known of one file. `assessment` is None when the file cannot be used."""

    file: str  # as it was named; "-" is stdin
    revision: int | None
    assessment: Assessment | None
    findings: tuple[Finding, ...]

    def counted(self) -> tuple[Finding, ...]:
        """The findings that count: not those that the mentee has accepted."""
        return tuple(finding for finding in self.findings if finding.accepted is None)

    def count(self, severity: Severity) -> int:
        """How many counted findings have this severity."""
        return sum(finding.severity == severity for finding in self.counted())


def run_report(today: dt.date, files: Iterable[FileReport]) -> dict[str, Any]:
    """One object a run."""
    return {"version": VERSION, "today": today.isoformat(), "files": [_file(report) for report in files]}


def rounded(value: Quantity | None, places: int = 2) -> float | None:
    """Half up, to `places` decimals. The nearest float prints as the decimal that is meant."""
    return None if value is None else float(half_up(value, places))


def _up(factor: Fraction | None) -> float | None:
    """To 3 decimals, upwards: what is said to be enough is."""
    return None if factor is None else ceil(factor * 1000) / 1000


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _file(report: FileReport) -> dict[str, Any]:
    return {
        "file": report.file,
        "revision": report.revision,
        **_plan(report.assessment),
        "findings": [_finding(finding) for finding in report.findings],
    }


def _plan(found: Assessment | None) -> dict[str, Any]:
    return {
        "verdict": found.verdict if found else None,
        "exact": found.exact if found else None,
        "hours_left": rounded(found.hours_left) if found else None,
        "fits": found.fits if found else None,
        "least_hours_factor": _up(found.least_hours_factor) if found else None,
        "least_slip_days": found.least_slip_days if found else None,
        "plan_finish": _day(found.plan_finish) if found else None,
        "deadlines": [
            {
                "date": _day(deadline.date),
                "hours_needed": rounded(deadline.hours_needed),
                "hours_available": rounded(deadline.hours_available),
            }
            for deadline in (found.deadlines if found else ())
        ],
        "overloads": [_overload(overload) for overload in (found.overloads if found else ())],
        "goals": [goal_report(goal) for goal in (found.goals if found else ())],
    }


def _overload(overload: Overload) -> dict[str, Any]:
    return {
        "from": _day(overload.from_),
        "to": _day(overload.to),
        "hours_needed": rounded(overload.hours_needed),
        "hours_available": rounded(overload.hours_available),
        "goals": list(overload.goals),
        "steps": list(overload.steps),
    }


def goal_report(goal: GoalAssessment) -> dict[str, Any]:
    """What a goal comes to, as it stands in `goals`."""
    return {
        "id": goal.id,
        "title": goal.title,
        "verdict": goal.verdict,
        "by": _day(goal.by),
        "finish": _day(goal.finish),
        "hours_left": rounded(goal.hours_left),
        "hours_available": rounded(goal.hours_available),
        "chance": rounded(goal.chance),
        "p50": _day(goal.p50),
        "p80": _day(goal.p80),
        "hours_p50": rounded(goal.hours_p50),
        "hours_p80": rounded(goal.hours_p80),
        "hours_quantiles": _quantiles(goal.hours_quantiles),
        "date_quantiles": None
        if goal.date_quantiles is None
        else {str(percent): _day(day) for percent, day in goal.date_quantiles},
        "pace": _pace(goal.pace) if goal.pace else None,
        "ways_out": [_way_out(way) for way in goal.ways_out or ()],
    }


def _quantiles(quantiles: tuple[tuple[int, float], ...] | None) -> dict[str, float | None] | None:
    return None if quantiles is None else {str(percent): rounded(hours) for percent, hours in quantiles}


def _pace(pace: Pace) -> dict[str, Any]:
    return {
        "weeks": rounded(pace.weeks),
        "hours_per_week": rounded(pace.hours_per_week),
        "steps_per_week": rounded(pace.steps_per_week),
        "units": [
            {
                "step": unit.step,
                "unit": unit.unit,
                "left": rounded(unit.left),
                "per_week": rounded(unit.per_week),
                "so_far_per_week": rounded(unit.so_far_per_week),
            }
            for unit in pace.units
        ],
    }


def _way_out(way: WayOut) -> dict[str, Any]:
    levers: dict[str, Any] = {
        "date": {"by": _day(way.by)},
        "hours": {"hours_per_week": rounded(way.hours_per_week)},
        "cut": {"hours": rounded(way.hours)},
        "pause": {"goal": way.goal},
    }
    edits = [{"path": path_text(edit.path), "value": plain(edit.value)} for edit in way.edits]
    return {"lever": way.lever, **levers[way.lever], "chance": rounded(way.chance), "edits": edits}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity,
        "about": finding.about,
        "line": finding.line,
        "column": finding.column,
        "path": path_text(finding.path) or None,
        "message": finding.message,
        "because": finding.because or None,
        "fix": finding.fix or None,
        "accepted": finding.accepted,
    }


def plain(value: Any) -> Any:
    """A value of the file as JSON data: days as text, decimals as numbers."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value
