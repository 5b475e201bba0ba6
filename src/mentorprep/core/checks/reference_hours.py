"""Hours that typical goals are reported to take, each with its source: guidance, not measurements. Only figures that
were read in the source are here."""

from __future__ import annotations

from typing import NamedTuple

from mentorprep.core.checks.vocabulary import looked_for


class ReferenceClass(NamedTuple):
    """What one source says of one kind of goal. `pattern` is looked for in the folded title (lower case, no accents)."""

    pattern: str
    what: str
    low: int  # hours
    high: int
    source: str


# https://www.freecodecamp.org/news/2021-new-coder-survey-18000-people-share-how-theyre-learning-to-code/
MEDIAN_PACE = "New coders report a median of 8 h a week, freeCodeCamp survey of 2021"

_LANGUAGECERT = "https://www.languagecert.org/Guided-Learning-Hours"
_LEVELS = (("a1", 95), ("a2", 95), ("b1", 180), ("b2", 180), ("c1", 200), ("c2", 250))
_LANGUAGES = "go|golang|rust|python|java|kotlin|c#|c\\+\\+|typescript|javascript|ruby|scala|swift"

# The first class whose pattern is found counts, so what is more particular stands first. For a language level the hours
# are those of one level, whatever level one starts from: the least that a goal with that level in its title can mean.
CLASSES: tuple[ReferenceClass, ...] = (
    *(
        ReferenceClass(
            rf"\b(?:english|angielsk\w+)\b.*\b{level}\b|\b{level}\b.*\b(?:english|angielsk\w+)\b",
            f"one level up to English {level.upper()}",
            hours,
            hours,
            _LANGUAGECERT,
        )
        for level, hours in reversed(_LEVELS)
    ),
    ReferenceClass(
        r"\bcka\b.*\bckad\b|\bckad\b.*\bcka\b",
        "CKA and CKAD together, new to Kubernetes",
        130,
        130,
        "https://cloudadvisors.net/2022/01/09/cka-ckad-linux-foundation-kubernetes-zertifizierungen-ein-erfahrungsbericht-und-leitfaden/",
    ),
    ReferenceClass(
        r"\bcka\b|\b(?:certified )?kubernetes administrator\b",
        "CKA",
        94,
        116,
        "https://github.com/LanusseMorais/EstudosCKA",
    ),
    ReferenceClass(
        r"\bsaa(?:-c0\d)?\b|\bsolutions architect associate\b",
        "AWS Solutions Architect Associate",
        30,
        90,
        "https://masteryexamprep-com.pages.dev/exams/aws/saa-c03/study-plan/",
    ),
    ReferenceClass(
        r"\b(?:coding|technical|algorithm\w*|programming) interviews?\b|\brozmow\w+ techniczn\w+",
        "coding interviews",
        30,
        100,
        "https://github.com/yangshun/tech-interview-handbook",
    ),
    ReferenceClass(
        r"\b(?:coding|programming|software|web|full-?stack)(?: \w+)? boot ?camp\b",
        "a full-time coding bootcamp",
        540,
        720,
        "https://fcw.com/Articles/2015/06/19/coding-boot-camps.aspx?Page=2",
    ),
    ReferenceClass(
        r"\b(?:harvardx|mitx|edx)\b",
        "an online course with a certificate",
        29,
        29,
        "http://flexible.learning.ubc.ca/news-events/harvardx-and-mitx-four-years-of-open-online-courses/",
    ),
    ReferenceClass(
        rf"\b(?:learn|nauczyc sie|nauka) (?:{_LANGUAGES})(?!\w)",
        "a first working level of another programming language",
        20,
        20,
        "https://philippe.bourgau.net/how-to-learn-a-programming-language-in-just-20-hours/",
    ),
)

ANY_CLASS = looked_for(
    "english, angielsk, cka, kubernetes, saa, solutions, interview, rozmow, camp, harvardx, mitx, edx, learn, nauczyc, nauka",
    "|".join(one.pattern for one in CLASSES),
)
