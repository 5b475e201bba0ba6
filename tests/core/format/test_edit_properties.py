"""Edits of generated documents: text in every style YAML has, made together with the data it holds."""

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import yaml
from hypothesis import event, given
from hypothesis import strategies as st

from fuzz import examples
from mentorprep.core.format.edit import Edit, Edited, Refusal, apply, with_ids
from mentorprep.core.format.read import Document, load_text
from mentorprep.core.format.scalars import kind
from mentorprep.core.format.tree import parse

Draw = Callable[[st.SearchStrategy[Any]], Any]

PLAIN = [
    ("plain", "plain"),
    ("two words", "two words"),
    ("it's C#", "it's C#"),
    ("no", "no"),
    ("1:30", "1:30"),
    ("2027-Q2", "2027-Q2"),
    ("żółw 🐢", "żółw 🐢"),
    ("2.50", Decimal("2.50")),
    ("12", Decimal(12)),
    ("2027-01-31", dt.date(2027, 1, 31)),
    ("true", True),
    ("~", None),
]
QUOTED = [
    ("'it''s: # so'", "it's: # so"),
    ('"a \\"b\\", {c}"', 'a "b", {c}'),
    ("'2027'", "2027"),
    ('""', ""),
    ('"a\\nb"', "a\nb"),
    ("!!str 12", "12"),
]
KEYS = [
    ("a", "a"),
    ("b c", "b c"),
    ('"d"', "d"),
    ("'e'", "e"),
    ("id", "id"),
    ("plan", "plan"),
    ("żż", "żż"),
    ("h", "h"),
]
ORDINARY_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=12)
NEW_TEXTS = st.one_of(
    st.sampled_from(["new", "no", "- x", "a: b", "a #b", "one\ntwo", "one\n\n  two\n", "\nx", "end\n\n", " lead", "tail ", "C#", "2027-01-01", "#", "1_000", "…\u2028", "\ttab", "{x}", "a, b", "what?"]),
    ORDINARY_TEXT,
)  # fmt: skip
NEW_SCALARS = st.one_of(
    NEW_TEXTS,
    st.sampled_from([Decimal("2.5"), Decimal("1E+2"), 7, True, False, dt.date(2027, 2, 28)]),
)
NEW_VALUES = st.recursive(
    NEW_SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["k", "id", "l m", "no", "plan"]), inner, max_size=3),
    ),
    max_leaves=4,
)


TAB = "\t{}"


class Writer:
    """Draws a document piece by piece. `ends_in_block`: what was written last is a block scalar, below which a deeper
    comment or an empty line would be text."""

    def __init__(self, draw: Draw, *, odd: bool) -> None:
        self.draw = draw
        self.odd = odd
        self.comments = itertools.count(1)
        self.anchors: list[tuple[str, Any]] = []
        self.ends_in_block = False
        self.list_indent = draw(st.sampled_from([0, 2, 2, 4]))
        self.indent = draw(st.sampled_from([1, 2, 2, 3, 4]))
        self.dash = draw(st.sampled_from([2, 2, 2, 4]))

    def pick(self, *choices: Any) -> Any:
        return self.draw(st.sampled_from(choices))

    def comment(self) -> str:
        return f"# c{next(self.comments)}, or: not [a comment}}"

    def trail(self, *more: str) -> str:
        return str(self.pick("", "", "", "  {}", " {}", *more)).format(self.comment()) + "\n"

    def between(self, column: int) -> str:
        gap = self.pick("", "", "", "", "\n", "margin", "here", "deeper")
        if gap in ("", "\n") or (self.ends_in_block and gap == "deeper"):
            return "" if self.ends_in_block else str(gap)
        columns = {"margin": 0, "here": column, "deeper": column + 2}[gap]
        return " " * columns + self.comment() + "\n"

    def value(self, column: int, depth: int, *, in_list: bool = False) -> tuple[str, Any]:
        """What follows a colon or dash that belongs to an entry at `column`."""
        kinds = ["plain", "plain", "quoted", "flow", "null", "literal", "folded", "lines"]
        kinds += ["mapping", "sequence"] * 3 if depth else []
        kinds += ["anchor", "alias"] if self.odd else []
        style = self.pick(*kinds)
        if style in ("mapping", "sequence"):
            return self.collection(style, column, depth - 1, in_list=in_list)
        if style in ("literal", "folded"):
            return self.block_scalar(style, column)
        self.ends_in_block = False
        if style == "null":
            return self.trail(), None
        if style == "lines":
            return f" two\n{' ' * (column + 2)}lines{self.trail()}", "two lines"
        if style == "alias" and self.anchors:
            name, data = self.pick(*self.anchors)
            return f" *{name}{self.trail()}", data
        text, data = (
            self.flow(column + 1, depth) if style == "flow" else self.pick(*(QUOTED if style == "quoted" else PLAIN))
        )
        if style == "anchor":
            name = f"n{next(self.comments)}"
            self.anchors.append((name, data))
            text = f"&{name} {text}"
        return f" {text}{self.trail(TAB)}", data

    def block_scalar(self, style: str, column: int) -> tuple[str, str]:
        chomp, end = self.pick(("", "\n"), ("-", ""), ("+", "\n"))
        pad = " " * (column + self.pick(1, 2, 3))
        header = (" |" if style == "literal" else " >") + chomp + self.pick("", "", f"  {self.comment()}") + "\n"
        self.ends_in_block = True
        return f"{header}{pad}one: # 1\n\n{pad}- two\n", (
            "one: # 1\n\n- two" if style == "literal" else "one: # 1\n- two"
        ) + end

    def collection(self, style: str, column: int, depth: int, *, in_list: bool) -> tuple[str, Any]:
        self.ends_in_block = False
        if style == "sequence":
            inner = column + (self.dash if in_list else self.list_indent)
            compact = in_list and self.pick(True, False)  # - - a
            write: Callable[..., tuple[str, Any]] = self.sequence
        else:
            compact = in_list and self.pick(True, True, False)  # - key: value
            inner = column + (self.dash if compact else self.indent)
            write = self.mapping
        start = " " * (self.dash - 1) if compact else self.trail()
        text, data = write(inner, depth, compact=compact)
        return start + text, data

    def mapping(self, column: int, depth: int, *, compact: bool = False) -> tuple[str, dict[str, Any]]:
        text, data = "", {}
        for key, name in self.draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=3, unique=True)):
            text += "" if compact and not text else self.between(column) + " " * column
            if self.odd and self.pick(True, *[False] * 7):
                inner, data[name] = self.value(column, 0)
                text += f"? {key}\n{' ' * column}:{inner}"
            else:
                inner, data[name] = self.value(column, depth)
                text += key + self.pick("", "", " ") + ":" + inner
        return text, data

    def sequence(self, column: int, depth: int, *, compact: bool = False) -> tuple[str, list[Any]]:
        text, data = "", []
        for _ in range(self.pick(1, 2, 3)):
            text += "" if compact and not text else self.between(column) + " " * column
            inner, item = self.value(column, depth, in_list=True)
            text += "-" + inner
            data.append(item)
        return text, data

    def flow(self, column: int, depth: int) -> tuple[str, Any]:
        count = self.pick(0, 1, 2, 3)
        pad = self.pick("", "", " ", "lines") if count else ""
        gap = f"\n{' ' * (column + 2)}"
        opening = gap if pad == "lines" else pad
        texts: list[str] = []
        data: Any = {} if self.pick(True, False) else []
        for key, name in self.draw(st.lists(st.sampled_from(KEYS), min_size=count, max_size=count, unique=True)):
            nested = depth and self.pick(True, False, False)
            text, item = (
                self.flow(column + 2, depth - 1)
                if nested
                else self.pick(*[p for p in PLAIN if p[0] != "it's C#"], *QUOTED)
            )
            if isinstance(data, dict):
                is_empty = not nested and item is None
                text = self.pick(f"{key}: ", key) if is_empty else f"{key}: {text}"
                data[name] = item
            else:
                data.append(item)
            texts.append(text)
        commas = [self.pick(", ", " , ", "," + gap, f",  {self.comment()}{gap}") for _ in texts[1:]]
        if pad == "lines":
            commas = ["," + self.pick("", f"  {self.comment()}") + gap for _ in texts[1:]]
        body = "".join(itertools.chain(*itertools.zip_longest(texts, commas, fillvalue="")))
        tail = self.pick("", "", ",") if count else ""
        if tail and isinstance(data, dict) and texts[-1].endswith(":"):
            tail = " ,"
        closing = self.pick("", f"  {self.comment()}") + gap[:-2] if pad == "lines" else pad
        left, right = "{}" if isinstance(data, dict) else "[]"
        return left + opening + body + tail + closing + right, data


@st.composite
def documents(draw: Draw, *, odd: bool = False) -> tuple[str, dict[str, Any]]:
    """A homework whose `x-mine` holds anything, as text and as data."""
    writer = Writer(draw, odd=odd)
    body, mine = writer.value(0, 3)
    goal = draw(
        st.sampled_from(["", "goals: []\n", "goals:\n  - {title: Learn Go}  # soon\n", "goals:\n- title: Learn Go\n"])
    )
    text = f"mentorprep: 1\n{writer.between(0)}mentee: {{name: Ada}}\n{goal}x-mine:{body}{writer.between(0)}"
    data: dict[str, Any] = {"mentorprep": Decimal(1), "mentee": {"name": "Ada"}}
    if goal:
        data["goals"] = [{"title": "Learn Go"}] if "title" in goal else []
    data["x-mine"] = mine
    if draw(st.booleans()) and not writer.ends_in_block:
        text = text.rstrip("\n")
    if odd:
        text = draw(st.sampled_from(["", "---\n", "# top\n--- # start\n"])) + text
        text += draw(st.sampled_from(["", "...\n", "... # end\n"])) if text.endswith("\n") else ""
    return text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"]))), data


def meaning(node: Any) -> Any:
    """What PyYAML's own composer makes of a text, as plain data."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: meaning(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [meaning(item) for item in node.value]
    what = "text" if node.style or (node.tag.endswith(":str") and kind(node.value) != "text") else kind(node.value)
    if what in ("int", "float"):
        return Decimal(node.value)
    if what == "date":
        return dt.date.fromisoformat(node.value)
    return {"null": None, "bool": node.value in ("true", "True")}.get(what, node.value)


def read(text: str, loader: Any = yaml.CSafeLoader) -> Any:
    return meaning(yaml.compose(text, Loader=loader))


def paths(data: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place in the data, and in each collection one more that is not there yet."""
    if isinstance(data, dict):
        pairs: list[tuple[str | int, Any]] = [*data.items(), ("new key", None), ("id", None)]
    elif isinstance(data, list):
        pairs = [*enumerate(data), (len(data), None)]
    else:
        return [path]
    return [path, *(inner for key, item in pairs for inner in paths(item, (*path, key)))]


def without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


def edited(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """The data after one edit: what the tool is to reach."""
    if not path:
        return value
    head, rest = path[0], path[1:]
    if isinstance(data, list):
        assert isinstance(head, int)
        new = edited(data[head] if head < len(data) else None, rest, value)
        return [*data[:head], *([] if new is None else [new]), *data[head + 1 :]]
    new = {**(data or {}), head: edited((data or {}).get(head), rest, value)}
    return new if new[head] is not None or rest else {key: item for key, item in new.items() if key != head}


def lines_of(document: Document, path: tuple[str | int, ...]) -> range:
    """The numbers of the lines on which an existing value stands, from its key or dash on; none if it is not there."""
    node: Any = document.root
    lines = document.text.split("\n")
    first = last = column = 0
    for key in path:
        found = [value for name, value in getattr(node, "pairs", ()) if name.value == key]
        starts = [name.start for name, _ in getattr(node, "pairs", ()) if name.value == key]
        if isinstance(key, int) and key < len(getattr(node, "items", ())):
            found, starts = [node.items[key]], [node.items[key].start]
        if not found:
            return range(0)
        first = document.text.count("\n", 0, starts[0])
        dash = node.start - document.text.rfind("\n", 0, node.start) - 1
        while isinstance(key, int) and not node.flow and lines[first][dash : dash + 1] != "-":
            first -= 1
        column = len(lines[first]) - len(lines[first].lstrip())
        node = found[0]
        last = max(document.text.count("\n", 0, node.end), first)
    while (
        last + 1 < len(lines) and lines[last + 1].startswith(" " * (column + 1)) and lines[last + 1].lstrip()[:1] == "#"
    ):
        last += 1  # a comment that stands deeper is its own
    return range(first, last + 1)


def check_edits(text: str, data: dict[str, Any], edits: list[Edit]) -> Edited | Refusal:
    """Applies the edits; the result means what it should, is made of its splices, and keeps how lines end."""
    document = load_text(text)
    assert not document.findings, (document.findings, text)
    assert read(text) == data, text
    result = apply(document, edits)
    if isinstance(result, Refusal):
        return result
    for edit in edits:
        data = edited(data, edit.path, without_nulls(edit.value))
    assert read(result.text) == data, result.text
    assert parse(result.text, pure=True).troubles == ()
    rebuilt, done = "", 0
    for splice in result.splices:
        assert done <= splice.start <= splice.end
        rebuilt += text[done : splice.start] + splice.text
        done = splice.end
    assert rebuilt + text[done:] == result.text
    assert "\r\n" not in text or "\n" not in result.text.replace("\r\n", "")
    return result


def comments_in(text: str) -> set[str]:
    return {line[line.index("# c") :].strip() for line in text.split("\n") if "# c" in line}


def check_lines(text: str, path: tuple[str | int, ...], result: Edited) -> None:
    """Outside the lines of the value itself every line stays, but for the one that it was joined to, and every comment."""
    lines = text.split("\n")
    own = lines_of(load_text(text), path)
    others = "\n".join(line for number, line in enumerate(lines) if number not in own)
    lost = Counter(others.split("\n")) - Counter(result.text.split("\n"))
    assert sum(lost.values()) <= 2, lost
    assert comments_in(others) <= comments_in(result.text)


def places(data: dict[str, Any]) -> st.SearchStrategy[tuple[str | int, ...]]:
    return st.sampled_from(paths(data.get("x-mine"), ("x-mine",)))


@examples(1500)
@given(documents(), st.data(), st.one_of(NEW_VALUES, NEW_VALUES, st.none()))
def test_an_edit_of_an_ordinary_document_gives_exactly_the_intended_one_and_leaves_the_other_lines(
    drawn: tuple[str, dict[str, Any]], more: st.DataObject, value: Any
) -> None:
    text, data = drawn
    path = more.draw(places(data))
    result = check_edits(text, data, [Edit(path, value)])
    assert isinstance(result, Edited), (result, path, value, text)
    check_lines(text, path, result)


@examples(700)
@given(documents(odd=True), st.data(), st.one_of(NEW_VALUES, st.none()))
def test_with_aliases_marked_keys_and_document_marks_an_edit_is_right_or_refused(
    drawn: tuple[str, dict[str, Any]], more: st.DataObject, value: Any
) -> None:
    text, data = drawn
    path = more.draw(places(data))
    result = check_edits(text, data, [Edit(path, value)])
    event(type(result).__name__)
    if isinstance(result, Edited):
        check_lines(text, path, result)


@examples(700)
@given(documents(), st.data(), st.integers(2, 4))
def test_several_edits_are_each_made_to_what_the_ones_before_them_left(
    drawn: tuple[str, dict[str, Any]], more: st.DataObject, count: int
) -> None:
    text, data = drawn
    now, edits = data, []
    for _ in range(count):
        edits.append(Edit(more.draw(places(now)), more.draw(st.one_of(NEW_VALUES, st.none()))))
        now = edited(now, edits[-1].path, without_nulls(edits[-1].value))
    result = check_edits(text, data, edits)
    assert isinstance(result, Edited), (result, edits, text)


@examples(400)
@given(documents(odd=True), st.booleans())
def test_sections_come_and_go_beside_whatever_else_the_file_holds(
    drawn: tuple[str, dict[str, Any]], is_removed: bool
) -> None:
    text, data = drawn
    entry = {"date": dt.date(2027, 1, 2), "hours": Decimal(2), "learned": "a: b\n\nc"}
    edits = [Edit(("log", 0), entry), Edit(("x-new",), "one\ntwo\n"), Edit(("mentee", "email"), "a@example.org")]
    edits += [Edit(("x-mine",), None)] if is_removed else []
    result = apply(load_text(text), edits)
    event(type(result).__name__)
    if isinstance(result, Refusal):
        assert any(mark in text for mark in "&?")
        return
    wanted = {**data, "log": [entry], "x-new": "one\ntwo\n", "mentee": {"name": "Ada", "email": "a@example.org"}}
    assert read(result.text) == {key: value for key, value in wanted.items() if key != "x-mine" or not is_removed}


@st.composite
def homeworks(draw: Draw) -> str:
    """A homework with goals, steps and questions, with and without ids, each entry in a style of its own."""
    numbers = itertools.count(1)

    def pick(*choices: Any) -> Any:
        return draw(st.sampled_from(choices))

    def entries(column: int, *, key: str, plan: bool) -> str:
        text, dash = "", str(pick("- ", "- ", "-   "))
        for _ in range(pick(1, 2, 3)):
            pairs = [(key, pick("Learn Go", "Go", "'Go'", '"C, D: E"', "Złoty żuk", "'?!'"))]
            pairs += pick([], [], [("id", f"own-{next(numbers)}")])
            text += pick("", "", "\n", f"{' ' * column}# here\n", "# margin\n")
            if pick(True, False):
                pad, tail = pick("", " "), pick("", ",", "  # why: {not}")
                body = ", ".join(f"{name}: {value}" for name, value in pairs)
                tail, comment = (tail, "") if tail != "  # why: {not}" else ("", tail)
                text += f"{' ' * column}{dash}{{{pad}{body}{tail}{pad}}}{comment}\n"
                continue
            inner = column + len(dash)
            lines = [f"{name}: {value}{pick('', '  # why')}\n" for name, value in pairs]
            text += f"{' ' * column}{dash}" + (" " * inner).join(lines)
            if plan and pick(True, False):
                text += f"{' ' * inner}plan:\n" + entries(inner + pick(0, 2), key="title", plan=False)
        return text

    text = "mentorprep: 1\nmentee: {name: Ada}\ngoals:\n" + entries(pick(0, 2, 4), key="title", plan=True)
    text += str(pick("", "questions:\n" + entries(2, key="text", plan=False)))
    return text.replace("\n", str(pick("\n", "\r\n")))


@examples(400)
@given(homeworks())
def test_ids_that_are_written_change_nothing_but_that_they_are_written(text: str) -> None:
    before = load_text(text)
    assert before.findings == ()
    result = apply(before, with_ids(before))
    assert isinstance(result, Edited), (result, text)
    assert result.document.ids_missing == ()
    assert result.document.homework == before.homework
    assert len(result.splices) == len(before.ids_missing)
    assert all(splice.start == splice.end for splice in result.splices)
