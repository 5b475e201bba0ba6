"""One part of an amendment: edits, and what is said of them."""

from typing import NamedTuple

from mentorprep.core.format.edit import Edit


class Part(NamedTuple):
    """`told`: sentences without their full stop. `changed`: what changed in the plan, in words for the mentor."""

    edits: tuple[Edit, ...] = ()
    told: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def with_(self, other: "Part") -> "Part":
        """Both, this one first."""
        return Part(self.edits + other.edits, self.told + other.told, self.changed + other.changed)
