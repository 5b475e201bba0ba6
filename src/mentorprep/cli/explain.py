"""`mentorprep explain`: what a finding means, or how the forecast works, from the texts in the package."""

from importlib.resources import files
from typing import TYPE_CHECKING, Annotated

import typer

from mentorprep.core.explanation import METHOD, explanation, named, nearest_named
from mentorprep.core.finding import CATALOGUE
from mentorprep.core.stop import USAGE, Stop
from mentorprep.terminal.explain_text import print_catalogue, print_explanation, print_page

if TYPE_CHECKING:
    from mentorprep.cli.settings import Settings


def explain(
    context: typer.Context,
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="A code or name (MP301, impossible), or forecast.")
    ] = None,
) -> None:
    """Say what a finding means, why it matters, how it is found, with an example and the source.

    Example: mentorprep explain MP301

    Example: mentorprep explain forecast
    """
    settings: Settings = context.obj
    if code is None:
        print_catalogue(settings.console)
        return
    found = named(code)
    if found is None:
        near = nearest_named(code)
        cure = f"Did you mean {near}?" if near else "mentorprep explain lists all of them."
        raise Stop(USAGE, f"There is no finding “{code}”.", cure)
    text = (files("mentorprep") / "data" / "explain" / f"{found}.md").read_text(encoding="utf-8")
    if found == METHOD:
        print_page(settings.console, text)
    else:
        print_explanation(settings.console, found, CATALOGUE[found], explanation(text))
