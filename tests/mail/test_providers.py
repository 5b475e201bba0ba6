"""The providers that are known, and the page that lists them."""

from pathlib import Path

import pytest

from mentorprep.mail.account import TLS_NAMES, USUAL_PORT
from mentorprep.mail.config import account_of
from mentorprep.mail.providers import PROVIDERS, login_of, provider_at, provider_of

PAGE = Path(__file__).parents[2] / "docs" / "mail.md"
MARK = "<!-- providers -->\n"


def listing() -> str:
    lines = ["| `--provider` | | server | to know |", "| --- | --- | --- | --- |"]
    for key, known in PROVIDERS.items():
        server = f"{known.host}:{known.port} {TLS_NAMES[known.tls]}"
        lines.append(f"| `{key}` | {known.name} | {server} | {known.note} |")
    return "\n".join(lines) + "\n"


def test_the_page_lists_every_provider(request: pytest.FixtureRequest) -> None:
    before, mark, after = PAGE.read_text(encoding="utf-8").partition(MARK)
    _, end, rest = after.partition("\n\nTheir pages change.")
    if request.config.getoption("--update-goldens"):
        PAGE.write_text(f"{before}{mark}{listing().rstrip()}{end}{rest}", encoding="utf-8")
        return
    assert (mark, end) != ("", "")
    assert after == listing().rstrip(), "pytest tests/mail/test_providers.py --update-goldens"


def test_a_provider_is_found_by_an_address_and_by_its_server() -> None:
    assert provider_of("Ada@GMAIL.com") == PROVIDERS["gmail"]
    assert provider_of("ada@example.org") is None
    assert provider_at("smtp.gmail.com") == PROVIDERS["gmail"]
    assert login_of(PROVIDERS["wp"], "ada@wp.pl") == "ada"
    assert login_of(PROVIDERS["onet"], "ada@op.pl") == "ada@op.pl"


def test_no_domain_has_two_providers_and_each_makes_an_account() -> None:
    domains = [domain for known in PROVIDERS.values() for domain in known.domains]
    assert len(domains) == len(set(domains))
    for key, known in PROVIDERS.items():
        table = {"host": known.host, "port": known.port, "tls": known.tls, "user": "ada", "keyring": True}
        account_of({"smtp": table})
        assert known.port == USUAL_PORT[known.tls] or key == "proton"
        assert known.takes_passwords or "OAuth" in known.note
