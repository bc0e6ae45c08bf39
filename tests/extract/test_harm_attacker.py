"""The death of the one who did it is told apart from those of the people whom he killed."""

import pytest

from harmed import mentions
from properties.told import PUBLISHED, read
from rashomon.model.claim import HarmValue


def rules(text: str) -> dict[str, str]:
    """The words for each of those who are dead -> the rule by which they were found, "them" for a victim's."""
    found = mentions(text)
    return {m.trigger.text: m.rule.removesuffix("_bare") for m in found if m.field == "killed"}


@pytest.mark.parametrize(
    ("text", "who", "rule"),
    [
        ("The gunman was shot dead by guards.", "The gunman", "attacker"),
        ("The clerk opened fire, killing three tellers before he was killed by guards.", "he", "attacker"),
        ("A clerk killed his wife before he was shot dead by guards.", "he", "attacker"),
        ("Four tellers were killed by a clerk before he was shot and killed by guards.", "he", "attacker"),
        ("He died of a self-inflicted gunshot wound.", "He", "own_hand"),
        ("The clerk who killed nine people was found dead of a self-inflicted wound.", "The clerk", "own_hand"),
        ("Police call it a murder-suicide.", "murder-suicide", "own_hand"),
    ],
)
def test_who_did_it(text: str, who: str, rule: str) -> None:
    assert rules(text)[who] == rule


@pytest.mark.parametrize(
    "text",
    [
        "A clerk shot his neighbour before he was pronounced dead.",  # the neighbour may be meant
        "A clerk met his neighbour before he was killed by guards.",
        "A teller was shot dead by guards.",
    ],
)
def test_who_is_not_told_to_have_done_it(text: str) -> None:
    assert not {"attacker", "own_hand"} & set(rules(text).values())


def test_words_for_the_one_who_did_it_stand_beside_the_pronoun() -> None:
    text = "A clerk opened fire, killing three tellers before he was killed by guards."
    (mention,) = (m for m in mentions(text) if m.trigger.text == "he")
    assert mention.group is not None
    assert mention.group.text == "clerk"


def killed(text: str) -> list[tuple[str, int | None, str]]:
    """The claims on the dead of a text: the words, how many, and the class of the people."""
    claims = sorted(read(text, published=PUBLISHED).claims, key=lambda claim: claim.trigger)
    return [
        (claim.trigger.text, claim.value.quantity.low, claim.value.group.class_)
        for claim in claims
        if claim.field == "killed" and isinstance(claim.value, HarmValue)
    ]


def test_the_killer_is_not_one_of_his_victims() -> None:
    told = killed("A man shot dead his wife and two children in Homs on Monday, then killed himself, police said.")
    assert told == [("A man", 1, "unknown"), ("his wife", 1, "civilian"), ("two", 2, "civilian")]


def test_one_victim_and_the_killer_are_two() -> None:
    told = killed("A man shot his daughter dead in Homs on Monday before turning the gun on himself.")
    assert told == [("his daughter", 1, "civilian"), ("himself", 1, "unknown")]


def test_the_killer_told_twice_is_one() -> None:
    told = killed(
        "A gunman killed three people in Homs on Monday before he was killed by guards. The gunman was killed."
    )
    assert told == [("three", 3, "civilian"), ("he", 1, "combatant")]


def test_a_murder_suicide_tells_of_nobody_where_the_dead_are_counted() -> None:
    assert killed("Five people died in a murder-suicide in Homs on Monday.") == [("Five", 5, "civilian")]
    told = killed("A nurse and a teenage girl died in a murder-suicide in Homs on Monday.")
    assert [words for words, *_ in told] == ["A nurse", "a teenage girl"]
    told = killed("Police call it a murder-suicide: a man shot dead three people in Homs on Monday.")
    assert told == [("murder-suicide", 1, "unknown"), ("three", 3, "civilian")]
