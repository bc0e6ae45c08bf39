"""Words that go on about an event, or bring up another."""

import pytest

from rashomon.extract._account_words import word_signs
from rashomon.text.vocabulary import Entry, entries


@pytest.mark.parametrize("entry", entries("account_words"), ids=lambda e: str(e["example"]))
def test_every_example_has_its_sign(entry: Entry) -> None:
    assert word_signs(entry["example"])[entry["sign"]] == 1.0


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("The attack came at noon.", {"goes_on", "opens_definite"}),
        ("Nobody saw the attack.", {"goes_on"}),
        ("An attack came at noon.", {"indefinite"}),
        ("The toll rose to nine.", {"goes_on", "counts_dead"}),
        ("Rebels came at noon.", set()),
    ],
)
def test_which_signs_a_sentence_has(text: str, signs: set[str]) -> None:
    assert {name for name, value in word_signs(text).items() if value} == signs
