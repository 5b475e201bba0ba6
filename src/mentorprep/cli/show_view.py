"""What a page of `show` is made from, as text or as JSON."""

from typing import TYPE_CHECKING, NamedTuple

from mentorprep.cli.settings import Settings
from mentorprep.core.model import Homework
from mentorprep.core.plan.assessment import Assessment

if TYPE_CHECKING:
    from mentorprep.core.amend.target import Target


class View(NamedTuple):
    """The homework on a day. `target` is the entry that was asked for; `ids` it and its steps, None for all. `revision` is
    None without a journal, and in text, which does not tell it."""

    settings: Settings
    file: str
    revision: int | None
    homework: Homework
    assessment: Assessment
    target: "Target | None"
    ids: frozenset[str] | None

    @property
    def goal(self) -> str | None:
        """The goal that was asked for, or the one of the step that was."""
        if self.target is None or self.target.kind not in ("goal", "step"):
            return None
        return self.target.id if self.target.goal is None else self.target.goal.id
