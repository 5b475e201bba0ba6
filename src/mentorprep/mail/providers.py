"""What common mail providers ask of a program that sends: data. Servers and ports are those of Thunderbird's database
(github.com/thunderbird/autoconfig), Fastmail's, mailbox.org's, Interia's and Proton's of their own help pages."""

from typing import NamedTuple

from mentorprep.mail.account import Tls

_APP_PASSWORD = "It takes an app password, not the one you log in with."  # noqa: S105 - words about passwords
_NO_PASSWORD = "It takes no passwords from mail programs any more, only a login in the browser (OAuth)."  # noqa: S105
_ALLOW_FIRST = "Mail programs must first be allowed in the settings of your mailbox, on the web."


class Provider(NamedTuple):
    """One provider. `domains` of its addresses; `takes_passwords`: whether a program can log in with one; `by_name`:
    the login is what stands before the @; `own_certificate`: no authority has signed it; `note`: what to know about the password."""

    name: str
    domains: tuple[str, ...]
    host: str
    port: int
    tls: Tls
    note: str = ""
    takes_passwords: bool = True
    by_name: bool = False
    own_certificate: bool = False


PROVIDERS: dict[str, Provider] = {
    "gmail": Provider(
        "Gmail",
        ("gmail.com", "googlemail.com"),
        *("smtp.gmail.com", 465, "tls"),
        note=f"{_APP_PASSWORD} Turn on 2-Step Verification, then: https://myaccount.google.com/apppasswords",
    ),
    "outlook": Provider(
        "Outlook.com, Hotmail, Live",
        (
            "outlook.com",
            "hotmail.com",
            "live.com",
            "msn.com",
            "outlook.de",
            "outlook.fr",
            "hotmail.co.uk",
            "hotmail.fr",
        ),
        *("smtp-mail.outlook.com", 587, "starttls"),
        note=_NO_PASSWORD,
        takes_passwords=False,
    ),
    "office365": Provider(
        "Microsoft 365",
        ("office365.com", "onmicrosoft.com"),
        *("smtp.office365.com", 587, "starttls"),
        note=f"{_NO_PASSWORD} Your organisation may still allow them for a while.",
        takes_passwords=False,
    ),
    "icloud": Provider(
        "iCloud",
        ("icloud.com", "me.com", "mac.com"),
        *("smtp.mail.me.com", 587, "starttls"),
        note=f"{_APP_PASSWORD} https://account.apple.com, Sign-In and Security, App-Specific Passwords.",
    ),
    "fastmail": Provider(
        "Fastmail",
        ("fastmail.com", "fastmail.fm"),
        *("smtp.fastmail.com", 465, "tls"),
        note=f"{_APP_PASSWORD} Settings, Privacy & Security, App passwords.",
    ),
    "gmx": Provider(
        "GMX",
        ("gmx.net", "gmx.de", "gmx.at", "gmx.ch"),
        *("mail.gmx.net", 465, "tls"),
        note=f"{_ALLOW_FIRST} With two-factor login it takes an application-specific password.",
    ),
    "gmx.com": Provider(
        "GMX.com",
        ("gmx.com", "gmx.us", "gmx.co.uk", "gmx.fr", "gmx.es"),
        *("mail.gmx.com", 465, "tls"),
        note=f"{_ALLOW_FIRST} With two-factor login it takes an application-specific password.",
    ),
    "web.de": Provider(
        "WEB.DE",
        ("web.de",),
        *("smtp.web.de", 465, "tls"),
        note=f"{_ALLOW_FIRST} With two-factor login it takes an application-specific password.",
        by_name=True,
    ),
    "yahoo": Provider(
        "Yahoo",
        ("yahoo.com", "ymail.com", "rocketmail.com", "yahoo.co.uk", "yahoo.de", "yahoo.fr", "yahoo.es", "yahoo.it"),
        *("smtp.mail.yahoo.com", 465, "tls"),
        note=f"{_APP_PASSWORD} Account security, Create app password: https://login.yahoo.com/account/security",
    ),
    "aol": Provider(
        "AOL",
        ("aol.com", "aim.com"),
        *("smtp.aol.com", 465, "tls"),
        note=f"{_APP_PASSWORD} Account security, Create app password: https://login.aol.com/account/security",
    ),
    "zoho": Provider(
        "Zoho",
        ("zoho.com", "zohomail.com"),
        *("smtp.zoho.com", 465, "tls"),
        note="With two-factor login it takes an app password: https://accounts.zoho.com, Security.",
    ),
    "zoho.eu": Provider(
        "Zoho, Europe",
        ("zoho.eu", "zohomail.eu"),
        *("smtp.zoho.eu", 465, "tls"),
        note="With two-factor login it takes an app password: https://accounts.zoho.eu, Security.",
    ),
    "posteo": Provider("Posteo", ("posteo.de", "posteo.net", "posteo.org"), "posteo.de", 465, "tls"),
    "mailbox.org": Provider("mailbox.org", ("mailbox.org",), "smtp.mailbox.org", 465, "tls"),
    "wp": Provider("WP", ("wp.pl",), "smtp.wp.pl", 465, "tls", note=_ALLOW_FIRST, by_name=True),
    "o2": Provider("o2", ("o2.pl", "go2.pl", "tlen.pl"), "poczta.o2.pl", 465, "tls", note=_ALLOW_FIRST, by_name=True),
    "onet": Provider(
        "Onet",
        ("onet.pl", "poczta.onet.pl", "op.pl", "vp.pl", "onet.eu"),
        *("smtp.poczta.onet.pl", 465, "tls"),
        note=_ALLOW_FIRST,
    ),
    "interia": Provider(
        "Interia", ("interia.pl", "interia.eu", "poczta.fm"), "poczta.interia.pl", 465, "tls", note=_ALLOW_FIRST
    ),
    "proton": Provider(
        "Proton Mail, by its Bridge",
        ("proton.me", "protonmail.com", "pm.me"),
        *("127.0.0.1", 1025, "starttls"),
        note="Proton Mail Bridge must run on this computer. It shows the port and a password of its own, and exports "
        "its certificate (Settings, Export TLS certificates): cert.pem, for --ca-file.",
        own_certificate=True,
    ),
}


def provider_of(address: str) -> Provider | None:
    """The provider of a mail address, by its domain; None for any other."""
    domain = address.rpartition("@")[2].lower()
    return next((provider for provider in PROVIDERS.values() if domain in provider.domains), None)


def provider_at(host: str) -> Provider | None:
    """The provider whose server this is."""
    return next((provider for provider in PROVIDERS.values() if provider.host == host.lower()), None)


def login_of(provider: Provider, address: str) -> str:
    """The user name that belongs to an address there."""
    return address.partition("@")[0] if provider.by_name else address
