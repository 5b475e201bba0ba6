"""PyYAML's parser that is written in Python, made to take tabs between tokens as libyaml does."""

from __future__ import annotations

from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner


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
