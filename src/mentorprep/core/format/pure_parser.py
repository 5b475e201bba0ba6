"""PyYAML's parser that is written in Python, made to take tabs between tokens, and `?` inside of a text, as libyaml does."""

from __future__ import annotations

from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

_BLANK = "\0 \t\r\n"


class PureParser(Reader, Scanner, Parser):
    """Events of a text, for a PyYAML without libyaml."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Skips spaces, comments and line ends, and tabs where they do not indent."""
        while True:
            while self.peek() == " " or (self.peek() == "\t" and (self.flow_level or not self.allow_simple_key)):
                self.forward()
            if self.peek() == "#":
                while self.peek() not in "\0\r\n":
                    self.forward()
            if not self.scan_line_break():  # type: ignore[no-untyped-call]
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_plain(self) -> ScalarToken:
        """As PyYAML's, but in braces and brackets `?` may stand inside of a text: `{text: Why this?, about: x}`. So it is in
        YAML 1.2, rule ns-plain-safe(c), and in libyaml."""
        chunks: list[str] = []
        start = end = self.get_mark()
        spaces: list[str] = []
        while self.peek() != "#" and (length := self._plain_length(start)):
            self.allow_simple_key = False
            chunks += (*spaces, self.prefix(length))
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(self.indent + 1, start)
            if not spaces or (not self.flow_level and self.column < self.indent + 1):
                break
        return ScalarToken("".join(chunks), plain=True, start_mark=start, end_mark=end)

    def _plain_length(self, start: Any) -> int:
        """How far a text without quotes goes on until a blank; with a colon and then a sign of its own libyaml refuses it."""
        signs = ",?[]{}" if self.flow_level else ""
        length = 0
        while (found := self.peek(length)) not in _BLANK + signs.replace("?", ""):
            if found == ":" and self.peek(length + 1) in _BLANK:
                break
            if found == ":" and self.peek(length + 1) in signs:
                self.forward(length)
                here = self.get_mark()
                raise ScannerError("while scanning a plain scalar", start, "found unexpected ':'", here)
            length += 1
        return length

    def scan_plain_spaces(self, indent: Any, start_mark: Any) -> Any:
        """As PyYAML's, with tabs inside a line kept as libyaml keeps them."""
        tabs = 0
        while self.peek(tabs) in " \t":
            tabs += 1
        if "\t" in self.prefix(tabs) and self.peek(tabs) not in "\0\r\n":
            chunk = self.prefix(tabs)
            self.forward(tabs)
            return [chunk]
        return super().scan_plain_spaces(indent, start_mark)
