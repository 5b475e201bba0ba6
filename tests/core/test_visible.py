"""Nothing typed acts on the screen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorprep.core.visible import visible


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("plain text, żółw, 学習", "plain text, żółw, 学習"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("\x1b[31mred\x1b]0;title\x07", "␛[31mred␛]0;title␇"),
        ("back\rover\x08", "back␍over␈"),
        ("\x7f \x9b31m \x85", "␡ �31m �"),
        ("line\u2028separator\u2029", "line␤separator␤"),
        ("\u202eevil\u202c", "�evil�"),
        ("\u200d\u200c\u200e\u200f\u061c", "\u200d\u200c\u200e\u200f\u061c"),
        ("\u2067right to left", "\u2067right to left\u2069"),
        ("\u2067one\ntwo", "\u2067one\u2069\ntwo"),
        ("closed \u2069 twice", "closed � twice"),
        ("\u2066\u2067both\u2069\u2069", "\u2066\u2067both\u2069\u2069"),
        ("lone \ud800 surrogate", "lone � surrogate"),
    ],
)
def test_what_would_act_on_the_screen_becomes_a_mark(typed: str, shown: str) -> None:
    assert visible(typed) == shown


@given(st.text(st.characters(categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Lu", "Zs"))))
def test_no_control_is_left_and_doing_it_twice_changes_nothing(typed: str) -> None:
    shown = visible(typed)
    assert visible(shown) == shown
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} and c not in "\n\t"]
    assert not [c for c in shown if "\u202a" <= c <= "\u202e"]
    for line in shown.split("\n"):
        opened = sum("\u2066" <= c <= "\u2068" for c in line)
        assert opened == line.count("\u2069")
