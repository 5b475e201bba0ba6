"""What the tests that break things share: somebody to break them, and somewhere."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from breaking import Breaker


@pytest.fixture(scope="module")
def breaker() -> Iterator[Breaker]:
    breaker = Breaker()
    yield breaker
    breaker.close()


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one: syncing takes most of the time elsewhere."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)
