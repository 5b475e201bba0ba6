"""One sender at a time for each homework: held while a mail is on its way, when the homework's own lock is not."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from mentorprep.core.stop import OUTSIDE, Stop
from mentorprep.storage.lock import locked
from mentorprep.storage.state import make_folder, name_for, state_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def sending(file: Path) -> Iterator[None]:
    """Be the only run that sends from this homework (the real file); Stop(4) at once where another one is. The system
    ends it with the process, however that dies."""
    key = state_folder() / "sending" / name_for(file)
    with ExitStack() as held:
        try:
            make_folder(key.parent)
            held.enter_context(locked(key, 0))
        except OSError as error:
            reason = f"{key.parent} cannot be written: {error.strerror or error}."
            raise Stop(OUTSIDE, reason, "Nothing was sent.") from error
        except Stop as stop:
            message = f"Another run of mentorprep is about to send from {file.name}, or is sending now."
            raise Stop(
                OUTSIDE, message, "When it has ended, run the command again. Nothing was sent by this one."
            ) from stop
        yield
