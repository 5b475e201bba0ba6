"""The examples: what stands beside each homework is what mentorprep prints for it."""

from pathlib import Path

import pytest

from mentorprep.cli.app import run

EXAMPLES = Path(__file__).parents[1] / "examples"
OUTPUTS = {
    "tester-to-backend/check.txt": ["check"],
    "tester-to-backend/outreach.txt": ["export", "outreach", "--format", "text"],
    "tester-to-backend/kickoff.md": ["export", "kickoff"],
    "certificate-and-english/check.txt": ["check"],
    "certificate-and-english/outreach.txt": ["export", "outreach", "--format", "text"],
    "promotion-or-rest/check.txt": ["check"],
    "promotion-or-rest/update.md": ["export", "update"],
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_the_output_beside_each_homework_is_true(
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.chdir(EXAMPLES / Path(name).parent)
    monkeypatch.setenv("COLUMNS", "80")
    run(["--today", "2026-11-23", *OUTPUTS[name]])
    out = capsys.readouterr().out
    golden = EXAMPLES / name
    if request.config.getoption("--update-goldens"):
        golden.write_text(out, encoding="utf-8")
    assert out == golden.read_text(encoding="utf-8")


def test_every_example_is_in_the_readme_with_its_outputs() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for name in OUTPUTS:
        assert f"({name})" in readme
