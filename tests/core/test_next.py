"""The one line behind `check` and `show`."""

from pathlib import Path

import pytest

from mentorprep.cli.app import run
from mentorprep.core.checks.rules import check
from mentorprep.core.model import Homework, Mentee
from mentorprep.core.next import after_check, after_show
from mentorprep.core.plan.assess import assess
from plans import TODAY, by, goal, homework, step

FITS = homework(goal(step("sql", "7", status="doing"), by=by(300)), hours="7")


@pytest.mark.parametrize(
    ("plan", "checked", "shown"),
    [
        (Homework(1, Mentee("Ada")), "add goal` adds", "add goal` adds"),
        (homework(goal(by=by(30))), "add step --goal goal`", "add step --goal goal`"),
        (
            homework(goal(step("sql"), by=by(30)), hours=None),
            "update --hours-per-week 6`",
            "update --hours-per-week 6`",
        ),
        (homework(goal(step("sql", "70"), by=by(7))), "show goal` has the ways out", "show goal` has the ways out"),
        (homework(goal(step("sql", "70"), by=by(-7))), "replan` moves the dates", "replan` moves the dates"),
        (homework(goal(step("sql", "7", after=("gone",)), by=by(300))), "edit` opens the file", "check` says"),
        (FITS, "export` writes the message", "update sql --hours 1` logs an hour on “A step”."),
        (homework(goal(step("sql"), status="done"), hours=None), "export` writes", "check` says"),
    ],
)
def test_one_thing_is_worth_doing_next(plan: Homework, checked: str, shown: str) -> None:
    assessment = assess(plan, TODAY)
    assert f"mentorprep {checked}" in after_check(assessment, check(plan, assessment))
    assert f"mentorprep {shown}" in after_show(plan, assessment)


def test_it_is_typed_for_the_same_file_on_stderr_and_silent_under_q(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "my plan.yaml"
    path.write_text("mentorprep: 1\nmentee: {name: Ada}\n", encoding="utf-8")
    for words in (["check", str(path)], ["-f", str(path), "show"]):
        assert run(words) == 0
        assert capsys.readouterr().err.strip() == f"`mentorprep add goal -f '{path}'` adds what you want to reach."
        assert run(["-q", *words]) == 0
        assert capsys.readouterr().err == ""
    for words in (
        ["check", "--format", "json", str(path)],
        ["check", str(path), str(path.parent / "my plan.yaml"), "-"],
    ):
        run(words)
        assert "add goal" not in capsys.readouterr().err
