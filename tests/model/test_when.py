"""Dates in words."""

import pytest

from rashomon.model.when import Date, date_text


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (Date("2019-03-05", "2019-03-05", "day"), "2019-03-05"),
        (Date("2019-03-04", "2019-03-10", "week"), "2019-03-04 to 2019-03-10"),
        (Date("2019-03-01", "2019-03-31", "month"), "2019-03"),
        (Date("2019-01-01", "2019-12-31", "year"), "2019"),
    ],
)
def test_a_date_in_words(date: Date, words: str) -> None:
    assert date_text(date) == words
