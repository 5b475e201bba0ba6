"""What titles say, by word lists for English and Polish: too vague to act on, an exam, something that others decide.
Every rule needs words that it knows, so titles in other languages are left alone. Accents and case do not matter."""

import re
from functools import cache
from typing import NamedTuple

from mentorprep.core.wording import folded


class Phrases(NamedTuple):
    """What is looked for in folded texts. One of `parts` is in whatever there is to find: looking for them first is ten
    times as quick. Each part has the pattern that is tried where it stands, for few homeworks need more than one or two,
    and compiling all of them would take a millisecond."""

    parts: tuple[str, ...]
    patterns: tuple[str, ...]

    def are_in(self, folded_text: str) -> bool:
        """Whether a pattern is found."""
        if not any(map(folded_text.__contains__, self.parts)):
            return False
        tried = dict.fromkeys(
            pattern for part, pattern in zip(self.parts, self.patterns, strict=True) if part in folded_text
        )
        return any(re.search(pattern, folded_text) for pattern in tried)


def looked_for(*rows: tuple[str, str]) -> Phrases:
    """Phrases by rows: the parts, in one text with commas between them, and the pattern that has one of them in it."""
    pairs = [(part, pattern) for parts, pattern in rows for part in parts.split(", ")]
    return Phrases(tuple(part for part, _ in pairs), tuple(pattern for _, pattern in pairs))


def _words(texts: str) -> list[tuple[str, str]]:
    """Rows of whole words, or of beginnings of words where an asterisk stands behind them."""
    return [
        (text.rstrip("*"), rf"\b{text[:-1]}\w+" if text.endswith("*") else rf"\b{text}\b") for text in texts.split(", ")
    ]


# Verbs and nouns of learning that say nothing about what is learnt.
_OPEN = """
learn learning study studying studies understand understanding practice practise practicing practising research
researching explore exploring prepare preparing preparation revise revising revision improve improving improvement
develop grow growing growth upskill upskilling know knowing knowledge master mastering experience experiences expertise
try trying gain gaining expand expanding enhance enhancing deepen broaden contribute contributing contribution
contributions dive identify reinforce consistent consistency
uczyc ucze nauczyc nauka nauki poznac poznawac cwiczyc cwiczenie cwiczenia rozwijac rozwinac rozwoj poprawic
poprawiac ulepszyc poszerzyc poszerzac poglebic poglebiac przygotowac przygotowanie powtarzac powtorka powtorki
zrozumiec doskonalic doskonalenie wiedza wiedze wiedzy umiejetnosci kwalifikacje kwalifikacji kompetencje kompetencji
doswiadczenie doswiadczenia rozwijanie poszerzanie poglebianie podnosic podniesc podnoszenie zdobywac zdobywanie
zdobycie zdobyc wdrozenie pomoc pomagac
"""
# What is worked with: a plan has to say which.
_MATERIAL = """
read reading watch watching listen listening do doing make making build building book books chapter chapters course
courses tutorial tutorials video videos article articles docs documentation exercise exercises project projects
portfolio material materials podcast podcasts blog blogs task tasks work working thing things
czytac przeczytac czytanie ogladac robic zrobic przejsc zbudowac ksiazka ksiazke ksiazki kurs kursy tutoriale poradniki
filmy artykuly dokumentacja dokumentacje zadania projekt projekty projektu materialy praca certyfikat certyfikaty
certyfikatu
"""
# Fields so wide that they name no topic.
_BROAD = """
it tech technology technologies programming programmer coding code cloud backend frontend fullstack devops ai ml data
software development developer engineering engineer web skill skills english computer computers science machine
communication career theory basics fundamentals self stuff topics topic something resources problem solving security
cybersecurity framework frameworks tool tools solution solutions language languages database databases gap gaps
informatyka informatyki programowanie programowania programowac kodowanie kodowac chmura chmury chmure dane danych
angielski angielskiego technologie technologii kariera kariery podstawy podstaw teoria sztuczna inteligencja framework
frameworka frameworki narzedzia technologia branza branzy branzowej jezyka jezykow
"""
_SMALL = """
a an the my your own in on at of to for with about and or as is be some any all more most much many new other further
better good great different various every each day daily week weekly month monthly regularly time often lot lots bit
little deeper deep technical personal professional soft hard familiar confident confidence increase full stack how get
getting become becoming being into up out basic general again continue start started begin keep finish few open source
home hobby sample side own capstone multiple several overall written spoken foundational notable progress
i w we z ze na o do dla sie swoj swoja swoje swoich swojej moj moja moje moich mojej jak wiecej lepiej lepszy lepsza
lepszym lepsza nowy nowa nowe nowych nowej rozne roznych inne innych cos troche bardziej dalej codziennie
osobisty osobistego zawodowy zawodowego zawodowych miekkie miekkich techniczne technicznych zwiekszyc co tydzien dzien
regularnie czesto byc zostac sobie swojego mojego jezyk lub albo oraz jakis jakies nowego specjalistycznej
"""
_VAGUE_PHRASE = looked_for(
    (
        "more",
        r"\b(?:learn(?:ing)?|know|read|study|find out|understand|see|hear) (?:a (?:lot|bit|little) )?more (?:about|on|of)\b",
    ),
    ("more", r"^(?:blog|write|read|code|speak|network|contribute|study|practi[cs]e) more$"),
    (
        "better, good, stronger",
        r"\b(?:get|be|become|getting|becoming) (?:much |a (?:lot|bit) )?(?:better|good|stronger) (?:at|with|in)\b",
    ),
    (
        "better, good, great, stronger",
        (
            r"\bbecome a (?:better|good|great|stronger) (?:\w+ )?"
            r"(?:developer|programmer|engineer|tester|coder|analyst|designer)\b"
        ),
    ),
    ("better", r"\b(?:get|be|become) (?:much )?better @\b"),
    (
        "knowledge, skill, understanding, horizon",
        r"\b(?:deepen|broaden|expand|extend|widen) (?:my |your )?(?:\w+ )?(?:knowledge|skills?|understanding|horizons?)\b",
    ),
    (
        "skill, knowledge",
        (
            r"\b(?:improve|boost|enhance|strengthen|sharpen|develop) (?:(?:my|your|foundational|basic|general) )+"
            r"(?:\w+ ){0,2}(?:skills?|knowledge)\b"
        ),
    ),
    *_words("level up, dive deeper, go deeper, keep up with, stay up to date, wiedziec wiecej, byc na biezaco"),
    ("wiecej", r"\b(?:dowiedziec|nauczyc|uczyc) sie (?:czegos )?wiecej\b"),
    ("lepiej", r"\blepiej (?:poznac|zrozumiec|znac)\b"),
    (
        "leps, dobr",
        r"\b(?:byc|zostac|stac sie) (?:lepsz|dobr)\w+ (?:programist|tester|inzynier|analityk|develop|w)\w*",
    ),
    (
        "wiedz, umiej, kwalif, kompet",
        (
            r"\b(?:poszerz|poglebi|rozw|podnie|podno|doskonal|zdoby)\w* (?:swoj\w* |moj\w* )?"
            r"(?:wiedz|umiejetn|kwalifik|kompetenc)\w*"
        ),
    ),
)

_EXAM = looked_for(
    ("exam", r"\bexam(?:s|ination)?\b"),
    ("egzamin", r"\begzamin[uy]?\b"),
    (
        "cert, test",
        r"\b(?:sit|take|pass|zdac|zdaj|podejsc do)\b.*\b(?:certificat\w*|certyfikat\w*|cert|certs|test)\b",
    ),
)
_NO_EXAM = looked_for(
    (
        "exam, test, egzamin",
        r"\b(?:practi[cs]e|practi[cs]ing|mock|sample|trial|past|old|dry.run|probn\w+|przykladow\w+) (?:exam|test|egzamin)",
    ),
    (
        "exam, egzamin",
        r"\b(?:exam|egzamin) (?:number|code|nr|curriculum|format|domains?|objectives?|blueprint)\b",
    ),
    (
        "exam, test",
        r"\b(?:exam|test)s? (?:prep\w*|questions?|topics?|objectives?|guides?|simulators?|course|book|notes|tips|fee)\b",
    ),
    (
        "prep, stud, revis, learn, read, review, research, watch, gather, przygotow, nauka, powtorka",
        (
            r"^(?:prepare|preparation|prep|study|studying|revise|revision|learn|read|review|research|watch|gather"
            r"|przygotow\w+|nauka|powtorka)\b"
        ),
    ),
    ("egzamin", r"\begzamin\w* prob\w+"),
    ("egzamin", r"\b(?:pytania|zagadnienia|powtorka|przygotowanie|nauka) (?:do )?egzamin"),
)
_BOOKING = looked_for(
    *_words("book, booking, register, registration, sign up, enrol, enroll, schedule, pay"),
    *_words("zapisac, zapisy, zarezerwowac, rejestracja, umowic"),
)

_SPARE_TIME = looked_for(
    (
        "time",
        r"\b(?:if|when) (?:there is |there's |there’s |i have |i find |i still have )?(?:\w+ )?time\b|\btime permitting\b",
    ),
    ("czas", r"\b(?:jesli|jezeli|o ile|gdy) (?:\w+ ){0,2}czas"),
)

_OTHERS_DECIDE = looked_for(
    *_words("offer, offers, hired, admission, admitted, scholarship, promoted, promotion, visa, recruited"),
    *_words("oferta, oferty, oferte, zatrudni*, rekrutacj*, przyjecia, przyjecie, awans, awans*, stypendium, recenzj*"),
    (
        "job, role, position, internship",
        r"\b(?:get|find|land|have|got|new|first|change|start) (?:\w+ ){0,4}(?:job|role|position|internship)\b",
    ),
    ("role, position, internship", r"^(?:\S+ ){0,3}(?:role|position|internship)$"),
    ("from", r"\b(?:move|step up|go|grow) from (?:a )?(?:junior|mid\w*|intermediate|senior)\b.* to \b"),
    (
        "accepted",
        r"\baccepted (?:to|into|at|for|by)\b|\b(?:talk|paper|proposal|cfp|application) (?:is |was |gets )?accepted\b",
    ),
    (
        "review",
        r"\b(?:code|peer|performance|app|store|portfolio|paper) review\b|\breview (?:is |was )?(?:passed|approved)\b",
    ),
    (
        "prac, staz, stanowisko",
        r"\b(?:znalezc|dostac|zdobyc|zmienic|nowa|pierwsza) (?:\w+ ){0,3}(?:prace|praca|staz|stanowisko)\b",
    ),
)
_NO_DECISION = looked_for(
    ("learn, know, find out, read, understand, research", r"^(?:learn|know|find out|read|understand|research)\b"),
    ("offer", r"\b(?:special|free) offers?\b"),
    ("review", r"\b(?:offer|give|giving|do|doing|write) (?:\w+ )?(?:code|peer) reviews?\b"),
)

_BESIDE_TECHNOLOGY = looked_for(
    *_words("english, german, french, spanish, polish, speak, speaking, presentation, language course, salary, raise"),
    *_words("negotiat, negotiat*, sleep, sport, workout, walk, walks, holiday, burnout, health, mentor, meetup"),
    *_words("conference, network of, other jobs, career advice"),
    ("rest", r"\b(?:(?:more|some|take a|time to|days? of) rest|rest days?)\b"),
    *_words("angielsk*, niemieck*, francusk*, wynagrodzen*, podwyzk*, negocjacj*, negocjowac, odpocz*, sen, zdrowi*"),
    *_words("konferencj*"),
)
_WORD = re.compile(r"[^\W_]+(?:[+#]+)?")
_FIGURE = re.compile(r"\d")


def is_vague(title: str) -> bool:
    """Whether a title leaves open what there is to do: “learn more about cloud”, “Study”, “Programming”.

    A figure makes a title concrete (B2, 30 posts), and so does every word that no list has: “Learn Go”, “SQL course”."""
    text = folded(title)
    if _FIGURE.search(text):
        return False
    if _VAGUE_PHRASE.are_in(text):
        return True
    kinds = {_kinds().get(word, "") for word in _WORD.findall(text)} - {"small"}
    names_topic = "" in kinds or {"material", "broad"} <= kinds
    return bool(kinds) and not names_topic


@cache
def _kinds() -> dict[str, str]:
    lists = {"broad": _BROAD, "material": _MATERIAL, "open": _OPEN, "small": _SMALL}
    return {word: kind for kind, words in lists.items() for word in words.split()}


def is_exam(title: str) -> bool:
    """Whether a step is an exam that somebody sets on a day: neither practice for it nor its booking."""
    text = folded(title)
    return _EXAM.are_in(text) and not _NO_EXAM.are_in(text) and not _BOOKING.are_in(text)


def is_booking(title: str) -> bool:
    """Whether a step is about getting a day for an exam."""
    text = folded(title)
    return bool(_BOOKING.are_in(text) and re.search(r"\b(?:exam|test|cert|egzamin|certyfik)", text))


def is_for_spare_time(title: str) -> bool:
    """Whether a step is one for when there is time: “if there is time left”, “time permitting”."""
    return _SPARE_TIME.are_in(folded(title))


def others_decide(text: str) -> bool:
    """Whether a goal ends with what somebody else says: an offer, an admission, a review."""
    plain = folded(text)
    return _OTHERS_DECIDE.are_in(plain) and not _NO_DECISION.are_in(plain)


def is_beside_technology(title: str) -> bool:
    """Whether a goal is, by its words, about language, negotiation, pace or other opportunities."""
    return _BESIDE_TECHNOLOGY.are_in(folded(title))
