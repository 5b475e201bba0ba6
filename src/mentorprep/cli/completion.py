"""What Tab offers: commands, flags and values from a table, ids and revisions from the homework. A broken homework never
breaks it, and the commands themselves, Typer included, are not imported for it: a Tab has to feel like nothing."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

VARIABLE = "_MENTORPREP_COMPLETE"  # set to the shell's name by its script
WORDS_VARIABLE = "_MENTORPREP_WORDS"  # the words, a line each, where a shell cannot pass an empty one
FILES = ":files"  # an answer that leaves it to the shell
# pathlib would cost as much as starting Python, and most of a Tab's time is spent before anything is offered.
TABLE = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "completion.tsv")  # noqa: PTH118, PTH120
_HELP_WIDTH = 80
_MOST_REVISIONS = 30
_ID = re.compile(rb"\bid:\s*['\"]?([a-z0-9]+(?:-[a-z0-9]+)*)")


class Row(NamedTuple):
    """One line of the table: of the command at `path` (its words, with blanks between), a flag, a word without a flag
    (`#1`, the last may be `#1+` for any number), or a command. `takes` says with what its value is completed: nothing,
    `?` (a value that cannot be known), `:files`, `@goal,step` (ids of these kinds; `@` is all), `@revisions`, or words
    with `|` between them, each with `=` and its help where it has one."""

    path: str
    word: str
    takes: str
    help: str


Offer = tuple[str, str]  # a word, and what it means


def offered(arguments: Sequence[str], environ: Mapping[str, str]) -> bytes:
    """The whole answer to the shell that asks, in UTF-8; nothing where anything goes wrong."""
    given = environ.get(WORDS_VARIABLE)
    words = arguments if given is None else given.split("\n")
    try:
        return "".join(f"{line}\n" for line in answer(words or [""], shell=environ[VARIABLE])).encode(errors="replace")
    except Exception:  # no offer is better than a broken prompt
        return b""


def answer(words: Sequence[str], *, shell: str = "zsh") -> list[str]:
    """The lines for the shell: a word each, with a tab and its help where the shell shows help."""
    words, prefix = _joined(words) if shell == "bash" else (list(words), "")
    offers = complete(words)
    if offers is None:
        return [FILES]
    if shell == "bash":
        return [word.removeprefix(prefix) for word, _ in offers]
    return [f"{word}\t{_line(text)}" if text else word for word, text in offers]


def complete(words: Sequence[str]) -> list[Offer] | None:
    """What the last of `words`, those after `mentorprep`, may become; None for the name of a file."""
    *before, current = (word.strip("'\"") for word in words)
    at = _place(_table(), before)
    if at.takes:
        return _values(at.takes, current, before)
    flag, is_joined, part = current.partition("=")
    if current.startswith("-") and is_joined:
        takes = next((row.takes for row in at.flags if row.word == flag), "")
        values = _values(takes, part, before)
        return None if values is None else [(f"{flag}={word}", text) for word, text in values]
    if current.startswith("-"):
        return _starting((row.word, row.help) for row in at.flags if row.word.startswith(current))
    if at.commands:
        return _starting(((row.word, row.help) for row in at.commands), current)
    return _values(at.word, current, before) if at.word else []


class _Place(NamedTuple):
    """Where the current word stands: `takes` if it is the value of a flag, else `word` for one without, `commands` where
    one of these is due; `flags` are those that may follow."""

    takes: str
    flags: list[Row]
    commands: list[Row]
    word: str


def _table() -> list[Row]:
    with open(TABLE, encoding="utf-8") as file:  # noqa: PTH123 - see TABLE
        return [Row(*line.rstrip("\n").split("\t")) for line in file]


def _place(table: Sequence[Row], before: Sequence[str]) -> _Place:
    path, positional, takes = "", 0, ""
    for word in before:
        if takes:
            takes = ""
        elif word.startswith("-"):
            takes = next((row.takes for row in _flags(table, path) if row.word == word), "")
        elif any(row.word == word for row in _of(table, path) if _is_command(row)):
            path = f"{path} {word}".strip()
        else:
            positional += 1
    own = _of(table, path)
    words = [row for row in own if row.word.startswith("#")]
    if words and not words[-1].word.endswith("+"):
        words += [Row(path, "", "", "")] * (positional + 1 - len(words))
    word = words[min(positional, len(words) - 1)].takes if words else ""
    given = set(before)
    flags = [row for row in _flags(table, path) if row.word not in given]
    return _Place(takes, flags, [] if positional else [row for row in own if _is_command(row)], word)


def _of(table: Iterable[Row], path: str) -> list[Row]:
    return [row for row in table if row.path == path]


def _flags(table: Sequence[Row], path: str) -> list[Row]:
    """Those of the command, then those of every command."""
    return [row for where in dict.fromkeys((path, "*")) for row in _of(table, where) if row.word.startswith("-")]


def _is_command(row: Row) -> bool:
    return not row.word.startswith(("-", "#"))


def _values(takes: str, current: str, before: Sequence[str]) -> list[Offer] | None:
    if takes == FILES:
        return None
    if takes == "@revisions":
        return _starting(_revisions(before), current)
    if takes.startswith("@"):
        return _starting(_ids(takes[1:].split(",") if takes[1:] else [], before), current)
    words = (word.partition("=") for word in takes.split("|") if word not in ("", "?"))
    return _starting(((word, text) for word, _, text in words), current)


def _starting(offers: Iterable[Offer], current: str = "") -> list[Offer]:
    return [(word, text) for word, text in offers if word.lower().startswith(current.lower())]


def _ids(kinds: Sequence[str], before: Sequence[str]) -> Iterator[Offer]:
    """The ids of the homework with what they stand for; of a broken one those that are written in it."""
    from mentorprep.core.entries import entries
    from mentorprep.core.format.read import load
    from mentorprep.storage.file import read_bytes

    data = read_bytes(_homework(before))
    homework = load(data).homework
    if homework is None:
        yield from dict.fromkeys((found.decode(), "") for found in _ID.findall(data))
        return
    for entry in entries(homework):
        if not kinds or entry.kind in kinds:
            names = (getattr(entry.value, field, None) for field in ("title", "text", "name", "date"))
            yield entry.id, f"{entry.kind}: {next(filter(None, names), '')}"


def _revisions(before: Sequence[str]) -> Iterator[Offer]:
    from mentorprep.storage import versions
    from mentorprep.storage.file import real_path

    found = list(versions.past(real_path(_homework(before)), _MOST_REVISIONS).versions)
    for version in found[:0:-1] if len(found) > _MOST_REVISIONS else found[::-1]:
        yield str(version.revision), f"{version.at[:16].replace('T', ' ')} {version.command}"


def _homework(before: Sequence[str]) -> Path:
    from itertools import pairwise
    from pathlib import Path

    from mentorprep.storage.file import find

    named = [value for flag, value in pairwise(before) if flag in ("-f", "--file")]
    return find(Path(named[-1]).expanduser() if named else None, os.environ, Path.cwd())


def _joined(words: Sequence[str]) -> tuple[list[str], str]:
    """The words without bash's breaks at `=`, and the part of the last one that bash keeps to itself."""
    if words[-1] == "=" and len(words) > 1:
        return [*words[:-2], f"{words[-2]}="], f"{words[-2]}="
    if len(words) > 2 and words[-2] == "=":
        return [*words[:-3], f"{words[-3]}={words[-1]}"], f"{words[-3]}="
    return list(words), ""


def _line(text: str) -> str:
    """Help on one line, with nothing in it that acts on a screen."""
    from mentorprep.core.columns import cut
    from mentorprep.core.visible import visible

    return cut(visible(text).replace("\t", " "), _HELP_WIDTH)
