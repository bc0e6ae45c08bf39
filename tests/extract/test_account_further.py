"""Sentences that add a further deed."""

import pytest

from rashomon.extract._account_further import says_further
from rashomon.text.vocabulary import entries


@pytest.mark.parametrize("entry", entries("further_words"), ids=lambda entry: entry["example"])
def test_every_entry_matches_its_example(entry: dict[str, str]) -> None:
    sentence = entry["example"]
    before = sentence[: sentence.index("burned")]
    assert says_further(sentence, before) is (entry["use"] != "doers_of_one_event")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The rebels burned a mill.", False),
        ("The rebels also partly burned a mill.", True),
        ("Also on Monday the rebels burned a mill.", True),
        ("Alsorin's rebels burned a mill.", False),
        ("The bomb that went off then burned a mill.", True),
        ("The bomb then burned a mill.", False),
    ],
)
def test_who_does_it_and_where_the_word_stands(sentence: str, expected: bool) -> None:
    assert says_further(sentence, sentence[: sentence.index("burned")]) is expected
