"""Files that are broken, or made to break us: each is told where and why, in bounded time and memory, and none is run."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from mentorprep.core import model, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from limited import Ran

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and devices are those of POSIX")

MEGABYTES = 200
CASES: list[dict[str, Any]] = yaml.load(
    (Path(__file__).parent / "hostile.yaml").read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
)  # fmt: skip


def bytes_of(case: dict[str, Any]) -> bytes:
    """`text`, or bytes as `hex`, or `before`, `repeat` a number of `times`, and `after`."""
    if "hex" in case:
        return bytes.fromhex(case["hex"])
    if "times" in case:
        return str(case["before"] + case["repeat"] * case["times"] + case["after"]).encode()
    return str(case["text"]).encode()


def ran(cases: list[dict[str, Any]], folder: Path) -> Iterator[Ran]:
    from limited import run_each

    paths = [folder / f"{number}.yaml" for number in range(len(cases))]
    for path, case in zip(paths, cases, strict=True):
        path.write_bytes(bytes_of(case))
    yield from run_each(paths)
    for path in paths:
        path.unlink()


def test_every_hostile_file_is_told_where_it_is_broken_within_2_seconds_and_200_megabytes(tmp_path: Path) -> None:
    small = [case for case in CASES if "times" not in case]
    large = [case for case in CASES if "times" in case]
    found, expected = {}, {}
    batches = [small, *(large[start : start + 8] for start in range(0, len(large), 8))]
    for cases in batches:
        for case, run in zip(cases, ran(cases, tmp_path), strict=True):
            shown = run.told[: len(case["told"])]
            found[case["name"]] = (run.status, len(run.told), shown, run.megabytes < MEGABYTES or run.megabytes)
            expected[case["name"]] = (case["exit"], case.get("findings", len(case["told"])), case["told"], True)
    assert found == expected


def test_the_manifest_has_a_wrong_value_for_every_field_of_the_format() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES) >= 150
    named = {case["name"] for case in CASES}
    for cls in classes(model.Homework):
        for field in cls._fields:
            assert f"{model.key_of(field)} of {cls.__name__}" in named


def classes(cls: Any) -> set[Any]:
    """The classes of the entries inside a class, and itself."""
    inner = set()
    for annotation in cls.__annotations__.values():
        shape = annotation.__metadata__[0]
        shape = getattr(shape, "item", getattr(shape, "entry", shape))
        if isinstance(shape, shapes.Entry):
            inner |= classes(shape.cls)
    return {cls, *inner}


def make_fifo(path: Path) -> None:
    os.mkfifo(path)


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.fspath(path.relative_to(Path.cwd())))


NOT_FILES = [
    ("a folder", Path.mkdir, "is a folder.", "Name the file in it: `-f FOLDER/homework.yaml`."),
    ("a fifo", make_fifo, "is not a plain file.", "A homework is a YAML file, homework.yaml by default."),
    ("a socket", make_socket, None, None),
    ("endless zeros", lambda path: path.symlink_to("/dev/zero"), "is not a plain file.", "A homework is a YAML file, homework.yaml by default."),
    ("nothing at all", lambda path: path.symlink_to("/dev/null"), "is not a plain file.", "A homework is a YAML file, homework.yaml by default."),
    ("a terminal", lambda path: path.symlink_to("/dev/tty"), None, None),
    ("a link to itself", lambda path: path.symlink_to(path), None, None),
    ("a link to nothing", lambda path: path.symlink_to(path.with_name("gone")), "there is no such file.", "`mentorprep init` writes a homework; `-f FILE` names another."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "make", "message", "cure"), NOT_FILES, ids=[name for name, *_ in NOT_FILES])
def test_what_is_no_file_is_refused_at_once(
    name: str, make: Any, message: str | None, cure: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "homework.yaml"
    make(path)
    command = [sys.executable, "-m", "mentorprep", "check", "homework.yaml"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stdout) == (3, "")
    lines = done.stderr.splitlines()
    assert lines[0].startswith("homework.yaml: ")
    if message:
        assert lines == [f"homework.yaml: {message}", f"    {cure}"]
