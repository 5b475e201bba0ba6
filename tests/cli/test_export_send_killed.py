"""`export --send`, killed at every step on the disk and at every stage of the conversation with a server; and what the next
run says. The password is looked for wherever it could be left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if sys.platform == "win32":
    pytest.skip("signals are POSIX's", allow_module_level=True)
from breaking import Breaker, Place
from mail_server import Certificates, Real, Scripted, spellings
from mail_world import AT_ONCE, HOMEWORK, noted, sender_into, set_up, states, write_homework
from mentorprep.mail.config import written

if TYPE_CHECKING:
    from collections.abc import Iterator

IN_FULL = "Sending was interrupted. localhost has the whole message."
ASKS = "The next `mentorprep export --send` asks what became of it."
STAGES = ("banner", "ehlo", "starttls", "handshake", "login", "sender", "recipient", "data", "end")


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="module")
def breaker() -> Iterator[Breaker]:
    breaker = Breaker()
    yield breaker
    breaker.close()


@pytest.fixture
def work(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return tmp_path / "work"


def begun(work: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "mentorprep", *words],
        cwd=work,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def ended(run: subprocess.Popen[str]) -> tuple[int, str]:
    out, err = run.communicate(timeout=60)
    return run.returncode, out + err


def wait_for(happened: Any) -> None:
    for _ in range(3000):
        if happened():
            return
        time.sleep(0.01)
    raise AssertionError("it did not happen within 30 seconds")


def assert_no_password(folder: Path, *texts: str) -> None:
    """No spelling of the password is in a text, or in a file below the folder but its own."""
    files = [path for path in folder.rglob("*") if path.is_file() and path != folder / "password"]
    assert len(files) >= 3
    for secret in spellings():
        assert [path for path in files if secret in path.read_bytes()] == []
        assert [text for text in texts if secret.decode() in text] == []


def shown_by_the_system(process: int) -> str:
    """What the list of processes shows of one and its children: their words and their environment."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()
    places = [Path(f"/proc/{each}/{name}") for each in (process, *children) for name in ("cmdline", "environ")]
    return "".join(path.read_bytes().decode("utf-8", "replace") for path in places)


@pytest.mark.parametrize("stage", STAGES)
def test_a_run_that_is_killed_at_a_stage_is_asked_about_and_nothing_goes_out_twice(
    stage: str, work: Path, certificates: Certificates, tmp_path: Path
) -> None:
    homework = write_homework(work)
    with Scripted(certificates.context(), certificates.ca_file, "starttls", stage, "hang") as server:
        set_up(server.account(timeout_seconds=60), tmp_path)
        run = begun(work, *AT_ONCE)
        wait_for(lambda: stage in server.reached)
        listed = shown_by_the_system(run.pid) if Path("/proc/self/task").exists() else ""
        run.kill()
        code, said = ended(run)
    assert code == -signal.SIGKILL
    assert states(homework) == ["sending"]
    assert len(server.letters) == (stage == "end")
    with Real(certificates) as next_server:
        set_up(next_server.account(), tmp_path)
        code, then = ended(begun(work, *AT_ONCE))
        assert (code, next_server.received) == (2, [])
        assert then.startswith(
            "The kickoff message of 23 November 2026 to Marcin Nowak: it may have gone out; a run was ended before it had "
            "noted the end.\nSay on a terminal what became of it. Or, if it went out: "
            "`mentorprep export kickoff --mentor marcin --mark-sent`\n"
        )
        assert states(homework) == ["sending"]
        code, marked = ended(begun(work, "export", "kickoff", "--mentor", "marcin", "--mark-sent"))
        assert (code, states(homework)) == (0, ["sent"])
    assert_no_password(tmp_path, said, then, marked, listed)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="there is no /proc here to see the command start")
def test_a_run_that_is_killed_while_it_waits_for_the_password_leaves_nothing(
    work: Path, certificates: Certificates, tmp_path: Path
) -> None:
    homework = write_homework(work)
    with Real(certificates) as server:
        set_up(server.account(), tmp_path)
        (tmp_path / "password").unlink()
        os.mkfifo(tmp_path / "password")  # the command that prints it waits there
        run = begun(work, *AT_ONCE)
        wait_for(lambda: "open(" in shown_by_the_system(run.pid).rpartition("import sys")[2])
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text(encoding="utf-8").split()
        run.kill()
        for child in children:
            os.kill(int(child), signal.SIGKILL)
        assert ended(run)[0] == -signal.SIGKILL
        assert homework.read_text(encoding="utf-8") == HOMEWORK
        (tmp_path / "password").unlink()
        set_up(server.account(), tmp_path)
        code, said = ended(begun(work, *AT_ONCE))
        assert (code, states(homework), len(server.received)) == (0, ["sent"], 1)
    assert_no_password(tmp_path, said)


@pytest.mark.parametrize(
    ("stage", "state", "told"),
    [
        ("recipient", None, "Sending was interrupted.\nNothing was sent.\n"),
        ("end", "uncertain", f"{IN_FULL}\nLook in your Sent folder. {ASKS}\n"),
    ],
)
def test_an_interruption_is_noted_as_what_it_left(
    stage: str, state: str | None, told: str, work: Path, certificates: Certificates, tmp_path: Path
) -> None:
    homework = write_homework(work)
    with Scripted(certificates.context(), certificates.ca_file, "starttls", stage, "hang") as server:
        set_up(server.account(timeout_seconds=60), tmp_path)
        run = begun(work, *AT_ONCE)
        wait_for(lambda: stage in server.reached)
        run.send_signal(signal.SIGINT)
        code, said = ended(run)
    assert code == 130
    assert said.endswith(told)
    assert [sent.state for sent in noted(homework)] == ([] if state is None else [state])
    assert state or homework.read_text(encoding="utf-8") == HOMEWORK


def test_the_password_is_nowhere_after_a_mail_was_sent_or_refused(
    work: Path, certificates: Certificates, tmp_path: Path
) -> None:
    write_homework(work)
    with Real(certificates) as server:
        set_up(server.account(), tmp_path)
        code, said = ended(begun(work, *AT_ONCE, "--debug"))
        assert (code, len(server.received)) == (0, 1)
    echo = b"535 " + b" ".join(spellings())
    with Scripted(certificates.context(), certificates.ca_file, "starttls", "login", echo) as server:
        set_up(server.account(), tmp_path)
        code, refused = ended(begun(work, *AT_ONCE, "--debug"))
        assert code == 4
    assert_no_password(tmp_path, said, refused)


def test_a_kill_at_any_step_on_the_disk_never_hides_a_message_and_never_sends_it_twice(
    breaker: Breaker, tmp_path: Path
) -> None:
    memory = Path("/dev/shm")  # syncing takes most of the time elsewhere
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else tmp_path) as folder:
        here = Place(breaker, Path(folder), Path(folder) / "state")
        here.file.parent.mkdir()
        write_homework(here.file.parent)
        box = here.file.parent / "box"
        config = Path(f"{here.state}.config") / "mentorprep" / "mail.toml"
        config.parent.mkdir(parents=True)
        config.write_text(written(sender_into(box)), encoding="utf-8")
        here.keep()
        whole = here.run(*AT_ONCE)
        assert (whole.code, states(here.file), len(list(box.iterdir()))) == (0, ["sent"], 1), whole.err
        seen = {_killed_at(here, box, number, "kill") for number in range(len(whole.steps))}
        torn = [number for number, step in enumerate(whole.steps) if step.startswith("write ")]
        seen |= {_killed_at(here, box, number, "tear") for number in torn}
    assert len(whole.steps) > 30
    assert seen == {("", 0), ("sending", 0), ("sending", 1), ("sent", 1)}  # each was met


def _killed_at(here: Place, box: Path, number: int, how: str) -> tuple[str, int]:
    """Kill a run at a step, look at what it left, and run again; what was found, as the state and the number sent."""
    here.put_back()
    assert here.run(*AT_ONCE, at=number, how=how).code == -signal.SIGKILL
    sent = len(list(box.iterdir())) if box.exists() else 0
    state = "".join(states(here.file))
    again = here.run(*AT_ONCE)
    went = len(list(box.iterdir())) if box.exists() else 0
    match state:
        case "":
            assert (again.code, went, states(here.file)) == (0, 1, ["sent"]), again.err
        case "sending":
            assert (again.code, went, states(here.file)) == (2, sent, ["sending"]), again.err
            assert "it may have gone out" in again.err
        case _:
            assert "They have your kickoff message of 23 November 2026." in again.err
    return state, sent
