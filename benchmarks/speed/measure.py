"""What a whole process costs, by the operating system's own account of it, in turn with the bare interpreter. POSIX only."""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

_KIBIBYTES = 1 if sys.platform == "darwin" else 1024  # what a unit of ru_maxrss is, in bytes


class Cost(NamedTuple):
    """Of one run: CPU seconds, of the user and the system together, and the most memory at once in bytes.

    Linux counts what this process held when it started the other as the least, about 20 MiB."""

    cpu: float
    peak: int


class Command(NamedTuple):
    """A command to measure. `prepare` is called before each run and is not measured; `codes` are exit codes that it may
    end with, 1 among them since `check` ends so when there is something to look at."""

    words: tuple[str, ...]
    folder: Path
    environ: Mapping[str, str] = {}
    prepare: Callable[[], object] = lambda: None
    codes: tuple[int, ...] = (0,)


class Measured(NamedTuple):
    """Medians of all runs: the ratio to the bare interpreter pair by pair, its quartiles, seconds, bytes."""

    ratio: float
    low: float
    high: float
    cpu: float
    peak: int


def cost(command: Command) -> Cost:
    """Run it once, with nobody looking; RuntimeError, with what it said, if it ends otherwise than it may."""
    command.prepare()
    environ = {**_plain_environ(), **command.environ}
    with subprocess.Popen(
        command.words,
        cwd=command.folder,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in command.codes:
        raise RuntimeError(f"{' '.join(command.words)} ended with {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * _KIBIBYTES)


def measured(command: Command, python: Path, runs: int) -> Measured:
    """The command against `python -c pass` of the same virtual environment, by turns; one run of each comes first and
    does not count."""
    floor = Command((str(python), "-c", "pass"), command.folder)
    pairs = [(cost(command), cost(floor)) for _ in range(runs + 1)][1:]
    ratios = [one.cpu / other.cpu for one, other in pairs]
    low, _, high = statistics.quantiles(ratios, n=4) if len(ratios) > 1 else (ratios[0],) * 3
    return Measured(
        statistics.median(ratios),
        low,
        high,
        statistics.median(one.cpu for one, _ in pairs),
        max(one.peak for one, _ in pairs),
    )


def _plain_environ() -> dict[str, str]:
    """The environment without what would change the result: a Python that writes no bytecode compiles all of it anew in
    each run."""
    left_out = ("PYTHON", "MENTORPREP", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if not name.startswith(left_out)} | {"COLUMNS": "80"}


def growth(values: Sequence[float]) -> list[float]:
    """Each value over the one before it."""
    return [after / before for before, after in pairwise(values)]
