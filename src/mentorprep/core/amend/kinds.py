"""The kinds of entry that `add` can add, and how each field is given: made from the model, so that they stand once."""

from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from mentorprep.core.model import Break, Decision, Goal, Idea, Meeting, Mentor, Question, Step, key_of
from mentorprep.core.shapes import Choice, Day, DayOrPeriod, Entry, Flag, Many, OneOrMany, ScalarOrEntry

Kind = Literal["goal", "step", "question", "mentor", "meeting", "decision", "idea", "break"]


class NewKind(NamedTuple):
    """One kind: its class in the model, the list it goes to, what it says of itself in help, and how the fields that an
    entry cannot do without are asked for."""

    cls: Any
    section: tuple[str, ...]
    help: str
    asks: dict[str, str]


KINDS: dict[Kind, NewKind] = {
    "goal": NewKind(Goal, ("goals",), "Add what you want to reach.", {"title": "What would you like to reach?"}),
    "step": NewKind(Step, ("plan",), "Add a step to the plan of a goal.", {"title": "What is the step?"}),
    "question": NewKind(Question, ("questions",), "Add a question for a mentor.", {"text": "What would you ask?"}),
    "mentor": NewKind(
        Mentor, ("mentors",), "Add a mentor, found or hoped for.", {"name": "What is the mentor's name?"}
    ),
    "meeting": NewKind(
        Meeting, ("meetings",), "Add a meeting, held or planned.", {"date": "On which day is it, or was it?"}
    ),
    "decision": NewKind(
        Decision, ("decisions",), "Keep a decision reached together, with its reason.", {"text": "What was decided?"}
    ),
    "idea": NewKind(
        Idea,
        ("ideas",),
        "Keep advice that came up; it can become a goal or step at once.",
        {"text": "What was the advice?"},
    ),
    "break": NewKind(
        Break,
        ("mentee", "availability", "breaks"),
        "Plan no work from a day to a day.",
        {"from_": "Which is the first day of the break?", "to": "Which is its last day?"},
    ),
}
_FLAGS = {"help": "--help-wanted"}  # `--help` is taken
_METAVARS: tuple[tuple[Any, str], ...] = (
    (Day, "DATE"),
    (DayOrPeriod, "DATE"),
    (ScalarOrEntry, "NUMBER"),
    (Entry, "TEXT"),
)


class Field(NamedTuple):
    """One field of an entry as a flag. `shape` is of one value; `many` takes the flag several times, and with
    `one_alone` a single value stands without a list."""

    name: str
    flag: str
    shape: Any
    meaning: str
    required: bool
    many: bool
    one_alone: bool

    @property
    def is_switch(self) -> bool:
        """Whether the flag takes no value."""
        return isinstance(self.shape, Flag)

    @property
    def metavar(self) -> str:
        """What stands for the value in help."""
        if isinstance(self.shape, Choice):
            return "|".join(self.shape.words)
        return next((word for shape, word in _METAVARS if isinstance(self.shape, shape)), "TEXT")


@cache
def fields_of(kind: Kind) -> tuple[Field, ...]:
    """The fields that flags give, in the order of the model: all but a goal's plan, which `add step` fills."""
    cls = KINDS[kind].cls
    hints = get_type_hints(cls, include_extras=True)
    return tuple(_field(cls, name, hints[name]) for name in cls._fields if name != "plan")


def _field(cls: Any, name: str, hint: Any) -> Field:
    assert get_origin(hint) is Annotated
    _, shape, meaning = get_args(hint)
    many = isinstance(shape, Many | OneOrMany)
    flag = _FLAGS.get(name, "--" + key_of(name).replace("_", "-"))
    return Field(
        name,
        flag,
        shape.item if many else shape,
        meaning,
        name not in cls._field_defaults,
        many,
        isinstance(shape, OneOrMany),
    )
