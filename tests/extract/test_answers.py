"""The day of an answer is not the day of the event."""

import pytest

from rashomon.extract._answers import is_of_an_answer
from rashomon.extract.attribution import REPORTING, attributions
from rashomon.extract.harm import harms
from rashomon.extract.parse import ParsedReport
from rashomon.model.span import Span
from rashomon.text.sentences import sentences
from rashomon.text.vocabulary import entries


def answers(text: str, day: str) -> bool:
    parsed = ParsedReport(text, sentences(text))[0]
    time = Span.of(text, text.index(day), text.index(day) + len(day))
    told = [h.harm_word for h in harms(parsed)]
    return is_of_an_answer(parsed, time, attributions(parsed, REPORTING), told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor today said that two millers were killed.", True),
        ("The embassy praised the judge today for his work on the murder.", True),
        ("Two millers were killed today, the mayor said.", False),
        ("Today the mayor said that two millers were killed.", False),
        ("The raid claimed 20 lives today.", False),
        ("The raiders today burned the mill.", False),
    ],
)
def test_the_day_goes_with_the_answer(text: str, expected: bool) -> None:
    assert answers(text, "today" if "today" in text else "Today") is expected


@pytest.mark.parametrize("entry", entries("response_words"), ids=lambda entry: entry["example"])
def test_every_entry_matches_its_example(entry: dict[str, str]) -> None:
    assert answers(entry["example"], "today")
