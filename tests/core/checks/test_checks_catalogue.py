"""The rules and the catalogue know the same codes."""

import inspect
import re

from mentorprep.core.checks import rules
from mentorprep.core.finding import CATALOGUE

FROM_THE_READER = {"MP100", "MP101", "MP102", "MP103", "MP104"}
FROM_THE_MESSAGE = {"MP404", "MP407"}  # only what was written out can be empty or too long


def test_every_code_of_the_catalogue_has_a_rule() -> None:
    found = {code for code, _ in rules.RULES} | {"MP116"}  # of what is kept on purpose, once all else is found

    assert found == set(CATALOGUE) - FROM_THE_READER - FROM_THE_MESSAGE


def test_a_rule_finds_what_stands_beside_it() -> None:
    for code, rule in rules.RULES:
        named = re.findall(r"MP\d{3}", inspect.getsource(rule))
        assert named[0] == code, f"{rule.__name__} is about {named[0]}"


def test_every_rule_of_every_module_is_run() -> None:
    modules = {rule.__module__ for _, rule in rules.RULES}
    assert len({rule for _, rule in rules.RULES}) == len(rules.RULES)
    assert {module.rsplit(".", 1)[1] for module in modules} == {
        "references", "gaps", "words", "estimates", "verdicts", "load", "progress", "reference", "message",
    }  # fmt: skip
