"""What is said of a command line that cannot be understood: what was meant instead, where one word is near."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorprep.core.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable


def usage_message(error: Any) -> str:
    """One or two sentences on a Typer usage error: what is wrong, and the nearest word that exists."""
    context = getattr(error, "ctx", None)
    if hasattr(error, "possibilities"):
        flag = error.option_name
        flags = [one for param in context.command.params for one in param.opts] if context else []
        return f"There is no flag {flag} here.{_meant(flag, [*flags, '--help'])}"
    param = getattr(error, "param", None)
    if param is not None and error.message and getattr(param.type, "choices", None):
        return f"{param.opts[-1] if param.param_type_name == 'option' else param.name}: {error.message}"
    if context is not None and (word := _unknown_command(error, context)):
        return f"There is no command “{word}”.{_meant(word, context.command.commands)}"
    return str(error.format_message())


def _unknown_command(error: Any, context: Any) -> str:
    """The word that stands where a command belongs and names none; Typer keeps it in the message alone."""
    if not hasattr(context.command, "commands") or "No such command" not in error.message:
        return ""
    return str(error.message.split("'")[1])


def name_nearest_choice(param: Any) -> None:
    """Let a parameter that takes one of a few words name the nearest of them, for one that is not among them."""
    choices = getattr(param.type, "choices", None)
    if not choices:
        return
    words = [str(choice) for choice in choices]

    def message(value: Any, ctx: Any) -> str:  # noqa: ARG001 - the signature is typer's
        return f"“{value}” is not one of {', '.join(words)}.{_meant(str(value), words)}"

    param.type.get_invalid_choice_message = message


def _meant(word: str, words: Iterable[str]) -> str:
    near = nearest(word, words)
    return f" Did you mean {near}?" if near else ""
