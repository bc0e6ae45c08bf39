"""Event words and the choice of one incident type by the rules of the ACLED codebook."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract._events_forms import forms
from rashomon.extract._events_patterns import Phrases, tokens
from rashomon.extract.events import event_type, event_words, incident_type
from rashomon.model.incident import IncidentType
from rashomon.text import vocabulary

ENTRIES = vocabulary.entries("event_words")
LEDGER_TYPES = set(IncidentType.__args__)


def told(text: str, context: str = "") -> str:
    return incident_type(event_words(text), text, event_words(context))[0]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry['type']}-{entry['weight']}-{entry['any'][0]}")
def test_example_gives_the_type_of_its_entry(entry):
    found = event_words(entry["example"])
    assert (entry["type"], float(entry["weight"])) in {(word.type, word.weight) for word in found}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        # air and ground fire together, no ground troops: from the air
        ("Jets and artillery pounded the suburb, killing nine people.", "air_strike"),
        ("Helicopters dropped barrel bombs on the bakery.", "air_strike"),
        ("A drone strike killed the driver of the lorry.", "air_strike"),
        ("Warplanes bombed the hospital and four nurses died.", "air_strike"),
        ("Regime bombs killed two children in the old town.", "air_strike"),
        # one-sided fire from the ground
        ("Mortar rounds landed on the school and killed a pupil.", "shelling"),
        ("Militants fired six rockets at the airport.", "shelling"),
        ("Army shelling killed a family of five.", "shelling"),
        ("A missile slammed into the apartment block.", "shelling"),
        # both sides fight, whatever supports them
        ("Heavy clashes between soldiers and rebels left ten dead.", "armed_clash"),
        ("Troops backed from the air fought pitched battles with insurgents, killing 20.", "armed_clash"),
        ("Six policemen died in an exchange of fire with smugglers.", "armed_clash"),
        ("Rebels ambushed an army patrol and killed four soldiers.", "armed_clash"),
        ("The army repelled an attack on the outpost and killed twelve militants.", "armed_clash"),
        ("Clan fighting near the well killed eight.", "armed_clash"),
        # the bomber decides
        ("A suicide car bomb killed seven guards at the gate.", "suicide_bomb"),
        ("A man blew himself up in the mosque.", "suicide_bomb"),
        ("A car bomb killed seven guards at the gate.", "explosive"),
        ("A roadside bomb hit the convoy and wounded two soldiers.", "explosive"),
        ("Three shepherds were killed when they stepped on a landmine.", "explosive"),
        ("An improvised explosive device went off beside the bus.", "explosive"),
        ("Somebody threw a hand grenade into the cafe, wounding five.", "grenade"),
        ("Hundreds choked in a sarin gas attack on the suburb.", "chemical_weapon"),
        ("Helicopters dropped chlorine on the village, activists said.", "chemical_weapon"),
        # against people who cannot fight back
        ("Gunmen shot dead three civilians at the market.", "attack"),
        ("The group beheaded two aid workers.", "attack"),
        ("The mayor was assassinated outside his home.", "attack"),
        ("The miners were kidnapped in May and later killed by their captors.", "attack"),
        ("Armed men kidnapped two nurses on the road.", "abduction"),
        ("Fighters held 40 villagers hostage.", "abduction"),
        ("Soldiers raped two women at the checkpoint.", "sexual_violence"),
        # crowds
        ("Soldiers fired live ammunition into a crowd of demonstrators, killing six.", "force_against_protesters"),
        ("Demonstrators hurled stones at officers and burned tyres.", "violent_demonstration"),
        ("Teachers rallied outside the ministry to demand higher pay.", "protest"),
        ("Police used tear gas to disperse the protesters.", "protest"),
        ("An angry mob lynched a suspected thief.", "mob_violence"),
        # territory, weapons, agreements
        ("Government forces recaptured the town from the rebels.", "territory_gained"),
        ("Rebels seized the border town and took control of the crossing.", "territory_gained"),
        ("The militants briefly seized the base before soldiers drove them back in heavy fighting.", "armed_clash"),
        ("The garrison withdrew from the town without a fight.", "territory_transfer"),
        ("Sappers defused a bomb under the bridge.", "disrupted_weapons"),
        ("Militiamen looted shops and set houses on fire.", "looting"),
        ("Police arrested nine suspected members of the cell.", "arrest"),
        ("The two sides signed a ceasefire agreement.", "agreement"),
        # many kinds in one toll
        ("More than 200 people died in air and ground attacks across the province.", "mixed"),
        # what is no violence between people
        ("The helicopter crashed into a hill and three crew members died.", "other"),
        ("An earthquake killed 60 people in the mountains.", "other"),
        ("The library opens on Monday.", "other"),
    ],
)
def test_codebook_rules(text, type_):
    assert told(text) == type_


@pytest.mark.parametrize(
    ("with_comma", "without"),
    [
        (
            "Jets, helicopters and drones struck the town, killing 3.",
            "Jets helicopters and drones struck the town killing 3",
        ),
        ("The rebels' mortar shells hit the school.", "The rebels mortar shells hit the school"),
        ("A car-bomb killed four.", "A car bomb killed four"),
        ("AIR STRIKES KILLED NINE.", "Air strikes killed nine."),
    ],
)
def test_punctuation_and_case_do_not_change_the_type(with_comma, without):
    assert told(with_comma) == told(without)


def test_what_was_hit_leaves_the_means_in_sight():
    text = "They used two bombs against a car dealership."
    assert {word.type for word in event_words(text)} >= {"damage", "explosive"}


def test_the_occasion_counts_less_than_the_event():
    assert told("Two shopkeepers were executed in the square after an air strike on the barracks.") == "attack"


def test_means_come_from_the_context_where_the_sentence_names_none():
    assert told("Nine people were killed and 20 wounded.", "Air strikes hit market") == "air_strike"
    assert told("Gunmen shot dead nine people.", "Air strikes hit market") == "attack"


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The foreign ministers met to restore diplomatic relations.", "diplomacy"),
        ("A bus plunged into a ravine after a collision.", "accident"),
        ("Customs officers broke up a cocaine trafficking ring.", "organized_crime"),
        ("The group claimed responsibility for the bombing.", "attribution"),
        ("The two factions merged under a new commander.", "group_change"),
    ],
)
def test_extra_types_are_told_apart_and_stay_out_of_the_ledger(text, type_):
    words = event_words(text)
    assert event_type(words, text)[0] == type_
    assert incident_type(words, text)[0] in LEDGER_TYPES


def test_every_type_of_the_vocabulary_becomes_a_type_of_the_ledger():
    for entry in ENTRIES:
        assert told(entry["example"]) in LEDGER_TYPES


def test_spread_without_a_kind_of_violence():
    assert told("The air and ground staff met across several areas.") == "other"


def test_the_context_gives_a_means_and_nothing_else():
    assert told("A girl was wounded on Monday.", "Police arrest man") == "attack"


def test_no_word_no_confidence():
    assert incident_type((), "") == ("other", 0.0)


def test_nouns_and_verbs():
    text = "The bombing followed a raid; planes bombed the depot and a strike hit the bridge."
    nouns = {word.span.text: word.is_noun for word in event_words(text)}
    assert nouns["bombing"] and nouns["raid"]
    assert not nouns["planes bombed"]


def test_words_of_peace_are_no_events():
    for text in (
        "He lost his battle with cancer.",
        "The workers began a hunger strike.",
        "She won gold in March 2019.",
    ):
        assert all(word.weight == 0 for word in event_words(text)) or told(text) == "other"


def test_a_phrase_never_runs_over_the_end_of_a_sentence():
    assert not any(
        word.span.text.lower().startswith("police")
        for word in event_words("He met police. Tear was shed. Gas cost more.")
    )


@given(st.text(alphabet=st.sampled_from("abom shelkidr.,'’-\n3Ü"), max_size=200), st.integers(0, 50))
def test_spans_are_the_texts_own_words(text, start):
    for word in event_words(text, start):
        assert text[word.span.start : word.span.end] == word.span.text
        assert word.span.start >= min(start, len(text))


@given(st.lists(st.sampled_from([entry["example"] for entry in ENTRIES]), max_size=4))
def test_same_text_same_answer(parts):
    text = "\n".join(parts)
    once = incident_type(event_words(text), text)
    assert once == incident_type(event_words(text), text)
    assert 0.0 <= once[1] <= 1.0


def test_part_of_a_text():
    text = "A bomb exploded. Gunmen fled."
    assert [word.span.text for word in event_words(text, 17)] == ["Gunmen"]


@pytest.mark.parametrize(
    ("word", "some"),
    [
        ("bomb", {"bombs", "bombed", "bombing", "bombings"}),
        ("strike", {"strikes", "struck", "striking"}),
        ("stab", {"stabbed", "stabbing"}),
        ("clash", {"clashes", "clashed"}),
        ("bury", {"buries", "buried", "burying"}),
        ("body", {"bodies"}),
    ],
)
def test_forms(word, some):
    assert some <= set(forms(word))
    assert forms(word)[0] == word


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("car|van bomb", "two vans bombed", ["vans bombed"]),
        ("=dead", "the deads and the dead", ["dead"]),
        (
            "rocket propelled? grenade",
            "rocket grenade, rocket-propelled grenades",
            ["rocket grenade", "rocket-propelled grenades"],
        ),
        ("found .. dead", "found on Monday dead; found on a cold Monday dead", ["found on Monday dead"]),
        ("march #", "March 2019 march on", ["March 2019"]),
        ("burn .. @physical_targets", "burned two gas stations; burned the letters", ["burned two gas stations"]),
    ],
)
def test_pattern_language(pattern, text, found):
    assert [text[m.start : m.end] for m in Phrases([(pattern, 1)]).longest(tokens(text))] == found
