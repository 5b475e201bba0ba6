"""A keyring in a file that a test names, for commands that run as processes of their own; real ones are the system's."""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend

VARIABLE = "MENTORPREP_TEST_RING"


class Ring(KeyringBackend):
    """Keeps what it is given as JSON."""

    priority = 1.0

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        kept = {**self._kept(), f"{service} {username}": password}
        Path(os.environ[VARIABLE]).write_text(json.dumps(kept), encoding="utf-8")

    def _kept(self) -> dict[str, str]:
        file = Path(os.environ[VARIABLE])
        return dict(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else {}
