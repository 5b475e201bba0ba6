"""What a message lacks, and what it must not hold."""

from collections.abc import Callable

Told = Callable[..., str]


def test_a_message_needs_somebody(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
mentors: [{name: Eva, status: declined}]
"""
    assert (
        told("MP401", homework, message="outreach")
        == """\
mentors warning None
There is nobody to write to yet.
mentorprep add mentor. A name is not needed: a programme or a list will do, with found_via."""
    )


def test_without_a_message_nobody_is_needed(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
"""
    assert told("MP401", homework) == ""


def test_a_first_message_without_why_is_asked_about(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
mentors: [{id: marcin, name: Marcin Nowak}, {id: eva, status: accepted}, {id: no, status: declined}]
"""
    assert (
        told("MP402", homework, message="outreach")
        == """\
mentors[0].why warning marcin
Why Marcin Nowak? The message does not say.
A first message that could go to anybody is read as if a machine had sent it to everybody.
One sentence in why: a talk, a post, a road like the one you want to take."""
    )


def test_a_first_message_with_why_is_fine(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
mentors: [{name: Marcin, why: 'Your talk'}]
"""
    assert told("MP402", homework, message="outreach") == ""


def test_a_kickoff_needs_no_why(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
mentors: [{id: marcin, name: Marcin Nowak}, {id: eva, status: accepted}, {id: no, status: declined}]
"""
    assert told("MP402", homework, message="kickoff") == ""


def test_a_first_message_without_ask_is_asked_about(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
mentors: [{id: marcin, name: Marcin Nowak}, {id: eva, status: accepted}, {id: no, status: declined}]
"""
    assert (
        told("MP403", homework, message="outreach")
        == """\
mentors[0].ask warning marcin
The message asks Marcin Nowak for nothing in particular.
One small request that can be answered in a line gets an answer.
One sentence in ask, such as: would you read my one-page plan and tell me what you would drop?"""
    )


def test_a_first_message_with_ask_is_fine(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
mentors: [{name: Marcin, ask: 'One question?'}]
"""
    assert told("MP403", homework, message="outreach") == ""


def test_a_kickoff_needs_no_ask(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
mentors: [{id: marcin, name: Marcin Nowak}, {id: eva, status: accepted}, {id: no, status: declined}]
"""
    assert told("MP403", homework, message="kickoff") == ""


def test_a_first_message_without_opening_code_is_asked_about(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
mentors: [{id: marcin, name: Marcin Nowak}, {id: eva, status: accepted}, {id: no, status: declined}]
"""
    assert (
        told("MP405", homework, message="outreach")
        == """\
mentors[0].opening_code info marcin
No opening code for Marcin Nowak. Does their page ask for one?
Some mentors hide a word in their profile, to see who has read it.
If it does, put it into opening_code, to the letter. If not, all is well."""
    )


def test_a_first_message_with_opening_code_is_fine(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
mentors: [{name: Marcin, opening_code: 'Lorem'}]
"""
    assert told("MP405", homework, message="outreach") == ""


def test_a_kickoff_needs_no_opening_code(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
mentors: [{id: marcin, name: Marcin Nowak}, {id: eva, status: accepted}, {id: no, status: declined}]
"""
    assert told("MP405", homework, message="kickoff") == ""


def test_a_private_title_in_a_text_is_told(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{title: Leave the bank, private: true, plan: [{title: Rest}]}, {id: go, title: Go, why: 'I want to leave  the bank.'}]
questions: [{text: And the rest of it?}, {text: Mine is Rest, private: true}]
log: [{date: 2026-11-01, learned: 'Rest, then work'}]
"""
    assert (
        told("MP406", homework)
        == """\
goals[1].why warning go
A text that goes to the mentor quotes “Leave the bank”, which is private.
It stands in why.
Word it without the title, or make this entry private as well.
log[0].learned warning None
A text that goes to the mentor quotes “Rest”, which is private.
It stands in learned.
Word it without the title, or make this entry private as well."""
    )


def test_other_words_are_fine(told: Told) -> None:
    homework = """\
mentee: {name: Ada}
goals: [{title: Leave the bank, private: true}, {title: Go, why: The bank is fine}]
"""
    assert told("MP406", homework) == ""
