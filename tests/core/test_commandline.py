"""Commands as the shells of the systems see them."""

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorprep.core.commandline import text_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            r'"C:\Program Files\Notepad++\notepad++.exe" -multiInst',
            [r"C:\Program Files\Notepad++\notepad++.exe", "-multiInst"],
        ),
        (r"C:\msmtp\msmtp.exe -t", [r"C:\msmtp\msmtp.exe", "-t"]),
        ("code --wait # all", ["code", "--wait", "#", "all"]),
        ("say it's", ["say", "it's"]),
        ("  ", []),
    ],
)
def test_on_windows_a_backslash_is_a_part_of_a_path(text: str, words: list[str]) -> None:
    assert words_of(text, windows=True) == words


def test_elsewhere_words_are_those_of_a_posix_shell() -> None:
    assert words_of(r"vim -c 'set tw=72' my\ file", windows=False) == ["vim", "-c", "set tw=72", "my file"]


@pytest.mark.parametrize("windows", [True, False])
def test_a_quote_that_is_not_closed_is_an_error(*, windows: bool) -> None:
    with pytest.raises(ValueError, match="quot"):
        words_of('say "it', windows=windows)


@given(st.lists(st.text("ab \\'&-:/.", min_size=1), min_size=1, max_size=4))
def test_what_is_written_to_copy_reads_as_the_same_words(words: list[str]) -> None:
    for windows in (True, False):
        assert words_of(text_of(words, windows=windows), windows=windows) == words


def test_a_path_is_quoted_for_windows_as_its_own_programs_read_it() -> None:
    assert text_of([r"C:\My plans\homework.yaml"], windows=True) == subprocess.list2cmdline(
        [r"C:\My plans\homework.yaml"]
    )
    assert text_of([r"D:\homework.yaml"], windows=True) == r"D:\homework.yaml"
