"""The kind of an account and its parties, on sentences of our own."""

from rashomon.extract._account_kind import account_kind
from rashomon.extract._account_parties import initiators, targets
from rashomon.extract.events import event_words
from rashomon.extract.harm import harms
from rashomon.extract.parse import ParsedReport
from rashomon.extract.roles import roles
from rashomon.extract.telling import Telling
from rashomon.resolve.registry import Registry
from rashomon.text.sentences import sentences


def told(text: str) -> list[Telling]:
    parsed = ParsedReport(text, sentences(text))
    parsed.parse(s.index for s in parsed.sentences)
    actors = Registry().find(text)
    made = []
    for sentence in parsed.sentences:
        who = roles(parsed[sentence.index], actors)
        made.append(
            Telling(
                sentence=sentence,
                harms=harms(parsed[sentence.index]),
                events=event_words(text, sentence.start, sentence.end),
                initiators=who.initiators,
                targets=who.targets,
            )
        )
    return made


def names(text: str) -> tuple[set[str], set[str]]:
    account = told(text)
    kind = account_kind(account).type
    doing, hit = initiators(account), targets(account, kind)
    return {p.mention.actor.name for p in doing}, {p.mention.actor.name for p in hit}


def test_the_sentence_with_the_harm_says_what_did_it():
    text = "Air strikes killed nine villagers at the mill on Sunday. The rebels had seized control of the town in May."
    assert account_kind(told(text)).type == "air_strike"


def test_a_broken_truce_is_not_what_killed():
    text = "Four people were killed by mortar shells as the ceasefire agreement was breached."
    assert account_kind(told(text)).type == "shelling"


def test_the_executed_did_not_fall_in_the_battle():
    text = "The militia executed thirty men of the village, against which it had fought battles for weeks."
    assert account_kind(told(text)).type == "attack"


def test_who_brought_the_bomb_makes_it_a_suicide_bombing():
    text = "A car bomb killed nine people at the gate. A suicide bomber had driven it there, the mayor said."
    assert account_kind(told(text)).type == "suicide_bomb"
    assert account_kind(told("A car bomb killed nine people at the gate.")).type == "explosive"


def test_strangers_count_only_where_nobody_is_known():
    text = "Hamas gunmen shot two boys near the well. A neighbour shot a goat."
    assert names(text)[0] == {"Hamas"}
    assert names("A neighbour shot two boys near the well.")[0] == {"neighbour"}


def test_the_chief_account_lends_its_means():
    lone = told("Two nurses were killed in the attack.")
    chief = told("Warplanes bombed the clinic, killing nine people.")
    assert account_kind(lone).type == "attack"
    assert account_kind(lone, chief).type == "air_strike"


def test_the_words_of_a_kind_stand_in_its_telling():
    kind = account_kind(told("Nothing moved at noon. A car bomb killed six people near the bridge."))
    assert kind.type == "explosive"
    assert kind.word is not None
    assert kind.telling is not None
    assert kind.telling.sentence.span.holds(kind.word.span)


def test_the_harmed_are_the_target():
    _, hit = names("Rebel mortar fire killed eleven civilians in the old quarter.")
    assert hit == {"Civilians"}


def test_a_few_of_the_people_hit_do_not_say_who_was_hit():
    assert names("Mortar fire killed 30 people, including two nurses.")[1] == set()
    assert names("Mortar fire killed eight people, including five nurses.")[1] == {"Civilians"}


def test_fighters_who_died_give_their_group():
    _, hit = names("Army units killed fourteen rebels near the quarry.")
    assert hit == {"Opposition rebels"}


def test_a_name_outweighs_a_vague_word():
    doing, _ = names("The terrorists killed four farmers. Islamic State fighters attacked the farm at dawn.")
    assert doing == {"Islamic State"}


def test_one_man_who_is_shot_is_a_civilian():
    _, hit = names("Gunmen shot dead one man outside his shop.")
    assert hit == {"Civilians"}


def test_a_source_at_the_police_is_no_party():
    _, hit = names("The rockets left eight people injured, a source at the harbour police told the agency.")
    assert "Police forces" not in hit


def test_missiles_that_were_stopped_were_fired_all_the_same() -> None:
    text = "Israeli jets attacked a base near Homs. Air defences intercepted most of the missiles."
    assert account_kind(told(text)).type == "air_strike"
    assert account_kind(told("Air defences intercepted a missile over Homs.")).type == "disrupted_weapons"


def test_one_soldier_who_is_shot_is_no_civilian():
    _, hit = names("Gunmen shot dead one soldier outside his house.")
    assert "Civilians" not in hit
