"""How far a long run is: a bar on a terminal, once the run has taken a second. The only rich."""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mentorprep.terminal.console import Console

_PATIENCE_SECONDS = 1.0
_Item = TypeVar("_Item")


def watched(console: Console, items: Sequence[_Item], clock: Callable[[], float] = time.monotonic) -> Iterator[_Item]:
    """The items one by one. What the bar shows is gone when they are through; without a terminal there is none."""
    begun = clock()
    show: Callable[[int], None] | None = None
    with ExitStack() as until_the_end:
        for done, item in enumerate(items):
            if show is None and console.animates and clock() - begun > _PATIENCE_SECONDS:
                show = _bar(until_the_end, len(items))
            if show is not None:
                show(done)
            yield item


def _bar(until_the_end: ExitStack, total: int) -> Callable[[int], None]:
    from rich.console import Console as RichConsole
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    progress = until_the_end.enter_context(Progress(*columns, console=RichConsole(stderr=True), transient=True))
    task = progress.add_task("", total=total)
    return lambda done: progress.update(task, completed=done)
