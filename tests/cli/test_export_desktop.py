"""`--open` and `--copy`, `--format form` and `--format ics` as they are called, with real programs in the places of the
desktop's own."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import icalendar
import pytest

from mails import bodies, read_mail
from mentorprep.cli.app import run

pytestmark = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the stand-ins are named as on Linux")

HOMEWORK = """\
mentorprep: 1
mentee: {name: Ada, email: ada@example.org}
mentors:
  - {id: marcin, name: Marcin, email: marcin@example.com, opening_code: "Lorem  *ipsum*"}
goals:
  - {id: job, title: "A job & more", by: 2027-06-30, plan: [{title: SQL, hours: 20}]}
"""
TODAY = ["--today", "2026-11-23"]


@pytest.fixture
def homework(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "homework.yaml"
    path.write_bytes(HOMEWORK.encode())
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return path


def stand_in(name: str, *, code: int = 0) -> Path:
    """A program of that name that keeps its arguments and what it reads, and ends with that code."""
    kept, program = Path("bin") / f"{name}.kept", Path("bin") / name
    program.write_text(
        f"#!{sys.executable}\nimport sys\n"
        f"open({str(kept.absolute())!r}, 'wb').write('\\0'.join(sys.argv[1:]).encode() + b'\\0' + sys.stdin.buffer.read())\n"
        f"sys.exit({code})\n"
    )
    program.chmod(0o755)
    return kept


def kept(path: Path) -> list[str]:
    return path.read_bytes().decode().split("\0")


def test_a_draft_is_opened_in_the_mail_program_and_nothing_is_printed(
    homework: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = stand_in("xdg-open")
    assert run(["export", "kickoff", "--format", "eml", "--open", *TODAY]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    file = Path(kept(opened)[0])
    assert file.name == "kickoff.eml"
    assert file.is_absolute()
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert read_mail(file.read_bytes())["X-Unsent"] == "1"
    assert err.startswith(f"Written: {file}\n")


@pytest.mark.parametrize("form", [["--format", "text"], ["--format", "md"], []])
def test_a_short_message_is_opened_as_an_address(
    homework: Path, form: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    opened = stand_in("xdg-open")
    assert run(["export", "outreach", *form, "--open", *TODAY]) == 0
    address = urlsplit(kept(opened)[0])
    assert (address.scheme, address.path) == ("mailto", "marcin@example.com")
    query = parse_qs(address.query, strict_parsing=True)
    assert query["subject"] == ["A mentoring request: A job & more"]
    assert query["body"][0].startswith("Lorem  *ipsum*\r\n\r\nHello Marcin,\r\n")
    assert capsys.readouterr().out == ""


def test_an_address_holds_the_message_as_a_mail_does_without_its_title(homework: Path) -> None:
    opened = stand_in("xdg-open")
    assert run(["export", "kickoff", "--open", *TODAY]) == 0
    body = parse_qs(urlsplit(kept(opened)[0]).query, strict_parsing=True)["body"][0]
    assert body.startswith("Hello Marcin, ")


def test_a_long_message_and_one_of_a_thread_are_opened_as_files(homework: Path) -> None:
    opened = stand_in("xdg-open")
    homework.write_text(HOMEWORK.replace("name: Ada,", f"name: Ada, situation: {'word ' * 500},"))
    assert run(["export", "kickoff", "--format", "text", "--open", *TODAY]) == 0
    assert "word word" in bodies(Path(kept(opened)[0]).read_bytes())[0]
    homework.write_text(HOMEWORK.replace("name: Marcin,", "name: Marcin, last_message_id: <a@b.c>,"))
    assert run(["export", "outreach", "--format", "text", "--open", *TODAY]) == 0
    assert read_mail(Path(kept(opened)[0]).read_bytes())["In-Reply-To"] == "<a@b.c>"


def test_a_page_that_was_written_is_opened_where_it_is(homework: Path) -> None:
    opened = stand_in("xdg-open")
    assert run(["export", "kickoff", "--format", "html", "-o", "page.html", "--open", *TODAY]) == 0
    assert kept(opened)[0] == str(homework.with_name("page.html"))


def test_where_nothing_opens_it_the_message_says_where_it_is(
    homework: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["export", "kickoff", "--format", "html", "-o", "page.html", "-q", "--open", *TODAY]
    assert run(words) == 4
    assert capsys.readouterr().err == "No program was found that opens it (xdg-open).\nIt is in page.html.\n"
    stand_in("xdg-open", code=3)
    assert run(words) == 4
    assert capsys.readouterr().err == "xdg-open could not open it (it ended with 3).\nIt is in page.html.\n"


@pytest.mark.parametrize(
    ("program", "arguments"),
    [("xclip", ["-selection", "clipboard"]), ("xsel", ["--clipboard", "--input"]), ("wl-copy", [])],
)
def test_a_message_is_copied_by_the_program_that_is_there(
    homework: Path, program: str, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    taken = stand_in(program)
    assert run(["export", "outreach", "--format", "text", "--copy", *TODAY]) == 0
    assert capsys.readouterr().out == ""
    *given, text = kept(taken)
    assert [word for word in given if word] == arguments
    assert text.startswith("Lorem  *ipsum*\n\nHello Marcin,\n")


def test_a_clipboard_that_fails_is_not_the_last_one_tried(homework: Path) -> None:
    stand_in("xclip", code=1)
    taken = stand_in("wl-copy")
    assert run(["export", "outreach", "--copy", *TODAY]) == 0
    assert taken.exists()


def test_without_a_clipboard_it_says_so(homework: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "outreach", "--copy", *TODAY]) == 4
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        "No clipboard program was found (xclip, xsel, wl-copy, clip.exe).\n"
        "Print it instead, and copy it from there: leave out --copy.\n"
    )
    stand_in("xclip", code=1)
    assert run(["export", "outreach", "--copy", *TODAY]) == 4
    assert capsys.readouterr().err.startswith("The clipboard could not be reached (xclip).\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--format", "json", "--open"], "--open does not go with --format json."),
        (["--format", "form", "--open"], "--open does not go with --format form."),
        (["--format", "eml", "--copy"], "--copy does not go with --format eml."),
        (["--format", "ics", "--mark-sent"], "--mark-sent is for messages, and a calendar is none."),
        (["--send", "--open"], "--send and --open exclude each other."),
        (["--send", "--copy"], "--send and --copy exclude each other."),
    ],
)
def test_what_does_not_go_together_is_told_before_anything_is_done(
    homework: Path, words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "outreach", *words, *TODAY]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(message)


def test_a_form_is_for_a_first_message_and_says_which_box_is_too_short(
    homework: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "kickoff", "--format", "form", *TODAY]) == 2
    assert capsys.readouterr().out == ""
    assert run(["export", "outreach", "--format", "form", *TODAY]) == 0
    out, err = capsys.readouterr()
    labels = [block.split("\n")[0] for block in out.split("\n\n")]
    assert labels == ["Expectations:", "Message:"]
    assert err.startswith(
        "“Background” is empty; platforms ask for at least 30 characters. It is filled by `situation`, and steps done or under way.\n"
    )


def test_a_calendar_is_written_and_opened_and_without_a_date_there_is_none(
    homework: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = stand_in("xdg-open")
    assert run(["export", "--format", "ics", "--open", "-o", "dates.ics", *TODAY]) == 0
    (event,) = icalendar.Calendar.from_ical(Path(kept(opened)[0]).read_bytes()).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Goal: A job & more"
    homework.write_text(HOMEWORK.replace(", by: 2027-06-30", ""))
    capsys.readouterr()
    assert run(["export", "--format", "ics", *TODAY]) == 1
    assert capsys.readouterr() == (
        "",
        "There is no date yet to put into a calendar.\n`mentorprep update GOAL --by DATE` sets one.\n",
    )
