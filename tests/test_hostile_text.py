"""Free text never comes alive: one table of fields and outputs, read by what would obey it."""

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import icalendar
import pytest

from hostile_text import (
    BUNDLES,
    HOSTILE,
    MAIL_TAGS,
    READERS,
    Seen,
    Shown,
    Typed,
    control_characters,
    homework_with,
    strings_in,
    told_lines,
    workflow_commands,
)
from html_pages import PAGE_TAGS, Parsed
from mails import all_text, bodies, read_mail
from mentorprep.cli.app import run
from mentorprep.core.format.read import load
from mentorprep.core.questions import Answer
from mentorprep.core.render.blocks import one_line
from mentorprep.core.visible import visible
from mentorprep.storage.drafts import begin_draft, keep_answer
from strategies import yaml_of

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = ["--today", "2026-11-23"]
KINDS = ("outreach", "kickoff", "update", "full")
CHECKS = [["check", "--format", form, "--for", kind] for form in ("text", "json", "github") for kind in KINDS[:3]]
EXPORTS = [
    ["export", kind, "--format", form] for kind in KINDS for form in ("md", "text", "json", "html", "eml", "ics")
]
EXPORTS.append(["export", "outreach", "--format", "form"])
ECHOES = [
    ["update", "step", "--hours", "1", "--by", "2027-05-01", "--because", "TEXT"],
    ["update", "goal", "--by", "2027-05-01", "--because", "TEXT"],
    ["update", "step", "--done"],
    ["update", "q-open", "--answer", "TEXT"],
    ["update", "--note", "TEXT", "--learned", "TEXT", "--stuck", "TEXT"],
    ["add", "goal", "--title", "TEXT"],
    ["add", "question", "--text", "TEXT", "--about", "goal"],
    ["add", "step", "--title", "TEXT", "--goal", "goal"],
]
REFUSALS = [
    ["update", "TEXT", "--done"],
    ["update", "step", "--hours", "TEXT"],
    ["update", "goal", "--by", "TEXT"],
    ["add", "mentor", "--name", "TEXT", "--email", "TEXT"],
    ["export", "update", "--since", "TEXT"],
    ["export", "kickoff", "--mentor", "TEXT"],
    ["export", "full", "--lang", "TEXT"],
    ["check", "TEXT"],
    ["TEXT"],
    ["update", "--TEXT"],
]
NO_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
PAST = [
    ["history"],
    ["history", "list", "--format", "json"],
    ["history", "diff", "1", "3", "--lines"],
    ["history", "diff"],
    ["history", "restore", "1"],
    ["history", "diff", "TEXT"],
]
OUTPUTS = [*CHECKS, *EXPORTS, *ECHOES, *REFUSALS, *PAST]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def write(text: str) -> dict[str, Typed]:
    """The homework with that text in every field; the fields."""
    data, fields = homework_with(text)
    Path("homework.yaml").write_text(yaml_of(data), encoding="utf-8")
    return fields


def write_with_a_past(text: str) -> None:
    """The same after versions of other texts, in a history that came from a stranger: its commands are hostile too."""
    plain, _ = homework_with("then")
    Path("homework.yaml").write_text(yaml_of(plain), encoding="utf-8")
    assert run(["update", "step", "--hours", "1", *TODAY]) == 0
    write(text)
    assert run(["update", "step", "--hours", "1", *TODAY]) == 0
    journal = Path("homework.history.jsonl")
    entries = [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]
    lines = [json.dumps({**entry, "command": text}) for entry in entries]
    journal.write_text("\n".join(lines) + "\n", encoding="utf-8")


def printed(words: list[str], text: str, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    code = run([word.replace("TEXT", text) for word in words] + TODAY)
    assert code in ({0} if words in ECHOES else {0, 1, 2, 3})
    out, err = capsys.readouterr()
    assert "error of its own" not in err
    return out, err


@pytest.mark.parametrize("words", OUTPUTS, ids=" ".join)
@pytest.mark.parametrize("bundle", BUNDLES)
def test_no_output_holds_a_control_character_also_where_it_is_no_terminal(
    bundle: str, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    text = BUNDLES[bundle]
    (write_with_a_past if "history" in words else write)(text)
    capsys.readouterr()
    out, err = printed(words, text, capsys)
    assert out + err
    shown = all_text(out.encode()) if "eml" in words else out.replace("\r\n", "\n") if "ics" in words else out
    assert not control_characters(shown + err)
    if words in EXPORTS:
        assert run([*words, "-o", "message", *TODAY]) == 0
        assert Path("message").read_bytes().decode() == out
    if "json" in words:
        assert not control_characters("".join(strings_in(json.loads(out))))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", HOSTILE)
def test_markdown_is_read_as_text_by_every_reader(name: str, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    fields = write(HOSTILE[name])
    page, _ = printed(["export", kind, "--format", "md"], "", capsys)
    plain, _ = printed(["export", kind, "--format", "text"], "", capsys)
    told = shown_lines(fields, plain)
    assert len(told) > 3
    for reader in READERS.values():
        seen = Seen(reader.render(page))
        assert seen.alive == []
        shown = " ".join(seen.text.split())
        assert {line for line in told if line not in shown} == set()


EVENT = {
    "UID",
    "DTSTAMP",
    "LAST-MODIFIED",
    "SEQUENCE",
    "DTSTART",
    "DTEND",
    "DURATION",
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "STATUS",
    "TRANSP",
}
HEADERS = {"Date", "From", "To", "Subject", "Message-ID", "X-Unsent", "MIME-Version", "Content-Type"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_mail_has_no_header_part_or_tag_but_ours(name: str, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    fields = write(HOSTILE[name])
    assert run(["export", kind, "--format", "eml", *TODAY]) == 0
    data = capsys.readouterr().out.encode()
    message = read_mail(data)
    assert set(message) == HEADERS | ({"References", "In-Reply-To"} & set(message))
    assert data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n")
    text, html = bodies(data)
    seen = Seen(html, MAIL_TAGS)
    assert seen.alive == []
    told, shown = shown_lines(fields, text), " ".join(seen.text.split())
    assert len(told) > 3
    assert {line for line in told if line not in shown} == set()
    assert visible(one_line(fields["mentee.name"].text)) in str(message["Subject"])  # that of the kick-off it follows


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_page_has_no_tag_or_attribute_but_ours(name: str, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    fields = write(HOSTILE[name])
    page, _ = printed(["export", kind, "--format", "html"], "", capsys)
    plain, _ = printed(["export", kind, "--format", "text"], "", capsys)
    seen, parsed = Seen(page, PAGE_TAGS), Parsed(page)
    assert seen.alive == []
    assert parsed.torn == parsed.open == []
    assert parsed.heading_levels.count(1) == 1
    told, shown = shown_lines(fields, plain), " ".join(seen.text.split())
    assert len(told) > 3
    assert {line for line in told if line not in shown} == set()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_calendar_has_no_property_but_ours(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    fields = write(HOSTILE[name])
    assert run(["export", "full", "--format", "ics", *TODAY]) == 0
    read = icalendar.Calendar.from_ical(capsys.readouterr().out)
    assert read.errors == []
    assert {part.name for part in read.walk()} == {"VCALENDAR", "VEVENT"}
    assert set(read) == {"VERSION", "PRODID", "CALSCALE"}
    events = read.walk("VEVENT")
    assert {key for event in events for key in event} <= EVENT
    assert all(event.errors == [] for event in events)
    told = " ".join(
        str(event[key]) for event in events for key in ("SUMMARY", "DESCRIPTION", "LOCATION") if key in event
    )
    for path in ("goals[0].title", "goals[0].done_when", "meetings[0].link", "mentee.availability.breaks[0].why"):
        (line,) = told_lines(fields[path]._replace(long=False))
        assert line in " ".join(told.split())


@pytest.mark.parametrize("name", HOSTILE)
def test_each_box_of_a_form_is_one_line_below_its_label(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(HOSTILE[name])
    out, _ = printed(["export", "outreach", "--format", "form"], "", capsys)
    lines = out.split("\n")
    assert lines[0::3] == ["Background:", "Expectations:", "Message:"]
    assert lines[2::3] == ["", "", ""]
    assert len(lines) == 9


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
@pytest.mark.parametrize("name", HOSTILE)
def test_an_address_for_the_mail_program_says_what_was_typed(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "xdg-open").write_text('#!/bin/sh\nprintf %s "$1" >opened\n')
    (folder / "xdg-open").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    text = HOSTILE[name]
    data = {"mentorprep": 1, "mentee": {"name": text[:200]}, "mentors": [{"name": "M", "ask": text[:200]}]}
    Path("homework.yaml").write_text(yaml_of(data), encoding="utf-8")
    assert run(["export", "outreach", "--open", *TODAY]) == 0
    opened = Path("opened").read_text(encoding="utf-8")
    if opened.startswith("mailto:"):
        query = parse_qs(urlsplit(opened).query, strict_parsing=True)
        assert set(query) == {"subject", "body"}
        assert not control_characters(query["body"][0].replace("\r\n", "\n"))
        assert visible(one_line(text[:200])) in query["body"][0]
    else:
        assert read_mail(Path(opened).read_bytes())["Subject"]


def shown_lines(fields: dict[str, Typed], text: str) -> set[str]:
    """The lines of the typed texts that a plain text shows."""
    plain = " ".join(text.split())
    return {line for typed in fields.values() for line in told_lines(typed) if line in plain}


def sentence(part: str) -> str:
    """A part of a finding as an annotation has it, in a row with the others."""
    begun = part if part.startswith("mentorprep ") else part[:1].upper() + part[1:]
    return begun if part[-1] in ".?!…:" else f"{begun}."


@pytest.mark.parametrize("name", HOSTILE)
def test_a_workflow_has_no_command_but_ours(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    write(HOSTILE[name])
    findings = json.loads(printed(["check", "--format", "json"], "", capsys)[0])["files"][0]["findings"]
    out, err = printed(["check", "--format", "github"], "", capsys)
    counted = [finding for finding in findings if finding["accepted"] is None]
    assert len(counted) > 3
    assert len(out.splitlines()) == len(out.split("\n")) - 1 == len(counted)
    for line, finding in zip(out.splitlines(), counted, strict=True):
        _, command, said = line.split("::", 2)
        assert (
            command.split(" ", 1)[0] == {"error": "error", "warning": "warning", "info": "notice"}[finding["severity"]]
        )
        properties = dict(pair.split("=", 1) for pair in command.split(" ", 1)[1].split(","))
        assert list(properties) == ["file", "line", "col", "title"]
        assert properties["title"] == f"{finding['code']} {finding['name']}"
        undone = said.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
        parts = (finding[part].translate(NO_ISOLATES) for part in ("message", "because", "fix") if finding[part])
        assert undone.translate(NO_ISOLATES) == " ".join(map(sentence, parts))  # each text closes its own
    assert workflow_commands(err) == []


UNUSABLE: dict[str, Callable[[str], dict[str, Any]]] = {
    "unknown key": lambda text: {"mentorprep": 1, "mentee": {"name": "Ada", text: 1}},
    "unknown key of a goal": lambda text: {"mentorprep": 1, "mentee": {"name": "Ada"}, "goals": [{"title": text, text: text}]},
    "wrong types": lambda text: {"mentorprep": text, "mentee": [text], "goals": text, "log": [{"date": text, "hours": text}]},
    "no choice": lambda text: {"mentorprep": 1, "mentee": {"name": "Ada", "time_zone": text, "email": text}, "goals": [{"title": "A", "area": text, "id": text, "by": text}]},
    "no date": lambda text: {"mentorprep": 1, "mentee": {"name": "Ada"}, "sent": [{"date": text, "to": text, "kind": text}]},
}  # fmt: skip
RAW = {
    "tag": "mentorprep: !{} 1\n",
    "anchor": "mentee: *{}\n",
    "in braces": "mentorprep: 1\nmentee: {{name: Ada}}\ngoals: [{{title: {}, and more}}]\n",
    "as it stands": "{}\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_an_unusable_file_is_told_without_obeying_it(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = HOSTILE[name]
    documents = [yaml_of(make(text)) for make in UNUSABLE.values()] + [raw.format(text) for raw in RAW.values()]
    for document in documents:
        Path("homework.yaml").write_bytes(document.encode())
        for form in ("text", "json", "github"):
            out, err = printed(["check", "--format", form], "", capsys)
            assert not control_characters(out + err), document
            assert workflow_commands(err) == [], document
            assert all(line.startswith("    ") or "homework.yaml" in line for line in err.splitlines()), err


@pytest.mark.parametrize("name", HOSTILE)
def test_what_was_typed_is_what_is_written(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = HOSTILE[name]
    Path("homework.yaml").write_text("mentorprep: 1\nmentee: {name: Ada}\n", encoding="utf-8")
    for words in (["add", "goal", "--title", text], ["add", "question", "--text", text], ["update", "--note", text]):
        assert run([*words, *TODAY]) == 0
    answers = {"mentee": {"name": text, "situation": text}, "goals": [{"title": text, "why": text}]}
    Path("answers.yaml").write_text(yaml_of(answers), encoding="utf-8")
    assert run(["init", "new.yaml", "--answers", "answers.yaml", *TODAY]) == 0
    homework, new = (load(Path(name).read_bytes()).homework for name in ("homework.yaml", "new.yaml"))
    assert homework is not None
    assert new is not None
    kept = [homework.goals[0].title, homework.questions[0].text, homework.log[0].note]
    kept += [new.mentee.name, new.mentee.situation, new.goals[0].title, new.goals[0].why]
    assert {" ".join((kept_text or "").split()) for kept_text in kept} == {" ".join(text.split())}


TERMINAL = [
    ["check"],
    ["check", "--format", "json"],
    ["check", "--format", "github"],
    ["export", "full"],
    ["export", "kickoff", "--format", "text"],
    ["export", "full", "--format", "json"],
    ["update", "step", "--hours", "1"],
    ["history"],
    ["history", "diff", "1", "3", "--lines"],
    ["--debug", "export", "kickoff", "--mentor", "TEXT"],
]


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX's")
@pytest.mark.parametrize("words", TERMINAL, ids=" ".join)
def test_a_terminal_obeys_nothing_but_our_colours(words: list[str]) -> None:
    (write_with_a_past if "history" in words else write)(BUNDLES["for a screen"])
    shown = Shown(_on_a_terminal([word.replace("TEXT", BUNDLES["for a screen"]) for word in words]))
    assert shown.alive == []
    assert shown.obeyed <= {"carriage_return", "select_graphic_rendition"}
    assert "owned␇" in shown.text


def _on_a_terminal(words: list[str]) -> str:
    child = _spawned(words)
    sent = str(child.read())
    child.close()
    assert child.exitstatus in {0, 1, 2}, sent
    return sent


def _spawned(words: list[str]) -> Any:
    from screen import spawned

    return spawned([*words, *TODAY], dimensions=(50, 100), TERM="xterm-256color")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX's")
@pytest.mark.parametrize("flags", [["--plain"], []], ids=["plain lines", "menu"])
def test_a_menu_of_titles_obeys_none_of_them(flags: list[str]) -> None:
    data, _ = homework_with("")
    text = BUNDLES["for a screen"]
    data["goals"][0]["plan"][0] |= {"title": text[:40] + "\u202e\x9b2J", "status": "doing"}
    Path("homework.yaml").write_text(yaml_of(data), encoding="utf-8")
    sent = _talk([*flags, "update"], ["\x03"], until="Worked on")
    assert "␛[31mred␛[0m" in Shown(sent).text
    own = {"\x1b", "\r", "\x08"} if not flags else set()  # a menu moves its cursor
    assert set(control_characters(sent.replace("\r\n", "\n"))) <= own
    assert "\x1b[31m" not in sent


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX's")
def test_what_init_says_back_and_shows_before_it_writes_obeys_nothing(folder: Path) -> None:
    text = BUNDLES["for a screen"].replace("\n", " ")
    begin_draft(folder / "homework.yaml", None, dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    for question in ("mentee.name", "mentee.situation", "mentee.options.1", "goals.1.title"):
        keep_answer(folder / "homework.yaml", Answer(question, text, dt.date(2026, 11, 22)))
    sent = _talk(["--plain", "init"], ["\n"] * 30, until="")
    assert "Wrote homework.yaml" in sent
    shown = Shown(sent)
    assert shown.alive == []
    assert shown.obeyed <= {"carriage_return"}
    homework = load(Path("homework.yaml").read_bytes()).homework
    assert homework is not None
    assert homework.mentee.name == " ".join(text.split())


def _talk(words: list[str], keys: list[str], *, until: str) -> str:
    import pexpect

    child, sent = _spawned(words), io.StringIO()
    child.logfile_read = sent
    child.expect_exact(until)
    for key in keys:
        child.expect([r"> ?\r?\n?", r"\x1b\[\?7h", pexpect.EOF])
        child.send(key)
    child.expect(pexpect.EOF)
    child.close()
    return sent.getvalue()


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are bytes on POSIX alone")
@pytest.mark.parametrize(
    "words", [["add", "goal", "--title"], ["update", "--note"], ["update"], ["check"], ["init", "--answers"], ["-f"]]
)
def test_an_argument_that_is_no_text_is_refused_in_words(words: list[str]) -> None:
    before = b"mentorprep: 1\nmentee: {name: Ada}\n"
    Path("homework.yaml").write_bytes(before)
    arguments: list[str | bytes] = [sys.executable, "-m", "mentorprep", *words, b"half \xff\x9b of it"]
    ended = subprocess.run(arguments, capture_output=True, check=False)
    assert ended.returncode in {2, 3, 4}
    said = (ended.stdout + ended.stderr).decode("utf-8", "strict")
    assert "error of its own" not in said
    assert "Traceback" not in said
    assert not control_characters(said)
    assert Path("homework.yaml").read_bytes() == before
