"""Text in columns: wide and combining characters, cutting, padding, folding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorprep.core.columns import cut, padded, text_width, wrapped


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("plan", 4),
        ("zażółć", 6),
        ("zaz\u0307o\u0301", 4),
        ("学习计划", 8),
        ("ＳＱＬ", 6),
        ("e\u200dx", 2),
        ("🎯 goal", 7),
        ("", 0),
    ],
)
def test_a_wide_character_takes_two_columns_and_a_combining_one_none(text: str, width: int) -> None:
    assert text_width(text) == width


def test_text_is_cut_before_the_character_that_does_not_fit() -> None:
    assert cut("学习计划", 6) == "学习…"
    assert cut("学习计划", 8) == "学习计划"
    assert cut("SQL  course\nwith all", 12, "...") == "SQL cours..."
    assert padded("学习", 6) == "学习  "


def test_text_without_blanks_folds_between_its_wide_characters() -> None:
    assert wrapped("学习计划", 6, first="- ", rest="  ") == ["- 学习", "  计划"]
    assert wrapped("read 学习计划 now", 10) == ["read 学习", "计划 now"]


def test_a_long_word_stays_whole() -> None:
    assert wrapped("see https://example.org/a/long/path now", 12, rest="  ") == [
        "see",
        "  https://example.org/a/long/path",
        "  now",
    ]


@given(st.text(st.sampled_from("ab 学é\u0301 "), max_size=40), st.integers(4, 30))
def test_folding_loses_no_character_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrapped(text, width, first="- ", rest="  ")
    assert "".join("".join(lines).split()).removeprefix("-") == "".join(text.split())
    assert all(text_width(line) <= width or len(line.split()) == 1 + line.startswith("- ") for line in lines)
