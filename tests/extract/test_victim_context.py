"""The class of people whom a claim's own words leave open."""

import pytest

from rashomon.extract._harm_claims import Said, merged
from rashomon.extract._victim_context import is_elliptic, settle_classes
from rashomon.extract.harm import harms
from rashomon.extract.parse import ParsedReport
from rashomon.extract.speakers import speaker_of
from rashomon.extract.telling import Telling
from rashomon.extract.victims import victim_class
from rashomon.text.sentences import sentences


def classes(text: str, kind: str = "other") -> list[tuple[str, str]]:
    parsed = ParsedReport(text, sentences(text))
    parsed.parse(s.index for s in parsed.sentences)
    said = [
        Said(
            mention=mention,
            telling=Telling(sentence=sentence, harms=harms(parsed[sentence.index])),
            speaker=speaker_of(parsed, sentence.index, mention.trigger),
            stance="asserted",
            scope="incident",
            group_class=victim_class(mention.group.text if mention.group else ""),
        )
        for sentence in parsed.sentences
        for mention in harms(parsed[sentence.index])
    ]
    kept = merged(said)
    settle_classes(kept, said, kind)
    return [(one.mention.trigger.text, one.group_class) for one in kept]


def test_others_are_of_the_class_of_those_before():
    assert classes("The rocket killed four civilians and wounded 12 others.") == [
        ("four", "civilian"),
        ("12", "civilian"),
    ]


def test_others_beside_fighters_are_fighters():
    assert dict(classes("The raid killed seven militants and wounded 19 others."))["19"] == "combatant"


def test_people_stay_unknown():
    assert dict(classes("The rocket killed 14 people.")) == {"14": "unknown"}


def test_a_figure_keeps_the_class_it_has_elsewhere():
    found = classes("Strikes kill 25 civilians. The strikes killed 25 people on Monday, a monitor said.")
    assert {class_ for _, class_ in found} == {"civilian"}


def test_few_who_are_attacked_are_civilians_many_are_not():
    assert classes("Attackers shot dead two men.", "attack")[0][1] == "civilian"
    assert classes("They executed 300 men.", "attack")[0][1] == "unknown"


@pytest.mark.parametrize("words", ["", "others", "12 others", "many more", "some of them", "at least five"])
def test_elliptic_words_name_nobody(words: str):
    assert is_elliptic(words)


@pytest.mark.parametrize("words", ["people", "men", "12 villagers", "bodies"])
def test_words_that_name_people_are_not_elliptic(words: str):
    assert not is_elliptic(words)


def test_more_than_ten_are_the_ten_told_before():
    assert classes("Ten civilians were killed. The raid took the lives of over ten persons.")[-1][1] == "civilian"
