"""What is compared of a place: a site known by its province lies in it, a seat of power is no place of an event."""

import pytest
from msgspec.structs import replace

from factories import make_reading
from rashomon.link.gather import profiles
from rashomon.model.claim import DateFact, PlaceFact
from rashomon.model.where import Place
from rashomon.text.vocabulary import entries


def compared(place: Place) -> Place | None:
    reading = make_reading("r1")
    claims = [replace(c, value=PlaceFact(place)) if c.field == "place" else c for c in reading.claims]
    (row,) = profiles([reading.report], reading.accounts, claims, {})
    return row.place


def test_a_site_known_by_its_province_lies_in_the_province() -> None:
    mosque = Place("a Coast mosque", "Coast", None, "North Coast", "SYR", 35.0, 36.0, "site")
    assert compared(mosque) == replace(mosque, name="North Coast", precision="adm1")


@pytest.mark.parametrize(
    "place",
    [
        Place("Varnak mosque", "Varnak", "Varnak", "Coast", "SYR", 35.0, 36.0, "site"),
        Place("Tell Mar airport", "Tell Mar", None, "Coast", "SYR", 35.0, 36.0, "site"),
        Place("Coast", "Coast", None, "Coast", "SYR", 35.0, 36.0, "adm1"),
    ],
)
def test_other_places_are_compared_as_they_are(place: Place) -> None:
    assert compared(place) == place


@pytest.mark.parametrize("entry", entries("seats_of_power"), ids=lambda entry: entry["place"])
def test_a_seat_of_power_is_no_place_of_an_event(entry: dict) -> None:
    assert entry["place"] in entry["example"]
    assert (
        compared(Place(entry["place"], entry["place"], entry["place"], None, "USA", 38.9, -77.0, "settlement")) is None
    )


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("Planes came on Tuesday night.", {"TNI"}),
        ("Overnight the village was shelled.", {"TNI"}),
        ("At dawn the tanks moved; by nightfall they were gone.", {"TMO", "TEV"}),
        ("The knights of the valley met on Tuesday.", set()),
    ],
)
def test_the_hours_that_are_told(said: str, hours: set[str]) -> None:
    reading = make_reading("r1")
    spoken = replace(reading.claims[0].evidence, text=said)
    claims = [replace(c, evidence=spoken) for c in reading.claims if isinstance(c.value, DateFact)]
    assert claims
    (row,) = profiles([reading.report], reading.accounts, claims, {})
    assert row.hours == hours


def test_what_was_hit_is_told_by_the_sentences_of_claims() -> None:
    reading = make_reading("r1")
    spoken = replace(reading.claims[0].evidence, text="Jets hit a convoy of trucks.")
    (row,) = profiles([reading.report], reading.accounts, [replace(c, evidence=spoken) for c in reading.claims], {})
    assert row.objects == {"convoy"}
