"""What tests share: golden files, and the flag that writes them anew."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# A change is judged by the same examples each time; by hand the examples are new ones at every run.
settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("hand", deadline=None, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "hand")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="Write the golden files anew; then read the diff.")


@pytest.fixture(autouse=True)
def state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the answers of a test's interviews are kept: never the state folder of whoever runs the tests. Nor do their
    mails go out by the account of that person."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "state"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a whole output with the golden file of that name, below tests/golden."""

    def compare(name: str, output: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-goldens"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(output.encode())
        assert path.is_file(), f"{name} is missing: pytest --update-goldens"
        assert output == path.read_bytes().decode()

    return compare
