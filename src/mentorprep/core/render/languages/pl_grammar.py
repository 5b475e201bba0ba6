"""Polish grammar: plural forms, dates in the genitive, numbers with a comma, states and changes as they are said.

No sentence tells whether a woman or a man writes or reads: verbs stand in the present or future, or are nouns."""

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_CEILING, Decimal
from typing import NamedTuple

from mentorprep.core.model import By
from mentorprep.core.render.blocks import Line, Typed, fill, joined
from mentorprep.core.summary.facts import Shortage, State, StepFact, WouldDo
from mentorprep.core.summary.shift import Shift
from mentorprep.core.wording import plain_decimal, told_apart


class Noun(NamedTuple):
    """A noun by what its number asks for: 1; 2 to 4; 5 and more; a fraction."""

    one: str
    few: str
    many: str
    part: str


MONTHS = (
    *("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca"),
    *("lipca", "sierpnia", "września", "października", "listopada", "grudnia"),
)
WEEKDAYS = ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela")
_HOUR = Noun("godzinę", "godziny", "godzin", "godziny")  # as something one has
_STEP = Noun("krok", "kroki", "kroków", "kroku")
_GOAL = Noun("cel", "cele", "celów", "celu")
_QUESTION = Noun("pytanie", "pytania", "pytań", "pytania")
_UNITS = {
    noun.one: noun
    for noun in (
        Noun("artykuł", "artykuły", "artykułów", "artykułu"),
        Noun("ćwiczenie", "ćwiczenia", "ćwiczeń", "ćwiczenia"),
        Noun("dzień", "dni", "dni", "dnia"),
        Noun("film", "filmy", "filmów", "filmu"),
        Noun("kurs", "kursy", "kursów", "kursu"),
        Noun("lab", "laby", "labów", "labu"),
        Noun("lekcja", "lekcje", "lekcji", "lekcji"),
        Noun("moduł", "moduły", "modułów", "modułu"),
        Noun("odcinek", "odcinki", "odcinków", "odcinka"),
        Noun("problem", "problemy", "problemów", "problemu"),
        Noun("projekt", "projekty", "projektów", "projektu"),
        _QUESTION,
        Noun("rozdział", "rozdziały", "rozdziałów", "rozdziału"),
        Noun("sekcja", "sekcje", "sekcji", "sekcji"),
        Noun("sesja", "sesje", "sesji", "sesji"),
        Noun("strona", "strony", "stron", "strony"),
        Noun("temat", "tematy", "tematów", "tematu"),
        Noun("test", "testy", "testów", "testu"),
        Noun("tydzień", "tygodnie", "tygodni", "tygodnia"),
        Noun("wykład", "wykłady", "wykładów", "wykładu"),
        Noun("zadanie", "zadania", "zadań", "zadania"),
    )
}
_NUMBERS = ("zero", "jeden", "dwa", "trzy", "cztery", "pięć", "sześć", "siedem", "osiem", "dziewięć", "dziesięć")
_STATES = {
    "likely": "prawdopodobnie w terminie",
    "close": "na styk",
    "doubtful": "wątpliwe",
    "short": "nie mieści się",
    "starts too late": "nie mieści się: nie może się zacząć przed swoim terminem",
    "date passed": "termin minął",
    "no schedule": "nie widać rozkładu, który mieści się w terminie",
    "waits": "czeka na krok, którego według planu nie da się skończyć",
    "not estimated": "jeszcze bez godzin",
    "without plan": "jeszcze bez planu",
    "without date": "jeszcze bez terminu",
    "all steps done": "wszystkie kroki gotowe",
    "paused": "wstrzymane",
    "done": "gotowe",
    "dropped": "rezygnuję",
}
_STATUS_NOW = {"paused": "wstrzymane", "dropped": "rezygnuję", "done": "gotowe"}
_DAY, _YEAR = 10, 4  # how long a day and a year are where they are written
_SELDOM = Decimal("0.5")  # a week; not more than that is told as one in so many weeks
_TEENS = range(12, 15)


def number(value: Decimal) -> str:
    """`2,5`: with a comma."""
    return plain_decimal(value).replace(".", ",")


def form(count: Decimal | int, noun: Noun) -> str:
    """The form of a noun that a number asks for: 1 rozdział, 22 rozdziały, 12 rozdziałów, 2,5 rozdziału."""
    if count != int(count):
        return noun.part
    whole = abs(int(count))
    if whole == 1:
        return noun.one
    return noun.few if whole % 10 in (2, 3, 4) and whole % 100 not in _TEENS else noun.many


def count_of(count: int, noun: Noun, one: str = "jeden") -> str:
    """`jedno pytanie`, `pięć pytań`, `12 pytań`; `one` agrees with the noun."""
    word = one if count == 1 else _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{word} {form(count, noun)}"


def hours(count: Decimal) -> str:
    """`1 godzinę`, `2 godziny`, `2,5 godziny`, `6 godzin`."""
    return f"{number(count)} {form(count, _HOUR)}"


def _long_day(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday(day: dt.date) -> str:
    """`wtorek, 1 grudnia 2026`."""
    return f"{WEEKDAYS[day.weekday()]}, {_long_day(day)}"


def date(when: By | dt.date) -> str:
    """`30 czerwca 2027`, and `koniec czerwca 2027` for a month or quarter, as it was given."""
    return _long_day(when.day if isinstance(when, By) else when) if _is_day(when) else f"koniec {_month_or_year(when)}"


def until(when: By | dt.date) -> str:
    """`do 30 czerwca 2027`, `do końca czerwca 2027`."""
    return f"do {date(when)}" if _is_day(when) else f"do końca {_month_or_year(when)}"


def _is_day(when: By | dt.date) -> bool:
    return not isinstance(when, By) or len(when.text) == _DAY


def _month_or_year(when: By | dt.date) -> str:
    assert isinstance(when, By)
    if len(when.text) == _YEAR:
        return f"{when.day.year} roku"
    return f"{MONTHS[when.day.month - 1]} {when.day.year}"


def days(first: dt.date, last: dt.date) -> str:
    """`5–9 lipca 2027`, `28 maja – 3 czerwca 2027`, `2 sierpnia 2027`: both included."""
    if first == last:
        return _long_day(last)
    if first.year != last.year:
        return f"{_long_day(first)} – {_long_day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – {_long_day(last)}"
    return f"{first.day}–{_long_day(last)}"


def state(state: State) -> Line:
    """Where a goal stands."""
    words = _STATES[state.word]
    if state.chances is not None:
        return (f"{words}: {_chances(state.chances)}",)
    if state.shortage is not None:
        return (f"{words}: {_shortage(state.shortage)}",)
    if state.would_do:
        return _would_do(words, state.would_do)
    return (f"{words}; gotowe prawdopodobnie {until(state.likely_by)}",) if state.likely_by else (words,)


def _chances(of_ten: int) -> str:
    if of_ten in (0, 10):
        return "mniej niż 1 szansa na 10" if of_ten == 0 else "ponad 9 szans na 10"
    return f"około {of_ten} {'szansy' if of_ten == 1 else 'szans'} na 10"


def _shortage(shortage: Shortage) -> str:
    needed, available = (hours.replace(".", ",") for hours in told_apart(shortage.needed, shortage.available))
    begin = f"od {date(shortage.since)} " if shortage.since else ""
    end = f"{until(shortage.until)} " if shortage.until else ""
    others = f", razem {_with_goals(shortage.together_with)}" if shortage.together_with else ""
    return f"{begin}{end}potrzeba {needed} godz., jest {available} godz.{others}"


def _with_goals(numbers: Sequence[int]) -> str:
    one = len(numbers) == 1
    return f"{'z celem' if one else 'z celami'} {listed([str(number) for number in numbers])}"


def _would_do(words: str, would_do: tuple[WouldDo, ...]) -> Line:
    first = would_do[0]
    if first.of == "hours":
        week = _up(first.per_week)
        return (f"jeszcze bez godzin w tygodniu: {_enough(week)} {hours_named(week)} tygodniowo",)
    if first.of == "steps":
        return (f"{words}: {_steps(first.per_week)}",)
    enough = _enough(_up(first.per_week) if first.per_week > _SELDOM else Decimal(1))
    return (f"{words}: {enough} ", *joined([_pace(pace) for pace in would_do], " i "))


def _pace(pace: WouldDo) -> Line:
    """`3 rozdziały tygodniowo`; of less than about one in two weeks `1 rozdział na 3 tygodnie`."""
    if pace.per_week > _SELDOM:
        return (*units(_up(pace.per_week), pace.unit), " tygodniowo")
    weeks = int(1 / pace.per_week)
    return (*units(Decimal(1), pace.unit), f" na {weeks} {form(weeks, _UNITS['tydzień'])}")


def _enough(count: Decimal) -> str:
    """The verb that goes with so many of something."""
    return form(count, Noun("wystarczy", "wystarczą", "wystarczy", "wystarczy"))


def hours_named(count: Decimal) -> str:
    """Hours as the subject of a sentence: `1 godzina`, `2 godziny`."""
    return f"{number(count)} {form(count, _HOUR._replace(one='godzina'))}"


def _steps(per_week: Decimal) -> str:
    if per_week >= 1:
        steps = _up(per_week)
        return f"{_enough(steps)} {number(steps)} {form(steps, _STEP)} tygodniowo"
    weeks = int(1 / per_week)
    return (
        "wystarczy 1 krok tygodniowo" if weeks == 1 else f"wystarczy 1 krok na {weeks} {form(weeks, _UNITS['tydzień'])}"
    )


def _up(value: Decimal) -> Decimal:
    """At least so many: whole from one on, else to the tenth."""
    return value.quantize(Decimal(1), ROUND_CEILING) if value >= 1 else value


def units(count: Decimal, unit: str | None) -> Line:
    """`2 rozdziały`; a word that is not known here stays as it was typed: `29 „chapter”`."""
    noun = _UNITS.get(unit or "")
    if noun:
        return (f"{number(count)} {form(count, noun)}",)
    return (f"{number(count)} „", Typed(unit), "”") if unit else (f"{number(count)} jedn.",)


def amount(step: StepFact) -> Line:
    """How much of a step, and how far: `35 z 92 rozdziałów, 4 z 30 godz.`"""
    if step.weekly_hours is not None:
        return (f"{number(step.weekly_hours)} godz. tygodniowo",)
    parts: list[Line] = []
    if step.units is not None and step.units_done is not None:
        parts.append(_so_many_of(step.units_done, step.units, step.unit))
    if told := _hours(step):
        parts.append((told,))
    return joined(parts, ", ")


def _so_many_of(done: Decimal, total: Decimal, unit: str | None) -> Line:
    noun = _UNITS.get(unit or "")
    if noun and done:
        return (f"{number(done)} z {number(total)} {noun.many}",)
    return (f"{number(done)} z ", *units(total, unit)) if done else units(total, unit)


def _hours(step: StepFact) -> str:
    estimate = "–".join(map(number, step.hours))
    if step.status == "done":
        return f"{number(step.worked)} godz." if step.worked else ""
    if step.worked and step.hours:
        so_far = number(step.worked)
        return f"{so_far} z {estimate} godz." if step.worked < step.hours[-1] else f"dotąd {so_far} godz."
    return f"{estimate} godz." if estimate else ""


def shift(shift: Shift) -> Line:
    """A change of the plan that was seen."""
    title = Typed(shift.title)
    match shift.topic:
        case "added":
            return fill("Nowe w planie: {title}" if shift.thing == "step" else "Nowy cel: {title}", title=title)
        case "removed":
            return fill("Wypada z planu: {title}", title=title)
        case "date":
            return fill("{title}: {moved}", title=title, moved=_moved(shift))
        case "step dates":
            return fill("{title}: {dates}", title=title, dates=_dates_of(shift.steps))
        case "estimate" | "weekly estimate":
            a_week = " tygodniowo" if shift.topic == "weekly estimate" else ""
            return fill("{title}: {estimate}", title=title, estimate=f"{_estimated(shift)}{a_week}")
        case "size":
            sizes = [units(Decimal(str(size)), shift.unit) for size in (shift.before, shift.after) if size]
            return fill("{title}: {sizes}", title=title, sizes=joined(sizes, " → "))
        case "name":
            return fill("{title} – dotąd pod nazwą {before}", title=title, before=Typed(str(shift.before or "")))
        case "place":
            return fill("{title} – teraz w celu: {after}", title=title, after=Typed(str(shift.after or "")))
        case "status":
            return fill("{title}: {now}", title=title, now=_STATUS_NOW.get(str(shift.after), "znowu w planie"))
        case _:
            return _availability(shift)


def _availability(shift: Shift) -> Line:
    before, after = (_comma(value) for value in (shift.before, shift.after))
    if shift.topic == "hours per week":
        return (f"Godziny w tygodniu: {before or 'nie podano'} → {after or 'nie podano'}",)
    if shift.first is None or shift.topic == "hours from":
        begin = f"Od {date(shift.first)}: " if shift.first else ""
        of_days = ", ".join(f"{WEEKDAYS[day]} {_comma(hours)}" for day, hours in shift.weekdays)
        told = f"{after} godz. tygodniowo{f' ({of_days})' if of_days else ''}" if after else "bez podanych godzin"
        return (f"{begin}{told}",)
    away = "Przerwa" if shift.topic == "away" else "Odwołana przerwa"
    told = f"{away}: {days(shift.first, shift.last or shift.first)}"
    return (f"{told} (", Typed(shift.title), ")") if shift.title else (told,)


def _moved(shift: Shift) -> str:
    before, after = (date(one) if isinstance(one, By) else "" for one in (shift.before, shift.after))
    if before and after:
        return f"{before} → {after}"
    return f"teraz {until(shift.after)}" if isinstance(shift.after, By) else "już bez terminu"


def _dates_of(steps: Sequence[str]) -> Line:
    titles = joined([(Typed(step),) for step in steps], ", ")
    what = (
        ("nowe terminy kroków: " if len(steps) > 1 else "nowy termin kroku: ") if steps else "nowy termin jednego kroku"
    )
    return (what, *titles)


def _estimated(shift: Shift) -> str:
    before, after = (_comma(value) for value in (shift.before, shift.after))
    if before and after:
        return f"{before} godz. → {after} godz."
    return f"{after} godz." if after else "już bez oszacowania"


def _comma(value: object) -> str:
    return str(value or "").replace(".", ",")


def listed(words: Sequence[str]) -> str:
    """`2, 4 i 5`."""
    return " i ".join(part for part in (", ".join(words[:-1]), words[-1]) if part) if words else ""


def goals_of(numbers: Sequence[int]) -> str:
    """`cel 4`, `cele 4 i 5`."""
    return f"{'cel' if len(numbers) == 1 else 'cele'} {listed([str(number) for number in numbers])}"


def questions_asked(count: int, first: int, last: int) -> str:
    """`mam trzy pytania (1–3)`."""
    numbers = {1: f"{first}", 2: f"{first} i {last}"}.get(count, f"{first}–{last}")
    return f"mam {count_of(count, _QUESTION, 'jedno')} ({numbers})"


def more_questions(count: int) -> str:
    """`Jeszcze dwa pytania mogą poczekać.`"""
    can = form(count, Noun("może", "mogą", "może", "może"))
    return f"Jeszcze {count_of(count, _QUESTION, 'jedno')} {can} poczekać."


def more_goals(count: int) -> str:
    """`I jeszcze dwa cele.`"""
    return f"I jeszcze {count_of(count, _GOAL)}."


def more_steps(count: int) -> str:
    """`i jeszcze dwa kroki`"""
    return f"i jeszcze {count_of(count, _STEP)}"
