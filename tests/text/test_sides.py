"""Actors that reports name in each other's place stand on one side; others stand on their own."""

import pytest

from rashomon.model.who import Actor
from rashomon.resolve._registry_load import listed, nations
from rashomon.resolve.registry import Registry
from rashomon.text.sides import side_of
from rashomon.text.vocabulary import entries

ENTRIES = entries("actor_sides")


def actor(actor_id: str | None, name: str = "Somebody") -> Actor:
    return Actor(actor_id, name, name)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["side"])
def test_the_actors_of_an_entry_stand_on_its_side(entry: dict) -> None:
    assert {side_of(actor(one)) for one in entry["actors"]} == {entry["side"]}
    assert len(entry["actors"]) > 1


def test_nobody_stands_on_two_sides() -> None:
    listed = [one for entry in ENTRIES for one in entry["actors"]]
    assert len(listed) == len(set(listed))


def test_others_stand_on_their_own() -> None:
    assert side_of(actor("hamas")) == "hamas"
    assert side_of(actor(None, "Men of Varnak")) == "Men of Varnak"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["side"])
def test_the_example_names_actors_of_the_side(entry: dict) -> None:
    known = Registry()
    named = {m.actor.id for m in known.find(entry["example"])} | {
        known.lookup(words).id for words in ("the United States", "Israel") if words in entry["example"]
    }
    assert named & set(entry["actors"])


def test_every_actor_of_a_side_is_one_of_the_registry() -> None:
    """An id that nobody has would set nobody on its side, unseen."""
    known = {actor.id for actor in listed()} | {nation.state_id or nation.slug for nation in nations()}
    known |= {entry.get("id") for entry in entries("actor_patterns")}
    assert {one for entry in ENTRIES for one in entry["actors"]} <= known
