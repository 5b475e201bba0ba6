"""English."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from mentorprep.core.render.blocks import Line, Typed, fill, joined
from mentorprep.core.render.languages.phrases import Phrases
from mentorprep.core.wording import HOLDS_UP, WEEKDAYS, chances, plain_decimal, plural, told_apart

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorprep.core.summary.facts import Shortage, State, StepFact, WouldDo
    from mentorprep.core.summary.news import Shift

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_STATES = {
    "likely": "likely in time",
    "close": "close",
    "doubtful": "doubtful",
    "short": "does not fit",
    "starts too late": "does not fit: it cannot begin before its date",
    "date passed": "its date has passed",
    "no schedule": "no schedule found that meets the date",
    "waits": f"waits for a step that {HOLDS_UP}",
    "not estimated": "no hours yet",
    "without plan": "no plan yet",
    "without date": "no date yet",
    "all steps done": "every step is done",
    "paused": "paused",
    "done": "done",
    "dropped": "dropped",
}


def _day(day: dt.date) -> str:
    return f"{WEEKDAYS[day.weekday()]}, {day.isoformat()}"


def _count(count: int, one: str, many: str) -> str:
    word = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{word} {one if count == 1 else many}"


def _state(state: State) -> Line:
    words = _STATES[state.word]
    if state.chances is not None:
        return (f"{words}: {chances(state.chances)}",)
    if state.shortage is not None:
        return (f"{words}: {_shortage(state.shortage)}",)
    if state.would_do:
        return _would_do(words, state.would_do)
    return (f"{words}; likely done by {state.likely_by}",) if state.likely_by else (words,)


def _shortage(shortage: Shortage) -> str:
    needed, available = told_apart(shortage.needed, shortage.available)
    begin = f"from {shortage.since} " if shortage.since else ""
    end = f"by {shortage.until} " if shortage.until else ""
    others = f", together with {_goals_of(shortage.together_with)}"
    return f"{begin}{end}needs {needed} h, has {available} h{others if shortage.together_with else ''}"


def _would_do(words: str, would_do: tuple[WouldDo, ...]) -> Line:
    if would_do[0].of == "hours":
        return (f"no weekly hours yet: {_up(would_do[0].per_week)} h a week would do",)
    if would_do[0].of == "steps":
        return (f"{words}: {_steps(would_do[0].per_week)} would do",)
    paces = [(*_units(_up(pace.per_week), pace.unit), " a week") for pace in would_do]
    return (f"{words}: ", *joined(paces, " and "), " would do")


def _steps(per_week: Decimal) -> str:
    if per_week >= 1:
        steps = _up(per_week)
        return f"{steps} {'step' if steps == 1 else 'steps'} a week"
    weeks = int(1 / per_week)
    return "1 step a week" if weeks == 1 else f"1 step in {weeks} weeks"


def _up(value: Decimal) -> Decimal:
    """At least so many: whole from one on, else to the tenth."""
    return value.quantize(Decimal(1), ROUND_CEILING) if value >= 1 else value


def _units(count: Decimal, unit: str | None) -> Line:
    one = unit or "unit"
    return (f"{plain_decimal(count)} ", Typed(one if count == 1 else plural(one)))


def _amount(step: StepFact) -> Line:
    if step.weekly_hours is not None:
        return (f"{plain_decimal(step.weekly_hours)} h a week",)
    parts: list[Line] = []
    if step.units is not None and step.units_done is not None:
        of = f"{plain_decimal(step.units_done)} of " if step.units_done else ""
        parts.append((of, *_units(step.units, step.unit)))
    if hours := _hours(step):
        parts.append((hours,))
    return joined(parts, ", ")


def _hours(step: StepFact) -> str:
    estimate = "–".join(map(plain_decimal, step.hours))
    if step.status == "done":
        return f"{plain_decimal(step.worked)} h" if step.worked else ""
    if step.worked and step.hours:
        so_far = plain_decimal(step.worked)
        return f"{so_far} of {estimate} h" if step.worked < step.hours[-1] else f"{so_far} h so far"
    return f"{estimate} h" if estimate else ""


def _shift(shift: Shift) -> Line:
    title = Typed(shift.title)
    match shift.topic:
        case "added":
            return fill("New: {title}" if shift.thing == "step" else "New goal: {title}", title=title)
        case "removed":
            return fill("No longer in the plan: {title}", title=title)
        case "date":
            return fill("{title}: " + _moved(shift), title=title)
        case "estimate":
            return fill("{title}: " + _estimated(shift), title=title)
        case "name":
            return fill("{before} is now called {title}", before=Typed(shift.before or ""), title=title)
        case "place":
            return fill("{title} now belongs to {after}", title=title, after=Typed(shift.after or ""))
        case "status":
            return fill("{title}: " + _STATUS_NOW.get(shift.after or "", "active again"), title=title)
        case _:
            return _availability(shift)


def _availability(shift: Shift) -> Line:
    if shift.topic == "hours per week":
        return (f"Hours per week: {shift.before or 'not given'} → {shift.after or 'not given'}",)
    if shift.topic == "hours from":
        return (f"From {shift.first} on: {f'{shift.after} h a week' if shift.after else 'hours not given'}",)
    days = f"{'Away' if shift.topic == 'away' else 'No longer away'} {shift.first} to {shift.last}"
    return (f"{days}: ", Typed(shift.title)) if shift.title else (days,)


_STATUS_NOW = {"paused": "paused", "dropped": "dropped", "done": "done"}


def _moved(shift: Shift) -> str:
    if shift.before and shift.after:
        return f"{shift.before} → {shift.after}"
    return f"now by {shift.after}" if shift.after else "no date any more"


def _estimated(shift: Shift) -> str:
    if shift.before and shift.after:
        return f"{shift.before} h → {shift.after} h"
    return f"{shift.after} h" if shift.after else "no estimate any more"


def _listed(words: list[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else ""


def _goals_of(numbers: Sequence[int]) -> str:
    return f"{'goal' if len(numbers) == 1 else 'goals'} {_listed([str(number) for number in numbers])}"


def _questions_asked(count: int, first: int, last: int) -> str:
    numbers = f"{first}" if count == 1 else f"{first} to {last}"
    return f"{_count(count, 'question', 'questions')} for you ({numbers})"


PHRASES = Phrases(
    code="en",
    number=plain_decimal,
    day=_day,
    state=_state,
    amount=_amount,
    shift=_shift,
    questions_asked=_questions_asked,
    goals_of=_goals_of,
    more_questions=lambda count: f"{_count(count, 'more question', 'more questions').capitalize()} can wait.",
    more_goals=lambda count: f"And {_count(count, 'more goal', 'more goals')}.",
    more_steps=lambda count: f"and {_count(count, 'more step', 'more steps')}",
    units=_units,
    outcomes={
        "new": "{text}: noted, not settled yet",
        "adopted": "{text}: taken up",
        "parked": "{text}: parked for now",
        "declined": "{text}: not for me",
    },
    doubts={
        "load": "With everything else this makes {amount} hours a week.",
        "rest": "No break is planned for half a year.",
        "many goals": "{amount} goals with dates run at the same time.",
        "ran over": "More work than I planned for: {about}.",
        "slower": "Slower so far than the plan counts on: {about}.",
        "step date passed": "A date has passed with work left: {about}.",
        "large": "Too big to review as one step: {about}.",
        "vague": "Not concrete yet: {about}.",
        "others decide": "The end is in others' hands: {about}.",
        "no sign of done": "No clear finish line yet: {about}.",
    },
    agenda={
        "people": "who we are",
        "questions": "the questions",
        "ourselves": "how we are",
        "options": "the options",
        "goals": "goals and dates: what would you drop?",
        "together": "how we work together; my next step",
        "news": "what is new",
        "plan": "what comes next",
    },
    statuses={"todo": "to do", "doing": "under way", "done": "done", "dropped": "dropped"},
    hello="Hello {mentor},",
    hello_anyone="Hello,",
    subject_outreach="A mentoring request: {goal}",
    subject_outreach_bare="A mentoring request",
    subject_kickoff="{mentee}: before our call",
    subject_update="{mentee}: news since {date}",
    subject_full="{mentee}: my plan in full",
    request_at_the_end="I am {mentee}. I have one small request, at the end; a line from your phone answers it.",
    why_you="Why I write to you: {why}",
    help_wanted="What I would like help with:",
    goal_by="{title}, by {by}",
    goal_help="{goal} – {help}",
    so_far_done="Done so far: {steps}.",
    so_far_under_way="Under way: {steps}.",
    to_look_at="To look at: {evidence}",
    hours_to_give="I have {hours} hours a week for this.",
    hours_to_give_beside="I have {hours} hours a week for this, beside other commitments.",
    default_ask="May I send you my one-page plan?",
    kickoff_lead="{questions}; nothing needs an answer before we talk.",
    kickoff_without_questions="nothing here needs an answer before we talk.",
    wanted_from_call="What I would most like from our call",
    where_i_am="Where I am",
    options="The options I weigh",
    goals="Goals",
    table_head=("No.", "Goal", "Done when", "Date", "Where it stands"),
    beside_others="All of this stands beside other commitments.",
    hours_per_week="I have {hours} hours a week for this.",
    plans="Plans",
    plan_of="{number}: {goal}",
    plan_hours="{plan} ({hours} h left)",
    under_way="Under way: {steps}",
    next="Next: {steps}",
    later="Later: {steps}",
    what_i_doubt="What I already doubt",
    meeting="Our meeting",
    meeting_on="{day}",
    meeting_time="{day}, {time}",
    meeting_zone="{when} ({zone})",
    meeting_link="Link: {link}",
    please_read="Please read this before.",
    agenda_title="Agenda: {minutes} minutes, if it suits you",
    agenda_item="{minutes} min: {topic}",
    how_we_work="How we work together",
    how_i_suggest="How we could work together",
    proposed_agreement=(
        "I take the initiative and write when there is news.",
        "Quiet weeks are normal.",
        "I do not ask you to keep me accountable, to motivate me, or to answer for the results.",
    ),
    update_lead="{questions}; the rest is news.",
    update_without_questions="nothing here needs an answer; this is where things are.",
    since="Since {date}",
    done_goal="Reached: {title}",
    done="Done: {step}",
    under_way_one="Under way: {step}",
    learned="Learned: {text}",
    learned_in="Learned in {step}: {text}",
    what_changed="What changed in the plan",
    changed="{about}: {what}",
    reason="{change}, because {reason}",
    reason_sentence="{change}. {reason}.",
    advice="What became of your advice",
    advice_became="{advice}, as {title}",
    advice_from="{advice} (from {person})",
    decided="Decided: {text}",
    instead_of="{decision}; until now: {old}",
    where_dates_stand="Where the dates stand",
    standing="{title}, {by} – {state}",
    standing_unchanged="{title}, {by}, unchanged – {state}",
    standing_moved="{title}, {by} (was {was}) – {state}",
    standing_new="{title}, {by}, new – {state}",
    standing_without_date="{title} – {state}",
    questions="Questions",
    stuck="Where I am stuck",
    stuck_in="{step}: {text}",
    full_lead="{questions}; the rest is for whenever you want to read on.",
    full_without_questions="nothing here needs an answer; it is for whenever you want to read on.",
    email="Mail: {email}",
    links="To look at",
    availability="Hours",
    other_hours="Other work, studies and care: {hours} hours a week.",
    hours_from="From {date} on: {hours} hours a week.",
    no_work="No work on the plan: {first} to {last}",
    goal_title="{number}: {title}",
    goal_plan="Plan:",
    goal_state="Where it stands: {state}",
    goal_date="Date: {date}",
    goal_start="Not before: {date}",
    goal_finished="Finished: {date}",
    goal_why="Why: {text}",
    goal_wish="What I would like from you: {text}",
    goal_done_when="Done when: {text}",
    goal_measure="Measure: {text}",
    goal_because="Reason: {text}",
    goal_replaced="In its place: {title}",
    step="{title}: {details}",
    step_by="by {date}",
    step_start="from {date}",
    step_finished="finished {date}",
    step_after="after {titles}",
    step_wait="then {days} days of waiting",
    step_optional="nice to have",
    step_resource="with {resource}",
    step_evidence="see {evidence}",
    answered="Questions with an answer",
    answer="Answer: {text}",
    meetings="Meetings",
    meeting_with="{meeting} with {person}",
    decisions="Decisions",
    dated="{date}: {text}",
    ideas="Advice",
    changes="Changes of the plan",
    log="Log",
    log_learned="Learned: {text}",
    log_stuck="Stuck: {text}",
    log_note="Note: {text}",
)
