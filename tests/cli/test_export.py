"""`mentorprep export` as it is called: what is printed where, and how it ends."""

from __future__ import annotations

import errno
import json
import os
from typing import TYPE_CHECKING

import pytest

from mentorprep.cli.app import run
from mentorprep.core.format.read import load

if TYPE_CHECKING:
    from pathlib import Path

HOMEWORK = """\
mentorprep: 1
mentee: {name: Ada}
mentors:
  - {id: marcin, name: Marcin, opening_code: "Lorem  *ipsum*"}
goals:
  - {id: job, title: A job, by: 2027-06-30}
"""
TODAY = ["--today", "2026-11-23"]


@pytest.fixture
def homework(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "homework.yaml"
    path.write_bytes(HOMEWORK.encode())
    return path


def test_without_a_kind_it_is_the_first_message_and_the_code_comes_first_to_the_letter(
    homework: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "--format", "text", *TODAY]) == 0
    out, err = capsys.readouterr()
    assert out == (
        "Lorem  *ipsum*\n\nHello Marcin,\n\n"
        "I am Ada, looking for a mentor. My goal: A job. One line answers my request at the end.\n\n"
        "I would like help with:\n\n1. A job, by 30 June 2027\n\n"
        "May I send you my one-page plan?\n\nAda\n"
    )
    assert err == (
        "Subject: A mentoring request: A job\nOnce it is on its way: `mentorprep export outreach --mark-sent`\n"
    )


def test_a_file_is_written_and_nothing_is_printed_on_stdout(homework: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "full", "-o", "full.md", "-q", *TODAY]) == 0
    assert capsys.readouterr() == ("", "")
    assert homework.with_name("full.md").read_text().startswith("# Ada: my plan in full\n")


def test_the_same_day_and_file_give_the_same_bytes(homework: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = set()
    for _ in range(2):
        assert run(["export", "kickoff", "--format", "json", *TODAY]) == 0
        outputs.add(capsys.readouterr().out)
    (output,) = outputs
    assert json.loads(output)["kind"] == "kickoff"


def test_what_was_marked_as_sent_is_what_the_next_message_counts_from(
    homework: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "kickoff", "--mark-sent", *TODAY]) == 0
    assert (
        capsys.readouterr().err == "Marked as sent to Marcin on 23 November 2026. Undo: `mentorprep history restore`\n"
    )
    document = load(homework.read_bytes())
    assert document.homework is not None
    (sent,) = document.homework.sent
    assert (sent.date.isoformat(), sent.to, sent.kind, sent.revision, sent.state) == (
        "2026-11-23", "marcin", "kickoff", 1, "sent",
    )  # fmt: skip
    assert run(["export", "update", *TODAY]) == 1
    assert capsys.readouterr() == (
        "",
        "Nothing to tell since 23 November 2026.\n`mentorprep update` logs what happens, and `mentorprep replan` finds new dates after a quiet time.\n",
    )
    homework.write_bytes(homework.read_bytes().replace(b"2027-06-30", b"2027-09-30"))
    assert run(["export", "update", "--format", "text", "--today", "2026-12-23"]) == 0
    out, err = capsys.readouterr()
    assert "What changed in the plan:\n- A job: 30 June 2027 → 30 September 2027\n" in out
    assert "not in the history" not in err


@pytest.mark.parametrize("since", ["1", "2027-01-01", "1 January"])
def test_since_takes_a_revision_or_a_day(homework: Path, since: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "kickoff", "--mark-sent", *TODAY]) == 0
    homework.write_bytes(
        homework.read_bytes() + b'log: [{date: 2027-01-01, learned: "Rest helps"}, {date: 2027-01-02, private: true}]\n'
    )
    capsys.readouterr()
    assert run(["export", "update", "--since", since, "--today", "2027-02-01"]) == 0
    out, err = capsys.readouterr()
    assert "- Learned: Rest helps\n" in out
    assert "1 private entry stays with you.\n" in err


def test_since_a_day_tells_what_is_dated_after_it_whatever_the_clock_of_the_history_says(
    homework: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = ["export", "update", "--format", "text", "--since", "2099-03-01", "--today", "2099-04-01"]
    assert run(["update", "--learned", "Old news", "--today", "2099-02-01"]) == 0
    assert run(wanted) == 1
    assert run(["update", "--learned", "Rest helps", "--today", "2099-03-01"]) == 0
    capsys.readouterr()
    assert run(wanted) == 0
    out = capsys.readouterr().out
    assert "- Learned: Rest helps\n" in out
    assert "Old news" not in out


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["update"], 1, "Nothing was sent to Marcin yet.\nThe page before a first call: mentorprep export kickoff\n"),
        (["--mentor", "marzin"], 2, "There is no mentor “marzin”. Did you mean marcin?\nMentors: marcin\n"),
        (["kickoff", "--since", "1"], 2, "--since is for update, and this is kickoff.\nmentorprep export update --since DATE\n"),
        (["update", "--since", "7"], 2, "The history has no revision 7.\nmentorprep history lists them.\n"),
        (["kickoff", "--lang", "xx"], 2, "--lang: “xx” is not there yet.\nThere is: en, pl.\n"),
        (["kickoff", "-o", "homework.yaml"], 2, "homework.yaml is the homework itself.\nName another file with -o.\n"),
        (["kickoff", "-o", ".homework.yaml.lock"], 2, ".homework.yaml.lock is the lock of the homework.\nName another file with -o.\n"),
        (["kickoff", "-o", "no/such/folder.md"], 4, "no/such/folder.md cannot be written: No such file or directory.\nName another with -o.\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_says_what_to_do(
    homework: Path, words: list[str], code: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", *words, *TODAY]) == code
    assert capsys.readouterr() == ("", message)
    assert homework.read_bytes() == HOMEWORK.encode()


def test_several_mentors_and_none_chosen_ends_with_2_but_for_full(
    homework: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    homework.write_bytes(HOMEWORK.replace("goals:", "  - {name: Eva}\ngoals:").encode())
    assert run(["export", *TODAY]) == 2
    assert capsys.readouterr().err == "There are several mentors: marcin, eva.\nSay which: --mentor marcin\n"
    assert run(["export", "full", *TODAY]) == 0
    assert run(["export", "full", "--mark-sent", *TODAY]) == 2


def test_an_empty_homework_has_nothing_to_tell_in_full(homework: Path, capsys: pytest.CaptureFixture[str]) -> None:
    homework.write_bytes(b"mentorprep: 1\nmentee: {name: Ada}\n")
    assert run(["export", "full", *TODAY]) == 1
    assert capsys.readouterr().out == ""


def test_a_message_over_its_length_warns_with_what_could_go(homework: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = HOMEWORK.replace("name: Marcin,", f"name: Marcin, why: {'word ' * 150},")
    homework.write_bytes(long.encode())
    assert run(["export", "outreach", "-q", *TODAY]) == 0
    assert capsys.readouterr().err == (
        "This has 195 words; up to 150 are read. What could go: “Why you: word word …” (152 words).\n"
    )


def test_each_mentor_hears_what_is_new_to_them(homework: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = HOMEWORK.replace("goals:", "  - {id: eva, name: Eva, status: accepted}\ngoals:")
    homework.write_bytes(both.encode())
    assert run(["export", "kickoff", "--mentor", "marcin", "--mark-sent", "--today", "2026-11-23"]) == 0
    homework.write_bytes(homework.read_bytes().replace(b"2027-06-30", b"2027-09-30"))
    assert run(["export", "kickoff", "--mentor", "eva", "--mark-sent", "--today", "2026-12-23"]) == 0
    homework.write_bytes(homework.read_bytes().replace(b"title: A job", b"title: A good job"))
    capsys.readouterr()
    for mentor, told in (
        ("marcin", ["- A job is now called A good job", "- A good job: 30 June 2027 → 30 September 2027"]),
        ("eva", ["- A job is now called A good job"]),
    ):
        assert run(["export", "update", "--mentor", mentor, "--format", "text", "--today", "2027-01-10"]) == 0
        out, err = capsys.readouterr()
        assert [line for line in out.splitlines() if line.startswith("- ")] == told
        assert "not in the history" not in err


def test_a_wish_to_meet_is_worth_a_message_of_its_own(homework: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sent = "sent: [{date: 2026-11-20, to: marcin, kind: kickoff}]\n"
    homework.write_bytes((HOMEWORK.replace("{id: marcin", "{status: accepted, id: marcin") + sent).encode())
    assert run(["export", "update", *TODAY]) == 1
    capsys.readouterr()
    assert run(["export", "update", "--meet", "--format", "text", *TODAY]) == 0
    out, _ = capsys.readouterr()
    assert "Hello Marcin, I would like to talk again (see the end); the rest is news.\n" in out
    assert out.endswith(
        "A call, if it suits you:\nI would like to talk again: 30 minutes, on a day that suits you.\n\n"
        "- 5 min: how we are\n- 10 min: what is new\n- 15 min: what comes next\n"
    )
    assert run(["export", "kickoff", "--meet", *TODAY]) == 2
    assert capsys.readouterr().err.startswith("--meet is for update, and this is kickoff.\n")


def test_the_mentor_s_language_chooses_and_lang_overrides_it(
    homework: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    homework.write_bytes(HOMEWORK.replace("name: Marcin,", "name: Marcin, language: pl-PL,").encode())
    assert run(["export", "kickoff", *TODAY]) == 0
    assert "## Cele\n" in capsys.readouterr().out
    assert run(["export", "kickoff", "--lang", "en", *TODAY]) == 0
    assert "## Goals\n" in capsys.readouterr().out


def test_a_version_that_is_not_in_the_history_is_said(homework: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = "sent: [{date: 2026-11-01, to: marcin, kind: kickoff}]\nlog: [{date: 2026-11-02, learned: Joins}]\n"
    homework.write_bytes((HOMEWORK + more).encode())
    assert run(["export", "update", *TODAY]) == 0
    out, err = capsys.readouterr()
    assert "- Learned: Joins\n" in out
    assert err.startswith("The version they know is not in the history: this goes by the dates in the file.\n")


def test_a_language_that_is_not_there_yet_is_said(homework: Path, capsys: pytest.CaptureFixture[str]) -> None:
    homework.write_bytes(HOMEWORK.replace("name: Marcin,", "name: Marcin, language: tlh,").encode())
    assert run(["export", *TODAY]) == 0
    assert "“tlh” is not there yet; this is written in en.\n" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_whole_stays_as_it_was(
    homework: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = homework.parent
    (folder / "page.md").write_text("the page of last week")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full)
    assert run(["export", "full", "-o", "page.md", *TODAY]) == 4
    assert capsys.readouterr().err == "page.md cannot be written: No space left on device.\nName another with -o.\n"
    assert (folder / "page.md").read_text() == "the page of last week"
    assert sorted(path.name for path in folder.iterdir() if "tmp" in path.name) == []


def test_a_device_takes_what_is_written_to_it(homework: Path) -> None:
    assert run(["export", "full", "-o", os.devnull, *TODAY]) == 0
