"""Words that a command line offers are those of the model and the catalogue, where Typer wants them written out."""

import inspect
import re
from collections import Counter
from pathlib import Path
from typing import get_args

from mentorprep import cli
from mentorprep.cli.check import FailOn, Message
from mentorprep.cli.update import update
from mentorprep.core.amend.wanted import Wanted, flag
from mentorprep.core.finding import SEVERITY_ORDER
from mentorprep.core.model import SentKind


def test_update_takes_each_thing_that_can_be_wanted() -> None:
    parameters = inspect.signature(update).parameters
    assert set(parameters) == {"context", *Wanted._fields}
    for name in set(Wanted._fields) - {"id"}:
        (option,) = parameters[name].annotation.__metadata__
        assert (option.default, *option.param_decls) == (flag(name),)  # Typer sorts them out later


def test_a_homework_is_checked_for_the_kinds_of_messages_of_the_format() -> None:
    assert get_args(Message) == tuple(kind for kind in get_args(SentKind) if kind != "full")


def test_what_ends_with_1_is_a_severity_or_never() -> None:
    assert get_args(FailOn) == (*SEVERITY_ORDER, "never")


def test_words_that_several_commands_take_are_defined_once() -> None:
    sources = [path.read_text(encoding="utf-8") for folder in cli.__path__ for path in Path(folder).glob("*.py")]
    words = Counter(found for source in sources for found in re.findall(r"Literal\[(.+?)\]", source))
    assert words['"text", "json"'] == 1
    assert set(words.values()) == {1}
