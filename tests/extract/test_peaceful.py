"""Events that harm nobody: told as done, with who, where and when, they are incidents; as context they are none."""

import pytest

from properties.told import read
from rashomon.extract._peaceful import peaceful_deed
from rashomon.text.vocabulary import entries


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        ("Police dispersed a large protest in Tunis.", "Police", "protest"),
        ("Demonstrators took to the streets of Tunis.", "Demonstrators", None),
        ("The army and the rebels have signed a truce.", "The army", "the rebels"),
        ("The army agreed on a local ceasefire with rebels.", "The army", "rebels"),
        ("Soldiers quit the town and militiamen moved in unopposed.", "militiamen", "Soldiers"),
        ("Militiamen took over the town without firing a shot.", "Militiamen", None),
    ],
)
def test_who_did_it_and_with_whom(text: str, one: str, two: str | None) -> None:
    deed = peaceful_deed(text)
    assert deed is not None
    assert text[slice(*deed.one)] == one
    assert (text[slice(*deed.two)] if deed.two else None) == two


@pytest.mark.parametrize(
    "text",
    [
        "Protesters will march in Tunis.",
        "The army and the rebels should have signed a truce.",
        "The ceasefire collapsed in Sirte.",
        "Police did not say why they broke up the rally.",
        "Rebels entered the town after a fight.",
    ],
)
def test_what_is_planned_or_only_named_is_no_deed(text: str) -> None:
    assert peaceful_deed(text) is None


@pytest.mark.parametrize("entry", entries("peaceful_words"), ids=lambda entry: entry["use"])
def test_every_entry_has_an_example_that_tells_a_deed(entry: dict[str, str]) -> None:
    assert any(word in entry["example"].lower() for word in entry["words"])
    assert peaceful_deed(entry["example"]) is not None


@pytest.mark.parametrize(
    ("text", "initiators", "targets"),
    [
        ("Protesters marched in Khartoum on Monday.", ["Protesters"], []),
        ("Police dispersed protesters in Khartoum on Monday.", ["Police forces"], ["Protesters"]),
        ("The army and rebels signed a truce in Rastan on Monday.", ["Government forces"], ["Opposition rebels"]),
        (
            "The army left Rastan on Monday and rebels entered the town without a fight.",
            ["Opposition rebels"],
            ["Government forces"],
        ),
    ],
)
def test_the_parties_of_an_incident(text: str, initiators: list[str], targets: list[str]) -> None:
    (one,) = read(text).incidents
    assert [actor.name for actor in one.initiator] == initiators
    assert [actor.name for actor in one.target] == targets


@pytest.mark.parametrize(
    "text",
    [
        "Protesters marched.",
        "Protesters marched on Monday.",
        "Protesters marched in Khartoum.",
        "Protesters marched in Sudan on Monday.",
        "Protesters marched in Khartoum in 2013.",
    ],
)
def test_without_town_and_day_it_is_no_incident(text: str) -> None:
    assert not [one for one in read(text).incidents if not one.background]


def test_a_march_is_apart_from_the_shelling_told_beside_it() -> None:
    told = read("Shells killed nine people in Homs on Sunday. Protesters rallied in Hama on Monday.")
    assert sorted(one.type for one in told.incidents) == ["protest", "shelling"]


def test_a_truce_is_apart_from_those_who_were_killed_before() -> None:
    told = read(
        "The army and rebels signed a truce in Homs on Monday. Shells had killed nine people in Rastan on Sunday."
    )
    assert sorted(one.type for one in told.incidents) == ["agreement", "shelling"]


def test_who_is_shot_at_a_march_is_of_its_account_and_the_marchers_did_not_do_it() -> None:
    (one,) = read("Protesters marched in Khartoum on Monday. Police shot dead three of them.").incidents
    assert [actor.name for actor in one.initiator] == ["Police forces"]
    assert one.harm["killed"].total.best == 3
