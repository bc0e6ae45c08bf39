"""Every curated place matches its example, and stands where it says."""

from typing import Any

import pytest

from rashomon.model.where import Place, distance_km
from rashomon.resolve._gazetteer_cues import cues
from rashomon.resolve.gazetteer import gazetteer
from rashomon.text.vocabulary import entries, resources_folder

FILES = sorted(path.stem for path in resources_folder().glob("places_*.yaml"))
KINDS = {"country", "region", "adm1", "adm2", "settlement", "sub_city", "site"}


@pytest.mark.parametrize("file", FILES)
def test_every_example_names_the_place(file: str) -> None:
    places = gazetteer()
    missed = [e["name"] for e in entries(file) if not matches(places.names(e["example"]), e)]
    assert missed == []


def matches(names: Any, entry: dict[str, Any]) -> bool:
    there = Place("", lat=entry["lat"], lon=entry["lon"])
    # a name may stand for a town and its division: the one beside the other is no mistake
    return any((distance_km(n.place, there) or 0) < 170 for n in names if n.place.lat is not None)


@pytest.mark.parametrize("file", FILES)
def test_entries_are_well_formed(file: str) -> None:
    for entry in entries(file):
        assert entry["kind"] in KINDS, entry
        assert -90 <= entry["lat"] <= 90, entry
        assert -180 <= entry["lon"] <= 180, entry
        assert entry["name"] in entry["example"], entry
        assert entry["kind"] == "region" or len(entry["country"]) == 3, entry
        assert all(isinstance(name, str) and name for name in entry.get("also", ())), entry


def test_people_and_adjectives_lead_to_their_country() -> None:
    places = gazetteer()
    for entry in entries("places_countries"):
        for people in entry.get("people", ()):
            (name, *_) = places.names(f"They met a {people} envoy.") or [None]
            assert name is not None, people
            assert name.use == "adjective", people
            assert name.place.country == entry["country"], people


def test_shortened_states() -> None:
    places = gazetteer()
    for entry in entries("place_abbreviations"):
        assert entry["name"] in [n.place.name for n in places.names(entry["example"])], entry


def test_every_cue_stands_in_its_example() -> None:
    for entry in entries("place_cues"):
        words = {word.strip(".,()").lower() for word in entry["example"].split()}
        assert words & cues()[entry["cue"]], entry["cue"]
