"""Commands whose flags come from a list of fields: the signature that Typer reads is made, not written."""

import inspect
from collections.abc import Callable, Iterable
from typing import Annotated, Any

import typer

_Texts = list[str] | None


def text_flag(name: str, flag: str, metavar: str, help_text: str, *, many: bool = False) -> inspect.Parameter:
    """A flag that takes a text, or with `many` one each time it is given; None when it is not."""
    option = typer.Option(flag, metavar=metavar, help=help_text)
    return _parameter(name, Annotated[_Texts if many else str | None, option], default=None)


def switch(name: str, flag: str, help_text: str) -> inspect.Parameter:
    """A flag that takes no value."""
    return _parameter(name, Annotated[bool, typer.Option(flag, help=help_text)], default=False)


def argument(name: str, metavar: str, help_text: str) -> inspect.Parameter:
    """A word without a flag that may be left out."""
    annotation = Annotated[str | None, typer.Argument(metavar=metavar, help=help_text)]
    return inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=None, annotation=annotation)


def with_flags(command: Callable[..., None], parameters: Iterable[inspect.Parameter]) -> Callable[..., None]:
    """The command, which takes a context and `**given`, with the parameters that Typer shall see."""
    context = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    command.__signature__ = inspect.Signature([context, *parameters])  # type: ignore[attr-defined]
    return command


def _parameter(name: str, annotation: Any, *, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
