"""`history`: every version told in plan terms, and the way back to each; whole sessions on real files."""

import json
from pathlib import Path

import pytest

from mentorprep.cli.app import run
from mentorprep.storage.journal import digest, journal_path

TEXT = """\
mentorprep: 1
mentee: {name: Ada}
goals:
  - {id: job, title: Get a job, by: 2027-03-31, plan: [{id: sql, title: SQL course, hours: 30}]}
"""
SEEN = "2026-11-23 18:00"  # every time of the journal, in the expected texts


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "homework.yaml"
    path.write_text(TEXT)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MENTORPREP_FILE", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return path


class Session:
    """Runs commands, and gives what they said; the clock of the journal stands still."""

    def __init__(self, capsys: pytest.CaptureFixture[str], file: Path) -> None:
        self._capsys = capsys
        self.file = file

    def __call__(self, *words: str, code: int = 0) -> tuple[str, str]:
        done = run(["--today", "2026-11-23", *words])
        out, err = self._capsys.readouterr()
        assert done == code, (out, err)
        self._stop_the_clock()
        return out, err

    def _stop_the_clock(self) -> None:
        path = journal_path(self.file)
        if path.is_file():
            entries = [json.loads(line) for line in path.read_bytes().splitlines()]
            fixed = [json.dumps({**entry, "at": "2026-11-23T18:00:00+01:00"}) for entry in entries]
            path.write_text("".join(line + "\n" for line in fixed))

    def by(self, day: str) -> None:
        self("update", "job", "--by", day, "--because", "slower")


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], file: Path) -> Session:
    return Session(capsys, file)


def test_the_list_tells_each_version_in_plan_terms_the_newest_first(said: Session, file: Path) -> None:
    said.by("2027-06-30")
    file.write_text(file.read_text().replace("hours: 30", "hours: 45"))
    said("update", "sql", "--hours", "2")
    file.write_text(file.read_text() + "# mine\n")
    assert said("history") == (
        (
            "now  changed by hand since\n"
            "    nothing in the plan: comments, layout or keys of your own\n"
            f"4  {SEEN}  update\n"
            "    log: added 2026-11-23 sql, 2 h\n"
            f"3  {SEEN}  by hand\n"
            "    sql: hours 30 h → 45 h\n"
            f"2  {SEEN}  update\n"
            "    job: by 2027-03-31 → 2027-06-30\n"
            "    change: added job moved from 2027-03-31 to 2027-06-30, because slower\n"
            f"1  {SEEN}  by hand\n"
            "    the first version: 1 goal, 1 step\n"
        ),
        "",
    )


@pytest.mark.parametrize("words", [("history", "--most", "1"), ("history", "list", "--most", "1")])
def test_the_list_is_short_and_says_how_many_more_there_are(said: Session, words: tuple[str, ...]) -> None:
    said.by("2027-06-30")
    assert said(*words) == (
        (
            f"2  {SEEN}  update\n"
            "    job: by 2027-03-31 → 2027-06-30\n"
            "    change: added job moved from 2027-03-31 to 2027-06-30, because slower\n"
            "and 1 more: mentorprep history list --most 2\n"
        ),
        "",
    )


def test_a_change_of_much_is_told_at_a_glance_and_names_the_whole(said: Session, file: Path) -> None:
    said.by("2027-06-30")
    questions = "".join(f"  - {{id: q{number}, text: Why?}}\n" for number in range(1, 8))
    file.write_text(file.read_text() + "questions:\n" + questions)
    said("update", "sql", "--hours", "2")
    assert (
        f"3  {SEEN}  by hand\n"
        "    q1: added question Why?\n"
        "    q2: added question Why?\n"
        "    q3: added question Why?\n"
        "    q4: added question Why?\n"
        "    and 3 more: mentorprep history diff 2 3\n"
    ) in said("history")[0]


@pytest.mark.parametrize(
    "words",
    [
        ("history", "-f", "other.yaml"),
        ("-f", "other.yaml", "history"),
        ("history", "list", "-f", "other.yaml"),
        ("history", "-f", "other.yaml", "list", "--most", "5"),
        ("-f", "other.yaml", "history", "--plain", "--most", "5"),
    ],
)
def test_global_flags_stand_before_and_after_with_the_word_list_or_without(
    said: Session, file: Path, words: tuple[str, ...]
) -> None:
    file.rename("other.yaml")
    _, err = said("update", "sql", "--hours", "2", "-f", "other.yaml")
    assert err.endswith(" Undo: `mentorprep history restore -f other.yaml`\n")
    assert "log: added 2026-11-23 sql, 2 h\n" in said(*words)[0]


def test_the_list_for_programs(said: Session, file: Path) -> None:
    said.by("2027-06-30")
    out, err = said("history", "list", "--format", "json", "--most", "1")
    assert err == ""
    assert json.loads(out) == {
        "file": "homework.yaml",
        "revisions": 2,
        "damaged_lines": 0,
        "versions": [
            {
                "revision": 2,
                "at": "2026-11-23T18:00:00+01:00",
                "command": "update",
                "sha256": digest(file.read_bytes()),
                "changes": [
                    "job: by 2027-03-31 → 2027-06-30",
                    "change: added job moved from 2027-03-31 to 2027-06-30, because slower",
                ],
                "is_whole": True,
            }
        ],
    }


def test_every_write_says_how_it_is_undone_in_the_same_line(said: Session, file: Path) -> None:
    file.write_text(TEXT + "mentors: [{id: marcin, name: Marcin, status: accepted}]\n")
    undo = " Undo: `mentorprep history restore`\n"
    for words in (
        ("update", "sql", "--hours", "2"),
        ("add", "question", "--text", "Why?"),
        ("export", "kickoff", "--mark-sent"),
        ("history", "restore", "1"),
    ):
        _, err = said(*words)
        assert err.splitlines(keepends=True)[-1].endswith(undo), words


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("Ada", "Zażółć \U0001f642").encode(),
        TEXT.rstrip().encode(),
    ],
)
def test_show_prints_the_file_as_it_was_byte_for_byte(
    capsysbinary: pytest.CaptureFixture[bytes], file: Path, data: bytes
) -> None:
    file.write_bytes(data)
    assert run(["update", "sql", "--hours", "2"]) == 0
    after = file.read_bytes()
    capsysbinary.readouterr()
    for revision, expected in (("1", data), ("2", after)):
        assert run(["history", "show", revision]) == 0
        assert capsysbinary.readouterr() == (expected, b"")


def test_diff_tells_the_last_change_or_from_a_revision_to_the_file_or_to_another(said: Session, file: Path) -> None:
    said.by("2027-06-30")
    said("update", "sql", "--hours", "2")
    logged = "    log: added 2026-11-23 sql, 2 h\n"
    moved = "    job: by 2027-03-31 → 2027-06-30\n"
    told = "    change: added job moved from 2027-03-31 to 2027-06-30, because slower\n"
    assert said("history", "diff")[0] == f"From revision 2 to revision 3:\n{logged}"
    assert said("history", "diff", "1")[0] == f"From revision 1 to the file now:\n{moved}{logged}{told}"
    assert said("history", "diff", "1", "2")[0] == f"From revision 1 to revision 2:\n{moved}{told}"
    assert said("history", "diff", "2", "1")[0].splitlines()[1] == "    job: by 2027-06-30 → 2027-03-31"
    file.write_text(file.read_text().replace("hours: 30", "hours: 45"))
    assert said("history", "diff")[0] == "From revision 3 to the file now:\n    sql: hours 30 h → 45 h\n"


def test_diff_shows_the_lines_too_where_they_are_asked_for(said: Session, file: Path) -> None:
    file.write_text(TEXT + "".join(f"# {number}\n" for number in range(9)))
    said("update", "sql", "--hours", "2")
    file.write_text(file.read_text().replace("# 5\n", "# five\n"))
    assert said("history", "diff", "--lines") == (
        (
            "From revision 2 to the file now:\n"
            "    nothing in the plan: comments, layout or keys of your own\n"
            "@@ -9,7 +9,7 @@\n"
            " # 2\n"
            " # 3\n"
            " # 4\n"
            "-# 5\n"
            "+# five\n"
            " # 6\n"
            " # 7\n"
            " # 8\n"
        ),
        "",
    )


def test_restore_undoes_the_last_write_and_each_further_one_goes_one_further_back(said: Session, file: Path) -> None:
    said.by("2027-06-30")
    second = file.read_text()
    said("update", "sql", "--hours", "2")
    third = file.read_text()
    assert said("history", "restore") == (
        f"Back to revision 2, of {SEEN}; this is revision 4 now.\n    log: removed 2026-11-23 sql, 2 h\n",
        "Once more goes one further back; `mentorprep history restore 3` takes this back.\n",
    )
    assert file.read_text() == second
    said("history", "restore")
    assert file.read_text() == TEXT
    assert said("history", "restore", code=1) == (
        "",
        "There is nothing to undo: the history begins here.\nmentorprep history lists all versions.\n",
    )
    said("history", "restore", "3")
    assert file.read_text() == third
    said("history", "restore")  # the last write was the way forward
    assert file.read_text() == TEXT
    said("history", "restore", "2")
    said("update", "sql", "--hours", "3")
    said("history", "restore")
    assert file.read_text() == second
    said("history", "restore")
    assert file.read_text() == TEXT


def test_what_was_changed_by_hand_is_undone_first_and_kept(said: Session, file: Path) -> None:
    said.by("2027-06-30")
    second = file.read_text()
    by_hand = second.replace("hours: 30", "hours: 45")
    file.write_text(by_hand)
    out, err = said("history", "restore")
    assert out == f"Back to revision 2, of {SEEN}; this is revision 4 now.\n    sql: hours 45 h → 30 h\n"
    assert err.endswith("Once more goes one further back; `mentorprep history restore 3` takes this back.\n")
    assert file.read_text() == second
    said("history", "restore", "3")
    assert file.read_text() == by_hand


def test_a_homework_that_was_broken_by_hand_comes_back(said: Session, file: Path) -> None:
    said.by("2027-06-30")
    whole = file.read_text()
    file.write_text("goals: [")
    assert said("history")[0].startswith(
        "now  changed by hand since\n    no homework that this version of mentorprep can use\n"
    )
    out, _ = said("history", "diff")
    assert "-mentorprep: 1\n" in out
    assert "+goals: [" in out
    said("history", "restore")
    assert file.read_text() == whole
    said("history", "restore", "3", code=3)
    assert file.read_text() == whole


def test_a_homework_that_is_gone_comes_back(said: Session, file: Path) -> None:
    said.by("2027-06-30")
    whole = file.read_text()
    file.unlink()
    assert said("history")[0].startswith("now  gone\n    mentorprep history restore brings it back\n2  ")
    said("history", "restore")
    assert file.read_text() == whole
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_revision_that_the_present_format_cannot_use_stays_where_it_is_and_is_said(said: Session, file: Path) -> None:
    file.write_text("mentorprep: 2\n")
    Path("answers.yaml").write_text(TEXT)
    said("init", "--answers", "answers.yaml", "--force")
    now = file.read_text()
    assert said("history", "restore", code=3) == (
        "",
        (
            "homework.yaml, revision 1:1:13: format 2 needs a newer mentorprep; this one reads format 1\n"
            "    update mentorprep\n"
            "Revision 1 is no homework that this version can use. mentorprep history show 1 prints it; homework.yaml is as it was.\n"
        ),
    )
    assert file.read_text() == now
    assert "    no homework that this version of mentorprep can use\n" in said("history")[0]


def test_a_restore_changes_nothing_where_the_file_is_as_it_was_then(said: Session, file: Path) -> None:
    said.by("2027-06-30")
    before = journal_path(file).read_bytes()
    assert said("history", "restore", "2", code=1)[1].startswith("The file is as it was at revision 2.\n")
    assert journal_path(file).read_bytes() == before


@pytest.mark.parametrize("words", [(), ("show", "1"), ("diff",), ("diff", "1"), ("restore",), ("restore", "1")])
def test_without_a_history_the_answer_is_no(said: Session, file: Path, words: tuple[str, ...]) -> None:
    assert said("history", *words, code=1) == (
        "",
        "homework.yaml has no history yet.\nIt begins with the first change that mentorprep writes.\n",
    )
    assert sorted(path.name for path in file.parent.iterdir() if "lock" not in path.name) == ["homework.yaml"]


@pytest.mark.parametrize("command", ["show", "diff", "restore"])
@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("9", "There is no revision 9.\nThe nearest is 2; mentorprep history lists them.\n"),
        ("0", "There is no revision 0.\nThe nearest is 1; mentorprep history lists them.\n"),
        ("two", "“two” is not the number of a revision.\nThe newest is 2; mentorprep history lists them.\n"),
        ("9" * 5000, f"“{'9' * 5000}” is not the number of a revision.\nThe newest is 2; mentorprep history lists them.\n"),
    ],
)  # fmt: skip
def test_a_revision_that_is_not_there_ends_with_2_and_the_nearest(
    said: Session, command: str, word: str, message: str
) -> None:
    said.by("2027-06-30")
    assert said("history", command, word, code=2) == ("", message)


def test_a_word_that_is_no_command_is_not_taken_for_the_list(said: Session) -> None:
    assert "lst" in said("history", "lst", code=2)[1]


def test_a_damaged_line_is_named_and_what_is_built_on_it_is_not_restored(said: Session, file: Path) -> None:
    for hours in "234":
        said("update", "sql", "--hours", hours)
    homework = file.read_bytes()
    path = journal_path(file)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join((*lines[:2], b"<<<<<<< HEAD\n", *lines[3:])))
    assert run(["history"]) == 0
    out, err = said._capsys.readouterr()
    assert err == "homework.history.jsonl: 1 line is damaged and left out. The homework is whole.\n"
    assert "    its text is lost: the history is damaged here\n" in out
    assert run(["history", "restore", "4"]) == 1
    assert said._capsys.readouterr().err == (
        "The text of revision 4 is lost: homework.history.jsonl is damaged there.\n"
        "The homework is whole. mentorprep history says which revisions can be restored.\n"
    )
    assert file.read_bytes() == homework
    assert run(["update", "sql", "--hours", "5"]) == 0
    assert said._capsys.readouterr().err.startswith(
        "homework.history.jsonl is damaged: the text of now is kept in it once more, as revision 5.\n"
    )
    assert run(["history", "restore"]) == 0
    assert file.read_bytes() == homework
    assert run(["history", "restore", "2"]) == 0


def test_a_history_that_cannot_be_read_is_told_from_one_that_is_not_there(said: Session, file: Path) -> None:
    journal_path(file).mkdir()
    assert said("history", code=4)[1].startswith("homework.history.jsonl cannot be read: ")
    journal_path(file).rmdir()
    journal_path(file).write_bytes(b"\x00" * 100)
    assert run(["history"]) == 1
    assert said._capsys.readouterr().err.startswith("Nothing in homework.history.jsonl can be read as history.\n")


def test_names_and_commands_in_a_strangers_journal_do_not_come_alive(said: Session, file: Path) -> None:
    said.by("2027-06-30")
    path = journal_path(file)
    path.write_text(
        path.read_text().replace('"command": "update"', '"command": "up\\u001b[2J\\ndate ' + "x" * 500 + '"')
    )
    assert run(["history", "--most", "1"]) == 0
    out = said._capsys.readouterr().out
    assert out.startswith(f"2  {SEEN}  up␛[2J date xxxx")
    assert len(out.splitlines()[0]) < 80


def test_it_reads_under_40_columns(said: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    said.by("2027-06-30")
    monkeypatch.setenv("COLUMNS", "38")
    assert said("history", "--most", "1")[0].splitlines()[:4] == [
        f"2  {SEEN}  update",
        "    job: by 2027-03-31 → 2027-06-30",
        "    change: added job moved from",
        "      2027-03-31 to 2027-06-30,",
    ]


@pytest.mark.parametrize("words", [["list"], ["show", "1"], ["diff"], ["restore"], ["restore", "1"]])
def test_where_neither_homework_nor_history_is_there_that_is_said(said: Session, words: list[str]) -> None:
    _, err = said("history", *words, "-f", "other.yaml", code=3)
    assert err.splitlines()[0] == "other.yaml: there is no such file."
