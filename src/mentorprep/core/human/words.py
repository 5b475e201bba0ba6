"""The words of dates and durations in English and Polish, reduced to a few canonical tokens. No grammar here."""

import re
from functools import cache
from typing import NamedTuple

from mentorprep.core.wording import folded, nearest, shortened

_LONGEST_QUOTE = 40


class Unclear(NamedTuple):
    """What was typed cannot be read for sure. `message` says what was understood, `cure` what can be typed instead."""

    message: str
    cure: str

    def __str__(self) -> str:
        return f"{self.message} {self.cure}".strip()


# Canonical tokens: M1…M12 months, D0…D6 weekdays (Monday is 0), words of time, numbers as digits.
_SPELLINGS = """
M1 january jan stycznia styczen styczniu
M2 february feb lutego luty lutym
M3 march mar marca marzec marcu
M4 april apr kwietnia kwiecien kwietniu
M5 may maja maj maju
M6 june jun czerwca czerwiec czerwcu
M7 july jul lipca lipiec lipcu
M8 august aug sierpnia sierpien sierpniu
M9 september sep sept wrzesnia wrzesien wrzesniu
M10 october oct pazdziernika pazdziernik pazdzierniku
M11 november nov listopada listopad listopadzie
M12 december dec grudnia grudzien grudniu
D0 monday mon mondays poniedzialek poniedzialki pon
D1 tuesday tue tues tuesdays wtorek wtorki
D2 wednesday wed wednesdays sroda srode srody
D3 thursday thu thur thurs thursdays czwartek czwartki
D4 friday fri fridays piatek piatki
D5 saturday sat saturdays sobota sobote soboty
D6 sunday sun sundays niedziela niedziele
today today now dzis dzisiaj
tomorrow tomorrow jutro
yesterday yesterday wczoraj
day day days d dzien dni
week week weeks w wk wks tydzien tygodnie tygodni tygodnia
month month months m mo miesiac miesiace miesiecy miesiaca
quarter quarter quarters kwartal kwartalu
year year years y yr yrs rok lata lat roku
in in za
ago ago temu
next next coming nastepny nastepna nastepne przyszly przyszlym przyszlego przyszla przyszle
last last previous zeszly zeszla ostatni ostatnia poprzedni
this this current tym tego
end end koniec konca koncem
start start beginning early poczatek poczatku
mid mid middle polowa polowy polowie
q q
1 a an one jeden
2 two dwa dwie
3 three trzy
4 four cztery
5 five piec
6 six szesc
7 seven siedem
8 eight osiem
9 nine dziewiec
10 ten dziesiec
11 eleven
12 twelve
"""
_LEFT_OUT = frozenset(
    ("of", "the", "on", "by", "until", "till", "dnia", "do", "w", "r")
)  # they change nothing about a date
_AFTER_A_NUMBER = re.compile(r"(?<=\d)(st|nd|rd|th)\b")
_TOKEN = re.compile(r"\d+|[^\W\d_]+|(?<=\d)\.(?=\d)|[^\s,.]")


@cache
def _vocabulary() -> dict[str, str]:
    words: dict[str, str] = {}
    for line in _SPELLINGS.split("\n"):
        for word in line.split()[1:]:
            words.setdefault(word, line.split()[0])
    return words


def canonical(text: str) -> str:
    """Every word as its token, in one line: “1st of March” is `1 M3`. A word that is not known stays as it is."""
    words = _vocabulary()
    tokens: list[str] = []
    for token in _TOKEN.findall(_AFTER_A_NUMBER.sub("", folded(text))):
        is_unit = token == "w" and tokens and tokens[-1].isdigit()  # noqa: S105 - "w" is weeks, and Polish "in"
        if token not in _LEFT_OUT or is_unit:
            tokens.append(words.get(token, token))
    return " ".join(tokens)


def quoted(text: str) -> str:
    """What was typed, in quotation marks, cut short where somebody pasted a page."""
    return f"“{shortened(text, _LONGEST_QUOTE)}”"


def nearest_word(text: str) -> str | None:
    """The English word that the first unknown word of `text` may be meant as."""
    known = _vocabulary()
    for word in re.findall(r"[^\W\d_]{3,}", folded(text)):
        if word not in known and word not in _LEFT_OUT:
            return nearest(word, [line.split()[1] for line in _SPELLINGS.strip().split("\n")]) or None
    return None
