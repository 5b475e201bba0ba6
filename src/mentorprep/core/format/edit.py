"""Edits in place: plain data put at paths of a document, as splices of its text that leave every other line alone.

The edits make a draft of the document, the difference becomes splices, and what they make of the text is read again and
compared with the draft. Whatever is not exactly what was wanted is refused; nothing is ever written from here."""

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from mentorprep.core.finding import Path, path_text
from mentorprep.core.format.compare import is_as_wanted
from mentorprep.core.format.draft import Child, Draft, Refused
from mentorprep.core.format.drafting import Drafting, shared_nodes
from mentorprep.core.format.emit import Style
from mentorprep.core.format.nodes import Mapping, Node, Sequence
from mentorprep.core.format.page import Page, Splice
from mentorprep.core.format.quote import Unwritable
from mentorprep.core.format.read import Document, load_text
from mentorprep.core.format.splice_block import splice_block
from mentorprep.core.format.splice_flow import splice_flow

if TYPE_CHECKING:
    from collections import abc

__all__ = ["Edit", "Edited", "Refusal", "Splice", "apply", "apply_with_ids", "with_ids"]

_EDIT = "Open the file in an editor and make the change there."


class Edit(NamedTuple):
    """The value at `path` becomes `value`: plain data (str, int, Decimal, bool, date, list, dict), None removes it. An
    index one past the end of a list appends; what is missing on the way is made."""

    path: Path
    value: Any


class Edited(NamedTuple):
    """The text after the edits, the ascending splices (against the text before) that made it, and how it reads.

    `edits` are those that were asked for."""

    text: str
    splices: tuple[Splice, ...]
    document: Document
    edits: tuple[Edit, ...]


class Refusal(NamedTuple):
    """Why the edits cannot be made, and what to do instead. `unfit`: the format does not allow what was asked, however
    the file is written; otherwise it is the file that has no safe place for it."""

    message: str
    cure: str
    unfit: bool = False


def apply(document: Document, edits: "abc.Sequence[Edit]") -> Edited | Refusal:
    """The document after the edits, each made to what the ones before it left; all of them or none."""
    try:
        return _applied(document, edits)
    except Refused as refused:
        return Refusal(refused.message, refused.cure)
    except Unwritable as error:
        return Refusal(f"A text cannot be written: {error}.", "Type it again.", unfit=True)


def apply_with_ids(document: Document, edits: "abc.Sequence[Edit]") -> Edited | Refusal:
    """As `apply`, with an id for every entry that lacks one. An id that finds no place does not stand in the way."""
    ids = with_ids(document)
    edited = apply(document, (*ids, *edits))
    if isinstance(edited, Refusal) and ids:
        edited = apply(document, edits)
    return edited if isinstance(edited, Refusal) else edited._replace(edits=tuple(edits))


def with_ids(document: Document) -> tuple[Edit, ...]:
    """The edits that give every entry without an id the one it is known by."""
    return tuple(Edit((*path, "id"), known_by) for path, known_by in document.ids_missing)


def _applied(document: Document, edits: "abc.Sequence[Edit]") -> Edited | Refusal:
    root = document.root
    if not isinstance(root, Mapping) or not root.pairs:
        raise Refused(
            "The file cannot be read as a homework, so it cannot be changed.", "Open it in an editor and mend it."
        )
    drafting = Drafting(shared_nodes(root) if "*" in document.text else ())
    draft: Child | None = Draft(root)
    for edit in edits:
        draft = drafting.changed(draft, edit.path, edit.value) if draft else None
    if not isinstance(draft, Draft) or draft.as_new():
        raise Refused("These changes would leave nothing of the file.", _EDIT)
    page = Page(document.text, _style_of(document.text, root), root)
    if root.flow:
        splice_flow(page, draft)
    else:
        splice_block(page, draft, root=True)
    return _read_back(document, draft, page.splices(), edits)


def _read_back(
    document: Document, draft: Draft, splices: tuple[Splice, ...], edits: "abc.Sequence[Edit]"
) -> Edited | Refusal:
    """The text after the splices, if it reads as exactly what was wanted."""
    if not splices:
        return Edited(document.text, (), document, tuple(edits))
    text = _spliced(document.text, splices)
    after = load_text(text)._replace(bom=document.bom)
    where = ", ".join(dict.fromkeys(path_text(edit.path) for edit in edits[:3]))
    if after.root is None or not is_as_wanted(draft, after.root):
        raise Refused(f"The way the file is written leaves no safe place for this change ({where}).", _EDIT)
    known = Counter((finding.code, finding.message) for finding in document.findings)
    for finding in after.findings:
        if not known[finding.code, finding.message]:
            return Refusal(f"The change does not fit the format: {finding.message}", finding.fix or _EDIT, unfit=True)
    return Edited(text, splices, after, tuple(edits))


def _spliced(text: str, splices: tuple[Splice, ...]) -> str:
    parts, done = [], 0
    for splice in splices:
        parts += [text[done : splice.start], splice.text]
        done = splice.end
    return "".join([*parts, text[done:]])


def _style_of(text: str, root: Mapping) -> Style:
    """How the file is laid out, by its first nested mapping and its first list."""
    if root.flow:
        return Style(quoted=root.pairs[0][0].style == '"')
    page = Page(text, Style(), root)
    indents = {Mapping: 2, Sequence: 2}
    seen: set[type[Node]] = set()
    for key, value in root.pairs:
        if isinstance(value, (Mapping, Sequence)) and not value.flow and type(value) not in seen:
            seen.add(type(value))
            indents[type(value)] = page.column(page.first(value)) - page.column(key.start)
    return Style(indent=min(max(indents[Mapping], 1), 8), list_indent=min(max(indents[Sequence], 0), 8))
