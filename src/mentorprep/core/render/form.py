"""A first message for a platform that takes it in boxes: each is one paragraph, for such boxes lose their line breaks."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from mentorprep.core.render.addresses import split_at_addresses
from mentorprep.core.render.blocks import Block, Bullets, Exactly, Item, Numbered, Paragraph
from mentorprep.core.render.text import plain
from mentorprep.core.visible import visible

LETTERS_AT_LEAST = 30  # what Coding Coach asks of each box
_ENDS = ".!?…:;,。！？"


class Box(NamedTuple):
    """One box of a form. `filled_by`: what of the homework goes into it."""

    label: str
    blocks: tuple[Block, ...]
    filled_by: str

    @property
    def text(self) -> str:
        """What is pasted into it: one paragraph."""
        return " ".join(_sentences(self.blocks))


def form(boxes: Sequence[Box]) -> str:
    """The boxes that have something in them, each with its label above."""
    return "\n".join(f"{box.label}:\n{box.text}\n" for box in boxes if box.text)


def too_short(boxes: Iterable[Box]) -> list[Box]:
    """The boxes that a platform would not take yet."""
    return [box for box in boxes if len(box.text) < LETTERS_AT_LEAST]


def _sentences(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Exactly(text=text):
                yield visible(text).replace("\n", " ")
            case Paragraph(line=line):
                yield _ended(plain(line))
            case Numbered(items=items, first=first):
                yield _ended("; ".join(f"{number}. {_item(item)}" for number, item in enumerate(items, first)))
            case Bullets(items=items):
                yield _ended("; ".join(map(_item, items)))
            case _:
                raise AssertionError("a first message has no other blocks")


def _item(item: Item) -> str:
    return _open(" ".join((plain(item.line), *_sentences(item.inside))))


def _open(text: str) -> str:
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def _ended(text: str) -> str:
    """A text as a sentence. Behind an address no full stop is added, for it would be taken for a part of it."""
    ends_with_address = any(is_address and text.endswith(piece) for piece, is_address in split_at_addresses(text))
    return text if text.endswith(tuple(_ENDS)) or ends_with_address else f"{text}."
