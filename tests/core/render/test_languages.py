"""Every language says all there is to say, in its own grammar."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, get_args

import pytest

from mentorprep.core.model import By, IdeaStatus, StepStatus
from mentorprep.core.render.languages import LANGUAGES, en_grammar, pl_grammar, words_in
from mentorprep.core.render.text import plain
from mentorprep.core.summary.facts import Likelihood, Shortage, State, StepFact, WouldDo
from mentorprep.core.summary.kickoff import AgendaTopic
from mentorprep.core.summary.shift import Shift, Topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorprep.core.render.languages.phrases import Phrases

SLOT = re.compile(r"\{(\w+)\}")
UNSPOKEN = {"hello": {"mentor"}}  # a slot that a language may leave out: a Polish name would need its vocative


def templates(words: Phrases) -> Iterator[tuple[str, str]]:
    """Every phrase that is a text, by its name."""
    for name, value in vars(words).items():
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, tuple):
            yield from ((f"{name} {place}", text) for place, text in enumerate(value))
        elif isinstance(value, dict):
            yield from ((f"{name} {key}", text) for key, text in value.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_is_there_with_the_slots_that_pages_fill(language: str) -> None:
    english, spoken = dict(templates(words_in("en"))), dict(templates(words_in(language)))
    assert spoken.keys() == english.keys()
    for name, text in spoken.items():
        assert text.strip(), name
        assert set(SLOT.findall(text)) | UNSPOKEN.get(name, set()) == set(SLOT.findall(english[name])), name


def test_no_phrase_of_another_language_was_forgotten_in_english() -> None:
    english, polish = dict(templates(words_in("en"))), dict(templates(words_in("pl")))
    alike = {
        name for name in polish if re.search(r"[a-z]{3}", SLOT.sub("", polish[name])) and polish[name] == english[name]
    }
    assert alike == {"meeting_link", "goal_plan", "agenda_item"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_a_summary_can_say_has_words(language: str) -> None:
    words = words_in(language)
    assert words.code == language
    assert words.outcomes.keys() == set(get_args(IdeaStatus))
    assert words.statuses.keys() == set(get_args(StepStatus))
    assert words.agenda.keys() == set(get_args(AgendaTopic))
    for word in get_args(Likelihood):
        assert plain(words.state(State(word)))
    day = By(dt.date(2027, 6, 30), "2027-06-30")
    for topic in get_args(Topic):
        before, after = (day, day) if topic == "date" else ("6", "7.5")
        shift = Shift(topic, "step", "SQL", before, after, dt.date(2027, 3, 1), dt.date(2027, 3, 9))
        for one in (shift, shift._replace(before=None), shift._replace(after=None), shift._replace(title="")):
            assert plain(words.shift(one))


@pytest.mark.parametrize(
    ("count", "chapters", "hours"),
    [
        ("0", "0 rozdziałów", "0 godzin"),
        ("1", "1 rozdział", "1 godzinę"),
        ("2", "2 rozdziały", "2 godziny"),
        ("4", "4 rozdziały", "4 godziny"),
        ("5", "5 rozdziałów", "5 godzin"),
        ("11", "11 rozdziałów", "11 godzin"),
        ("12", "12 rozdziałów", "12 godzin"),
        ("14", "14 rozdziałów", "14 godzin"),
        ("21", "21 rozdziałów", "21 godzin"),
        ("22", "22 rozdziały", "22 godziny"),
        ("112", "112 rozdziałów", "112 godzin"),
        ("122", "122 rozdziały", "122 godziny"),
        ("0.5", "0,5 rozdziału", "0,5 godziny"),
        ("2.5", "2,5 rozdziału", "2,5 godziny"),
        ("6.0", "6 rozdziałów", "6 godzin"),
    ],
)
def test_polish_nouns_take_the_form_that_their_number_asks_for(count: str, chapters: str, hours: str) -> None:
    assert plain(pl_grammar.units(Decimal(count), "rozdział")) == chapters
    assert pl_grammar.hours(Decimal(count)) == hours


@pytest.mark.parametrize(
    ("count", "questions", "rest", "goals", "steps"),
    [
        (1, "mam jedno pytanie (4)", "Jeszcze jedno pytanie może poczekać.", "I jeszcze jeden cel.", "i jeszcze jeden krok"),
        (2, "mam dwa pytania (4 i 5)", "Jeszcze dwa pytania mogą poczekać.", "I jeszcze dwa cele.", "i jeszcze dwa kroki"),
        (3, "mam trzy pytania (4–6)", "Jeszcze trzy pytania mogą poczekać.", "I jeszcze trzy cele.", "i jeszcze trzy kroki"),
        (5, "mam pięć pytań (4–8)", "Jeszcze pięć pytań może poczekać.", "I jeszcze pięć celów.", "i jeszcze pięć kroków"),
        (12, "mam 12 pytań (4–15)", "Jeszcze 12 pytań może poczekać.", "I jeszcze 12 celów.", "i jeszcze 12 kroków"),
        (23, "mam 23 pytania (4–26)", "Jeszcze 23 pytania mogą poczekać.", "I jeszcze 23 cele.", "i jeszcze 23 kroki"),
    ],
)  # fmt: skip
def test_polish_counts_agree_with_their_verbs(count: int, questions: str, rest: str, goals: str, steps: str) -> None:
    words = words_in("pl")
    assert words.questions_asked(count, 4, 3 + count) == questions
    assert (words.more_questions(count), words.more_goals(count), words.more_steps(count)) == (rest, goals, steps)


@pytest.mark.parametrize(
    ("count", "questions", "rest"),
    [
        (1, "one question for you (4)", "One more question can wait."),
        (2, "two questions for you (4 and 5)", "Two more questions can wait."),
        (3, "three questions for you (4 to 6)", "Three more questions can wait."),
        (11, "11 questions for you (4 to 14)", "11 more questions can wait."),
    ],
)
def test_english_counts_are_words_up_to_ten(count: int, questions: str, rest: str) -> None:
    words = words_in("en")
    assert words.questions_asked(count, 4, 3 + count) == questions
    assert words.more_questions(count) == rest


JUNE = dt.date(2027, 6, 30)


@pytest.mark.parametrize(
    ("when", "english", "polish", "polish_limit"),
    [
        (JUNE, "30 June 2027", "30 czerwca 2027", "do 30 czerwca 2027"),
        (By(JUNE, "2027-06-30"), "30 June 2027", "30 czerwca 2027", "do 30 czerwca 2027"),
        (By(JUNE, "2027-06"), "end of June 2027", "koniec czerwca 2027", "do końca czerwca 2027"),
        (By(JUNE, "2027-Q2"), "end of June 2027", "koniec czerwca 2027", "do końca czerwca 2027"),
        (By(dt.date(2027, 12, 31), "2027"), "end of 2027", "koniec 2027 roku", "do końca 2027 roku"),
    ],
)
def test_a_date_is_told_as_finely_as_it_was_given(
    when: By | dt.date, english: str, polish: str, polish_limit: str
) -> None:
    assert (en_grammar.date(when), en_grammar.until(when)) == (english, f"by {english}".replace("by end", "by the end"))
    assert (pl_grammar.date(when), pl_grammar.until(when)) == (polish, polish_limit)


@pytest.mark.parametrize("month", range(1, 13))
def test_polish_months_stand_in_the_genitive(month: int) -> None:
    names = [
        "stycznia",
        "lutego",
        "marca",
        "kwietnia",
        "maja",
        "czerwca",
        "lipca",
        "sierpnia",
        "września",
        "października",
        "listopada",
        "grudnia",
    ]
    assert pl_grammar.date(dt.date(2027, month, 9)) == f"9 {names[month - 1]} 2027"


@pytest.mark.parametrize(
    ("first", "last", "english", "polish"),
    [
        ("2027-08-02", "2027-08-02", "2 August 2027", "2 sierpnia 2027"),
        ("2027-07-05", "2027-07-09", "5 to 9 July 2027", "5–9 lipca 2027"),
        ("2027-05-28", "2027-06-03", "28 May to 3 June 2027", "28 maja – 3 czerwca 2027"),
        ("2026-12-21", "2027-01-03", "21 December 2026 to 3 January 2027", "21 grudnia 2026 – 3 stycznia 2027"),
    ],
)
def test_days_in_a_row(first: str, last: str, english: str, polish: str) -> None:
    days = (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert (en_grammar.days(*days), pl_grammar.days(*days)) == (english, polish)


def test_a_day_of_a_meeting_has_its_weekday() -> None:
    assert words_in("en").weekday(dt.date(2026, 12, 1)) == "Tuesday, 1 December 2026"
    assert words_in("pl").weekday(dt.date(2026, 12, 1)) == "wtorek, 1 grudnia 2026"


def would_do(**fields: Any) -> State:
    return State("not estimated", would_do=(WouldDo(**{"of": "units", "unit": "rozdział"} | fields),))


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (State("close", chances=6), "na styk: około 6 szans na 10"),
        (State("doubtful", chances=1), "wątpliwe: około 1 szansy na 10"),
        (State("doubtful", chances=0), "wątpliwe: mniej niż 1 szansa na 10"),
        (State("close", chances=10), "na styk: ponad 9 szans na 10"),
        (State("without date", likely_by=JUNE), "jeszcze bez terminu; gotowe prawdopodobnie do 30 czerwca 2027"),
        (
            State("short", shortage=Shortage(Fraction(1886, 10), Fraction(18858, 100), None, None, (5,))),
            "nie mieści się: potrzeba 188,6 godz., jest 188,58 godz., razem z celem 5",
        ),
        (
            State("short", shortage=Shortage(Fraction(240), Fraction(187), dt.date(2027, 1, 1), JUNE, (2, 3))),
            "nie mieści się: od 1 stycznia 2027 do 30 czerwca 2027 potrzeba 240 godz., jest 187 godz., razem z celami 2 i 3",
        ),
        (would_do(per_week=Decimal(1)), "jeszcze bez godzin: wystarczy 1 rozdział tygodniowo"),
        (would_do(per_week=Decimal(2)), "jeszcze bez godzin: wystarczą 2 rozdziały tygodniowo"),
        (would_do(per_week=Decimal("4.2")), "jeszcze bez godzin: wystarczy 5 rozdziałów tygodniowo"),
        (would_do(per_week=Decimal("0.5")), "jeszcze bez godzin: wystarczy 1 rozdział na 2 tygodnie"),
        (would_do(per_week=Decimal(2), unit="chapter"), "jeszcze bez godzin: wystarczą 2 „chapter” tygodniowo"),
        (would_do(of="hours", per_week=Decimal("8.1")), "jeszcze bez godzin w tygodniu: wystarczy 9 godzin tygodniowo"),
        (would_do(of="hours", per_week=Decimal(1)), "jeszcze bez godzin w tygodniu: wystarczy 1 godzina tygodniowo"),
        (would_do(of="steps", per_week=Decimal("1.2")), "jeszcze bez godzin: wystarczą 2 kroki tygodniowo"),
        (would_do(of="steps", per_week=Decimal("0.34")), "jeszcze bez godzin: wystarczy 1 krok na 2 tygodnie"),
        (would_do(of="steps", per_week=Decimal("0.2")), "jeszcze bez godzin: wystarczy 1 krok na 5 tygodni"),
    ],
)
def test_a_verdict_in_polish(state: State, told: str) -> None:
    assert plain(words_in("pl").state(state)) == told


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (StepFact("SQL", "doing", hours=(Decimal(20), Decimal(45)), worked=Decimal("5.5")), "5,5 z 20–45 godz."),
        (StepFact("SQL", "done", hours=(Decimal(30),), worked=Decimal("38.5")), "38,5 godz."),
        (StepFact("SQL", "doing", units_done=Decimal(29), units=Decimal(92), unit="rozdział"), "29 z 92 rozdziałów"),
        (StepFact("SQL", "doing", units_done=Decimal(29), units=Decimal(92), unit="chapter"), "29 z 92 „chapter”"),
        (StepFact("SQL", "todo", units_done=Decimal(0), units=Decimal(92), unit="rozdział"), "92 rozdziały"),
        (StepFact("SQL", "todo", units_done=Decimal(3), units=Decimal(9)), "3 z 9 jedn."),
        (StepFact("Talk", "todo", weekly_hours=Decimal("1.5")), "1,5 godz. tygodniowo"),
    ],
)
def test_how_much_of_a_step_in_polish(step: StepFact, told: str) -> None:
    assert plain(words_in("pl").amount(step)) == told


GENDERED = re.compile(r"\w*(?:łam|łem|łaś|łeś)\b|\b(?:gotowa|gotowy|chciałbym|chciałabym|powinnam|powinienem)\b")


def test_no_polish_phrase_tells_whether_a_woman_or_a_man_writes() -> None:
    assert [name for name, text in templates(words_in("pl")) if GENDERED.search(text)] == []
    assert GENDERED.search("utknęłam")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_phrase_and_no_other(language: str) -> None:
    words = words_in(language)
    for of_words in (words, words.timeline, words.calendar, words.form):
        assert set(vars(of_words)) == set(type(of_words).__annotations__)
