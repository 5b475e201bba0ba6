"""What a language provides: a phrase for everything a summary can say, and small functions for numbers, dates, states.

A `{slot}` takes the mentee's text or a phrase. Nothing in any language stands outside `languages/`."""

from __future__ import annotations

from typing import TYPE_CHECKING, dataclass_transform

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal

    from mentorprep.core.model import By
    from mentorprep.core.render.blocks import Line
    from mentorprep.core.summary.facts import State, StepFact
    from mentorprep.core.summary.shift import Shift


@dataclass_transform(kw_only_default=True, frozen_default=True)
class _Words:
    """Words by their names. The type checker asks for each of them; as a NamedTuple, so many would cost two milliseconds
    at every start."""

    def __init__(self, **words: object) -> None:
        vars(self).update(words)


class TimelineWords(_Words):
    """What stands in and beside the picture of a plan. Days fill `{date}`, `{first}` and `{last}`."""

    title: str
    today: str
    today_is: str
    goal: str  # with {number}, {title} and {facts}
    date: str
    likely: str
    likely_not_before: str
    no_work: str
    legend_date: str
    legend_likely: str
    legend_no_work: str


class CalendarWords(_Words):
    """How dates are called in a calendar."""

    goal: str  # with {title}
    step: str  # with {title}
    part_of: str  # with {title}, of a goal
    no_work: str
    no_work_why: str  # with {why}
    meeting: str  # with {person}
    meeting_bare: str


class FormWords(_Words):
    """The boxes of a platform's form."""

    background: str
    expectations: str
    message: str


class Phrases(_Words):
    """One language."""

    code: str
    number: Callable[[Decimal], str]
    hours: Callable[[Decimal], str]  # with their word, as something one has
    weekday: Callable[[dt.date], str]
    date: Callable[[By | dt.date], str]  # a day, or the end of the month, quarter or year that was given
    until: Callable[[By | dt.date], str]  # the same, as a limit
    days: Callable[[dt.date, dt.date], str]  # both included
    state: Callable[[State], Line]
    amount: Callable[[StepFact], Line]  # how much of a step, and how far; empty where not known
    shift: Callable[[Shift], Line]
    questions_asked: Callable[[int, int, int], str]  # how many, the first number, the last
    goals_of: Callable[[Sequence[int]], str]
    more_questions: Callable[[int], str]
    more_goals: Callable[[int], str]
    more_steps: Callable[[int], str]
    units: Callable[[Decimal, str | None], Line]
    outcomes: Mapping[str, str]  # of an idea, by its outcome: with {text}
    doubts: Mapping[str, str]  # by topic: with {about} or {amount}
    agenda: Mapping[str, str]  # by topic
    statuses: Mapping[str, str]
    timeline: TimelineWords
    calendar: CalendarWords
    form: FormWords

    hello: str
    hello_anyone: str
    subject_outreach: str
    subject_outreach_bare: str
    subject_kickoff: str
    subject_update: str
    subject_full: str

    request_for: str  # with {mentee} and {goal}
    request_for_first: str  # the same, where it is the first of several
    request: str
    why_you: str
    help_wanted: str
    goal_by: str
    goal_help: str
    so_far_done: str
    so_far_under_way: str
    to_look_at: str
    hours_to_give: str
    hours_to_give_beside: str
    default_ask: str

    kickoff_lead: str  # with {questions}
    kickoff_without_questions: str
    wanted_from_call: str
    wish_for_goal: str  # with {goal} and {text}
    where_i_am: str
    options: str
    goals: str
    table_head: tuple[str, str, str, str, str]
    beside_others: str
    hours_per_week: str
    plans: str
    plan_of: str
    plan_hours: str
    under_way: str
    next: str
    later: str
    what_i_doubt: str
    meeting: str
    meeting_time: str
    meeting_zone: str
    meeting_link: str
    please_read: str
    agenda_title: str
    agenda_item: str
    how_we_work: str
    how_i_suggest: str
    proposed_agreement: tuple[str, ...]

    update_lead: str  # with {questions}
    update_without_questions: str
    update_lead_after_silence: str  # with {questions}
    with_a_call: str  # with {questions}
    update_with_a_call: str
    reminder: str
    agreed_on: str
    agreed: str
    met_on: str
    since: str
    done_goal: str
    done: str
    under_way_one: str
    learned: str
    learned_in: str
    what_changed: str
    changed: str
    reason: str
    reason_sentence: str
    advice: str
    advice_became: str
    advice_from: str
    decided: str
    decided_with: str
    instead_of: str
    dates_moved: str  # with {goals}
    where_dates_stand: str
    all_unchanged: str
    standing: str
    standing_unchanged: str
    standing_moved: str
    standing_moved_from: str
    standing_new: str
    standing_without_date: str
    questions: str
    stuck: str
    stuck_in: str
    call: str
    wish_to_meet: str

    full_lead: str  # with {questions}
    full_without_questions: str
    email: str
    links: str
    availability: str
    other_hours: str
    hours_from: str
    no_work: str  # with {days}
    goal_title: str
    goal_plan: str
    goal_state: str
    goal_date: str
    goal_start: str
    goal_finished: str
    goal_why: str
    goal_wish: str
    goal_done_when: str
    goal_measure: str
    goal_because: str
    goal_replaced: str
    step: str
    step_start: str
    step_finished: str
    step_after: str
    step_wait: str
    step_optional: str
    step_resource: str
    step_evidence: str
    answered: str
    answer: str
    meetings: str
    meeting_with: str
    decisions: str
    dated: str
    ideas: str
    changes: str
    log: str
    log_learned: str
    log_stuck: str
    log_note: str
