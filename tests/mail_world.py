"""A mentee with a homework and a mail account, for the tests of sending."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from mail_server import PASSWORD, USER
from mentorprep import storage
from mentorprep.mail.account import Program, Smtp
from mentorprep.mail.config import config_path, written

if TYPE_CHECKING:
    from pathlib import Path

    from mentorprep.core.model import Sent
    from mentorprep.mail.account import Account

HOMEWORK = """\
mentorprep: 1   # mine
mentee: {name: Ada Kowalska, email: ada@example.org, situation: Tester for four years.}
mentors:
  - {id: marcin, name: Marcin Nowak, email: marcin@example.com, status: accepted}
  - {id: eve, name: Eve, email: eve@example.com, status: declined}
goals:
  - id: job
    title: Get a job
    by: 2030-06-30
    plan:
      - {id: sql, title: SQL course, hours: 30}
questions:
  - {id: q1, text: "Django or FastAPI?"}
"""
SEND = ("export", "kickoff", "--mentor", "marcin", "--send")
AT_ONCE = (*SEND, "--yes", "--today", "2026-11-23")


def write_homework(folder: Path, text: str = HOMEWORK) -> Path:
    path = folder / "homework.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def set_up(account: Account, folder: Path) -> None:
    """Make it the account of this user; the password is printed by a command."""
    if isinstance(account, Smtp):
        kept = folder / "password"
        kept.write_text(PASSWORD, encoding="utf-8")
        prints = f"import sys; sys.stdout.buffer.write(open({str(kept)!r}, 'rb').read())"
        account = account._replace(password_command=(sys.executable, "-c", prints))
    config_path().parent.mkdir(parents=True, exist_ok=True)
    config_path().write_text(written(account), encoding="utf-8")


def sender_into(folder: Path) -> Program:
    """A program that puts each message it gets into the folder, as one more file."""
    script = (
        "import sys, pathlib; folder = pathlib.Path(sys.argv[1]); folder.mkdir(exist_ok=True); "
        "(folder / str(len(list(folder.iterdir())))).write_bytes(sys.stdin.buffer.read())"
    )
    return Program((sys.executable, "-c", script, str(folder)))


def noted(path: Path) -> list[Sent]:
    """What the homework says was sent."""
    return list(storage.read(path).homework.sent)


def states(path: Path) -> list[str]:
    return [sent.state for sent in noted(path)]


needs_msmtp = pytest.mark.skipif(shutil.which("msmtp") is None, reason="msmtp is not installed here")


def msmtp(folder: Path, port: int, ca_file: Path, *, password: str = PASSWORD) -> Program:
    """A msmtp with an account of its own at that port."""
    kept = folder / "password"
    kept.write_text(password + "\n", encoding="utf-8")
    settings = {
        "account": "default",
        "host": "localhost",
        "port": port,
        "from": "ada@example.org",
        "timeout": 2,
        "tls": "on",
        "tls_starttls": "on",
        "tls_trust_file": ca_file,
        "auth": "plain",
        "user": USER,
        "passwordeval": f'"cat {kept}"',
    }
    rc = folder / "msmtprc"
    rc.write_text("".join(f"{key} {value}\n" for key, value in settings.items()), encoding="utf-8")
    rc.chmod(0o600)
    return Program(("msmtp", "-C", str(rc), "-t"))
