"""Where the time of one `check` goes, stage by stage, inside a warm process. Run by the interpreter that has mentorprep
installed, on a file; prints JSON: seconds of CPU for each stage, the least of some runs."""

import datetime as dt
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mentorprep.core.checks.rules import check
from mentorprep.core.format.read import load
from mentorprep.core.plan.assess import assess
from mentorprep.core.plan.verdict import judge, situation

_RUNS = 3


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    """The least CPU time of some runs, and what it gave."""
    times = []
    for _ in range(_RUNS):
        begin = time.process_time()
        given = work()
        times.append(time.process_time() - begin)
    return min(times), given


def stages(data: bytes, today: dt.date) -> dict[str, float]:
    """Each stage by itself; `figures` are what `assess` works out beside the schedule, the verdicts and the ways out: those that
    a text shows, and the others, for JSON."""
    read, document = seconds(lambda: load(data))
    homework = document.homework
    scheduled, _ = seconds(lambda: situation(homework, today))
    judged, _ = seconds(lambda: judge(situation(homework, today)))
    few, _ = seconds(lambda: assess(homework, today, ways_out=0, figures="few"))
    every, _ = seconds(lambda: assess(homework, today, ways_out=0))
    whole, assessment = seconds(lambda: assess(homework, today))
    checked, _ = seconds(lambda: check(homework, assessment))
    return {
        "read": read,
        "schedule": scheduled,
        "forecast, verdicts": judged - scheduled,
        "figures of a text": few - judged,
        "figures for JSON": every - few,
        "ways out": whole - every,
        "findings": checked,
    }


if __name__ == "__main__":
    print(json.dumps(stages(Path(sys.argv[1]).read_bytes(), dt.date.fromisoformat(sys.argv[2]))))
