"""The rules and the catalogue know the same codes."""

import re
from pathlib import Path

from mentorprep.core import checks
from mentorprep.core.finding import CATALOGUE

FROM_THE_READER = {"MP100", "MP101", "MP102", "MP103", "MP104"}
FROM_THE_MESSAGE = {"MP404", "MP407"}  # only what was written out can be empty or too long


def test_every_code_of_the_catalogue_has_a_rule() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(checks.__file__).parent.glob("*.py")]
    found = {code for source in sources for code in re.findall(r'"(MP\d{3})"', source)}

    assert found == set(CATALOGUE) - FROM_THE_READER - FROM_THE_MESSAGE


def test_every_rule_of_every_module_is_run() -> None:
    modules = {rule.__module__ for rule in checks.RULES}
    assert len(set(checks.RULES)) == len(checks.RULES)
    assert {module.rsplit(".", 1)[1] for module in modules} == {
        "references", "gaps", "words", "estimates", "verdicts", "load", "progress", "reference", "message",
    }  # fmt: skip
