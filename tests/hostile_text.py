"""Texts that try to come alive, a homework that has one in every text field of the model, and readers that notice."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, NamedTuple

import pyte
from markdown_it import MarkdownIt

from mentorprep.core import model, shapes
from mentorprep.core.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ON_A_SCREEN = (
    "colour", "cursor", "carriage return", "window title", "clipboard", "hyperlink", "device control", "C1",
    "delete and shifts", "bidi overrides", "open isolates", "separators",
)  # fmt: skip
HOSTILE = {
    "colour": "\x1b[31mred\x1b[0m",
    "cursor": "\x1b[2J\x1b[H\x1b[1A\x1b[2Kgone",
    "carriage return": "good\rbad\x08\x08\x07",
    "window title": "\x1b]0;owned\x07",
    "clipboard": "\x1b]52;c;ZXZpbA==\x1b\\",
    "hyperlink": "\x1b]8;;https://evil.example\x1b\\safe\x1b]8;;\x1b\\",
    "device control": "\x1bP+q544e\x1b\\\x1b[6n\x1b[>c",
    "C1": "\x9b31m\x9d0;owned\x9c\x85\x90\x9f",
    "delete and shifts": "\x7f\x0e\x0f\x0b\x0c",
    "bidi overrides": "\u202egnp.exe\u202c \u202dabc\u202b",
    "open isolates": "\u2067\u2066\u2068abc",
    "separators": "one\u2028two\u2029three",
    "rich": "[red]x[/red] [/x] [link=https://evil.example]y[/link]",
    "emphasis": "*a* **b** _c_ __d__ ~~e~~ `f` ***g***",
    "link": "[a](javascript:alert(1)) [b](https://evil.example) ![c](https://evil.example/p.png)",
    "data link": "<javascript:alert(1)> <data:text/html,x> [d](data:text/html;base64,PHNj) data:text/html,x",
    "reference": "[a][r]\n\n[r]: javascript:alert(1)\n[a]: https://evil.example",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)><b onclick=x>b</b><!-- c --><?p?><![CDATA[x]]>",
    "html block": "<div>\n<iframe src='//evil.example'></iframe>\n</div>",
    "entities": "&lt;b&gt; &#60;i&#62; &amp; &copy;",
    "heading": "# not a heading\n## nor this",
    "setext": "title\n=====\nother\n---",
    "rule": "***\n\n---\n\n___",
    "quote": "> quoted\n> more",
    "fence": "```\ncode\n```\n~~~\nx",
    "indented": "a\n\n    code\n\n\tcode",
    "table": "a | b |\n| --- | --- |\n| <i>c</i> | d |",
    "hard break": "a  \nb\\\nc\\",
    "list": "1) a\n2) b\n- c\n+ d\n* e",
    "jinja": "{{ 7 * 7 }} {% include '/etc/passwd' %} {# c #}",
    "mail header": "Hi\nBcc: evil@example.org\n\nContent-Type: text/html",
    "mail header with returns": "Hi\r\nBcc: evil@example.org\r\n\r\n<b>body</b>",
    "workflow": "::error::owned\n::add-mask::x%0A::stop-commands::y\n##[error]z",
    "workflow properties": "a,line=1,title=x::b%25%0D%0A::warning::c",
    "shell": "$(id) `id` ; rm -rf ~ && echo %PATH%",
    "yaml": "a: b # c\n- d\n{e: f}\n--- !!python/object:x &a *a",
    "formula": "=HYPERLINK(\"https://evil.example\";\"x\")\n+1+cmd|' /C calc'!A0\n@SUM(1)",
    "long word": "x" * 5000,
    "combining": "Z\u0351\u036b" * 50,
    "joiners": "क्\u200dष \u200c\u200e\u200f",
}  # fmt: skip
READERS = {
    "github, html let through": MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]),
    "javascript's default": MarkdownIt("js-default"),
}
BUNDLES = {
    "for a screen": "".join(text for name, text in HOSTILE.items() if name in ON_A_SCREEN),
    "for a reader": "\n".join(text for name, text in HOSTILE.items() if name not in ON_A_SCREEN),
}
_LIST_MARK = re.compile(r"^\s*(?:[-*+•]|\d{1,9}[.)])\s+(?=\S)")
_LINKS = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_TAGS: dict[str, set[str]] = {
    **{tag: set() for tag in ("h1", "h2", "h3", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "br")},
    "ol": {"start"},
    "a": {"href"},
}
MAIL_TAGS: dict[str, set[str]] = {
    "html": {"lang"}, "head": set(), "meta": {"charset"}, "title": set(), "body": {"style"}, "div": {"style"},
    "p": {"dir", "style"}, "h2": {"style"}, "h3": {"dir", "style"}, "ul": {"style"}, "ol": {"start", "style"},
    "li": {"dir", "style"}, "bdi": set(), "strong": set(), "br": set(), "a": {"href"},
}  # fmt: skip
_OUR_COLOUR = re.compile(r"\x1b\[[0-9]*m")


class Typed(NamedTuple):
    """A text as it stands in the file. `long`: whether lists in it are lists."""

    text: str
    long: bool


def homework_with(text: str) -> tuple[dict[str, Any], dict[str, Typed]]:
    """A homework that has the text in every text field of the model, and by its path what each of them is: the text
    first in one half of them, last in the other, so that it stands at both ends."""
    fields: dict[str, Typed] = {}

    def typed(path: str, long: bool) -> str:
        tag = f"Field{len(fields)}"
        fields[path] = Typed(f"{text} {tag}" if len(fields) % 2 else f"{tag} {text}", long)
        return fields[path].text

    data = _entry(model.Homework, "", typed)
    goal = data["goals"][0]
    data["goals"].append({**_entry(model.Goal, "gone.", typed), "id": "gone", "status": "dropped", "plan": []})
    goal["plan"].append({**_entry(model.Step, "done.", typed), "id": "done", "status": "done", "hours": 1})
    data["questions"].append(
        {**_entry(model.Question, "open.", typed), "id": "q-open", "about": ["goal"], "answer": ""}
    )
    data["log"].append({**_entry(model.LogEntry, "public.", typed), "step": "step"})
    return data, fields


_FIXED: dict[tuple[str, str], Any] = {
    ("Mentee", "time_zone"): "Europe/Warsaw",
    ("Mentor", "id"): "mentor",
    ("Mentor", "language"): "en",
    ("Mentor", "status"): "asked",
    ("Step", "id"): "step",
    ("Step", "after"): [],
    ("Goal", "id"): "goal",
    ("Goal", "replaced_by"): None,
    ("Goal", "by"): "2027-06-30",
    ("LogEntry", "step"): "step",
    ("Meeting", "date"): "2026-12-01",
    ("Meeting", "with"): None,
    ("Idea", "became"): "goal",
    ("Decision", "replaces"): None,
    ("Sent", "to"): "mentor",
    ("Sent", "date"): "2026-11-01",
    ("Sent", "state"): "sent",
    ("Sent", "kind"): "kickoff",
    ("Accepted", "about"): [],
    ("Step", "weekly_hours"): None,
    ("Step", "start"): None,
    ("Goal", "start"): None,
}


def _entry(cls: Any, path: str, typed: Callable[[str, bool], str]) -> dict[str, Any]:
    entry = {}
    for name, annotation in cls.__annotations__.items():
        key = model.key_of(name)
        fixed = _FIXED.get((cls.__name__, key), ...)
        value = _value(annotation.__metadata__[0], f"{path}{key}", typed) if fixed is ... else fixed
        if value is not None:
            entry[key] = value
    return entry


def _value(shape: Any, path: str, typed: Callable[[str, bool], str]) -> Any:
    match shape:
        case shapes.Text(long=long):
            return typed(path, long)
        case shapes.Many(shapes.Text()):
            return [typed(f"{path}[0]", False)]
        case shapes.Many(shapes.Entry(cls)):
            return [_entry(cls, f"{path}[0].", typed)]
        case shapes.Entry(cls):
            return _entry(cls, f"{path}.", typed)
        case shapes.Day() | shapes.DayOrPeriod():
            return "2026-11-20"
        case shapes.Whole() | shapes.Number() | shapes.ScalarOrEntry():
            return 1
        case shapes.OneOrMany() | shapes.Many():
            return ["goal"]
        case shapes.Address():
            return "ada@example.org"
        case _:
            return None


def told_lines(typed: Typed) -> tuple[str, ...]:
    """What a reader must see of it, blanks folded: all of it in a row; of a long text line by line, without the marks
    of the lists in it."""
    lines = visible(typed.text).split("\n") if typed.long else [visible(typed.text)]
    return tuple(
        filter(None, (" ".join(_LIST_MARK.sub("", line).split() if typed.long else line.split()) for line in lines))
    )


def control_characters(text: str) -> list[str]:
    """What would act on a screen: controls but line feeds and tabs, bidi overrides, line separators, surrogates."""
    return [
        character
        for character in text
        if (unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} and character not in "\n\t")
        or "\u202a" <= character <= "\u202e"
    ]


def strings_in(value: Any) -> Iterator[str]:
    """Every text in plain data, keys included."""
    match value:
        case dict():
            for key, part in value.items():
                yield from (key, *strings_in(part))
        case list():
            for part in value:
                yield from strings_in(part)
        case str():
            yield value


class Seen(HTMLParser):
    """What a browser makes of a page: its text, and whatever is alive in it but the tags that are ours, each with the
    attributes it may have."""

    def __init__(self, page: str, tags: Mapping[str, set[str]] = _TAGS) -> None:
        super().__init__(convert_charrefs=True)
        self._tags = tags
        self.alive: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            is_link = name == "href" and _LINKS.match(value or "")
            if name not in self._tags.get(tag, set()) or (name == "href" and not is_link):
                self.alive.append(f"{tag} {name}={value}")
        if tag not in self._tags:
            self.alive.append(tag)
        self.text += "\n" if tag == "br" else ""

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.alive.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        if decl != "DOCTYPE html" or self.text.strip():
            self.alive.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.alive.append(f"<?{data}")

    def unknown_decl(self, data: str) -> None:
        self.alive.append(f"<![{data}")


class Shown:
    """What a terminal makes of the bytes it is sent: the text it draws, and the commands that it obeys."""

    def __init__(self, sent: str) -> None:
        events = io.StringIO()
        pyte.Stream(pyte.DebugScreen(to=events)).feed(sent)  # type: ignore[arg-type] # it is a screen in all but type
        self.obeyed: set[str] = set()
        self.text = ""
        for line in events.getvalue().splitlines():
            name, arguments, _ = json.loads(line)
            if name == "draw":
                self.text += arguments[0]
            elif name == "linefeed":
                self.text += "\n"
            else:
                self.obeyed.add(name)
        self.alive = control_characters(_OUR_COLOUR.sub("", sent.replace("\r\n", "\n")))


def workflow_commands(log: str) -> list[str]:
    """The lines that GitHub's runner obeys: those that begin, after blanks, as a command does."""
    return [line for line in re.split(r"\r\n|\r|\n", log) if re.match(r"\s*(?:::|##\[)", line)]
