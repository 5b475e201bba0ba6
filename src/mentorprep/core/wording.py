"""Words and numbers, told alike wherever English is spoken. Only the wording: nothing is read or worked out here."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

Quantity = Fraction | Decimal | int | float

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

WAITS = "waits for a step that cannot be finished as planned"  # on hold, without an end, or in a circle
HOLDS_UP = "is on hold or has no end"  # what a step waits for that is in no circle

_COARSE_FROM = 20  # hours; from here on whole ones are enough, unless a pair needs more
_FINEST = 8  # decimals that a pair may need to be told apart

_LONGEST_WORD = 60  # ids have 64 at most; comparing takes time by the square
_HISSING = ("ss", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


def half_up(value: Quantity, places: int = 0) -> Decimal:
    """The value with so many decimals, a half rounded up. For values from 0 on."""
    over, under = Fraction(value).as_integer_ratio()
    return Decimal((2 * over * 10**places + under) // (2 * under)).scaleb(-places)


def tidy(number: Decimal) -> Decimal:
    """The same number without zeros that say nothing: 2.50 is 2.5, and 30.0 is 30."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def plain_decimal(number: Decimal) -> str:
    """A number as people write it: never `3E+1`."""
    return f"{tidy(number):f}"


def told_apart(needed: Quantity, available: Quantity) -> tuple[str, str]:
    """Both rounded alike, as coarsely as still tells them apart: 240 against 186.9 is `240`, `187`."""
    least = 0 if min(needed, available) >= _COARSE_FROM else 1
    most = least if needed == available else _FINEST
    pairs = ((half_up(needed, places), half_up(available, places)) for places in range(least, most + 1))
    one, other = next((pair for pair in pairs if pair[0] != pair[1]), (half_up(needed, most), half_up(available, most)))
    return plain_decimal(one), plain_decimal(other)


def long_day(value: dt.date) -> str:
    """`10 December 2027`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def as_given(day: dt.date, text: str) -> str:
    """A date to reach as the mentee gave it: `30 June 2027`; `end of June 2027` for a month or a quarter, `end of 2027`.
    `text` is what stands in the file, `day` the last day of it."""
    if text == day.isoformat():
        return long_day(day)
    month = "" if len(text) == len("2027") else f"{MONTHS[day.month - 1]} "
    return f"end of {month}{day.year}"


def by_date(day: dt.date, text: str) -> str:
    """The same inside a sentence: `30 June 2027`, `the end of June 2027`."""
    told = as_given(day, text)
    return told if text == day.isoformat() else f"the {told}"


def plural(word: str) -> str:
    """Several of it: `stories`, `boxes`, `classes`. A word that ends in a single s is taken for several already, and one
    with letters that English has not is left as it is: `rozdział`."""
    if not word.isascii() or (word.endswith("s") and not word.endswith("ss")):
        return word
    if word.endswith(_HISSING):
        return f"{word}es"
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2:-1] not in _VOWELS else f"{word}s"


def singular(word: str) -> str:
    """One of it, for what `plural` gives: chapters are counted in `chapter`."""
    for ending in _HISSING:
        if word.endswith(f"{ending}es"):
            return word[:-2]
    if word.endswith("ies") and word[-4:-3] not in _VOWELS:
        return f"{word[:-3]}y"
    return word if word.endswith("ss") else word.removesuffix("s")


def counted(number: str, noun: str) -> str:
    """`1 step`, `2.5 steps`, for a number as it is told."""
    return f"{number} {noun if number == '1' else plural(noun)}"


def nearest(word: str, words: Iterable[str]) -> str:
    """The one of `words` that a slip of the fingers may have meant, capitals aside; "" where none is like it."""
    from difflib import get_close_matches  # a millisecond that only a typing error has to pay

    known = {one.lower(): one for one in words}
    return next((known[near] for near in get_close_matches(word[:_LONGEST_WORD].lower(), known, 1)), "")


def chances(of_ten: int) -> str:
    """`about 4 chances of 10`."""
    if of_ten in (0, 10):
        return "less than 1 chance of 10" if of_ten == 0 else "more than 9 chances of 10"
    return f"about {counted(str(of_ten), 'chance')} of 10"


def shortened(text: str, longest: int) -> str:
    """The text on one line of at most so many characters, with an ellipsis where it goes on. Of a long one only the
    beginning is looked at."""
    line = " ".join(text[: 10 * longest].split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def folded(text: str) -> str:
    """Lower case without accents, dashes as hyphens, white space as single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l")).translate(_DASHES)
    return " ".join("".join(letter for letter in decomposed if not unicodedata.combining(letter)).split())


_DASHES = dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-")
