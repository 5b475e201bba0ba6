"""Summary → blocks: in which order a kind is laid out. One module per kind; the words are a language's."""

from typing import TYPE_CHECKING, NamedTuple

from mentorprep.core.render.blocks import Block, Line

if TYPE_CHECKING:
    from mentorprep.core.render.languages.phrases import Phrases
    from mentorprep.core.summary.full import Full
    from mentorprep.core.summary.kickoff import Kickoff
    from mentorprep.core.summary.outreach import Outreach
    from mentorprep.core.summary.update import Update

    Summary = Outreach | Kickoff | Update | Full


class Page(NamedTuple):
    """A message: its subject, and what it shows."""

    subject: Line
    blocks: tuple[Block, ...]


def page(summary: "Summary", words: "Phrases") -> Page:
    """The page of a summary in a language. Only the kind that is needed is imported."""
    from importlib import import_module

    module = import_module(f"{__name__}.{summary.kind}")
    made: Page = module.page(summary, words)
    return made
