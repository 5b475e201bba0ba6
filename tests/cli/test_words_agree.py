"""Words that a command line offers are those of the model and the catalogue, where Typer wants them written out."""

import inspect
from collections import Counter
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import get_args

from mentorprep import cli
from mentorprep.cli.check import FailOn, Message
from mentorprep.cli.export import Kind
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


def test_kinds_of_messages_are_those_of_the_format() -> None:
    assert [kind.value for kind in Kind] == list(get_args(SentKind))
    assert [message.value for message in Message] == [kind for kind in get_args(SentKind) if kind != "full"]


def test_what_ends_with_1_is_a_severity_or_never() -> None:
    assert [level.value for level in FailOn] == [*SEVERITY_ORDER, "never"]


def test_words_that_several_commands_take_are_defined_once() -> None:
    modules = [
        import_module(f"mentorprep.cli.{path.stem}") for folder in cli.__path__ for path in Path(folder).glob("*.py")
    ]
    defined = {value for module in modules for value in vars(module).values() if isinstance(value, type)}
    words: Counter[tuple[str, ...]] = Counter(
        tuple(kind) for kind in defined if issubclass(kind, StrEnum) and kind is not StrEnum
    )
    assert words[("text", "json")] == 1
    assert set(words.values()) == {1}
