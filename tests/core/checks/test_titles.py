"""The word rules on titles of public learning plans, labelled by hand; docs/words.md tells what comes out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mentorprep.core.checks.vocabulary import is_exam, is_vague, others_decide

HERE = Path(__file__).parent
PAGE = HERE.parents[2] / "docs" / "words.md"
MARK = "<!-- measured -->\n"
TABLES = {"used to mend the lists": "titles.tsv", "held out": "titles_held_out.tsv"}
RULES: dict[str, tuple[str, Callable[[str], bool]]] = {
    "v": ("vague (MP210, MP211)", is_vague),
    "e": ("exam (MP217)", is_exam),
    "o": ("others decide (MP216)", others_decide),
}


def rows(name: str) -> list[tuple[str, str]]:
    """Label and title of each line."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(label, title) for label, _, title in cells]


def figures(name: str, label: str) -> tuple[int, int, int]:
    """How many titles the rule speaks of, how many of those rightly, and how many it should speak of."""
    rule = RULES[label][1]
    called = [title for _, title in rows(name) if rule(title)]
    meant = [title for labelled, title in rows(name) if labelled == label]
    return len(called), sum(title in meant for title in called), len(meant)


def measured() -> str:
    lines = ["| titles | rule | spoken of | rightly | should be | precision | recall |", "|" + " --- |" * 7]
    for told, name in TABLES.items():
        for label, (rule, _) in RULES.items():
            called, right, meant = figures(name, label)
            lines.append(
                f"| {len(rows(name))}, {told} | {rule} | {called} | {right} | {meant} "
                f"| {right / called:.2f} | {right / meant:.2f} |"
            )
    return "\n".join(lines) + "\n"


def test_there_are_enough_titles_with_sound_labels() -> None:
    every = [row for name in TABLES.values() for row in rows(name)]
    assert len(every) >= 200
    assert {label for label, _ in every} == {"-", *RULES}
    assert len({title for _, title in every}) == len(every)


@pytest.mark.parametrize("label", RULES)
@pytest.mark.parametrize("name", TABLES.values())
def test_false_alarms_are_few(name: str, label: str) -> None:
    called, right, _ = figures(name, label)
    assert right / called >= 0.95


@pytest.mark.parametrize("label", RULES)
def test_most_of_what_the_lists_were_mended_on_is_found(label: str) -> None:
    _, right, meant = figures("titles.tsv", label)
    assert right / meant >= 0.80


def test_the_page_tells_what_is_measured(request: pytest.FixtureRequest) -> None:
    before, mark, rest = PAGE.read_text(encoding="utf-8").partition(MARK)
    table, gap, after = rest.partition("\nThe lists as they were")
    if request.config.getoption("--update-goldens"):
        PAGE.write_text(f"{before}{mark}\n{measured()}{gap}{after}", encoding="utf-8")
        return
    assert table == f"\n{measured()}", "pytest tests/core/checks/test_titles.py --update-goldens"
