"""Countries as other projects write them: the list agrees with itself and with what the numbers say."""

import pytest

from rashomon.export.profiles.countries import country
from rashomon.text.vocabulary import Entry, entries

LISTED = [entry for entry in entries("countries") if entry.get("gw")]


def region(number: int) -> str:
    """UCDP/PRIO Armed Conflict Dataset, codebook, region: by ranges of the numbers of Gleditsch and Ward."""
    bounds = ((200, "Americas"), (400, "Europe"), (630, "Africa"), (700, "Middle East"))
    return next((name for end, name in bounds if number < end), "Asia")


@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: entry["country"])
def test_the_region_follows_from_the_number(entry: Entry) -> None:
    assert entry["ucdp_region"] == region(entry["gw"])


def test_no_number_stands_twice() -> None:
    for key in ("country", "numeric", "gw"):
        told = [entry[key] for entry in entries("countries") if entry.get(key)]
        assert len(told) == len(set(told)), key


@pytest.mark.parametrize(
    ("code", "number", "name"),
    [
        ("USA", 2, "United States of America"),
        ("SYR", 652, None),
        ("YEM", 678, "Yemen (North Yemen)"),
        ("MMR", 775, "Myanmar (Burma)"),
        ("RUS", 365, "Russia (Soviet Union)"),
        ("COD", 490, "DR Congo (Zaire)"),
        ("DEU", 260, None),
        ("SSD", 626, None),
    ],
)
def test_numbers_that_are_sure(code: str, number: int, name: str | None) -> None:
    found = country(code)
    assert found is not None
    assert (found.gw, found.gw_name) == (number, name)
