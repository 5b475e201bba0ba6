"""Hours that typical goals are reported to take, each with its source: guidance, not measurements. Only figures that
were read in the source are here."""

from typing import NamedTuple

from mentorprep.core.checks.vocabulary import Phrases, looked_for


class ReferenceClass(NamedTuple):
    """What one source says of one kind of goal, whose title `names` it."""

    names: Phrases
    what: str
    low: int  # hours
    high: int
    source: str


# https://www.freecodecamp.org/news/2021-new-coder-survey-18000-people-share-how-theyre-learning-to-code/
MEDIAN_PACE = "New coders report a median of 8 h a week, freeCodeCamp survey of 2021"

_LANGUAGECERT = "https://www.languagecert.org/Guided-Learning-Hours"
_LEVELS = (("a1", 95), ("a2", 95), ("b1", 180), ("b2", 180), ("c1", 200), ("c2", 250))
_LANGUAGES = "go|golang|rust|python|java|kotlin|c#|c\\+\\+|typescript|javascript|ruby|scala|swift"

# The first class that is named counts, so what is more particular stands first. For a language level the hours are those
# of one level, whatever level one starts from: the least that a goal with that level in its title can mean.
CLASSES: tuple[ReferenceClass, ...] = (
    *(
        ReferenceClass(
            looked_for(
                (level, rf"\b(?:english|angielsk\w+)\b.*\b{level}\b|\b{level}\b.*\b(?:english|angielsk\w+)\b"),
            ),
            f"one level up to English {level.upper()}",
            hours,
            hours,
            _LANGUAGECERT,
        )
        for level, hours in reversed(_LEVELS)
    ),
    ReferenceClass(
        looked_for(("ckad", r"\bcka\b.*\bckad\b|\bckad\b.*\bcka\b")),
        "CKA and CKAD together, new to Kubernetes",
        130,
        130,
        "https://cloudadvisors.net/2022/01/09/cka-ckad-linux-foundation-kubernetes-zertifizierungen-ein-erfahrungsbericht-und-leitfaden/",
    ),
    ReferenceClass(
        looked_for(("cka", r"\bcka\b"), ("kubernetes", r"\bkubernetes administrator\b")),
        "CKA",
        94,
        116,
        "https://github.com/LanusseMorais/EstudosCKA",
    ),
    ReferenceClass(
        looked_for(("saa", r"\bsaa(?:-c0\d)?\b"), ("solutions", r"\bsolutions architect associate\b")),
        "AWS Solutions Architect Associate",
        30,
        90,
        "https://masteryexamprep-com.pages.dev/exams/aws/saa-c03/study-plan/",
    ),
    ReferenceClass(
        looked_for(
            ("interview", r"\b(?:coding|technical|algorithm\w*|programming) interviews?\b"),
            ("rozmow", r"\brozmow\w+ techniczn\w+"),
        ),
        "coding interviews",
        30,
        100,
        "https://github.com/yangshun/tech-interview-handbook",
    ),
    ReferenceClass(
        looked_for(("camp", r"\b(?:coding|programming|software|web|full-?stack)(?: \w+)? boot ?camp\b")),
        "a full-time coding bootcamp",
        540,
        720,
        "https://fcw.com/Articles/2015/06/19/coding-boot-camps.aspx?Page=2",
    ),
    ReferenceClass(
        looked_for(("harvardx, mitx, edx", r"\b(?:harvardx|mitx|edx)\b")),
        "an online course with a certificate",
        29,
        29,
        "http://flexible.learning.ubc.ca/news-events/harvardx-and-mitx-four-years-of-open-online-courses/",
    ),
    ReferenceClass(
        looked_for(("learn, nauczyc, nauka", rf"\b(?:learn|nauczyc sie|nauka) (?:{_LANGUAGES})(?!\w)")),
        "a first working level of another programming language",
        20,
        20,
        "https://philippe.bourgau.net/how-to-learn-a-programming-language-in-just-20-hours/",
    ),
)

BY_PART = tuple((part, one) for one in CLASSES for part in one.names.parts)
