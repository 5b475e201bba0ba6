from pathlib import Path

import platformdirs
import pytest

from mentorprep.storage.state import state_folder


@pytest.mark.parametrize("named", [None, "", "  ", "/elsewhere/state", "/with a space/ "])
def test_state_is_kept_where_platformdirs_says(
    named: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    if named is None:
        monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_STATE_HOME", named)
    assert state_folder() == platformdirs.user_state_path("mentorprep", appauthor=False)
