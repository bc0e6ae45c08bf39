"""Parts of countries that are told by where they lie."""

import pytest

from rashomon.model.where import Place, encloses
from rashomon.resolve.gazetteer import gazetteer

PLACES = gazetteer()


def only(text: str) -> Place:
    (mention,) = PLACES.find(text)
    assert text[mention.span.start : mention.span.end] == mention.place.text
    return mention.place


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Nine people were shot in northern Syria.", "northern Syria", "northern Syria"),
        ("Nine people were shot in North Syria.", "North Syria", "northern Syria"),
        ("Nine people were shot in north-east Syria.", "north-east Syria", "northeastern Syria"),
        (
            "Nine people were shot in the south of the Central African Republic.",
            None,
            "southern Central African Republic",
        ),
        ("Nine people were shot in Mali's far north.", "Mali's far north", "northern Mali"),
        ("Nine people were shot in Northern Iraq.", "Northern Iraq", "northern Iraq"),
        ("Nine people were shot in south-central Somalia.", "south-central Somalia", "southcentral Somalia"),
    ],
)
def test_a_side_of_a_country_is_a_part_of_it(text: str, words: str | None, name: str) -> None:
    place = only(text)
    assert (place.name, place.precision, place.geonames) == (name, "region", None)
    assert words is None or place.text == words
    assert place.is_country_part
    assert place.is_broad


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ships were stopped north of Cyprus.", ["Cyprus"]),
        ("Shells fell on Syria's northern Idlib province.", ["Syria", "Idlib"]),
        ("Troops left South Sudan for North Korea.", ["South Sudan", "North Korea"]),
        ("Rockets fell on Eastern Ghouta.", ["Eastern Ghouta"]),
        ("Refugees crossed all of central America.", ["Central America"]),
    ],
)
def test_names_and_directions_are_no_parts(text: str, names: list[str]) -> None:
    found = PLACES.find(text)
    assert [m.place.name for m in found] == names
    assert not any(m.place.is_country_part for m in found)


def test_a_part_has_its_own_middle_where_a_list_has_it() -> None:
    listed, unlisted = only("Nine died in northern Mali."), only("Nine died in western Ghana.")
    assert listed.lat == pytest.approx(18.0)
    assert (unlisted.lat, unlisted.lon) == (only("Nine died in Ghana.").lat, only("Nine died in Ghana.").lon)


def test_a_part_may_hold_any_place_of_its_country() -> None:
    part = only("Nine died in northern Syria.")
    assert encloses(part, Place("Manbij", "Manbij", country="SYR", precision="settlement"))
    assert not encloses(part, Place("Mosul", "Mosul", country="IRQ", precision="settlement"))
    assert not encloses(Place("Manbij", "Manbij", country="SYR", precision="settlement"), part)


def test_a_name_that_begins_with_a_small_letter_is_no_part() -> None:
    road = Place("the al-Bab-Manbij road", "al-Bab–Manbij road", country="SYR", precision="region")
    assert not road.is_country_part
    assert not road.is_broad
