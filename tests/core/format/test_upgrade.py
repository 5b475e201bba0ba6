"""The chain of upgrades: one function per version, in their order."""

from __future__ import annotations

from mentorprep.core.format.upgrade import UPGRADES, upgraded
from mentorprep.core.model import FORMAT_VERSION


def test_an_upgrade_runs_every_function_from_its_version_on() -> None:
    chain = (lambda text: text + " 1→2", lambda text: text + " 2→3")
    assert upgraded("a", 1, chain) == "a 1→2 2→3"
    assert upgraded("a", 2, chain) == "a 2→3"
    assert upgraded("a", 3, chain) == "a"


def test_there_is_a_function_for_every_version_but_the_newest() -> None:
    assert len(UPGRADES) == FORMAT_VERSION - 1
