"""Profiles made by hand."""

from rashomon.link.profile import Profile
from rashomon.model.quantity import Quantity
from rashomon.model.when import Date
from rashomon.model.where import Place

TOWN = Place("Varnak", "Varnak", "Varnak", "Coast", "SYR", 35.0, 36.0, "settlement")
SUBURB = Place("Little Varnak", "Little Varnak", "Little Varnak", "Coast", "SYR", 35.05, 36.05, "settlement")
NEXT_TOWN = Place("Orsk", "Orsk", "Orsk", "Coast", "SYR", 35.25, 36.0, "settlement")
FAR_TOWN = Place("Tell Mar", "Tell Mar", "Tell Mar", "Steppe", "SYR", 36.5, 38.0, "settlement")
PROVINCE = Place("Coast province", "Coast", None, "Coast", "SYR", 35.1, 36.1, "adm1")
COUNTRY = Place("Syria", "Syria", None, None, "SYR", 35.0, 38.0, "country")
ABROAD = Place("Basra", "Basra", "Basra", "Basra", "IRQ", 30.5, 47.8, "settlement")


def day(start: str, end: str | None = None, precision: str = "day") -> Date:
    return Date(start, end or start, precision)


def killed(low: int | None, high: int | None = None) -> tuple[tuple[str, Quantity], ...]:
    return (("killed", Quantity(low, high)),)


def profile(account: str = "a", report: str | None = None, **known: object) -> Profile:
    """An account of nothing, in a report of its own, with what is known of it."""
    empty = {
        "published": "2019-03-06",
        "background": False,
        "date": None,
        "place": None,
        "type": None,
        "initiators": frozenset(),
        "targets": frozenset(),
        "tolls": (),
        "figures": frozenset(),
        "names": frozenset(),
        "wording": frozenset(),
        "has_harm": True,
    }
    report = report or f"report of {account}"
    return Profile(account=account, report=report, **{"text": report, **empty, **known})


def raid(account: str, report: str | None = None, **known: object) -> Profile:
    """An account of one raid on a town."""
    usual = {
        "date": day("2019-03-05"),
        "place": TOWN,
        "type": "air_strike",
        "initiators": frozenset({"russia"}),
        "targets": frozenset({"rebels"}),
        "tolls": killed(14, 14),
        "names": frozenset({"varnak", "russian", "tuesday", "mayor"}),
    }
    return profile(account, report, **{**usual, **known})
