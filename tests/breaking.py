"""Real commands that are killed, or refused by the system, at a chosen step of what they do to the disk.

`Breaker` talks to one process without threads that has everything imported and forks a child for each run. In the child
the functions of `os` that change a disk are counted where `mentorprep.storage` calls them; at the chosen one the child
kills itself, before it or with half of a write done, or gets the system's refusal. No product code knows of this."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from contextlib import redirect_stderr, redirect_stdout
from functools import wraps
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS = (
    "open",
    "write",
    "fsync",
    "replace",
    "rename",
    "unlink",
    "ftruncate",
    "truncate",
    "mkdir",
    "chmod",
    "fchmod",
    "fchown",
    "flock",
)
_STORAGE = f"{os.sep}mentorprep{os.sep}storage{os.sep}"


TEXT = """\
mentorprep: 1   # mine
mentee: {name: Ada, availability: {hours_per_week: 6}}
mentors: [{id: marcin, name: Marcin}]
goals:
  - id: backend-job
    title: Backend job
    by: 2026-12-01
    plan: [{id: sql, title: SQL course, hours: 30}]
"""
ANSWERS = "mentee: {name: Grace}\ngoals: [{title: A better job, by: 2027-06-30}]\n"
UPDATE = ("update", "sql", "--hours", "2", "--learned", "Joins")
COMMANDS = {
    "init": ("init", "--answers", "answers.yaml"),
    "init --force": ("init", "--force", "--answers", "answers.yaml"),
    "update": UPDATE,
    "add": ("add", "question", "--text", "Django or FastAPI?"),
    "export": ("export", "kickoff", "--mark-sent"),
}
WRITING = {  # what stands here alone keeps nothing: nothing was typed
    **COMMANDS,
    "replan": ("replan", "--yes", "--because", "slower"),
    "history restore": ("history", "restore"),
}
STATES = ["without a past", "with a past", "changed by hand", "after two kills"]


class Job(NamedTuple):
    """A command, and what shall happen to it: `how` is kill, tear (half of a write, then kill) or an error's number,
    at the step `at`, counted from 0; or later, `at` microseconds after it began. Without `at` nothing happens to it."""

    words: tuple[str, ...]
    folder: str
    state: str
    at: int | None = None
    how: str | int = "kill"
    limit: int | None = None  # on the size of files, in bytes
    user: int | None = None
    stdin: str = ""


class Outcome(NamedTuple):
    """How a run ended: `code` is minus the signal's number if one ended it; `steps` are told while nothing happens."""

    code: int
    out: str
    err: str
    steps: tuple[str, ...]


class Breaker:
    """Runs jobs, one after the other."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent), "PYTHONDONTWRITEBYTECODE": "1"}
        self._process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )

    def run(self, job: Job) -> Outcome:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        code, out, err, steps = json.loads(self._process.stdout.readline())
        return Outcome(code, out, err, tuple(steps))

    def close(self) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


class Place(NamedTuple):
    """A folder with a homework, and another with what it is like before each run."""

    breaker: Breaker
    root: Path
    state: Path

    @property
    def file(self) -> Path:
        return self.root / "work" / "homework.yaml"

    def run(self, *words: str, **others: Any) -> Outcome:
        """Run a command there; the others are of `Job`."""
        return self.breaker.run(Job(words, str(self.file.parent), str(self.state), **others))

    def kept(self) -> list[str]:
        """What is kept of changes that could not be written."""
        return [path.read_text(encoding="utf-8") for path in sorted(self.state.glob("mentorprep/pending/*"))]

    def keep(self) -> None:
        shutil.copytree(self.file.parent, self.root / "kept")

    def put_back(self) -> None:
        shutil.rmtree(self.file.parent)
        shutil.rmtree(self.state, ignore_errors=True)
        shutil.copytree(self.root / "kept", self.file.parent)

    def text(self) -> str | None:
        return self.file.read_text(encoding="utf-8") if self.file.exists() else None


def place(breaker: Breaker, root: Path, state: str | None) -> Place:
    """A folder with a homework in one of the states, and the answers for a new one; a state of None is none."""
    from mentorprep.storage.journal import journal_path
    from mentorprep.storage.replace import temporary_path

    made = Place(breaker, root, root / "state")
    made.file.parent.mkdir()
    (made.file.parent / "answers.yaml").write_text(ANSWERS)
    if state is not None:
        made.file.write_text(TEXT)
    if state in STATES[1:]:
        assert made.run("update", "--note", "the past").code == 0
    if state in STATES[2:]:
        made.file.write_text(made.file.read_text().replace("Backend job", "Backend job!"))
    if state in STATES[3:]:
        temporary_path(made.file).write_bytes(b"mentorprep: 1\nment")
        with journal_path(made.file).open("ab") as torn:
            torn.write(b'{"rev": 7, "at": "2026-')
    made.keep()
    return made


def serve() -> None:
    """Run the jobs that come as lines on stdin; tell each outcome in a line on stdout."""
    _import_what_commands_use()
    for line in sys.stdin:
        words, *others = json.loads(line)
        print(json.dumps(_outcome(Job(tuple(words), *others))), flush=True)  # noqa: T201 - it is how they talk


def _import_what_commands_use() -> None:
    """Run everything once here, so that the children find all modules imported, also those who may not read them."""
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        from mentorprep.cli.app import run

        os.chdir(folder)
        os.environ.update(XDG_STATE_HOME=folder)
        Path("answers.yaml").write_text(ANSWERS, encoding="utf-8")
        Path("homework.yaml").write_text(TEXT, encoding="utf-8")
        for words in (*WRITING.values(), ("update", "nothing", "--done")):
            run(words)
        Path("homework.yaml").chmod(0o400)
        run(UPDATE)
        os.chdir("/")


def _outcome(job: Job) -> Outcome:
    pipes = [os.pipe() for _ in range(3)]
    child = os.fork()
    if not child:
        _become(job, [writer for _, writer in pipes])
    for _, writer in pipes:
        os.close(writer)
    if job.how == "later" and job.at is not None:
        time.sleep(job.at / 1_000_000)
        os.kill(child, signal.SIGKILL)
    texts = []
    for reader, _ in pipes:
        with os.fdopen(reader, encoding="utf-8") as pipe:
            texts.append(pipe.read())
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return Outcome(code, texts[0], texts[1], tuple(texts[2].splitlines()))


def _become(job: Job, writers: list[int]) -> None:
    code = 99
    try:
        os.dup2(writers[0], 1)
        os.dup2(writers[1], 2)
        os.dup2(os.open(job.stdin or os.devnull, os.O_RDONLY), 0)
        sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")
        os.chdir(job.folder)
        os.environ.pop("MENTORPREP_FILE", None)
        os.environ["XDG_STATE_HOME"] = job.state
        os.environ["XDG_CONFIG_HOME"] = f"{job.state}.config"
        _give_up_rights(job)
        _watch(job, writers[2])
        from mentorprep.cli.app import run

        code = run(["--today", "2026-11-23", *job.words])
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        traceback.print_exc()
    os._exit(code)


def _give_up_rights(job: Job) -> None:
    import resource

    if job.limit is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (job.limit, job.limit))
    if job.user is not None:
        os.setgroups([])
        os.setgid(job.user)
        os.setuid(job.user)


def _watch(job: Job, writer: int) -> None:
    import fcntl

    seen = 0

    def watched(name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(act)
        def step(*given: Any, **named: Any) -> Any:
            nonlocal seen
            if not _is_ours(sys._getframe(1)):
                return act(*given, **named)
            number, seen = seen, seen + 1
            if number == job.at and job.how != "later":
                _break(job.how, name, given)
            real_write(writer, f"{name} {_what(given)}\n".encode())
            return act(*given, **named)

        return step

    real_write = os.write
    for name in STEPS:
        module: Any = fcntl if name == "flock" else os
        setattr(module, name, watched(name, getattr(module, name)))


def _break(how: str | int, name: str, given: tuple[Any, ...]) -> None:
    if isinstance(how, int):
        raise OSError(how, os.strerror(how), given[0] if isinstance(given[0], str) else None)
    if how == "tear":
        if name != "write":
            os._exit(98)
        descriptor, data = given
        os.pwrite(descriptor, data[: len(data) // 2], os.fstat(descriptor).st_size)
    os.kill(os.getpid(), signal.SIGKILL)


def _is_ours(frame: Any) -> bool:
    while frame is not None:
        if _STORAGE in frame.f_code.co_filename:
            return True
        frame = frame.f_back
    return False


def _what(given: tuple[Any, ...]) -> str:
    return (Path(f"/proc/self/fd/{given[0]}").readlink() if isinstance(given[0], int) else Path(given[0])).name


if __name__ == "__main__":
    serve()
