"""A letter handed to a program on this computer, which sends it with an account of its own."""

from __future__ import annotations

import subprocess
from pathlib import PurePath
from typing import TYPE_CHECKING

from mentorprep.mail.account import Failure, Outcome, Program, told

if TYPE_CHECKING:
    from mentorprep.mail.account import Letter

_SECONDS = 300
_MOST_LINES = 6
# Ends that say that nothing left (sysexits.h): usage, data, input, user, host, service, system file, protocol, permission,
# configuration; not to be run, not found. 75 is "queued" with sendmail, and "not now" with msmtp. 1 is left out: himalaya
# ends with it also when the mail is out and only the copy in the Sent folder failed. So is 74: a line that broke, maybe at
# the end.
_NOTHING_LEFT = {64, 65, 66, 67, 68, 69, 72, 76, 77, 78, 126, 127}
_NOT_NOW = 75
_NEVER_QUEUES = "msmtp"
_LOOK = "Look in your Sent folder, and at the program's own log."


def hand_over(program: Program, letter: Letter) -> Outcome:
    """Give the letter to the program, its lines as they end on this system, and wait for its answer."""
    try:
        done = subprocess.run(  # noqa: S603 - the user's own program; no shell looks at its words
            program.words,
            input=letter.data.replace(b"\r\n", b"\n"),
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except KeyboardInterrupt:
        return Outcome("uncertain", Failure(f"`{told(program)}` was interrupted.", _LOOK), interrupted=True)
    except FileNotFoundError:
        cure = "Install it, or choose another way: `mentorprep mail setup`."
        return Outcome("not sent", Failure(f"There is no program {program.words[0]} here.", cure))
    except subprocess.TimeoutExpired:
        return Outcome("uncertain", Failure(f"`{told(program)}` did not end within {_SECONDS} seconds.", _LOOK))
    except OSError as error:
        cure = "`mentorprep mail setup` chooses another way."
        return Outcome("not sent", Failure(f"`{told(program)}` does not run: {error.strerror}.", cure))
    if done.returncode == 0:
        return Outcome("sent")
    return _failed(program, done.returncode, done.stderr + done.stdout)


def _failed(program: Program, code: int, output: bytes) -> Outcome:
    lines = [line for line in output.decode(errors="replace").splitlines() if line.strip()][-_MOST_LINES:]
    said = "".join(f"\n    {line}" for line in lines)
    end = f"ended with {code}" if code > 0 else f"was ended by signal {-code}"
    failure = f"`{told(program)}` {end}{' and said:' if said else '.'}{said}"
    if code in _NOTHING_LEFT or (code == _NOT_NOW and PurePath(program.words[0]).stem == _NEVER_QUEUES):
        return Outcome("not sent", Failure(failure, "Mend what it says, and send again."))
    return Outcome("uncertain", Failure(failure, f"Whether the message left, its answer does not say. {_LOOK}"))
