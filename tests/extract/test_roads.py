"""Roads that are told by the places they join."""

import pytest

from properties.told import read
from rashomon.extract._roads import with_roads
from rashomon.model.where import Place
from rashomon.resolve.gazetteer import gazetteer


def names(text: str) -> list[str | None]:
    mentions = with_roads(text, gazetteer().find(text))
    assert all(text[m.span.start : m.span.end] == m.span.text == m.place.text for m in mentions)
    return [m.place.name for m in mentions]


def scene(text: str) -> Place | None:
    (one,) = read(text).incidents
    return one.place


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A mine lay on the road between Homs and Rastan.", ["Homs–Rastan road"]),
        ("A mine lay on the highway that links the towns of Homs and Rastan.", ["Homs–Rastan highway"]),
        ("A mine lay on the Homs-Rastan road.", ["Homs–Rastan road"]),
        ("A mine lay on the Damascus–Homs international highway.", ["Damascus–Homs highway"]),
        ("A mine lay on the railway from Mosul to Baghdad.", ["Mosul–Baghdad railway"]),
        ("Talks between Damascus and Ankara went on.", ["Damascus", "Ankara"]),
        ("Buses went from Homs to Rastan.", ["Homs", "Rastan"]),
    ],
)
def test_a_road_is_one_place(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_road_lies_half_way_in_what_both_its_ends_share() -> None:
    place = scene("Gunmen shot dead a farmer on the road between Homs and Rastan on Monday.")
    assert place is not None
    assert (place.admin1, place.country, place.precision, place.settlement) == ("Homs", "SYR", "region", None)
    assert (place.lat, place.lon) == (34.8285, 36.721)


@pytest.mark.parametrize(
    ("where", "name"),
    [
        ("near the village of Talbiseh on the road from Homs to Rastan", "Talbiseh"),
        ("in Homs province on the highway linking Homs with Rastan", "Homs–Rastan highway"),
        ("on the Homs-Rastan road in Homs province", "Homs–Rastan road"),
    ],
)
def test_a_road_says_more_than_its_province_and_less_than_a_village(where: str, name: str) -> None:
    place = scene(f"Gunmen shot dead a farmer {where} on Monday.")
    assert place is not None
    assert place.name == name
