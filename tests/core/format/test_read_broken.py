"""Broken homeworks: where each is broken, what is said, and what would mend it. The whole of what is told stands here."""

from __future__ import annotations

import pytest

from mentorprep.core.finding import Finding, path_text
from mentorprep.core.format.read import load_text


def told(finding: Finding) -> str:
    """`line:column code path: message (because); fix`."""
    place = "" if finding.line is None else f"{finding.line}:{finding.column} "
    because = f" ({finding.because})" if finding.because else ""
    return f"{place}{finding.code} {path_text(finding.path) or 'file'}: {finding.message}{because}; {finding.fix}"


def all_told(text: str) -> list[str]:
    return [told(finding) for finding in load_text(text).findings]


START = "mentorprep: 1\nmentee: {name: Ada}\n"
BEFORE = START + "goals:\n  - title: G\n    plan:\n      - {title: S, "

# What stands in a step, in line 6 after its title; the column, and what is told of goals[0].plan[0].
STEPS = [
    (
        'hours: "30"',
        "27 MP102 hours: `hours` is `30` in quotes, which makes it a text; a number from 0 to 10,000 is expected; leave out the quotes: 30",
    ),
    ("hours: 30h", "27 MP102 hours: `hours` is `30h`; a number from 0 to 10,000 is expected; write 30"),
    ("hours: 30 h", "27 MP102 hours: `hours` is `30 h`; a number from 0 to 10,000 is expected; write 30"),
    ("hours: 1:30", "27 MP102 hours: `hours` is `1:30`; a number from 0 to 10,000 is expected; write 1.50"),
    ("hours: '2,5'", "27 MP102 hours: `hours` is the text `2,5`; a number from 0 to 10,000 is expected; write 2.5"),
    ("hours: 1e3", "27 MP102 hours: `hours` is `1e3`; a number from 0 to 10,000 is expected; write digits, such as 12"),
    (
        "hours: 0x10",
        "27 MP102 hours: `hours` is `0x10`; a number from 0 to 10,000 is expected; write digits, such as 12",
    ),
    ("hours: -1", "27 MP102 hours: `hours` is `-1`; a number from 0 to 10,000 is expected; write at least 0"),
    ("hours: 10001", "27 MP102 hours: `hours` is `10001`; a number from 0 to 10,000 is expected; write at most 10,000"),
    ("hours: 1_000", "27 MP102 hours: `hours` is `1_000`; a number from 0 to 10,000 is expected; write 1000"),
    (
        "hours: 10-20",
        "27 MP102 hours: `hours` is `10-20`; a number from 0 to 10,000 is expected; where a range is taken, write {low: 10, high: 20}",
    ),
    (
        "hours: {low: 5, high: 2}",
        "33 MP102 hours.low: `low` is 5, but `high` is 2; a `low` of at most `high` is expected; write {low: 2, high: 5}",
    ),
    ("hours: {low: 5}", "27 MP102 hours.high: `goals[0].plan[0].hours` has no `high`; it is required; add `high: …`"),
    (
        "hours: {low: 0, high: 2}",
        "33 MP102 hours.low: `low` is `0`; a number above 0 and up to 10,000 is expected; write more than 0",
    ),
    (
        "hours: [1]",
        "27 MP102 hours: `hours` is a list; a number from 0 to 10,000 or {low: …, high: …} is expected; leave out the dash or the brackets",
    ),
    (
        "hours: .inf",
        "27 MP102 hours: `hours` is `.inf`; a number from 0 to 10,000 is expected; write digits, such as 12",
    ),
    (
        "hours: soon",
        "27 MP102 hours: `hours` is `soon`; a number from 0 to 10,000 is expected; write digits, such as 12",
    ),
    (
        "hours: 1, weekly_hours: 1",
        "27 MP102 hours: `hours` stands beside `weekly_hours`; a recurring step has no `hours`; leave one of them out",
    ),
    (
        "weekly_hours: 169",
        "34 MP102 weekly_hours: `weekly_hours` is `169`; a number from 0 to 168 is expected; write at most 168",
    ),
    ("wait_days: 1.5", "31 MP102 wait_days: `wait_days` is `1.5`; a whole number from 0 to 3,650 is expected; write 2"),
    (
        "wait_days: 3651",
        "31 MP102 wait_days: `wait_days` is `3651`; a whole number from 0 to 3,650 is expected; write at most 3,650",
    ),
    (
        "wait_days: {low: 3, high: 1}",
        "37 MP102 wait_days.low: `low` is 3, but `high` is 1; a `low` of at most `high` is expected; write {low: 1, high: 3}",
    ),
    ("size: 92", "26 MP102 size: `size` is `92`; an entry with keys such as `total` is expected; write {total: 92}"),
    ("size: {unit: x}", "26 MP102 size.total: `goals[0].plan[0].size` has no `total`; it is required; add `total: …`"),
    ("after: git", "27 MP102 after: `after` is `git`; a list is expected; write [git]"),
    ("optional: yes", "30 MP102 optional: `optional` is `yes`; true or false is expected; write true"),
    (
        'optional: "true"',
        "30 MP102 optional: `optional` is `true` in quotes, which makes it a text; true or false is expected; leave out the quotes: true",
    ),
    ("optional: 1", "30 MP102 optional: `optional` is `1`; true or false is expected; write true"),
    ("status: Done", "28 MP102 status: `status` is `Done`; one of todo, doing, done, dropped is expected; write done"),
    ("status: finished", "28 MP102 status: `status` is `finished`; one of todo, doing, done, dropped is expected; "),
    ("status: xyz", "28 MP102 status: `status` is `xyz`; one of todo, doing, done, dropped is expected; "),
    (
        "id: Übung 1",
        "24 MP102 id: `id` is `Übung 1`; an id of a-z, 0-9 and single hyphens, at most 64 long, is expected; write ubung-1",
    ),
    (
        "id: a--b",
        "24 MP102 id: `id` is `a--b`; an id of a-z, 0-9 and single hyphens, at most 64 long, is expected; write a-b",
    ),
    (
        "by: 2030-02-30",
        "24 MP103 by: `by` is `2030-02-30`; a day, month, quarter or year (2027-06-30, 2027-06, 2027-Q2, 2027) is expected (February 2030 has 28 days); write 2030-02-28",
    ),
    (
        "by: 31.12.2026",
        "24 MP103 by: `by` is `31.12.2026`; a day, month, quarter or year (2027-06-30, 2027-06, 2027-Q2, 2027) is expected; write 2026-12-31",
    ),
    (
        "by: 12/31/2026",
        "24 MP103 by: `by` is `12/31/2026`; a day, month, quarter or year (2027-06-30, 2027-06, 2027-Q2, 2027) is expected; write 2026-12-31",
    ),
    (
        "by: 5/6/2026",
        "24 MP103 by: `by` is `5/6/2026`; a day, month, quarter or year (2027-06-30, 2027-06, 2027-Q2, 2027) is expected; write 2026-06-05 or 2026-05-06",
    ),
    (
        "by: 2026-12-01T10:00:00",
        "24 MP103 by: `by` is `2026-12-01T10:00:00`; a day, month, quarter or year (2027-06-30, 2027-06, 2027-Q2, 2027) is expected (it has a time of day); write 2026-12-01",
    ),
    (
        "by: 2026-12-01 10:00:00",
        "24 MP103 by: `by` is `2026-12-01 10:00:00`; a day, month, quarter or year (2027-06-30, 2027-06, 2027-Q2, 2027) is expected (it has a time of day); write 2026-12-01",
    ),
    (
        "start: 2026-12",
        "27 MP103 start: `start` is `2026-12`; a day as YYYY-MM-DD is expected (this field takes a day); write 2026-12-01",
    ),
    ("start: 2026-Q2", "27 MP103 start: `start` is `2026-Q2`; a day as YYYY-MM-DD is expected; write 2026-04-01"),
    (
        "start: 2026",
        "27 MP103 start: `start` is `2026`; a day as YYYY-MM-DD is expected (this field takes a day); write 2026-01-01",
    ),
    (
        "by: 2026-q2",
        "24 MP103 by: `by` is `2026-q2`; a day, month, quarter or year (2027-06-30, 2027-06, 2027-Q2, 2027) is expected; write 2026-Q2",
    ),
    (
        "by: 2026-Q5",
        "24 MP103 by: `by` is `2026-Q5`; a day, month, quarter or year (2027-06-30, 2027-06, 2027-Q2, 2027) is expected; write it as 2027-06-30",
    ),
    (
        "by: 2026-13-01",
        "24 MP103 by: `by` is `2026-13-01`; a day, month, quarter or year (2027-06-30, 2027-06, 2027-Q2, 2027) is expected (there is no month 13); write 2026-01-13",
    ),
    (
        "by: 2026-31-12",
        "24 MP103 by: `by` is `2026-31-12`; a day, month, quarter or year (2027-06-30, 2027-06, 2027-Q2, 2027) is expected (there is no month 31); write 2026-12-31",
    ),
    (
        "by: 2026-1-5",
        "24 MP103 by: `by` is `2026-1-5`; a day, month, quarter or year (2027-06-30, 2027-06, 2027-Q2, 2027) is expected; write 2026-01-05",
    ),
    (
        "by: next friday",
        "24 MP103 by: `by` is `next friday`; a day, month, quarter or year (2027-06-30, 2027-06, 2027-Q2, 2027) is expected; write it as 2027-06-30",
    ),
    (
        "by: [2026]",
        "24 MP102 by: `by` is a list; a day, month, quarter or year is expected; write one value, without list",
    ),
    (
        "by: 0000",
        "24 MP103 by: `by` is `0000`; a day, month, quarter or year (2027-06-30, 2027-06, 2027-Q2, 2027) is expected; write it as 2027-06-30",
    ),
    (
        "by: 2026-00",
        "24 MP103 by: `by` is `2026-00`; a day, month, quarter or year (2027-06-30, 2027-06, 2027-Q2, 2027) is expected; write it as 2027-06-30",
    ),
    (
        "by: 20261231",
        "24 MP103 by: `by` is `20261231`; a day, month, quarter or year (2027-06-30, 2027-06, 2027-Q2, 2027) is expected; write 2026-12-31",
    ),
    (
        "by: 2026/12/31",
        "24 MP103 by: `by` is `2026/12/31`; a day, month, quarter or year (2027-06-30, 2027-06, 2027-Q2, 2027) is expected; write 2026-12-31",
    ),
    (
        "by: 2026-06-31",
        "24 MP103 by: `by` is `2026-06-31`; a day, month, quarter or year (2027-06-30, 2027-06, 2027-Q2, 2027) is expected (June 2026 has 30 days); write 2026-06-30",
    ),
    (
        "by: true",
        "24 MP103 by: `by` is `true`; a day, month, quarter or year (2027-06-30, 2027-06, 2027-Q2, 2027) is expected; write it as 2027-06-30",
    ),
]


@pytest.mark.parametrize(("inside", "expected"), STEPS, ids=[inside for inside, _ in STEPS])
def test_what_is_told_of_a_step(inside: str, expected: str) -> None:
    assert [line.replace("goals[0].plan[0].", "", 1) for line in all_told(f"{BEFORE}{inside}}}\n")] == [f"6:{expected}"]


FILES = [
    (
        "",
        [
            "MP100 file: the file holds nothing yet; a homework is expected; begin with the lines `mentorprep: 1`, `mentee:` and, indented, `name: …`"
        ],
    ),
    (
        "# only\n",
        [
            "MP100 file: the file holds nothing yet; a homework is expected; begin with the lines `mentorprep: 1`, `mentee:` and, indented, `name: …`"
        ],
    ),
    (
        "- a\n",
        [
            "1:1 MP102 file: the file is a list; keys such as `mentorprep: 1` and `mentee:` are expected; begin with the lines `mentorprep: 1`, `mentee:` and, indented, `name: …`"
        ],
    ),
    (
        "hello\n",
        [
            "1:1 MP102 file: the file is `hello`; keys such as `mentorprep: 1` and `mentee:` are expected; begin with the lines `mentorprep: 1`, `mentee:` and, indented, `name: …`"
        ],
    ),
    (
        "42\n",
        [
            "1:1 MP102 file: the file is `42`; keys such as `mentorprep: 1` and `mentee:` are expected; begin with the lines `mentorprep: 1`, `mentee:` and, indented, `name: …`"
        ],
    ),
    (
        "mentorprep: 2\nmentee: {name: A}\nnew_key: 1\n",
        ["1:13 MP104 mentorprep: format 2 needs a newer mentorprep; this one reads format 1; update mentorprep"],
    ),
    (
        "mentorprep: 0\nmentee: {name: A}\n",
        [
            "1:13 MP102 mentorprep: `mentorprep` is `0`; a whole number from 1 to 1,000,000 is expected; write at least 1"
        ],
    ),
    (
        'mentorprep: "1"\nmentee: {name: A}\n',
        [
            "1:13 MP102 mentorprep: `mentorprep` is `1` in quotes, which makes it a text; a whole number from 1 to 1,000,000 is expected; leave out the quotes: 1"
        ],
    ),
    (
        "mentorprep: 1.0\nmentee: {name: A}\n",
        ["1:13 MP102 mentorprep: `mentorprep` is `1.0`; a whole number from 1 to 1,000,000 is expected; write 1"],
    ),
    (
        "mentee: {name: A}\n",
        ["1:1 MP102 mentorprep: the homework has no `mentorprep`; it is required; add `mentorprep: 1`"],
    ),
    (
        "mentorprep: one\nmentee: {name: A}\n",
        [
            "1:13 MP102 mentorprep: `mentorprep` is `one`; a whole number from 1 to 1,000,000 is expected; write digits, such as 12"
        ],
    ),
    ("mentorprep: 1\n", ["1:1 MP102 mentee: the homework has no `mentee`; it is required; add `mentee: …`"]),
    ("mentorprep: 1\nmentee:\n", ["1:1 MP102 mentee: the homework has no `mentee`; it is required; add `mentee: …`"]),
    (
        "mentorprep: 1\nmentee: Ada\n",
        ["2:9 MP102 mentee: `mentee` is `Ada`; an entry with keys such as `name` is expected; write {name: Ada}"],
    ),
    (
        "mentorprep: 1\nmentee: [Ada]\n",
        [
            "2:9 MP102 mentee: `mentee` is a list; one entry with keys such as `name` is expected; leave out the dash or the brackets"
        ],
    ),
    (
        "mentorprep: 1\nmentee:\n  name:   \n",
        ["3:3 MP102 mentee.name: `mentee` has no `name`; it is required; add `name: …`"],
    ),
    (
        START + "gaols: []\n",
        ["3:1 MP101 gaols: the key `gaols` is not one of the format's here; did you mean `goals`?"],
    ),
    (
        START + "Goals: []\n",
        ["3:1 MP101 Goals: the key `Goals` is not one of the format's here; did you mean `goals`?"],
    ),
    (
        START + "zzz: []\n",
        [
            "3:1 MP101 zzz: the key `zzz` is not one of the format's here; keys here: mentorprep, mentee, mentors, goals, questions, log, meetings, decisions, ideas, changes, sent, accepted; keys of your own begin with x-"
        ],
    ),
    (
        START + "goals:\n  title: A\n",
        ["4:3 MP102 goals: `goals` is one entry; a list of entries is expected; begin each entry with a dash: - "],
    ),
    (
        START + "goals: Job\n",
        ["3:8 MP102 goals: `goals` is `Job`; a list of entries is expected; write it below, as - title: Job"],
    ),
    (
        START + "goals:\n  - Job\n",
        ["4:5 MP102 goals[0]: `goals[0]` is `Job`; an entry with keys such as `title` is expected; write {title: Job}"],
    ),
    (
        START + "goals:\n  -\n",
        ["4:4 MP102 goals[0]: `goals[0]` is nothing; an item is expected; fill it in, or delete the line"],
    ),
    (
        START + "goals:\n  - by: 2027\n",
        ["4:5 MP102 goals[0].title: `goals[0]` has no `title`; it is required; add `title: …`"],
    ),
    (
        START + "goals:\n  - title: G\n    plan:\n      - {title: HTTP, HTML and CSS}\n",
        [
            '6:23 MP101 goals[0].plan[0].HTML and CSS: inside braces a comma ends a text, so `HTML and CSS` is read as a key, which the format does not have; put the whole text in quotes: title: "HTTP, HTML and CSS"'
        ],
    ),
    (
        START + "goals:\n  - title: G\n    plan:\n      - {title: HTTP, HTML, CSS, hours: 3}\n",
        [
            '6:23 MP101 goals[0].plan[0].HTML: inside braces a comma ends a text, so `HTML` is read as a key, which the format does not have; put the whole text in quotes: title: "HTTP, HTML, CSS"'
        ],
    ),
    (
        START + 'goals:\n  - title: G\n    plan:\n      - {title: the "best", ever}\n',
        [
            "6:29 MP101 goals[0].plan[0].ever: inside braces a comma ends a text, so `ever` is read as a key, which the format does not have; put the whole text in quotes: title: 'the \"best\", ever'"
        ],
    ),
    (
        START + 'goals:\n  - title: G\n    plan:\n      - {title: "HTTP", HTML}\n',
        [
            "6:25 MP101 goals[0].plan[0].HTML: inside braces a comma ends a text, so `HTML` is read as a key, which the format does not have; put the text that it belongs to in quotes"
        ],
    ),
    (
        START + "goals:\n  - title: G\n    plan:\n      - {HTML}\n",
        [
            "6:9 MP102 goals[0].plan[0].title: `goals[0].plan[0]` has no `title`; it is required; add `title: …`",
            "6:10 MP101 goals[0].plan[0].HTML: inside braces a comma ends a text, so `HTML` is read as a key, which the format does not have; put the text that it belongs to in quotes",
        ],
    ),
    (
        START + "goals:\n  - title: G\n    plan:\n      - {title: Phase 1, 2027}\n",
        [
            "6:26 MP100 goals[0].plan[0]: `2027`, a number, stands where a key is expected; put a text with a comma in quotes; a decimal has a point"
        ],
    ),
    (
        START
        + "goals:\n  - title: G\n    plan:\n      - {title: S, weekly_hours: 1, after: [x], optional: false, size: {total: 1}, wait_days: 0}\n",
        [
            "6:44 MP102 goals[0].plan[0].after: `after` stands beside `weekly_hours`; a recurring step has no `after`; leave one of them out",
            "6:59 MP102 goals[0].plan[0].optional: `optional` stands beside `weekly_hours`; a recurring step has no `optional`; leave one of them out",
            "6:72 MP102 goals[0].plan[0].size: `size` stands beside `weekly_hours`; a recurring step has no `size`; leave one of them out",
            "6:95 MP102 goals[0].plan[0].wait_days: `wait_days` stands beside `weekly_hours`; a recurring step has no `wait_days`; leave one of them out",
        ],
    ),
    (
        START + "goals:\n  - title: G\n    plan:\n      - {title: S, after: [git, ~, Git Basics]}\n",
        [
            "6:33 MP102 goals[0].plan[0].after[1]: `after[1]` is nothing; an item is expected; fill it in, or delete the line",
            "6:36 MP102 goals[0].plan[0].after[2]: `after[2]` is `Git Basics`; an id of a-z, 0-9 and single hyphens, at most 64 long, is expected; write git-basics",
        ],
    ),
    (
        START + "goals:\n  - title: G\n    plan:\n      - {title: [a, b]}\n",
        ["6:17 MP102 goals[0].plan[0].title: `title` is a list; a text is expected; write one value, without list"],
    ),
    (
        START + "goals:\n  - title: G\n    plan:\n      - {title: {a: b}}\n",
        [
            "6:17 MP102 goals[0].plan[0].title: `title` is a mapping; a text is expected; text with braces or a colon goes in quotes"
        ],
    ),
    (
        "mentorprep: 1\nmentee:\n  name: A\n  email: Ada <ada@example.org>\n  time_zone: Europe/Warschau\n  links: https://x\n  availability:\n    hours_per_week: {}\n    breaks: [{from: 2026-01-01}]\n    changes: [{hours_per_week: 200}]\n",
        [
            "4:10 MP102 mentee.email: `email` is `Ada <ada@example.org>`; one plain mail address is expected; write ada@example.org",
            "5:14 MP102 mentee.time_zone: `time_zone` is `Europe/Warschau`; the IANA name of a time zone is expected; write Europe/Warsaw",
            "6:10 MP102 mentee.links: `links` is `https://x`; a list is expected; write [https://x]",
            "8:21 MP102 mentee.availability.hours_per_week: `hours_per_week` is a mapping without a weekday; at least one weekday with its hours is expected; write {mon: 1, sat: 4}",
            "9:14 MP102 mentee.availability.breaks[0].to: `mentee.availability.breaks[0]` has no `to`; it is required; add `to: …`",
            "10:15 MP102 mentee.availability.changes[0].from: `mentee.availability.changes[0]` has no `from`; it is required; add `from: …`",
            "10:32 MP102 mentee.availability.changes[0].hours_per_week: `hours_per_week` is `200`; a number from 0 to 168 is expected; write at most 168",
        ],
    ),
    (
        "mentorprep: 1\nmentee:\n  name: A\n  email: ada at x\n  time_zone: CET+1\n  availability: {hours_per_week: {mon: 25, tues: 1}}\n",
        [
            "4:10 MP102 mentee.email: `email` is `ada at x`; one plain mail address is expected; write it as ada@example.org, without name, brackets or quotes",
            "5:14 MP102 mentee.time_zone: `time_zone` is `CET+1`; the IANA name of a time zone is expected; write it as Europe/Warsaw",
            "6:40 MP102 mentee.availability.hours_per_week.mon: `mon` is `25`; a number from 0 to 24 is expected; write at most 24",
            "6:44 MP101 mentee.availability.hours_per_week.tues: the key `tues` is not one of the format's here; did you mean `tue`?",
        ],
    ),
    (
        "mentorprep: 1\nmentee:\n  name: A\n  availability: 6\n",
        [
            "4:17 MP102 mentee.availability: `availability` is `6`; an entry with keys such as `hours_per_week` is expected; write {hours_per_week: 6}"
        ],
    ),
    (
        START
        + "log: [{date: 2026-01-01, hours: '2'}, {hours: 2}]\nsent: [{date: 2026-01-01, to: a, kind: letter, revision: -1, state: maybe}]\n",
        [
            "3:33 MP102 log[0].hours: `hours` is `2` in quotes, which makes it a text; a number from 0 to 10,000 is expected; leave out the quotes: 2",
            "3:39 MP102 log[1].date: `log[1]` has no `date`; it is required; add `date: …`",
            "4:40 MP102 sent[0].kind: `kind` is `letter`; one of outreach, kickoff, update, full is expected; ",
            "4:58 MP102 sent[0].revision: `revision` is `-1`; a whole number from 0 to 1,000,000,000 is expected; write at least 0",
            "4:69 MP102 sent[0].state: `state` is `maybe`; one of sending, sent, uncertain is expected; ",
        ],
    ),
    (
        START + "goals:\n  - title: A\n    title: B\n    Title: C\nx-a: {b: 1, b: 2, 3: 4, ~: 5}\n",
        [
            "5:5 MP100 goals[0].title: the key `title` stands twice in this entry; once is expected; keep one of them",
            "6:5 MP101 goals[0].Title: the key `Title` is not one of the format's here; did you mean `title`?",
            "7:13 MP100 x-a.b: the key `b` stands twice in this entry; once is expected; keep one of them",
            "7:19 MP100 x-a: `3`, a number, stands where a key is expected; put it in quotes",
            "7:25 MP100 x-a: nothing stands where a key is expected; write a text before the colon",
        ],
    ),
]


def test_a_key_of_another_entry_is_sent_home() -> None:
    text = "mentorprep: 1\nname: Ada\nmentee:\n  name: Ada\n  hours_per_week: 6\ngoals:\n  - title: G\n    hours: 30\n"
    assert all_told(text) == [
        "2:1 MP101 name: the key `name` is not one of the format's here; it belongs in `mentee`",
        (
            "5:3 MP101 mentee.hours_per_week: the key `hours_per_week` is not one of the format's here;"
            " it belongs in `availability`"
        ),
        "8:5 MP101 goals[0].hours: the key `hours` is not one of the format's here; it belongs in `plan`",
    ]


def test_a_comma_and_a_colon_in_braces_are_seen_through() -> None:
    (line,) = all_told(f"{BEFORE}resource: Docker, Kubernetes: basics}}")
    assert line.startswith(
        "6:38 MP101 goals[0].plan[0].Kubernetes: the key `Kubernetes` is not one of the format's here;"
        " a text with a comma goes in quotes; keys here: title, id, hours,"
    )


@pytest.mark.parametrize(("text", "expected"), FILES, ids=[text[-30:] for text, _ in FILES])
def test_what_is_told_of_a_file(text: str, expected: list[str]) -> None:
    assert all_told(text) == expected


def test_a_number_of_too_many_digits_costs_nothing() -> None:
    digits = "9" * 5000
    assert all_told(f"mentorprep: {digits}\nmentee: {{name: A}}\n") == [
        (
            f"1:13 MP104 mentorprep: format {'9' * 24}… needs a newer mentorprep; this one reads format 1;"
            " update mentorprep"
        )
    ]
    assert all_told(f"{BEFORE}hours: {digits}}}") == [
        (
            "6:27 MP102 goals[0].plan[0].hours: `hours` is a number of 5,000 characters; a number from 0 to 10,000 is expected;"
            " round it"
        )
    ]


def test_a_thousand_errors_are_enough() -> None:
    assert len(all_told(START + "".join(f"key{number}: 1\n" for number in range(3000)))) == 1000


TORN = [
    ("title: Read Foo, hours, and more", '27 MP101 hours: … `hours` is read as a key without a value; put the whole text in quotes: title: "Read Foo, hours, and more"'),
    ("title: Talks on status, size, hours: 3", '34 MP101 size: … `size` is read as a key without a value; put the whole text in quotes: title: "Talks on status, size"'),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "expected"), TORN)
def test_a_piece_of_a_text_that_is_spelled_as_a_key_is_seen_by_its_lack_of_a_colon(inside: str, expected: str) -> None:
    (line,) = all_told(f"{START}goals:\n  - title: G\n    plan:\n      - {{{inside}}}\n")
    assert (
        line.replace("inside braces a comma ends a text, so", "…")
        == f"6:{expected.replace('MP101 ', 'MP101 goals[0].plan[0].')}"
    )


@pytest.mark.parametrize("inside", ["title: a, hours: , by: 2027", "title: a, status: done, optional"])
def test_a_key_without_a_value_is_absent_where_no_text_can_go_on(inside: str) -> None:
    assert all_told(f"{START}goals:\n  - title: G\n    plan:\n      - {{{inside}}}\n") == []


FIXES = [
    ("mentee: {name: A, email: a..b@c.d}", "write it as ada@example.org, without name, brackets or quotes"),
    ("mentee: {name: A, email: 'ada@b.c, eva@b.c'}", "write it as ada@example.org, without name, brackets or quotes"),
    ("mentee: {name: A, email: 'Ada <ada@b.c>'}", "write ada@b.c"),
    ("mentee: {name: A, email: 'mailto:ada@b.c'}", "write ada@b.c"),
    ("mentee: {name: A, email: ' ada@b.c '}", "write ada@b.c"),
    ("mentee: {name: A, time_zone: GMT+2}", "write Etc/GMT-2"),
    ("mentee: {name: A, time_zone: 'UTC-03:00'}", "write Etc/GMT+3"),
    ("mentee: {name: A, time_zone: 'UTC+5:30'}", "write it as Europe/Warsaw"),
    ("mentee: {name: A, time_zone: localtime}", "write it as Europe/Warsaw"),
    ("mentee: {name: A, time_zone: Factory}", "write it as Europe/Warsaw"),
    ("mentee: {name: A, time_zone: /etc/localtime}", "write it as Europe/Warsaw"),
    ("mentee: {name: A, time_zone: europe/warsaw}", "write Europe/Warsaw"),
    ("mentee: {name: A, availability: {hours_per_week: {mon: {low: 1, high: 2}}}}", "write one number"),
    ("mentee: {name: A}\ngoals: [{title: G, by: {a: 1}}]", "write a date, such as 2027-06-30"),
    ("mentee: {name: A}\ngoals: [{title: G, plan: [{title: S, weekly_hours: {low: 1, high: 2}}]}]", "write one number"),
    ("mentee: {name: A}\ngoals: [{title: G, plan: [{title: S, hours: {low: 1, high: 2, x: 3}}]}]", "keys here: low, high; keys of your own begin with x-"),
    ("mentee: {name: A, X-a: 1}", "did you mean `x-a`?"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIXES)
def test_the_fix_is_of_the_right_kind(text: str, expected: str) -> None:
    (finding,) = load_text(f"mentorprep: 1\n{text}\n").findings
    assert finding.fix == expected


def test_years_run_from_1() -> None:
    (finding,) = load_text(f"{START}goals: [{{title: G, by: 0000-01-01}}]\n").findings
    assert finding.because == "years run from 1"


@pytest.mark.parametrize("version", ["2", "+2", "02", "99999999999999999999"])
def test_a_newer_format_is_told_alone_whatever_its_size(version: str) -> None:
    (line,) = all_told(f"mentorprep: {version}\nmentee: 3\nzzz: 1\n")
    assert line.startswith(f"1:13 MP104 mentorprep: format {version.lstrip('+0')} needs a newer mentorprep")
