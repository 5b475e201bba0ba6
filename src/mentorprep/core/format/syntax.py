"""What is wrong where the parser stops, in our words. Not a second parser: each rule knows one mistake that people make,
by the parser's task at that moment and by the lines around the place; the first that recognises its own speaks."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from mentorprep.core.finding import Finding
from mentorprep.core.format.trouble import Trouble
from mentorprep.core.format.unfit import quoted
from mentorprep.core.wording import shortened

if TYPE_CHECKING:
    from yaml.error import MarkedYAMLError

_SHOWN = 70  # characters of a corrected line that are shown

_NO_SPACE_AFTER_COLON = re.compile(r"\s*(?:- )?(?P<key>[A-Za-z_]\w*):(?P<value>[^\s:/].*)")
_TEXT_WITH_COLON = re.compile(r"\s*(?:- )*(?P<key>[A-Za-z_][\w-]*): +(?P<value>[^\s\"'\[{|>].*)")


class Break(NamedTuple):
    """Where the parser stopped: at `offset`, with a task (its own words) that it began at `begun`.

    `opened` is the bracket or brace that it stands in."""

    text: str
    offset: int
    begun: int
    task: str
    problem: str
    opened: int | None = None

    @property
    def character(self) -> str:
        """The character it stopped at, "" at the end of the text."""
        return self.text[self.offset : self.offset + 1]

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def line(self, offset: int) -> str:
        """The line of an offset, without its end."""
        end = self.text.find("\n", offset)
        return self.text[self.line_start(offset) : end if end >= 0 else None].rstrip("\r")

    def line_above(self, offset: int) -> int | None:
        """The offset of the nearest line above that holds something."""
        start = self.line_start(offset)
        while start > 0:
            start = self.line_start(start - 1)
            if self.line(start).strip() and not self.line(start).lstrip().startswith("#"):
                return start
        return None


class Told(NamedTuple):
    """What a rule says: where, what was found and is expected, and the nearest fix.

    `is_text`: what begins there is a text beyond doubt, which only lacks its quotes."""

    offset: int
    message: str
    fix: str
    is_text: bool = False

    @property
    def trouble(self) -> Trouble:
        """As it is kept until the lines are counted."""
        return Trouble(self.offset, Finding("MP100", "error", self.message, fix=self.fix))


def explain(text: str, error: "MarkedYAMLError", opened: int | None) -> Told:
    """What to say of a syntax error; `text` has the offsets of its marks. `opened`: see `Break`."""
    mark, context = error.problem_mark or error.context_mark, error.context_mark or error.problem_mark
    assert mark is not None
    assert context is not None
    here = Break(text, mark.index, context.index, error.context or "", error.problem or "", opened)
    return next(told for rule in _RULES if (told := rule(here)) is not None)


def _tab(here: Break) -> Told | None:
    start = here.line_start(here.offset)
    tab = here.line(start).find("\t")
    if tab < 0 or start + tab > here.offset or here.line(start)[:tab].strip(" -?:"):
        return None
    return Told(start + tab, "a tab indents this line; spaces are expected", "replace each tab by two spaces")


def _invisible(here: Break) -> Told | None:
    start = here.line_start(here.offset)
    found = here.line(start).find("\ufeff")
    if found < 0:
        return None
    return Told(start + found, "an invisible character (U+FEFF) stands here", "delete it, or type the line again")


def _merge_conflict(here: Break) -> Told | None:
    start = here.line_start(here.begun)
    if not here.line(start).startswith(("<<<<<<< ", ">>>>>>> ")) and here.line(start) != "=======":
        return None
    message = f"{quoted(here.line(start))} is the mark of two versions that were not merged"
    return Told(start, message, "keep one version, and delete the lines with <<<<<<<, ======= and >>>>>>>")


def _percent_line(here: Break) -> Told | None:
    start = here.line_start(here.begun)
    if "directive" not in here.task and "directive" not in here.problem and here.text[here.offset :][:1] != "%":
        return None
    if here.text[start : start + 1] != "%":
        return None
    return Told(start, "a line begins with `%`, which is for the parser", "put the text in quotes, or delete the line")


def _forbidden_start(here: Break) -> Told | None:
    if "cannot start any token" not in here.problem:
        return None
    found = here.character
    shown = _in_quotes(here.line(here.offset)[here.offset - here.line_start(here.offset) :].strip())
    message = f"a text begins with {quoted(found)}, which YAML keeps for itself"
    return Told(here.offset, message, f"use quotes: {shown}", is_text=found in ("@", "`", "%"))


def _star_or_ampersand(here: Break) -> Told | None:
    if "alias" not in here.task and "anchor" not in here.task:
        return None
    sign = here.text[here.begun : here.begun + 1]
    if sign == "*" and not here.text[here.line_start(here.begun) : here.begun].strip():
        return Told(here.begun, "an item begins with `*`; `- ` is expected", "begin the item with a dash and a space")
    return _for_aliases(here, here.begun)


def _for_aliases(here: Break, offset: int) -> Told:
    rest = here.text[offset : here.line_start(offset) + len(here.line(offset))].strip()
    message = f"a text begins with `{here.text[offset]}`, which is for aliases"
    return Told(offset, message, f"use quotes: {_in_quotes(rest)}", is_text=True)


def _text_after_alias(here: Break) -> Told | None:
    """`*note to myself`"""
    before = here.text[here.line_start(here.offset) : here.offset]
    match = re.search(r"[\s\[{,](\*[\w-]+)\s+$", before)
    if match is None or not before[: match.start()].strip():
        return None
    return _for_aliases(here, here.line_start(here.offset) + match.start(1))


def _block_text(here: Break) -> Told | None:
    if "block scalar" not in here.task:
        return None
    sign = here.text[here.begun : here.begun + 1]
    fix = "put the text on the next lines, indented; or, if the sign is part of the text, in quotes"
    return Told(here.begun, f"text stands beside `{sign}`; a line end is expected there", fix)


def _backslash(here: Break) -> Told | None:
    if "escape" not in here.problem and "hex" not in here.problem:
        return None
    at = here.text.rfind("\\", 0, here.offset + 1)
    fix = "use single quotes, or write the backslash twice"
    return Told(max(at, 0), "in double quotes a backslash begins a code, and this is none", fix)


def _open_quote(here: Break) -> Told | None:
    if "quoted scalar" not in here.task:
        return None
    sign = here.text[here.begun : here.begun + 1]
    fix = f"close it with {sign}" + ("; an apostrophe inside is written twice" if sign == "'" else "")
    return Told(here.begun, f"the quote {sign} opened here is never closed", fix)


def _after_quote(here: Break) -> Told | None:
    """`'it's fine'`, `"a" b`, and a quote of an earlier line that closes where the next one should open."""
    start = here.line_start(here.offset)
    before = here.text[start : here.offset].rstrip()
    if "block" not in here.task or before[-1:] not in ("'", '"', "]", "}"):
        return None
    sign = before[-1]
    if sign in "]}":
        return Told(here.offset, f"text goes on after `{sign}`; a new line is expected", "put the whole text in quotes")
    if before.count(sign) % 2 and (opened := _unpaired_above(here, sign)) is not None:
        return Told(opened, f"the quote {sign} opened here is not closed in its line", f"close it with {sign}")
    fix = "put the whole text in one pair of quotes; a quote of the same kind inside is written "
    fix += "twice" if sign == "'" else 'as \\"'
    return Told(here.offset, "text goes on after the closing quote; a new line is expected", fix)


def _unpaired_above(here: Break, sign: str) -> int | None:
    above = here.line_above(here.offset)
    for _ in range(50):
        if above is None:
            return None
        if here.line(above).count(sign) % 2:
            return above + here.line(above).rindex(sign)
        above = here.line_above(above)
    return None


def _braces(here: Break) -> Told | None:
    begun = here.begun
    if here.opened is not None and "flow node" in here.task and not here.character:
        begun = here.opened
    elif "flow mapping" not in here.task and "flow sequence" not in here.task:
        return None
    opened = here.text[begun : begun + 1]
    closing = "}" if opened == "{" else "]"
    if "\n" in here.text[begun : here.offset] or not here.character:
        return Told(begun, f"the `{opened}` opened here is not closed; `{closing}` is expected", f"add `{closing}`")
    if here.character in ("]", "}"):
        message = f"`{here.character}` stands where `{closing}` is expected, which closes the `{opened}` before it"
        return Told(here.offset, message, f"write `{closing}`")
    if here.character == ":":
        fix = "put a text with a colon in quotes, or add the missing comma"
        return Told(here.offset, f"a second colon without a comma before it; `,` or `{closing}` is expected", fix)
    shown = quoted(here.line(here.offset)[here.offset - here.line_start(here.offset) :])
    return Told(here.offset, f"{shown} follows without a comma; `,` or `{closing}` is expected", "add the comma")


def _colon_before_a_sign(here: Break) -> Told | None:
    """`{title: Note:, by: 2027}`"""
    if "unexpected ':'" not in here.problem:
        return None
    sign = here.text[here.offset + 1 : here.offset + 2]
    fix = "put a text with a colon in quotes; behind a key put a space after the colon"
    return Told(here.offset, f"a colon stands right before `{sign}`, so it is neither text nor the end of a key", fix)


def _no_space(here: Break) -> Told | None:
    """`name:Ada` on this line or, where the parser took it for a text that goes on, on the line above."""
    if "simple key" not in here.task and "mapping values" not in here.problem:
        return None
    for start in (here.line_start(here.begun), here.line_above(here.begun)):
        if start is not None and (match := _NO_SPACE_AFTER_COLON.fullmatch(here.line(start))):
            colon = start + match.end("key")
            fix = f"write {shortened(match['key'] + ': ' + match['value'], _SHOWN)}"
            return Told(colon, "no space after the colon; one is expected", fix)
    return None


def _no_colon(here: Break) -> Told | None:
    if "simple key" not in here.task:
        return None
    line = here.line(here.begun).strip()
    if re.match(r"-\w", line):
        return Told(here.begun, "no space after the dash; one is expected", f"write - {shortened(line[1:], _SHOWN)}")
    above = here.line_above(here.begun)
    if above is not None and here.line(above).lstrip().startswith("- "):
        return Told(
            here.begun, f"{quoted(line)} has no dash; a list item begins with one", f"write - {shortened(line, _SHOWN)}"
        )
    fix = f"write {shortened(line, _SHOWN)}: …; or indent the line, if it goes on with the text above"
    return Told(here.begun, f"{quoted(line)} has no colon; `key: value` is expected", fix)


def _second_colon(here: Break) -> Told | None:
    if "mapping values" not in here.problem:
        return None
    start = here.line_start(here.offset)
    match = _TEXT_WITH_COLON.fullmatch(here.line(start))
    if match is None or start + match.start("value") >= here.offset:
        return None
    fix = f"put the text in quotes: {match['key']}: {_in_quotes(match['value'].strip())}"
    return Told(here.offset, "a second colon in one line; a text with a colon and a space stands in quotes", fix)


def _too_deep(here: Break) -> Told | None:
    if "mapping values" not in here.problem:
        return None
    start, above = here.line_start(here.offset), here.line_above(here.offset)
    line = here.line(start)
    indent = len(line) - len(line.lstrip(" "))
    if above is None:
        return None
    other = here.line(above)
    if ":" not in other:
        found = quoted(other.strip())
        return Told(above, f"{found} has no colon; `key: value` is expected", "add the colon, or put it behind its key")
    expected = len(other) - len(other.lstrip(" -"))
    if indent <= expected:
        return None
    message = f"{_indented(indent)} below a line that has its value already; {_indented(expected)} is expected"
    return Told(start + indent, message, f"begin it in column {expected + 1}")


def _list_beside_key(here: Break) -> Told | None:
    if "entries are not allowed" not in here.problem:
        return None
    return Told(here.offset, "a list begins beside its key; it is expected below", "put each `- ` on a line of its own")


def _no_dash(here: Break) -> Told | None:
    if "block collection" not in here.task:
        return None
    found = quoted(here.line(here.offset).strip())
    column = here.begun - here.line_start(here.begun)
    fix = f"begin it with `- `, or in column {column + 3} if it belongs to the item above"
    return Told(here.offset, f"{found} stands in a list without a dash; `- ` is expected", fix)


def _other_indent(here: Break) -> Told | None:
    start = here.line_start(here.offset)
    indent = here.offset - start
    if "block mapping" not in here.task or here.text[start : here.offset].strip():
        return None
    column = here.begun - here.line_start(here.begun)
    if indent == column:
        return None
    message = f"{_indented(indent)}, which no line above is; {_indented(column)} is expected"
    return Told(here.offset, message, f"begin it in column {column + 1}, or in that of its neighbours")


def _stray_sign(here: Break) -> Told | None:
    if "node" not in here.task or here.character not in ("]", "}", ",", "-", "?"):
        return None
    found = here.character
    fix = "inside brackets leave out the dash" if found == "-" else "delete it, or put the text in quotes"
    return Told(here.offset, f"`{found}` stands where a value is expected", fix)


def _tag(here: Break) -> Told | None:
    if "tag" not in here.task and "tag" not in here.problem:
        return None
    return Told(here.begun, "a tag (`!`), which is not complete either", "put a text that begins with `!` in quotes")


def _after_the_end(here: Break) -> Told | None:
    if "document start" not in here.problem:
        return None
    above = here.line_above(here.offset)
    if above is not None and (indent := len(here.line(above)) - len(here.line(above).lstrip(" "))):
        message = f"not indented, but the lines above are; {_indented(indent)} is expected"
        return Told(here.offset, message, "begin all keys of the file in column 1")
    return Told(here.offset, "text goes on after the end of the document (`...`)", "delete the line with the dots")


def _unknown(here: Break) -> Told:
    fix = "look for a missing quote, bracket, colon or space in this line and the one above"
    return Told(here.offset, f"{quoted(here.line(here.offset).strip())} cannot be read as YAML from here on", fix)


_RULES: tuple[Callable[[Break], Told | None], ...] = (
    _tab,
    _invisible,
    _merge_conflict,
    _percent_line,
    _forbidden_start,
    _star_or_ampersand,
    _text_after_alias,
    _block_text,
    _backslash,
    _open_quote,
    _after_quote,
    _braces,
    _colon_before_a_sign,
    _no_space,
    _no_colon,
    _second_colon,
    _too_deep,
    _list_beside_key,
    _no_dash,
    _other_indent,
    _stray_sign,
    _tag,
    _after_the_end,
    _unknown,
)


def _indented(spaces: int) -> str:
    return f"indented by {spaces} space{'' if spaces == 1 else 's'}" if spaces else "not indented"


def _in_quotes(text: str) -> str:
    text = shortened(text, _SHOWN)
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
