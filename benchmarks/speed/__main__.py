"""How much mentorprep costs, beside its peers and as a homework grows. Run by hand, from the root of the project:

    python -m benchmarks.speed [--runs 21] [--peers all] [--folder DIR]

It makes the homeworks, installs this checkout and the peers it is told to (`all`, `none`, or names with commas) into
virtual environments of their own below the folder (a temporary one by default; in one that is kept, peers are installed
once), and prints four tables: whole processes against `python -c pass` of the same environment, pair by pair, medians of
CPU time; a thousand files; how the stages grow; what each command imports. Linux and macOS."""

import argparse
import datetime as dt
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.speed.homeworks import LARGE, NORMAL, Amount, homework
from benchmarks.speed.measure import Command, cost, growth, measured
from benchmarks.speed.peers import NAMES, environment, peer, version

ROOT = Path(__file__).parents[2]
FILE = "homework.yaml"
MEBIBYTE = 1024 * 1024
FILES = 1_000
SIZES = (10, 100, 1_000, 10_000)  # steps of the scaling table; a tenth as many goals, four times as many log entries
FEWER_OF_LARGE = 3  # a large run lasts as long as ten small ones: a third of the pairs will do


class Goal(NamedTuple):
    """A command of ours as the design has it: its words, the ratio it may cost, and the folder of its homework."""

    words: str
    most: float
    homework: str = "normal"

    @property
    def large(self) -> bool:
        """Whether its homework is a large one."""
        return self.homework.startswith("large")


LATE = "normal, dates too early"
GOALS = (
    Goal("--version", 1.7),
    Goal("(Tab)", 8),
    Goal("check", 10),
    Goal("check", 10, LATE),
    Goal("show --plain", 10),
    Goal("show --plain", 10, LATE),
    Goal("update step-2 --hours 1", 10),
    Goal("export kickoff --format md", 10),
    Goal("export kickoff --format md", 10, LATE),
    Goal("export kickoff --format html", 14),
    Goal("export kickoff --format eml", 14),
    Goal("check", 45, "large"),
    Goal("check", 45, "large, dates too early"),
    Goal("update step-2 --hours 1", 80, "large"),
)


class Ours(NamedTuple):
    """mentorprep as it is measured: its programs, and the folder with the folders of the homeworks."""

    programs: Path
    homeworks: Path

    def command(self, goal: Goal) -> Command:
        """The command on a homework as it was made, without a history."""
        program, folder = str(self.programs / "mentorprep"), self.homeworks / goal.homework
        afresh = partial(_afresh, folder)
        if goal.words == "(Tab)":
            return Command((program, "update", "step-1"), folder, {"_MENTORPREP_COMPLETE": "zsh"}, afresh)
        return Command((program, *goal.words.split()), folder, {}, afresh, codes=(0, 1))


def _afresh(folder: Path) -> None:
    shutil.copyfile(folder / "made.yaml", folder / FILE)
    for history in folder.glob("*.history.jsonl"):
        history.unlink()


def ours(folder: Path, today: dt.date) -> Ours:
    """This checkout installed, not linked, and the homeworks written."""
    shutil.rmtree(folder / "mentorprep", ignore_errors=True)
    programs = environment(folder / "mentorprep", str(ROOT))
    for name in sorted({goal.homework for goal in GOALS}):
        amount, fits = LARGE if name.startswith("large") else NORMAL, "," not in name
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "made.yaml").write_text(homework(amount, today, fits=fits))
        _afresh(folder / name)
    return Ours(programs, folder)


def print_costs(mentorprep: Ours, peers: list[str], folder: Path, runs: int) -> None:
    """The table of whole processes."""
    print(f"\n{'':<58}{'goal':>6}{'ratio':>8}{'quartiles':>16}{'CPU ms':>9}{'peak MiB':>10}")
    python = mentorprep.programs / "python"
    for goal in GOALS:
        few = max(3, runs // FEWER_OF_LARGE) if goal.large else runs
        name = f"mentorprep {goal.words} ({goal.homework})"
        _print_cost(name, f"{goal.most:g}", mentorprep.command(goal), python, few)
    for name in peers:
        tool = peer(name, folder)
        if tool is None:
            print(f"{name}: not on this machine")
            continue
        for called, command in tool.commands.items():
            _print_cost(f"{name} {tool.version} {called}", "", command, tool.python or python, runs)


def _print_cost(name: str, goal: str, command: Command, python: Path, runs: int) -> None:
    found = measured(command, python, runs)
    quartiles = f"{found.low:.1f} to {found.high:.1f}"
    print(
        f"{name:<58}{goal:>6}{found.ratio:>8.1f}{quartiles:>16}{found.cpu * 1000:>9.0f}{found.peak / MEBIBYTE:>10.1f}",
        flush=True,
    )


def print_many(mentorprep: Ours, folder: Path) -> None:
    """One `check` of a thousand normal files, and of a thousand whose dates are too early."""
    print()
    for of in ("normal", LATE):
        many = folder / f"many {of}"
        shutil.rmtree(many, ignore_errors=True)
        many.mkdir()
        names = [f"{at:04}.yaml" for at in range(FILES)]
        for name in names:
            shutil.copyfile(mentorprep.homeworks / of / "made.yaml", many / name)
        program = str(mentorprep.programs / "mentorprep")
        found = cost(Command((program, "check", "--summary", *names), many, codes=(0, 1)))
        print(
            f"{FILES:,} files ({of}) in one check: {found.cpu / FILES * 1000:.1f} ms each (goal 20), "
            f"{found.peak / MEBIBYTE:.0f} MiB"
        )


def print_growth(mentorprep: Ours, folder: Path, today: dt.date) -> None:
    """Milliseconds of each stage as the homework grows, and of 5,000 steps with 300 dates."""
    script = Path(__file__).with_name("stages.py")
    amounts = [*(Amount(max(1, size // 10), size, 4 * size) for size in SIZES), LARGE]
    columns: list[dict[str, float]] = []
    for amount in amounts:
        file = folder / f"{amount.steps}.yaml"
        file.write_text(homework(amount, today))
        words = [str(mentorprep.programs / "python"), str(script), str(file), str(today)]
        columns.append(json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout))
    print(
        f"\n{'CPU ms for steps':<24}"
        + "".join(f"{amount.steps:>10,}" for amount in amounts)
        + "   ten times as many cost"
    )
    for stage in columns[0]:
        values = [column[stage] * 1000 for column in columns]
        times = ", ".join(f"{one:.1f}" if one > 0 else "-" for one in growth(values[: len(SIZES)]))
        print(f"{stage:<24}" + "".join(f"{value:>10.1f}" for value in values) + f"   {times}")
    print("The last column but one is the large homework. n log n is 20.0, 15.0, 13.3.")


def print_imports(mentorprep: Ours) -> None:
    """What each command imports, by the interpreter's own account (it makes everything a little slower)."""
    print(f"\n{'imports':<34}{'ms':>6}  modules (ms), without what `python -c pass` has")
    python = mentorprep.programs / "python"
    folder = mentorprep.homeworks / "normal"
    bare = {name for name, _ in _imported([str(python), "-X", "importtime", "-c", "pass"], folder)}
    for goal in GOALS:
        command = mentorprep.command(goal)
        if goal.homework != "normal" or command.environ:
            continue
        _afresh(folder)
        words = [str(python), "-X", "importtime", *command.words]
        modules, times = Counter[str](), Counter[str]()
        for name, micros in _imported(words, folder):
            if name not in bare:
                package = _package(name)
                modules[package] += 1
                times[package] += micros
        told = ", ".join(
            f"{package} {modules[package]} ({micros / 1000:.1f})" for package, micros in times.most_common()
        )
        print(f"{goal.words:<34}{times.total() / 1000:>6.1f}  {told}")


def _imported(words: list[str], folder: Path) -> Iterator[tuple[str, int]]:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    told = subprocess.run(words, cwd=folder, env=environ, capture_output=True, text=True, check=False).stderr
    for line in told.splitlines():
        fields = line.removeprefix("import time:").split("|")
        if line.startswith("import time:") and fields[0].strip().isdecimal():
            yield fields[2].strip(), int(fields[0])  # name, microseconds of its own


def _package(name: str) -> str:
    top = name.split(".", maxsplit=1)[0]
    is_ours_or_installed = (
        top.isidentifier() and not top.startswith("_") and top not in (*sys.stdlib_module_names, "org")
    )
    return top if is_ours_or_installed else "the standard library"


def main() -> None:
    """Print all tables."""
    reads = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__.splitlines()[0])
    reads.add_argument("--runs", type=int, default=21, help="pairs of runs for each small command")
    reads.add_argument("--peers", default="all", help=f"all, none, or some of {', '.join(NAMES)}")
    reads.add_argument("--folder", type=Path, help="where everything is made and kept")
    asked = reads.parse_args()
    if not hasattr(os, "wait4"):
        raise SystemExit("This needs os.wait4, which Windows does not have.")
    names = {"all": list(NAMES), "none": []}.get(asked.peers, asked.peers.split(","))
    if unknown := set(names) - set(NAMES):
        raise SystemExit(f"No such peer: {', '.join(sorted(unknown))}. There are {', '.join(NAMES)}.")
    with tempfile.TemporaryDirectory() as temporary:
        folder = (asked.folder or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        today = dt.date.today()  # noqa: DTZ011 - the day of whoever runs it
        mentorprep = ours(folder, today)
        versions = ", ".join(f"{name} {version(mentorprep.programs / 'python', name)}" for name in ("typer", "pyyaml"))
        print(
            f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {versions}"
        )
        print_costs(mentorprep, names, folder, asked.runs)
        print_many(mentorprep, folder)
        print_growth(mentorprep, folder, today)
        print_imports(mentorprep)


if __name__ == "__main__":
    main()
