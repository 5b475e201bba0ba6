"""Where a goal stands, in words a person uses."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest

from mentorprep.core.model import By, DaysRange, Goal, Homework, Mentee, Step
from mentorprep.core.plan.assess import assess
from mentorprep.core.plan.assessment import Assessment, GoalAssessment, Overload, Pace, UnitPace
from mentorprep.core.render.languages import words_in
from mentorprep.core.render.text import plain
from mentorprep.core.summary.facts import date_of, numbers_of, state_of
from mentorprep.core.summary.known import known

TODAY, END = dt.date(2026, 11, 23), dt.date(2027, 6, 30)
STEP = Step("SQL", "sql", hours=Decimal(240))
JOB = Goal("A job", "job", by=By(END, "2027-Q2"), plan=(STEP,))
JUDGED = GoalAssessment("job", "A job", "fits", by=END)


def overload(**fields: object) -> Overload:
    whole = Overload(TODAY, END, Fraction(240), Fraction(1869, 10), ("job",), ("sql",))
    return whole._replace(**fields)  # type: ignore[arg-type]


def pace(hours: Fraction | None = None, steps: Fraction = Fraction(1), units: tuple[UnitPace, ...] = ()) -> Pace:
    return Pace(Fraction(30), hours, steps, units)


def chapters(per_week: str, unit: str | None = "chapter") -> UnitPace:
    return UnitPace("sql", unit, Decimal(63), Fraction(per_week), None)


def words(
    judged: GoalAssessment, *overloads: Overload, goal: Goal = JOB, private: bool = False, exact: bool = True
) -> str:
    assessment = Assessment(
        TODAY, judged.verdict, exact, Fraction(240), False, None, None, None, (), overloads, (judged,)
    )
    other = Goal("English", "english")
    beside = assessment if private else None
    facts = known(Homework(1, Mentee("Ada"), goals=(goal, other)), assessment, None, beside_private=beside)
    return plain(words_in("en").state(state_of(goal, facts, numbers_of((goal, other), 4))))


@pytest.mark.parametrize(
    ("judged", "told"),
    [
        (JUDGED._replace(chance=Decimal("0.92")), "likely in time"),
        (JUDGED._replace(verdict="tight", chance=Decimal("0.61")), "close: about 6 chances of 10"),
        (JUDGED._replace(verdict="over-ambitious", chance=Decimal("0.25")), "doubtful: about 3 chances of 10"),
        (JUDGED._replace(verdict="over-ambitious", chance=Decimal("0.10")), "doubtful: about 1 chance of 10"),
        (JUDGED._replace(verdict="over-ambitious", chance=Decimal("0.04")), "doubtful: less than 1 chance of 10"),
        (JUDGED._replace(verdict="blocked"), "waits for a step that cannot be finished as planned"),
        (JUDGED._replace(verdict="no-date", by=None), "no date yet"),
        (JUDGED._replace(verdict="no-date", by=None, p80=END), "no date yet; likely done by 30 June 2027"),
        (JUDGED._replace(verdict="unknown", by=None), "no date yet"),
        (JUDGED._replace(verdict="unknown"), "no hours yet"),
        (JUDGED._replace(verdict="unknown", pace=pace(units=(chapters("1.2"),))), "no hours yet: 2 chapters a week would do"),
        (JUDGED._replace(verdict="unknown", pace=pace(units=(chapters("0.5"),))), "no hours yet: 1 chapter every 2 weeks would do"),
        (JUDGED._replace(verdict="unknown", pace=pace(units=(chapters("1", "story"), chapters("3", "story")))), "no hours yet: 1 story a week and 3 stories a week would do"),
        (JUDGED._replace(verdict="unknown", pace=pace(units=(chapters("3", "box"),))), "no hours yet: 3 boxes a week would do"),
        (JUDGED._replace(verdict="unknown", pace=pace(Fraction(81, 10))), "no weekly hours yet: 9 h a week would do"),
        (JUDGED._replace(verdict="unknown", pace=pace()), "no hours yet: 1 step a week would do"),
        (JUDGED._replace(verdict="unknown", pace=pace(steps=Fraction(5, 4))), "no hours yet: 2 steps a week would do"),
        (JUDGED._replace(verdict="unknown", pace=pace(steps=Fraction(1, 3))), "no hours yet: 1 step in 2 weeks would do"),
        (JUDGED._replace(verdict="unknown", pace=pace(steps=Fraction(1, 52))), "no hours yet"),
    ],
)  # fmt: skip
def test_a_state_is_told_in_words(judged: GoalAssessment, told: str) -> None:
    assert words(judged) == told


@pytest.mark.parametrize(
    ("overloads", "told"),
    [
        ((overload(),), "does not fit: needs 240 h, has 187 h"),
        ((overload(hours_needed=Fraction(1874, 10)),), "does not fit: needs 187.4 h, has 186.9 h"),
        (
            (overload(hours_needed=Fraction(1886, 10), hours_available=Fraction(18858, 100)),),
            "does not fit: needs 188.6 h, has 188.58 h",
        ),
        ((overload(goals=("job", "english", "gone")),), "does not fit: needs 240 h, has 187 h, together with goal 5"),
        ((overload(to=dt.date(2027, 1, 31)),), "does not fit: by 31 January 2027 needs 240 h, has 187 h"),
        ((overload(from_=dt.date(2027, 1, 1)),), "does not fit: from 1 January 2027 needs 240 h, has 187 h"),
        ((overload(from_=END, hours_available=Fraction(0)),), "does not fit: it cannot begin before its date"),
        ((overload(goals=("english",)),), "does not fit"),
        ((overload(hours_needed=Fraction(200)), overload()), "does not fit: needs 240 h, has 187 h"),
    ],
)
def test_the_figures_of_what_does_not_fit_are_those_of_the_overload(overloads: tuple[Overload, ...], told: str) -> None:
    assert words(JUDGED._replace(verdict="impossible"), *overloads) == told


def test_without_an_exact_schedule_none_was_found() -> None:
    assert words(JUDGED._replace(verdict="impossible"), exact=False) == "no schedule found that meets the date"


def test_a_date_behind_us_is_said_and_no_figure() -> None:
    past = JUDGED._replace(verdict="impossible", by=dt.date(2026, 11, 22))
    assert words(past, overload()) == "its date has passed"


@pytest.mark.parametrize("verdict", ["impossible", "tight", "unknown"])
def test_beside_private_work_a_state_has_no_figure(verdict: str) -> None:
    judged = JUDGED._replace(verdict=verdict, chance=Decimal("0.61"), pace=pace())  # type: ignore[arg-type]
    assert not any(sign.isdigit() for sign in words(judged, overload(), private=True))


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        (JOB._replace(status="paused"), "paused"),
        (JOB._replace(status="done"), "done"),
        (JOB._replace(plan=()), "no plan yet"),
        (JOB._replace(plan=(STEP._replace(status="dropped"),)), "no plan yet"),
        (JOB._replace(plan=(STEP._replace(status="done"),)), "every step is done"),
    ],
)
def test_what_needs_no_work_is_told_as_it_is(goal: Goal, told: str) -> None:
    assert words(JUDGED, goal=goal) == told


MAY = STEP._replace(by=By(dt.date(2027, 5, 31), "2027-05"))
SEPTEMBER = Step("Talk", "talk", by=By(dt.date(2027, 9, 1), "2027-09-01"), hours=Decimal(1), optional=True)


@pytest.mark.parametrize(
    ("goal", "date"),
    [
        (JOB, "2027-Q2"),
        (JOB._replace(by=None), None),
        (JOB._replace(by=None, plan=(MAY, SEPTEMBER)), "2027-05"),
        (JOB._replace(by=None, plan=(MAY, SEPTEMBER, Step("Paper", "paper", after=("talk",)))), "2027-09-01"),
        (JOB._replace(by=None, plan=(MAY._replace(wait_days=14),)), "2027-06-14"),
        (JOB._replace(by=None, plan=(MAY._replace(wait_days=DaysRange(2, 9)),)), "2027-06-05"),
    ],
)
def test_a_goal_is_dated_as_it_is_judged_in_the_words_of_the_file(goal: Goal, date: str | None) -> None:
    homework = Homework(1, Mentee("Ada"), goals=(goal,))
    judged_by = date_of(goal, known(homework, assess(homework, TODAY), None))
    assert (judged_by and judged_by.text) == date
