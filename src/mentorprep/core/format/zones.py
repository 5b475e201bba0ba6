"""Which names are time zones: those of the IANA database that tzdata lists, and those that the system has beside them."""

import re
from functools import cache

from mentorprep.core.wording import nearest

ZONE_FORM = r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*"
ZONE_LENGTH = 100
_NO_ZONES = ("localtime", "posixrules", "Factory", "posix/", "right/")  # files of the database, not IANA names


def is_zone(name: str) -> bool:
    """Whether `zoneinfo` opens a name, and it is one of IANA's. What tzdata lists it always opens, as it falls back to it;
    asking the list takes a tenth of the time that its import takes."""
    return (name in _listed() and not name.startswith(_NO_ZONES)) or is_opened(name)


def is_opened(name: str) -> bool:
    """As `is_zone`, by opening it."""
    if len(name) > ZONE_LENGTH or not re.fullmatch(ZONE_FORM, name) or name.startswith(_NO_ZONES):
        return False
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name).key == name
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


def near_zone(name: str) -> str:
    """The zone that was likely meant; "" where that cannot be told."""
    from zoneinfo import available_timezones

    near = _offset_zone(name)
    if near or any(character.isdigit() for character in name) or "localtime" in name:
        return near
    return nearest(name, sorted(known for known in available_timezones() if not known.startswith(_NO_ZONES))) or ""


@cache
def _listed() -> frozenset[str]:
    from pkgutil import get_data

    try:
        return frozenset((get_data("tzdata", "zones") or b"").decode().split())
    except OSError:  # some systems strip the package, as they have the database elsewhere
        return frozenset()


def _offset_zone(name: str) -> str:
    """`GMT+2` is `Etc/GMT-2` in the database, which counts from the other side; "" where there is no such zone."""
    match = re.fullmatch(r"(?:GMT|UTC) ?([+-])0?([0-9]{1,2})(?::?00)?", name.strip(), re.IGNORECASE)
    found = f"Etc/GMT{'-' if match[1] == '+' else '+'}{match[2]}" if match else ""
    return found if found and is_zone(found) else ""
