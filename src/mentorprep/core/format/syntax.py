"""What is wrong where the parser stops, in our words. Not a second parser: it looks at the lines around the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorprep.core.finding import Finding
from mentorprep.core.format.trouble import Trouble

if TYPE_CHECKING:
    from yaml.error import MarkedYAMLError


def explain(text: str, error: MarkedYAMLError) -> Trouble:
    """The trouble for a syntax error; `text` has the offsets of the error's marks."""
    mark = error.problem_mark or error.context_mark
    assert mark is not None
    return Trouble(mark.index, Finding("MP100", "error", "the text is not YAML from here on"))
