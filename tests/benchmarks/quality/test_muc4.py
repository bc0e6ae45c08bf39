"""Templates of incidents: which words fill which role."""

from collections import defaultdict

import pytest

from quality._muc4_incidents import is_military
from quality._muc4_roles import apart, bare, is_victim, organisation
from quality._muc4_words import doers, targets
from quality.muc4 import _kind
from rashomon.text import vocabulary


@pytest.mark.parametrize("entry", vocabulary.entries("physical_targets"), ids=lambda entry: entry["any"][0])
def test_examples_name_a_thing(entry):
    assert targets(entry["example"])


@pytest.mark.parametrize(
    ("sentence", "things"),
    [
        ("A BOMB EXPLODED IN FRONT OF THE MILL OWNER'S OFFICE BUILDING.", ["MILL OWNER'S OFFICE BUILDING"]),
        ("THE REBELS BLEW UP TWO PYLONS AND A BRIDGE.", ["PYLONS", "BRIDGE"]),
        ("Three houses were burned and a bank employee was hurt.", ["houses"]),
        ("The minister spoke at the embassy about the drought.", []),
        ("They attacked the army barracks.", []),
    ],
)
def test_things_that_were_hit(sentence, things):
    assert targets(sentence) == things


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("TWO JUDGES WERE SHOT BY HOODED MEN.", ["HOODED MEN"]),
        ("The guerrillas attacked a ferry.", ["guerrillas"]),
        ("Four men attacked the problem.", []),
        ("The guerrillas were killed.", []),
    ],
)
def test_people_who_did_it(sentence, people):
    assert doers(sentence) == people


def test_articles_and_numbers_are_no_part_of_a_filler():
    assert bare("the six clerks") == "clerks"


def test_members_stand_for_their_organisation():
    assert organisation({"id": "x", "text": "alleged Red Cliff Army members"}) == "Red Cliff Army"
    assert organisation({"id": "unidentified_armed_group", "text": "unknown persons"}) == ""


def test_fighters_and_pronouns_are_no_victims():
    assert is_victim("TWO CLERKS")
    assert not is_victim("THREE GUERRILLAS")
    assert not is_victim("OTHERS")


def test_kin_are_told_apart():
    assert apart("the judge, his wife, and his son") == ["the judge", "his wife", "his son"]
    assert apart("CLERKS AND GUARDS") == ["CLERKS AND GUARDS"]


def _told(text, class_, kind="attack", aimed=()):
    value = {"low": 2, "high": 2, "text": "two", "group": {"text": text, "class": class_}}
    harm = {"value": value, "stance": "asserted", "evidence": {"start": 0, "text": ""}}
    told = defaultdict(list, {"killed": [harm], "type": [{"value": {"type": kind}, "evidence": {"start": 0}}]})
    told["target"] = [{"value": {"actor": actor}, "evidence": {"start": 0}} for actor in aimed]
    return told


@pytest.mark.parametrize(
    ("told", "things", "military"),
    [
        (_told("soldiers", "combatant"), [], True),
        (_told("soldiers", "combatant"), ["bus"], True),
        (_told("soldiers", "combatant"), ["church"], False),
        (_told("soldiers", "combatant", "explosive"), ["bus"], False),
        (_told("retired colonel", "combatant"), [], False),
        (_told("teachers", "civilian", "armed_clash"), [], False),
        (_told("people", "unknown", aimed=[{"text": "ARMY CONVOY", "kind": "State forces"}]), ["vehicle"], True),
    ],
)
def test_attacks_on_armed_men_alone_are_military(told, things, military):
    assert is_military(told, things) is military


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("POLICE DEFUSED A BOMB PLANTED AT THE EMBASSY.", "bombing"),
        ("POLICE SEIZED A STOCK OF DYNAMITE.", None),
    ],
)
def test_a_bomb_that_was_found_in_time_was_an_attempt(sentence, kind):
    told = {"type": [{"value": {"type": "disrupted_weapons"}, "evidence": {"text": sentence}}]}
    assert _kind({}, told) == kind
