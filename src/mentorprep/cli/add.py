"""`mentorprep add`: one entry, by flags. The flags of each kind are the fields that the model gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from mentorprep.cli.amending import Amending
from mentorprep.cli.flags import switch, text_flag, with_flags
from mentorprep.core.amend.add import New, added, next_after
from mentorprep.core.amend.kinds import KINDS, fields_of

if TYPE_CHECKING:
    import inspect
    from collections.abc import Callable

    from mentorprep.cli.settings import Settings
    from mentorprep.core.amend.add import Added
    from mentorprep.core.amend.kinds import Field, Kind

_GIVEN = "given_"  # a parameter called `help` would be taken for --help
_OF_A_STEP = ("goal", "--goal", "ID", "The goal whose plan it goes to.")
_MORE: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "step": (_OF_A_STEP,),
    "idea": (
        ("as_", "--as", "goal|step", "What it becomes at once."),
        ("title", "--title", "TEXT", "The title of that goal or step; its text if not given."),
        _OF_A_STEP,
    ),
}

_EXAMPLES: dict[Kind, str] = {
    "goal": '--title "Get a junior backend job" --by 2027-06-30',
    "step": '--goal backend-job --title "SQL course" --hours 30',
    "question": '--text "Django or FastAPI?" --about backend-job',
    "mentor": '--name "Marcin Nowak" --email marcin@example.com',
    "meeting": '--date "next friday" --time 18:00 --with marcin',
    "decision": '--text "Python first" --because "most junior offers ask for it"',
    "idea": '--text "Practise salary talks" --from marcin --as goal',
    "break": "--from 2026-12-21 --to 2027-01-03 --why family",
}

add = typer.Typer(
    help="Add a goal, step, question, mentor, meeting, decision, idea or break.\n\n"
    f"Example: mentorprep add question {_EXAMPLES['question']}",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


def _add(settings: Settings, new: New) -> None:
    amending: Amending[New, Added] = Amending(
        settings, new, make=lambda homework, asked: added(homework, asked, settings.today), complete=_completed
    )
    made, saved = amending.write(f"add {new.kind}")
    settings.console.out(made.told)
    settings.tell_next(next_after(made), saved)


def _completed(new: New, flag: str, answer: str) -> New:
    if flag == "--goal":
        return new._replace(goal=answer)
    name = next(field.name for field in fields_of(new.kind) if field.flag == flag)
    return new._replace(values={**new.values, name: answer})


def _parameter(field: Field) -> inspect.Parameter:
    if field.is_switch:
        return switch(_GIVEN + field.name, field.flag, _sentence(field.meaning))
    return text_flag(_GIVEN + field.name, field.flag, field.metavar, _sentence(field.meaning), many=field.many)


def _sentence(text: str) -> str:
    return text if text[1:2].isdigit() else f"{text[0].upper()}{text[1:]}."  # “q1, q2 … when missing”


def _command(kind: Kind) -> Callable[..., None]:
    fields = fields_of(kind)
    more = _MORE.get(kind, ())

    def command(context: typer.Context, **given: Any) -> None:
        values = {field.name: given[_GIVEN + field.name] for field in fields}
        _add(context.obj, New(kind, values, **{name: given[_GIVEN + name] for name, *_ in more}))

    extra = (text_flag(_GIVEN + name, flag, metavar, text) for name, flag, metavar, text in more)
    return with_flags(command, [*map(_parameter, fields), *extra])


for _kind, _new in KINDS.items():
    add.command(_kind, help=f"{_new.help}\n\nExample: mentorprep add {_kind} {_EXAMPLES[_kind]}")(_command(_kind))
