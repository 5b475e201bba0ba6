"""`--help`, in plain lines of any width: what a command does, an example to copy, then its words and flags."""

import inspect
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from mentorprep.core.columns import wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping

    Row = tuple[str, str]
    Groups = Mapping[str, Sequence[Row]]

_EXAMPLE = "Example:"
_NARROW = 60  # columns; below them what a flag does stands under it
_LABEL = 26  # columns of the flags beside what they do
_LONGEST_CHOICE = 20  # of a list of words that stands in place of a value


class Page(NamedTuple):
    """What there is to say of a command. A row is what is typed, and what it does; `shared` are the flags of every command."""

    usage: str
    about: list[str]
    examples: list[str]
    words: "list[Row]"
    flags: "list[Row]"
    shared: "list[Row]"


def page_of(context: Any, everywhere: frozenset[str]) -> Page:
    """The page of the command that `context` is of. `everywhere`: the names of the flags that every command takes."""
    command = context.command
    about, examples = _split(command.help or "")
    if not examples and context.parent is not None:
        examples = _inner_examples(command)
    rows = [(param.name in everywhere, param.param_type_name, _row(param, context)) for param in command.params]
    rows.append((True, "option", ("--help", "Show this.")))
    return Page(
        _usage(context),
        about,
        examples,
        words=[row for _, kind, row in rows if kind == "argument"],
        flags=[row for shared, kind, row in rows if kind == "option" and not shared],
        shared=[row for shared, _, row in rows if shared],
    )


def help_text(context: Any, width: int, everywhere: frozenset[str], groups: "Groups | None" = None) -> str:
    """The help of the command that `context` is of, with the flags that every command takes at its end; `groups`: the
    commands of the root by theme."""
    page = page_of(context, everywhere)
    lines = [*wrapped(page.usage, width, rest="  "), ""]
    for paragraph in page.about:
        lines += [*wrapped(paragraph, width), ""]
    heading = _EXAMPLE if len(page.examples) == 1 else "Examples:"
    lines += _section(heading, [(example, "") for example in page.examples], width)
    for heading, entries in (groups or _commands(context.command)).items():
        lines += _section(f"{heading}:", entries, width)
    lines += _section("Words:", page.words, width)
    lines += _section("Flags:", page.flags, width)
    lines += _section("Flags of every command:", page.shared, width)
    if context.command.epilog:
        lines += wrapped(context.command.epilog, width)
    return "\n".join(lines).rstrip()


def _usage(context: Any) -> str:
    command = context.command
    words = [argument_label(param) for param in command.params if param.param_type_name == "argument"]
    if hasattr(command, "commands"):
        words.append("COMMAND")
    return " ".join(("Usage:", context.command_path, *words, "[FLAGS]"))


def _split(text: str) -> tuple[list[str], list[str]]:
    """The paragraphs of a docstring, and its examples."""
    paragraphs = [
        " ".join(paragraph.split()) for paragraph in inspect.cleandoc(text).split("\n\n") if paragraph.strip()
    ]
    examples = [one.removeprefix(_EXAMPLE).strip() for one in paragraphs if one.startswith(_EXAMPLE)]
    return [one for one in paragraphs if not one.startswith(_EXAMPLE)], examples


def _commands(command: Any) -> "Groups":
    inner = getattr(command, "commands", {})
    return {"Commands": [(name, _first_sentence(one.help or "")) for name, one in inner.items()]} if inner else {}


def _inner_examples(command: Any) -> list[str]:
    """For a group without an example of its own: the first that one of its commands has."""
    inner = getattr(command, "commands", {})
    return next((examples[:1] for one in inner.values() if (examples := _split(one.help or "")[1])), [])


def _first_sentence(text: str) -> str:
    about, _ = _split(text)
    return about[0].partition(". ")[0].rstrip(".") + "." if about else ""


def _row(param: Any, context: Any) -> "Row":
    if param.param_type_name == "argument":
        return _with_choices("|".join(_choices(param)), argument_label(param), param.help or "", "")
    metavar = param.make_metavar(ctx=context)
    flags = ", ".join(param.opts)
    takes = "" if param.is_flag else metavar
    told = f"Default: {param.default}." if isinstance(param.default, str) and param.default != "-" else ""
    return _with_choices(takes, f"{flags} {takes}".strip(), param.help or "", told)


def argument_label(param: Any) -> str:
    """A word without a flag as usage shows it: `[ID]`, `FILE`, `[FILE]...`."""
    name = (param.metavar or str(param.name).upper()).strip("[].")
    label = name if param.required else f"[{name}]"
    return f"{label}..." if param.nargs == -1 else label


def _choices(param: Any) -> list[str]:
    return [str(choice) for choice in getattr(param.type, "choices", ())]


def _with_choices(takes: str, label: str, about: str, default: str) -> "Row":
    """A long list of words stands behind what the flag does, and not in its place."""
    if "|" in takes and (len(takes) > _LONGEST_CHOICE or takes not in label):
        choices = ", ".join(takes.strip("<>").split("|"))
        label = label.replace(takes, "WORD")
        about = f"{about} One of {choices}."
    return label.replace("<", "").replace(">", ""), " ".join(filter(None, (about, default)))


def _section(heading: str, rows: "Sequence[Row]", width: int) -> list[str]:
    return [heading, *_table(rows, width), ""] if rows else []


def _table(rows: "Sequence[Row]", width: int) -> Iterator[str]:
    label_width = min(_LABEL, max(len(label) for label, _ in rows))
    for label, about in rows:
        if width < _NARROW and any(len(one) > width // 3 for one, _ in rows):
            yield from wrapped(label, width, first="  ", rest="    ")
            yield from wrapped(about, width, first="      ", rest="      ")
        elif not about:
            yield from wrapped(label, width, first="  ", rest="    ")
        elif len(label) > label_width:
            yield f"  {label}"
            yield from wrapped(about, width, first=" " * (label_width + 4), rest=" " * (label_width + 4))
        else:
            yield from wrapped(about, width, first=f"  {label:{label_width}}  ", rest=" " * (label_width + 4))


def by_group(listed: Iterable[tuple[str, str, str]], order: Sequence[str]) -> "dict[str, list[Row]]":
    """The commands, each with its group, name and help, by theme."""
    rows = list(listed)
    return {
        group: found for group in order if (found := [(name, text) for theme, name, text in rows if theme == group])
    }
