"""A mentee with a homework and a mail account, for the tests of sending."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mail_server import PASSWORD
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
