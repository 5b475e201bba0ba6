"""Titles as people write them, labelled by hand before the word lists were tuned: what a mentor would ask “what
exactly?” about is vague."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorprep.core.checks import reference_hours, vocabulary
from mentorprep.core.checks.vocabulary import (
    Phrases,
    is_beside_technology,
    is_booking,
    is_exam,
    is_for_spare_time,
    is_vague,
    others_decide,
)

VAGUE = """
learn more about cloud
Learn more about Kubernetes networking
Get better at programming
Become a better developer
Become a better backend developer
More learning
Study
Learning
Practice
Practise every day
Read books
Read more books
Watch videos
Watch tutorials
Do a course
Do some exercises
Improve my skills
Improve my soft skills
Improve my English
Learn English
Learn programming
Learn to code
Coding
Programming
Software development
Machine learning
Self-development
Personal development
Deepen my knowledge of databases
Broaden my horizons
Level up
Learn new technologies
Keep up with technology
Study the theory
Do projects
Build a project
Work on projects
Learn the basics
Read documentation
Grow as a developer
Prepare
Cloud
Nauka
Uczyć się więcej o chmurze
Nauczyć się programować
Nauka programowania
Rozwój osobisty
Poprawić swój angielski
Zostać lepszym programistą
Poszerzyć wiedzę o bazach danych
Czytać książki
Kurs
Ćwiczenia
Być na bieżąco
Get into AI
Explore
Get familiar with cloud technologies
Learn DevOps
Improve communication
Gain experience
Get more experience with backend
Study algorithms more
Be more confident
Study programming every day
Learn web development
Research
Practice coding
Go deeper into databases
Read technical books
Learn AI
Improve technical skills
Explore new frameworks
Try different things
Keep learning
Nauczyć się chmury
Więcej się uczyć
Zwiększyć swoje kompetencje
Doskonalić umiejętności
Uczyć się codziennie
"""

CONCRETE = """
Learn Go
Kubernetes
Go
SQL course
SQL course, all exercises
Python course
Programming course
Machine learning course on Coursera
KCNA exam
CompTIA A+ certificate
English B2
Improve my English to B2
English for everyday talk
Get a junior backend job
Find a better job
Career advice
Small service with FastAPI
Two posts about it
Conversation class
Certificate exam
Read Designing Data-Intensive Applications
Read chapters 1 to 5
Write a first Kubernetes operator
Tour of Go
Guided journeys and tutorials
A post every day
One blog post a week in 2025
At least one problem a week
One talk a week with somebody in another role
Know what other roles in my company do
Less fear of data structures and algorithms
Speak at one event about Kubernetes or Terraform
Work out regularly without an injury
More water and more walks
Volunteer at NDC London
Exercism C# track
Maths prerequisites
Finish the Python course
Python-focused engineering role
Understand Docker networking
Practise salary talks
Improve my CV
Portfolio website with three projects
Mock interviews with a friend
Contribute to an open-source library
Watch the AWS re:Invent talk on DynamoDB
Refactor the payments service
Kurs SQL
Znaleźć pracę jako tester
Angielski B2
Napisać bloga o testach
Zdać egzamin ISTQB
Przeczytać Czysty kod
Nauczyć się Rusta
Mehr über die Cloud lernen
Lernen
クラウドについて学ぶ
Apprendre la programmation
Учить английский
Deploy a static site
Advent of Code puzzles
Understand the basics of networking
Learn SQL window functions
Learn React by building a to-do app
Finish CS50
freeCodeCamp responsive web design
Set up a home lab with Proxmox
Automate my backup with Ansible
LeetCode easy problems
Build a REST API for the library
Write unit tests for the parser
Update LinkedIn profile
Ask for a raise in May
Present at the team meeting
Read The Pragmatic Programmer
Set up CI for my side project
Shadow the on-call engineer
Job in DevOps
Master's degree in data science
Move to test automation in my present team
Get AWS certified
Kubernetes the hard way
Zbudować aplikację w Django
Kurs testowania API
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


def test_vague_titles_are_told_from_concrete_ones() -> None:
    called_vague = [title for title in lines(VAGUE) + lines(CONCRETE) if is_vague(title)]
    right = [title for title in called_vague if title in lines(VAGUE)]

    assert len(lines(VAGUE) + lines(CONCRETE)) >= 80
    assert len(right) / len(called_vague) >= 0.95, sorted(set(called_vague) - set(right))
    assert len(right) / len(lines(VAGUE)) >= 0.90, sorted(set(lines(VAGUE)) - set(right))


@pytest.mark.parametrize("title", ["Learn Go", "SQL course", "Kubernetes", "KCNA exam", "Learn Terraform"])
def test_a_named_topic_is_never_vague(title: str) -> None:
    assert not is_vague(title)


@pytest.mark.parametrize("title", ["Lernen", "Mehr über die Cloud lernen", "クラウドについて学ぶ", "Учить английский"])
def test_other_languages_are_left_alone(title: str) -> None:
    assert not is_vague(title)


@pytest.mark.parametrize(
    "title",
    [
        "Certificate exam", "Kubernetes Administrator exam", "Terraform Associate exam if there is time left",
        "Core 1 exam", "Exam week", "Sit the CKA exam", "Take the AWS certification", "Zdać egzamin ISTQB",
        "Egzamin z angielskiego",
    ],
)  # fmt: skip
def test_these_are_exams(title: str) -> None:
    assert is_exam(title)


@pytest.mark.parametrize(
    "title",
    [
        "Practice exams and weak areas in weeks 19 to 22", "Course, labs and practice exams", "Mock exam",
        "Prepare for the exam", "Exam prep", "Book the exam", "Example project", "Review exam topics",
        "Przygotowanie do egzaminu", "Certificate course", "Unit test the parser", "Study for the CKA exam",
    ],
)  # fmt: skip
def test_these_are_no_exams(title: str) -> None:
    assert not is_exam(title)


@pytest.mark.parametrize(
    ("title", "is_spare"),
    [
        ("Terraform Associate exam if there is time left", True),
        ("Linux exam, if there’s time", True),
        ("Linux exam, time permitting", True),
        ("Egzamin ISTQB, jeśli starczy czasu", True),
        ("Linux exam", False),
        ("Full-time exam", False),
        ("Exam on time zones", False),
    ],
)
def test_what_is_for_spare_time_says_so(title: str, is_spare: bool) -> None:
    assert is_for_spare_time(title) is is_spare


def test_booking_an_exam_is_seen() -> None:
    assert is_booking("Book the CKA exam")
    assert is_booking("Zapisać się na egzamin")
    assert not is_booking("Read the exam guide")


@pytest.mark.parametrize(
    "text",
    [
        "I have signed an offer", "Get a junior backend job", "Find a new role in data", "Admission to the master's",
        "My talk is accepted", "Pass the promotion review", "Get promoted", "Code review passed",
        "Znaleźć pracę jako tester", "Awans na seniora", "Land an internship",
    ],
)  # fmt: skip
def test_in_these_others_decide(text: str) -> None:
    assert others_decide(text)


@pytest.mark.parametrize(
    "text",
    [
        "Review the algorithms", "Offer code reviews to juniors", "Know what other roles in my company do",
        "English B2", "Learn Go", "Job shadowing notes", "One post a week", "Do code reviews every week",
    ],
)  # fmt: skip
def test_in_these_nobody_else_decides(text: str) -> None:
    assert not others_decide(text)


@pytest.mark.parametrize("text", ["English B2", "Practise salary talks", "More walks", "Podwyżka", "Find a mentor"])
def test_these_goals_look_beyond_technology(text: str) -> None:
    assert is_beside_technology(text)


@pytest.mark.parametrize("text", ["Kubernetes", "REST API in Go", "Get a junior backend job"])
def test_these_do_not(text: str) -> None:
    assert not is_beside_technology(text)


PHRASES = {
    name: phrases
    for module in (vocabulary, reference_hours)
    for name, phrases in vars(module).items()
    if isinstance(phrases, Phrases)
} | {one.what: one.names for one in reference_hours.CLASSES}


def _phrases_and_a_text_with_them(name: str) -> st.SearchStrategy[tuple[str, str]]:
    alphabet = st.characters(codec="ascii", exclude_categories=("Lu", "Cc"))
    texts = st.sampled_from(PHRASES[name].patterns).flatmap(partial(st.from_regex, alphabet=alphabet))
    return st.tuples(st.just(name), texts)


@settings(max_examples=500)
@given(st.sampled_from(sorted(PHRASES)).flatmap(_phrases_and_a_text_with_them))
def test_what_is_looked_for_first_is_in_whatever_the_pattern_finds(found: tuple[str, str]) -> None:
    name, text = found
    assert PHRASES[name].are_in(text)


def test_there_are_patterns_with_parts() -> None:
    assert len(PHRASES) == 8 + len(reference_hours.CLASSES)
