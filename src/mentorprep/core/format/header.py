"""The comment that tells editors which JSON Schema a homework keeps to; the YAML language server looks for it."""

from __future__ import annotations

import re

_LINE = re.compile(r"^# *yaml-language-server: *\$schema=[^\r\n]*", re.MULTILINE)
_COMMENTS = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\n)*")
_MARK = "\ufeff"


def with_header(text: str, schema: str) -> str:
    """The text with the comment for `schema`, a path beside the file: as its first line, or where such a line stands
    among the comments that open the file. Byte order mark and line ends stay."""
    mark, text = (_MARK, text[1:]) if text.startswith(_MARK) else ("", text)
    line = f"# yaml-language-server: $schema={schema}"
    opening = _COMMENTS.match(text)
    found = _LINE.search(text, 0, opening.end() if opening else 0)
    if found:
        return mark + text[: found.start()] + line + text[found.end() :]
    end = "\r\n" if "\r\n" in text else "\n"
    return mark + line + end + text
