"""How many examples a property is tried with: few enough for every change, and as many as wanted by hand."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings


def examples(count: int) -> settings:
    """Settings for `count` examples, times `MENTORPREP_FUZZ` (see CONTRIBUTING.md)."""
    times = int(os.environ.get("MENTORPREP_FUZZ", "1"))
    return settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=count * times)
