"""How tolls are written for people."""

import pytest

from rashomon.export.words import toll_words
from rashomon.model.incident import Toll


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((12, 12, 12), "12"),
        ((10, 12, 30), "10-12-30"),
        ((29, 29, None), "29+"),
        ((20, 31, None), "20-31-?"),
        ((None, 60, 60), "up to 60"),
        ((None, None, None), "?"),
        ((0, 0, 0), "0"),
    ],
)
def test_a_toll_in_words(numbers, words: str) -> None:
    assert toll_words(Toll(*numbers, "single", ())) == words


def test_no_toll_is_no_word() -> None:
    assert toll_words(None) == ""
