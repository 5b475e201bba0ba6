"""The only printer. Results go to stdout, everything else to stderr; no text reaches a terminal with control characters
alive; nothing is told by colour alone. A stream that was closed before the run began is None: what goes there is lost."""

import contextlib
import os
import shutil
import sys
import unicodedata
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, TextIO

from mentorprep.core.columns import wrapped
from mentorprep.core.visible import visible, visible_data

Style = Literal["plain", "bold", "dim", "red", "yellow", "green", "cyan"]
_SGR: dict[str, str] = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "green": "32", "cyan": "36"}
_WIDTH_WITHOUT_TERMINAL = 80
_WIDEST = 100  # longer lines of prose are hard to read


# What stands for a character that a stream of an older code page lacks.
_TYPED = dict(zip("“”„‘’‚–—łŁ", "\"\"\"'''--lL", strict=True)) | {"…": "...", "→": "->", "≥": ">=", "≤": "<="}


class Styled(NamedTuple):
    """A piece of text with a style that colour-less output leaves out."""

    text: str
    style: Style


class Console:
    """Where a command prints. `plain`: no colour, no boxes, no cursor movement. `quiet`: results and errors only."""

    def __init__(self, *, plain: bool = False, quiet: bool = False, environ: Mapping[str, str] | None = None) -> None:
        self._environ = os.environ if environ is None else environ
        self.quiet = quiet
        self.plain = plain or self._environ.get("TERM") == "dumb"
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(AttributeError, ValueError):
                stream.reconfigure(errors="replace")  # type: ignore[union-attr] # a cp1252 console has no arrows

    @property
    def width(self) -> int:
        """Columns for prose: those of the terminal, at most 100."""
        return min(self.columns, _WIDEST)

    @property
    def columns(self) -> int:
        """Columns of the terminal (`COLUMNS` wins), 80 where there is none; never under 20."""
        return max(20, shutil.get_terminal_size((_WIDTH_WITHOUT_TERMINAL, 24)).columns)

    @property
    def is_terminal(self) -> bool:
        """Whether somebody reads stdout, and not a file or a program."""
        return sys.stdout is not None and sys.stdout.isatty()

    def has_characters(self, text: str) -> bool:
        """Whether stdout has these characters; a terminal of an older code page lacks some."""
        return _has(sys.stdout, text)

    def legible(self, text: str) -> str:
        """The text in characters that stdout has, for what is printed elsewhere."""
        return _legible(sys.stdout, text)

    def out(self, *pieces: str | Styled) -> None:
        """Print one result (a line, or several) on stdout."""
        self._print(sys.stdout, pieces)

    def err(self, *pieces: str | Styled) -> None:
        """Print an error or a warning on stderr."""
        self._remark(pieces)

    def note(self, *pieces: str | Styled) -> None:
        """Print a remark on stderr: what is worth doing next. Silent under `-q`."""
        if not self.quiet:
            self._remark(pieces)

    def raw(self, text: str) -> None:
        """Write a document (a summary, JSON, a schema) to stdout, ending as it does. What goes into a file or a pipe is
        made visible too: somebody will look at it. It is UTF-8 whatever the terminal speaks."""
        self.document(visible(text).encode(errors="replace"))

    def data(self, value: Any) -> None:
        """Write plain data as JSON to stdout. Its texts are made visible before JSON can hide a control character, and
        each by itself: what closes an isolate must not come to stand outside of the quotes."""
        import json

        self.raw(json.dumps(visible_data(value), ensure_ascii=False, indent=1) + "\n")

    def document(self, data: bytes) -> None:
        """Write a file to stdout, byte for byte, where that is no terminal; made visible on one, whose lines end as its own."""
        if sys.stdout is None:
            return
        if sys.stdout.isatty():
            sys.stdout.write(self.legible(visible(data.decode("utf-8", "replace").replace("\r\n", "\n"))))
            return
        sys.stdout.flush()
        sys.stdout.buffer.write(data)

    @property
    def animates(self) -> bool:
        """Whether something may move on stderr: somebody looks at it, and wants it."""
        return not (self.quiet or self.plain or sys.stderr is None) and sys.stderr.isatty()

    def wrap(self, text: str, *, first: str = "", rest: str = "") -> str:
        """Fold prose to the width, `first` before the first line and `rest` before the others."""
        lines = wrapped(text, self.width, first=first, rest=rest)
        return "\n".join(lines) if lines else first

    def fold(self, text: str) -> str:
        """Each line of what goes to stderr folded to the width of its terminal, its indent kept. In a file or a pipe lines
        stay whole, for programs look for them there."""
        if sys.stderr is None or not sys.stderr.isatty():
            return text
        indents = [(line, line[: len(line) - len(line.lstrip())]) for line in text.split("\n")]
        return "\n".join(self.wrap(line.strip(), first=indent, rest=indent) for line, indent in indents)

    @property
    def interactive(self) -> bool:
        """Whether somebody can be asked: both ends are a terminal."""
        return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))

    def _remark(self, pieces: tuple[str | Styled, ...]) -> None:
        try:
            self._print(sys.stderr, pieces)
        except OSError:  # there is nowhere left to say it, and the exit code still tells
            _silence(sys.stderr)

    def _print(self, stream: TextIO | None, pieces: tuple[str | Styled, ...]) -> None:
        if stream is None:
            return
        colour = self._colour(stream)
        text = "".join(_shown(piece, colour=colour) for piece in pieces)
        stream.write(_legible(stream, text) + "\n")

    def _colour(self, stream: TextIO) -> bool:
        if self.plain or self._environ.get("NO_COLOR"):
            return False
        return bool(self._environ.get("FORCE_COLOR")) or stream.isatty()


def _has(stream: TextIO | None, text: str) -> bool:
    try:
        text.encode(getattr(stream, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _legible(stream: TextIO | None, text: str) -> str:
    """The text in characters that the stream has: signs as they are typed, letters without their marks. What nothing
    stands for comes out as a question mark."""
    if text.isascii() or _has(stream, text):
        return text
    return "".join(one if _has(stream, one) else _TYPED.get(one) or _unmarked(one) for one in text)


def _unmarked(letter: str) -> str:
    base = "".join(one for one in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(one))
    return base if letter.isalpha() and base.isascii() else letter


def _shown(piece: str | Styled, *, colour: bool) -> str:
    if isinstance(piece, str):
        return visible(piece)
    code = _SGR.get(piece.style)
    return f"\x1b[{code}m{visible(piece.text)}\x1b[0m" if colour and code else visible(piece.text)


def flush() -> None:
    """Flush both streams, so that a closed pipe or a full disk is noticed while it can still be handled."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def silence() -> None:
    """Point stdout at nothing: the reader has closed the pipe, and the interpreter's last flush shall not complain."""
    _silence(sys.stdout)


def _silence(stream: TextIO | None) -> None:
    if stream is None:
        return
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stream.fileno())
    os.close(null)
