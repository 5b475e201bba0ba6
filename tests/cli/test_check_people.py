"""What `check` says to people: the real plans as of their day, and ten lives, word for word below tests/golden/check."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from mentorprep.cli.app import run

HOMEWORKS = Path(__file__).parents[1] / "homeworks"
REAL = {
    "02-data-engineer-18-months": "2026-01-31",
    "09-a-post-a-week": "2024-12-30",
    "11-certificates-english-and-stage-2023": "2022-12-27",
    "13-a-plus-before-the-baby": "2025-12-03",
    "16-open-degree-at-15-hours": "2023-01-10",
    "23-only-topics": "2022-02-01",
    "26-go-in-30-days": "2023-06-17",
    "28-weekly-problem-and-company-tour": "2022-09-16",
}
LIVES = {path.stem: "2026-11-23" for path in sorted((HOMEWORKS / "lives").glob("*.yaml"))}


def told(
    folder: str, name: str, today: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> str:
    monkeypatch.chdir(HOMEWORKS / folder)
    monkeypatch.setenv("COLUMNS", "80")
    run(["--today", today, "-q", "check", f"{name}.yaml"])
    out, err = capsys.readouterr()
    assert err == ""
    return out


@pytest.mark.parametrize("name", REAL)
def test_what_is_said_to_people_of_their_real_plans(
    name: str,
    golden: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    golden(f"check/real/{name}.txt", told("real", name, REAL[name], monkeypatch, capsys))


@pytest.mark.parametrize("name", LIVES)
def test_what_is_said_to_ten_people_of_different_lives(
    name: str,
    golden: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    golden(f"check/lives/{name}.txt", told("lives", name, LIVES[name], monkeypatch, capsys))


@pytest.mark.parametrize(("folder", "name", "today"), [
    *(("real", name, today) for name, today in REAL.items()), *(("lives", name, today) for name, today in LIVES.items()),
])  # fmt: skip
def test_nothing_scolds_praises_or_speaks_in_idioms(
    folder: str, name: str, today: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = f" {' '.join(told(folder, name, today, monkeypatch, capsys).lower().split())} "
    words = (" fail", "overdue", "you are late", "sorry", "great job", "well done", "should have", "unfortunately", "!")
    assert [word for word in words if word in out] == []


def test_half_of_the_ten_give_no_hours() -> None:
    texts = [(HOMEWORKS / "lives" / f"{name}.yaml").read_text(encoding="utf-8") for name in LIVES]
    assert len(texts) == 10
    assert sum("hours_per_week" not in text for text in texts) >= 4


def test_every_real_plan_is_here_with_its_day() -> None:
    assert set(REAL) == {path.stem for path in (HOMEWORKS / "real").glob("*.yaml")}
    assert all(dt.date.fromisoformat(day) for day in REAL.values())
