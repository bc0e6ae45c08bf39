"""Several places of one event, named together."""

import pytest

from properties.told import read
from rashomon.model.claim import PlaceFact


def places(text: str) -> list[str | None]:
    claims = sorted(read(text).claims, key=lambda c: c.trigger.start)
    return [c.value.place.name for c in claims if isinstance(c.value, PlaceFact)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Air strikes on Homs and Hama killed nine people.", ["Homs", "Hama"]),
        ("Air strikes on Homs, Hama and Idlib killed nine people.", ["Homs", "Hama", "Idlib"]),
        ("Warplanes bombed Homs and Hama on Monday.", ["Homs", "Hama"]),
        ("Air strikes on Rastan, Homs province, killed nine people.", ["Rastan"]),
        ("A bomb in Homs killed nine people who came from Hama and Idlib.", ["Homs"]),
    ],
)
def test_places_that_and_joins(text: str, names: list[str]) -> None:
    assert places(text) == names


def test_who_names_two_places_does_not_contradict_who_names_one() -> None:
    told = read(
        "Air strikes on Homs and Hama on Monday killed 13 people, a doctor said.",
        "Warplanes killed 13 people in Homs on Monday, the governor said.",
    )
    (one,) = told.incidents
    assert one.place is not None
    assert (one.place.name, one.status["place"]) == ("Homs", "agreed")
