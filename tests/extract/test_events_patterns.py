"""Phrases of a vocabulary: the quick test that goes before them."""

import pytest

from rashomon.extract._events_patterns import AnyWord, Phrases, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A convoy was Ambushed near the dam.", True),
        ("Two car-bombs went off.", True),
        ("An unambushed column and ambushedness.", False),
        ("The mill was taken out by a drone.", True),
        ("The bread was taken outside.", False),
        ("", False),
    ],
)
def test_any_word_stands_alone_and_whatever_its_case(text: str, expected: bool) -> None:
    assert AnyWord(["ambushed", "bombs", "taken out"]).stands_in(text) is expected


def test_no_words_stand_nowhere() -> None:
    assert not AnyWord([]).stands_in("Anything at all.")


@pytest.mark.parametrize("text", ["On March 9 they marched.", "The 3 wells were shut.", "Nobody came."])
def test_what_may_not_match_does_not(text: str) -> None:
    phrases = Phrases([("march #", "month"), ("# wells", "water")])
    assert phrases.may_match(text) or not list(phrases.all(tokens(text)))
    assert phrases.may_match(text) is (text != "Nobody came.")
