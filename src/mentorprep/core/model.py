"""The homework as values: what it is, and which values each field may hold. Not how it is written, judged or shown.

Every field is `Annotated[type, shape, meaning]`; a field without a default is required. This is the one definition of
the format: the reader, the JSON Schema, completion and the reference of the docs are made from it. A trailing underscore
(`from_`, `with_`) is Python's, not the file's: see `key_of`. Keys that begin with `x-` are the mentee's own and are not
held here. Classes are NamedTuples because they are frozen and cost a third of a dataclass at start-up."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal, NamedTuple, get_args

from mentorprep.core.shapes import (
    Address,
    Choice,
    Day,
    DayOrPeriod,
    Entry,
    Flag,
    Id,
    Many,
    Number,
    OneOrMany,
    ScalarOrEntry,
    Text,
    Whole,
    Zone,
)

FORMAT_VERSION = 1

Area = Literal["technical", "language", "negotiation", "pace", "opportunities", "other"]
GoalStatus = Literal["active", "paused", "done", "dropped"]
StepStatus = Literal["todo", "doing", "done", "dropped"]
MentorStatus = Literal["asked", "accepted", "declined", "ended"]
IdeaStatus = Literal["new", "adopted", "parked", "declined"]
SentKind = Literal["outreach", "kickoff", "update", "full"]
SentState = Literal["sending", "sent", "uncertain"]

_HOURS = Number()
_WEEK_HOURS = Number(high=Decimal(168))
_DAY_HOURS = Number(high=Decimal(24))
_UNITS = Number(high=Decimal(1_000_000))
_LONG = Text(long=True)


class By(NamedTuple):
    """A date as the mentee gave it: its last day, and the words of the file (`2027-Q2`), which is how it is shown."""

    day: dt.date
    text: str


class Range(NamedTuple):
    """Hours that are within, 8 times of 10; counted as their geometric mean."""

    low: Annotated[Decimal, Number(above=True), "in one case of ten it is less"]
    high: Annotated[Decimal, Number(above=True), "in one case of ten it is more"]


class DaysRange(NamedTuple):
    """A waiting time that is within, 8 times of 10. In whole days."""

    low: Annotated[int, Whole(1, 3650), "in one case of ten it is less"]
    high: Annotated[int, Whole(1, 3650), "in one case of ten it is more"]


class Week(NamedTuple):
    """Hours for each weekday; a day that is not named has none."""

    mon: Annotated[Decimal, _DAY_HOURS, "hours on a Monday"] = Decimal(0)
    tue: Annotated[Decimal, _DAY_HOURS, "hours on a Tuesday"] = Decimal(0)
    wed: Annotated[Decimal, _DAY_HOURS, "hours on a Wednesday"] = Decimal(0)
    thu: Annotated[Decimal, _DAY_HOURS, "hours on a Thursday"] = Decimal(0)
    fri: Annotated[Decimal, _DAY_HOURS, "hours on a Friday"] = Decimal(0)
    sat: Annotated[Decimal, _DAY_HOURS, "hours on a Saturday"] = Decimal(0)
    sun: Annotated[Decimal, _DAY_HOURS, "hours on a Sunday"] = Decimal(0)


class Size(NamedTuple):
    """Progress in units."""

    total: Annotated[Decimal, Number(high=Decimal(1_000_000), above=True), "how many units there are"]
    before: Annotated[Decimal, _UNITS, "units done before the first log entry"] = Decimal(0)
    unit: Annotated[str | None, Text(), "what one unit is: chapter, lesson, post"] = None


class Measure(NamedTuple):
    """A figure that shows how far the goal is."""

    name: Annotated[str | None, Text(), "what is measured"] = None
    now: Annotated[str | None, Text(), "where it stands"] = None
    target: Annotated[str | None, Text(), "where it should be"] = None


class AvailabilityChange(NamedTuple):
    """Other hours per week from a day on."""

    from_: Annotated[dt.date, Day(), "the first day with these hours"]
    hours_per_week: Annotated[
        Decimal | Week, ScalarOrEntry(_WEEK_HOURS, Entry(Week)), "hours per week, or hours for each weekday"
    ]


class Break(NamedTuple):
    """Days on which no work is planned, both included."""

    from_: Annotated[dt.date, Day(), "the first day of the break"]
    to: Annotated[dt.date, Day(), "the last day of the break"]
    why: Annotated[str | None, Text(), "what the break is for"] = None


class Availability(NamedTuple):
    """The hours there are for the plan."""

    hours_per_week: Annotated[
        Decimal | Week | None,
        ScalarOrEntry(_WEEK_HOURS, Entry(Week)),
        "hours per week, spread evenly over its seven days, or hours for each weekday",
    ] = None
    other_hours_per_week: Annotated[Decimal | None, _WEEK_HOURS, "job, studies, care: only to see the whole load"] = (
        None
    )
    changes: Annotated[
        tuple[AvailabilityChange, ...], Many(Entry(AvailabilityChange)), "other hours from a day on"
    ] = ()
    breaks: Annotated[tuple[Break, ...], Many(Entry(Break)), "days on which no work is planned"] = ()


class Mentee(NamedTuple):
    """The person whose homework this is."""

    name: Annotated[str, Text(), "your name, as a mentor should use it"]
    email: Annotated[str | None, Address(), "where answers go"] = None
    time_zone: Annotated[str | None, Zone(), "IANA name, such as Europe/Warsaw"] = None
    links: Annotated[tuple[str, ...], Many(Text()), "what a mentor may look at: code, portfolio, posts"] = ()
    situation: Annotated[str | None, _LONG, "where you are now"] = None
    options: Annotated[tuple[str, ...], Many(Text()), "the ways you are weighing"] = ()
    availability: Annotated[Availability | None, Entry(Availability), "the hours there are for the plan"] = None


class Mentor(NamedTuple):
    """A mentor, found or hoped for."""

    id: Annotated[str, Id(), "made from the name when missing"] = ""
    name: Annotated[str | None, Text(), "may be missing: a programme, a list, whoever takes it"] = None
    email: Annotated[str | None, Address(), "where messages go"] = None
    language: Annotated[str | None, Text(), "of what is written to them: en, pl"] = None
    found_via: Annotated[str | None, Text(), "where you found them"] = None
    opening_code: Annotated[str | None, Text(), "the first message begins with exactly this"] = None
    why: Annotated[str | None, _LONG, "why this person"] = None
    ask: Annotated[str | None, _LONG, "the one small request"] = None
    status: Annotated[MentorStatus | None, Choice(get_args(MentorStatus)), "where the relationship is"] = None
    agreement: Annotated[str | None, _LONG, "how you work together; replaces the proposed text"] = None
    last_message_id: Annotated[str | None, Text(), "their newest mail, so that yours lands in the same thread"] = None


class Step(NamedTuple):
    """One step of a plan."""

    title: Annotated[str, Text(), "what you will do"]
    id: Annotated[str, Id(), "made from the title when missing"] = ""
    hours: Annotated[
        Decimal | Range | None, ScalarOrEntry(_HOURS, Entry(Range)), "your own estimate; 0 is a milestone"
    ] = None
    weekly_hours: Annotated[Decimal | None, _WEEK_HOURS, "instead of hours: recurring, every week from start to by"] = (
        None
    )
    size: Annotated[Size | None, Entry(Size), "progress in units"] = None
    start: Annotated[dt.date | None, Day(), "not before this day"] = None
    by: Annotated[By | None, DayOrPeriod(), "a date for its work, inside the goal's; this day included"] = None
    after: Annotated[tuple[str, ...], Many(Id()), "ids of steps that must be done first, in any goal"] = ()
    wait_days: Annotated[
        int | DaysRange | None,
        ScalarOrEntry(Whole(0, 3650), Entry(DaysRange)),
        "then days until the result, in others' hands",
    ] = None
    optional: Annotated[bool, Flag(), "nice to have: decides nothing"] = False
    status: Annotated[StepStatus, Choice(get_args(StepStatus)), "where the step is"] = "todo"
    finished: Annotated[dt.date | None, Day(), "the day it was done or dropped"] = None
    resource: Annotated[str | None, Text(), "what is studied"] = None
    evidence: Annotated[str | None, Text(), "what came of it"] = None
    private: Annotated[bool, Flag(), "never leaves in any export"] = False


class Goal(NamedTuple):
    """What the mentee wants to reach, and the plan for it."""

    title: Annotated[str, Text(), "what you want to reach"]
    id: Annotated[str, Id(), "made from the title when missing"] = ""
    area: Annotated[Area | None, Choice(get_args(Area)), "which level of a career it is about"] = None
    why: Annotated[str | None, _LONG, "why you want it"] = None
    help: Annotated[str | None, _LONG, "what you would like from the mentor"] = None
    done_when: Annotated[str | None, _LONG, "how you will know"] = None
    measure: Annotated[Measure | None, Entry(Measure), "a figure that shows how far it is"] = None
    start: Annotated[dt.date | None, Day(), "not before this day"] = None
    by: Annotated[By | None, DayOrPeriod(), "this day included; a month, quarter or year means its last day"] = None
    status: Annotated[GoalStatus, Choice(get_args(GoalStatus)), "where the goal is"] = "active"
    finished: Annotated[dt.date | None, Day(), "the day it was done or dropped"] = None
    because: Annotated[str | None, _LONG, "why it is paused or dropped"] = None
    replaced_by: Annotated[str | None, Id(), "the goal that took its place"] = None
    plan: Annotated[tuple[Step, ...], Many(Entry(Step)), "the steps"] = ()
    private: Annotated[bool, Flag(), "never leaves in any export"] = False


class Question(NamedTuple):
    """A question for a mentor."""

    text: Annotated[str, _LONG, "the question"]
    id: Annotated[str, Id(), "q1, q2 … when missing"] = ""
    about: Annotated[tuple[str, ...], OneOrMany(Id()), "the goal or step it is about"] = ()
    asked: Annotated[dt.date | None, Day(), "the day it was asked"] = None
    answer: Annotated[str | None, _LONG, "the answer"] = None
    private: Annotated[bool, Flag(), "never leaves in any export"] = False


class LogEntry(NamedTuple):
    """What happened on a day."""

    date: Annotated[dt.date, Day(), "the day"]
    step: Annotated[str | None, Id(), "the step worked on"] = None
    hours: Annotated[Decimal | None, _HOURS, "hours worked"] = None
    units: Annotated[Decimal | None, _UNITS, "units done"] = None
    left: Annotated[
        Decimal | Range | None, ScalarOrEntry(_HOURS, Entry(Range)), "a new estimate of what is left after this entry"
    ] = None
    learned: Annotated[str | None, _LONG, "told in updates"] = None
    stuck: Annotated[str | None, _LONG, "told in updates"] = None
    note: Annotated[str | None, _LONG, "for you; told only in the full export"] = None
    private: Annotated[bool, Flag(), "never leaves in any export"] = False


class Meeting(NamedTuple):
    """A meeting; a date to come is a planned one."""

    date: Annotated[dt.date, Day(), "the day"]
    id: Annotated[str, Id(), "made from the date when missing"] = ""
    time: Annotated[str | None, Text(), "such as 18:00, in your time zone"] = None
    link: Annotated[str | None, Text(), "where it takes place"] = None
    with_: Annotated[str | None, Text(), "a mentor's id, or any name"] = None
    notes: Annotated[str | None, _LONG, "what was said"] = None
    private: Annotated[bool, Flag(), "never leaves in any export"] = False


class Decision(NamedTuple):
    """A decision reached together, kept so as not to second-guess it."""

    text: Annotated[str, _LONG, "what was decided"]
    id: Annotated[str, Id(), "d1, d2 … when missing"] = ""
    date: Annotated[dt.date | None, Day(), "the day"] = None
    with_: Annotated[str | None, Text(), "a mentor's id, or any name"] = None
    because: Annotated[str | None, _LONG, "the reason"] = None
    about: Annotated[tuple[str, ...], OneOrMany(Id()), "the goal or step it is about"] = ()
    replaces: Annotated[str | None, Id(), "the decision that it supersedes"] = None
    private: Annotated[bool, Flag(), "never leaves in any export"] = False


class Idea(NamedTuple):
    """Advice that came up."""

    text: Annotated[str, _LONG, "the advice"]
    id: Annotated[str, Id(), "i1, i2 … when missing"] = ""
    date: Annotated[dt.date | None, Day(), "the day"] = None
    from_: Annotated[str | None, Text(), "a mentor's id, or any name"] = None
    status: Annotated[IdeaStatus, Choice(get_args(IdeaStatus)), "what became of it"] = "new"
    because: Annotated[str | None, _LONG, "the reason, for the mentor to read"] = None
    became: Annotated[str | None, Id(), "the goal or step it became"] = None
    private: Annotated[bool, Flag(), "never leaves in any export"] = False


class PlanChange(NamedTuple):
    """A change of the plan worth telling."""

    date: Annotated[dt.date | None, Day(), "the day"] = None
    about: Annotated[tuple[str, ...], OneOrMany(Id()), "the goal or step it is about"] = ()
    what: Annotated[str | None, _LONG, "what changed"] = None
    because: Annotated[str | None, _LONG, "why"] = None
    private: Annotated[bool, Flag(), "never leaves in any export"] = False


class Sent(NamedTuple):
    """What a mentor has seen; written by the tool."""

    date: Annotated[dt.date, Day(), "the day"]
    to: Annotated[str, Id(), "the mentor's id"]
    kind: Annotated[SentKind, Choice(get_args(SentKind)), "the kind of message"]
    revision: Annotated[int | None, Whole(0, 1_000_000_000), "the journal's revision of the file at that moment"] = None
    sha256: Annotated[str | None, Text(), "of the file at that moment"] = None
    message_id: Annotated[str | None, Text(), "of the mail"] = None
    state: Annotated[SentState, Choice(get_args(SentState)), "whether it went out"] = "sent"


class Accepted(NamedTuple):
    """A finding looked at and kept on purpose."""

    code: Annotated[str | None, Text(), "the finding's code, such as MP306"] = None
    about: Annotated[tuple[str, ...], OneOrMany(Id()), "the goal or step it is about"] = ()
    because: Annotated[str | None, _LONG, "why it stays"] = None


class Homework(NamedTuple):
    """A whole homework file."""

    mentorprep: Annotated[int, Whole(1), "the version of the format"]
    mentee: Annotated[Mentee, Entry(Mentee), "who you are and where you stand"]
    mentors: Annotated[tuple[Mentor, ...], Many(Entry(Mentor)), "mentors, found or hoped for"] = ()
    goals: Annotated[tuple[Goal, ...], Many(Entry(Goal)), "what you want to reach, with plans"] = ()
    questions: Annotated[tuple[Question, ...], Many(Entry(Question)), "questions for mentors"] = ()
    log: Annotated[tuple[LogEntry, ...], Many(Entry(LogEntry)), "what happened"] = ()
    meetings: Annotated[tuple[Meeting, ...], Many(Entry(Meeting)), "meetings held and planned"] = ()
    decisions: Annotated[tuple[Decision, ...], Many(Entry(Decision)), "decisions reached together"] = ()
    ideas: Annotated[tuple[Idea, ...], Many(Entry(Idea)), "advice that came up"] = ()
    changes: Annotated[tuple[PlanChange, ...], Many(Entry(PlanChange)), "changes of the plan worth telling"] = ()
    sent: Annotated[tuple[Sent, ...], Many(Entry(Sent)), "what a mentor has seen"] = ()
    accepted: Annotated[tuple[Accepted, ...], Many(Entry(Accepted)), "findings kept on purpose"] = ()


def key_of(field: str) -> str:
    """The file's key for a field of the model: `from_` is `from`."""
    return field.rstrip("_")


def shapes_of(cls: Any) -> dict[str, Any]:
    """The shape of each key of a class of the model, in the order of its fields."""
    return {key_of(name): annotation.__metadata__[0] for name, annotation in cls.__annotations__.items()}


MISSING: Any = object()  # stands for what a file must give


def start_of(cls: Any) -> tuple[Any, ...]:
    """What the fields of a class are before any key is read: their defaults, and MISSING for each required one."""
    return tuple(cls._field_defaults.get(name, MISSING) for name in cls._fields)
